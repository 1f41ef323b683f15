//! An object of the installation list: what it is, and how often its works are due where the firm's figures do not fit.

use super::{Way, carry_out, record};
use crate::app::components::field::{Choice, Line, TextField};
use crate::app::components::problem::ProblemLine;
use crate::app::components::typed::{Kept, scaled};
use crate::app::i18n::{object_kind, t, unit, work_kind};
use crate::app::platform;
use crate::app::session::session;
use crate::domain::figures::Unit;
use crate::domain::ids::{BuildingId, ObjectId};
use crate::domain::premises::{BuildingEvent, ObjectFacts, ObjectKind, WorkKind};
use leptos::prelude::*;

const KINDS: [(&str, ObjectKind); 7] = [
    ("riser", ObjectKind::Riser),
    ("main", ObjectKind::Main),
    ("valves", ObjectKind::Valves),
    ("pump", ObjectKind::Pump),
    ("exchanger", ObjectKind::Exchanger),
    ("filter", ObjectKind::Filter),
    ("other", ObjectKind::Other),
];

fn every_id(kind: WorkKind) -> &'static str {
    match kind {
        WorkKind::BlowThrough => "every-blow-through",
        WorkKind::Clean => "every-clean",
        WorkKind::Repair => "every-repair",
        WorkKind::Maintain => "every-maintain",
    }
}

/// The object.
#[component]
pub fn ObjectForm(
    building: BuildingId,
    /// The one to change; none adds one.
    object: Option<ObjectId>,
    open: RwSignal<bool>,
) -> impl IntoView {
    let session = session();
    let known = object.and_then(|object| {
        session.world(|world| {
            let building = world.buildings.get(&building)?;
            Some(building.objects.get(&object)?.facts.value.clone())
        })
    });
    let first = known.clone().unwrap_or(ObjectFacts {
        name: String::new(),
        kind: ObjectKind::Riser,
        every: [].into(),
        removed: false,
    });
    let key = KINDS.iter().find(|(_, kind)| *kind == first.kind);
    let days = WorkKind::ALL.map(|work| {
        let days = first.every.get(&work).map(u16::to_string);
        (every_id(work), days.unwrap_or_default())
    });
    let mut fields = vec![
        ("object-name", first.name.as_str()),
        ("object-kind", key.map_or("other", |(key, _)| *key)),
        ("removed", if first.removed { "yes" } else { "" }),
    ];
    fields.extend(days.iter().map(|(id, days)| (*id, days.as_str())));
    let of = object.map_or_else(|| "new".to_owned(), |object| object.to_string());
    let kept = Kept::begin(format!("object/{building}/{of}"), &fields);
    let [name, kind] = ["object-name", "object-kind"].map(|name| kept.field(name));
    let every = WorkKind::ALL.map(|work| (work, kept.field(every_id(work))));
    let removed = kept.flag("removed");
    let way = Way::default();
    let bad = RwSignal::new(None::<&'static str>);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        bad.set(None);
        let mut facts = ObjectFacts {
            name: name.get_untracked().trim().to_owned(),
            kind: KINDS
                .iter()
                .find(|(key, _)| kind.with_untracked(|kind| kind == key))
                .map_or(ObjectKind::Other, |(_, kind)| *kind),
            every: [].into(),
            removed: removed.get_untracked(),
        };
        for (work, days) in every {
            let typed = days.get_untracked();
            if typed.trim().is_empty() {
                continue;
            }
            match scaled(&typed, 0).and_then(|days| days.try_into().ok()) {
                Some(days) => drop(facts.every.insert(work, days)),
                None => {
                    bad.set(Some(work_kind(work)));
                    return;
                }
            }
        }
        let object = object.unwrap_or_else(|| ObjectId(platform::new_uuid()));
        let commands = vec![record(building, BuildingEvent::ObjectSet { object, facts })];
        let forget = kept.forget();
        carry_out(session, commands, way, move || {
            forget();
            open.try_set(false);
        });
    };
    let kinds = KINDS.map(|(key, kind)| (key, object_kind(kind))).to_vec();
    view! {
        <form class="form" novalidate=true on:submit=submit>
            <TextField id="object-name" label=t::premises::object_name() value=name/>
            <Choice id="object-kind" label=t::premises::object_kind() value=kind options=kinds/>
            <details class="more-acts">
                <summary>{t::premises::object_every_hint()}</summary>
                <div class="two">
                    {every.map(|(work, days)| view! {
                        <TextField id=every_id(work) label=t::premises::object_every(work_kind(work)) value=days kind=Line::Number unit=unit(Unit::Days) optional=true/>
                    }).collect_view()}
                </div>
            </details>
            {object.is_some().then(|| view! {
                <div class="field" data-field="removed">
                    <button type="button" class="segment" role="checkbox" data-act="removed" aria-checked=move || removed.get().to_string() on:click=move |_| removed.update(|removed| *removed = !*removed)>
                        {t::premises::object_removed()}
                    </button>
                    <p class="hint">{t::premises::object_removed_note()}</p>
                </div>
            })}
            <p class="problem" role="alert">{move || bad.get().map(t::form::number_bad)}</p>
            <ProblemLine problem=way.problem/>
            <div class="form-foot">
                <button class="btn go big" type="submit" data-act="save" disabled=move || way.busy.get()>{t::common::save()}</button>
            </div>
        </form>
    }
}
