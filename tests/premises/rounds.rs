//! Rounds with checkpoints, and problems that become repairs in the same act (P10.09.12b, c).

use crate::house::*;
use huiyin::domain::cases::repair::{CauseKind, Finding, Removal, RepairEvent, Symptom};
use huiyin::domain::cases::{
    ActionKind, CaseCommand, CaseEvent, Closing, Procedure, Stage, actions, clocks, stages,
};
use huiyin::domain::clock::{Duty, Owner, Standing};
use huiyin::domain::event::Command;
use huiyin::domain::figures::Figure;
use huiyin::domain::premises::{
    BuildingEvent, Checkpoint, Round, SeasonCommand, missed_rounds, open_problems, season_of,
};
use huiyin::domain::roles::Role;
use huiyin::domain::time::{HOUR, MINUTE};

fn in_season() -> House {
    let mut house = House::new();
    house.told(
        BuildingEvent::ResponsibleSet(tenure(WU, day(0), None)),
        HEAD,
        day(1),
    );
    house.season(day(10), None).unwrap();
    house
}

#[test]
fn a_round_is_owed_once_a_week_in_the_season_and_missed_ones_are_counted() {
    // P10.09.12b
    let mut house = in_season();
    let due = |house: &House, now| house.clock(Duty::MakeRound, now).unwrap();
    let first = due(&house, day(11));
    assert_eq!(
        (first.owner, first.deadline.due),
        (Owner::Person(WU), day(17))
    );
    let missed = |house: &House, now| missed_rounds(house.building(), &house.context(now));
    assert_eq!(missed(&house, day(17)), 0, "exactly at the end is in time");
    assert_eq!(missed(&house, day(17).plus(1)), 1);
    house.told(BuildingEvent::Rounded(walk(day(16))), WU, day(16));
    assert_eq!(due(&house, day(17)).deadline.due, day(23));
    house.told(BuildingEvent::Rounded(walk(day(31))), WU, day(31));
    assert_eq!(missed(&house, day(31)), 2, "fifteen days, two weeks over");
    house.figure(Figure::RoundEvery, 14);
    assert_eq!(missed(&house, day(31)), 1, "the firm's own figure");
    let end = SeasonCommand {
        station: "城東站".into(),
        begins: false,
        occurred_at: day(40),
        answers: None,
    };
    house.must(Command::Season(end), HEAD, day(40));
    assert!(
        house.clock(Duty::MakeRound, day(41)).is_none(),
        "not out of the season"
    );
}

#[test]
fn points_left_out_stay_visible_and_a_round_looks_at_something() {
    // P10.09.12b
    let mut house = in_season();
    let nothing = Round {
        occurred_at: day(11),
        ..Round::default()
    };
    house.refused(BuildingEvent::Rounded(nothing), WU, day(11), "P10.09.12b");
    let mut round = walk(day(11));
    round.points.remove(&Checkpoint::Noise);
    round.points.remove(&Checkpoint::Supply);
    house.told(BuildingEvent::Rounded(round), WU, day(11));
    let (by, kept) = house.building().rounds.last().unwrap();
    assert_eq!(*by, WU);
    let left: Vec<_> = kept.left_out().collect();
    assert_eq!(left, [Checkpoint::Supply, Checkpoint::Noise]);
}

#[test]
fn a_building_that_joins_later_follows_the_season_of_its_station() {
    // P10.09.12b
    let mut house = in_season();
    house.described(OTHER, "育才街 20 號樓");
    let world = &house.ledger.world;
    assert!(season_of(world, "城東站").unwrap().begins);
    let context = house.context(day(12));
    let clocks = huiyin::domain::premises::clocks(&world.buildings[&OTHER], &context);
    let round = clocks.iter().find(|clock| clock.duty == Duty::MakeRound);
    assert_eq!(
        round.unwrap().owner,
        Owner::Role(Role::Supervisor),
        "nobody is responsible"
    );
    assert_eq!(season_of(world, "城西站"), None);
}

#[test]
fn a_leak_found_on_a_round_is_a_repair_with_its_own_half_hour() {
    // P10.09.12c, P10.09.10a
    let mut house = in_season();
    let silent = trouble(day(11), Checkpoint::Leaks, case(1), " ");
    house.refused(silent, HUANG, day(11), "P10.09.12c");
    let found = trouble(day(11), Checkpoint::Leaks, case(1), "立管根部滲水");
    let happened = house.told(found, HUANG, day(11));
    assert_eq!(happened.len(), 2, "one act: the round and the repair");
    let repair = &house.ledger.world.cases[&case(1)];
    assert_eq!(
        (repair.round, repair.words.as_str()),
        (Some(HOUSE), "立管根部滲水")
    );
    let context = house.context(day(11));
    let clock = |duty| {
        clocks(repair, &context)
            .into_iter()
            .find(|clock| clock.duty == duty)
    };
    let arrive = clock(Duty::ArriveAtLeak).unwrap();
    assert_eq!(arrive.deadline.due, day(11).plus(30 * MINUTE));
    assert_eq!(
        arrive.owner,
        Owner::Person(WU),
        "proposed to the responsible one"
    );
    let tell = clock(Duty::NotifyRepair).unwrap();
    assert!(tell.is_open(), "whoever found it has to tell them");
    let open: Vec<_> = open_problems(house.building(), None, &house.ledger.world).collect();
    assert_eq!(open.len(), 1);
}

#[test]
fn any_other_problem_of_a_round_is_settled_within_a_day_and_nobody_signs_for_it() {
    // P10.09.12c
    let mut house = in_season();
    let found = trouble(day(11), Checkpoint::Noise, case(1), "水錘聲");
    house.told(found, WU, day(11));
    let duties = |house: &House| {
        let context = house.context(day(11));
        let clocks = clocks(&house.ledger.world.cases[&case(1)], &context);
        clocks
            .into_iter()
            .map(|clock| (clock.duty, clock.deadline.due, clock.standing(day(11))))
            .collect::<Vec<_>>()
    };
    let finish = day(11).plus(24 * HOUR);
    assert_eq!(
        duties(&house),
        [
            (
                Duty::NotifyRepair,
                day(11).plus(5 * MINUTE),
                Standing::Met(day(11))
            ),
            (Duty::FinishRepair, finish, Standing::Running(24 * HOUR)),
        ],
        "no customer to reach, no two hours to arrive"
    );
    let at = |minutes: i64| day(11).plus(minutes * MINUTE);
    let steps = [
        RepairEvent::Arrived {
            occurred_at: at(1),
            courtesy: [].into(),
        },
        RepairEvent::Found(Finding {
            occurred_at: at(2),
            found: "逆止閥卡住".into(),
            cause: Some(CauseKind::Valve),
            temperature_tenths: None,
            attachments: Vec::new(),
        }),
        RepairEvent::Removed(Removal {
            occurred_at: at(40),
            work: "換逆止閥".into(),
            steps: Symptom::Noise.steps().iter().copied().collect(),
            left_out: String::new(),
            parts: Vec::new(),
            works_again: true,
            temperature_tenths: None,
            check: "開泵十分鐘沒有聲音".into(),
            attachments: Vec::new(),
        }),
    ];
    let mut tell = |event, minutes| {
        let command = CaseCommand::Record(event);
        house.must(Command::Case(case(1), Box::new(command)), WU, at(minutes));
    };
    for (event, minutes) in steps.into_iter().zip([1, 2, 40]) {
        tell(CaseEvent::Repair(event), minutes);
    }
    let closing = Closing {
        occurred_at: at(41),
        result: "好了".into(),
        satisfaction: None,
        reason: String::new(),
    };
    tell(CaseEvent::Closed(closing), 41);
    let world = &house.ledger.world;
    let repair = &world.cases[&case(1)];
    let context = house.context(day(20));
    assert!(
        clocks(repair, &context)
            .iter()
            .all(|clock| clock.duty != Duty::Revisit)
    );
    assert!(
        stages(repair, &context)
            .iter()
            .all(|(stage, _)| *stage != Stage::Revisited)
    );
    let revisit = actions(repair, &context);
    let revisit = revisit
        .iter()
        .find(|action| action.kind == ActionKind::Revisit);
    assert!(revisit.unwrap().refused.is_some(), "there is nobody to ask");
    assert_eq!(open_problems(house.building(), None, world).count(), 0);
}

#[test]
fn several_problems_of_one_round_are_several_repairs_with_numbers_of_their_own() {
    // P10.09.12c
    let mut house = in_season();
    let BuildingEvent::Rounded(mut round) = trouble(day(11), Checkpoint::Leaks, case(1), "滲水")
    else {
        panic!("a round");
    };
    let BuildingEvent::Rounded(other) =
        trouble(day(11), Checkpoint::Insulation, case(2), "保溫破了")
    else {
        panic!("a round");
    };
    round.points.extend(
        other
            .points
            .into_iter()
            .filter(|(_, reading)| reading.problem.is_some()),
    );
    house.told(BuildingEvent::Rounded(round), HEAD, day(11));
    let cases = &house.ledger.world.cases;
    let numbers = [1, 2].map(|number| cases[&case(number)].number.clone());
    assert_ne!(numbers[0], numbers[1]);
    assert!(cases.values().all(
        |case| matches!(&case.procedure, Procedure::Repair(repair) if repair.technician == Some(WU))
    ));
    // The same round once more would open the same repairs once more.
    let again = trouble(day(11), Checkpoint::Leaks, case(1), "滲水");
    assert!(house.ledger.execute(record(again), HEAD, day(12)).is_err());
}
