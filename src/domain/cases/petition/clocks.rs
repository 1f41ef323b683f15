//! The deadlines of a complaint or a report (P10.11.06c–e, 08, 09, 11, 12, P10.04.05, 06b).

use super::events::{Matter, Way};
use super::state::Petition;
use crate::domain::calendar::{PeriodPoint, TimeOfDay};
use crate::domain::cases::clocks::{Draft, minutes, working_days};
use crate::domain::cases::guard::is_superior;
use crate::domain::cases::procedure::Procedure;
use crate::domain::cases::state::Case;
use crate::domain::clause::Clause;
use crate::domain::clock::{Clock, Duty, Owner};
use crate::domain::context::Context;
use crate::domain::figures::Figure;
use crate::domain::roles::Role;
use crate::domain::time::{DAY, Timestamp};

impl Matter {
    /// The duty to answer.
    #[must_use]
    pub fn duty(self) -> Duty {
        match self {
            Self::Complaint => Duty::ReplyComplaint,
            Self::Misconduct => Duty::ReplyReport,
        }
    }
}

impl Petition {
    /// All clocks of the current run.
    pub(in crate::domain::cases) fn clocks(
        &self,
        case: &Case,
        context: &Context<'_>,
    ) -> Vec<Clock> {
        let ends = case.is_closed();
        let running = if self.is_internal() {
            vec![self.decision(case, context)]
        } else {
            vec![
                Some(self.answer(case, context)),
                self.pass_on(case, context),
                self.proposal(case, context),
                self.dispatch_hears(case, context),
                self.meanwhile_due(case, context),
            ]
        };
        let movement = (!ends).then(|| self.movement(case, context));
        let heard = self.urged.iter().map(|urged| {
            Draft::instant(
                Duty::HearUrge,
                "P10.11.09c",
                Owner::Person(urged.urge.to),
                urged.urge.occurred_at,
                urged.urge.until,
            )
            .met(urged.heard)
        });
        let running = running.into_iter().flatten().chain(movement).chain(heard);
        running
            .map(|draft| draft.void(ends))
            .chain(self.offences_open(case, context))
            .chain(self.revisit(case, context))
            .filter_map(|draft| draft.clock(case, context))
            .collect()
    }

    /// Nothing is owed any more after the end: nobody has to be called, no matter to be opened.
    pub(in crate::domain::cases) fn is_quiet(&self, case: &Case) -> bool {
        let called = !self.reachable() || self.revisited(case).is_some();
        called && self.offences.is_empty()
    }

    /// When it was first given to a department or a leader; the one who took it may be the leader.
    pub(in crate::domain::cases) fn passed_on(
        &self,
        case: &Case,
        context: &Context<'_>,
    ) -> Option<Timestamp> {
        let given = case.transfers.first().map(|(_, at)| *at);
        let own = is_superior(case.first_responsible, context).then_some(case.recorded_at);
        given.or(own)
    }

    /// The call that counts.
    pub(in crate::domain::cases) fn revisited(&self, case: &Case) -> Option<Timestamp> {
        let closed = case.closing.value.as_ref()?.occurred_at;
        let mut calls = case.revisits.iter();
        calls
            .find(|call| call.reached && call.occurred_at >= closed)
            .map(|call| call.occurred_at)
    }

    /// Five working days for a complaint, ten for a report; the day of the receipt does not count (P10.11.06d, e).
    fn answer(&self, case: &Case, context: &Context<'_>) -> Draft {
        let (clause, figure) = match self.matter {
            Matter::Complaint => ("P10.11.06d", Figure::ReplyComplaint),
            Matter::Misconduct => ("P10.11.06e", Figure::ReplyReport),
        };
        Draft::span(
            self.matter.duty(),
            clause,
            Owner::Person(case.in_charge.value),
            case.opened_at,
            working_days(context.figures_at(case.recorded_at), figure),
        )
        .met(case.replied())
    }

    /// To the competent department or leader at once (P10.11.06c). Later runs begin with somebody who has it.
    fn pass_on(&self, case: &Case, context: &Context<'_>) -> Option<Draft> {
        let draft = Draft::span(
            Duty::PassOn,
            "P10.11.06c",
            Owner::Person(case.first_responsible),
            case.recorded_at,
            minutes(context.figures_at(case.recorded_at), Figure::PassPetitionOn),
        );
        Some(draft.met(self.passed_on(case, context)))
    }

    /// The opinion on handling, told to the dispatch room within the hour from the receipt (P10.04.05b, c).
    fn proposal(&self, case: &Case, context: &Context<'_>) -> Option<Draft> {
        let (_, received) = case.transfers.first()?;
        let told = self.proposal.as_ref().map(|proposal| proposal.occurred_at);
        let holder = case
            .handover
            .as_ref()
            .map_or(case.in_charge.value, |given| given.to);
        let draft = Draft::span(
            Duty::ProposeHandling,
            "P10.04.05b",
            Owner::Person(holder),
            *received,
            minutes(
                context.figures_at(case.recorded_at),
                Figure::ProposeHandling,
            ),
        );
        // Whoever has answered within the hour needs no opinion on how to.
        Some(draft.met(told.or(case.replied())))
    }

    /// What came from above is replied to the dispatch room within the hour; where that is only the state reached, again at the time that
    /// was named (P10.04.05d).
    fn dispatch_hears(&self, case: &Case, context: &Context<'_>) -> Option<Draft> {
        if self.way != Way::FromAbove {
            return None;
        }
        let owner = Owner::Person(case.in_charge.value);
        let result = self.reported_back.iter().find(|reply| reply.next.is_none());
        let last = self.reported_back.last();
        Some(match last.and_then(|last| Some((last, last.next?))) {
            Some((last, next)) => Draft::instant(
                Duty::ReplyToDispatch,
                "P10.04.05d",
                owner,
                last.occurred_at,
                next,
            )
            .met(result.map(|result| result.occurred_at)),
            None => Draft::span(
                Duty::ReplyToDispatch,
                "P10.04.05d",
                owner,
                case.received_at,
                minutes(
                    context.figures_at(case.recorded_at),
                    Figure::ReplyToDispatch,
                ),
            )
            .met(result.map(|result| result.occurred_at)),
        })
    }

    /// Whoever waits over the end of a month is asked whether they are satisfied with the handling so far (P10.04.06b).
    fn meanwhile_due(&self, case: &Case, context: &Context<'_>) -> Option<Draft> {
        let open = self.matter == Matter::Complaint && !case.is_closed() && self.reachable();
        if !open || case.replied().is_some() {
            return None;
        }
        let calendar = context.calendar_at(case.recorded_at);
        let point = PeriodPoint::DayOfMonth {
            day: 31,
            at: TimeOfDay::hm(24, 0),
        };
        let end = point.next(calendar, context.now);
        let begin = point.last(calendar, context.now).max(case.received_at);
        let asked = self.meanwhile.iter().filter(|asked| asked.reached);
        let asked = asked
            .map(|asked| asked.occurred_at)
            .filter(|at| *at >= begin);
        let draft = Draft::instant(
            Duty::AskMeanwhile,
            "P10.04.06b",
            Owner::Person(case.first_responsible),
            end.plus(-3 * DAY).max(begin),
            end,
        );
        Some(draft.met(asked.min()))
    }

    /// Without movement for a working day the first responsible looks after it (P10.11.09b, P10.04.04b).
    fn movement(&self, case: &Case, context: &Context<'_>) -> Draft {
        Draft::span(
            Duty::FollowProgress,
            "P10.11.09b",
            Owner::Person(case.first_responsible),
            case.touched,
            working_days(context.figures_at(case.recorded_at), Figure::NoMovement),
        )
    }

    /// The leader decides about concealment, destroyed papers, retaliation (P10.11.11–12).
    fn decision(&self, case: &Case, context: &Context<'_>) -> Option<Draft> {
        let clause = self.about?.offence.clause().0;
        let closed = case.closing.value.as_ref();
        let draft = Draft::span(
            Duty::DecideOffence,
            clause,
            Owner::Role(Role::GeneralManager),
            case.opened_at,
            working_days(context.figures_at(case.recorded_at), Figure::ReplyReport),
        );
        Some(draft.met(closed.map(|closing| closing.occurred_at)))
    }

    /// Each offence that was stated becomes a matter of its own, at once; the end of the case does not end that.
    fn offences_open<'a>(
        &'a self,
        case: &'a Case,
        context: &'a Context<'_>,
    ) -> impl Iterator<Item = Draft> + 'a {
        self.offences.iter().map(move |(offence, stated)| {
            let opened = context.world.cases.values().filter(|other| {
                matches!(&other.procedure, Procedure::Petition(other)
                    if other.about.is_some_and(|about| about.case == Some(case.id) && about.offence == *offence))
            });
            let clause: Clause = offence.clause();
            Draft::span(
                Duty::OpenOffence,
                clause.0,
                Owner::Person(case.first_responsible),
                *stated,
                minutes(
                    context.figures_at(case.recorded_at),
                    Figure::PassPetitionOn,
                ),
            )
            .met(opened.map(|other| other.recorded_at).min())
        })
    }

    /// Some working days after the answer the user is called; who left no name cannot be (P10.11.09a).
    fn revisit(&self, case: &Case, context: &Context<'_>) -> Option<Draft> {
        let closing = case.closing.value.as_ref().filter(|_| self.reachable())?;
        let answered = case.replied().unwrap_or(closing.occurred_at);
        let draft = Draft::span(
            Duty::Revisit,
            "P10.11.09a",
            Owner::Role(Role::ServiceDesk),
            answered,
            working_days(
                context.figures_at(case.recorded_at),
                Figure::RevisitAnswered,
            ),
        );
        Some(draft.met(self.revisited(case)))
    }
}

impl super::events::Offence {
    /// The rule against it.
    #[must_use]
    pub fn clause(self) -> Clause {
        Clause(match self {
            Self::Concealment => "P10.11.11a",
            Self::Papers => "P10.11.11b",
            Self::Retaliation => "P10.11.12b",
        })
    }
}
