//! What every part of the source keeps to, checked as text: the arrows between the modules, the languages, the clauses, the contrast of colours.
//!
//! Each rule is a function from sources to complaints with a sample that it must catch, so that no rule goes blind unnoticed.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may fail"
)]

mod clauses;
mod contrast;
mod manual;
mod rules;
mod source;

/// Fails with every complaint on a line of its own.
#[track_caller]
fn none(complaints: Vec<String>) {
    assert!(complaints.is_empty(), "\n{}\n", complaints.join("\n"));
}
