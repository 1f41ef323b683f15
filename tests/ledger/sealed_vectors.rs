//! The vectors of sealed bodies, and what has to come out of them.

use crate::fixture::{Author, bundle, case, note, sealed};
use crate::vectors::{Vectors, folder, text};
use huiyin::domain::event::Event;
use huiyin::domain::roles::Role;
use huiyin::domain::sealed::{Recipients, SealedEvent, Shared};
use huiyin::ledger::bundle::{Limits, read};
use huiyin::ledger::entry::{EntryRef, Header};
use huiyin::ledger::identity::Identity;
use huiyin::ledger::seal::{Draw, Place, SealError, SealingSecret, open, seal, share, unwrap};
use serde_json::{Value, json};

/// A secret of device 1 for whoever is a supervisor, and for the person: keys for the devices 1 and 2, later one for device 3, opened by 2.
fn with_secret() -> [Author; 2] {
    let (mut field, mut desk) = (Author::new(1), Author::new(2));
    let taken = field.write(case(7), vec![], &note("漏水"));
    let header = field.next(case(7), vec![taken.hash]);
    let place = place_of(&header);
    let devices =
        [1, 2].map(|number| (Author::new(number).device(), sealing(number).key().unwrap()));
    let to = Recipients {
        roles: [Role::Supervisor].into(),
        persons: [crate::fixture::person()].into(),
    };
    let inside = serde_json::from_value(note(SECRET)).unwrap();
    let mut draw = Draw::from_entropy([7; 32]);
    let letter = seal(&place, to, &inside, devices.into_iter(), &mut draw).unwrap();
    let key = {
        let keys: Vec<_> = letter
            .keys
            .iter()
            .map(|(device, key)| (*device, *key))
            .collect();
        unwrap(&place, &letter, &keys, &[(field.device(), sealing(1))]).unwrap()
    };
    let third = (Author::new(3).device(), sealing(3).key().unwrap());
    let more = share(&place, &letter, &key, [third].into_iter(), &mut draw).unwrap();
    let body = |event: SealedEvent| serde_json::to_value(Event::Sealed(Box::new(event))).unwrap();
    let written = field.write(
        case(7),
        vec![taken.hash],
        &body(SealedEvent::Written(letter)),
    );
    let shared = vec![Shared {
        letter: written.header.dot(),
        keys: more,
    }];
    let shared = body(SealedEvent::Shared { letters: shared });
    let shared = field.write(case(7), vec![written.hash], &shared);
    desk.lamport = field.lamport;
    let letters = vec![written.header.dot()];
    let read = body(SealedEvent::Read { letters });
    desk.write(case(7), vec![shared.hash], &read);
    [field, desk]
}

const SECRET: &str = "用戶的押金已退，只告訴主任";

fn sealing(number: u8) -> SealingSecret {
    SealingSecret::of(&Identity::from_secret([number; 32]))
}

fn place_of(header: &Header) -> Place {
    Place {
        organisation: crate::fixture::firm_id(),
        subject: header.subject.clone(),
        dot: header.dot(),
        actor: header.actor,
    }
}

/// Sealed bodies: one to open, one that must not open, one that was altered on the way.
pub fn add(vectors: &mut Vectors) {
    let [field, desk] = with_secret();
    let whole = text(bundle(&field, vec![field.whole(), desk.whole()], &[]));
    vectors.add(
        "good-sealed",
        "ok",
        "entry 2 is sealed; it opens with the secrets of the devices 1, 2 and 3",
        &*whole,
    );
    let mut broken = Author::new(1);
    for (index, entry) in field.entries.iter().enumerate() {
        let mut body: Value = serde_json::from_str(entry.body_json.as_deref().unwrap()).unwrap();
        if index == 1 {
            let nonce = body["sealed"]["written"]["nonce"].as_str().unwrap();
            let other = if nonce.starts_with('A') { "B" } else { "A" };
            body["sealed"]["written"]["nonce"] = json!(format!("{other}{}", &nonce[1..]));
        }
        let mut header = entry.header.clone();
        header.backlink = broken.entries.last().map(|last| last.hash);
        broken.push(sealed(header, &body));
    }
    vectors.add(
        "good-sealed-altered",
        "ok",
        "the same with another nonce, signed by its author: the chain is right, and entry 2 must not open",
        text(bundle(&broken, vec![broken.whole()], &[])),
    );
    let text_of = |entry: &EntryRef<'_>| {
        let body: Value = serde_json::from_str(entry.body_json.as_deref().unwrap()).unwrap();
        body["sealed"]["written"]["text"]
            .as_str()
            .unwrap()
            .to_owned()
    };
    let inside = text_of(&field.entries[1]);
    let altered = format!(
        "{}{}",
        if inside.starts_with('A') { "B" } else { "A" },
        &inside[1..]
    );
    vectors.add(
        "bad-sealed",
        "entry_altered",
        "one letter of what is sealed was changed on the way",
        whole.replacen(&inside, &altered, 1),
    );
}

/// What the secret of a device finds in the sealed entry of a vector.
fn opened(name: &str, number: u8) -> Result<Event, SealError> {
    let bytes = std::fs::read(folder().join(name)).unwrap();
    let bundle = read(&bytes, Limits::default()).unwrap();
    let entries: Vec<_> = bundle.runs.iter().flat_map(|run| &run.entries).collect();
    let mut letter = None;
    let mut keys = Vec::new();
    for entry in entries {
        match entry.event() {
            Some(Event::Sealed(event)) => match *event {
                SealedEvent::Written(envelope) => {
                    keys.extend(envelope.keys.iter().map(|(device, key)| (*device, *key)));
                    letter = Some((place_of(&entry.header), envelope));
                }
                SealedEvent::Shared { letters } => {
                    keys.extend(letters.into_iter().flat_map(|shared| shared.keys));
                }
                SealedEvent::Read { letters } => assert_eq!(letters.len(), 1),
            },
            other => assert!(other.is_some()),
        }
    }
    let (place, envelope) = letter.unwrap();
    let mine = [(Author::new(number).device(), sealing(number))];
    let key = unwrap(&place, &envelope, &keys, &mine)?;
    open(&place, &envelope, &key)
}

#[test]
fn the_sealed_vector_opens_with_the_secrets_of_its_three_devices_and_no_other() {
    let inside: Event = serde_json::from_value(note(SECRET)).unwrap();
    for number in 1..=3 {
        assert_eq!(opened("good-sealed.json", number), Ok(inside.clone()));
        assert_eq!(
            opened("good-sealed-altered.json", number),
            Err(SealError::Altered)
        );
    }
    assert_eq!(opened("good-sealed.json", 4), Err(SealError::NoKey));
    let readme = std::fs::read_to_string(folder().join("README.md")).unwrap();
    assert!(readme.contains(SECRET), "the README says what comes out");
}
