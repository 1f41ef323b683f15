//! Which steps of a quality complaint may be taken now, by whom: a step out of turn is refused with the clause of the one that is missing
//! (P04.04.00).

use super::refusal::QualityRefusal as No;
use super::rights::right;
use super::state::{Line, Quality, Step};
use super::words::LineKind;
use crate::domain::cases::actions::ActionKind;
use crate::domain::cases::needs::Right;
use crate::domain::cases::refusal::{CaseRefusal, demand};
use crate::domain::cases::state::Case;
use crate::domain::context::Context;
use crate::domain::roles::Role;
use crate::domain::time::Timestamp;

const QUALITY: &[Role] = &[Role::Quality];
const OFFICE: &[Role] = &[Role::ProductionOffice];
const MAKING: &[Role] = &[Role::Manufacturing];

macro_rules! kinds {
    ($($step:ident),+ $(,)?) => { &[$(ActionKind::Quality(Step::$step)),+] };
}

impl Quality {
    /// In whose field it lies (P01.02.03a).
    pub const DOERS: &'static [Role] = &[Role::Sales];

    /// The steps of a quality complaint, in the order of the regulation.
    pub(in crate::domain::cases) const KINDS: &'static [ActionKind] = kinds![
        Establish,
        SetOut,
        Inspect,
        ReportInspection,
        AskSubstitutes,
        Appoint,
        FillSlip,
        Send,
        Accept,
        Inform,
        Examine,
        Find,
        Test,
        Cause,
        EndInvestigation,
        Report,
        Analyse,
        CheckCause,
        AskOpinion,
        Opine,
        Research,
        Check,
        Propose,
        Talk,
        GiveBack,
        Conclude,
        Tell,
        Collect,
        Object,
        Rule,
        DoneLine,
        CheckLine,
        UrgeLine,
        AddLine,
        MarkSpecial,
        ThirdParty,
        ReportMeasures,
        Excuse,
        SeeLoss,
    ];

    /// What is done although the case is closed: telling, collecting, carrying out (P04.09.08a).
    pub(in crate::domain::cases) const AFTERWARDS: [Step; 10] = [
        Step::Tell,
        Step::Collect,
        Step::Object,
        Step::Rule,
        Step::AddLine,
        Step::DoneLine,
        Step::CheckLine,
        Step::UrgeLine,
        Step::ThirdParty,
        Step::ReportMeasures,
    ];

    /// When sales gave the form back, with what it says now (P04.09.05e).
    #[must_use]
    pub fn given_back(&self) -> Option<Timestamp> {
        let proposed = self.at(Step::Propose)?;
        self.at(Step::GiveBack).filter(|at| *at >= proposed)
    }

    /// Whether the step has anything to do with this complaint at all.
    pub(in crate::domain::cases) fn offers(&self, step: Step, case: &Case) -> bool {
        let slip = self.is_slip();
        let conclusion = self.conclusion();
        let lines = !self.lines.is_empty();
        match step {
            Step::FillSlip => slip,
            Step::SeeLoss => !case.is_closed(),
            Step::AddLine => true,
            Step::DoneLine | Step::CheckLine | Step::UrgeLine => lines,
            _ if slip => false,
            Step::SetOut | Step::Inspect | Step::ReportInspection => self.intake.on_the_spot,
            Step::AskSubstitutes | Step::Appoint => self.intake.on_the_spot,
            Step::Establish | Step::Send => !self.has(Step::Send),
            Step::Research => self.is_special(),
            Step::Tell => case.is_closed(),
            Step::Collect | Step::Object | Step::Rule => {
                conclusion.is_some_and(|conclusion| !conclusion.upheld) && case.is_closed()
            }
            Step::Conclude => self.given_back().is_some() && !case.is_closed(),
            Step::Excuse => self.has(Step::Accept),
            _ => true,
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
            ActionKind::Quality(step) => step,
            ActionKind::Close => return self.guard_close(case, context),
            _ => return Err(CaseRefusal::WrongKind),
        };
        Right::ask(right(step), context)?;
        let ask = |holds, no: No| demand(context, holds, no.into());
        let has = |step| self.has(step);
        let beside = [
            Step::FillSlip,
            Step::SeeLoss,
            Step::AddLine,
            Step::DoneLine,
            Step::CheckLine,
            Step::UrgeLine,
        ];
        ask(!self.is_slip() || beside.contains(&step), No::IsSlip)?;
        match step {
            Step::Establish => ask(!has(Step::Send), No::AlreadySent),
            Step::AskSubstitutes | Step::SetOut | Step::Inspect => {
                ask(self.intake.on_the_spot, No::NoInspection)
            }
            Step::Appoint => ask(has(Step::AskSubstitutes), No::NotAskedFor),
            Step::ReportInspection => {
                ask(has(Step::Inspect), No::NotInspected)?;
                let went = self.went().contains(&context.actor);
                ask(went || context.has_role(Role::Sales), No::NotThere)
            }
            Step::FillSlip => ask(self.is_slip(), No::NotASlip),
            Step::SeeLoss | Step::AddLine | Step::Talk => Ok(()),
            Step::Send => {
                ask(!has(Step::Send), No::AlreadySent)?;
                let seen = !self.intake.on_the_spot || has(Step::Inspect);
                ask(seen, No::NotInspected)?;
                ask(self.goods().is_some(), No::FactsMissing)
            }
            Step::Accept => {
                ask(has(Step::Send), No::NotSent)?;
                ask(!has(Step::Accept), No::AlreadyAccepted)
            }
            Step::Examine | Step::ThirdParty => ask(has(Step::Accept), No::NotAccepted),
            Step::Inform | Step::Find | Step::Test | Step::Cause | Step::MarkSpecial => {
                self.registered(case, context)
            }
            Step::EndInvestigation => {
                ask(has(Step::Cause), No::CauseMissing)?;
                let found = has(Step::Find) || has(Step::Test);
                ask(found, No::FindingMissing)?;
                ask(!has(step), No::InvestigationEnded)
            }
            Step::Report => ask(has(Step::EndInvestigation), No::InvestigationOpen),
            Step::Analyse | Step::ReportMeasures => ask(has(Step::Cause), No::CauseMissing),
            Step::CheckCause => ask(has(Step::Analyse), No::NotAnalysed),
            Step::AskOpinion => {
                ask(has(Step::Analyse), No::NotAnalysed)?;
                ask(self.has_measures(), No::NoMeasures)
            }
            Step::Opine => ask(has(Step::AskOpinion), No::OpinionNotAsked),
            Step::Research => ask(self.is_special(), No::NotSpecial),
            Step::Check => {
                self.registered(case, context)?;
                ask(has(Step::Cause), No::CauseMissing)?;
                ask(has(Step::Analyse), No::NotAnalysed)?;
                ask(has(Step::CheckCause), No::CauseUnchecked)?;
                ask(has(Step::Opine), No::OpinionOpen)?;
                let researched = !self.is_special() || has(Step::Research);
                ask(researched, No::ResearchOpen)?;
                ask(self.is_instructed(case, context), No::NotInstructed)
            }
            Step::Propose => ask(has(Step::Check), No::NotReturned),
            Step::GiveBack => {
                ask(self.proposal().is_some(), No::NotProposed)?;
                ask(self.outcome().is_some(), No::OutcomeMissing)?;
                ask(self.is_signed_by_head(case, context), No::HeadOpen)
            }
            Step::Conclude => ask(self.given_back().is_some(), No::NotGivenBack),
            Step::Tell => ask(case.is_closed(), No::NotDecided),
            Step::Excuse => ask(self.takes_long(case, context), No::NotLate),
            Step::Collect | Step::Object => ask(self.is_to_collect(case), No::NothingToCollect),
            Step::Rule => ask(self.objection().is_some(), No::NoObjection),
            Step::DoneLine => {
                ask(self.open_lines().next().is_some(), No::LineUnknown)?;
                let may = |line: &Line| self.may_tick(line, context);
                ask(self.open_lines().any(may), No::NotTheOwner)
            }
            Step::CheckLine => {
                let mut done = self.unchecked();
                ask(done.any(|_| true), No::LineUnknown)?;
                let may = |line: &Line| self.may_check(line, context);
                ask(self.unchecked().any(may), No::NotMeasureChecker)
            }
            Step::UrgeLine => {
                ask(self.open_lines().next().is_some(), No::LineUnknown)?;
                let authors = self.open_lines().any(|line| line.author == context.actor);
                let may = authors || context.has_any(QUALITY) || context.has_any(OFFICE);
                ask(may, No::NotUrger)
            }
        }
    }

    fn registered(&self, case: &Case, context: &Context<'_>) -> Result<(), CaseRefusal> {
        demand(context, self.has(Step::Accept), No::NotAccepted.into())?;
        demand(context, case.register.is_some(), No::NotRegistered.into())
    }

    /// May the office give it a number (P04.09.41a)?
    pub(in crate::domain::cases) fn guard_register(
        &self,
        context: &Context<'_>,
    ) -> Result<(), CaseRefusal> {
        demand(context, self.has(Step::Accept), No::NotAccepted.into())
    }

    /// Who went to look at it.
    #[must_use]
    pub fn went(&self) -> Vec<crate::domain::ids::PersonId> {
        match self.now(Step::Inspect).map(|fact| &fact.step) {
            Some(super::events::QualityStep::Inspected(seen)) => seen.who.iter().copied().collect(),
            _ => Vec::new(),
        }
    }

    /// Not upheld, decided, and not paid yet (P04.09.14a).
    #[must_use]
    pub fn is_to_collect(&self, case: &Case) -> bool {
        let refused = self
            .conclusion()
            .is_some_and(|conclusion| !conclusion.upheld);
        let owed = self.goods().is_some_and(|goods| goods.receivable_fen > 0);
        refused && owed && case.is_closed() && !self.has(Step::Collect)
    }

    /// The customer's objection to paying, while no superior has said anything (P04.09.14c).
    #[must_use]
    pub fn objection(&self) -> Option<&super::state::Fact> {
        let objected = self.last(Step::Object)?;
        let ruled = self.at(Step::Rule);
        ruled
            .is_none_or(|ruled| ruled < objected.at)
            .then_some(objected)
    }

    /// Measures and improvements that are done and wait for a check.
    pub fn unchecked(&self) -> impl Iterator<Item = &Line> {
        self.lines.iter().filter(|line| {
            let checked = line.kind.is_measure() || line.kind == LineKind::Improve;
            checked && line.done.is_some() && line.checked.is_none()
        })
    }

    /// Whether this person may say that a line is done: its owner, or who asked for it.
    pub(super) fn may_tick(&self, line: &Line, context: &Context<'_>) -> bool {
        line.owner == context.actor || line.author == context.actor || context.has_any(OFFICE)
    }

    /// Whether this person may check it: quality, manufacturing its own, who wrote the slip (P04.07.22a, P04.07.41c, P04.03.01d).
    pub(super) fn may_check(&self, line: &Line, context: &Context<'_>) -> bool {
        let slip = line.kind == LineKind::Improve && line.author == context.actor;
        let theirs =
            line.kind.is_measure() && (context.has_any(QUALITY) || context.has_any(MAKING));
        slip || theirs
    }

    /// With the last signature it is closed; a slip once what it asks is done (P04.09.08a, P04.03.01d).
    fn guard_close(&self, case: &Case, context: &Context<'_>) -> Result<(), CaseRefusal> {
        let ask = |holds, no: No| demand(context, holds, no.into());
        if !self.is_slip() {
            return ask(self.is_decided(case, context), No::NotDecided);
        }
        ask(self.has(Step::FillSlip), No::SlipOpen)?;
        let open = self.open_lines().next().is_some() || self.unchecked().next().is_some();
        ask(!open, No::ImprovementOpen)
    }
}
