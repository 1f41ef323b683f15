//! The pick-up code: shown once, on the screen and on a slip, and kept nowhere.

use super::papers::SlipPaper;
use crate::app::components::dialog::Dialog;
use crate::app::components::paper::PaperButton;
use crate::app::i18n::{on_paper, t::petitions as p};
use crate::app::route::Route;
use crate::app::session::session;
use crate::domain::cases::petition::Petition;
use crate::domain::cases::{Case, Procedure, clocks};
use crate::domain::ids::CaseId;
use leptos::prelude::*;

/// The code of a case that was just taken. Closing the sheet forgets it and opens the case.
#[component]
pub fn Slip(code: RwSignal<Option<(CaseId, String)>>) -> impl IntoView {
    let session = session();
    move || {
        let (id, text) = code.get()?;
        let shown = RwSignal::new(true);
        Effect::new(move |_| {
            if !shown.get() {
                code.set(None);
                Route::Case(id).go();
            }
        });
        let due = session.context(|context| {
            let case = context.world.cases.get(&id)?;
            answer_due(case, context)
        });
        let due = due.map(|due| on_paper(due, session.offset()));
        let (text, due) = (StoredValue::new(text), StoredValue::new(due));
        Some(view! {
            <Dialog open=shown title=p::slip()>
                <p class="slip-code" data-code="" aria-live="polite">{text.get_value()}</p>
                <p>{p::slip_once()}</p>
                <p>{p::slip_how()}</p>
                {due.get_value().map(|due| view! { <p>{p::slip_due(due)}</p> })}
                <div class="form-foot">
                    <PaperButton label=p::slip_print() act="print-slip"><SlipPaper code=text.get_value() due=due.get_value()/></PaperButton>
                    <button type="button" class="btn go" data-act="slip-given" on:click=move |_| shown.set(false)>{p::slip_given()}</button>
                </div>
            </Dialog>
        })
    }
}

/// By when there is an answer.
pub(super) fn answer_due(
    case: &Case,
    context: &crate::domain::context::Context<'_>,
) -> Option<crate::domain::time::Timestamp> {
    let Procedure::Petition(petition) = &case.procedure else {
        return None;
    };
    let petition: &Petition = petition;
    let clocks = clocks(case, context).into_iter();
    let mut clocks = clocks.filter(|clock| clock.duty == petition.matter.duty());
    clocks.next().map(|clock| clock.deadline.due)
}
