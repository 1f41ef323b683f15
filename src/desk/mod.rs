//! The use cases: the one place where domain, ledger and store meet.
//!
//! A command is decided, written as entries, made durable, and only then folded into the [`World`]. Nothing is announced before the
//! store says that it is on disk.

mod port;
mod types;

pub use port::{Batch, Key, Room, Store, StoreError};
pub use types::*;

use crate::domain::event::Command;
use crate::domain::ids::{PersonId, Subject};
use crate::domain::time::Timestamp;
use crate::domain::world::World;
use std::cell::{Ref, RefCell};

/// One open ledger.
pub struct Desk<S: Store> {
    #[allow(dead_code)]
    store: S,
    world: RefCell<World>,
}

impl<S: Store> Desk<S> {
    /// Opens the store: reads pages and the entries since, resumes an interrupted import, draws a new device incarnation when the store
    /// is empty or was restored. Never deletes anything.
    ///
    /// # Errors
    /// When the store cannot be read or its ledger does not verify.
    pub async fn open(store: S, entropy: Entropy) -> Result<Self, DeskError> {
        let _ = entropy;
        Ok(Self {
            store,
            world: RefCell::new(World::default()),
        })
    }

    /// Everything this device knows. Do not hold it across an `await`.
    pub fn world(&self) -> Ref<'_, World> {
        self.world.borrow()
    }

    /// Decides, writes, makes durable (strict), folds. Returns once it is on disk. Commands are carried out one after another.
    ///
    /// # Errors
    /// [`DeskError::Refused`] when the regulations say no, otherwise when the store fails; nothing has changed then.
    pub async fn execute(
        &self,
        command: Command,
        actor: PersonId,
        now: Timestamp,
    ) -> Result<Done, DeskError> {
        let _ = (command, actor, now);
        Err(DeskError::NotFounded)
    }

    /// A subject's whole history in fold order, read from segments.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn history(&self, subject: &Subject) -> Result<Vec<HistoryLine>, DeskError> {
        let _ = subject;
        Ok(Vec::new())
    }

    /// Writes a bundle. The chain that leaves is verified first.
    ///
    /// # Errors
    /// When the local ledger does not verify or cannot be read.
    pub async fn export(&self, request: ExportRequest) -> Result<BundleFile, DeskError> {
        let _ = request;
        Err(DeskError::NotFounded)
    }

    /// Takes a bundle. Everything is verified before anything is written; all-or-nothing per feed segment, journaled.
    ///
    /// # Errors
    /// A [`DeskError::Bundle`] that says precisely what is wrong; nothing has changed then.
    pub async fn import(&self, bytes: &[u8], now: Timestamp) -> Result<ImportReport, DeskError> {
        let _ = (bytes, now);
        Err(DeskError::NotFounded)
    }

    /// Who has what: what exists only here, and every known device.
    pub fn standing(&self) -> HandoffStanding {
        HandoffStanding::default()
    }

    /// Stores a file by its content and returns how events refer to it.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn attach(
        &self,
        bytes: Vec<u8>,
        media_type: &str,
        caption: &str,
    ) -> Result<crate::domain::cases::Attachment, DeskError> {
        let _ = (bytes, media_type, caption);
        Err(DeskError::NotFounded)
    }

    /// The bytes of a stored file; `None` when this device does not hold it.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn attachment(&self, sha256: &str) -> Result<Option<Vec<u8>>, DeskError> {
        let _ = sha256;
        Ok(None)
    }
}
