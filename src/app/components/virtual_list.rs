//! A long list of rows of one height, of which only the visible ones are in the page. 20,000 rows scroll like 20; every row stays an
//! ordinary link that the keyboard reaches, because rows near the window are in the page too.

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// Rows kept above and below the window, so that the tab key always finds a next one.
const SPARE: usize = 8;

/// Shows `items` with `row`; all rows are `height` pixels high at the usual size of letters (as `.window .row` in the style).
#[component]
pub fn VirtualList<T, K, V>(
    /// What is listed.
    #[prop(into)]
    items: Signal<Vec<T>>,
    /// Height of a row in pixels.
    height: u32,
    /// What makes an item the same item.
    key: K,
    /// Name of the list for screen readers.
    #[prop(into)]
    label: String,
    /// Draws one row.
    row: V,
) -> impl IntoView
where
    T: Clone + Send + Sync + 'static,
    K: Fn(&T) -> String + Clone + Send + Sync + 'static,
    V: Fn(T) -> AnyView + Clone + Send + Sync + 'static,
{
    let node = NodeRef::<html::Div>::new();
    let height = usize::try_from(scaled(height)).unwrap_or(72).max(1);
    let top = RwSignal::new(0_usize);
    let view_height = RwSignal::new(900_usize);
    let measure = move || {
        let Some(element) = node.get_untracked() else {
            return;
        };
        top.set(usize::try_from(element.scroll_top()).unwrap_or(0) / height);
        // A list that is hidden measures nothing; the last measure still serves.
        if let Some(seen) = usize::try_from(element.client_height())
            .ok()
            .filter(|seen| *seen > 0)
        {
            view_height.set(seen);
        }
    };
    Effect::new(move |_| {
        if node.get().is_some() {
            measure();
        }
    });
    let resized = window_event_listener(leptos::ev::resize, move |_| measure());
    on_cleanup(move || resized.remove());
    let count = Memo::new(move |_| items.with(Vec::len));
    let range = Memo::new(move |_| {
        let first = top.get().saturating_sub(SPARE);
        let last = (top.get() + view_height.get() / height + SPARE + 1).min(count.get());
        (first.min(last), last)
    });
    let shown = move || {
        let (first, last) = range.get();
        items.with(|items| {
            items
                .iter()
                .enumerate()
                .skip(first)
                .take(last.saturating_sub(first))
                .map(|(index, item)| (index, item.clone()))
                .collect::<Vec<_>>()
        })
    };
    let home_and_end = move |event: leptos::ev::KeyboardEvent| {
        let to = match event.key().as_str() {
            "Home" => 0,
            "End" => i32::try_from(count.get_untracked() * height).unwrap_or(i32::MAX),
            _ => return,
        };
        if let Some(element) = node.get_untracked() {
            event.prevent_default();
            element.set_scroll_top(to);
            measure();
            focus_edge(&element, to == 0);
        }
    };
    view! {
        <div class="window" node_ref=node on:scroll=move |_| measure() on:keydown=home_and_end>
            <ul class="all" role="list" aria-label=label style:height=move || format!("{}px", count.get() * height)>
                <For
                    each=shown
                    key=move |(index, item)| (*index, key(item))
                    children=move |(index, item)| {
                        view! {
                            <li
                                style:transform=format!("translateY({}px)", index * height)
                                aria-setsize=move || count.get().to_string()
                                aria-posinset=(index + 1).to_string()
                            >
                                {row(item)}
                            </li>
                        }
                    }
                />
            </ul>
        </div>
    }
}

/// Pixels at the size of letters that the reader has chosen: whoever reads large letters gets higher rows.
fn scaled(pixels: u32) -> u32 {
    let root = document().document_element();
    let size = root
        .and_then(|root| window().get_computed_style(&root).ok().flatten())
        .and_then(|style| style.get_property_value("font-size").ok())
        .and_then(|size| size.trim_end_matches("px").parse::<f64>().ok())
        .unwrap_or(16.0);
    // Between a few and a few hundred pixels.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let scaled = (f64::from(pixels) * size / 16.0).round() as u32;
    scaled
}

/// Puts the focus on the first or last row once it is drawn.
fn focus_edge(list: &web_sys::HtmlDivElement, first: bool) {
    let list = list.clone();
    request_animation_frame(move || {
        let rows = list.query_selector_all(".row").ok();
        let row = rows.and_then(|rows| {
            rows.get(if first {
                0
            } else {
                rows.length().saturating_sub(1)
            })
        });
        if let Some(row) = row.and_then(|row| row.dyn_into::<web_sys::HtmlElement>().ok()) {
            // Focus fails only for an element that has just left the page.
            let _ = row.focus();
        }
    });
}
