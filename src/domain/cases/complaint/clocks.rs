//! The deadlines of a complaint (P05.05, P05.06).

use super::state::{Complaint, Step};
use super::words::LineKind;
use crate::domain::approvals::{Matter, MatterKind};
use crate::domain::calendar::Span;
use crate::domain::cases::clocks::{Draft, count};
use crate::domain::cases::state::Case;
use crate::domain::clock::{Clock, Duty, Owner};
use crate::domain::context::Context;
use crate::domain::figures::Figure;
use crate::domain::ids::PersonId;
use crate::domain::roles::Role;
use crate::domain::time::{DAY, Timestamp};

/// What a clock is made of: duty, clause, who owes it, since when, how long, and when it was done.
type Part = (
    Duty,
    &'static str,
    Vec<Owner>,
    Option<Timestamp>,
    Span,
    Option<Timestamp>,
);

impl Complaint {
    /// All clocks, what is late to which nobody has reacted included (P05.05.31c).
    pub(in crate::domain::cases) fn clocks(
        &self,
        case: &Case,
        context: &Context<'_>,
    ) -> Vec<Clock> {
        let mut clocks = self.running(case, context);
        if let Some(late) = self.late(case, context) {
            let step = step_span(case, context);
            let react = Draft::span(
                Duty::Complaint(Step::React),
                "P05.05.31c",
                Owner::Role(Role::Office),
                late,
                step,
            );
            clocks.extend(react.void(case.is_closed()).clock(case, context));
        }
        clocks
    }

    /// The clocks of the course itself.
    pub(super) fn running(&self, case: &Case, context: &Context<'_>) -> Vec<Clock> {
        let parts = self
            .beginning(case, context)
            .into_iter()
            .chain(self.first_day(case, context))
            .chain(self.handling(case, context))
            .chain(self.ending(case, context));
        let mut clocks: Vec<Clock> = parts
            .filter_map(|part| {
                let (duty, clause, owners, start, span, met) = part;
                Some((duty, clause, owners, start?, span, met))
            })
            .flat_map(|(duty, clause, owners, start, span, met)| {
                let amber = if duty == Duty::FinishComplaint {
                    Some(2 * DAY)
                } else {
                    None
                };
                owners.into_iter().filter_map(move |owner| {
                    let draft = Draft::span(duty, clause, owner, start, span).met(met);
                    let draft = match amber {
                        Some(amber) => draft.amber(amber),
                        None => draft,
                    };
                    draft.void(case.is_closed()).clock(case, context)
                })
            })
            .collect();
        clocks.extend(self.line_clocks(case, context));
        clocks
    }

    /// Recorded, registered, confirmed, reviewed, judged, answered or assigned.
    fn beginning(&self, case: &Case, context: &Context<'_>) -> Vec<Part> {
        let step = step_span(case, context);
        let role = |role| vec![Owner::Role(role)];
        let done = |step| self.last(step).map(|fact| fact.at);
        let letter = self.waits_for_takeover(case, context) || done(Step::TakeOver).is_some();
        let written = case.recorded_at;
        let registered = case.register.as_ref().map(|register| register.by.at);
        let mut reviews = self.all(Step::Review);
        let reviewed = reviews.find(|fact| fact.yes == Some(true));
        let reviewed = reviewed.map(|fact| fact.at);
        let ready = reviewed.zip(done(Step::Confirm)).map(|(a, b)| a.max(b));
        let judged = done(Step::Judge);
        let is = |upheld| judged.filter(|_| self.upheld() == Some(upheld));
        let duty = Duty::Complaint;
        vec![
            (
                duty(Step::TakeOver),
                "P05.02.01d",
                role(Role::Quality),
                letter.then_some(written),
                step,
                done(Step::TakeOver),
            ),
            (
                Duty::RegisterCase,
                "P05.05.31a",
                role(Role::Office),
                Some(written),
                step,
                registered,
            ),
            (
                duty(Step::Confirm),
                "P05.05.11a",
                role(Role::Technician),
                Some(written),
                step,
                done(Step::Confirm).or(judged),
            ),
            (
                duty(Step::Review),
                "P05.05.32a",
                role(Role::Office),
                Some(written),
                step,
                reviewed.or(judged),
            ),
            (
                duty(Step::Judge),
                "P05.03.02a",
                role(Role::Office),
                ready,
                step,
                judged,
            ),
            (
                duty(Step::Explain),
                "P05.03.02d",
                vec![keeper(case, context)],
                is(false),
                step,
                done(Step::Explain),
            ),
            (
                duty(Step::Assign),
                "P05.03.03a",
                role(Role::Office),
                is(true),
                step,
                done(Step::Assign),
            ),
        ]
    }

    /// Responsibility, plan, talk and agreement, each within the day after the assignment, by the head or who acts for the head
    /// (P05.06.01). Only another assignment starts them again.
    fn first_day(&self, case: &Case, context: &Context<'_>) -> Vec<Part> {
        let Some(assigned) = self.last(Step::Assign) else {
            return Vec::new();
        };
        let figures = context.figures_at(case.recorded_at);
        let span = Span::WholeDays(count(figures, Figure::AgreeOnComplaint));
        let since = assigned.at;
        let heads: Vec<Owner> = self
            .heads()
            .iter()
            .map(|head| somebody(*head, context))
            .collect();
        let first = |step, holds: fn(&super::state::Fact) -> bool| {
            let mut facts = self.all(step);
            let first = facts.find(|fact| fact.at >= since && holds(fact));
            first.map(|fact| fact.at)
        };
        let talked = first(Step::Talk, |fact| fact.choice == Some(1));
        let agreed = first(Step::Talk, |fact| fact.yes == Some(true));
        let parts = [
            (
                Duty::Complaint(Step::Find),
                "P05.06.01a",
                first(Step::Find, |_| true),
            ),
            (
                Duty::Complaint(Step::Draft),
                "P05.06.01b",
                first(Step::Draft, |_| true),
            ),
            (Duty::Complaint(Step::Talk), "P05.06.01c", talked),
            (Duty::AgreeWithCustomer, "P05.06.01d", agreed),
        ];
        let parts = parts.into_iter();
        parts
            .map(|(duty, clause, met)| (duty, clause, heads.clone(), Some(since), span, met))
            .collect()
    }

    /// The plan, the week, the telling, the call, the report.
    fn handling(&self, case: &Case, context: &Context<'_>) -> Vec<Part> {
        if self.upheld() == Some(false) {
            return Vec::new();
        }
        let figures = context.figures_at(case.recorded_at);
        let step = step_span(case, context);
        let week = Span::WholeDays(count(figures, Figure::FinishComplaint));
        let keeps = keeper(case, context);
        let now = |step| self.now(step).map(|fact| fact.at);
        let completed = now(Step::Complete);
        let mut watch = vec![keeps];
        if i64::from(self.round()) >= figures.get(Figure::WatchRound) {
            watch.push(Owner::Role(Role::GeneralManager));
        }
        let done = {
            let mut plan = self.plan(self.round()).peekable();
            let any = plan.peek().is_some();
            let times: Option<Vec<Timestamp>> = plan.map(|line| line.done).collect();
            times
                .filter(|_| any)
                .and_then(|times| times.into_iter().max())
        };
        let told = self.told(case);
        let call = self.call(self.round()).map(|call| call.at);
        let ended = self.last(Step::EndInvestigation).map(|fact| fact.at);
        let reported = self.last(Step::Report).map(|fact| fact.at);
        let withdrawn = self.last(Step::Withdraw).map(|fact| fact.at);
        vec![
            (
                Duty::FinishComplaint,
                "P05.06.03a",
                watch,
                Some(self.since()),
                week,
                completed.or(withdrawn),
            ),
            (
                Duty::Complaint(Step::Submit),
                "P05.03.05a",
                vec![Owner::Role(Role::GeneralAffairs)],
                self.cause_known(),
                step,
                now(Step::Submit).or(withdrawn),
            ),
            (
                Duty::TellComplainant,
                "P05.03.06c",
                vec![keeps],
                done,
                step,
                told,
            ),
            (
                Duty::Complaint(Step::Feedback),
                "P05.03.06d",
                vec![keeps],
                completed.and(told),
                Span::WholeDays(0),
                now(Step::Feedback).or(call),
            ),
            (
                Duty::Complaint(Step::Call),
                "P05.06.03b",
                self.for_quality_owners(context),
                completed.filter(|_| self.intake.unnamed.is_empty()),
                Span::WholeDays(0),
                call.or(withdrawn),
            ),
            (
                Duty::Complaint(Step::PassOn),
                "P05.05.13",
                vec![Owner::Role(Role::Technician)],
                completed,
                Span::WorkingDays(0),
                now(Step::PassOn),
            ),
            (
                Duty::Complaint(Step::Report),
                "P05.06.02a",
                self.for_quality_owners(context),
                ended,
                Span::WholeDays(count(figures, Figure::ReportComplaint)),
                reported,
            ),
        ]
    }

    /// Who is responsible, the penalty, the summary.
    fn ending(&self, case: &Case, context: &Context<'_>) -> Vec<Part> {
        let step = step_span(case, context);
        let role = |role| vec![Owner::Role(role)];
        let first = |step| self.all(step).next().map(|fact| fact.at);
        let call = self.call(self.round());
        let satisfied = call.filter(|call| call.yes == Some(true));
        let satisfied = satisfied.map(|call| call.at);
        let explained = first(Step::Explain).filter(|_| self.upheld() == Some(false));
        let duty = Duty::Complaint;
        vec![
            (
                duty(Step::Propose),
                "P05.05.21b",
                role(Role::GeneralAffairs),
                first(Step::Find),
                step,
                first(Step::Propose),
            ),
            (
                duty(Step::Decide),
                "P05.05.33b",
                role(Role::Office),
                first(Step::Propose),
                step,
                first(Step::Decide),
            ),
            (
                duty(Step::Fine),
                "P05.07.01a",
                role(Role::Office),
                first(Step::Decide),
                step,
                first(Step::Fine),
            ),
            (
                duty(Step::Sum),
                "P05.03.07a",
                role(Role::GeneralAffairs),
                satisfied.or(explained),
                step,
                first(Step::Sum),
            ),
        ]
    }

    /// What somebody shall do by a date. A line of the plan is owed once the plan is approved.
    fn line_clocks(&self, case: &Case, context: &Context<'_>) -> impl Iterator<Item = Clock> {
        let stands = |round| {
            let matter = Matter {
                kind: MatterKind::Plan,
                number: round,
            };
            case.approvals.sheet(matter).is_some() && self.plan_stands(round, case, context)
        };
        let lines = self.lines.iter().filter(move |line| {
            line.kind != LineKind::Plan || line.done.is_some() || stands(line.round)
        });
        let clocks = lines.filter_map(|line| {
            // Improvements and measures outlive the case.
            let lasts = matches!(
                line.kind,
                LineKind::Preventive | LineKind::Improvement | LineKind::Opinion
            );
            Draft::instant(
                Duty::DoLine,
                clause_of(line.kind),
                somebody(line.owner, context),
                line.at,
                line.by,
            )
            .met(line.done)
            .void(case.is_closed() && !lasts)
            .clock(case, context)
        });
        clocks.collect::<Vec<_>>().into_iter()
    }

    /// Whether a closed complaint owes nothing any more.
    pub(in crate::domain::cases) fn is_quiet(&self) -> bool {
        self.open_lines().next().is_none()
    }

    /// The head of quality, and who was named (P05.06.02b).
    fn for_quality_owners(&self, context: &Context<'_>) -> Vec<Owner> {
        let delegate = self.delegate().map(|person| somebody(person, context));
        std::iter::once(Owner::Role(Role::Quality))
            .chain(delegate)
            .collect()
    }
}

/// The rule behind what somebody owes.
fn clause_of(kind: LineKind) -> &'static str {
    match kind {
        LineKind::Plan => "P05.03.06a",
        LineKind::Task => "P05.05.21a",
        LineKind::Question => "P05.05.12a",
        LineKind::Help => "P05.05.35a",
        LineKind::Corrective => "P05.05.22b",
        LineKind::Preventive => "P05.05.22c",
        LineKind::Improvement => "P05.05.34a",
        LineKind::Instruction => "P05.06.02d",
        LineKind::Opinion => "P05.05.36b",
    }
}

fn step_span(case: &Case, context: &Context<'_>) -> Span {
    let figures = context.figures_at(case.recorded_at);
    Span::WorkingDays(count(figures, Figure::ComplaintStep))
}

/// The person, or the office once the person has left: no complaint is ever without an owner (P05.00.01c).
fn somebody(person: PersonId, context: &Context<'_>) -> Owner {
    let people = &context.organisation().people;
    if people.get(&person).is_some_and(|person| person.active) {
        Owner::Person(person)
    } else {
        Owner::Role(Role::Office)
    }
}

fn keeper(case: &Case, context: &Context<'_>) -> Owner {
    somebody(case.in_charge.value, context)
}
