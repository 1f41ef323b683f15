//! The desk over IndexedDB.

use huiyin::desk::{Desk, DeskError, ExportRequest, Files, Opening, Room, Store, StoreError};
use huiyin::domain::calendar::Calendar;
use huiyin::domain::clause::Regulation;
use huiyin::domain::customers::{CustomerCommand, CustomerFacts};
use huiyin::domain::event::Command;
use huiyin::domain::ids::{CustomerId, PersonId};
use huiyin::domain::organisation::{OrganisationCommand, OrganisationEvent, PersonFacts};
use huiyin::domain::time::Timestamp;
use huiyin::store::indexed_db::{Fault, IndexedDbStore};
use uuid::Uuid;
use wasm_bindgen_test::wasm_bindgen_test;

const ME: PersonId = PersonId(Uuid::from_u128(1));
const NOW: Timestamp = Timestamp(1_795_392_000_000);

async fn open(
    name: &str,
    seed: u8,
    incarnation: Option<String>,
) -> (IndexedDbStore, Desk<IndexedDbStore>) {
    let store = IndexedDbStore::open(name).await.expect("opens");
    let desk = Desk::open(
        store.clone(),
        Opening {
            entropy: [seed; 32],
            incarnation,
        },
    )
    .await
    .expect("opens");
    (store, desk)
}

async fn founded(name: &str) -> (IndexedDbStore, Desk<IndexedDbStore>) {
    let (store, desk) = open(name, 1, None).await;
    let founded = OrganisationEvent::Founded {
        name: "和平供熱".to_owned(),
        regulations: Regulation::all().collect(),
        calendar: Calendar::default(),
        service_phone: String::new(),
        complaint_phone: String::new(),
    };
    let found = OrganisationCommand::Found {
        founded: Box::new(founded),
        person: ME,
        facts: PersonFacts {
            name: "何佳".to_owned(),
            roles: Default::default(),
            phone: String::new(),
        },
        device: "值班室".to_owned(),
    };
    desk.execute(Command::Organisation(found), ME, NOW)
        .await
        .expect("founds");
    (store, desk)
}

fn registering(number: u128) -> Command {
    let facts = CustomerFacts {
        name: format!("客戶 {number}"),
        ..CustomerFacts::default()
    };
    Command::Customer(
        CustomerId(Uuid::from_u128(number)),
        CustomerCommand::Register(facts),
    )
}

/// Everything in the database.
pub async fn everything(store: &IndexedDbStore) -> Vec<(Room, String, Vec<u8>)> {
    let mut all = Vec::new();
    for room in Room::ALL {
        for key in store.keys(room).await.expect("keys") {
            let value = store.get(room, &key).await.expect("reads").expect("there");
            all.push((room, key, value));
        }
    }
    all
}

#[wasm_bindgen_test]
async fn a_commit_is_there_when_the_app_opens_again() {
    let (store, desk) = founded("l-commit").await;
    desk.execute(registering(1), ME, NOW)
        .await
        .expect("registers");
    let (world, incarnation) = (desk.world().clone(), desk.incarnation());
    drop((store, desk));
    let (_, desk) = open("l-commit", 2, Some(incarnation)).await;
    assert!(*desk.world() == world);
}

#[wasm_bindgen_test]
async fn a_commit_that_fails_at_the_last_moment_shows_nothing_and_stores_nothing() {
    let (store, desk) = founded("l-abort").await;
    let before = everything(&store).await;
    store.inject(Fault::AbortAtCommit);
    assert!(matches!(
        desk.execute(registering(1), ME, NOW).await,
        Err(DeskError::Store(StoreError::Other(_)))
    ));
    assert!(desk.world().customers.is_empty());
    assert!(everything(&store).await == before);
    desk.execute(registering(1), ME, NOW)
        .await
        .expect("and goes through the next time");
}

#[wasm_bindgen_test]
async fn opening_a_hundred_times_does_not_grow_the_store() {
    let (store, desk) = founded("l-hundred").await;
    desk.execute(registering(1), ME, NOW)
        .await
        .expect("registers");
    desk.flush_pages().await.expect("pages");
    let (before, incarnation) = (everything(&store).await, desk.incarnation());
    for _ in 0..100 {
        let (_, desk) = open("l-hundred", 3, Some(incarnation.clone())).await;
        desk.flush_pages().await.expect("pages");
    }
    assert!(everything(&store).await == before);
}

#[wasm_bindgen_test]
async fn a_bundle_taken_twice_is_the_same_ledger_once() {
    let (_, office) = founded("l-office").await;
    let commands = (1..=1_000).map(|number| (registering(number), ME, NOW));
    office
        .execute_all(commands, |_, refusal| panic!("{refusal:?}"))
        .await
        .expect("writes");
    let request = ExportRequest {
        since: None,
        files: Files::Lacked,
        person: ME,
        now: NOW,
        app: "test".to_owned(),
    };
    let bundle = office.export(request).await.expect("gives");
    let (store, field) = open("l-field", 5, None).await;
    let report = field.import(&bundle.bytes, NOW).await.expect("takes");
    assert_eq!(report.new, 1_003);
    assert!(*field.world() == *office.world());
    let before = everything(&store).await;
    let again = field.import(&bundle.bytes, NOW).await.expect("takes again");
    assert_eq!((again.new, again.known), (0, 1_003));
    assert!(everything(&store).await == before);
}
