//! The office command line: what a script or an office machine asks of ledgers and calendars.
//!
//! Data go to standard output, messages to standard error; the exit code is 0 only when nothing was wrong. Clock, randomness and both
//! streams come in from `bin/huiyin.rs`, so that everything here can be tested as a function.

mod admit;
mod bundles;
mod calendar_file;
mod cases;
mod deadline;
mod diff;
mod import_csv;
mod ledger;
mod merge;
mod rule;
mod union;

use clap::{Parser, Subcommand};
use std::ffi::OsString;
use std::io::{Read, Write};
use std::path::PathBuf;
use std::process::ExitCode;

/// Where a command writes, and what it knows of the moment.
pub struct Console<'a> {
    /// Data.
    pub out: &'a mut dyn Write,
    /// Messages for people.
    pub err: &'a mut dyn Write,
    /// What is kept out of the command line: a passphrase.
    pub input: &'a mut dyn Read,
    /// Now.
    pub now: crate::domain::time::Timestamp,
    /// Randomness for a new device.
    pub entropy: &'a mut dyn FnMut() -> crate::desk::Entropy,
}

/// Why a command ended badly; the text goes to standard error.
#[derive(Debug, thiserror::Error)]
pub enum CliError {
    /// A file cannot be read.
    #[error("{}: {source}", path.display())]
    File {
        /// Which.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// What was asked for makes no sense.
    #[error("{0}")]
    Usage(String),
    /// The data are not as they should be, said in full.
    #[error("{0}")]
    Wrong(String),
    /// Standard output is gone.
    #[error(transparent)]
    Output(#[from] std::io::Error),
}

impl CliError {
    /// What a script sees: 1 the data, 2 the command line, 3 the machine.
    fn code(&self) -> u8 {
        match self {
            Self::Wrong(_) => 1,
            Self::Usage(_) => 2,
            Self::File { .. } | Self::Output(_) => 3,
        }
    }
}

/// Whether everything was right: the exit code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// 0.
    Right,
    /// 1: something was wrong; it has been said.
    Wrong,
}

#[derive(Debug, Parser)]
#[command(
    name = "huiyin",
    version,
    about = "Huiyin 回音: ledgers, bundles and working time on an office machine"
)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Check bundles: hashes, chains, signatures, gaps. Nothing is written.
    Verify(bundles::VerifyArguments),
    /// Unite bundles of one organisation into one.
    Merge(merge::MergeArguments),
    /// The same, to put one bundle into the place of many: the result is read again before it gets its name.
    Compact(merge::CompactArguments),
    /// Who asks to be admitted; admit, revoke and enrol by the recovery file.
    Admit(admit::AdmitArguments),
    /// What each of two bundles lacks of the other; exit code 0 when they hold the same.
    Diff(diff::DiffArguments),
    /// What is in a bundle: counts, feeds, gaps, people.
    Show(bundles::ShowArguments),
    /// Make a bundle of cases from a spreadsheet.
    ImportCsv(import_csv::ImportArguments),
    /// One row a case: stage, deadlines, due, met or late.
    Cases(cases::CasesArguments),
    /// When is it due? START and RULE give the due instant, explained line by line.
    Deadline(deadline::DeadlineArguments),
    /// How much working time lies between two instants?
    Elapsed(deadline::ElapsedArguments),
}

/// Runs one command line.
pub fn run(arguments: impl IntoIterator<Item = OsString>, mut console: Console<'_>) -> ExitCode {
    let arguments = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => arguments,
        Err(error) => {
            // Help and version are data that were asked for; everything else is a message.
            let text = error.render();
            let _ = if error.use_stderr() {
                write!(console.err, "{text}")
            } else {
                write!(console.out, "{text}")
            };
            return ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2));
        }
    };
    let outcome = match arguments.command {
        Command::Verify(arguments) => bundles::verify(&arguments, &mut console),
        Command::Merge(arguments) => merge::merge(&arguments, &mut console),
        Command::Compact(arguments) => merge::compact(&arguments, &mut console),
        Command::Admit(arguments) => admit::admit(&arguments, &mut console),
        Command::Diff(arguments) => diff::diff(&arguments, &mut console),
        Command::Show(arguments) => bundles::show(&arguments, &mut console),
        Command::ImportCsv(arguments) => import_csv::import_csv(&arguments, &mut console),
        Command::Cases(arguments) => cases::cases(&arguments, &mut console),
        Command::Deadline(arguments) => deadline::deadline(&arguments, &mut console),
        Command::Elapsed(arguments) => deadline::elapsed(&arguments, &mut console),
    };
    match outcome {
        Ok(Outcome::Right) => ExitCode::SUCCESS,
        Ok(Outcome::Wrong) => ExitCode::FAILURE,
        Err(error) => {
            let _ = writeln!(console.err, "huiyin: {error}");
            ExitCode::from(error.code())
        }
    }
}

/// Reads a text file whole.
fn read_text(path: &std::path::Path) -> Result<String, CliError> {
    std::fs::read_to_string(path).map_err(|source| CliError::File {
        path: path.to_owned(),
        source,
    })
}
