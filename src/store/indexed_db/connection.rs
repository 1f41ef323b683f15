//! One handle, opened when needed, dropped when dead or when another tab wants to upgrade.

use super::failure::Failure;
use crate::desk::{Room, StoreError};
use indexed_db_futures::database::Database;
use indexed_db_futures::prelude::*;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;

/// Version of the set of object stores. Upgrades only ever add.
pub const VERSION: u32 = 2;

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

/// The handle of one database.
pub(super) struct Connection {
    name: String,
    handle: Rc<RefCell<Option<Database>>>,
}

impl Connection {
    /// Of the database `name`; nothing is opened yet.
    pub fn new(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            handle: Rc::default(),
        }
    }

    /// A live handle, opened if there is none.
    pub async fn handle(&self) -> Result<Database, StoreError> {
        let present = self.handle.borrow().clone();
        if let Some(database) = present {
            return Ok(database);
        }
        let database = self.open().await?;
        self.step_aside_for_upgrades(&database);
        *self.handle.borrow_mut() = Some(database.clone());
        Ok(database)
    }

    /// Forgets a dead handle.
    pub fn drop_handle(&self) {
        if let Some(database) = self.handle.borrow_mut().take() {
            database.close();
        }
    }

    /// Deletes the whole database.
    pub async fn erase(&self) -> Result<(), StoreError> {
        self.drop_handle();
        let request = Database::delete_by_name(&self.name).map_err(Failure::from)?;
        request.await.map_err(Failure::from)?;
        Ok(())
    }

    async fn open(&self) -> Result<Database, StoreError> {
        let opened = Database::open(self.name.as_str())
            .with_version(VERSION)
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
            .await
            .map_err(Failure::from);
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
    fn step_aside_for_upgrades(&self, database: &Database) {
        let Ok(mut changes) = database.version_changes() else {
            return;
        };
        let slot = Rc::downgrade(&self.handle);
        spawn_local(async move {
            // Either a newer version is wanted, or the connection has ended: in both cases this handle is done.
            let _ = changes.recv().await;
            if let Some(slot) = slot.upgrade()
                && let Some(database) = slot.borrow_mut().take()
            {
                database.close();
            }
        });
    }
}
