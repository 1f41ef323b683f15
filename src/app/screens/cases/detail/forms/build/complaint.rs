//! From answers to the events of a complaint.

use super::Answers;
use crate::app::platform;
use crate::domain::cases::complaint::{
    Call, Complaint, ComplaintEvent, ComplaintStep, Extent, LineKind, Manner, Measure, NewLine,
    Origin, Presence, Reaction, Response, Step,
};
use crate::domain::ids::{LineId, PersonId};
use crate::domain::time::Timestamp;

/// The event of this step.
pub(super) fn event(
    step: Step,
    answers: &Answers,
    complaint: &Complaint,
    occurred_at: Timestamp,
) -> Option<ComplaintEvent> {
    Some(ComplaintEvent {
        round: complaint.round(),
        occurred_at,
        step: what(step, answers)?,
    })
}

fn people(answers: &Answers) -> Vec<PersonId> {
    let chosen = answers.text("people");
    chosen
        .split(' ')
        .filter_map(|person| person.parse().ok())
        .collect()
}

/// Divided evenly in whole fen; what is left over falls to the first.
fn shares(people: &[PersonId], fen: i64) -> Vec<(PersonId, i64)> {
    let count = i64::try_from(people.len()).unwrap_or(1).max(1);
    let (each, rest) = (fen / count, fen % count);
    let with_rest = |place: usize| if place == 0 { each + rest } else { each };
    let people = people.iter().enumerate();
    people
        .map(|(place, person)| (*person, with_rest(place)))
        .collect()
}

fn what(step: Step, answers: &Answers) -> Option<ComplaintStep> {
    use ComplaintStep as S;
    let text = |key: &str| answers.text(key);
    let yes = |key: &str| answers.yes(key);
    let person = |key: &str| -> Option<PersonId> { answers.person(key) };
    let line = || -> Option<LineId> { text("line").parse().ok() };
    let attachments = || answers.attachments("photos");
    let channel = answers.channel();
    Some(match step {
        Step::TakeOver => S::TakenOver,
        Step::Confirm => S::Confirmed {
            reasons: answers.chosen("reasons", &Extent::ALL)?,
            grounds: text("grounds"),
        },
        Step::Review => S::Reviewed {
            complete: yes("complete")?,
            missing: text("missing"),
        },
        Step::Judge => S::Judged {
            read: yes("read")?,
            reasonable: answers.chosen("reasonable", &Extent::ALL)?,
            upheld: yes("upheld")?,
            grounds: text("grounds"),
        },
        Step::Explain => S::Explained {
            channel,
            words: text("words"),
            misunderstood: text("misunderstood"),
            reaction: answers.chosen("reaction", &Reaction::ALL)?,
        },
        Step::Assign => S::Assigned {
            department: text("department"),
            person: person("person")?,
            head: person("head")?,
            instead: person("instead"),
            reason: String::new(),
        },
        Step::Find => S::Found {
            origin: answers.chosen("origin", &Origin::ALL)?,
            cause: text("cause"),
            looked_at: text("looked_at"),
            people: people(answers),
            nobody: text("nobody"),
            attachments: attachments(),
        },
        Step::Inspect => S::Inspected {
            what: text("what"),
            result: answers.chosen("presence", &Presence::ALL)?,
            words: text("words"),
            attachments: attachments(),
        },
        Step::ConfirmInspection => S::InspectionConfirmed {
            words: text("words"),
        },
        Step::EndInvestigation => S::InvestigationEnded {
            words: text("words"),
        },
        Step::Draft => S::Drafted {
            words: text("words"),
        },
        Step::Talk => S::Talked {
            channel,
            reached: yes("reached")?,
            with: text("with"),
            words: text("words"),
            agreed: yes("agreed"),
            agreement: text("agreement"),
        },
        Step::ChooseManner => S::MannerChosen {
            manner: answers.chosen("manner", &Manner::ALL)?,
            words: text("words"),
        },
        Step::PlanLine => S::LineAdded(new_line(answers, LineKind::Plan)?),
        Step::AddLine => {
            let kind = answers.chosen("kind", &LineKind::BESIDE)?;
            S::LineAdded(new_line(answers, kind)?)
        }
        Step::Submit => S::PlanSubmitted {
            opinion: text("opinion"),
            wish: answers.chosen("wish", &Extent::ALL)?,
            wish_reason: text("wish_reason"),
        },
        Step::DoneLine => S::LineDone {
            line: line()?,
            words: text("words"),
            attachments: attachments(),
        },
        Step::Remind => S::LineReminded {
            line: line()?,
            words: text("words"),
        },
        Step::Feedback => S::FedBack {
            channel,
            words: text("words"),
            signature: answers.attachments("signature").into_iter().next(),
        },
        Step::Complete => S::Completed {
            words: text("words"),
        },
        Step::PassOn => S::PassedOn {
            to: text("to"),
            words: text("words"),
        },
        Step::Call => S::Called(Call {
            channel,
            reached: yes("reached")?,
            with: text("with"),
            done: yes("done"),
            missing: text("missing"),
            words: text("words"),
            result: text("result"),
            satisfied: yes("satisfied"),
        }),
        Step::Report => S::Reported {
            content: text("content"),
            standing: text("standing"),
        },
        Step::Propose => S::Proposed {
            people: people(answers),
            others: text("others"),
            grounds: text("grounds"),
        },
        Step::Decide => S::Decided {
            people: people(answers),
            others: text("others"),
            grounds: text("grounds"),
        },
        Step::State => S::Stated {
            words: text("words"),
        },
        Step::Measure => S::MeasureTaken {
            person: person("person")?,
            measure: answers.chosen("measure", &Measure::ALL)?,
            words: text("words"),
        },
        Step::Fine => S::Fined {
            shares: answers
                .fen("fen")
                .map(|fen| shares(&people(answers), fen))
                .unwrap_or_default(),
            because: text("because"),
        },
        Step::Sum => S::Summed {
            summary: text("summary"),
            grade: answers.chosen("grade", &Extent::ALL)?,
            lesson: text("lesson"),
            improvement: text("improvement"),
        },
        Step::React => S::Reacted {
            response: answers.chosen("response", &Response::ALL)?,
            words: text("words"),
        },
        Step::Delegate => S::Delegated {
            person: person("person")?,
            ended: yes("ended") == Some(true),
        },
        Step::Withdraw => S::Withdrawn {
            words: text("words"),
        },
        Step::Rest => S::Rested {
            until: answers.time("until")?,
            words: text("words"),
        },
    })
}

fn new_line(answers: &Answers, kind: LineKind) -> Option<NewLine> {
    Some(NewLine {
        id: LineId(platform::new_uuid()),
        kind,
        what: answers.text("what"),
        owner: answers.person("owner")?,
        by: answers.time("by")?,
        fen: answers.fen("fen").unwrap_or_default(),
        answers: answers.text("answers"),
        late_because: answers.text("late_because"),
    })
}
