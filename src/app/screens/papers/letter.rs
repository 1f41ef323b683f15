//! The letter that answers a paper, on A4: firm, recipient, what it is about, the text, room for signature and seal.

use super::party_words;
use crate::app::i18n::{full_date, t::papers as p};
use crate::app::screens::outages::PaperFoot;
use crate::app::session::session;
use crate::domain::deed::Deed;
use crate::domain::papers::Paper;
use leptos::prelude::*;

/// The page.
#[component]
pub fn LetterPaper(paper: Paper, answer: Deed) -> impl IntoView {
    let session = session();
    let (firm, party) =
        session.world(|world| (world.organisation.name.clone(), party_words(&paper, world)));
    let day = full_date(answer.at, session.offset());
    let paragraphs: Vec<String> = answer.text.lines().map(str::to_owned).collect();
    view! {
        <article class="letter-paper">
            <h1>{firm}<small>{p::letter_title()}</small></h1>
            <p>{p::letter_to(party)}</p>
            <p><b>{p::letter_about(paper.number.clone(), paper.subject.clone())}</b></p>
            {paragraphs.into_iter().map(|line| view! { <p>{line}</p> }).collect_view()}
            <div class="signed"><span>{p::letter_seal()}" "{day}</span></div>
            <PaperFoot/>
        </article>
    }
}
