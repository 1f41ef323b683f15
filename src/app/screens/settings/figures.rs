//! The figures of the regulations: value, unit, what the regulation says, within which limits, and where.

use super::record;
use crate::app::components::clause_link::ClauseLink;
use crate::app::components::duration_field::DurationEntry;
use crate::app::components::problem::ProblemLine;
use crate::app::components::stepper::Stepper;
use crate::app::components::typed::Kept;
use crate::app::i18n::{figure, short_length, t, unit};
use crate::app::platform;
use crate::app::session::session;
use crate::desk::DeskError;
use crate::domain::figures::{Figure, Figures, Unit};
use crate::domain::organisation::OrganisationEvent;
use crate::domain::time::MINUTE;
use leptos::prelude::*;

/// One table, one save.
#[component]
pub fn FiguresTable(may: Signal<bool>) -> impl IntoView {
    let session = session();
    let now =
        untrack(|| session.world(|world| world.organisation.figures_at(platform::now()).clone()));
    let begin: Vec<(String, String)> = Figure::ALL
        .iter()
        .map(|name| (format!("{name:?}"), now.get(*name).to_string()))
        .collect();
    let fields: Vec<(&str, &str)> = begin
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_str()))
        .collect();
    let kept = Kept::begin("settings/figures".to_owned(), &fields);
    let rows: Vec<(Figure, RwSignal<String>)> = Figure::ALL
        .iter()
        .zip(&begin)
        .map(|(figure, (name, _))| (*figure, kept.field(name)))
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
            kept.forget(),
        );
    };
    let row = |(name, text): (Figure, RwSignal<String>)| {
        let spec = name.spec();
        // Minutes are read as hours and minutes, and so are their limits.
        let timed = spec.unit == Unit::Minutes;
        let shown = move |value: i64| {
            if timed {
                short_length(value * MINUTE)
            } else {
                value.to_string()
            }
        };
        let default = match timed {
            true => shown(spec.default),
            false => format!("{}\u{a0}{}", spec.default, unit(spec.unit)),
        };
        let range = format!("{}–{}", shown(spec.min), shown(spec.max));
        let entry = if timed {
            view! { <DurationEntry id=format!("figure-{name:?}") label=figure(name) value=text min=spec.min max=spec.max/> }.into_any()
        } else {
            view! { <Stepper label=figure(name) value=text unit=unit(spec.unit) min=spec.min max=spec.max/> }.into_any()
        };
        view! {
            <tr data-figure=format!("{name:?}")>
                <th scope="row">{figure(name)}</th>
                <td data-label=t::settings::figure_value()>
                    {entry}
                </td>
                <td class="n" data-label=t::settings::figure_default()>{default}</td>
                <td class="n" data-label=t::settings::figure_range()>{range}</td>
                <td data-label=t::settings::figure_clause()><ClauseLink clause=spec.clause.to_string()/></td>
            </tr>
        }
    };
    // What is not in force asks for no figure; one that was changed stays in sight, and every one is kept.
    let shown: Vec<(Figure, RwSignal<String>)> = untrack(|| {
        session.context(|context| {
            let shown = rows.into_iter().filter(|(name, _)| {
                let spec = name.spec();
                context.in_force(spec.clause) || now.get(*name) != spec.default
            });
            shown.collect()
        })
    });
    if shown.is_empty() {
        return view! { <p class="ask">{t::settings::figures_none()}</p> }.into_any();
    }
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
                <tbody>{shown.into_iter().map(row).collect_view()}</tbody>
            </table>
            <p class="problem" role="alert">{move || bad.get()}</p>
            <ProblemLine problem/>
            <div class="form-foot">
                <button type="submit" class="btn go" data-act="save-figures" disabled=move || !may.get()>{t::common::save()}</button>
            </div>
        </form>
    }
    .into_any()
}
