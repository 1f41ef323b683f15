//! What happened to a paper, newest first, as it stands in the ledger.

use crate::app::components::course::{self, Told};
use crate::app::i18n::{near_time, t::papers as p};
use crate::app::platform;
use crate::app::session::Session;
use crate::domain::event::Event;
use crate::domain::ids::{PaperId, Subject};
use crate::domain::papers::PaperEvent;
use leptos::prelude::*;

/// The history of one paper.
#[component]
pub fn Course(id: PaperId) -> impl IntoView {
    view! { <course::Course subject=Subject::Paper(id) title=p::course() tell/> }
}

fn tell(event: &Event, session: Session) -> Option<Told> {
    let Event::Paper(event) = event else {
        return None;
    };
    Some(Told {
        text: sentence(event, session),
        occurred_at: event.occurred_at(),
        files: event.attachments().into_iter().cloned().collect(),
    })
}

fn sentence(event: &PaperEvent, session: Session) -> String {
    let when = |at| near_time(at, platform::now(), session.offset());
    match event {
        PaperEvent::Entered(facts) => p::tell_entered(&facts.subject),
        PaperEvent::Assigned { customer } => {
            let name = session.world(|world| {
                let customer = world.customers.get(customer)?;
                Some(customer.name.value.clone())
            });
            p::tell_assigned(name.unwrap_or_default())
        }
        PaperEvent::Submitted { to, .. } => p::tell_submitted(session.name_of(*to)),
        PaperEvent::Seen { instruction, .. } => p::tell_seen(instruction),
        PaperEvent::Led { case } => {
            let number = session.world(|world| {
                let case = world.cases.get(case)?;
                Some(case.number.clone())
            });
            p::tell_led(number.unwrap_or_default())
        }
        PaperEvent::Answered { letter, .. } => p::tell_answered(letter),
        PaperEvent::Delivered { what, to, .. } => p::tell_delivered(what, to),
        PaperEvent::PassedOn { to, .. } => p::tell_passed(to),
        PaperEvent::Filed { place, .. } => p::tell_filed(place),
        PaperEvent::TaskSet { what, owner, by } => {
            p::tell_task(when(*by), what, session.name_of(*owner))
        }
        PaperEvent::TaskDone { result, .. } => p::tell_done(result),
        PaperEvent::PutInOrder { files, .. } => p::tell_ordered(files),
        PaperEvent::MonthSigned(signed) => p::tell_month(&signed.words),
    }
}
