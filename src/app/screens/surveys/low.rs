//! What a survey showed and somebody has to solve: low answers, questions that fell; then its end (P01.10.12g–i).

use super::fill::names;
use crate::app::components::carry_out::carry_out;
use crate::app::components::clause_link::ClauseLink;
use crate::app::components::dialog::Dialog;
use crate::app::components::draft;
use crate::app::components::field::{Choice, TextArea};
use crate::app::components::person_picker::PersonPicker;
use crate::app::components::problem::ProblemLine;
use crate::app::components::row::DOT;
use crate::app::components::typed::Kept;
use crate::app::i18n::{grade, hundredths, question, t};
use crate::app::platform;
use crate::app::route::Route;
use crate::app::screens::visits::measures::{MeasureFields, MeasureList};
use crate::app::session::session;
use crate::desk::DeskError;
use crate::domain::event::Command;
use crate::domain::ids::{CaseId, CustomerId, MeasureId, SurveyId};
use crate::domain::measures::Outcome;
use crate::domain::surveys::{
    Conclusion, Question, Rise, Survey, SurveyEvent, Way, before, fallen, low_answers, results,
    rise,
};
use leptos::prelude::*;

/// One thing to solve.
#[derive(Clone, PartialEq)]
struct Item {
    customer: Option<CustomerId>,
    asked: Question,
    title: String,
    words: String,
    way: Option<Way>,
}

fn items(survey: &Survey) -> Vec<Item> {
    let session = session();
    session.context(|context| {
        let world = context.world;
        let low = low_answers(survey, context)
            .into_iter()
            .map(|(customer, asked)| {
                let sheet = survey.answers.get(&customer).map(|sheet| &sheet.value);
                let rating = sheet.and_then(|sheet| sheet.ratings.get(&asked));
                let name = world
                    .customers
                    .get(&customer)
                    .map(|customer| customer.name.value.clone());
                let title = [
                    name.unwrap_or_default(),
                    question(asked).to_owned(),
                    rating
                        .and_then(|rating| rating.grade)
                        .map(grade)
                        .unwrap_or_default()
                        .to_owned(),
                ];
                Item {
                    customer: Some(customer),
                    asked,
                    title: title.join(DOT),
                    words: rating
                        .map(|rating| rating.remark.clone())
                        .unwrap_or_default(),
                    way: survey.way(asked, Some(customer)).cloned(),
                }
            });
        let now = results(survey);
        let earlier = before(survey, world).map(results);
        let fell = fallen(survey, world).into_iter().map(|asked| {
            let earlier = earlier
                .as_ref()
                .and_then(|earlier| earlier.questions.get(&asked));
            let by = match rise(now.questions.get(&asked), earlier) {
                Rise::Fallen(by) => by,
                Rise::First | Rise::Same | Rise::Risen(_) => 0,
            };
            Item {
                customer: None,
                asked,
                title: t::surveys::low_fell(hundredths(by), question(asked)),
                words: String::new(),
                way: survey.way(asked, None).cloned(),
            }
        });
        fell.chain(low).collect()
    })
}

/// The list, with the measures among the ways.
#[component]
pub fn Low(survey: Survey) -> impl IntoView {
    let id = survey.id;
    let all = items(&survey);
    let item = RwSignal::new(None::<Item>);
    let open = RwSignal::new(false);
    let begin = move |one: Item| {
        item.set(Some(one));
        open.set(true);
    };
    let end = Callback::new(move |(measure, outcome): (MeasureId, Outcome)| {
        Command::Survey(id, Box::new(SurveyEvent::MeasureEnded { measure, outcome }))
    });
    let line = move |one: Item| {
        let found = one.way.as_ref().map(|way| match way.case {
            Some(case) => view! { <a class="btn quiet" href=Route::Case(case).href() data-way="case">{t::surveys::way_is_case()}</a> }.into_any(),
            None => view! { <span class="chip" data-way="measure">{t::surveys::way_is_measure()}</span> }.into_any(),
        });
        let (title, words, open) = (one.title.clone(), one.words.clone(), one.way.is_none());
        view! {
            <li class="found" data-low=open.to_string()>
                <div class="line">
                    <div class="grow"><b>{title}</b>{(!words.is_empty()).then(|| view! { <p>{words}</p> })}</div>
                    {found}
                    {open.then(|| {
                        let one = one.clone();
                        view! { <button type="button" class="btn" data-act="find-way" on:click=move |_| begin(one.clone())>{t::surveys::way()}</button> }
                    })}
                </div>
            </li>
        }
    };
    let none = all.is_empty();
    let answered = !survey.answers.is_empty();
    let measures = survey.measures.clone();
    let any = !measures.is_empty();
    answered.then(|| {
        view! {
            <section data-part="low">
                <div class="sec gap"><h2>{t::surveys::low()}</h2><ClauseLink clause="P01.10.12h"/></div>
                {none.then(|| view! { <p class="ask">{t::surveys::low_none()}</p> })}
                <ul class="found-list">{all.into_iter().map(line).collect_view()}</ul>
                {any.then(|| view! { <h3 class="gap">{t::visits::measures()}</h3><MeasureList measures end/> })}
                <Dialog open title=t::surveys::way()>
                    {move || item.get().map(|item| view! { <FindWay id item close=Callback::new(move |()| {
                        open.try_set(false);
                    })/> })}
                </Dialog>
            </section>
        }
    })
}

#[component]
fn FindWay(id: SurveyId, item: Item, close: Callback<()>) -> impl IntoView {
    let session = session();
    let by_case = item.customer.is_some();
    let whose = item
        .customer
        .map_or_else(String::new, |customer| customer.to_string());
    let [what, owner, by] = MeasureFields::names("");
    let kept = Kept::begin(
        format!("way/{id}/{}/{whose}", names(item.asked).0),
        &[
            ("how", if by_case { "case" } else { "measure" }),
            ("to", ""),
            (&what, ""),
            (&owner, ""),
            (&by, ""),
        ],
    );
    let how = kept.field("how");
    let to = kept.person("to");
    let fields = MeasureFields::of(kept, "");
    let problem = RwSignal::new(None::<DeskError>);
    let (customer, asked) = (item.customer, item.asked);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let case = how.get_untracked() == "case";
        let way = Way {
            occurred_at: platform::now(),
            question: asked,
            customer,
            case: case.then(|| CaseId(platform::new_uuid())),
            to: to.get_untracked().filter(|_| case),
            measure: (!case).then(|| {
                (
                    MeasureId(platform::new_uuid()),
                    fields.measure(question(asked)),
                )
            }),
        };
        let command = Command::Survey(id, Box::new(SurveyEvent::WayFound(way)));
        let forget = kept.forget();
        carry_out(session, command, problem, move || {
            forget();
            close.run(());
        });
    };
    view! {
        <form class="form" novalidate=true on:submit=submit>
            <div><b>{item.title}</b><p>{item.words}</p></div>
            {by_case.then(|| view! {
                <Choice id="how" label=t::surveys::way_how() value=how options=vec![("case", t::surveys::way_case()), ("measure", t::surveys::way_measure())]/>
            })}
            {move || if how.get() == "case" {
                view! { <PersonPicker id="to" label=t::surveys::way_to() value=to/> }.into_any()
            } else {
                fields.view("")
            }}
            <ProblemLine problem/>
            <div class="form-foot"><button type="submit" class="btn go big" data-act="save">{t::common::save()}</button></div>
        </form>
    }
}

/// What the numbers mean, with which a survey ends.
#[component]
pub fn Conclude(id: SurveyId, close: Callback<()>) -> impl IntoView {
    let session = session();
    let key = format!("analysis/{id}");
    let kept = Kept::begin(key.clone(), &[("analysis", "")]);
    let analysis = kept.field("analysis");
    let problem = RwSignal::new(None::<DeskError>);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let conclusion = Conclusion {
            occurred_at: platform::now(),
            analysis: analysis.get_untracked(),
        };
        let command = Command::Survey(id, Box::new(SurveyEvent::Concluded(conclusion)));
        let key = key.clone();
        carry_out(session, command, problem, move || {
            draft::clear(&key);
            close.run(());
        });
    };
    view! {
        <form class="form" novalidate=true on:submit=submit>
            <TextArea id="analysis" label=t::surveys::analysis() value=analysis/>
            <ProblemLine problem/>
            <div class="form-foot"><button type="submit" class="btn go big" data-act="save">{t::common::save()}</button></div>
        </form>
    }
}
