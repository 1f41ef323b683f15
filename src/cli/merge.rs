//! `merge` and `compact`: many bundles of one organisation become one.

use super::bundles::outcome;
use super::ledger::writer;
use super::union::{Brought, Signer, Union, UnionError, Written};
use super::{CliError, Console, Outcome};
use crate::domain::ids::PersonId;
use crate::ledger::bundle::Limits;
use crate::ledger::identity::Identity;
use clap::Args;
use serde_json::json;
use std::path::{Path, PathBuf};

/// `merge FILE… -o OUT`.
#[derive(Debug, Args)]
pub(super) struct MergeArguments {
    #[command(flatten)]
    common: Common,
    /// Name and leave out files that are not acceptable instead of stopping at the first.
    #[arg(long)]
    keep_going: bool,
}

/// `compact FILE… -o OUT`.
#[derive(Debug, Args)]
pub(super) struct CompactArguments {
    #[command(flatten)]
    common: Common,
}

#[derive(Debug, Args)]
struct Common {
    /// Bundles of one organisation, in any order.
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// Where everything goes; `-` is standard output.
    #[arg(short, long)]
    output: PathBuf,
    /// In whose name; an administrator otherwise.
    #[arg(long)]
    person: Option<String>,
    /// The most that one file may hold, in MiB: what is larger goes on in OUT-2, OUT-3 … 256 is what a tablet takes.
    #[arg(long, default_value_t = 256, value_parser = clap::value_parser!(u64).range(1..=1 << 20))]
    limit: u64,
    /// One JSON object about it on standard output.
    #[arg(long)]
    json: bool,
}

/// What became of one file.
struct Taken<'a> {
    path: &'a Path,
    brought: Result<Brought, String>,
}

pub(super) fn merge(
    arguments: &MergeArguments,
    console: &mut Console<'_>,
) -> Result<Outcome, CliError> {
    let common = &arguments.common;
    if common.json && is_standard(&common.output) {
        return Err(both_on_standard_output());
    }
    let (union, taken) = take(common, arguments.keep_going, console)?;
    let written = write(union, common, console)?;
    finish(written, &taken, common, console)
}

pub(super) fn compact(
    arguments: &CompactArguments,
    console: &mut Console<'_>,
) -> Result<Outcome, CliError> {
    let common = &arguments.common;
    if is_standard(&common.output) {
        let text = "compact reads again what it has written: it needs a file";
        return Err(CliError::Usage(text.to_owned()));
    }
    let (union, taken) = take(common, false, console)?;
    let written = write(union, common, console)?;
    // Whoever compacts throws the old files away: first it must be sure that nothing of them is missing.
    let mut again = begin(common, console)?;
    for path in written.drafts.paths() {
        again
            .add(path, largest())
            .map_err(|error| failed(path, error))?;
    }
    for path in &common.files {
        let whole = again
            .holds(path, Limits::default())
            .map_err(|error| failed(path, error))?;
        if !whole {
            return Err(CliError::Wrong(format!(
                "{}: not all of it would be in the result; nothing was written",
                path.display()
            )));
        }
    }
    finish(written, &taken, common, console)
}

fn is_standard(output: &Path) -> bool {
    output == Path::new("-")
}

fn both_on_standard_output() -> CliError {
    CliError::Usage("--json and -o - would both write to standard output".to_owned())
}

/// What this program has just written may be as large as was asked for.
fn largest() -> Limits {
    Limits { bytes: u64::MAX }
}

fn failed(path: &Path, error: UnionError) -> CliError {
    match error {
        UnionError::Io(source) | UnionError::Unreadable(source) => CliError::File {
            path: path.to_owned(),
            source,
        },
        UnionError::Several => CliError::Usage(error.to_string()),
        other => CliError::Wrong(format!("{}: {other}", path.display())),
    }
}

fn begin(common: &Common, console: &mut Console<'_>) -> Result<Union, CliError> {
    let [a, b, c, d, ..] = (console.entropy)();
    Union::begin(&common.output, [a, b, c, d]).map_err(|source| CliError::File {
        path: common.output.clone(),
        source,
    })
}

/// Takes one file after the other.
fn take<'a>(
    common: &'a Common,
    keep_going: bool,
    console: &mut Console<'_>,
) -> Result<(Union, Vec<Taken<'a>>), CliError> {
    let mut union = begin(common, console)?;
    let mut taken = Vec::new();
    for path in &common.files {
        let brought = match union.add(path, Limits::default()) {
            Ok(brought) => {
                writeln!(
                    console.err,
                    "{}: {} new, {} known, {} new attachments",
                    path.display(),
                    brought.new,
                    brought.known,
                    brought.attachments
                )?;
                Ok(brought)
            }
            Err(error) => {
                // Where the union itself cannot go on, nothing can be left out.
                let own = matches!(error, UnionError::Io(_));
                let error = failed(if own { &common.output } else { path }, error);
                if own || !keep_going {
                    return Err(error);
                }
                writeln!(console.err, "huiyin: {error}; left out")?;
                Err(error.to_string())
            }
        };
        taken.push(Taken { path, brought });
    }
    Ok((union, taken))
}

/// The header is signed by a device that is made for it and forgotten: it writes no entry, and nobody has to admit it.
fn write(
    mut union: Union,
    common: &Common,
    console: &mut Console<'_>,
) -> Result<Written, CliError> {
    let output = &common.output;
    let firm = union.firm().map_err(|error| failed(output, error))?;
    let person = match writer(&firm, common.person.as_deref()) {
        Ok(person) => person,
        Err(error) if common.person.is_some() => return Err(error),
        // Bundles that hold only what is new name no people; a header has to name somebody.
        Err(_) => union.newest_person().unwrap_or(PersonId(uuid::Uuid::nil())),
    };
    let identity = Identity::from_secret((console.entropy)());
    let signer = Signer {
        identity: &identity,
        person,
        now: console.now,
        app: &format!("huiyin {}", env!("CARGO_PKG_VERSION")),
    };
    union
        .write(&signer, (output, common.limit << 20), console.out)
        .map_err(|error| failed(output, error))
}

/// Gives the result its name and says what is in it.
fn finish(
    written: Written,
    taken: &[Taken<'_>],
    common: &Common,
    console: &mut Console<'_>,
) -> Result<Outcome, CliError> {
    let Written {
        drafts,
        entries,
        attachments,
        gaps,
        forked,
    } = written;
    let named = drafts.name().map_err(|source| CliError::File {
        path: common.output.clone(),
        source,
    })?;
    for gap in &gaps {
        writeln!(
            console.err,
            "entries {} to {} of device {} are missing",
            gap.from, gap.to, gap.device
        )?;
    }
    for device in &forked {
        writeln!(
            console.err,
            "device {device} has two different feeds; both are kept"
        )?;
    }
    for path in &named {
        let size = std::fs::metadata(path).map_or(0, |file| file.len());
        writeln!(console.err, "{}: {size} bytes", path.display())?;
    }
    writeln!(
        console.err,
        "{entries} entries, {attachments} attachments in {} files",
        named.len().max(1)
    )?;
    let left_out = taken.iter().filter(|one| one.brought.is_err()).count();
    if common.json {
        let files = taken.iter().map(|one| match &one.brought {
            Ok(brought) => json!({ "file": one.path, "new": brought.new, "known": brought.known, "attachments": brought.attachments }),
            Err(error) => json!({ "file": one.path, "error": error }),
        });
        let report = json!({
            "written": named,
            "entries": entries,
            "attachments": attachments,
            "files": files.collect::<Vec<_>>(),
            "gaps": super::bundles::gaps(&gaps),
            "forked": forked.iter().map(ToString::to_string).collect::<Vec<_>>(),
        });
        writeln!(console.out, "{report}")?;
    }
    // What was missing is not lost here, but the result is not whole either.
    Ok(outcome(
        gaps.is_empty() && forked.is_empty() && left_out == 0,
    ))
}
