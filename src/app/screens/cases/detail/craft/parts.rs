//! What the customer wants, where the fault lies, who was informed, what was asked afterwards, and the same matter elsewhere.

use super::{Detail, Part, told};
use crate::app::components::row::DOT;
use crate::app::i18n::{self as words, near_time, t::craft as c};
use crate::app::platform;
use crate::app::route::Route;
use crate::app::session::{Session, session};
use crate::domain::cases::{ActionKind, Case, leader, promises_of, same_matter};
use crate::domain::ids::CaseId;
use crate::domain::time::Timestamp;
use leptos::prelude::*;

fn when(session: Session, at: Timestamp) -> String {
    near_time(at, platform::now(), session.offset())
}

/// A list of lines, each an item.
fn lines(lines: Vec<String>) -> impl IntoView {
    view! { <ul class="stack">{lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}</ul> }
}

/// What the customer says of the summary and wants, the most wanted first (P13.01.05, P13.06.02).
#[component]
pub fn Wants(detail: Detail) -> impl IntoView {
    let session = session();
    let state = told(detail, String::new(), |case| {
        let craft = case.craft();
        let open = craft
            .matters
            .iter()
            .filter(|(_, settled)| settled.is_none());
        match (craft.matters.is_empty(), open.count()) {
            (true, _) => String::new(),
            (false, 0) => c::wants_done().to_owned(),
            (false, open) => c::wants_open(open),
        }
    });
    let said = told(detail, Vec::new(), |case| {
        let craft = case.craft();
        let view = craft.views.last();
        let view = view.map(|view| match view.text.as_str() {
            "" => c::agrees_summary().to_owned(),
            correction => c::corrected(correction),
        });
        let expects = !craft.expects.is_empty();
        let expects = expects.then(|| c::expects_line(&craft.expects));
        let nothing = craft.views.is_empty();
        let nothing = nothing.then(|| c::wants_none().to_owned());
        [nothing, view, expects].into_iter().flatten().collect()
    });
    let matters = told(detail, Vec::new(), |case| case.craft().matters.clone());
    let matter = move |(place, (matter, settled)): (usize, (String, Option<Timestamp>))| {
        let first =
            (place == 0).then(|| view! { " "<span class="chip a">{c::most_wanted()}</span> });
        let settled = settled.map(|at| c::settled_on(when(session, at)));
        view! { <li data-matter="">{matter}{first}" "<small class="ask">{settled}</small></li> }
    };
    let there = told(detail, false, |case| {
        let craft = case.craft();
        !craft.views.is_empty() || !craft.matters.is_empty()
    });
    view! {
        <Part key="wants" name=c::wants() state there detail steps=&[ActionKind::TakeView, ActionKind::SettleMatter]>
            {move || lines(said.get())}
            <ol class="stack">{move || matters.get().into_iter().enumerate().map(matter).collect_view()}</ol>
        </Part>
    }
}

/// Problem, cause, responsibility, and the apology (P13.05.01, P13.05.05b, P13.02.02).
#[component]
pub fn Problem(detail: Detail) -> impl IntoView {
    let session = session();
    let state = told(detail, String::new(), |case| {
        let analysis = case.craft().analysis();
        let who = analysis.map(|analysis| words::responsibility(analysis.responsibility));
        who.unwrap_or_default().to_owned()
    });
    let said = told(detail, Vec::new(), move |case| {
        let craft = case.craft();
        let mut said = match craft.analysis() {
            None => vec![c::problem_none().to_owned()],
            Some(analysis) => vec![
                analysis.problem.clone(),
                c::cause_line(&analysis.cause),
                [
                    words::responsibility(analysis.responsibility),
                    analysis.words.as_str(),
                ]
                .join(DOT),
            ],
        };
        let apologies = craft.apologies.iter();
        said.extend(apologies.map(|deed| c::apologised(&deed.text, session.name_of(deed.by))));
        said
    });
    let there = told(detail, false, |case| {
        let craft = case.craft();
        !craft.analyses.is_empty() || !craft.apologies.is_empty()
    });
    view! {
        <Part key="problem" name=c::problem() state there detail steps=&[ActionKind::Analyse, ActionKind::Apologise]>
            {move || lines(said.get())}
        </Part>
    }
}

/// Which departments know, and whether the head has it (P15.02.01b, P15.02.02).
#[component]
pub fn Department(detail: Detail) -> impl IntoView {
    let session = session();
    let state = told(detail, String::new(), |case| {
        let last = case.craft().informed.last();
        last.map(|deed| deed.text.clone()).unwrap_or_default()
    });
    let said = told(detail, Vec::new(), move |case| {
        let craft = case.craft();
        let informed = craft.informed.iter();
        let informed = informed.map(|deed| c::department_line(&deed.text, when(session, deed.at)));
        let raised = craft.raised.iter().map(|deed| {
            let who = deed.person.map(|person| session.name_of(person));
            c::raised_line(&deed.text, when(session, deed.at), who.unwrap_or_default())
        });
        let said: Vec<String> = informed.chain(raised).collect();
        if said.is_empty() {
            vec![c::department_none().to_owned()]
        } else {
            said
        }
    });
    let there = told(detail, false, |case| {
        let craft = case.craft();
        !craft.informed.is_empty() || !craft.raised.is_empty()
    });
    view! {
        <Part key="department" name=c::department() state there detail steps=&[ActionKind::Inform, ActionKind::Raise, ActionKind::Tell]>
            {move || lines(said.get())}
        </Part>
    }
}

/// What both sides think of the result, and what the customer said afterwards (P13.06.05, P13.02.08).
#[component]
pub fn After(detail: Detail) -> impl IntoView {
    let session = session();
    let state = told(detail, String::new(), |case| {
        let verdicts = case.craft().verdicts.last();
        let verdict = verdicts.map(|verdicts| words::expectation(verdicts.expectation));
        verdict.unwrap_or_default().to_owned()
    });
    let said = told(detail, Vec::new(), move |case| {
        let craft = case.craft();
        let verdicts = craft.verdicts.iter().map(|verdicts| {
            let firm = words::firm_verdict(verdicts.firm_content);
            let line = c::verdict_line(words::expectation(verdicts.expectation), firm);
            [line, verdicts.lesson.clone()]
                .into_iter()
                .filter(|part| !part.is_empty())
                .collect::<Vec<_>>()
                .join(DOT)
        });
        let asked = craft.follow_ups.iter().map(|deed| {
            let verdict = deed.verdict.map(words::satisfaction).unwrap_or_default();
            let line = c::after_line(verdict, when(session, deed.at));
            let chance = !deed.who.is_empty();
            let parts = [
                Some(line),
                Some(deed.text.clone()).filter(|text| !text.is_empty()),
                chance.then(|| c::chance_line(&deed.who)),
            ];
            parts.into_iter().flatten().collect::<Vec<_>>().join(DOT)
        });
        let waived = craft.waived.iter().map(|deed| c::waived(&deed.text));
        let mut said: Vec<String> = verdicts.chain(asked).chain(waived).collect();
        if craft.follow_ups.is_empty() && craft.waived.is_empty() {
            said.push(c::after_none().to_owned());
        }
        said.extend(promises(case));
        said
    });
    let there = told(detail, false, |case| {
        let craft = case.craft();
        let asked = !craft.follow_ups.is_empty() || !craft.waived.is_empty();
        asked || !craft.verdicts.is_empty() || promises(case).is_some()
    });
    view! {
        <Part key="after" name=c::after() state there detail steps=&[ActionKind::Judge, ActionKind::FollowUp, ActionKind::WaiveFollowUp, ActionKind::SetFollowUp]>
            {move || lines(said.get())}
        </Part>
    }
}

/// How many promises were kept, and how many were broken; nothing while all are open.
fn promises(case: &Case) -> Option<String> {
    let kept: Vec<bool> = promises_of(case, platform::now())
        .filter_map(|(_, kept)| kept)
        .collect();
    let good = kept.iter().filter(|kept| **kept).count();
    (!kept.is_empty()).then(|| c::promises(kept.len() - good, good))
}

/// Cases that are the same matter (P01.02.07j).
#[component]
pub fn Same(detail: Detail) -> impl IntoView {
    let session = session();
    let others = Memo::new(move |_| {
        session.world(|world| {
            let lead = leader(world, detail.id);
            let group = same_matter(world, detail.id);
            let others = group.into_iter().filter(|id| *id != detail.id);
            let others: Vec<(CaseId, String, String)> = others
                .filter_map(|id| world.cases.get(&id))
                .map(|case| (case.id, case.number.clone(), case.words.clone()))
                .collect();
            let leads = world.cases.get(&lead).map(|case| case.number.clone());
            (others, (lead != detail.id).then_some(leads).flatten())
        })
    });
    let state = Signal::derive(move || {
        others.with(|(others, lead)| match lead {
            Some(number) => c::same_follows(number),
            None if others.is_empty() => String::new(),
            None => c::same_leads().to_owned(),
        })
    });
    let line = |(id, number, text): (CaseId, String, String)| {
        view! { <li><a href=Route::Case(id).href() data-joined=id.to_string()>{number}</a>" "{text}</li> }
    };
    let there = Signal::derive(move || others.with(|(others, _)| !others.is_empty()));
    view! {
        <Part key="same" name=c::same() state there detail steps=&[ActionKind::Join]>
            {move || others.with(|(others, _)| others.is_empty()).then(|| view! { <p class="ask">{c::same_none()}</p> })}
            <ul class="stack">{move || others.get().0.into_iter().map(line).collect_view()}</ul>
        </Part>
    }
}
