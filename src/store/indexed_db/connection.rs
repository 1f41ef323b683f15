//! One handle, opened when needed, dropped when dead or when another tab wants to upgrade.

use super::failure::Failure;
use crate::desk::{Room, StoreError};
use crate::store::pause::pause;
use futures_util::future::{AbortHandle, Either, abortable, select};
use indexed_db_futures::database::Database;
use indexed_db_futures::prelude::*;
use std::cell::{Cell, RefCell};
use std::future::pending;
use std::pin::pin;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;

/// Version of the set of object stores. Upgrades only ever add.
pub const VERSION: u32 = 2;

/// How long another tab may take to step aside, in milliseconds. Ours do so at once; one that the system has frozen never does.
const PATIENCE: i32 = 3_000;

/// Names of the object stores that a version added; an upgrade runs through all versions after the old one.
const ADDED: [(u32, &[Room]); 2] = [
    (
        1,
        &[
            Room::Meta,
            Room::Segments,
            Room::Pages,
            Room::Attachments,
            Room::Journal,
        ],
    ),
    (2, &[Room::Drafts]),
];

/// An open database. Handles have numbers, so that a failure on an old one never closes its successor.
#[derive(Clone)]
pub(super) struct Handle {
    number: u64,
    /// The database behind it.
    pub database: Database,
    watch: Option<AbortHandle>,
}

/// The handle of one database.
pub(super) struct Connection {
    name: String,
    handle: Rc<RefCell<Option<Handle>>>,
    opened: Cell<u64>,
    /// Held while opening: two callers that find no handle share one.
    opening: async_lock::Mutex<()>,
}

impl Connection {
    /// Of the database `name`; nothing is opened yet.
    pub fn new(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            handle: Rc::default(),
            opened: Cell::new(0),
            opening: async_lock::Mutex::new(()),
        }
    }

    /// A live handle, opened if there is none.
    pub async fn handle(&self) -> Result<Handle, StoreError> {
        if let Some(handle) = self.present() {
            return Ok(handle);
        }
        let _turn = self.opening.lock().await;
        if let Some(handle) = self.present() {
            return Ok(handle);
        }
        let database = self.open().await?;
        self.opened.set(self.opened.get().wrapping_add(1));
        let number = self.opened.get();
        let watch = self.step_aside_for_upgrades(&database, number);
        let handle = Handle {
            number,
            database,
            watch,
        };
        *self.handle.borrow_mut() = Some(handle.clone());
        Ok(handle)
    }

    /// Forgets a dead handle, unless a fresh one has taken its place already.
    pub fn drop_handle(&self, dead: &Handle) {
        forget(&self.handle, dead.number);
    }

    /// Deletes the whole database.
    pub async fn erase(&self) -> Result<(), StoreError> {
        forget(&self.handle, self.opened.get());
        let request = Database::delete_by_name(&self.name).map_err(Failure::from)?;
        request.await.map_err(Failure::from)?;
        Ok(())
    }

    fn present(&self) -> Option<Handle> {
        self.handle.borrow().clone()
    }

    async fn open(&self) -> Result<Database, StoreError> {
        let (blocked, in_the_way) = abortable(pending::<()>());
        let opening = Database::open(self.name.as_str())
            .with_version(VERSION)
            .with_on_blocked(move |_| {
                in_the_way.abort();
                Ok(())
            })
            .with_on_upgrade_needed(|event, database| {
                // Versions are whole numbers that JavaScript hands over as floats.
                let old = event.old_version();
                for (_, rooms) in ADDED
                    .iter()
                    .filter(|(version, _)| f64::from(*version) > old)
                {
                    for room in *rooms {
                        database.create_object_store(room.name()).build()?;
                    }
                }
                Ok(())
            })
            .build()
            .map_err(Failure::from)?;
        let given_up = pin!(async {
            // Ends when the browser says that another tab is in the way, and that tab stays there.
            let _ = blocked.await;
            pause(PATIENCE).await;
        });
        let opened = match select(opening, given_up).await {
            Either::Left((opened, _)) => opened.map_err(Failure::from),
            Either::Right(((), opening)) => {
                // The request stays in the queue: what it opens late must not stand in the way of others.
                spawn_local(async move {
                    if let Ok(late) = opening.await {
                        late.close();
                    }
                });
                return Err(StoreError::Blocked);
            }
        };
        match opened {
            Ok(database) => Ok(database),
            Err(failure) if failure.is_newer_version() => Err(StoreError::NewerVersion {
                found: self.version_on_disk().await,
                known: VERSION,
            }),
            Err(failure) => Err(failure.into()),
        }
    }

    /// Which version a newer app has left; 0 when not even that can be read.
    async fn version_on_disk(&self) -> u32 {
        let Ok(database) = Database::open(self.name.as_str()).await else {
            return 0;
        };
        // Whole and small.
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let version = database.version() as u32;
        database.close();
        version
    }

    /// Closes this handle when another tab asks for a newer version, or forgets it when the browser has closed it.
    fn step_aside_for_upgrades(&self, database: &Database, number: u64) -> Option<AbortHandle> {
        let mut changes = database.version_changes().ok()?;
        let slot = Rc::downgrade(&self.handle);
        let (watching, watch) = abortable(async move {
            // Either a newer version is wanted, or the connection has ended: in both cases this handle is done.
            let _ = changes.recv().await;
            if let Some(slot) = slot.upgrade() {
                forget(&slot, number);
            }
        });
        spawn_local(async move {
            // Ended by us when the handle is dropped for another reason.
            let _ = watching.await;
        });
        Some(watch)
    }
}

/// Closes handle `number` if it is still the one in use.
fn forget(slot: &RefCell<Option<Handle>>, number: u64) {
    let gone = slot.borrow_mut().take_if(|handle| handle.number == number);
    if let Some(handle) = gone {
        handle.database.close();
        if let Some(watch) = handle.watch {
            watch.abort();
        }
    }
}
