//! Who has what: one line a device.

use super::admission::{decide, may_admit};
use super::sealing::Sealing;
use crate::app::components::problem::ProblemLine;
use crate::app::i18n::{near_time, separator, t};
use crate::app::platform;
use crate::app::session::{Session, session};
use crate::desk::{DeskError, DeviceStanding, Gap, HandoffStanding, Missing};
use crate::domain::organisation::{Admission, OrganisationEvent};
use crate::domain::stamp::DeviceId;
use crate::domain::time::Timestamp;
use leptos::prelude::*;

/// The table of devices.
#[component]
pub fn Standing(state: Memo<HandoffStanding>) -> impl IntoView {
    let session = session();
    let rows = move || {
        let devices = state.with(|standing| standing.devices.clone());
        devices
            .into_iter()
            .map(|device| row(session, &device))
            .collect_view()
    };
    let missing = move || {
        let missing = state.with(|standing| standing.missing.clone());
        missing
            .into_iter()
            .map(|missing| view! { <p class="soon" data-missing=missing.gap.device.to_string()>{missing_words(session, &missing)}</p> })
            .collect_view()
    };
    let print = move || {
        state.track();
        session.desk().fingerprint()
    };
    view! {
        <section class="gap" aria-labelledby="who-has-what">
            <h2 id="who-has-what">{t::handoff::who_has_what()}</h2>
            {move || {
                if state.with(|standing| standing.devices.is_empty()) {
                    view! { <p class="ask">{t::handoff::nobody_else()}</p> }.into_any()
                } else {
                    view! {
                        <table class="cards">
                            <thead>
                                <tr>
                                    <th scope="col">{t::handoff::device()}</th>
                                    <th scope="col">{t::handoff::col_given()}</th>
                                    <th scope="col">{t::handoff::col_taken()}</th>
                                    <th scope="col" class="n">{t::files::it_holds()}</th>
                                    <th scope="col" class="n">{t::handoff::it_lacks()}</th>
                                    <th scope="col" class="n">{t::handoff::i_lack()}</th>
                                    <th scope="col"><span class="visually-hidden">{t::trust::revoke()}</span></th>
                                </tr>
                            </thead>
                            <tbody>{rows}</tbody>
                        </table>
                    }
                    .into_any()
                }
            }}
            {missing}
            <p class="ask gap" data-fingerprint=print>{move || t::handoff::fingerprint(print())}</p>
        </section>
    }
}

fn row(session: Session, device: &DeviceStanding) -> impl IntoView + use<> {
    let user = session.world(|world| {
        world
            .organisation
            .devices
            .get(&device.device)
            .and_then(|known| world.organisation.people.get(&known.person))
            .map(|person| person.name.clone())
    });
    let when = |at: Option<Timestamp>| {
        at.map_or_else(
            || "—".to_owned(),
            |at| near_time(at, platform::now(), session.offset()),
        )
    };
    // Nobody gives anything to a key that is no longer used.
    let (it_lacks, files) = if device.retired {
        ("—".to_owned(), 0)
    } else {
        let files = session.desk().files_lacking(device.device);
        (device.it_lacks.to_string(), files)
    };
    let class = if device.i_lack > 0 { "n soon" } else { "n" };
    view! {
        <tr data-device=device.device.to_string()>
            <td data-label=t::handoff::device()><span>{session.device_name(device.device)}<small>{user}</small><Sealing device=device.device/></span></td>
            <td data-label=t::handoff::col_given()>{when(device.last_given)}</td>
            <td data-label=t::handoff::col_taken()>{when(device.last_taken)}</td>
            <td class="n" data-label=t::files::it_holds() data-it-holds=device.it_holds.to_string()>{device.it_holds.to_string()}</td>
            <td class="n" data-label=t::handoff::it_lacks() data-it-lacks=device.it_lacks.to_string()>
                <span>{it_lacks}{(files > 0).then(|| view! { <small data-files-lacking=files.to_string()>{t::files::it_lacks(files)}</small> })}</span>
            </td>
            <td class=class data-label=t::handoff::i_lack() data-i-lack=device.i_lack.to_string()>{device.i_lack.to_string()}</td>
            <td class="n"><Revoke device=device.device held=device.held/></td>
        </tr>
    }
}

/// What an administrator does about a device that was lost or should not write any more; for others, how it stands.
#[component]
fn Revoke(device: DeviceId, held: u64) -> impl IntoView {
    let session = session();
    let sure = RwSignal::new(false);
    let problem = RwSignal::new(None::<DeskError>);
    let known =
        Memo::new(move |_| session.world(|world| world.organisation.devices.get(&device).cloned()));
    let revoke = move |_| {
        let revoked = OrganisationEvent::DeviceRevoked { device, last: held };
        decide(session, revoked, problem);
    };
    let again = move |_| {
        if let Some(known) = known.get_untracked() {
            let admitted = OrganisationEvent::DeviceAdmitted {
                device,
                name: known.name,
                person: known.person,
            };
            decide(session, admitted, problem);
        }
    };
    move || {
        let replaced = known
            .get()
            .is_some_and(|device| device.replaced_by.is_some());
        if replaced {
            return view! { <small data-replaced=device.to_string()>{t::forks::replaced()}</small> }.into_any();
        }
        match known.get().map(|device| device.admission) {
        Some(Admission::Admitted) if may_admit(session) => view! {
            <button type="button" class="btn quiet" data-act="revoke" on:click=move |_| sure.set(true)>{t::trust::revoke()}</button>
            {move || sure.get().then(|| view! {
                <div class="wrong stack" role="alert">
                    <p>{t::trust::revoke_sure(session.device_name(device))}</p>
                    <button type="button" class="btn" data-act="revoke-sure" on:click=revoke>{t::trust::revoke_go()}</button>
                    <ProblemLine problem/>
                </div>
            })}
        }
        .into_any(),
        Some(Admission::Revoked { .. }) => view! {
            <small class="soon" data-revoked=device.to_string()>{t::trust::revoked()}</small>
            {may_admit(session).then(|| view! {
                <button type="button" class="btn quiet" data-act="admit-again" on:click=again>{t::trust::admit()}</button>
                <ProblemLine problem/>
            })}
        }
        .into_any(),
        Some(Admission::Asked) => view! { <small>{t::trust::asked()}</small> }.into_any(),
        Some(Admission::Admitted) | None => ().into_any(),
    }
    }
}

/// A gap as a sentence.
pub fn gap_words(session: Session, gap: &Gap) -> String {
    t::handoff::report_gap(gap.from, session.device_name(gap.device), gap.to)
}

/// What is not here, and who has it, as a sentence.
fn missing_words(session: Session, missing: &Missing) -> String {
    let Missing { gap, held_by } = missing;
    let names: Vec<String> = held_by
        .iter()
        .map(|device| session.device_name(*device))
        .collect();
    t::handoff::missing(
        gap.from,
        session.device_name(gap.device),
        gap.to,
        names.join(separator()),
    )
}
