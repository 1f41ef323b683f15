//! `admit`: what an administrator does about devices and people without a browser.

use super::bundles::{Folder, right, wrong};
use super::tablet::{Tablet, now, person};
use super::told;
use huiyin::domain::event::Command;
use huiyin::domain::organisation::{OrganisationCommand, OrganisationEvent};
use huiyin::domain::roles::Role;
use huiyin::ledger::mark::digits;
use serde_json::Value;

const PHRASE: &str = "correct horse battery";

/// An office with a recovery file and a tablet that asks; the tablet of seed 4 is admitted.
struct Office {
    folder: Folder,
    tablet: Tablet,
    field: Tablet,
    bundle: String,
    recovery: String,
}

fn office(test: &str) -> Office {
    let folder = Folder::new(test);
    let tablet = Tablet::founder();
    let drawn = ([77; 32], [5; 40]);
    let made = tablet
        .desk
        .prepare_recovery(PHRASE, drawn, person(1), tablet.tick());
    let recovery = folder.path("recovery.json");
    std::fs::write(&recovery, now(made).unwrap()).unwrap();
    let mut field = Tablet::fresh(50);
    field.take(&tablet.give(None));
    field.person = person(2);
    let introduced = OrganisationEvent::DeviceIntroduced {
        name: "外勤平板".to_owned(),
        person: person(2),
        sealing: None,
        replaces: None,
    };
    let command = OrganisationCommand::Record(Box::new(introduced));
    field.run(Command::Organisation(command)).unwrap();
    field.register(1, "王建國");
    tablet.take(&field.give(None));
    assert!(tablet.desk.world().customers.is_empty(), "it waits");
    let bundle = folder.path("newest.json");
    std::fs::write(&bundle, tablet.give(None).bytes).unwrap();
    Office {
        folder,
        tablet,
        field,
        bundle,
        recovery,
    }
}

impl Office {
    fn mark(&self) -> String {
        digits(self.field.desk.device())
    }

    /// The words of a change, with files for everything that it needs.
    fn words<'a>(&'a self, out: &'a str, next: &'a str, more: &[&'a str]) -> Vec<&'a str> {
        let fixed = [
            "admit",
            &self.bundle,
            "--recovery",
            &self.recovery,
            "--passphrase",
            "-",
            "-o",
            out,
            "--recovery-output",
            next,
        ];
        [&fixed[..], more].concat()
    }
}

#[test]
fn those_who_ask_are_listed_with_the_mark_that_stands_on_their_screen() {
    let office = office("admit-list");
    let lines = right(&["admit", &office.bundle]).out;
    let first = lines.lines().next().unwrap();
    assert!(first.starts_with("asked"), "{first}");
    for word in [
        office.mark().as_str(),
        "外勤平板",
        "陳志遠",
        "2 entries, 1 waiting",
    ] {
        assert!(first.contains(word), "{first}");
    }
    let json = right(&["admit", &office.bundle, "--json"]).json();
    let devices = json["devices"].as_array().unwrap();
    assert_eq!(devices[0]["mark"], office.mark());
    assert_eq!(devices[0]["state"], "asked");
    assert_eq!(
        devices.len(),
        1 + 8,
        "seven admitted beforehand and the office itself"
    );
}

#[test]
fn the_recovery_file_admits_revokes_and_enrols_and_every_tablet_agrees() {
    let office = office("admit-change");
    let (out, next) = (
        office.folder.path("out.json"),
        office.folder.path("next.json"),
    );
    let mark = office.mark();
    let lost = digits(Tablet::fresh(4).desk.device());
    let more = [
        "--admit",
        &mark,
        "--revoke",
        &lost,
        "--enrol",
        "趙強:technician,supervisor:13800000000",
        "--enrol",
        "陳志遠:service_desk",
        "--left",
        "劉主任",
    ];
    let answer = told(&office.words(&out, &next, &more), &format!("{PHRASE}\n"));
    assert_eq!(answer.code, 0, "{}", answer.err);
    assert_eq!(answer.out.lines().count(), 5, "{}", answer.out);
    assert!(!answer.out.contains(PHRASE) && !answer.err.contains(PHRASE));

    let bytes = std::fs::read(&out).unwrap();
    office.tablet.try_take(&bytes).unwrap();
    office.field.try_take(&bytes).unwrap();
    let world = office.tablet.desk.world();
    assert_eq!(*world, *office.field.desk.world());
    let firm = &world.organisation;
    assert!(firm.admits(office.field.desk.device()));
    assert!(!firm.admits(Tablet::fresh(4).desk.device()));
    assert_eq!(world.customers.len(), 1, "what waited counts");
    assert!(office.tablet.desk.quarantine().is_empty());
    let named = |name: &str| {
        firm.people
            .values()
            .find(|person| person.name == name)
            .unwrap()
    };
    assert_eq!(
        named("趙強").roles,
        [Role::Technician, Role::Supervisor].into()
    );
    assert_eq!(named("陳志遠").roles, [Role::ServiceDesk].into());
    assert_eq!(firm.people.len(), 4, "nobody stands twice");
    assert!(!named("劉主任").active);
}

#[test]
fn the_next_recovery_file_opens_the_door_and_the_old_one_no_more() {
    let office = office("admit-next");
    let (out, next) = (
        office.folder.path("out.json"),
        office.folder.path("next.json"),
    );
    let mark = office.mark();
    let more = ["--admit", &mark, "--json"];
    let answer = told(&office.words(&out, &next, &more), PHRASE).json();
    assert_eq!(answer["written"], out);
    let phrase = office.folder.path("phrase.txt");
    std::fs::write(&phrase, format!("{PHRASE}\nand a second line")).unwrap();
    let again = |recovery: &str, out: &str| {
        super::huiyin(&[
            "admit",
            &office.folder.path("out.json"),
            "--recovery",
            recovery,
            "--passphrase",
            &phrase,
            "-o",
            out,
            "--recovery-output",
            &office.folder.path("third.json"),
            "--revoke",
            &mark,
        ])
    };
    let spent = again(&office.recovery, &office.folder.path("no.json"));
    assert_eq!(spent.code, 1);
    assert!(spent.err.contains("not valid any more"), "{}", spent.err);
    let taken = again(&next, &office.folder.path("second.json"));
    assert_eq!(taken.code, 0, "{}", taken.err);
    let listed = right(&["admit", &office.folder.path("second.json")]).out;
    assert!(listed.contains(&format!("revoked   {mark}")), "{listed}");
}

#[test]
fn a_change_that_cannot_be_made_says_why_and_writes_nothing() {
    let office = office("admit-refused");
    let (out, next) = (
        office.folder.path("out.json"),
        office.folder.path("next.json"),
    );
    let mark = office.mark();
    let table: [(&[&str], &str, u8, &str); 6] = [
        (
            &["--admit", &mark],
            "wrong horse battery",
            1,
            "does not open",
        ),
        (
            &["--admit", "0000 0000 0000"],
            PHRASE,
            1,
            "no device has the mark",
        ),
        (
            &["--enrol", "趙強:wizard"],
            PHRASE,
            2,
            "\"wizard\" is no role",
        ),
        (&["--left", "何佳"], PHRASE, 1, "LastAdministrator"),
        (
            &["--admit", &mark, "--person", "陳志遠"],
            PHRASE,
            1,
            "NotAdministrator",
        ),
        (&["--left", "誰"], PHRASE, 1, "nobody called"),
    ];
    for (more, phrase, code, words) in table {
        let answer = told(&office.words(&out, &next, more), phrase);
        assert_eq!(answer.code, code, "{more:?}: {}", answer.err);
        assert!(answer.err.contains(words), "{more:?}: {}", answer.err);
    }
    let lacking = super::huiyin(&["admit", &office.bundle, "--admit", &mark]);
    assert_eq!(lacking.code, 2);
    let over = told(
        &office.words(&out, &office.recovery, &["--admit", &mark]),
        PHRASE,
    );
    assert_eq!(over.code, 2, "the old file stays until the bundle is taken");
    assert_eq!(
        std::fs::read_dir(office.folder.path("")).unwrap().count(),
        2
    );
    wrong(&["admit", &office.recovery]);
    let _: Value = serde_json::from_slice(&std::fs::read(&office.recovery).unwrap()).unwrap();
}
