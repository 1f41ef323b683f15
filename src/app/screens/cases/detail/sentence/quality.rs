//! The steps of a quality complaint in words.

use super::Teller;
use crate::app::i18n::{labelled, quality, separator};
use crate::domain::cases::quality::{QualityEvent, QualityStep};
use crate::domain::ids::LineId;

impl Teller {
    /// Which step, and what was said with it; persons are named by the case, not by its history (P04.07.42b).
    pub(super) fn tell_quality(&self, event: &QualityEvent) -> String {
        let step = quality::step(event.step.step());
        let about = match &event.step {
            QualityStep::LineDone { line, .. }
            | QualityStep::LineChecked { line, .. }
            | QualityStep::LineUrged { line, .. } => self.quality_line(*line),
            QualityStep::LineAdded(line) => self.name(line.owner),
            QualityStep::Slip { went, .. } => self.name(*went),
            _ => String::new(),
        };
        let parts = [about, quality::told(&event.step)];
        let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        if parts.is_empty() {
            step.to_owned()
        } else {
            labelled(step, parts.join(separator()))
        }
    }

    fn quality_line(&self, id: LineId) -> String {
        self.session
            .world(|world| {
                let quality = world.cases.get(&self.case)?.procedure.quality()?;
                let line = quality.lines.iter().find(|line| line.id == id)?;
                Some(line.what.clone())
            })
            .unwrap_or_default()
    }
}
