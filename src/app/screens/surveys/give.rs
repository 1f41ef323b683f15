//! To whom questionnaires went and what is back; giving out more (P01.10.12a).

use crate::app::components::carry_out::carry_out;
use crate::app::components::clause_link::ClauseLink;
use crate::app::components::customers_picker::CustomersPicker;
use crate::app::components::field::Choice;
use crate::app::components::problem::ProblemLine;
use crate::app::components::row::DOT;
use crate::app::components::time_field::{TimeField, instant};
use crate::app::components::typed::Kept;
use crate::app::i18n::{month_day, percent, survey_channel, t};
use crate::app::platform;
use crate::app::route::Route;
use crate::app::session::session;
use crate::desk::DeskError;
use crate::domain::event::Command;
use crate::domain::ids::CustomerId;
use crate::domain::surveys::{Giving, Survey, SurveyChannel, SurveyEvent, results};
use leptos::prelude::*;
use std::collections::BTreeSet;

/// So many who have not answered show at once.
const SHOWN: usize = 40;

/// Keys of the ways, for drafts and tests.
const CHANNELS: [(&str, SurveyChannel); 6] = [
    ("phone", SurveyChannel::Phone),
    ("on-site", SurveyChannel::OnSite),
    ("letter", SurveyChannel::Letter),
    ("fax", SurveyChannel::Fax),
    ("email", SurveyChannel::Email),
    ("other", SurveyChannel::Other),
];

/// The ways with their names.
pub fn channels() -> Vec<(&'static str, &'static str)> {
    CHANNELS
        .map(|(key, channel)| (key, survey_channel(channel)))
        .to_vec()
}

/// The way of a key, the telephone if none.
pub fn channel_of(key: &str) -> SurveyChannel {
    let known = CHANNELS.iter().find(|(known, _)| *known == key);
    known.map(|(_, channel)| *channel).unwrap_or_default()
}

/// The key of a way.
pub fn channel_key(channel: SurveyChannel) -> &'static str {
    let known = CHANNELS.iter().find(|(_, known)| *known == channel);
    known.map_or("other", |(key, _)| key)
}

/// Who has a questionnaire, who has answered.
#[component]
pub fn Given(
    survey: Survey,
    /// Typing in the answers of a customer.
    type_in: Callback<CustomerId>,
) -> impl IntoView {
    let session = session();
    let offset = session.offset();
    let numbers = results(&survey);
    let over = survey.concluded.value.is_some();
    let name = |id: &CustomerId| {
        session.world(|world| {
            let customer = world.customers.get(id);
            customer.map_or_else(String::new, |customer| customer.name.value.clone())
        })
    };
    let mut waiting: Vec<(CustomerId, String, String)> = survey
        .given
        .iter()
        .filter(|(customer, _)| !survey.answers.contains_key(customer))
        .map(|(id, (channel, at))| {
            let below = [survey_channel(*channel).to_owned(), month_day(*at, offset)];
            (*id, name(id), below.join(DOT))
        })
        .collect();
    waiting.sort_by(|one, other| one.1.cmp(&other.1));
    let more = waiting.len().saturating_sub(SHOWN);
    waiting.truncate(SHOWN);
    let ways = numbers.channels.iter().map(|(channel, (given, back))| {
        let line = t::surveys::back_of(given, back);
        view! { <li><b>{survey_channel(*channel)}</b>{line}</li> }
    });
    let rate = numbers.return_rate().map(percent).map(t::surveys::rate);
    let id = survey.id;
    let answered: Vec<(CustomerId, String)> =
        survey.answers.keys().map(|id| (*id, name(id))).collect();
    view! {
        <section data-part="given">
            <div class="sec gap"><h2>{t::surveys::given()}</h2><ClauseLink clause="P01.10.12a"/></div>
            {survey.given.is_empty().then(|| view! { <p class="ask">{t::surveys::given_none()}</p> })}
            {rate.map(|rate| view! { <p data-rate="">{rate}</p> })}
            <ul class="plain-list">{ways.collect_view()}</ul>
            {(!waiting.is_empty()).then(|| view! { <h3 class="gap">{t::surveys::waiting_for()}</h3> })}
            <ul class="plain-list links">
                {waiting.into_iter().map(|(customer, name, below)| view! {
                    <li data-waiting=customer.to_string()>
                        <a href=Route::Customer(customer).href()>{name}<small>{below}</small></a>
                        {(!over).then(|| view! {
                            <a class="btn" href=Route::Questionnaire(id, customer).href() data-act="hand-tablet">{t::surveys::hand_tablet()}</a>
                            <button type="button" class="btn" data-act="type-in" on:click=move |_| type_in.run(customer)>{t::surveys::type_in()}</button>
                        })}
                    </li>
                }).collect_view()}
            </ul>
            {(more > 0).then(|| view! { <p class="ask">{t::today::show_more(more)}</p> })}
            {(!answered.is_empty()).then(|| view! {
                <h3 class="gap">{t::surveys::answered()}</h3>
                <ul class="plain-list links">
                    {answered.into_iter().map(|(customer, name)| view! {
                        <li data-answered=customer.to_string()>
                            <a href=Route::Customer(customer).href()>{name}</a>
                            {(!over).then(|| view! { <button type="button" class="btn quiet" data-act="type-again" on:click=move |_| type_in.run(customer)>{t::customers::edit()}</button> })}
                        </li>
                    }).collect_view()}
                </ul>
            })}
        </section>
    }
}

/// Giving out questionnaires.
#[component]
pub fn Give(survey: Survey, close: Callback<()>) -> impl IntoView {
    let session = session();
    let id = survey.id;
    let kept = Kept::begin(
        format!("given/{id}"),
        &[("channel", "on-site"), ("customers", ""), ("at", "")],
    );
    let (channel, at) = (kept.field("channel"), kept.field("at"));
    let customers = kept.customers("customers");
    let problem = RwSignal::new(None::<DeskError>);
    let known = survey.given;
    let projects: BTreeSet<CustomerId> = session.world(|world| {
        let all = world.customers.values();
        let with = all
            .filter(|customer| customer.project().is_some() && !known.contains_key(&customer.id));
        with.map(|customer| customer.id).collect()
    });
    let any = !projects.is_empty();
    let all_projects = move |_| customers.update(|chosen| chosen.extend(projects.iter().copied()));
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let giving = Giving {
            occurred_at: instant(at).unwrap_or_else(platform::now),
            channel: channel_of(&channel.get_untracked()),
            customers: customers.get_untracked(),
        };
        let command = Command::Survey(id, Box::new(SurveyEvent::Given(giving)));
        let forget = kept.forget();
        carry_out(session, command, problem, move || {
            forget();
            close.run(());
        });
    };
    view! {
        <form class="form" novalidate=true on:submit=submit>
            <Choice id="channel" label=t::surveys::give_channel() value=channel options=channels()/>
            <CustomersPicker id="customers" label=t::surveys::give_to() value=customers/>
            {any.then(|| view! { <button type="button" class="btn" data-act="all-projects" on:click=all_projects>{t::surveys::give_projects()}</button> })}
            <TimeField id="at" label=t::visits::when() value=at/>
            <ProblemLine problem/>
            <div class="form-foot"><button type="submit" class="btn go big" data-act="save">{t::common::save()}</button></div>
        </form>
    }
}
