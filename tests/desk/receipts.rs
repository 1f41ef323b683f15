//! Receipts: what a bundle that comes back says of entries and of files, and whose word counts.

use crate::property::leak;
use crate::tablet::{Tablet, now, person};
use huiyin::desk::{Bulk, Files};
use huiyin::domain::cases::{Attachment, CaseCommand, CaseEvent, Note};
use huiyin::domain::event::Command;
use huiyin::domain::ids::Subject;
use huiyin::domain::organisation::{OrganisationCommand, OrganisationEvent};
use huiyin::ledger::bundle::{BundleHeader, Payload, write};
use huiyin::ledger::identity::Identity;
use std::collections::BTreeMap;

fn pair() -> (Tablet, Tablet) {
    let office = Tablet::founder();
    let mut field = Tablet::fresh(2);
    field.take(&office.give(None));
    field.person = person(2);
    (office, field)
}

/// A case with a photo of so many bytes.
fn photograph(tablet: &Tablet, number: u64, size: usize) -> Attachment {
    let bytes = vec![u8::try_from(number).expect("small"); size];
    let file = now(tablet.desk.attach(bytes, "image/jpeg", "閥門")).expect("stores");
    let case = leak(tablet, number);
    let note = CaseEvent::Noted(Note {
        text: "照片".to_owned(),
        attachments: vec![file.clone()],
    });
    let note = Command::Case(case, Box::new(CaseCommand::Record(note)));
    tablet.run(note).expect("notes");
    file
}

fn give_without(from: &Tablet, to: &Tablet) -> huiyin::desk::BundleFile {
    from.give_with(Some(to.desk.device()), Files::None)
}

/// A bundle without entries that says something of who made it.
fn statement(office: &Tablet, seed: u8, say: impl FnOnce(&mut BundleHeader)) -> Vec<u8> {
    let identity = Identity::from_secret([seed; 32]);
    let bundle = office.give(None);
    let value: serde_json::Value = serde_json::from_slice(&bundle.bytes).expect("json");
    let mut header: BundleHeader = serde_json::from_value(value["header"].clone()).expect("header");
    (header.by, header.feeds, header.have) = (identity.device(), Vec::new(), BTreeMap::new());
    (header.attachments, header.wants) = (Vec::new(), None);
    say(&mut header);
    write(&header, &Payload::default(), &identity).expect("writes")
}

#[test]
fn entries_count_as_elsewhere_only_by_the_word_of_a_device_of_the_firm() {
    let (office, field) = pair();
    field.register(1, "王建國");
    assert_eq!(field.desk.standing().only_here, 1);
    let me = field.desk.device();
    let covers = |header: &mut BundleHeader| {
        header.have.insert(me, 99);
    };
    // A stranger says that it has everything.
    field
        .try_take(&statement(&office, 90, covers))
        .expect("takes");
    assert_eq!(field.desk.standing().only_here, 1);
    // A tablet of the firm says so.
    field
        .try_take(&statement(&office, 3, covers))
        .expect("takes");
    assert_eq!(field.desk.standing().only_here, 0);
    assert_eq!(field.desk.standing().oldest_only_here, None);
    // That tablet is lost: what only it and this one hold may soon be here only.
    let lost = Identity::from_secret([3; 32]).device();
    let revoked = OrganisationEvent::DeviceRevoked {
        device: lost,
        last: 0,
    };
    office
        .run(Command::Organisation(OrganisationCommand::Record(
            Box::new(revoked),
        )))
        .expect("revokes");
    field.take(&office.give(Some(&field)));
    assert_eq!(field.desk.standing().only_here, 1);
    assert!(field.desk.standing().oldest_only_here.is_some());
}

#[test]
fn what_each_side_holds_and_lacks_follows_from_the_receipts() {
    let (office, field) = pair();
    let (mine, theirs) = (field.desk.device(), office.desk.device());
    let of = |tablet: &Tablet, device| {
        let devices = tablet.desk.standing().devices;
        devices
            .into_iter()
            .find(|other| other.device == device)
            .expect("known")
    };
    field.register(1, "王建國");
    field.register(2, "周敏");
    assert_eq!(of(&field, theirs).it_lacks, 2);
    let bundle = field.give(Some(&office));
    assert_eq!(of(&field, theirs).it_lacks, 2, "given is not arrived");
    assert!(of(&field, theirs).last_given.is_some());
    office.take(&bundle);
    assert_eq!(
        (of(&office, mine).it_lacks, of(&office, mine).i_lack),
        (0, 0)
    );
    field.take(&office.give(Some(&field)));
    let office_here = of(&field, theirs);
    assert_eq!((office_here.it_lacks, office_here.i_lack), (0, 0));
    assert_eq!(office_here.it_holds, office.desk.held(theirs) + 2);
    assert!(office_here.last_taken.is_some());
}

#[test]
fn files_are_counted_and_measured_before_they_leave_and_only_those_lacked_leave() {
    let (office, field) = pair();
    let first = photograph(&field, 1, 300);
    photograph(&field, 2, 500);
    let to = Some(office.desk.device());
    let choice = now(field.desk.files_choice(to)).expect("reads");
    let both = Bulk {
        count: 2,
        bytes: 800,
    };
    assert_eq!(
        (choice.all, choice.lacked, choice.asked),
        (both, both, Bulk::default())
    );
    let bundle = give_without(&field, &office);
    assert_eq!(bundle.attachments, 0);
    office.take(&bundle);
    // The office knows what is missing, how large it is, on which case, and who has it.
    let missing = now(office.desk.missing_files()).expect("reads");
    assert_eq!(missing.len(), 2);
    let line = missing
        .iter()
        .find(|line| line.file == first)
        .expect("listed");
    assert_eq!(line.held_by, [field.desk.device()]);
    assert_eq!(line.subject, Subject::Case(crate::property::case(1)));
    assert_eq!(office.desk.holders(&first.sha256), [field.desk.device()]);
    assert_eq!(office.desk.files_lacking(field.desk.device()), 0);
    // Its next bundle asks, and the answer brings them although their entries are there already.
    field.take(&office.give(Some(&field)));
    let choice = now(field.desk.files_choice(to)).expect("reads");
    assert_eq!(choice.asked, both);
    let answer = field.give(Some(&office));
    assert_eq!((answer.entries, answer.attachments), (0, 2));
    assert_eq!(office.take(&answer).attachments, 2);
    assert!(now(office.desk.missing_files()).expect("reads").is_empty());
    // What it holds now it says itself; until then it is not taken for granted.
    assert_eq!(field.desk.files_lacking(office.desk.device()), 2);
    field.take(&office.give(Some(&field)));
    assert_eq!(field.desk.files_lacking(office.desk.device()), 0);
    assert_eq!(field.give(Some(&office)).attachments, 0);
    assert_eq!(field.give_with(to, Files::All).attachments, 2);
    assert_eq!(field.give(None).attachments, 2, "a backup holds all");
    // A third tablet that lacks them asks whoever it meets, not only the author.
    let third = Tablet::fresh(3);
    third.take(&office.give_with(None, Files::None));
    let holders = third.desk.holders(&first.sha256);
    assert_eq!(
        holders.len(),
        2,
        "the author, and the office by its own word"
    );
    office.take(&third.give(None));
    assert_eq!(third.take(&office.give(Some(&third))).attachments, 2);
}

#[test]
fn a_statement_that_arrives_late_takes_nothing_back() {
    let (office, field) = pair();
    photograph(&field, 1, 100);
    office.take(&give_without(&field, &office));
    let early = office.give(Some(&field));
    office.take(&field.give(Some(&office)));
    let still_lacking = early.clone();
    office.take(&field.give_with(Some(office.desk.device()), Files::All));
    let later = office.give(Some(&field));
    field.take(&later);
    assert_eq!(field.desk.files_lacking(office.desk.device()), 0);
    field.take(&still_lacking);
    assert_eq!(field.desk.files_lacking(office.desk.device()), 0);
    assert_eq!(field.give(Some(&office)).attachments, 0);
}

#[test]
fn who_says_nothing_of_files_gets_those_of_the_entries_that_leave_and_no_others() {
    let (office, field) = pair();
    photograph(&field, 1, 100);
    // An app of the first days: it says what entries it has and not what files.
    let (mine, theirs) = (field.desk.device(), Identity::from_secret([3; 32]).device());
    let held = field.desk.held(mine);
    let old = statement(&office, 3, |header| {
        header.have.insert(mine, held);
    });
    field.try_take(&old).expect("takes");
    assert_eq!(field.give_with(Some(theirs), Files::Lacked).attachments, 0);
    photograph(&field, 2, 100);
    assert_eq!(field.give_with(Some(theirs), Files::Lacked).attachments, 1);
}
