//! Measures on a page: who does what by when, how it ended, and the fields of a new one. Research visits and surveys share them.

use crate::app::components::carry_out::carry_out;
use crate::app::components::clock::ClockCell;
use crate::app::components::dialog::Dialog;
use crate::app::components::field::{Choice, Line, TextArea, TextField};
use crate::app::components::problem::ProblemLine;
use crate::app::components::row::DOT;
use crate::app::components::time_field::{TimeField, instant};
use crate::app::components::typed::Kept;
use crate::app::i18n::{full_date, t};
use crate::app::platform;
use crate::app::session::session;
use crate::desk::DeskError;
use crate::domain::clause::Clause;
use crate::domain::clock::{Clock, Deadline, Duty, Owner};
use crate::domain::event::Command;
use crate::domain::ids::{MeasureId, PersonId, Subject};
use crate::domain::measures::{Measure, Measures, Outcome, Task};
use crate::domain::time::{DAY, MINUTE, Timestamp};
use leptos::prelude::*;

/// What, who and by when, as chosen.
#[derive(Clone, Copy)]
pub struct MeasureFields {
    what: RwSignal<String>,
    owner: RwSignal<String>,
    by: RwSignal<String>,
}

impl MeasureFields {
    /// Their names among the fields of a form that is kept; `mark` tells several on one form apart.
    pub fn names(mark: &str) -> [String; 3] {
        ["what", "owner", "by"].map(|name| format!("{name}{mark}"))
    }

    /// The fields of these names.
    pub fn of(kept: Kept, mark: &str) -> Self {
        let [what, owner, by] = Self::names(mark).map(|name| kept.field(&name));
        Self { what, owner, by }
    }

    /// As it is written down; what is missing the domain says.
    pub fn measure(self, about: &str) -> Measure {
        let session = session_offset();
        Measure {
            about: about.to_owned(),
            what: self.what.get_untracked(),
            owner: self
                .owner
                .get_untracked()
                .parse()
                .unwrap_or(PersonId(uuid::Uuid::nil())),
            by: end_of_day(&self.by.get_untracked(), session).unwrap_or_default(),
        }
    }

    /// The fields; `mark` tells several on one form apart.
    pub fn view(self, mark: &str) -> AnyView {
        let session = session();
        let people: Vec<(String, String)> = session.world(|world| {
            let people = world.organisation.people.iter();
            let mut people: Vec<(String, String)> = people
                .filter(|(_, person)| person.active)
                .map(|(id, person)| (id.to_string(), person.name.clone()))
                .collect();
            people.sort_by(|one, other| one.1.cmp(&other.1));
            people
        });
        let owner = self.owner;
        let id = format!("owner{mark}");
        let (field, of) = (id.clone(), id.clone());
        view! {
            <TextField id=format!("what{mark}") label=t::visits::measure_what() value=self.what/>
            <div class="two">
                <div class="field" data-field=field>
                    <label for=of>{t::visits::measure_owner()}</label>
                    <select id=id prop:value=move || owner.get() on:change=move |event| owner.set(event_target_value(&event))>
                        <option value="">"—"</option>
                        {people.into_iter().map(|(id, name)| view! { <option value=id>{name}</option> }).collect_view()}
                    </select>
                </div>
                <TextField id=format!("by{mark}") label=t::visits::measure_by() value=self.by kind=Line::Date/>
            </div>
        }
        .into_any()
    }
}

fn session_offset() -> i32 {
    session().offset()
}

/// The last minute of a day, by the firm's wall clock.
fn end_of_day(date: &str, offset_minutes: i32) -> Option<Timestamp> {
    let day = chrono::NaiveDate::parse_from_str(date, "%Y-%m-%d").ok()?;
    let midnight = day.and_hms_opt(0, 0, 0)?.and_utc().timestamp_millis();
    let local = Timestamp(midnight).plus(DAY - MINUTE);
    Some(local.plus(-i64::from(offset_minutes) * MINUTE))
}

/// Every measure with its clock, open ones first; each can be ended.
#[component]
pub fn MeasureList(
    /// The measures.
    measures: Measures,
    /// What ending one asks for.
    end: Callback<(MeasureId, Outcome), Command>,
) -> impl IntoView {
    let session = session();
    let ending = RwSignal::new(None::<MeasureId>);
    let open = RwSignal::new(false);
    let begin = move |id| {
        ending.set(Some(id));
        open.set(true);
    };
    let (ended, all) = measures.ended();
    let mut tasks: Vec<(MeasureId, Task)> = measures.0.into_iter().collect();
    tasks.sort_by_key(|(id, task)| (task.ended.value.is_some(), task.measure.by, *id));
    let line = move |(id, task): (MeasureId, Task)| {
        let clock = clock_of(&task);
        let by = full_date(task.measure.by, session.offset());
        let below = [
            task.measure.about.clone(),
            session.name_of(task.measure.owner),
            by,
        ];
        let below: Vec<String> = below.into_iter().filter(|part| !part.is_empty()).collect();
        let outcome = task.ended.value.map(|outcome| {
            let how = if outcome.done {
                t::visits::measure_done()
            } else {
                t::visits::measure_dropped()
            };
            [how.to_owned(), outcome.words].join(DOT)
        });
        let over = outcome.is_some();
        view! {
            <li class="row measure" data-measure=over.to_string()>
                <ClockCell clock/>
                <div><b>{task.measure.what}</b><small class="block">{below.join(DOT)}</small>{outcome.map(|outcome| view! { <small class="block">{outcome}</small> })}</div>
                {(!over).then(|| view! { <button type="button" class="btn" data-act="end-measure" on:click=move |_| begin(id)>{t::visits::measure_end()}</button> })}
            </li>
        }
    };
    view! {
        {(all > 0).then(|| view! { <p class="ask" data-measures=format!("{ended}/{all}")>{t::visits::measures_of(all, ended)}</p> })}
        <ul class="rows flush">{tasks.into_iter().map(line).collect_view()}</ul>
        <Dialog open title=t::visits::measure_end()>
            {move || ending.get().map(|measure| view! { <End measure end close=Callback::new(move |()| {
                open.try_set(false);
            })/> })}
        </Dialog>
    }
}

/// As the row shows it; whether it counts at all is the regulation's and the agenda's matter.
fn clock_of(task: &Task) -> Clock {
    let ended = task.ended.value.as_ref();
    Clock {
        subject: Subject::Other(String::new()),
        duty: Duty::CarryOutMeasure,
        clause: Some(Clause("P01.10.13g")),
        owner: Owner::Person(task.measure.owner),
        opens: task.since,
        deadline: Deadline {
            start: task.since,
            span: None,
            pauses: Vec::new(),
            due: task.measure.by,
        },
        amber: task.measure.by.since(task.since).max(0) / 4,
        met: ended.filter(|end| end.done).map(|end| end.occurred_at),
        void: ended.is_some_and(|end| !end.done),
    }
}

#[component]
fn End(
    measure: MeasureId,
    end: Callback<(MeasureId, Outcome), Command>,
    close: Callback<()>,
) -> impl IntoView {
    let session = session();
    let kept = Kept::begin(
        format!("measure/{measure}"),
        &[("how", "done"), ("words", ""), ("at", "")],
    );
    let [how, words, at] = ["how", "words", "at"].map(|name| kept.field(name));
    let problem = RwSignal::new(None::<DeskError>);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let outcome = Outcome {
            occurred_at: instant(at).unwrap_or_else(platform::now),
            done: how.get_untracked() == "done",
            words: words.get_untracked(),
        };
        let forget = kept.forget();
        carry_out(session, end.run((measure, outcome)), problem, move || {
            forget();
            close.run(());
        });
    };
    view! {
        <form class="form" novalidate=true on:submit=submit>
            <Choice id="how" label=t::visits::measure_how() value=how options=vec![("done", t::visits::measure_done()), ("dropped", t::visits::measure_dropped())]/>
            <TextArea id="words" label=t::visits::measure_words() value=words/>
            <TimeField id="at" label=t::visits::when() value=at/>
            <ProblemLine problem/>
            <div class="form-foot"><button type="submit" class="btn go big" data-act="save">{t::common::save()}</button></div>
        </form>
    }
}
