//! Blow through, clean, overhaul, maintain; and the season does not begin over what is overdue in silence (P10.09.01).

use crate::house::*;
use huiyin::domain::cases::repair::Part;
use huiyin::domain::clock::{Duty, Standing};
use huiyin::domain::event::Event;
use huiyin::domain::figures::Figure;
use huiyin::domain::premises::{
    BuildingEvent, CareStep, Checkpoint, ObjectKind, Work, WorkKind, open_problems, works_due,
};
use huiyin::domain::time::MINUTE;

fn overhauled(tested: bool) -> Work {
    Work::Repair {
        defect: "填料滲水".into(),
        parts: vec![Part {
            name: "填料".into(),
            quantity: 1,
        }],
        tested,
    }
}

fn cleaned(clear: bool) -> Work {
    Work::Clean {
        method: "循環沖洗".into(),
        clear,
    }
}

fn maintained(next: i64, left_out: &str) -> Work {
    let all = ObjectKind::Riser.steps();
    let skipped = usize::from(!left_out.is_empty());
    Work::Maintain {
        steps: all.iter().skip(skipped).copied().collect(),
        left_out: left_out.into(),
        next: day(next),
    }
}

#[test]
fn an_object_is_blown_through_once_a_year_with_section_pressure_and_duration() {
    // P10.09.01a
    let mut house = House::new();
    let due = |house: &House, now| house.clock(Duty::BlowThrough, now).unwrap();
    assert_eq!(due(&house, day(1)).deadline.due, day(365));
    for (section, kilopascals, minutes) in [(" ", 400, 25), ("總閥", 0, 25), ("總閥", 400, 0)] {
        let work = Work::BlowThrough {
            section: section.into(),
            kilopascals,
            minutes,
        };
        house.refused(worked(day(3), work), WU, day(3), "P10.09.01a");
    }
    house.told(blown(day(10)), WU, day(10));
    assert_eq!(due(&house, day(11)).deadline.due, day(375));
    let over = day(375).plus(1);
    assert_eq!(due(&house, over).standing(day(375)), Standing::Running(0));
    assert_eq!(due(&house, over).standing(over), Standing::Overdue(1));
    // One written down late does not take the place of a later one.
    house.told(blown(day(5)), WU, day(12));
    assert_eq!(due(&house, day(13)).deadline.due, day(375));
}

#[test]
fn the_interval_is_the_objects_own_or_the_firms_figure_of_the_time() {
    // P10.09.01a, P10.09.01b
    let mut house = House::new();
    house.figure(Figure::CleanEvery, 180);
    house.told(worked(day(10), cleaned(true)), WU, day(10));
    let due = |house: &House, duty| house.clock(duty, day(20)).unwrap().deadline.due;
    assert_eq!(due(&house, Duty::CleanInstallation), day(190));
    let mut facts = riser();
    facts.every.insert(WorkKind::Clean, 90);
    let object = BuildingEvent::ObjectSet {
        object: RISER,
        facts: facts.clone(),
    };
    house.told(object, WU, day(20));
    assert_eq!(due(&house, Duty::CleanInstallation), day(100));
    facts.every.insert(WorkKind::Clean, 0);
    let never = BuildingEvent::ObjectSet {
        object: RISER,
        facts,
    };
    house.refused(never, WU, day(20), "P10.09.01a");
}

#[test]
fn cleaning_is_done_when_the_water_runs_clear() {
    // P10.09.01b
    let mut house = House::new();
    let unsaid = Work::Clean {
        method: String::new(),
        clear: true,
    };
    house.refused(worked(day(3), unsaid), WU, day(3), "P10.09.01b");
    house.told(worked(day(3), cleaned(false)), WU, day(3));
    let object = |house: &House| house.building().objects[&RISER].clone();
    assert!(object(&house).defects.contains_key(&WorkKind::Clean));
    let due = |house: &House| house.clock(Duty::CleanInstallation, day(5)).unwrap();
    assert_eq!(due(&house).deadline.due, day(365), "still owed");
    house.told(worked(day(4), cleaned(true)), WU, day(4));
    assert!(object(&house).defects.is_empty());
    assert_eq!(due(&house).deadline.due, day(369));
}

#[test]
fn an_overhaul_names_the_defect_and_is_done_when_it_was_tested() {
    // P10.09.01c
    let mut house = House::new();
    let unsaid = Work::Repair {
        defect: " ".into(),
        parts: Vec::new(),
        tested: true,
    };
    house.refused(worked(day(3), unsaid), WU, day(3), "P10.09.01c");
    house.told(worked(day(3), overhauled(false)), WU, day(3));
    let defects = &house.building().objects[&RISER].defects;
    assert_eq!(defects[&WorkKind::Repair].1, "填料滲水");
    house.told(worked(day(4), overhauled(true)), WU, day(4));
    assert!(house.building().objects[&RISER].defects.is_empty());
    let due = house.clock(Duty::OverhaulInstallation, day(5)).unwrap();
    assert_eq!(due.deadline.due, day(369));
}

#[test]
fn maintenance_goes_by_the_list_of_the_object_and_names_the_next_date() {
    // P10.09.01d
    let mut house = House::new();
    let some = Work::Maintain {
        steps: [CareStep::Tightness].into(),
        left_out: String::new(),
        next: day(100),
    };
    house.refused(worked(day(3), some), WU, day(3), "P10.09.01d");
    for next in [3, 370] {
        let late = maintained(next, "");
        house.refused(worked(day(3), late), WU, day(3), "P10.09.01d");
    }
    house.told(worked(day(3), maintained(200, "支架夠不到")), WU, day(3));
    let due = house.clock(Duty::MaintainInstallation, day(5)).unwrap();
    assert_eq!(due.deadline.due, day(200), "the date that was named");
    assert_eq!(due.clause.unwrap().0, "P10.09.01d");
}

#[test]
fn only_technicians_and_heads_tick_works_off_and_nothing_is_done_in_the_future() {
    // P10.09.01a
    let mut house = House::new();
    for (actor, now) in [(SALES, day(3)), (WU, day(3).plus(-MINUTE))] {
        let refused = house.ledger.execute(record(blown(day(3))), actor, now);
        assert!(refused.is_err());
    }
    let mut gone = riser();
    gone.removed = true;
    let object = BuildingEvent::ObjectSet {
        object: RISER,
        facts: gone,
    };
    house.told(object, WU, day(3));
    assert!(house.clock(Duty::BlowThrough, day(400)).is_none());
    let refused = house.ledger.execute(record(blown(day(3))), WU, day(4));
    assert!(refused.is_err(), "what was taken out needs no work");
}

#[test]
fn a_season_over_overdue_works_needs_somebody_who_answers() {
    // P10.09.01e
    let mut house = House::new();
    house.told(blown(day(1)), WU, day(1));
    let now = day(370);
    let overdue = |house: &House| {
        let works = works_due(house.building(), &house.context(now));
        let late = works
            .into_iter()
            .filter(|work| matches!(work.clock.standing(now), Standing::Overdue(_)));
        late.map(|work| (work.object, work.kind))
            .collect::<Vec<_>>()
    };
    assert_eq!(overdue(&house).len(), 4);
    named(house.season(now, None), "P10.09.01e");
    named(house.season(now, Some(STRANGER)), "P10.09.01e");
    house.told(blown(now), WU, now);
    house.season(now, Some(HEAD)).unwrap();
    let mark = house.building().seasons.last().unwrap();
    assert_eq!(mark.answers, Some(HEAD));
    assert_eq!(mark.overdue, overdue(&house), "what was overdue is kept");
    assert_eq!(mark.overdue.len(), 3);
    assert!(house.season(now, Some(HEAD)).is_err(), "it is on already");
}

#[test]
fn an_object_shows_its_last_four_works_and_what_is_wrong_with_it() {
    // P10.09.01e
    let mut house = House::new();
    for days in 1..=6 {
        house.told(blown(day(days)), WU, day(days));
    }
    let object = &house.building().objects[&RISER];
    let days: Vec<_> = object
        .recent
        .iter()
        .map(|(_, done)| done.occurred_at)
        .collect();
    assert_eq!(days, [3, 4, 5, 6].map(day));
    let found = trouble(day(7), Checkpoint::Leaks, case(1), "立管根部滲水");
    let happened = house.told(found, WU, day(7));
    assert!(
        happened
            .iter()
            .any(|one| matches!(one.event, Event::Case(_)))
    );
    let open: Vec<_> = open_problems(house.building(), Some(RISER), &house.ledger.world).collect();
    assert_eq!(open[0].1.what, "立管根部滲水");
}
