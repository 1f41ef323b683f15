//! Several ways out, the best first; one at a time is put to the customer, and only the accepted one is carried out (P13.02.03–07).

use super::{Detail, Part, told};
use crate::app::components::row::DOT;
use crate::app::i18n::{self as words, t::craft as c};
use crate::app::session::session;
use crate::domain::cases::{ActionKind, Craft, Solution};
use crate::domain::ids::SolutionId;
use leptos::prelude::*;

/// So many are hinted at: fewer are enough to go on.
const ADVISED: usize = 3;

/// The part about the solutions.
#[component]
pub fn Solutions(detail: Detail) -> impl IntoView {
    let session = session();
    let state = told(detail, String::new(), |case| {
        let craft = case.craft();
        match craft.solutions.len() {
            0 => String::new(),
            count => [Some(c::solutions_count(count)), standing(craft)]
                .into_iter()
                .flatten()
                .collect::<Vec<_>>()
                .join(DOT),
        }
    });
    let solutions = told(detail, Vec::new(), |case| case.craft().solutions.clone());
    let accepted = told(detail, None, |case| case.craft().agreed);
    let line = move |(place, solution): (usize, Solution)| {
        let best = (place == 0).then(|| view! { " "<span class="chip a">{c::best()}</span> });
        let id = solution.id;
        let below = facts(&solution).join(DOT);
        let signed = |files: &[_]| !files.is_empty();
        let state = match (&solution.carried_out, &solution.confirmed) {
            (Some(done), _) => Some(c::done(&done.text)),
            (None, Some(deed)) if accepted.get() == Some(id) => Some(if signed(&deed.files) {
                c::accepted_signed().to_owned()
            } else {
                c::accepted(&deed.who)
            }),
            _ => solution
                .objected
                .as_ref()
                .map(|deed| c::declined(&deed.text))
                .or(solution.is_offered().then(|| c::offered().to_owned())),
        };
        let by = solution
            .offered
            .as_ref()
            .map(|deed| session.name_of(deed.by));
        let parts = [Some(below), state, by];
        let small: Vec<String> = parts
            .into_iter()
            .flatten()
            .filter(|part| !part.is_empty())
            .collect();
        view! { <li data-solution=id.to_string()>{solution.what}{best}<small class="ask block">{small.join(DOT)}</small></li> }
    };
    let few = move || {
        let count = solutions.with(Vec::len);
        match count {
            0 => Some(c::solutions_none()),
            count if count < ADVISED && accepted.get().is_none() => Some(c::solutions_few()),
            _ => None,
        }
    };
    let there = Signal::derive(move || solutions.with(|solutions| !solutions.is_empty()));
    view! {
        <Part
            key="solutions"
            name=c::solutions()
            state
            there
            detail
            steps=&[ActionKind::Propose, ActionKind::Offer, ActionKind::Confirm, ActionKind::Object, ActionKind::CarryOut, ActionKind::Prefer]
        >
            <ol class="stack">{move || solutions.get().into_iter().enumerate().map(line).collect_view()}</ol>
            {move || few().map(|few| view! { <p class="ask">{few}</p> })}
        </Part>
    }
}

fn standing(craft: &Craft) -> Option<String> {
    let accepted: Option<SolutionId> = craft.agreed;
    let who = accepted.and_then(|id| craft.solution(id)?.confirmed.as_ref());
    match who {
        Some(deed) => Some(c::accepted(&deed.who)),
        None => craft.offered().map(|_| c::offered().to_owned()),
    }
}

fn facts(solution: &Solution) -> Vec<String> {
    let some = |text: &String| !text.is_empty();
    let facts = [
        Some(words::side(solution.side).to_owned()),
        Some(c::means_line(&solution.means)),
        solution.fen.map(|fen| {
            let yuan = format!("{}.{:02}", fen / 100, fen.unsigned_abs() % 100);
            c::cost_line(yuan)
        }),
        Some(solution.time.clone()),
        some(&solution.rests_on).then(|| c::rests_line(&solution.rests_on)),
        some(&solution.concession).then(|| c::concession_line(&solution.concession)),
    ];
    facts.into_iter().flatten().filter(some).collect()
}
