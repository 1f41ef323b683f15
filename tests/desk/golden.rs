//! What earlier versions wrote is read for ever. `HUIYIN_GOLDEN=<name> cargo test --test desk golden` writes another set; a set that was
//! released is never written again.

use crate::golden_support::{counts, image, opening, puts};
use crate::tablet::{MORNING, Tablet, now, person};
use huiyin::demo::{founder, script_of};
use huiyin::desk::{Desk, Opening, Store};
use huiyin::domain::event::Command;
use huiyin::domain::organisation::{OrganisationCommand, OrganisationEvent};
use huiyin::store::memory::MemoryStore;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden")
}

/// Every set, by name.
fn sets() -> Vec<PathBuf> {
    let mut sets: Vec<PathBuf> = std::fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_dir())
        .collect();
    sets.sort();
    sets
}

fn json_in(folder: &Path, name: &str) -> Value {
    serde_json::from_slice(&std::fs::read(folder.join(name)).unwrap()).unwrap()
}

/// A firm with some cases and their photos, two tablets that changed one customer at once, one that nobody has admitted.
fn lived() -> Tablet {
    let (mut office, mut field) = (Tablet::fresh(1), Tablet::fresh(2));
    let (bytes, file) = huiyin::demo::signature();
    now(office.desk.attach(bytes, &file.media_type, &file.caption)).unwrap();
    // Of the demonstration's two hundred customers only those that a case is about.
    let story: Vec<_> = script_of(7, MORNING, 14).collect();
    let cases: String = story
        .iter()
        .filter(|(command, ..)| matches!(command, Command::Case(..)))
        .map(|(command, ..)| format!("{command:?}"))
        .collect();
    let story = story.into_iter().filter(|(command, ..)| match command {
        Command::Customer(id, _) => cases.contains(&id.0.to_string()),
        _ => true,
    });
    now(office
        .desk
        .execute_all(story, |number, refusal| panic!("{number}: {refusal:?}")))
    .unwrap();
    let admitted = OrganisationEvent::DeviceAdmitted {
        device: field.desk.device(),
        name: "平板 2".to_owned(),
        person: founder(7),
    };
    let record = OrganisationCommand::Record(Box::new(admitted));
    office.person = founder(7);
    office.run(Command::Organisation(record)).unwrap();
    office.register(1, "王建國");
    field.take(&office.give(None));
    field.person = founder(7);
    field.edit(1, |facts| facts.phone = "111".to_owned());
    office.edit(1, |facts| facts.phone = "222".to_owned());
    office.take(&field.give(None));
    let mut stranger = Tablet::fresh(3);
    stranger.take(&office.give(None));
    stranger.person = founder(7);
    stranger.register(2, "周敏");
    office.take(&stranger.give(None));
    now(office.desk.flush_pages()).unwrap();
    office.register(3, "趙強");
    assert_ne!(office.person, person(1));
    office
}

#[test]
fn golden_set_is_written_when_it_is_asked_for() {
    let Ok(name) = std::env::var("HUIYIN_GOLDEN") else {
        return;
    };
    let set = folder().join(name);
    std::fs::create_dir(&set).expect("a set is written once");
    let office = lived();
    let image = image(&office.everything());
    std::fs::write(set.join("bundle.json"), office.give(None).bytes).unwrap();
    std::fs::write(set.join("database.json"), format!("{image:#}\n")).unwrap();
    let counts = counts(&office.desk);
    std::fs::write(set.join("counts.json"), format!("{counts:#}\n")).unwrap();
}

#[test]
fn a_golden_bundle_is_taken_whole() {
    assert!(!sets().is_empty());
    for set in sets() {
        let desk = now(Desk::open(MemoryStore::default(), Opening::default())).unwrap();
        let bytes = std::fs::read(set.join("bundle.json")).unwrap();
        let report = now(desk.import(&bytes, MORNING)).unwrap();
        assert_eq!(
            (report.gaps, report.forked, report.held),
            (vec![], vec![], 0)
        );
        let mut expected = json_in(&set, "counts.json");
        expected["mine"] = json!(0);
        assert_eq!(counts(&desk), expected, "{}", set.display());
        let again = now(desk.import(&bytes, MORNING)).unwrap();
        assert_eq!((again.new, again.known), (0, report.new));
    }
}

#[test]
fn a_golden_database_opens_as_it_was_and_its_pages_say_what_its_entries_say() {
    for set in sets() {
        let image = json_in(&set, "database.json");
        let open = |pages: bool| {
            let store = MemoryStore::default();
            now(store.apply(puts(&image, pages))).unwrap();
            now(Desk::open(store, opening(&image))).unwrap()
        };
        let desk = open(true);
        assert_eq!(desk.damage(), None);
        assert_eq!(
            counts(&desk),
            json_in(&set, "counts.json"),
            "{}",
            set.display()
        );
        // A page of an older fold must not pass for one of today's.
        let anew = open(false);
        assert!(*desk.world() == *anew.world(), "{}", set.display());
        assert_eq!(desk.fingerprint(), anew.fingerprint());
        // The same device goes on with its feed.
        let mine = desk.held(desk.device());
        assert!(mine > 0);
        let request = huiyin::desk::ExportRequest {
            since: None,
            files: huiyin::desk::Files::All,
            person: founder(7),
            now: MORNING,
            app: "test".to_owned(),
        };
        let bundle = now(desk.export(request)).unwrap();
        let other = now(Desk::open(MemoryStore::default(), Opening::default())).unwrap();
        let report = now(other.import(&bundle.bytes, MORNING)).unwrap();
        assert_eq!(
            (report.gaps.len(), report.attachments),
            (0, bundle.attachments)
        );
        assert_eq!(other.held(desk.device()), mine);
    }
}
