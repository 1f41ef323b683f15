//! What an author had seen, and which entries can be folded on top.

use crate::fixture::{Author, case, note, sealed, two_tablets};
use huiyin::domain::stamp::{Dot, Seen};
use huiyin::ledger::causal::{Frame, place};
use huiyin::ledger::entry::EntryRef;
use huiyin::ledger::hash::Hash;

fn history(mut entries: Vec<EntryRef<'static>>) -> (Vec<EntryRef<'static>>, Frame, Vec<Seen>) {
    entries.retain(|entry| entry.header.subject == case(7));
    entries.sort_by_key(|entry| place(&entry.header));
    let (frame, seen) = Frame::of(&entries.iter().collect::<Vec<_>>(), |_| true);
    (entries, frame, seen)
}

#[test]
fn parallel_work_is_unseen_and_what_came_after_both_has_seen_both() {
    let (field, desk) = two_tablets();
    let (a, b) = (field.device(), desk.device());
    let (entries, frame, seen) = history([field.entries, desk.entries].concat());
    let of = |device, seq| {
        let index = entries
            .iter()
            .position(|entry| entry.header.dot() == Dot { device, seq });
        seen[index.unwrap()].clone()
    };
    let vector = |pairs: &[(_, u64)]| pairs.iter().copied().collect::<Seen>();
    assert_eq!(of(a, 2), vector(&[]));
    assert_eq!(of(b, 1), vector(&[(a, 2)]));
    assert_eq!(
        of(a, 3),
        vector(&[(a, 2)]),
        "the call was made elsewhere at the same time"
    );
    assert_eq!(of(a, 4), vector(&[(a, 3), (b, 1)]));
    assert_eq!(frame.heads, [entries.last().unwrap().hash]);
    assert_eq!(frame.seen, vector(&[(a, 4), (b, 1)]));
}

#[test]
fn two_entries_that_do_not_know_each_other_are_two_heads() {
    let (mut field, desk) = two_tablets();
    field.entries.pop();
    let (entries, frame, _) = history([field.entries, desk.entries].concat());
    let mut heads: Vec<Hash> = entries[1..].iter().map(|entry| entry.hash).collect();
    let mut found = frame.heads;
    heads.sort_unstable();
    found.sort_unstable();
    assert_eq!(found, heads);
}

#[test]
fn an_author_has_seen_its_own_earlier_entries_even_when_it_does_not_name_them() {
    let mut author = Author::new(1);
    author.write(case(7), vec![], &note("1"));
    author.write(case(7), vec![], &note("2"));
    let device = author.device();
    let (entries, frame, seen) = history(author.entries);
    assert!(seen[1].has(Dot { device, seq: 1 }));
    assert_eq!(frame.heads, [entries[1].hash]);
}

#[test]
fn names_of_unknown_entries_count_for_nothing_and_do_not_continue() {
    let mut author = Author::new(1);
    let unknown = Hash([5; 32]);
    author.write(case(7), vec![unknown], &note("1"));
    let (_, frame, seen) = history(author.entries.clone());
    assert_eq!(seen, [Seen::default()]);
    assert!(!Frame::default().continues(&author.entries[0].header));
    assert!(!frame.continues(&author.next(case(7), vec![unknown])));
    assert!(frame.continues(&author.next(case(7), frame.heads.clone())));
}

#[test]
fn an_entry_that_sorts_before_the_last_or_missed_one_does_not_continue() {
    let mut author = Author::new(1);
    author.lamport = 10;
    let first = author.write(case(7), vec![], &note("1"));
    let (_, frame, _) = history(author.entries.clone());
    let mut late = author.next(case(7), vec![first.hash]);
    assert!(frame.continues(&late));
    late.lamport = 10;
    late.seq = 1;
    assert!(!frame.continues(&late), "the same place");
    assert!(!frame.continues(&author.next(case(7), vec![])));
    assert!(!frame.continues(&author.next(case(7), vec![first.hash, first.hash])));
}

#[test]
fn a_frame_that_grew_entry_by_entry_equals_the_frame_of_the_whole_history() {
    let mut author = Author::new(1);
    let mut grown = Frame::default();
    for number in 0..50 {
        let entry = author.push(sealed(
            author.next(case(7), grown.heads.clone()),
            &note(&number.to_string()),
        ));
        assert!(grown.continues(&entry.header));
        grown.push(&entry.header, entry.hash, number % 3 != 0);
    }
    let (whole, seen) = Frame::of(&author.entries.iter().collect::<Vec<_>>(), |index| {
        index % 3 != 0
    });
    assert_eq!(grown, whole);
    assert_eq!(whole.held, 17);
    assert!(seen.last().unwrap().has(Dot {
        device: author.device(),
        seq: 49
    }));
    assert!(!seen.last().unwrap().has(Dot {
        device: author.device(),
        seq: 50
    }));
}
