//! `cases`: one row a case, for spreadsheets and scripts.

use super::ledger::{empty, take_telling};
use super::rule::{instant, written};
use super::{CliError, Console, Outcome};
use crate::domain::calendar::Calendar;
use crate::domain::cases::{Case, StageMark, clocks, stages};
use crate::domain::clock::{Clock, Duty, Standing};
use crate::domain::context::Context;
use crate::domain::ids::PersonId;
use crate::domain::time::Timestamp;
use clap::Args;
use serde::Serialize;
use std::path::PathBuf;
use uuid::Uuid;

/// `cases FILE --csv|--json`.
#[derive(Debug, Args)]
pub(super) struct CasesArguments {
    /// A bundle.
    file: PathBuf,
    /// Comma separated, with a head.
    #[arg(long, conflicts_with = "json")]
    csv: bool,
    /// One JSON array.
    #[arg(long, required_unless_present = "csv")]
    json: bool,
    /// Judge what is open at this instant instead of now.
    #[arg(long)]
    as_of: Option<String>,
}

/// One case.
#[derive(Debug, Serialize)]
struct Row {
    id: String,
    number: String,
    /// The number that an office gave it.
    #[serde(skip_serializing_if = "Option::is_none")]
    register: Option<String>,
    kind: String,
    stage: String,
    received: String,
    closed: Option<String>,
    source: Option<String>,
    words: String,
    /// The earliest deadline that still runs.
    due: Option<String>,
    /// `on_time` or `late`: late when any deadline was met late or is overdue.
    verdict: &'static str,
    deadlines: Vec<DeadlineRow>,
}

/// One deadline.
#[derive(Debug, Serialize)]
struct DeadlineRow {
    duty: String,
    clause: Option<String>,
    due: String,
    /// `not_yet_open`, `running`, `overdue`, `met`, `met_late`, `void`.
    standing: &'static str,
    met: Option<String>,
}

pub(super) fn cases(
    arguments: &CasesArguments,
    console: &mut Console<'_>,
) -> Result<Outcome, CliError> {
    let ledger = empty(console)?;
    let (_, right) = take_telling(&ledger, &arguments.file, console)?;
    let world = ledger.world();
    let calendar = world.organisation.calendar_at(console.now);
    let now = match &arguments.as_of {
        Some(text) => instant(text, calendar).map_err(CliError::Usage)?,
        None => console.now,
    };
    let context = Context {
        now,
        // Nobody acts: reading needs no rights.
        actor: PersonId(Uuid::nil()),
        device: ledger.device(),
        world: &world,
    };
    let mut cases: Vec<&Case> = world.cases.values().collect();
    cases.sort_by_key(|case| (case.received_at, &case.number));
    let rows: Vec<Row> = cases
        .into_iter()
        .map(|case| row(case, &context, calendar))
        .collect();
    if arguments.csv {
        write_csv(&rows, console)?;
    } else {
        serde_json::to_writer(&mut *console.out, &rows).map_err(std::io::Error::from)?;
        writeln!(console.out)?;
    }
    Ok(if right {
        Outcome::Right
    } else {
        Outcome::Wrong
    })
}

fn row(case: &Case, context: &Context<'_>, calendar: &Calendar) -> Row {
    let clocks = clocks(case, context);
    let late = clocks.iter().any(|clock| {
        matches!(
            clock.standing(context.now),
            Standing::Overdue(_) | Standing::MetLate(..)
        )
    });
    let open = clocks.iter().filter(|clock| clock.is_open());
    let due = open.map(|clock| clock.deadline.due).min();
    let reached = stages(case, context)
        .into_iter()
        .rfind(|(_, mark)| matches!(mark, StageMark::Done(_)));
    let at = |instant: Timestamp| written(instant, calendar);
    Row {
        id: case.id.to_string(),
        number: case.number.clone(),
        register: case.register.as_ref().map(|given| given.number.clone()),
        kind: case.procedure.key().to_owned(),
        stage: reached.map_or_else(String::new, |(stage, _)| snake(&format!("{stage:?}"))),
        received: at(case.received_at),
        closed: case
            .closing
            .value
            .as_ref()
            .map(|closing| at(closing.occurred_at)),
        source: case
            .source
            .as_ref()
            .map(|source| format!("{}/{}", source.system, source.id)),
        words: case.words.clone(),
        due: due.map(at),
        verdict: if late { "late" } else { "on_time" },
        deadlines: clocks
            .iter()
            .map(|clock| deadline_row(clock, context.now, calendar))
            .collect(),
    }
}

fn deadline_row(clock: &Clock, now: Timestamp, calendar: &Calendar) -> DeadlineRow {
    DeadlineRow {
        duty: duty(clock.duty),
        clause: clock.clause.map(|clause| clause.to_string()),
        due: written(clock.deadline.due, calendar),
        standing: match clock.standing(now) {
            Standing::NotYetOpen(_) => "not_yet_open",
            Standing::Running(_) => "running",
            Standing::Overdue(_) => "overdue",
            Standing::Met(_) => "met",
            Standing::MetLate(..) => "met_late",
            Standing::Void => "void",
        },
        met: clock.met.map(|met| written(met, calendar)),
    }
}

/// A duty's name; a step of a complaint is `complaint_` and the step, one of returns and allowances `returns_` and the step.
fn duty(duty: Duty) -> String {
    match duty {
        Duty::Returns(step) => format!("returns_{}", snake(&format!("{step:?}"))),
        Duty::Complaint(step) => format!("complaint_{}", snake(&format!("{step:?}"))),
        Duty::Quality(step) => format!("quality_{}", snake(&format!("{step:?}"))),
        plain => snake(&format!("{plain:?}")),
    }
}

/// `ArriveAtLeak` → `arrive_at_leak`: the name of a plain variant as everything else in JSON is written.
fn snake(name: &str) -> String {
    let mut text = String::new();
    for letter in name.chars() {
        if letter.is_ascii_uppercase() && !text.is_empty() {
            text.push('_');
        }
        text.push(letter.to_ascii_lowercase());
    }
    text
}

fn write_csv(rows: &[Row], console: &mut Console<'_>) -> Result<(), CliError> {
    let mut writer = csv::Writer::from_writer(&mut *console.out);
    let wrong = |error: csv::Error| CliError::Wrong(error.to_string());
    writer
        .write_record([
            "id",
            "number",
            "kind",
            "stage",
            "received",
            "closed",
            "source",
            "words",
            "due",
            "verdict",
            "deadlines",
        ])
        .map_err(wrong)?;
    for row in rows {
        let deadlines: Vec<String> = row
            .deadlines
            .iter()
            .map(|deadline| {
                let clause = deadline.clause.as_deref().unwrap_or("-");
                format!(
                    "{} {clause} {} {}",
                    deadline.duty, deadline.due, deadline.standing
                )
            })
            .collect();
        let cells = [
            row.id.as_str(),
            &row.number,
            &row.kind,
            &row.stage,
            &row.received,
            row.closed.as_deref().unwrap_or_default(),
            row.source.as_deref().unwrap_or_default(),
            &row.words,
            row.due.as_deref().unwrap_or_default(),
            row.verdict,
            &deadlines.join("; "),
        ];
        writer.write_record(cells.map(harmless)).map_err(wrong)?;
    }
    writer.flush()?;
    Ok(())
}

/// A cell that a spreadsheet would take for a formula gets an apostrophe: somebody else's words must not compute.
fn harmless(cell: &str) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{cell}")
    } else {
        cell.to_owned()
    }
}
