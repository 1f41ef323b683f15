//! Numbers of a book: unique after any merge, and nothing that was ever on paper is lost to a search.

use crate::story::{DESK, START, minute};
use huiyin::domain::books::{Numbered, alike, is_number, next_numbers};
use huiyin::domain::stamp::{DeviceId, Dot, Seen, Stamped};
use huiyin::domain::time::{DAY, Timestamp};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// One giving of a number: to what, by which entry, knowing which others.
#[derive(Clone, Debug)]
struct Given {
    to: u8,
    number: String,
    stamped: Stamped<()>,
}

fn given(to: u8, number: &str, device: u8, seq: u64, lamport: u64, seen: &Seen) -> Given {
    let dot = Dot {
        device: DeviceId([device; 32]),
        seq,
    };
    let stamped = Stamped {
        dot,
        lamport,
        at: START,
        actor: DESK,
        seen: seen.clone(),
        event: (),
    };
    Given {
        to,
        number: number.to_owned(),
        stamped,
    }
}

/// What everybody shows who holds these givings.
fn book(givings: &[Given]) -> BTreeMap<u8, Numbered> {
    let mut givings: Vec<&Given> = givings.iter().collect();
    givings.sort_by_key(|given| given.stamped.place());
    let mut book: BTreeMap<u8, Numbered> = BTreeMap::new();
    for given in givings {
        match book.get_mut(&given.to) {
            Some(numbered) => numbered.again(&given.number, &given.stamped),
            None => drop(book.insert(given.to, Numbered::first(&given.number, &given.stamped))),
        }
    }
    book
}

fn next(book: &BTreeMap<u8, Numbered>, now: Timestamp) -> String {
    next_numbers(&mut book.values(), now, 480).next().unwrap()
}

fn all(book: &BTreeMap<u8, Numbered>) -> Vec<(String, Vec<u8>)> {
    let alike = alike(book.iter().map(|(bearer, numbered)| (*bearer, numbered)));
    let bearers = |(number, bearers): (String, Vec<(u8, _)>)| {
        (
            number,
            bearers.into_iter().map(|(bearer, _)| bearer).collect(),
        )
    };
    alike.into_iter().map(bearers).collect()
}

#[test]
fn a_number_is_year_month_and_running_number_by_the_firms_clock() {
    let empty = BTreeMap::new();
    assert_eq!(next(&empty, minute(0)), "261101");
    // 30 November 2026, 23:59 at +08:00, and a minute later.
    let last = START.plus(7 * DAY + (13 * 60 + 59) * 60_000);
    assert_eq!(next(&empty, last), "261101");
    assert_eq!(next(&empty, last.plus(60_000)), "261201");
    let ninety_nine = given(1, "261199", 1, 1, 1, &Seen::default());
    assert_eq!(next(&book(&[ninety_nine]), minute(0)), "2611100");
    let good = ["261101", "2611100", "991299"];
    assert!(good.into_iter().all(is_number));
    let bad = ["26110", "261301", "260001", "2611-K7", "２６１１０１", ""];
    assert!(!bad.into_iter().any(is_number));
}

#[test]
fn of_two_that_were_given_one_number_the_earlier_keeps_it_and_the_other_is_found_by_both() {
    let none = Seen::default();
    let one = given(1, "261101", 2, 1, 10, &none);
    let other = given(2, "261101", 1, 1, 11, &none);
    let both = [other, one];
    assert_eq!(all(&book(&both)), [("261101".to_owned(), vec![1, 2])]);
    let mut seen = Seen::default();
    both.iter().for_each(|given| seen.note(given.stamped.dot));
    let number = next(&book(&both), minute(0));
    assert_eq!(number, "261102");
    let again = given(2, &number, 1, 2, 12, &seen);
    let settled = book(&[both[0].clone(), both[1].clone(), again]);
    assert_eq!(all(&settled), []);
    let renumbered = &settled[&2];
    assert_eq!(renumbered.number, "261102");
    assert!(renumbered.fits("261102") && renumbered.fits("261101"));
}

proptest! {
    /// Tablets give numbers, meet now and then, and give on; whoever is to be renumbered is renumbered in the end.
    #[test]
    fn numbers_are_unique_after_any_merge_and_every_number_ever_given_is_found(
        acts in prop::collection::vec((0_u8..4, 0_u8..7, prop::option::of(0_u8..4)), 1..60),
    ) {
        let mut views: Vec<Vec<Given>> = vec![Vec::new(); 4];
        let mut seqs = [0_u64; 4];
        for (device, to, meets) in acts {
            let at = usize::from(device);
            if let Some(other) = meets {
                for given in views[usize::from(other)].clone() {
                    if !views[at].iter().any(|held| held.stamped.dot == given.stamped.dot) {
                        views[at].push(given);
                    }
                }
            }
            let shown = book(&views[at]);
            let clashes = all(&shown);
            let later = |(_, bearers): &(String, Vec<u8>)| bearers.iter().skip(1).any(|one| *one == to);
            // The office gives a number to what has none, or to what is to be renumbered.
            if shown.contains_key(&to) && !clashes.iter().any(later) {
                continue;
            }
            seqs[at] += 1;
            let mut seen = Seen::default();
            views[at].iter().for_each(|given| seen.note(given.stamped.dot));
            let lamport = views[at].iter().map(|given| given.stamped.lamport).max().unwrap_or(0) + 1;
            views[at].push(given(to, &next(&shown, minute(0)), device + 1, seqs[at], lamport, &seen));
        }
        let mut union: Vec<Given> = Vec::new();
        for given in views.concat() {
            if !union.iter().any(|held| held.stamped.dot == given.stamped.dot) {
                union.push(given);
            }
        }
        let shown = book(&union);
        let mut reversed = union.clone();
        reversed.reverse();
        prop_assert_eq!(&book(&reversed), &shown, "whatever the order of arrival");
        let mut seq = 100;
        let mut settled = shown.clone();
        for (_, bearers) in all(&shown) {
            for bearer in bearers.into_iter().skip(1) {
                let mut seen = Seen::default();
                union.iter().for_each(|given| seen.note(given.stamped.dot));
                let lamport = union.iter().map(|given| given.stamped.lamport).max().unwrap_or(0) + 1;
                seq += 1;
                union.push(given(bearer, &next(&settled, minute(0)), 9, seq, lamport, &seen));
                settled = book(&union);
            }
        }
        prop_assert_eq!(all(&settled), []);
        let numbers: BTreeSet<&str> = settled.values().map(|one| &*one.number).collect();
        prop_assert_eq!(numbers.len(), settled.len());
        for given in &union {
            prop_assert!(settled[&given.to].fits(&given.number), "{} is lost", given.number);
        }
    }
}
