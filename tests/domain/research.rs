//! Research visits (P01.10.13a–h), in the order of the regulation.

use crate::story::*;
use crate::visits::{
    ENGINEER, LEAK, SECOND, VISIT, firm_with_project, only, refused, world_clocks,
};
use huiyin::domain::clock::{Clock, Duty, Owner};
use huiyin::domain::event::Command;
use huiyin::domain::ids::{CustomerId, HeardId, MeasureId, PersonId, Subject, VisitId};
use huiyin::domain::measures::{Measure, Outcome};
use huiyin::domain::roles::Role;
use huiyin::domain::time::{DAY, HOUR, Timestamp};
use huiyin::domain::visits::*;
use uuid::Uuid;

const TRIP: VisitId = VisitId(Uuid::from_u128(501));

pub fn on_trip(event: VisitEvent) -> Command {
    Command::Visit(TRIP, Box::new(event))
}

pub fn trip() -> Trip {
    Trip {
        from: START,
        to: START.plus(6 * HOUR),
        leader: MANAGER,
        engineers: [ENGINEER, SECOND].into(),
        customers: [CUSTOMER].into(),
    }
}

pub fn planned() -> Story {
    let mut story = firm_with_project();
    let plan = on_trip(VisitEvent::Planned(trip()));
    story.ask(plan, SALES, START.plus(-DAY)).expect("plans");
    story
}

#[test]
fn a_senior_leader_leads_the_research() {
    // P01.10.13a
    let mut story = firm_with_project();
    for leader in [HEAD, ENGINEER, STRANGER] {
        let plan = on_trip(VisitEvent::Planned(Trip { leader, ..trip() }));
        refused(story.ask(plan, SALES, START), "P01.10.13a");
    }
    story
        .ask(on_trip(VisitEvent::Planned(trip())), SALES, START)
        .expect("plans");
}

#[test]
fn senior_engineers_go_twice_a_year_and_more_than_one() {
    // P01.10.13b
    let mut story = firm_with_project();
    for engineers in [vec![], vec![ENGINEER], vec![ENGINEER, TECHNICIAN]] {
        let engineers = engineers.into_iter().collect();
        let plan = on_trip(VisitEvent::Planned(Trip {
            engineers,
            ..trip()
        }));
        refused(story.ask(plan, SALES, START), "P01.10.13b");
    }
    let nobody = Trip {
        customers: [].into(),
        ..trip()
    };
    refused(
        story.ask(on_trip(VisitEvent::Planned(nobody)), SALES, START),
        "P01.10.13b",
    );
    let story = planned();
    let clock = only(&story, Duty::GoOnResearch, START);
    assert_eq!(clock.deadline.due, trip().to.plus(182 * DAY));
    assert_eq!(clock.owner, Owner::Role(Role::GeneralManager));
    // The next one stops the clock; the last of all runs on.
    let mut story = story;
    let next = Trip {
        from: START.plus(100 * DAY),
        to: START.plus(101 * DAY),
        ..trip()
    };
    let second = Command::Visit(VISIT, Box::new(VisitEvent::Planned(next)));
    story.ask(second, SALES, START).expect("plans");
    let open = world_clocks(&story, Duty::GoOnResearch, START);
    let open: Vec<&Clock> = open.iter().filter(|clock| clock.is_open()).collect();
    assert_eq!(open.len(), 1);
    assert_eq!(open[0].subject, Subject::Visit(VISIT));
}

pub fn heard(number: u128, kind: HeardKind) -> Heard {
    Heard {
        line: HeardId(Uuid::from_u128(700 + number)),
        customer: CUSTOMER,
        kind,
        speaker: "王主任".into(),
        words: "回電太慢".into(),
        occurred_at: START.plus(HOUR),
        case: (kind == HeardKind::Complaint).then_some(LEAK),
    }
}

fn line(number: u128) -> HeardId {
    HeardId(Uuid::from_u128(700 + number))
}

#[test]
fn opinions_suggestions_and_criticism_are_written_down_by_who_is_there() {
    // P01.10.13c
    let mut story = planned();
    let at = START.plus(2 * HOUR);
    let say = |heard| on_trip(VisitEvent::Heard(heard));
    let by_desk = story.ask(say(heard(1, HeardKind::Opinion)), DESK, at);
    refused(by_desk, "P01.10.13c");
    let elsewhere = Heard {
        customer: CustomerId(Uuid::from_u128(999)),
        ..heard(1, HeardKind::Opinion)
    };
    refused(story.ask(say(elsewhere), ENGINEER, at), "P01.10.13c");
    for (number, kind) in [(1, HeardKind::Opinion), (2, HeardKind::Suggestion)] {
        story
            .ask(say(heard(number, kind)), ENGINEER, at)
            .expect("writes down");
    }
    // Silence is no answer: criticism was not asked for.
    let sort = VisitEvent::Sorted {
        topics: [(line(1), "回電".into()), (line(2), "回電".into())].into(),
    };
    story.ask(on_trip(sort), ENGINEER, at).expect("sorts");
    let sum = || {
        on_trip(VisitEvent::SummedUp(Summary {
            occurred_at: at,
            words: "回電要快".into(),
        }))
    };
    refused(story.ask(sum(), MANAGER, at), "P01.10.13c");
    let none = VisitEvent::NothingSaid {
        customer: CUSTOMER,
        kinds: [HeardKind::Criticism].into(),
    };
    story.ask(on_trip(none), SECOND, at).expect("ticks none");
    story.ask(sum(), MANAGER, at).expect("brings together");
}

#[test]
fn a_complaint_on_the_visit_is_a_case_that_is_answered_the_same_day() {
    // P01.10.13d
    let mut story = planned();
    let at = START.plus(HOUR);
    story
        .ask(
            on_trip(VisitEvent::Heard(heard(1, HeardKind::Complaint))),
            ENGINEER,
            at,
        )
        .expect("writes down");
    let case = &story.world.cases[&LEAK];
    assert_eq!(case.words, "回電太慢");
    assert_eq!(case.caller.name, "王主任");
    assert_eq!(case.found, Some(Subject::Visit(TRIP)));
    assert_eq!(case.in_charge.value, ENGINEER);
    let promise = case.promises[0].by;
    assert!(
        promise > at && promise < START.plus(12 * HOUR),
        "the same day"
    );
    assert_eq!(
        story.world.visits[&TRIP].cases().collect::<Vec<_>>(),
        [LEAK]
    );
}

/// A trip on which two things were said, both under a topic, and summed up.
fn summed_up() -> Story {
    let mut story = planned();
    let at = START.plus(2 * HOUR);
    for (number, kind) in [(1, HeardKind::Opinion), (2, HeardKind::Criticism)] {
        let event = VisitEvent::Heard(heard(number, kind));
        story
            .ask(on_trip(event), ENGINEER, at)
            .expect("writes down");
    }
    let none = VisitEvent::NothingSaid {
        customer: CUSTOMER,
        kinds: [HeardKind::Suggestion].into(),
    };
    story.ask(on_trip(none), ENGINEER, at).expect("ticks none");
    let sort = VisitEvent::Sorted {
        topics: [(line(1), "回電".into()), (line(2), "備件".into())].into(),
    };
    story.ask(on_trip(sort), ENGINEER, at).expect("sorts");
    let sum = VisitEvent::SummedUp(Summary {
        occurred_at: START.plus(DAY),
        words: "兩件事".into(),
    });
    story
        .ask(on_trip(sum), MANAGER, START.plus(DAY))
        .expect("sums up");
    story
}

#[test]
fn what_was_said_is_brought_together_within_five_working_days() {
    // P01.10.13e
    let mut story = planned();
    let at = START.plus(2 * HOUR);
    let clock = only(&story, Duty::SumUpVisit, at);
    assert_eq!(clock.owner, Owner::Person(MANAGER));
    // Monday's trip: the Monday after.
    let due = clock.deadline.due;
    assert!(due > START.plus(7 * DAY) && due < START.plus(8 * DAY));
    story
        .ask(
            on_trip(VisitEvent::Heard(heard(1, HeardKind::Opinion))),
            ENGINEER,
            at,
        )
        .expect("writes down");
    let none = VisitEvent::NothingSaid {
        customer: CUSTOMER,
        kinds: HeardKind::ASKED.into(),
    };
    story.ask(on_trip(none), ENGINEER, at).expect("ticks none");
    let sum = on_trip(VisitEvent::SummedUp(Summary {
        occurred_at: at,
        words: "一件事".into(),
    }));
    refused(story.ask(sum, MANAGER, at), "P01.10.13e");
    let story = summed_up();
    let clock = only(&story, Duty::SumUpVisit, at);
    assert_eq!(clock.met, Some(START.plus(DAY)));
}

fn measure(about: &str, owner: PersonId, by: Timestamp) -> Measure {
    Measure {
        about: about.into(),
        what: "改輪值表".into(),
        owner,
        by,
    }
}

fn measure_id(number: u128) -> MeasureId {
    MeasureId(Uuid::from_u128(800 + number))
}

fn plan() -> Plan {
    Plan {
        occurred_at: START.plus(2 * DAY),
        measures: [(measure_id(1), measure("回電", DESK, START.plus(20 * DAY)))].into(),
        without: [("備件".to_owned(), "已在途".to_owned())].into(),
    }
}

#[test]
fn each_topic_has_a_measure_with_owner_and_day_or_the_reason_for_none() {
    // P01.10.13f
    let at = START.plus(2 * DAY);
    let mut early = planned();
    refused(
        early.ask(on_trip(VisitEvent::PlanMade(plan())), MANAGER, at),
        "P01.10.13f",
    );
    let mut story = summed_up();
    let clock = only(&story, Duty::PlanMeasures, at);
    assert!(clock.is_open());
    for wrong in [
        Plan {
            without: [].into(),
            ..plan()
        },
        Plan {
            measures: [].into(),
            ..plan()
        },
        Plan {
            measures: [(
                measure_id(1),
                measure("回電", STRANGER, START.plus(20 * DAY)),
            )]
            .into(),
            ..plan()
        },
        Plan {
            measures: [(measure_id(1), measure("回電", DESK, START))].into(),
            ..plan()
        },
    ] {
        refused(
            story.ask(on_trip(VisitEvent::PlanMade(wrong)), MANAGER, at),
            "P01.10.13f",
        );
    }
    let by_engineer = story.ask(on_trip(VisitEvent::PlanMade(plan())), ENGINEER, at);
    refused(by_engineer, "P01.10.13f");
    story
        .ask(on_trip(VisitEvent::PlanMade(plan())), MANAGER, at)
        .expect("plans");
    let clock = only(&story, Duty::PlanMeasures, at);
    assert_eq!(clock.met, Some(at));
}

#[test]
fn a_measure_is_carried_out_by_its_day_or_dropped_with_a_reason() {
    // P01.10.13g
    let at = START.plus(2 * DAY);
    let end = |done, words: &str| {
        on_trip(VisitEvent::MeasureEnded {
            measure: measure_id(1),
            outcome: Outcome {
                occurred_at: START.plus(3 * DAY),
                done,
                words: words.into(),
            },
        })
    };
    let later = START.plus(3 * DAY);
    for (done, void) in [(true, false), (false, true)] {
        let mut story = summed_up();
        story
            .ask(on_trip(VisitEvent::PlanMade(plan())), MANAGER, at)
            .expect("plans");
        let clock = only(&story, Duty::CarryOutMeasure, at);
        assert_eq!(clock.owner, Owner::Person(DESK));
        assert_eq!(clock.deadline.due, START.plus(20 * DAY));
        refused(story.ask(end(done, "做了"), SECOND, later), "P01.10.13g");
        let silent = story.ask(end(done, " "), DESK, later);
        assert_eq!(silent, Err(VisitRefusal::TextMissing.into()));
        story.ask(end(done, "做了"), DESK, later).expect("ends");
        let clock = only(&story, Duty::CarryOutMeasure, at);
        assert_eq!((clock.met.is_some(), clock.void), (done, void));
        assert_eq!(story.world.visits[&TRIP].measures.ended(), (1, 1));
        refused(story.ask(end(done, "再"), DESK, later), "P01.10.13g");
    }
}
