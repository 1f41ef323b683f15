//! Every deadline of a case, running or stopped.

use super::clears::result_at;
use super::facts::Grade;
use super::filed_clocks;
use super::guard::{holds, is_superior};
use super::procedure::Procedure;
use super::shortfall;
use super::state::Case;
use super::{help, notices, visit};
use crate::domain::calendar::Span;
use crate::domain::clause::Clause;
use crate::domain::clock::{Clock, Deadline, Duty, Interval, Owner};
use crate::domain::context::Context;
use crate::domain::figures::{Figure, Figures};
use crate::domain::ids::{PersonId, Subject};
use crate::domain::roles::Role;
use crate::domain::time::{DAY, Timestamp};

/// The clocks of one case: the core's (promises, handover, reports) and its procedure's. A regulation that is not in force starts none;
/// an imported case has only the target that came with it.
#[must_use]
pub fn clocks(case: &Case, context: &Context<'_>) -> Vec<Clock> {
    let mut clocks = own_clocks(case, context);
    if !case.is_imported() {
        clocks.extend(super::after::clocks(case, context));
    }
    clocks
}

/// The clocks of a case without those of what follows it, which are read from these.
pub(super) fn own_clocks(case: &Case, context: &Context<'_>) -> Vec<Clock> {
    if case.is_imported() {
        return target(case, context).into_iter().collect();
    }
    let mut clocks = match &case.procedure {
        Procedure::Repair(repair) => repair.clocks(case, context),
        Procedure::Request(request) => request.clocks(case, context),
        Procedure::Fault(fault) => fault.clocks(case, context),
        Procedure::Grumble(grumble) => grumble.clocks(case, context),
        Procedure::Complaint(complaint) => complaint.clocks(case, context),
        Procedure::Petition(petition) => petition.clocks(case, context),
        Procedure::Quality(quality) => quality.clocks(case, context),
    };
    clocks.extend(filed_clocks::approvals(case, context));
    clocks.extend(filed_clocks::papers(case, context));
    clocks.extend(promises(case, context));
    clocks.extend(shortfall::clocks(case, context));
    clocks.extend(acknowledgments(case, context));
    clocks.extend(visit::clocks(case, context));
    clocks.extend(notices::clocks(case, context));
    clocks.extend(help::clocks(case, context));
    clocks.extend(super::craft::clocks(case, context));
    clocks.extend(super::lapses::clocks(case, context));
    clocks.extend(super::returns::clocks(case, context));
    let others = [
        reply(case, context),
        report(case, context),
        handover(case, context),
        pass_on(case, context),
        contact_sheet(case, context),
        whose(case, context),
        target(case, context),
    ];
    clocks.extend(others.into_iter().flatten());
    if clocks.is_empty() {
        clocks.extend(in_time(case, context));
    }
    clocks
}

/// The clocks that somebody still owes. A case at rest costs nothing: this runs over every case whenever Today is drawn.
#[must_use]
pub fn open_clocks(case: &Case, context: &Context<'_>) -> Vec<Clock> {
    // Who is concerned by a report sees neither the case nor what it waits for (P10.11.12a).
    if is_quiet(case, context) || case.concerns(context.actor) {
        return Vec::new();
    }
    let mut clocks = clocks(case, context);
    clocks.retain(Clock::is_open);
    clocks
}

fn is_quiet(case: &Case, context: &Context<'_>) -> bool {
    if case.is_closed() && case.is_imported() {
        return true;
    }
    let sheet_owed = case
        .solved_first
        .as_ref()
        .is_some_and(|used| used.sheet.is_none());
    let awaited = case.copies.0.iter().any(|copy| copy.received.is_none());
    case.is_closed()
        && !sheet_owed
        && !case.owes_answer()
        && case.unexplained().is_none()
        && !awaited
        && case.lapses.is_empty()
        && super::returns::is_quiet(case)
        && super::after::is_quiet(case, context)
        && super::craft::is_quiet(case, context)
        && match &case.procedure {
            Procedure::Repair(repair) => repair.is_quiet(case, context),
            Procedure::Request(_) | Procedure::Fault(_) | Procedure::Grumble(_) => true,
            Procedure::Complaint(complaint) => complaint.is_quiet(),
            Procedure::Petition(petition) => petition.is_quiet(case),
            Procedure::Quality(quality) => quality.is_quiet(case, context),
        }
}

/// A clock in the making: what most clocks share is filled in by [`Draft::clock`].
pub(in crate::domain) struct Draft {
    duty: Duty,
    clause: Option<Clause>,
    owner: Owner,
    start: Timestamp,
    due: Due,
    pauses: Vec<Interval>,
    amber: Option<i64>,
    met: Option<Timestamp>,
    void: bool,
}

enum Due {
    After(Span),
    At(Timestamp),
}

impl Draft {
    /// So much time from `start`.
    pub(in crate::domain) fn span(
        duty: Duty,
        clause: &'static str,
        owner: Owner,
        start: Timestamp,
        span: Span,
    ) -> Self {
        Self::new(duty, Some(Clause(clause)), owner, start, Due::After(span))
    }

    /// An instant that somebody named.
    pub(in crate::domain) fn instant(
        duty: Duty,
        clause: &'static str,
        owner: Owner,
        start: Timestamp,
        due: Timestamp,
    ) -> Self {
        Self::new(duty, Some(Clause(clause)), owner, start, Due::At(due))
    }

    fn new(duty: Duty, clause: Option<Clause>, owner: Owner, start: Timestamp, due: Due) -> Self {
        Self {
            duty,
            clause,
            owner,
            start,
            due,
            pauses: Vec::new(),
            amber: None,
            met: None,
            void: false,
        }
    }

    /// When it was done.
    pub(in crate::domain) fn met(self, met: Option<Timestamp>) -> Self {
        Self { met, ..self }
    }

    /// Stretches that do not count.
    pub(in crate::domain) fn pauses(self, pauses: Vec<Interval>) -> Self {
        Self { pauses, ..self }
    }

    /// How long before the end it turns amber; a quarter of the time unless said.
    pub(in crate::domain) fn amber(self, ms: i64) -> Self {
        Self {
            amber: Some(ms),
            ..self
        }
    }

    /// No longer owed, unless it was done before.
    pub(in crate::domain) fn void(self, void: bool) -> Self {
        Self { void, ..self }
    }

    /// The clock of a case; `None` when the regulation is not in force.
    pub(super) fn clock(self, case: &Case, context: &Context<'_>) -> Option<Clock> {
        self.of(Subject::Case(case.id), case.recorded_at, context)
    }

    /// The clock of any subject, by the rules and the calendar that were in force at `begun`; `None` when the regulation is not in force.
    pub(in crate::domain) fn of(
        self,
        subject: Subject,
        begun: Timestamp,
        context: &Context<'_>,
    ) -> Option<Clock> {
        if self.clause.is_some_and(|clause| !context.in_force(clause)) {
            return None;
        }
        let deadline = match self.due {
            Due::At(due) => Deadline {
                start: self.start,
                span: None,
                pauses: self.pauses,
                due,
            },
            Due::After(span) => {
                let calendar = context.calendar_at(begun);
                let by_calendar = calendar.deadline(self.start, span, &self.pauses);
                by_calendar.unwrap_or_else(|_| by_the_wall(self.start, span, self.pauses))
            }
        };
        let length = deadline.due.since(self.start);
        Some(Clock {
            subject,
            duty: self.duty,
            clause: self.clause,
            owner: self.owner,
            opens: self.start,
            amber: self.amber.unwrap_or(length / 4).max(0),
            deadline,
            met: self.met,
            void: self.void,
        })
    }
}

/// A calendar without working time still must not hide what is owed: the deadline then runs by the wall, and its span says so.
fn by_the_wall(start: Timestamp, span: Span, pauses: Vec<Interval>) -> Deadline {
    let (span, length) = match span {
        Span::WorkingDays(days) => {
            let days = days.max(1);
            (Span::CalendarDays(days), i64::from(days) * DAY)
        }
        Span::WorkingMinutes(n) => (Span::ClockMinutes(n), i64::from(n) * 60_000),
        Span::WorkingSeconds(n) => (Span::ClockSeconds(n), i64::from(n) * 1_000),
        other => (other, 0),
    };
    Deadline {
        start,
        span: Some(span),
        pauses,
        due: start.plus(length),
    }
}

/// A figure of clock minutes.
pub(super) fn minutes(figures: &Figures, figure: Figure) -> Span {
    Span::ClockMinutes(count(figures, figure))
}

/// A figure of working days.
pub(super) fn days(figures: &Figures, figure: Figure) -> Span {
    Span::WorkingDays(count(figures, figure))
}

/// A figure of working days.
pub(super) fn working_days(figures: &Figures, figure: Figure) -> Span {
    Span::WorkingDays(count(figures, figure))
}

pub(super) fn count(figures: &Figures, figure: Figure) -> u32 {
    u32::try_from(figures.get(figure)).unwrap_or(u32::MAX)
}

/// Every promise is a clock; only a recorded answer stops it (P13.01.08). It turns amber when it is time to call first (P13.04.04).
fn promises(case: &Case, context: &Context<'_>) -> impl Iterator<Item = Clock> {
    let percent = context
        .figures_at(case.recorded_at)
        .get(Figure::ContactFirst);
    case.promises.iter().filter_map(move |promise| {
        let length = promise.by.since(promise.given);
        Draft::instant(
            Duty::KeepPromise,
            "P13.01.08",
            Owner::Person(case.in_charge.value),
            promise.given,
            promise.by,
        )
        .amber(length / 100 * (100 - percent))
        .met(promise.kept)
        .void(case.is_closed())
        .clock(case, context)
    })
}

/// Once there is a result, the customer is told (P15.01.04a). A repair's result is signed on the spot, a fault's analysis fed back.
fn reply(case: &Case, context: &Context<'_>) -> Option<Clock> {
    if case.procedure.has_own_clocks() {
        return None;
    }
    let figures = context.figures_at(case.recorded_at);
    Draft::span(
        Duty::Reply,
        "P15.01.04a",
        Owner::Person(case.in_charge.value),
        result_at(case)?,
        days(figures, Figure::ReplyAfterResult),
    )
    .met(case.replied())
    .void(case.is_closed())
    .clock(case, context)
}

/// A major matter goes upwards at once: to a head or leader (P15.01.06), or, where only the service regulation holds, to the general
/// manager (P01.02.05a).
fn report(case: &Case, context: &Context<'_>) -> Option<Clock> {
    let since = case.major_since.filter(|_| case.grade == Grade::Major)?;
    let figures = context.figures_at(case.recorded_at);
    let by_complaints = context.in_force(Clause("P15.01.06"));
    let (clause, figure) = if by_complaints {
        ("P15.01.06", Figure::ReportMajor)
    } else {
        ("P01.02.05a", Figure::ReportWeighty)
    };
    let counts = |person| {
        if by_complaints {
            is_superior(person, context)
        } else {
            holds(person, &[Role::GeneralManager], context)
        }
    };
    let reported = case
        .reports
        .iter()
        .map(|reported| &reported.report)
        .filter(|report| counts(report.to))
        .map(|report| report.occurred_at)
        .min();
    Draft::span(
        Duty::ReportMajor,
        clause,
        Owner::Person(case.in_charge.value),
        since,
        minutes(figures, figure),
    )
    .met(reported)
    .void(case.is_closed())
    .clock(case, context)
}

/// Whoever was reported to owes a word that they know (P15.01.06).
fn acknowledgments(case: &Case, context: &Context<'_>) -> impl Iterator<Item = Clock> {
    let figures = context.figures_at(case.recorded_at);
    case.reports.iter().filter_map(move |reported| {
        Draft::span(
            Duty::AcknowledgeReport,
            "P15.01.06",
            Owner::Person(reported.report.to),
            reported.report.occurred_at,
            minutes(figures, Figure::ReportMajor),
        )
        .met(reported.known())
        .void(case.is_closed())
        .clock(case, context)
    })
}

/// Given, not accepted: the receiver owes a word (P01.02.04b); until then the giver still has the case.
fn handover(case: &Case, context: &Context<'_>) -> Option<Clock> {
    let handover = case.handover.as_ref()?;
    let figures = context.figures_at(case.recorded_at);
    Draft::span(
        Duty::AcceptHandover,
        "P01.02.04b",
        Owner::Person(handover.to),
        handover.occurred_at,
        minutes(figures, Figure::PassOn),
    )
    .void(case.is_closed())
    .clock(case, context)
}

/// A call that somebody of another department took goes on to customer service or to those who do the work (P01.02.07h). Kinds with clocks
/// of their own say themselves who is told.
fn pass_on(case: &Case, context: &Context<'_>) -> Option<Clock> {
    let taker = case.first_responsible;
    let own = holds(taker, case.procedure.doers(), context)
        || holds(taker, &[Role::ServiceDesk], context);
    if own || case.procedure.has_own_clocks() {
        return None;
    }
    let figures = context.figures_at(case.recorded_at);
    Draft::span(
        Duty::PassOnCall,
        "P01.02.07h",
        Owner::Person(taker),
        case.received_at,
        minutes(figures, Figure::PassOn),
    )
    .met(case.passed_on.or(result_at(case)))
    .void(case.is_closed())
    .clock(case, context)
}

/// The sheet follows within a working day, even when the case is closed in the meantime on another tablet (P01.02.06b).
fn contact_sheet(case: &Case, context: &Context<'_>) -> Option<Clock> {
    let used = case.solved_first.as_ref()?;
    let figures = context.figures_at(case.recorded_at);
    let clause = if used.emergency {
        "P01.09.01d"
    } else {
        "P01.02.06b"
    };
    Draft::span(
        Duty::HandInContactSheet,
        clause,
        Owner::Person(used.by),
        used.at,
        days(figures, Figure::ContactSheet),
    )
    .met(used.sheet)
    .clock(case, context)
}

/// Who has it is for somebody above to say: it is with somebody whom it concerns (P10.11.12a), was given on too often (P10.04.01b), not taken
/// too often (P10.11.08b), or came back from a user who was not satisfied (P10.11.08c). It ends when somebody above gives it to somebody, or takes it.
fn whose(case: &Case, context: &Context<'_>) -> Option<Clock> {
    let figures = context.figures_at(case.recorded_at);
    let nth = |times: &[(PersonId, Timestamp)], figure| {
        let limit = usize::try_from(figures.get(figure)).ok()?;
        times.get(limit.checked_sub(1)?).map(|(_, at)| *at)
    };
    let petition = matches!(case.procedure, Procedure::Petition(_));
    let supervisor = Owner::Role(Role::Supervisor);
    let leader = Owner::Role(Role::GeneralManager);
    let declined = nth(&case.declines, Figure::LeaderDecides).filter(|_| petition);
    let passed = nth(&case.transfers, Figure::TransfersTold);
    let returned = (petition && case.reopened > 0).then_some(case.opened_at);
    // Given to them on one tablet while another one named them as concerned (P10.11.12a).
    let concerned = case
        .concerns(case.in_charge.value)
        .then_some(case.in_charge.set_by.at);
    let (since, clause, owner) = [
        concerned.map(|at| (at, "P10.11.12a", leader)),
        declined.map(|at| (at, "P10.11.08b", leader)),
        returned.map(|at| (at, "P10.11.08c", supervisor)),
        passed.map(|at| (at, "P10.04.01b", supervisor)),
    ]
    .into_iter()
    .flatten()
    .next()?;
    let mut given = case.transfers.iter();
    let given = given.find(|(by, at)| *at >= since && is_superior(*by, context));
    let holder = case.in_charge.set_by;
    let taken = concerned.is_none() && holder.at >= since && is_superior(holder.actor, context);
    let taken = taken.then_some(holder.at);
    Draft::span(
        Duty::DecideOwner,
        clause,
        owner,
        since,
        minutes(figures, Figure::PassPetitionOn),
    )
    .met(given.map(|(_, at)| *at).into_iter().chain(taken).min())
    .void(case.is_closed())
    .clock(case, context)
}

/// Every matter is dealt with inside a time limit; one whose kind names none has the firm's (P10.04.05a).
fn in_time(case: &Case, context: &Context<'_>) -> Option<Clock> {
    Draft::span(
        Duty::DealWith,
        "P10.04.05a",
        Owner::Person(case.in_charge.value),
        case.opened_at,
        working_days(context.figures_at(case.recorded_at), Figure::DealWithin),
    )
    .met(case.replied())
    .void(case.is_closed())
    .clock(case, context)
}

/// The target that came with an imported case.
fn target(case: &Case, context: &Context<'_>) -> Option<Clock> {
    let closed = case.closing.value.as_ref();
    Draft::new(
        Duty::MeetTarget,
        None,
        Owner::Person(case.in_charge.value),
        case.received_at,
        Due::At(case.target?),
    )
    .met(closed.map(|closing| closing.occurred_at))
    .clock(case, context)
}
