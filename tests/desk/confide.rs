//! Complaints and reports that are given in confidence: the case in the open, what was said and by whom sealed, in one go.

use crate::helpers::received;
use crate::letters::{entropy, hand, holds_nothing_in_clear, three};
use crate::petition_steps::intake;
use crate::tablet::{Tablet, now, person};
use huiyin::desk::{DeskError, Opened};
use huiyin::domain::cases::petition::{
    Confided, Disclosure, Matter, PetitionEvent, PetitionIntake, recipients,
};
use huiyin::domain::cases::{Caller, CaseCommand, CaseEvent, Intake, Received};
use huiyin::domain::event::{Command, Event};
use huiyin::domain::ids::{CaseId, Subject};
use huiyin::domain::refusal::Refusal;
use huiyin::domain::sealed::{Recipients, SealedRefusal};
use uuid::Uuid;

const WORDS: &str = "站長收了紅包才給開閥";
const NAME: &str = "孫桂蘭";
const CASE: CaseId = CaseId(Uuid::from_u128(500));

fn in_confidence(tablet: &Tablet) -> (Received, Confided, Recipients) {
    let intake = PetitionIntake {
        matter: Matter::Misconduct,
        disclosure: Disclosure::Confided,
        sealed_words: true,
        ..intake()
    };
    let world = tablet.desk.world();
    let at = tablet.tick();
    let to = recipients(
        &intake,
        &huiyin::domain::context::Context {
            now: at,
            actor: tablet.person,
            device: tablet.desk.device(),
            world: &world,
        },
    );
    let received = Received {
        words: String::new(),
        caller: Caller::default(),
        occurred_at: at,
        ..received(Intake::Petition(Box::new(intake)))
    };
    let confided = Confided {
        who: Caller {
            name: NAME.into(),
            phone: "13800001111".into(),
            address: String::new(),
        },
        customer: None,
        words: WORDS.into(),
    };
    (received, confided, to)
}

fn command(received: Received, confided: Confided) -> Command {
    let command = CaseCommand::ReceiveInConfidence(received, confided);
    Command::Case(CASE, Box::new(command))
}

fn opened(tablet: &Tablet) -> Result<Vec<Opened>, DeskError> {
    let subject = Subject::Case(CASE);
    let dots: Vec<_> = {
        let world = tablet.desk.world();
        let letters = world.letters_of(&subject).expect("the case");
        letters.iter().map(|letter| letter.dot).collect()
    };
    now(tablet
        .desk
        .open_letters(&subject, &dots, tablet.person, tablet.tick()))
}

#[test]
fn a_report_given_in_confidence_is_read_by_the_head_and_by_nobody_who_only_carries_it() {
    // P10.11.10a, P10.11.10d, P10.11.10c
    let [office, carrier, head] = three();
    crate::letters::enrol(&office, 3, &[huiyin::domain::roles::Role::Supervisor]);
    let (received, confided, to) = in_confidence(&office);
    let by = (office.person, office.tick());
    let done = now(office.desk.confide(
        command(received, confided.clone()),
        to,
        by,
        entropy(&office),
    ))
    .expect("takes it");
    assert_eq!(done.happened.len(), 2, "the case and the seal");
    hand(&office, &carrier);
    hand(&carrier, &head);
    for tablet in [&office, &carrier, &head] {
        for secret in [WORDS, NAME, "13800001111"] {
            holds_nothing_in_clear(tablet, secret);
            let bundle = String::from_utf8(tablet.give(None).bytes).unwrap();
            assert!(!bundle.contains(secret));
        }
        let world = tablet.desk.world();
        let case = &world.cases[&CASE];
        assert!(case.identity_withheld() && case.words_sealed());
        assert_eq!(case.letters.iter().count(), 1);
    }
    let no = DeskError::Refused(Refusal::Sealed(SealedRefusal::NotForYou));
    assert_eq!(opened(&carrier).unwrap_err(), no);
    let letters = opened(&head).expect("the head reads it");
    let event = letters[0].content.as_ref().expect("opens").event.clone();
    let inside = CaseEvent::Petition(PetitionEvent::Confided(confided));
    assert_eq!(event, Event::Case(Box::new(inside)));
    // The reading is known wherever the bundle goes (P10.11.10a).
    hand(&head, &office);
    let world = office.desk.world();
    let letter = world.cases[&CASE].letters.iter().next().unwrap().clone();
    assert_eq!(letter.readings.len(), 1);
    assert_eq!(letter.readings[0].by, person(3));
}

#[test]
fn what_is_confidential_is_refused_in_clear_and_leaves_no_case_behind() {
    // P10.11.10a
    let [office, ..] = three();
    let (received, confided, _) = in_confidence(&office);
    let refused = office.run(command(received.clone(), confided.clone()));
    let only = DeskError::Refused(Refusal::Sealed(SealedRefusal::OnlySealed));
    assert_eq!(refused.unwrap_err(), only);
    assert!(!office.desk.world().cases.contains_key(&CASE));
    // Sealed for nobody it is not written either, and the case is not taken without it.
    let by = (office.person, office.tick());
    let nobody = now(office.desk.confide(
        command(received, confided),
        Recipients::default(),
        by,
        entropy(&office),
    ));
    let named = DeskError::Refused(Refusal::Sealed(SealedRefusal::NobodyNamed));
    assert_eq!(nobody.unwrap_err(), named);
    assert!(!office.desk.world().cases.contains_key(&CASE));
}
