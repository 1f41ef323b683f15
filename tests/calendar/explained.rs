//! Pauses, explanations, provisional years, notices, and the calendar as a file.

use super::{at, date};
use huiyin::domain::calendar::{
    Calendar, Certainty, DayHours, HolidayTable, Line, PeriodPoint, Span, SpecialDay, TimeOfDay,
};
use huiyin::domain::clock::Interval;
use huiyin::domain::time::MINUTE;

fn pause(from: &str, to: &str) -> Interval {
    Interval {
        from: at(from),
        to: at(to),
    }
}

#[track_caller]
fn check(start: &str, span: Span, pauses: &[Interval], due: &str) {
    let found = Calendar::china().due_with_pauses(at(start), span, pauses);
    assert_eq!(found, Ok(at(due)));
}

#[test]
fn pauses_move_the_end_and_only_by_what_they_took() {
    let hour = pause("2025-06-09T09:10", "2025-06-09T10:10");
    let half = Span::ClockMinutes(30);
    check("2025-06-09T09:00", half, &[hour], "2025-06-09T10:30");
    check(
        "2025-06-09T09:00",
        Span::ClockMinutes(10),
        &[hour],
        "2025-06-09T09:10",
    );
    // Overlapping pauses give back once; a pause before the start nothing.
    let inside = pause("2025-06-09T09:30", "2025-06-09T10:10");
    let before = pause("2025-06-09T07:00", "2025-06-09T08:00");
    check(
        "2025-06-09T09:00",
        half,
        &[hour, inside, before],
        "2025-06-09T10:30",
    );
    // A second pause is met because the first moved the end.
    let second = pause("2025-06-09T10:20", "2025-06-09T10:50");
    check(
        "2025-06-09T09:00",
        half,
        &[second, hour],
        "2025-06-09T11:00",
    );
    // Over lunch nothing is taken from working time.
    let lunch = pause("2025-06-09T12:00", "2025-06-09T13:30");
    check(
        "2025-06-09T11:30",
        Span::WorkingMinutes(60),
        &[lunch],
        "2025-06-09T14:00",
    );
    // A paused working day is given back.
    let day = pause("2025-06-10T00:00", "2025-06-11T00:00");
    check(
        "2025-06-09T09:00",
        Span::WorkingDays(2),
        &[day],
        "2025-06-12T17:30",
    );
    let tenth = PeriodPoint::DayOfMonth {
        day: 10,
        at: TimeOfDay::END,
    };
    check(
        "2025-06-09T09:00",
        Span::Until(tenth),
        &[hour],
        "2025-06-11T00:00",
    );
}

#[test]
fn an_explanation_names_every_free_day_and_pause() {
    let calendar = Calendar::china();
    let waiting = pause("2025-09-30T09:00", "2025-09-30T10:00");
    let span = Span::WorkingMinutes(1400);
    let deadline = calendar
        .deadline(at("2025-09-26T17:00"), span, &[waiting])
        .unwrap();
    let explanation = calendar.explain(&deadline);
    let lines = &explanation.lines;
    let name = "国庆节、中秋节".to_owned();
    for expected in [
        Line::Weekend {
            from: date("2025-09-27"),
            to: date("2025-09-27"),
        },
        Line::MakeUpDay {
            date: date("2025-09-28"),
            name: name.clone(),
        },
        Line::Paused {
            from: waiting.from,
            to: waiting.to,
        },
        Line::Holiday {
            name,
            from: date("2025-10-01"),
            to: date("2025-10-08"),
        },
    ] {
        assert!(lines.contains(&expected), "{expected:?} in {lines:#?}");
    }
    assert_eq!(lines.first(), Some(&Line::Start { at: deadline.start }));
    assert_eq!(lines.last(), Some(&Line::Due { at: deadline.due }));
    assert!(!explanation.is_provisional());
    let counted: i64 = lines
        .iter()
        .map(|line| match line {
            Line::Counted { from, to } => to.since(*from),
            _ => 0,
        })
        .sum();
    assert_eq!(counted, 1400 * MINUTE, "{lines:#?}");
}

#[test]
fn an_explanation_numbers_the_working_days() {
    let calendar = Calendar::china();
    let deadline = calendar
        .deadline(at("2025-06-12T09:00"), Span::WorkingDays(2), &[])
        .unwrap();
    let expected = [
        Line::Start { at: deadline.start },
        Line::WorkingDay {
            date: date("2025-06-13"),
            number: 1,
            of: 2,
        },
        Line::Weekend {
            from: date("2025-06-14"),
            to: date("2025-06-15"),
        },
        Line::WorkingDay {
            date: date("2025-06-16"),
            number: 2,
            of: 2,
        },
        Line::Due {
            at: at("2025-06-16T17:30"),
        },
    ];
    assert_eq!(calendar.explain(&deadline).lines, expected);
}

#[test]
fn a_year_without_notice_is_provisional_and_says_so() {
    let calendar = Calendar::china();
    assert_eq!(calendar.certainty(2026), Certainty::Settled);
    assert_eq!(calendar.certainty(2027), Certainty::Provisional);
    let across = calendar
        .deadline(at("2026-12-31T10:00"), Span::WorkingDays(1), &[])
        .unwrap();
    let lines = calendar.explain(&across).lines;
    assert!(lines.contains(&Line::Provisional { year: 2027 }));
    assert!(!lines.contains(&Line::Provisional { year: 2026 }));
    // Thirty minutes by the wall clock are certain in any year.
    let clock = calendar
        .deadline(at("2027-05-01T10:00"), Span::ClockMinutes(30), &[])
        .unwrap();
    assert!(!calendar.explain(&clock).is_provisional());
    assert!(Calendar::default().explain(&across).is_provisional());
}

#[test]
fn a_new_edition_of_a_notice_replaces_the_old_one_and_keeps_what_the_firm_set() {
    let mut calendar = Calendar::china();
    let own = SpecialDay {
        name: "廠慶".into(),
        hours: DayHours::Off,
        notice: None,
    };
    calendar.days.insert(date("2026-03-03"), own.clone());
    calendar.take_notice(&HolidayTable {
        year: 2026,
        days: Vec::new(),
    });
    assert_eq!(calendar.special(date("2026-01-01")), None);
    assert_eq!(calendar.special(date("2026-03-03")), Some(&own));
    // 31 December 2022 came with the notice for 2023.
    calendar.take_notice(&HolidayTable {
        year: 2022,
        days: Vec::new(),
    });
    assert!(calendar.special(date("2022-12-31")).is_some());
}

#[test]
fn a_calendar_survives_its_file() {
    let calendar = Calendar::china();
    let text = serde_json::to_string(&calendar).unwrap();
    assert_eq!(serde_json::from_str::<Calendar>(&text).unwrap(), calendar);
    assert!(serde_json::from_str::<Calendar>(r#"{"week":{"monday":["12:00-08:00"]}}"#).is_err());
}
