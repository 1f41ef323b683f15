//! Name and numbers of the firm.

use super::record;
use crate::app::components::field::{Line, TextField};
use crate::app::components::problem::ProblemLine;
use crate::app::i18n::t;
use crate::app::session::session;
use crate::desk::DeskError;
use crate::domain::organisation::OrganisationEvent;
use leptos::prelude::*;

/// The letterhead.
#[component]
pub fn Firm(may: Signal<bool>) -> impl IntoView {
    let session = session();
    let (name, service, complaint) = untrack(|| {
        session.world(|world| {
            let firm = &world.organisation;
            (
                firm.name.clone(),
                firm.service_phone.clone(),
                firm.complaint_phone.clone(),
            )
        })
    });
    let (name, service, complaint) = (
        RwSignal::new(name),
        RwSignal::new(service),
        RwSignal::new(complaint),
    );
    let problem = RwSignal::new(None::<DeskError>);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let renamed = OrganisationEvent::Renamed {
            name: name.get_untracked(),
            service_phone: service.get_untracked(),
            complaint_phone: complaint.get_untracked(),
        };
        record(session, renamed, problem, || ());
    };
    view! {
        <form class="form" novalidate=true on:submit=submit>
            <TextField id="firm-name" label=t::settings::firm_name() value=name/>
            <TextField id="service-phone" label=t::settings::service_phone() value=service kind=Line::Phone optional=true/>
            <TextField id="complaint-phone" label=t::settings::complaint_phone() value=complaint kind=Line::Phone optional=true/>
            <ProblemLine problem/>
            <div class="form-foot">
                <button type="submit" class="btn go" data-act="save-organisation" disabled=move || !may.get()>{t::common::save()}</button>
            </div>
        </form>
    }
}
