//! Rooms, batches, versions, locks.

use huiyin::desk::{Batch, Room, Store, StoreError};
use huiyin::store::indexed_db::{IndexedDbStore, VERSION};
use huiyin::store::writer_lock::{Writer, acquire};
use indexed_db_futures::database::Database;
use indexed_db_futures::prelude::*;
use indexed_db_futures::transaction::TransactionMode;
use indexed_db_futures::typed_array::Uint8ArraySlice;
use js_sys::Promise;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
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

/// What a script's promise answers: for what only a page of its own could do.
pub async fn run(script: &str) -> JsValue {
    let promise: Promise = js_sys::eval(script).expect("runs").unchecked_into();
    JsFuture::from(promise).await.expect("is done")
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
async fn nine_megabytes_in_forty_values_come_back_byte_for_byte() {
    let store = IndexedDbStore::open("t-large").await.expect("opens");
    let value = |number: u8| -> Vec<u8> { (number..=u8::MAX).cycle().take(230_000).collect() };
    let keys: Vec<String> = (0..40).map(|number| format!("{number:02}")).collect();
    let puts = (0..)
        .zip(&keys)
        .map(|(number, key)| (Room::Segments, key.clone(), value(number)));
    let batch = Batch {
        puts: puts.collect(),
        strict: true,
        ..Batch::default()
    };
    store.apply(batch).await.expect("writes");
    assert_eq!(store.keys(Room::Segments).await.as_ref(), Ok(&keys));
    let read = store.get_many(Room::Segments, &keys).await.expect("reads");
    assert!(
        read == (0..40)
            .map(|number| Some(value(number)))
            .collect::<Vec<_>>()
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
    assert!(
        lost.get(),
        "the first holder stopped before the second began"
    );
}

#[wasm_bindgen_test]
async fn a_holder_lets_go_when_it_is_asked() {
    let lost = Rc::new(Cell::new(false));
    let told = Rc::clone(&lost);
    let held = acquire("t-asked", false, move || told.set(true)).await;
    assert_eq!(held, Writer::Here);
    // Another tab, by hand: it asks and waits, and does not steal.
    run(
        "new BroadcastChannel('t-asked').postMessage('let go'), navigator.locks.request('t-asked', () => {})",
    )
    .await;
    assert!(lost.get());
}

#[wasm_bindgen_test]
async fn a_holder_that_answers_finishes_what_it_has_begun_before_the_lock_changes_hands() {
    run("new Promise(held => {
            window.ending = navigator.locks.request('t-busy', () => new Promise(letGo => {
                const channel = new BroadcastChannel('t-busy');
                channel.onmessage = () => { channel.close(); setTimeout(letGo, 100, 'finished'); };
                held();
            }));
        })")
    .await;
    assert_eq!(acquire("t-busy", true, || ()).await, Writer::Here);
    let ending = run("window.ending.catch(() => 'stolen')").await;
    assert_eq!(ending.as_string().as_deref(), Some("finished"));
}

#[wasm_bindgen_test]
async fn a_lock_is_stolen_from_a_tab_that_does_not_answer() {
    run(
        "new Promise(held => navigator.locks.request('t-frozen', () => { held(); return new Promise(() => {}); }).catch(() => {}))",
    )
    .await;
    assert_eq!(acquire("t-frozen", false, || ()).await, Writer::Elsewhere);
    assert_eq!(acquire("t-frozen", true, || ()).await, Writer::Here);
    assert_eq!(acquire("t-frozen", false, || ()).await, Writer::Elsewhere);
}
