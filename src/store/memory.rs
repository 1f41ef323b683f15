//! A store in memory, for native tests and the command line.

use crate::desk::{Batch, Key, Room, Store, StoreError};
use std::cell::RefCell;
use std::collections::BTreeMap;

/// All rooms in one ordered map.
#[derive(Debug, Default)]
pub struct MemoryStore {
    values: RefCell<BTreeMap<(Room, Key), Vec<u8>>>,
}

impl Store for MemoryStore {
    async fn apply(&self, batch: Batch) -> Result<(), StoreError> {
        let mut values = self.values.borrow_mut();
        for (room, key) in batch.deletes {
            values.remove(&(room, key));
        }
        for (room, key, value) in batch.puts {
            values.insert((room, key), value);
        }
        Ok(())
    }

    async fn get(&self, room: Room, key: &str) -> Result<Option<Vec<u8>>, StoreError> {
        Ok(self.values.borrow().get(&(room, key.to_owned())).cloned())
    }

    async fn get_many(&self, room: Room, keys: &[Key]) -> Result<Vec<Option<Vec<u8>>>, StoreError> {
        let values = self.values.borrow();
        Ok(keys
            .iter()
            .map(|key| values.get(&(room, key.clone())).cloned())
            .collect())
    }

    async fn keys(&self, room: Room) -> Result<Vec<Key>, StoreError> {
        Ok(self
            .values
            .borrow()
            .keys()
            .filter(|(of, _)| *of == room)
            .map(|(_, key)| key.clone())
            .collect())
    }
}
