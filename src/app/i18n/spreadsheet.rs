//! Why a spreadsheet, or a row of it, cannot be read, in sentences.

use super::t::spreadsheet as s;
use crate::import::{MappingError, Problem, RowError};

/// Mapping and file do not fit each other.
#[must_use]
pub fn mapping_error(error: &MappingError) -> String {
    match error {
        MappingError::ColumnMissing(name) => s::column_missing(name),
        MappingError::ColumnTwice(name) => s::column_twice(name),
        MappingError::Header(reason) => s::header_bad(reason),
        MappingError::Time(error) => s::time_bad(&error.0),
        MappingError::Delimiter(letter) => s::delimiter_bad(letter),
    }
}

/// One row cannot be read.
#[must_use]
pub fn row_error(error: &RowError) -> String {
    let problem = match error.problem {
        Problem::Broken => s::problem_broken(),
        Problem::Empty => s::problem_empty(),
        Problem::NotATime => s::problem_not_a_time(),
        Problem::UnknownWord => s::problem_unknown_word(),
        Problem::StatusAgainstTimes => s::problem_status(),
        Problem::EndsBeforeItBegins => s::problem_backwards(),
        Problem::Twice => s::problem_twice(),
    };
    s::error_line(&error.column, error.line, problem, &error.text)
}
