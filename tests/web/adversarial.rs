//! Every bad bundle of `tests/adversarial`, handed to a desk over the browser's own database: refused by its own name and in words of every
//! language, and nothing has changed in any room.

use crate::altered::{Made, cuts};
use crate::bad::{by_rule, hand_made};
use crate::forge::{good_text, with_last, with_stranger};
use crate::kind::kind;
use crate::ledger::everything;
use crate::tablet::{MORNING, Tablet, customer, person};
use huiyin::app::i18n::{Locale, failure, set_locale};
use huiyin::desk::{Desk, DeskError, Opening};
use huiyin::domain::customers::{CustomerCommand, CustomerFacts};
use huiyin::domain::event::Command;
use huiyin::domain::time::Timestamp;
use huiyin::store::indexed_db::IndexedDbStore;
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};
use wasm_bindgen_test::wasm_bindgen_test;

type Browser = (IndexedDbStore, Desk<IndexedDbStore>);

async fn open(name: &str, incarnation: Option<String>) -> Browser {
    let store = IndexedDbStore::open(name).await.expect("opens");
    let opening = Opening {
        // Admitted beforehand by the firm of the good bundle.
        entropy: [3; 32],
        incarnation,
    };
    let desk = Desk::open(store.clone(), opening).await.expect("opens");
    (store, desk)
}

/// A tablet of the firm in the good bundle that has work of its own and lacks what is in the bundle.
async fn victim(name: &str) -> Browser {
    let (store, desk) = open(name, None).await;
    let firm = Tablet::founder().give(None);
    desk.import(&firm.bytes, MORNING).await.expect("takes");
    let facts = CustomerFacts {
        name: "李秀英".to_owned(),
        ..CustomerFacts::default()
    };
    let register = Command::Customer(customer(5), CustomerCommand::Register(facts));
    desk.execute(register, person(1), MORNING)
        .await
        .expect("registers");
    desk.flush_pages().await.expect("pages");
    (store, desk)
}

/// Hands over one after the other. The messages of each language, with the kinds of fault that they name.
async fn refused(
    name: &str,
    table: Vec<Made>,
) -> BTreeMap<(&'static str, String), BTreeSet<&'static str>> {
    let (store, desk) = victim(name).await;
    let before = everything(&store).await;
    let state = (desk.fingerprint(), desk.world().clone());
    let mut messages: BTreeMap<(&str, String), BTreeSet<&str>> = BTreeMap::new();
    for (name, bytes, expected) in table {
        let error = match desk.import(&bytes, MORNING).await {
            Err(error) => error,
            Ok(report) => panic!("{name}: {expected:?} expected, found {report:?}"),
        };
        let DeskError::Bundle(bundle) = &error else {
            panic!("{name}: {expected:?} expected, found {error:?}");
        };
        assert!(
            expected.contains(&kind(bundle)),
            "{name}: {expected:?} expected, found {bundle:?}"
        );
        for locale in Locale::ALL {
            set_locale(locale);
            let words = failure(&error);
            assert!(
                (10..200).contains(&words.chars().count()),
                "{name}: {words}"
            );
            messages
                .entry((locale.tag(), words))
                .or_default()
                .insert(kind(bundle));
        }
        assert!(
            everything(&store).await == before,
            "{name} left something in the database"
        );
        assert!(
            (desk.fingerprint(), desk.world().clone()) == state,
            "{name} changed the world"
        );
    }
    set_locale(Locale::default());
    // Nothing that was refused stands in the way of the good one.
    let report = desk
        .import(good_text().as_bytes(), MORNING)
        .await
        .expect("takes the good one");
    assert!(report.new > 0);
    let (world, incarnation) = (desk.world().clone(), desk.incarnation());
    drop((store, desk));
    let (_, desk) = open(name, Some(incarnation)).await;
    assert_eq!(desk.damage(), None);
    assert!(*desk.world() == world);
    messages
}

#[wasm_bindgen_test]
async fn every_bad_bundle_made_by_hand_is_refused_in_its_own_words_and_changes_no_room() {
    let table = hand_made();
    assert!(table.len() >= 100, "{} bad bundles", table.len());
    for ((locale, words), kinds) in refused("a-hand", table).await {
        assert_eq!(
            kinds.len(),
            1,
            "{locale:?}: one message for {kinds:?}: {words}"
        );
    }
}

#[wasm_bindgen_test]
async fn every_member_altered_or_left_out_is_refused_and_changes_no_room() {
    let table = by_rule();
    assert!(table.len() > 100, "{} bad bundles", table.len());
    refused("a-rule", table).await;
}

#[wasm_bindgen_test]
async fn a_bundle_cut_at_any_structural_boundary_changes_no_room() {
    let table = cuts();
    assert!(table.len() > 500, "{} cuts", table.len());
    refused("a-cuts", table).await;
}

#[wasm_bindgen_test]
async fn what_only_looks_like_an_attack_is_kept_as_it_lies_and_the_database_opens_again() {
    const YEAR: i64 = 365 * 86_400_000;
    let levels = (0..100).fold(json!(1), |inner, _| json!([inner]));
    let bodies = [
        json!({"__proto__": {"admin": true}, "constructor": {"prototype": {}}}),
        json!({"robot": levels}),
        json!({"robot": "長".repeat(350_000)}),
        json!({"robot": "<script>alert(1)</script>\u{202e}\u{0}\u{2028}"}),
    ];
    for (number, body) in bodies.iter().enumerate() {
        let name = format!("a-kept-{number}");
        let (store, desk) = victim(&name).await;
        let bundle = with_last(|entry| {
            entry["body"] = body.clone();
            // Years ahead: taken, and for people to doubt.
            entry["header"]["at"] = json!(MORNING.0 + 12 * YEAR);
        });
        let report = desk.import(&bundle, MORNING).await.expect("takes");
        assert_eq!(report.held, 1);
        let line = format!("{{\"body\":{body},");
        let lies = everything(&store)
            .await
            .into_iter()
            .any(|(.., bytes)| String::from_utf8_lossy(&bytes).contains(&line));
        assert!(lies, "{number} is not kept as it lies");
        let (print, incarnation) = (desk.fingerprint(), desk.incarnation());
        drop((store, desk));
        let (_, desk) = open(&name, Some(incarnation)).await;
        assert_eq!((desk.damage(), desk.fingerprint()), (None, print));
    }
}

#[wasm_bindgen_test]
async fn a_strangers_entry_is_kept_in_the_database_and_changes_nothing_that_people_see() {
    let (_, desk) = victim("a-stranger").await;
    let (_, same) = victim("a-no-stranger").await;
    let bundle = with_stranger(60, |entry| {
        entry["header"]["lamport"] = json!((1_u64 << 53) - 1)
    });
    let report = desk.import(&bundle, MORNING).await.expect("takes");
    assert_eq!(report.waiting, 1);
    same.import(good_text().as_bytes(), MORNING)
        .await
        .expect("takes");
    assert!(*desk.world() == *same.world());
    // A height that nobody can exceed does not stop this tablet.
    let facts = CustomerFacts {
        name: "後來的".to_owned(),
        ..CustomerFacts::default()
    };
    let register = Command::Customer(customer(9), CustomerCommand::Register(facts));
    desk.execute(register, person(1), Timestamp(MORNING.0 + 1))
        .await
        .expect("registers");
}
