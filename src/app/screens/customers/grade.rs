//! A customer's grade on the file: which, since when, why, by whom, and the sheet on which whoever may says another (P08.02.01f, P08.04.01e).

use crate::app::components::clause_link::ClauseLink;
use crate::app::components::dialog::Dialog;
use crate::app::components::field::{Choice, TextArea};
use crate::app::components::problem::ProblemLine;
use crate::app::components::time_entry::TimeEntry;
use crate::app::components::typed::Kept;
use crate::app::i18n::{customer_grade, full_date, graded, t, t::grades as g};
use crate::app::platform;
use crate::app::screens::buildings::sheets::{Way, carry_out};
use crate::app::session::session;
use crate::domain::clause::Clause;
use crate::domain::customers::{CustomerCommand, CustomerGrade, Graded};
use crate::domain::event::Command;
use crate::domain::ids::CustomerId;
use crate::domain::time::Timestamp;
use leptos::prelude::*;

/// Keys of the grades.
const KEYS: [(&str, CustomerGrade); 3] = [
    ("a", CustomerGrade::A),
    ("b", CustomerGrade::B),
    ("c", CustomerGrade::C),
];

/// The grade as it stands; nothing where the regulation is not in force.
#[component]
pub fn Grade(customer: CustomerId) -> impl IntoView {
    let session = session();
    let open = RwSignal::new(false);
    let asked =
        Memo::new(move |_| session.context(|context| context.in_force(Clause("P08.02.01f"))));
    let stands = Memo::new(move |_| {
        session.world(|world| {
            world
                .customers
                .get(&customer)
                .and_then(|file| file.grade.clone())
        })
    });
    let facts = move || {
        let Some(stands) = stands.get() else {
            return view! { <p class="ask" data-grade="">{g::none()}</p> }.into_any();
        };
        let by = session.name_of(stands.set_by.actor);
        let Graded {
            ref since,
            ref reason,
            ..
        } = stands.value;
        view! {
            <dl class="facts" data-grade=format!("{:?}", stands.value.grade)>
                <dt>{g::title()}</dt><dd><b>{graded(&stands.value)}</b></dd>
                <dt>{g::since()}</dt><dd>{full_date(*since, session.offset())}</dd>
                <dt>{g::reason()}</dt><dd>{reason.clone()}</dd>
                <dt>{g::decided_by()}</dt><dd>{by}</dd>
            </dl>
        }
        .into_any()
    };
    let label = move || {
        if stands.with(Option::is_some) {
            g::change()
        } else {
            g::give()
        }
    };
    view! {
        {move || asked.get().then(|| view! {
            <section data-part="grade">
                <div class="sec">
                    <h2>{g::title()}" "<ClauseLink clause="P08.02.01f"/></h2>
                    <button type="button" class="btn quiet" data-act="grade" on:click=move |_| open.set(true)>{label}</button>
                </div>
                {facts}
            </section>
        })}
        {move || open.get().then(|| view! { <Dialog open title=g::title()><GradeForm customer open/></Dialog> })}
    }
}

/// Which, for the time being or not, from when, why.
#[component]
fn GradeForm(customer: CustomerId, open: RwSignal<bool>) -> impl IntoView {
    let session = session();
    let fields = [
        ("grade", ""),
        ("provisional", ""),
        ("since", ""),
        ("grade-reason", ""),
    ];
    let kept = Kept::begin(format!("customer/{customer}/grade"), &fields);
    let [grade, since, reason] = ["grade", "since", "grade-reason"].map(|name| kept.field(name));
    let provisional = kept.flag("provisional");
    let way = Way::default();
    let tried = RwSignal::new(false);
    let chosen = move || {
        let key = grade.get();
        let known = KEYS.iter().find(|(known, _)| *known == key);
        known.map(|(_, grade)| *grade)
    };
    let missing = Signal::derive(move || {
        (tried.get() && chosen().is_none()).then(|| g::missing().to_owned())
    });
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        tried.set(true);
        let Some(grade) = untrack(chosen) else { return };
        let since = since.with_untracked(|text| text.parse().ok().map(Timestamp));
        let said = Graded {
            grade,
            provisional: provisional.get_untracked(),
            since: since.unwrap_or_else(platform::now),
            reason: reason.get_untracked(),
        };
        let forget = kept.forget();
        let command = Command::Customer(customer, CustomerCommand::Grade(said));
        carry_out(session, vec![command], way, move || {
            forget();
            open.try_set(false);
        });
    };
    let grades = KEYS
        .map(|(key, grade)| (key, customer_grade(grade)))
        .to_vec();
    view! {
        <form class="form" novalidate=true on:submit=submit>
            <Choice id="grade" label=g::title() value=grade options=grades hint=g::about() problem=missing/>
            <button type="button" class="segment" role="checkbox" data-act="provisional" aria-checked=move || provisional.get().to_string() on:click=move |_| provisional.update(|yes| *yes = !*yes)>
                {g::is_provisional()}
            </button>
            <div class="field" data-field="since">
                <label for="since">{g::since()}</label>
                <TimeEntry id="since".to_owned() value=since.into() set=Callback::new(move |text| since.set(text)) future=false/>
            </div>
            <TextArea id="grade-reason" label=g::reason() value=reason/>
            <ProblemLine problem=way.problem/>
            <div class="form-foot">
                <button class="btn go big" type="submit" data-act="save" disabled=move || way.busy.get()>{t::common::save()}</button>
            </div>
        </form>
    }
}
