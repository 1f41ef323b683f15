//! The questions of a major fault's steps.

use super::{Input, Question, ask, channel, happened, must};
use crate::app::i18n::{self as words, t::fault as f, t::form};
use crate::domain::cases::fault::{Fault, Part};
use crate::domain::cases::{ActionKind, Case, Channel};
use crate::domain::roles::Role;

/// Under which key a part of the analysis is kept while it is typed.
pub const PARTS: [(Part, &str); 5] = [
    (Part::Impact, "impact"),
    (Part::Handling, "handling"),
    (Part::Cause, "cause"),
    (Part::Corrective, "corrective"),
    (Part::Preventive, "preventive"),
];

/// The questions of this step, if it is one of a major fault.
pub(super) fn questions(kind: ActionKind, case: &Case, fault: &Fault) -> Option<Vec<Question>> {
    let told = |roles| {
        vec![
            must("to", form::to(), Input::Person(roles)),
            channel(Channel::Phone),
            ask("answer", f::answer(), Input::Lines),
            happened(),
        ]
    };
    Some(match kind {
        ActionKind::TellSalesperson | ActionKind::FeedBackBusiness => told(&[Role::Sales]),
        ActionKind::TellManager => told(&[Role::Supervisor, Role::GeneralManager]),
        ActionKind::TellLeaders => told(&[Role::GeneralManager, Role::Supervisor]),
        ActionKind::FeedBackCustomer => vec![
            Question {
                initial: case.caller.name.clone(),
                ..ask("name", f::told_name(), Input::Line)
            },
            channel(Channel::Phone),
            ask("answer", f::answer(), Input::Lines),
            happened(),
        ],
        ActionKind::PlanFault => vec![
            Question {
                initial: fault.plan.clone(),
                ..must("plan", f::plan(), Input::Lines)
            },
            happened(),
        ],
        ActionKind::RegisterFault => vec![happened()],
        ActionKind::FollowFault => vec![must("text", f::progress(), Input::Lines), happened()],
        ActionKind::EndFault => vec![must("what", f::ended_by(), Input::Lines), happened()],
        ActionKind::AnalyseFault => {
            let part = |(part, key): (Part, &'static str)| Question {
                initial: fault.part(part).to_owned(),
                hint: if part == Part::Preventive {
                    f::part_preventive_hint()
                } else {
                    ""
                },
                ..ask(key, words::part(part), Input::Lines)
            };
            PARTS.into_iter().map(part).collect()
        }
        ActionKind::SignReport => vec![
            ask("signature", form::signature(), Input::Signature),
            happened(),
        ],
        _ => return None,
    })
}
