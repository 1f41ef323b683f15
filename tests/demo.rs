//! Demonstration data: told by commands that every rule allows, the same for the same seed.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "support/mod.rs"]
mod support;

use huiyin::demo::{
    CASES, COMPLAINTS, CUSTOMERS, FOUND, GRUMBLES, OF_GOODS, PETITIONS, REGISTERED, SELDOM,
    founder, script, signature,
};
use huiyin::desk::{Desk, DeskError, ExportRequest, Files, Opening};
use huiyin::domain::agenda::agenda;
use huiyin::domain::cases::complaint::{Complaint, Step};
use huiyin::domain::cases::{Procedure, Stage, StageMark, stages};
use huiyin::domain::clock::{Duty, Standing};
use huiyin::domain::context::Context;
use huiyin::domain::time::Timestamp;
use huiyin::domain::world::World;
use huiyin::store::memory::MemoryStore;
use std::collections::BTreeSet;
use std::future::Future;
use std::pin::pin;
use std::task::{Poll, Waker};
use support::Rehearsal;

/// 23 November 2026, 10:00 at +08:00.
const NOW: Timestamp = Timestamp(1_795_399_200_000);

fn told(seed: u64, now: Timestamp) -> Rehearsal {
    let mut ledger = Rehearsal::default();
    for (command, actor, at) in script(seed, now) {
        let refused = format!("{at:?} {command:?}");
        if let Err(refusal) = ledger.execute(command, actor, at) {
            panic!("{refusal:?}: {refused}");
        }
    }
    ledger
}

/// The demonstration of number seven as its founder sees it.
fn of_the_founder(world: &World) -> Context<'_> {
    Context {
        now: NOW,
        actor: founder(7),
        device: huiyin::domain::stamp::DeviceId([7; 32]),
        world,
    }
}

#[test]
fn nothing_in_the_story_is_refused_whatever_the_seed_and_the_hour() {
    for seed in 0..12 {
        let hours = i64::try_from(seed).unwrap() * 7;
        let ledger = told(seed, NOW.plus(hours * 3_600_000));
        assert_eq!(ledger.world.customers.len(), CUSTOMERS);
        let cases =
            CASES + FOUND + SELDOM + COMPLAINTS + PETITIONS + REGISTERED + OF_GOODS + GRUMBLES;
        assert_eq!(ledger.world.cases.len(), cases);
        assert_eq!(ledger.world.organisation.people.len(), 13);
        let founder = ledger.world.organisation.people.get(&founder(seed));
        assert!(founder.unwrap().is_administrator());
    }
}

#[test]
fn the_same_seed_tells_the_same_story() {
    assert_eq!(told(7, NOW).world, told(7, NOW).world);
    assert_ne!(told(7, NOW).world, told(8, NOW).world);
}

#[test]
fn the_story_is_told_in_the_order_of_time_and_ends_now() {
    let times: Vec<Timestamp> = script(7, NOW).map(|(_, _, at)| at).collect();
    assert!(times.is_sorted());
    assert!(times.last().is_some_and(|last| *last <= NOW));
}

#[test]
fn the_station_is_kept_one_outage_is_over_and_one_goes_on() {
    let ledger = told(7, NOW);
    let outages: Vec<bool> = ledger
        .world
        .outages
        .values()
        .map(|outage| outage.runs(NOW))
        .collect();
    assert_eq!(outages.len(), 2);
    assert_eq!(outages.iter().filter(|runs| **runs).count(), 1);
    let on_duty = huiyin::domain::shifts::on_duty(&ledger.world, NOW);
    assert_eq!(on_duty, [founder(7)].into(), "whoever opens it");
    let people = ledger.world.organisation.people.values();
    assert!(people.filter(|person| person.credentials.is_some()).count() >= 3);
    assert!(!ledger.world.knowledge.is_empty());
}

#[test]
fn complaints_stand_closed_after_two_rounds_not_upheld_to_be_called_to_be_approved_and_to_be_taken_over()
 {
    let ledger = told(7, NOW);
    let cases = ledger.world.cases.values();
    let complaints: Vec<_> = cases
        .filter_map(|case| Some((case, case.procedure.complaint()?)))
        .collect();
    assert_eq!(complaints.len(), REGISTERED);
    let count = |holds: &dyn Fn(&huiyin::domain::cases::Case, &Complaint) -> bool| {
        let fitting = complaints.iter().filter(|(case, one)| holds(case, one));
        fitting.count()
    };
    assert_eq!(count(&|case, one| case.is_closed() && one.round() == 2), 1);
    assert_eq!(count(&|_, one| one.upheld() == Some(false)), 1);
    assert_eq!(count(&|case, _| case.register.is_none()), 1);
    let context = of_the_founder(&ledger.world);
    let owed = |duty: Duty| {
        let lines = agenda(&context).into_iter();
        lines.filter(|line| line.clock.duty == duty).count()
    };
    assert_eq!(owed(Duty::Complaint(Step::Call)), 1);
    assert_eq!(owed(Duty::Complaint(Step::TakeOver)), 1);
    assert!(owed(Duty::Approve) >= 1);
}

#[test]
fn an_a_customer_waits_for_an_answer_and_another_customer_had_one() {
    use huiyin::domain::precedence::goes_first;
    let ledger = told(7, NOW);
    let context = of_the_founder(&ledger.world);
    let cases = ledger.world.cases.values();
    let grumbles: Vec<_> = cases
        .filter(|case| matches!(case.procedure, Procedure::Grumble(_)))
        .collect();
    assert_eq!(grumbles.len(), GRUMBLES);
    let first = grumbles.iter().map(|case| goes_first(case, &context));
    let first: Vec<_> = first.flatten().map(|clause| clause.0).collect();
    assert_eq!(first, ["P08.06.28b"]);
    assert_eq!(grumbles.iter().filter(|case| case.is_closed()).count(), 1);
}

#[test]
fn cases_stand_in_every_stage_and_some_are_late() {
    let ledger = told(7, NOW);
    let context = of_the_founder(&ledger.world);
    let mut waiting = BTreeSet::new();
    let mut ended = BTreeSet::new();
    for case in ledger.world.cases.values() {
        let kind = matches!(case.procedure, Procedure::Repair(_));
        for (stage, mark) in stages(case, &context) {
            match mark {
                StageMark::Now(_) => drop(waiting.insert((kind, stage))),
                StageMark::Done(_) => drop(ended.insert((kind, stage))),
                StageMark::Skipped | StageMark::Ahead(_) => {}
            }
        }
    }
    let repair = [
        Stage::Contacted,
        Stage::OnSite,
        Stage::Found,
        Stage::Solved,
        Stage::Closed,
        Stage::Revisited,
    ];
    let request = [
        Stage::Hotline,
        Stage::Remote,
        Stage::OnSite,
        Stage::Solved,
        Stage::Closed,
    ];
    for wanted in repair
        .map(|stage| (true, stage))
        .into_iter()
        .chain(request.map(|stage| (false, stage)))
    {
        assert!(waiting.contains(&wanted), "nobody waits for {wanted:?}");
        assert!(ended.contains(&wanted), "nobody has passed {wanted:?}");
    }
    let agenda = agenda(&context);
    let count =
        |wanted: fn(&Standing) -> bool| agenda.iter().filter(|line| wanted(&line.standing)).count();
    let overdue = count(|standing| matches!(standing, Standing::Overdue(_)));
    let running = count(|standing| matches!(standing, Standing::Running(_)));
    let later = count(|standing| matches!(standing, Standing::NotYetOpen(_)));
    assert!((3..80).contains(&overdue), "{overdue} overdue");
    assert!(
        running >= 10 && later >= 1,
        "{overdue} overdue, {running} running, {later} later"
    );
}

#[test]
fn everybody_signs_with_the_drawing_that_is_handed_over_first() {
    let (bytes, attachment) = signature();
    assert_eq!(usize::try_from(attachment.size).unwrap(), bytes.len());
    let ledger = told(7, NOW);
    let files = ledger
        .world
        .cases
        .values()
        .flat_map(|case| &case.attachments);
    let known: BTreeSet<&str> = files.map(|file| file.sha256.as_str()).collect();
    assert_eq!(known, BTreeSet::from([attachment.sha256.as_str()]));
}

/// Nothing waits for the outside: a store in memory is always ready.
fn block_on<F: Future>(future: F) -> F::Output {
    let mut context = std::task::Context::from_waker(Waker::noop());
    match pin!(future).poll(&mut context) {
        Poll::Ready(value) => value,
        Poll::Pending => panic!("a store in memory never waits"),
    }
}

#[test]
fn the_desk_writes_the_story_and_reads_it_back() {
    let opening = Opening {
        entropy: [3; 32],
        incarnation: None,
    };
    let desk = block_on(Desk::open(MemoryStore::default(), opening.clone())).unwrap();
    assert_eq!(block_on(desk.demonstrate(7, NOW)), Ok(founder(7)));
    let cases = CASES + FOUND + SELDOM + COMPLAINTS + PETITIONS + REGISTERED + OF_GOODS + GRUMBLES;
    assert_eq!(desk.world().cases.len(), cases);
    let attachment = signature().1;
    let stored = block_on(desk.attachment(&attachment.sha256)).unwrap();
    assert_eq!(stored, Some(signature().0));
    // A second tap is refused and changes nothing.
    let before = desk.world().clone();
    assert!(matches!(
        block_on(desk.demonstrate(8, NOW)),
        Err(DeskError::Refused(_))
    ));
    assert_eq!(*desk.world(), before);
    let request = ExportRequest {
        since: None,
        files: Files::Lacked,
        person: founder(7),
        now: NOW,
        app: "test".into(),
    };
    let bundle = block_on(desk.export(request)).unwrap();
    assert_eq!(bundle.attachments, 1);
    let opening = Opening {
        entropy: [4; 32],
        incarnation: None,
    };
    let other = block_on(Desk::open(MemoryStore::default(), opening)).unwrap();
    let report = block_on(other.import(&bundle.bytes, NOW)).unwrap();
    assert_eq!(
        (report.new, report.conflicts, report.held),
        (bundle.entries, 0, 0)
    );
    assert_eq!(*other.world(), before);
}

#[test]
fn a_major_fault_is_being_analysed_and_a_dispute_waits_for_an_opinion() {
    use huiyin::domain::cases::fault::{Part, Receiver};
    let ledger = told(7, NOW);
    let cases = ledger.world.cases.values();
    let mut faults = cases.clone().filter_map(|case| match &case.procedure {
        Procedure::Fault(fault) => Some(fault),
        _ => None,
    });
    let fault = faults.next().expect("a fault");
    assert!(fault.told(Receiver::Leaders).is_some() && fault.over.is_some());
    assert_eq!(fault.missing(), Some(Part::Cause));
    let mut disputes = cases.filter_map(|case| case.dispute.as_ref());
    let dispute = disputes.next().expect("a dispute");
    assert_eq!(dispute.unheard().collect::<Vec<_>>(), ["技術服務部"]);
    let emergencies = huiyin::domain::cases::haste(&ledger.world, NOW.plus(-86_400_000), NOW);
    assert!(emergencies.lines.iter().any(|line| line.owes_sheet));
}
