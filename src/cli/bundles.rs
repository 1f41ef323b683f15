//! `verify`, `show`.

use super::ledger::{empty, take, take_telling, tell_wrong};
use super::{CliError, Console, Outcome};
use crate::desk::{Gap, ImportReport};
use crate::domain::cases::Procedure;
use clap::Args;
use serde::Deserialize;
use serde_json::json;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// `verify FILE…`.
#[derive(Debug, Args)]
pub(super) struct VerifyArguments {
    /// Bundles. Those of one organisation are taken together, so that a bundle that holds only what is new finds what it builds on.
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// One JSON array, an object a file, instead of lines for people.
    #[arg(long)]
    json: bool,
}

/// `show FILE`.
#[derive(Debug, Args)]
pub(super) struct ShowArguments {
    /// A bundle.
    file: PathBuf,
    /// One JSON object instead of lines for people.
    #[arg(long)]
    json: bool,
}

pub(super) fn verify(
    arguments: &VerifyArguments,
    console: &mut Console<'_>,
) -> Result<Outcome, CliError> {
    let mut groups: BTreeMap<String, Vec<PathBuf>> = BTreeMap::new();
    for file in &arguments.files {
        let group = groups.entry(organisation_of(file)).or_default();
        group.push(file.clone());
    }
    let mut right = true;
    let mut all = Vec::new();
    for files in groups.values() {
        let ledger = empty(console)?;
        for (file, report) in files.iter().zip(take(&ledger, files, console)) {
            match report {
                Ok(report) => {
                    right &= tell_wrong(&report, file, console)?;
                    if arguments.json {
                        all.push(verified(file, &report));
                        continue;
                    }
                    writeln!(
                        console.out,
                        "{}: {} entries, {} of them known, {} held, {} attachments, of {:?}",
                        file.display(),
                        report.new + report.known,
                        report.known,
                        report.held,
                        report.attachments,
                        report.organisation_name,
                    )?;
                }
                Err(error) => {
                    writeln!(console.err, "huiyin: {error}")?;
                    all.push(json!({ "file": file, "error": error.to_string() }));
                    right = false;
                }
            }
        }
    }
    if arguments.json {
        writeln!(console.out, "{}", serde_json::Value::Array(all))?;
    }
    Ok(outcome(right))
}

fn verified(file: &Path, report: &ImportReport) -> serde_json::Value {
    json!({
        "file": file,
        "organisation": { "id": report.organisation.to_string(), "name": report.organisation_name },
        "entries": report.new + report.known,
        "known": report.known,
        "held": report.held,
        "waiting": report.waiting,
        "attachments": report.attachments,
        "gaps": gaps(&report.gaps),
        "forked": report.forked.iter().map(ToString::to_string).collect::<Vec<_>>(),
    })
}

/// Missing entries, for scripts.
pub(super) fn gaps(gaps: &[Gap]) -> Vec<serde_json::Value> {
    let line =
        |gap: &Gap| json!({ "device": gap.device.to_string(), "from": gap.from, "to": gap.to });
    gaps.iter().map(line).collect()
}

pub(super) fn outcome(right: bool) -> Outcome {
    if right {
        Outcome::Right
    } else {
        Outcome::Wrong
    }
}

/// The organisation that a bundle says it belongs to; what cannot be read is a group of its own, and `take` then says why.
fn organisation_of(path: &Path) -> String {
    #[derive(Deserialize)]
    struct Bundle {
        header: Header,
    }
    #[derive(Deserialize)]
    struct Header {
        organisation: Organisation,
    }
    #[derive(Deserialize)]
    struct Organisation {
        id: String,
    }
    let read = std::fs::read(path).ok();
    let bundle = read.and_then(|bytes| serde_json::from_slice::<Bundle>(&bytes).ok());
    bundle.map_or_else(
        || path.display().to_string(),
        |bundle| bundle.header.organisation.id,
    )
}

pub(super) fn show(
    arguments: &ShowArguments,
    console: &mut Console<'_>,
) -> Result<Outcome, CliError> {
    let ledger = empty(console)?;
    let (report, right) = take_telling(&ledger, &arguments.file, console)?;
    let standing = ledger.standing();
    let world = ledger.world();
    let organisation = &world.organisation;
    let repairs = world
        .cases
        .values()
        .filter(|case| matches!(case.procedure, Procedure::Repair(_)))
        .count();
    let open = world
        .cases
        .values()
        .filter(|case| !case.is_closed())
        .count();
    let feeds: Vec<serde_json::Value> = standing
        .devices
        .iter()
        .map(|device| {
            let known = organisation.devices.get(&device.device);
            json!({
                "device": device.device.to_string(),
                "name": known.map(|known| known.name.as_str()),
                "entries": device.held,
            })
        })
        .collect();
    let people: Vec<serde_json::Value> = organisation
        .people
        .iter()
        .map(|(id, person)| {
            json!({ "id": id.to_string(), "name": person.name, "roles": person.roles, "active": person.active })
        })
        .collect();
    let waiting: Vec<serde_json::Value> = ledger
        .quarantine()
        .iter()
        .map(|line| json!({ "device": line.device.to_string(), "why": line.why, "entries": line.entries }))
        .collect();
    let all = json!({
        "organisation": { "id": organisation.id.to_string(), "name": organisation.name },
        "entries": report.new,
        "held": report.held,
        "waiting": waiting,
        "attachments": report.attachments,
        "customers": world.customers.len(),
        "cases": { "all": world.cases.len(), "open": open, "repairs": repairs },
        "feeds": feeds,
        "gaps": gaps(&report.gaps),
        "people": people,
    });
    if arguments.json {
        writeln!(console.out, "{all}")?;
    } else {
        writeln!(console.out, "organisation  {}", organisation.name)?;
        writeln!(
            console.out,
            "entries       {} ({} held), {} attachments",
            report.new, report.held, report.attachments
        )?;
        writeln!(console.out, "customers     {}", world.customers.len())?;
        writeln!(
            console.out,
            "cases         {} ({open} open, {repairs} repairs)",
            world.cases.len()
        )?;
        for device in &standing.devices {
            let known = organisation.devices.get(&device.device);
            let name = known.map_or("", |known| known.name.as_str());
            writeln!(
                console.out,
                "feed          {} {} {name}",
                device.device, device.held
            )?;
        }
        for line in ledger.quarantine() {
            writeln!(
                console.out,
                "waiting       {} {:?} {}",
                line.device, line.why, line.entries
            )?;
        }
        for person in organisation.people.values() {
            let left = if person.active { "" } else { " (left)" };
            writeln!(
                console.out,
                "person        {}{left} {:?}",
                person.name, person.roles
            )?;
        }
    }
    Ok(outcome(right))
}
