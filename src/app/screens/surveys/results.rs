//! A survey as numbers and bars, with words beside them, and how each question stands since the survey before (P01.10.12g, i).

use crate::app::components::clause_link::ClauseLink;
use crate::app::i18n::{hundredths, percent, question, t};
use crate::app::session::session;
use crate::domain::figures::Figure;
use crate::domain::surveys::{Question, Rise, Survey, Tally, before, results, rise};
use leptos::prelude::*;

/// The bar is so many units wide; a grade from 1 to 5 lies on it.
const WIDTH: i64 = 200;

/// Where a mean in hundredths lies on the bar.
fn place(mean: i64) -> i64 {
    ((mean - 100) * WIDTH / 400).clamp(0, WIDTH)
}

/// How a question stands, in words.
pub fn rise_words(rise: Rise) -> String {
    match rise {
        Rise::First => t::surveys::first().to_owned(),
        Rise::Same => t::surveys::same().to_owned(),
        Rise::Risen(by) => t::surveys::risen(hundredths(by)),
        Rise::Fallen(by) => t::surveys::fallen(hundredths(by)),
    }
}

/// A number or a dash.
pub fn or_dash(value: Option<i64>, words: fn(i64) -> String) -> String {
    value.map_or_else(|| "—".to_owned(), words)
}

/// The bar of a question's mean; a thin line where it lay before.
fn bar(asked: Question, now: Tally, before: Option<Tally>) -> impl IntoView {
    let mean = now.mean();
    let label = t::surveys::chart_of(
        or_dash(now.content(), percent),
        or_dash(mean, hundredths),
        question(asked),
    );
    let before = before.and_then(|before| before.mean()).map(place);
    let view_box = format!("0 0 {WIDTH} 16");
    view! {
        <svg class="bar-chart" viewBox=view_box preserveAspectRatio="none" role="img" aria-label=label>
            <rect class="track" x="0" y="3" width=WIDTH.to_string() height="10"></rect>
            {mean.map(|mean| view! { <rect class="value" x="0" y="3" width=place(mean).to_string() height="10"></rect> })}
            {before.map(|before| view! { <line x1=before.to_string() x2=before.to_string() y1="0" y2="16"></line> })}
        </svg>
    }
}

/// The table with its bars.
#[component]
pub fn ResultsPart(survey: Survey) -> impl IntoView {
    let session = session();
    let numbers = results(&survey);
    let before = session.world(|world| before(&survey, world).map(results));
    let few = session.context(|context| context.figures_at(context.now).get(Figure::FewAnswers));
    if numbers.returned == 0 {
        return view! {
            <section data-part="results">
                <div class="sec gap"><h2>{t::surveys::results()}</h2></div>
                <p class="ask">{t::surveys::results_none()}</p>
            </section>
        }
        .into_any();
    }
    let row = |asked: Question| {
        let now = numbers.questions.get(&asked).copied().unwrap_or_default();
        let earlier = before
            .as_ref()
            .and_then(|before| before.questions.get(&asked))
            .copied();
        let rise = rise(Some(&now), earlier.as_ref());
        let fell = matches!(rise, Rise::Fallen(_));
        let is_few = i64::from(now.answered()) < few;
        view! {
            <tr data-question=format!("{asked:?}")>
                <td data-label=t::surveys::col_question()><b>{question(asked)}</b>{bar(asked, now, earlier)}</td>
                <td class="n" data-label=t::surveys::col_mean()>{or_dash(now.mean(), hundredths)}</td>
                <td class="n" data-label=t::surveys::col_spread()>{or_dash(now.spread(), hundredths)}</td>
                <td class="n" data-label=t::surveys::col_content()>{or_dash(now.content(), percent)}</td>
                <td class="n" data-label=t::surveys::col_count()>{now.answered()}{is_few.then(|| view! { " "<small>{t::surveys::few()}</small> })}</td>
                <td data-label=t::surveys::col_before() class:late=fell data-rise="">{rise_words(rise)}</td>
            </tr>
        }
    };
    let analysis = survey
        .concluded
        .value
        .as_ref()
        .map(|end| end.analysis.clone());
    view! {
        <section data-part="results">
            <div class="sec gap"><h2>{t::surveys::results()}</h2><ClauseLink clause="P01.10.12g"/></div>
            <p class="ask">{t::surveys::chart()}" "{t::surveys::steps_up()}</p>
            <table class="cards results-table">
                <thead><tr>
                    <th scope="col">{t::surveys::col_question()}</th>
                    <th scope="col" class="n">{t::surveys::col_mean()}</th>
                    <th scope="col" class="n">{t::surveys::col_spread()}</th>
                    <th scope="col" class="n">{t::surveys::col_content()}</th>
                    <th scope="col" class="n">{t::surveys::col_count()}</th>
                    <th scope="col">{t::surveys::col_before()}</th>
                </tr></thead>
                <tbody>{Question::ALL.map(row).collect_view()}</tbody>
            </table>
            {analysis.map(|analysis| view! { <h3 class="gap">{t::surveys::conclusion()}</h3><p>{analysis}</p> })}
        </section>
    }
    .into_any()
}
