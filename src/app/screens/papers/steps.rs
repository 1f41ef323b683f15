//! The steps of a paper, each a sheet over its page.

use crate::app::components::capture::{PhotoCapture, SignaturePad};
use crate::app::components::carry_out::carry_out;
use crate::app::components::customer_picker::CustomerPicker;
use crate::app::components::dialog::Dialog;
use crate::app::components::field::{Choice, Line, TextArea, TextField};
use crate::app::components::keys::{channel_of, channels};
use crate::app::components::person_picker::PersonPicker;
use crate::app::components::problem::ProblemLine;
use crate::app::components::time_field::{TimeField, instant};
use crate::app::i18n::{t, t::papers as p};
use crate::app::platform;
use crate::app::route::Route;
use crate::app::session::{Session, session};
use crate::desk::DeskError;
use crate::domain::cases::{
    Attachment, Caller, CaseCommand, Channel, Circumstances, Grade, Intake, Received, Told,
    next_number,
};
use crate::domain::event::Command;
use crate::domain::ids::{CaseId, CustomerId, PaperId, PersonId};
use crate::domain::papers::{Paper, PaperEvent, PaperKind};
use crate::domain::roles::Role;
use crate::domain::time::Timestamp;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// What can be done about a paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Submit it to the leaders.
    Submit,
    /// Say that one has seen it.
    See,
    /// Take a case from it.
    OpenCase,
    /// Answer by a letter.
    Answer,
    /// It was handed to somebody.
    Deliver,
    /// The information was passed on.
    PassOn,
    /// Into a customer's file.
    Assign,
    /// File it.
    File,
    /// Something by a date.
    Task,
    /// That was done.
    TaskDone,
}

impl Step {
    /// What it is called on its button.
    pub fn name(self) -> &'static str {
        match self {
            Self::Submit => p::submit(),
            Self::See => p::see(),
            Self::OpenCase => p::open_case(),
            Self::Answer => p::answer(),
            Self::Deliver => p::deliver(),
            Self::PassOn => p::pass_on(),
            Self::Assign => p::assign(),
            Self::File => p::file(),
            Self::Task => p::task(),
            Self::TaskDone => p::task_done(),
        }
    }

    /// What it is called in tests.
    pub fn key(self) -> &'static str {
        match self {
            Self::Submit => "submit",
            Self::See => "see",
            Self::OpenCase => "open-case",
            Self::Answer => "answer-letter",
            Self::Deliver => "deliver",
            Self::PassOn => "pass-on",
            Self::Assign => "assign-customer",
            Self::File => "file",
            Self::Task => "task",
            Self::TaskDone => "task-done",
        }
    }

    /// All that make sense for this paper now, in the order of likelihood.
    pub fn all(paper: &Paper, session: Session) -> Vec<Self> {
        let me = session.actor();
        let waits_for_me = paper.unseen().any(|deed| deed.person == Some(me));
        let fits = |step: &Self| match step {
            Self::Submit => paper.kind == PaperKind::Complaint,
            Self::See => waits_for_me,
            Self::OpenCase => paper.kind != PaperKind::Notice,
            Self::Answer => paper.kind != PaperKind::Notice,
            Self::TaskDone => !paper.open_tasks().is_empty(),
            _ => true,
        };
        let all = [
            Self::Submit,
            Self::See,
            Self::OpenCase,
            Self::Answer,
            Self::PassOn,
            Self::Deliver,
            Self::Assign,
            Self::File,
            Self::TaskDone,
            Self::Task,
        ];
        all.into_iter().filter(fits).collect()
    }

    /// The likeliest next one.
    pub fn next(paper: &Paper, session: Session) -> Option<Self> {
        let me = session.actor();
        let complaint = paper.kind == PaperKind::Complaint;
        if paper.unseen().any(|deed| deed.person == Some(me)) {
            Some(Self::See)
        } else if complaint && paper.submitted.is_empty() {
            Some(Self::Submit)
        } else if complaint && paper.cases.is_empty() {
            Some(Self::OpenCase)
        } else if paper.kind == PaperKind::Notice {
            let done = !paper.passed_on.is_empty();
            Some(if done { Self::File } else { Self::PassOn })
        } else if paper.answers.is_empty() {
            Some(Self::Answer)
        } else if paper.deliveries.is_empty() {
            Some(Self::Deliver)
        } else {
            paper.filed.is_empty().then_some(Self::File)
        }
    }
}

/// The sheet of the step that is open.
#[component]
pub fn Sheet(id: PaperId, step: RwSignal<Option<Step>>) -> impl IntoView {
    let session = session();
    move || {
        let which = step.get()?;
        let paper = untrack(|| session.world(|world| world.papers.get(&id).cloned()))?;
        let shown = RwSignal::new(true);
        Effect::new(move |_| {
            if !shown.get() {
                step.set(None);
            }
        });
        let close = Callback::new(move |()| step.set(None));
        Some(view! {
            <Dialog open=shown title=which.name()>
                {match which {
                    Step::OpenCase => view! { <OpenCase paper=paper.clone() close/> }.into_any(),
                    _ => view! { <Form which paper=paper.clone() close/> }.into_any(),
                }}
            </Dialog>
        })
    }
}

/// What a form of a step holds; each step shows the fields that it needs.
#[derive(Clone, Copy)]
struct Fields {
    text: RwSignal<String>,
    who: RwSignal<String>,
    person: RwSignal<Option<PersonId>>,
    customer: RwSignal<Option<CustomerId>>,
    channel: RwSignal<String>,
    signature: RwSignal<String>,
    photos: RwSignal<String>,
    by: RwSignal<String>,
    at: RwSignal<String>,
}

fn files(of: RwSignal<String>) -> Vec<Attachment> {
    of.with_untracked(|text| serde_json::from_str(text))
        .unwrap_or_default()
}

impl Fields {
    fn begin(which: Step, paper: &Paper, party: String) -> Self {
        let text = |value: String| RwSignal::new(value);
        let nothing = String::new;
        let (words, who) = match which {
            Step::Answer => (p::draft(&paper.subject), nothing()),
            Step::Deliver => (p::letter_title().to_owned(), party),
            _ => (nothing(), nothing()),
        };
        Self {
            text: text(words),
            who: text(who),
            person: RwSignal::new(None),
            customer: RwSignal::new(None),
            channel: text("in_person".to_owned()),
            signature: text(nothing()),
            photos: text(nothing()),
            by: text(nothing()),
            at: text(nothing()),
        }
    }

    /// The event of the step; nobody chosen is somebody whom the domain does not know, and says so.
    fn event(self, which: Step) -> Option<PaperEvent> {
        let nobody = PersonId(uuid::Uuid::nil());
        let occurred_at = instant(self.at).unwrap_or_else(platform::now);
        let text = self.text.get_untracked().trim().to_owned();
        let who = self.who.get_untracked().trim().to_owned();
        let person = self.person.get_untracked().unwrap_or(nobody);
        Some(match which {
            Step::Submit => PaperEvent::Submitted {
                to: person,
                occurred_at,
            },
            Step::See => PaperEvent::Seen {
                instruction: text,
                occurred_at,
            },
            Step::Answer => PaperEvent::Answered {
                letter: text,
                copy: files(self.photos),
                occurred_at,
            },
            Step::Deliver => PaperEvent::Delivered {
                what: text,
                to: who,
                channel: channel_of(&self.channel.get_untracked()),
                files: files(self.signature)
                    .into_iter()
                    .chain(files(self.photos))
                    .collect(),
                occurred_at,
            },
            Step::PassOn => PaperEvent::PassedOn {
                to: who,
                occurred_at,
            },
            Step::Assign => PaperEvent::Assigned {
                customer: self
                    .customer
                    .get_untracked()
                    .unwrap_or(CustomerId(uuid::Uuid::nil())),
            },
            Step::File => PaperEvent::Filed {
                place: who,
                occurred_at,
            },
            Step::Task => PaperEvent::TaskSet {
                what: text,
                owner: person,
                by: instant(self.by).unwrap_or(Timestamp(0)),
            },
            Step::TaskDone => PaperEvent::TaskDone {
                result: text,
                occurred_at,
            },
            Step::OpenCase => return None,
        })
    }
}

#[component]
fn Form(which: Step, paper: Paper, close: Callback<()>) -> impl IntoView {
    let session = session();
    let party = session.world(|world| super::party_words(&paper, world));
    let fields = Fields::begin(which, &paper, party);
    let id = paper.id;
    let problem = RwSignal::new(None::<DeskError>);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if let Some(event) = fields.event(which) {
            let command = Command::Paper(id, Box::new(event));
            carry_out(session, command, problem, move || close.run(()));
        }
    };
    let Fields {
        text,
        who,
        person,
        customer,
        channel,
        signature,
        photos,
        by,
        at,
    } = fields;
    let photo_field = move |label: &'static str| {
        view! {
            <div class="field" data-field="photos">
                <label for="photos">{label}" "<small>{t::common::optional()}</small></label>
                <PhotoCapture id="photos".to_owned() value=photos.into() set=Callback::new(move |value| photos.set(value))/>
            </div>
        }
    };
    let body = match which {
        Step::Submit => view! { <PersonPicker id="to" label=p::to_leader() value=person roles=&[Role::GeneralManager, Role::Supervisor]/> }.into_any(),
        Step::See => view! { <TextArea id="text" label=p::instruction() value=text optional=true/> }.into_any(),
        Step::Answer => view! {
            <TextArea id="text" label=p::letter() value=text/>
            {photo_field(p::copy())}
        }
        .into_any(),
        Step::Deliver => view! {
            <TextField id="text" label=p::what_delivered() value=text/>
            <TextField id="who" label=p::recipient() value=who/>
            <Choice id="channel" label=p::how() value=channel options=channels()/>
            <div class="field" data-field="signature">
                <label for="signature">{p::proof()}" "<small>{t::common::optional()}</small></label>
                <SignaturePad id="signature".to_owned() value=signature.into() set=Callback::new(move |value| signature.set(value)) hint=p::proof()/>
            </div>
            {photo_field(p::posting())}
        }
        .into_any(),
        Step::PassOn => view! { <TextField id="who" label=p::passed_to() value=who/> }.into_any(),
        Step::Assign => {
            let search = RwSignal::new(paper.party.clone());
            view! { <CustomerPicker id="customer" label=p::customer() value=customer search/> }.into_any()
        }
        Step::File => view! { <TextField id="who" label=p::place() value=who/> }.into_any(),
        Step::Task => view! {
            <TextField id="text" label=p::task_what() value=text/>
            <PersonPicker id="owner" label=p::task_owner() value=person/>
            <TimeField id="by" label=p::task_by() value=by future=true/>
        }
        .into_any(),
        Step::TaskDone => view! { <TextArea id="text" label=p::result() value=text/> }.into_any(),
        Step::OpenCase => ().into_any(),
    };
    let timed = !matches!(which, Step::Assign | Step::Task);
    view! {
        <form class="form" novalidate=true on:submit=submit>
            {body}
            {timed.then(|| view! { <TimeField id="at" label=p::when() value=at/> })}
            <ProblemLine problem/>
            <div class="form-foot"><button type="submit" class="btn go big" data-act="save">{t::common::save()}</button></div>
        </form>
    }
}

/// Taking a case from a letter: what it says, what is wanted, by when the writer hears.
#[component]
fn OpenCase(paper: Paper, close: Callback<()>) -> impl IntoView {
    let session = session();
    let words = RwSignal::new(paper.subject.clone());
    let wanted = RwSignal::new(String::new());
    let promise = RwSignal::new(String::new());
    let phone = RwSignal::new(String::new());
    let stranger = paper.customers.is_empty();
    let problem = RwSignal::new(None::<DeskError>);
    let paper = StoredValue::new(paper);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let id = CaseId(platform::new_uuid());
        let paper = paper.get_value();
        let typed = [words, wanted, promise, phone];
        let received = received(session, &paper, typed);
        let take = Command::Case(id, Box::new(CaseCommand::Receive(received)));
        let led = Command::Paper(paper.id, Box::new(PaperEvent::Led { case: id }));
        spawn_local(async move {
            // The case first: what the paper leads to has to be there.
            let mut done = session.execute(take).await.map(drop);
            if done.is_ok() {
                done = session.execute(led).await.map(drop);
            }
            match done {
                Ok(()) => {
                    session.say(t::common::saved());
                    close.run(());
                    Route::Case(id).go();
                }
                Err(error) => drop(problem.try_set(Some(error))),
            }
        });
    };
    view! {
        <form class="form" novalidate=true on:submit=submit>
            <TextArea id="words" label=t::form::words() value=words/>
            <TextField id="wanted" label=t::form::wanted() value=wanted/>
            {stranger.then(|| view! { <TextField id="phone" label=t::case::phone() value=phone kind=Line::Phone/> })}
            <TimeField id="promise" label=t::form::by() value=promise future=true/>
            <ProblemLine problem/>
            <div class="form-foot"><button type="submit" class="btn go big" data-act="save">{t::common::save()}</button></div>
        </form>
    }
}

fn received(
    session: Session,
    paper: &Paper,
    [words, wanted, promise, phone]: [RwSignal<String>; 4],
) -> Received {
    let now = platform::now();
    let desk = session.desk();
    let customer = paper.customers.iter().next().copied();
    session.world(|world| {
        let offset = world.organisation.calendar_at(now).offset_minutes;
        let file = customer.and_then(|id| world.customers.get(&id));
        let caller = file.map_or_else(
            || Caller {
                name: paper.party.clone(),
                phone: phone.get_untracked().trim().to_owned(),
                ..Caller::default()
            },
            |file| Caller {
                name: file.name.value.clone(),
                phone: file.phone.value.clone(),
                address: file.address.value.clone(),
            },
        );
        let wanted = match wanted.get_untracked().trim() {
            "" => Told::NotAsked,
            text => Told::Said(text.to_owned()),
        };
        Received {
            number: next_number(world, desk.device(), now, offset),
            intake: Intake::Request,
            customer,
            caller,
            channel: Channel::Written,
            words: words.get_untracked().trim().to_owned(),
            circumstances: Circumstances {
                wanted,
                ..Circumstances::default()
            },
            occurred_at: paper.received_at,
            grade: Grade::Ordinary,
            promise: instant(promise),
            read_back: false,
            not_read_back: String::new(),
            target: None,
            source: None,
            round: None,
            attachments: paper.pages.clone(),
        }
    })
}
