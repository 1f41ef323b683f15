//! Files in and out of the browser: picked or dropped files, downloads, the share sheet, and the app's own static files.
//!
//! What a file contains is only ever bytes or text here; nothing of it becomes markup.

use js_sys::{Array, Function, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, File, FileList, HtmlAnchorElement, ShareData};

/// The bytes of a picked or dropped file; `None` when the browser can no longer read it (the stick was pulled out).
pub async fn bytes(file: &Blob) -> Option<Vec<u8>> {
    let buffer = JsFuture::from(file.array_buffer()).await.ok()?;
    Some(Uint8Array::new(&buffer).to_vec())
}

/// The files of a list.
#[must_use]
pub fn all(files: Option<FileList>) -> Vec<File> {
    let Some(files) = files else {
        return Vec::new();
    };
    (0..files.length())
        .filter_map(|index| files.get(index))
        .collect()
}

/// One of the app's own static files, by its path from the page; `None` when it is not there or there is no network and no copy.
pub async fn own(path: &str) -> Option<String> {
    let window = web_sys::window()?;
    let response: web_sys::Response = JsFuture::from(window.fetch_with_str(path))
        .await
        .ok()?
        .dyn_into()
        .ok()?;
    if !response.ok() {
        return None;
    }
    JsFuture::from(response.text().ok()?)
        .await
        .ok()?
        .as_string()
}

fn blob(bytes: &[u8], media_type: &str) -> Option<Blob> {
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    Blob::new_with_u8_array_sequence_and_options(&Array::of1(&Uint8Array::from(bytes)), &options)
        .ok()
}

/// Hands a file to the browser's downloads. `false` when the browser refuses.
pub fn download(name: &str, bytes: &[u8], media_type: &str) -> bool {
    let link = || -> Option<()> {
        let document = web_sys::window()?.document()?;
        let url = web_sys::Url::create_object_url_with_blob(&blob(bytes, media_type)?).ok()?;
        let link: HtmlAnchorElement = document.create_element("a").ok()?.dyn_into().ok()?;
        link.set_href(&url);
        link.set_download(name);
        // Some browsers follow only a link that is in the page.
        document.body()?.append_child(&link).ok()?;
        link.click();
        link.remove();
        leptos::prelude::set_timeout(
            move || {
                // Revoking a URL that is gone already does nothing.
                let _ = web_sys::Url::revoke_object_url(&url);
            },
            std::time::Duration::from_secs(60),
        );
        Some(())
    };
    link().is_some()
}

/// A file as the share sheet takes it: as JSON where that is allowed, otherwise as plain text under `….json.txt`; `None` when this
/// browser cannot share files.
#[must_use]
pub fn shareable(name: &str, bytes: &[u8]) -> Option<ShareData> {
    let navigator = web_sys::window()?.navigator();
    // Browsers without sharing have no such functions at all.
    Reflect::get(&navigator, &"canShare".into())
        .ok()
        .filter(JsValue::is_function)?;
    [
        (name.to_owned(), "application/json"),
        (format!("{name}.txt"), "text/plain"),
    ]
    .into_iter()
    .filter_map(|(name, media_type)| {
        let data = ShareData::new();
        data.set_files(&Array::of1(&file(&name, bytes, media_type)?));
        data.set_title(&name);
        Some(data)
    })
    .find(|data| navigator.can_share_with_data(data))
}

fn file(name: &str, bytes: &[u8], media_type: &str) -> Option<JsValue> {
    let constructor: Function = Reflect::get(&js_sys::global(), &"File".into())
        .ok()?
        .dyn_into()
        .ok()?;
    let options = Object::new();
    Reflect::set(&options, &"type".into(), &media_type.into()).ok()?;
    let parts = Array::of1(&Uint8Array::from(bytes));
    Reflect::construct(&constructor, &Array::of3(&parts, &name.into(), &options)).ok()
}

/// Opens the share sheet; must be called on the tap itself. `false` when the person closed it or it failed.
pub async fn share(data: &ShareData) -> bool {
    let Some(window) = web_sys::window() else {
        return false;
    };
    JsFuture::from(window.navigator().share_with_data(data))
        .await
        .is_ok()
}

/// Whether the person can choose the folder or stick to save to.
#[must_use]
pub fn can_choose_place() -> bool {
    save_picker().is_some()
}

fn save_picker() -> Option<Function> {
    Reflect::get(&web_sys::window()?.into(), &"showSaveFilePicker".into())
        .ok()?
        .dyn_into()
        .ok()
}

/// Saves to a place that the person chooses; `false` when the person thought better of it or it failed.
pub async fn save_to_place(name: &str, bytes: &[u8]) -> bool {
    place(name, bytes).await.is_some()
}

async fn place(name: &str, bytes: &[u8]) -> Option<()> {
    let options = Object::new();
    Reflect::set(&options, &"suggestedName".into(), &name.into()).ok()?;
    let handle = called(
        &web_sys::window()?.into(),
        "showSaveFilePicker",
        &[options.into()],
    )
    .await?;
    let stream = called(&handle, "createWritable", &[]).await?;
    called(&stream, "write", &[Uint8Array::from(bytes).into()]).await?;
    called(&stream, "close", &[]).await?;
    Some(())
}

/// Calls a method that answers with a promise.
async fn called(on: &JsValue, method: &str, arguments: &[JsValue]) -> Option<JsValue> {
    let function: Function = Reflect::get(on, &method.into()).ok()?.dyn_into().ok()?;
    let arguments: Array = arguments.iter().collect();
    let promise: Promise = function.apply(on, &arguments).ok()?.dyn_into().ok()?;
    JsFuture::from(promise).await.ok()
}

/// Lets the browser paint and answer before a long piece of work goes on.
pub async fn breathe() {
    let pause = Promise::new(&mut |resolve, _| {
        leptos::prelude::set_timeout(
            move || {
                // The promise's own function cannot fail.
                let _ = resolve.call0(&JsValue::UNDEFINED);
            },
            std::time::Duration::ZERO,
        );
    });
    // Never rejected.
    let _ = JsFuture::from(pause).await;
}

/// Everything that is stored, as it lies, as a download. Done by `rescue.js`, which needs nothing of this program: the same file serves
/// when the program itself is what is broken.
pub fn rescue() {
    let load = || -> Option<()> {
        let document = web_sys::window()?.document()?;
        let script = document.create_element("script").ok()?;
        script.set_attribute("type", "module").ok()?;
        // A new address each time: a module runs once only.
        script
            .set_attribute(
                "src",
                &format!("rescue.js?{}", crate::app::platform::now().0),
            )
            .ok()?;
        document.body()?.append_child(&script).ok()?;
        Some(())
    };
    // Without a document there is nobody to save for.
    let _ = load();
}
