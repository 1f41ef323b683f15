//! The figures of the regulations: value, unit, what the regulation says, within which limits, and where.

use super::record;
use crate::app::components::clause_link::ClauseLink;
use crate::app::components::problem::ProblemLine;
use crate::app::components::stepper::Stepper;
use crate::app::i18n::{figure, t, unit};
use crate::app::platform;
use crate::app::session::session;
use crate::desk::DeskError;
use crate::domain::figures::{Figure, Figures};
use crate::domain::organisation::OrganisationEvent;
use leptos::prelude::*;

/// One table, one save.
#[component]
pub fn FiguresTable(may: Signal<bool>) -> impl IntoView {
    let session = session();
    let now =
        untrack(|| session.world(|world| world.organisation.figures_at(platform::now()).clone()));
    let rows: Vec<(Figure, RwSignal<String>)> = Figure::ALL
        .iter()
        .map(|name| (*name, RwSignal::new(now.get(*name).to_string())))
        .collect();
    let problem = RwSignal::new(None::<DeskError>);
    let bad = RwSignal::new(None::<String>);
    let written = rows.clone();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let mut figures = Figures::default();
        for (name, text) in &written {
            let spec = name.spec();
            match text.get_untracked().trim().parse::<i64>() {
                Ok(value) if (spec.min..=spec.max).contains(&value) => {
                    // Only what differs is kept, so that a corrected register reaches everybody who never changed it.
                    if value != spec.default {
                        figures.0.insert(*name, value);
                    }
                }
                _ => {
                    bad.set(Some(t::settings::figure_bad(
                        spec.max,
                        spec.min,
                        figure(*name),
                    )));
                    return;
                }
            }
        }
        bad.set(None);
        record(
            session,
            OrganisationEvent::FiguresSet { figures },
            problem,
            || (),
        );
    };
    let row = |(name, text): (Figure, RwSignal<String>)| {
        let spec = name.spec();
        view! {
            <tr data-figure=format!("{name:?}")>
                <th scope="row">{figure(name)}</th>
                <td data-label=t::settings::figure_value()>
                    <Stepper label=figure(name) value=text unit=unit(spec.unit) min=spec.min max=spec.max/>
                </td>
                <td class="n" data-label=t::settings::figure_default()>{spec.default.to_string()}</td>
                <td class="n" data-label=t::settings::figure_range()>{format!("{}–{}", spec.min, spec.max)}</td>
                <td data-label=t::settings::figure_clause()><ClauseLink clause=spec.clause.to_string()/></td>
            </tr>
        }
    };
    view! {
        <form class="form" novalidate=true on:submit=submit>
            <p class="ask">{t::settings::figures_note()}</p>
            <table class="cards figures">
                <thead>
                    <tr>
                        <th scope="col">{t::settings::figure()}</th>
                        <th scope="col">{t::settings::figure_value()}</th>
                        <th scope="col" class="n">{t::settings::figure_default()}</th>
                        <th scope="col" class="n">{t::settings::figure_range()}</th>
                        <th scope="col">{t::settings::figure_clause()}</th>
                    </tr>
                </thead>
                <tbody>{rows.into_iter().map(row).collect_view()}</tbody>
            </table>
            <p class="problem" role="alert">{move || bad.get()}</p>
            <ProblemLine problem/>
            <div class="form-foot">
                <button type="submit" class="btn go" data-act="save-figures" disabled=move || !may.get()>{t::common::save()}</button>
            </div>
        </form>
    }
}
