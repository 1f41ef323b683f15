//! The desk over a store in memory that can be made to fail: commits, openings, bundles, merges.

mod faults;
mod handoff;
mod opening;
mod property;
mod tablet;
