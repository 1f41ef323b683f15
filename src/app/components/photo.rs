//! A stored photo: a thumbnail that opens large. Bytes stay in the store until they are looked at.

use crate::app::i18n::{separator, t};
use crate::app::session::session;
use crate::domain::cases::Attachment;
use leptos::prelude::*;
use wasm_bindgen::JsValue;

/// A picture by its content; says so when this device does not hold it.
#[component]
pub fn Photo(
    /// Which file.
    attachment: Attachment,
) -> impl IntoView {
    let session = session();
    let large = RwSignal::new(false);
    let alt = if attachment.caption.is_empty() {
        t::case::photo().to_owned()
    } else {
        attachment.caption.clone()
    };
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
    view! {
        {move || source.get().map(|url| match url {
            Some(url) => view! {
                <button class="photo" class:large=move || large.get() aria-label=alt.clone() on:click=move |_| large.update(|large| *large = !*large)>
                    <img src=url alt=alt.clone()/>
                </button>
            }
            .into_any(),
            None => view! { <p class="ask" data-photo="missing">{missing()}</p> }.into_any(),
        })}
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
