//! Everything that a browser's storage was seen to do wrong, on purpose.

use crate::store::{puts, run, text};
use futures_util::future::join3;
use huiyin::desk::{Batch, Room, Store, StoreError};
use huiyin::store::indexed_db::{Fault, IndexedDbStore, VERSION};
use indexed_db_futures::database::Database;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn a_lost_connection_is_opened_anew_and_the_write_replayed() {
    let store = IndexedDbStore::open("f-lost").await.expect("opens");
    store.apply(puts(&[("a", "1")])).await.expect("writes");
    store.inject(Fault::HandleLost);
    store
        .apply(puts(&[("b", "2"), ("c", "3")]))
        .await
        .expect("written on a fresh handle");
    assert_eq!(text(&store, "a").await.as_deref(), Some("1"));
    assert_eq!(text(&store, "c").await.as_deref(), Some("3"));
}

#[wasm_bindgen_test]
async fn a_batch_lost_under_way_is_replayed_whole() {
    let store = IndexedDbStore::open("f-in-flight").await.expect("opens");
    store
        .apply(puts(&[("a", "old"), ("b", "old")]))
        .await
        .expect("writes");
    store.inject(Fault::LostInFlight);
    let batch = Batch {
        deletes: vec![(Room::Meta, "b".to_owned())],
        ..puts(&[("a", "new"), ("c", "new")])
    };
    store.apply(batch).await.expect("written in the end");
    assert_eq!(text(&store, "a").await.as_deref(), Some("new"));
    assert_eq!(text(&store, "b").await, None);
    assert_eq!(text(&store, "c").await.as_deref(), Some("new"));
}

#[wasm_bindgen_test]
async fn work_that_meets_a_dead_handle_together_shares_one_fresh_one() {
    let store = IndexedDbStore::open("f-together").await.expect("opens");
    store.inject(Fault::HandleLost);
    let (one, other, read) = join3(
        store.apply(puts(&[("a", "1")])),
        store.apply(puts(&[("b", "2")])),
        store.get(Room::Meta, "none"),
    )
    .await;
    assert_eq!((one, other, read), (Ok(()), Ok(()), Ok(None)));
    // A second handle that nobody remembers would be in the way here.
    let in_the_way = Rc::new(Cell::new(false));
    let told = Rc::clone(&in_the_way);
    let newer = Database::open("f-together")
        .with_version(VERSION + 1)
        .with_on_blocked(move |_| {
            told.set(true);
            Ok(())
        })
        .await
        .expect("upgrades");
    newer.close();
    assert!(!in_the_way.get());
}

/// A real limit, not a simulated one: a storage bucket of two megabytes takes the place of the browser's own storage.
#[wasm_bindgen_test]
async fn a_disk_that_is_really_full_is_named_and_leaves_nothing_of_the_batch() {
    run(
        "navigator.storageBuckets.open('f-full', { quota: 2000000 }).then(bucket => {
            window.ownStorage = Object.getOwnPropertyDescriptor(window, 'indexedDB');
            Object.defineProperty(window, 'indexedDB', { configurable: true, value: bucket.indexedDB });
        })",
    )
    .await;
    let store = IndexedDbStore::open("f-full").await.expect("opens");
    let before = store.apply(puts(&[("a", "old")])).await;
    // Bytes without a pattern: the browser compresses what it stores.
    let noise = std::iter::successors(Some(1_u32), |last| {
        Some(last.wrapping_mul(1_664_525).wrapping_add(1_013_904_223))
    })
    .map(|number| number.to_be_bytes()[0]);
    let large = Batch {
        puts: vec![
            (Room::Meta, "a".to_owned(), b"new".to_vec()),
            (
                Room::Segments,
                "large".to_owned(),
                noise.take(9_000_000).collect(),
            ),
        ],
        strict: true,
        ..Batch::default()
    };
    let failed = store.apply(large).await;
    let kept = text(&store, "a").await;
    run("Promise.resolve(Object.defineProperty(window, 'indexedDB', window.ownStorage)).then(() => {})").await;
    assert_eq!(before, Ok(()));
    assert!(matches!(failed, Err(StoreError::Quota(_))), "{failed:?}");
    assert_eq!(kept.as_deref(), Some("old"));
}

#[wasm_bindgen_test]
async fn a_full_disk_in_the_middle_of_a_batch_leaves_nothing_of_it() {
    let store = IndexedDbStore::open("f-quota").await.expect("opens");
    store.inject(Fault::Quota);
    let failed = store
        .apply(puts(&[("a", "1"), ("b", "2"), ("c", "3")]))
        .await;
    assert!(matches!(failed, Err(StoreError::Quota(_))), "{failed:?}");
    for key in ["a", "b", "c"] {
        assert_eq!(text(&store, key).await, None, "{key}");
    }
    store
        .apply(puts(&[("a", "1")]))
        .await
        .expect("the next write goes through");
}

#[wasm_bindgen_test]
async fn an_abort_at_commit_is_a_failure_and_changes_nothing() {
    let store = IndexedDbStore::open("f-abort").await.expect("opens");
    store.apply(puts(&[("a", "old")])).await.expect("writes");
    store.inject(Fault::AbortAtCommit);
    assert!(store.apply(puts(&[("a", "new")])).await.is_err());
    assert_eq!(text(&store, "a").await.as_deref(), Some("old"));
}

#[wasm_bindgen_test]
async fn a_newer_app_in_another_tab_can_upgrade_and_this_one_says_so_afterwards() {
    let store = IndexedDbStore::open("f-upgrade").await.expect("opens");
    store.apply(puts(&[("a", "1")])).await.expect("writes");
    // Were the old handle not closed on `versionchange`, this would wait for ever.
    let newer = Database::open("f-upgrade")
        .with_version(VERSION + 1)
        .await
        .expect("upgrades");
    newer.close();
    let refused = store.apply(puts(&[("b", "2")])).await;
    assert_eq!(
        refused,
        Err(StoreError::NewerVersion {
            found: VERSION + 1,
            known: VERSION
        })
    );
}

#[wasm_bindgen_test]
async fn a_tab_that_does_not_step_aside_is_named_and_the_next_try_goes_through() {
    // Opened behind the store's back, so that nobody closes it on `versionchange`.
    let stubborn = Database::open("f-blocked")
        .with_version(1_u32)
        .await
        .expect("an old app's database");
    let blocked = IndexedDbStore::open("f-blocked").await.err();
    assert_eq!(blocked, Some(StoreError::Blocked));
    stubborn.close();
    let store = IndexedDbStore::open("f-blocked").await.expect("opens");
    assert_eq!(store.get(Room::Drafts, "none").await, Ok(None));
    // What the given-up request opened late must not stand in the way either.
    let newer = Database::open("f-blocked")
        .with_version(VERSION + 1)
        .await
        .expect("upgrades");
    newer.close();
}
