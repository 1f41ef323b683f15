//! The regulations of cases, proven clause by clause: given what happened, when somebody asks, then it happens or is refused.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod after;
mod after_month;
mod after_sanctions;
mod after_steps;
mod approvals;
mod arrival;
mod basis;
mod books;
mod complaint;
mod complaint_ending;
mod complaint_handling;
mod complaint_month;
mod complaint_papers;
mod complaint_samples;
mod complaint_steps;
mod complaints;
mod complaints_office;
mod concerns;
mod craft;
mod craft_steps;
mod departments;
mod emergencies;
mod fault;
mod fault_report;
mod first_asked;
mod fold;
mod grades;
mod grumble;
mod helpers;
mod joined;
mod knowledge;
mod ladder;
mod lapses;
mod laws;
mod on_site;
mod outage_users;
mod outages;
mod papers;
mod petition;
mod petition_confidence;
mod petition_days;
mod petition_passing;
mod petition_steps;
mod phrases;
mod precedence;
mod quality;
mod quality_after;
mod quality_decision;
mod quality_inquiry;
mod quality_samples;
mod quality_steps;
mod repair;
mod repair_clocks;
mod repair_papers;
mod repair_words;
mod research;
mod returns;
mod returns_fold;
mod returns_proofs;
mod returns_steps;
mod revisit;
mod samples;
mod seldom;
mod serving;
mod shifts;
mod shortfall;
mod story;
mod summary;
mod surveys;
mod visits;
