//! Many commands at once: a spreadsheet's rows, the demonstration's story.

use super::Desk;
use super::port::Store;
use super::types::DeskError;
use crate::demo;
use crate::domain::ids::PersonId;
use crate::domain::refusal::Refusal;
use crate::domain::time::Timestamp;
use crate::import::{Plan, RowStatus};

/// What became of a spreadsheet's rows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RowsTaken {
    /// Cases that are new.
    pub new: usize,
    /// Rows whose case was known; nothing was added.
    pub known: usize,
    /// What the regulations refused, by the line of the row.
    pub refused: Vec<(u64, Refusal)>,
}

impl<S: Store> Desk<S> {
    /// Writes the planned cases that are not known yet, in the name of `actor`.
    ///
    /// # Errors
    /// When the store fails: what was written before stays, and taking the same plan again adds the rest.
    pub async fn take_rows(
        &self,
        plan: &Plan,
        actor: PersonId,
        now: Timestamp,
    ) -> Result<RowsTaken, DeskError> {
        let mut taken = RowsTaken::default();
        let mut commands = Vec::new();
        let mut lines = Vec::new();
        for row in &plan.cases {
            // The plan may be older than the world.
            let known = self.world().cases.contains_key(&row.case);
            if known || row.status == RowStatus::Known {
                taken.known += 1;
                continue;
            }
            taken.new += 1;
            for command in row.commands() {
                commands.push((command, actor, now));
                lines.push(row.line);
            }
        }
        let refused = &mut taken.refused;
        self.execute_all(commands, |number, refusal| {
            refused.push((lines.get(number).copied().unwrap_or_default(), refusal));
        })
        .await?;
        Ok(taken)
    }

    /// Founds the demonstration firm of `seed` on an empty ledger and tells its story up to `now`. Returns the person to act as.
    ///
    /// # Errors
    /// [`DeskError::Refused`] when a ledger is there already; otherwise when the store fails.
    pub async fn demonstrate(&self, seed: u64, now: Timestamp) -> Result<PersonId, DeskError> {
        let (bytes, attachment) = demo::signature();
        self.attach(bytes, &attachment.media_type, &attachment.caption)
            .await?;
        let mut story = demo::script(seed, now);
        // The founding first and alone: where it is refused, nothing of the story may be written.
        if let Some((command, actor, at)) = story.next() {
            self.execute(command, actor, at).await?;
        }
        let mut refused = None;
        self.execute_all(story, |_, refusal| {
            refused.get_or_insert(refusal);
        })
        .await?;
        match refused {
            Some(refusal) => Err(refusal.into()),
            None => Ok(demo::founder(seed)),
        }
    }
}
