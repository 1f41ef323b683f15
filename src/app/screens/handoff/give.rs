//! Give: what exists only here, and a bundle for a known device or with everything, with the files that it lacks, all or none.
//!
//! The file is built first and kept; sharing happens on a tap of its own, because the share sheet opens only for a live tap.

use super::likeliest;
use crate::app::components::field::arrows;
use crate::app::components::icons::{Icon, IconName};
use crate::app::components::problem::ProblemLine;
use crate::app::components::progress::Progress;
use crate::app::files;
use crate::app::i18n::{near_time, size, t};
use crate::app::platform;
use crate::app::session::{Session, session};
use crate::desk::{Bulk, BundleFile, DeskError, ExportRequest, Files, HandoffStanding, Insistence};
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
    let chosen = RwSignal::new(Files::default());
    let picked = RwSignal::new(None::<Option<DeviceId>>);
    let to = Memo::new(move |_| {
        let likely = || state.with(|standing| likeliest(standing).map(|device| device.device));
        picked.get().unwrap_or_else(likely)
    });
    let begin = Callback::new(move |since: Option<DeviceId>| {
        giving.set(Giving::Building);
        problem.set(None);
        let request = request(session, since, chosen.get_untracked());
        spawn_local(async move {
            files::breathe().await;
            match session.desk().export(request).await {
                Ok(file) => {
                    given.update(|given| *given += 1);
                    // The next file is another one's: leaving photos out is no habit.
                    chosen.set(Files::default());
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
            <Recipient state to picked/>
            <WithFiles state to chosen/>
            {move || view! { <Buttons standing=state.get() to=to.get() begin/> }}
            <div class="stack" role="status">{move || outcome(giving)}</div>
            <ProblemLine problem/>
        </section>
    }
}

/// To whom: whom we met last, another device by its name, or nobody in particular.
#[component]
fn Recipient(
    state: Memo<HandoffStanding>,
    to: Memo<Option<DeviceId>>,
    picked: RwSignal<Option<Option<DeviceId>>>,
) -> impl IntoView {
    let session = session();
    let devices = Memo::new(move |_| {
        state.with(|standing| {
            let devices = standing.devices.iter();
            let devices = devices.filter(|device| !device.retired);
            devices.map(|device| device.device).collect::<Vec<_>>()
        })
    });
    let pick = move |event| picked.set(Some(event_target_value(&event).parse().ok()));
    move || {
        let devices = devices.get();
        (!devices.is_empty()).then(|| view! {
            <div class="field" data-field="recipient">
                <label for="recipient">{t::files::recipient()}</label>
                <select id="recipient" on:change=pick>
                    {devices.into_iter().map(|device| view! {
                        <option value=device.to_string() selected=move || to.get() == Some(device)>{session.device_name(device)}</option>
                    }).collect_view()}
                    <option value="" selected=move || to.get().is_none()>{t::handoff::give_all()}</option>
                </select>
            </div>
        })
    }
}

/// Which photos and signatures come along, with their size; nothing while there are none.
#[component]
fn WithFiles(
    state: Memo<HandoffStanding>,
    to: Memo<Option<DeviceId>>,
    chosen: RwSignal<Files>,
) -> impl IntoView {
    let session = session();
    let choice = LocalResource::new(move || {
        state.track();
        let (desk, to) = (session.desk(), to.get());
        async move { desk.files_choice(to).await.unwrap_or_default() }
    });
    let bulk = |bulk: Bulk| match bulk.count {
        0 => t::files::no_files().to_owned(),
        count => t::files::bulk(count, size(bulk.bytes)),
    };
    move || {
        let choice = choice.get().filter(|choice| choice.all.count > 0)?;
        let asked = choice.asked.count;
        let everybody = to.get().is_none();
        let one = move |files: Files, key: &'static str, label: &'static str, words: String| {
            let is = move || {
                chosen.get() == files
                    || (everybody && files == Files::All && chosen.get() == Files::Lacked)
            };
            view! {
                <button type="button" class="segment" role="radio" data-value=key tabindex=move || if is() { "0" } else { "-1" } aria-checked=move || is().to_string() on:click=move |_| chosen.set(files)>
                    {label}<small class="block">{words}</small>
                </button>
            }
        };
        Some(view! {
            <div class="field" data-field="files">
                <span class="label" id="files-label">{t::files::with()}</span>
                <div class="segments" role="radiogroup" aria-labelledby="files-label" on:keydown=arrows>
                    {(!everybody).then(|| one(Files::Lacked, "lacked", t::files::lacked(), bulk(choice.lacked)))}
                    {one(Files::All, "all", t::files::all(), bulk(choice.all))}
                    {one(Files::None, "none", t::files::none(), String::new())}
                </div>
                {(asked > 0).then(|| view! {
                    <p class="hint" data-asked=asked.to_string()>
                        {move || if chosen.get() == Files::None { t::files::asked_not(asked) } else { t::files::asked(asked) }}
                    </p>
                })}
            </div>
        })
    }
}

/// The chosen receiver as the filled button; the backup one tap deeper.
#[component]
fn Buttons(
    standing: HandoffStanding,
    to: Option<DeviceId>,
    begin: Callback<Option<DeviceId>>,
) -> impl IntoView {
    let session = session();
    let all = move |class: &'static str| {
        view! {
            <button type="button" class=class data-act="give-all" on:click=move |_| begin.run(None)>
                <Icon name=IconName::Handoff/>
                {t::handoff::give_all()}
            </button>
        }
    };
    let mut devices = standing.devices.into_iter();
    let Some(chosen) = devices.find(|device| Some(device.device) == to) else {
        return all("btn go big").into_any();
    };
    let note = match chosen.it_lacks {
        0 => t::handoff::give_nothing_new().to_owned(),
        count => t::handoff::give_since_note(count),
    };
    view! {
        <button type="button" class="btn go big" data-act="give-since" data-device=chosen.device.to_string() on:click=move |_| begin.run(to)>
            <Icon name=IconName::Handoff/>
            <span>{t::handoff::give_to(session.device_name(chosen.device))}<small>{note}</small></span>
        </button>
        <details class="exact">
            <summary class="link">{t::handoff::give_others()}</summary>
            <div class="stack">{all("btn")}</div>
        </details>
    }
    .into_any()
}

fn request(session: Session, since: Option<DeviceId>, files: Files) -> ExportRequest {
    ExportRequest {
        since,
        files,
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
