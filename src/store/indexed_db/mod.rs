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
use crate::store::pause::pause;
use connection::Connection;
use failure::Failure;
use indexed_db_futures::database::Database;
use indexed_db_futures::internals::SystemRepr;
use indexed_db_futures::prelude::*;
use indexed_db_futures::transaction::{
    Transaction, TransactionDurability, TransactionMode, TransactionOptions,
};
use indexed_db_futures::typed_array::{Uint8Array, Uint8ArraySlice};
use std::cell::Cell;
use std::collections::BTreeSet;
use std::rc::Rc;

/// How often a write is replayed on a fresh handle.
const ATTEMPTS: i32 = 3;
/// How long the browser's storage may take to come back before the first replay, in milliseconds; more before each further one.
const PAUSE: i32 = 50;

/// Bytes that [`IndexedDbStore::probe`] writes: about what a commit does.
const PROBE: usize = 64 << 10;

/// Something that goes wrong on purpose, once, at the next write. For tests: real browsers fail like this, but not when asked to.
#[doc(hidden)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The handle dies under us, as WebKit's "Connection to Indexed Database server lost".
    HandleLost,
    /// The handle dies with the whole batch under way.
    LostInFlight,
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
    /// When the browser refuses, a newer app has upgraded the database, or another tab keeps an older version open; nothing is touched then.
    pub async fn open(name: &str) -> Result<Self, StoreError> {
        let store = Self {
            connection: Rc::new(Connection::new(name)),
            writer: Rc::new(Cell::new(true)),
            fault: Rc::default(),
        };
        store.on_live_handle(async |_| Ok(())).await?;
        Ok(store)
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

    /// Whether a write goes through now: a small one, as durable as a commit, which is taken back.
    ///
    /// # Errors
    /// As the write that would come next.
    pub async fn probe(&self) -> Result<(), StoreError> {
        let key = "probe".to_owned();
        let put = Batch {
            puts: vec![(Room::Drafts, key.clone(), vec![0; PROBE])],
            strict: true,
            ..Batch::default()
        };
        self.apply(put).await?;
        let delete = Batch {
            deletes: vec![(Room::Drafts, key)],
            ..Batch::default()
        };
        self.apply(delete).await
    }

    /// Deletes the whole database: the person has asked for it twice.
    ///
    /// # Errors
    /// When the browser refuses.
    pub async fn erase(&self) -> Result<(), StoreError> {
        // What still runs beside the screens must not write into the new, empty database.
        let writer = self.writer.replace(false);
        let erased = self.connection.erase().await;
        if erased.is_err() {
            self.writer.set(writer);
        }
        erased
    }

    /// Runs a piece of work on a live handle; on a dead one, on a fresh handle, a few times. Replaying a batch is safe even when the lost
    /// transaction was completed after all: it puts the same values under the same keys.
    async fn on_live_handle<T>(
        &self,
        work: impl AsyncFn(&Database) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let mut attempt = 0;
        loop {
            let done = match self.connection.handle().await {
                Ok(handle) => {
                    let done = work(&handle.database).await;
                    if matches!(done, Err(StoreError::ConnectionLost(_))) {
                        self.connection.drop_handle(&handle);
                    }
                    done
                }
                Err(failure) => Err(failure),
            };
            if attempt == ATTEMPTS || !matches!(done, Err(StoreError::ConnectionLost(_))) {
                return done;
            }
            attempt += 1;
            pause(PAUSE * attempt).await;
        }
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
        // Kept beside the library's wrapper, to be asked for the reason.
        let ended: web_sys::IdbTransaction = transaction.as_sys().clone().into();
        fill(transaction, batch, fault)
            .await
            .map_err(|failure| Failure::of(&ended).unwrap_or(failure))
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

/// Writes the batch into the transaction and waits until it is complete.
async fn fill(
    transaction: Transaction<'_>,
    batch: &Batch,
    fault: Option<Fault>,
) -> Result<(), Failure> {
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
    match fault {
        Some(Fault::AbortAtCommit) => {
            transaction.abort().await?;
            Err(Failure::aborted())
        }
        Some(Fault::LostInFlight) => {
            transaction.abort().await?;
            Err(Failure::lost())
        }
        _ => Ok(transaction.commit().await?),
    }
}

impl Store for IndexedDbStore {
    async fn apply(&self, batch: Batch) -> Result<(), StoreError> {
        self.on_live_handle(async |database| {
            // Asked at every attempt: another tab may take over while the database is being opened anew.
            if !self.writer.get() {
                return Err(StoreError::NotTheWriter);
            }
            Ok(self.write(database, &batch).await?)
        })
        .await
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
        self.on_live_handle(async |database| Ok(self.read(database, room, keys).await?))
            .await
    }

    async fn keys(&self, room: Room) -> Result<Vec<Key>, StoreError> {
        self.on_live_handle(async |database| Ok(self.names(database, room).await?))
            .await
    }
}
