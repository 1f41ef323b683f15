//! The deadlines of a quality complaint (P04.09, P04.10). Day counts begin with the day after and end at midnight.

use super::events::QualityStep;
use super::state::{Quality, Step};
use super::words::LineKind;
use crate::domain::calendar::Span;
use crate::domain::cases::clocks::{Draft, count};
use crate::domain::cases::state::Case;
use crate::domain::clock::{Clock, Duty, Owner};
use crate::domain::context::Context;
use crate::domain::figures::Figure;
use crate::domain::ids::PersonId;
use crate::domain::roles::Role;
use crate::domain::time::{DAY, HOUR, Timestamp};

/// What a clock is made of: duty, clause, who owes it, since when, how long, and when it was done.
type Part = (
    Duty,
    &'static str,
    Owner,
    Option<Timestamp>,
    Span,
    Option<Timestamp>,
);

const OFFICE: Owner = Owner::Role(Role::ProductionOffice);
const QUALITY: Owner = Owner::Role(Role::Quality);
const MAKING: Owner = Owner::Role(Role::Manufacturing);

/// How far the time of a case has come (P04.01.01a).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Days {
    /// Which day it is, from acceptance by the office; the day after is the first.
    pub day: i64,
    /// By which day it is closed as a rule.
    pub rule: i64,
    /// By which day it is closed at the latest.
    pub latest: i64,
}

/// How far the time of a case has come; nothing before the office has the form.
#[must_use]
pub fn days(quality: &Quality, case: &Case, context: &Context<'_>) -> Option<Days> {
    let accepted = quality.all(Step::Accept).next()?.at;
    let closing = case.closing.value.as_ref();
    let until = closing.map_or(context.now, |closing| closing.occurred_at);
    let calendar = context.calendar_at(case.recorded_at);
    let passed = calendar.date(until) - calendar.date(accepted);
    let figures = context.figures_at(case.recorded_at);
    Some(Days {
        day: passed.num_days().max(0),
        rule: figures.get(Figure::CloseQualityRule),
        latest: figures.get(Figure::CloseQualityLatest),
    })
}

/// When the time ends in which a case is closed as a rule (P04.10.01b).
pub(super) fn rule_ends(
    quality: &Quality,
    case: &Case,
    context: &Context<'_>,
) -> Option<Timestamp> {
    let accepted = quality.all(Step::Accept).next()?.at;
    let figures = context.figures_at(case.recorded_at);
    let span = Span::WholeDays(count(figures, Figure::CloseQualityRule));
    context
        .calendar_at(case.recorded_at)
        .add(accepted, span)
        .ok()
}

impl Quality {
    /// All clocks.
    pub(in crate::domain::cases) fn clocks(
        &self,
        case: &Case,
        context: &Context<'_>,
    ) -> Vec<Clock> {
        let before = if self.is_slip() {
            self.slip(case, context)
        } else {
            let intake = self.with_sales(case, context).into_iter();
            let intake = intake.chain(self.investigation(case, context));
            let all = intake.chain(self.deciding(case, context));
            all.chain(self.whole(case, context)).collect()
        };
        let closed = case.is_closed();
        let parts = before.into_iter().map(|part| (part, closed));
        let after = self.afterwards(case, context).into_iter();
        let parts = parts.chain(after.map(|part| (part, false)));
        let mut clocks: Vec<Clock> = parts
            .filter_map(|((duty, clause, owner, start, span, met), void)| {
                Draft::span(duty, clause, owner, start?, span)
                    .met(met)
                    .void(void)
                    .clock(case, context)
            })
            .collect();
        clocks.extend(self.collecting(case, context));
        clocks.extend(self.line_clocks(case, context));
        clocks
    }

    fn slip(&self, case: &Case, context: &Context<'_>) -> Vec<Part> {
        let since = self.at(Step::SeeLoss).unwrap_or(case.received_at);
        vec![(
            Duty::Quality(Step::FillSlip),
            "P04.03.01c",
            keeper(case, context),
            Some(since),
            Span::WholeDays(1),
            self.at(Step::FillSlip),
        )]
    }

    /// Facts, inspection on the spot, the form, its acceptance.
    fn with_sales(&self, case: &Case, context: &Context<'_>) -> Vec<Part> {
        let figures = context.figures_at(case.recorded_at);
        let keeper = keeper(case, context);
        let duty = Duty::Quality;
        let received = Some(case.received_at);
        let on_the_spot = received.filter(|_| self.intake.on_the_spot);
        let known = self.intake.goods.as_ref().map(|_| case.received_at);
        let established = self.at(Step::Establish);
        let known = established.or_else(|| known.filter(|_| self.goods().is_some()));
        let inspected = self.at(Step::Inspect);
        let ready = if self.intake.on_the_spot {
            inspected
        } else {
            known
        };
        let sent = self.at(Step::Send);
        let hours = figures.get(Figure::SetOutInspection).saturating_mul(60);
        let hours = Span::ClockMinutes(u32::try_from(hours).unwrap_or(u32::MAX));
        let registering = Span::WholeDays(count(figures, Figure::RegisterQuality));
        vec![
            (
                duty(Step::Establish),
                "P04.09.01a",
                keeper,
                received,
                TODAY,
                known,
            ),
            (
                duty(Step::SetOut),
                "P04.09.02c",
                keeper,
                on_the_spot,
                hours,
                self.at(Step::SetOut).or(inspected),
            ),
            (
                duty(Step::Appoint),
                "P04.09.02d",
                Owner::Role(Role::GeneralManager),
                self.at(Step::AskSubstitutes),
                TODAY,
                self.at(Step::Appoint).or(inspected),
            ),
            (
                duty(Step::ReportInspection),
                "P04.09.02e",
                keeper,
                inspected,
                Span::WholeDays(1),
                self.at(Step::ReportInspection),
            ),
            (duty(Step::Send), "P04.09.01h", keeper, ready, TODAY, sent),
            (
                duty(Step::Accept),
                "P04.09.01k",
                OFFICE,
                sent,
                registering,
                self.at(Step::Accept),
            ),
        ]
    }

    /// Number, cause, report, manufacturing's part, research, check.
    fn investigation(&self, case: &Case, context: &Context<'_>) -> Vec<Part> {
        let figures = context.figures_at(case.recorded_at);
        let whole = |figure| Span::WholeDays(count(figures, figure));
        let duty = Duty::Quality;
        let at = |step| self.at(step);
        let accepted = at(Step::Accept);
        let registered = case.register.as_ref().map(|register| register.by.at);
        let caused = at(Step::Cause);
        let analysed = at(Step::Analyse);
        let special = at(Step::MarkSpecial).filter(|_| self.is_special());
        let researched = at(Step::Research);
        let opinions = at(Step::Opine).zip(at(Step::CheckCause));
        let opinions = opinions.map(|(one, other)| one.max(other));
        let complete = match special {
            Some(_) => opinions.zip(researched).map(|(one, other)| one.max(other)),
            None => opinions,
        };
        let check = whole(Figure::CheckQuality);
        vec![
            (
                Duty::RegisterCase,
                "P04.09.41a",
                OFFICE,
                accepted,
                whole(Figure::RegisterQuality),
                registered,
            ),
            (
                duty(Step::Inform),
                "P04.07.33",
                OFFICE,
                registered,
                whole(Figure::RegisterQuality),
                at(Step::Inform),
            ),
            (
                duty(Step::Cause),
                "P04.09.42a",
                QUALITY,
                registered,
                whole(Figure::FindQualityCause),
                caused,
            ),
            (
                duty(Step::EndInvestigation),
                "P04.09.03a",
                QUALITY,
                caused,
                TODAY,
                at(Step::EndInvestigation),
            ),
            (
                duty(Step::Report),
                "P04.09.03a",
                QUALITY,
                at(Step::EndInvestigation),
                whole(Figure::ReportQuality),
                at(Step::Report),
            ),
            (
                duty(Step::Analyse),
                "P04.09.43a",
                MAKING,
                caused,
                whole(Figure::AnalyseMaking),
                analysed,
            ),
            (
                duty(Step::CheckCause),
                "P04.07.22a",
                QUALITY,
                analysed,
                check,
                at(Step::CheckCause),
            ),
            (
                duty(Step::AskOpinion),
                "P04.09.43c",
                MAKING,
                analysed,
                check,
                at(Step::AskOpinion),
            ),
            (
                duty(Step::Opine),
                "P04.09.43c",
                OFFICE,
                at(Step::AskOpinion),
                check,
                at(Step::Opine),
            ),
            (
                duty(Step::Research),
                "P04.09.44",
                Owner::Role(Role::Research),
                special,
                whole(Figure::ResearchQuality),
                researched,
            ),
            (
                duty(Step::Check),
                "P04.09.45a",
                OFFICE,
                complete,
                check,
                at(Step::Check),
            ),
        ]
    }

    /// Explaining, negotiating, the combined opinion.
    fn deciding(&self, case: &Case, context: &Context<'_>) -> Vec<Part> {
        let figures = context.figures_at(case.recorded_at);
        let whole = |figure| Span::WholeDays(count(figures, figure));
        let keeper = keeper(case, context);
        let duty = Duty::Quality;
        let back = self.at(Step::Check);
        let talked = back.and_then(|back| {
            let mut talks = self.all(Step::Talk);
            talks.find(|talk| talk.at >= back).map(|talk| talk.at)
        });
        let given = self.given_back();
        vec![
            (
                duty(Step::Talk),
                "P04.09.05a",
                keeper,
                back,
                Span::WholeDays(1),
                talked,
            ),
            (
                duty(Step::Propose),
                "P04.09.45c",
                keeper,
                back,
                whole(Figure::SettleQuality),
                self.at(Step::Propose),
            ),
            (
                duty(Step::GiveBack),
                "P04.09.05e",
                keeper,
                back,
                whole(Figure::SettleQuality),
                given,
            ),
            (
                duty(Step::Conclude),
                "P04.09.06b",
                OFFICE,
                given,
                whole(Figure::ConcludeQuality),
                self.at(Step::Conclude),
            ),
        ]
    }

    /// The time of the whole case runs from acceptance: fourteen days as a rule, twenty-one at most (P04.10.01).
    fn whole(&self, case: &Case, context: &Context<'_>) -> Vec<Part> {
        let figures = context.figures_at(case.recorded_at);
        let whole = |figure| Span::WholeDays(count(figures, figure));
        let accepted = self.all(Step::Accept).next().map(|fact| fact.at);
        let closing = case.closing.value.as_ref();
        let closed = closing.map(|closing| closing.occurred_at);
        let long = rule_ends(self, case, context).filter(|due| context.now > *due);
        vec![
            (
                Duty::CloseAsRule,
                "P04.10.01b",
                OFFICE,
                accepted,
                whole(Figure::CloseQualityRule),
                closed,
            ),
            (
                Duty::CloseAtLatest,
                "P04.10.01c",
                OFFICE,
                accepted,
                whole(Figure::CloseQualityLatest),
                closed,
            ),
            (
                Duty::Quality(Step::Excuse),
                "P04.10.01b",
                self.department_at_work(case, context),
                long,
                Span::WholeDays(1),
                self.at(Step::Excuse),
            ),
        ]
    }

    /// What is owed although it is closed: the customer hears it, a superior says what becomes of an objection.
    fn afterwards(&self, case: &Case, context: &Context<'_>) -> Vec<Part> {
        let figures = context.figures_at(case.recorded_at);
        let closing = case.closing.value.as_ref().filter(|_| !self.is_slip());
        let closed = closing.map(|closing| closing.occurred_at);
        let mut told = self.all(Step::Tell).filter(|fact| match &fact.step {
            QualityStep::Told { channel, .. } => Self::fulfils(*channel),
            _ => false,
        });
        let objected = self.last(Step::Object).map(|fact| fact.at);
        let ruled = self.at(Step::Rule).filter(|_| self.objection().is_none());
        vec![
            (
                Duty::Quality(Step::Tell),
                "P04.09.11b",
                keeper(case, context),
                closed,
                Span::WholeDays(count(figures, Figure::TellQuality)),
                told.next().map(|fact| fact.at),
            ),
            (
                Duty::Quality(Step::Rule),
                "P04.09.14c",
                Owner::Role(Role::Supervisor),
                objected,
                Span::WholeDays(1),
                ruled,
            ),
        ]
    }

    /// What a complaint that is not upheld leaves to be paid: by the invoice's own term, but not before some days after the form came back
    /// (P04.09.14b). An objection stops it.
    fn collecting(&self, case: &Case, context: &Context<'_>) -> Vec<Clock> {
        let refused = self
            .conclusion()
            .is_some_and(|conclusion| !conclusion.upheld);
        let goods = self
            .goods()
            .filter(|goods| refused && goods.receivable_fen > 0);
        let (Some(goods), Some(closing)) = (goods, case.closing.value.as_ref()) else {
            return Vec::new();
        };
        let figures = context.figures_at(case.recorded_at);
        let calendar = context.calendar_at(case.recorded_at);
        let after = |start, figure| {
            let span = Span::WholeDays(count(figures, figure));
            calendar.add(start, span).ok()
        };
        let term = goods
            .invoiced
            .and_then(|invoiced| after(invoiced, Figure::PaymentTerm));
        let least = after(closing.occurred_at, Figure::PaymentLeast);
        let Some(due) = term.into_iter().chain(least).max() else {
            return Vec::new();
        };
        let owners = [keeper(case, context), Owner::Role(Role::Finance)];
        let clocks = owners.into_iter().filter_map(|owner| {
            let duty = Duty::Quality(Step::Collect);
            Draft::instant(duty, "P04.09.14b", owner, closing.occurred_at, due)
                .met(self.at(Step::Collect))
                .amber(3 * DAY)
                .void(self.objection().is_some())
                .clock(case, context)
        });
        clocks.collect()
    }

    /// What somebody shall do by a date, and the check of it.
    fn line_clocks(&self, case: &Case, context: &Context<'_>) -> Vec<Clock> {
        let figures = context.figures_at(case.recorded_at);
        let check = Span::WholeDays(count(figures, Figure::CheckQuality));
        let mut clocks = Vec::new();
        for line in &self.lines {
            let owner = somebody(line.owner, context);
            let done = Draft::instant(Duty::DoLine, clause_of(line.kind), owner, line.at, line.by)
                .met(line.done)
                .clock(case, context);
            clocks.extend(done);
            let checker = match line.kind {
                LineKind::Immediate | LineKind::Lasting => QUALITY,
                LineKind::Improve => somebody(line.author, context),
                _ => continue,
            };
            let Some(done) = line.done else { continue };
            let checked = Draft::span(
                Duty::Quality(Step::CheckLine),
                clause_of(line.kind),
                checker,
                done,
                check,
            )
            .met(line.checked)
            .amber(HOUR)
            .clock(case, context);
            clocks.extend(checked);
        }
        clocks
    }

    /// Whose turn it is: the first step of the course that is owed says which department.
    #[must_use]
    pub fn department_at_work(&self, case: &Case, context: &Context<'_>) -> Owner {
        let owed = self
            .with_sales(case, context)
            .into_iter()
            .chain(self.investigation(case, context))
            .chain(self.deciding(case, context));
        let owed = owed.filter(|(_, _, _, start, _, met)| start.is_some() && met.is_none());
        let owners: Vec<Owner> = owed.map(|(_, _, owner, ..)| owner).collect();
        owners.first().copied().unwrap_or(OFFICE)
    }

    /// Whether a closed one owes nothing any more.
    pub(in crate::domain::cases) fn is_quiet(&self, case: &Case, context: &Context<'_>) -> bool {
        let afterwards = self.afterwards(case, context);
        let owed = afterwards
            .into_iter()
            .any(|(_, _, _, start, _, met)| start.is_some() && met.is_none());
        !owed
            && !self.is_to_collect(case)
            && self.open_lines().next().is_none()
            && self.unchecked().next().is_none()
    }
}

/// By the end of the same day.
const TODAY: Span = Span::WholeDays(0);

/// The rule behind what somebody owes.
fn clause_of(kind: LineKind) -> &'static str {
    match kind {
        LineKind::Immediate | LineKind::Lasting => "P04.07.22b",
        LineKind::Task => "P04.09.46b",
        LineKind::Question => "P04.07.32b",
        LineKind::Missing => "P04.07.32a",
        LineKind::Contact => "P04.07.36",
        LineKind::Improve => "P04.03.01d",
    }
}

/// The person, or the production office once the person has left.
fn somebody(person: PersonId, context: &Context<'_>) -> Owner {
    let people = &context.organisation().people;
    if people.get(&person).is_some_and(|person| person.active) {
        Owner::Person(person)
    } else {
        OFFICE
    }
}

fn keeper(case: &Case, context: &Context<'_>) -> Owner {
    somebody(case.in_charge.value, context)
}
