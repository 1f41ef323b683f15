//! Whether a device can receive what is confidential, and for whom it was admitted.

use super::admission::{decide, may_admit};
use crate::app::components::problem::ProblemLine;
use crate::app::i18n::t;
use crate::app::session::session;
use crate::desk::DeskError;
use crate::domain::organisation::{Admission, OrganisationEvent};
use crate::domain::stamp::DeviceId;
use leptos::prelude::*;

/// A line about one admitted device. When it has another user than the one for whom it was admitted, an administrator says whether what is
/// confidential goes to the new one.
#[component]
pub fn Sealing(device: DeviceId) -> impl IntoView {
    let session = session();
    let problem = RwSignal::new(None::<DeskError>);
    let known = Memo::new(move |_| {
        session.world(|world| {
            let known = world.organisation.devices.get(&device).cloned();
            known.filter(|known| known.admission == Admission::Admitted)
        })
    });
    move || {
        let known = known.get()?;
        let state = match known.sealing {
            Some(_) => view! { <small data-sealing="yes">{t::letters::device_has_key()}</small> },
            None => {
                view! { <small class="soon" data-sealing="no">{t::letters::device_no_key()}</small> }
            }
        };
        let other = known.entrusted.filter(|person| *person != known.person);
        let entrust = other.map(|person| {
            let admitted = OrganisationEvent::DeviceAdmitted {
                device,
                name: known.name.clone(),
                person: known.person,
            };
            let user = session.name_of(known.person);
            view! {
                <small class="soon" data-entrusted="other">{t::letters::entrusted_to(session.name_of(person))}</small>
                {may_admit(session).then(|| view! {
                    <button type="button" class="btn quiet" data-act="entrust" on:click=move |_| decide(session, admitted.clone(), problem)>{t::letters::entrust(user)}</button>
                    <ProblemLine problem/>
                })}
            }
        });
        Some(view! { {state}{entrust} })
    }
}
