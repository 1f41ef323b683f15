//! Everything that a browser's storage was seen to do wrong, on purpose.

use crate::store::{puts, text};
use huiyin::desk::{Store, StoreError};
use huiyin::store::indexed_db::{Fault, IndexedDbStore, VERSION};
use indexed_db_futures::database::Database;
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
