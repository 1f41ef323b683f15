//! The list of customers: found by anything that was written down, in the order of their names.

use crate::app::components::app_bar::AppBar;
use crate::app::components::customer_picker::{customer_fits, customer_lines, search_words};
use crate::app::components::empty::Empty;
use crate::app::components::icons::{Icon, IconName};
use crate::app::components::row::{DOT, Row};
use crate::app::components::search::Lens;
use crate::app::components::virtual_list::VirtualList;
use crate::app::i18n::{graded as grade_words, t};
use crate::app::route::Route;
use crate::app::screens::buildings::Ways;
use crate::app::session::session;
use crate::domain::clause::Clause;
use crate::domain::ids::CustomerId;
use leptos::prelude::*;
use std::collections::BTreeMap;

/// Height of a row in pixels; `.window .row` in the style says the same.
const ROW: u32 = 76;

/// A row.
#[derive(Clone, PartialEq, Eq)]
struct Line {
    id: CustomerId,
    name: String,
    below: String,
    open_cases: usize,
    grade: Option<String>,
}

/// Search and the rows.
#[component]
pub fn CustomerList(
    /// The file that is open beside it.
    open: Signal<Option<CustomerId>>,
) -> impl IntoView {
    let session = session();
    let search = RwSignal::new(String::new());
    let lines = Memo::new(move |_| {
        let words = search.with(|typed| search_words(typed));
        let mut lines: Vec<Line> = session.context(|context| {
            let world = context.world;
            let graded = context.in_force(Clause("P08.02.01f"));
            let mut unsettled = BTreeMap::<CustomerId, usize>::new();
            for case in world
                .cases
                .values()
                .filter(|case| case.closing.value.is_none())
            {
                if let Some(customer) = case.customer {
                    *unsettled.entry(customer).or_default() += 1;
                }
            }
            world
                .customers
                .values()
                .filter(|customer| customer_fits(customer, &words))
                .map(|customer| {
                    let (name, below) = customer_lines(customer);
                    let grade = customer.graded().filter(|_| graded);
                    let open_cases = unsettled.get(&customer.id).copied().unwrap_or_default();
                    Line {
                        id: customer.id,
                        name,
                        below,
                        open_cases,
                        grade: grade.map(grade_words),
                    }
                })
                .collect()
        });
        lines.sort_by(|one, other| one.name.cmp(&other.name).then(one.id.cmp(&other.id)));
        lines
    });
    let nobody = move || {
        let words = if search.with(String::is_empty) {
            t::customers::none()
        } else {
            t::customers::none_found()
        };
        lines
            .with(Vec::is_empty)
            .then(|| view! { <Empty icon=IconName::Customers text=words/> })
    };
    view! {
        <section class="list no-clock" class:behind=move || open.get().is_some() aria-label=t::customers::title()>
            <AppBar title=t::customers::title() below=move || t::customers::count(lines.with(Vec::len)) counts=true>
                <a class="btn" href=Route::CustomerNew.href() data-act="new-customer"><Icon name=IconName::Plus/>{t::customers::new()}</a>
            </AppBar>
            <div class="finder">
                <Lens value=search label=t::customers::search()/>
            </div>
            <Ways at=Route::Customers/>
            {nobody}
            <VirtualList
                items=lines
                height=ROW
                label=t::customers::title()
                key=|line: &Line| format!("{} {} {} {} {:?}", line.id, line.name, line.below, line.open_cases, line.grade)
                row=move |line: Line| {
                    let Line { id, name, below, open_cases, grade } = line;
                    let open_cases = (open_cases > 0).then(|| t::customers::open_cases(open_cases));
                    let chip = grade.into_iter().chain(open_cases).collect::<Vec<_>>().join(DOT);
                    view! { <Row href=Route::Customer(id).href() what=name who=below chip current=Signal::derive(move || open.get() == Some(id))/> }
                        .into_any()
                }
            />
        </section>
    }
}
