//! From answers to the event that a step writes.

mod after;
mod complaint;
mod craft;
mod departments;
mod fault;
pub mod papers;
mod petition;
mod quality;
mod repair;
mod request;
mod returns;

use super::answers::Answers;
use crate::domain::cases::{
    ActionKind, Answer, CalledAgain, Case, CaseCommand, CaseEvent, Circumstances, Closing,
    HandOver, MadeGood, Note, Procedure, Report, Revisit, Shortfall,
};
use crate::domain::ids::PersonId;
use crate::domain::measures::Measure;
use crate::domain::time::Timestamp;

/// What a step asks of the case: its event, or for a step that is several, all of theirs.
pub fn command(
    kind: ActionKind,
    answers: &Answers,
    case: &Case,
    now: Timestamp,
) -> Option<CaseCommand> {
    if kind == ActionKind::FinishOnSite {
        return repair::finish_on_site(answers, now).map(CaseCommand::Steps);
    }
    event(kind, answers, case, now).map(CaseCommand::Record)
}

/// The event of a step, as far as the answers go. Required answers are there already; what the regulations still miss is refused by the
/// domain with its clause.
fn event(kind: ActionKind, answers: &Answers, case: &Case, now: Timestamp) -> Option<CaseEvent> {
    let occurred_at = answers.time("at").unwrap_or(now);
    let reason = || answers.text("reason");
    Some(match kind {
        ActionKind::Note => CaseEvent::Noted(Note {
            text: answers.text("text"),
            attachments: answers.attachments("photos"),
        }),
        ActionKind::Clarify => CaseEvent::Clarified(circumstances(answers)),
        ActionKind::CalledAgain => CaseEvent::CalledAgain(CalledAgain {
            occurred_at,
            channel: answers.channel(),
            words: answers.text("words"),
        }),
        ActionKind::HandOver => CaseEvent::HandedOver(HandOver {
            to: answers.person("to")?,
            reason: reason(),
            occurred_at,
            absent: answers.person("absent"),
        }),
        ActionKind::Accept => CaseEvent::Accepted { occurred_at },
        ActionKind::Decline => CaseEvent::Declined { reason: reason() },
        ActionKind::Promise => CaseEvent::Promised {
            occurred_at,
            by: answers.time("by")?,
        },
        ActionKind::Answer => CaseEvent::Answered(Answer {
            occurred_at,
            channel: answers.channel(),
            told: answers.text("told"),
            course: answers.text("course"),
            result: answers.text("result"),
            next: answers.time("next"),
            solves: answers.yes("solves") == Some(true),
        }),
        ActionKind::MarkMajor => CaseEvent::MarkedMajor {
            reason: reason(),
            occurred_at,
        },
        ActionKind::Report => CaseEvent::Reported(Report {
            to: answers.person("to")?,
            channel: answers.channel(),
            occurred_at,
            instruction: answers.text("instruction"),
        }),
        ActionKind::Acknowledge => CaseEvent::Acknowledged {
            occurred_at,
            instruction: answers.text("instruction"),
        },
        ActionKind::SolveFirst => CaseEvent::SolvedFirst {
            occurred_at,
            what: answers.text("what"),
        },
        ActionKind::ContactSheet => CaseEvent::ContactSheetHandedIn {
            occurred_at,
            still_needed: answers.text("still_needed"),
        },
        ActionKind::Close => CaseEvent::Closed(Closing {
            occurred_at,
            result: answers.text("result"),
            satisfaction: answers.satisfaction("satisfaction"),
            reason: reason(),
        }),
        ActionKind::Reopen => CaseEvent::Reopened {
            reason: reason(),
            occurred_at,
        },
        ActionKind::FallShort => CaseEvent::FellShort(Box::new(Shortfall {
            occurred_at,
            expected: answers.text("expected"),
            cause: answers.text("cause"),
            plan: answers.text("plan"),
            measure: Measure {
                about: String::new(),
                what: answers.text("measure"),
                // Nobody chosen, no day: the domain says what is missing.
                owner: answers
                    .person("owner")
                    .unwrap_or(PersonId(uuid::Uuid::nil())),
                by: answers.time("by").unwrap_or_default(),
            },
        })),
        ActionKind::MakeGood => CaseEvent::MadeGood(MadeGood {
            occurred_at,
            channel: answers.channel(),
            words: answers.text("words"),
            accepted: answers.yes("accepted")?,
        }),
        ActionKind::Revisit => CaseEvent::Revisited(Revisit {
            occurred_at,
            channel: answers.channel(),
            reached: answers.yes("reached")?,
            gone: answers.yes("gone"),
            temperature_tenths: answers.tenths("temperature"),
            manner: answers.yes("manner"),
            clean: answers.yes("clean"),
            satisfaction: answers.satisfaction("satisfaction"),
            words: answers.text("words"),
        }),
        _ if let Some(event) = departments::event(kind, answers, occurred_at) => event,
        ActionKind::After(act) => after::event(act, answers, case, occurred_at)?,
        kind if papers::is_one(kind) => papers::event(kind, answers, case, occurred_at)?,
        ActionKind::Returns(step) => {
            CaseEvent::Returns(returns::event(step, answers, case, occurred_at)?)
        }
        kind if kind.is_aside() => craft::event(kind, answers, case, occurred_at)?,
        _ => match &case.procedure {
            Procedure::Repair(_) => CaseEvent::Repair(repair::event(kind, answers, occurred_at)?),
            Procedure::Request(request) => {
                CaseEvent::Request(request::event(kind, answers, request.step, occurred_at)?)
            }
            Procedure::Fault(fault) => {
                CaseEvent::Fault(fault::event(kind, answers, fault, occurred_at)?)
            }
            Procedure::Grumble(_) => return None,
            Procedure::Complaint(complaint) => {
                let ActionKind::Complaint(step) = kind else {
                    return None;
                };
                CaseEvent::Complaint(complaint::event(step, answers, complaint, occurred_at)?)
            }
            Procedure::Petition(petition) => {
                CaseEvent::Petition(petition::event(kind, answers, petition, occurred_at)?)
            }
            Procedure::Quality(_) => {
                let ActionKind::Quality(step) = kind else {
                    return None;
                };
                CaseEvent::Quality(quality::event(step, answers, occurred_at)?)
            }
        },
    })
}

fn circumstances(answers: &Answers) -> Circumstances {
    Circumstances {
        place: answers.told("place"),
        since: answers.told("since"),
        who: answers.told("who"),
        evidence: answers.told("evidence"),
        done: answers.told("done"),
        wanted: answers.told("wanted"),
    }
}
