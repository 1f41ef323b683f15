//! Regulations: fifteen of them, their clauses, and a search over all.

pub(in crate::app::screens) mod basis;
mod clauses;
pub mod register;

use crate::app::components::app_bar::AppBar;
use crate::app::components::customer_picker::search_words;
use crate::app::components::empty::Empty;
use crate::app::components::icons::{Icon, IconName};
use crate::app::components::search::Lens;
use crate::app::components::states::{Loading, Wrong};
use crate::app::i18n::t;
use crate::app::route::Route;
use crate::app::session::session;
use clauses::{ClauseLine, RegulationDetail};
use leptos::prelude::*;
use register::{Contents, Register};

/// So many results are listed at once.
const LISTED: usize = 60;

/// The register, perhaps with a regulation or clause opened.
#[component]
pub fn Regulations(
    /// A regulation (`P10`) or clause (`P10.09.10a`) to show.
    #[prop(into)]
    clause: Signal<Option<String>>,
) -> impl IntoView {
    let register = Register::new();
    let policy = Memo::new(move |_| {
        clause
            .get()
            .map(|id| id.chars().take(3).collect::<String>())
    });
    view! {
        <main class="split" data-screen="regulations">
            <List register policy/>
            {move || match policy.get() {
                Some(policy) => view! { <RegulationDetail register policy clause/> }.into_any(),
                None => view! { <section class="detail blank"><Empty icon=IconName::Book text=t::regulations::choose()/></section> }.into_any(),
            }}
        </main>
    }
}

#[component]
fn List(register: Register, policy: Memo<Option<String>>) -> impl IntoView {
    let search = RwSignal::new(String::new());
    let index = LocalResource::new(move || register.index());
    let words = Memo::new(move |_| search.with(|typed| search_words(typed)));
    let found = LocalResource::new(move || {
        let words = words.get();
        async move {
            if words.is_empty() {
                Some(Vec::new())
            } else {
                register.search(words).await
            }
        }
    });
    let all = move || {
        match index.get() {
        None => view! { <Loading text=t::regulations::loading()/> }.into_any(),
        Some(None) => view! { <Wrong what=t::regulations::not_loaded() again=Callback::new(move |()| index.refetch())/> }.into_any(),
        Some(Some(index)) => view! {
            <ul class="places inset">{index.policies.into_iter().map(|contents| view! { <Line contents policy/> }).collect_view()}</ul>
        }
        .into_any(),
    }
    };
    let results = move || match found.get() {
        None => view! { <Loading text=t::regulations::loading()/> }.into_any(),
        Some(None) => {
            let again = Callback::new(move |()| found.refetch());
            view! { <Wrong what=t::regulations::not_loaded() again/> }.into_any()
        }
        Some(Some(found)) => {
            let count = found.len();
            view! {
                <p class="ask inset" role="status" data-found=count.to_string()>{t::regulations::results(count)}</p>
                {(count > LISTED).then(|| view! { <p class="ask inset">{t::regulations::results_first(LISTED)}</p> })}
                <ul class="results">{found.into_iter().take(LISTED).map(|clause| view! { <ClauseLine clause/> }).collect_view()}</ul>
            }
            .into_any()
        }
    };
    let total = move || {
        index
            .get()
            .flatten()
            .map(|index| t::regulations::count(index.clauses))
    };
    view! {
        <section class="list" class:behind=move || policy.with(Option::is_some) aria-label=t::regulations::title()>
            <AppBar title=t::regulations::title() back=Route::More below=move || total()/>
            <div class="finder">
                <Lens value=search label=t::regulations::search()/>
            </div>
            {move || if words.with(Vec::is_empty) { all().into_any() } else { results().into_any() }}
        </section>
    }
}

#[component]
fn Line(contents: Contents, policy: Memo<Option<String>>) -> impl IntoView {
    let session = session();
    let Contents {
        policy: number,
        title,
        clauses,
    } = contents;
    let mine = number.clone();
    let (asked, href, key) = (
        number.clone(),
        Route::Clause(number.clone()).href(),
        number.clone(),
    );
    let in_force = Memo::new(move |_| {
        session.world(|world| {
            world
                .organisation
                .regulations
                .iter()
                .any(|regulation| regulation.to_string() == mine)
        })
    });
    view! {
        <li>
            <a
                href=href
                data-regulation=key
                aria-current=move || (policy.get().as_deref() == Some(asked.as_str())).then_some("true")
            >
                <Icon name=IconName::Book/>
                <span>{title.text().to_owned()}<small>{number}" · "{t::regulations::clauses(clauses)}</small></span>
                {move || in_force.get().then(|| view! { <span class="chip a">{t::regulations::in_force()}</span> })}
            </a>
        </li>
    }
}
