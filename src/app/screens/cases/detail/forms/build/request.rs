//! From answers to the events of a request.

use super::Answers;
use crate::domain::cases::ActionKind;
use crate::domain::cases::request::{Consent, RequestEvent, Step};
use crate::domain::time::Timestamp;

/// The event of this step, if it is one of a request.
pub(super) fn event(
    kind: ActionKind,
    answers: &Answers,
    step: Step,
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
