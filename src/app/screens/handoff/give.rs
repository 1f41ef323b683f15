//! Give: what exists only here, and a bundle for a known device or with everything.
//!
//! The file is built first and kept; sharing happens on a tap of its own, because the share sheet opens only for a live tap.

use super::likeliest;
use crate::app::components::icons::{Icon, IconName};
use crate::app::components::problem::ProblemLine;
use crate::app::components::progress::Progress;
use crate::app::files;
use crate::app::i18n::{near_time, size, t};
use crate::app::platform;
use crate::app::session::{Session, session};
use crate::desk::{BundleFile, DeskError, ExportRequest, HandoffStanding, Insistence};
use crate::domain::stamp::DeviceId;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;

/// How the giving stands.
#[derive(Clone, Debug, Default, PartialEq)]
enum Giving {
    #[default]
    Nothing,
    Building,
    Ready(Arc<BundleFile>),
    Given(Arc<BundleFile>),
    NotGiven(Arc<BundleFile>),
}

/// The box on the left.
#[component]
pub fn Give(state: Memo<HandoffStanding>, given: RwSignal<u32>) -> impl IntoView {
    let session = session();
    let giving = RwSignal::new(Giving::default());
    let problem = RwSignal::new(None::<DeskError>);
    let begin = Callback::new(move |since: Option<DeviceId>| {
        giving.set(Giving::Building);
        problem.set(None);
        spawn_local(async move {
            files::breathe().await;
            match session.desk().export(request(session, since)).await {
                Ok(file) => {
                    given.update(|given| *given += 1);
                    let file = Arc::new(file);
                    // Where files cannot be shared, the one thing to do with the file is done at once.
                    let next = if files::shareable(&file.name, &file.bytes).is_some() {
                        Giving::Ready(file)
                    } else {
                        downloaded(file)
                    };
                    giving.set(next);
                }
                Err(error) => {
                    giving.set(Giving::Nothing);
                    problem.set(Some(error));
                }
            }
        });
    });
    let number = move || {
        let standing = state.get();
        let now = session.slow();
        let words = match (standing.only_here, standing.oldest_only_here) {
            _ if standing.devices.is_empty() => t::handoff::nobody_met().to_owned(),
            (0, _) | (_, None) => t::handoff::nothing_only_here().to_owned(),
            (_, Some(oldest)) => t::handoff::oldest(near_time(oldest, now, session.offset())),
        };
        view! {
            <div class="big-n" class:soon=standing.insistence(now) == Insistence::Soon class:late=standing.insistence(now) == Insistence::Late data-only-here=standing.only_here.to_string()>{t::handoff::entries(standing.only_here)}</div>
            <p>{words}</p>
        }
    };
    view! {
        <section class="give" aria-labelledby="give-title">
            <h2 class="label" id="give-title">{t::handoff::only_here()}</h2>
            {number}
            {move || view! { <Buttons standing=state.get() begin/> }}
            <div class="stack" role="status">{move || outcome(giving)}</div>
            <ProblemLine problem/>
        </section>
    }
}

/// The likeliest receiver as the filled button; all others and the backup one tap deeper.
#[component]
fn Buttons(standing: HandoffStanding, begin: Callback<Option<DeviceId>>) -> impl IntoView {
    let session = session();
    let first = likeliest(&standing).cloned();
    let all = move |class: &'static str| {
        view! {
            <button type="button" class=class data-act="give-all" on:click=move |_| begin.run(None)>
                <Icon name=IconName::Handoff/>
                {t::handoff::give_all()}
            </button>
        }
    };
    let Some(first) = first else {
        return all("btn go big").into_any();
    };
    let others: Vec<_> = standing
        .devices
        .iter()
        .filter(|other| other.device != first.device)
        .cloned()
        .collect();
    let one = move |class: &'static str, lacks: u64, device: DeviceId| {
        view! {
            <button type="button" class=class data-act="give-since" data-device=device.to_string() on:click=move |_| begin.run(Some(device))>
                <Icon name=IconName::Handoff/>
                <span>{t::handoff::give_to(session.device_name(device))}<small>{t::handoff::give_since_note(lacks)}</small></span>
            </button>
        }
    };
    view! {
        {one("btn go big", first.it_lacks, first.device)}
        <details class="exact">
            <summary class="link">{t::handoff::give_others()}</summary>
            <div class="stack">
                {others.into_iter().map(|other| one("btn", other.it_lacks, other.device)).collect_view()}
                {all("btn")}
            </div>
        </details>
    }
    .into_any()
}

fn request(session: Session, since: Option<DeviceId>) -> ExportRequest {
    ExportRequest {
        since,
        attachments: true,
        person: untrack(|| session.actor()),
        now: platform::now(),
        app: env!("CARGO_PKG_VERSION").to_owned(),
    }
}

fn downloaded(file: Arc<BundleFile>) -> Giving {
    if files::download(&file.name, &file.bytes, "application/json") {
        Giving::Given(file)
    } else {
        Giving::NotGiven(file)
    }
}

/// What became of the file, and what can be done with it.
fn outcome(giving: RwSignal<Giving>) -> AnyView {
    let (file, words) = match giving.get() {
        Giving::Nothing => return ().into_any(),
        Giving::Building => {
            return view! { <Progress words=t::handoff::building() of=None cancel=None/> }
                .into_any();
        }
        Giving::Ready(file) => {
            let bytes = u64::try_from(file.bytes.len()).unwrap_or(u64::MAX);
            let words = t::handoff::ready(file.entries, size(bytes));
            (file, words)
        }
        Giving::Given(file) => {
            let words = t::handoff::given(&file.name);
            (file, words)
        }
        Giving::NotGiven(file) => (file, t::handoff::not_given().to_owned()),
    };
    let shareable = files::shareable(&file.name, &file.bytes);
    let (saved, placed, shared) = (file.clone(), file.clone(), file);
    let share = shareable.map(|data| {
        let data = StoredValue::new_local(data);
        view! {
            <button
                type="button"
                class="btn go"
                data-act="share"
                on:click=move |_| {
                    let file = shared.clone();
                    let Some(data) = data.try_get_value() else { return };
                    spawn_local(async move {
                        giving.set(if files::share(&data).await { Giving::Given(file) } else { Giving::NotGiven(file) });
                    });
                }
            >
                {t::handoff::share()}
            </button>
        }
    });
    let place = files::can_choose_place().then(|| {
        view! {
            <button
                type="button"
                class="btn"
                data-act="save-to-place"
                on:click=move |_| {
                    let file = placed.clone();
                    spawn_local(async move {
                        giving.set(if files::save_to_place(&file.name, &file.bytes).await { Giving::Given(file) } else { Giving::NotGiven(file) });
                    });
                }
            >
                {t::handoff::place()}
            </button>
        }
    });
    view! {
        <p>{words}</p>
        <div class="line">
            {share}
            <button type="button" class="btn" data-act="download" on:click=move |_| giving.set(downloaded(saved.clone()))>{t::handoff::download()}</button>
            {place}
        </div>
    }
    .into_any()
}
