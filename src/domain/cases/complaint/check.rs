//! What has to be written down at each step of a complaint.

use super::events::{Call, ComplaintEvent, ComplaintIntake, ComplaintStep, NewLine};
use super::guard::in_detail;
use super::refusal::ComplaintRefusal as No;
use super::state::Complaint;
use super::words::{Extent, LineKind, Measure};
use crate::domain::calendar::Span;
use crate::domain::cases::check::{need, not_before, says};
use crate::domain::cases::facts::Received;
use crate::domain::cases::guard::is_enrolled;
use crate::domain::cases::needs::Right;
use crate::domain::cases::refusal::{CaseRefusal, demand};
use crate::domain::cases::state::Case;
use crate::domain::context::Context;
use crate::domain::figures::Figure;
use crate::domain::ids::PersonId;
use crate::domain::time::Timestamp;

impl Complaint {
    /// Who complains about what is asked when a complaint is taken (P05.03.01b, c, f).
    pub(in crate::domain::cases) fn check_intake(
        intake: &ComplaintIntake,
        received: &Received,
        context: &Context<'_>,
    ) -> Result<(), CaseRefusal> {
        let file = received
            .customer
            .and_then(|id| context.world.customers.get(&id));
        let named = says(&received.caller.name) || file.is_some();
        let reachable =
            says(&received.caller.phone) || file.is_some_and(|file| says(&file.phone.value));
        // Who grumbled in passing left a name, and perhaps no number.
        let reachable = reachable || received.found.is_some();
        let known = (named && reachable) || says(&intake.unnamed);
        demand(context, known, No::ComplainantMissing.into())?;
        demand(context, says(&intake.about), No::AboutMissing.into())?;
        let firm = context.organisation();
        let taker = firm.department_of(context.actor).unwrap_or_default();
        demand(context, firm.serves(taker), No::TakerNotServing.into())?;
        let about = firm.serves(&intake.department);
        demand(context, about, No::NotServing.into())?;
        let against = intake.against;
        let known = against.is_none_or(|id| context.world.cases.contains_key(&id));
        demand(context, known, No::AppealUnknown.into())
    }

    /// May it be written down in these words?
    pub(in crate::domain::cases) fn check(
        &self,
        case: &Case,
        event: &ComplaintEvent,
        context: &Context<'_>,
    ) -> Result<(), CaseRefusal> {
        use ComplaintStep as S;
        let ask = |holds, no: No| demand(context, holds, no.into());
        need(event.round == self.round(), CaseRefusal::OutOfOrder)?;
        Right::ask(Self::right_to(&event.step), context)?;
        let since = not_before(event.occurred_at, self.since());
        need(since, CaseRefusal::OutOfOrder)?;
        match &event.step {
            S::TakenOver
            | S::InspectionConfirmed { .. }
            | S::MannerChosen { .. }
            | S::LineReminded { .. } => Ok(()),
            S::Confirmed { grounds, .. } => ask(says(grounds), No::ReasonsMissing),
            S::Reviewed { complete, missing } => {
                ask(*complete || says(missing), No::MissingUnnamed)?;
                ask(!*complete || in_detail(case), No::DetailsMissing)
            }
            S::Judged { read, grounds, .. } => {
                ask(*read, No::NotRead)?;
                ask(says(grounds), No::GroundsMissing)
            }
            S::Explained { words, .. } => ask(says(words), No::ExplanationMissing),
            S::Assigned {
                department,
                person,
                head,
                instead,
                ..
            } => {
                ask(says(department), No::DepartmentMissing)?;
                let serves = context.organisation().serves(department);
                ask(serves, No::NotServing)?;
                need(is_enrolled(*person, context), No::PersonUnknown.into())?;
                let heads = [Some(*head), *instead];
                let known = heads.into_iter().flatten();
                let known = known.into_iter().all(|head| is_enrolled(head, context));
                need(known, No::HeadUnknown.into())?;
                self.appeal_elsewhere(*person, context)
            }
            S::Found {
                cause,
                people,
                nobody,
                ..
            } => {
                ask(says(cause), No::CauseMissing)?;
                ask(!people.is_empty() || says(nobody), No::PeopleMissing)
            }
            S::Inspected { what, words, .. } => {
                ask(says(what) && says(words), No::InspectionMissing)
            }
            S::InvestigationEnded { words } | S::Completed { words } => {
                ask(says(words), No::CompletionMissing)
            }
            S::Drafted { words } => ask(says(words), No::DraftMissing),
            S::Talked {
                words,
                agreed,
                agreement,
                ..
            } => {
                ask(says(words), No::TalkMissing)?;
                ask(agreed.is_none() || says(agreement), No::AgreementMissing)
            }
            S::PlanSubmitted {
                opinion,
                wish,
                wish_reason,
            } => {
                ask(says(opinion), No::LineMissing)?;
                let answered = *wish == Extent::Full || says(wish_reason);
                ask(answered, No::WishUnanswered)
            }
            S::FedBack { words, .. } => ask(says(words), No::FeedbackMissing),
            S::PassedOn { to, .. } => ask(says(to), No::ReceiverMissing),
            S::Proposed {
                people,
                others,
                grounds,
            } => {
                let named = !people.is_empty() || says(others);
                ask(named && says(grounds), No::ProposalMissing)
            }
            S::Decided {
                people,
                others,
                grounds,
            } => {
                let named = !people.is_empty() || says(others);
                ask(named && says(grounds), No::DecisionMissing)
            }
            S::Stated { words } => need(says(words), CaseRefusal::TextMissing),
            S::MeasureTaken {
                person,
                measure,
                words,
            } => {
                let theirs = self.responsible().contains(person);
                ask(theirs, No::NotResponsible)?;
                ask(
                    *measure != Measure::Nothing || says(words),
                    No::MeasureMissing,
                )
            }
            S::Fined { shares, because } => self.check_penalty(shares, because, case, context),
            S::Called(call) => check_call(call, context),
            S::Delegated { person, .. } => {
                need(is_enrolled(*person, context), No::DelegateUnknown.into())
            }
            S::Reported { content, standing } => {
                ask(says(content) && says(standing), No::ReportIncomplete)
            }
            S::Summed {
                summary,
                lesson,
                improvement,
                ..
            } => {
                ask(says(summary), No::SummaryMissing)?;
                ask(says(lesson), No::LessonMissing)?;
                ask(says(improvement), No::ImprovementMissing)
            }
            S::Reacted { words, .. } => ask(says(words), No::ReactionMissing),
            S::Withdrawn { words } => ask(says(words), No::WithdrawalMissing),
            S::Rested { until, words } => {
                let figures = context.figures_at(case.recorded_at);
                let days = u32::try_from(figures.get(Figure::RestDays)).unwrap_or(u32::MAX);
                let calendar = context.calendar_at(case.recorded_at);
                let latest = calendar.add(context.now, Span::WholeDays(days));
                let near = latest.is_ok_and(|latest| *until <= latest);
                let ahead = *until > context.now;
                ask(near && ahead && says(words), No::RestTooLong)
            }
            S::LineAdded(line) => self.check_line(line, case, context),
            S::LineDone { line, words, .. } => {
                let mut open = self.open_lines();
                let line = open.find(|open| open.id == *line);
                let line = line.ok_or(No::LineUnknown)?;
                need(self.may_tick(line, case, context), No::NotTheOwner.into())?;
                if line.kind == LineKind::Plan {
                    let stands = self.plan_stands(line.round, case, context);
                    ask(stands, No::NotApproved)?;
                }
                ask(says(words), No::DoneMissing)
            }
        }
    }

    fn check_line(
        &self,
        line: &NewLine,
        case: &Case,
        context: &Context<'_>,
    ) -> Result<(), CaseRefusal> {
        let ask = |holds, no: No| demand(context, holds, no.into());
        let owned = is_enrolled(line.owner, context);
        need(says(&line.what) && owned, No::LineMissing.into())?;
        need(line.fen >= 0, CaseRefusal::ChargeNegative)?;
        let new = self.lines.iter().all(|known| known.id != line.id);
        need(new, CaseRefusal::OutOfOrder)?;
        if line.kind != LineKind::Plan {
            return Ok(());
        }
        ask(says(&line.answers), No::FindingMissing)?;
        let within = self.week_ends(case, context);
        let in_time = within.is_none_or(|end| line.by <= end);
        ask(in_time || says(&line.late_because), No::AfterTheWeek)
    }

    /// One sum for one case, whole fen, within the range; 199.99 and 1,500.01 yuan are outside it.
    fn check_penalty(
        &self,
        shares: &[(PersonId, i64)],
        because: &str,
        case: &Case,
        context: &Context<'_>,
    ) -> Result<(), CaseRefusal> {
        let ask = |holds, no: No| demand(context, holds, no.into());
        ask(says(because), No::PenaltyUngrounded)?;
        if shares.is_empty() {
            return Ok(());
        }
        let responsible = self.responsible();
        let theirs = |(person, fen): &(PersonId, i64)| *fen >= 0 && responsible.contains(person);
        ask(shares.iter().all(theirs), No::PenaltyUnfounded)?;
        let figures = context.figures_at(case.recorded_at);
        let fen = |figure| figures.get(figure).saturating_mul(100);
        let range = fen(Figure::PenaltyLeast)..=fen(Figure::PenaltyMost);
        let sum = shares
            .iter()
            .fold(0_i64, |sum, (_, fen)| sum.saturating_add(*fen));
        ask(range.contains(&sum), No::PenaltyOutOfRange)
    }

    /// An appeal is looked at by somebody else than whoever decided (P05.03.01f).
    fn appeal_elsewhere(&self, person: PersonId, context: &Context<'_>) -> Result<(), CaseRefusal> {
        let against = self.intake.against;
        let against = against.and_then(|id| context.world.cases.get(&id));
        let same = against.is_some_and(|case| case.in_charge.value == person);
        demand(context, !same, No::SameInCharge.into())
    }

    /// When the week of the round that is going on ends (P05.06.03a).
    pub(super) fn week_ends(&self, case: &Case, context: &Context<'_>) -> Option<Timestamp> {
        let figures = context.figures_at(case.recorded_at);
        let days = u32::try_from(figures.get(Figure::FinishComplaint)).unwrap_or(u32::MAX);
        let calendar = context.calendar_at(case.recorded_at);
        calendar.add(self.since(), Span::WholeDays(days)).ok()
    }
}

/// Who was reached says satisfied or not, there is no third; conversation and result are written down (P05.06.03d, P05.06.31a–b).
fn check_call(call: &Call, context: &Context<'_>) -> Result<(), CaseRefusal> {
    let ask = |holds, no: No| demand(context, holds, no.into());
    if !call.reached {
        return Ok(());
    }
    ask(call.satisfied.is_some(), No::VerdictMissing)?;
    ask(says(&call.words), No::ConversationMissing)?;
    ask(says(&call.result), No::ResultMissing)
}
