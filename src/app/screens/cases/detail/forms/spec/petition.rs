//! The questions of the steps of complaints and reports.

use super::{Input, Question, ask, channel, happened, must, numbered, reason, verdict};
use crate::app::i18n::t::{form as f, petitions as p};
use crate::app::i18n::{self as words};
use crate::domain::cases::petition::{Disclosure, Offence, Petition};
use crate::domain::cases::{ActionKind, Channel};
use crate::domain::roles::Role;

/// The questions of this step, if a complaint or a report asks its own.
pub(super) fn questions(kind: ActionKind, petition: &Petition) -> Option<Vec<Question>> {
    const ANYONE: &[Role] = &[];
    Some(match kind {
        ActionKind::GiveOpinion => vec![
            must("what", p::ask_what(), Input::Lines),
            ask("until", p::ask_until(), Input::Future),
            must("told", p::ask_told(), Input::Line),
            channel(Channel::Phone),
            happened(),
        ],
        ActionKind::ReportBack => vec![
            must("what", p::ask_result(), Input::Lines),
            Question {
                hint: p::ask_next_hint(),
                ..ask("next", p::ask_next(), Input::Future)
            },
            ask("told", p::ask_told(), Input::Line),
            happened(),
        ],
        ActionKind::Ground => vec![
            must("facts", p::ask_facts(), Input::Lines),
            must("rule", p::ask_rule(), Input::Line),
            must("rights", p::ask_rights(), Input::Line),
            Question {
                hint: p::ask_money_hint(),
                ..ask("fen", p::ask_money(), Input::Yuan)
            },
            happened(),
        ],
        ActionKind::Approve => vec![happened()],
        ActionKind::Urge => vec![
            must("to", p::ask_whom(), Input::Person(ANYONE)),
            must("until", p::ask_until(), Input::Future),
            ask("words", f::text(), Input::Line),
            happened(),
        ],
        ActionKind::HearUrge => vec![ask("words", f::text(), Input::Lines), happened()],
        ActionKind::AskMeanwhile => vec![
            must("reached", f::reached(), Input::YesNo),
            ask("satisfied", p::ask_satisfied(), Input::YesNo),
            ask("words", f::users_words(), Input::Lines),
            happened(),
        ],
        ActionKind::Resort => vec![reason(), happened()],
        ActionKind::NameConcerned => vec![
            Question {
                hint: p::concerned_hint(),
                ..must("to", p::ask_person(), Input::Person(ANYONE))
            },
            happened(),
        ],
        ActionKind::StateOffence => vec![
            must(
                "offence",
                p::offence(),
                Input::Choice(numbered(&Offence::ALL, words::offence)),
            ),
            happened(),
        ],
        ActionKind::Answer => answer(petition),
        ActionKind::Revisit => vec![
            must("reached", f::reached(), Input::YesNo),
            ask("gone", f::gone(), Input::YesNo),
            verdict("satisfaction", f::satisfaction()),
            ask("words", f::users_words(), Input::Lines),
            channel(Channel::Phone),
            happened(),
        ],
        _ => return None,
    })
}

/// The answer, with where it stands: whoever left no name fetches it with the code.
fn answer(petition: &Petition) -> Vec<Question> {
    let hint = if petition.disclosure == Disclosure::Anonymous {
        p::answer_ready()
    } else {
        p::answer_open()
    };
    vec![
        must("course", f::course(), Input::Lines),
        Question {
            hint,
            ..ask("result", f::result(), Input::Lines)
        },
        Question {
            initial: "yes".to_owned(),
            ..ask("solves", f::solves(), Input::YesNo)
        },
        channel(petition.way.channel()),
        ask("told", f::told(), Input::Line),
        ask("next", f::next(), Input::Future),
        happened(),
    ]
}
