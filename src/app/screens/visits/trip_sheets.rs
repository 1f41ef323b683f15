//! The steps of a research visit, each a sheet over its page.

use super::measures::MeasureFields;
use super::trip_form::TripFields;
use crate::app::components::carry_out::carry_out;
use crate::app::components::clause_link::ClauseLink;
use crate::app::components::dialog::Dialog;
use crate::app::components::draft;
use crate::app::components::field::{Choice, TextArea, TextField};
use crate::app::components::problem::ProblemLine;
use crate::app::components::row::DOT;
use crate::app::components::time_field::{TimeField, instant};
use crate::app::components::typed::Kept;
use crate::app::i18n::{heard_kind, t};
use crate::app::platform;
use crate::app::session::session;
use crate::desk::DeskError;
use crate::domain::event::Command;
use crate::domain::ids::{CaseId, CustomerId, HeardId, MeasureId, VisitId};
use crate::domain::visits::{Heard, HeardKind, Plan, Summary, Visit, VisitEvent};
use leptos::prelude::*;
use std::collections::BTreeMap;

const KINDS: [(&str, HeardKind); 4] = [
    ("opinion", HeardKind::Opinion),
    ("suggestion", HeardKind::Suggestion),
    ("criticism", HeardKind::Criticism),
    ("complaint", HeardKind::Complaint),
];

/// What can be done on a research visit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Write down a line.
    Hear,
    /// Put lines under topics.
    Sort,
    /// Bring everything together.
    SumUp,
    /// Draw up the plan.
    Plan,
    /// Plan it otherwise.
    Change,
}

impl Step {
    /// What it is called on its button.
    pub fn name(self) -> &'static str {
        match self {
            Self::Hear => t::visits::hear(),
            Self::Sort => t::visits::sort(),
            Self::SumUp => t::visits::sum_up(),
            Self::Plan => t::visits::make_plan(),
            Self::Change => t::visits::change_trip(),
        }
    }

    /// Whether the leader alone takes it.
    pub fn leads(self) -> bool {
        matches!(self, Self::SumUp | Self::Plan)
    }

    /// What it is called in tests.
    pub fn key(self) -> &'static str {
        match self {
            Self::Hear => "hear",
            Self::Sort => "sort",
            Self::SumUp => "sum-up",
            Self::Plan => "make-plan",
            Self::Change => "change-trip",
        }
    }
}

/// The sheet of the step that is open.
#[component]
pub fn Sheet(id: VisitId, step: RwSignal<Option<Step>>) -> impl IntoView {
    let session = session();
    move || {
        let which = step.get()?;
        let visit = untrack(|| session.world(|world| world.visits.get(&id).cloned()))?;
        let shown = RwSignal::new(true);
        Effect::new(move |_| {
            if !shown.get() {
                step.set(None);
            }
        });
        let close = Callback::new(move |()| step.set(None));
        let planned = Callback::new(move |_: VisitId| step.set(None));
        Some(view! {
            <Dialog open=shown title=which.name()>
                {match which {
                    Step::Hear => view! { <Hear visit=visit.clone() close/> }.into_any(),
                    Step::Sort => view! { <Sort visit=visit.clone() close/> }.into_any(),
                    Step::SumUp => view! { <SumUp id close/> }.into_any(),
                    Step::Plan => view! { <MakePlan visit=visit.clone() close/> }.into_any(),
                    Step::Change => {
                        let trip = visit.trip.as_ref().map(|trip| trip.value.clone());
                        view! { <TripFields id trip done=planned/> }.into_any()
                    }
                }}
            </Dialog>
        })
    }
}

/// A form that writes one event; `event` is what it says, or nothing while something is missing.
#[component]
fn Form(
    id: VisitId,
    close: Callback<()>,
    event: Callback<(), VisitEvent>,
    /// The draft to forget once it is written.
    kept: String,
    children: Children,
) -> impl IntoView {
    let session = session();
    let problem = RwSignal::new(None::<DeskError>);
    let submit = move |submitted: leptos::ev::SubmitEvent| {
        submitted.prevent_default();
        let command = Command::Visit(id, Box::new(event.run(())));
        let kept = kept.clone();
        carry_out(session, command, problem, move || {
            draft::clear(&kept);
            close.run(());
        });
    };
    view! {
        <form class="form" novalidate=true on:submit=submit>
            {children()}
            <ProblemLine problem/>
            <div class="form-foot"><button type="submit" class="btn go big" data-act="save">{t::common::save()}</button></div>
        </form>
    }
}

#[component]
fn Hear(visit: Visit, close: Callback<()>) -> impl IntoView {
    let session = session();
    let id = visit.id;
    let key = format!("heard/{id}");
    let customers: Vec<(CustomerId, String)> = session.world(|world| {
        let customers = visit.customers().into_iter();
        customers
            .map(|id| {
                let customer = world.customers.get(&id);
                (
                    id,
                    customer.map_or_else(String::new, |customer| customer.name.value.clone()),
                )
            })
            .collect()
    });
    let first = customers
        .first()
        .map(|(id, _)| id.to_string())
        .unwrap_or_default();
    let several = customers.len() > 1;
    let kept = Kept::begin(
        key.clone(),
        &[
            ("customer", &first),
            ("kind", "opinion"),
            ("speaker", ""),
            ("words", ""),
            ("at", ""),
        ],
    );
    let [customer, kind, speaker, words, at] =
        ["customer", "kind", "speaker", "words", "at"].map(|name| kept.field(name));
    let event = Callback::new(move |()| {
        let kind = kind.get_untracked();
        let kind = KINDS.iter().find(|(key, _)| *key == kind);
        let kind = kind.map(|(_, kind)| *kind).unwrap_or_default();
        let nobody = CustomerId(uuid::Uuid::nil());
        VisitEvent::Heard(Heard {
            line: HeardId(platform::new_uuid()),
            customer: customer.get_untracked().parse().unwrap_or(nobody),
            kind,
            speaker: speaker.get_untracked(),
            words: words.get_untracked(),
            occurred_at: instant(at).unwrap_or_else(platform::now),
            case: (kind == HeardKind::Complaint).then(|| CaseId(platform::new_uuid())),
        })
    });
    view! {
        <Form id close event kept=key>
            {several.then(|| view! {
                <div class="field" data-field="at-customer">
                    <label for="at-customer">{t::visits::heard_at()}</label>
                    <select id="at-customer" prop:value=move || customer.get() on:change=move |event| customer.set(event_target_value(&event))>
                        {customers.clone().into_iter().map(|(id, name)| view! { <option value=id.to_string()>{name}</option> }).collect_view()}
                    </select>
                </div>
            })}
            <Choice id="kind" label=t::visits::kind() value=kind options=KINDS.map(|(key, kind)| (key, heard_kind(kind))).to_vec()/>
            {move || (kind.get() == "complaint").then(|| view! { <p class="hint">{t::visits::complaint_note()}" "<ClauseLink clause="P01.10.13d"/></p> })}
            <TextArea id="words" label=t::visits::words() value=words/>
            <TextField id="speaker" label=t::visits::speaker() value=speaker optional=true/>
            <TimeField id="at" label=t::visits::when() value=at/>
        </Form>
    }
}

#[component]
fn Sort(visit: Visit, close: Callback<()>) -> impl IntoView {
    let id = visit.id;
    let key = format!("topics/{id}");
    let known: Vec<(String, &str)> = visit
        .heard
        .keys()
        .map(|line| {
            let topic = visit.topics.get(line);
            let topic = topic.map_or("", |topic| topic.value.as_str());
            (line.to_string(), topic)
        })
        .collect();
    let first: Vec<(&str, &str)> = known
        .iter()
        .map(|(line, topic)| (line.as_str(), *topic))
        .collect();
    let kept = Kept::begin(key.clone(), &first);
    let mut lines: Vec<(Heard, RwSignal<String>)> = visit
        .heard
        .values()
        .map(|heard| (heard.clone(), kept.field(&heard.line.to_string())))
        .collect();
    lines.sort_by_key(|(heard, _)| (heard.occurred_at, heard.line));
    let all = StoredValue::new(lines.clone());
    let known: Vec<String> = visit.topics().into_iter().map(str::to_owned).collect();
    let before = visit.clone();
    let event = Callback::new(move |()| {
        let topics: BTreeMap<HeardId, String> = all.with_value(|lines| {
            let lines = lines
                .iter()
                .map(|(heard, topic)| (heard.line, topic.get_untracked()));
            lines
                .filter(|(line, topic)| {
                    let stands = before
                        .topics
                        .get(line)
                        .is_some_and(|known| known.value == topic.trim());
                    !topic.trim().is_empty() && !stands
                })
                .collect()
        });
        VisitEvent::Sorted { topics }
    });
    view! {
        <Form id close event kept=key>
            <datalist id="topics">{known.into_iter().map(|topic| view! { <option value=topic></option> }).collect_view()}</datalist>
            {(1..).zip(lines).map(|(number, (heard, topic)): (usize, _)| {
                let id = format!("topic-{number}");
                let (field, of) = (id.clone(), id.clone());
                let words = [heard_kind(heard.kind).to_owned(), heard.words].join(DOT);
                view! {
                    <div class="field" data-field=field>
                        <label for=of>{words}</label>
                        <input id=id type="text" list="topics" autocomplete="off" placeholder=t::visits::topic() prop:value=move || topic.get() on:input=move |event| topic.set(event_target_value(&event))/>
                    </div>
                }
            }).collect_view()}
        </Form>
    }
}

#[component]
fn SumUp(id: VisitId, close: Callback<()>) -> impl IntoView {
    let key = format!("summary/{id}");
    let kept = Kept::begin(key.clone(), &[("words", "")]);
    let words = kept.field("words");
    let event = Callback::new(move |()| {
        VisitEvent::SummedUp(Summary {
            occurred_at: platform::now(),
            words: words.get_untracked(),
        })
    });
    view! { <Form id close event kept=key><TextArea id="words" label=t::visits::summary_words() value=words/></Form> }
}

/// A topic with the fields of its measure, or the reason for none.
#[derive(Clone)]
struct Row {
    topic: String,
    choice: RwSignal<String>,
    measure: MeasureFields,
    reason: RwSignal<String>,
}

#[component]
fn MakePlan(visit: Visit, close: Callback<()>) -> impl IntoView {
    let key = format!("plan/{}", visit.id);
    // Kept by the topic's words: the order changes when another line is put under a new one.
    let topics = visit.topics();
    let names: Vec<(String, &str)> = topics
        .iter()
        .flat_map(|topic| {
            let mark = format!("/{topic}");
            let empty = MeasureFields::names(&mark).into_iter();
            empty
                .chain([format!("reason{mark}")])
                .map(|name| (name, ""))
                .chain([(format!("how{mark}"), "measure")])
        })
        .collect();
    let first: Vec<(&str, &str)> = names
        .iter()
        .map(|(name, first)| (name.as_str(), *first))
        .collect();
    let kept = Kept::begin(key.clone(), &first);
    let rows: Vec<Row> = topics
        .iter()
        .map(|topic| {
            let mark = format!("/{topic}");
            Row {
                topic: (*topic).to_owned(),
                choice: kept.field(&format!("how{mark}")),
                measure: MeasureFields::of(kept, &mark),
                reason: kept.field(&format!("reason{mark}")),
            }
        })
        .collect();
    let all = StoredValue::new(rows.clone());
    let event = Callback::new(move |()| {
        let mut plan = Plan {
            occurred_at: platform::now(),
            measures: BTreeMap::new(),
            without: BTreeMap::new(),
        };
        all.with_value(|rows| {
            for row in rows {
                if row.choice.get_untracked() == "none" {
                    plan.without
                        .insert(row.topic.clone(), row.reason.get_untracked());
                } else {
                    let measure = row.measure.measure(&row.topic);
                    plan.measures
                        .insert(MeasureId(platform::new_uuid()), measure);
                }
            }
        });
        VisitEvent::PlanMade(plan)
    });
    view! {
        <Form id=visit.id close event kept=key>
            <p class="hint">{t::visits::plan_note()}</p>
            {(1..).zip(rows).map(|(number, row): (usize, Row)| {
                let Row { topic, choice, measure, reason } = row;
                let legend = topic.clone();
                view! {
                    <fieldset class="field" data-topic=topic>
                        <legend>{legend}</legend>
                        <Choice id=format!("how-{number}") label=t::visits::measures() value=choice options=vec![("measure", t::visits::with_measure()), ("none", t::visits::no_measure())]/>
                        {move || if choice.get() == "none" {
                            view! { <TextField id=format!("reason-{number}") label=t::visits::without() value=reason/> }.into_any()
                        } else {
                            measure.view(&format!("-{number}"))
                        }}
                    </fieldset>
                }
            }).collect_view()}
        </Form>
    }
}
