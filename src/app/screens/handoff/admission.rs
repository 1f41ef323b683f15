//! Devices that ask to be admitted.

use crate::app::components::person_picker::PersonPicker;
use crate::app::components::problem::ProblemLine;
use crate::app::i18n::{key_digits, key_words, t};
use crate::app::session::{Session, session};
use crate::desk::{DeskError, Quarantined};
use crate::domain::event::Command;
use crate::domain::ids::PersonId;
use crate::domain::organisation::{Admission, OrganisationCommand, OrganisationEvent, may_change};
use crate::domain::stamp::DeviceId;
use crate::domain::trust::Waiting;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// A device that is not admitted.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Asking {
    device: DeviceId,
    /// Its name and user; none before it has introduced itself.
    introduced: Option<(String, PersonId)>,
    /// The key that it had before, as it says.
    replaces: Option<DeviceId>,
    entries: u64,
}

/// Whether whoever is signed in may admit and revoke on this device.
pub(super) fn may_admit(session: Session) -> bool {
    session.context(|context| {
        may_change(context).is_ok() && context.organisation().admits(context.device)
    })
}

/// Carries out an administrator's decision about a device.
pub(super) fn decide(
    session: Session,
    event: OrganisationEvent,
    problem: RwSignal<Option<DeskError>>,
) {
    let command = Command::Organisation(OrganisationCommand::Record(Box::new(event)));
    spawn_local(async move {
        match session.execute(command).await {
            Ok(_) => session.say(t::common::saved()),
            // The page may be gone when the desk answers.
            Err(error) => drop(problem.try_set(Some(error))),
        }
    });
}

fn asking(session: Session, waiting: &[Quarantined]) -> Vec<Asking> {
    let entries = |device: DeviceId| {
        let mut lines = waiting.iter();
        lines
            .find(|line| line.device == device && line.why == Waiting::DeviceNotAdmitted)
            .map_or(0, |line| line.entries)
    };
    let me = session.desk().device();
    session.world(|world| {
        let devices = &world.organisation.devices;
        let asked = devices
            .iter()
            .filter(|(id, device)| {
                let asks = device.admission == Admission::Asked && device.replaced_by.is_none();
                asks && **id != me
            })
            .map(|(id, device)| Asking {
                device: *id,
                introduced: Some((device.name.clone(), device.person)),
                replaces: device.replaces,
                entries: entries(*id),
            });
        let strangers = waiting
            .iter()
            .filter(|line| line.why == Waiting::DeviceNotAdmitted && line.device != me)
            .filter(|line| !devices.contains_key(&line.device))
            .map(|line| Asking {
                device: line.device,
                introduced: None,
                replaces: None,
                entries: line.entries,
            });
        asked.chain(strangers).collect()
    })
}

/// Those who ask; nothing while nobody does.
#[component]
pub fn Admissions() -> impl IntoView {
    let session = session();
    let asking = Memo::new(move |_| {
        session.track();
        asking(session, &session.desk().quarantine())
    });
    move || {
        let asking = asking.get();
        (!asking.is_empty()).then(|| view! {
            <section class="settle" aria-labelledby="asking">
                <h2 id="asking">{t::trust::title()}</h2>
                <ul class="stack">{asking.into_iter().map(|asking| view! { <Ask asking/> }).collect_view()}</ul>
            </section>
        })
    }
}

/// One device that asks.
#[component]
fn Ask(asking: Asking) -> impl IntoView {
    let session = session();
    let Asking {
        device,
        introduced,
        replaces,
        entries,
    } = asking;
    let replaces = replaces.map(|former| t::forks::replaces(session.device_name(former)));
    let open = RwSignal::new(false);
    let problem = RwSignal::new(None::<DeskError>);
    let person = RwSignal::new(introduced.as_ref().map(|(_, person)| *person));
    let name = match &introduced {
        Some((name, _)) => name.clone(),
        None => key_digits(device),
    };
    let title = match introduced {
        Some((name, person)) => t::trust::asks(name, session.name_of(person)),
        None => t::trust::unknown().to_owned(),
    };
    let kept = StoredValue::new(name);
    let admit = move |_| {
        if let Some(person) = person.get_untracked() {
            let admitted = OrganisationEvent::DeviceAdmitted {
                device,
                name: kept.get_value(),
                person,
            };
            decide(session, admitted, problem);
        }
    };
    view! {
        <li class="card-box stack" data-asking=device.to_string()>
            <p><b>{title}</b></p>
            {replaces.map(|replaces| view! { <p data-replaces="">{replaces}</p> })}
            <p class="mark-words" data-mark=key_digits(device)>{key_digits(device)}" · "{key_words(device)}</p>
            {(entries > 0).then(|| view! { <p class="soon">{t::trust::entries(entries)}</p> })}
            {move || if !may_admit(session) {
                view! { <p class="ask">{t::trust::only_admin()}</p> }.into_any()
            } else if !open.get() {
                view! { <button type="button" class="btn" data-act="admit" on:click=move |_| open.set(true)>{t::trust::admit()}</button> }.into_any()
            } else {
                view! {
                    <p>{t::trust::compare()}</p>
                    <PersonPicker id="admit-person" label=t::trust::used_by() value=person/>
                    <button type="button" class="btn go" data-act="admit-sure" disabled=move || person.get().is_none() on:click=admit>{t::trust::admit_sure()}</button>
                    <ProblemLine problem/>
                }
                .into_any()
            }}
        </li>
    }
}

/// This device's mark, for the administrator to compare, and whether it is admitted.
#[component]
pub fn OwnMark(
    /// This device, under the key that it has now.
    me: DeviceId,
) -> impl IntoView {
    let session = session();
    let admission = Memo::new(move |_| {
        session.world(|world| {
            let device = world.organisation.devices.get(&me);
            device.map(|device| device.admission)
        })
    });
    view! {
        <p class="ask own-mark">
            {t::trust::mine()}" "<b class="mark-words" data-own-mark=key_digits(me)>{key_digits(me)}" · "{key_words(me)}</b>
        </p>
        {move || match admission.get() {
            Some(Admission::Admitted) => ().into_any(),
            Some(Admission::Revoked { .. }) => view! { <p class="wrong" role="status" data-admission="revoked">{t::trust::me_revoked()}</p> }.into_any(),
            Some(Admission::Asked) | None => view! { <p class="soon" role="status" data-admission="asked">{t::trust::me_asked()}</p> }.into_any(),
        }}
    }
}

/// A reason's name for tests.
pub(super) fn why_key(why: Waiting) -> &'static str {
    match why {
        Waiting::DeviceNotAdmitted => "not-admitted",
        Waiting::DeviceRevoked => "revoked",
        Waiting::PersonUnknown => "person-unknown",
        Waiting::PersonLeft => "person-left",
        Waiting::RoleMissing => "role-missing",
        Waiting::NotAdministrator => "not-administrator",
        Waiting::NotTheRoot => "not-root",
        Waiting::IssuedAgain => "issued-again",
        Waiting::TooHigh => "too-high",
    }
}
