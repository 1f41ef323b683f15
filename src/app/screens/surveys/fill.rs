//! The questionnaire in the customer's hands: large, calm, nothing of the firm's data round it (P01.10.12b–f).

use crate::app::components::carry_out::carry_out;
use crate::app::components::draft;
use crate::app::components::field::{TextArea, arrows};
use crate::app::components::problem::ProblemLine;
use crate::app::components::typed::Kept;
use crate::app::i18n::{grade, question, question_asked, t};
use crate::app::platform;
use crate::app::route::Route;
use crate::app::session::session;
use crate::desk::DeskError;
use crate::domain::event::Command;
use crate::domain::figures::Figure;
use crate::domain::ids::{CustomerId, SurveyId};
use crate::domain::surveys::{Question, Rating, Sheet, SurveyChannel, SurveyEvent};
use leptos::prelude::*;

/// What a question's fields are called: the answer, the remark.
pub fn names(question: Question) -> (&'static str, &'static str) {
    match question {
        Question::Installation => ("installation", "installation-remark"),
        Question::Running => ("running", "running-remark"),
        Question::CarryingOut => ("carrying-out", "carrying-out-remark"),
        Question::AfterSales => ("after-sales", "after-sales-remark"),
        Question::Training => ("training", "training-remark"),
    }
}

/// Every field of the form, empty.
pub fn empty() -> Vec<(&'static str, &'static str)> {
    let names = Question::ALL.map(names);
    names
        .into_iter()
        .flat_map(|(answer, remark)| [(answer, ""), (remark, "")])
        .collect()
}

/// What was tapped and typed; a question without an answer is left out, and the domain says so.
pub fn ratings(kept: Kept) -> std::collections::BTreeMap<Question, Rating> {
    let rating = |question: Question| {
        let (answer, remark) = names(question);
        let answer = kept.text(answer);
        let grade = match answer.as_str() {
            "" => return None,
            "none" => None,
            grade => Some(grade.parse().unwrap_or_default()),
        };
        let rating = Rating {
            grade,
            remark: kept.text(remark),
        };
        Some((question, rating))
    };
    Question::ALL.into_iter().filter_map(rating).collect()
}

/// The five steps of satisfaction, the best first, then "does not apply".
const STEPS: [&str; 6] = ["5", "4", "3", "2", "1", "none"];

fn step_name(step: &str) -> &'static str {
    match step.parse() {
        Ok(step) => grade(step),
        Err(_) => t::surveys::not_applicable(),
    }
}

/// One question with its answers and, where it is low or somebody wants to add something, words.
#[component]
pub fn Ask(
    /// Which.
    asked: Question,
    /// The form.
    kept: Kept,
    /// As the customer reads it; otherwise in short, for typing in.
    #[prop(optional)]
    large: bool,
) -> impl IntoView {
    let session = session();
    let (name, remark_name) = names(asked);
    let (answer, remark) = (kept.field(name), kept.field(remark_name));
    let limit = session.context(|context| context.figures_at(context.now).get(Figure::LowGrade));
    let low = Memo::new(move |_| {
        answer
            .get()
            .parse::<i64>()
            .is_ok_and(|grade| grade <= limit)
    });
    let given = Memo::new(move |_| answer.with(|answer| !answer.is_empty() && answer != "none"));
    let label = format!("{name}-label");
    let labelled = label.clone();
    let button = move |step: &'static str| {
        let chosen = move || answer.with(|answer| answer == step);
        let stop = move || {
            if chosen() || (step == "5" && answer.with(String::is_empty)) {
                "0"
            } else {
                "-1"
            }
        };
        let class = if step == "none" {
            "segment quiet"
        } else {
            "segment"
        };
        view! {
            <button type="button" class=class role="radio" data-value=step tabindex=stop aria-checked=move || chosen().to_string() on:click=move |_| answer.set(step.to_owned())>
                {step_name(step)}
            </button>
        }
    };
    let words = if large {
        question_asked(asked)
    } else {
        question(asked)
    };
    view! {
        <div class="field question" data-field=name>
            <h2 id=label>{words}</h2>
            <div class="segments" id=name role="radiogroup" aria-labelledby=labelled on:keydown=arrows>{STEPS.map(button)}</div>
            {move || given.get().then(|| {
                let label = if low.get() { t::surveys::fill_reason() } else { t::surveys::fill_remark() };
                view! { <TextArea id=remark_name label value=remark optional=!low.get()/> }
            })}
        </div>
    }
}

/// The page that is handed to the customer.
#[component]
pub fn Questionnaire(survey: SurveyId, customer: CustomerId) -> impl IntoView {
    let session = session();
    let key = format!("questionnaire/{survey}/{customer}");
    let kept = Kept::begin(key.clone(), &empty());
    let thanked = RwSignal::new(false);
    let problem = RwSignal::new(None::<DeskError>);
    let open = Memo::new(move |_| {
        let answers = Question::ALL.map(|question| kept.field(names(question).0));
        answers
            .iter()
            .filter(|answer| answer.with(String::is_empty))
            .count()
    });
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let sheet = Sheet {
            customer,
            occurred_at: platform::now(),
            channel: SurveyChannel::OnSite,
            by_customer: true,
            ratings: ratings(kept),
            attachments: Vec::new(),
        };
        let command = Command::Survey(survey, Box::new(SurveyEvent::Answered(sheet)));
        let key = key.clone();
        carry_out(session, command, problem, move || {
            draft::clear(&key);
            thanked.try_set(true);
        });
    };
    let submit = StoredValue::new(submit);
    view! {
        <main class="page narrow questionnaire" data-screen="questionnaire">
            {move || if thanked.get() {
                view! {
                    <div class="thanks" data-thanks="">
                        <h1>{t::surveys::fill_thanks()}</h1>
                        <p>{t::surveys::fill_thanks_note()}</p>
                        <a class="btn" href=Route::Survey(survey).href() data-act="take-back">{t::surveys::fill_back()}</a>
                    </div>
                }
                .into_any()
            } else {
                view! {
                    <header class="stack tight">
                        <h1>{t::surveys::fill_title()}</h1>
                        <p>{t::surveys::fill_note()}</p>
                    </header>
                    <form class="form" novalidate=true on:submit=move |event| submit.with_value(|submit| submit(event))>
                        {Question::ALL.map(|asked| view! { <Ask asked kept large=true/> }).collect_view()}
                        <ProblemLine problem/>
                        <div class="form-foot">
                            <a class="btn quiet" href=Route::Survey(survey).href() data-act="not-now">{t::surveys::fill_cancel()}</a>
                            <span class="ask" role="status">{move || (open.get() > 0).then(|| t::surveys::fill_open(open.get()))}</span>
                            <button type="submit" class="btn go big" data-act="save">{t::surveys::fill_send()}</button>
                        </div>
                    </form>
                }
                .into_any()
            }}
        </main>
    }
}
