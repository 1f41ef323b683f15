//! What can happen in a quality complaint.

use super::facts::{Analysis, Cause, Conclusion, Goods, Inspection, Settlement};
use super::state::Step;
use super::words::{LineKind, Loss, Outcome, Part, Ruling, Verdict};
use crate::domain::cases::facts::{Attachment, Channel};
use crate::domain::ids::{LineId, PersonId};
use crate::domain::time::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

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
