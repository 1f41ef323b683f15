//! A quality complaint as it is now: everything that happened, as it was written, and readers for what counts of it.

use super::events::QualityStep;
use super::facts::{Analysis, Cause, Conclusion, Goods, QualityIntake, Settlement, Share};
use super::words::{Class, LineKind, Loss, Outcome, Part, Way};
use crate::domain::cases::contested::Contested;
use crate::domain::cases::returns::{self, Granted, Quantity, Receivable};
use crate::domain::cases::state::Case;
use crate::domain::ids::{LineId, PersonId};
use crate::domain::time::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

macro_rules! steps {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {
        /// A step of a quality complaint, as the action panel and the clocks name it; in the order of the regulation.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Step { $($(#[$doc])* $name),+ }

        impl Step {
            /// All, in the order of the regulation.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];
        }
    };
}

steps! {
    /// Facts and demand.
    Establish,
    /// Quality cannot come.
    AskSubstitutes,
    /// The general manager appoints others.
    Appoint,
    /// On the way to the spot.
    SetOut,
    /// Looked at on the spot.
    Inspect,
    /// The report on that.
    ReportInspection,
    /// The simple slip.
    FillSlip,
    /// Whether there is a loss.
    SeeLoss,
    /// The form goes to the office.
    Send,
    /// The office has it.
    Accept,
    /// The departments know.
    Inform,
    /// The papers are complete.
    Examine,
    /// Something was found.
    Find,
    /// The goods are tested.
    Test,
    /// Cause and responsibility.
    Cause,
    /// The investigation ends.
    EndInvestigation,
    /// The report on it.
    Report,
    /// Out of the ordinary or not.
    MarkSpecial,
    /// Manufacturing's part.
    Analyse,
    /// Quality checks that cause.
    CheckCause,
    /// The measures go to the office.
    AskOpinion,
    /// The office's opinion.
    Opine,
    /// The opinion of research and development.
    Research,
    /// The office checks the form.
    Check,
    /// How sales would settle it.
    Propose,
    /// A talk with the customer.
    Talk,
    /// The form goes back to the office.
    GiveBack,
    /// The combined opinion.
    Conclude,
    /// The customer is told.
    Tell,
    /// Handled with a third party.
    ThirdParty,
    /// Why it takes long.
    Excuse,
    /// The amount due is paid.
    Collect,
    /// The customer does not want to pay.
    Object,
    /// What the superior says.
    Rule,
    /// Something that somebody shall do.
    AddLine,
    /// It was done.
    DoneLine,
    /// It was checked.
    CheckLine,
    /// Whoever is behind is urged.
    UrgeLine,
    /// Quality reports on causes and measures.
    ReportMeasures,
}

/// One thing that happened.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Fact {
    /// By whom.
    pub by: PersonId,
    /// When.
    pub at: Timestamp,
    /// What.
    pub step: QualityStep,
}

/// Something that somebody owes by a date.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// Identity.
    pub id: LineId,
    /// Kind.
    pub kind: LineKind,
    /// What.
    pub what: String,
    /// Who owes it.
    pub owner: PersonId,
    /// Who asked for it.
    pub author: PersonId,
    /// Since when.
    pub at: Timestamp,
    /// By when.
    pub by: Timestamp,
    /// When it was done; not while a check has sent it back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub done: Option<Timestamp>,
    /// What was done.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub done_words: String,
    /// When it was found well done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub checked: Option<Timestamp>,
    /// When its owner was urged.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub urged: Vec<Timestamp>,
}

/// What a quality complaint knows beyond the case core.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Quality {
    /// What was asked at intake.
    pub intake: QualityIntake,
    /// Everything that happened, in the order of folding.
    pub facts: Vec<Fact>,
    /// What somebody owes or owed.
    pub lines: Vec<Line>,
}

/// The steps that exclude each other when two take them apart.
pub(in crate::domain::cases) fn contested(step: Step) -> Option<Contested> {
    Some(match step {
        Step::Establish => Contested::Facts,
        Step::Cause => Contested::Cause,
        Step::Propose => Contested::Proposal,
        Step::Conclude => Contested::Conclusion,
        _ => return None,
    })
}

impl Part {
    /// The steps that a part which goes back takes with it.
    fn steps(self) -> &'static [Step] {
        match self {
            Self::Sales => &[Step::Establish, Step::Send],
            Self::Quality => &[Step::Cause],
            Self::Manufacturing => &[
                Step::Analyse,
                Step::CheckCause,
                Step::AskOpinion,
                Step::Opine,
            ],
            Self::Research => &[Step::Research],
        }
    }
}

impl Fact {
    /// Whether it makes an earlier fact of `step` count no longer.
    fn undoes(&self, step: Step) -> bool {
        match &self.step {
            QualityStep::Checked {
                back: Some(part), ..
            } => step == Step::Check || part.steps().contains(&step),
            QualityStep::CauseChecked { agreed: false, .. } => {
                [Step::Analyse, Step::AskOpinion, Step::Opine].contains(&step)
            }
            QualityStep::Opined { agreed: false, .. } => step == Step::AskOpinion,
            _ => false,
        }
    }
}

impl Quality {
    /// The last fact of a step, whatever became of it.
    #[must_use]
    pub fn last(&self, step: Step) -> Option<&Fact> {
        let mut facts = self.facts.iter().rev();
        facts.find(|fact| fact.step.step() == step)
    }

    /// Every fact of a step, in order.
    pub fn all(&self, step: Step) -> impl DoubleEndedIterator<Item = &Fact> {
        let facts = self.facts.iter();
        facts.filter(move |fact| fact.step.step() == step)
    }

    /// The fact of a step that counts: the last one, unless it was sent back since.
    #[must_use]
    pub fn now(&self, step: Step) -> Option<&Fact> {
        let mut facts = self.facts.iter().rev();
        let found = facts.find(|fact| fact.step.step() == step || fact.undoes(step))?;
        let counts = match &found.step {
            QualityStep::Checked { back, .. } => step == Step::Check && back.is_none(),
            QualityStep::CauseChecked { agreed, .. } => step == Step::CheckCause && *agreed,
            QualityStep::Opined { agreed, .. } => step == Step::Opine && *agreed,
            _ => true,
        };
        counts.then_some(found)
    }

    /// Whether a step has been taken and counts.
    #[must_use]
    pub fn has(&self, step: Step) -> bool {
        self.now(step).is_some()
    }

    /// When a step was taken that counts.
    #[must_use]
    pub fn at(&self, step: Step) -> Option<Timestamp> {
        self.now(step).map(|fact| fact.at)
    }

    /// Whether there is a loss, as seen last.
    #[must_use]
    pub fn loss_seen(&self) -> Loss {
        match self.last(Step::SeeLoss).map(|fact| &fact.step) {
            Some(QualityStep::LossSeen { loss, .. }) => *loss,
            _ => self.intake.loss,
        }
    }

    /// Whether the simple slip is enough (P04.03.01b).
    #[must_use]
    pub fn is_slip(&self) -> bool {
        self.loss_seen() == Loss::No
    }

    /// The goods, as established last or told at intake.
    #[must_use]
    pub fn goods(&self) -> Option<&Goods> {
        match self.now(Step::Establish).map(|fact| &fact.step) {
            Some(QualityStep::Established(goods)) => Some(goods),
            _ if self.last(Step::Establish).is_some() => None,
            _ => self.intake.goods.as_ref(),
        }
    }

    /// Cause and responsibility, as quality sees them.
    #[must_use]
    pub fn cause(&self) -> Option<&Cause> {
        match self.now(Step::Cause).map(|fact| &fact.step) {
            Some(QualityStep::Caused(cause)) => Some(cause),
            _ => None,
        }
    }

    /// Manufacturing's part.
    #[must_use]
    pub fn analysis(&self) -> Option<&Analysis> {
        match self.now(Step::Analyse).map(|fact| &fact.step) {
            Some(QualityStep::Analysed(analysis)) => Some(analysis),
            _ => None,
        }
    }

    /// The class: confirmed, or for the time being.
    #[must_use]
    pub fn class(&self) -> Class {
        self.cause().map_or(self.intake.class, |cause| cause.class)
    }

    /// Whether it is out of the ordinary (P04.09.44).
    #[must_use]
    pub fn is_special(&self) -> bool {
        let marked = self.last(Step::MarkSpecial).map(|fact| &fact.step);
        matches!(
            marked,
            Some(QualityStep::MarkedSpecial { special: true, .. })
        )
    }

    /// The supplier or other firm that is responsible too (P04.09.13a).
    #[must_use]
    pub fn third_party(&self) -> Option<&str> {
        let named = self.cause().map(|cause| cause.third.as_str());
        let named = named.filter(|third| !third.is_empty());
        named.or_else(|| match &self.last(Step::ThirdParty)?.step {
            QualityStep::ThirdParty { who, .. } => Some(who.as_str()),
            _ => None,
        })
    }

    /// How sales would settle it.
    #[must_use]
    pub fn proposal(&self) -> Option<&Settlement> {
        match &self.now(Step::Propose)?.step {
            QualityStep::Proposed(settlement) => Some(settlement),
            _ => None,
        }
    }

    /// The talk with an outcome that counts: the last after the proposal.
    #[must_use]
    pub fn outcome(&self) -> Option<(&Fact, Outcome)> {
        let proposed = self.at(Step::Propose)?;
        let talks = self.all(Step::Talk).rev();
        let mut ended = talks.filter(|talk| talk.at >= proposed);
        ended.find_map(|talk| match &talk.step {
            QualityStep::Talked { outcome, .. } => Some((talk, (*outcome)?)),
            _ => None,
        })
    }

    /// The combined opinion.
    #[must_use]
    pub fn conclusion(&self) -> Option<&Conclusion> {
        match &self.now(Step::Conclude)?.step {
            QualityStep::Concluded(conclusion) => Some(conclusion),
            _ => None,
        }
    }

    /// What third parties pay, in fen.
    #[must_use]
    pub fn recovered(&self) -> i64 {
        let rows = self.all(Step::ThirdParty);
        rows.map(|row| match &row.step {
            QualityStep::ThirdParty { recovered_fen, .. } => *recovered_fen,
            _ => 0,
        })
        .fold(0_i64, i64::saturating_add)
    }

    /// The loss, in fen, by its base (P04.09.07e).
    #[must_use]
    pub fn loss(&self) -> i64 {
        let loss = |conclusion: &Conclusion| {
            let cost = &conclusion.cost;
            cost.loss(&conclusion.settlement, self.recovered())
        };
        self.conclusion().map_or(0, loss)
    }

    /// Who is responsible: as the office judged, or before that as quality found.
    #[must_use]
    pub fn responsible(&self) -> &[Share] {
        let judged = self.conclusion().map(|conclusion| &conclusion.shares);
        let judged = judged.filter(|shares| !shares.is_empty());
        let found = self.cause().map(|cause| &cause.shares);
        judged.or(found).map_or(&[], Vec::as_slice)
    }

    /// Whether the improvement goes on the list that is followed up: human carelessness does not unless somebody says so (P04.09.07c, d).
    #[must_use]
    pub fn is_listed(&self) -> bool {
        let conclusion = self.conclusion().filter(|conclusion| conclusion.ours);
        conclusion.is_some_and(|conclusion| conclusion.listed == Some(true))
    }

    /// Lines that are owed: nobody has done them, or a check sent them back.
    pub fn open_lines(&self) -> impl Iterator<Item = &Line> {
        self.lines.iter().filter(|line| line.done.is_none())
    }

    /// Whether a measure is put down, or why none is needed (P04.07.41b).
    #[must_use]
    pub fn has_measures(&self) -> bool {
        let none = self.analysis().map(|analysis| analysis.no_measure.as_str());
        let none = none.is_some_and(|why| !why.trim().is_empty());
        none || self.lines.iter().any(|line| line.kind.is_measure())
    }

    /// The receivable that the form lists as held up (P04.12.23b).
    #[must_use]
    pub fn receivable(&self) -> Option<Receivable> {
        let goods = self.goods().filter(|goods| goods.receivable_fen > 0)?;
        Some(Receivable {
            invoice: goods.invoice.clone(),
            fen: goods.receivable_fen,
            due: None,
        })
    }

    /// What the final approval granted; nothing before the case is closed by it, or where it is not upheld.
    #[must_use]
    pub fn granted(&self, case: &Case) -> Option<Granted> {
        let closing = case.closing.value.as_ref()?;
        let conclusion = self.conclusion().filter(|conclusion| conclusion.upheld)?;
        let goods = self.goods()?;
        let settled = &conclusion.settlement;
        let ways: BTreeSet<returns::Way> = settled
            .ways
            .iter()
            .filter_map(|way| way.granted())
            .collect();
        if ways.is_empty() {
            return None;
        }
        let paid = settled
            .allowance_fen
            .saturating_add(settled.compensation_fen);
        let cause = self.cause().map(|cause| cause.cause.clone());
        Some(Granted {
            quantity: Quantity::new(settled.quantity, &goods.unit),
            delivered: Some(Quantity::new(goods.delivered, &goods.unit)),
            ways,
            order: goods.order.clone(),
            item: goods.item.clone(),
            shipped: goods.shipped,
            price: settled.unit_fen,
            fen: paid,
            receivable: goods.receivable_fen,
            reason: cause.unwrap_or_default(),
            decision: settled.words.clone(),
            by: Some(case.closing.set_by.actor),
            at: closing.occurred_at,
        })
    }
}

impl Way {
    /// The way in which goods or money go back to the customer; none for what needs neither paper.
    fn granted(self) -> Option<returns::Way> {
        match self {
            Self::Return => Some(returns::Way::Return),
            Self::Allowance => Some(returns::Way::Allowance),
            Self::Compensation => Some(returns::Way::Compensation),
            Self::Replace | Self::Rework | Self::Explain | Self::Reject => None,
        }
    }
}
