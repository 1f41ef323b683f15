//! The book of papers: a list, the page of one, and the letter that answers it (P15.02.03, P11.04.01, P11.04.03).

mod course;
mod detail;
mod form;
mod letter;
mod of;
mod order;
mod steps;

pub use form::PaperForm;
pub use of::{PapersOfCase, PapersOfCustomer};

use crate::app::components::app_bar::AppBar;
use crate::app::components::clock::ClockCell;
use crate::app::components::empty::Empty;
use crate::app::components::filters::{Filter as Word, Filters};
use crate::app::components::icons::{Icon, IconName};
use crate::app::components::row::DOT;
use crate::app::components::search::Lens;
use crate::app::i18n::{near_time, paper_kind, t::papers as p};
use crate::app::platform;
use crate::app::route::Route;
use crate::app::session::session;
use crate::domain::clock::Clock;
use crate::domain::ids::PaperId;
use crate::domain::papers::{Paper, PaperKind, clocks};
use crate::domain::world::World;
use leptos::prelude::*;

/// How far a paper has come, in words.
#[must_use]
pub fn state_words(paper: &Paper) -> &'static str {
    if !paper.filed.is_empty() {
        p::state_filed()
    } else if !paper.answers.is_empty() {
        p::state_answered()
    } else if !paper.passed_on.is_empty() || !paper.deliveries.is_empty() {
        p::state_passed()
    } else if !paper.cases.is_empty() {
        p::state_in_hand()
    } else if !paper.submitted.is_empty() {
        p::state_submitted()
    } else {
        p::state_new()
    }
}

/// From whom it is, or for whom: as written, or the customer's name.
#[must_use]
pub fn party_words(paper: &Paper, world: &World) -> String {
    if !paper.party.is_empty() {
        return paper.party.clone();
    }
    let customers = paper.customers.iter();
    let mut names = customers.filter_map(|id| Some(world.customers.get(id)?.name.value.clone()));
    names.next().unwrap_or_default()
}

/// Which papers are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Filter {
    #[default]
    All,
    Open,
    Unassigned,
}

impl Filter {
    fn fits(self, paper: &Paper) -> bool {
        match self {
            Self::All => true,
            Self::Open => paper.filed.is_empty(),
            Self::Unassigned => paper.customers.is_empty(),
        }
    }
}

/// The list, and beside it the paper that is open.
#[component]
pub fn Papers(open: Option<PaperId>) -> impl IntoView {
    let detail = match open {
        Some(id) => view! { <detail::PaperDetail id/> }.into_any(),
        None => view! {
            <section class="detail blank"><Empty icon=IconName::Book text=p::choose()/></section>
        }
        .into_any(),
    };
    view! {
        <main class="split" data-screen="papers">
            <List open/>
            {detail}
        </main>
    }
}

/// One line of the list.
#[derive(Clone, PartialEq)]
struct Line {
    id: PaperId,
    subject: String,
    below: String,
    came: String,
    state: &'static str,
    strong: bool,
    clock: Option<Clock>,
}

#[component]
fn List(open: Option<PaperId>) -> impl IntoView {
    let session = session();
    let search = RwSignal::new(String::new());
    let filter = RwSignal::new(Filter::default());
    let lines = Memo::new(move |_| {
        let offset = session.offset();
        let words = search.get().trim().to_lowercase();
        let filter = filter.get();
        session.context(|context| {
            let world = context.world;
            let papers = world.papers.values().filter(|paper| paper.is_in_the_book());
            let mut papers: Vec<&Paper> = papers.filter(|paper| filter.fits(paper)).collect();
            papers.sort_by_key(|paper| (std::cmp::Reverse(paper.received_at), paper.id));
            let line = |paper: &Paper| {
                let party = party_words(paper, world);
                let when = near_time(paper.received_at, context.now, offset);
                let mut owed = clocks(paper, context);
                owed.retain(Clock::is_open);
                owed.sort_by_key(|clock| clock.deadline.due);
                Line {
                    id: paper.id,
                    subject: paper.subject.clone(),
                    below: [paper.number.clone(), party].join(DOT),
                    came: when,
                    state: state_words(paper),
                    strong: paper.kind == PaperKind::Complaint && paper.filed.is_empty(),
                    clock: owed.into_iter().next(),
                }
            };
            let lines = papers.into_iter().map(line);
            let fits = |line: &Line| {
                let has = |text: &str| text.to_lowercase().contains(&words);
                words.is_empty() || has(&line.subject) || has(&line.below)
            };
            lines.filter(fits).collect::<Vec<_>>()
        })
    });
    let empty = Memo::new(move |_| {
        let any = session.world(|world| world.papers.values().any(Paper::is_in_the_book));
        lines.with(Vec::is_empty).then_some(any)
    });
    let row = move |line: Line| {
        let left = match line.clock {
            Some(clock) => view! { <ClockCell clock/> }.into_any(),
            None => {
                view! { <span class="clock later"><small>{line.came}</small></span> }.into_any()
            }
        };
        let class = if line.strong { "chip a" } else { "chip" };
        view! {
            <li>
                <a class="row" href=Route::Paper(line.id).href() aria-current=(open == Some(line.id)).then_some("true")>
                    {left}
                    <div><strong>{line.subject}</strong><em>{line.below}</em></div>
                    <span class=class>{line.state}</span>
                </a>
            </li>
        }
    };
    view! {
        <section class="list" class:behind=open.is_some() aria-label=p::title()>
            <AppBar title=p::title() back=Route::More>
                <a class="btn" href=Route::PaperNew.href() data-act="new-paper"><Icon name=IconName::Plus/>{p::new()}</a>
            </AppBar>
            <div class="finder"><Lens value=search label=p::find()/></div>
            <Filters label=p::kind()>
                <Word is=Filter::All value=filter label=p::all()/>
                <Word is=Filter::Open value=filter label=p::open()/>
                <Word is=Filter::Unassigned value=filter label=p::unassigned()/>
            </Filters>
            {move || empty.get().map(|any| view! { <Empty icon=IconName::Book text=if any { p::none_fit() } else { p::none() }/> })}
            <ul class="rows">{move || lines.get().into_iter().map(row).collect_view()}</ul>
            <order::Order/>
        </section>
    }
}

/// Kind and way of a paper, for its chip.
#[must_use]
fn kind_words(paper: &Paper) -> String {
    [
        paper_kind(paper.kind),
        crate::app::i18n::direction(paper.direction),
    ]
    .join(DOT)
}

/// A point in time near now.
fn when(at: crate::domain::time::Timestamp) -> String {
    near_time(at, platform::now(), session().offset())
}
