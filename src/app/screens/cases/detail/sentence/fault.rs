//! The steps of a major fault in words.

use super::{Teller, joined};
use crate::app::i18n::{self as words, t::fault as f};
use crate::domain::cases::fault::FaultEvent;

impl Teller {
    pub(super) fn tell_fault(&self, event: &FaultEvent) -> String {
        match event {
            FaultEvent::Planned { plan, .. } => f::tell_planned(plan),
            FaultEvent::Told(told) => {
                let who = told
                    .to
                    .map_or_else(|| told.name.clone(), |to| self.name(to));
                joined([
                    Some(f::tell_told(words::receiver(told.receiver), who)),
                    Some(words::channel(told.channel).to_owned()),
                    Some(told.answer.clone()),
                ])
            }
            FaultEvent::Registered { .. } => f::tell_registered().to_owned(),
            FaultEvent::Followed { text, .. } => f::tell_followed(text),
            FaultEvent::Over { what, .. } => f::tell_over(what),
            FaultEvent::Analysed { parts, .. } => {
                let parts: Vec<&str> = parts.keys().map(|part| words::part(*part)).collect();
                f::tell_analysed(parts.join(words::separator()))
            }
            FaultEvent::Signed { .. } => f::tell_signed().to_owned(),
        }
    }
}
