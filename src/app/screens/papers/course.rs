//! What happened to a paper, newest first, as it stands in the ledger.

use crate::app::components::photo::PhotoStrip;
use crate::app::components::row::DOT;
use crate::app::i18n::{clock_time, month_day, near_time, t, t::papers as p, wall};
use crate::app::platform;
use crate::app::session::{Session, session};
use crate::desk::HistoryLine;
use crate::domain::cases::Attachment;
use crate::domain::event::Event;
use crate::domain::ids::{PaperId, Subject};
use crate::domain::papers::PaperEvent;
use leptos::prelude::*;

/// The history of one paper.
#[component]
pub fn Course(id: PaperId) -> impl IntoView {
    let session = session();
    let lines = LocalResource::new(move || {
        session.track();
        let desk = session.desk();
        async move {
            desk.history(&Subject::Paper(id), platform::now())
                .await
                .unwrap_or_default()
        }
    });
    view! {
        <section>
            <div class="sec gap"><h2>{p::course()}</h2></div>
            <ol class="time">
                {move || lines.get().map(|lines| lines.iter().rev().map(|line| told(line, session)).collect_view())}
            </ol>
        </section>
    }
}

fn told(line: &HistoryLine, session: Session) -> impl IntoView + use<> {
    let offset = session.offset();
    let now = platform::now();
    let (text, occurred_at, files) = match &line.event {
        Some(Event::Paper(event)) => {
            let files: Vec<Attachment> = event.attachments().into_iter().cloned().collect();
            (sentence(event, session), event.occurred_at(), files)
        }
        _ => (t::timeline::unknown().to_owned(), None, Vec::new()),
    };
    let at = occurred_at.unwrap_or(line.at);
    let waits = line.waiting.map(|_| t::trust::line().to_owned());
    let doubt = line
        .clock_doubt
        .then(|| t::timeline::clock_doubt().to_owned());
    let small = [
        waits,
        Some(session.name_of(line.actor)),
        Some(session.device_name(line.dot.device)),
        doubt,
    ];
    let small: Vec<String> = small.into_iter().flatten().collect();
    let today = wall(at, offset).date_naive() == wall(now, offset).date_naive();
    let day = (!today).then(|| month_day(at, offset));
    view! {
        <li>
            <time>{clock_time(at, offset)}{day.map(|day| view! { <small>{day}</small> })}</time>
            <div>
                <p>{text}</p>
                <small>{small.join(DOT)}</small>
                {(!files.is_empty()).then(|| view! { <PhotoStrip attachments=Signal::stored(files)/> })}
            </div>
        </li>
    }
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
