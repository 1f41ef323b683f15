//! What people write down about a case: the payloads that events and commands share.

use super::complaint::ComplaintIntake;
use super::fault::FaultIntake;
use super::petition::PetitionIntake;
use super::quality::QualityIntake;
use super::repair::RepairIntake;
use crate::domain::ids::{BuildingId, CustomerId, PersonId, Subject};
use crate::domain::time::Timestamp;
use serde::{Deserialize, Serialize};

/// How somebody reached us, or we reached somebody.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    /// By telephone.
    #[default]
    Phone,
    /// Face to face, at our place.
    InPerson,
    /// At the customer's place.
    OnSite,
    /// A letter, an e-mail or a fax: "in writing" (P15.02.03).
    Written,
    /// A message in a chat.
    Message,
    /// Came with an imported file.
    Imported,
}

/// A file that belongs to an event, by its content.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Attachment {
    /// SHA-256 of the bytes, 64 hexadecimal digits.
    pub sha256: String,
    /// Media type, as `image/jpeg`.
    #[serde(rename = "type")]
    pub media_type: String,
    /// Length in bytes.
    pub size: u64,
    /// What is on it, in the author's words; empty when nothing was said.
    #[serde(default)]
    pub caption: String,
}

/// Who spoke, and how to reach them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Caller {
    /// Name as given.
    pub name: String,
    /// Number to call back.
    #[serde(default)]
    pub phone: String,
    /// Where it is.
    #[serde(default)]
    pub address: String,
}

/// Ordinary or major (P15.02.00).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Grade {
    /// Handled by whoever has it.
    #[default]
    Ordinary,
    /// Reported upwards at once.
    Major,
}

/// An answer to "how is it exactly?" (P15.01.02a); "not known" is an answer, silence is not.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Told {
    /// Nobody asked yet.
    #[default]
    NotAsked,
    /// Asked; the customer does not know.
    NotKnown,
    /// What the customer said.
    Said(String),
}

/// The circumstances (P15.01.02a, P10.09.04a).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Circumstances {
    /// Where exactly.
    pub place: Told,
    /// Since when.
    pub since: Told,
    /// Who is concerned, neighbours too?
    pub who: Told,
    /// What can be seen or shown.
    pub evidence: Told,
    /// What was done already.
    pub done: Told,
    /// What the customer wants; `Said("")` is never written, "nothing stated" is `NotKnown` (P01.02.02e).
    pub wanted: Told,
}

/// A record in somebody else's system, so that importing it twice adds nothing.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct SourceRecord {
    /// Which system.
    pub system: String,
    /// Its number there.
    pub id: String,
}

/// The kind of a new case with what only that kind asks at intake.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Intake {
    /// Something is broken at the customer's place (P10 九).
    Repair(RepairIntake),
    /// A wish, a question or a problem that starts at the hotline (P01 十).
    Request,
    /// A major fault (P01 七).
    Fault(FaultIntake),
    /// Somebody is not pleased and does not complain (P08 六).
    Grumble,
    /// Somebody complains about the service, or appeals against a decision (P05).
    Complaint(ComplaintIntake),
    /// A complaint or a report of misconduct (P10 十一).
    Petition(Box<PetitionIntake>),
    /// A customer complains about the quality of goods (P04).
    Quality(Box<QualityIntake>),
}

/// A case as it is taken.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Received {
    /// Number for people, given by the device that took it: `2611-K7-0042`.
    pub number: String,
    /// Kind of case.
    pub intake: Intake,
    /// The customer's file, if known.
    #[serde(default)]
    pub customer: Option<CustomerId>,
    /// Who spoke.
    pub caller: Caller,
    /// How.
    pub channel: Channel,
    /// What the customer says, in the customer's words (P15.01.01b).
    pub words: String,
    /// The circumstances as far as asked.
    #[serde(default)]
    pub circumstances: Circumstances,
    /// When the customer told us: clocks run from here, not from the writing down.
    pub occurred_at: Timestamp,
    /// Ordinary or major.
    #[serde(default)]
    pub grade: Grade,
    /// When the customer was told they would hear; `None` only when settled on the spot or when the kind's own clocks say it (P13.01.07).
    #[serde(default)]
    pub promise: Option<Timestamp>,
    /// Whether it was repeated to the customer (P13.01.04).
    #[serde(default)]
    pub read_back: bool,
    /// Why it was not; empty when it was.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub not_read_back: String,
    /// A target that came with an imported case.
    #[serde(default)]
    pub target: Option<Timestamp>,
    /// Where an imported case comes from.
    #[serde(default)]
    pub source: Option<SourceRecord>,
    /// It was found on a round through this building: nobody called (P10.09.12c).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub round: Option<BuildingId>,
    /// The visit, the survey or the grumble that brought it to light: nobody called (P01.10.11d, 12h, 13d, P08.06.28b).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub found: Option<Subject>,
    /// Photos taken at intake.
    #[serde(default)]
    pub attachments: Vec<Attachment>,
}

/// Something worth keeping that changes nothing else.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// The text.
    pub text: String,
    /// Photos.
    #[serde(default)]
    pub attachments: Vec<Attachment>,
}

/// The customer called about the same matter once more (P01.02.07j).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CalledAgain {
    /// When.
    pub occurred_at: Timestamp,
    /// How.
    pub channel: Channel,
    /// What was said.
    pub words: String,
}

/// Giving the case to somebody else (P01.02.04b).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HandOver {
    /// To whom.
    pub to: PersonId,
    /// Why.
    pub reason: String,
    /// When it was said.
    pub occurred_at: Timestamp,
    /// The leader whose matter it is, who is not there (P01.02.04c).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub absent: Option<PersonId>,
}

/// What the customer was told (P13.01.08, P15.01.04a).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// When.
    pub occurred_at: Timestamp,
    /// How.
    pub channel: Channel,
    /// To whom.
    #[serde(default)]
    pub told: String,
    /// What has been done so far.
    pub course: String,
    /// What came of it; empty while nothing has.
    #[serde(default)]
    pub result: String,
    /// When the customer will hear next; required unless the answer solves the case (P13.01.09).
    #[serde(default)]
    pub next: Option<Timestamp>,
    /// Whether this settles the matter.
    #[serde(default)]
    pub solves: bool,
}

/// A matter reported upwards (P01.02.05a, P15.01.06).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// To whom.
    pub to: PersonId,
    /// How.
    pub channel: Channel,
    /// When.
    pub occurred_at: Timestamp,
    /// What the superior said, if anything yet (P01.02.05b).
    #[serde(default)]
    pub instruction: String,
}

/// How content the customer is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Satisfaction {
    /// Very content.
    Very,
    /// Content.
    Satisfied,
    /// Fairly.
    Fairly,
    /// Not content.
    Not,
}

/// The end of a case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Closing {
    /// When it ended.
    pub occurred_at: Timestamp,
    /// What came of it.
    pub result: String,
    /// The customer's verdict, if it could be asked.
    #[serde(default)]
    pub satisfaction: Option<Satisfaction>,
    /// Why something that is usually there is missing.
    #[serde(default)]
    pub reason: String,
}

/// The call some time after the repair (P10.09.11c).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Revisit {
    /// When.
    pub occurred_at: Timestamp,
    /// How.
    pub channel: Channel,
    /// Whether anybody was reached; a try that reached nobody leaves the revisit open.
    pub reached: bool,
    /// Whether the fault is gone; `Some(false)` opens the repair again.
    #[serde(default)]
    pub gone: Option<bool>,
    /// Temperature in the room, tenths of a degree Celsius.
    #[serde(default)]
    pub temperature_tenths: Option<i32>,
    /// Manner and language of the technician were right (P10.09.07e).
    #[serde(default)]
    pub manner: Option<bool>,
    /// The place was left clean and undamaged (P10.09.13d–f).
    #[serde(default)]
    pub clean: Option<bool>,
    /// The customer's verdict.
    #[serde(default)]
    pub satisfaction: Option<Satisfaction>,
    /// In the customer's words.
    #[serde(default)]
    pub words: String,
}
