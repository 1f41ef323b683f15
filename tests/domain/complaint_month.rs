//! The month of complaints in figures.

use crate::complaint_steps::*;
use crate::story::*;
use huiyin::domain::cases::complaint::{Month, Origin, Rate, month};
use huiyin::domain::time::DAY;

fn of(story: &Story) -> Month {
    let context = story.context(DESK, minute(20 * 24 * 60));
    month(START, START.plus(DAY), &context)
}

#[test]
fn the_month_counts_what_was_upheld_satisfied_and_in_time() {
    // P05.00.01a, P05.03.07e, P05.05.22a.
    let story = Story::completed().with(act(QUALITY, 130, call(true)));
    let counted = of(&story);
    assert_eq!((counted.upheld(), counted.not_upheld()), (1, 0));
    assert_eq!(counted.at_once(), Rate { count: 1, of: 1 });
    assert_eq!(counted.in_time(), Rate { count: 1, of: 1 });
    assert_eq!(counted.by_origin(), [(Origin::Manner, 1)].into());
    assert_eq!(counted.lines[0].days, Some(0));
    let again = Story::completed().with(act(QUALITY, 130, call(false)));
    let counted = of(&again);
    assert_eq!(counted.at_once(), Rate { count: 0, of: 1 });
    assert_eq!(counted.lines[0].rounds, 2);
    assert_eq!(
        counted.in_time(),
        Rate { count: 0, of: 1 },
        "the second week is over"
    );
    let declined = of(&Story::judged(false));
    assert_eq!((declined.upheld(), declined.not_upheld()), (0, 1));
    let context = story.context(DESK, minute(0));
    let empty = month(START.plus(DAY), START.plus(2 * DAY), &context);
    assert_eq!(empty, Month::default());
}

#[test]
fn penalties_are_summed_by_person_and_department() {
    // P05.07.01c–d.
    let story = Story::completed()
        .with(act(AFFAIRS, 131, propose()))
        .with(act(OFFICE, 132, decide_responsibility()))
        .with(act(OFFICE, 133, fine(30_000)));
    let counted = of(&story);
    assert_eq!(counted.penalties(), 30_000);
    assert_eq!(counted.by_person(), [(CULPRIT, 30_000)].into());
    assert_eq!(counted.by_department(), [("維修一班", (1, 30_000))].into());
    assert_eq!(counted.decided(), Rate { count: 1, of: 1 }, "P05.07.01d");
    assert_eq!(counted.fined(), Rate { count: 1, of: 1 });
    let open = of(&Story::completed());
    assert_eq!(open.decided(), Rate { count: 0, of: 1 });
    assert_eq!(open.fined(), Rate { count: 0, of: 0 });
}

#[test]
fn a_rate_without_a_base_is_no_rate() {
    // P05.03.07f.
    assert_eq!(Rate { count: 0, of: 0 }.per(1_000), None);
    assert_eq!(Rate { count: 0, of: 7 }.per(1_000), Some(0));
    assert_eq!(Rate { count: 1, of: 3 }.per(1_000), Some(333));
    assert_eq!(Rate { count: 2, of: 3 }.per(100), Some(67));
    assert_eq!(of(&Story::completed()).rate(), Rate { count: 1, of: 0 });
}

#[test]
fn the_base_of_the_rate_is_what_was_done_for_customers_not_what_they_were_displeased_with() {
    // P05.03.07f.
    let services = |step| of(&crate::grades::grading_firm().when(step).allowed()).services;
    assert_eq!(services(crate::helpers::leak()), 1);
    assert_eq!(services(crate::helpers::grumble()), 0);
}
