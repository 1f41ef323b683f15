//! The store in the browser's IndexedDB.
//!
//! Rules, each learned from somebody's data loss: a write counts only after the transaction's `complete` event; what must not be lost is
//! written with strict durability, which no browser defaults to any more; a dead handle is dropped, the database opened anew and the
//! whole batch replayed, never retried on the same handle; nothing is ever deleted because opening failed.
//!
//! All requests of a transaction go out before anything is awaited: a transaction ends when control returns to the event loop with
//! nothing pending, so no foreign `await` may stand between them.

mod connection;
mod failure;

pub use connection::VERSION;

use crate::desk::{Batch, Key, Room, Store, StoreError};
use connection::Connection;
use failure::Failure;
use indexed_db_futures::database::Database;
use indexed_db_futures::prelude::*;
use indexed_db_futures::transaction::{TransactionDurability, TransactionMode, TransactionOptions};
use indexed_db_futures::typed_array::{Uint8Array, Uint8ArraySlice};
use std::cell::Cell;
use std::collections::BTreeSet;
use std::rc::Rc;

/// How often a write is replayed on a fresh handle.
const ATTEMPTS: usize = 3;

/// Something that goes wrong on purpose, once, at the next write. For tests: real browsers fail like this, but not when asked to.
#[doc(hidden)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The handle dies under us, as WebKit's "Connection to Indexed Database server lost".
    HandleLost,
    /// The disk is full at the second put.
    Quota,
    /// The transaction is aborted after all puts, before it completes.
    AbortAtCommit,
}

/// Rooms as object stores, values as bytes.
#[derive(Clone)]
pub struct IndexedDbStore {
    connection: Rc<Connection>,
    writer: Rc<Cell<bool>>,
    fault: Rc<Cell<Option<Fault>>>,
}

impl IndexedDbStore {
    /// Opens (or creates) the database `name`.
    ///
    /// # Errors
    /// When the browser refuses, or a newer app has upgraded the database; nothing is touched then.
    pub async fn open(name: &str) -> Result<Self, StoreError> {
        let connection = Connection::new(name);
        connection.handle().await?;
        Ok(Self {
            connection: Rc::new(connection),
            writer: Rc::new(Cell::new(true)),
            fault: Rc::default(),
        })
    }

    /// Whether this tab may write. While it may not, every write is refused with [`StoreError::NotTheWriter`].
    pub fn set_writer(&self, writer: bool) {
        self.writer.set(writer);
    }

    /// Lets the next write go wrong.
    #[doc(hidden)]
    pub fn inject(&self, fault: Fault) {
        self.fault.set(Some(fault));
    }

    /// Deletes the whole database: the person has asked for it twice.
    ///
    /// # Errors
    /// When the browser refuses.
    pub async fn erase(&self) -> Result<(), StoreError> {
        self.connection.erase().await
    }

    async fn write(&self, database: &Database, batch: &Batch) -> Result<(), Failure> {
        let fault = self.fault.take();
        if fault == Some(Fault::HandleLost) {
            database.clone().close();
        }
        let rooms: BTreeSet<Room> = batch
            .puts
            .iter()
            .map(|(room, ..)| *room)
            .chain(batch.deletes.iter().map(|(room, _)| *room))
            .collect();
        let names: Vec<&str> = rooms.iter().map(|room| room.name()).collect();
        if names.is_empty() {
            return Ok(());
        }
        let durability = if batch.strict {
            TransactionDurability::Strict
        } else {
            TransactionDurability::Relaxed
        };
        let transaction = database
            .transaction(names.as_slice())
            .with_mode(TransactionMode::Readwrite)
            .with_options(TransactionOptions::new().with_durability(durability))
            .build()?;
        for (room, key) in &batch.deletes {
            transaction
                .object_store(room.name())?
                .delete(key.as_str())
                .primitive()?;
        }
        for (index, (room, key, value)) in batch.puts.iter().enumerate() {
            if fault == Some(Fault::Quota) && index == 1 {
                return Err(Failure::quota());
            }
            transaction
                .object_store(room.name())?
                .put(Uint8ArraySlice::new(value))
                .with_key(key.as_str())
                .without_key_type()
                .primitive()?;
        }
        if fault == Some(Fault::AbortAtCommit) {
            transaction.abort().await?;
            return Err(Failure::aborted());
        }
        transaction.commit().await?;
        Ok(())
    }

    async fn read(
        &self,
        database: &Database,
        room: Room,
        keys: &[Key],
    ) -> Result<Vec<Option<Vec<u8>>>, Failure> {
        let transaction = database
            .transaction(room.name())
            .with_mode(TransactionMode::Readonly)
            .build()?;
        let store = transaction.object_store(room.name())?;
        let mut asked = Vec::with_capacity(keys.len());
        for key in keys {
            asked.push(store.get::<Uint8Array, _, _>(key.as_str()).primitive()?);
        }
        let mut values = Vec::with_capacity(keys.len());
        for value in asked {
            values.push(value.await?.map(Into::into));
        }
        Ok(values)
    }

    async fn names(&self, database: &Database, room: Room) -> Result<Vec<Key>, Failure> {
        let transaction = database
            .transaction(room.name())
            .with_mode(TransactionMode::Readonly)
            .build()?;
        let store = transaction.object_store(room.name())?;
        let keys = store.get_all_keys::<String>().primitive()?.await?;
        let mut names = Vec::with_capacity(keys.len());
        for key in keys {
            names.push(key?);
        }
        Ok(names)
    }
}

/// Runs a piece of work on a live handle; on a dead one, on a fresh handle, a few times.
macro_rules! on_live_handle {
    ($self:ident, $database:ident => $work:expr) => {{
        let mut attempt = 0;
        loop {
            let $database = $self.connection.handle().await?;
            match $work.await {
                Ok(value) => break Ok(value),
                Err(failure) if failure.is_dead_handle() && attempt < ATTEMPTS => {
                    attempt += 1;
                    $self.connection.drop_handle();
                }
                Err(failure) => break Err(failure.into()),
            }
        }
    }};
}

impl Store for IndexedDbStore {
    async fn apply(&self, batch: Batch) -> Result<(), StoreError> {
        if !self.writer.get() {
            return Err(StoreError::NotTheWriter);
        }
        on_live_handle!(self, database => self.write(&database, &batch))
    }

    async fn get(&self, room: Room, key: &str) -> Result<Option<Vec<u8>>, StoreError> {
        let keys = [key.to_owned()];
        let mut values = self.get_many(room, &keys).await?;
        Ok(values.pop().flatten())
    }

    async fn get_many(&self, room: Room, keys: &[Key]) -> Result<Vec<Option<Vec<u8>>>, StoreError> {
        if keys.is_empty() {
            return Ok(Vec::new());
        }
        on_live_handle!(self, database => self.read(&database, room, keys))
    }

    async fn keys(&self, room: Room) -> Result<Vec<Key>, StoreError> {
        on_live_handle!(self, database => self.names(&database, room))
    }
}
