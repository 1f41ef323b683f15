//! The questions of a request's steps.

use super::{Input, Question, ask, channel, happened, must, reason};
use crate::app::i18n::t::form as f;
use crate::domain::cases::request::Request;
use crate::domain::cases::{ActionKind, Case, Channel};
use crate::domain::roles::Role;

/// The questions of this step, if it is one of a request.
pub(super) fn questions(kind: ActionKind, case: &Case, request: &Request) -> Option<Vec<Question>> {
    Some(match kind {
        ActionKind::Assign => vec![
            must(
                "technician",
                f::technician(),
                Input::Person(&[Role::Technician]),
            ),
            happened(),
        ],
        ActionKind::Guide => vec![
            must("guidance", f::guidance(), Input::Lines),
            must("helped", f::helped(), Input::YesNo),
            happened(),
        ],
        ActionKind::FailStep | ActionKind::SkipStep => vec![reason(), happened()],
        ActionKind::Consent => vec![
            must("by", f::consented_by(), Input::Line),
            must("system", f::system(), Input::Line),
            channel(Channel::Phone),
            ask("until", f::until(), Input::Future),
            ask("signature", f::signature(), Input::Signature),
            happened(),
        ],
        ActionKind::WithdrawConsent | ActionKind::SetOut | ActionKind::ReachSite => {
            vec![happened()]
        }
        ActionKind::BeginSession => vec![
            Question {
                initial: case.words.clone(),
                ..must("symptoms", f::symptoms(), Input::Lines)
            },
            must("fault", f::fault(), Input::Lines),
            must(
                "customers_technician",
                f::customers_technician(),
                Input::Line,
            ),
            happened(),
        ],
        ActionKind::EndSession => vec![must("changed", f::changed(), Input::Lines), happened()],
        ActionKind::Solve => {
            let signature = request
                .reached
                .map(|_| ask("signature", f::signature(), Input::Signature));
            [
                Some(must("what", f::what_done(), Input::Lines)),
                signature,
                Some(happened()),
            ]
            .into_iter()
            .flatten()
            .collect()
        }
        _ => return None,
    })
}
