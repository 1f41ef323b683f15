//! What `decide` and the clocks may know besides the subject itself.

use super::calendar::Calendar;
use super::clause::Clause;
use super::figures::Figures;
use super::ids::PersonId;
use super::organisation::Organisation;
use super::roles::Role;
use super::stamp::DeviceId;
use super::time::Timestamp;
use super::world::World;

/// Now, who acts, and read access to everything else.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// The instant of the command, from the platform's clock.
    pub now: Timestamp,
    /// Who acts.
    pub actor: PersonId,
    /// The device it is done on.
    pub device: DeviceId,
    /// All tables.
    pub world: &'a World,
}

impl<'a> Context<'a> {
    /// The firm.
    #[must_use]
    pub fn organisation(&self) -> &'a Organisation {
        &self.world.organisation
    }

    /// Whether the regulation of `clause` is in force: only then does it refuse anything or start a clock.
    #[must_use]
    pub fn in_force(&self, clause: Clause) -> bool {
        self.organisation()
            .regulations
            .contains(&clause.regulation())
    }

    /// Whether the actor holds `role`.
    #[must_use]
    pub fn has_role(&self, role: Role) -> bool {
        self.organisation()
            .people
            .get(&self.actor)
            .is_some_and(|person| person.active && person.roles.contains(&role))
    }

    /// Whether the actor holds one of `roles`.
    #[must_use]
    pub fn has_any(&self, roles: &[Role]) -> bool {
        roles.iter().any(|role| self.has_role(*role))
    }

    /// The figures that were in force at `at` (a case keeps those with which its clock started).
    #[must_use]
    pub fn figures_at(&self, at: Timestamp) -> &'a Figures {
        self.organisation().figures_at(at)
    }

    /// The calendar that was in force at `at`.
    #[must_use]
    pub fn calendar_at(&self, at: Timestamp) -> &'a Calendar {
        self.organisation().calendar_at(at)
    }
}
