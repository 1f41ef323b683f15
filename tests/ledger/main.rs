//! The ledger: entries, chains, causality, bundles, and the vectors by which others can test a reader of their own.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
#![allow(clippy::indexing_slicing)]

mod bundles;
mod causality;
mod entries;
mod fixture;
mod kind;
mod properties;
mod sealed_vectors;
mod sealing;
mod speed;
mod vectors;
