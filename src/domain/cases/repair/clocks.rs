//! The deadlines of a repair (P10.09.04c, 05b, 10, 11c).

use super::events::Scope;
use super::state::Repair;
use crate::domain::calendar::Span;
use crate::domain::cases::clocks::{Draft, minutes};
use crate::domain::cases::facts::Revisit;
use crate::domain::cases::state::Case;
use crate::domain::clause::Clause;
use crate::domain::clock::{Clock, Duty, Interval, Owner};
use crate::domain::context::Context;
use crate::domain::figures::{Figure, Figures};
use crate::domain::roles::Role;
use crate::domain::time::{DAY, HOUR, MINUTE, Timestamp};

impl Repair {
    /// All clocks of the current run.
    pub(in crate::domain::cases) fn clocks(
        &self,
        case: &Case,
        context: &Context<'_>,
    ) -> Vec<Clock> {
        let figures = context.figures_at(case.recorded_at);
        let start = case.opened_at;
        let goes = self
            .technician
            .map_or(Owner::Role(Role::Technician), Owner::Person);
        let keeps = Owner::Person(case.in_charge.value);
        let mut drafts = Vec::new();
        if self.scope != Scope::User {
            let own = self.technician == Some(case.first_responsible);
            drafts.push(
                Draft::span(
                    Duty::NotifyRepair,
                    "P10.09.04c",
                    keeps,
                    start,
                    minutes(figures, Figure::NotifyRepair),
                )
                // A technician who was asked first needs no telling; whoever of the shift has seen it, or has arrived, was told.
                .met(
                    self.notified
                        .or(own.then_some(start))
                        .or(self.taken_up.iter().map(|(_, at)| *at).min())
                        .or(self.arrived),
                ),
            );
        }
        // Where the heating regulation holds, its own times rule (P11.04.05b).
        if !context.in_force(Clause("P10.09.04c")) {
            let seen = self.taken_up.iter().map(|(_, at)| *at).min();
            drafts.push(
                Draft::span(
                    Duty::AssignRepair,
                    "P11.04.05b",
                    keeps,
                    start,
                    minutes(figures, Figure::AssignRepair),
                )
                .met(self.notified.or(seen).or(self.arrived))
                .void(self.technician.is_some()),
            );
        }
        if self.symptom.is_leak() {
            drafts.push(
                Draft::span(
                    Duty::ArriveAtLeak,
                    "P10.09.10a",
                    goes,
                    start,
                    minutes(figures, Figure::ArriveAtLeak),
                )
                .met(self.arrived),
            );
        } else if case.round.is_none() {
            let advised = self.advised.is_some().then_some(start);
            let explained = self.charge.map(|charge| charge.at);
            let talked = [self.reached(), self.arrived, explained, advised];
            drafts.push(
                Draft::span(
                    Duty::ContactCustomer,
                    "P10.09.10b",
                    goes,
                    start,
                    minutes(figures, Figure::ContactCustomer),
                )
                .met(talked.into_iter().flatten().min()),
            );
        }
        if self.is_sent() {
            if !self.symptom.is_leak() && case.round.is_none() {
                drafts.push(self.arrival(goes, start, figures).met(self.arrived));
            }
            // Nobody called: what was found on a round has its own time (P10.09.12c).
            let (clause, finish) = match case.round {
                Some(_) => ("P10.09.12c", Figure::RoundProblem),
                None => ("P10.09.10g", Figure::FinishRepair),
            };
            drafts.push(
                Draft::span(
                    Duty::FinishRepair,
                    clause,
                    goes,
                    start,
                    Span::ClockMinutes(minutes_of(figures.get(finish), HOUR)),
                )
                .pauses(self.pauses())
                .amber(figures.get(Figure::FinishAmber) * HOUR)
                .met(self.removal.as_ref().map(|removal| removal.occurred_at)),
            );
        }
        if let Some(delay) = self.delays.last() {
            drafts.push(
                Draft::instant(
                    Duty::KeepPromise,
                    "P10.09.05b",
                    goes,
                    delay.told,
                    delay.expected,
                )
                .met(self.arrived),
            );
        }
        if let Some(absence) = self.absences.last() {
            drafts.push(
                Draft::instant(
                    Duty::Return,
                    "P10.09.10f",
                    goes,
                    absence.left,
                    absence.return_at,
                )
                .met(absence.back),
            );
        }
        let mut clocks: Vec<Clock> = drafts
            .into_iter()
            .filter_map(|draft| draft.void(case.is_closed()).clock(case, context))
            .collect();
        clocks.extend(self.revisit(case, context));
        clocks
    }

    /// Somebody is owed at the place: the fault is not merely the user's own.
    fn is_sent(&self) -> bool {
        self.scope != Scope::User || self.charge.is_some_and(|charge| charge.agrees)
    }

    /// Two hours from the report, or the later time that the user wished (P10.09.10d).
    fn arrival(&self, goes: Owner, start: Timestamp, figures: &Figures) -> Draft {
        let wished = self
            .appointment()
            .filter(|contact| contact.users_wish.is_some())
            .and_then(|contact| contact.agreed);
        match wished {
            Some(agreed) => Draft::instant(Duty::ArriveOnSite, "P10.09.10d", goes, start, agreed),
            None => Draft::span(
                Duty::ArriveOnSite,
                "P10.09.10d",
                goes,
                start,
                minutes(figures, Figure::ArriveOnSite),
            ),
        }
    }

    /// Waits at the user's wish, and only those (P10.09.10g): from the wish to the wished time, or until somebody was there sooner.
    fn pauses(&self) -> Vec<Interval> {
        let reached: Vec<_> = self
            .contacts
            .iter()
            .filter(|contact| contact.reached)
            .collect();
        let appointments = reached.iter().enumerate().filter_map(|(place, contact)| {
            let agreed = contact.agreed.filter(|_| contact.users_wish.is_some())?;
            let next = reached.get(place + 1).map(|next| next.occurred_at);
            Some(Interval {
                from: contact.occurred_at,
                to: sooner(agreed, [next, self.arrived]),
            })
        });
        let absences = self
            .absences
            .iter()
            .filter(|absence| absence.users_wish)
            .map(|absence| Interval {
                from: absence.left,
                to: sooner(absence.return_at, [absence.back, None]),
            });
        appointments
            .chain(absences)
            .filter(|pause| pause.from < pause.to)
            .collect()
    }

    /// Nothing is owed any more: no repair that could be asked about, or asked already. No calendar is needed to know that.
    pub(in crate::domain::cases) fn is_quiet(&self, case: &Case, context: &Context<'_>) -> bool {
        self.removal.is_none() || case.round.is_some() || self.revisited(case, context).is_some()
    }

    /// The call that counts: somebody was reached 48 hours after the end or later (P10.09.11c).
    pub(in crate::domain::cases) fn revisited<'a>(
        &self,
        case: &'a Case,
        context: &Context<'_>,
    ) -> Option<&'a Revisit> {
        let opens = self.revisit_opens(context.figures_at(case.recorded_at))?;
        case.revisits
            .iter()
            .find(|revisit| revisit.reached && revisit.occurred_at >= opens)
    }

    fn revisit_opens(&self, figures: &Figures) -> Option<Timestamp> {
        let end = self.removal.as_ref()?.occurred_at;
        Some(end.plus(figures.get(Figure::RevisitOpens) * HOUR))
    }

    fn revisit(&self, case: &Case, context: &Context<'_>) -> Option<Clock> {
        case.closing
            .value
            .as_ref()
            .filter(|_| case.round.is_none())?;
        let figures = context.figures_at(case.recorded_at);
        let end = self.removal.as_ref()?.occurred_at;
        let opens = self.revisit_opens(figures)?;
        let offset = context.calendar_at(case.recorded_at).offset_minutes;
        let hours = figures.get(Figure::RevisitEnds);
        let mut clock = Draft::span(
            Duty::Revisit,
            "P10.09.11c",
            Owner::Role(Role::ServiceDesk),
            end,
            Span::ClockMinutes(minutes_of(hours, HOUR)),
        )
        .met(
            self.revisited(case, context)
                .map(|revisit| revisit.occurred_at),
        )
        .clock(case, context)?;
        clock.opens = calling_hour(opens, offset, figures);
        clock.deadline.due = calling_hour(clock.deadline.due, offset, figures).max(clock.opens);
        clock.amber = clock.deadline.due.since(clock.opens) / 4;
        Some(clock)
    }
}

/// A call due at night waits until the calling hours begin.
fn calling_hour(at: Timestamp, offset_minutes: i32, figures: &Figures) -> Timestamp {
    let offset = i64::from(offset_minutes) * MINUTE;
    let of_day = at.plus(offset).0.rem_euclid(DAY);
    let from = figures.get(Figure::CallingFrom) * HOUR;
    let until = figures.get(Figure::CallingUntil) * HOUR;
    if from >= until {
        // Calling hours that never open would put the call off for ever.
        at
    } else if of_day < from {
        at.plus(from - of_day)
    } else if of_day > until {
        at.plus(DAY - of_day + from)
    } else {
        at
    }
}

fn sooner(at: Timestamp, others: [Option<Timestamp>; 2]) -> Timestamp {
    others.into_iter().flatten().fold(at, Timestamp::min)
}

fn minutes_of(value: i64, unit: i64) -> u32 {
    u32::try_from(value.saturating_mul(unit) / MINUTE).unwrap_or(u32::MAX)
}

/// Figures that the regulation names and that do not make a clock of their own.
impl Repair {
    /// Tries that reached nobody, when they are as many as "tried" needs (P10.09.10b); they do not end the clock.
    #[must_use]
    pub fn tried(&self, figures: &Figures) -> Option<usize> {
        let tries = self
            .contacts
            .iter()
            .filter(|contact| !contact.reached)
            .count();
        let needed = usize::try_from(figures.get(Figure::ContactTries)).unwrap_or(usize::MAX);
        (tries >= needed).then_some(tries)
    }
}
