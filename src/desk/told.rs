//! What the desk tells of forked feeds and of files.

use crate::domain::cases::Attachment;
use crate::domain::event::Event;
use crate::domain::ids::{PersonId, Subject};
use crate::domain::stamp::DeviceId;
use crate::domain::time::Timestamp;
use crate::ledger::hash::Hash;

/// Why a device cannot go on under its key. Both come from one store that was copied, or restored from a copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NewKey {
    /// Its feed has forked.
    Forked,
    /// Its feed was written on elsewhere; nothing of it has to be issued again.
    WrittenElsewhere,
}

/// A feed that has forked: two entries at one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ForkStanding {
    /// Whose.
    pub device: DeviceId,
    /// The first place that does not count; none while the other branch could not be joined.
    pub at: Option<u64>,
    /// What follows, once for each.
    pub branches: Vec<BranchStanding>,
}

/// One branch of a forked feed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BranchStanding {
    /// Hash of its last entry.
    pub head: Hash,
    /// How many.
    pub entries: u64,
    /// When the first was written down.
    pub first: Timestamp,
    /// When the last was.
    pub last: Timestamp,
    /// Whether it was written on this tablet.
    pub own: bool,
    /// How many of them count now under another key.
    pub counting: u64,
    /// How many of them neither count nor were issued again by this device.
    pub pending: u64,
}

impl ForkStanding {
    /// Whether every entry of every branch counts under another key.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        let settled = |branch: &BranchStanding| branch.counting == branch.entries;
        self.at.is_some() && self.branches.iter().all(settled)
    }
}

/// One entry of a branch.
#[derive(Clone, Debug, PartialEq)]
pub struct BranchLine {
    /// Its place.
    pub seq: u64,
    /// When it was written down.
    pub at: Timestamp,
    /// Who wrote it.
    pub actor: PersonId,
    /// What it is about.
    pub subject: Subject,
    /// What happened; `None` when erased or written by a newer app.
    pub event: Option<Event>,
    /// Whether it counts under another key.
    pub counts: bool,
}

/// Which files a bundle takes along.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Files {
    /// All that are here.
    All,
    /// Those that the recipient is not known to hold, what it asked for included; all for nobody in particular.
    #[default]
    Lacked,
    /// None.
    None,
}

/// So many files, so many bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Bulk {
    /// How many.
    pub count: u64,
    /// Bytes in all.
    pub bytes: u64,
}

/// What could go into a bundle, before it is made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FilesChoice {
    /// All that are here.
    pub all: Bulk,
    /// Those that the recipient is not known to hold.
    pub lacked: Bulk,
    /// Those among them that it asked for.
    pub asked: Bulk,
}

/// A file that entries name and that is not here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MissingFile {
    /// Which.
    pub file: Attachment,
    /// What the entry that names it is about.
    pub subject: Subject,
    /// Who is known to hold it.
    pub held_by: Vec<DeviceId>,
}
