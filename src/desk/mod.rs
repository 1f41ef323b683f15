//! The use cases: the one place where domain, ledger and store meet.
//!
//! A command is decided, written as entries, made durable, and only then folded into the [`World`]. Nothing is announced before the
//! store says that it is on disk. One writer at a time: every method that writes takes the desk's turn.

mod bulk;
mod commit;
mod complete;
mod evidence;
mod export;
mod files;
mod fold;
mod forks;
mod history;
mod import;
mod layout;
mod letters;
mod open;
mod pages;
mod port;
mod rebuild;
mod recovery;
mod reissue;
mod segments;
mod standing;
mod state;
mod subject;
mod told;
mod types;

pub use bulk::RowsTaken;
pub use port::{Batch, Key, Room, Store, StoreError};
pub use rebuild::Salvaged;
pub use subject::firm_of;
pub use told::*;
pub use types::*;

use crate::domain::cases::Attachment;
use crate::domain::stamp::DeviceId;
use crate::domain::world::World;
use crate::ledger::bundle::hex;
use sha2::{Digest, Sha256};
use state::State;
use std::cell::{Ref, RefCell};

/// One open ledger.
pub struct Desk<S: Store> {
    store: S,
    world: RefCell<World>,
    state: RefCell<State>,
    turn: async_lock::Mutex<()>,
    step: usize,
}

impl<S: Store> Desk<S> {
    /// Everything this device knows. Do not hold it across an `await`.
    pub fn world(&self) -> Ref<'_, World> {
        self.world.borrow()
    }

    /// Lets an import store so many entries a transaction instead of the usual 32,768.
    #[must_use]
    pub fn in_steps_of(mut self, entries: usize) -> Self {
        self.step = entries.max(1);
        self
    }

    /// This device.
    pub fn device(&self) -> DeviceId {
        self.state.borrow().me()
    }

    /// Marker of this life of the store, for the platform to remember beside it (see [`Opening`]).
    pub fn incarnation(&self) -> String {
        self.state.borrow().incarnation.clone()
    }

    /// Why nothing may be written any more, if so.
    pub fn damage(&self) -> Option<String> {
        self.state.borrow().damaged.clone()
    }

    /// The store, for drafts and other things beside the ledger.
    pub fn store(&self) -> &S {
        &self.store
    }

    /// Stores a file by its content and returns how events refer to it. Storing the same bytes again changes nothing.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn attach(
        &self,
        bytes: Vec<u8>,
        media_type: &str,
        caption: &str,
    ) -> Result<Attachment, DeskError> {
        self.state.borrow().writable()?;
        let attachment = Attachment {
            sha256: hex(&Sha256::digest(&bytes)),
            media_type: media_type.to_owned(),
            size: u64::try_from(bytes.len()).unwrap_or(u64::MAX),
            caption: caption.to_owned(),
        };
        let batch = Batch {
            puts: vec![(Room::Attachments, attachment.sha256.clone(), bytes)],
            strict: true,
            ..Batch::default()
        };
        self.store.apply(batch).await?;
        Ok(attachment)
    }

    /// The bytes of a stored file; `None` when this device does not hold it.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn attachment(&self, sha256: &str) -> Result<Option<Vec<u8>>, DeskError> {
        Ok(self.store.get(Room::Attachments, sha256).await?)
    }

    /// Every entry as it lies in the store, one a line, without any check: for the page that is shown when something is broken.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn rescue(&self) -> Result<Vec<u8>, DeskError> {
        let keys = self.store.keys(Room::Segments).await?;
        let values = self.store.get_many(Room::Segments, &keys).await?;
        Ok(values.into_iter().flatten().flatten().collect())
    }
}
