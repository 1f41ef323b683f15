//! A ledger without store and signatures: decides and folds, as fast as the domain does.

use huiyin::domain::context::Context;
use huiyin::domain::event::{Command, Happened};
use huiyin::domain::ids::PersonId;
use huiyin::domain::refusal::Refusal;
use huiyin::domain::stamp::{DeviceId, Dot, Seen, Stamped};
use huiyin::domain::time::Timestamp;
use huiyin::domain::world::{World, decide, evolve};

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
            let state = self.world.state_of(&one.subject);
            if let Some(state) = evolve(state, &one.subject, stamped) {
                self.world.replace(state);
            }
        }
        Ok(happened)
    }
}
