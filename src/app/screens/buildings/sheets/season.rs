//! The season of a station begins: what is overdue is listed, and somebody answers for going on by name (P10.09.01e).

use super::{Way, carry_out};
use crate::app::components::clause_link::ClauseLink;
use crate::app::components::person_picker::PersonPicker;
use crate::app::components::problem::ProblemLine;
use crate::app::components::row::DOT;
use crate::app::components::typed::Kept;
use crate::app::i18n::{t, work_kind};
use crate::app::platform;
use crate::app::session::session;
use crate::domain::clock::Standing;
use crate::domain::event::Command;
use crate::domain::premises::{Field, SeasonCommand, works_due};
use leptos::prelude::*;

/// So many overdue objects are read one by one.
const LISTED: usize = 60;

/// The beginning.
#[component]
pub fn SeasonForm(station: String, open: RwSignal<bool>) -> impl IntoView {
    let session = session();
    let overdue: Vec<(String, String)> = session.context(|context| {
        let buildings = context.world.buildings.values();
        let mut lines: Vec<(String, String)> = Vec::new();
        for building in buildings.filter(|building| building.text(Field::Station) == station) {
            let works = works_due(building, context).into_iter();
            for work in works
                .filter(|work| matches!(work.clock.standing(context.now), Standing::Overdue(_)))
            {
                let object = building.objects.get(&work.object);
                let object = object.map_or("", |object| object.facts.value.name.as_str());
                let what = [object, work_kind(work.kind)].join(DOT);
                lines.push((building.text(Field::Name).to_owned(), what));
            }
        }
        lines
    });
    let late = overdue.len();
    let kept = Kept::begin(format!("season/{station}"), &[("answers", "")]);
    let answers = kept.person("answers");
    let way = Way::default();
    let of_station = station.clone();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let command = SeasonCommand {
            station: of_station.clone(),
            begins: true,
            occurred_at: platform::now(),
            answers: answers.get_untracked(),
        };
        let forget = kept.forget();
        carry_out(session, vec![Command::Season(command)], way, move || {
            forget();
            open.try_set(false);
        });
    };
    let rest = late.saturating_sub(LISTED);
    view! {
        <form class="form" novalidate=true on:submit=submit>
            <p class="ask">{t::duties::begin_note()}</p>
            {if overdue.is_empty() {
                view! { <p>{t::duties::nothing_overdue()}</p> }.into_any()
            } else {
                view! {
                    <section data-overdue=late.to_string()>
                        <div class="sec"><h3>{t::duties::overdue_works()}</h3><ClauseLink clause="P10.09.01e"/></div>
                        <ul class="plain-list">
                            {overdue.into_iter().take(LISTED).map(|(building, what)| view! { <li><b>{building}</b><span class="late">{what}</span></li> }).collect_view()}
                        </ul>
                        {(rest > 0).then(|| view! { <p class="ask">{t::today::show_more(rest)}</p> })}
                    </section>
                    <PersonPicker id="answers" label=t::duties::answers() value=answers/>
                }
                .into_any()
            }}
            <ProblemLine problem=way.problem/>
            <div class="form-foot">
                <button class="btn go big" type="submit" data-act="save" disabled=move || way.busy.get()>{t::duties::begin_season()}</button>
            </div>
        </form>
    }
}
