//! Stored photos: a strip of thumbnails and a viewer. Bytes stay in the store until they are looked at.

use super::dialog::Dialog;
use super::icons::{Icon, IconName};
use crate::app::i18n::{separator, t};
use crate::app::session::session;
use crate::domain::cases::Attachment;
use leptos::prelude::*;
use std::sync::Arc;
use wasm_bindgen::JsValue;

/// The photos of one entry or field; a tap opens the viewer, in which arrow keys and buttons go to the next one.
#[component]
pub fn PhotoStrip(
    /// Which files, in their order.
    #[prop(into)]
    attachments: Signal<Vec<Attachment>>,
) -> impl IntoView {
    let open = RwSignal::new(false);
    let at = RwSignal::new(0_usize);
    let strip = move || {
        let all = attachments.get();
        all.into_iter()
            .enumerate()
            .map(|(index, attachment)| {
                let name = named(&attachment);
                // What was drawn is seen whole; a photo fills its square.
                let drawn = attachment.media_type == "image/png";
                let look = move |_| {
                    at.set(index);
                    open.set(true);
                };
                view! { <li><button type="button" class="photo" class:drawn=drawn aria-label=name aria-haspopup="dialog" on:click=look><Photo attachment/></button></li> }
            })
            .collect_view()
    };
    view! {
        <ul class="photos" role="list">{strip}</ul>
        <Dialog open title=t::parts::photo() wide=true><Viewer attachments at/></Dialog>
    }
}

/// One photo as large as the sheet, and the way to its neighbours.
#[component]
fn Viewer(attachments: Signal<Vec<Attachment>>, at: RwSignal<usize>) -> impl IntoView {
    let count = Memo::new(move |_| attachments.with(Vec::len));
    let go = move |by: isize| {
        at.update(|at| {
            let next = at.saturating_add_signed(by);
            *at = next.min(count.get_untracked().saturating_sub(1));
        });
    };
    let keys = move |event: leptos::ev::KeyboardEvent| match event.key().as_str() {
        "ArrowLeft" => go(-1),
        "ArrowRight" => go(1),
        _ => (),
    };
    let picture = move || {
        let attachment = attachments.with(|all| all.get(at.get()).cloned())?;
        let caption = attachment.caption.clone();
        Some(view! { <figure><Photo attachment/><figcaption>{caption}</figcaption></figure> })
    };
    let several = move || {
        (count.get() > 1).then(|| {
            view! {
                <div class="line" role="group" aria-label=t::parts::photo()>
                    <button type="button" class="btn" data-act="photo-before" disabled=move || at.get() == 0 on:click=move |_| go(-1)>
                        <Icon name=IconName::Back/>
                        {t::parts::before()}
                    </button>
                    <span class="grow n" role="status">{move || t::parts::photo_of(at.get() + 1, count.get())}</span>
                    <button type="button" class="btn" data-act="photo-after" disabled=move || at.get() + 1 >= count.get() on:click=move |_| go(1)>
                        {t::parts::after()}
                    </button>
                </div>
            }
        })
    };
    view! { <div class="viewer" on:keydown=keys>{picture}{several}</div> }
}

fn named(attachment: &Attachment) -> String {
    if attachment.caption.is_empty() {
        t::case::photo().to_owned()
    } else {
        attachment.caption.clone()
    }
}

/// A picture by its content; says so when this device does not hold it.
#[component]
pub fn Photo(
    /// Which file.
    attachment: Attachment,
) -> impl IntoView {
    let session = session();
    let alt: Arc<str> = named(&attachment).into();
    let sha256 = attachment.sha256.clone();
    let missing = move || {
        let holders = session.desk().holders(&sha256);
        let names: Vec<String> = holders
            .into_iter()
            .map(|device| session.device_name(device))
            .collect();
        if names.is_empty() {
            t::case::photo_missing().to_owned()
        } else {
            t::files::photo_missing(names.join(separator()))
        }
    };
    let source = LocalResource::new(move || {
        let (sha256, media_type) = (attachment.sha256.clone(), attachment.media_type.clone());
        async move {
            let bytes = session.desk().attachment(&sha256).await.ok().flatten()?;
            object_url(&bytes, &media_type)
        }
    });
    on_cleanup(move || {
        if let Some(Some(url)) = source.try_get_untracked().flatten() {
            // Revoking a URL that is gone already does nothing.
            let _ = web_sys::Url::revoke_object_url(&url);
        }
    });
    move || {
        source.get().map(|url| match url {
            Some(url) => view! { <img src=url alt=alt.to_string()/> }.into_any(),
            None => view! { <span class="ask" data-photo="missing">{missing()}</span> }.into_any(),
        })
    }
}

/// An address for bytes in memory; only pictures are ever shown this way, whatever a bundle claims.
fn object_url(bytes: &[u8], media_type: &str) -> Option<String> {
    let shown = match media_type {
        // A picture element never runs what an SVG may hold.
        "image/jpeg" | "image/png" | "image/webp" | "image/svg+xml" => media_type,
        _ => return None,
    };
    let parts = js_sys::Array::of1(&JsValue::from(js_sys::Uint8Array::from(bytes)));
    let options = web_sys::BlobPropertyBag::new();
    options.set_type(shown);
    let blob = web_sys::Blob::new_with_u8_array_sequence_and_options(&parts, &options).ok()?;
    web_sys::Url::create_object_url_with_blob(&blob).ok()
}
