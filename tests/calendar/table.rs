//! Real weeks, holidays and make-up days, and the edges of the day.

use super::{at, date};
use huiyin::domain::calendar::{
    Calendar, CalendarError, DayHours, DayRange, HolidayTable, Hours, PeriodPoint, Span,
    SpecialDay, TimeOfDay, Weekday,
};
use huiyin::domain::time::{HOUR, Timestamp};

#[track_caller]
fn check(start: &str, span: Span, due: &str) {
    let found = Calendar::china().add(at(start), span);
    assert_eq!(found, Ok(at(due)), "{start} {span:?}");
}

fn own_hours(range: &str) -> SpecialDay {
    SpecialDay {
        name: "半日".into(),
        hours: DayHours::Own(Hours::from(vec![range.parse().unwrap()])),
        notice: None,
    }
}

#[test]
fn the_short_table_says_what_the_notices_say() {
    let mut from_files = Calendar::default();
    let mut days = 0;
    for year in 2021..=2026 {
        let text = std::fs::read_to_string(format!("public/holidays/cn-{year}.json")).unwrap();
        let table: HolidayTable = serde_json::from_str(&text).unwrap();
        assert_eq!(table.year, year);
        days += table.days.len();
        from_files.take_notice(&table);
    }
    assert_eq!(from_files.days.len(), days);
    assert_eq!(Calendar::china(), from_files);
}

#[test]
fn working_days_meet_weekends_holidays_and_make_up_days() {
    // An ordinary week: the day of the start does not count.
    check("2025-06-09T09:00", Span::WorkingDays(1), "2025-06-10T17:30");
    check("2025-06-13T16:00", Span::WorkingDays(1), "2025-06-16T17:30");
    // Spring Festival 2025: 28 January to 4 February off; Sunday 26 January and Saturday 8 February are worked.
    check("2025-01-24T09:00", Span::WorkingDays(1), "2025-01-26T17:30");
    check("2025-01-27T09:00", Span::WorkingDays(1), "2025-02-05T17:30");
    check("2025-02-07T09:00", Span::WorkingDays(1), "2025-02-08T17:30");
    // National Day 2025: 1 to 8 October off, Sunday 28 September and Saturday 11 October worked.
    check("2025-09-26T10:00", Span::WorkingDays(3), "2025-09-30T17:30");
    check("2025-09-30T10:00", Span::WorkingDays(3), "2025-10-11T17:30");
    // New Year 2026: 1 to 3 January off, Sunday 4 January worked.
    check("2025-12-31T17:00", Span::WorkingDays(1), "2026-01-04T17:30");
    // Spring Festival 2026: 15 to 23 February off, Saturdays 14 and 28 February worked.
    check("2026-02-13T09:00", Span::WorkingDays(2), "2026-02-24T17:30");
    check("2026-02-27T09:00", Span::WorkingDays(1), "2026-02-28T17:30");
    // Mid-autumn and National Day 2026.
    check("2026-09-24T09:00", Span::WorkingDays(1), "2026-09-28T17:30");
    check("2026-09-30T09:00", Span::WorkingDays(3), "2026-10-10T17:30");
}

#[test]
fn a_start_on_a_free_day_counts_from_the_next_working_day() {
    check("2025-06-14T11:00", Span::WorkingDays(1), "2025-06-16T17:30");
    check("2025-10-03T11:00", Span::WorkingDays(1), "2025-10-09T17:30");
    check("2025-06-14T11:00", Span::WorkingDays(0), "2025-06-16T17:30");
    check("2025-06-13T17:30", Span::WorkingDays(0), "2025-06-13T17:30");
    check("2025-06-13T17:31", Span::WorkingDays(0), "2025-06-16T17:30");
}

#[test]
fn working_minutes_leave_out_lunch_nights_and_holidays() {
    let minutes = Span::WorkingMinutes;
    check("2025-06-09T11:30", minutes(30), "2025-06-09T12:00");
    check("2025-06-09T11:30", minutes(31), "2025-06-09T13:31");
    check("2025-06-09T12:15", minutes(60), "2025-06-09T14:30");
    check("2025-06-09T17:00", minutes(30), "2025-06-09T17:30");
    check("2025-06-09T17:00", minutes(31), "2025-06-10T08:31");
    check("2025-06-09T06:00", minutes(450), "2025-06-09T17:30");
    check("2025-01-27T17:00", minutes(60), "2025-02-05T09:00");
    let seconds = Span::WorkingSeconds;
    check("2025-06-09T11:59:30", seconds(30), "2025-06-09T12:00");
    check("2025-06-09T11:59:30", seconds(31), "2025-06-09T13:30:01");
}

#[test]
fn the_wall_clock_runs_day_and_night() {
    check(
        "2025-10-01T23:45",
        Span::ClockMinutes(30),
        "2025-10-02T00:15",
    );
    check(
        "2025-10-01T23:59:59",
        Span::ClockSeconds(1),
        "2025-10-02T00:00",
    );
    check(
        "2025-01-31T09:07",
        Span::CalendarDays(30),
        "2025-03-02T09:07",
    );
}

#[test]
fn whole_days_do_not_count_the_first_and_end_at_midnight() {
    let calendar = Calendar::china();
    let due = |start, days| calendar.add(at(start), Span::WholeDays(days)).unwrap();
    let midnight = |day| at(day).plus(-1);
    assert_eq!(due("2025-03-01T09:07", 21), midnight("2025-03-23T00:00"));
    assert_eq!(due("2025-03-01T00:00", 1), midnight("2025-03-03T00:00"));
    assert_eq!(due("2025-03-01T23:59:59", 0), midnight("2025-03-02T00:00"));
    let back = calendar.subtract(at("2025-03-22T12:00"), Span::WholeDays(21));
    assert_eq!(back.unwrap(), midnight("2025-03-02T00:00"));
}

#[test]
fn points_come_in_every_period() {
    let day_of_month = |day, at| Span::Until(PeriodPoint::DayOfMonth { day, at });
    let tenth = day_of_month(10, TimeOfDay::END);
    check("2025-06-09T09:00", tenth, "2025-06-11T00:00");
    check("2025-06-10T23:59", tenth, "2025-06-11T00:00");
    check("2025-06-11T00:00:01", tenth, "2025-07-11T00:00");
    let last = day_of_month(31, TimeOfDay::hm(17, 30));
    check("2024-02-01T00:00", last, "2024-02-29T17:30");
    check("2025-02-28T17:31", last, "2025-03-31T17:30");
    let friday = Span::Until(PeriodPoint::Weekday {
        weekday: Weekday::Friday,
        at: TimeOfDay::hm(17, 30),
    });
    check("2025-06-13T17:30", friday, "2025-06-13T17:30");
    check("2025-06-13T17:31", friday, "2025-06-20T17:30");
    check("2025-06-09T00:00", friday, "2025-06-13T17:30");
    let day_of_year = |month, day, at| Span::Until(PeriodPoint::DayOfYear { month, day, at });
    let year_end = day_of_year(12, 31, TimeOfDay::END);
    check("2025-01-01T00:00:01", year_end, "2026-01-01T00:00");
    let leap = day_of_year(2, 29, TimeOfDay::hm(12, 0));
    check("2025-01-01T00:00", leap, "2025-02-28T12:00");
    check("2027-12-01T00:00", leap, "2028-02-29T12:00");
    let calendar = Calendar::china();
    let before = |end, span| calendar.subtract(at(end), span);
    assert_eq!(
        before("2025-06-09T09:00", tenth),
        Ok(at("2025-05-11T00:00"))
    );
    assert_eq!(
        before("2025-06-13T17:29", friday),
        Ok(at("2025-06-06T17:30"))
    );
}

#[test]
fn midnight_belongs_to_the_day_before_as_twenty_four_hours() {
    let all_day = Hours::from(vec!["00:00-24:00".parse().unwrap()]);
    let calendar = Calendar {
        week: Weekday::ALL.map(|day| (day, all_day.clone())).into(),
        ..Calendar::default()
    };
    let start = at("2025-06-09T22:00");
    let add = |span| calendar.add(start, span);
    assert_eq!(add(Span::WorkingMinutes(120)), Ok(at("2025-06-10T00:00")));
    assert_eq!(add(Span::WorkingMinutes(121)), Ok(at("2025-06-10T00:01")));
    assert_eq!(add(Span::WorkingDays(1)), Ok(at("2025-06-11T00:00")));
    assert_eq!(calendar.elapsed(start, at("2025-06-12T22:00")), 72 * HOUR);
}

#[test]
fn half_days_and_several_ranges_count_as_they_are() {
    let mut calendar = Calendar::china();
    let eve = date("2025-01-27");
    calendar.days.insert(eve, own_hours("08:30-11:00"));
    let add = |start, span| calendar.add(at(start), span);
    assert_eq!(
        add("2025-01-26T09:00", Span::WorkingDays(1)),
        Ok(at("2025-01-27T11:00"))
    );
    assert_eq!(
        add("2025-01-27T10:30", Span::WorkingMinutes(60)),
        Ok(at("2025-02-05T09:00"))
    );
    let untidy = r#"["13:00-15:00","09:00-12:00","11:00-12:30","15:00-16:00:30"]"#;
    let hours: Hours = serde_json::from_str(untidy).unwrap();
    let tidy = serde_json::to_string(&hours).unwrap();
    assert_eq!(tidy, r#"["09:00-12:30","13:00-16:00:30"]"#);
}

#[test]
fn what_is_no_time_of_day_is_refused() {
    for text in [
        "24:01",
        "8",
        "8:60",
        "08:30:60",
        "-1:00",
        "08:30:00:00",
        "",
        ":",
        "+8:30",
        "25:00",
    ] {
        assert!(text.parse::<TimeOfDay>().is_err(), "{text}");
    }
    for text in ["22:00-06:00", "08:00-08:00", "08:00", "08:00-"] {
        assert!(text.parse::<DayRange>().is_err(), "{text}");
    }
    assert_eq!("24:00".parse(), Ok(TimeOfDay::END));
    assert_eq!("8:30".parse(), Ok(TimeOfDay::hm(8, 30)));
}

#[test]
fn a_calendar_without_working_time_is_an_error() {
    let mut calendar = Calendar::china();
    calendar.week.clear();
    let now = at("2026-06-09T09:00");
    for span in [
        Span::WorkingDays(0),
        Span::WorkingDays(1),
        Span::WorkingMinutes(1),
        Span::WorkingSeconds(1),
    ] {
        assert_eq!(calendar.add(now, span), Err(CalendarError::NoWorkingTime));
        assert_eq!(
            calendar.subtract(now, span),
            Err(CalendarError::NoWorkingTime)
        );
    }
    assert_eq!(calendar.elapsed(now, at("2027-06-09T09:00")), 0);
    // A special day is worked even when the week is empty; after it there is no more.
    calendar
        .days
        .insert(date("2026-07-01"), own_hours("09:00-10:00"));
    let add = |minutes| calendar.add(now, Span::WorkingMinutes(minutes));
    assert_eq!(add(60), Ok(at("2026-07-01T10:00")));
    assert_eq!(add(61), Err(CalendarError::NoWorkingTime));
}

#[test]
fn a_span_that_no_working_life_holds_is_an_error() {
    let now = at("2026-06-09T09:00");
    for span in [Span::WorkingDays(u32::MAX), Span::WorkingMinutes(u32::MAX)] {
        assert_eq!(Calendar::china().add(now, span), Err(CalendarError::TooFar));
        assert_eq!(
            Calendar::china().subtract(now, span),
            Err(CalendarError::TooFar)
        );
    }
}

#[test]
fn instants_at_the_edge_of_time_do_no_harm() {
    let calendar = Calendar::china();
    let point = PeriodPoint::DayOfMonth {
        day: 10,
        at: TimeOfDay::END,
    };
    for start in [i64::MIN, i64::MIN + 1, -1, 0, i64::MAX].map(Timestamp) {
        for span in [
            Span::ClockMinutes(30),
            Span::WorkingDays(2),
            Span::WorkingMinutes(5),
            Span::Until(point),
        ] {
            let _ = calendar.subtract(start, span);
            if let Ok(deadline) = calendar.deadline(start, span, &[]) {
                assert!(calendar.explain(&deadline).lines.len() >= 2);
            }
        }
        assert_eq!(calendar.elapsed(start, start), 0);
        let _ = calendar.elapsed(start, Timestamp(0));
    }
}
