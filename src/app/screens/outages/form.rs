//! Recording an outage, and correcting what was recorded.

use super::area::{AreaChoice, AreaField};
use crate::app::components::app_bar::AppBar;
use crate::app::components::carry_out::carry_out;
use crate::app::components::field::{Choice, TextArea};
use crate::app::components::problem::ProblemLine;
use crate::app::components::time_field::{TimeField, instant};
use crate::app::i18n::t;
use crate::app::platform;
use crate::app::route::Route;
use crate::app::session::session;
use crate::desk::DeskError;
use crate::domain::event::Command;
use crate::domain::ids::OutageId;
use crate::domain::outages::{Expected, Outage, OutageChange, OutageEvent, OutageFacts};
use leptos::prelude::*;

/// The fields of a new outage, as a page.
#[component]
pub fn OutageForm(outage: Option<Outage>) -> impl IntoView {
    view! {
        <main class="page narrow" data-screen="outage-new">
            <AppBar title=t::outages::new() back=Route::Outages/>
            <Facts outage done=Callback::new(|id: OutageId| Route::Outage(id).go())/>
        </main>
    }
}

/// The fields, of a new outage or of one that is corrected.
#[component]
pub fn Facts(outage: Option<Outage>, done: Callback<OutageId>) -> impl IntoView {
    let session = session();
    let id = outage
        .as_ref()
        .map_or_else(|| OutageId(platform::new_uuid()), |outage| outage.id);
    let area = AreaChoice::of(outage.as_ref().map(|outage| &outage.area.value));
    let text = |value: Option<String>| RwSignal::new(value.unwrap_or_default());
    let start = text(
        outage
            .as_ref()
            .map(|outage| outage.start.value.0.to_string()),
    );
    let end = outage
        .as_ref()
        .and_then(|outage| outage.expected.value.end());
    let end = text(end.map(|end| end.0.to_string()));
    let cause = text(outage.as_ref().map(|outage| outage.cause.value.clone()));
    let abnormal = outage.as_ref().is_some_and(|outage| outage.abnormal.value);
    let abnormal = RwSignal::new(if abnormal { "yes" } else { "no" }.to_owned());
    let problem = RwSignal::new(None::<DeskError>);
    let known = StoredValue::new(outage);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let facts = OutageFacts {
            area: area.chosen(),
            start: instant(start).unwrap_or_else(platform::now),
            expected: instant(end).map_or(Expected::Unknown, Expected::At),
            cause: cause.get_untracked(),
            abnormal: abnormal.get_untracked() == "yes",
        };
        let event = known.with_value(|known| match known {
            Some(known) => OutageEvent::Changed(difference(known, facts)),
            None => OutageEvent::Began(facts),
        });
        let command = Command::Outage(id, Box::new(event));
        carry_out(session, command, problem, move || done.run(id));
    };
    view! {
        <form class="form" novalidate=true on:submit=submit>
            <AreaField choice=area/>
            <Choice
                id="abnormal"
                label=t::outages::abnormal()
                value=abnormal
                options=vec![("no", t::outages::abnormal_no()), ("yes", t::outages::abnormal_yes())]
            />
            <TextArea id="cause" label=t::outages::cause() value=cause/>
            <TimeField id="start" label=t::outages::start() value=start/>
            <TimeField id="expected" label=t::outages::expected_end() value=end future=true optional=true hint=t::outages::expected_hint()/>
            <ProblemLine problem/>
            <div class="form-foot">
                <button type="submit" class="btn go big" data-act="save">{t::common::save()}</button>
            </div>
        </form>
    }
}

/// Only what is otherwise, or contested: two people may each correct another fact.
fn difference(known: &Outage, facts: OutageFacts) -> OutageChange {
    fn changed<T: Clone + PartialEq>(
        register: &crate::domain::register::Register<T>,
        new: T,
    ) -> Option<T> {
        (register.value != new || !register.rivals.is_empty()).then_some(new)
    }
    OutageChange {
        area: changed(&known.area, facts.area),
        start: changed(&known.start, facts.start),
        expected: changed(&known.expected, facts.expected),
        cause: changed(&known.cause, facts.cause.trim().to_owned()),
        abnormal: changed(&known.abnormal, facts.abnormal),
    }
}
