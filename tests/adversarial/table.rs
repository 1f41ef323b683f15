//! Runs the tables: name → how it is made → what must be found.

use crate::altered::{Made, cuts};
use crate::bad::{by_rule, hand_made};
use crate::forge::{good_text, victim};
use crate::kind::kind;
use huiyin::desk::DeskError;
use huiyin::ledger::bundle::{Limits, read};
use std::collections::{BTreeMap, BTreeSet};

/// Hands each to a tablet with work of its own: refused by the right name, and nothing of the tablet has changed. Gives the messages.
fn refused(table: Vec<Made>) -> BTreeMap<String, BTreeSet<String>> {
    let tablet = victim();
    let before = (
        tablet.everything(),
        tablet.desk.fingerprint(),
        tablet.desk.world().clone(),
    );
    let mut messages: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut wrong = Vec::new();
    let count = table.len();
    for (name, bytes, expected) in table {
        match tablet.try_take(&bytes) {
            Err(DeskError::Bundle(error)) if expected.contains(&kind(&error)) => {
                let message = error.to_string();
                assert!(
                    message.len() < 400,
                    "{name}: a message to be read, not {message}"
                );
                messages
                    .entry(message)
                    .or_default()
                    .insert(kind(&error).to_owned());
            }
            other => wrong.push(format!("{name}: {expected:?} expected, found {other:?}")),
        }
        let after = (
            tablet.everything(),
            tablet.desk.fingerprint(),
            tablet.desk.world().clone(),
        );
        assert!(after == before, "{name} left something behind");
    }
    assert!(
        wrong.is_empty(),
        "{} of {count}:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
    tablet.take(&huiyin::desk::BundleFile {
        name: String::new(),
        bytes: good_text().into_bytes(),
        entries: 0,
        attachments: 0,
    });
    assert_ne!(
        tablet.desk.fingerprint(),
        before.1,
        "the good one is still taken"
    );
    messages
}

#[test]
fn every_bad_bundle_made_by_hand_is_refused_by_its_own_name_and_changes_nothing() {
    let table = hand_made();
    let names: BTreeSet<&String> = table.iter().map(|(name, ..)| name).collect();
    assert_eq!(names.len(), table.len(), "one name twice");
    assert!(table.len() >= 100, "{} bad bundles", table.len());
    println!("{} bad bundles made by hand", table.len());
    let messages = refused(table);
    let kinds: BTreeSet<&String> = messages.values().flatten().collect();
    assert_eq!(kinds.len(), 17, "every kind but the size: {kinds:?}");
    for (message, kinds) in &messages {
        assert_eq!(kinds.len(), 1, "one message for {kinds:?}: {message}");
    }
}

#[test]
fn every_member_altered_or_left_out_or_of_another_shape_is_refused_and_changes_nothing() {
    let table = by_rule();
    assert!(table.len() > 100, "{} bad bundles", table.len());
    println!("{} bad bundles made by rule", table.len());
    refused(table);
}

#[test]
fn a_bundle_cut_at_any_structural_boundary_is_cut_off_and_changes_nothing() {
    let table = cuts();
    assert!(table.len() > 500, "{} cuts", table.len());
    println!("{} bundles cut off", table.len());
    refused(table);
}

#[test]
fn a_bundle_above_the_limit_says_so_before_it_is_looked_at() {
    let text = good_text();
    let limit = text.len() as u64 - 1;
    let error = read(text.as_bytes(), Limits { bytes: limit }).unwrap_err();
    assert_eq!(kind(&error), "too_large");
}

#[test]
fn no_two_kinds_of_fault_share_a_sentence_on_the_screen() {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/src/app/i18n/texts/bundle.toml"
    );
    let texts: BTreeMap<String, BTreeMap<String, String>> =
        toml::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    for language in ["zh", "en"] {
        let sentences: BTreeSet<&String> = texts.values().map(|text| &text[language]).collect();
        assert_eq!(sentences.len(), texts.len(), "{language}");
    }
}
