//! Bundles that somebody altered, cut, swapped or forged: each is refused by its own name, and nothing of it is applied.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
#![allow(clippy::indexing_slicing)]

mod altered;
mod bad;
mod forge;
mod forged;
mod fuzz;
mod histories;
mod kept;
#[path = "../ledger/kind.rs"]
mod kind;
mod python;
mod spelled;
mod table;
#[path = "../desk/tablet.rs"]
#[allow(dead_code)]
mod tablet;
