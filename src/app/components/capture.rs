//! Photos, shrunk in the browser, and signatures drawn with a finger; both become stored attachments at once, so that a crash loses neither.

use super::not_kept::{Lost, NotKept};
use super::on_its_way::OnItsWay;
use super::photo::PhotoStrip;
use crate::app::components::icons::{Icon, IconName};
use crate::app::files;
use crate::app::i18n::t;
use crate::app::session::{Session, session};
use crate::domain::cases::Attachment;
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Longest side of a stored photo, in pixels.
const LONGEST: f64 = 1_600.0;

/// Takes or chooses photos. The value is the JSON list of attachments.
#[component]
pub fn PhotoCapture(
    /// Id of the input, for the label.
    id: String,
    /// The value as it is.
    value: Signal<String>,
    /// Called with the new value.
    set: Callback<String>,
) -> impl IntoView {
    let session = session();
    let node = NodeRef::<html::Input>::new();
    let problem = RwSignal::new(None::<Lost>);
    // What the disk refused, for another try.
    let refused = StoredValue::new_local(Vec::<web_sys::File>::new());
    let taken = Signal::derive(move || {
        serde_json::from_str::<Vec<Attachment>>(&value.get()).unwrap_or_default()
    });
    let keep = move |files: Vec<web_sys::File>| {
        let Some(input) = node.get_untracked() else {
            return;
        };
        problem.set(None);
        let on_its_way = OnItsWay::of(&input);
        spawn_local(async move {
            let mut lost = None;
            let mut left = Vec::new();
            for file in files {
                match store_photo(&file, session).await {
                    Ok(attachment) => {
                        // The form may be gone by now; what was stored then belongs to nothing and does no harm.
                        let Some(text) = value.try_get_untracked() else {
                            return;
                        };
                        let mut all =
                            serde_json::from_str::<Vec<Attachment>>(&text).unwrap_or_default();
                        all.push(attachment);
                        set.run(serde_json::to_string(&all).unwrap_or_default());
                    }
                    Err(reason) => {
                        if matches!(reason, Lost::Refused(_)) {
                            left.push(file);
                        }
                        lost = Some(reason);
                    }
                }
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
    view! {
        <div class="capture">
            <label class="btn" for=id.clone()><Icon name=IconName::Camera/>{t::form::take_photo()}</label>
            <input node_ref=node id=id class="visually-hidden" type="file" accept="image/*" capture="environment" multiple=true on:change=chosen/>
            <PhotoStrip attachments=taken/>
            <NotKept problem unreadable=t::form::photo_bad() refused=|reason| t::form::photo_lost(reason) again/>
        </div>
    }
}

/// Shrinks a picture to a JPEG of at most [`LONGEST`] pixels and stores it.
async fn store_photo(file: &web_sys::File, session: Session) -> Result<Attachment, Lost> {
    let canvas = shrunk(file).await.ok_or(Lost::Unreadable)?;
    store_canvas(&canvas, "image/jpeg", session).await
}

/// A picture on a canvas, at most [`LONGEST`] pixels long. `None` when it is no picture.
async fn shrunk(file: &web_sys::File) -> Option<web_sys::HtmlCanvasElement> {
    let window = web_sys::window()?;
    let bitmap: web_sys::ImageBitmap =
        JsFuture::from(window.create_image_bitmap_with_blob(file).ok()?)
            .await
            .ok()?
            .dyn_into()
            .ok()?;
    let (width, height) = (f64::from(bitmap.width()), f64::from(bitmap.height()));
    let scale = (LONGEST / width.max(height)).min(1.0);
    let canvas: web_sys::HtmlCanvasElement = window
        .document()?
        .create_element("canvas")
        .ok()?
        .dyn_into()
        .ok()?;
    // Both are between 1 and 1,600.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let (width, height) = (
        (width * scale).round().max(1.0) as u32,
        (height * scale).round().max(1.0) as u32,
    );
    canvas.set_width(width);
    canvas.set_height(height);
    let context: web_sys::CanvasRenderingContext2d =
        canvas.get_context("2d").ok()??.dyn_into().ok()?;
    context
        .draw_image_with_image_bitmap_and_dw_and_dh(
            &bitmap,
            0.0,
            0.0,
            f64::from(width),
            f64::from(height),
        )
        .ok()?;
    bitmap.close();
    Some(canvas)
}

/// Encodes a canvas and stores it by its content.
async fn store_canvas(
    canvas: &web_sys::HtmlCanvasElement,
    media_type: &str,
    session: Session,
) -> Result<Attachment, Lost> {
    let bytes = encoded(canvas, media_type).await.ok_or(Lost::Unreadable)?;
    let kept = session.attach(bytes, media_type, "").await;
    kept.map_err(Lost::Refused)
}

async fn encoded(canvas: &web_sys::HtmlCanvasElement, media_type: &str) -> Option<Vec<u8>> {
    let encoded = js_sys::Promise::new(&mut |resolve, _reject| {
        // Without a callback there would be no blob; the promise then resolves with nothing.
        if canvas
            .to_blob_with_type_and_encoder_options(&resolve, media_type, &JsValue::from_f64(0.82))
            .is_err()
        {
            let _ = resolve.call1(&JsValue::UNDEFINED, &JsValue::NULL);
        }
    });
    let blob: web_sys::Blob = JsFuture::from(encoded).await.ok()?.dyn_into().ok()?;
    files::bytes(&blob).await
}

/// A signature drawn with finger, pen or mouse. The value is the JSON list with the one attachment, empty while nobody has signed.
#[component]
pub fn SignaturePad(
    /// Id of the canvas, for the label.
    id: String,
    /// The value as it is.
    value: Signal<String>,
    /// Called with the new value.
    set: Callback<String>,
    /// Who is to sign, in words; the user unless said.
    #[prop(optional)]
    hint: Option<&'static str>,
) -> impl IntoView {
    let session = session();
    let hint = hint.unwrap_or_else(|| t::form::signature_hint());
    let node = NodeRef::<html::Canvas>::new();
    let drawing = RwSignal::new(false);
    let problem = RwSignal::new(None::<Lost>);
    let signed = move || serde_json::from_str::<Vec<Attachment>>(&value.get()).unwrap_or_default();
    let point = move |event: &leptos::ev::PointerEvent| -> Option<(web_sys::CanvasRenderingContext2d, f64, f64)> {
        let canvas = node.get_untracked()?;
        let area = canvas.get_bounding_client_rect();
        let scale = f64::from(canvas.width()) / area.width().max(1.0);
        let context: web_sys::CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
        Some((context, (f64::from(event.client_x()) - area.left()) * scale, (f64::from(event.client_y()) - area.top()) * scale))
    };
    let down = move |event: leptos::ev::PointerEvent| {
        event.prevent_default();
        if let Some((context, x, y)) = point(&event) {
            context.set_line_width(3.5);
            context.set_line_cap("round");
            context.set_line_join("round");
            context.begin_path();
            context.move_to(x, y);
            drawing.set(true);
        }
    };
    let moved = move |event: leptos::ev::PointerEvent| {
        if !drawing.get_untracked() {
            return;
        }
        if let Some((context, x, y)) = point(&event) {
            context.line_to(x, y);
            context.stroke();
        }
    };
    let keep = move || {
        let Some(canvas) = node.get_untracked() else {
            return;
        };
        problem.set(None);
        let on_its_way = OnItsWay::of(&canvas);
        spawn_local(async move {
            match store_canvas(&canvas, "image/png", session).await {
                Ok(attachment) => {
                    set.run(serde_json::to_string(&[attachment]).unwrap_or_default());
                    drop(on_its_way);
                }
                Err(reason) => {
                    // An earlier stroke alone is not what was signed.
                    set.run(String::new());
                    on_its_way.lost();
                    problem.try_set(Some(reason));
                }
            }
        });
    };
    let up = move |_: leptos::ev::PointerEvent| {
        if !drawing.get_untracked() {
            return;
        }
        drawing.set(false);
        keep();
    };
    let clear = move |_| {
        set.run(String::new());
        problem.set(None);
        if let Some(canvas) = node.get_untracked() {
            // Setting the width empties a canvas.
            canvas.set_width(canvas.width());
        }
    };
    view! {
        <div class="capture">
            <canvas
                node_ref=node
                id=id
                class="signature"
                width="900"
                height="320"
                role="img"
                aria-label=hint
                on:pointerdown=down
                on:pointermove=moved
                on:pointerup=up
                on:pointerleave=up
            ></canvas>
            <div class="line">
                <span class="ask">{move || if !signed().is_empty() { t::common::saved() } else if problem.with(Option::is_some) { "" } else { hint }}</span>
                <button type="button" class="btn quiet" on:click=clear>{t::form::signature_clear()}</button>
            </div>
            <NotKept problem unreadable=t::form::signature_bad() refused=|reason| t::form::signature_lost(reason) again=Callback::new(move |()| keep())/>
        </div>
    }
}
