//! The first page: found, join, or look at demonstration data; and, when the firm is there but nobody is signed in, "who are you?".

pub mod demo;
mod found;
mod join;
mod language;

pub use found::Found;
pub use join::{Join, WhoAreYou};
pub use language::Languages;

use super::plain::plain_page;
use crate::app::components::icons::{Icon, IconName};
use crate::app::i18n::t;
use crate::app::later::{Later, later};
use crate::app::session::session;
use leptos::prelude::*;

/// What the person has chosen to do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Way {
    #[default]
    Choosing,
    Founding,
    Joining,
}

/// Shown until there is an organisation and somebody is signed in.
#[component]
pub fn Welcome() -> impl IntoView {
    let session = session();
    let way = RwSignal::new(Way::default());
    let founded = Memo::new(move |_| session.world(|world| world.organisation.is_founded()));
    let back = Callback::new(move |()| way.set(Way::Choosing));
    let body = move || match (founded.get(), way.get()) {
        (true, _) => later(Later::WhoAreYou),
        (false, Way::Choosing) => view! { <Ways way/> }.into_any(),
        (false, Way::Founding) => later(Later::Found { back }),
        (false, Way::Joining) => later(Later::Join { back }),
    };
    plain_page(body)
}

#[component]
fn Ways(way: RwSignal<Way>) -> impl IntoView {
    view! {
        <h1 class="lead">{t::welcome::title()}</h1>
        <p class="ask">{t::welcome::offline()}</p>
        <ul class="ways">
            <li>
                <button type="button" class="way go" data-act="found" on:click=move |_| way.set(Way::Founding)>
                    <Icon name=IconName::Plus/>
                    <span><b>{t::welcome::found()}</b><small>{t::welcome::found_note()}</small></span>
                </button>
            </li>
            <li>
                <button type="button" class="way" data-act="join" on:click=move |_| way.set(Way::Joining)>
                    <Icon name=IconName::Handoff/>
                    <span><b>{t::welcome::join()}</b><small>{t::welcome::join_note()}</small></span>
                </button>
            </li>
            <li><demo::LookAtDemo/></li>
        </ul>
    }
}
