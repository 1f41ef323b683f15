//! What the desk takes and gives.

use super::port::StoreError;
use super::told::{Files, ForkStanding, NewKey};
use crate::domain::event::{Event, Happened};
use crate::domain::ids::{OrganisationId, PersonId, Subject};
use crate::domain::refusal::Refusal;
use crate::domain::stamp::{DeviceId, Dot, Stamped};
use crate::domain::time::{DAY, Timestamp};
use crate::domain::trust::Waiting;
use crate::ledger::bundle::BundleError;
use crate::ledger::recovery::RecoveryError;
use crate::ledger::seal::SealError;
use std::collections::BTreeSet;

/// 32 random bytes from the platform.
pub type Entropy = [u8; 32];

/// What the platform gives to the opening of a desk.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Opening {
    /// Randomness: the secret of a new device, if one is needed.
    pub entropy: Entropy,
    /// The incarnation that the platform remembers beside the store. A store that holds another one was copied or restored, and gets a
    /// new key: a feed is never continued from a copy.
    pub incarnation: Option<String>,
}

/// A command that is on disk.
#[derive(Clone, Debug, PartialEq)]
pub struct Done {
    /// What was written.
    pub happened: Vec<Happened>,
    /// The entries that hold it.
    pub dots: Vec<Dot>,
}

/// Why the desk could not.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum DeskError {
    /// The regulations say no.
    #[error("refused")]
    Refused(Refusal),
    /// The store failed; nothing has changed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The bundle is not acceptable; nothing has changed.
    #[error(transparent)]
    Bundle(#[from] BundleError),
    /// The ledger on this device does not verify; it is read-only until rebuilt.
    #[error("the ledger on this device is damaged: {0}")]
    Damaged(String),
    /// A recovery file cannot be made or used; nothing has changed.
    #[error(transparent)]
    Recovery(#[from] RecoveryError),
    /// This device's feed has forked, or was written on elsewhere: it has to take a new key first.
    #[error("this device's feed has split; it needs a new key before it can write")]
    NeedsNewKey,
    /// Something cannot be sealed or opened; nothing has changed.
    #[error(transparent)]
    Seal(#[from] SealError),
    /// There is no organisation on this device yet.
    #[error("no organisation on this device yet")]
    NotFounded,
}

impl From<Refusal> for DeskError {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

/// One line of a subject's history.
#[derive(Clone, Debug, PartialEq)]
pub struct HistoryLine {
    /// Which entry.
    pub dot: Dot,
    /// When it was written down.
    pub at: Timestamp,
    /// Who wrote it.
    pub actor: PersonId,
    /// The wall clock contradicts its neighbours: earlier than what it follows, or in the future of this device.
    pub clock_doubt: bool,
    /// Its author had not seen the line before it, which another device wrote.
    pub parallel: bool,
    /// Why the entry does not count, if so.
    pub waiting: Option<Waiting>,
    /// What happened; `None` when erased or written by a newer app.
    pub event: Option<Event>,
}

/// What shall go into a bundle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExportRequest {
    /// Only what this device is not known to hold; `None`: everything.
    pub since: Option<DeviceId>,
    /// Which files come along.
    pub files: Files,
    /// Who exports.
    pub person: PersonId,
    /// Now.
    pub now: Timestamp,
    /// Version of the app, for the header.
    pub app: String,
}

/// A bundle, ready to be handed over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BundleFile {
    /// Proposed file name, `huiyin-<organisation>-<device>-<date>.json`.
    pub name: String,
    /// The JSON text.
    pub bytes: Vec<u8>,
    /// Entries inside.
    pub entries: u64,
    /// Attachments inside.
    pub attachments: u64,
}

/// Missing entries of a feed, named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    /// Whose feed.
    pub device: DeviceId,
    /// First missing `seq`.
    pub from: u64,
    /// Last missing `seq`.
    pub to: u64,
}

/// What an import did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportReport {
    /// Whose ledger.
    pub organisation: OrganisationId,
    /// Name of the firm as the bundle says.
    pub organisation_name: String,
    /// The exporting device.
    pub by: DeviceId,
    /// When it was made, by the exporter's clock.
    pub made_at: Timestamp,
    /// Entries that are new here.
    pub new: u64,
    /// Entries that were known already.
    pub known: u64,
    /// Entries that are kept but not applied (a newer app wrote them).
    pub held: u64,
    /// Entries that are kept but do not count (see [`crate::domain::trust`]).
    pub waiting: u64,
    /// Entries that are new and kept as evidence: they stand on a branch of a feed that has forked.
    pub evidence: u64,
    /// Entries that could not be joined: their predecessors are missing.
    pub gaps: Vec<Gap>,
    /// Devices of which the bundle brought more than one feed, or another one than is here: both are kept, and neither counts from the
    /// fork on.
    pub forked: Vec<DeviceId>,
    /// Attachments that are new here.
    pub attachments: u64,
    /// Subjects whose state changed.
    pub touched: u64,
    /// Fields that two people changed without knowing of each other.
    pub conflicts: u64,
}

/// One device, seen from here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeviceStanding {
    /// Which.
    pub device: DeviceId,
    /// Entries of mine that it is not known to hold.
    pub it_lacks: u64,
    /// Entries it is known to hold and I do not.
    pub i_lack: u64,
    /// Entries of all feeds that it is known to hold.
    pub it_holds: u64,
    /// Whether its tablet goes on under another key, so that nothing is given to it any more.
    pub retired: bool,
    /// Entries of its feed that I hold.
    pub held: u64,
    /// When I last took a bundle of its.
    pub last_taken: Option<Timestamp>,
    /// When I last made a bundle for it.
    pub last_given: Option<Timestamp>,
}

/// Who has what.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HandoffStanding {
    /// This device.
    pub me: Option<DeviceId>,
    /// Entries that nobody else is known to hold.
    pub only_here: u64,
    /// The oldest of them.
    pub oldest_only_here: Option<Timestamp>,
    /// All other devices.
    pub devices: Vec<DeviceStanding>,
    /// What others are known to hold and this device does not, a line a feed.
    pub missing: Vec<Missing>,
    /// Feeds that have forked.
    pub forks: Vec<ForkStanding>,
    /// Why this device has to take a new key, if so.
    pub new_key: Option<NewKey>,
}

/// How insistently it is said that something exists on one device only.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Insistence {
    /// Nothing does, or only since today.
    Calm,
    /// For a day.
    Soon,
    /// For three days: a tablet that breaks now takes it along.
    Late,
}

impl HandoffStanding {
    /// Grows with the age of the oldest entry that nobody else is known to hold.
    #[must_use]
    pub fn insistence(&self, now: Timestamp) -> Insistence {
        match self.oldest_only_here.map(|oldest| now.since(oldest)) {
            Some(age) if age >= 3 * DAY => Insistence::Late,
            Some(age) if age >= DAY => Insistence::Soon,
            _ => Insistence::Calm,
        }
    }
}

/// Entries that are not here, and who has them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missing {
    /// Which.
    pub gap: Gap,
    /// Who is known to hold the last of them. The author of a feed holds all of it.
    pub held_by: Vec<DeviceId>,
}

/// One sealed body that was asked for.
#[derive(Clone, Debug)]
pub struct Opened {
    /// The entry that holds it.
    pub dot: Dot,
    /// What is inside, in its envelope, ready for the `evolve` of its context; or why it does not open.
    pub content: Result<Stamped<Event>, SealError>,
}

/// Entries of one device that are kept and do not count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quarantined {
    /// Whose.
    pub device: DeviceId,
    /// Why not.
    pub why: Waiting,
    /// How many.
    pub entries: u64,
}

/// Entries that are kept and do not count, of one person on one device, for an administrator to look at and accept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WaitingEntries {
    /// Whose feed.
    pub device: DeviceId,
    /// Who wrote them.
    pub actor: PersonId,
    /// Why they do not count.
    pub why: Waiting,
    /// Their places in the feed.
    pub entries: BTreeSet<u64>,
    /// What they are about, in the order of their places.
    pub subjects: Vec<Subject>,
}

impl WaitingEntries {
    /// Whether an administrator can let them count as they are. What was written about the firm an administrator writes anew; a height out
    /// of reach comes into reach by itself.
    #[must_use]
    pub fn acceptable(&self) -> bool {
        let firm = |subject: &Subject| matches!(subject, Subject::Organisation(_));
        let reason = match self.why {
            Waiting::DeviceRevoked
            | Waiting::PersonUnknown
            | Waiting::PersonLeft
            | Waiting::RoleMissing => true,
            Waiting::DeviceNotAdmitted
            | Waiting::NotAdministrator
            | Waiting::NotTheRoot
            | Waiting::TooHigh
            | Waiting::IssuedAgain => false,
        };
        reason && !self.subjects.iter().any(firm)
    }
}
