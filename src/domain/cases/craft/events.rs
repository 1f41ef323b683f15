//! What can happen in the handling of a complaint.

use crate::domain::cases::facts::{Attachment, Channel, Satisfaction};
use crate::domain::ids::{PersonId, SolutionId};
use crate::domain::time::Timestamp;
use serde::{Deserialize, Serialize};

/// The customer's view of the summary that was read back, and of what is wanted (P13.01.05).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct View {
    /// When.
    pub occurred_at: Timestamp,
    /// What the customer corrects; empty when the customer agrees. The first version stays readable.
    #[serde(default)]
    pub correction: String,
    /// What the customer wants, the most wanted first (P13.06.02).
    pub matters: Vec<String>,
    /// What the customer expects of the result (P13.04.02).
    #[serde(default)]
    pub expects: String,
}

/// Who has to answer for it (P13.05.05b).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Responsibility {
    /// The firm.
    Ours,
    /// The customer.
    Customers,
    /// Somebody else.
    ThirdParty,
    /// Several.
    Shared,
    /// Not clear yet.
    Unclear,
}

impl Responsibility {
    /// All, in the order in which they are offered.
    pub const ALL: [Self; 5] = [
        Self::Ours,
        Self::Customers,
        Self::ThirdParty,
        Self::Shared,
        Self::Unclear,
    ];
}

/// What the problem is and where it comes from (P13.05.01).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Analysis {
    /// When it was understood.
    pub occurred_at: Timestamp,
    /// What the problem is.
    pub problem: String,
    /// Why it came about.
    pub cause: String,
    /// Who has to answer for it.
    pub responsibility: Responsibility,
    /// How that is put to the customer.
    pub words: String,
}

/// Whose idea a solution is (P13.05.03).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// The firm's.
    Ours,
    /// The customer's.
    Customers,
    /// Found together.
    Both,
}

impl Side {
    /// All, in the order in which they are offered: the customer is asked first.
    pub const ALL: [Self; 3] = [Self::Customers, Self::Both, Self::Ours];
}

/// One of several ways out (P13.02.04).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proposal {
    /// Identity.
    pub id: SolutionId,
    /// When it was thought of.
    pub occurred_at: Timestamp,
    /// What would be done.
    pub what: String,
    /// What it means for the customer (P13.02.03).
    pub means: String,
    /// What it costs the firm, in fen.
    #[serde(default)]
    pub fen: Option<i64>,
    /// How long it takes, and what could go wrong.
    #[serde(default)]
    pub time: String,
    /// Whose idea it is.
    pub side: Side,
    /// The clause or the rule of the firm that it rests on (P13.06.04).
    #[serde(default)]
    pub rests_on: String,
    /// What is given beyond the rule; empty when nothing is.
    #[serde(default)]
    pub concession: String,
    /// Why.
    #[serde(default)]
    pub because: String,
    /// It is held to be the best: it goes in front.
    #[serde(default)]
    pub best: bool,
}

/// The result against what was expected (P13.04.02).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Expectation {
    /// More than the customer expected.
    Above,
    /// As expected.
    As,
    /// Less.
    Below,
}

impl Expectation {
    /// All, best first.
    pub const ALL: [Self; 3] = [Self::Above, Self::As, Self::Below];
}

/// What both sides say at the end (P13.06.05).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verdicts {
    /// When.
    pub occurred_at: Timestamp,
    /// The customer: against what was expected.
    pub expectation: Expectation,
    /// The firm can live with it.
    pub firm_content: bool,
    /// Why below expectation, or why the firm cannot; and what is learnt from it.
    #[serde(default)]
    pub lesson: String,
}

/// The user-opinion form with what the user says (P15.01.05b).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormSigned {
    /// When.
    pub occurred_at: Timestamp,
    /// The user's opinion, in the user's words.
    #[serde(default)]
    pub opinion: String,
    /// The user's verdict.
    #[serde(default)]
    pub satisfaction: Option<Satisfaction>,
    /// The signature on the tablet, or photos of the sealed paper.
    #[serde(default)]
    pub files: Vec<Attachment>,
    /// Why nobody signed; empty when somebody did.
    #[serde(default)]
    pub unsigned_because: String,
}

/// The customer was asked afterwards how it was handled (P13.02.08).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FollowUp {
    /// When.
    pub occurred_at: Timestamp,
    /// How.
    pub channel: Channel,
    /// Whether anybody was reached; a try that reached nobody leaves the question open.
    pub reached: bool,
    /// The customer's verdict.
    #[serde(default)]
    pub satisfaction: Option<Satisfaction>,
    /// In the customer's words.
    #[serde(default)]
    pub words: String,
    /// A chance of doing more for this customer (P13.02.09, P13.04.07); empty without one.
    #[serde(default)]
    pub chance: String,
}

/// What happened in the handling.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CraftEvent {
    /// The customer said what is right in the summary and what is wanted.
    Viewed(View),
    /// One of the matters is settled (P13.06.02).
    MatterSettled {
        /// Which, in the words of the list.
        matter: String,
        /// How.
        how: String,
        /// When.
        occurred_at: Timestamp,
    },
    /// The problem was understood.
    Analysed(Analysis),
    /// Somebody apologised in the firm's name (P13.02.02).
    Apologised {
        /// When.
        occurred_at: Timestamp,
        /// How.
        channel: Channel,
        /// What was said.
        words: String,
    },
    /// A way out was thought of.
    Proposed(Proposal),
    /// Another way out is held to be the best (P13.02.05).
    Preferred {
        /// Which.
        solution: SolutionId,
        /// When.
        occurred_at: Timestamp,
    },
    /// A solution was put to the customer.
    Offered {
        /// Which.
        solution: SolutionId,
        /// How.
        channel: Channel,
        /// Why not the best one; empty for the best.
        #[serde(default)]
        reason: String,
        /// When.
        occurred_at: Timestamp,
    },
    /// The customer does not want it (P13.02.06).
    Objected {
        /// Which.
        solution: SolutionId,
        /// What the customer says against it.
        objection: String,
        /// By when the customer hears of another one; needed when none is left.
        #[serde(default)]
        next: Option<Timestamp>,
        /// When.
        occurred_at: Timestamp,
    },
    /// The customer accepts it (P13.02.07).
    Confirmed {
        /// Which.
        solution: SolutionId,
        /// Who accepts.
        #[serde(default)]
        by: String,
        /// How.
        channel: Channel,
        /// The signature, if there is one.
        #[serde(default)]
        signature: Option<Attachment>,
        /// When.
        occurred_at: Timestamp,
    },
    /// It was carried out.
    CarriedOut {
        /// Which.
        solution: SolutionId,
        /// What was done.
        what: String,
        /// When.
        occurred_at: Timestamp,
    },
    /// The customer was told how far it is (P13.04.05).
    Told {
        /// When.
        occurred_at: Timestamp,
        /// How.
        channel: Channel,
        /// What was said; empty when it was just the steps.
        #[serde(default)]
        words: String,
    },
    /// Another department knows (P15.02.01b, P11.04.02b).
    Informed {
        /// Which.
        department: String,
        /// Whom there.
        #[serde(default)]
        person: Option<PersonId>,
        /// When.
        occurred_at: Timestamp,
    },
    /// It goes to the head, with the reason told to the customer and a time for the reply (P15.02.02a–c).
    Raised {
        /// To whom.
        to: PersonId,
        /// Why, as the customer was told.
        reason: String,
        /// How the customer was told.
        channel: Channel,
        /// By when the customer hears.
        reply_by: Timestamp,
        /// When.
        occurred_at: Timestamp,
    },
    /// The user-opinion form was given out on paper (P15.01.05c).
    FormHanded {
        /// When.
        occurred_at: Timestamp,
    },
    /// The user's opinion is on it.
    FormSigned(FormSigned),
    /// It was taken back and filed.
    FormFiled {
        /// Where.
        place: String,
        /// When.
        occurred_at: Timestamp,
    },
    /// Both sides said what they think of the result.
    Judged(Verdicts),
    /// The customer was asked afterwards.
    FollowedUp(FollowUp),
    /// Asking once more is not needed.
    FollowUpWaived {
        /// Why.
        reason: String,
        /// When.
        occurred_at: Timestamp,
    },
    /// The summary of a month asks for one more visit or call (P15.02.04c).
    FollowUpSet {
        /// Who asks.
        owner: PersonId,
        /// By when.
        by: Timestamp,
        /// When that was decided.
        occurred_at: Timestamp,
    },
}

impl CraftEvent {
    /// When it happened.
    #[must_use]
    pub fn occurred_at(&self) -> Timestamp {
        match self {
            Self::Viewed(view) => view.occurred_at,
            Self::Analysed(analysis) => analysis.occurred_at,
            Self::Proposed(proposal) => proposal.occurred_at,
            Self::FormSigned(form) => form.occurred_at,
            Self::Judged(verdicts) => verdicts.occurred_at,
            Self::FollowedUp(follow_up) => follow_up.occurred_at,
            Self::MatterSettled { occurred_at, .. }
            | Self::Apologised { occurred_at, .. }
            | Self::Preferred { occurred_at, .. }
            | Self::Offered { occurred_at, .. }
            | Self::Objected { occurred_at, .. }
            | Self::Confirmed { occurred_at, .. }
            | Self::CarriedOut { occurred_at, .. }
            | Self::Told { occurred_at, .. }
            | Self::Informed { occurred_at, .. }
            | Self::Raised { occurred_at, .. }
            | Self::FormHanded { occurred_at }
            | Self::FormFiled { occurred_at, .. }
            | Self::FollowUpWaived { occurred_at, .. }
            | Self::FollowUpSet { occurred_at, .. } => *occurred_at,
        }
    }

    /// Every file this event refers to.
    #[must_use]
    pub fn attachments(&self) -> Vec<&Attachment> {
        match self {
            Self::Confirmed { signature, .. } => signature.iter().collect(),
            Self::FormSigned(form) => form.files.iter().collect(),
            _ => Vec::new(),
        }
    }
}
