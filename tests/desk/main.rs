//! The desk over a store in memory that can be made to fail: commits, openings, bundles, merges.

// A test that meets what it does not expect has to stop.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

mod apart;
mod bodies;
mod complaint;
mod confide;
mod every_kind;
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
mod outages;
mod premises;
mod property;
mod rebuild;
mod receipts;
mod roles;
mod settle;
mod simulation;
mod tablet;
mod trust;
mod visits;

// The steps of every kind that the domain's tests are made of.
#[path = "../domain/after_steps.rs"]
#[allow(dead_code)]
mod after_steps;
#[path = "../domain/complaint_samples.rs"]
mod complaint_samples;
#[path = "../domain/complaint_steps.rs"]
#[allow(dead_code)]
mod complaint_steps;
#[path = "../domain/craft_steps.rs"]
#[allow(dead_code)]
mod craft_steps;
#[path = "../domain/helpers.rs"]
#[allow(dead_code)]
mod helpers;
#[path = "../domain/petition_steps.rs"]
#[allow(dead_code)]
mod petition_steps;
#[path = "../domain/quality_samples.rs"]
mod quality_samples;
#[path = "../domain/quality_steps.rs"]
#[allow(dead_code)]
mod quality_steps;
#[path = "../domain/returns_steps.rs"]
#[allow(dead_code)]
mod returns_steps;
#[path = "../domain/samples.rs"]
mod samples;
#[path = "../domain/seldom.rs"]
#[allow(dead_code)]
mod seldom;
#[path = "../domain/story.rs"]
#[allow(dead_code)]
mod story;
