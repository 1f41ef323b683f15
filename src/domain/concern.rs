//! What a firm has to do with, by the regulations that it has put in force: one table for the navigation, the intake and the forms.
//!
//! Two questions, told apart: what is *asked* of the firm is offered; what is *there* can be looked at. A regulation that is switched off
//! takes away what it asked, never what was written down while it held.

use super::cases::Procedure;
use super::clause::Regulation;
use super::organisation::Organisation;
use super::world::World;

/// A branch of work that only some firms have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Concern {
    /// Heat and what goes with it: temperatures, service cards, credentials at the door.
    Heating,
    /// Interruptions of supply.
    Outages,
    /// Somebody at the station day and night.
    Shifts,
    /// Rounds through buildings, and the works of their installations.
    Rounds,
    /// Asking afterwards whether a fault is gone.
    Revisits,
    /// Complaints to a utility and reports of misconduct.
    Petitions,
    /// Something is broken at a customer's.
    Repairs,
    /// Buildings with who is responsible.
    Buildings,
    /// Major faults.
    Faults,
    /// Solving first in emergencies.
    Emergencies,
    /// Inspections, surveys, research visits.
    ActiveService,
    /// Complaints about the service.
    Complaints,
    /// Complaints about goods, with what comes back or is allowed.
    Quality,
    /// What a graded customer only grumbles about.
    Grumbles,
}

impl Concern {
    /// Every one.
    pub const ALL: [Self; 14] = [
        Self::Heating,
        Self::Outages,
        Self::Shifts,
        Self::Rounds,
        Self::Revisits,
        Self::Petitions,
        Self::Repairs,
        Self::Buildings,
        Self::Faults,
        Self::Emergencies,
        Self::ActiveService,
        Self::Complaints,
        Self::Quality,
        Self::Grumbles,
    ];

    /// The regulations of which each brings it.
    pub fn regulations(self) -> impl Iterator<Item = Regulation> {
        let numbers: &[u8] = match self {
            Self::Heating
            | Self::Outages
            | Self::Shifts
            | Self::Rounds
            | Self::Revisits
            | Self::Petitions => &[10],
            Self::Repairs => &[10, 11],
            Self::Buildings => &[6, 10, 11],
            Self::Faults | Self::Emergencies | Self::ActiveService => &[1],
            Self::Complaints => &[5, 11, 13, 15],
            Self::Quality => &[4],
            Self::Grumbles => &[8],
        };
        numbers.iter().copied().map(Regulation)
    }

    /// Whether a regulation in force asks it of the firm.
    #[must_use]
    pub fn is_asked(self, firm: &Organisation) -> bool {
        self.regulations()
            .any(|regulation| firm.regulations.contains(&regulation))
    }

    /// Whether there is something to look at: it is asked, or something of it was written down before.
    #[must_use]
    pub fn is_there(self, world: &World) -> bool {
        self.is_asked(&world.organisation) || self.was_written(world)
    }

    fn was_written(self, world: &World) -> bool {
        let any = |of: fn(&Procedure) -> bool| {
            let mut cases = world.cases.values();
            cases.any(|case| of(&case.procedure))
        };
        match self {
            // Its traces stand at what they are about, each shown where there is one.
            Self::Heating => false,
            Self::Outages => !world.outages.is_empty(),
            Self::Shifts => !world.rosters.is_empty(),
            Self::Rounds => world.buildings.values().any(|building| {
                !building.rounds.is_empty() || building.installed().next().is_some()
            }),
            Self::Revisits => world.cases.values().any(|case| !case.revisits.is_empty()),
            Self::Petitions => any(|procedure| matches!(procedure, Procedure::Petition(_))),
            Self::Repairs => any(|procedure| matches!(procedure, Procedure::Repair(_))),
            Self::Buildings => !world.buildings.is_empty(),
            Self::Faults => any(|procedure| matches!(procedure, Procedure::Fault(_))),
            Self::Emergencies => world.cases.values().any(|case| case.solved_first.is_some()),
            Self::ActiveService => !world.visits.is_empty() || !world.surveys.is_empty(),
            Self::Complaints => any(|procedure| procedure.complaint().is_some()),
            Self::Quality => any(|procedure| procedure.quality().is_some()),
            Self::Grumbles => any(|procedure| matches!(procedure, Procedure::Grumble(_))),
        }
    }
}
