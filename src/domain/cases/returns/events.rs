//! What can happen after a claim was granted.

use super::granted::{Quantity, Way};
use super::state::Step;
use crate::domain::cases::facts::Attachment;
use crate::domain::ids::SlipId;
use crate::domain::time::Timestamp;
use serde::{Deserialize, Serialize};

/// What is to be done with goods that came back (P04.12.12c).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Handling {
    /// Made good.
    Rework,
    /// Sorted out.
    Sort,
    /// Scrapped.
    Scrap,
    /// Sold as a lower grade.
    Downgrade,
    /// Exchanged.
    Exchange,
    /// Kept in store.
    Store,
}

impl Handling {
    /// All, in the order in which they are offered.
    pub const ALL: [Self; 6] = [
        Self::Rework,
        Self::Sort,
        Self::Scrap,
        Self::Downgrade,
        Self::Exchange,
        Self::Store,
    ];
}

/// What a certificate of sales allowance or a return slip says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Body {
    /// Allowance or compensation: a certificate; return: a slip.
    pub way: Way,
    /// The order.
    #[serde(default)]
    pub order: String,
    /// The item.
    #[serde(default)]
    pub item: String,
    /// The invoice that it is about.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub invoice: String,
    /// How much it is about; of a return, how much shall come back.
    #[serde(default)]
    pub quantity: Quantity,
    /// The allowance per unit, or the unit price of what comes back, in fen; zero for a sum that no unit has.
    #[serde(default)]
    pub price: i64,
    /// The amount, in fen.
    pub fen: i64,
    /// The tax in it, in fen.
    #[serde(default)]
    pub tax: i64,
    /// When the goods were shipped.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shipped: Option<Timestamp>,
    /// Who carries them back.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub carrier: String,
    /// Why they come back (P04.12.12b).
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
    /// What is done with them (P04.12.12c).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub handling: Option<Handling>,
    /// On what ground (P04.12.12d).
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub ground: String,
    /// Why more shall come back than was approved; empty when it is not more (P04.12.12a).
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub more_because: String,
}

/// A way of proving a return (P04.12.24) or an allowance (P04.12.25).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProofWay {
    /// Return: the original invoice with the buyer's seal (P04.12.24b).
    Original,
    /// Return: a copy of the invoice with four figures and the seal (P04.12.24c–d).
    ReturnCopy,
    /// Return: a certificate of sales return, sealed (P04.12.24e–f).
    ReturnCertificate,
    /// Allowance: a copy of the invoice with four figures and the seal (P04.12.25b–c).
    AllowanceCopy,
    /// Allowance: the certificate itself, sealed (P04.12.25d).
    AllowanceCertificate,
}

impl ProofWay {
    /// The ways of a return.
    pub const OF_RETURN: [Self; 3] = [Self::Original, Self::ReturnCopy, Self::ReturnCertificate];
    /// The ways of an allowance or compensation.
    pub const OF_ALLOWANCE: [Self; 2] = [Self::AllowanceCopy, Self::AllowanceCertificate];

    /// The ways in which something can be proved.
    #[must_use]
    pub fn of(way: Way) -> &'static [Self] {
        if way.is_certified() {
            &Self::OF_ALLOWANCE
        } else {
            &Self::OF_RETURN
        }
    }
}

/// A proof of return or allowance. Which figures count depends on the way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proof {
    /// Which way.
    pub way: ProofWay,
    /// The invoice's number.
    #[serde(default)]
    pub invoice: String,
    /// The invoice's date.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dated: Option<Timestamp>,
    /// Noted on the copy: how much was returned, or is allowed for.
    #[serde(default)]
    pub count: i64,
    /// Noted: unit price of the return, or allowance per unit, in fen.
    #[serde(default)]
    pub price: i64,
    /// Noted: amount of the return or allowance, in fen.
    #[serde(default)]
    pub fen: i64,
    /// Noted: how much the buyer really received.
    #[serde(default)]
    pub kept: i64,
    /// The invoice's unit price, in fen.
    #[serde(default)]
    pub full_price: i64,
    /// Noted: unit price really received, in fen.
    #[serde(default)]
    pub kept_price: i64,
    /// Noted: amount really received, in fen.
    #[serde(default)]
    pub kept_fen: i64,
    /// The original is in hand.
    #[serde(default)]
    pub in_hand: bool,
    /// The buyer's seal is on it.
    #[serde(default)]
    pub sealed: bool,
    /// Photos that show it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub photos: Vec<Attachment>,
}

/// Money that a complaint holds up (P04.12.23b).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receivable {
    /// The invoice.
    pub invoice: String,
    /// How much, in fen.
    pub fen: i64,
    /// When it was due.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<Timestamp>,
}

/// A step on a certificate or slip, or on what finance and warehouse do with it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReturnsStep {
    /// It was made out, for the first time or anew (P04.12.11a, P04.12.12a).
    MadeOut {
        /// The number of the firm's book.
        number: String,
        /// What it says.
        body: Box<Body>,
    },
    /// It was given another number, because two had one.
    Numbered {
        /// The new one.
        number: String,
    },
    /// It was withdrawn.
    Withdrawn {
        /// Why.
        reason: String,
    },
    /// The customer has it, to seal it (P04.12.11f); of a return, the certificate of sales return was made out and given (P04.12.24e).
    WithCustomer {
        /// The invoice; of a certificate of sales return only.
        #[serde(default)]
        invoice: String,
        /// The tax, in fen; of a certificate of sales return only.
        #[serde(default)]
        tax: i64,
    },
    /// The customer has signed and sealed it (P04.12.11f).
    Sealed {
        /// Who.
        name: String,
        /// The photo of the sealed sheet, or the signature on the tablet.
        #[serde(default)]
        attachments: Vec<Attachment>,
    },
    /// Copies two to four went to the warehouse (P04.12.12g).
    Sent,
    /// The warehouse compared goods and slip (P04.12.22a). What differs is put before the superior by that (P04.12.22c).
    Counted {
        /// How many came.
        count: i64,
        /// In what condition, batch.
        #[serde(default)]
        words: String,
        /// Photos.
        #[serde(default)]
        attachments: Vec<Attachment>,
    },
    /// What the superior says to a difference (P04.12.22c).
    Instructed {
        /// In words.
        words: String,
    },
    /// The warehouse signed for what really came (P04.12.22b, d).
    SignedFor {
        /// How many.
        count: i64,
        /// The signature.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        signature: Option<Attachment>,
    },
    /// Goods came without a slip (P04.12.12h).
    Strayed {
        /// Which.
        item: String,
        /// How much.
        quantity: Quantity,
        /// What is known of them.
        #[serde(default)]
        words: String,
        /// Photos.
        #[serde(default)]
        attachments: Vec<Attachment>,
    },
    /// What sales says to goods that came without a slip.
    StrayAnswered {
        /// In words.
        words: String,
    },
    /// A proof was obtained (P04.12.24a, P04.12.25a).
    Proved(Box<Proof>),
    /// Certificate and proof went to finance (P04.12.11h, P04.12.25e).
    HandedIn,
    /// Finance has both (P04.12.25e).
    TakenIn {
        /// The certificate is there.
        certificate: bool,
        /// The proof is there.
        proof: bool,
    },
    /// The voucher was made out and the amount transferred (P04.12.20b).
    Booked {
        /// The voucher's number.
        voucher: String,
        /// Its date.
        dated: Timestamp,
        /// The quantity booked; of a certificate nothing.
        #[serde(default)]
        count: i64,
        /// The amount booked, in fen.
        fen: i64,
        /// What is said to a difference (P04.12.20c).
        #[serde(default)]
        remark: String,
    },
    /// Finance gave it back to sales (P04.12.20c).
    SentBack {
        /// Why.
        remark: String,
    },
    /// Finance asked for a new decision on what came beyond the ratio (P04.12.21b).
    DecisionAsked {
        /// Why.
        remark: String,
    },
    /// The new decision (P04.12.21b).
    Decided {
        /// What came may be booked.
        yes: bool,
        /// Why.
        words: String,
    },
    /// The receivables that the complaint holds up; an empty list for none (P04.12.23b).
    Receivables(Vec<Receivable>),
}

/// What happened, to which certificate, slip or goods.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ReturnsEvent {
    /// Which; a new identity for what begins with this, any for receivables.
    pub slip: SlipId,
    /// When.
    pub occurred_at: Timestamp,
    /// What.
    pub step: ReturnsStep,
}

impl ReturnsEvent {
    /// Every file this event refers to.
    #[must_use]
    pub fn attachments(&self) -> Vec<&Attachment> {
        match &self.step {
            ReturnsStep::Sealed { attachments, .. }
            | ReturnsStep::Counted { attachments, .. }
            | ReturnsStep::Strayed { attachments, .. } => attachments.iter().collect(),
            ReturnsStep::SignedFor { signature, .. } => signature.iter().collect(),
            ReturnsStep::Proved(proof) => proof.photos.iter().collect(),
            _ => Vec::new(),
        }
    }
}

impl ReturnsStep {
    /// The step that the action panel and the clocks know it by.
    #[must_use]
    pub fn step(&self) -> Step {
        match self {
            Self::MadeOut { body, .. } if body.way.is_certified() => Step::Certify,
            Self::MadeOut { .. } => Step::MakeOut,
            Self::Numbered { .. } => Step::Renumber,
            Self::Withdrawn { .. } => Step::Withdraw,
            Self::WithCustomer { .. } => Step::GiveCustomer,
            Self::Sealed { .. } => Step::Seal,
            Self::Sent => Step::Send,
            Self::Counted { .. } => Step::Count,
            Self::Instructed { .. } => Step::Instruct,
            Self::SignedFor { .. } => Step::SignFor,
            Self::Strayed { .. } => Step::Stray,
            Self::StrayAnswered { .. } => Step::AnswerStray,
            Self::Proved(_) => Step::Prove,
            Self::HandedIn => Step::HandIn,
            Self::TakenIn { .. } => Step::TakeIn,
            Self::Booked { .. } => Step::Book,
            Self::SentBack { .. } => Step::SendBack,
            Self::DecisionAsked { .. } => Step::AskDecision,
            Self::Decided { .. } => Step::Decide,
            Self::Receivables(_) => Step::NoteReceivables,
        }
    }
}
