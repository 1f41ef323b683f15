//! From answers to the events of a repair.

use super::Answers;
use crate::app::components::typed::parts;
use crate::domain::cases::repair::{
    CauseKind, Contact, Courtesy, Finding, Opening, Receipt, Removal, RepairEvent, UserDamage,
    WorkStep,
};
use crate::domain::cases::{ActionKind, CaseEvent, Closing};
use crate::domain::ids::PersonId;
use crate::domain::time::Timestamp;

/// Finding, removal, receipt and closing in one: what a technician does on site at a go.
pub(super) fn finish_on_site(answers: &Answers, now: Timestamp) -> Option<Vec<CaseEvent>> {
    let at = answers.time("at").unwrap_or(now);
    let mut all = Vec::new();
    // Who has written down the cause already is not asked for it again.
    if !answers.text("found").is_empty() || answers.chosen("cause", &CauseKind::ALL).is_some() {
        all.push(CaseEvent::Repair(event(ActionKind::Find, answers, at)?));
    }
    all.push(CaseEvent::Repair(RepairEvent::Removed(removal(
        answers, at, true, "after",
    ))));
    all.push(CaseEvent::Repair(event(
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
    Some(all)
}

/// The event of this step, if it is one of a repair.
pub(super) fn event(
    kind: ActionKind,
    answers: &Answers,
    occurred_at: Timestamp,
) -> Option<RepairEvent> {
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
        ActionKind::TakeUp => RepairEvent::TakenUp { occurred_at },
        ActionKind::ConfirmCard => RepairEvent::CardConfirmed {
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
