//! Random work on several devices, random overlapping bundles, any order, repeats: everybody ends with the same.

use crate::tablet::{Tablet, all_hold_the_same, customer, person};
use huiyin::domain::cases::fault::FaultIntake;
use huiyin::domain::cases::repair::{RepairIntake, Scope, Symptom};
use huiyin::domain::cases::{
    Caller, CaseCommand, CaseEvent, Channel, Circumstances, Grade, Intake, Note, Received, Told,
};
use huiyin::domain::event::Command;
use huiyin::domain::ids::CaseId;
use huiyin::ledger::bundle::{BundleHeader, Payload, write};
use huiyin::ledger::feed::Range;
use huiyin::ledger::hash::Hash;
use huiyin::ledger::identity::{Identity, Purpose, head_message};
use proptest::prelude::*;
use uuid::Uuid;

pub fn case(number: u64) -> CaseId {
    CaseId(Uuid::from_u64_pair(5, number))
}

/// Takes a leak on a tablet.
pub fn leak(tablet: &Tablet, number: u64) -> CaseId {
    leak_numbered(tablet, number, &format!("2611-{number:04}"))
}

/// The same with a number of one's own.
pub fn leak_numbered(tablet: &Tablet, number: u64, called: &str) -> CaseId {
    let received = received(tablet, called);
    take(tablet, number, received)
}

/// Takes a request on a tablet.
pub fn request(tablet: &Tablet, number: u64) -> CaseId {
    let told = Told::NotKnown;
    let received = received(tablet, &format!("2611-{number:04}"));
    let received = Received {
        intake: Intake::Request,
        promise: Some(received.occurred_at.plus(60_000)),
        circumstances: Circumstances {
            place: told.clone(),
            since: told.clone(),
            who: told.clone(),
            evidence: told.clone(),
            done: told.clone(),
            wanted: told,
        },
        ..received
    };
    take(tablet, number, received)
}

/// Reports a major fault on a tablet.
pub fn fault(tablet: &Tablet, number: u64) -> CaseId {
    let received = received(tablet, &format!("2611-{number:04}"));
    let happened = Some(received.occurred_at);
    let received = Received {
        intake: Intake::Fault(FaultIntake {
            happened,
            place: "三號換熱站".to_owned(),
            plan: "切備用泵".to_owned(),
            ..FaultIntake::default()
        }),
        ..received
    };
    take(tablet, number, received)
}

/// Notes on a tablet what somebody grumbles about.
pub fn grumble(tablet: &Tablet, number: u64) -> CaseId {
    let received = Received {
        intake: Intake::Grumble,
        ..received(tablet, &format!("2611-{number:04}"))
    };
    take(tablet, number, received)
}

/// A case of every kind, taken under the number given: one line a procedure.
pub const BEGINNINGS: [fn(&Tablet, u64) -> CaseId; 8] = [
    leak,
    request,
    fault,
    grumble,
    complaint,
    service_complaint,
    service_complaint,
    quality_complaint,
];

/// Takes a complaint on a tablet.
pub fn complaint(tablet: &Tablet, number: u64) -> CaseId {
    let received = received(tablet, &format!("2611-{number:04}"));
    let intake = crate::petition_steps::intake();
    let received = Received {
        intake: Intake::Petition(Box::new(intake)),
        ..received
    };
    take(tablet, number, received)
}

/// Takes a complaint of the register on a tablet.
pub fn service_complaint(tablet: &Tablet, number: u64) -> CaseId {
    let all = crate::complaint_steps::complaint_of(crate::complaint_steps::intake());
    let received = received(tablet, &format!("2611-{number:04}"));
    let received = Received {
        intake: all.intake,
        circumstances: all.circumstances,
        ..received
    };
    take(tablet, number, received)
}

/// Takes a quality complaint on a tablet.
pub fn quality_complaint(tablet: &Tablet, number: u64) -> CaseId {
    let all = crate::quality_steps::complaint_about(crate::quality_steps::intake());
    let received = received(tablet, &format!("2611-{number:04}"));
    let received = Received {
        intake: all.intake,
        ..received
    };
    take(tablet, number, received)
}

fn take(tablet: &Tablet, number: u64, received: Received) -> CaseId {
    let id = case(number);
    tablet
        .run(Command::Case(id, Box::new(CaseCommand::Receive(received))))
        .expect("takes the case");
    id
}

fn received(tablet: &Tablet, number: &str) -> Received {
    let at = tablet.tick();
    Received {
        number: number.to_owned(),
        intake: Intake::Repair(RepairIntake {
            symptom: Symptom::Dripping,
            scope: Scope::Company,
            technician: None,
        }),
        customer: None,
        caller: Caller {
            name: "王建國".to_owned(),
            phone: "13800004821".to_owned(),
            address: "育才街 18 號".to_owned(),
        },
        channel: Channel::Phone,
        words: "廚房立管一直滴".to_owned(),
        circumstances: Circumstances::default(),
        occurred_at: at,
        grade: Grade::Ordinary,
        promise: None,
        read_back: true,
        not_read_back: String::new(),
        target: None,
        source: None,
        round: None,
        found: None,
        attachments: Vec::new(),
    }
}

/// A bundle whose only feed ends with an event that no app knows yet.
pub fn bundle_with_unknown_event(office: &Tablet) -> Vec<u8> {
    let identity = Identity::from_secret([42; 32]);
    let body = r#"{"case":{"teleported":{"to":"moon"}}}"#;
    let header = serde_json_canonicalizer::to_string(&serde_json::json!({
        "actor": person(1), "after": [], "at": 1_795_392_000_000_i64, "backlink": null, "body": Hash::of(body.as_bytes()),
        "device": identity.device(), "lamport": 1, "seq": 1, "subject": format!("case/{}", case(77)),
    }))
    .expect("json");
    let head = Hash::of(header.as_bytes());
    let signature = identity.sign(Purpose::FeedHead, &head_message(1, head));
    let world = office.desk.world();
    let organisation = &world.organisation;
    let bundle = BundleHeader {
        app: "9.0".to_owned(),
        at: huiyin::domain::time::Timestamp(1_795_392_000_000),
        attachments: Vec::new(),
        by: identity.device(),
        feeds: vec![Range {
            device: identity.device(),
            from: 1,
            to: 1,
            backlink: None,
            head,
            signature,
        }],
        forks: std::collections::BTreeMap::new(),
        have: [(identity.device(), 1)].into(),
        organisation: huiyin::ledger::bundle::OrganisationName {
            id: organisation.id,
            name: organisation.name.clone(),
        },
        person: person(1),
        wants: None,
    };
    let line = format!("{{\"body\":{body},\"header\":{header}}}\n");
    write(
        &bundle,
        &Payload {
            feeds: vec![line.into_bytes()],
            attachments: Vec::new(),
        },
        &identity,
    )
    .expect("writes")
}

/// One thing that happens in the random world.
#[derive(Clone, Debug)]
enum Step {
    Register {
        tablet: usize,
        number: u64,
    },
    Phone {
        tablet: usize,
        number: u64,
        phone: u16,
    },
    Address {
        tablet: usize,
        number: u64,
        address: u16,
    },
    Take {
        tablet: usize,
        number: u64,
    },
    Note {
        tablet: usize,
        number: u64,
        text: u16,
    },
    Give {
        from: usize,
        whole: bool,
    },
    Receive {
        to: usize,
        bundle: usize,
    },
    Restart {
        tablet: usize,
    },
}

fn step() -> impl Strategy<Value = Step> {
    let tablet = 0..3usize;
    prop_oneof![
        2 => (tablet.clone(), 0..6u64).prop_map(|(tablet, number)| Step::Register { tablet, number }),
        3 => (tablet.clone(), 0..6u64, any::<u16>()).prop_map(|(tablet, number, phone)| Step::Phone { tablet, number, phone }),
        3 => (tablet.clone(), 0..6u64, any::<u16>()).prop_map(|(tablet, number, address)| Step::Address { tablet, number, address }),
        2 => (tablet.clone(), 0..4u64).prop_map(|(tablet, number)| Step::Take { tablet, number }),
        2 => (tablet.clone(), 0..4u64, any::<u16>()).prop_map(|(tablet, number, text)| Step::Note { tablet, number, text }),
        3 => (tablet.clone(), any::<bool>()).prop_map(|(from, whole)| Step::Give { from, whole }),
        5 => (tablet.clone(), any::<usize>()).prop_map(|(to, bundle)| Step::Receive { to, bundle }),
        1 => tablet.prop_map(|tablet| Step::Restart { tablet }),
    ]
}

fn play(steps: Vec<Step>) {
    let office = Tablet::founder();
    let mut tablets = vec![office];
    for seed in [2, 3] {
        let mut tablet = Tablet::fresh(seed);
        tablet.take(&tablets[0].give(None));
        tablet.person = person(seed);
        // Clocks that are years off order nothing.
        tablet
            .clock
            .set(tablet.clock.get() + i64::from(seed) * 40_000_000_000);
        tablets.push(tablet);
    }
    let mut bundles = vec![tablets[0].give(None)];
    for step in steps {
        match step {
            Step::Register { tablet, number }
                if !tablets[tablet]
                    .desk
                    .world()
                    .customers
                    .contains_key(&customer(number)) =>
            {
                tablets[tablet].register(number, "某");
            }
            Step::Phone {
                tablet,
                number,
                phone,
            } if tablets[tablet]
                .desk
                .world()
                .customers
                .contains_key(&customer(number)) =>
            {
                tablets[tablet].edit(number, |facts| facts.phone = phone.to_string());
            }
            Step::Address {
                tablet,
                number,
                address,
            } if tablets[tablet]
                .desk
                .world()
                .customers
                .contains_key(&customer(number)) =>
            {
                tablets[tablet].edit(number, |facts| facts.address = address.to_string());
            }
            Step::Take { tablet, number }
                if !tablets[tablet]
                    .desk
                    .world()
                    .cases
                    .contains_key(&case(number)) =>
            {
                leak(&tablets[tablet], number);
            }
            Step::Note {
                tablet,
                number,
                text,
            } if tablets[tablet]
                .desk
                .world()
                .cases
                .contains_key(&case(number)) =>
            {
                let note = CaseEvent::Noted(Note {
                    text: format!("n{text}"),
                    attachments: Vec::new(),
                });
                // A closed or foreign case may refuse; what counts here is that all agree.
                let _ = tablets[tablet].run(Command::Case(
                    case(number),
                    Box::new(CaseCommand::Record(note)),
                ));
            }
            Step::Give { from, whole } => {
                let other = (from + 1) % tablets.len();
                let bundle = tablets[from].give((!whole).then(|| &tablets[other]));
                bundles.push(bundle);
            }
            Step::Receive { to, bundle } => {
                let bundle = bundles[bundle % bundles.len()].clone();
                tablets[to].take(&bundle);
            }
            Step::Restart { tablet } => {
                let restarted = tablets.remove(tablet).restart();
                tablets.insert(tablet, restarted);
            }
            _ => {}
        }
    }
    for _ in 0..2 {
        let round: Vec<_> = tablets.iter().map(|tablet| tablet.give(None)).collect();
        for tablet in &tablets {
            for bundle in &round {
                tablet.take(bundle);
            }
        }
    }
    all_hold_the_same(tablets);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn random_work_and_random_bundles_end_in_the_same_ledger_and_the_same_state_everywhere(steps in prop::collection::vec(step(), 1..60)) {
        play(steps);
    }
}
