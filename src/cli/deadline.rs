//! `deadline` and `elapsed`: the app's own working-time engine, for scripts and other people's test suites.

use super::calendar_file::calendar;
use super::rule::{RULES, instant, length_of, rule, written};
use super::{CliError, Console, Outcome};
use crate::domain::calendar::Calendar;
use crate::domain::clock::{Deadline, Interval};
use clap::Args;
use serde_json::{Value, json};
use std::path::PathBuf;

/// `deadline START RULE`.
#[derive(Debug, Args)]
#[command(after_help = RULES)]
pub(super) struct DeadlineArguments {
    /// From when is counted: an instant with offset, or by the calendar's wall clock.
    start: String,
    /// How much, as 30m or 3wd.
    #[arg(allow_hyphen_values = true)]
    rule: String,
    /// A calendar file (docs/calendar-format.md); without it, mainland China's usual week and notices.
    #[arg(long)]
    calendar: Option<PathBuf>,
    /// A stretch that does not count, as FROM/TO; may be given several times.
    #[arg(long)]
    pause: Vec<String>,
    /// One JSON object instead of lines for people.
    #[arg(long)]
    json: bool,
}

/// `elapsed START END`.
#[derive(Debug, Args)]
pub(super) struct ElapsedArguments {
    /// From.
    start: String,
    /// To.
    end: String,
    /// A calendar file (docs/calendar-format.md); without it, mainland China's usual week and notices.
    #[arg(long)]
    calendar: Option<PathBuf>,
    /// One JSON object instead of a line for people.
    #[arg(long)]
    json: bool,
}

pub(super) fn deadline(
    arguments: &DeadlineArguments,
    console: &mut Console<'_>,
) -> Result<Outcome, CliError> {
    let calendar = calendar(arguments.calendar.as_deref())?;
    let start = instant(&arguments.start, &calendar).map_err(CliError::Usage)?;
    let rule = rule(&arguments.rule).map_err(CliError::Usage)?;
    let pauses = pauses(&arguments.pause, &calendar)?;
    let deadline = if rule.backward {
        if !pauses.is_empty() {
            let text = "pauses go with rules that count forward";
            return Err(CliError::Usage(text.to_owned()));
        }
        // Backward, the explanation runs from the instant found to the one given.
        Deadline {
            start: calendar.subtract(start, rule.span).map_err(wrong)?,
            span: Some(rule.span),
            pauses,
            due: start,
        }
    } else {
        calendar
            .deadline(start, rule.span, &pauses)
            .map_err(wrong)?
    };
    let found = if rule.backward {
        deadline.start
    } else {
        deadline.due
    };
    let explanation = calendar.explain(&deadline);
    let lines: Vec<Value> = explanation
        .lines
        .iter()
        .filter_map(|line| serde_json::to_value(line).ok())
        .map(|line| with_written_instants(line, &calendar))
        .collect();
    if arguments.json {
        let answer = json!({
            "start": written(start, &calendar),
            "rule": arguments.rule,
            "due": written(found, &calendar),
            "due_ms": found.0,
            "working_ms": calendar.elapsed(deadline.start, deadline.due),
            "provisional": explanation.is_provisional(),
            "lines": lines,
        });
        writeln!(console.out, "{answer}")?;
    } else {
        writeln!(console.out, "{}", written(found, &calendar))?;
        for line in &lines {
            writeln!(console.out, "  {}", plain(line))?;
        }
    }
    if explanation.is_provisional() {
        writeln!(
            console.err,
            "provisional: for a year that is met no holiday notice is known; the instant may still move"
        )?;
    }
    Ok(Outcome::Right)
}

pub(super) fn elapsed(
    arguments: &ElapsedArguments,
    console: &mut Console<'_>,
) -> Result<Outcome, CliError> {
    let calendar = calendar(arguments.calendar.as_deref())?;
    let start = instant(&arguments.start, &calendar).map_err(CliError::Usage)?;
    let end = instant(&arguments.end, &calendar).map_err(CliError::Usage)?;
    let working = calendar.elapsed(start, end);
    if arguments.json {
        let answer = json!({
            "start": written(start, &calendar),
            "end": written(end, &calendar),
            "working_ms": working,
            "working_minutes": working / 60_000,
            "clock_ms": end.since(start),
        });
        writeln!(console.out, "{answer}")?;
    } else {
        writeln!(console.out, "{}", length_of(working))?;
    }
    Ok(Outcome::Right)
}

fn wrong(error: impl std::fmt::Display) -> CliError {
    CliError::Wrong(error.to_string())
}

fn pauses(texts: &[String], calendar: &Calendar) -> Result<Vec<Interval>, CliError> {
    let interval = |text: &String| {
        let (from, to) = text
            .split_once('/')
            .ok_or_else(|| CliError::Usage(format!("not a pause: {text:?} (as FROM/TO)")))?;
        Ok(Interval {
            from: instant(from, calendar).map_err(CliError::Usage)?,
            to: instant(to, calendar).map_err(CliError::Usage)?,
        })
    };
    texts.iter().map(interval).collect()
}

/// Instants in an explanation are milliseconds; outside they are written by the wall clock.
fn with_written_instants(mut line: Value, calendar: &Calendar) -> Value {
    if let Some(fields) = line.as_object_mut() {
        for key in ["at", "from", "to"] {
            let ms = fields.get(key).and_then(Value::as_i64);
            if let Some(ms) = ms {
                let at = crate::domain::time::Timestamp(ms);
                fields.insert(key.to_owned(), written(at, calendar).into());
            }
        }
    }
    line
}

/// `counted 2026-06-09T09:00:00+08:00 … 2026-06-09T12:00:00+08:00`.
fn plain(line: &Value) -> String {
    let Some(fields) = line.as_object() else {
        return line.to_string();
    };
    let text = |key: &str| match fields.get(key) {
        Some(Value::String(text)) => Some(text.clone()),
        Some(Value::Null) | None => None,
        Some(other) => Some(other.to_string()),
    };
    let mut words = vec![text("line").unwrap_or_default()];
    words.extend(text("at").or(text("date")).or(text("year")));
    if let (Some(from), Some(to)) = (text("from"), text("to")) {
        words.push(if from == to {
            from
        } else {
            format!("{from} … {to}")
        });
    }
    words.extend(text("name").filter(|name| !name.is_empty()));
    words.extend(text("point"));
    if let (Some(number), Some(of)) = (text("number"), text("of")) {
        words.push(format!("({number} of {of})"));
    }
    words.join(" ")
}
