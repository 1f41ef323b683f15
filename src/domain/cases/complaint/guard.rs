//! Which steps of a complaint may be taken now, by whom, and which comes next.

use super::events::ComplaintStep;
use super::matters::seats;
use super::refusal::ComplaintRefusal as No;
use super::state::{Complaint, Step};
use super::words::{LineKind, Reaction};
use crate::domain::approvals::deputies::replaced;
use crate::domain::approvals::{Matter, MatterKind};
use crate::domain::cases::actions::ActionKind;
use crate::domain::cases::facts::{Channel, Told};
use crate::domain::cases::needs::Right;
use crate::domain::cases::refusal::{CaseRefusal, demand};
use crate::domain::cases::state::Case;
use crate::domain::clock::Standing;
use crate::domain::context::Context;
use crate::domain::figures::Figure;
use crate::domain::ids::PersonId;
use crate::domain::roles::Role;
use crate::domain::time::Timestamp;
use std::collections::BTreeSet;

const OFFICE: &[Role] = &[Role::Office];
const AFFAIRS: &[Role] = &[Role::GeneralAffairs];
const TECHNICAL: &[Role] = &[Role::Technician];
const QUALITY: &[Role] = &[Role::Quality];
const MANAGER: &[Role] = &[Role::GeneralManager];

/// The different days on which nobody was reached before a complaint may be closed as that (P05.06.03d).
const DAYS_TRIED: usize = 3;

macro_rules! kinds {
    ($($step:ident),+ $(,)?) => { &[$(ActionKind::Complaint(Step::$step)),+] };
}

impl Complaint {
    /// In whose field it lies (P01.02.03a).
    pub const DOERS: &'static [Role] = &[Role::ServiceDesk];

    /// The steps of a complaint, in the order of the regulation.
    pub(in crate::domain::cases) const KINDS: &'static [ActionKind] = kinds![
        TakeOver,
        Confirm,
        Review,
        Judge,
        Explain,
        Assign,
        Find,
        Talk,
        Draft,
        Inspect,
        ConfirmInspection,
        EndInvestigation,
        Report,
        ChooseManner,
        PlanLine,
        Submit,
        DoneLine,
        Complete,
        Feedback,
        PassOn,
        Call,
        Propose,
        Decide,
        Measure,
        Fine,
        Sum,
        AddLine,
        Remind,
        React,
        State,
        Delegate,
        Withdraw,
        Rest,
    ];

    /// The role that a step needs. Steps that somebody may be named for (P05.06.02b), or that are for whoever was assigned, are asked by
    /// the guard: another tablet may know that otherwise.
    pub(in crate::domain::cases) fn right(step: Step) -> Option<Right> {
        let right = |roles, no: No| Some(Right(roles, CaseRefusal::Complaint(no)));
        match step {
            Step::TakeOver => right(QUALITY, No::NotQuality),
            Step::Confirm => right(TECHNICAL, No::NotTechnical),
            Step::PassOn => right(TECHNICAL, No::NotPasser),
            Step::Review => right(OFFICE, No::NotReviewer),
            Step::Judge => right(OFFICE, No::NotJudge),
            Step::Assign => right(OFFICE, No::NotAssigner),
            Step::ChooseManner => right(OFFICE, No::NotDrafter),
            Step::Decide => right(OFFICE, No::NotDecider),
            Step::Fine => right(OFFICE, No::NotFiner),
            Step::React => right(OFFICE, No::NotWatcher),
            Step::Inspect | Step::ConfirmInspection => right(AFFAIRS, No::NotInspector),
            Step::EndInvestigation => right(AFFAIRS, No::NotLeader),
            Step::Propose => right(AFFAIRS, No::NotProposer),
            Step::Sum => right(AFFAIRS, No::NotSummer),
            Step::Remind => right(&[Role::Office, Role::GeneralAffairs], No::NotReminder),
            Step::Delegate => right(QUALITY, No::NotHeadOfQuality),
            Step::Rest => right(MANAGER, No::NotRester),
            _ => None,
        }
    }

    /// The role that these words need beyond their step.
    pub(in crate::domain::cases) fn right_to(step: &ComplaintStep) -> Option<Right> {
        let right = |roles, no: No| Some(Right(roles, CaseRefusal::Complaint(no)));
        let ComplaintStep::LineAdded(line) = step else {
            return None;
        };
        match line.kind {
            LineKind::Task => right(AFFAIRS, No::NotLeader),
            LineKind::Corrective | LineKind::Preventive => right(AFFAIRS, No::NotMeasurer),
            LineKind::Improvement => right(OFFICE, No::NotImprover),
            LineKind::Opinion => right(OFFICE, No::NotCourier),
            LineKind::Instruction => right(MANAGER, No::NotInstructor),
            LineKind::Plan | LineKind::Question | LineKind::Help => None,
        }
    }

    /// Whether the step has anything to do with this complaint at all.
    pub(in crate::domain::cases) fn offers(&self, step: Step, case: &Case) -> bool {
        let upheld = self.upheld();
        match step {
            Step::TakeOver => self.came_in_writing(case) && self.last(step).is_none(),
            Step::Explain => upheld == Some(false),
            Step::Inspect | Step::ConfirmInspection => self.intake.quality && upheld != Some(false),
            Step::Confirm | Step::Review | Step::Judge => self.last(Step::Assign).is_none(),
            Step::AddLine | Step::Withdraw | Step::PassOn | Step::Sum | Step::React => true,
            _ => upheld != Some(false),
        }
    }

    /// May this step be taken now, by this person?
    pub(in crate::domain::cases) fn guard(
        &self,
        case: &Case,
        kind: ActionKind,
        context: &Context<'_>,
    ) -> Result<(), CaseRefusal> {
        let step = match kind {
            ActionKind::Complaint(step) => step,
            ActionKind::Close => return self.guard_close(case, context),
            _ => return Err(CaseRefusal::WrongKind),
        };
        Right::ask(Self::right(step), context)?;
        let ask = |holds, no: No| demand(context, holds, no.into());
        let has = |step| self.now(step).is_some();
        match step {
            Step::TakeOver => ask(
                self.came_in_writing(case) && self.last(step).is_none(),
                No::NothingToTakeOver,
            ),
            Step::Confirm | Step::Review => {
                self.taken_over(case, context)?;
                ask(self.upheld().is_none(), No::AlreadyJudged)
            }
            Step::Judge => {
                self.taken_over(case, context)?;
                ask(case.register.is_some(), No::NotRegistered)?;
                let reviewed = self.last(Step::Review);
                ask(
                    reviewed.is_some_and(|fact| fact.yes == Some(true)),
                    No::NotReviewed,
                )?;
                ask(self.last(Step::Confirm).is_some(), No::NotConfirmed)?;
                let acted = [Step::Assign, Step::Explain].map(|step| self.last(step).is_some());
                ask(!acted.contains(&true), No::AlreadyJudged)
            }
            Step::Explain => {
                ask(self.upheld().is_some(), No::NotJudged)?;
                ask(self.upheld() == Some(false), No::IsUpheld)
            }
            Step::Assign => self.is_upheld(context),
            Step::Find => {
                self.assigned(context)?;
                let may = self.handles(case, context) || context.has_any(OFFICE);
                ask(may, No::NotHandling)
            }
            Step::Inspect => {
                ask(self.intake.quality, No::NotAboutQuality)?;
                self.is_upheld_or_open(context)
            }
            Step::ConfirmInspection => {
                let inspected = self.now(Step::Inspect);
                let open = inspected.filter(|_| !has(Step::ConfirmInspection));
                ask(open.is_some(), No::NotInspected)?;
                let other = open.is_none_or(|inspected| inspected.by != context.actor);
                ask(other, No::OwnInspection)
            }
            Step::EndInvestigation => {
                self.caused(context)?;
                ask(!has(step), No::InvestigationEnded)
            }
            Step::Report => {
                self.for_quality(context)?;
                let ended = has(Step::EndInvestigation) || has(Step::Complete);
                ask(ended, No::InvestigationOpen)
            }
            Step::Draft | Step::Talk => {
                self.assigned(context)?;
                let head = self.heads().contains(&context.actor);
                ask(head || self.again_by(context), No::NotTheHead)
            }
            Step::ChooseManner | Step::Propose => self.caused(context),
            Step::PlanLine | Step::Submit => {
                self.caused(context)?;
                let may = context.has_any(AFFAIRS) || self.again_by(context);
                ask(may, No::NotPlanner)?;
                ask(!has(Step::Complete), No::AlreadyCompleted)?;
                let any = step == Step::PlanLine || self.plan(self.round()).next().is_some();
                ask(any, No::PlanEmpty)
            }
            Step::DoneLine => {
                let may = |line: &super::state::Line| self.may_tick(line, case, context);
                ask(self.open_lines().next().is_some(), No::LineUnknown)?;
                ask(self.open_lines().any(may), No::NotTheOwner)
            }
            Step::Complete => {
                self.caused(context)?;
                ask(self.handles(case, context), No::NotHandling)?;
                ask(!has(step), No::AlreadyCompleted)?;
                self.plan_approved(case, context)?;
                let mut plan = self.plan(self.round());
                ask(plan.all(|line| line.done.is_some()), No::LinesOpen)?;
                ask(self.told(case).is_some(), No::CustomerNotTold)
            }
            Step::Feedback => ask(self.told(case).is_some(), No::CustomerNotTold),
            Step::PassOn => {
                let result = has(Step::Complete) || self.upheld() == Some(false);
                ask(result, No::NoResult)
            }
            Step::Call => {
                self.for_quality(context)?;
                ask(has(Step::Complete), No::NotCompleted)?;
                ask(!self.is_satisfied(), No::AlreadySatisfied)
            }
            Step::Decide => ask(self.last(Step::Propose).is_some(), No::NotProposed),
            Step::State => {
                let mut named = [Step::Find, Step::Propose, Step::Decide, Step::Fine]
                    .into_iter()
                    .flat_map(|step| self.all(step));
                ask(
                    named.any(|fact| fact.people.contains(&context.actor)),
                    No::NotNamed,
                )
            }
            Step::Measure => {
                ask(!self.responsible().is_empty(), No::NotResponsible)?;
                let may = self.handles(case, context) || context.has_any(OFFICE);
                ask(may, No::NotHandling)
            }
            Step::Fine => {
                self.is_upheld(context)?;
                ask(self.last(Step::Decide).is_some(), No::PenaltyUnfounded)?;
                let fined = self.last(step);
                let fined = fined.is_some_and(|fact| !self.decided_since(fact.at));
                ask(!fined, No::AlreadyFined)
            }
            Step::Sum => ask(self.is_settled(case, context), No::NotSatisfied),
            Step::AddLine => Ok(()),
            Step::Remind => ask(self.open_lines().next().is_some(), No::LineUnknown),
            Step::React => ask(self.late(case, context).is_some(), No::NothingLate),
            Step::Delegate | Step::Withdraw | Step::Rest => Ok(()),
        }
    }

    /// Letters, and messages, which are a kind of letter (P05.02.01a, d).
    fn came_in_writing(&self, case: &Case) -> bool {
        matches!(case.channel, Channel::Written | Channel::Message)
    }

    /// Whether a letter waits for the quality supervisor: whoever holds the role and wrote it down has it already (P05.02.01d).
    pub(super) fn waits_for_takeover(&self, case: &Case, context: &Context<'_>) -> bool {
        let people = &context.organisation().people;
        let author = people.get(&case.taken_by.actor);
        let has_it = author.is_some_and(|person| person.roles.contains(&Role::Quality));
        self.came_in_writing(case) && !has_it && self.last(Step::TakeOver).is_none()
    }

    fn taken_over(&self, case: &Case, context: &Context<'_>) -> Result<(), CaseRefusal> {
        let waits = self.waits_for_takeover(case, context);
        demand(context, !waits, No::NotTakenOver.into())
    }

    fn is_upheld(&self, context: &Context<'_>) -> Result<(), CaseRefusal> {
        demand(context, self.upheld().is_some(), No::NotJudged.into())?;
        demand(context, self.upheld() == Some(true), No::NotUpheld.into())
    }

    fn is_upheld_or_open(&self, context: &Context<'_>) -> Result<(), CaseRefusal> {
        demand(context, self.upheld() != Some(false), No::NotUpheld.into())
    }

    fn assigned(&self, context: &Context<'_>) -> Result<(), CaseRefusal> {
        self.is_upheld(context)?;
        demand(context, !self.hands().is_empty(), No::NotAssigned.into())
    }

    fn caused(&self, context: &Context<'_>) -> Result<(), CaseRefusal> {
        self.assigned(context)?;
        demand(
            context,
            self.cause_known().is_some(),
            No::CauseUnknown.into(),
        )
    }

    /// The person in charge, whoever was given it, general affairs; in a further round whoever handles it once more.
    fn handles(&self, case: &Case, context: &Context<'_>) -> bool {
        case.in_charge.value == context.actor
            || self.hands().contains(&context.actor)
            || context.has_any(AFFAIRS)
            || self.again_by(context)
    }

    /// The head of quality, who was named, or who stands in (P05.06.02b).
    fn speaks_for_quality(&self, context: &Context<'_>) -> bool {
        context.has_any(QUALITY)
            || self.delegate() == Some(context.actor)
            || replaced(context.actor, Role::Quality, context.now, context.world).is_some()
    }

    fn for_quality(&self, context: &Context<'_>) -> Result<(), CaseRefusal> {
        let may = self.speaks_for_quality(context);
        demand(context, may, No::NotForQuality.into())
    }

    /// In a further round the head of quality or who was named handles it once more (P05.06.32a).
    fn again_by(&self, context: &Context<'_>) -> bool {
        self.round() > 1 && self.speaks_for_quality(context)
    }

    /// Whether this person may tick off a line: its owner, or who watches over such lines. A line of the plan waits for approval.
    pub(super) fn may_tick(
        &self,
        line: &super::state::Line,
        case: &Case,
        context: &Context<'_>,
    ) -> bool {
        let watches = match line.kind {
            LineKind::Plan => self.handles(case, context),
            LineKind::Question => context.has_any(TECHNICAL),
            LineKind::Task | LineKind::Corrective | LineKind::Preventive => {
                context.has_any(AFFAIRS)
            }
            LineKind::Help | LineKind::Improvement | LineKind::Opinion => context.has_any(OFFICE),
            LineKind::Instruction => false,
        };
        line.owner == context.actor || watches
    }

    /// Whether the plan of a round is approved as it now stands.
    pub(super) fn plan_stands(&self, round: u32, case: &Case, context: &Context<'_>) -> bool {
        let matter = Matter {
            kind: MatterKind::Plan,
            number: round,
        };
        let sheet = case.approvals.sheet(matter);
        sheet.is_some_and(|sheet| sheet.is_approved(seats(matter), context))
    }

    pub(super) fn plan_approved(
        &self,
        case: &Case,
        context: &Context<'_>,
    ) -> Result<(), CaseRefusal> {
        let stands = self.plan_stands(self.round(), case, context);
        demand(context, stands, No::NotApproved.into())
    }

    /// When the customer was told the result of this round (P05.03.06c).
    pub(super) fn told(&self, case: &Case) -> Option<Timestamp> {
        let since = self.since();
        let answers = case.answers.iter();
        answers
            .filter(|answer| !answer.result.trim().is_empty() && answer.occurred_at >= since)
            .map(|answer| answer.occurred_at)
            .min()
    }

    fn decided_since(&self, at: Timestamp) -> bool {
        self.last(Step::Decide).is_some_and(|fact| fact.at > at)
    }

    /// Satisfied, withdrawn, not upheld and said so, or out of reach after enough tries.
    pub(super) fn is_settled(&self, case: &Case, context: &Context<'_>) -> bool {
        match self.upheld() {
            Some(false) => self.is_explained(),
            _ => {
                self.is_satisfied()
                    || self.last(Step::Withdraw).is_some()
                    || self.is_out_of_reach(case, context)
            }
        }
    }

    /// The customer has heard that it is not upheld.
    fn is_explained(&self) -> bool {
        let mut told = self.all(Step::Explain);
        told.any(|fact| {
            fact.reaction()
                .is_some_and(|reaction| reaction != Reaction::NotReached)
        })
    }

    /// Nobody was reached often enough, on enough days (P05.06.03d); who stays unnamed cannot be called at all (P05.03.01b).
    fn is_out_of_reach(&self, case: &Case, context: &Context<'_>) -> bool {
        let completed = self.now(Step::Complete).is_some();
        if completed && !self.intake.unnamed.is_empty() {
            return true;
        }
        let figures = context.figures_at(case.recorded_at);
        let wanted = usize::try_from(figures.get(Figure::CallTries)).unwrap_or(usize::MAX);
        let calendar = context.calendar_at(case.recorded_at);
        let days: BTreeSet<_> = self.tries().map(|call| calendar.date(call.at)).collect();
        completed && self.tries().count() >= wanted && days.len() >= DAYS_TRIED
    }

    /// When the first thing became late to which nobody has reacted (P05.05.31c).
    pub(super) fn late(&self, case: &Case, context: &Context<'_>) -> Option<Timestamp> {
        let reacted = self.last(Step::React).map(|fact| fact.at);
        let clocks = self.running(case, context).into_iter();
        let late = clocks.filter(|clock| {
            matches!(clock.standing(context.now), Standing::Overdue(_))
                && reacted.is_none_or(|at| at <= clock.deadline.due)
        });
        late.map(|clock| clock.deadline.due).min()
    }

    /// A complaint ends when the customer is satisfied and everything it asks of the firm was said.
    fn guard_close(&self, case: &Case, context: &Context<'_>) -> Result<(), CaseRefusal> {
        let ask = |holds, no: No| demand(context, holds, no.into());
        let withdrawn = self.last(Step::Withdraw).is_some();
        if self.upheld() == Some(false) {
            ask(self.is_explained() || withdrawn, No::NotExplained)?;
        } else if !withdrawn {
            ask(self.upheld().is_some(), No::NotJudged)?;
            ask(self.is_settled(case, context), No::NotSatisfied)?;
            ask(self.last(Step::Decide).is_some(), No::ResponsibilityOpen)?;
            ask(self.last(Step::Fine).is_some(), No::PenaltyOpen)?;
            let measured = |person: &PersonId| {
                let mut measures = self.all(Step::Measure);
                measures.any(|fact| fact.people.contains(person))
            };
            ask(self.responsible().iter().all(measured), No::MeasureOpen)?;
        }
        let open = |kind| self.open_lines().any(|line| line.kind == kind);
        ask(!open(LineKind::Question), No::QuestionsOpen)?;
        ask(!open(LineKind::Corrective), No::CorrectiveOpen)?;
        ask(withdrawn || self.last(Step::Sum).is_some(), No::NotSummed)
    }
}

/// Whether everything that is asked about the circumstances was answered; "not known" is an answer (P05.03.01d).
pub(super) fn in_detail(case: &Case) -> bool {
    let told = &case.circumstances.value;
    let asked = [
        &told.place,
        &told.since,
        &told.who,
        &told.evidence,
        &told.done,
        &told.wanted,
    ];
    asked.into_iter().all(|answer| *answer != Told::NotAsked)
}
