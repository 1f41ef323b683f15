//! Folds what happened in a quality complaint. Total.

use super::events::{QualityEvent, QualityIntake, QualityStep};
use super::state::{Fact, Line, Quality};
use crate::domain::ids::LineId;
use crate::domain::stamp::Stamped;

impl Quality {
    /// As it is taken.
    #[must_use]
    pub fn begin(intake: &QualityIntake) -> Self {
        Self {
            intake: intake.clone(),
            facts: Vec::new(),
            lines: Vec::new(),
        }
    }

    /// One more event.
    pub fn evolve<E>(&mut self, event: &QualityEvent, by: &Stamped<E>) {
        let at = event.occurred_at;
        match &event.step {
            QualityStep::LineAdded(new) => {
                if self.lines.iter().any(|line| line.id == new.id) {
                    return;
                }
                self.lines.push(Line {
                    id: new.id,
                    kind: new.kind,
                    what: new.what.trim().to_owned(),
                    owner: new.owner,
                    author: by.actor,
                    at,
                    by: new.by,
                    done: None,
                    done_words: String::new(),
                    checked: None,
                    urged: Vec::new(),
                });
            }
            QualityStep::LineDone { line, words, .. } => {
                let Some(line) = self.line(*line) else { return };
                // Two may both have done it: the earlier time counts, both histories stay.
                if line.done.is_none_or(|done| at < done) {
                    line.done = Some(at);
                    words.trim().clone_into(&mut line.done_words);
                }
            }
            QualityStep::LineChecked { line, agreed, .. } => {
                let Some(line) = self.line(*line) else { return };
                if *agreed {
                    line.checked = Some(line.checked.map_or(at, |before| before.min(at)));
                } else {
                    line.checked = None;
                    line.done = None;
                }
            }
            QualityStep::LineUrged { line, .. } => {
                if let Some(line) = self.line(*line) {
                    line.urged.push(at);
                }
            }
            step => self.facts.push(Fact {
                by: by.actor,
                at,
                step: step.clone(),
            }),
        }
    }

    /// Somebody chose which of two facts counts: it is the last word of its step.
    pub(in crate::domain::cases) fn choose(&mut self, fact: &Fact) {
        self.facts.retain(|known| known != fact);
        self.facts.push(fact.clone());
    }

    fn line(&mut self, id: LineId) -> Option<&mut Line> {
        self.lines.iter_mut().find(|known| known.id == id)
    }
}
