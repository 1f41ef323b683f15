//! Bundles as ledgers in memory: what every command on bundles shares.

use super::{CliError, Console};
use crate::desk::{Desk, DeskError, ExportRequest, Files, Gap, ImportReport, Opening};
use crate::domain::ids::PersonId;
use crate::domain::organisation::Organisation;
use crate::store::memory::MemoryStore;
use std::future::Future;
use std::path::{Path, PathBuf};
use std::pin::pin;
use std::task::{Context, Poll, Waker};

/// A ledger in memory.
pub(super) type Ledger = Desk<MemoryStore>;

/// Runs a future to its end. Nothing here waits for the outside: a store in memory is always ready.
pub(super) fn block_on<F: Future>(future: F) -> F::Output {
    let mut future = pin!(future);
    let mut context = Context::from_waker(Waker::noop());
    loop {
        match future.as_mut().poll(&mut context) {
            Poll::Ready(value) => return value,
            Poll::Pending => std::thread::yield_now(),
        }
    }
}

/// What the desk says, in words for a person at a terminal.
pub(super) fn said(error: DeskError) -> CliError {
    CliError::Wrong(match error {
        DeskError::Refused(refusal) => match refusal.clause() {
            Some(clause) => format!("refused by {clause}: {refusal:?}"),
            None => format!("refused: {refusal:?}"),
        },
        other => other.to_string(),
    })
}

/// An empty ledger of a new device.
pub(super) fn empty(console: &mut Console<'_>) -> Result<Ledger, CliError> {
    let opening = Opening {
        entropy: (console.entropy)(),
        incarnation: None,
    };
    block_on(Desk::open(MemoryStore::default(), opening)).map_err(said)
}

/// Takes bundles into a ledger, in whatever order they fit: what waits for its predecessors is taken again after them. One report a file,
/// in the order of the files.
pub(super) fn take(
    ledger: &Ledger,
    paths: &[PathBuf],
    console: &Console<'_>,
) -> Vec<Result<ImportReport, CliError>> {
    let mut reports: Vec<Result<ImportReport, CliError>> = Vec::new();
    for path in paths {
        reports.push(take_one(ledger, path, console));
    }
    loop {
        let mut progress = false;
        for (path, report) in paths.iter().zip(&mut reports) {
            let waits = report.as_ref().is_ok_and(|report| !report.gaps.is_empty());
            if !waits {
                continue;
            }
            let again = take_one(ledger, path, console);
            if let (Ok(before), Ok(again)) = (&mut *report, again) {
                progress |= again.gaps != before.gaps;
                let (new, known) = (before.new + again.new, before.known);
                *before = ImportReport {
                    new,
                    known,
                    ..again
                };
            }
        }
        if !progress {
            return reports;
        }
    }
}

fn take_one(ledger: &Ledger, path: &Path, console: &Console<'_>) -> Result<ImportReport, CliError> {
    let bytes = std::fs::read(path).map_err(|source| CliError::File {
        path: path.to_owned(),
        source,
    })?;
    block_on(ledger.import(&bytes, console.now))
        .map_err(|error| CliError::Wrong(format!("{}: {}", path.display(), said(error))))
}

/// Says what a report finds wrong; `true` when it finds nothing.
pub(super) fn tell_wrong(
    report: &ImportReport,
    path: &Path,
    console: &mut Console<'_>,
) -> Result<bool, CliError> {
    let path = path.display();
    for Gap { device, from, to } in &report.gaps {
        writeln!(
            console.err,
            "{path}: entries {from} to {to} of device {device} are missing"
        )?;
    }
    for device in &report.forked {
        writeln!(
            console.err,
            "{path}: device {device} has two different feeds; both are kept, and neither counts from where they part"
        )?;
    }
    Ok(report.gaps.is_empty() && report.forked.is_empty())
}

/// Takes one bundle, and says what is wrong with it; `true` when nothing is.
pub(super) fn take_telling(
    ledger: &Ledger,
    path: &Path,
    console: &mut Console<'_>,
) -> Result<(ImportReport, bool), CliError> {
    let report = take_one(ledger, path, console)?;
    let right = tell_wrong(&report, path, console)?;
    Ok((report, right))
}

/// Somebody in whose name an office machine may write: the named person, else the first administrator.
pub(super) fn writer(
    organisation: &Organisation,
    name: Option<&str>,
) -> Result<PersonId, CliError> {
    let active = || {
        organisation
            .people
            .iter()
            .filter(|(_, person)| person.active)
    };
    let found = match name {
        Some(name) => active().find(|(_, person)| person.name == name),
        None => active().find(|(_, person)| person.is_administrator()),
    };
    let (id, _) = found.ok_or_else(|| {
        CliError::Wrong(match name {
            Some(name) => format!("nobody called {name:?} works here"),
            None => "the ledger names no administrator".to_owned(),
        })
    })?;
    Ok(*id)
}

/// Writes everything as one bundle.
pub(super) fn write_bundle(
    ledger: &Ledger,
    person: PersonId,
    path: &Path,
    console: &mut Console<'_>,
) -> Result<u64, CliError> {
    let request = ExportRequest {
        since: None,
        files: Files::All,
        person,
        now: console.now,
        app: format!("huiyin {}", env!("CARGO_PKG_VERSION")),
    };
    let bundle = block_on(ledger.export(request)).map_err(said)?;
    write_whole(path, &bundle.bytes, console)?;
    Ok(bundle.entries)
}

/// Writes a file whole or not at all; `-` is standard output.
pub(super) fn write_whole(
    path: &Path,
    bytes: &[u8],
    console: &mut Console<'_>,
) -> Result<(), CliError> {
    if path == Path::new("-") {
        console.out.write_all(bytes)?;
        return Ok(());
    }
    let wrong = |source| CliError::File {
        path: path.to_owned(),
        source,
    };
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".part");
    let part = path.with_file_name(name);
    std::fs::write(&part, bytes).map_err(wrong)?;
    std::fs::rename(&part, path).map_err(wrong)
}
