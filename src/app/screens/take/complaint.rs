//! What only a complaint asks at intake: whom or what it is about, the department, whether quality is concerned; for an appeal the case
//! that it is raised against; why somebody stays unnamed (P05.03.01b–f).

use super::sheet::Sheet;
use crate::app::components::clause_link::ClauseLink;
use crate::app::components::field::TextField;
use crate::app::i18n::{t, t::complaint as c};
use crate::app::session::session;
use leptos::prelude::*;

/// The questions.
#[component]
pub fn ComplaintQuestions(sheet: Sheet) -> impl IntoView {
    let session = session();
    // Complaints that an appeal can be raised against, the latest first.
    let earlier = Memo::new(move |_| {
        session.world(|world| {
            let cases = world.cases.values();
            let mut earlier: Vec<_> = cases
                .filter(|case| case.procedure.complaint().is_some())
                .map(|case| {
                    let name = format!("{} {}", case.called(), case.words);
                    (case.received_at, case.id.to_string(), name)
                })
                .collect();
            earlier.sort_by(|one, other| other.cmp(one));
            earlier
        })
    });
    let quality = move || sheet.quality.get();
    view! {
        <TextField id="about" label=c::about() value=sheet.about hint=c::about_hint()/>
        <Department value=sheet.department/>
        <TextField id="wanted" label=t::form::wanted() value=sheet.wanted optional=true/>
        <button type="button" class="segment" role="checkbox" data-act="quality" aria-checked=move || quality().to_string() on:click=move |_| sheet.quality.update(|quality| *quality = !*quality)>
            {c::quality()}
        </button>
        <details class="more-acts">
            <summary>{c::is_appeal()}" · "{c::unnamed()}</summary>
            <div class="form">
                <div class="field" data-field="against">
                    <label for="against">{c::appeal()}" "<ClauseLink clause="P05.03.01f"/></label>
                    <select id="against" prop:value=move || sheet.against.get() on:change=move |event| sheet.against.set(event_target_value(&event))>
                        <option value="">"—"</option>
                        {move || earlier.get().into_iter().map(|(_, id, name)| view! { <option value=id>{name}</option> }).collect_view()}
                    </select>
                </div>
                <TextField id="unnamed" label=c::unnamed() value=sheet.unnamed optional=true/>
            </div>
        </details>
    }
}

/// The department complained about: one of those that serve customers where they are marked (P05.01.01), else in whatever words.
#[component]
fn Department(value: RwSignal<String>) -> impl IntoView {
    let session = session();
    let marked = Memo::new(move |_| session.world(|world| world.organisation.marked().cloned()));
    move || match marked.get() {
        None => view! { <TextField id="department" label=c::department() value optional=true/> }
            .into_any(),
        Some(marked) => {
            let options = marked.into_iter().map(|name| {
                let chosen = value.with_untracked(|value| *value == name);
                view! { <option value=name.clone() selected=chosen>{name.clone()}</option> }
            });
            view! {
                <div class="field" data-field="department">
                    <label for="department">{c::department()}" "<small>{t::common::optional()}</small></label>
                    <select id="department" prop:value=move || value.get() on:change=move |event| value.set(event_target_value(&event))>
                        <option value="">"—"</option>
                        {options.collect_view()}
                    </select>
                </div>
            }
            .into_any()
        }
    }
}
