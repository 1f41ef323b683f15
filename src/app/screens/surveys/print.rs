//! The questionnaire to send or hand out, and the results. A4.

use super::results::{or_dash, rise_words};
use crate::app::components::row::DOT;
use crate::app::i18n::{grade, hundredths, percent, question, question_asked, t};
use crate::app::screens::outages::PaperFoot;
use crate::app::screens::visits::print::Signatures;
use crate::app::session::session;
use crate::domain::surveys::{Question, Survey, before, results, rise};
use leptos::prelude::*;

/// The empty questionnaire (P01.10.12a–f).
#[component]
pub fn FormPaper(
    /// What the survey is called.
    survey: String,
) -> impl IntoView {
    let steps = [5, 4, 3, 2, 1]
        .map(grade)
        .into_iter()
        .chain([t::surveys::not_applicable()]);
    let steps: Vec<&str> = steps.collect();
    view! {
        <article class="question-paper">
            <h1>{t::surveys::paper_form()}</h1>
            <p>{survey}</p>
            <p>{t::surveys::fill_note()}</p>
            {Question::ALL.map(|asked| view! {
                <section>
                    <h2>{question_asked(asked)}</h2>
                    <p class="tick-here">{steps.iter().map(|step| view! { <span><i></i>{*step}</span> }).collect_view()}</p>
                    <p class="write-here">{t::surveys::fill_remark()}</p>
                </section>
            }).collect_view()}
            <Signatures names=vec![t::surveys::paper_customer().to_owned(), t::surveys::paper_date().to_owned()]/>
            <PaperFoot/>
        </article>
    }
}

/// The results on one page (P01.10.12g, i).
#[component]
pub fn ResultsPaper(survey: Survey) -> impl IntoView {
    let session = session();
    let numbers = results(&survey);
    let before = session.world(|world| before(&survey, world).map(results));
    let rows = Question::ALL.map(|asked| {
        let now = numbers.questions.get(&asked).copied().unwrap_or_default();
        let earlier = before
            .as_ref()
            .and_then(|before| before.questions.get(&asked));
        view! {
            <tr>
                <td>{question(asked)}</td>
                <td>{or_dash(now.mean(), hundredths)}</td>
                <td>{or_dash(now.spread(), hundredths)}</td>
                <td>{or_dash(now.content(), percent)}</td>
                <td>{now.answered()}</td>
                <td>{rise_words(rise(Some(&now), earlier))}</td>
            </tr>
        }
    });
    let rate = numbers
        .return_rate()
        .map(percent)
        .map(t::surveys::rate)
        .unwrap_or_default();
    let line = [
        survey.facts.value.name.clone(),
        t::surveys::back_of(numbers.given, numbers.returned),
        rate,
    ];
    let analysis = survey
        .concluded
        .value
        .as_ref()
        .map(|end| end.analysis.clone());
    view! {
        <article>
            <h1>{t::surveys::paper_results()}</h1>
            <p>{line.join(DOT)}</p>
            <table>
                <thead><tr>
                    <th>{t::surveys::col_question()}</th><th>{t::surveys::col_mean()}</th><th>{t::surveys::col_spread()}</th>
                    <th>{t::surveys::col_content()}</th><th>{t::surveys::col_count()}</th><th>{t::surveys::col_before()}</th>
                </tr></thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
            {analysis.map(|analysis| view! { <h2>{t::surveys::conclusion()}</h2><p>{analysis}</p> })}
            <Signatures names=vec![t::visits::paper_signed().to_owned()]/>
            <PaperFoot/>
        </article>
    }
}
