//! Returns and allowances of all cases: what the warehouse expects, what finance compares and books, and the receivables that are left out
//! of the collection rate (P04.12.12g, P04.12.20a, P04.12.22e, P04.12.23a).

mod finance;
mod held;
mod papers;
mod standing;
mod warehouse;

pub use papers::{CertificatePaper, ReturnCertificatePaper, SlipPaper};
pub use standing::{copies, proof, standing};

use crate::app::components::app_bar::AppBar;
use crate::app::components::tabs::Tabs;
use crate::app::i18n::t::returns as r;
use crate::app::route::Route;
use crate::app::session::session;
use crate::domain::roles::Role;
use leptos::prelude::*;

/// A part of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    /// Goods.
    Warehouse,
    /// Vouchers.
    Finance,
    /// Receivables.
    Held,
}

impl Part {
    const ALL: [Self; 3] = [Self::Warehouse, Self::Finance, Self::Held];

    fn key(self) -> &'static str {
        match self {
            Self::Warehouse => "warehouse",
            Self::Finance => "finance",
            Self::Held => "held",
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Warehouse => r::tab_warehouse(),
            Self::Finance => r::tab_finance(),
            Self::Held => r::tab_held(),
        }
    }
}

/// The name of an item, of which no word is broken: `V-32` is one of them to whoever looks for it on a shelf.
fn unbroken(item: &str) -> impl IntoView + use<> {
    let words = item.split_inclusive(' ').map(str::to_owned);
    words
        .map(|word| {
            let whole = word.is_ascii();
            view! { <span class:whole=whole>{word}</span> }
        })
        .collect_view()
}

/// The page; it opens at the part of whoever opens it.
#[component]
pub fn Returns() -> impl IntoView {
    let session = session();
    let finance = untrack(|| session.context(|context| context.has_role(Role::Finance)));
    let part = RwSignal::new(if finance {
        Part::Finance
    } else {
        Part::Warehouse
    });
    let options = Part::ALL.map(|part| (part, part.key(), part.name()));
    let body = move || match part.get() {
        Part::Warehouse => view! { <warehouse::Warehouse/> }.into_any(),
        Part::Finance => view! { <finance::Finance/> }.into_any(),
        Part::Held => view! { <held::LeftOut/> }.into_any(),
    };
    view! {
        <main class="page" data-screen="all-returns">
            <AppBar title=r::title() back=Route::More/>
            <Tabs id="returns" label=r::title() value=part options=options.to_vec()/>
            <div role="tabpanel" aria-labelledby=move || format!("returns-{}", part.get().key())>{body}</div>
        </main>
    }
}
