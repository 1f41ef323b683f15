//! From answers to the event that a step writes.

use super::answers::Answers;
use crate::app::components::typed::parts;
use crate::domain::cases::repair::{
    CauseKind, Contact, Courtesy, Finding, Opening, Receipt, Removal, RepairEvent, UserDamage,
    WorkStep,
};
use crate::domain::cases::request::{Consent, RequestEvent};
use crate::domain::cases::{
    ActionKind, Answer, CalledAgain, Case, CaseCommand, CaseEvent, Circumstances, Closing,
    HandOver, Note, Procedure, Report, Revisit,
};
use crate::domain::ids::PersonId;
use crate::domain::time::Timestamp;

/// What a step asks of the case: its event, or for a step that is several, all of theirs.
pub fn command(
    kind: ActionKind,
    answers: &Answers,
    case: &Case,
    now: Timestamp,
) -> Option<CaseCommand> {
    if kind != ActionKind::FinishOnSite {
        return event(kind, answers, case, now).map(CaseCommand::Record);
    }
    let at = answers.time("at").unwrap_or(now);
    let mut all = Vec::new();
    // Who has written down the cause already is not asked for it again.
    if !answers.text("found").is_empty() || answers.chosen("cause", &CauseKind::ALL).is_some() {
        all.push(CaseEvent::Repair(repair(ActionKind::Find, answers, at)?));
    }
    all.push(CaseEvent::Repair(RepairEvent::Removed(removal(
        answers, at, true, "after",
    ))));
    all.push(CaseEvent::Repair(repair(
        ActionKind::SignReceipt,
        answers,
        at,
    )?));
    all.push(CaseEvent::Closed(Closing {
        occurred_at: at,
        result: answers.text("work"),
        satisfaction: answers.satisfaction("opinion"),
        reason: answers.text("unsigned"),
    }));
    Some(CaseCommand::Steps(all))
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
        _ => match &case.procedure {
            Procedure::Repair(_) => CaseEvent::Repair(repair(kind, answers, occurred_at)?),
            Procedure::Request(request) => {
                CaseEvent::Request(self::request(kind, answers, request.step, occurred_at)?)
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

fn repair(kind: ActionKind, answers: &Answers, occurred_at: Timestamp) -> Option<RepairEvent> {
    let signature = || answers.attachments("signature").into_iter().next();
    let person = |key: &str| -> Option<PersonId> { answers.person(key) };
    Some(match kind {
        ActionKind::Notify => RepairEvent::Notified {
            to: person("to")?,
            channel: answers.channel(),
            occurred_at,
        },
        ActionKind::Advise => RepairEvent::Advised {
            advice: answers.text("advice"),
            agrees: answers.yes("agrees")?,
            occurred_at,
        },
        ActionKind::ExplainCharge => RepairEvent::ChargeExplained {
            fen: answers.fen("fen")?,
            agrees: answers.yes("agrees")?,
            occurred_at,
        },
        ActionKind::Contact => RepairEvent::Contacted(Contact {
            occurred_at,
            channel: answers.channel(),
            reached: answers.yes("reached")?,
            agreed: answers.time("agreed"),
            call_back: answers.yes("call_back") == Some(true),
            users_wish: answers.some_text("wish"),
        }),
        ActionKind::Delay => RepairEvent::Delayed {
            reason: answers.text("reason"),
            channel: answers.channel(),
            occurred_at,
            expected: answers.time("expected")?,
        },
        ActionKind::Assign => RepairEvent::Assigned {
            technician: person("technician")?,
            occurred_at,
        },
        ActionKind::Arrive => RepairEvent::Arrived {
            occurred_at,
            courtesy: answers.checked("courtesy", &Courtesy::ALL),
        },
        ActionKind::Find => RepairEvent::Found(Finding {
            occurred_at,
            found: answers.text("found"),
            cause: answers.chosen("cause", &CauseKind::ALL),
            temperature_tenths: answers.tenths("temperature"),
            attachments: answers.attachments("photos"),
        }),
        ActionKind::AgreeOpening => RepairEvent::OpeningAgreed(Opening {
            occurred_at,
            what: answers.text("what"),
            consented_by: answers.text("by"),
            attachments: answers
                .attachments("photos")
                .into_iter()
                .chain(signature())
                .collect(),
        }),
        ActionKind::DamageByUser => RepairEvent::DamageByUser(UserDamage {
            occurred_at,
            what: answers.text("what"),
            agrees: answers.yes("agrees")?,
            words: answers.text("words"),
            attachments: answers.attachments("photos"),
            signature: signature(),
        }),
        ActionKind::Leave => RepairEvent::Left {
            reason: answers.text("reason"),
            occurred_at,
            return_at: answers.time("return")?,
            users_wish: answers.yes("wish") == Some(true),
        },
        ActionKind::Remove => {
            let works_again = answers.yes("works_again")?;
            RepairEvent::Removed(removal(answers, occurred_at, works_again, "photos"))
        }
        ActionKind::SignReceipt => RepairEvent::ReceiptSigned(Receipt {
            occurred_at,
            phone: answers.text("phone"),
            opinion: answers.satisfaction("opinion"),
            words: answers.text("words"),
            signature: signature(),
            unsigned_because: answers.text("unsigned"),
        }),
        _ => return None,
    })
}

fn removal(answers: &Answers, occurred_at: Timestamp, works_again: bool, photos: &str) -> Removal {
    Removal {
        occurred_at,
        work: answers.text("work"),
        steps: answers.checked("steps", &WorkStep::ALL),
        left_out: answers.text("left_out"),
        parts: parts(&answers.text("parts")),
        works_again,
        temperature_tenths: answers.tenths("temperature"),
        check: answers.text("check"),
        attachments: answers.attachments(photos),
    }
}

fn request(
    kind: ActionKind,
    answers: &Answers,
    step: crate::domain::cases::request::Step,
    occurred_at: Timestamp,
) -> Option<RequestEvent> {
    let signature = || answers.attachments("signature").into_iter().next();
    Some(match kind {
        ActionKind::Guide => RequestEvent::Guided {
            guidance: answers.text("guidance"),
            helped: answers.yes("helped")?,
            occurred_at,
        },
        ActionKind::FailStep => RequestEvent::StepFailed {
            step,
            reason: answers.text("reason"),
            occurred_at,
        },
        ActionKind::SkipStep => RequestEvent::StepSkipped {
            step,
            reason: answers.text("reason"),
            occurred_at,
        },
        ActionKind::Consent => RequestEvent::Consented(Consent {
            given_by: answers.text("by"),
            channel: answers.channel(),
            system: answers.text("system"),
            occurred_at,
            until: answers.time("until"),
            signature: signature(),
        }),
        ActionKind::WithdrawConsent => RequestEvent::ConsentWithdrawn { occurred_at },
        ActionKind::BeginSession => RequestEvent::SessionBegan {
            symptoms: answers.text("symptoms"),
            fault: answers.text("fault"),
            customers_technician: answers.text("customers_technician"),
            occurred_at,
        },
        ActionKind::EndSession => RequestEvent::SessionEnded {
            changed: answers.text("changed"),
            occurred_at,
        },
        ActionKind::Assign => RequestEvent::Assigned {
            technician: answers.person("technician")?,
            occurred_at,
        },
        ActionKind::SetOut => RequestEvent::SetOut { occurred_at },
        ActionKind::ReachSite => RequestEvent::ReachedSite { occurred_at },
        ActionKind::Solve => RequestEvent::Solved {
            what: answers.text("what"),
            occurred_at,
            signature: signature(),
        },
        _ => return None,
    })
}
