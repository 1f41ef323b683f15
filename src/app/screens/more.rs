//! The places that the bar has no room for, and what one changes most: language and brightness.

use crate::app::LocaleSwitch;
use crate::app::components::app_bar::AppBar;
use crate::app::components::icons::{Icon, IconName};
use crate::app::components::storage_light::StorageLight;
use crate::app::i18n::{Locale, locale, t};
use crate::app::places::{asked, has};
use crate::app::prefs::{Theme, set_theme, theme};
use crate::app::route::Route;
use crate::domain::concern::Concern;
use leptos::prelude::*;

/// Links to the rest.
#[component]
pub fn More() -> impl IntoView {
    let place = |route: Route, icon: IconName, name: &'static str, about: &'static str| {
        move || {
            has(&route).then(|| view! { <li><a href=route.href()><Icon name=icon/><span>{name}<small>{about}</small></span></a></li> })
        }
    };
    let (own, buildings) = if untrack(|| asked(Concern::Heating)) {
        (t::own::about(), t::more::buildings())
    } else {
        (t::own::about_plain(), t::more::buildings_plain())
    };
    // A heading with nothing below it says nothing.
    const SERVICE: [Route; 5] = [
        Route::Outages,
        Route::Shifts,
        Route::Duties,
        Route::Visits,
        Route::Haste,
    ];
    let service = untrack(|| SERVICE.iter().any(has));
    view! {
        <main class="page">
            <AppBar title=t::common::more()/>
            <div class="place-groups">
                {service.then(|| view! {
                    <section>
                        <h2 class="label">{t::more::group_service()}</h2>
                        <ul class="places">
                            {place(Route::Outages, IconName::Warning, t::outages::title(), t::outages::about())}
                            {place(Route::Shifts, IconName::Today, t::shifts::title(), t::shifts::about())}
                            {place(Route::Duties, IconName::Duties, t::duties::duties(), t::duties::about())}
                            {place(Route::Visits, IconName::Revisits, t::visits::title(), t::visits::about())}
                            {place(Route::Haste, IconName::Bolt, t::haste::title(), t::haste::about())}
                        </ul>
                    </section>
                })}
                <section>
                    <h2 class="label">{t::more::group_voices()}</h2>
                    <ul class="places">
                        {place(Route::Petitions, IconName::Speech, t::petitions::title(), t::petitions::about())}
                        {place(Route::Register, IconName::Duties, t::complaint::register(), t::complaint::register_about())}
                        {place(Route::Returns, IconName::Handoff, t::returns::title(), t::returns::subtitle())}
                        {place(Route::Month(String::new()), IconName::Chart, t::month::title(), t::month::about())}
                        {place(Route::Papers, IconName::Letter, t::papers::title(), t::papers::about())}
                    </ul>
                </section>
                <section>
                    <h2 class="label">{t::more::group_files()}</h2>
                    <ul class="places">
                        {place(Route::Buildings, IconName::Building, t::premises::buildings(), buildings)}
                        {place(Route::Cards, IconName::Phone, t::duties::cards(), t::duties::cards_about())}
                        {place(Route::Spreadsheet, IconName::Table, t::more::spreadsheet(), t::more::spreadsheet_about())}
                    </ul>
                </section>
                <section>
                    <h2 class="label">{t::more::group_firm()}</h2>
                    <ul class="places">
                        {place(Route::Own, IconName::Customers, t::own::title(), own)}
                        {place(Route::Regulations, IconName::Book, t::common::regulations(), t::more::regulations())}
                        {place(Route::Settings, IconName::Settings, t::common::settings(), t::more::settings())}
                        {place(Route::Start, IconName::Check, t::start::title(), t::more::start())}
                    </ul>
                </section>
            </div>
            <section class="place-groups gap">
                <LanguageChoice/>
                <ThemeChoice/>
                <div class="standing"><StorageLight/></div>
            </section>
        </main>
    }
}

/// The three languages, each by its own name.
#[component]
pub fn LanguageChoice() -> impl IntoView {
    let switch = expect_context::<LocaleSwitch>();
    view! {
        <div class="field">
            <span class="label" id="language-label">{t::more::language()}</span>
            <div class="segments" role="radiogroup" aria-labelledby="language-label">
                {Locale::ALL.map(|choice| view! {
                    <button type="button" class="segment" role="radio" lang=choice.tag() aria-checked=(choice == locale()).to_string() on:click=move |_| switch.set(choice)>
                        {choice.own_name()}
                    </button>
                }).collect_view()}
            </div>
        </div>
    }
}

/// As the system, light, dark, sunlight.
#[component]
pub fn ThemeChoice() -> impl IntoView {
    let chosen = RwSignal::new(theme());
    let name = |theme: Theme| match theme {
        Theme::System => t::more::theme_system(),
        Theme::Light => t::more::theme_light(),
        Theme::Dark => t::more::theme_dark(),
        Theme::Sun => t::more::theme_sun(),
    };
    let choose = move |theme: Theme| {
        set_theme(theme);
        chosen.set(theme);
    };
    view! {
        <div class="field">
            <span class="label" id="theme-label">{t::more::theme()}</span>
            <div class="segments" role="radiogroup" aria-labelledby="theme-label">
                {Theme::ALL.map(|choice| view! {
                    <button type="button" class="segment" role="radio" data-value=choice.attribute() aria-checked=move || (chosen.get() == choice).to_string() on:click=move |_| choose(choice)>
                        {name(choice)}
                    </button>
                }).collect_view()}
            </div>
        </div>
    }
}
