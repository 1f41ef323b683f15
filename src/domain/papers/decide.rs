//! What may be written down about a paper, by whom.

use super::events::{Direction, MonthSigned, PaperEvent, PaperFacts, PaperKind};
use super::state::{Paper, files_id, month_id};
use crate::domain::cases::{CaseEvent, CraftEvent};
use crate::domain::clause::Clause;
use crate::domain::context::Context;
use crate::domain::event::{Event, Happened};
use crate::domain::ids::{PaperId, PersonId, Subject};
use crate::domain::refusal::Refusal;
use crate::domain::roles::{Needs, Role};
use crate::domain::summary::{Month, summary};

/// Who sums up a month.
const SUMMERS: &[Role] = &[
    Role::ServiceDesk,
    Role::Supervisor,
    Role::GeneralManager,
    Role::Quality,
    Role::Administrator,
];

/// Who leads: whom a complaint in writing is submitted to.
const LEADERS: [Role; 2] = [Role::GeneralManager, Role::Supervisor];

/// Why something may not be written down about a paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PaperRefusal {
    /// There is no such paper on this device.
    Unknown,
    /// It is in the book already.
    AlreadyEntered,
    /// Whoever acts is not enrolled.
    NotEnrolled,
    /// It is said to have happened later than now.
    InFuture,
    /// A sheet of the firm's own has another place.
    WrongSheet,
    /// There is nothing to write down.
    TextMissing,
    /// The case, the customer or the person is not known here.
    NotKnown,
    /// The number is empty.
    NumberMissing,
    /// Another paper has this number.
    NumberTaken,
    /// From whom, or for whom, is empty.
    PartyMissing,
    /// What it is about is empty.
    SubjectMissing,
    /// A complaint in writing has no page as photo.
    PagesMissing,
    /// Whom it is submitted to leads nothing.
    NotALeader,
    /// It was not submitted to whoever acts.
    NotSubmittedToYou,
    /// The leaders do not have it yet.
    NotSubmitted,
    /// The letter is empty.
    LetterMissing,
    /// To whom it was handed is empty.
    RecipientMissing,
    /// Neither signed for nor a photo of the posting.
    ProofMissing,
    /// To whom it was passed on is empty.
    NotPassedOn,
    /// Where it is filed is empty.
    PlaceMissing,
    /// What is to be done, or by when, is missing.
    TaskIncomplete,
    /// Nothing is to be done about it.
    NoTask,
    /// No file was gone through.
    NoFiles,
    /// Only who takes complaints, and heads, sum up a month.
    NotTheDesk,
    /// The month has not ended.
    MonthRuns,
    /// A user who was proposed is neither asked again nor left out with a reason.
    RevisitUndecided,
}

impl PaperRefusal {
    /// The rule behind it, where there is one.
    #[must_use]
    pub fn clause(self) -> Option<Clause> {
        Some(Clause(match self {
            Self::Unknown
            | Self::AlreadyEntered
            | Self::NotEnrolled
            | Self::InFuture
            | Self::WrongSheet
            | Self::TextMissing
            | Self::NotKnown
            | Self::NoTask
            | Self::NumberTaken => return None,
            Self::NumberMissing | Self::PagesMissing => "P15.02.03a",
            Self::PartyMissing | Self::SubjectMissing => "P11.04.01c",
            Self::NotALeader | Self::NotSubmittedToYou | Self::NotSubmitted => "P15.02.03b",
            Self::LetterMissing => "P15.02.03c",
            Self::RecipientMissing | Self::ProofMissing => "P11.04.01b",
            Self::NotPassedOn => "P11.04.01a",
            Self::PlaceMissing => "P11.04.03a",
            Self::TaskIncomplete => "P11.04.03c",
            Self::NoFiles => "P11.04.03b",
            Self::NotTheDesk | Self::MonthRuns => "P15.02.04a",
            Self::RevisitUndecided => "P15.02.04c",
        }))
    }
}

impl PaperEvent {
    /// What somebody has to be to write it down.
    #[must_use]
    pub fn needs(&self) -> Needs {
        match self {
            Self::MonthSigned(_) => Needs {
                roles: SUMMERS,
                clause: Some(Clause("P15.02.04a")),
            },
            _ => Needs::NOTHING,
        }
    }
}

/// May this be written down now, by this person?
///
/// # Errors
/// A [`PaperRefusal`].
pub fn decide(
    id: PaperId,
    paper: Option<&Paper>,
    event: PaperEvent,
    context: &Context<'_>,
) -> Result<Vec<Happened>, Refusal> {
    let enrolled = is_enrolled(context.actor, context);
    need(enrolled, PaperRefusal::NotEnrolled)?;
    let future = event.occurred_at().is_some_and(|at| at > context.now);
    need(!future, PaperRefusal::InFuture)?;
    match (paper, &event) {
        (None, PaperEvent::Entered(facts)) => check_facts(facts, context)?,
        (_, PaperEvent::PutInOrder { files, .. }) => {
            let here = id == files_id(context.organisation().id);
            need(here, PaperRefusal::WrongSheet)?;
            ask(*files > 0, PaperRefusal::NoFiles, context)?;
        }
        (_, PaperEvent::MonthSigned(signed)) => check_month(id, signed, context)?,
        (Some(_), PaperEvent::Entered(_)) => return Err(PaperRefusal::AlreadyEntered.into()),
        (Some(paper), event) => check(paper, event, context)?,
        (None, _) => return Err(PaperRefusal::Unknown.into()),
    }
    let mut happened = vec![Happened {
        subject: Subject::Paper(id),
        event: Event::Paper(Box::new(event.clone())),
    }];
    happened.extend(consequences(&event, context));
    Ok(happened)
}

fn is_enrolled(person: PersonId, context: &Context<'_>) -> bool {
    let people = &context.organisation().people;
    people.get(&person).is_some_and(|person| person.active)
}

fn need(holds: bool, refusal: PaperRefusal) -> Result<(), PaperRefusal> {
    if holds { Ok(()) } else { Err(refusal) }
}

/// Refuses unless `holds`. A rule of a regulation that is not in force refuses nothing.
fn ask(holds: bool, refusal: PaperRefusal, context: &Context<'_>) -> Result<(), PaperRefusal> {
    let asked = refusal
        .clause()
        .is_none_or(|clause| context.in_force(clause));
    need(holds || !asked, refusal)
}

fn says(text: &str) -> bool {
    !text.trim().is_empty()
}

fn check_facts(facts: &PaperFacts, context: &Context<'_>) -> Result<(), PaperRefusal> {
    let world = context.world;
    let own_sheet = matches!(facts.kind, PaperKind::Files | PaperKind::Month);
    need(!own_sheet, PaperRefusal::WrongSheet)?;
    // Without a number nobody finds it again, whatever regulation is in force.
    need(says(&facts.number), PaperRefusal::NumberMissing)?;
    let taken = world
        .papers
        .values()
        .any(|paper| paper.number == facts.number);
    need(!taken, PaperRefusal::NumberTaken)?;
    let known = |id| world.customers.contains_key(&id);
    need(facts.customer.is_none_or(known), PaperRefusal::NotKnown)?;
    let named = says(&facts.party) || facts.customer.is_some();
    need(named, PaperRefusal::PartyMissing)?;
    need(says(&facts.subject), PaperRefusal::SubjectMissing)?;
    let scanned = !facts.pages.is_empty()
        || facts.kind != PaperKind::Complaint
        || facts.direction == Direction::Out;
    ask(scanned, PaperRefusal::PagesMissing, context)
}

fn check(paper: &Paper, event: &PaperEvent, context: &Context<'_>) -> Result<(), PaperRefusal> {
    let ask = |holds, refusal| ask(holds, refusal, context);
    let world = context.world;
    match event {
        PaperEvent::Assigned { customer } => {
            let known = world.customers.contains_key(customer);
            need(known, PaperRefusal::NotKnown)
        }
        PaperEvent::Submitted { to, .. } => {
            let person = context.organisation().people.get(to);
            let leads = person.is_some_and(|person| {
                person.active && LEADERS.iter().any(|role| person.roles.contains(role))
            });
            need(leads, PaperRefusal::NotALeader)
        }
        PaperEvent::Seen { .. } => {
            let mut unseen = paper.unseen();
            let theirs = unseen.any(|deed| deed.person == Some(context.actor));
            need(theirs, PaperRefusal::NotSubmittedToYou)
        }
        PaperEvent::Led { case } => {
            need(world.cases.contains_key(case), PaperRefusal::NotKnown)?;
            let complaint = paper.kind == PaperKind::Complaint;
            let submitted = !complaint || !paper.submitted.is_empty();
            ask(submitted, PaperRefusal::NotSubmitted)
        }
        PaperEvent::Answered { letter, .. } => {
            need(says(letter), PaperRefusal::LetterMissing)?;
            let complaint = paper.kind == PaperKind::Complaint;
            let submitted = !complaint || !paper.submitted.is_empty();
            ask(submitted, PaperRefusal::NotSubmitted)
        }
        PaperEvent::Delivered {
            what, to, files, ..
        } => {
            need(says(what), PaperRefusal::TextMissing)?;
            ask(says(to), PaperRefusal::RecipientMissing)?;
            ask(!files.is_empty(), PaperRefusal::ProofMissing)
        }
        PaperEvent::PassedOn { to, .. } => ask(says(to), PaperRefusal::NotPassedOn),
        PaperEvent::Filed { place, .. } => ask(says(place), PaperRefusal::PlaceMissing),
        PaperEvent::TaskSet { what, owner, by } => {
            need(is_enrolled(*owner, context), PaperRefusal::NotKnown)?;
            let planned = says(what) && *by > context.now;
            need(planned, PaperRefusal::TaskIncomplete)
        }
        PaperEvent::TaskDone { result, .. } => {
            need(!paper.open_tasks().is_empty(), PaperRefusal::NoTask)?;
            need(says(result), PaperRefusal::TextMissing)
        }
        // Looked at before: they need no paper that is there already.
        PaperEvent::Entered(_) | PaperEvent::PutInOrder { .. } | PaperEvent::MonthSigned(_) => {
            Ok(())
        }
    }
}

/// Every user who was proposed is asked again, or it is said why not (P15.02.04c).
fn check_month(
    id: PaperId,
    signed: &MonthSigned,
    context: &Context<'_>,
) -> Result<(), PaperRefusal> {
    let month = Month {
        year: signed.year,
        month: signed.month,
    };
    let here = id == month_id(context.organisation().id, month.year, month.month);
    need(here, PaperRefusal::WrongSheet)?;
    let in_force = context.in_force(Clause("P15.02.04a"));
    need(
        !in_force || context.has_any(SUMMERS),
        PaperRefusal::NotTheDesk,
    )?;
    let offset = context.calendar_at(context.now).offset_minutes;
    let (_, end) = month.bounds(offset);
    need(end <= context.now, PaperRefusal::MonthRuns)?;
    let ahead = signed.revisits.values().all(|by| *by > context.now);
    need(ahead, PaperRefusal::RevisitUndecided)?;
    let summary = summary(month, context);
    let decided = summary.proposed().all(|line| {
        let reason = signed.left_out.get(&line.case);
        signed.revisits.contains_key(&line.case) || reason.is_some_and(|reason| says(reason))
    });
    ask(decided, PaperRefusal::RevisitUndecided, context)
}

/// Each user who is to be asked once more becomes a question with an owner and a date.
fn consequences(event: &PaperEvent, context: &Context<'_>) -> Vec<Happened> {
    let PaperEvent::MonthSigned(signed) = event else {
        return Vec::new();
    };
    let revisits = signed.revisits.iter();
    let known = revisits.filter_map(|(id, by)| Some((context.world.cases.get(id)?, *by)));
    known
        .filter(|(case, _)| case.is_closed())
        .map(|(case, by)| {
            let asked = CraftEvent::FollowUpSet {
                owner: case.in_charge.value,
                by,
                occurred_at: signed.occurred_at,
            };
            Happened {
                subject: Subject::Case(case.id),
                event: Event::Case(Box::new(CaseEvent::Craft(asked))),
            }
        })
        .collect()
}
