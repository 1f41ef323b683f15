//! The steps of a request in words.

use super::{Teller, joined};
use crate::app::i18n::{self as words, t::timeline as l};
use crate::domain::cases::request::RequestEvent;
use crate::domain::time::Timestamp;

impl Teller {
    pub(super) fn tell_request(&self, event: &RequestEvent) -> (String, Option<Timestamp>) {
        match event {
            RequestEvent::Guided {
                guidance,
                helped,
                occurred_at,
            } => {
                let effect = if *helped {
                    l::helped()
                } else {
                    l::did_not_help()
                };
                (
                    joined([Some(l::guided(guidance)), Some(effect.to_owned())]),
                    Some(*occurred_at),
                )
            }
            RequestEvent::StepFailed {
                step,
                reason,
                occurred_at,
            } => (
                l::step_failed(reason, words::step(*step)),
                Some(*occurred_at),
            ),
            RequestEvent::StepSkipped {
                step,
                reason,
                occurred_at,
            } => (
                l::step_skipped(reason, words::step(*step)),
                Some(*occurred_at),
            ),
            RequestEvent::Consented(consent) => (
                l::consented(&consent.system, &consent.given_by),
                Some(consent.occurred_at),
            ),
            RequestEvent::ConsentWithdrawn { occurred_at } => {
                (l::consent_withdrawn().to_owned(), Some(*occurred_at))
            }
            RequestEvent::SessionBegan {
                fault, occurred_at, ..
            } => (l::session_began(fault), Some(*occurred_at)),
            RequestEvent::SessionEnded {
                changed,
                occurred_at,
            } => (l::session_ended(changed), Some(*occurred_at)),
            RequestEvent::Assigned {
                technician,
                occurred_at,
            } => (l::assigned(self.name(*technician)), Some(*occurred_at)),
            RequestEvent::SetOut { occurred_at } => (l::set_out().to_owned(), Some(*occurred_at)),
            RequestEvent::ReachedSite { occurred_at } => {
                (l::reached_site().to_owned(), Some(*occurred_at))
            }
            RequestEvent::Solved {
                what, occurred_at, ..
            } => (l::solved(what), Some(*occurred_at)),
        }
    }
}
