//! The lock itself: what opens, and every way in which something altered does not.

use crate::fixture::{Author, case, firm_id, note, person};
use huiyin::domain::event::Event;
use huiyin::domain::ids::{OrganisationId, PersonId, Subject};
use huiyin::domain::roles::Role;
use huiyin::domain::sealed::{Bytes, Envelope, Recipients, SealingKey, WrappedKey};
use huiyin::domain::stamp::{DeviceId, Dot};
use huiyin::ledger::identity::Identity;
use huiyin::ledger::seal::{Draw, Place, SealError, SealingSecret, open, seal, share, unwrap};
use proptest::prelude::*;
use uuid::Uuid;

fn device(secret: u8) -> DeviceId {
    Identity::from_secret([secret; 32]).device()
}

fn secret(secret: u8) -> SealingSecret {
    SealingSecret::of(&Identity::from_secret([secret; 32]))
}

fn key(number: u8) -> (DeviceId, SealingKey) {
    (device(number), secret(number).key().unwrap())
}

fn place() -> Place {
    Place {
        organisation: firm_id(),
        subject: case(7),
        dot: Dot {
            device: Author::new(1).device(),
            seq: 3,
        },
        actor: person(),
    }
}

fn to() -> Recipients {
    Recipients {
        roles: [Role::Supervisor, Role::GeneralManager].into(),
        persons: [person()].into(),
    }
}

fn event(text: &str) -> Event {
    serde_json::from_value(note(text)).unwrap()
}

/// Sealed for the devices 1 and 2.
fn sealed(text: &str) -> Envelope {
    let devices = [key(1), key(2)].into_iter();
    let mut draw = Draw::from_entropy([9; 32]);
    seal(&place(), to(), &event(text), devices, &mut draw).unwrap()
}

fn keys(envelope: &Envelope) -> Vec<(DeviceId, WrappedKey)> {
    let keys = envelope.keys.iter();
    keys.map(|(device, key)| (*device, *key)).collect()
}

/// As device `number` opens it.
fn read(place: &Place, envelope: &Envelope, number: u8) -> Result<Event, SealError> {
    let mine = [(device(number), secret(number))];
    let key = unwrap(place, envelope, &keys(envelope), &mine)?;
    open(place, envelope, &key)
}

#[test]
fn it_opens_for_every_device_that_has_a_key_and_for_no_other() {
    let envelope = sealed("押金");
    for number in [1, 2] {
        assert_eq!(read(&place(), &envelope, number), Ok(event("押金")));
    }
    assert_eq!(read(&place(), &envelope, 3), Err(SealError::NoKey));
    // The wrong secret under the right name.
    let mine = [(device(1), secret(3))];
    let key = unwrap(&place(), &envelope, &keys(&envelope), &mine);
    assert!(matches!(key, Err(SealError::KeyAltered)));
}

#[test]
fn a_key_that_is_shared_opens_the_same_for_another_device() {
    let envelope = sealed("押金");
    let mine = [(device(2), secret(2))];
    let content = unwrap(&place(), &envelope, &keys(&envelope), &mine).unwrap();
    let mut draw = Draw::from_entropy([8; 32]);
    let more = share(
        &place(),
        &envelope,
        &content,
        [key(3)].into_iter(),
        &mut draw,
    )
    .unwrap();
    // A wrong one before it does not stand in the way.
    let wrapped = [
        (device(3), envelope.keys[&device(1)]),
        (device(3), more[&device(3)]),
    ];
    let found = unwrap(&place(), &envelope, &wrapped, &[(device(3), secret(3))]).unwrap();
    assert_eq!(open(&place(), &envelope, &found), Ok(event("押金")));
}

#[test]
fn moved_to_another_entry_or_given_other_recipients_it_does_not_open() {
    let envelope = sealed("押金");
    let other = Uuid::from_u128(99);
    let places = [
        Place {
            organisation: OrganisationId(other),
            ..place()
        },
        Place {
            subject: case(8),
            ..place()
        },
        Place {
            subject: Subject::Other("case/7".to_owned()),
            ..place()
        },
        Place {
            dot: Dot {
                seq: 4,
                ..place().dot
            },
            ..place()
        },
        Place {
            dot: Dot {
                device: device(2),
                ..place().dot
            },
            ..place()
        },
        Place {
            actor: PersonId(other),
            ..place()
        },
    ];
    let mine = [(device(1), secret(1))];
    let content = unwrap(&place(), &envelope, &keys(&envelope), &mine).unwrap();
    for place in places {
        assert_eq!(read(&place, &envelope, 1), Err(SealError::KeyAltered));
        // Even whoever knows the content key.
        assert_eq!(open(&place, &envelope, &content), Err(SealError::Altered));
    }
    let mut wider = envelope.clone();
    wider.to.roles.insert(Role::Technician);
    assert_eq!(read(&place(), &wider, 1), Err(SealError::KeyAltered));
    assert_eq!(open(&place(), &wider, &content), Err(SealError::Altered));
}

#[test]
fn a_key_of_one_device_is_none_for_another_and_none_for_another_body() {
    let envelope = sealed("押金");
    let mut swapped = envelope.clone();
    swapped.keys.insert(device(1), envelope.keys[&device(2)]);
    assert_eq!(read(&place(), &swapped, 1), Err(SealError::KeyAltered));
    let mut draw = Draw::from_entropy([5; 32]);
    let again = seal(
        &place(),
        to(),
        &event("別的"),
        [key(1)].into_iter(),
        &mut draw,
    )
    .unwrap();
    let mut mixed = envelope;
    mixed.keys = again.keys;
    // It unwraps, and it is not the key with which this body was sealed.
    assert_eq!(read(&place(), &mixed, 1), Err(SealError::KeyAltered));
}

#[test]
fn a_device_whose_key_is_no_point_gets_nothing_and_the_others_do() {
    let devices = [(device(3), Bytes([0; 32])), key(1)].into_iter();
    let mut draw = Draw::from_entropy([9; 32]);
    let envelope = seal(&place(), to(), &event("押金"), devices, &mut draw).unwrap();
    assert_eq!(envelope.keys.len(), 1);
    assert_eq!(read(&place(), &envelope, 1), Ok(event("押金")));
}

#[test]
fn what_is_inside_has_to_belong_to_the_subject() {
    let elsewhere = Place {
        subject: Subject::Customer(huiyin::domain::ids::CustomerId(Uuid::from_u128(7))),
        ..place()
    };
    let mut draw = Draw::from_entropy([9; 32]);
    let envelope = seal(
        &elsewhere,
        to(),
        &event("押金"),
        [key(1)].into_iter(),
        &mut draw,
    )
    .unwrap();
    assert_eq!(read(&elsewhere, &envelope, 1), Err(SealError::Unreadable));
}

#[test]
fn the_length_of_what_is_inside_is_told_in_steps_only() {
    let lengths: Vec<usize> = ["短", "長一點的一句話，還是同一步"]
        .iter()
        .map(|text| sealed(text).text.0.len())
        .collect();
    assert_eq!(lengths, [256 + 16, 256 + 16]);
    assert_eq!(sealed(&"長".repeat(100)).text.0.len(), 512 + 16);
}

#[test]
fn the_sealing_key_follows_from_the_devices_secret_and_tells_nothing_of_it() {
    assert_eq!(secret(1).key(), secret(1).key());
    assert_ne!(secret(1).key(), secret(2).key());
    assert_ne!(secret(1).bytes(), [1; 32]);
    let kept = SealingSecret::from_bytes(secret(1).bytes());
    assert_eq!(kept.key(), secret(1).key());
}

proptest! {
    #[test]
    fn one_altered_bit_anywhere_and_it_does_not_open(at in any::<prop::sample::Index>(), bit in 0..8_u8) {
        let mut envelope = sealed("押金");
        let key = envelope.keys[&device(1)];
        let mut bytes: Vec<u8> = [&envelope.nonce.0[..], &envelope.key_hash.0, &key.0, &envelope.text.0].concat();
        let index = at.index(bytes.len());
        bytes[index] ^= 1 << bit;
        let (nonce, rest) = bytes.split_at(24);
        let (hash, rest) = rest.split_at(32);
        let (wrapped, text) = rest.split_at(80);
        envelope.nonce = Bytes(nonce.try_into().unwrap());
        envelope.key_hash = Bytes(hash.try_into().unwrap());
        envelope.keys.insert(device(1), Bytes(wrapped.try_into().unwrap()));
        envelope.text.0 = text.to_vec();
        let read = read(&place(), &envelope, 1);
        prop_assert!(matches!(read, Err(SealError::KeyAltered | SealError::Altered)), "{:?}", read);
    }
}
