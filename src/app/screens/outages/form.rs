//! Recording an outage, and correcting what was recorded.

use super::area::{AreaChoice, AreaField};
use crate::app::components::app_bar::AppBar;
use crate::app::components::carry_out::carry_out;
use crate::app::components::field::{Choice, TextArea};
use crate::app::components::problem::KeptFormEnd;
use crate::app::components::time_field::{TimeField, instant};
use crate::app::components::typed::Kept;
use crate::app::i18n::t;
use crate::app::platform;
use crate::app::route::Route;
use crate::app::session::{Session, session};
use crate::desk::DeskError;
use crate::domain::event::Command;
use crate::domain::ids::OutageId;
use crate::domain::outages::{Expected, Outage, OutageChange, OutageEvent, OutageFacts};
use crate::domain::time::Timestamp;
use leptos::prelude::*;
use leptos::task::spawn_local;

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
    let kept = kept(outage.as_ref());
    let area = AreaChoice::over(kept);
    let [start, end, cause, abnormal] =
        ["start", "expected", "cause", "abnormal"].map(|name| kept.field(name));
    let new = outage.is_none();
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
        let forget = kept.forget();
        carry_out(session, command, problem, move || {
            forget();
            if new {
                say_recorded(session, id);
            }
            done.run(id);
        });
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
            <KeptFormEnd problem/>
        </form>
    }
}

/// The draft of a new outage, or of the correction of this one.
fn kept(outage: Option<&Outage>) -> Kept {
    let key = outage.map_or_else(
        || "outage/new".to_owned(),
        |outage| format!("outage/{}/facts", outage.id),
    );
    let time = |at: Option<Timestamp>| at.map_or_else(String::new, |at| at.0.to_string());
    let abnormal = outage.is_some_and(|outage| outage.abnormal.value);
    let end = outage.and_then(|outage| outage.expected.value.end());
    let [kind, names] = AreaChoice::begin(outage.map(|outage| &outage.area.value));
    let fields = [
        kind,
        names,
        ("start", time(outage.map(|outage| outage.start.value))),
        ("expected", time(end)),
        (
            "cause",
            outage.map_or_else(String::new, |outage| outage.cause.value.clone()),
        ),
        ("abnormal", if abnormal { "yes" } else { "no" }.to_owned()),
    ];
    let fields = fields.each_ref();
    Kept::begin(key, &fields.map(|(name, first)| (*name, first.as_str())))
}

/// Recorded; one tap takes it back as a mistake.
fn say_recorded(session: Session, id: OutageId) {
    let back = Callback::new(move |()| {
        let event = OutageEvent::Withdrawn {
            reason: t::outages::mistake().to_owned(),
        };
        let command = Command::Outage(id, Box::new(event));
        spawn_local(async move {
            if session.execute(command).await.is_ok() {
                session.say(t::parts::undone());
            }
        });
    });
    session.say_with_undo(t::common::saved(), back);
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
