//! Addresses. Hash routes, so that any static host serves them, under any path, and from a home screen.
//!
//! One table drives parsing, writing and the navigation; leptos_router offers history routing only, which needs rules on the server.

use crate::domain::ids::{
    BuildingId, CaseId, CustomerId, OutageId, PaperId, RosterId, SurveyId, VisitId,
};
use leptos::ev;
use leptos::prelude::*;

/// A screen with what it shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Route {
    /// What burns, what is next; perhaps with a case opened beside it.
    #[default]
    Today,
    /// A case opened from Today.
    TodayCase(CaseId),
    /// All cases.
    Cases,
    /// One case.
    Case(CaseId),
    /// Take a case.
    Take,
    /// Take a case for this customer.
    TakeFor(CustomerId),
    /// Report the major fault that this case turned out to be.
    TakeFault(CaseId),
    /// Note what this customer grumbles about, perhaps on a visit.
    TakeGrumble(CustomerId, Option<VisitId>),
    /// Take the fresh form of a customer who does not accept the outcome of this one.
    TakeFollowing(CaseId),
    /// Whether solving first in emergencies is faster.
    Haste,
    /// All customers.
    Customers,
    /// Register a customer.
    CustomerNew,
    /// One customer.
    Customer(CustomerId),
    /// Change a customer.
    CustomerEdit(CustomerId),
    /// Repairs that one round can take together, by building.
    ByBuilding,
    /// All buildings.
    Buildings,
    /// Register a building.
    BuildingNew,
    /// One building.
    Building(BuildingId),
    /// Change a building.
    BuildingEdit(BuildingId),
    /// Customers without a service card, by building.
    Cards,
    /// Rounds and regular works due.
    Duties,
    /// Revisits due and done.
    Revisits,
    /// Give and take bundles.
    Handoff,
    /// Take cases from a spreadsheet.
    Spreadsheet,
    /// All regulations.
    Regulations,
    /// One regulation or one clause.
    Clause(String),
    /// All outages.
    Outages,
    /// Record an outage.
    OutageNew,
    /// One outage.
    Outage(OutageId),
    /// All rosters.
    Shifts,
    /// One station's roster.
    Roster(RosterId),
    /// Inspections, surveys, research visits.
    Visits,
    /// Plan a research visit.
    TripNew,
    /// Inspect a customer's project.
    Inspect(CustomerId),
    /// One visit.
    Visit(VisitId),
    /// Begin a survey.
    SurveyNew,
    /// One survey.
    Survey(SurveyId),
    /// A customer's questionnaire, on the tablet in the customer's hands.
    Questionnaire(SurveyId, CustomerId),
    /// The register of complaints.
    Register,
    /// Returns and allowances of all cases.
    Returns,
    /// The complaints closed in a month.
    Closed,
    /// One's own page: credentials and knowledge.
    Own,
    /// The book of papers.
    Papers,
    /// Enter a paper.
    PaperNew,
    /// One paper.
    Paper(PaperId),
    /// The complaints of a month, `2026-11`; of this one when nothing is named.
    Month(String),
    /// The register of complaints and reports.
    Petitions,
    /// Take a complaint or a report.
    PetitionTake,
    /// The same with where it comes from: a way, or a case and an offence.
    PetitionTakeFrom(String),
    /// The complaints of a month.
    PetitionMonth,
    /// The answer for a pick-up code.
    PetitionAnswer,
    /// Opinion boxes and the leaders' reception.
    PetitionPlaces,
    /// Settings.
    Settings,
    /// Settings, with this part open.
    SettingsPart(String),
    /// The places that the bar has no room for.
    More,
    /// The first steps of a new firm.
    Start,
    /// Every part in every state; development and test builds only.
    #[cfg(feature = "gallery")]
    Gallery,
}

impl Route {
    /// From a location's hash; what cannot be read leads to Today.
    #[must_use]
    pub fn parse(hash: &str) -> Self {
        let path = hash.trim_start_matches('#').trim_matches('/');
        let parts: Vec<&str> = path.split('/').collect();
        let case = |text: &str| text.parse::<CaseId>().ok();
        let customer = |text: &str| text.parse::<CustomerId>().ok();
        let building = |text: &str| text.parse::<BuildingId>().ok();
        match parts.as_slice() {
            ["today"] => Self::Today,
            ["today", id] => case(id).map_or(Self::Today, Self::TodayCase),
            ["cases"] => Self::Cases,
            ["cases", "by-building"] => Self::ByBuilding,
            ["cases", "solved-first"] => Self::Haste,
            ["cases", id] => case(id).map_or(Self::Cases, Self::Case),
            ["take"] => Self::Take,
            ["take", "fault", id] => case(id).map_or(Self::Take, Self::TakeFault),
            ["take", "grumble", id] => {
                customer(id).map_or(Self::Take, |id| Self::TakeGrumble(id, None))
            }
            ["take", "grumble", id, visit] => {
                customer(id).map_or(Self::Take, |id| Self::TakeGrumble(id, visit.parse().ok()))
            }
            ["take", "quality", id] => case(id).map_or(Self::Take, Self::TakeFollowing),
            ["take", id] => customer(id).map_or(Self::Take, Self::TakeFor),
            ["customers"] => Self::Customers,
            ["customers", "new"] => Self::CustomerNew,
            ["customers", id] => customer(id).map_or(Self::Customers, Self::Customer),
            ["customers", id, "edit"] => customer(id).map_or(Self::Customers, Self::CustomerEdit),
            ["buildings"] => Self::Buildings,
            ["buildings", "new"] => Self::BuildingNew,
            ["buildings", "cards"] => Self::Cards,
            ["buildings", id] => building(id).map_or(Self::Buildings, Self::Building),
            ["buildings", id, "edit"] => building(id).map_or(Self::Buildings, Self::BuildingEdit),
            ["duties"] => Self::Duties,
            ["revisits"] => Self::Revisits,
            ["handoff"] => Self::Handoff,
            ["handoff", "spreadsheet"] => Self::Spreadsheet,
            ["regulations"] => Self::Regulations,
            ["regulations", id] => Self::Clause((*id).to_owned()),
            ["outages"] => Self::Outages,
            ["outages", "new"] => Self::OutageNew,
            ["outages", id] => id.parse().map_or(Self::Outages, Self::Outage),
            ["shifts"] => Self::Shifts,
            ["shifts", id] => id.parse().map_or(Self::Shifts, Self::Roster),
            ["visits"] => Self::Visits,
            ["visits", "new"] => Self::TripNew,
            ["visits", "inspect", id] => customer(id).map_or(Self::Visits, Self::Inspect),
            ["visits", id] => id.parse().map_or(Self::Visits, Self::Visit),
            ["surveys", "new"] => Self::SurveyNew,
            ["surveys", id] => id.parse().map_or(Self::Visits, Self::Survey),
            ["surveys", id, of] => match (id.parse(), customer(of)) {
                (Ok(survey), Some(customer)) => Self::Questionnaire(survey, customer),
                _ => Self::Visits,
            },
            ["register"] => Self::Register,
            ["returns"] => Self::Returns,
            ["closed"] => Self::Closed,
            ["papers"] => Self::Papers,
            ["papers", "new"] => Self::PaperNew,
            ["papers", id] => id.parse().map_or(Self::Papers, Self::Paper),
            ["complaints"] => Self::Month(String::new()),
            ["complaints", month] => Self::Month((*month).to_owned()),
            ["petitions"] => Self::Petitions,
            ["petitions", "take"] => Self::PetitionTake,
            ["petitions", "take", from] => Self::PetitionTakeFrom((*from).to_owned()),
            ["petitions", "month"] => Self::PetitionMonth,
            ["petitions", "answer"] => Self::PetitionAnswer,
            ["petitions", "places"] => Self::PetitionPlaces,
            ["me"] => Self::Own,
            ["settings"] => Self::Settings,
            ["settings", part] => Self::SettingsPart((*part).to_owned()),
            ["more"] => Self::More,
            ["start"] => Self::Start,
            #[cfg(feature = "gallery")]
            ["gallery"] => Self::Gallery,
            _ => Self::Today,
        }
    }

    /// As a link.
    #[must_use]
    pub fn href(&self) -> String {
        match self {
            Self::Today => "#/today".to_owned(),
            Self::TodayCase(id) => format!("#/today/{id}"),
            Self::Cases => "#/cases".to_owned(),
            Self::Case(id) => format!("#/cases/{id}"),
            Self::Take => "#/take".to_owned(),
            Self::TakeFor(id) => format!("#/take/{id}"),
            Self::TakeFault(id) => format!("#/take/fault/{id}"),
            Self::TakeGrumble(id, None) => format!("#/take/grumble/{id}"),
            Self::TakeGrumble(id, Some(visit)) => format!("#/take/grumble/{id}/{visit}"),
            Self::TakeFollowing(id) => format!("#/take/quality/{id}"),
            Self::Haste => "#/cases/solved-first".to_owned(),
            Self::Customers => "#/customers".to_owned(),
            Self::CustomerNew => "#/customers/new".to_owned(),
            Self::Customer(id) => format!("#/customers/{id}"),
            Self::CustomerEdit(id) => format!("#/customers/{id}/edit"),
            Self::ByBuilding => "#/cases/by-building".to_owned(),
            Self::Buildings => "#/buildings".to_owned(),
            Self::BuildingNew => "#/buildings/new".to_owned(),
            Self::Building(id) => format!("#/buildings/{id}"),
            Self::BuildingEdit(id) => format!("#/buildings/{id}/edit"),
            Self::Cards => "#/buildings/cards".to_owned(),
            Self::Duties => "#/duties".to_owned(),
            Self::Revisits => "#/revisits".to_owned(),
            Self::Handoff => "#/handoff".to_owned(),
            Self::Spreadsheet => "#/handoff/spreadsheet".to_owned(),
            Self::Regulations => "#/regulations".to_owned(),
            Self::Clause(id) => format!("#/regulations/{id}"),
            Self::Outages => "#/outages".to_owned(),
            Self::OutageNew => "#/outages/new".to_owned(),
            Self::Outage(id) => format!("#/outages/{id}"),
            Self::Shifts => "#/shifts".to_owned(),
            Self::Roster(id) => format!("#/shifts/{id}"),
            Self::Visits => "#/visits".to_owned(),
            Self::TripNew => "#/visits/new".to_owned(),
            Self::Inspect(id) => format!("#/visits/inspect/{id}"),
            Self::Visit(id) => format!("#/visits/{id}"),
            Self::SurveyNew => "#/surveys/new".to_owned(),
            Self::Survey(id) => format!("#/surveys/{id}"),
            Self::Questionnaire(survey, customer) => format!("#/surveys/{survey}/{customer}"),
            Self::Register => "#/register".to_owned(),
            Self::Returns => "#/returns".to_owned(),
            Self::Closed => "#/closed".to_owned(),
            Self::Papers => "#/papers".to_owned(),
            Self::PaperNew => "#/papers/new".to_owned(),
            Self::Paper(id) => format!("#/papers/{id}"),
            Self::Month(month) if month.is_empty() => "#/complaints".to_owned(),
            Self::Month(month) => format!("#/complaints/{month}"),
            Self::Petitions => "#/petitions".to_owned(),
            Self::PetitionTake => "#/petitions/take".to_owned(),
            Self::PetitionTakeFrom(from) => format!("#/petitions/take/{from}"),
            Self::PetitionMonth => "#/petitions/month".to_owned(),
            Self::PetitionAnswer => "#/petitions/answer".to_owned(),
            Self::PetitionPlaces => "#/petitions/places".to_owned(),
            Self::Own => "#/me".to_owned(),
            Self::Settings => "#/settings".to_owned(),
            Self::SettingsPart(part) => format!("#/settings/{part}"),
            Self::More => "#/more".to_owned(),
            Self::Start => "#/start".to_owned(),
            #[cfg(feature = "gallery")]
            Self::Gallery => "#/gallery".to_owned(),
        }
    }

    /// Goes there.
    pub fn go(&self) {
        if let Some(window) = web_sys::window() {
            // A browser without a location bar has nowhere to go; the screen stays.
            let _ = window.location().set_hash(&self.href());
        }
    }
}

/// The address as a signal that follows the browser's back and forward.
#[must_use]
pub fn current_route() -> ReadSignal<Route> {
    let read = || {
        Route::parse(
            &web_sys::window()
                .and_then(|window| window.location().hash().ok())
                .unwrap_or_default(),
        )
    };
    let (route, set_route) = signal(read());
    let handle = window_event_listener(ev::hashchange, move |_| set_route.set(read()));
    on_cleanup(move || handle.remove());
    route
}
