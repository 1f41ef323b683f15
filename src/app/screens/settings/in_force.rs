//! Which of the fifteen regulations are in force.

use super::record;
use crate::app::components::field::Checks;
use crate::app::components::problem::ProblemLine;
use crate::app::components::typed::Kept;
use crate::app::i18n::{regulation, t};
use crate::app::session::session;
use crate::desk::DeskError;
use crate::domain::clause::Regulation;
use crate::domain::organisation::OrganisationEvent;
use leptos::prelude::*;

/// Fifteen choices and one save.
#[component]
pub fn InForce(may: Signal<bool>) -> impl IntoView {
    let session = session();
    let now = untrack(|| session.world(|world| world.organisation.regulations.clone()));
    let now: Vec<String> = now.iter().map(ToString::to_string).collect();
    let fields = [("regulations", &*now.join("\n"))];
    let kept = Kept::begin("settings/regulations".to_owned(), &fields);
    let chosen = kept.list("regulations");
    let problem = RwSignal::new(None::<DeskError>);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let keys = chosen.get_untracked();
        let regulations = Regulation::all()
            .filter(|number| keys.contains(&number.to_string()))
            .collect();
        record(
            session,
            OrganisationEvent::RegulationsChosen { regulations },
            problem,
            kept.forget(),
        );
    };
    let options: Vec<(String, String)> = Regulation::all()
        .map(|number| {
            (
                number.to_string(),
                format!("{number} {}", regulation(number)),
            )
        })
        .collect();
    view! {
        <form class="form" on:submit=submit>
            <Checks id="regulations" label=t::settings::in_force() value=chosen options hint=t::settings::in_force_note() optional=true/>
            <ProblemLine problem/>
            <div class="form-foot">
                <button type="submit" class="btn go" data-act="save-regulations" disabled=move || !may.get()>{t::common::save()}</button>
            </div>
        </form>
    }
}
