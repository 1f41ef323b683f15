//! `import-csv`: a spreadsheet becomes cases of a new ledger, or of one that exists.

use super::ledger::{Ledger, block_on, empty, said, take_telling, write_bundle, writer};
use super::{CliError, Console, Outcome, read_text};
use crate::domain::calendar::Calendar;
use crate::domain::clause::Regulation;
use crate::domain::context::Context;
use crate::domain::event::Command;
use crate::domain::ids::PersonId;
use crate::domain::organisation::{OrganisationCommand, OrganisationEvent, PersonFacts};
use crate::domain::roles::Role;
use crate::domain::time::Timestamp;
use crate::import::{Counts, Mapping, Plan, compare, plan};
use clap::Args;
use std::path::{Path, PathBuf};

/// `import-csv --map MAPPING.toml FILE -o BUNDLE`.
#[derive(Debug, Args)]
pub(super) struct ImportArguments {
    /// The spreadsheet.
    file: PathBuf,
    /// What its columns mean (public/mappings/boston311.toml is one).
    #[arg(long)]
    map: PathBuf,
    /// Where the bundle goes; `-` is standard output.
    #[arg(short, long)]
    output: PathBuf,
    /// Write as a further device of this bundle's organisation instead of founding one.
    #[arg(long)]
    into: Option<PathBuf>,
    /// In whose name, with --into; the first administrator otherwise.
    #[arg(long)]
    person: Option<String>,
}

pub(super) fn import_csv(
    arguments: &ImportArguments,
    console: &mut Console<'_>,
) -> Result<Outcome, CliError> {
    let mapping = mapping(&arguments.map)?;
    let text = read_text(&arguments.file)?;
    let ledger = empty(console)?;
    let person = match &arguments.into {
        Some(bundle) => joined(
            &ledger,
            bundle,
            &mapping,
            arguments.person.as_deref(),
            console,
        )?,
        None => founded(&ledger, &mapping, console)?,
    };
    let known = |case| ledger.world().cases.contains_key(&case);
    let plan = plan(&mapping, &text, known)
        .map_err(|error| CliError::Wrong(format!("{}: {error}", arguments.file.display())))?;
    let taken = block_on(ledger.take_rows(&plan, person, console.now)).map_err(said)?;
    for (line, refusal) in &taken.refused {
        let refused = said(refusal.clone().into());
        writeln!(
            console.err,
            "{}:{line}: {refused}",
            arguments.file.display()
        )?;
    }
    tell_errors(&plan, arguments, console)?;
    let entries = write_bundle(&ledger, person, &arguments.output, console)?;
    writeln!(
        console.err,
        "{} new cases, {} known, {} errors; {}: {entries} entries",
        taken.new,
        taken.known,
        plan.errors.len(),
        arguments.output.display()
    )?;
    let as_of = mapping
        .as_of()
        .map_err(|error| CliError::Wrong(error.to_string()))?;
    let agrees = tell_comparison(
        &ledger,
        &plan,
        person,
        as_of.unwrap_or(console.now),
        console,
    )?;
    Ok(
        if plan.errors.is_empty() && taken.refused.is_empty() && agrees {
            Outcome::Right
        } else {
            Outcome::Wrong
        },
    )
}

fn mapping(path: &Path) -> Result<Mapping, CliError> {
    let text = read_text(path)?;
    let wrong = |error: String| CliError::Wrong(format!("{}: {error}", path.display()));
    if path
        .extension()
        .is_some_and(|extension| extension == "json")
    {
        serde_json::from_str(&text).map_err(|error| wrong(error.to_string()))
    } else {
        toml::from_str(&text).map_err(|error| wrong(error.to_string()))
    }
}

/// Takes the bundle and introduces this machine as a further device.
fn joined(
    ledger: &Ledger,
    bundle: &Path,
    mapping: &Mapping,
    name: Option<&str>,
    console: &mut Console<'_>,
) -> Result<PersonId, CliError> {
    let (_, whole) = take_telling(ledger, bundle, console)?;
    if !whole {
        let text = "a bundle that is not whole cannot be continued";
        return Err(CliError::Wrong(text.to_owned()));
    }
    let person = writer(&ledger.world().organisation, name)?;
    let introduced = OrganisationEvent::DeviceIntroduced {
        name: mapping.founder.device.clone(),
        person,
        replaces: None,
        sealing: None,
    };
    let command = OrganisationCommand::Record(Box::new(introduced));
    block_on(ledger.execute(Command::Organisation(command), person, console.now)).map_err(said)?;
    Ok(person)
}

/// Founds the firm that the mapping names.
fn founded(
    ledger: &Ledger,
    mapping: &Mapping,
    console: &mut Console<'_>,
) -> Result<PersonId, CliError> {
    let mut drawn = (console.entropy)();
    let mut id = || {
        let (bytes, _) = drawn.split_first_chunk::<16>().unwrap_or((&[0; 16], &[]));
        let id = uuid::Builder::from_random_bytes(*bytes).into_uuid();
        drawn.rotate_left(16);
        id
    };
    let person = PersonId(id());
    let founder = &mapping.founder;
    let found = OrganisationCommand::Found {
        founded: Box::new(OrganisationEvent::Founded {
            name: founder.organisation.clone(),
            regulations: Regulation::all().collect(),
            calendar: Calendar {
                offset_minutes: mapping.zone.offset_minutes,
                ..Calendar::default()
            },
            service_phone: String::new(),
            complaint_phone: String::new(),
        }),
        person,
        facts: PersonFacts {
            name: founder.person.clone(),
            roles: [Role::Administrator, Role::ServiceDesk].into(),
            phone: String::new(),
        },
        device: founder.device.clone(),
    };
    block_on(ledger.execute(Command::Organisation(found), person, console.now)).map_err(said)?;
    Ok(person)
}

fn tell_errors(
    plan: &Plan,
    arguments: &ImportArguments,
    console: &mut Console<'_>,
) -> Result<(), CliError> {
    for error in &plan.errors {
        writeln!(
            console.err,
            "{}:{}: {:?} {:?}: {:?}",
            arguments.file.display(),
            error.line,
            error.problem,
            error.column,
            error.text
        )?;
    }
    Ok(())
}

/// Our clocks beside what the file says; every difference on a line of its own.
fn tell_comparison(
    ledger: &Ledger,
    plan: &Plan,
    person: PersonId,
    now: Timestamp,
    console: &mut Console<'_>,
) -> Result<bool, CliError> {
    let world = ledger.world();
    let context = Context {
        now,
        actor: person,
        device: ledger.device(),
        world: &world,
    };
    let comparison = compare(plan, &context);
    if comparison.said == Counts::default() {
        return Ok(true);
    }
    for (who, counts) in [("file", comparison.said), ("huiyin", comparison.found)] {
        writeln!(
            console.err,
            "{who}: {} open, {} closed, {} on time, {} late",
            counts.open, counts.closed, counts.on_time, counts.late
        )?;
    }
    for difference in &comparison.differences {
        writeln!(
            console.err,
            "line {}: the file says {:?}, our clocks {:?} (closed, on time)",
            difference.line, difference.said, difference.found
        )?;
    }
    Ok(comparison.differences.is_empty())
}
