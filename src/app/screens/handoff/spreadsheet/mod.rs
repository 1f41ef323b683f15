//! Take cases from a spreadsheet: choose, look, take. The reading itself is `crate::import`, the same as on the command line.

mod preview;
mod run;

use crate::app::components::app_bar::AppBar;
use crate::app::files;
use crate::app::i18n::{mapping_error, t};
use crate::app::route::Route;
use crate::app::session::session;
use crate::import::{Mapping, Plan, plan};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;

/// The mappings that come with the app: key, name, file.
const MAPPINGS: [(&str, &str, &str); 1] = [("boston311", "Boston 311", "mappings/boston311.json")];

/// A chosen file that fits its mapping.
#[derive(Clone, Debug, PartialEq)]
struct Chosen {
    mapping: Arc<Mapping>,
    plan: Arc<Plan>,
}

/// Take cases from a spreadsheet.
#[component]
pub fn Spreadsheet() -> impl IntoView {
    let session = session();
    let key = RwSignal::new(
        MAPPINGS
            .first()
            .map(|(key, ..)| (*key).to_owned())
            .unwrap_or_default(),
    );
    let own = RwSignal::new(None::<(String, Arc<Mapping>)>);
    let problem = RwSignal::new(None::<String>);
    let text = RwSignal::new(None::<(String, Arc<str>)>);
    let chosen = RwSignal::new(None::<Chosen>);

    // File and mapping may be chosen in either order; whenever both are there, the plan is made anew.
    let look = move || {
        chosen.set(None);
        spawn_local(async move {
            let Some((_, text)) = text.get_untracked() else {
                return;
            };
            let mapping = match (key.get_untracked().as_str(), own.get_untracked()) {
                ("own", Some((_, mapping))) => Ok(mapping),
                (key, _) => shipped(key).await,
            };
            let planned = mapping.and_then(|mapping| {
                let known =
                    |case| untrack(|| session.world(|world| world.cases.contains_key(&case)));
                plan(&mapping, &text, known)
                    .map(|plan| Chosen {
                        mapping,
                        plan: Arc::new(plan),
                    })
                    .map_err(|error| mapping_error(&error))
            });
            match planned {
                Ok(plan) => {
                    problem.set(None);
                    chosen.set(Some(plan));
                }
                Err(reason) => problem.set(Some(reason)),
            }
        });
    };
    let picked = move |event: leptos::ev::Event| {
        let input: web_sys::HtmlInputElement = event_target(&event);
        let file = files::all(input.files()).into_iter().next();
        input.set_value("");
        let Some(file) = file else { return };
        spawn_local(async move {
            match files::bytes(&file)
                .await
                .and_then(|bytes| String::from_utf8(bytes).ok())
            {
                Some(content) => {
                    text.set(Some((file.name(), content.into())));
                    look();
                }
                None => problem.set(Some(t::spreadsheet::unreadable().to_owned())),
            }
        });
    };
    let mapping_picked = move |event: leptos::ev::Event| {
        let input: web_sys::HtmlInputElement = event_target(&event);
        let file = files::all(input.files()).into_iter().next();
        input.set_value("");
        let Some(file) = file else { return };
        spawn_local(async move {
            let bytes = files::bytes(&file).await.unwrap_or_default();
            match serde_json::from_str::<Mapping>(&String::from_utf8_lossy(&bytes)) {
                Ok(mapping) => {
                    own.set(Some((file.name(), Arc::new(mapping))));
                    key.set("own".to_owned());
                    look();
                }
                Err(reason) => problem.set(Some(t::spreadsheet::mapping_bad(reason))),
            }
        });
    };
    let segment = move |value: String, name: String| {
        let (mine, sent) = (value.clone(), value.clone());
        view! {
            <button
                type="button"
                class="segment"
                role="radio"
                data-value=value
                aria-checked=move || (key.get() == mine).to_string()
                on:click=move |_| { key.set(sent.clone()); look() }
            >
                {name}
            </button>
        }
    };
    view! {
        <main class="page" id="main" data-screen="spreadsheet">
            <AppBar title=t::spreadsheet::title() below=|| t::spreadsheet::about() back=Route::Handoff/>
            <div class="form">
                <div class="field" data-field="mapping">
                    <span class="label" id="mapping-label">{t::spreadsheet::mapping()}</span>
                    <div class="segments" role="radiogroup" aria-labelledby="mapping-label">
                        {MAPPINGS.iter().map(|(key, name, _)| segment((*key).to_owned(), (*name).to_owned())).collect_view()}
                        {move || own.get().map(|(name, _)| segment("own".to_owned(), t::spreadsheet::mapping_own_name(name)))}
                        <label class="btn file">
                            {t::spreadsheet::mapping_own()}
                            <input type="file" class="visually-hidden" data-act="mapping-file" on:change=mapping_picked/>
                        </label>
                    </div>
                </div>
                <div class="line" data-field="csv">
                    <label class="btn go big file">
                        {t::spreadsheet::pick()}
                        <input type="file" class="visually-hidden" data-act="csv-file" on:change=picked/>
                    </label>
                    <span class="ask">{move || text.get().map(|(name, _)| t::spreadsheet::file(name))}</span>
                </div>
                <div role="alert">{move || problem.get().map(|reason| view! { <p class="wrong">{reason}</p> })}</div>
                {move || chosen.get().map(|chosen| view! { <run::Run chosen=chosen.clone()/><preview::Preview plan=chosen.plan/> })}
            </div>
        </main>
    }
}

async fn shipped(key: &str) -> Result<Arc<Mapping>, String> {
    let path = MAPPINGS
        .iter()
        .find(|(known, ..)| *known == key)
        .map(|(_, _, path)| *path);
    let text = match path {
        Some(path) => files::own(path).await,
        None => None,
    };
    let text = text.ok_or_else(|| t::spreadsheet::mapping_missing().to_owned())?;
    serde_json::from_str::<Mapping>(&text)
        .map(Arc::new)
        .map_err(t::spreadsheet::mapping_bad)
}
