//! What can happen in a quality complaint.

use super::state::Step;
use super::words::{Class, HumanCause, LineKind, Loss, Outcome, Part, Ruling, Verdict, Way};
use crate::domain::cases::facts::{Attachment, Channel};
use crate::domain::ids::{CaseId, LineId, PersonId};
use crate::domain::time::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// What only a quality complaint asks at intake.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct QualityIntake {
    /// Whether there is a loss (P04.03.01b).
    pub loss: Loss,
    /// The class, as sales sees it for the time being (P04.05.00).
    pub class: Class,
    /// Somebody has to look at it on the spot, before the form is made out (P04.09.02a).
    #[serde(default)]
    pub on_the_spot: bool,
    /// The facts, as far as they are known at once.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub goods: Option<Goods>,
    /// The case whose outcome the customer does not accept: its form is attached to this one (P04.09.09).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub follows: Option<CaseId>,
}

/// The goods complained about and what is asked for (P04.09.01b–g).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Goods {
    /// Order number; empty only with `unfound`.
    pub order: String,
    /// Item number.
    pub item: String,
    /// The day of shipping.
    pub shipped: Option<Timestamp>,
    /// How much was delivered, in whole `unit`s.
    pub delivered: i64,
    /// How much of it is bad, in whole `unit`s.
    pub defective: i64,
    /// The unit of both: 件, kg, m.
    pub unit: String,
    /// Compared with the papers of the delivery (P04.07.11).
    pub compared: bool,
    /// Why something of it cannot be found; empty when everything was.
    pub unfound: String,
    /// What the customer asks for (P04.07.12a).
    pub demands: BTreeSet<Way>,
    /// In words, and who at the customer confirmed it.
    pub demand: String,
    /// The reason that the customer gives, kept apart from the cause found later (P04.07.12b).
    pub reason: String,
    /// What the customer claims, in fen.
    pub claim_fen: i64,
    /// The invoice that waits for payment because of it; empty when none does.
    pub invoice: String,
    /// When that invoice was made out.
    pub invoiced: Option<Timestamp>,
    /// How much of it is open, in fen.
    pub receivable_fen: i64,
}

/// A department's part of the responsibility (P04.09.42b).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Share {
    /// The department, or the firm outside.
    pub department: String,
    /// How much of it, in per cent.
    pub per_cent: u32,
    /// Who of them (P04.07.21c).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub people: Vec<PersonId>,
}

/// Cause and responsibility, as quality sees them (P04.09.42).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cause {
    /// The class, confirmed (P04.05.00).
    pub class: Class,
    /// What people did, for the first class.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub human: Option<HumanCause>,
    /// The code of the defect, for the second class.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub defect: String,
    /// The cause, and where it arose.
    pub cause: String,
    /// How it was traced: batch, test, process.
    #[serde(default)]
    pub traced: String,
    /// Why nobody noticed.
    #[serde(default)]
    pub unnoticed: String,
    /// Who is responsible; the parts add up to a hundred.
    #[serde(default)]
    pub shares: Vec<Share>,
    /// Why nobody of the firm is; empty when somebody is.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub nobody: String,
    /// A supplier or another firm is responsible too (P04.09.13a); empty when none is.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub third: String,
    /// Proof.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub attachments: Vec<Attachment>,
}

/// What manufacturing found (P04.07.41–42, P04.09.43).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Analysis {
    /// Batch.
    pub batch: String,
    /// Line, machine, shift, day of production.
    #[serde(default)]
    pub made: String,
    /// How much of the batch there is, in whole units.
    #[serde(default)]
    pub batch_quantity: i64,
    /// What of the batch lies in stock or went to others.
    #[serde(default)]
    pub elsewhere: String,
    /// What the inquiry found.
    pub finding: String,
    /// The cause; quality's stands beside it.
    pub cause: String,
    /// Why it differs from quality's; empty when it agrees.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub differs: String,
    /// The department responsible, as manufacturing sees it.
    pub department: String,
    /// The persons, as manufacturing sees it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub people: Vec<PersonId>,
    /// Why no measure is needed; empty when some are put down.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub no_measure: String,
    /// Records of the process.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub attachments: Vec<Attachment>,
}

/// How a complaint is, or shall be, settled (P04.07.34a).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settlement {
    /// In which ways.
    pub ways: BTreeSet<Way>,
    /// How much comes back, in whole units of the goods.
    #[serde(default)]
    pub quantity: i64,
    /// The price of one unit, in fen.
    #[serde(default)]
    pub unit_fen: i64,
    /// The allowance, in fen.
    #[serde(default)]
    pub allowance_fen: i64,
    /// The compensation, in fen.
    #[serde(default)]
    pub compensation_fen: i64,
    /// In words.
    #[serde(default)]
    pub words: String,
}

/// What the case cost (P04.09.07e), each line in fen.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Cost {
    /// What one returned unit cost us.
    pub unit_cost_fen: i64,
    /// Work done over.
    pub rework_fen: i64,
    /// Inspection.
    pub inspection_fen: i64,
    /// Freight.
    pub freight_fen: i64,
    /// What the scrap is worth: it is taken off.
    pub scrap_fen: i64,
}

/// The combined opinion of the production office, which goes to the decision (P04.09.06–07).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Conclusion {
    /// Whether the complaint is upheld.
    pub upheld: bool,
    /// What all sides agree about.
    pub agreed: String,
    /// What stays open.
    #[serde(default)]
    pub open: String,
    /// Why it shall be so.
    pub reasons: String,
    /// How it shall be settled.
    pub settlement: Settlement,
    /// The unit in which the fault arose (P04.09.07a).
    pub origin: String,
    /// Who is responsible, as the office judges (P04.07.34b).
    #[serde(default)]
    pub shares: Vec<Share>,
    /// Why that differs from quality's finding; empty when it does not.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub differs: String,
    /// Whether it is a problem of our quality (P04.09.07b).
    pub ours: bool,
    /// How it is handled in our own house.
    #[serde(default)]
    pub in_house: String,
    /// It was human carelessness (P04.09.07d).
    #[serde(default)]
    pub careless: bool,
    /// Whether the improvement goes on the list that is followed up (P04.09.07c).
    #[serde(default)]
    pub listed: Option<bool>,
    /// Why it does not.
    #[serde(default)]
    pub listed_because: String,
    /// What it cost.
    #[serde(default)]
    pub cost: Cost,
}

/// Those who looked at it on the spot, and what they found (P04.09.02).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Inspection {
    /// Where.
    pub place: String,
    /// Who went.
    pub who: BTreeSet<PersonId>,
    /// What was found.
    pub found: String,
    /// What was done.
    #[serde(default)]
    pub done: String,
    /// What was said to the customer.
    #[serde(default)]
    pub agreed: String,
    /// Photos.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub attachments: Vec<Attachment>,
}

/// Something that somebody shall do by a date.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewLine {
    /// Identity, drawn by whoever writes it down.
    pub id: LineId,
    /// Kind.
    pub kind: LineKind,
    /// What.
    pub what: String,
    /// Who.
    pub owner: PersonId,
    /// By when.
    pub by: Timestamp,
}

/// A step of a quality complaint.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum QualityStep {
    /// The facts and the demand are established (P04.09.01a–g).
    Established(Box<Goods>),
    /// Quality cannot come: others are asked for (P04.09.02d).
    SubstitutesAsked {
        /// Why.
        reason: String,
    },
    /// The general manager appoints who goes (P04.09.02d).
    Appointed {
        /// Who.
        who: BTreeSet<PersonId>,
    },
    /// They are on the way (P04.09.02c).
    SetOut,
    /// They looked at it (P04.09.02a, b).
    Inspected(Box<Inspection>),
    /// The general manager has the report on that (P04.09.02e).
    InspectionReported {
        /// The report.
        words: String,
    },
    /// The simple slip of a case without loss (P04.03.01c).
    Slip {
        /// Who went there.
        went: PersonId,
        /// Order and item.
        goods: String,
        /// What was found.
        found: String,
        /// What was done.
        done: String,
        /// The department asked to improve.
        department: String,
    },
    /// Whether there is a loss is seen otherwise than at intake (P04.03.01b).
    LossSeen {
        /// Now.
        loss: Loss,
        /// Why.
        why: String,
    },
    /// The form is signed and goes to the general manager's office (P04.09.01h–k).
    Sent {
        /// The sample: marks, quantity, where it is; empty with `without`.
        sample: String,
        /// Why there is none.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        without: String,
        /// What the salesperson thinks.
        remark: String,
        /// The salesperson's signature.
        signature: Option<Attachment>,
        /// Photos of the sample.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        attachments: Vec<Attachment>,
    },
    /// The general manager's office has the form: the time of the case runs (P04.10.01a).
    Accepted {
        /// The sample came with it.
        sample: bool,
    },
    /// The departments that take part know of it (P04.07.33).
    Informed {
        /// Who has to say that they know.
        to: BTreeSet<PersonId>,
        /// What.
        what: String,
    },
    /// The production office went through the papers: nothing is missing (P04.07.32a).
    Examined {
        /// What it saw.
        words: String,
    },
    /// Something was found in the investigation (P04.07.21a).
    Found {
        /// What.
        words: String,
        /// Photos, measured values.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        attachments: Vec<Attachment>,
    },
    /// The goods were tested (P04.07.23).
    Tested {
        /// Sample.
        sample: String,
        /// What was measured.
        characteristic: String,
        /// What it should be.
        standard: String,
        /// What it is.
        value: String,
        /// What that means.
        verdict: Verdict,
        /// Proof.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        attachments: Vec<Attachment>,
    },
    /// Cause and responsibility (P04.09.42).
    Caused(Box<Cause>),
    /// The investigation has ended (P04.09.03a).
    InvestigationEnded {
        /// What came of it.
        words: String,
    },
    /// The report on it, for the general manager's instruction (P04.09.03).
    Reported {
        /// The report.
        words: String,
        /// Why somebody else than quality writes it; empty when quality does.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        concerned: String,
    },
    /// It is out of the ordinary, or it is not after all (P04.09.44).
    MarkedSpecial {
        /// Whether.
        special: bool,
        /// Why.
        why: String,
    },
    /// What manufacturing found (P04.09.43a).
    Analysed(Box<Analysis>),
    /// Quality has checked the cause that manufacturing gives (P04.07.22a).
    CauseChecked {
        /// Agreed.
        agreed: bool,
        /// Remark.
        words: String,
    },
    /// Manufacturing's measures go to the office (P04.09.43c).
    OpinionAsked,
    /// The office's opinion on them (P04.09.43c).
    Opined {
        /// Agreed as they are.
        agreed: bool,
        /// In words.
        words: String,
    },
    /// What research and development think (P04.09.44).
    Researched {
        /// The opinion.
        words: String,
    },
    /// The office has checked the form: back to sales, or back to whose part is wanting (P04.09.45a, b).
    Checked {
        /// Whose part goes back; none when it goes to sales.
        back: Option<Part>,
        /// What is wanting; what was seen.
        words: String,
    },
    /// How sales would settle it (P04.09.45c).
    Proposed(Box<Settlement>),
    /// A talk with the customer (P04.09.05a–c).
    Talked {
        /// How.
        channel: Channel,
        /// With whom.
        with: String,
        /// What was said.
        words: String,
        /// What was held out to the customer.
        #[serde(default)]
        offer: Settlement,
        /// What came of it; none while it goes on.
        #[serde(default)]
        outcome: Option<Outcome>,
    },
    /// The form goes back to the office (P04.09.05e).
    GivenBack,
    /// The combined opinion (P04.09.06a).
    Concluded(Box<Conclusion>),
    /// The customer was told what was decided (P04.09.11b).
    Told {
        /// By letter or telephone; another way does not fulfil the duty.
        channel: Channel,
        /// Whom.
        with: String,
        /// What was said.
        words: String,
        /// Whether the customer accepts it, as far as that was said (P04.09.09a).
        #[serde(default)]
        accepts: Option<bool>,
    },
    /// What was handled with a supplier or another firm (P04.09.13b).
    ThirdParty {
        /// Who.
        who: String,
        /// What.
        words: String,
        /// What they pay, in fen; it is taken off the loss.
        #[serde(default)]
        recovered_fen: i64,
        /// Letters.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        attachments: Vec<Attachment>,
    },
    /// Why it takes longer than it should as a rule (P04.10.01b).
    Excused {
        /// Why.
        words: String,
    },
    /// The amount due was paid (P04.09.14a).
    Collected {
        /// How much, in fen.
        fen: i64,
    },
    /// The customer does not want to pay: the superior knows (P04.09.14c).
    Objected {
        /// Why.
        words: String,
    },
    /// What the superior says to that (P04.09.14c).
    Ruled {
        /// What.
        ruling: Ruling,
        /// Why.
        words: String,
    },
    /// Something that somebody shall do.
    LineAdded(NewLine),
    /// It was done.
    LineDone {
        /// Which.
        line: LineId,
        /// What was done; for a question the answer.
        words: String,
        /// Proof.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        attachments: Vec<Attachment>,
    },
    /// It was checked (P04.07.22a, P04.07.41c).
    LineChecked {
        /// Which.
        line: LineId,
        /// Agreed; otherwise it is owed again.
        agreed: bool,
        /// Remark.
        words: String,
    },
    /// Whoever is behind was urged (P04.07.22c).
    LineUrged {
        /// Which.
        line: LineId,
        /// What they answer.
        #[serde(default)]
        words: String,
    },
    /// Quality's report on causes and measures (P04.07.22d).
    MeasuresReported {
        /// The report.
        words: String,
    },
}

/// What happened in a quality complaint.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct QualityEvent {
    /// When.
    pub occurred_at: Timestamp,
    /// What.
    pub step: QualityStep,
}

impl QualityStep {
    /// The step that is taken by it.
    #[must_use]
    pub fn step(&self) -> Step {
        match self {
            Self::Established(_) => Step::Establish,
            Self::SubstitutesAsked { .. } => Step::AskSubstitutes,
            Self::Appointed { .. } => Step::Appoint,
            Self::SetOut => Step::SetOut,
            Self::Inspected(_) => Step::Inspect,
            Self::InspectionReported { .. } => Step::ReportInspection,
            Self::Slip { .. } => Step::FillSlip,
            Self::LossSeen { .. } => Step::SeeLoss,
            Self::Sent { .. } => Step::Send,
            Self::Accepted { .. } => Step::Accept,
            Self::Informed { .. } => Step::Inform,
            Self::Examined { .. } => Step::Examine,
            Self::Found { .. } => Step::Find,
            Self::Tested { .. } => Step::Test,
            Self::Caused(_) => Step::Cause,
            Self::InvestigationEnded { .. } => Step::EndInvestigation,
            Self::Reported { .. } => Step::Report,
            Self::MarkedSpecial { .. } => Step::MarkSpecial,
            Self::Analysed(_) => Step::Analyse,
            Self::CauseChecked { .. } => Step::CheckCause,
            Self::OpinionAsked => Step::AskOpinion,
            Self::Opined { .. } => Step::Opine,
            Self::Researched { .. } => Step::Research,
            Self::Checked { .. } => Step::Check,
            Self::Proposed(_) => Step::Propose,
            Self::Talked { .. } => Step::Talk,
            Self::GivenBack => Step::GiveBack,
            Self::Concluded(_) => Step::Conclude,
            Self::Told { .. } => Step::Tell,
            Self::ThirdParty { .. } => Step::ThirdParty,
            Self::Excused { .. } => Step::Excuse,
            Self::Collected { .. } => Step::Collect,
            Self::Objected { .. } => Step::Object,
            Self::Ruled { .. } => Step::Rule,
            Self::LineAdded(_) => Step::AddLine,
            Self::LineDone { .. } => Step::DoneLine,
            Self::LineChecked { .. } => Step::CheckLine,
            Self::LineUrged { .. } => Step::UrgeLine,
            Self::MeasuresReported { .. } => Step::ReportMeasures,
        }
    }

    /// Every file this step refers to.
    #[must_use]
    pub fn attachments(&self) -> Vec<&Attachment> {
        match self {
            Self::Inspected(inspection) => inspection.attachments.iter().collect(),
            Self::Sent {
                signature,
                attachments,
                ..
            } => signature.iter().chain(attachments).collect(),
            Self::Caused(cause) => cause.attachments.iter().collect(),
            Self::Analysed(analysis) => analysis.attachments.iter().collect(),
            Self::Found { attachments, .. }
            | Self::Tested { attachments, .. }
            | Self::ThirdParty { attachments, .. }
            | Self::LineDone { attachments, .. } => attachments.iter().collect(),
            _ => Vec::new(),
        }
    }
}

impl QualityEvent {
    /// Who has to say that they know of it, and what.
    pub(in crate::domain::cases) fn notices(&self) -> Vec<(PersonId, &str)> {
        match &self.step {
            QualityStep::Informed { to, what } => {
                to.iter().map(|to| (*to, what.as_str())).collect()
            }
            _ => Vec::new(),
        }
    }
}

impl Settlement {
    /// What it costs, in fen: allowance, compensation, and returned goods at the price of sale (P04.09.06d).
    #[must_use]
    pub fn fen(&self) -> i64 {
        let goods = self.quantity.saturating_mul(self.unit_fen);
        let paid = self.allowance_fen.saturating_add(self.compensation_fen);
        paid.saturating_add(goods)
    }
}

impl Cost {
    /// The loss, in fen, by its base: allowance or compensation, returned goods at cost, rework, inspection and freight, less scrap and what
    /// others paid (P04.09.07e, P04.09.13b).
    #[must_use]
    pub fn loss(&self, settled: &Settlement, recovered_fen: i64) -> i64 {
        let goods = settled.quantity.saturating_mul(self.unit_cost_fen);
        let added = [
            settled.allowance_fen,
            settled.compensation_fen,
            goods,
            self.rework_fen,
            self.inspection_fen,
            self.freight_fen,
        ];
        let added = added.into_iter().fold(0_i64, i64::saturating_add);
        let off = self.scrap_fen.saturating_add(recovered_fen);
        added.saturating_sub(off).max(0)
    }
}
