//! Huiyin 回音: every matter has an owner, every case gets an answer, and nothing that was written down is ever lost.
//!
//! Read the modules in this order; arrows point down only.
//!
//! ```text
//!   app      Leptos screens                                   browser only
//!   store    IndexedDB, and an in-memory store for tests      implements desk::Store
//!   desk     use cases: command → entries → durable → state   the one place where the others meet
//!   import   somebody's spreadsheet → commands               pure
//!   demo     a heating company as a list of commands          pure
//!   ledger   entries, feeds, bundles                          pure
//!   domain   the regulations                                  pure: no I/O, no clock, no randomness
//! ```
//!
//! A person's *command* goes to `domain::…::decide`, which answers with *events* or a *refusal*. The desk wraps events into
//! *entries* of this device's feed, makes them durable, and only then folds them into the *world* that the screens read.

pub mod demo;
pub mod desk;
pub mod domain;
pub mod import;
pub mod ledger;
pub mod store;

#[cfg(target_arch = "wasm32")]
pub mod app;

#[cfg(not(target_arch = "wasm32"))]
pub mod cli;
