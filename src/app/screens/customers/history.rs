//! What was written into a customer's file, newest first: by whom, where, and what was written apart.

use crate::app::components::contest::changes;
use crate::app::components::course::{Course, Told};
use crate::app::components::row::DOT;
use crate::app::i18n::{labelled, t};
use crate::app::session::Session;
use crate::domain::customers::{CustomerChange, CustomerEvent};
use crate::domain::event::Event;
use crate::domain::ids::{CustomerId, Subject};
use leptos::prelude::*;

/// The history, read from the ledger's segments when it is opened.
#[component]
pub fn History(
    /// Whose file.
    id: CustomerId,
) -> impl IntoView {
    view! { <div data-history="customer"><Course subject=Subject::Customer(id) title=t::case::course() tell/></div> }
}

fn tell(event: &Event, session: Session) -> Option<Told> {
    let text = match event {
        Event::Customer(CustomerEvent::Registered(facts)) => t::customers::opened(&facts.name),
        Event::Customer(CustomerEvent::Changed(change)) => changed(session, change),
        _ => return None,
    };
    Some(Told {
        text,
        occurred_at: None,
        files: Vec::new(),
    })
}

fn changed(session: Session, change: &CustomerChange) -> String {
    let fields = changes(session, change).into_iter().map(|(label, text)| {
        let text = if text.is_empty() {
            t::settle::empty().to_owned()
        } else {
            text
        };
        labelled(label, text)
    });
    fields.collect::<Vec<_>>().join(DOT)
}
