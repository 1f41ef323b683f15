//! Satisfaction surveys: the list, the page of one, its form, and the questionnaire in the customer's hands (P01.10.12a–i).

mod fill;
mod form;
mod give;
mod low;
mod print;
mod results;
mod type_in;

pub use fill::Questionnaire;
pub use form::SurveyNew;

use crate::app::components::app_bar::AppBar;
use crate::app::components::contest::ContestsOf;
use crate::app::components::dialog::Dialog;
use crate::app::components::paper::PaperButton;
use crate::app::components::row::{DOT, Row};
use crate::app::i18n::{full_date, t};
use crate::app::route::Route;
use crate::app::session::session;
use crate::domain::clock::Clock;
use crate::domain::ids::{CustomerId, Subject, SurveyId};
use crate::domain::surveys::{Survey, clocks};
use leptos::prelude::*;

/// Every survey, the newest first.
#[component]
pub fn SurveyList() -> impl IntoView {
    let session = session();
    let lines = Memo::new(move |_| {
        let offset = session.offset();
        session.context(|context| {
            let mut all: Vec<&Survey> = context.world.surveys.values().collect();
            all.sort_by_key(|survey| (std::cmp::Reverse(survey.facts.value.from), survey.id));
            let line = |survey: &Survey| {
                let mut open = clocks(survey, context);
                open.retain(|clock| clock.is_open() && clock.opens <= context.now);
                open.sort_by_key(|clock| clock.deadline.due);
                let from = full_date(survey.facts.value.from, offset);
                let below = [
                    t::surveys::begun(&from),
                    t::surveys::back_of(survey.given.len(), survey.answers.len()),
                ];
                let chip = if survey.concluded.value.is_some() {
                    t::surveys::over()
                } else {
                    t::surveys::running()
                };
                (
                    survey.id,
                    survey.facts.value.name.clone(),
                    below.join(DOT),
                    open.into_iter().next(),
                    chip,
                )
            };
            all.into_iter().map(line).collect::<Vec<_>>()
        })
    });
    let row =
        |(id, what, who, clock, chip): (SurveyId, String, String, Option<Clock>, &'static str)| {
            view! { <li><Row href=Route::Survey(id).href() clock instead=chip what who chip/></li> }
        };
    view! {
        {move || lines.with(Vec::is_empty).then(|| view! { <p class="ask">{t::surveys::none()}</p> })}
        <ul class="rows flush">{move || lines.get().into_iter().map(row).collect_view()}</ul>
    }
}

/// What is open over the page of a survey.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sheet {
    Give,
    TypeIn(CustomerId),
    Rename,
    Conclude,
}

/// The page of one survey.
#[component]
pub fn SurveyPage(id: SurveyId) -> impl IntoView {
    let session = session();
    let survey = Memo::new(move |_| session.world(|world| world.surveys.get(&id).cloned()));
    let sheet = RwSignal::new(None::<Sheet>);
    view! {
        <main class="page narrow" data-screen="survey" data-survey=id.to_string()>
            {move || match survey.get() {
                None => view! {
                    <AppBar title=t::surveys::title() back=Route::Visits/>
                    <p class="empty">{t::surveys::not_here()}</p>
                }
                .into_any(),
                Some(survey) => page(survey, sheet).into_any(),
            }}
            <Sheets id sheet/>
        </main>
    }
}

fn page(survey: Survey, sheet: RwSignal<Option<Sheet>>) -> impl IntoView {
    let session = session();
    let over = survey.concluded.value.is_some();
    let from = full_date(survey.facts.value.from, session.offset());
    let state = if over {
        t::surveys::over()
    } else {
        t::surveys::running()
    };
    let below = [state.to_owned(), t::surveys::begun(from)].join(DOT);
    let name = survey.facts.value.name.clone();
    let paper = survey.clone();
    // One filled button: giving out first, ending once everything is back.
    let all_back = !survey.given.is_empty()
        && survey
            .given
            .keys()
            .all(|customer| survey.answers.contains_key(customer));
    let give = if all_back { "btn" } else { "btn go" };
    let conclude = if all_back { "btn go" } else { "btn" };
    let form_name = name.clone();
    view! {
        <AppBar title=name below=move || below.clone() back=Route::Visits>
            <button type="button" class="btn quiet" data-act="rename-survey" on:click=move |_| sheet.set(Some(Sheet::Rename))>{t::surveys::rename()}</button>
        </AppBar>
        <ContestsOf subject=Subject::Survey(survey.id)/>
        <div class="line">
            {(!over).then(|| view! {
                <button type="button" class=give data-act="give" on:click=move |_| sheet.set(Some(Sheet::Give))>{t::surveys::give()}</button>
            })}
            {(!over && !survey.answers.is_empty()).then(|| view! {
                <button type="button" class=conclude data-act="conclude" on:click=move |_| sheet.set(Some(Sheet::Conclude))>{t::surveys::conclude()}</button>
            })}
            <PaperButton label=t::surveys::print_form() act="print-form"><print::FormPaper survey=form_name.clone()/></PaperButton>
            {(!survey.answers.is_empty()).then(|| view! {
                <PaperButton label=t::surveys::print_results() act="print-results"><print::ResultsPaper survey=paper.clone()/></PaperButton>
            })}
        </div>
        <low::Low survey=survey.clone()/>
        <results::ResultsPart survey=survey.clone()/>
        <give::Given survey=survey.clone() type_in=Callback::new(move |customer| sheet.set(Some(Sheet::TypeIn(customer))))/>
    }
}

#[component]
fn Sheets(id: SurveyId, sheet: RwSignal<Option<Sheet>>) -> impl IntoView {
    let session = session();
    move || {
        let which = sheet.get()?;
        let survey = untrack(|| session.world(|world| world.surveys.get(&id).cloned()))?;
        let shown = RwSignal::new(true);
        Effect::new(move |_| {
            if !shown.get() {
                sheet.set(None);
            }
        });
        let close = Callback::new(move |()| sheet.set(None));
        let renamed = Callback::new(move |_: SurveyId| sheet.set(None));
        let title = match which {
            Sheet::Give => t::surveys::give().to_owned(),
            Sheet::Rename => t::surveys::rename().to_owned(),
            Sheet::Conclude => t::surveys::conclude().to_owned(),
            Sheet::TypeIn(customer) => session.world(|world| {
                let customer = world.customers.get(&customer);
                t::surveys::fill_for(customer.map_or("", |customer| customer.name.value.as_str()))
            }),
        };
        Some(view! {
            <Dialog open=shown title>
                {match which {
                    Sheet::Give => view! { <give::Give survey=survey.clone() close/> }.into_any(),
                    Sheet::Rename => view! { <form::SurveyFields id facts=Some(survey.facts.value.clone()) done=renamed/> }.into_any(),
                    Sheet::Conclude => view! { <low::Conclude id close/> }.into_any(),
                    Sheet::TypeIn(customer) => view! { <type_in::TypeIn survey=survey.clone() customer close/> }.into_any(),
                }}
            </Dialog>
        })
    }
}
