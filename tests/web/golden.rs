//! What an earlier version left in a browser's database.

use crate::golden_support::{counts, opening, puts};
use crate::ledger::everything;
use huiyin::desk::{Desk, Store};
use huiyin::store::indexed_db::IndexedDbStore;
use serde_json::Value;
use wasm_bindgen_test::wasm_bindgen_test;

const DATABASE: &str = include_str!("../golden/2026-11/database.json");
const COUNTS: &str = include_str!("../golden/2026-11/counts.json");

#[wasm_bindgen_test]
async fn a_golden_database_opens_in_the_browser_as_it_was() {
    let image: Value = serde_json::from_str(DATABASE).expect("JSON");
    let store = IndexedDbStore::open("g-2026-11").await.expect("opens");
    store.apply(puts(&image, true)).await.expect("writes");
    let before = everything(&store).await;
    let desk = Desk::open(store.clone(), opening(&image))
        .await
        .expect("opens");
    assert_eq!(desk.damage(), None);
    let expected: Value = serde_json::from_str(COUNTS).expect("JSON");
    assert_eq!(counts(&desk), expected);
    // To open is not to write.
    assert!(everything(&store).await == before);
}
