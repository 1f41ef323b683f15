//! Other people's spreadsheets: a mapping and a text become a plan of commands, row by row, with what is wrong named per row.
//!
//! Pure: the plan is shown as a preview before anything is written, and the same plan serves the app and the command line. Importing
//! twice adds nothing: a row whose source record is known is left out, and the case's identity is computed from that record, so that two
//! tablets that import the same file apart from each other still get the same cases.

mod compare;
mod mapping;
mod plan;

pub use compare::{Comparison, Counts, Difference, compare};
pub use mapping::{Columns, Founder, Mapping, MappingError, WallTimeError, Zone, ZoneChange};
pub use plan::{Plan, PlannedCase, Problem, RowError, RowStatus, case_id, plan};
