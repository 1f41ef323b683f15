//! Typing in what came back by telephone, letter, fax or e-mail, with a photo of the paper (P01.10.12a).

use super::fill::{Ask, names, ratings};
use super::give::{channel_key, channel_of, channels};
use crate::app::components::capture::PhotoCapture;
use crate::app::components::carry_out::carry_out;
use crate::app::components::draft;
use crate::app::components::field::Choice;
use crate::app::components::personal::Personal;
use crate::app::components::problem::ProblemLine;
use crate::app::components::time_field::{TimeField, instant};
use crate::app::components::typed::Kept;
use crate::app::i18n::t;
use crate::app::platform;
use crate::app::session::session;
use crate::desk::DeskError;
use crate::domain::event::Command;
use crate::domain::ids::CustomerId;
use crate::domain::surveys::{Question, Sheet, Survey, SurveyEvent, before};
use leptos::prelude::*;

/// The form.
#[component]
pub fn TypeIn(survey: Survey, customer: CustomerId, close: Callback<()>) -> impl IntoView {
    let session = session();
    let id = survey.id;
    let key = format!("typed-in/{id}/{customer}");
    let known = survey.answers.get(&customer).map(|sheet| &sheet.value);
    let asked = survey.given.get(&customer).map(|(channel, _)| *channel);
    let channel = known
        .map(|sheet| sheet.channel)
        .or(asked)
        .unwrap_or_default();
    let first: Vec<(&'static str, String)> = Question::ALL
        .into_iter()
        .flat_map(|question| {
            let (answer, remark) = names(question);
            let rating = known.and_then(|sheet| sheet.ratings.get(&question));
            let grade = rating.map(|rating| {
                rating
                    .grade
                    .map_or_else(|| "none".to_owned(), |grade| grade.to_string())
            });
            let words = rating.map(|rating| rating.remark.clone());
            [
                (answer, grade.unwrap_or_default()),
                (remark, words.unwrap_or_default()),
            ]
        })
        .chain([
            ("channel", channel_key(channel).to_owned()),
            ("photos", String::new()),
            ("at", String::new()),
        ])
        .collect();
    let first: Vec<(&'static str, &str)> = first
        .iter()
        .map(|(name, text)| (*name, text.as_str()))
        .collect();
    let kept = Kept::begin(key.clone(), &first);
    let photos = kept.field("photos");
    let at = kept.field("at");
    let problem = RwSignal::new(None::<DeskError>);
    // What the customer went through since they were asked last stands beside the questions (P01.10.12c).
    let faults = session.world(|world| {
        let since = before(&survey, world)
            .map(|before| before.facts.value.from)
            .unwrap_or_default();
        let cases = world.cases.values();
        cases
            .filter(|case| case.customer == Some(customer) && case.received_at >= since)
            .count()
    });
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let sheet = Sheet {
            customer,
            occurred_at: instant(at).unwrap_or_else(platform::now),
            channel: channel_of(&kept.text("channel")),
            by_customer: false,
            ratings: ratings(kept),
            attachments: serde_json::from_str(&kept.text("photos")).unwrap_or_default(),
        };
        let command = Command::Survey(id, Box::new(SurveyEvent::Answered(sheet)));
        let key = key.clone();
        carry_out(session, command, problem, move || {
            draft::clear(&key);
            close.run(());
        });
    };
    view! {
        <form class="form" novalidate=true on:submit=submit>
            <Personal customer/>
            <p class="ask" data-faults=faults.to_string()>{t::surveys::faults_since(faults)}</p>
            <Choice id="channel" label=t::surveys::fill_how() value=kept.field("channel") options=channels()/>
            {Question::ALL.map(|asked| view! { <Ask asked kept/> }).collect_view()}
            <div class="field" data-field="photos">
                <label for="photos">{t::surveys::fill_paper()}" "<small>{t::common::optional()}</small></label>
                <PhotoCapture id="photos".to_owned() value=photos.into() set=Callback::new(move |text| photos.set(text))/>
            </div>
            <TimeField id="at" label=t::visits::when() value=at/>
            <ProblemLine problem/>
            <div class="form-foot"><button type="submit" class="btn go big" data-act="save">{t::common::save()}</button></div>
        </form>
    }
}
