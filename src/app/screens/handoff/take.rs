//! Take: a bundle by picker, by dropping it, or by pasting its text. It is verified before anything is written.

use super::standing::gap_words;
use crate::app::components::progress::Progress;
use crate::app::files;
use crate::app::i18n::{failure, near_time, t};
use crate::app::platform;
use crate::app::session::{Saving, Session, session};
use crate::desk::{DeskError, ImportReport};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// How the taking stands.
#[derive(Clone, Debug, Default, PartialEq)]
enum Taking {
    #[default]
    Nothing,
    Working,
    Unreadable,
    Taken(Box<ImportReport>),
    Refused(DeskError),
}

/// Takes a bundle into the ledger and shows the world that comes of it.
///
/// # Errors
/// As [`crate::desk::Desk::import`].
pub async fn take(session: Session, bytes: &[u8]) -> Result<ImportReport, DeskError> {
    session.saving.set(Saving::Writing);
    platform::mark("huiyin:import:start");
    let report = session.desk().import(bytes, platform::now()).await;
    session.changed();
    platform::mark("huiyin:import:end");
    session.flush_soon();
    // A bundle that is not acceptable says so on the spot; the light speaks of the store alone.
    session.saving.set(match &report {
        Err(error @ (DeskError::Store(_) | DeskError::Damaged(_))) => {
            Saving::Failed(failure(error))
        }
        _ => Saving::Saved,
    });
    report
}

/// Picker, drop area, paste field, and the report.
#[component]
pub fn Take() -> impl IntoView {
    let session = session();
    let taking = RwSignal::new(Taking::default());
    let over = RwSignal::new(false);
    let pasted = RwSignal::new(String::new());
    let take_bytes = move |bytes: Option<Vec<u8>>| async move {
        let Some(bytes) = bytes else {
            taking.set(Taking::Unreadable);
            return;
        };
        // The words stand on the screen before the work begins.
        files::breathe().await;
        taking.set(match take(session, &bytes).await {
            Ok(report) => Taking::Taken(Box::new(report)),
            Err(error) => Taking::Refused(error),
        });
    };
    let take_files = move |list: Vec<web_sys::File>| {
        let Some(file) = list.into_iter().next() else {
            return;
        };
        taking.set(Taking::Working);
        spawn_local(async move {
            let bytes = files::bytes(&file).await;
            take_bytes(bytes).await;
        });
    };
    let picked = move |event: leptos::ev::Event| {
        let input: web_sys::HtmlInputElement = event_target(&event);
        take_files(files::all(input.files()));
        // The same file can be chosen again.
        input.set_value("");
    };
    let dropped = move |event: leptos::ev::DragEvent| {
        event.prevent_default();
        over.set(false);
        take_files(files::all(
            event.data_transfer().and_then(|data| data.files()),
        ));
    };
    let paste = move |_| {
        let text = pasted.get_untracked();
        pasted.set(String::new());
        taking.set(Taking::Working);
        spawn_local(take_bytes(Some(text.into_bytes())));
    };
    view! {
        <div
            class="drop"
            class:over=move || over.get()
            on:dragover=move |event| { event.prevent_default(); over.set(true) }
            on:dragleave=move |_| over.set(false)
            on:drop=dropped
        >
            <h2 class="label">{t::handoff::take()}</h2>
            <p>{t::handoff::take_note()}</p>
            <label class="btn big file" data-field="bundle">
                {t::handoff::pick()}
                <input type="file" class="visually-hidden" data-act="take-file" on:change=picked/>
            </label>
            <p class="hint">{t::handoff::drop_hint()}</p>
            <details class="exact">
                <summary class="link">{t::handoff::paste()}</summary>
                <div class="field" data-field="pasted">
                    <textarea
                        rows="3"
                        aria-label=t::handoff::paste()
                        spellcheck="false"
                        prop:value=move || pasted.get()
                        on:input=move |event| pasted.set(event_target_value(&event))
                    ></textarea>
                    <button type="button" class="btn" data-act="take-pasted" disabled=move || pasted.with(|text| text.trim().is_empty()) on:click=paste>
                        {t::handoff::paste_go()}
                    </button>
                </div>
            </details>
            <div role="status" aria-live="polite" data-report=move || outcome_key(&taking.get())>{move || said(session, &taking.get())}</div>
        </div>
    }
}

/// For tests: which of the outcomes stands there.
fn outcome_key(taking: &Taking) -> &'static str {
    match taking {
        Taking::Nothing => "nothing",
        Taking::Working => "working",
        Taking::Unreadable => "unreadable",
        Taking::Taken(_) => "taken",
        Taking::Refused(_) => "refused",
    }
}

fn said(session: Session, taking: &Taking) -> AnyView {
    match taking {
        Taking::Nothing => ().into_any(),
        Taking::Working => view! { <Progress words=t::handoff::taking() of=None cancel=None/> }.into_any(),
        Taking::Unreadable => view! { <p class="wrong">{t::handoff::unreadable()}</p> }.into_any(),
        Taking::Refused(error) => view! {
            <div class="wrong"><strong>{t::handoff::not_taken()}</strong><p>{failure(error)}</p></div>
        }
        .into_any(),
        Taking::Taken(report) => told(session, report).into_any(),
    }
}

/// The report in words; what is zero is left out, except what is new.
fn told(session: Session, report: &ImportReport) -> impl IntoView + use<> {
    let when = near_time(report.made_at, platform::now(), session.offset());
    let lines = [
        ("new", t::handoff::report_new(), report.new),
        ("known", t::handoff::report_known(), report.known),
        ("held", t::handoff::report_held(), report.held),
        ("waiting", t::trust::report(), report.waiting),
        ("evidence", t::forks::report(), report.evidence),
        (
            "attachments",
            t::handoff::report_files(),
            report.attachments,
        ),
        ("touched", t::handoff::report_touched(), report.touched),
        (
            "conflicts",
            t::handoff::report_conflicts(),
            report.conflicts,
        ),
    ];
    view! {
        <p><b>{t::handoff::taken_from(session.device_name(report.by), when)}</b></p>
        {(report.new + report.evidence == 0 && report.gaps.is_empty() && report.forked.is_empty()).then(|| view! { <p>{t::handoff::nothing_new()}</p> })}
        <dl class="counts">
            {lines
                .into_iter()
                .filter(|(key, _, count)| *count > 0 || *key == "new")
                .map(|(key, label, count)| view! { <dt>{label}</dt><dd data-count=key>{count.to_string()}</dd> })
                .collect_view()}
        </dl>
        {report.forked.iter().map(|device| view! {
            <p class="wrong" role="alert" data-forked=device.to_string()>{t::handoff::report_forked(session.device_name(*device))}</p>
        }).collect_view()}
        {report.gaps.iter().map(|gap| view! { <p class="soon">{gap_words(session, gap)}</p> }).collect_view()}
    }
}
