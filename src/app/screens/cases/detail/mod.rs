//! One case: where it stands, what burns, what I may do next and why not the rest, and everything that happened.

mod after;
mod approvals;
mod clears;
mod complaint;
mod complaint_papers;
mod craft;
mod departments;
mod due;
mod facts;
mod fault;
mod fault_paper;
mod forms;
mod grumble;
mod head;
mod owed;
mod panel;
mod petition;
mod quality;
mod quality_papers;
mod receipt;
mod returns;
pub(in crate::app::screens) mod sentence;
mod settled;
mod timeline;

pub(in crate::app::screens) use petition::offence_key;

pub use after::standing as improvement_standing;

use crate::app::components::icons::{Icon, IconName};
use crate::app::i18n::t;
use crate::app::screens::letters::Letters;
use crate::app::screens::papers::PapersOfCase;
use crate::app::session::session;
use crate::domain::cases::{Action, ActionKind, Case, actions};
use crate::domain::ids::{CaseId, Subject};
use leptos::prelude::*;

/// What the parts of this screen share.
#[derive(Clone, Copy)]
pub(super) struct Detail {
    /// Which case.
    pub id: CaseId,
    /// The case as it is now.
    pub case: Memo<Option<Case>>,
    /// Every step, allowed or refused.
    pub actions: Memo<Vec<Action>>,
    /// The step whose form is open.
    pub open: RwSignal<Option<ActionKind>>,
    /// Whether its history is here: what stands below it comes with it, so that nothing moves under the finger.
    pub told: RwSignal<bool>,
}

/// The detail of one case.
#[component]
pub fn CaseDetail(
    /// Which case.
    id: CaseId,
    /// Where "back" leads when the list is not beside it.
    back: String,
) -> impl IntoView {
    let session = session();
    // Whom a report concerns sees neither the case nor its number (P10.11.12a).
    let case = Memo::new(move |_| {
        let me = session.actor();
        session.world(|world| {
            world
                .cases
                .get(&id)
                .filter(|case| !case.concerns(me))
                .cloned()
        })
    });
    let steps = Memo::new(move |_| {
        session.context(|context| {
            context
                .world
                .cases
                .get(&id)
                .map_or_else(Vec::new, |case| actions(case, context))
        })
    });
    let detail = Detail {
        id,
        case,
        actions: steps,
        open: RwSignal::new(None),
        told: RwSignal::new(false),
    };
    let known = Memo::new(move |_| case.with(Option::is_some));
    view! {
        <section class="detail" data-case=id.to_string() aria-label=t::common::cases()>
            {move || {
                if known.get() {
                    view! {
                        <head::Head detail/>
                        <div class="body">
                            <due::Due detail/>
                            <div>
                                <settled::Settled detail/>
                                <departments::Between detail/>
                                <fault::OfFault detail/>
                                <grumble::OfGrumble detail/>
                                <timeline::Timeline detail/>
                                <Show when=move || detail.told.get()>
                                    <approvals::ApprovalsAndPapers detail/>
                                    <complaint::OfComplaint detail/>
                                    <quality::OfQuality detail/>
                                    <complaint::Lessons detail/>
                                    <returns::OfReturns detail/>
                                    <after::Follows detail/>
                                    <craft::Craft detail/>
                                    <PapersOfCase case=id/>
                                    <Letters subject=Subject::Case(id)/>
                                    <facts::Facts detail/>
                                </Show>
                            </div>
                            // In portrait it stands below all of them.
                            <Show when=move || detail.told.get()>
                                <panel::Panel detail/>
                            </Show>
                        </div>
                        <Foot detail back=back.clone()/>
                        <forms::OpenForm detail/>
                    }
                    .into_any()
                } else {
                    view! { <p class="empty">{t::case::not_here()}</p> }.into_any()
                }
            }}
        </section>
    }
}

/// The bar at the thumb, in portrait: back, note, and the likeliest next step.
#[component]
fn Foot(detail: Detail, back: String) -> impl IntoView {
    let primary = move || {
        detail.actions.with(|actions| {
            actions
                .iter()
                .find(|action| action.primary && action.refused.is_none())
                .map(|action| action.kind)
                // A note stands there anyway.
                .filter(|kind| *kind != ActionKind::Note)
        })
    };
    view! {
        <footer class="bar">
            <a class="btn quiet back" href=back aria-label=t::common::back()><Icon name=IconName::Back/></a>
            <button class="btn" on:click=move |_| detail.open.set(Some(ActionKind::Note))>{t::case::note_it()}</button>
            {move || primary().map(|kind| view! {
                <button class="btn go big" data-act=forms::key(kind) on:click=move |_| detail.open.set(Some(kind))>{forms::name(kind)}</button>
            })}
        </footer>
    }
}
