//! Beginning a survey, or calling it otherwise.

use crate::app::components::app_bar::AppBar;
use crate::app::components::carry_out::carry_out;
use crate::app::components::field::TextField;
use crate::app::components::problem::ProblemLine;
use crate::app::components::time_field::{TimeField, instant};
use crate::app::components::typed::Kept;
use crate::app::i18n::t;
use crate::app::platform;
use crate::app::route::Route;
use crate::app::session::session;
use crate::desk::DeskError;
use crate::domain::event::Command;
use crate::domain::ids::SurveyId;
use crate::domain::surveys::{SurveyEvent, SurveyFacts};
use leptos::prelude::*;

/// A new survey, as a page.
#[component]
pub fn SurveyNew() -> impl IntoView {
    view! {
        <main class="page narrow" data-screen="survey-new">
            <AppBar title=t::surveys::new() back=Route::Visits/>
            <SurveyFields id=SurveyId(platform::new_uuid()) facts=None done=Callback::new(|id: SurveyId| Route::Survey(id).go())/>
        </main>
    }
}

/// Name and beginning.
#[component]
pub fn SurveyFields(
    id: SurveyId,
    facts: Option<SurveyFacts>,
    done: Callback<SurveyId>,
) -> impl IntoView {
    let session = session();
    let from = facts.as_ref().map(|facts| facts.from.0.to_string());
    let key = facts
        .as_ref()
        .map_or_else(|| "new".to_owned(), |_| id.to_string());
    let kept = Kept::begin(
        format!("survey/{key}"),
        &[
            ("from", &from.unwrap_or_default()),
            ("name", &facts.map(|facts| facts.name).unwrap_or_default()),
        ],
    );
    let (from, name) = (kept.field("from"), kept.field("name"));
    let problem = RwSignal::new(None::<DeskError>);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let facts = SurveyFacts {
            name: name.get_untracked(),
            from: instant(from).unwrap_or_else(platform::now),
        };
        let command = Command::Survey(id, Box::new(SurveyEvent::Opened(facts)));
        let forget = kept.forget();
        carry_out(session, command, problem, move || {
            forget();
            done.run(id);
        });
    };
    view! {
        <form class="form" novalidate=true on:submit=submit>
            <TextField id="name" label=t::surveys::name() value=name hint=t::surveys::name_hint()/>
            <TimeField id="from" label=t::surveys::from() value=from/>
            <ProblemLine problem/>
            <div class="form-foot"><button type="submit" class="btn go big" data-act="save">{t::common::save()}</button></div>
        </form>
    }
}
