//! What only a quality complaint asks at intake: whether there is a loss, the class for the time being, whether somebody has to look at it on
//! the spot (P04.03.01b, P04.05.00, P04.09.02a). Order, item and quantities are the next step, with the papers of the delivery at hand.

use super::sheet::Sheet;
use crate::app::components::clause_link::ClauseLink;
use crate::app::components::field::Choice;
use crate::app::i18n::{self as words, t::quality as q};
use crate::app::session::session;
use crate::domain::cases::quality::{Class, Loss};
use leptos::prelude::*;

/// Keys by place in the list of all.
const PLACES: [&str; 3] = ["0", "1", "2"];

/// The questions.
#[component]
pub fn QualityQuestions(sheet: Sheet) -> impl IntoView {
    let session = session();
    let losses = PLACES.iter().zip(Loss::ALL);
    let losses = losses.map(|(key, loss)| (*key, words::quality::loss(*loss)));
    let classes = PLACES.iter().zip(Class::ALL);
    let classes = classes.map(|(key, class)| (*key, words::quality::class(*class)));
    let spot = move || sheet.on_the_spot.get();
    let original = Memo::new(move |_| {
        let follows = sheet.follows.get()?;
        session.world(|world| {
            let case = world.cases.get(&follows)?;
            Some(case.called().to_owned())
        })
    });
    view! {
        {move || original.get().map(|number| view! {
            <p class="hint" data-follows="">{q::attached(number)}" "<ClauseLink clause="P04.09.09b"/></p>
        })}
        <Choice id="loss" label=q::f_loss() value=sheet.loss options=losses.collect()/>
        <Choice id="class" label=q::f_class() value=sheet.class options=classes.collect()/>
        <div class="line" data-field="on-the-spot">
            <button type="button" class="segment" role="checkbox" data-act="on-the-spot" aria-checked=move || spot().to_string() on:click=move |_| sheet.on_the_spot.update(|spot| *spot = !*spot)>
                {q::on_the_spot()}
            </button>
            <ClauseLink clause="P04.09.02a"/>
        </div>
    }
}
