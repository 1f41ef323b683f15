//! The recovery file: made by an administrator, used when all administrators' devices are lost.

use super::admission::may_admit;
use crate::app::components::field::TextField;
use crate::app::components::problem::ProblemLine;
use crate::app::files;
use crate::app::i18n::t;
use crate::app::platform;
use crate::app::session::session;
use crate::desk::DeskError;
use crate::domain::stamp::DeviceId;
use crate::ledger::recovery::RecoveryError;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Whether somebody here could make a recovery file and nobody has.
pub fn lacks_recovery(session: crate::app::session::Session) -> bool {
    may_admit(session) && session.world(|world| world.organisation.recovery.is_none())
}

/// Makes the file; shows to administrators on admitted devices.
#[component]
pub fn MakeRecovery() -> impl IntoView {
    let session = session();
    let may = Memo::new(move |_| may_admit(session));
    let have = Memo::new(move |_| session.world(|world| world.organisation.recovery.is_some()));
    let passphrase = RwSignal::new(String::new());
    let problem = RwSignal::new(None::<DeskError>);
    let made = RwSignal::new(None::<String>);
    let busy = RwSignal::new(false);
    let make = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        busy.set(true);
        problem.set(None);
        spawn_local(async move {
            // Stretching the passphrase takes a moment: the words change first.
            files::breathe().await;
            match prepare(session, &passphrase.get_untracked()).await {
                Ok(name) => {
                    passphrase.try_set(String::new());
                    made.try_set(Some(name));
                }
                Err(error) => drop(problem.try_set(Some(error))),
            }
            busy.try_set(false);
        });
    };
    move || {
        may.get().then(|| {
            view! {
                <section class="settle" aria-labelledby="recovery" data-recovery=move || have.get().to_string()>
                    <h2 id="recovery">{t::trust::recovery()}</h2>
                    {move || if have.get() {
                        view! { <p class="ask">{t::trust::recovery_have()}</p> }.into_any()
                    } else {
                        view! { <p class="soon">{t::trust::recovery_none()}</p> }.into_any()
                    }}
                    <details class="exact" open=move || !have.get()>
                        <summary class="link">{t::trust::recovery_make()}</summary>
                        <form class="form" novalidate=true on:submit=make>
                            <TextField id="recovery-passphrase" label=t::trust::passphrase() value=passphrase hint=t::trust::recovery_note()/>
                            <ProblemLine problem/>
                            <button type="submit" class="btn" data-act="make-recovery" disabled=move || busy.get()>{t::trust::recovery_make()}</button>
                        </form>
                    </details>
                    {move || made.get().map(|name| view! { <p role="status">{t::trust::recovery_made(name)}</p> })}
                </section>
            }
        })
    }
}

async fn prepare(
    session: crate::app::session::Session,
    passphrase: &str,
) -> Result<String, DeskError> {
    let drawn = || platform::entropy().map_err(|error| DeskError::Damaged(error.to_string()));
    let (key, salt, nonce) = (drawn()?, drawn()?, drawn()?);
    let mut random = [0; 40];
    for (place, byte) in random.iter_mut().zip(salt.into_iter().chain(nonce)) {
        *place = byte;
    }
    let now = platform::now();
    let text = session
        .desk()
        .prepare_recovery(passphrase, (key, random), session.actor(), now)
        .await?;
    session.changed();
    let name = session.world(|world| format!("huiyin-recovery-{}.json", world.organisation.name));
    if files::download(&name, text.as_bytes(), "application/json") {
        Ok(name)
    } else {
        Err(DeskError::Damaged(name))
    }
}

/// Admits this device; shows where it is not admitted and a file exists.
#[component]
pub fn UseRecovery(
    /// This device, under the key that it has now.
    me: DeviceId,
) -> impl IntoView {
    let session = session();
    let offered = Memo::new(move |_| {
        session
            .world(|world| world.organisation.recovery.is_some() && !world.organisation.admits(me))
    });
    let passphrase = RwSignal::new(String::new());
    let file = RwSignal::new(None::<(String, String)>);
    let problem = RwSignal::new(None::<DeskError>);
    let busy = RwSignal::new(false);
    let picked = move |event: leptos::ev::Event| {
        let input: web_sys::HtmlInputElement = event_target(&event);
        let Some(chosen) = files::all(input.files()).into_iter().next() else {
            return;
        };
        spawn_local(async move {
            let text = files::bytes(&chosen).await;
            let text = text.and_then(|bytes| String::from_utf8(bytes).ok());
            match text {
                Some(text) => drop(file.try_set(Some((chosen.name(), text)))),
                None => drop(problem.try_set(Some(RecoveryError::NotAFile.into()))),
            }
        });
    };
    let go = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Some((_, text)) = file.get_untracked() else {
            problem.set(Some(RecoveryError::NotAFile.into()));
            return;
        };
        busy.set(true);
        problem.set(None);
        spawn_local(async move {
            files::breathe().await;
            let desk = session.desk();
            let name = {
                let world = desk.world();
                let known = world.organisation.devices.get(&me);
                known.map_or_else(
                    || t::common::this_device().to_owned(),
                    |device| device.name.clone(),
                )
            };
            let as_whom = (session.actor(), name);
            let words = passphrase.get_untracked();
            match desk.recover(&text, &words, as_whom, platform::now()).await {
                Ok(()) => session.changed(),
                Err(error) => drop(problem.try_set(Some(error))),
            }
            busy.try_set(false);
        });
    };
    move || {
        offered.get().then(|| {
            view! {
                <details class="exact" data-screen="use-recovery">
                    <summary class="link" data-act="use-recovery">{t::trust::recovery_use()}</summary>
                    <form class="form" novalidate=true on:submit=go>
                        <label class="btn file" data-field="recovery-file">
                            {t::trust::recovery_file()}
                            <input type="file" class="visually-hidden" data-act="recovery-file" on:change=picked/>
                        </label>
                        {move || file.get().map(|(name, _)| view! { <p>{t::trust::recovery_chosen(name)}</p> })}
                        <TextField id="recovery-passphrase" label=t::trust::passphrase() value=passphrase/>
                        <ProblemLine problem/>
                        <button type="submit" class="btn go" data-act="recover" disabled=move || busy.get()>{t::trust::recovery_go()}</button>
                    </form>
                </details>
            }
        })
    }
}
