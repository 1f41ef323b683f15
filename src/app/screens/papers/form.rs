//! Entering a paper in the book.

use crate::app::components::app_bar::AppBar;
use crate::app::components::capture::PhotoCapture;
use crate::app::components::carry_out::carry_out;
use crate::app::components::customer_picker::CustomerPicker;
use crate::app::components::field::{Choice, TextField};
use crate::app::components::problem::KeptFormEnd;
use crate::app::components::time_field::{TimeField, instant};
use crate::app::components::typed::Kept;
use crate::app::i18n::{direction, paper_kind, t::papers as p};
use crate::app::platform;
use crate::app::route::Route;
use crate::app::session::session;
use crate::desk::DeskError;
use crate::domain::cases::Attachment;
use crate::domain::event::Command;
use crate::domain::ids::{CustomerId, PaperId};
use crate::domain::papers::{Direction, PaperEvent, PaperFacts, PaperKind, next_paper_number};
use leptos::prelude::*;

/// What can be entered, with the keys of the form.
const KINDS: [(&str, PaperKind); 3] = [
    ("complaint", PaperKind::Complaint),
    ("letter", PaperKind::Letter),
    ("notice", PaperKind::Notice),
];

/// The fields of a new paper, as a page.
#[component]
pub fn PaperForm() -> impl IntoView {
    let session = session();
    let id = PaperId(platform::new_uuid());
    let fields = [
        ("kind", "complaint"),
        ("way", "in"),
        ("party", ""),
        ("subject", ""),
        ("at", ""),
        ("pages", ""),
        ("customer", ""),
    ];
    let kept = Kept::begin("paper/new".to_owned(), &fields);
    let [kind, way, party, subject, at, pages] =
        ["kind", "way", "party", "subject", "at", "pages"].map(|name| kept.field(name));
    let customer = kept.bound::<Option<CustomerId>>(
        "customer",
        |text| text.parse().ok(),
        |customer| customer.map_or_else(String::new, |id| id.to_string()),
    );
    let problem = RwSignal::new(None::<DeskError>);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let now = platform::now();
        let desk = session.desk();
        let number = session.world(|world| {
            let offset = world.organisation.calendar_at(now).offset_minutes;
            next_paper_number(world, desk.device(), now, offset)
        });
        let chosen = kind.get_untracked();
        let chosen = KINDS.into_iter().find(|(key, _)| *key == chosen);
        let facts = PaperFacts {
            number,
            kind: chosen.map_or(PaperKind::Letter, |(_, kind)| kind),
            direction: if way.get_untracked() == "out" {
                Direction::Out
            } else {
                Direction::In
            },
            party: party.get_untracked().trim().to_owned(),
            customer: customer.get_untracked(),
            subject: subject.get_untracked().trim().to_owned(),
            occurred_at: instant(at).unwrap_or(now),
            pages: pages
                .with_untracked(|pages| serde_json::from_str::<Vec<Attachment>>(pages))
                .unwrap_or_default(),
        };
        let command = Command::Paper(id, Box::new(PaperEvent::Entered(facts)));
        let forget = kept.forget();
        carry_out(session, command, problem, move || {
            forget();
            Route::Paper(id).go();
        });
    };
    view! {
        <main class="page narrow" data-screen="paper-new">
            <AppBar title=p::new() back=Route::Papers/>
            <form class="form" novalidate=true on:submit=submit>
                <Choice id="kind" label=p::kind() value=kind options=KINDS.map(|(key, kind)| (key, paper_kind(kind))).to_vec()/>
                <Choice id="way" label=p::direction() value=way options=vec![("in", direction(Direction::In)), ("out", direction(Direction::Out))]/>
                <TextField id="subject" label=p::subject() value=subject/>
                <CustomerPicker id="customer" label=p::party() value=customer search=party/>
                <div class="field" data-field="pages">
                    <span class="label">{p::pages()}</span>
                    <PhotoCapture id="pages".to_owned() value=pages.into() set=Callback::new(move |value| pages.set(value))/>
                </div>
                <TimeField id="received" label=p::received() value=at/>
                <KeptFormEnd problem/>
            </form>
        </main>
    }
}
