//! The installation: where the valves close, the sketch, and every object with its four works (P10.09.01, 12a).

use super::detail::Page;
use super::sheets::Sheet;
use crate::app::components::clause_link::ClauseLink;
use crate::app::components::clock::{Shape, tone};
use crate::app::components::photo::Photo;
use crate::app::i18n::{
    building_field, full_date, month_day, near_time, object_kind, t, wall, work_kind,
};
use crate::app::places::asked;
use crate::app::session::{Session, session};
use crate::domain::clock::{Clock, Standing};
use crate::domain::concern::Concern;
use crate::domain::ids::ObjectId;
use crate::domain::premises::{Building, Field, Installation, WorkKind, open_problems, works_due};
use crate::domain::time::Timestamp;
use leptos::prelude::*;
use std::collections::BTreeMap;

/// What a technician looks for: valves first.
#[component]
pub(super) fn Facts(page: Page) -> impl IntoView {
    const LINES: [Field; 5] = [
        Field::Valves,
        Field::Risers,
        Field::Radiators,
        Field::Age,
        Field::Remarks,
    ];
    let title = if untrack(|| asked(Concern::Heating)) {
        t::premises::installation()
    } else {
        t::premises::installation_plain()
    };
    view! {
        <section data-installation="">
            <div class="sec"><h2>{title}</h2><ClauseLink clause="P10.09.12a"/></div>
            {move || page.building.get().map(|building| {
                let lines = LINES.into_iter().filter(|field| !building.text(*field).is_empty());
                let sketch = building.sketch.as_ref().and_then(|sketch| sketch.value.clone());
                view! {
                    <dl class="facts tall">
                        {lines.map(|field| view! {
                            <dt>{building_field(field)}</dt>
                            <dd>{building.text(field).lines().map(|line| view! { <span class="block">{line.to_owned()}</span> }).collect_view()}</dd>
                        }).collect_view()}
                    </dl>
                    {match sketch {
                        Some(attachment) => view! { <div class="photos"><Photo attachment/></div> }.into_any(),
                        None => view! { <p class="ask">{t::premises::no_sketch()}</p> }.into_any(),
                    }}
                }
            })}
        </section>
    }
}

/// The table of objects: one tap on a cell ticks that work off.
#[component]
pub(super) fn Works(page: Page) -> impl IntoView {
    let session = session();
    let due = Memo::new(move |_| {
        session.context(|context| {
            let building = context.world.buildings.get(&page.id);
            let works = building
                .map(|building| works_due(building, context))
                .unwrap_or_default();
            works
                .into_iter()
                .map(|work| ((work.object, work.kind), work.clock))
                .collect::<BTreeMap<(ObjectId, WorkKind), Clock>>()
        })
    });
    let add = move |_| page.open.set(Some(Sheet::Object(page.id, None)));
    view! {
        <section data-works="">
            <div class="sec">
                <h2>{t::premises::works()}</h2>
                <ClauseLink clause="P10.09.01a"/>
                <button type="button" class="btn quiet" data-act="add-object" on:click=add>{t::premises::add_object()}</button>
            </div>
            {move || page.building.get().map(|building| {
                if building.installed().next().is_none() {
                    return view! { <p class="ask">{t::premises::no_objects()}</p> }.into_any();
                }
                view! {
                    <table class="cards works">
                        <thead>
                            <tr>
                                <th scope="col">{t::premises::object_name()}</th>
                                {WorkKind::ALL.map(|kind| view! { <th scope="col">{work_kind(kind)}</th> }).collect_view()}
                            </tr>
                        </thead>
                        <tbody>
                            {building.installed().map(|(id, object)| object_row(session, page, &building, id, object, &due.get())).collect_view()}
                        </tbody>
                    </table>
                }
                .into_any()
            })}
        </section>
    }
}

fn object_row(
    session: Session,
    page: Page,
    building: &Building,
    id: ObjectId,
    object: &Installation,
    due: &BTreeMap<(ObjectId, WorkKind), Clock>,
) -> impl IntoView + use<> {
    let facts = &object.facts.value;
    let offset = session.offset();
    let now = session.slow();
    let edit = move |_| page.open.set(Some(Sheet::Object(page.id, Some(id))));
    let cell = |kind: WorkKind| {
        let clock = due.get(&(id, kind)).cloned();
        let last = object.done.get(&kind).map_or_else(
            || t::premises::never_done().to_owned(),
            |(at, _)| t::premises::last_time(month_day(*at, offset)),
        );
        let open = move |_| page.open.set(Some(Sheet::Work(page.id, id, kind)));
        view! {
            <td data-label=work_kind(kind)>
                <button type="button" class="cell" data-act="work" data-work=format!("{kind:?}") on:click=open>
                    {clock.map(|clock| due_words(&clock, now, offset))}
                    <small>{last}</small>
                </button>
            </td>
        }
    };
    let defects = defects(session, building, id, object);
    let recent = recent(session, object);
    view! {
        <tr data-object=id.to_string()>
            <th scope="row">
                <button type="button" class="cell" data-act="edit-object" on:click=edit><b>{facts.name.clone()}</b><small>{object_kind(facts.kind)}</small></button>
                {defects.into_iter().map(|line| view! { <p class="problem">{line}</p> }).collect_view()}
                {recent}
            </th>
            {WorkKind::ALL.map(cell).collect_view()}
        </tr>
    }
}

/// By when, with the shape that says how pressing it is.
fn due_words(clock: &Clock, now: Timestamp, offset: i32) -> impl IntoView + use<> {
    let tone = tone(clock, now);
    let due = clock.deadline.due;
    let year = |at| wall(at, offset).format("%Y").to_string();
    let words = if year(due) == year(now) {
        month_day(due, offset)
    } else {
        full_date(due, offset)
    };
    let words = match clock.standing(now) {
        Standing::Overdue(ms) => t::clock::over(crate::app::i18n::short_length(ms)),
        _ => words,
    };
    view! { <span class=format!("when {tone}")><Shape tone/><b>{words}</b></span> }
}

/// What is wrong with an object: works that did not hold, problems of rounds that are still open.
fn defects(
    session: Session,
    building: &Building,
    id: ObjectId,
    object: &Installation,
) -> Vec<String> {
    let works = object.defects.iter().map(|(kind, (_, what))| match kind {
        WorkKind::Clean => t::premises::not_clear(what),
        _ => t::premises::not_tested(what),
    });
    let found = session.world(|world| {
        let problems = open_problems(building, Some(id), world);
        problems
            .map(|(_, problem)| problem.what.clone())
            .collect::<Vec<_>>()
    });
    works.chain(found).collect()
}

/// The last four works (P10.09.01e).
fn recent(session: Session, object: &Installation) -> Option<impl IntoView + use<>> {
    let lines: Vec<String> = object
        .recent
        .iter()
        .rev()
        .map(|(by, done)| {
            let when = near_time(done.occurred_at, session.slow(), session.offset());
            let what = t::premises::done_when(when, work_kind(done.work.kind()));
            format!("{what} · {}", session.name_of(*by))
        })
        .collect();
    (!lines.is_empty()).then(|| {
        view! {
            <details class="more-acts">
                <summary>{t::premises::last_works()}</summary>
                <ul class="plain-list">{lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}</ul>
            </details>
        }
    })
}
