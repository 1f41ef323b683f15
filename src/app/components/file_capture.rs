//! Files of any kind as attachments: taken from the tablet, stored at once, and saved back to it. What they contain is never shown or run
//! here; pictures alone are shown, by the strip of photos.

use super::not_kept::{Lost, NotKept};
use super::on_its_way::OnItsWay;
use super::photo::PhotoStrip;
use crate::app::files;
use crate::app::i18n::t::basis as b;
use crate::app::session::session;
use crate::domain::cases::Attachment;
use leptos::html;
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
    let node = NodeRef::<html::Input>::new();
    let too_big = RwSignal::new(false);
    let problem = RwSignal::new(None::<Lost>);
    // What the disk refused, for another try.
    let refused = StoredValue::new_local(Vec::<web_sys::File>::new());
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
    let keep = move |taken: Vec<web_sys::File>| {
        let Some(input) = node.get_untracked() else {
            return;
        };
        too_big.set(false);
        problem.set(None);
        let on_its_way = OnItsWay::of(&input);
        spawn_local(async move {
            let mut lost = None;
            let mut left = Vec::new();
            for file in taken {
                if file.size() > f64::from(LARGEST_MB) * 1_048_576.0 {
                    too_big.try_set(true);
                    continue;
                }
                let stored = match files::bytes(&file).await {
                    Some(bytes) => {
                        let kept = session.attach(bytes, &file.type_(), &file.name()).await;
                        kept.map_err(Lost::Refused)
                    }
                    None => Err(Lost::Unreadable),
                };
                let stored = match stored {
                    Ok(stored) => stored,
                    Err(reason) => {
                        if matches!(reason, Lost::Refused(_)) {
                            left.push(file);
                        }
                        lost = Some(reason);
                        continue;
                    }
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
            refused.try_set_value(left);
            if lost.is_some() {
                on_its_way.lost();
            }
            problem.try_set(lost);
        });
    };
    let chosen = move |event: leptos::ev::Event| {
        let input: web_sys::HtmlInputElement = event_target(&event);
        keep(files::all(input.files()));
    };
    let again = Callback::new(move |()| keep(refused.get_value()));
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
            <label class="btn file">{b::take_files()}<input node_ref=node id=id type="file" class="visually-hidden" multiple=true on:change=chosen/></label>
            <ul class="stack tight" role="list">{move || read().into_iter().map(line).collect_view()}</ul>
            <p class="problem" role="alert">{move || too_big.get().then(|| b::file_big(LARGEST_MB))}</p>
            <NotKept problem unreadable=b::file_bad() refused=|reason| b::file_lost(reason) again/>
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
