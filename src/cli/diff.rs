//! `diff A B`: what each of two bundles lacks of the other.

use super::bundles::outcome;
use super::{CliError, Console, Outcome};
use crate::domain::stamp::DeviceId;
use crate::ledger::bundle::{Bundle, Limits, read};
use crate::ledger::hash::Hash;
use clap::Args;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// `diff A B`.
#[derive(Debug, Args)]
pub(super) struct DiffArguments {
    /// A bundle.
    one: PathBuf,
    /// Another one of the same organisation.
    other: PathBuf,
    /// One JSON object instead of lines for people.
    #[arg(long)]
    json: bool,
}

/// Consecutive entries of a feed.
#[derive(Debug, PartialEq, Eq, Serialize)]
struct Span {
    device: DeviceId,
    from: u64,
    to: u64,
}

/// What one bundle has and the other does not.
#[derive(Debug, Default, PartialEq, Eq, Serialize)]
struct Lacks {
    entries: Vec<Span>,
    attachments: Vec<String>,
}

#[derive(Debug, Serialize)]
struct Difference {
    one_lacks: Lacks,
    other_lacks: Lacks,
    /// Devices whose feed is another one in each.
    forked: Vec<DeviceId>,
}

/// What a bundle holds, by place.
#[derive(Default)]
struct Held {
    entries: BTreeMap<(DeviceId, u64), BTreeSet<Hash>>,
    attachments: BTreeSet<String>,
}

pub(super) fn diff(
    arguments: &DiffArguments,
    console: &mut Console<'_>,
) -> Result<Outcome, CliError> {
    let (one_bytes, other_bytes) = (bytes(&arguments.one)?, bytes(&arguments.other)?);
    let one = verified(&arguments.one, &one_bytes)?;
    let other = verified(&arguments.other, &other_bytes)?;
    if one.header.organisation.id != other.header.organisation.id {
        return Err(CliError::Wrong(format!(
            "{} is of {:?}, {} of {:?}",
            arguments.one.display(),
            one.header.organisation.name,
            arguments.other.display(),
            other.header.organisation.name
        )));
    }
    let (one, other) = (held(&one), held(&other));
    let difference = Difference {
        one_lacks: lacks(&one, &other),
        other_lacks: lacks(&other, &one),
        forked: forked(&one, &other),
    };
    if arguments.json {
        let text = serde_json::to_string(&difference)
            .map_err(|error| CliError::Wrong(error.to_string()))?;
        writeln!(console.out, "{text}")?;
    } else {
        for (path, lacks) in [
            (&arguments.one, &difference.one_lacks),
            (&arguments.other, &difference.other_lacks),
        ] {
            let path = path.display();
            for Span { device, from, to } in &lacks.entries {
                writeln!(console.out, "{path} lacks {device} {from} to {to}")?;
            }
            for sha256 in &lacks.attachments {
                writeln!(console.out, "{path} lacks the attachment {sha256}")?;
            }
        }
        for device in &difference.forked {
            writeln!(console.out, "{device} has two different feeds")?;
        }
    }
    let same = difference.forked.is_empty()
        && difference.one_lacks == Lacks::default()
        && difference.other_lacks == Lacks::default();
    Ok(outcome(same))
}

fn bytes(path: &Path) -> Result<Vec<u8>, CliError> {
    std::fs::read(path).map_err(|source| CliError::File {
        path: path.to_owned(),
        source,
    })
}

fn verified<'a>(path: &Path, bytes: &'a [u8]) -> Result<Bundle<'a>, CliError> {
    read(bytes, Limits::default())
        .map_err(|error| CliError::Wrong(format!("{}: {error}", path.display())))
}

fn held(bundle: &Bundle<'_>) -> Held {
    let mut held = Held::default();
    for entry in bundle.runs.iter().flat_map(|run| &run.entries) {
        let place = (entry.header.device, entry.header.seq);
        held.entries.entry(place).or_default().insert(entry.hash);
    }
    let names = bundle.header.attachments.iter();
    held.attachments = names.map(|head| head.sha256.clone()).collect();
    held
}

fn lacks(mine: &Held, theirs: &Held) -> Lacks {
    let mut entries: Vec<Span> = Vec::new();
    for (device, seq) in theirs.entries.keys() {
        if mine.entries.contains_key(&(*device, *seq)) {
            continue;
        }
        match entries.last_mut() {
            Some(span) if span.device == *device && span.to + 1 == *seq => span.to = *seq,
            _ => entries.push(Span {
                device: *device,
                from: *seq,
                to: *seq,
            }),
        }
    }
    let missing = theirs.attachments.difference(&mine.attachments);
    Lacks {
        entries,
        attachments: missing.cloned().collect(),
    }
}

/// Places that hold another entry in each; or two in one of them.
fn forked(one: &Held, other: &Held) -> Vec<DeviceId> {
    let places = one.entries.iter().chain(&other.entries);
    let forked = places.filter(|(place, hashes)| {
        let differs = |held: &Held| {
            let theirs = held.entries.get(*place);
            theirs.is_some_and(|theirs| theirs != *hashes)
        };
        hashes.len() > 1 || differs(one) || differs(other)
    });
    let devices: BTreeSet<DeviceId> = forked.map(|((device, _), _)| *device).collect();
    devices.into_iter().collect()
}
