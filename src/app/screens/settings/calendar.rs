//! The firm's working time: offset, hours of the week, holidays and make-up days. Changed as one, written as one entry.

use super::holidays::Holidays;
use super::record;
use crate::app::components::problem::ProblemLine;
use crate::app::components::typed::Kept;
use crate::app::i18n::{hours_words, t, weekday};
use crate::app::platform;
use crate::app::session::session;
use crate::desk::DeskError;
use crate::domain::calendar::{Calendar, DayRange, Hours, Weekday};
use crate::domain::organisation::OrganisationEvent;
use leptos::prelude::*;

/// `+08:00` in minutes.
fn offset_minutes(text: &str) -> Option<i32> {
    let (sign, rest) = match text.trim().split_at_checked(1)? {
        ("+", rest) => (1, rest),
        ("-" | "−", rest) => (-1, rest),
        _ => return None,
    };
    let (hours, minutes) = rest.split_once(':')?;
    let (hours, minutes): (i32, i32) = (hours.parse().ok()?, minutes.parse().ok()?);
    ((0..=14).contains(&hours) && (0..60).contains(&minutes))
        .then_some(sign * (hours * 60 + minutes))
}

fn offset_text(minutes: i32) -> String {
    let sign = if minutes < 0 { '-' } else { '+' };
    format!("{sign}{:02}:{:02}", minutes.abs() / 60, minutes.abs() % 60)
}

/// `08:30-12:00, 13:30-17:30`; also with the signs of a Chinese keyboard.
fn hours(text: &str) -> Option<Hours> {
    let text = text
        .replace(['，', '、', '；', ';'], ",")
        .replace('：', ":")
        .replace(['–', '—', '－', '~', '～'], "-");
    let ranges: Result<Vec<DayRange>, _> = text
        .split(',')
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .map(str::parse)
        .collect();
    ranges.ok().map(Hours::from)
}

/// The days as a draft keeps them.
fn days_text(calendar: &Calendar) -> String {
    serde_json::to_string(calendar).unwrap_or_default()
}

/// The form.
#[component]
pub fn CalendarForm(may: Signal<bool>) -> impl IntoView {
    let session = session();
    let now =
        untrack(|| session.world(|world| world.organisation.calendar_at(platform::now()).clone()));
    let mut begin = vec![
        ("offset".to_owned(), offset_text(now.offset_minutes)),
        ("days".to_owned(), days_text(&now)),
        ("new-day".to_owned(), String::new()),
        ("new-day-name".to_owned(), String::new()),
        ("new-day-works".to_owned(), String::new()),
    ];
    let week = Weekday::ALL.map(|day| (format!("{day:?}"), hours_words(now.week.get(&day))));
    begin.extend(week);
    let fields: Vec<(&str, &str)> = begin
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_str()))
        .collect();
    let kept = Kept::begin("settings/calendar".to_owned(), &fields);
    let offset = kept.field("offset");
    let week: Vec<(Weekday, RwSignal<String>)> = Weekday::ALL
        .into_iter()
        .map(|day| (day, kept.field(&format!("{day:?}"))))
        .collect();
    let read = |text: &str| serde_json::from_str(text).unwrap_or_default();
    let calendar: RwSignal<Calendar> = kept.bound("days", read, days_text);
    let problem = RwSignal::new(None::<DeskError>);
    let bad = RwSignal::new(None::<String>);
    let typed = week.clone();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let mut written: Calendar = calendar.get_untracked();
        match offset_minutes(&offset.get_untracked()) {
            Some(minutes) => written.offset_minutes = minutes,
            None => return bad.set(Some(t::settings::offset_bad().to_owned())),
        }
        written.week.clear();
        for (day, text) in &typed {
            let text = text.get_untracked();
            match hours(&text) {
                Some(hours) if hours.is_empty() => {}
                Some(hours) => drop(written.week.insert(*day, hours)),
                None => return bad.set(Some(t::settings::week_bad(weekday(*day), text))),
            }
        }
        bad.set(None);
        record(
            session,
            OrganisationEvent::CalendarSet { calendar: written },
            problem,
            kept.forget(),
        );
    };
    let day_row = |(day, text): (Weekday, RwSignal<String>)| {
        view! {
            <label class="week-day" data-day=format!("{day:?}")>
                <span>{weekday(day)}</span>
                <input class="input" type="text" prop:value=move || text.get() on:input=move |event| text.set(event_target_value(&event))/>
            </label>
        }
    };
    view! {
        <form class="form" novalidate=true on:submit=submit>
            <fieldset class="field">
                <legend class="label">{t::settings::week()}</legend>
                {week.into_iter().map(day_row).collect_view()}
                <p class="hint">{t::settings::week_hint()}</p>
            </fieldset>
            <div class="field" data-field="offset">
                <label for="offset">{t::settings::offset()}</label>
                <input id="offset" type="text" prop:value=move || offset.get() on:input=move |event| offset.set(event_target_value(&event))/>
            </div>
            <Holidays calendar kept may/>
            <p class="problem" role="alert">{move || bad.get()}</p>
            <ProblemLine problem/>
            <div class="form-foot">
                <button type="submit" class="btn go" data-act="save-calendar" disabled=move || !may.get()>{t::common::save()}</button>
            </div>
        </form>
    }
}
