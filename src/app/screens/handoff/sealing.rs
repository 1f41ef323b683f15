//! Whether a device can receive what is confidential, and for whom.

use super::admission::{decide, may_admit};
use crate::app::components::person_picker::PersonPicker;
use crate::app::components::problem::ProblemLine;
use crate::app::i18n::t;
use crate::app::session::session;
use crate::desk::DeskError;
use crate::domain::organisation::{Admission, Device, OrganisationEvent};
use crate::domain::stamp::DeviceId;
use leptos::prelude::*;

/// A line about one admitted device. A tablet that changes hands is entrusted to its new user by an administrator: who signs in on it or
/// what it says of itself does not decide what it can open.
#[component]
pub fn Sealing(device: DeviceId) -> impl IntoView {
    let session = session();
    let known = Memo::new(move |_| {
        session.world(|world| {
            let known = world.organisation.devices.get(&device).cloned();
            known.filter(|known| known.admission == Admission::Admitted)
        })
    });
    move || {
        let known = known.get()?;
        let user = session.name_of(known.entrusted.unwrap_or(known.person));
        let (key, class, words) = match known.sealing {
            Some(_) => ("yes", "", t::letters::device_has_key(user)),
            None => ("no", "soon", t::letters::device_no_key(user)),
        };
        Some(view! {
            <small class=class data-sealing=key>{words}</small>
            {may_admit(session).then(|| view! { <Entrust device known/> })}
        })
    }
}

/// Gives a device to somebody else.
#[component]
fn Entrust(device: DeviceId, known: Device) -> impl IntoView {
    let session = session();
    let open = RwSignal::new(false);
    let person = RwSignal::new(known.entrusted);
    let problem = RwSignal::new(None::<DeskError>);
    let name = StoredValue::new(known.name);
    let entrust = move |_| {
        if let Some(person) = person.get_untracked() {
            let admitted = OrganisationEvent::DeviceAdmitted {
                device,
                name: name.get_value(),
                person,
            };
            decide(session, admitted, problem);
        }
    };
    move || {
        if !open.get() {
            return view! { <button type="button" class="btn quiet" data-act="entrust" on:click=move |_| open.set(true)>{t::letters::entrust()}</button> }
                .into_any();
        }
        view! {
            <div class="stack">
                <PersonPicker id="entrust-person" label=t::letters::entrust_to() value=person/>
                <button type="button" class="btn go" data-act="entrust-sure" on:click=entrust>{t::common::save()}</button>
                <ProblemLine problem/>
            </div>
        }
        .into_any()
    }
}
