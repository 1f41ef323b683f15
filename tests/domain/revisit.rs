//! The call 48 hours after a repair (P10.09.11c).

use crate::helpers::*;
use crate::story::*;
use huiyin::domain::cases::repair::CauseKind;
use huiyin::domain::cases::{CaseEvent, CaseRefusal, Procedure, Revisit};
use huiyin::domain::clock::{Duty, Standing};

/// Closed, the fault removed at minute `end`.
fn closed(end: i64) -> Story {
    given([
        leak(),
        arrive(20),
        find(25, Some(CauseKind::Valve)),
        remove(end),
        sign(end + 1),
        close(end + 2),
    ])
}

const OPENS: i64 = 60 + 48 * 60;

#[test]
fn one_revisit_opens_after_two_days_and_is_late_after_three() {
    // P10.09.11c
    let story = closed(60);
    let clock = story.clock(Duty::Revisit);
    assert_eq!(
        (clock.opens, clock.deadline.due),
        (minute(OPENS), minute(OPENS + 24 * 60))
    );
    assert_eq!(
        clock.standing(minute(100)),
        Standing::NotYetOpen(minute(OPENS))
    );
    assert!(matches!(
        clock.standing(minute(OPENS)),
        Standing::Running(_)
    ));
    let story = story.when(revisit(OPENS, true)).allowed();
    assert_eq!(
        story.standing(Duty::Revisit, minute(OPENS)),
        Standing::Met(minute(OPENS))
    );
    story
        .when(revisit(OPENS + 5, true))
        .then_refused("P10.09.11c");
}

#[test]
fn an_early_call_is_kept_and_does_not_count() {
    // P10.09.11c
    let story = closed(60).when(revisit(OPENS - 1, true)).allowed();
    assert_eq!(story.case().revisits.len(), 1);
    assert!(story.owed(Duty::Revisit));
    story
        .when(revisit(OPENS + 30, true))
        .then(|story| assert!(!story.owed(Duty::Revisit)));
}

#[test]
fn a_call_due_at_night_waits_for_the_calling_hours() {
    // P10.09.11c: removed at 23:00, so the 48 hours end at 23:00; the calling hours begin at 08:00 (minute -120 of the day).
    let story = closed(13 * 60);
    let clock = story.clock(Duty::Revisit);
    assert_eq!(clock.opens, minute(3 * 24 * 60 - 120));
    assert_eq!(clock.deadline.due, minute(4 * 24 * 60 - 120));
    // Whoever calls at 23:01 all the same has called after 48 hours.
    let called = story.when(revisit(13 * 60 + 48 * 60 + 1, true)).allowed();
    assert!(!called.owed(Duty::Revisit));
}

#[test]
fn a_try_that_reaches_nobody_leaves_the_revisit_open() {
    // P10.09.11c
    let silent = Revisit {
        occurred_at: minute(OPENS),
        channel: huiyin::domain::cases::Channel::Phone,
        reached: false,
        gone: None,
        temperature_tenths: None,
        manner: None,
        clean: None,
        satisfaction: None,
        words: String::new(),
    };
    let story = closed(60)
        .when(step(
            DESK,
            minute(OPENS),
            CaseEvent::Revisited(silent.clone()),
        ))
        .allowed();
    assert!(story.owed(Duty::Revisit));
    let unasked = Revisit {
        reached: true,
        ..silent
    };
    story
        .when(step(DESK, minute(OPENS), CaseEvent::Revisited(unasked)))
        .then_no(CaseRefusal::RevisitIncomplete);
}

#[test]
fn a_fault_that_is_still_there_opens_the_repair_again() {
    // P10.09.11c
    let story = closed(60).when(revisit(OPENS, false)).allowed();
    assert!(!story.case().is_closed());
    assert_eq!(story.case().reopened, 1);
    let clock = story.clock(Duty::ArriveAtLeak);
    assert_eq!(clock.deadline.due, minute(OPENS + 30), "with new clocks");
    let Procedure::Repair(repair) = &story.case().procedure else {
        panic!("a repair");
    };
    assert_eq!(
        repair.earlier.len(),
        1,
        "what was done before stays readable"
    );
    let m = OPENS;
    let story = [
        arrive(m + 10),
        find(m + 15, Some(CauseKind::Wear)),
        remove(m + 40),
        sign(m + 45),
        close(m + 46),
    ]
    .into_iter()
    .fold(story, |story, step| story.when(step).allowed());
    assert_eq!(
        story.clock(Duty::Revisit).opens,
        minute(m + 40 + 48 * 60),
        "and a revisit of its own"
    );
}
