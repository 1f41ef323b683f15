//! Files of any kind as attachments: taken from the tablet, stored at once, and saved back to it. What they contain is never shown or run
//! here; pictures alone are shown, by the strip of photos.

use super::on_its_way::OnItsWay;
use super::photo::PhotoStrip;
use crate::app::files;
use crate::app::i18n::t::basis as b;
use crate::app::session::session;
use crate::domain::cases::Attachment;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Largest file that is taken, in megabytes: it travels with every bundle.
const LARGEST_MB: u32 = 10;

/// Whatever is no picture is handed back as bytes, whatever a bundle calls it.
const BYTES: &str = "application/octet-stream";

fn is_picture(attachment: &Attachment) -> bool {
    matches!(
        attachment.media_type.as_str(),
        "image/jpeg" | "image/png" | "image/webp"
    )
}

fn name_of(attachment: &Attachment) -> String {
    if attachment.caption.is_empty() {
        b::file_unnamed().to_owned()
    } else {
        attachment.caption.clone()
    }
}

/// Takes files. The value is the JSON list of attachments.
#[component]
pub fn FileCapture(
    /// Id of the input, for the label.
    id: &'static str,
    /// The value.
    value: RwSignal<String>,
) -> impl IntoView {
    let session = session();
    let problem = RwSignal::new(None::<String>);
    let read = move || {
        value.with(|text| serde_json::from_str::<Vec<Attachment>>(text).unwrap_or_default())
    };
    let write = move |all: &[Attachment]| {
        let text = if all.is_empty() {
            String::new()
        } else {
            serde_json::to_string(all).unwrap_or_default()
        };
        value.set(text);
    };
    let chosen = move |event: leptos::ev::Event| {
        let input: web_sys::HtmlInputElement = event_target(&event);
        let taken = files::all(input.files());
        problem.set(None);
        let on_its_way = OnItsWay::of(&input);
        spawn_local(async move {
            let _on_its_way = on_its_way;
            for file in taken {
                if file.size() > f64::from(LARGEST_MB) * 1_048_576.0 {
                    problem.try_set(Some(b::file_big(LARGEST_MB)));
                    continue;
                }
                let stored = match files::bytes(&file).await {
                    Some(bytes) => {
                        let desk = session.desk();
                        desk.attach(bytes, &file.type_(), &file.name()).await.ok()
                    }
                    None => None,
                };
                let Some(stored) = stored else {
                    problem.try_set(Some(b::file_bad().to_owned()));
                    continue;
                };
                // The form may be gone by now; the stored bytes then belong to nothing and do no harm.
                let Some(text) = value.try_get_untracked() else {
                    return;
                };
                let mut all = serde_json::from_str::<Vec<Attachment>>(&text).unwrap_or_default();
                if !all.iter().any(|known| known.sha256 == stored.sha256) {
                    all.push(stored);
                }
                write(&all);
            }
            input.set_value("");
        });
    };
    let without = move |sha256: &str| {
        let mut all = untrack(read);
        all.retain(|attachment| attachment.sha256 != sha256);
        write(&all);
    };
    let line = move |attachment: Attachment| {
        let name = name_of(&attachment);
        let label = b::file_remove(&name);
        view! {
            <li class="line" data-file=name.clone()>
                <span class="grow">{name.clone()}</span>
                <button type="button" class="btn quiet" data-act="file-remove" aria-label=label on:click=move |_| without(&attachment.sha256)>"×"</button>
            </li>
        }
    };
    view! {
        <div class="capture">
            <label class="btn file">{b::take_files()}<input id=id type="file" class="visually-hidden" multiple=true on:change=chosen/></label>
            <ul class="stack tight" role="list">{move || read().into_iter().map(line).collect_view()}</ul>
            <p class="problem" role="alert">{move || problem.get()}</p>
        </div>
    }
}

/// Files as they were taken: pictures to look at, everything else to save.
#[component]
pub fn Files(
    /// Which, in their order.
    attachments: Vec<Attachment>,
) -> impl IntoView {
    let session = session();
    let problem = RwSignal::new(None::<String>);
    let (pictures, others): (Vec<_>, Vec<_>) = attachments.into_iter().partition(is_picture);
    let save = move |attachment: Attachment| {
        spawn_local(async move {
            let found = session.desk().attachment(&attachment.sha256).await;
            let saved = match found.ok().flatten() {
                Some(bytes) => files::download(&name_of(&attachment), &bytes, BYTES),
                None => false,
            };
            problem.try_set((!saved).then(|| b::file_here().to_owned()));
        });
    };
    let line = move |attachment: Attachment| {
        let name = name_of(&attachment);
        let label = b::file_save(&name);
        view! {
            <li><button type="button" class="btn" data-act="file-save" aria-label=label on:click=move |_| save(attachment.clone())>{name}</button></li>
        }
    };
    view! {
        {(!pictures.is_empty()).then(|| view! { <PhotoStrip attachments=Signal::stored(pictures)/> })}
        {(!others.is_empty()).then(|| view! { <ul class="stack tight no-print" role="list">{others.into_iter().map(line).collect_view()}</ul> })}
        <p class="problem" role="alert">{move || problem.get()}</p>
    }
}
