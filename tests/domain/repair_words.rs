//! What is agreed with the customer of a repair that is no leak (P10.09.10b–d).

use crate::helpers::*;
use crate::story::*;
use huiyin::domain::cases::repair::{Contact, RepairEvent};
use huiyin::domain::cases::{CaseRefusal, Procedure};
use huiyin::domain::clock::{Duty, Standing};

fn say(contact: Contact) -> Step {
    let m = contact.occurred_at.since(START) / 60_000;
    repair(m, RepairEvent::Contacted(contact))
}

fn missed(m: i64) -> Contact {
    Contact {
        reached: false,
        ..talk(m, None, None)
    }
}

#[test]
fn a_try_that_reaches_nobody_is_kept_and_does_not_end_the_clock() {
    // P10.09.10b
    let story = given([no_heat(), say(missed(5)), say(missed(10))]);
    assert!(story.owed(Duty::ContactCustomer));
    let figures = huiyin::domain::figures::Figures::default();
    let tried = |story: &Story| match &story.case().procedure {
        Procedure::Repair(repair) => repair.tried(&figures),
        _ => None,
    };
    assert_eq!(tried(&story), None);
    let story = story.when(say(missed(15))).allowed();
    assert_eq!(tried(&story), Some(3), "three tries show as tried");
    assert!(story.owed(Duty::ContactCustomer));
    let story = story.when(contact(29, 100)).allowed();
    assert_eq!(
        story.standing(Duty::ContactCustomer, minute(40)),
        Standing::Met(minute(29))
    );
}

#[test]
fn reaching_the_customer_means_a_time_or_a_call_back() {
    // P10.09.10c
    given([no_heat()])
        .when(say(talk(10, None, None)))
        .then_refused("P10.09.10c");
    let call_back = Contact {
        call_back: true,
        ..talk(10, None, None)
    };
    given([no_heat()]).when(say(call_back)).allowed();
    given([no_heat()])
        .when(say(talk(10, Some(minute(9)), None)))
        .then_no(CaseRefusal::AgreedTimeInPast);
}

#[test]
fn later_than_two_hours_only_at_the_users_wish_and_in_the_users_words() {
    // P10.09.10c
    let at = |agreed, wish| given([no_heat()]).when(say(talk(10, Some(minute(agreed)), wish)));
    at(120, None).allowed();
    at(121, None).then_refused("P10.09.10c");
    at(121, Some(" ")).then_refused("P10.09.10c");
    // P10.09.10d: the two hours then run to that time, and the deadline says which of the two applies.
    let story = at(300, Some("下午三點我才在家")).allowed();
    let clock = story.clock(Duty::ArriveOnSite);
    assert_eq!(
        (clock.deadline.due, clock.deadline.span),
        (minute(300), None)
    );
    let story = at(100, None).allowed();
    let clock = story.clock(Duty::ArriveOnSite);
    assert_eq!(clock.deadline.due, minute(120));
    assert!(clock.deadline.span.is_some());
}
