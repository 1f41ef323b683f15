//! What looks like an attack and is only text: taken, kept byte for byte, shown as text, and where it is doubtful marked so.

use crate::forge::{FIELD, Forge, OFFICE, device, good_text, victim, with_last, with_stranger};
use crate::tablet::{MORNING, Tablet, customer, now, person};
use huiyin::domain::customers::{CustomerCommand, CustomerFacts};
use huiyin::domain::event::Command;
use huiyin::domain::ids::Subject;
use huiyin::domain::time::Timestamp;
use serde_json::{Value, json};

const SCRIPT: &str = "<script>alert(1)</script><img src=x onerror=alert(2)>\u{202e}\u{0}\u{7f}\u{2028}${7*7}'\"\\ __proto__ 😀";

/// The ledger's lines of the office, at a tablet that took this body from it.
fn taken(body: &Value) -> (Tablet, String) {
    let bytes = with_last(|entry| entry["body"] = body.clone());
    let tablet = victim();
    tablet.try_take(&bytes).unwrap();
    let ledger = tablet.ledger()[&device(OFFICE)].clone();
    (tablet, String::from_utf8(ledger).unwrap())
}

#[test]
fn script_in_every_text_field_stays_text_byte_for_byte() {
    let office = Tablet::founder();
    let text = || SCRIPT.to_owned();
    let facts = CustomerFacts {
        name: text(),
        address: text(),
        building: text(),
        account: text(),
        remarks: text(),
        ..CustomerFacts::default()
    };
    let register = CustomerCommand::Register(facts.clone());
    office
        .run(Command::Customer(customer(1), register))
        .unwrap();
    let field = Tablet::fresh(2);
    field.take(&office.give(None));
    assert_eq!(field.ledger(), office.ledger());
    let field = field.restart();
    assert_eq!(field.desk.world().customers[&customer(1)].facts(), facts);
}

#[test]
fn script_in_the_texts_of_the_header_is_carried_as_text() {
    let mut forge = Forge::new();
    forge.header()["app"] = json!(SCRIPT);
    forge.header()["organisation"]["name"] = json!(SCRIPT);
    forge.header()["attachments"][0]["type"] = json!(SCRIPT);
    forge.header()["__proto__"] = json!({"polluted": true});
    forge.seal(FIELD);
    let report = victim().try_take(&forge.bytes()).unwrap();
    assert_eq!(report.organisation_name, SCRIPT);
}

#[test]
fn a_prototype_in_a_body_is_held_and_kept_as_it_lies() {
    let body = json!({"__proto__": {"admin": true}, "constructor": {"prototype": {}}});
    let (tablet, ledger) = taken(&body);
    assert!(ledger.contains(&format!("{{\"body\":{body},")));
    assert!(tablet.restart().desk.damage().is_none());
}

#[test]
fn a_body_of_a_hundred_levels_or_a_megabyte_is_held_and_kept() {
    let levels = (0..100).fold(json!(1), |inner, _| json!([inner]));
    for body in [
        json!({"robot": levels}),
        json!({"robot": "長".repeat(350_000)}),
    ] {
        let (tablet, ledger) = taken(&body);
        assert!(ledger.contains(&format!("{{\"body\":{body},")));
        assert!(tablet.restart().desk.damage().is_none());
    }
}

#[test]
fn a_clock_years_ahead_or_behind_is_taken_and_doubted_not_refused() {
    const YEAR: i64 = 365 * 86_400_000;
    let office = Tablet::founder();
    office.register(1, "王建國");
    office.clock.set(MORNING.0 + 12 * YEAR);
    office.edit(1, |facts| facts.phone = "111".to_owned());
    office.clock.set(MORNING.0 - 12 * YEAR);
    office.edit(1, |facts| facts.phone = "222".to_owned());
    let mut field = Tablet::fresh(2);
    field.person = person(2);
    field.take(&office.give(None));
    assert_eq!(
        field.desk.world().customers[&customer(1)].phone.value,
        "222"
    );
    let subject = Subject::Customer(customer(1));
    let history = now(field.desk.history(&subject, Timestamp(MORNING.0 + YEAR))).unwrap();
    let doubts: Vec<bool> = history.iter().map(|line| line.clock_doubt).collect();
    assert_eq!(doubts, [false, true, true]);
}

#[test]
fn the_highest_number_there_is_waits_and_stops_nobody() {
    let bytes = with_last(|entry| entry["header"]["lamport"] = json!((1_u64 << 53) - 1));
    let tablet = victim();
    let report = tablet.try_take(&bytes).unwrap();
    assert_eq!(report.waiting, 1);
    tablet.register(9, "後來的");
    let tablet = tablet.restart();
    assert_eq!(tablet.desk.damage(), None);
    tablet.register(10, "再後來的");
}

#[test]
fn a_strangers_entry_is_kept_and_changes_nothing_not_even_the_height_of_what_is_written_next() {
    let bytes = with_stranger(60, |entry| {
        entry["header"]["lamport"] = json!((1_u64 << 53) - 1)
    });
    let (tablet, same) = (victim(), victim());
    let report = tablet.try_take(&bytes).unwrap();
    assert_eq!(report.waiting, 1);
    same.try_take(&good_text().into_bytes()).unwrap();
    assert_eq!(*tablet.desk.world(), *same.desk.world());
    assert!(tablet.ledger().keys().any(|key| key.contains(&device(60))));
    tablet.register(9, "後來的");
    let tablet = tablet.restart();
    assert_eq!(tablet.desk.damage(), None);
    tablet.register(10, "再後來的");
}
