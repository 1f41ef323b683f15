//! Half-filled forms, kept until they are sent. A draft survives a change of route, a reload and a crash.

use gloo_storage::{LocalStorage, Storage};
use serde::Serialize;
use serde::de::DeserializeOwned;

fn name(key: &str) -> String {
    format!("huiyin.draft.{key}")
}

/// What was typed under this key, if anything readable is there.
pub fn load<T: DeserializeOwned>(key: &str) -> Option<T> {
    LocalStorage::get(name(key)).ok()
}

/// Keeps what was typed.
pub fn save<T: Serialize>(key: &str, draft: &T) {
    // A full local storage costs the draft's survival, not the form.
    let _ = LocalStorage::set(name(key), draft);
}

/// Forgets it, once it was sent.
pub fn clear(key: &str) {
    LocalStorage::delete(name(key));
}
