//! What lies before those who have to agree, what they said, and which papers are out with whom: of any kind of case.

use super::Detail;
use crate::app::i18n::{self as words, near_time, t::complaint as c};
use crate::app::platform;
use crate::app::session::{Session, session};
use crate::domain::approvals::{Seat, Sheet, Standing, Vote};
use crate::domain::cases::Case;
use crate::domain::clause::Clause;
use crate::domain::context::Context;
use leptos::prelude::*;

/// One seat of a matter, in words.
#[derive(Clone, PartialEq)]
struct Line {
    key: &'static str,
    words: String,
}

/// One matter.
#[derive(Clone, PartialEq)]
struct Shown {
    name: String,
    changed: bool,
    seats: Vec<Line>,
}

/// Every matter with its seats, and every paper that is out. Nothing while there is neither.
#[component]
pub fn ApprovalsAndPapers(detail: Detail) -> impl IntoView {
    let session = session();
    let matters = Memo::new(move |_| {
        session.context(|context| {
            let case = context.world.cases.get(&detail.id);
            case.map_or_else(Vec::new, |case| shown(session, case, context))
        })
    });
    let papers = Memo::new(move |_| {
        detail
            .case
            .with(|case| case.as_ref().map(|case| copies(session, case)))
            .unwrap_or_default()
    });
    let matter = |shown: Shown| {
        let changed = shown
            .changed
            .then(|| view! { <p class="soon" data-void="">{c::changed_note()}</p> });
        view! {
            <li>
                <strong>{shown.name}</strong>
                {changed}
                <ul>{shown.seats.into_iter().map(|seat| view! { <li class="ask" data-seat=seat.key>{seat.words}</li> }).collect_view()}</ul>
            </li>
        }
    };
    move || {
        let (matters, papers) = (matters.get(), papers.get());
        view! {
            {(!matters.is_empty()).then(|| view! {
                <section data-approvals="">
                    <div class="sec gap"><h2>{c::approvals()}</h2></div>
                    <ul class="stack">{matters.into_iter().map(matter).collect_view()}</ul>
                </section>
            })}
            {(!papers.is_empty()).then(|| view! {
                <section data-papers="">
                    <div class="sec gap"><h2>{c::papers_out()}</h2></div>
                    <ul class="stack">{papers.into_iter().map(|(paper, who)| view! { <li class="line"><span class="grow">{paper}<small class="ask block">{who}</small></span></li> }).collect_view()}</ul>
                </section>
            })}
        }
    }
}

fn shown(session: Session, case: &Case, context: &Context<'_>) -> Vec<Shown> {
    let sheets = case.approvals.0.iter();
    let told = |sheet: &Sheet| {
        let seats = case.procedure.seats(sheet.matter).iter();
        let seats = seats.filter(|seat| context.in_force(Clause(seat.clause)));
        Shown {
            name: words::complaint::matter(sheet.matter),
            changed: !sheet.is_asked(),
            seats: seats
                .map(|seat| line(session, sheet, seat, context))
                .collect(),
        }
    };
    sheets.map(told).collect()
}

fn line(session: Session, sheet: &Sheet, seat: &Seat, context: &Context<'_>) -> Line {
    let who = |vote: &Vote| {
        let name = session.name_of(vote.by);
        let when = near_time(vote.at, platform::now(), session.offset());
        let whose = vote
            .on_behalf
            .map(|whose| c::seat_on_behalf(session.name_of(whose)));
        let parts = [Some(name), whose, Some(when)];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
    };
    let role = |vote: &Vote| words::role(vote.role);
    match sheet.standing(seat, context) {
        Standing::Open => {
            let mut roles = seat.roles.iter().copied();
            let waits = roles.find(|role| sheet.within(seat, *role, context));
            Line {
                key: "open",
                words: c::seat_open(waits.map(words::role).unwrap_or_default()),
            }
        }
        Standing::Given(vote) => {
            let given = c::seat_given(role(vote), who(vote));
            let parts = [given, vote.words.clone()].into_iter();
            let parts: Vec<String> = parts.filter(|part| !part.is_empty()).collect();
            Line {
                key: "given",
                words: parts.join(words::separator()),
            }
        }
        Standing::Void(vote) => Line {
            key: "void",
            words: c::seat_void(role(vote), who(vote)),
        },
        Standing::Refused(vote) => Line {
            key: "refused",
            words: c::seat_refused(role(vote), who(vote), &vote.words),
        },
    }
}

fn copies(session: Session, case: &Case) -> Vec<(String, String)> {
    let when = |at| near_time(at, platform::now(), session.offset());
    let copies = case.copies.0.iter();
    copies
        .map(|copy| {
            let paper = c::copy_line(copy.copy, words::complaint::paper(copy.paper));
            let who = match copy.received {
                Some(at) => c::paper_received(when(at), session.name_of(copy.to)),
                None => c::paper_waits(session.name_of(copy.to)),
            };
            (paper, who)
        })
        .collect()
}
