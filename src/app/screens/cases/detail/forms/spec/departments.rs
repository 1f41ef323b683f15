//! The questions of what any kind of case may need: help between departments, who must know, a visit, an emergency.

use super::{Input, Question, ask, channel, happened, must, reason};
use crate::app::i18n::t::departments as d;
use crate::app::session::session;
use crate::domain::cases::help::{Help, helps_for};
use crate::domain::cases::{ActionKind, Case, Channel};
use crate::domain::roles::Role;

/// What stands for a task that no help was asked for yet.
pub const NEW: &str = "new";

/// The questions of this step, if it is one of these.
pub(super) fn questions(kind: ActionKind, case: &Case) -> Option<Vec<Question>> {
    const ANYONE: &[Role] = &[];
    Some(match kind {
        ActionKind::AskHelp => vec![
            ask("party", d::ask_party(), Input::Pick(departments())),
            ask("to", d::ask_person(), Input::Person(ANYONE)),
            must("what", d::ask_what(), Input::Lines),
            must("by", d::ask_by(), Input::Future),
            happened(),
        ],
        ActionKind::AgreeHelp | ActionKind::ConfirmHelp => vec![which(kind, case), happened()],
        ActionKind::DisagreeHelp | ActionKind::WithdrawHelp => {
            vec![which(kind, case), reason(), happened()]
        }
        ActionKind::FinishHelp => vec![
            which(kind, case),
            must("what", d::what_done(), Input::Lines),
            happened(),
        ],
        ActionKind::AskRuling => vec![
            must("what", d::standstill(), Input::Lines),
            ask("since", d::standstill_since(), Input::Happened),
        ],
        ActionKind::SayOpinion => vec![
            speakers(case),
            must("text", d::opinion(), Input::Lines),
            happened(),
        ],
        ActionKind::SubmitOpinions | ActionKind::Know => vec![happened()],
        ActionKind::Rule => ruling(case),
        ActionKind::NeedVisit => vec![must("why", d::visit_why(), Input::Lines), happened()],
        ActionKind::AgreeVisit => vec![
            must("on", d::visit_on(), Input::Future),
            must("who", d::visit_who(), Input::Person(ANYONE)),
            Question {
                initial: case.caller.name.clone(),
                ..ask("consent", d::visit_consent(), Input::Line)
            },
            happened(),
        ],
        ActionKind::MakeVisit => vec![must("what", d::visit_result(), Input::Lines), happened()],
        ActionKind::MarkEmergency => vec![reason(), happened()],
        ActionKind::MustKnow => vec![
            must("to", d::must_know(), Input::People),
            must("what", d::must_know_what(), Input::Lines),
            channel(Channel::Message),
            happened(),
        ],
        _ => return None,
    })
}

/// Every department but one's own.
fn departments() -> Vec<(String, String)> {
    session().context(|context| {
        let firm = context.organisation();
        let own = firm.party_of(context.actor);
        let others = firm.departments().into_iter().filter(|other| *other != own);
        others
            .map(|other| (other.to_owned(), other.to_owned()))
            .collect()
    })
}

fn called(help: &Help) -> (String, String) {
    (help.id.to_string(), d::line(&help.party, &help.what))
}

/// Which help the step is about: those where it is this person's turn, the first one chosen.
fn which(kind: ActionKind, case: &Case) -> Question {
    let helps: Vec<(String, String)> = session().context(|context| {
        let helps = helps_for(case, kind, context).into_iter();
        helps.map(called).collect()
    });
    Question {
        initial: helps.first().map(|(id, _)| id.clone()).unwrap_or_default(),
        ..must("help", d::which(), Input::Pick(helps))
    }
}

/// One's own department; for the lead also that another one had nothing to say in time.
fn speakers(case: &Case) -> Question {
    let speakers: Vec<(String, String)> = session().context(|context| {
        let dispute = case.dispute.as_ref();
        let own = context.organisation().party_of(context.actor);
        let concerned = dispute.filter(|dispute| dispute.parties.contains(own));
        let own = concerned.map(|_| (own.to_owned(), own.to_owned()));
        let silent = dispute.into_iter().flat_map(|dispute| dispute.unheard());
        let others = silent.filter(|party| own.as_ref().is_none_or(|(own, _)| own != party));
        let others = others.map(|party| (format!("-{party}"), d::no_opinion_of(party)));
        own.clone().into_iter().chain(others).collect()
    });
    Question {
        initial: speakers
            .first()
            .map(|(party, _)| party.clone())
            .unwrap_or_default(),
        ..must("party", d::opinion_of(), Input::Pick(speakers))
    }
}

/// Who does what by when, and why; room for a second task.
fn ruling(case: &Case) -> Vec<Question> {
    const ANYONE: &[Role] = &[];
    let helps = case.helps.iter().filter(|help| help.withdrawn.is_none());
    let disputed = helps.clone().find(|help| {
        let last = help.answers.last();
        last.is_some_and(|answer| !answer.agrees)
    });
    let mut options: Vec<(String, String)> = helps.map(called).collect();
    options.push((NEW.to_owned(), d::new_task().to_owned()));
    let or = |text: Option<String>| text.unwrap_or_default();
    vec![
        Question {
            initial: disputed.map_or_else(|| NEW.to_owned(), |help| help.id.to_string()),
            ..must("help", d::which(), Input::Pick(options))
        },
        Question {
            initial: or(disputed.map(|help| help.to.to_string())),
            ..must("to", d::ruling_task(), Input::Person(ANYONE))
        },
        Question {
            initial: or(disputed.map(|help| help.what.clone())),
            ..must("what", d::ruling_what(), Input::Lines)
        },
        must("by", d::ask_by(), Input::Future),
        must("why", d::ruling_why(), Input::Lines),
        ask("to2", d::ruling_second(), Input::Person(ANYONE)),
        ask("what2", d::ruling_second_what(), Input::Line),
        ask("by2", d::ruling_second_by(), Input::Future),
        happened(),
    ]
}
