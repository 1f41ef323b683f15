//! `deadline` and `elapsed`.

use super::huiyin;
use serde_json::json;

fn file(name: &str, text: &str) -> String {
    let path = std::env::temp_dir().join(format!("huiyin-cli-{}-{name}", std::process::id()));
    std::fs::write(&path, text).unwrap();
    path.to_str().unwrap().to_owned()
}

#[track_caller]
fn due(start: &str, rule: &str, expected: &str) {
    let answer = huiyin(&["deadline", start, rule, "--json"]);
    assert_eq!(answer.json()["due"], expected, "{start} {rule}");
}

#[test]
fn a_deadline_is_explained_as_the_documentation_shows() {
    let answer = huiyin(&["deadline", "2026-09-30T09:00", "3wd", "--json"]);
    let text = std::fs::read_to_string("docs/calendar-format.md").unwrap();
    let shown = text.split("3wd --json`:").nth(1).unwrap();
    let shown = shown
        .split("```json")
        .nth(1)
        .unwrap()
        .split("```")
        .next()
        .unwrap();
    assert_eq!(
        answer.json(),
        serde_json::from_str::<serde_json::Value>(shown).unwrap()
    );
    assert!(answer.err.is_empty());
}

#[test]
fn the_calendar_of_the_documentation_is_one() {
    let text = std::fs::read_to_string("docs/calendar-format.md").unwrap();
    let shown = text
        .split("```json")
        .nth(1)
        .unwrap()
        .split("```")
        .next()
        .unwrap();
    let path = file("documented.json", shown);
    let answer = huiyin(&[
        "deadline",
        "2026-01-04T08:00",
        "30wm",
        "--calendar",
        &path,
        "--json",
    ]);
    assert_eq!(answer.json()["due"], "2026-01-04T09:00:00+08:00");
}

#[test]
fn every_rule_of_the_documentation_is_understood() {
    due("2025-06-09T09:00", "45s", "2025-06-09T09:00:45+08:00");
    due("2025-06-09T09:00", "30m", "2025-06-09T09:30:00+08:00");
    due("2025-06-09T23:00", "2h", "2025-06-10T01:00:00+08:00");
    due("2025-06-09T09:00", "5d", "2025-06-14T09:00:00+08:00");
    due("2025-06-09T11:59:30", "45ws", "2025-06-09T13:30:15+08:00");
    due("2025-06-09T11:00", "90wm", "2025-06-09T14:00:00+08:00");
    due("2025-06-09T13:30", "4wh", "2025-06-09T17:30:00+08:00");
    due("2025-06-09T09:00", "by:10", "2025-06-11T00:00:00+08:00");
    due(
        "2025-06-09T09:00",
        "by:fri@17:30",
        "2025-06-13T17:30:00+08:00",
    );
    due("2025-06-09T09:00", "by:12-31", "2026-01-01T00:00:00+08:00");
    due("2025-06-12T09:00", "-3wd", "2025-06-09T08:30:00+08:00");
    due("2025-06-09T01:00:00Z", "30m", "2025-06-09T09:30:00+08:00");
    for rule in [
        "",
        "3",
        "wd",
        "3x",
        "by:32",
        "by:02-30",
        "by:yesterday",
        "99999999999m",
    ] {
        let answer = huiyin(&["deadline", "2025-06-09T09:00", rule]);
        assert!(!answer.right && answer.out.is_empty(), "{rule}");
        assert!(answer.err.contains("not a rule"), "{rule}: {}", answer.err);
    }
}

#[test]
fn pauses_do_not_count() {
    let pause = "2025-06-09T09:10/2025-06-09T10:10";
    let answer = huiyin(&[
        "deadline",
        "2025-06-09T09:00",
        "30m",
        "--pause",
        pause,
        "--json",
    ]);
    assert_eq!(answer.json()["due"], "2025-06-09T10:30:00+08:00");
    assert!(answer.out.contains("paused"));
}

#[test]
fn elapsed_time_is_measured_with_the_files_hours() {
    let path = file(
        "hours.toml",
        "offset_minutes = 0\n[week]\nmonday = [\"08:00-12:00\", \"13:00-24:00\"]\ntuesday = [\"00:00-02:00\"]\n\
         [days.\"2025-06-10\"]\nname = \"short\"\nhours = { own = [\"00:00-01:00\"] }\n",
    );
    let answer = huiyin(&[
        "elapsed",
        "2025-06-09T11:00",
        "2025-06-11T00:00",
        "--calendar",
        &path,
        "--json",
    ]);
    let expected = json!({
        "start": "2025-06-09T11:00:00+00:00", "end": "2025-06-11T00:00:00+00:00",
        "working_ms": 13 * 3_600_000, "working_minutes": 13 * 60, "clock_ms": 37 * 3_600_000,
    });
    assert_eq!(answer.json(), expected);
}

#[test]
fn a_provisional_year_is_said_and_a_calendar_without_working_time_is_wrong() {
    let answer = huiyin(&["deadline", "2026-12-31T09:00", "2wd", "--json"]);
    assert_eq!(answer.json()["provisional"], true);
    assert!(answer.err.contains("provisional"));
    let path = file("empty.json", r#"{"offset_minutes":0,"week":{}}"#);
    let answer = huiyin(&["deadline", "2026-12-31T09:00", "2wd", "--calendar", &path]);
    assert!(
        !answer.right && answer.err.contains("no working time"),
        "{}",
        answer.err
    );
    let path = file(
        "typo.json",
        r#"{"offset_minutes":0,"week":{},"holidays":[]}"#,
    );
    let answer = huiyin(&[
        "elapsed",
        "2026-12-31T09:00",
        "2026-12-31T10:00",
        "--calendar",
        &path,
    ]);
    assert!(
        !answer.right && answer.err.contains("holidays"),
        "{}",
        answer.err
    );
}
