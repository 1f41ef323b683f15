//! From answers to what any kind of case may need: help between departments, who must know, a visit, an emergency.

use super::Answers;
use crate::app::platform;
use crate::domain::cases::help::{HelpAsked, HelpEvent, HelpTask, Ruling, RulingAsked};
use crate::domain::cases::{ActionKind, Appointment, CaseEvent, Informed, VisitEvent};
use crate::domain::ids::HelpId;
use crate::domain::time::Timestamp;

/// The event of this step, if it is one of these and its answers are there.
pub(super) fn event(
    kind: ActionKind,
    answers: &Answers,
    occurred_at: Timestamp,
) -> Option<CaseEvent> {
    let what = || answers.text("what");
    let reason = || answers.text("reason");
    let help = answers.help();
    let event = match kind {
        ActionKind::AskHelp => HelpEvent::Asked(HelpAsked {
            help: HelpId(platform::new_uuid()),
            lead: String::new(),
            party: answers.text("party"),
            to: answers.person("to"),
            what: what(),
            by: answers.time("by")?,
            occurred_at,
        }),
        ActionKind::AgreeHelp => HelpEvent::Agreed {
            help: help?,
            occurred_at,
        },
        ActionKind::DisagreeHelp => HelpEvent::Disagreed {
            help: help?,
            reason: reason(),
            occurred_at,
        },
        ActionKind::FinishHelp => HelpEvent::Done {
            help: help?,
            what: what(),
            occurred_at,
        },
        ActionKind::ConfirmHelp => HelpEvent::Confirmed {
            help: help?,
            occurred_at,
        },
        ActionKind::WithdrawHelp => HelpEvent::Withdrawn {
            help: help?,
            reason: reason(),
            occurred_at,
        },
        ActionKind::AskRuling => HelpEvent::RulingAsked(RulingAsked {
            what: what(),
            since: answers.time("since").unwrap_or(occurred_at),
            lead: String::new(),
            parties: [].into(),
            occurred_at,
        }),
        ActionKind::SayOpinion => {
            let party = answers.text("party");
            let silent = party.strip_prefix('-');
            HelpEvent::OpinionGiven {
                party: silent.unwrap_or(&party).to_owned(),
                text: answers.text("text"),
                missing: silent.is_some(),
                occurred_at,
            }
        }
        ActionKind::SubmitOpinions => HelpEvent::Submitted { occurred_at },
        ActionKind::Rule => HelpEvent::Ruled(ruling(answers, occurred_at)?),
        _ => return beside(kind, answers, occurred_at),
    };
    Some(CaseEvent::Help(event))
}

/// What is no matter between departments.
fn beside(kind: ActionKind, answers: &Answers, occurred_at: Timestamp) -> Option<CaseEvent> {
    Some(match kind {
        ActionKind::NeedVisit => CaseEvent::Visit(VisitEvent::Needed {
            why: answers.text("why"),
            occurred_at,
        }),
        ActionKind::AgreeVisit => CaseEvent::Visit(VisitEvent::Agreed(Appointment {
            on: answers.time("on")?,
            who: answers.person("who")?,
            consent: answers.text("consent"),
            occurred_at,
        })),
        ActionKind::MakeVisit => CaseEvent::Visit(VisitEvent::Made {
            what: answers.text("what"),
            occurred_at,
        }),
        ActionKind::MarkEmergency => CaseEvent::MarkedEmergency {
            reason: answers.text("reason"),
            occurred_at,
        },
        ActionKind::MustKnow => CaseEvent::Informed(Informed {
            to: answers.people("to"),
            what: answers.text("what"),
            channel: answers.channel(),
            occurred_at,
        }),
        ActionKind::Know => CaseEvent::Known { occurred_at },
        _ => return None,
    })
}

/// One task or two; one that no help was asked for gets an identity of its own.
fn ruling(answers: &Answers, occurred_at: Timestamp) -> Option<Ruling> {
    let task = |help: Option<HelpId>, [to, what, by]: [&str; 3]| {
        Some(HelpTask {
            help: help.unwrap_or_else(|| HelpId(platform::new_uuid())),
            party: String::new(),
            to: answers.person(to)?,
            what: answers.text(what),
            by: answers.time(by)?,
        })
    };
    let first = task(answers.help(), ["to", "what", "by"])?;
    let second = task(None, ["to2", "what2", "by2"]);
    Some(Ruling {
        tasks: std::iter::once(first).chain(second).collect(),
        why: answers.text("why"),
        occurred_at,
    })
}
