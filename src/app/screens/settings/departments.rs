//! Which departments serve customers (P05.01.01).

use super::record;
use crate::app::components::clause_link::ClauseLink;
use crate::app::components::field::{Checks, TextField};
use crate::app::components::problem::ProblemLine;
use crate::app::components::typed::Kept;
use crate::app::i18n::{t, t::departments as d};
use crate::app::session::session;
use crate::desk::DeskError;
use crate::domain::clause::Clause;
use crate::domain::organisation::OrganisationEvent;
use leptos::prelude::*;
use std::collections::BTreeSet;

/// Whether departments are marked here: the regulation that asks for it is in force, or it was done.
pub fn are_marked() -> bool {
    session().context(|context| {
        context.in_force(Clause("P05.01.01")) || context.organisation().marked().is_some()
    })
}

/// Every department, those marked that serve, and one more that nobody is entered in.
#[component]
pub fn Departments(may: Signal<bool>) -> impl IntoView {
    let session = session();
    // What is saved shows at once, with what was added.
    let firm = Memo::new(move |_| {
        session.world(|world| {
            let firm = &world.organisation;
            let marked = firm.marked().cloned().unwrap_or_default();
            let works = firm.departments().into_iter().map(str::to_owned);
            let all: BTreeSet<String> = works.chain(marked.iter().cloned()).collect();
            (all, marked)
        })
    });
    move || {
        let (all, marked) = firm.get();
        view! { <Marks all marked may/> }
    }
}

#[component]
fn Marks(all: BTreeSet<String>, marked: BTreeSet<String>, may: Signal<bool>) -> impl IntoView {
    let session = session();
    let marked: Vec<String> = marked.into_iter().collect();
    let fields = [("serving", &*marked.join("\n")), ("serving-other", "")];
    let kept = Kept::begin("settings/serving".to_owned(), &fields);
    let chosen = kept.list("serving");
    let other = kept.field("serving-other");
    let problem = RwSignal::new(None::<DeskError>);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let typed = kept.text("serving-other");
        let mut departments: BTreeSet<String> = chosen.get_untracked().into_iter().collect();
        departments.insert(typed);
        departments.retain(|name| !name.is_empty());
        let forget = kept.forget();
        record(
            session,
            OrganisationEvent::ServingChosen { departments },
            problem,
            move || {
                other.try_set(String::new());
                forget();
            },
        );
    };
    let options: Vec<(String, String)> = all.into_iter().map(|name| (name.clone(), name)).collect();
    let none = options.is_empty();
    view! {
        <form class="form" novalidate=true on:submit=submit>
            <p class="ask">{if none { d::serving_none() } else { d::serving_hint() }}" "<ClauseLink clause="P05.01.01"/></p>
            {(!none).then(|| view! { <Checks id="serving" label=d::serving() value=chosen options optional=true/> })}
            <TextField id="serving-other" label=d::another() value=other optional=true hint=d::another_hint()/>
            <ProblemLine problem/>
            <div class="form-foot">
                <button type="submit" class="btn go" data-act="save-serving" disabled=move || !may.get()>{t::common::save()}</button>
            </div>
        </form>
    }
}
