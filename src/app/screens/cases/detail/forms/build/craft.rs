//! From answers to the events of the handling, of evasions and of joining.

use super::Answers;
use crate::app::platform;
use crate::domain::cases::{
    ActionKind, Analysis, Case, CaseEvent, CraftEvent, Expectation, FollowUp, FormSigned,
    LapseEvent, MeasureKind, Proposal, Responsibility, Side, Taken, Verdicts, View,
};
use crate::domain::ids::{LapseId, SolutionId};
use crate::domain::time::Timestamp;

/// The event of this step, if it is one of the handling.
pub(super) fn event(
    kind: ActionKind,
    answers: &Answers,
    case: &Case,
    occurred_at: Timestamp,
) -> Option<CaseEvent> {
    let craft = case.craft();
    let solution = || answers.text("solution").parse().ok().map(SolutionId);
    let signature = || answers.attachments("signature").into_iter().next();
    let event = match kind {
        ActionKind::TakeView => {
            let matters = answers.text("matters");
            let matters = matters.lines().map(|line| line.trim().to_owned());
            CraftEvent::Viewed(View {
                occurred_at,
                correction: answers.text("correction"),
                matters: matters.filter(|matter| !matter.is_empty()).collect(),
                expects: answers.text("expects"),
            })
        }
        ActionKind::SettleMatter => CraftEvent::MatterSettled {
            matter: answers.text("matter"),
            how: answers.text("how"),
            occurred_at,
        },
        ActionKind::Analyse => CraftEvent::Analysed(Analysis {
            occurred_at,
            problem: answers.text("problem"),
            cause: answers.text("cause"),
            responsibility: answers.chosen("responsibility", &Responsibility::ALL)?,
            words: answers.text("words"),
        }),
        ActionKind::Apologise => CraftEvent::Apologised {
            occurred_at,
            channel: answers.channel(),
            words: answers.text("words"),
        },
        ActionKind::Propose => CraftEvent::Proposed(Proposal {
            id: SolutionId(platform::new_uuid()),
            occurred_at,
            what: answers.text("what"),
            means: answers.text("means"),
            fen: answers.fen("fen"),
            time: answers.text("time"),
            side: answers.chosen("side", &Side::ALL)?,
            rests_on: answers.text("rests_on"),
            concession: answers.text("concession"),
            because: answers.text("because"),
            best: answers.yes("best") == Some(true),
        }),
        ActionKind::Prefer => CraftEvent::Preferred {
            solution: solution()?,
            occurred_at,
        },
        ActionKind::Offer => CraftEvent::Offered {
            solution: solution()?,
            channel: answers.channel(),
            reason: answers.text("reason"),
            occurred_at,
        },
        ActionKind::Object => CraftEvent::Objected {
            solution: craft.offered()?.id,
            objection: answers.text("objection"),
            next: answers.time("next"),
            occurred_at,
        },
        ActionKind::Confirm => CraftEvent::Confirmed {
            solution: craft.offered()?.id,
            by: answers.text("by"),
            channel: answers.channel(),
            signature: signature(),
            occurred_at,
        },
        ActionKind::CarryOut => CraftEvent::CarriedOut {
            solution: craft.agreed?,
            what: answers.text("what"),
            occurred_at,
        },
        ActionKind::Tell => CraftEvent::Told {
            occurred_at,
            channel: answers.channel(),
            words: answers.text("words"),
        },
        ActionKind::Inform => CraftEvent::Informed {
            department: answers.text("department"),
            person: answers.person("person"),
            occurred_at,
        },
        ActionKind::Raise => CraftEvent::Raised {
            to: answers.person("to")?,
            reason: answers.text("reason"),
            channel: answers.channel(),
            reply_by: answers.time("reply_by")?,
            occurred_at,
        },
        ActionKind::HandForm => CraftEvent::FormHanded { occurred_at },
        ActionKind::SignForm => CraftEvent::FormSigned(FormSigned {
            occurred_at,
            opinion: answers.text("opinion"),
            satisfaction: answers.satisfaction("satisfaction"),
            files: signature()
                .into_iter()
                .chain(answers.attachments("photos"))
                .collect(),
            unsigned_because: answers.text("unsigned"),
        }),
        ActionKind::FileForm => CraftEvent::FormFiled {
            place: answers.text("place"),
            occurred_at,
        },
        ActionKind::Judge => CraftEvent::Judged(Verdicts {
            occurred_at,
            expectation: answers.chosen("expectation", &Expectation::ALL)?,
            firm_content: answers.yes("firm")?,
            lesson: answers.text("lesson"),
        }),
        ActionKind::FollowUp => CraftEvent::FollowedUp(FollowUp {
            occurred_at,
            channel: answers.channel(),
            reached: answers.yes("reached")?,
            satisfaction: answers.satisfaction("satisfaction"),
            words: answers.text("words"),
            chance: answers.text("chance"),
        }),
        ActionKind::WaiveFollowUp => CraftEvent::FollowUpWaived {
            reason: answers.text("reason"),
            occurred_at,
        },
        ActionKind::SetFollowUp => CraftEvent::FollowUpSet {
            owner: answers.person("owner")?,
            by: answers.time("by")?,
            occurred_at,
        },
        ActionKind::Join => {
            return Some(CaseEvent::Joined {
                other: answers.text("other").parse().ok()?,
                occurred_at,
            });
        }
        _ => return lapse(kind, answers, occurred_at).map(CaseEvent::Lapse),
    };
    Some(CaseEvent::Craft(event))
}

fn lapse(kind: ActionKind, answers: &Answers, occurred_at: Timestamp) -> Option<LapseEvent> {
    Some(match kind {
        ActionKind::NoteLapse => LapseEvent::Noted {
            id: LapseId(platform::new_uuid()),
            person: answers.person("person")?,
            what: answers.text("what"),
            serious: answers.yes("serious") == Some(true),
            occurred_at,
        },
        ActionKind::TakeMeasure => LapseEvent::Taken(Taken {
            lapse: answers.text("lapse").parse().ok()?,
            kind: answers.chosen("kind", &MeasureKind::ALL)?,
            text: answers.text("text"),
            answer: answers.text("answer"),
            with: answers.person("with"),
            on: answers.time("on"),
            occurred_at,
        }),
        ActionKind::ConfirmMeasure => {
            let chosen = answers.text("measure");
            let (lapse, place) = chosen.split_once(' ')?;
            LapseEvent::Confirmed {
                lapse: lapse.parse().ok()?,
                kind: *MeasureKind::ALL.get(place.parse::<usize>().ok()?)?,
                occurred_at,
            }
        }
        _ => return None,
    })
}
