//! What a technician shows on arriving (P10.09.08d–f), and what of it was confirmed.

use crate::helpers::*;
use crate::story::*;
use huiyin::domain::cases::repair::{Courtesy, Repair, RepairEvent};
use huiyin::domain::cases::{CaseEvent, CaseRefusal, Procedure};
use huiyin::domain::event::{Command, Event, Happened};
use huiyin::domain::ids::Subject;
use huiyin::domain::organisation::{Credentials, OrganisationCommand, OrganisationEvent};

fn repair(story: &Story) -> &Repair {
    match &story.case().procedure {
        Procedure::Repair(repair) => repair,
        _ => panic!("a repair"),
    }
}

fn arrives_with<const N: usize>(m: i64, courtesy: [Courtesy; N]) -> Step {
    let event = RepairEvent::Arrived {
        occurred_at: minute(m),
        courtesy: courtesy.into(),
    };
    step(TECHNICIAN, minute(m), CaseEvent::Repair(event))
}

fn confirms<const N: usize>(m: i64, courtesy: [Courtesy; N]) -> Step {
    let event = RepairEvent::CardConfirmed {
        occurred_at: minute(m),
        courtesy: courtesy.into(),
    };
    step(TECHNICIAN, minute(m), CaseEvent::Repair(event))
}

#[test]
fn what_is_shown_on_arriving_is_confirmed_item_by_item() {
    // P10.09.08d: credentials; P10.09.08e and P10.09.08f: the numbers.
    let story = given([leak(), arrives_with(10, [Courtesy::Badge])]);
    let missing: Vec<Courtesy> = repair(&story).not_shown().collect();
    assert!(missing.contains(&Courtesy::Credentials));
    assert!(missing.contains(&Courtesy::Numbers));
    story
        .clone()
        .when(confirms(11, []))
        .then_no(CaseRefusal::CardEmpty);
    let story = story
        .when(confirms(12, [Courtesy::Credentials, Courtesy::Numbers]))
        .allowed();
    let missing: Vec<Courtesy> = repair(&story).not_shown().collect();
    assert_eq!(
        missing,
        [
            Courtesy::Appearance,
            Courtesy::Greeting,
            Courtesy::ShoeCovers
        ]
    );
    let story = story
        .when(confirms(
            13,
            [
                Courtesy::Appearance,
                Courtesy::Greeting,
                Courtesy::ShoeCovers,
            ],
        ))
        .allowed();
    story
        .when(confirms(14, [Courtesy::Badge]))
        .then_refused("P10.09.08d");
}

#[test]
fn nothing_is_shown_before_somebody_is_there() {
    let story = given([leak()]);
    story
        .when(confirms(5, [Courtesy::Credentials]))
        .then_refused("P10.09.08d");
}

#[test]
fn another_visit_has_another_card() {
    let story = given([leak(), arrive(10)]);
    assert_eq!(repair(&story).not_shown().count(), 0);
    let mut again = repair(&story).clone();
    again.begin_again();
    assert_eq!(again.not_shown().count(), Courtesy::ALL.len());
}

#[test]
fn credentials_have_a_number_a_date_and_a_face_and_survive_a_new_telephone() {
    // P10.09.08d
    let mut story = firm();
    let organisation = story.world.organisation.id;
    let issued = |number: &str| OrganisationEvent::CredentialsIssued {
        person: TECHNICIAN,
        credentials: Credentials {
            number: number.into(),
            valid_until: Some(minute(100_000)),
            photo: Some(signature()),
        },
    };
    let happened = |number: &str| Happened {
        subject: Subject::Organisation(organisation),
        event: Event::Organisation(issued(number)),
    };
    assert_eq!(
        happened("1").event.attachments().len(),
        1,
        "the face travels"
    );
    story.fold(happened("WX-0017"), DESK, START);
    let shown = |story: &Story| {
        story.world.organisation.people[&TECHNICIAN]
            .credentials
            .clone()
    };
    assert_eq!(
        shown(&story).map(|shown| shown.value.number),
        Some("WX-0017".into())
    );
    // Enrolling anew (another telephone) keeps them.
    let facts = huiyin::domain::organisation::PersonFacts {
        name: "陳明".into(),
        roles: [huiyin::domain::roles::Role::Technician].into(),
        phone: "13900000000".into(),
    };
    let enrolled = Happened {
        subject: Subject::Organisation(organisation),
        event: Event::Organisation(OrganisationEvent::PersonEnrolled {
            person: TECHNICIAN,
            facts,
        }),
    };
    story.fold(enrolled, DESK, START);
    assert!(shown(&story).is_some());

    // Nobody from outside issues them.
    let command = OrganisationCommand::Record(Box::new(issued("WX-0018")));
    let said = story.ask(Command::Organisation(command), STRANGER, START);
    assert!(said.is_err());
}
