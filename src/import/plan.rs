//! From rows to commands.

use super::mapping::{Mapping, MappingError};
use crate::domain::cases::{
    Caller, CaseCommand, CaseEvent, Channel, Circumstances, Closing, Grade, Intake, Received,
    SourceRecord,
};
use crate::domain::event::Command;
use crate::domain::ids::CaseId;
use crate::domain::time::Timestamp;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// What would be written, and what cannot be.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// One per row that can be read, in the order of the file.
    pub cases: Vec<PlannedCase>,
    /// One per row that cannot.
    pub errors: Vec<RowError>,
}

/// A row as a case.
#[derive(Clone, Debug, PartialEq)]
pub struct PlannedCase {
    /// Its line in the file; the head is line 1.
    pub line: u64,
    /// The case.
    pub case: CaseId,
    /// What it says about itself.
    pub received: Received,
    /// Its end.
    pub closing: Option<Closing>,
    /// Whether the file says that it was in time; `None` when it does not say.
    pub said_on_time: Option<bool>,
    /// Whether it would be written.
    pub status: RowStatus,
}

/// Whether a row would add something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowStatus {
    /// It would add a case.
    New,
    /// The case is known; nothing is added.
    Known,
}

/// A row that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowError {
    /// Its line in the file; the head is line 1.
    pub line: u64,
    /// The column.
    pub column: String,
    /// What the cell says.
    pub text: String,
    /// Why not.
    pub problem: Problem,
}

/// Why a row cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    /// The row itself is broken: too few or too many cells, or quotes that do not close.
    Broken,
    /// The cell is empty and must not be.
    Empty,
    /// No time in the forms of the mapping.
    NotATime,
    /// A word that the mapping does not know.
    UnknownWord,
    /// Closed, but without a time; or open, with one.
    StatusAgainstTimes,
    /// It ends before it begins.
    EndsBeforeItBegins,
    /// The same number stands further up.
    Twice,
}

/// The identity of the case that comes from a record of another system.
#[must_use]
pub fn case_id(source: &SourceRecord) -> CaseId {
    /// Ours alone: drawn once, for this purpose.
    const NAMESPACE: Uuid = Uuid::from_u128(0x6b1f_0d52_7c1e_4b7a_9a53_2f0c_8e4d_11a7);
    let name = format!("{}\n{}", source.system, source.id);
    CaseId(Uuid::new_v5(&NAMESPACE, name.as_bytes()))
}

impl PlannedCase {
    /// What is asked of the desk, in order.
    pub fn commands(&self) -> impl Iterator<Item = Command> {
        let id = self.case;
        let closed = self.closing.clone().map(CaseEvent::Closed);
        std::iter::once(CaseCommand::Receive(self.received.clone()))
            .chain(closed.map(CaseCommand::Record))
            .map(move |command| Command::Case(id, Box::new(command)))
    }
}

/// Reads the whole text. `known` says which cases are there already.
///
/// # Errors
/// A [`MappingError`] when mapping and file do not fit each other; single rows that do not fit are in the plan.
pub fn plan(
    mapping: &Mapping,
    text: &str,
    known: impl Fn(CaseId) -> bool,
) -> Result<Plan, MappingError> {
    mapping.as_of()?;
    for change in &mapping.zone.changes {
        mapping.instant(&change.from)?;
    }
    let delimiter =
        u8::try_from(mapping.delimiter).map_err(|_| MappingError::Delimiter(mapping.delimiter))?;
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .trim(csv::Trim::All)
        .from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let head = reader
        .headers()
        .map_err(|error| MappingError::Header(error.to_string()))?;
    let places = places(mapping, head)?;
    let mut plan = Plan {
        cases: Vec::new(),
        errors: Vec::new(),
    };
    let mut met = BTreeSet::new();
    for (number, record) in (2..).zip(reader.records()) {
        let row = record.map_err(|error| RowError {
            line: error.position().map_or(number, csv::Position::line),
            column: String::new(),
            text: error.to_string(),
            problem: Problem::Broken,
        });
        let planned = row.and_then(|record| {
            let line = record.position().map_or(number, csv::Position::line);
            Row {
                mapping,
                places: &places,
                record: &record,
                line,
            }
            .planned(&mut met, &known)
        });
        match planned {
            Ok(case) => plan.cases.push(case),
            Err(error) => plan.errors.push(error),
        }
    }
    Ok(plan)
}

/// Where each column that the mapping names stands.
fn places<'a>(
    mapping: &'a Mapping,
    head: &csv::StringRecord,
) -> Result<BTreeMap<&'a str, usize>, MappingError> {
    let columns = &mapping.columns;
    let one = [&columns.id, &columns.opened, &columns.status];
    let maybe = [&columns.target, &columns.closed, &columns.on_time];
    let many = [
        &columns.words,
        &columns.result,
        &columns.caller,
        &columns.phone,
        &columns.address,
    ];
    let names = one
        .into_iter()
        .chain(maybe.into_iter().flatten())
        .chain(many.into_iter().flatten());
    let mut places = BTreeMap::new();
    for name in names {
        let mut found = head.iter().enumerate().filter(|(_, title)| title == name);
        let (place, _) = found
            .next()
            .ok_or_else(|| MappingError::ColumnMissing(name.clone()))?;
        if found.next().is_some() {
            return Err(MappingError::ColumnTwice(name.clone()));
        }
        places.insert(name.as_str(), place);
    }
    Ok(places)
}

struct Row<'a> {
    mapping: &'a Mapping,
    places: &'a BTreeMap<&'a str, usize>,
    record: &'a csv::StringRecord,
    line: u64,
}

impl Row<'_> {
    fn cell(&self, column: &str) -> &str {
        self.places
            .get(column)
            .and_then(|place| self.record.get(*place))
            .unwrap_or_default()
    }

    /// The cells of several columns; line breaks and runs of blanks, which spreadsheets are full of, become single blanks.
    fn joined(&self, columns: &[String]) -> String {
        let cells = columns.iter().map(|column| {
            let words: Vec<&str> = self.cell(column).split_whitespace().collect();
            words.join(" ")
        });
        let cells: Vec<String> = cells.filter(|cell| !cell.is_empty()).collect();
        cells.join("; ")
    }

    fn error(&self, column: &str, problem: Problem) -> RowError {
        RowError {
            line: self.line,
            column: column.to_owned(),
            text: self.cell(column).chars().take(80).collect(),
            problem,
        }
    }

    fn time(&self, column: &str) -> Result<Option<Timestamp>, RowError> {
        match self.cell(column) {
            "" => Ok(None),
            text => self
                .mapping
                .instant(text)
                .map(Some)
                .map_err(|_| self.error(column, Problem::NotATime)),
        }
    }

    fn maybe_time(&self, column: Option<&String>) -> Result<Option<Timestamp>, RowError> {
        column.map_or(Ok(None), |column| self.time(column))
    }

    fn planned(
        &self,
        met: &mut BTreeSet<String>,
        known: impl Fn(CaseId) -> bool,
    ) -> Result<PlannedCase, RowError> {
        let columns = &self.mapping.columns;
        let id = self.cell(&columns.id).to_owned();
        if id.is_empty() {
            return Err(self.error(&columns.id, Problem::Empty));
        }
        let opened = self
            .time(&columns.opened)?
            .ok_or_else(|| self.error(&columns.opened, Problem::Empty))?;
        let words = self.joined(&columns.words);
        if words.is_empty() {
            let column = columns.words.first().map_or("", String::as_str);
            return Err(self.error(column, Problem::Empty));
        }
        let target = self.maybe_time(columns.target.as_ref())?;
        let closing = self.closing(opened)?;
        let said_on_time = self.said_on_time()?;
        if !met.insert(id.clone()) {
            return Err(self.error(&columns.id, Problem::Twice));
        }
        let source = SourceRecord {
            system: self.mapping.system.clone(),
            id: id.clone(),
        };
        let case = case_id(&source);
        let caller = Caller {
            name: self.joined(&columns.caller),
            phone: self.joined(&columns.phone),
            address: self.joined(&columns.address),
        };
        Ok(PlannedCase {
            line: self.line,
            case,
            received: Received {
                number: id,
                intake: Intake::Request,
                customer: None,
                caller,
                channel: Channel::Imported,
                words,
                circumstances: Circumstances::default(),
                occurred_at: opened,
                grade: Grade::Ordinary,
                promise: None,
                read_back: false,
                not_read_back: String::new(),
                target,
                source: Some(source),
                round: None,
                found: None,
                attachments: Vec::new(),
            },
            closing,
            said_on_time,
            status: if known(case) {
                RowStatus::Known
            } else {
                RowStatus::New
            },
        })
    }

    fn closing(&self, opened: Timestamp) -> Result<Option<Closing>, RowError> {
        let columns = &self.mapping.columns;
        let status = self.cell(&columns.status);
        let is_closed = self.mapping.closed.contains(status);
        if !is_closed && !self.mapping.open.contains(status) {
            return Err(self.error(&columns.status, Problem::UnknownWord));
        }
        match self.maybe_time(columns.closed.as_ref())? {
            Some(end) if is_closed && end < opened => {
                Err(self.error(&columns.status, Problem::EndsBeforeItBegins))
            }
            Some(end) if is_closed => Ok(Some(Closing {
                occurred_at: end,
                result: Some(self.joined(&columns.result))
                    .filter(|result| !result.is_empty())
                    .unwrap_or_else(|| status.to_owned()),
                satisfaction: None,
                reason: String::new(),
            })),
            None if !is_closed => Ok(None),
            _ => Err(self.error(&columns.status, Problem::StatusAgainstTimes)),
        }
    }

    fn said_on_time(&self) -> Result<Option<bool>, RowError> {
        let Some(column) = &self.mapping.columns.on_time else {
            return Ok(None);
        };
        match self.cell(column) {
            "" => Ok(None),
            word if self.mapping.on_time.contains(word) => Ok(Some(true)),
            word if self.mapping.late.contains(word) => Ok(Some(false)),
            _ => Err(self.error(column, Problem::UnknownWord)),
        }
    }
}
