//! `admit`: who asks to be admitted; and, by the recovery file, what an administrator does about devices and people without a browser.
//!
//! The key in a recovery file may admit one device, once. It admits one that is made for this run and forgotten after it; that device makes
//! a new recovery file and then carries out what was asked. So no key of the office lies about, and no feed is ever continued.

use super::ledger::{
    Ledger, block_on, empty, said, take_telling, write_bundle, write_whole, writer,
};
use super::{CliError, Console, Outcome, read_text};
use crate::domain::event::Command;
use crate::domain::ids::PersonId;
use crate::domain::organisation::{
    Admission, Device, Organisation, OrganisationCommand, OrganisationEvent, PersonFacts,
};
use crate::domain::stamp::DeviceId;
use crate::ledger::mark::digits;
use clap::Args;
use serde::Serialize;
use serde_json::json;
use std::path::{Path, PathBuf};

/// `admit BUNDLE …`.
#[derive(Debug, Args)]
#[command(
    after_help = "Without --admit, --revoke, --enrol and --left: lists the devices with their marks.
A MARK is the twelve digits that the device shows on its Handoff screen, or its whole key."
)]
pub(super) struct AdmitArguments {
    /// The newest bundle of the organisation.
    bundle: PathBuf,
    /// Admit the device with this mark, under the name that it gave itself or under NAME.
    #[arg(long, value_name = "MARK[=NAME]")]
    admit: Vec<String>,
    /// Let nothing count of the device with this mark but what the bundle holds.
    #[arg(long, value_name = "MARK")]
    revoke: Vec<String>,
    /// Enrol somebody, or give somebody of that name other roles: as "陳志遠:technician,supervisor:13800000000".
    #[arg(long, value_name = "NAME:ROLES[:PHONE]")]
    enrol: Vec<String>,
    /// Note that somebody has left.
    #[arg(long, value_name = "NAME")]
    left: Vec<String>,
    /// The recovery file; it is spent by this.
    #[arg(long)]
    recovery: Option<PathBuf>,
    /// A file whose first line is the passphrase of the recovery file; `-` is standard input.
    #[arg(long)]
    passphrase: Option<PathBuf>,
    /// Where the bundle goes.
    #[arg(short, long)]
    output: Option<PathBuf>,
    /// Where the next recovery file goes, under the same passphrase.
    #[arg(long)]
    recovery_output: Option<PathBuf>,
    /// In whose name; the first administrator otherwise.
    #[arg(long)]
    person: Option<String>,
    /// What the device of this run is called in the ledger.
    #[arg(long, default_value = "huiyin admit")]
    device_name: String,
    /// One JSON object instead of lines for people.
    #[arg(long)]
    json: bool,
}

/// One device.
#[derive(Serialize)]
struct Row {
    mark: String,
    /// `asked`, `admitted`, `revoked`; `unknown` when it has written entries and never asked.
    state: &'static str,
    device: DeviceId,
    name: String,
    person: String,
    entries: u64,
    /// Entries of it that do not count.
    waiting: u64,
}

pub(super) fn admit(
    arguments: &AdmitArguments,
    console: &mut Console<'_>,
) -> Result<Outcome, CliError> {
    let ledger = empty(console)?;
    let (_, whole) = take_telling(&ledger, &arguments.bundle, console)?;
    let changes = [
        &arguments.admit,
        &arguments.revoke,
        &arguments.enrol,
        &arguments.left,
    ];
    if changes.iter().all(|changes| changes.is_empty()) {
        list(&ledger, arguments.json, console)?;
        return Ok(super::bundles::outcome(whole));
    }
    if !whole {
        let text = "a bundle that is not whole cannot be continued";
        return Err(CliError::Wrong(text.to_owned()));
    }
    let files = Files::of(arguments)?;
    let passphrase = passphrase(files.passphrase, console)?;
    let person = writer(&ledger.world().organisation, arguments.person.as_deref())?;
    let events = events(arguments, &ledger, person, console)?;
    let next = enter(
        &ledger,
        &files,
        &passphrase,
        (person, arguments.device_name.clone()),
        console,
    )?;
    for (_, event) in &events {
        let command = OrganisationCommand::Record(Box::new(event.clone()));
        block_on(ledger.execute(Command::Organisation(command), person, console.now))
            .map_err(said)?;
    }
    // Each is of no use without the other: the file first, so that a bundle never ends the old file without there being a new one.
    write_whole(files.recovery_output, next.as_bytes(), console)?;
    write_bundle(&ledger, person, files.output, console)?;
    let lines: Vec<&String> = events.iter().map(|(line, _)| line).collect();
    if arguments.json {
        let report =
            json!({ "done": lines, "written": files.output, "recovery": files.recovery_output });
        writeln!(console.out, "{report}")?;
    } else {
        for line in lines {
            writeln!(console.out, "{line}")?;
        }
    }
    writeln!(
        console.err,
        "{} is spent once {} is taken; keep {} in its place",
        files.recovery.display(),
        files.output.display(),
        files.recovery_output.display()
    )?;
    Ok(Outcome::Right)
}

/// What a change needs.
struct Files<'a> {
    recovery: &'a Path,
    passphrase: &'a Path,
    output: &'a Path,
    recovery_output: &'a Path,
}

impl<'a> Files<'a> {
    fn of(arguments: &'a AdmitArguments) -> Result<Self, CliError> {
        let needed = |path: &'a Option<PathBuf>, name: &str| {
            path.as_deref()
                .ok_or_else(|| CliError::Usage(format!("a change needs {name}")))
        };
        let files = Self {
            recovery: needed(&arguments.recovery, "--recovery FILE")?,
            passphrase: needed(&arguments.passphrase, "--passphrase FILE")?,
            output: needed(&arguments.output, "-o OUT")?,
            recovery_output: needed(&arguments.recovery_output, "--recovery-output FILE")?,
        };
        let clash = [files.recovery, files.output, Path::new("-")];
        if clash.contains(&files.recovery_output) || files.output == Path::new("-") {
            // Until the bundle is taken, the old file is the one that opens the door.
            let text =
                "-o and --recovery-output are two files of their own, beside the old recovery file";
            return Err(CliError::Usage(text.to_owned()));
        }
        Ok(files)
    }
}

/// The first line of a file or of standard input. Never of the command line, which every program on the machine can read.
fn passphrase(path: &Path, console: &mut Console<'_>) -> Result<String, CliError> {
    let text = if path == Path::new("-") {
        let mut text = String::new();
        console
            .input
            .read_to_string(&mut text)
            .map_err(|source| CliError::File {
                path: path.to_owned(),
                source,
            })?;
        text
    } else {
        read_text(path)?
    };
    Ok(text.lines().next().unwrap_or_default().to_owned())
}

/// Admits this run's device and gives the next recovery file.
fn enter(
    ledger: &Ledger,
    files: &Files<'_>,
    passphrase: &str,
    whom: (PersonId, String),
    console: &mut Console<'_>,
) -> Result<String, CliError> {
    let file = read_text(files.recovery)?;
    let wrong = |error| match said(error) {
        CliError::Wrong(text) => CliError::Wrong(format!("{}: {text}", files.recovery.display())),
        other => other,
    };
    let person = whom.0;
    block_on(ledger.recover(&file, passphrase, whom, console.now)).map_err(wrong)?;
    let (key, salt, nonce) = (
        (console.entropy)(),
        (console.entropy)(),
        (console.entropy)(),
    );
    let mut random = [0; 40];
    for (place, byte) in random.iter_mut().zip(salt.into_iter().chain(nonce)) {
        *place = byte;
    }
    let next = ledger.prepare_recovery(passphrase, (key, random), person, console.now);
    block_on(next).map_err(said)
}

/// What was asked for, each with a line that says it.
fn events(
    arguments: &AdmitArguments,
    ledger: &Ledger,
    person: PersonId,
    console: &mut Console<'_>,
) -> Result<Vec<(String, OrganisationEvent)>, CliError> {
    let rows = rows(ledger);
    let world = ledger.world();
    let organisation = &world.organisation;
    let mut events = Vec::new();
    for text in &arguments.admit {
        let (mark, name) = match text.split_once('=') {
            Some((mark, name)) => (mark, Some(name)),
            None => (text.as_str(), None),
        };
        let row = found(&rows, mark)?;
        let introduced = organisation.devices.get(&row.device);
        let name = name.map_or(row.name.as_str(), str::trim).to_owned();
        if name.is_empty() {
            let text = format!("{} has given itself no name: {mark}=NAME", row.mark);
            return Err(CliError::Usage(text));
        }
        events.push((
            format!("admitted  {}  {name}", row.mark),
            OrganisationEvent::DeviceAdmitted {
                device: row.device,
                name,
                person: introduced.map_or(person, |device| device.person),
            },
        ));
    }
    for mark in &arguments.revoke {
        let row = found(&rows, mark)?;
        events.push((
            format!(
                "revoked   {}  {} after entry {}",
                row.mark, row.name, row.entries
            ),
            OrganisationEvent::DeviceRevoked {
                device: row.device,
                last: row.entries,
            },
        ));
    }
    for text in &arguments.enrol {
        let (known, facts) = facts(text, organisation)?;
        let id = known.unwrap_or_else(|| drawn(console));
        events.push((
            format!("enrolled  {} {:?}", facts.name, facts.roles),
            OrganisationEvent::PersonEnrolled { person: id, facts },
        ));
    }
    for name in &arguments.left {
        let person = writer(organisation, Some(name))?;
        events.push((
            format!("left      {name}"),
            OrganisationEvent::PersonLeft { person },
        ));
    }
    Ok(events)
}

fn drawn(console: &mut Console<'_>) -> PersonId {
    let drawn = (console.entropy)();
    let (bytes, _) = drawn.split_first_chunk::<16>().unwrap_or((&[0; 16], &[]));
    PersonId(uuid::Builder::from_random_bytes(*bytes).into_uuid())
}

/// `NAME:role,role[:phone]`; the person's identity when somebody of that name works here already.
fn facts(
    text: &str,
    organisation: &Organisation,
) -> Result<(Option<PersonId>, PersonFacts), CliError> {
    let mut parts = text.splitn(3, ':').map(str::trim);
    let name = parts.next().unwrap_or_default();
    let roles = parts.next().unwrap_or_default();
    let roles = roles.split(',').map(|role| {
        let role = role.trim();
        serde_json::from_value(json!(role))
            .map_err(|_| CliError::Usage(format!("{text:?}: {role:?} is no role")))
    });
    let known = organisation
        .people
        .iter()
        .find(|(_, person)| person.active && person.name == name);
    let phone = parts.next().map(str::to_owned);
    let facts = PersonFacts {
        name: name.to_owned(),
        roles: roles.collect::<Result<_, _>>()?,
        phone: phone
            .or_else(|| known.map(|(_, person)| person.phone.clone()))
            .unwrap_or_default(),
    };
    Ok((known.map(|(id, _)| *id), facts))
}

/// The one device that a mark or a key names.
fn found<'a>(rows: &'a [Row], mark: &str) -> Result<&'a Row, CliError> {
    let plain = |text: &str| text.replace([' ', '-'], "");
    let named: Vec<&Row> = rows
        .iter()
        .filter(|row| plain(&row.mark) == plain(mark) || row.device.to_string() == mark.trim())
        .collect();
    match named.as_slice() {
        [row] => Ok(row),
        [] => Err(CliError::Wrong(format!("no device has the mark {mark:?}"))),
        _ => Err(CliError::Wrong(format!(
            "several devices have the mark {mark:?}: give the whole key"
        ))),
    }
}

/// Every device that has asked, was admitted or has written; those who ask first.
fn rows(ledger: &Ledger) -> Vec<Row> {
    let world = ledger.world();
    let organisation = &world.organisation;
    let quarantine = ledger.quarantine();
    let me = ledger.device();
    let written = ledger.standing().devices.into_iter().map(|one| one.device);
    let all: std::collections::BTreeSet<DeviceId> = organisation
        .devices
        .keys()
        .copied()
        .chain(written)
        .collect();
    let mut rows: Vec<Row> = all
        .into_iter()
        .filter(|device| *device != me)
        .filter_map(|device| {
            let known = organisation.devices.get(&device);
            let entries = ledger.held(device);
            let waits = quarantine.iter().filter(|line| line.device == device);
            // Devices that only sign bundles (`merge`) ask for nothing.
            (known.is_some() || entries > 0).then(|| Row {
                mark: digits(device),
                state: state(known),
                device,
                name: known.map_or_else(String::new, |known| known.name.clone()),
                person: known
                    .and_then(|known| organisation.people.get(&known.person))
                    .map_or_else(String::new, |person| person.name.clone()),
                entries,
                waiting: waits.map(|line| line.entries).sum(),
            })
        })
        .collect();
    rows.sort_by_key(|row| match row.state {
        "asked" => 0,
        "unknown" => 1,
        "admitted" => 2,
        _ => 3,
    });
    rows
}

fn state(device: Option<&Device>) -> &'static str {
    match device.map(|device| device.admission) {
        Some(Admission::Asked) => "asked",
        Some(Admission::Admitted) => "admitted",
        Some(Admission::Revoked { .. }) => "revoked",
        None => "unknown",
    }
}

fn list(ledger: &Ledger, json: bool, console: &mut Console<'_>) -> Result<(), CliError> {
    let rows = rows(ledger);
    if json {
        let organisation = ledger.world().organisation.name.clone();
        let answer = json!({ "organisation": organisation, "devices": rows });
        writeln!(console.out, "{answer}")?;
        return Ok(());
    }
    for row in rows {
        writeln!(
            console.out,
            "{:<9} {}  {} entries, {} waiting  {}  {}  {}",
            row.state, row.mark, row.entries, row.waiting, row.name, row.person, row.device
        )?;
    }
    Ok(())
}
