//! A ledger without store and signatures: decides and folds, as fast as the domain does.

use huiyin::domain::context::Context;
use huiyin::domain::event::{Command, Happened};
use huiyin::domain::ids::PersonId;
use huiyin::domain::ids::Subject;
use huiyin::domain::refusal::Refusal;
use huiyin::domain::stamp::{DeviceId, Dot, Seen, Stamped};
use huiyin::domain::time::Timestamp;
use huiyin::domain::world::{SubjectState, World, decide, evolve};

/// One device that sees everything it wrote.
#[derive(Default)]
pub struct Rehearsal {
    /// What came of it.
    pub world: World,
    written: u64,
}

impl Rehearsal {
    /// Decides and folds.
    pub fn execute(
        &mut self,
        command: Command,
        actor: PersonId,
        now: Timestamp,
    ) -> Result<Vec<Happened>, Refusal> {
        let context = Context {
            now,
            actor,
            device: huiyin::domain::stamp::DeviceId([7; 32]),
            world: &self.world,
        };
        let happened = decide(command, &context)?;
        for one in happened.clone() {
            let dot = |seq| Dot {
                device: DeviceId([7; 32]),
                seq,
            };
            let mut seen = Seen::default();
            seen.note(dot(self.written));
            self.written += 1;
            let stamped = Stamped {
                dot: dot(self.written),
                lamport: self.written,
                at: now,
                actor,
                seen,
                event: one.event,
            };
            let state = self.state(&one.subject);
            if let Some(state) = evolve(state, &one.subject, stamped) {
                self.world.replace(state);
            }
        }
        Ok(happened)
    }

    fn state(&self, subject: &Subject) -> Option<SubjectState> {
        match subject {
            Subject::Organisation(_) if self.world.organisation.is_founded() => Some(
                SubjectState::Organisation(Box::new(self.world.organisation.clone())),
            ),
            Subject::Customer(id) => {
                let customer = self.world.customers.get(id)?;
                Some(SubjectState::Customer(Box::new(customer.clone())))
            }
            Subject::Case(id) => {
                let case = self.world.cases.get(id)?;
                Some(SubjectState::Case(Box::new(case.clone())))
            }
            Subject::Building(id) => {
                let building = self.world.buildings.get(id)?;
                Some(SubjectState::Building(Box::new(building.clone())))
            }
            _ => None,
        }
    }
}
