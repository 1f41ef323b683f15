//! Name and numbers of the firm.

use super::record;
use crate::app::components::field::{Line, TextField};
use crate::app::components::problem::ProblemLine;
use crate::app::components::typed::Kept;
use crate::app::i18n::t;
use crate::app::places::asked;
use crate::app::session::session;
use crate::desk::DeskError;
use crate::domain::concern::Concern;
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
    let fields = [
        ("firm-name", name.as_str()),
        ("service-phone", &service),
        ("complaint-phone", &complaint),
    ];
    let kept = Kept::begin("settings/firm".to_owned(), &fields);
    let [name, service, complaint] = fields.map(|(name, _)| kept.field(name));
    let problem = RwSignal::new(None::<DeskError>);
    // Flagged, not refused: the number may follow tomorrow (P10.09.08e, f).
    let flag = |value: RwSignal<String>| {
        Signal::derive(move || {
            let empty = value.with(|text| text.trim().is_empty());
            (empty && asked(Concern::Heating)).then(|| t::own::number_flag().to_owned())
        })
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let renamed = OrganisationEvent::Renamed {
            name: name.get_untracked(),
            service_phone: service.get_untracked(),
            complaint_phone: complaint.get_untracked(),
        };
        record(session, renamed, problem, kept.forget());
    };
    view! {
        <form class="form" novalidate=true on:submit=submit>
            <TextField id="firm-name" label=t::settings::firm_name() value=name/>
            <TextField id="service-phone" label=t::settings::service_phone() value=service kind=Line::Phone optional=true problem=flag(service)/>
            <TextField id="complaint-phone" label=t::settings::complaint_phone() value=complaint kind=Line::Phone optional=true problem=flag(complaint)/>
            <ProblemLine problem/>
            <div class="form-foot">
                <button type="submit" class="btn go" data-act="save-organisation" disabled=move || !may.get()>{t::common::save()}</button>
            </div>
        </form>
    }
}
