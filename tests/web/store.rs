//! Rooms, batches, versions, locks.

use huiyin::desk::{Batch, Room, Store, StoreError};
use huiyin::store::indexed_db::{IndexedDbStore, VERSION};
use huiyin::store::writer_lock::{Writer, acquire};
use indexed_db_futures::database::Database;
use indexed_db_futures::prelude::*;
use indexed_db_futures::transaction::TransactionMode;
use indexed_db_futures::typed_array::Uint8ArraySlice;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen_test::wasm_bindgen_test;

/// A batch of texts in the meta room.
pub fn puts(pairs: &[(&str, &str)]) -> Batch {
    let puts = pairs
        .iter()
        .map(|(key, value)| (Room::Meta, (*key).to_owned(), value.as_bytes().to_vec()))
        .collect();
    Batch {
        puts,
        strict: true,
        ..Batch::default()
    }
}

pub async fn text(store: &IndexedDbStore, key: &str) -> Option<String> {
    store
        .get(Room::Meta, key)
        .await
        .expect("reads")
        .map(|bytes| String::from_utf8(bytes).expect("text"))
}

#[wasm_bindgen_test]
async fn what_is_put_is_there_after_opening_again() {
    let store = IndexedDbStore::open("t-round-trip").await.expect("opens");
    store
        .apply(puts(&[("b", "2"), ("a", "1")]))
        .await
        .expect("writes");
    drop(store);
    let store = IndexedDbStore::open("t-round-trip")
        .await
        .expect("opens again");
    assert_eq!(text(&store, "a").await.as_deref(), Some("1"));
    assert_eq!(
        store.keys(Room::Meta).await.expect("keys"),
        ["a", "b"],
        "ascending"
    );
    assert_eq!(text(&store, "c").await, None);
    let many = store
        .get_many(Room::Meta, &["b".into(), "x".into(), "a".into()])
        .await
        .expect("reads");
    assert_eq!(
        many,
        [Some(b"2".to_vec()), None, Some(b"1".to_vec())],
        "in the order asked"
    );
}

#[wasm_bindgen_test]
async fn deletes_and_puts_of_several_rooms_happen_together() {
    let store = IndexedDbStore::open("t-rooms").await.expect("opens");
    store.apply(puts(&[("gone", "1")])).await.expect("writes");
    let batch = Batch {
        puts: vec![
            (Room::Segments, "s".to_owned(), vec![1]),
            (Room::Drafts, "d".to_owned(), Vec::new()),
        ],
        deletes: vec![(Room::Meta, "gone".to_owned())],
        strict: false,
    };
    store.apply(batch).await.expect("writes");
    assert_eq!(text(&store, "gone").await, None);
    assert_eq!(store.get(Room::Segments, "s").await, Ok(Some(vec![1])));
    assert_eq!(store.get(Room::Drafts, "d").await, Ok(Some(Vec::new())));
    assert_eq!(
        store.apply(Batch::default()).await,
        Ok(()),
        "nothing to do is done at once"
    );
}

#[wasm_bindgen_test]
async fn large_values_come_back_byte_for_byte() {
    let store = IndexedDbStore::open("t-large").await.expect("opens");
    let value: Vec<u8> = (0..3_000_000_u32)
        .map(|number| u8::try_from(number % 251).unwrap_or_default())
        .collect();
    let puts = (0..4)
        .map(|number| (Room::Segments, format!("{number}"), value.clone()))
        .collect();
    store
        .apply(Batch {
            puts,
            strict: true,
            ..Batch::default()
        })
        .await
        .expect("writes");
    assert!(
        store
            .get(Room::Segments, "3")
            .await
            .expect("reads")
            .expect("there")
            == value
    );
}

#[wasm_bindgen_test]
async fn a_database_of_the_first_version_is_upgraded_and_keeps_its_data() {
    let old = Database::open("t-migration")
        .with_version(1_u32)
        .with_on_upgrade_needed(|_, database| {
            for room in ["meta", "segments", "pages", "attachments", "journal"] {
                database.create_object_store(room).build()?;
            }
            Ok(())
        })
        .await
        .expect("an old app's database");
    let transaction = old
        .transaction("meta")
        .with_mode(TransactionMode::Readwrite)
        .build()
        .expect("transaction");
    let put = transaction
        .object_store("meta")
        .expect("store")
        .put(Uint8ArraySlice::new(b"kept"))
        .with_key("k")
        .without_key_type()
        .primitive();
    put.expect("puts").await.expect("put");
    transaction.commit().await.expect("commits");
    old.close();

    let store = IndexedDbStore::open("t-migration").await.expect("upgrades");
    assert_eq!(text(&store, "k").await.as_deref(), Some("kept"));
    assert_eq!(
        store.get(Room::Drafts, "none").await,
        Ok(None),
        "the new room is there"
    );
}

#[wasm_bindgen_test]
async fn a_database_of_a_newer_app_is_refused_and_left_alone() {
    let newer = Database::open("t-newer")
        .with_version(VERSION + 7)
        .with_on_upgrade_needed(|_, database| {
            database.create_object_store("meta").build()?;
            Ok(())
        })
        .await
        .expect("a newer app's database");
    newer.close();
    let refused = IndexedDbStore::open("t-newer").await.err();
    assert_eq!(
        refused,
        Some(StoreError::NewerVersion {
            found: VERSION + 7,
            known: VERSION
        })
    );
    let again = Database::open("t-newer").await.expect("still there");
    assert!((again.version() - f64::from(VERSION + 7)).abs() < f64::EPSILON);
}

#[wasm_bindgen_test]
async fn a_tab_that_is_not_the_writer_cannot_write() {
    let store = IndexedDbStore::open("t-writer").await.expect("opens");
    store.set_writer(false);
    assert_eq!(
        store.apply(puts(&[("a", "1")])).await,
        Err(StoreError::NotTheWriter)
    );
    assert_eq!(text(&store, "a").await, None);
    store.set_writer(true);
    assert_eq!(store.apply(puts(&[("a", "1")])).await, Ok(()));
}

#[wasm_bindgen_test]
async fn the_lock_goes_to_one_and_to_another_only_by_taking_over() {
    let lost = Rc::new(Cell::new(false));
    let told = Rc::clone(&lost);
    assert_eq!(
        acquire("t-lock", false, move || told.set(true)).await,
        Writer::Here
    );
    assert_eq!(acquire("t-lock", false, || ()).await, Writer::Elsewhere);
    assert!(!lost.get());
    assert_eq!(acquire("t-lock", true, || ()).await, Writer::Here);
    // The loser hears of it in a task of its own.
    for _ in 0..20 {
        if lost.get() {
            break;
        }
        let pause = js_sys::Promise::new(&mut |resolve, _| {
            let _ = web_sys::window()
                .expect("window")
                .set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, 10);
        });
        wasm_bindgen_futures::JsFuture::from(pause)
            .await
            .expect("waits");
    }
    assert!(lost.get(), "the first holder is told");
}
