//! Which rules a screen keeps: one table of words and clauses. The clauses' own text comes from the register.

use crate::app::components::clause_link::ClauseLink;
use crate::app::components::states::{Loading, Wrong};
use crate::app::i18n::t;
use crate::app::places::asked;
use crate::app::route::Route;
use crate::app::screens::regulations::register::{ClauseText, Register};
use crate::app::session::session;
use crate::domain::concern::Concern;
use leptos::prelude::*;

/// What a screen is for, a paragraph a line, and the clauses that it keeps.
fn table(route: &Route) -> (&'static str, &'static [&'static str]) {
    let heating = asked(Concern::Heating);
    match route {
        Route::Today => (
            t::help::today(),
            &[
                "P01.02.00",
                "P10.09.10a",
                "P10.09.10b",
                "P10.09.10g",
                "P10.09.11c",
                "P13.01.08",
                "P13.04.04",
            ],
        ),
        Route::TodayCase(_) | Route::Cases | Route::Case(_) => (
            t::help::cases(),
            &[
                "P01.02.01",
                "P01.02.04b",
                "P01.02.04c",
                "P01.06.01a",
                "P01.06.01e",
                "P01.07.01a",
                "P01.07.01k",
                "P01.09.01a",
                "P01.09.01b",
                "P10.09.10a",
                "P10.09.10b",
                "P10.09.10d",
                "P10.09.10f",
                "P10.09.10g",
                "P10.09.11a",
                "P10.09.13a",
                "P13.01.08",
                "P13.02.02",
                "P13.02.04",
                "P13.02.05",
                "P13.02.07",
                "P13.02.08",
                "P13.04.05",
                "P13.06.02",
                "P15.01.00",
                "P15.01.05a",
                "P15.01.05b",
                "P15.01.05c",
                "P15.01.06",
                "P15.02.02a",
            ],
        ),
        Route::TakeFault(_) => (
            t::help::take_fault(),
            &[
                "P01.07.01a",
                "P01.07.01b",
                "P01.07.01c",
                "P01.07.01d",
                "P01.07.01e",
            ],
        ),
        Route::TakeGrumble(..) => (t::help::take_grumble(), &["P08.06.28a", "P08.06.28b"]),
        Route::TakeFollowing(_) => (
            t::help::take_following(),
            &["P04.09.09a", "P04.09.09b", "P04.09.09c"],
        ),
        Route::Haste => (
            t::help::haste(),
            &["P01.09.01c", "P01.09.01d", "P01.09.01e"],
        ),
        Route::Take | Route::TakeFor(_) => (
            if asked(Concern::Repairs) {
                t::help::take()
            } else {
                t::help::take_plain()
            },
            &[
                "P01.02.03a",
                "P01.02.07h",
                "P01.02.02d",
                "P01.02.02e",
                "P01.02.07j",
                "P10.09.04a",
                "P10.09.04b",
                "P10.09.04c",
                "P10.09.04d",
                "P10.09.04e",
                "P13.01.03",
                "P13.01.06",
                "P13.01.07",
                "P15.01.01c",
            ],
        ),
        Route::Customers | Route::CustomerNew | Route::Customer(_) | Route::CustomerEdit(_) => (
            if asked(Concern::Repairs) {
                t::help::customers()
            } else {
                t::help::customers_plain()
            },
            &[
                "P01.10.30a",
                "P01.10.30b",
                "P01.10.30c",
                "P01.10.30d",
                "P10.09.08e",
                "P10.09.08f",
                "P10.09.09a",
                "P10.09.09b",
                "P10.09.11b",
            ],
        ),
        Route::Duties => (
            t::help::duties(),
            &[
                "P10.09.01a",
                "P10.09.01b",
                "P10.09.01c",
                "P10.09.01d",
                "P10.09.01e",
                "P10.09.12b",
            ],
        ),
        Route::Buildings | Route::BuildingNew | Route::Building(_) | Route::BuildingEdit(_) => (
            if heating {
                t::help::buildings()
            } else {
                t::help::buildings_plain()
            },
            &[
                "P10.09.08a",
                "P10.09.08b",
                "P10.09.12a",
                "P10.09.12b",
                "P10.09.12c",
            ],
        ),
        Route::Cards => (t::help::cards(), &["P10.09.09a"]),
        Route::ByBuilding => (t::help::by_building(), &["P10.09.08c"]),
        Route::Revisits => (
            t::help::revisits(),
            &["P10.09.11c", "P13.02.08", "P13.02.09"],
        ),
        Route::Handoff | Route::Spreadsheet => (t::help::handoff(), &[]),
        Route::Regulations | Route::Clause(_) => (t::help::regulations(), &[]),
        Route::Settings | Route::SettingsPart(_) => {
            (t::help::settings(), &["P10.09.08e", "P10.09.08f"])
        }
        Route::Outages | Route::OutageNew | Route::Outage(_) => (
            t::help::outages(),
            &["P10.09.03a", "P10.09.03b", "P10.09.03c"],
        ),
        Route::Shifts | Route::Roster(_) => (t::help::shifts(), &["P10.09.02a", "P10.09.02b"]),
        Route::Visits | Route::TripNew | Route::Inspect(_) | Route::Visit(_) => (
            t::help::visits(),
            &[
                "P01.10.10",
                "P01.10.11a",
                "P01.10.11b",
                "P01.10.11c",
                "P01.10.11d",
                "P01.10.11e",
                "P01.10.13a",
                "P01.10.13c",
                "P01.10.13d",
                "P01.10.13f",
                "P01.10.13h",
            ],
        ),
        Route::SurveyNew | Route::Survey(_) | Route::Questionnaire(..) => (
            t::help::surveys(),
            &[
                "P01.10.12a",
                "P01.10.12b",
                "P01.10.12g",
                "P01.10.12h",
                "P01.10.12i",
            ],
        ),
        Route::Register => (
            t::help::complaints(),
            &[
                "P05.03.00",
                "P05.03.02d",
                "P05.05.31a",
                "P05.05.31b",
                "P05.06.03a",
                "P05.06.32b",
                "P05.07.01a",
                "P05.07.01d",
            ],
        ),
        Route::Papers | Route::PaperNew | Route::Paper(_) => (
            t::help::papers(),
            &[
                "P11.04.01a",
                "P11.04.01b",
                "P11.04.01c",
                "P11.04.02a",
                "P11.04.02b",
                "P11.04.03a",
                "P11.04.03b",
                "P11.04.03c",
                "P15.02.03a",
                "P15.02.03b",
                "P15.02.03c",
            ],
        ),
        Route::Month(_) => (
            t::help::month(),
            &[
                "P13.01.08",
                "P13.04.02",
                "P13.04.03",
                "P15.02.04a",
                "P15.02.04b",
                "P15.02.04c",
            ],
        ),
        Route::Petitions
        | Route::PetitionTake
        | Route::PetitionTakeFrom(_)
        | Route::PetitionMonth
        | Route::PetitionAnswer
        | Route::PetitionPlaces => (
            t::petitions::help(),
            &[
                "P10.04.01a",
                "P10.04.02a",
                "P10.04.02c",
                "P10.04.03c",
                "P10.04.04a",
                "P10.11.06a",
                "P10.11.08a",
                "P10.11.06c",
                "P10.11.06d",
                "P10.11.06e",
                "P10.11.08b",
                "P10.11.10a",
                "P10.11.10c",
                "P10.11.12a",
                "P10.11.12b",
            ],
        ),
        Route::Own => (
            if heating {
                t::help::own()
            } else {
                t::help::own_plain()
            },
            &[
                "P05.06.02b",
                "P10.09.07a",
                "P10.09.08d",
                "P10.09.08e",
                "P10.09.08f",
                "P13.06.01",
            ],
        ),
        _ => (t::help::more(), &["P01.02.00", "P01.02.01"]),
    }
}

/// The rules of the screen that is shown.
#[component]
pub fn ScreenRules(open: RwSignal<bool>) -> impl IntoView {
    let session = session();
    let route = expect_context::<ReadSignal<Route>>();
    let (about, clauses) = untrack(|| table(&route.get()));
    // A regulation that is not in force asks nothing of anybody.
    let ids: Vec<&'static str> = session.world(|world| {
        let in_force = |id: &str| {
            world
                .organisation
                .regulations
                .iter()
                .any(|regulation| id.starts_with(&regulation.to_string()))
        };
        clauses.iter().copied().filter(|id| in_force(id)).collect()
    });
    let none = ids.is_empty();
    let texts = LocalResource::new(move || {
        let ids = ids.clone();
        async move { read(ids).await }
    });
    let rule = |clause: ClauseText| {
        view! { <li><p>{clause.must.text().to_owned()}</p><ClauseLink clause=clause.id/></li> }
    };
    let rules = move || {
        match texts.get() {
        None => view! { <Loading text=t::regulations::loading()/> }.into_any(),
        Some(None) => view! { <Wrong what=t::regulations::not_loaded()/> }.into_any(),
        Some(Some(texts)) => view! { <ul class="rule-list" on:click=move |_| open.set(false)>{texts.into_iter().map(rule).collect_view()}</ul> }.into_any(),
    }
    };
    view! {
        {about.lines().map(|line| view! { <p>{line}</p> }).collect_view()}
        {(!none).then(|| view! { <h3>{t::help::rules()}</h3>{rules} })}
    }
}

/// The clauses in the order of the table; nothing when the register is not at hand.
async fn read(ids: Vec<&'static str>) -> Option<Vec<ClauseText>> {
    let register = Register::new();
    let mut texts = Vec::new();
    for id in ids {
        let regulation = register
            .regulation(id.chars().take(3).collect::<String>())
            .await?;
        texts.extend(
            regulation
                .clauses
                .iter()
                .find(|clause| clause.id == id)
                .cloned(),
        );
    }
    Some(texts)
}
