//! The figures of P10 九 at their exact boundaries.

use crate::helpers::*;
use crate::story::*;
use huiyin::domain::cases::repair::{CauseKind, RepairEvent, Scope, Symptom};
use huiyin::domain::clock::{Duty, Interval, Owner, Standing};
use huiyin::domain::figures::{Figure, Figures};
use huiyin::domain::roles::Role;
use huiyin::domain::time::{HOUR, SECOND, Timestamp};

const DAY_MINUTES: i64 = 24 * 60;

#[test]
fn a_leak_is_reached_within_thirty_minutes_to_the_second() {
    // P10.09.10a: running, spurting, dripping, leaking; from the user's report, day and night.
    for symptom in [
        Symptom::Running,
        Symptom::Spurting,
        Symptom::Dripping,
        Symptom::Leaking,
    ] {
        let story = given([
            take(repair_of(symptom, Scope::Company)),
            arrive_at(second(1800)),
        ]);
        let met = story.standing(Duty::ArriveAtLeak, second(1800));
        assert_eq!(met, Standing::Met(second(1800)));
        let story = given([
            take(repair_of(symptom, Scope::Company)),
            arrive_at(second(1801)),
        ]);
        let late = story.standing(Duty::ArriveAtLeak, second(1801));
        assert_eq!(late, Standing::MetLate(second(1801), SECOND));
    }
    let story = given([leak()]);
    assert_eq!(
        story.standing(Duty::ArriveAtLeak, minute(30)),
        Standing::Running(0)
    );
    assert_eq!(
        story.standing(Duty::ArriveAtLeak, second(1801)),
        Standing::Overdue(SECOND)
    );
    assert_eq!(
        story.clock(Duty::ArriveAtLeak).owner,
        Owner::Role(Role::Technician)
    );
    assert!(!given([no_heat()]).has(Duty::ArriveAtLeak));
}

#[test]
fn a_leak_reported_at_night_and_written_down_late_runs_from_the_report() {
    // P10.09.10a
    let mut received = repair_of(Symptom::Running, Scope::CannotJudge);
    received.occurred_at = minute(-8 * 60);
    let story = given([take(received).written(START)]);
    assert_eq!(
        story.clock(Duty::ArriveAtLeak).deadline.due,
        minute(-8 * 60 + 30)
    );
}

#[test]
fn emergency_repair_is_told_within_five_minutes() {
    // P10.09.04c
    let story = given([leak(), notify(5)]);
    assert_eq!(
        story.standing(Duty::NotifyRepair, minute(5)),
        Standing::Met(minute(5))
    );
    let story = given([leak()]);
    assert_eq!(
        story.standing(Duty::NotifyRepair, second(301)),
        Standing::Overdue(SECOND)
    );
    assert!(!given([users_own()]).has(Duty::NotifyRepair));
}

#[test]
fn any_other_repair_is_answered_in_half_an_hour_and_reached_in_two() {
    // P10.09.10b
    let story = given([no_heat(), contact(30, 100)]);
    assert_eq!(
        story.standing(Duty::ContactCustomer, minute(30)),
        Standing::Met(minute(30))
    );
    let story = given([no_heat()]);
    assert_eq!(
        story.standing(Duty::ContactCustomer, second(1801)),
        Standing::Overdue(SECOND)
    );
    // P10.09.10d
    let story = given([no_heat(), contact(20, 100), arrive(120)]);
    assert_eq!(
        story.standing(Duty::ArriveOnSite, minute(120)),
        Standing::Met(minute(120))
    );
    let story = given([no_heat(), contact(20, 100), arrive_at(second(7201))]);
    let late = story.standing(Duty::ArriveOnSite, second(7201));
    assert_eq!(late, Standing::MetLate(second(7201), SECOND));
}

fn done(end: i64) -> Story {
    given([
        leak(),
        arrive(20),
        find(25, Some(CauseKind::Valve)),
        remove(end),
    ])
}

#[test]
fn every_repair_is_finished_within_a_day_of_the_report() {
    // P10.09.10g: valid for leaks too; amber four hours before.
    let story = done(DAY_MINUTES);
    let end = minute(DAY_MINUTES);
    assert_eq!(story.standing(Duty::FinishRepair, end), Standing::Met(end));
    let clock = given([leak()]).clock(Duty::FinishRepair);
    assert_eq!((clock.deadline.due, clock.amber), (end, 4 * HOUR));
    assert_eq!(clock.standing(end.plus(SECOND)), Standing::Overdue(SECOND));
}

#[test]
fn only_waiting_at_the_users_wish_pauses_the_day() {
    // P10.09.10g
    let there = || given([leak(), arrive(20), find(25, Some(CauseKind::Valve))]);
    let parts = there().when(leave(40, 100, false)).allowed();
    assert_eq!(
        parts.clock(Duty::FinishRepair).deadline.due,
        minute(DAY_MINUTES)
    );
    let wished = there().when(leave(40, 100, true)).allowed();
    let deadline = wished.clock(Duty::FinishRepair).deadline;
    assert_eq!(deadline.due, minute(DAY_MINUTES + 60));
    assert_eq!(
        deadline.pauses,
        [Interval {
            from: minute(40),
            to: minute(100)
        }]
    );
    let sooner = wished.clone().when(arrive(70)).allowed();
    assert_eq!(
        sooner.clock(Duty::FinishRepair).deadline.due,
        minute(DAY_MINUTES + 30)
    );
    let later = wished.when(arrive(200)).allowed();
    assert_eq!(
        later.clock(Duty::FinishRepair).deadline.due,
        minute(DAY_MINUTES + 60),
        "coming later than agreed is no longer the user's wish"
    );
    let appointment = RepairEvent::Contacted(talk(10, Some(minute(310)), Some("下午才在家")));
    let story = given([no_heat(), repair(10, appointment)]);
    assert_eq!(
        story.clock(Duty::FinishRepair).deadline.due,
        minute(DAY_MINUTES + 300)
    );
}

#[test]
fn a_case_keeps_the_figures_with_which_its_clocks_started() {
    let mut story = given([leak()]);
    let mut changed = Figures::default();
    changed.0.insert(Figure::ArriveAtLeak, 10);
    let organisation = &mut story.world.organisation;
    organisation.figures.push((minute(5), changed));
    assert_eq!(story.clock(Duty::ArriveAtLeak).deadline.due, minute(30));
    let mut later = firm();
    later.world.organisation.figures = story.world.organisation.figures.clone();
    let mut received = repair_of(Symptom::Leaking, Scope::Company);
    received.occurred_at = minute(6);
    let later = later.when(take(received)).allowed();
    assert_eq!(later.clock(Duty::ArriveAtLeak).deadline.due, minute(16));
}

#[test]
fn a_regulation_that_is_not_in_force_starts_no_clock_and_refuses_nothing() {
    let story = firm().without(10).when(leak()).allowed();
    assert_eq!(story.clocks(), []);
    story
        .when(repair(5, RepairEvent::Removed(removal(minute(5)))))
        .allowed();
}

#[test]
fn an_imported_case_has_only_the_target_that_came_with_it() {
    let mut received = repair_of(Symptom::Leaking, Scope::Company);
    received.source = Some(huiyin::domain::cases::SourceRecord {
        system: "boston311".into(),
        id: "101".into(),
    });
    received.caller = huiyin::domain::cases::Caller::default();
    received.target = Some(Timestamp(minute(600).0));
    let story = given([take(received)]);
    let duties: Vec<Duty> = story.clocks().iter().map(|clock| clock.duty).collect();
    assert_eq!(duties, [Duty::MeetTarget]);
    assert_eq!(story.clock(Duty::MeetTarget).clause, None);
    let story = story.when(close(600)).allowed();
    assert_eq!(
        story.standing(Duty::MeetTarget, minute(700)),
        Standing::Met(minute(600))
    );
}
