//! What only the report of a major fault asks (P01.07.01b–e), and in whose field a matter lies (P01.02.03a, P01.02.07h).

use super::sheet::Sheet;
use crate::app::components::clause_link::ClauseLink;
use crate::app::components::field::{TextArea, TextField};
use crate::app::components::time_entry::TimeEntry;
use crate::app::i18n::t::{departments as d, fault as f};
use crate::app::session::session;
use crate::domain::roles::Role;
use leptos::prelude::*;

/// When, where and what is meant to be done; less certain answers lie one tap deeper.
#[component]
pub fn FaultQuestions(sheet: Sheet) -> impl IntoView {
    let time = |id: &'static str, label: &'static str, value: RwSignal<String>, future: bool| {
        view! {
            <div class="field" data-field=id>
                <label for=id>{label}</label>
                <TimeEntry id=id.to_owned() value=value.into() set=Callback::new(move |text| value.set(text)) future unsaid=f::not_said()/>
            </div>
        }
    };
    view! {
        <p class="hint">{f::take_about()}" "<ClauseLink clause="P01.07.01a"/></p>
        {time("happened", f::happened(), sheet.happened, false)}
        <TextField id="place" label=f::place() value=sheet.place/>
        <TextArea id="plan" label=f::plan() value=sheet.plan/>
        <details class="more-acts">
            <summary data-act="less-certain">{f::until()}" · "{f::plan_by()}</summary>
            <div class="form">
                {time("until", f::until(), sheet.until, false)}
                {time("plan-by", f::plan_by(), sheet.plan_by, true)}
            </div>
        </details>
    }
}

/// Whether whoever takes it sees it through, or passes it on.
#[component]
pub fn WhoseField(sheet: Sheet) -> impl IntoView {
    let session = session();
    let whose = Memo::new(move |_| {
        let typed = sheet.typed();
        session.context(|context| {
            let own = context.has_any(typed.doers());
            let on = !own && !typed.is_repair() && !typed.is_fault();
            let on = on && !context.has_role(Role::ServiceDesk);
            (own, on)
        })
    });
    move || {
        match whose.get() {
        (true, _) => view! { <p class="hint" data-own-duty="true">{d::own_duty()}" "<ClauseLink clause="P01.02.03a"/></p> }.into_any(),
        (_, true) => view! { <p class="hint" data-own-duty="false">{d::not_own_duty()}" "<ClauseLink clause="P01.02.07h"/></p> }.into_any(),
        _ => ().into_any(),
    }
    }
}
