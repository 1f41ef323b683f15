//! Buildings, proven clause by clause: works, responsibility, bundling, cards, rounds (P10.09.01, 08a–c, 09, 12).
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod bundling;
mod cards;
mod house;
mod laws;
mod responsible;
mod rounds;
#[path = "../support/mod.rs"]
mod support;
mod works;
