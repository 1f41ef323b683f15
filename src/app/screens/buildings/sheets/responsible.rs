//! Who is responsible from when on: whoever is now hands over, so that there are never two (P10.09.08a, b).

use super::{Way, carry_out, record};
use crate::app::components::clause_link::ClauseLink;
use crate::app::components::person_picker::PersonPicker;
use crate::app::components::problem::ProblemLine;
use crate::app::components::time_entry::TimeEntry;
use crate::app::components::typed::Kept;
use crate::app::i18n::t;
use crate::app::platform;
use crate::app::session::session;
use crate::domain::ids::BuildingId;
use crate::domain::premises::{BuildingEvent, Tenure};
use crate::domain::roles::Role;
use crate::domain::time::{MINUTE, Timestamp};
use leptos::prelude::*;

/// The one responsible and the deputy.
#[component]
pub fn ResponsibleForm(building: BuildingId, open: RwSignal<bool>) -> impl IntoView {
    let session = session();
    let known = session.world(|world| {
        let building = world.buildings.get(&building);
        building.and_then(|building| building.tenure_at(platform::now()).copied())
    });
    let deputy = known.and_then(|known| known.deputy);
    let deputy = deputy.map_or_else(String::new, |deputy| deputy.to_string());
    let fields = [
        ("responsible", ""),
        ("deputy", deputy.as_str()),
        ("hands-over", ""),
        ("nobody", ""),
        ("from", ""),
    ];
    let kept = Kept::begin(format!("responsible/{building}"), &fields);
    let [responsible, deputy] = ["responsible", "deputy"].map(|name| kept.person(name));
    let hands_over = kept.flag("hands-over");
    let from = kept.field("from");
    let way = Way::default();
    let at = move || {
        from.get()
            .parse()
            .map_or_else(|_| platform::now(), Timestamp)
    };
    let holder = Memo::new(move |_| {
        let at = at();
        session.world(|world| world.buildings.get(&building)?.responsible_at(at))
    });
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let holder = holder.get_untracked();
        // Forms take minutes: within the one that has begun the change follows the change before it.
        let last = session.world(|world| {
            let building = world.buildings.get(&building);
            building.and_then(|building| building.tenures.iter().map(|tenure| tenure.from).max())
        });
        let typed = untrack(at);
        let from = match last {
            Some(last) if last > typed && last.since(typed) < MINUTE => last,
            _ => typed,
        };
        let tenure = Tenure {
            responsible: responsible.get_untracked(),
            deputy: deputy
                .get_untracked()
                .filter(|_| responsible.with_untracked(Option::is_some)),
            from,
            relieves: holder.filter(|_| hands_over.get_untracked()),
        };
        let commands = vec![record(building, BuildingEvent::ResponsibleSet(tenure))];
        let forget = kept.forget();
        carry_out(session, commands, way, move || {
            forget();
            open.try_set(false);
        });
    };
    // Nobody, on purpose: what is not chosen is not yet an answer.
    let nobody = kept.flag("nobody");
    Effect::new(move |_| {
        if responsible.with(Option::is_some) {
            nobody.set(false);
        }
    });
    let undecided = move || responsible.with(Option::is_none) && !nobody.get();
    let leave_empty = move |_| {
        responsible.set(None);
        nobody.update(|nobody| *nobody = !*nobody);
    };
    view! {
        <form class="form" novalidate=true on:submit=submit>
            <div class="stack tight">
                <PersonPicker id="responsible" label=t::premises::responsible() value=responsible roles=&[Role::Technician]/>
                <button type="button" class="segment own" role="checkbox" data-act="nobody" aria-checked=move || nobody.get().to_string() on:click=leave_empty>
                    {t::premises::nobody_from_then()}
                </button>
            </div>
            <div class="stack tight">
                <PersonPicker id="deputy" label=t::premises::deputy() value=deputy roles=&[Role::Technician]/>
                <button type="button" class="segment own" role="checkbox" aria-checked=move || deputy.with(Option::is_none).to_string() on:click=move |_| deputy.set(None)>
                    {t::premises::no_deputy()}
                </button>
            </div>
            <div class="field" data-field="from">
                <label for="from">{t::premises::responsible_from()}</label>
                <TimeEntry id="from".to_owned() value=from.into() set=Callback::new(move |text| from.set(text)) future=false/>
            </div>
            {move || holder.get().map(|person| view! {
                <div class="field" data-field="hands-over">
                    <button type="button" class="segment" role="checkbox" data-act="hands-over" aria-checked=move || hands_over.get().to_string() on:click=move |_| hands_over.update(|over| *over = !*over)>
                        {t::premises::hands_over(session.name_of(person))}
                    </button>
                    <p class="hint">{t::premises::hands_over_hint()}" "<ClauseLink clause="P10.09.08b"/></p>
                </div>
            })}
            <ProblemLine problem=way.problem/>
            <div class="form-foot">
                <button class="btn go big" type="submit" data-act="save" disabled=move || way.busy.get() || undecided()>{t::common::save()}</button>
            </div>
        </form>
    }
}
