//! Adapters of [`crate::desk::Store`]: memory for tests and the command line, IndexedDB for the browser; and what a browser knows about
//! its own storage.

#[cfg(target_arch = "wasm32")]
pub mod changes;
#[cfg(target_arch = "wasm32")]
pub mod indexed_db;
pub mod memory;
#[cfg(target_arch = "wasm32")]
pub mod pause;
#[cfg(target_arch = "wasm32")]
pub mod storage_light;
#[cfg(target_arch = "wasm32")]
pub mod writer_lock;
