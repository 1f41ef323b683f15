//! The laws of the algebra, over random weeks, offsets and instants.

use huiyin::domain::calendar::{Calendar, DayRange, Hours, Line, Span, TimeOfDay, Weekday};
use huiyin::domain::clock::Interval;
use huiyin::domain::time::{MINUTE, SECOND, Timestamp};
use proptest::collection::vec;
use proptest::prelude::*;

fn calendars() -> impl Strategy<Value = Calendar> {
    let range = (0u32..86_400, 1u32..30_000).prop_map(|(from, length)| DayRange {
        from: TimeOfDay::seconds(from),
        to: TimeOfDay::seconds(from + length),
    });
    let hours = vec(range, 0..4).prop_map(Hours::from);
    (vec(hours, 7), -720i32..=840, any::<bool>()).prop_map(|(week, offset_minutes, holidays)| {
        let base = if holidays {
            Calendar::china()
        } else {
            Calendar::default()
        };
        let usual = base.week.clone();
        let mut calendar = Calendar {
            offset_minutes,
            week: Weekday::ALL.into_iter().zip(week).collect(),
            ..base
        };
        if !calendar.has_working_time() {
            calendar.week = usual;
        }
        calendar
    })
}

/// Instants of the years 2020 to 2027, to the millisecond.
fn instants() -> impl Strategy<Value = Timestamp> {
    (1_577_836_800_000i64..1_830_297_600_000).prop_map(Timestamp)
}

fn counted(lines: &[Line]) -> i64 {
    let counted = lines.iter().map(|line| match line {
        Line::Counted { from, to } => to.since(*from),
        _ => 0,
    });
    counted.sum()
}

proptest! {
    #[test]
    fn adding_what_has_elapsed_leads_back(calendar in calendars(), start in instants(), length in 0i64..3_000_000_000) {
        let t = start.plus(length);
        let elapsed = calendar.elapsed(start, t);
        let back = calendar.add_working(start, elapsed).unwrap();
        // The same working time has passed, at the earliest instant where it has.
        prop_assert_eq!(calendar.elapsed(start, back), elapsed);
        prop_assert!(back <= t);
        // Inside working time, its end included and its beginning not, there is only that one instant.
        if elapsed > 0 && calendar.is_working(t.plus(-1)) {
            prop_assert_eq!(back, t);
        }
    }

    #[test]
    fn backward_is_the_mirror_of_forward(calendar in calendars(), start in instants(), ms in 1i64..500_000_000) {
        let end = calendar.add_working(start, ms).unwrap();
        prop_assert_eq!(calendar.elapsed(start, end), ms);
        prop_assert_eq!(calendar.elapsed(end, start), -ms);
        let back = calendar.subtract_working(end, ms).unwrap();
        prop_assert!(back >= start);
        prop_assert_eq!(calendar.elapsed(back, end), ms);
        if calendar.is_working(start) {
            prop_assert_eq!(back, start);
        }
    }

    #[test]
    fn later_starts_and_longer_spans_never_end_earlier(
        calendar in calendars(), start in instants(), delay in 0i64..900_000_000, n in 0u32..40, more in 0u32..40,
    ) {
        for (span, longer) in [
            (Span::WorkingDays(n), Span::WorkingDays(n + more)),
            (Span::WorkingMinutes(n * 37), Span::WorkingMinutes((n + more) * 37)),
            (Span::CalendarDays(n), Span::CalendarDays(n + more)),
            (Span::WholeDays(n), Span::WholeDays(n + more)),
        ] {
            let due = calendar.add(start, span).unwrap();
            prop_assert!(due >= start);
            prop_assert!(calendar.add(start.plus(delay), span).unwrap() >= due);
            prop_assert!(calendar.add(start, longer).unwrap() >= due);
        }
    }

    #[test]
    fn working_days_backward_undo_working_days_forward(calendar in calendars(), start in instants(), n in 1u32..40) {
        let due = calendar.add(start, Span::WorkingDays(n)).unwrap();
        // From the due day n - 1 working days back lies the first that counted, after the day of the start.
        let first = calendar.subtract(due.plus(-1), Span::WorkingDays(n - 1)).unwrap();
        prop_assert!(calendar.date(first) > calendar.date(start));
        prop_assert_eq!(calendar.date(calendar.add(start, Span::WorkingDays(1)).unwrap().plus(-1)), calendar.date(first));
    }

    #[test]
    fn elapsed_time_adds_up(calendar in calendars(), a in instants(), b in 0i64..2_000_000_000, c in 0i64..2_000_000_000) {
        let (b, c) = (a.plus(b), a.plus(b).plus(c));
        prop_assert_eq!(calendar.elapsed(a, b) + calendar.elapsed(b, c), calendar.elapsed(a, c));
    }

    #[test]
    fn elapsed_time_is_the_count_of_working_seconds(calendar in calendars(), start in instants(), length in 0i64..4_000) {
        let start = Timestamp(start.0 - start.0.rem_euclid(SECOND));
        let working = (0..length).filter(|second| calendar.is_working(start.plus(second * SECOND))).count();
        let elapsed = calendar.elapsed(start, start.plus(length * SECOND));
        prop_assert_eq!(elapsed, i64::try_from(working).unwrap() * SECOND);
    }

    #[test]
    fn pauses_leave_exactly_the_span(
        calendar in calendars(), start in instants(), minutes in 1u32..3000,
        pauses in vec((0i64..400_000_000, 1i64..90_000_000), 0..4),
    ) {
        let pauses: Vec<Interval> = pauses
            .into_iter()
            .map(|(from, length)| Interval { from: start.plus(from), to: start.plus(from + length) })
            .collect();
        for span in [Span::WorkingMinutes(minutes), Span::ClockMinutes(minutes)] {
            let deadline = calendar.deadline(start, span, &pauses).unwrap();
            let lines = calendar.explain(&deadline).lines;
            prop_assert_eq!(counted(&lines), i64::from(minutes) * MINUTE);
        }
    }
}
