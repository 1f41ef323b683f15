//! The desk over a store in memory that can be made to fail: commits, openings, bundles, merges.

// A test that meets what it does not expect has to stop.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

mod apart;
mod faults;
mod fork_orders;
mod forks;
mod golden;
#[path = "../support/golden.rs"]
mod golden_support;
mod handoff;
mod letters;
mod letters_property;
mod opening;
mod other_branches;
mod premises;
mod property;
mod receipts;
mod roles;
mod settle;
mod simulation;
mod tablet;
mod trust;
