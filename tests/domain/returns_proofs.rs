//! Proofs of what came back, and receivables that a complaint holds up (P04.12.23, P04.12.24).

use crate::complaint_steps::{BOSS, VICE};
use crate::quality_steps::FINANCE;
use crate::returns_steps::*;
use crate::story::*;
use huiyin::domain::cases::returns::{
    Proof, ProofWay, Receivable, ReturnsStep, Step as Returning, Way, held_up,
};
use huiyin::domain::clock::Duty;
use huiyin::domain::roles::Role;
use huiyin::domain::time::DAY;

#[test]
fn a_return_is_proved_in_one_of_three_ways() {
    // P04.12.24a, P04.12.24b, P04.12.24c, P04.12.24d, P04.12.24e, P04.12.24f.
    let early = Story::expecting(slip_of(100));
    let original = prove(SLIP, 430, proof(ProofWay::Original));
    early.when(original).then_refused("P04.12.24a");
    let story = Story::came_back(92);
    let clock = story.clock(Duty::Returns(Returning::Prove));
    assert!(clock.is_open());
    assert!(clock.deadline.due.since(minute(420)) >= 14 * DAY);
    let with = |way, change: &dyn Fn(&mut Proof)| {
        let mut proof = proof(way);
        change(&mut proof);
        story.clone().when(prove(SLIP, 430, proof))
    };
    with(ProofWay::AllowanceCopy, &|_| {}).then_refused("P04.12.24a");
    with(ProofWay::Original, &|_| {}).allowed();
    with(ProofWay::Original, &|proof| proof.in_hand = false).then_refused("P04.12.24b");
    with(ProofWay::Original, &|proof| proof.sealed = false).then_refused("P04.12.24b");
    with(ProofWay::Original, &|proof| proof.invoice.clear()).then_refused("P04.12.24b");
    with(ProofWay::ReturnCopy, &|_| {}).allowed();
    with(ProofWay::ReturnCopy, &|proof| proof.price = 0).then_refused("P04.12.24c");
    with(ProofWay::ReturnCopy, &|proof| proof.fen = 1).then_refused("P04.12.24c");
    // Delivered 1,000 less 92 returned is 908.
    with(ProofWay::ReturnCopy, &|proof| proof.kept = 900).then_refused("P04.12.24c");
    with(ProofWay::ReturnCopy, &|proof| proof.sealed = false).then_refused("P04.12.24d");
    with(ProofWay::ReturnCertificate, &|_| {}).then_refused("P04.12.24e");
    let filled = |invoice: &str| {
        let invoice = invoice.to_owned();
        on(
            SLIP,
            SALES,
            425,
            ReturnsStep::WithCustomer {
                invoice,
                tax: 23_000,
            },
        )
    };
    story.clone().when(filled(" ")).then_refused("P04.12.24e");
    let story = story.clone().with(filled("AB12345678"));
    let mut unsealed = proof(ProofWay::ReturnCertificate);
    unsealed.photos.clear();
    let unsealed = prove(SLIP, 430, unsealed);
    story.clone().when(unsealed).then_refused("P04.12.24f");
    let sealed = prove(SLIP, 430, proof(ProofWay::ReturnCertificate));
    let story = story.with(sealed);
    assert!(!owes(&story, Returning::Prove));
}

#[test]
fn receivables_that_the_complaint_holds_up_are_left_out_as_long_as_it_does() {
    // P04.12.23a, P04.12.23b.
    let within = |story: &Story, from, to| {
        let context = story.context(FINANCE, minute(900));
        held_up(minute(from), minute(to), &context)
    };
    // The form lists the receivable from its beginning.
    let story = Story::sent();
    let held = within(&story, 0, 900);
    assert_eq!(held.len(), 1);
    assert_eq!((held[0].line.fen, held[0].until), (12_000_000, None));
    assert_eq!(held[0].person, SALES);
    // Sales says it more exactly.
    let line = |invoice: &str, fen| Receivable {
        invoice: invoice.into(),
        fen,
        due: Some(minute(1)),
    };
    let noted = |lines| on(SLIP, SALES, 25, ReturnsStep::Receivables(lines));
    let nameless = noted(vec![line("", 100)]);
    story.clone().when(nameless).then_refused("P04.12.23b");
    let story = story.with(noted(vec![
        line("AB-1", 5_000_000),
        line("AB-2", 7_000_000),
    ]));
    let sum: i64 = within(&story, 0, 900)
        .iter()
        .map(|held| held.line.fen)
        .sum();
    assert_eq!(sum, 12_000_000);
    let none = story.clone().with(noted(Vec::new()));
    assert_eq!(within(&none, 0, 900), []);
    // Not upheld, it ends with the closing; granted, when everything is booked.
    let ended = within(&Story::rejected(), 0, 900);
    assert_eq!(ended[0].until, Some(minute(210)));
    assert_eq!(within(&Story::rejected(), 211, 900), []);
    assert_eq!(within(&granted(), 211, 900)[0].until, None);
    let taken = ReturnsStep::TakenIn {
        certificate: true,
        proof: true,
    };
    let mut booked = Story::decided(0, 50_000).with(make_out(
        CERTIFICATE,
        300,
        certificate(Way::Allowance, 50_000),
    ));
    for (who, role, m) in [(BOSS, Role::Manager, 310), (VICE, Role::DeputyManager, 320)] {
        let word = agree(&booked, CERTIFICATE, who, role, m);
        booked = booked.with(word);
    }
    let booked = booked
        .with(seal(330))
        .with(prove(
            CERTIFICATE,
            335,
            proof(ProofWay::AllowanceCertificate),
        ))
        .with(on(CERTIFICATE, SALES, 340, ReturnsStep::HandedIn))
        .with(on(CERTIFICATE, FINANCE, 350, taken))
        .with(book(CERTIFICATE, 360, 0, 50_000, ""));
    assert_eq!(within(&booked, 211, 900)[0].until, Some(minute(360)));
    assert_eq!(within(&booked, 361, 900), []);
}
