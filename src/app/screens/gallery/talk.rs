//! How the app speaks: chips, filters, tabs, nothing and wrong, progress, tables, sheets, messages, paper.

use super::Part;
use crate::app::components::clause_link::ClauseLink;
use crate::app::components::dialog::Dialog;
use crate::app::components::empty::Empty;
use crate::app::components::filters::{Filter, Filters};
use crate::app::components::icons::{Icon, IconName};
use crate::app::components::progress::Progress;
use crate::app::components::rules::HelpPart;
use crate::app::components::states::{Loading, Wrong};
use crate::app::components::tabs::Tabs;
use crate::app::i18n::t;
use crate::app::session::session;
use leptos::prelude::*;

/// Chips, filters, tabs.
#[component]
pub fn Chips() -> impl IntoView {
    let (mine, part) = (RwSignal::new(true), RwSignal::new(HelpPart::Rules));
    view! {
        <Part id="chips" title=t::gallery::chips()>
            <div class="line"><span class="chip">{t::labels::kind_repair()}</span><span class="chip a">{t::case::major()}</span></div>
            <Filters label=t::today::whose()>
                <Filter is=true value=mine label=t::today::mine()/>
                <Filter is=false value=mine label=t::today::everybodys()/>
            </Filters>
            <Tabs id="gallery-tabs" label=t::parts::help() value=part options=vec![(HelpPart::Rules, "rules", t::parts::rules()), (HelpPart::Keys, "keys", t::parts::keys())]/>
        </Part>
    }
}

/// Nothing, on its way, wrong, refused, and what exists only here.
#[component]
pub fn States() -> impl IntoView {
    view! {
        <Part id="states" title=t::gallery::states()>
            <Empty icon=IconName::Check text=t::today::nothing()/>
            <Loading text=t::regulations::loading()/>
            <Wrong what=t::handoff::not_taken() why=t::handoff::unreadable() again=Callback::new(|()| ())/>
            <p class="problem">{t::case_refusals::receipt_missing()}" "<ClauseLink clause="P10.09.11a"/></p>
            <div class="only"><Icon name=IconName::Handoff/><div><strong>{t::today::only_here(37)}</strong>{t::parts::never_handed()}</div><a class="btn quiet" href="#/gallery">{t::today::give()}</a></div>
            <div class="only soon"><Icon name=IconName::Handoff/><div><strong>{t::today::only_here(37)}</strong>{t::parts::never_handed()}</div><a class="btn quiet" href="#/gallery">{t::today::give()}</a></div>
            <div class="only late"><Icon name=IconName::Handoff/><div><strong>{t::today::only_here(37)}</strong>{t::parts::never_handed()}</div><a class="btn quiet" href="#/gallery">{t::today::give()}</a></div>
        </Part>
    }
}

/// Progress that can be stopped, and of which the end is not known.
#[component]
pub fn Doing() -> impl IntoView {
    view! {
        <Part id="progress" title=t::gallery::progress()>
            <Progress words=t::spreadsheet::taking(100, 40) of=Some((40, 100)) cancel=Some(Callback::new(|()| ()))/>
            <Progress words=t::handoff::building() of=None cancel=None/>
        </Part>
    }
}

/// A table that becomes a list on a phone.
#[component]
pub fn Table() -> impl IntoView {
    let row = |number: u32| {
        view! {
            <tr>
                <td data-label=t::handoff::device()><span>{t::gallery::person()}<small>{t::gallery::words()}</small></span></td>
                <td data-label=t::handoff::col_given()>"14:05"</td>
                <td class="n" data-label=t::handoff::it_lacks()>{number}</td>
            </tr>
        }
    };
    view! {
        <Part id="table" title=t::gallery::table()>
            <table class="cards">
                <thead><tr><th scope="col">{t::handoff::device()}</th><th scope="col">{t::handoff::col_given()}</th><th scope="col" class="n">{t::handoff::it_lacks()}</th></tr></thead>
                <tbody>{row(0)}{row(37)}</tbody>
            </table>
        </Part>
    }
}

/// A sheet, and a message that can be taken back.
#[component]
pub fn Sheets() -> impl IntoView {
    let session = session();
    let open = RwSignal::new(false);
    view! {
        <Part id="sheets" title=t::gallery::sheets()>
            <div class="line">
                <button type="button" class="btn" data-act="open-sheet" on:click=move |_| open.set(true)>{t::gallery::open()}</button>
                <button type="button" class="btn" data-act="say" on:click=move |_| session.say_with_undo(t::common::saved(), Callback::new(move |()| session.say(t::parts::undone())))>{t::parts::undo()}</button>
            </div>
            <Dialog open title=t::gallery::words()><p>{t::gallery::person()}</p></Dialog>
        </Part>
    }
}

/// What only a printer shows.
#[component]
pub fn Paper() -> impl IntoView {
    view! {
        <Part id="paper" title=t::gallery::paper()>
            <crate::app::components::letterhead::Letterhead title=t::gallery::words()/>
        </Part>
    }
}
