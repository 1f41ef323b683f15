//! May what happened in a quality complaint be written down in these words?

use super::events::{
    Analysis, Cause, Conclusion, Goods, Inspection, NewLine, QualityEvent, QualityIntake,
    QualityStep, Settlement, Share,
};
use super::matters::may_promise;
use super::refusal::QualityRefusal as No;
use super::state::{Quality, Step};
use super::words::{Class, LineKind, Way};
use crate::domain::cases::check::{need, says};
use crate::domain::cases::facts::{Channel, Received};
use crate::domain::cases::guard::{holds, is_enrolled};
use crate::domain::cases::refusal::{CaseRefusal, demand};
use crate::domain::cases::state::Case;
use crate::domain::context::Context;
use crate::domain::ids::{CaseId, PersonId};
use crate::domain::roles::Role;
use crate::domain::time::Timestamp;

type Checked = Result<(), CaseRefusal>;

impl Quality {
    /// What is asked when a quality complaint is taken: what is known of the goods holds together, and the form that it follows is here.
    pub(in crate::domain::cases) fn check_intake(
        intake: &QualityIntake,
        received: &Received,
        context: &Context<'_>,
    ) -> Checked {
        original(intake.follows, context)?;
        match &intake.goods {
            Some(goods) => check_goods(goods, received.occurred_at, context),
            None => Ok(()),
        }
    }

    /// May it be written down in these words?
    pub(in crate::domain::cases) fn check(
        &self,
        case: &Case,
        event: &QualityEvent,
        context: &Context<'_>,
    ) -> Checked {
        use QualityStep as S;
        let ask = |holds, no: No| demand(context, holds, no.into());
        let here = |person: &PersonId| is_enrolled(*person, context);
        match &event.step {
            S::Established(goods) => check_goods(goods, case.received_at, context),
            S::SubstitutesAsked { reason } => ask(says(reason), No::SubstituteMissing),
            S::Appointed { who } => ask(
                !who.is_empty() && who.iter().all(here),
                No::SubstituteMissing,
            ),
            S::SetOut | S::OpinionAsked | S::GivenBack | S::Accepted { .. } => Ok(()),
            S::Inspected(inspection) => self.check_inspection(inspection, context),
            S::InspectionReported { words } => ask(says(words), No::ReportMissing),
            S::Slip {
                went,
                goods,
                found,
                done,
                department,
            } => {
                let told = [goods, found, done, department];
                let all = here(went) && told.into_iter().all(|text| says(text));
                ask(all, No::SlipMissing)
            }
            S::LossSeen { why, .. } => ask(says(why), No::LossReasonMissing),
            S::Sent {
                sample,
                without,
                remark,
                signature,
                ..
            } => {
                original(self.intake.follows, context)?;
                ask(says(sample) || says(without), No::SampleMissing)?;
                ask(says(remark) && signature.is_some(), No::SignatureMissing)
            }
            S::Informed { to, what } => {
                let named = !to.is_empty() && to.iter().all(here);
                ask(named && says(what), No::InformedMissing)
            }
            S::Examined { words } => ask(says(words), No::CheckMissing),
            S::Found { words, .. } => ask(says(words), No::FindingMissing),
            S::Tested {
                sample,
                characteristic,
                standard,
                value,
                ..
            } => {
                let told = [sample, characteristic, standard, value];
                ask(told.into_iter().all(|text| says(text)), No::TestIncomplete)
            }
            S::Caused(cause) => self.check_cause(cause, context),
            S::InvestigationEnded { words } => ask(says(words), No::FindingMissing),
            S::Reported { words, concerned } => {
                let own = context.has_role(Role::Quality) || says(concerned);
                ask(own, No::NotConcerned)?;
                ask(says(words), No::ReportMissing)
            }
            S::MarkedSpecial { why, .. } => ask(says(why), No::RemarkMissing),
            S::Analysed(analysis) => check_analysis(analysis, context),
            S::CauseChecked { agreed, words } => ask(*agreed || says(words), No::RemarkMissing),
            S::Opined { words, .. } | S::Researched { words } => {
                ask(says(words), No::OpinionMissing)
            }
            S::Checked { words, .. } => ask(says(words), No::CheckMissing),
            S::Proposed(settlement) => self.check_settlement(settlement, context),
            S::Talked {
                with, words, offer, ..
            } => {
                ask(says(with) && says(words), No::TalkMissing)?;
                may_promise(offer.fen(), context)
            }
            S::Concluded(conclusion) => self.check_conclusion(conclusion, context),
            S::Told { with, words, .. } => ask(says(with) && says(words), No::TellingMissing),
            S::ThirdParty {
                who,
                words,
                recovered_fen,
                ..
            } => {
                need(*recovered_fen >= 0, CaseRefusal::ChargeNegative)?;
                ask(says(who) && says(words), No::ThirdPartyMissing)
            }
            S::Excused { words } => ask(says(words), No::ExcuseMissing),
            S::Collected { fen } => ask(*fen > 0, No::AmountMissing),
            S::Objected { words } => ask(says(words), No::ObjectionMissing),
            S::Ruled { words, .. } => ask(says(words), No::RulingMissing),
            S::LineAdded(line) => self.check_line(line, context),
            S::LineDone { line, words, .. } => {
                let mut open = self.open_lines();
                let line = open.find(|open| open.id == *line);
                let line = line.ok_or(No::LineUnknown)?;
                need(self.may_tick(line, context), No::NotTheOwner.into())?;
                ask(says(words), No::DoneMissing)
            }
            S::LineChecked {
                line,
                agreed,
                words,
            } => {
                let mut done = self.unchecked();
                let line = done.find(|done| done.id == *line);
                let line = line.ok_or(No::LineUnknown)?;
                ask(self.may_check(line, context), No::NotMeasureChecker)?;
                ask(*agreed || says(words), No::RemarkMissing)
            }
            S::LineUrged { line, .. } => {
                let mut open = self.open_lines();
                need(open.any(|open| open.id == *line), No::LineUnknown.into())
            }
            S::MeasuresReported { words } => ask(says(words), No::ReportMissing),
        }
    }

    /// Sales, quality or its substitute, manufacturing: one of each, unless the general manager appointed others (P04.09.02b, d).
    fn check_inspection(&self, inspection: &Inspection, context: &Context<'_>) -> Checked {
        let ask = |holds, no: No| demand(context, holds, no.into());
        let told = says(&inspection.place) && says(&inspection.found);
        ask(told && !inspection.who.is_empty(), No::InspectionMissing)?;
        let side = |roles: &[Role]| {
            let mut who = inspection.who.iter();
            who.any(|person| holds(*person, roles, context))
        };
        let sides = side(&[Role::Sales])
            && side(&[Role::Quality, Role::ManufacturingQuality])
            && side(&[Role::Manufacturing]);
        ask(sides || self.has(Step::Appoint), No::SideMissing)
    }

    fn check_cause(&self, cause: &Cause, context: &Context<'_>) -> Checked {
        let ask = |holds, no: No| demand(context, holds, no.into());
        ask(says(&cause.cause) && says(&cause.traced), No::CauseMissing)?;
        match cause.class {
            Class::People => ask(cause.human.is_some(), No::HumanCauseMissing)?,
            Class::Quality => {
                let tested = self.has(Step::Test) && says(&cause.defect);
                ask(tested, No::TestMissing)?;
            }
        }
        let named = !cause.shares.is_empty() || says(&cause.third) || says(&cause.nobody);
        ask(named, No::ResponsibleMissing)?;
        check_shares(&cause.shares, context)
    }

    /// A way that costs something says how much, and nothing else costs (P04.09.45c).
    fn check_settlement(&self, settled: &Settlement, context: &Context<'_>) -> Checked {
        let has = |way| settled.ways.contains(&way);
        let delivered = self.goods().map_or(0, |goods| goods.delivered);
        let back = (1..=delivered).contains(&settled.quantity) && settled.unit_fen > 0;
        let none = settled.quantity == 0 && settled.unit_fen == 0;
        let fits = |way, fen: i64| if has(way) { fen > 0 } else { fen == 0 };
        let holds = !settled.ways.is_empty()
            && (if has(Way::Return) { back } else { none })
            && fits(Way::Allowance, settled.allowance_fen)
            && fits(Way::Compensation, settled.compensation_fen);
        demand(context, holds, No::ProposalMissing.into())
    }

    fn check_conclusion(&self, conclusion: &Conclusion, context: &Context<'_>) -> Checked {
        let ask = |holds, no: No| demand(context, holds, no.into());
        let told = says(&conclusion.agreed) && says(&conclusion.reasons);
        ask(told, No::ConclusionMissing)?;
        self.check_settlement(&conclusion.settlement, context)?;
        let granted = conclusion.upheld || conclusion.settlement.fen() == 0;
        ask(granted, No::ProposalMissing)?;
        ask(says(&conclusion.origin), No::OriginMissing)?;
        let found = self.cause().map(|cause| &cause.shares);
        let judged = !conclusion.shares.is_empty() || says(&conclusion.differs);
        let nobody = found.is_none_or(Vec::is_empty);
        ask(judged || nobody, No::JudgementMissing)?;
        check_shares(&conclusion.shares, context)?;
        let same = found.is_some_and(|found| *found == conclusion.shares) || nobody;
        ask(same || says(&conclusion.differs), No::DifferenceUnexplained)?;
        let cost = &conclusion.cost;
        let lines = [
            cost.unit_cost_fen,
            cost.rework_fen,
            cost.inspection_fen,
            cost.freight_fen,
            cost.scrap_fen,
        ];
        ask(lines.into_iter().all(|fen| fen >= 0), No::CostNegative)?;
        if !conclusion.ours {
            return Ok(());
        }
        ask(says(&conclusion.in_house), No::InHouseMissing)?;
        ask(conclusion.listed.is_some(), No::ListedOpen)?;
        let explained = conclusion.listed == Some(true)
            || conclusion.careless
            || says(&conclusion.listed_because);
        ask(explained, No::ListedUnexplained)
    }

    fn check_line(&self, line: &NewLine, context: &Context<'_>) -> Checked {
        let ask = |holds, no: No| demand(context, holds, no.into());
        let owned = is_enrolled(line.owner, context);
        need(says(&line.what) && owned, No::LineMissing.into())?;
        let new = self.lines.iter().all(|known| known.id != line.id);
        need(new, CaseRefusal::OutOfOrder)?;
        let office = context.has_role(Role::ProductionOffice);
        match line.kind {
            LineKind::Immediate | LineKind::Lasting => {
                let may = context.has_any(&[Role::Manufacturing, Role::Quality]);
                ask(may || office, No::NotMeasurer)
            }
            LineKind::Question | LineKind::Missing => ask(office, No::NotQuestioner),
            LineKind::Contact => ask(office, No::NotContact),
            LineKind::Task => ask(self.has(Step::Conclude), No::NotDecided),
            LineKind::Improve => ask(self.has(Step::FillSlip), No::SlipOpen),
        }
    }

    /// Whether it takes longer than it should as a rule (P04.10.01b).
    pub(super) fn takes_long(&self, case: &Case, context: &Context<'_>) -> bool {
        let due = super::clocks::rule_ends(self, case, context);
        due.is_some_and(|due| context.now > due)
    }

    /// Whether a telling fulfils the duty: by letter or by telephone (P04.09.11b).
    #[must_use]
    pub fn fulfils(channel: Channel) -> bool {
        matches!(channel, Channel::Written | Channel::Phone)
    }
}

/// The form that a fresh one follows is here, and closed: it is attached by that (P04.09.09b).
fn original(follows: Option<CaseId>, context: &Context<'_>) -> Checked {
    let Some(id) = follows else {
        return Ok(());
    };
    let original = context.world.cases.get(&id);
    let closed = original.is_some_and(Case::is_closed);
    demand(context, closed, No::OriginalMissing.into())
}

/// The five facts and the demand (P04.09.01b–g, P04.07.11–12).
fn check_goods(goods: &Goods, received_at: Timestamp, context: &Context<'_>) -> Checked {
    let ask = |holds, no: No| demand(context, holds, no.into());
    let unfound = says(&goods.unfound);
    ask(goods.compared || unfound, No::NotCompared)?;
    ask(says(&goods.order) || unfound, No::OrderMissing)?;
    ask(says(&goods.item), No::ItemMissing)?;
    ask(goods.shipped.is_some() || unfound, No::ShippedMissing)?;
    let day = |at: Timestamp| context.calendar_at(context.now).date(at);
    let before = |shipped: Timestamp| day(shipped) <= day(received_at);
    ask(goods.shipped.is_none_or(before), No::ShippedLater)?;
    ask(
        goods.delivered > 0 && says(&goods.unit),
        No::DeliveredMissing,
    )?;
    ask(goods.defective > 0, No::DefectiveMissing)?;
    ask(goods.defective <= goods.delivered, No::MoreBadThanDelivered)?;
    let demands = !goods.demands.is_empty() && says(&goods.demand);
    ask(demands, No::DemandMissing)?;
    let money = goods.claim_fen >= 0 && goods.receivable_fen >= 0;
    need(money, CaseRefusal::ChargeNegative)?;
    ask(says(&goods.reason), No::ReasonMissing)
}

/// Parts add up to a hundred (P04.07.21c).
fn check_shares(shares: &[Share], context: &Context<'_>) -> Checked {
    let sum: u32 = shares
        .iter()
        .fold(0, |sum, share| sum.saturating_add(share.per_cent));
    let named = shares.iter().all(|share| says(&share.department));
    let even = shares.is_empty() || (sum == 100 && named);
    demand(context, even, No::SharesUneven.into())
}

fn check_analysis(analysis: &Analysis, context: &Context<'_>) -> Checked {
    let ask = |holds, no: No| demand(context, holds, no.into());
    ask(says(&analysis.finding), No::InquiryMissing)?;
    ask(says(&analysis.cause), No::NotAnalysed)?;
    ask(says(&analysis.department), No::DepartmentMissing)?;
    ask(says(&analysis.batch), No::ProductMissing)
}
