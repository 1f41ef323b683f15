//! What has to be explained, agreed, written down and signed in a repair (P10.09.04–07, 11, 13).

use crate::helpers::*;
use crate::story::*;
use huiyin::domain::cases::repair::{CauseKind, RepairEvent, Scope, Symptom, WorkStep};
use huiyin::domain::cases::{CaseRefusal, Channel, Procedure};
use huiyin::domain::clock::Duty;
use huiyin::domain::customers::{CustomerEvent, CustomerFacts};
use huiyin::domain::event::{Event, Happened};
use huiyin::domain::ids::Subject;

fn repair_in(story: &Story) -> &huiyin::domain::cases::repair::Repair {
    match &story.case().procedure {
        Procedure::Repair(repair) => repair,
        _ => panic!("not a repair"),
    }
}

#[test]
fn nobody_is_sent_to_the_users_own_installation_before_the_charge_is_explained() {
    // P10.09.04e
    for sent in [notify(5), assign(5, TECHNICIAN), arrive(5)] {
        given([users_own()]).when(sent).then_refused("P10.09.04e");
    }
    let explain = |agrees| {
        let event = RepairEvent::ChargeExplained {
            fen: 8_000,
            agrees,
            occurred_at: minute(3),
        };
        repair(3, event).by(DESK)
    };
    given([users_own(), explain(false)])
        .when(arrive(30))
        .then_refused("P10.09.04e");
    given([users_own(), explain(true)])
        .when(arrive(30))
        .then(|story| assert!(story.owed(Duty::FinishRepair)));
    given([leak()])
        .when(explain(true))
        .then_refused("P10.09.04d");
}

#[test]
fn the_users_own_fault_may_end_with_advice_on_the_telephone() {
    // P10.09.04d
    let advise = |advice: &str, agrees| {
        let event = RepairEvent::Advised {
            advice: advice.into(),
            agrees,
            occurred_at: minute(5),
        };
        repair(5, event).by(DESK)
    };
    given([leak()])
        .when(advise("關閥", true))
        .then_refused("P10.09.04d");
    given([users_own()])
        .when(advise(" ", true))
        .then_refused("P10.09.04d");
    given([users_own(), advise("放氣", false)])
        .when(close(6))
        .then_refused("P10.09.10f");
    given([users_own(), advise("放氣", true)])
        .when(close(6))
        .then(|story| {
            assert!(!story.has(Duty::Revisit), "nothing was repaired");
            assert!(story.clocks().iter().all(|clock| !clock.is_open()));
        });
}

#[test]
fn coming_too_late_is_explained_to_the_user_with_a_new_time() {
    let delay = |reason: &str, expected| {
        let event = RepairEvent::Delayed {
            reason: reason.into(),
            channel: Channel::Phone,
            occurred_at: minute(20),
            expected: minute(expected),
        };
        repair(20, event).by(DESK)
    };
    // P10.09.05a: the reason is kept and the breach still counts.
    given([leak()])
        .when(delay("", 90))
        .then_refused("P10.09.05a");
    let story = given([leak(), delay("爆管太多", 90), arrive(80)]);
    assert_eq!(repair_in(&story).delays[0].reason, "爆管太多");
    let late = story.clock(Duty::ArriveAtLeak);
    assert!(matches!(
        late.standing(minute(80)),
        huiyin::domain::clock::Standing::MetLate(..)
    ));
    // P10.09.05b: the new time becomes a promise.
    given([leak()])
        .when(delay("太多", 19))
        .then_refused("P10.09.05b");
    let promise = story.clock(Duty::KeepPromise);
    assert_eq!(
        (promise.deadline.due, promise.met),
        (minute(90), Some(minute(80)))
    );
    given([leak(), arrive(10)])
        .when(delay("太多", 90))
        .then_no(CaseRefusal::AlreadyThere);
}

#[test]
fn steps_of_the_work_list_are_left_out_only_with_a_reason() {
    // P10.09.07f
    let there = || given([leak(), arrive(20), find(25, Some(CauseKind::Valve))]);
    let mut short = removal(minute(60));
    short.steps.remove(&WorkStep::Test);
    there()
        .when(repair(60, RepairEvent::Removed(short.clone())))
        .then_refused("P10.09.07f");
    short.left_out = "系統未復壓".into();
    there()
        .when(repair(60, RepairEvent::Removed(short)))
        .allowed();
    // Bleeding a radiator needs no shutting off: every sort has its own list.
    assert!(!Symptom::NoHeat.steps().contains(&WorkStep::ShutOff));
}

#[test]
fn a_repair_closes_only_with_the_receipt() {
    // P10.09.11a
    let done = || {
        given([
            leak(),
            arrive(20),
            find(25, Some(CauseKind::Valve)),
            remove(60),
        ])
    };
    done().when(close(61)).then_refused("P10.09.11a");
    let mut unsigned = receipt(62);
    unsigned.signature = None;
    done()
        .when(repair(62, RepairEvent::ReceiptSigned(unsigned.clone())))
        .then_refused("P10.09.11a");
    unsigned.unsigned_because = "用戶外出".into();
    unsigned.opinion = None;
    done()
        .when(repair(62, RepairEvent::ReceiptSigned(unsigned)))
        .allowed()
        .when(close(63))
        .allowed();
    let mut silent = receipt(62);
    silent.opinion = None;
    done()
        .when(repair(62, RepairEvent::ReceiptSigned(silent)))
        .then_refused("P10.09.11a");
    let mut idle = removal(minute(60));
    idle.work = String::new();
    given([leak(), arrive(20), find(25, Some(CauseKind::Valve))])
        .when(repair(60, RepairEvent::Removed(idle)))
        .then_refused("P10.09.11a");
}

#[test]
fn the_receipt_says_how_the_user_is_reached_and_a_new_number_goes_into_the_file() {
    // P10.09.11b
    let mut received = repair_of(Symptom::Leaking, Scope::Company);
    received.customer = Some(CUSTOMER);
    let mut story = firm();
    let facts = CustomerFacts {
        name: "王女士".into(),
        phone: "139 0000 0000".into(),
        ..CustomerFacts::default()
    };
    let registered = Happened {
        subject: Subject::Customer(CUSTOMER),
        event: Event::Customer(CustomerEvent::Registered(Box::new(facts))),
    };
    story.fold(registered, DESK, START);
    for step in [
        take(received),
        arrive(20),
        find(25, Some(CauseKind::Valve)),
        remove(60),
    ] {
        story = story.when(step).allowed();
    }
    let mut without = receipt(65);
    without.phone = " ".into();
    story
        .clone()
        .when(repair(65, RepairEvent::ReceiptSigned(without)))
        .then_refused("P10.09.11b");
    let mut corrected = receipt(65);
    corrected.phone = "138 1111 1111".into();
    let story = story
        .when(repair(65, RepairEvent::ReceiptSigned(corrected)))
        .allowed();
    assert_eq!(
        story.world.customers[&CUSTOMER].phone.value,
        "138 1111 1111"
    );
}

#[test]
fn nothing_in_the_home_is_opened_without_consent() {
    // P10.09.13a
    let opening = |by: &str| {
        let event = huiyin::domain::cases::repair::Opening {
            occurred_at: minute(25),
            what: "拆木地板一塊".into(),
            consented_by: by.into(),
            attachments: vec![signature()],
        };
        repair(25, RepairEvent::OpeningAgreed(event))
    };
    given([leak(), arrive(20)])
        .when(opening(""))
        .then_refused("P10.09.13a");
    let story = given([leak(), arrive(20), opening("王女士")]);
    assert_eq!(repair_in(&story).openings.len(), 1);
    assert_eq!(
        story.case().attachments.len(),
        1,
        "the photo belongs to the case"
    );
}

#[test]
fn damage_by_the_user_is_talked_over_confirmed_and_signed() {
    let damage = |agrees, signed: bool, words: &str, what: &str| {
        let event = huiyin::domain::cases::repair::UserDamage {
            occurred_at: minute(25),
            what: what.into(),
            agrees,
            words: words.into(),
            attachments: Vec::new(),
            signature: signed.then(signature),
        };
        repair(25, RepairEvent::DamageByUser(event))
    };
    let there = || given([leak(), arrive(20)]);
    // P10.09.06a: the cause is written down.
    there()
        .when(damage(true, true, "", ""))
        .then_refused("P10.09.06a");
    // P10.09.06c: confirmed means signed.
    there()
        .when(damage(true, false, "", "掛衣服壓斷"))
        .then_refused("P10.09.06c");
    // P10.09.06b: who does not agree is quoted, and is not charged.
    there()
        .when(damage(false, false, "", "掛衣服壓斷"))
        .then_refused("P10.09.06b");
    let disputed = there()
        .when(damage(false, false, "本來就斷的", "掛衣服壓斷"))
        .allowed();
    let charge = |fen| {
        let event = RepairEvent::ChargeExplained {
            fen,
            agrees: true,
            occurred_at: minute(30),
        };
        repair(30, event)
    };
    disputed
        .clone()
        .when(charge(5_000))
        .then_refused("P10.09.06b");
    disputed.when(charge(0)).allowed();
    there()
        .when(damage(true, true, "", "掛衣服壓斷"))
        .allowed()
        .when(charge(5_000))
        .allowed();
}
