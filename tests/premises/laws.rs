//! What holds for every building, whatever was written about it in whatever order.

use crate::house::*;
use huiyin::domain::agenda::agenda;
use huiyin::domain::event::Event;
use huiyin::domain::premises::{
    Building, BuildingEvent, Checkpoint, Field, SeasonMark, Work, evolve, missed_rounds, works_due,
};
use huiyin::domain::stamp::{DeviceId, Dot, Seen, Stamped};
use huiyin::domain::time::Timestamp;
use proptest::prelude::*;

fn at() -> impl Strategy<Value = Timestamp> {
    (-400_i64..400).prop_map(day)
}

fn event() -> impl Strategy<Value = BuildingEvent> {
    let person = prop_oneof![Just(WU), Just(HUANG), Just(SALES)];
    prop_oneof![
        (0..Field::ALL.len(), any::<u8>()).prop_map(|(field, text)| BuildingEvent::Described(
            [(Field::ALL[field], format!("t{text}"))].into()
        )),
        (person, at())
            .prop_map(|(person, from)| BuildingEvent::ResponsibleSet(tenure(person, from, None))),
        at().prop_map(|occurred_at| BuildingEvent::GoneThrough { occurred_at }),
        at().prop_map(blown),
        (at(), any::<bool>()).prop_map(|(at, clear)| worked(
            at,
            Work::Clean {
                method: "沖".into(),
                clear
            }
        )),
        (at(), any::<bool>()).prop_map(|(occurred_at, begins)| BuildingEvent::Season(SeasonMark {
            occurred_at,
            begins,
            overdue: Vec::new(),
            answers: None,
        })),
        at().prop_map(|at| BuildingEvent::Rounded(walk(at))),
        at().prop_map(|at| trouble(at, Checkpoint::Leaks, case(1), "滲水")),
        any::<bool>().prop_map(|removed| {
            let mut facts = riser();
            facts.removed = removed;
            BuildingEvent::ObjectSet {
                object: RISER,
                facts,
            }
        }),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    /// Folding never fails, what is read is what was written, and no reader of a building panics.
    #[test]
    fn any_history_folds_and_every_reader_is_total(
        events in prop::collection::vec((event(), 1_u8..4, any::<bool>()), 0..40),
        now in -500_i64..500,
    ) {
        let mut house = House::new();
        let mut building: Option<Building> = None;
        let mut seen = Seen::default();
        for (lamport, (event, device, knows)) in (1_u64..).zip(events) {
            let json = serde_json::to_string(&Event::Building(Box::new(event.clone()))).unwrap();
            let read = serde_json::from_str::<Event>(&json).unwrap();
            prop_assert_eq!(read, Event::Building(Box::new(event.clone())));
            let dot = Dot { device: DeviceId([device; 32]), seq: lamport };
            let stamped = Stamped {
                dot,
                lamport,
                at: day(0),
                actor: WU,
                seen: if knows { seen.clone() } else { Seen::default() },
                event,
            };
            building = Some(evolve(building, HOUSE, &stamped));
            seen.note(dot);
        }
        let Some(building) = building else { return Ok(()) };
        let json = serde_json::to_string(&building).unwrap();
        prop_assert_eq!(&serde_json::from_str::<Building>(&json).unwrap(), &building);
        house.ledger.world.buildings.insert(HOUSE, building.clone());
        let context = house.context(day(now));
        prop_assert!(missed_rounds(&building, &context) >= 0);
        let objects = building.installed().count();
        let expected = if building.in_use() { objects * 4 } else { 0 };
        prop_assert_eq!(works_due(&building, &context).len(), expected);
        prop_assert!(agenda(&context).len() <= 6);
        prop_assert!(building.objects.values().all(|object| object.recent.len() <= 4));
    }
}
