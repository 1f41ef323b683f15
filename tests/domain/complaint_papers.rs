//! The user-opinion form, the department, the head (P15.01.05, P15.02.01, P15.02.02).

use crate::craft_steps::*;
use crate::helpers::*;
use crate::story::*;
use huiyin::domain::cases::{CaseEvent, CaseRefusal, CraftEvent, FormSigned, Intake, Received};
use huiyin::domain::clock::{Duty, Owner, Standing};
use huiyin::domain::time::{DAY, MINUTE};

fn told() -> Story {
    given([request(), solve(60), answer(61, None, true)])
}

#[test]
fn the_form_is_complete_with_matter_course_and_result() {
    // P15.01.05a
    given([request()])
        .when(hand_form(5))
        .then_refused("P15.01.05a");
    given([request()])
        .when(sign_form(5))
        .then_refused("P15.01.05a");
    assert!(told().case().form_is_complete());
    told().when(hand_form(65)).allowed();
}

#[test]
fn the_user_adds_an_opinion_and_confirms_it_or_it_is_said_why_not() {
    // P15.01.05b
    let signed = |change: fn(&mut FormSigned)| {
        let mut form = form(65);
        change(&mut form);
        craft(65, CraftEvent::FormSigned(form))
    };
    let nobody = |form: &mut FormSigned| form.files.clear();
    told().when(signed(nobody)).then_refused("P15.01.05b");
    let silent = |form: &mut FormSigned| {
        form.opinion.clear();
        form.satisfaction = None;
    };
    told().when(signed(silent)).then_refused("P15.01.05b");
    let declined = |form: &mut FormSigned| {
        form.files.clear();
        form.unsigned_because = "三次都沒有找到人".into();
    };
    let story = told().when(signed(declined)).allowed();
    assert_eq!(story.case().craft().opinions[0].who, "三次都沒有找到人");
    let story = told().when(sign_form(65)).allowed();
    assert_eq!(story.case().craft().opinions[0].text, "處理得快");
    assert!(story.case().attachments.contains(&signature()));
}

#[test]
fn a_form_that_is_out_is_taken_back_and_filed() {
    // P15.01.05c
    told().when(file_form(65, "櫃")).then_refused("P15.01.05b");
    let out = told().when(hand_form(65)).allowed();
    out.clone()
        .when(hand_form(66))
        .then_no(CaseRefusal::FormIsOut);
    let clock = out.clock(Duty::TakeFormBack);
    assert_eq!(clock.deadline.due, minute(65).plus(7 * DAY));
    let closed = out.when(close(70)).allowed();
    assert!(
        closed.owed(Duty::TakeFormBack),
        "the end of the case forgets it not"
    );
    let back = closed.when(sign_form(80)).allowed();
    assert!(!back.owed(Duty::TakeFormBack));
    back.clone()
        .when(file_form(81, " "))
        .then_refused("P15.01.05c");
    let filed = back.when(file_form(81, "投訴櫃 3 層")).allowed();
    assert_eq!(filed.case().craft().filed[0].who, "投訴櫃 3 層");
}

#[test]
fn a_complaint_is_on_the_form_from_its_taking() {
    // P15.02.01a, P01.02.02c and P01.02.02d: number, user, time, matter and wish are written down with the taking, or it is not taken.
    let taken = |change: fn(&mut Received)| {
        let mut received = Received {
            promise: Some(minute(240)),
            ..received(Intake::Request)
        };
        change(&mut received);
        firm().when(take(received))
    };
    let case = taken(|_| ()).allowed();
    let case = case.case();
    assert!(!case.number.is_empty() && !case.caller.name.is_empty());
    assert_eq!((case.received_at, case.words.is_empty()), (START, false));
    taken(|one| one.words.clear()).then_refused("P15.01.01b");
    taken(|one| one.caller.name.clear()).then_refused("P01.02.07g");
    taken(|one| one.circumstances.wanted = huiyin::domain::cases::Told::NotAsked)
        .then_refused("P01.02.02e");
    // P11.04.04a, P11.04.05a: whatever is called in becomes a case with a number and the time of its taking.
    assert!(!given([leak()]).case().number.is_empty());
}

#[test]
fn the_department_is_informed_and_the_user_hears_at_once_how_matters_stand() {
    // P15.02.01b, P15.02.01c
    given([request()])
        .when(inform(5, " "))
        .then_refused("P15.02.01b");
    let informed = || given([request(), inform(5, "計費科")]);
    assert_eq!(informed().case().craft().informed[0].text, "計費科");
    let clock = informed().clock(Duty::TellCustomer);
    assert_eq!(
        (clock.owner, clock.deadline.due),
        (Owner::Person(DESK), minute(35))
    );
    let late = informed().standing(Duty::TellCustomer, minute(36));
    assert_eq!(late, Standing::Overdue(MINUTE));
    let said = informed().when(tell(20)).allowed();
    assert_eq!(said.clock(Duty::TellCustomer).met, Some(minute(20)));
    let answered = informed().when(answer(21, Some(90), false)).allowed();
    assert_eq!(answered.clock(Duty::TellCustomer).met, Some(minute(21)));
}

#[test]
fn what_is_major_goes_to_the_head_with_a_reason_and_a_time_for_the_user() {
    let major = || given([request(), mark_major(5)]);
    // P15.02.02b, P15.02.02c
    major()
        .when(raise(6, HEAD, "", 600))
        .then_refused("P15.02.02b");
    major()
        .when(raise(6, HEAD, "超過權限", 6))
        .then_refused("P15.02.02c");
    major()
        .when(raise(6, SALES, "超過權限", 600))
        .then_refused("P15.02.02a");
    // P15.02.02a: the head gets it, with the promise; others do not end it.
    let raised = major().when(raise(6, HEAD, "超過權限", 600)).allowed();
    assert_eq!(
        raised.clock(Duty::AcceptHandover).owner,
        Owner::Person(HEAD)
    );
    let promised: Vec<_> = raised.case().promises.iter().map(|one| one.by).collect();
    assert_eq!(promised, [minute(240), minute(600)]);
    let mut story = raised;
    for step in [
        accept(8, HEAD),
        report(9, HEAD, "先救水"),
        solve(60),
        answer(61, None, true),
    ] {
        story = story.when(step).allowed();
    }
    story.clone().when(close(62)).then_refused("P15.02.02a");
    story.when(close(62).by(HEAD)).allowed();
}

#[test]
fn a_complaint_stays_open_until_it_is_settled() {
    // P11.04.04b
    given([request()]).when(close(10)).then_refused("P13.01.09");
    let solved = given([request(), solve(60), answer(61, None, true)]);
    solved.when(close(62)).allowed();
}

#[test]
fn where_only_the_property_rules_hold_a_repair_is_assigned_at_once() {
    // P11.04.05b
    let mut story = firm();
    let regulations = &mut story.world.organisation.regulations;
    regulations.insert(huiyin::domain::clause::Regulation(11));
    let both = story.clone().when(leak()).allowed();
    assert!(
        !both.has(Duty::AssignRepair),
        "the heating rules have their own times"
    );
    let alone = story.without(10).when(leak()).allowed();
    let clock = alone.clock(Duty::AssignRepair);
    assert_eq!(
        (clock.owner, clock.deadline.due),
        (Owner::Person(DESK), minute(30))
    );
    let told = alone.clone().when(notify(20)).allowed();
    assert_eq!(told.clock(Duty::AssignRepair).met, Some(minute(20)));
    let named = alone.when(assign(25, TECHNICIAN)).allowed();
    assert!(!named.owed(Duty::AssignRepair));
}

#[test]
fn what_is_told_to_the_customer_changes_no_promise() {
    let story = given([request(), inform(5, "計費科"), tell(20)]);
    assert!(story.owed(Duty::KeepPromise));
    let told = CaseEvent::Craft(CraftEvent::Told {
        occurred_at: minute(500),
        channel: huiyin::domain::cases::Channel::Phone,
        words: String::new(),
    });
    story
        .when(step(DESK, minute(400), told))
        .then_no(CaseRefusal::InFuture);
}
