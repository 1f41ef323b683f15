//! The days of a year that differ from their week; a notice is taken from the included files or from one that the person picks.

use crate::app::components::date_words::{DateWords, described_by};
use crate::app::components::typed::Kept;
use crate::app::files;
use crate::app::i18n::{t, weekday};
use crate::app::platform;
use crate::domain::calendar::{Calendar, Certainty, DayHours, HolidayTable, SpecialDay, Weekday};
use chrono::{Datelike, NaiveDate};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Year by year, changed in the calendar that is being edited.
#[component]
pub fn Holidays(calendar: RwSignal<Calendar>, kept: Kept, may: Signal<bool>) -> impl IntoView {
    let this_year = calendar.with_untracked(|calendar| calendar.date(platform::now()).year());
    let year = RwSignal::new(this_year);
    let problem = RwSignal::new(None::<String>);
    let years = move || {
        let mut years: Vec<i32> = calendar.with(|calendar| {
            calendar
                .years
                .iter()
                .copied()
                .filter(|year| *year >= this_year - 1)
                .collect()
        });
        years.extend([this_year, this_year + 1]);
        years.sort_unstable();
        years.dedup();
        years
    };
    let take = move |text: &str| match serde_json::from_str::<HolidayTable>(text) {
        Ok(table) => {
            year.set(table.year);
            problem.set(None);
            calendar.update(|calendar| calendar.take_notice(&table));
        }
        Err(reason) => problem.set(Some(t::settings::holiday_bad(reason))),
    };
    let take_shipped = move |_| {
        let wanted = year.get_untracked();
        spawn_local(async move {
            match files::own(&format!("holidays/cn-{wanted}.json")).await {
                Some(text) => take(&text),
                None => problem.set(Some(t::settings::holiday_none(wanted))),
            }
        });
    };
    let picked = move |event: leptos::ev::Event| {
        let input: web_sys::HtmlInputElement = event_target(&event);
        let file = files::all(input.files()).into_iter().next();
        input.set_value("");
        let Some(file) = file else { return };
        spawn_local(async move {
            let bytes = files::bytes(&file).await.unwrap_or_default();
            take(&String::from_utf8_lossy(&bytes));
        });
    };
    let certainty = move || match calendar.with(|calendar| calendar.certainty(year.get())) {
        Certainty::Settled => {
            view! { <p class="ask">{t::settings::settled(year.get())}</p> }.into_any()
        }
        Certainty::Provisional => {
            view! { <p class="soon">{t::settings::provisional(year.get())}</p> }.into_any()
        }
    };
    let days = move || {
        let shown = year.get();
        calendar.with(|calendar| {
            let days = calendar
                .days
                .iter()
                .filter(|(date, _)| date.year() == shown);
            days.map(|(date, day)| (*date, day.clone()))
                .collect::<Vec<_>>()
        })
    };
    let day_row = move |(date, day): (NaiveDate, SpecialDay)| {
        let remove = move |_| calendar.update(|calendar| drop(calendar.days.remove(&date)));
        view! {
            <li class="line" data-day=date.to_string()>
                <time class="grow">{date.to_string()}" "<small>{weekday(of(date))}</small></time>
                <span class="grow">{day.name.clone()}" "<small class="ask">{hours_words(&day.hours)}</small></span>
                <button type="button" class="btn quiet" aria-label=t::settings::remove_day(date) disabled=move || !may.get() on:click=remove>"×"</button>
            </li>
        }
    };
    view! {
        <fieldset class="field" data-field="holidays">
            <legend class="label">{t::settings::holidays()}</legend>
            <div class="segments" role="radiogroup" data-view="" aria-label=t::settings::year()>
                {move || years().into_iter().map(|choice| view! {
                    <button type="button" class="segment" role="radio" aria-checked=move || (year.get() == choice).to_string() on:click=move |_| year.set(choice)>
                        {choice.to_string()}
                    </button>
                }).collect_view()}
            </div>
            {certainty}
            {move || days().is_empty().then(|| view! { <p class="ask">{t::settings::no_days()}</p> })}
            <ul class="days">{move || days().into_iter().map(day_row).collect_view()}</ul>
            <AddDay calendar kept year may/>
            <div class="line">
                <button type="button" class="btn" data-act="take-notice" disabled=move || !may.get() on:click=take_shipped>
                    {move || t::settings::take_shipped(year.get())}
                </button>
                <label class="btn file">{t::settings::take_file()}<input type="file" class="visually-hidden" data-act="holiday-file" on:change=picked/></label>
            </div>
            <p class="problem" role="alert">{move || problem.get()}</p>
        </fieldset>
    }
}

fn of(date: NaiveDate) -> Weekday {
    match date.weekday() {
        chrono::Weekday::Mon => Weekday::Monday,
        chrono::Weekday::Tue => Weekday::Tuesday,
        chrono::Weekday::Wed => Weekday::Wednesday,
        chrono::Weekday::Thu => Weekday::Thursday,
        chrono::Weekday::Fri => Weekday::Friday,
        chrono::Weekday::Sat => Weekday::Saturday,
        chrono::Weekday::Sun => Weekday::Sunday,
    }
}

fn hours_words(hours: &DayHours) -> String {
    match hours {
        DayHours::Off => t::settings::day_off().to_owned(),
        DayHours::Like(like) => t::settings::day_like(weekday(*like)),
        DayHours::Own(hours) => {
            let ranges: Vec<String> = hours.ranges().iter().map(ToString::to_string).collect();
            t::settings::day_own(ranges.join(", "))
        }
    }
}

/// A day that the firm itself sets free or works.
#[component]
fn AddDay(
    calendar: RwSignal<Calendar>,
    kept: Kept,
    year: RwSignal<i32>,
    may: Signal<bool>,
) -> impl IntoView {
    let [date, name] = ["new-day", "new-day-name"].map(|name| kept.field(name));
    let works = kept.flag("new-day-works");
    let ready = move || date.with(|text| text.parse::<NaiveDate>().is_ok());
    let add = move |_| {
        let Ok(day) = date.get_untracked().parse::<NaiveDate>() else {
            return;
        };
        let special = SpecialDay {
            name: name.get_untracked(),
            hours: if works.get_untracked() {
                DayHours::Like(Weekday::Monday)
            } else {
                DayHours::Off
            },
            notice: None,
        };
        calendar.update(|calendar| drop(calendar.days.insert(day, special)));
        year.set(day.year());
        date.set(String::new());
        name.set(String::new());
    };
    let kind = move |value: bool, words: String| {
        view! {
            <button type="button" class="segment" role="radio" aria-checked=move || (works.get() == value).to_string() on:click=move |_| works.set(value)>{words}</button>
        }
    };
    view! {
        <div class="line add-day">
            <div class="day-entry">
                <input class="input" type="date" aria-label=t::settings::day_date() aria-describedby=described_by("new-day") prop:value=move || date.get() on:input=move |event| date.set(event_target_value(&event))/>
                <DateWords of="new-day".to_owned() value=date/>
            </div>
            <input
                class="input"
                type="text"
                aria-label=t::settings::day_name()
                placeholder=t::settings::day_name()
                prop:value=move || name.get()
                on:input=move |event| name.set(event_target_value(&event))
            />
            <div class="segments" role="radiogroup" aria-label=t::settings::day_kind()>
                {kind(false, t::settings::day_off().to_owned())}
                {kind(true, t::settings::day_like(weekday(Weekday::Monday)))}
            </div>
            <button type="button" class="btn" data-act="add-day" disabled=move || !(may.get() && ready()) on:click=add>{t::settings::add_day()}</button>
        </div>
    }
}
