//! Real input: a hundred requests to the city of Boston's 311 line.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

#[path = "support/mod.rs"]
mod support;

use huiyin::domain::calendar::Calendar;
use huiyin::domain::clause::Regulation;
use huiyin::domain::context::Context;
use huiyin::domain::event::Command;
use huiyin::domain::ids::PersonId;
use huiyin::domain::organisation::{OrganisationCommand, OrganisationEvent, PersonFacts};
use huiyin::domain::roles::Role;
use huiyin::domain::time::Timestamp;
use huiyin::import::{
    Comparison, Counts, Mapping, MappingError, Plan, PlannedCase, Problem, RowStatus, case_id,
    compare, plan,
};
use support::Rehearsal;
use uuid::Uuid;

fn mapping() -> Mapping {
    toml::from_str(&std::fs::read_to_string("tests/data/boston311.toml").unwrap()).unwrap()
}

fn file() -> String {
    std::fs::read_to_string("tests/data/boston311-100.csv").unwrap()
}

fn planned(text: &str) -> Plan {
    plan(&mapping(), text, |_| false).unwrap()
}

/// The file with one cell of the first row changed.
fn with_cell(column: &str, cell: &str) -> Result<Plan, MappingError> {
    let text = file();
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let head = reader.headers().unwrap().clone();
    let mut rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let place = head.iter().position(|title| title == column).unwrap();
    rows[0] = rows[0]
        .iter()
        .enumerate()
        .map(|(at, old)| if at == place { cell } else { old })
        .collect();
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(&head).unwrap();
    rows.iter()
        .for_each(|row| writer.write_record(row).unwrap());
    plan(
        &mapping(),
        &String::from_utf8(writer.into_inner().unwrap()).unwrap(),
        |_| false,
    )
}

#[test]
fn the_mapping_is_the_same_for_command_line_app_and_tests() {
    let read = |path| std::fs::read_to_string(path).unwrap();
    let toml: Mapping = toml::from_str(&read("public/mappings/boston311.toml")).unwrap();
    let json: Mapping = serde_json::from_str(&read("public/mappings/boston311.json")).unwrap();
    assert_eq!(toml, mapping());
    assert_eq!(json, mapping());
}

#[test]
fn a_hundred_rows_are_a_hundred_cases() {
    let plan = planned(&file());
    assert_eq!(plan.errors, []);
    assert_eq!(plan.cases.len(), 100);
    let closed = plan
        .cases
        .iter()
        .filter(|case| case.closing.is_some())
        .count();
    assert_eq!((closed, plan.cases.len() - closed), (85, 15));
    let with_target = plan
        .cases
        .iter()
        .filter(|case| case.received.target.is_some());
    assert_eq!(with_target.count(), 89);
    let first = &plan.cases[0];
    assert_eq!((first.line, first.status), (2, RowStatus::New));
    assert_eq!(first.received.number, "101004143000");
    assert_eq!(first.case, case_id(first.received.source.as_ref().unwrap()));
    assert_eq!(
        first.case.to_string(),
        "d7af15b9-02de-5f43-9a94-765795256299"
    );
    // 2022-01-21 13:47 in Boston, in winter five hours behind UTC.
    assert_eq!(
        first.received.occurred_at.to_utc().to_rfc3339(),
        "2022-01-21T18:47:00+00:00"
    );
}

#[test]
fn summer_time_is_an_hour_nearer() {
    let summer = mapping().instant("2022-05-20 13:03:21").unwrap();
    assert_eq!(summer.to_utc().to_rfc3339(), "2022-05-20T17:03:21+00:00");
}

#[test]
fn known_cases_are_left_out() {
    let known = planned(&file()).cases[7].case;
    let plan = plan(&mapping(), &file(), |case| case == known).unwrap();
    let left_out = plan
        .cases
        .iter()
        .filter(|case| case.status == RowStatus::Known);
    assert_eq!(left_out.map(|case| case.case).collect::<Vec<_>>(), [known]);
}

#[test]
fn what_is_wrong_with_a_row_is_named_and_the_others_stay() {
    for (column, cell, problem) in [
        ("case_enquiry_id", "", Problem::Empty),
        ("case_enquiry_id", "101004130437", Problem::Twice),
        ("open_dt", "", Problem::Empty),
        ("open_dt", "yesterday", Problem::NotATime),
        ("target_dt", "2022-02-30 00:00:00", Problem::NotATime),
        ("case_status", "Half", Problem::UnknownWord),
        ("case_status", "Closed", Problem::StatusAgainstTimes),
        (
            "closed_dt",
            "2022-02-01 00:00:00",
            Problem::StatusAgainstTimes,
        ),
        ("ontime", "PERHAPS", Problem::UnknownWord),
    ] {
        let plan = with_cell(column, cell).unwrap();
        assert_eq!(
            (plan.cases.len(), plan.errors.len()),
            (99, 1),
            "{column} {cell}"
        );
        assert_eq!(plan.errors[0].problem, problem, "{column} {cell}");
    }
}

#[test]
fn a_broken_row_is_named_by_its_line_and_a_wrong_head_is_refused() {
    let mut text = file();
    text.push_str("1,2,3\n");
    let plan = planned(&text);
    assert_eq!(plan.cases.len(), 100);
    assert_eq!(
        (plan.errors[0].line, plan.errors[0].problem),
        (102, Problem::Broken)
    );
    let headless = file().replacen("open_dt", "opened", 1);
    let refused = huiyin::import::plan(&mapping(), &headless, |_| false);
    assert_eq!(refused, Err(MappingError::ColumnMissing("open_dt".into())));
    // A byte order mark, which spreadsheets like to write, is no part of the first column's name.
    let marked = format!("\u{feff}{}", file());
    assert_eq!(planned(&marked).cases.len(), 100);
}

const CLERK: PersonId = PersonId(Uuid::from_u128(5));
/// Well after the file was made.
const NOW: Timestamp = Timestamp(1_790_000_000_000);

fn founded() -> Rehearsal {
    let mut ledger = Rehearsal::default();
    let found = OrganisationCommand::Found {
        founded: Box::new(OrganisationEvent::Founded {
            name: "Boston 311".into(),
            regulations: Regulation::all().collect(),
            calendar: Calendar::default(),
            service_phone: String::new(),
            complaint_phone: String::new(),
        }),
        person: CLERK,
        facts: PersonFacts {
            name: "Clerk".into(),
            roles: [Role::ServiceDesk].into(),
            phone: String::new(),
        },
        device: "office".into(),
    };
    ledger
        .execute(Command::Organisation(found), CLERK, NOW)
        .unwrap();
    ledger
}

fn import(ledger: &mut Rehearsal, plan: &Plan) -> usize {
    let new = |case: &&PlannedCase| case.status == RowStatus::New;
    let commands = plan
        .cases
        .iter()
        .filter(new)
        .flat_map(PlannedCase::commands);
    commands
        .map(|command| ledger.execute(command, CLERK, NOW).expect("not refused"))
        .count()
}

fn judged(ledger: &Rehearsal, plan: &Plan, now: Timestamp) -> Comparison {
    let context = Context {
        now,
        actor: CLERK,
        device: huiyin::domain::stamp::DeviceId([7; 32]),
        world: &ledger.world,
    };
    compare(plan, &context)
}

#[test]
fn our_own_clocks_say_what_the_file_says() {
    let plan = planned(&file());
    let mut ledger = founded();
    assert_eq!(import(&mut ledger, &plan), 185);
    assert_eq!(ledger.world.cases.len(), 100);
    let as_of = mapping().as_of().unwrap().unwrap();
    let comparison = judged(&ledger, &plan, as_of);
    let expected = Counts {
        open: 15,
        closed: 85,
        on_time: 83,
        late: 17,
    };
    assert_eq!(comparison.said, expected);
    assert_eq!(comparison.found, expected);
    assert_eq!(comparison.differences, []);
}

#[test]
fn judged_before_the_last_target_the_clocks_differ_and_say_where() {
    let plan = planned(&file());
    let mut ledger = founded();
    import(&mut ledger, &plan);
    // At the very instant of the latest target that the file calls overdue, our clock still runs; a second later it does not.
    let target = mapping().instant("2022-05-20 13:03:21").unwrap();
    let differences = judged(&ledger, &plan, target).differences;
    assert_eq!(differences.len(), 1);
    assert_eq!(differences[0].said, (false, false));
    assert_eq!(differences[0].found, Some((false, true)));
    assert_eq!(judged(&ledger, &plan, target.plus(1)).differences, []);
}

#[test]
fn importing_twice_adds_nothing() {
    let mut ledger = founded();
    import(&mut ledger, &planned(&file()));
    let before = ledger.world.clone();
    let known = |case| before.cases.contains_key(&case);
    let again = plan(&mapping(), &file(), known).unwrap();
    assert!(
        again
            .cases
            .iter()
            .all(|case| case.status == RowStatus::Known)
    );
    assert_eq!(import(&mut ledger, &again), 0);
    assert_eq!(ledger.world, before);
}
