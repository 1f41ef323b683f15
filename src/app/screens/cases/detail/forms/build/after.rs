//! From answers to what follows a complaint.

use super::Answers;
use crate::app::i18n as words;
use crate::app::platform;
use crate::app::screens::cases::detail::forms::spec::after::{PROCESS, late};
use crate::app::session::session;
use crate::domain::cases::after::{
    Act, AfterEvent, AfterStep, Effect, NewImprovement, NewNote, NewSanction, NoteAnswer, NoteKind,
    SanctionKind, Slips, alike, deduction, kind_by_loss, share_of,
};
use crate::domain::cases::{Case, CaseEvent};
use crate::domain::figures::Figures;
use crate::domain::ids::AfterId;
use crate::domain::time::Timestamp;
use leptos::prelude::untrack;

/// The event of this step, as far as the answers go.
pub(super) fn event(
    act: Act,
    answers: &Answers,
    case: &Case,
    occurred_at: Timestamp,
) -> Option<CaseEvent> {
    let id = || AfterId(platform::new_uuid());
    let thing = || answers.text("thing").parse::<AfterId>().ok();
    let said = || answers.text("words");
    let reason = || answers.text("reason");
    let step = match act {
        Act::IssueNote => AfterStep::NoteIssued(note(answers, case, id())?),
        Act::AnswerNote => AfterStep::NoteAnswered(NoteAnswer {
            note: thing()?,
            words: said(),
            until: answers.time("until"),
            process: answers.some_text("cause").map(|cause| cause == PROCESS),
            against: answers.text("against"),
        }),
        Act::CheckTimes => AfterStep::TimesChecked { reason: reason() },
        Act::Renumber => {
            let thing = thing()?;
            let books = untrack(|| session().context(|context| alike(case, context)));
            let (_, book) = books.into_iter().find(|(id, _)| *id == thing)?;
            AfterStep::Renumbered {
                thing,
                number: next(book)?,
            }
        }
        Act::Object => AfterStep::Objected {
            id: id(),
            department: String::new(),
            reason: reason(),
            proposal: answers.text("proposal"),
        },
        Act::AnswerObjection => AfterStep::ObjectionAnswered {
            objection: thing()?,
            kept: answers.yes("kept")?,
            reason: reason(),
        },
        Act::PlanImprovement => AfterStep::ImprovementPlanned(NewImprovement {
            id: id(),
            problem: answers.text("problem"),
            measure: answers.text("measure"),
            changes: answers.text("changes"),
            check: answers.text("check"),
            owner: answers.person("owner")?,
            by: answers.time("by")?,
            parties: answers.people("parties").into_iter().collect(),
        }),
        Act::JoinImprovement => AfterStep::PartyAnswered {
            improvement: thing()?,
            agrees: answers.yes("agrees")?,
            words: said(),
        },
        Act::Instruct => AfterStep::Instructed {
            improvement: thing()?,
            words: said(),
        },
        Act::FinishImprovement => AfterStep::ImprovementDone {
            improvement: thing()?,
            words: said(),
        },
        Act::UrgeImprovement => AfterStep::ImprovementUrged {
            improvement: thing()?,
            words: said(),
        },
        Act::HearUrge => AfterStep::UrgeHeard {
            improvement: thing()?,
        },
        Act::CheckEffect => AfterStep::EffectChecked {
            improvement: thing()?,
            before: answers.text("before"),
            since: answers.text("since"),
            effect: answers.chosen("effect", &Effect::ALL)?,
        },
        Act::VoiceOpinion => AfterStep::OpinionVoiced {
            id: id(),
            words: said(),
            department: String::new(),
            to: answers.person("to")?,
        },
        Act::AnswerOpinion => AfterStep::OpinionAnswered {
            opinion: thing()?,
            words: said(),
        },
        Act::ProposeSanction => AfterStep::SanctionProposed(sanction(answers, case, id())?),
        Act::WithdrawSanction => AfterStep::SanctionWithdrawn {
            sanction: thing()?,
            reason: reason(),
        },
        Act::MakeOutNotice => {
            let sanction = thing()?;
            let facts = &case.after.as_ref()?.sanction(sanction)?.facts;
            let head = || {
                let head = |world: &crate::domain::world::World| {
                    world.organisation.head_of(&facts.department)
                };
                untrack(|| session().world(head))
            };
            AfterStep::NoticeMadeOut {
                sanction,
                number: next(Slips::Notices)?,
                finance: answers.person("finance")?,
                to: facts.person.or_else(head)?,
            }
        }
        Act::CheckNotice => AfterStep::NoticeChecked {
            sanction: thing()?,
            right: answers.yes("right")?,
            words: said(),
        },
        Act::HearNotice => AfterStep::NoticeHeard { sanction: thing()? },
    };
    Some(CaseEvent::After(AfterEvent { occurred_at, step }))
}

fn next(book: Slips) -> Option<String> {
    untrack(|| {
        session().context(|context| {
            let mut numbers = context.world.numbers_after(book, context);
            numbers.next()
        })
    })
}

/// To the department that was chosen, about the step with which it is late.
fn note(answers: &Answers, case: &Case, id: AfterId) -> Option<NewNote> {
    let department = answers.text("late");
    let mut late = untrack(|| late(case)).into_iter();
    let time = late.find(|time| time.department == department)?;
    Some(NewNote {
        id,
        kind: if case.is_closed() {
            NoteKind::Inquiry
        } else {
            NoteKind::Urging
        },
        number: next(Slips::Notes)?,
        department,
        to: time.owner,
        what: words::duty(time.duty).to_owned(),
        clause: time
            .clause
            .map(|clause| clause.0.to_owned())
            .unwrap_or_default(),
        due: time.due,
        words: answers.text("words"),
    })
}

/// What was left empty follows from the loss by the standard.
fn sanction(answers: &Answers, case: &Case, id: AfterId) -> Option<NewSanction> {
    let whom = answers.text("whom");
    let person = answers.person("whom");
    let shares = case.procedure.shares();
    let share = shares.iter().find(|share| {
        let named = person.is_some_and(|person| share.people.contains(&person));
        named || whom.strip_prefix('-') == Some(&share.department)
    })?;
    let (figures, department): (Figures, String) = untrack(|| {
        session().context(|context| {
            let own = person.map(|person| context.organisation().party_of(person).to_owned());
            let figures = context.figures_at(case.recorded_at).clone();
            (figures, own.unwrap_or_else(|| share.department.clone()))
        })
    });
    let of_case = case.procedure.outcome().map_or(0, |outcome| outcome.loss);
    let loss = answers.fen("loss");
    let loss = loss.unwrap_or_else(|| share_of(of_case, share.per_cent));
    let bonus = answers.fen("bonus");
    let taken = answers.fen("deduction");
    Some(NewSanction {
        id,
        department,
        person,
        cause: answers.text("cause"),
        loss,
        kind: answers
            .chosen("kind", &SanctionKind::ALL)
            .unwrap_or_else(|| kind_by_loss(loss, &figures)),
        reason: answers.text("because"),
        deduction: taken.unwrap_or_else(|| deduction(loss, bonus, &figures)),
        bonus,
        month: answers.text("month"),
    })
}
