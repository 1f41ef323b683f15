//! What a firm has to do with: asked by what is in force, there as long as something of it was written down.

use crate::helpers::{leak, request};
use crate::story::*;
use huiyin::domain::cases::{ActionKind, Stage, actions, stages};
use huiyin::domain::clause::Regulation;
use huiyin::domain::concern::Concern;
use huiyin::domain::organisation::Organisation;

fn asked(numbers: &[u8]) -> Vec<Concern> {
    let firm = Organisation {
        regulations: numbers.iter().copied().map(Regulation).collect(),
        ..Organisation::default()
    };
    let all = Concern::ALL.into_iter();
    all.filter(|concern| concern.is_asked(&firm)).collect()
}

#[test]
fn a_firm_has_what_its_regulations_ask_for_and_nothing_else() {
    assert_eq!(asked(&[]), []);
    assert_eq!(
        asked(&[4, 5, 8]),
        [Concern::Complaints, Concern::Quality, Concern::Grumbles]
    );
    assert_eq!(
        asked(&[1, 2]),
        [
            Concern::Faults,
            Concern::Emergencies,
            Concern::ActiveService
        ]
    );
    assert_eq!(
        asked(&[11]),
        [Concern::Repairs, Concern::Buildings, Concern::Complaints]
    );
    let heating = asked(&[10]);
    assert!(heating.contains(&Concern::Heating) && heating.contains(&Concern::Outages));
    assert!(!heating.contains(&Concern::Faults) && !heating.contains(&Concern::Quality));
    let every: Vec<u8> = (1..=15).collect();
    assert_eq!(asked(&every), Concern::ALL);
}

#[test]
fn what_was_written_stays_there_when_its_regulation_is_switched_off() {
    let written = given([leak()]).without(10);
    assert!(!Concern::Repairs.is_asked(&written.world.organisation));
    assert!(Concern::Repairs.is_there(&written.world));
    assert!(!Concern::Outages.is_there(&written.world));
    let other = given([request()]).without(10);
    assert!(!Concern::Repairs.is_there(&other.world));
    assert!(Concern::Faults.is_there(&other.world));
}

#[test]
fn a_repair_of_a_firm_without_heat_is_given_to_somebody_first_and_shows_no_step_of_heat() {
    // P11.04.05b
    let mut story = given([leak()]).without(10);
    let regulations = &mut story.world.organisation.regulations;
    regulations.insert(Regulation(11));
    assert_eq!(story.primary(DESK, minute(1)), Some(ActionKind::Assign));
    let context = story.context(DESK, minute(1));
    let steps = actions(story.case(), &context);
    let offers = |kind| steps.iter().any(|action| action.kind == kind);
    assert!(!offers(ActionKind::Notify) && !offers(ActionKind::ConfirmCard));
    let rail = stages(story.case(), &context);
    assert!(rail.iter().all(|(stage, _)| *stage != Stage::Revisited));

    let heating = given([leak()]);
    assert_eq!(heating.primary(DESK, minute(1)), Some(ActionKind::Notify));
}
