//! Adapters of [`crate::desk::Store`]: memory for tests and the command line, IndexedDB for the browser.

#[cfg(target_arch = "wasm32")]
pub mod indexed_db;
pub mod memory;
