//! What an inspection found goes to customer service (P01.10.11d).

use crate::app::components::carry_out::carry_out;
use crate::app::components::dialog::Dialog;
use crate::app::components::field::Choice;
use crate::app::components::keys::{channel_of, channels};
use crate::app::components::person_picker::PersonPicker;
use crate::app::components::problem::ProblemLine;
use crate::app::components::time_field::{TimeField, instant};
use crate::app::components::typed::Kept;
use crate::app::i18n::t;
use crate::app::platform;
use crate::app::session::session;
use crate::desk::DeskError;
use crate::domain::event::Command;
use crate::domain::ids::{PersonId, VisitId};
use crate::domain::roles::Role;
use crate::domain::visits::{Handed, VisitEvent};
use leptos::prelude::*;

/// The sheet.
#[component]
pub fn HandOverSheet(id: VisitId, open: RwSignal<bool>) -> impl IntoView {
    view! { <Dialog open title=t::visits::hand_over()><Form id open/></Dialog> }
}

#[component]
fn Form(id: VisitId, open: RwSignal<bool>) -> impl IntoView {
    let session = session();
    let kept = Kept::begin(
        format!("visit/{id}/hand-over"),
        &[("to", ""), ("channel", "phone"), ("at", "")],
    );
    let to = kept.person("to");
    let (channel, at) = (kept.field("channel"), kept.field("at"));
    let problem = RwSignal::new(None::<DeskError>);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let handed = Handed {
            // Nobody chosen: the domain says what is missing.
            to: to.get_untracked().unwrap_or(PersonId(uuid::Uuid::nil())),
            occurred_at: instant(at).unwrap_or_else(platform::now),
            channel: channel_of(&channel.get_untracked()),
        };
        let command = Command::Visit(id, Box::new(VisitEvent::HandedOver(handed)));
        let forget = kept.forget();
        carry_out(session, command, problem, move || {
            forget();
            open.try_set(false);
        });
    };
    view! {
        <form class="form" novalidate=true on:submit=submit>
            <PersonPicker id="to" label=t::visits::hand_over_to() value=to roles=&[Role::ServiceDesk]/>
            <Choice id="channel" label=t::visits::channel() value=channel options=channels()/>
            <TimeField id="at" label=t::visits::when() value=at/>
            <ProblemLine problem/>
            <div class="form-foot"><button type="submit" class="btn go big" data-act="save">{t::common::save()}</button></div>
        </form>
    }
}
