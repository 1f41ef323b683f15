//! Five and ten working days over weekends, public holidays and make-up workdays; the month and how fast matters were settled.

use crate::helpers::*;
use crate::petition_steps::{complaint, grounds, intake, taken_as};
use crate::story::*;
use chrono::NaiveDate;
use huiyin::domain::calendar::{Calendar, TimeOfDay};
use huiyin::domain::cases::petition::{Matter, Month, PetitionIntake, share, speeds};
use huiyin::domain::cases::{Case, Received, clocks};
use huiyin::domain::ids::CaseId;
use huiyin::domain::time::{DAY, HOUR, Timestamp};
use uuid::Uuid;

fn at(calendar: &Calendar, day: &str, hour: u32) -> Timestamp {
    let date: NaiveDate = day.parse().unwrap();
    calendar.instant(date, TimeOfDay::hm(hour, 0))
}

/// Received on this day at nine, answered by the end of working time of which day?
#[track_caller]
fn due(matter: Matter, received: &str) -> String {
    let mut story = firm();
    let calendar = Calendar::china();
    let organisation = &mut story.world.organisation;
    organisation.calendars = vec![(Timestamp(i64::MIN), calendar.clone())];
    let when = at(&calendar, received, 9);
    let intake = PetitionIntake { matter, ..intake() };
    let step = take(Received {
        occurred_at: when,
        ..taken_as(intake)
    });
    let story = story.when(step).allowed();
    let clocks = clocks(story.case(), &story.context(DESK, when));
    let clock = clocks.iter().find(|clock| clock.duty == matter.duty());
    let due = clock.unwrap().deadline.due;
    assert_eq!(calendar.time_of_day(due), TimeOfDay::hm(17, 30));
    calendar.date(due).to_string()
}

#[test]
fn a_complaint_is_answered_within_five_working_days() {
    // P10.11.06d: the day of the receipt does not count.
    for (received, last) in [
        // An ordinary week.
        ("2026-11-23", "2026-11-30"),
        ("2026-11-27", "2026-12-04"),
        // A Saturday counts as the weekend's end: Monday is the first day.
        ("2026-11-28", "2026-12-04"),
        // National Day 2026: 1 to 7 October free, Saturday the 10th and Sunday 20 September worked.
        ("2026-09-28", "2026-10-10"),
        ("2026-09-18", "2026-09-24"),
    ] {
        assert_eq!(
            due(Matter::Complaint, received),
            last,
            "received {received}"
        );
    }
}

#[test]
fn a_report_of_misconduct_is_answered_within_ten_working_days() {
    // P10.11.06e
    for (received, last) in [
        ("2026-11-23", "2026-12-07"),
        ("2026-09-28", "2026-10-16"),
        // Over the Spring Festival.
        ("2026-02-10", "2026-03-02"),
    ] {
        assert_eq!(
            due(Matter::Misconduct, received),
            last,
            "received {received}"
        );
    }
}

fn with(story: &mut Story, number: u128, change: impl FnOnce(&mut Case)) -> CaseId {
    let mut case = story.case().clone();
    case.id = CaseId(Uuid::from_u128(number));
    change(&mut case);
    let id = case.id;
    story.world.cases.insert(id, case);
    id
}

#[test]
fn the_share_of_a_month_counts_what_was_due_and_names_what_is_open() {
    // P10.04.06a, P10.04.06b
    let mut story = given([complaint(), grounds(100, None)]);
    let calendar = Calendar::default();
    let november = Month::of(&calendar, START);
    assert_eq!(november.key(&calendar), "2026-11");
    assert_eq!(november.before(&calendar).key(&calendar), "2026-10");
    assert_eq!(
        november.after(&calendar).after(&calendar).key(&calendar),
        "2027-01"
    );
    // Due on the last working day of the month, open.
    let open = CASE;
    let settled = with(&mut story, 1, |case| {
        case.closing.value = Some(closing(500));
    });
    // Received so late that its five days reach into December.
    let not_due = with(&mut story, 2, |case| {
        case.received_at = START.plus(4 * DAY);
        case.opened_at = case.received_at;
    });
    // Carried over, and settled only in December.
    let carried = with(&mut story, 3, |case| {
        case.received_at = START.plus(-40 * DAY);
        case.opened_at = case.received_at;
        case.closing.value = Some(huiyin::domain::cases::Closing {
            occurred_at: START.plus(20 * DAY),
            ..closing(0)
        });
    });
    // Settled before the month began: not this month's.
    with(&mut story, 4, |case| {
        case.received_at = START.plus(-60 * DAY);
        case.closing.value = Some(huiyin::domain::cases::Closing {
            occurred_at: START.plus(-50 * DAY),
            ..closing(0)
        });
    });
    let context = story.context(HEAD, START.plus(30 * DAY));
    let share_now = share(november, &context);
    assert_eq!(share_now.settled, [settled]);
    assert_eq!(share_now.open, [carried, open]);
    assert_eq!(share_now.not_due, [not_due]);
    assert_eq!(share_now.percent(), Some(33));
    assert!(!share_now.is_whole());
    assert_eq!(share_now.not_reached.len(), 3, "nobody was asked");
    assert_eq!(share_now.satisfied_percent(), None);
    // Nothing due is not nought percent.
    let early = share(november.before(&calendar).before(&calendar), &context);
    assert_eq!(early.percent(), None);
}

#[test]
fn speed_is_the_median_and_the_slowest_of_each_kind() {
    // P10.04.01c
    let mut story = given([complaint()]);
    for (number, hours) in [(1, 2), (2, 4), (3, 30)] {
        with(&mut story, number, |case| {
            case.closing.value = Some(huiyin::domain::cases::Closing {
                occurred_at: START.plus(hours * HOUR),
                ..closing(0)
            });
        });
    }
    let calendar = Calendar::default();
    let context = story.context(HEAD, START.plus(3 * DAY));
    let speeds = speeds(Month::of(&calendar, START), &context);
    assert_eq!(speeds.len(), 1);
    assert_eq!(speeds[0].received, 4);
    assert_eq!(speeds[0].end, Some((4 * HOUR, 30 * HOUR)));
    assert_eq!(speeds[0].answer, None);
}
