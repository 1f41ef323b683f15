//! From answers to the events of complaints and reports.

use super::Answers;
use crate::domain::cases::ActionKind;
use crate::domain::cases::petition::{
    Grounds, Matter, Meanwhile, Offence, Petition, PetitionEvent, Proposal, ReportBack, Urge,
};
use crate::domain::time::Timestamp;

/// The event of this step, if it is one of a complaint or a report.
pub(super) fn event(
    kind: ActionKind,
    answers: &Answers,
    petition: &Petition,
    occurred_at: Timestamp,
) -> Option<PetitionEvent> {
    Some(match kind {
        ActionKind::GiveOpinion => PetitionEvent::Proposed(Proposal {
            what: answers.text("what"),
            until: answers.time("until"),
            told: answers.text("told"),
            channel: answers.channel(),
            occurred_at,
        }),
        ActionKind::ReportBack => PetitionEvent::ReportedBack(ReportBack {
            what: answers.text("what"),
            next: answers.time("next"),
            told: answers.text("told"),
            occurred_at,
        }),
        ActionKind::Ground => PetitionEvent::Grounded(Grounds {
            facts: answers.text("facts"),
            rule: answers.text("rule"),
            rights: answers.text("rights"),
            fen: answers.fen("fen"),
            occurred_at,
        }),
        ActionKind::Approve => PetitionEvent::Approved { occurred_at },
        ActionKind::Urge => PetitionEvent::Urged(Urge {
            to: answers.person("to")?,
            until: answers.time("until")?,
            words: answers.text("words"),
            occurred_at,
        }),
        ActionKind::HearUrge => PetitionEvent::UrgeHeard {
            words: answers.text("words"),
            occurred_at,
        },
        ActionKind::AskMeanwhile => PetitionEvent::AskedMeanwhile(Meanwhile {
            reached: answers.yes("reached")?,
            satisfied: answers.yes("satisfied"),
            words: answers.text("words"),
            occurred_at,
        }),
        // There are two sorts: it is the other one.
        ActionKind::Resort => PetitionEvent::Resorted {
            matter: match petition.matter {
                Matter::Complaint => Matter::Misconduct,
                Matter::Misconduct => Matter::Complaint,
            },
            reason: answers.text("reason"),
            occurred_at,
        },
        ActionKind::NameConcerned => PetitionEvent::Named {
            concerned: [answers.person("to")?].into(),
            occurred_at,
        },
        ActionKind::StateOffence => PetitionEvent::OffenceStated {
            offence: answers.chosen("offence", &Offence::ALL)?,
            occurred_at,
        },
        _ => return None,
    })
}
