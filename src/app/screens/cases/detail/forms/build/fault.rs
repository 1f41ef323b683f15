//! From answers to the events of a major fault.

use super::super::spec::PARTS;
use super::Answers;
use crate::domain::cases::ActionKind;
use crate::domain::cases::fault::{Fault, FaultEvent, Receiver, Told};
use crate::domain::time::Timestamp;

/// The event of this step, if it is one of a major fault.
pub(super) fn event(
    kind: ActionKind,
    answers: &Answers,
    fault: &Fault,
    occurred_at: Timestamp,
) -> Option<FaultEvent> {
    let told = |receiver| {
        FaultEvent::Told(Told {
            receiver,
            to: answers.person("to"),
            name: answers.text("name"),
            channel: answers.channel(),
            answer: answers.text("answer"),
            occurred_at,
        })
    };
    Some(match kind {
        ActionKind::TellSalesperson => told(Receiver::Salesperson),
        ActionKind::TellManager => told(Receiver::Manager),
        ActionKind::TellLeaders => told(Receiver::Leaders),
        ActionKind::FeedBackCustomer => told(Receiver::Customer),
        ActionKind::FeedBackBusiness => told(Receiver::Business),
        ActionKind::PlanFault => FaultEvent::Planned {
            plan: answers.text("plan"),
            occurred_at,
        },
        ActionKind::RegisterFault => FaultEvent::Registered { occurred_at },
        ActionKind::FollowFault => FaultEvent::Followed {
            text: answers.text("text"),
            occurred_at,
        },
        ActionKind::EndFault => FaultEvent::Over {
            what: answers.text("what"),
            occurred_at,
        },
        // Only what somebody wrote or changed: others may be writing the other parts.
        ActionKind::AnalyseFault => {
            let parts = PARTS.into_iter().filter_map(|(part, key)| {
                let text = answers.some_text(key)?;
                (text != fault.part(part)).then_some((part, text))
            });
            FaultEvent::Analysed {
                parts: parts.collect(),
                occurred_at,
            }
        }
        ActionKind::SignReport => FaultEvent::Signed {
            signature: answers.attachments("signature").into_iter().next(),
            occurred_at,
        },
        _ => return None,
    })
}
