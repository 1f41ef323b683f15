//! What can happen to a complaint or a report of misconduct.

use crate::domain::cases::facts::{Caller, Channel};
use crate::domain::ids::{CaseId, CustomerId, PersonId};
use crate::domain::sealed::KeyHash;
use crate::domain::time::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// The two sorts (P10.11.01a).
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum Matter {
    /// 投訴: about a service to oneself.
    #[default]
    Complaint,
    /// 舉報: about wrongdoing.
    Misconduct,
}

/// By which way it came (P10.11.02–05, P10.04.03b). No way is refused; one that is not in the list is [`Way::Other`] with a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Way {
    /// The dispatch room's telephone.
    #[default]
    DispatchPhone,
    /// The opinion box or book of the premises.
    OpinionBox,
    /// A leader's reception.
    Reception,
    /// A visit in person.
    Visit,
    /// A letter.
    Letter,
    /// Handed down from above.
    FromAbove,
    /// A message or a form on the internet.
    Online,
    /// Another way, with a word of explanation.
    Other,
}

impl Way {
    /// Every way, in the order in which they are offered.
    pub const ALL: [Self; 8] = [
        Self::DispatchPhone,
        Self::OpinionBox,
        Self::Reception,
        Self::Visit,
        Self::Letter,
        Self::FromAbove,
        Self::Online,
        Self::Other,
    ];

    /// The channel of the case core that it is.
    #[must_use]
    pub fn channel(self) -> Channel {
        match self {
            Self::DispatchPhone | Self::Other => Channel::Phone,
            Self::Reception | Self::Visit => Channel::InPerson,
            Self::OpinionBox | Self::Letter | Self::FromAbove => Channel::Written,
            Self::Online => Channel::Message,
        }
    }
}

/// How much of the person is known (P10.11.10b–d).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Disclosure {
    /// Name and number stand in the open.
    #[default]
    Named,
    /// Given in confidence: sealed.
    Confided,
    /// Not given at all; a pick-up code takes its place.
    Anonymous,
}

impl Disclosure {
    /// Every degree, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Named, Self::Confided, Self::Anonymous];
}

/// What is done to a complaint or a report, or to whoever made it, and is a matter of its own (P10.11.11a, b, 12b).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Offence {
    /// It was known and not entered.
    Concealment,
    /// Its papers were hidden or destroyed.
    Papers,
    /// Somebody takes it out on whoever made it.
    Retaliation,
}

impl Offence {
    /// Every offence, in the order of the regulation.
    pub const ALL: [Self; 3] = [Self::Concealment, Self::Papers, Self::Retaliation];
}

/// What the user wishes (P10.11.10b).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wishes {
    /// Whether the department concerned may know the name.
    #[serde(default)]
    pub name_known: Option<bool>,
    /// Whether a reply is wanted.
    #[serde(default)]
    pub reply: Option<bool>,
    /// How to be reached: never a number where the identity is not open.
    #[serde(default)]
    pub reach: String,
}

/// The matter that another one is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct About {
    /// Which case, where it is known.
    #[serde(default)]
    pub case: Option<CaseId>,
    /// What was done.
    pub offence: Offence,
}

/// It was found not to have been entered, and is entered late (P10.11.11a).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Late {
    /// Who found it, in words.
    pub found_by: String,
    /// Whether it was concealed; `None` is not clear yet.
    #[serde(default)]
    pub concealed: Option<bool>,
}

/// What only this kind asks at intake.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PetitionIntake {
    /// Which sort.
    pub matter: Matter,
    /// By which way.
    pub way: Way,
    /// Which box, which leader, or which other way.
    #[serde(default)]
    pub way_in_words: String,
    /// How much of the person is known.
    pub disclosure: Disclosure,
    /// Whether the particulars are sealed: then `Received::words` is empty.
    #[serde(default)]
    pub sealed_words: bool,
    /// Slow hash of the pick-up code.
    #[serde(default)]
    pub pick_up: Option<KeyHash>,
    /// What the user wishes.
    #[serde(default)]
    pub wishes: Wishes,
    /// Who of the firm is concerned: they may neither have nor pass on the case (P10.11.12a). In clear, so that no device gives it to them.
    #[serde(default)]
    pub concerned: BTreeSet<PersonId>,
    /// The matter that it is about, for concealment, papers and retaliation.
    #[serde(default)]
    pub about: Option<About>,
    /// It is entered late.
    #[serde(default)]
    pub late: Option<Late>,
}

/// What is only ever written sealed: who it is, and what was said.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Confided {
    /// Who, as given in confidence; empty where nobody was named.
    pub who: Caller,
    /// The customer's file, if it is a customer.
    #[serde(default)]
    pub customer: Option<CustomerId>,
    /// The particulars; empty where they stand in the open.
    #[serde(default)]
    pub words: String,
}

/// The opinion on handling, told to the dispatch room (P10.04.05b, c).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proposal {
    /// What is to be done, and by whom.
    pub what: String,
    /// Until when.
    #[serde(default)]
    pub until: Option<Timestamp>,
    /// Who of the dispatch room was told.
    pub told: String,
    /// How.
    pub channel: Channel,
    /// When they were told.
    pub occurred_at: Timestamp,
}

/// A reply to the dispatch room about what was handed down (P10.04.05d).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportBack {
    /// The result, or the state reached.
    pub what: String,
    /// When the dispatch room hears next; `None` is the result.
    #[serde(default)]
    pub next: Option<Timestamp>,
    /// Who of the dispatch room was told.
    pub told: String,
    /// When.
    pub occurred_at: Timestamp,
}

/// On what the answer rests (P10.11.07).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Grounds {
    /// The facts that were established, each with its evidence.
    pub facts: String,
    /// The rule that was applied.
    pub rule: String,
    /// What the user is entitled to.
    pub rights: String,
    /// A payment or waiver, in fen.
    #[serde(default)]
    pub fen: Option<i64>,
    /// When.
    pub occurred_at: Timestamp,
}

/// Somebody above presses for the end (P10.11.09c).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Urge {
    /// Whom.
    pub to: PersonId,
    /// Until when.
    pub until: Timestamp,
    /// What is said.
    #[serde(default)]
    pub words: String,
    /// When.
    pub occurred_at: Timestamp,
}

/// What the user says of the handling while nothing is settled yet (P10.04.06b).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meanwhile {
    /// Whether the user was reached.
    pub reached: bool,
    /// Whether they are satisfied with the handling so far.
    #[serde(default)]
    pub satisfied: Option<bool>,
    /// In their words.
    #[serde(default)]
    pub words: String,
    /// When.
    pub occurred_at: Timestamp,
}

/// What happened to a complaint or a report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PetitionEvent {
    /// Told in confidence. Only ever sealed: it changes nothing for those who cannot read it.
    Confided(Confided),
    /// It is of the other sort; the clock follows, from the first receipt (P10.11.06e).
    Resorted {
        /// Which.
        matter: Matter,
        /// Why.
        reason: String,
        /// When.
        occurred_at: Timestamp,
    },
    /// Somebody of the firm turned out to be concerned (P10.11.12a).
    Named {
        /// Who.
        concerned: BTreeSet<PersonId>,
        /// When.
        occurred_at: Timestamp,
    },
    /// The opinion on handling.
    Proposed(Proposal),
    /// The dispatch room heard.
    ReportedBack(ReportBack),
    /// The grounds of the answer.
    Grounded(Grounds),
    /// A payment or waiver was approved (P10.11.07c).
    Approved {
        /// When.
        occurred_at: Timestamp,
    },
    /// It was pressed for.
    Urged(Urge),
    /// Whoever was pressed has taken note.
    UrgeHeard {
        /// What they say.
        #[serde(default)]
        words: String,
        /// When.
        occurred_at: Timestamp,
    },
    /// The user was asked meanwhile.
    AskedMeanwhile(Meanwhile),
    /// Somebody came with the pick-up code and was shown the answer.
    PickedUp {
        /// When.
        occurred_at: Timestamp,
    },
    /// Concealment, destroyed papers or retaliation was stated: a matter for the leader (P10.11.11–12).
    OffenceStated {
        /// Which.
        offence: Offence,
        /// When it was said.
        occurred_at: Timestamp,
    },
}

impl PetitionEvent {
    /// When it happened, where that is not the moment of writing down.
    #[must_use]
    pub fn occurred_at(&self) -> Option<Timestamp> {
        match self {
            Self::Confided(_) => None,
            Self::Resorted { occurred_at, .. }
            | Self::Named { occurred_at, .. }
            | Self::Approved { occurred_at }
            | Self::UrgeHeard { occurred_at, .. }
            | Self::PickedUp { occurred_at }
            | Self::OffenceStated { occurred_at, .. } => Some(*occurred_at),
            Self::Proposed(proposal) => Some(proposal.occurred_at),
            Self::ReportedBack(reply) => Some(reply.occurred_at),
            Self::Grounded(grounds) => Some(grounds.occurred_at),
            Self::Urged(urge) => Some(urge.occurred_at),
            Self::AskedMeanwhile(asked) => Some(asked.occurred_at),
        }
    }
}
