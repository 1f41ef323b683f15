//! All tables together, and the two functions through which everything passes: [`decide`] and [`World::replace`].

use super::approvals::deputies::{self, Deputies};
use super::cases::{self, Case};
use super::clock::Clock;
use super::complaints::{self, Complaints};
use super::context::Context;
use super::customers::{self, Customer};
use super::event::{Command, Event, Happened};
use super::ids::{
    BuildingId, CaseId, CustomerId, OutageId, PaperId, PersonId, RosterId, Subject, SurveyId,
    VisitId,
};
use super::knowledge::{self, Knowledge};
use super::organisation::{self, Organisation};
use super::outages::{self, Outage};
use super::papers::{self, Paper};
use super::premises::{self, Building};
use super::refusal::Refusal;
use super::sealed::{Letter, Letters, SealedEvent};
use super::shifts::{self, Roster};
use super::stamp::Stamped;
use super::surveys::{self, Survey};
use super::visits::{self, Visit};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Everything that a device knows, folded. Plain data: equal ledgers give equal worlds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct World {
    /// The firm.
    pub organisation: Organisation,
    /// All customers.
    pub customers: BTreeMap<CustomerId, Customer>,
    /// All cases.
    pub cases: BTreeMap<CaseId, Case>,
    /// All outages.
    pub outages: BTreeMap<OutageId, Outage>,
    /// All rosters.
    pub rosters: BTreeMap<RosterId, Roster>,
    /// What everybody knows of the rules.
    pub knowledge: BTreeMap<PersonId, Knowledge>,
    /// All buildings.
    pub buildings: BTreeMap<BuildingId, Building>,
    /// All visits.
    pub visits: BTreeMap<VisitId, Visit>,
    /// All surveys.
    pub surveys: BTreeMap<SurveyId, Survey>,
    /// Who stands in for whom.
    pub deputies: BTreeMap<PersonId, Deputies>,
    /// All papers.
    pub papers: BTreeMap<PaperId, Paper>,
    /// What the firm does about complaints beside the cases.
    pub complaints: Complaints,
}

/// The folded state of one subject, as it is persisted in pages.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SubjectState {
    /// The firm.
    Organisation(Box<Organisation>),
    /// A customer's file.
    Customer(Box<Customer>),
    /// A case.
    Case(Box<Case>),
    /// An outage.
    Outage(Box<Outage>),
    /// A roster.
    Roster(Box<Roster>),
    /// What a person knows.
    Knowledge(Box<Knowledge>),
    /// A building.
    Building(Box<Building>),
    /// A visit.
    Visit(Box<Visit>),
    /// A survey.
    Survey(Box<Survey>),
    /// Who stands in for a person.
    Deputies(Box<Deputies>),
    /// A paper.
    Paper(Box<Paper>),
    /// What the firm does about complaints.
    Complaints(Box<Complaints>),
}

/// May this happen now, by this person?
///
/// # Errors
/// A [`Refusal`] with its clause; nothing has changed then.
pub fn decide(command: Command, context: &Context<'_>) -> Result<Vec<Happened>, Refusal> {
    match command {
        Command::Organisation(command) => {
            organisation::decide(&context.world.organisation, command, context)
        }
        Command::Customer(id, command) => {
            customers::decide(id, context.world.customers.get(&id), command, context)
        }
        Command::Case(id, command) => {
            cases::decide(id, context.world.cases.get(&id), *command, context)
        }
        Command::Outage(id, event) => {
            outages::decide(id, context.world.outages.get(&id), *event, context)
        }
        Command::Roster(id, event) => {
            shifts::decide(id, context.world.rosters.get(&id), event, context)
        }
        Command::Knowledge(person, event) => knowledge::decide(person, event, context),
        Command::Deputy(person, event) => deputies::decide(person, event, context),
        Command::Building(id, command) => {
            premises::decide(id, context.world.buildings.get(&id), *command, context)
        }
        Command::Paper(id, event) => {
            papers::decide(id, context.world.papers.get(&id), *event, context)
        }
        Command::Complaints(event) => {
            complaints::decide(&context.world.complaints, *event, context)
        }
        Command::Season(command) => premises::decide_season(&command, context),
        Command::Visit(id, event) => {
            visits::decide(id, context.world.visits.get(&id), *event, context)
        }
        Command::Survey(id, event) => {
            surveys::decide(id, context.world.surveys.get(&id), *event, context)
        }
    }
}

/// Folds one more event into a subject's state, `None` being "nothing has happened yet". Total: an event that does not belong to the
/// subject's kind leaves the state as it is.
#[must_use]
pub fn evolve(
    state: Option<SubjectState>,
    subject: &Subject,
    stamped: Stamped<Event>,
) -> Option<SubjectState> {
    let (envelope, event) = stamped.open();
    match (subject, event) {
        (Subject::Organisation(id), Event::Organisation(event)) => {
            let organisation = match state {
                Some(SubjectState::Organisation(organisation)) => *organisation,
                _ => Organisation::empty(*id),
            };
            Some(SubjectState::Organisation(Box::new(organisation::evolve(
                organisation,
                &envelope.with(event),
            ))))
        }
        (Subject::Customer(id), Event::Customer(event)) => {
            let customer = match state {
                Some(SubjectState::Customer(customer)) => Some(*customer),
                _ => None,
            };
            customers::evolve(customer, *id, &envelope.with(event))
                .map(|customer| SubjectState::Customer(Box::new(customer)))
        }
        (Subject::Case(id), Event::Case(event)) => {
            let case = match state {
                Some(SubjectState::Case(case)) => Some(case),
                _ => None,
            };
            cases::evolve(case, *id, &envelope.with(*event)).map(SubjectState::Case)
        }
        (Subject::Outage(id), Event::Outage(event)) => {
            let outage = match state {
                Some(SubjectState::Outage(outage)) => Some(*outage),
                _ => None,
            };
            outages::evolve(outage, *id, &envelope.with(*event))
                .map(|outage| SubjectState::Outage(Box::new(outage)))
        }
        (Subject::Roster(id), Event::Roster(event)) => {
            let roster = match state {
                Some(SubjectState::Roster(roster)) => Some(*roster),
                _ => None,
            };
            shifts::evolve(roster, *id, &envelope.with(event))
                .map(|roster| SubjectState::Roster(Box::new(roster)))
        }
        (Subject::Knowledge(person), Event::Knowledge(event)) => {
            let known = match state {
                Some(SubjectState::Knowledge(known)) => Some(*known),
                _ => None,
            };
            let known = knowledge::evolve(known, *person, &envelope.with(event));
            Some(SubjectState::Knowledge(Box::new(known)))
        }
        (Subject::Building(id), Event::Building(event)) => {
            let building = match state {
                Some(SubjectState::Building(building)) => Some(*building),
                _ => None,
            };
            let building = premises::evolve(building, *id, &envelope.with(*event));
            Some(SubjectState::Building(Box::new(building)))
        }
        (Subject::Visit(id), Event::Visit(event)) => {
            let visit = match state {
                Some(SubjectState::Visit(visit)) => Some(*visit),
                _ => None,
            };
            let visit = visits::evolve(visit, *id, &envelope.with(*event));
            Some(SubjectState::Visit(Box::new(visit)))
        }
        (Subject::Survey(id), Event::Survey(event)) => {
            let survey = match state {
                Some(SubjectState::Survey(survey)) => Some(*survey),
                _ => None,
            };
            surveys::evolve(survey, *id, &envelope.with(*event))
                .map(|survey| SubjectState::Survey(Box::new(survey)))
        }
        (Subject::Deputies(person), Event::Deputy(event)) => {
            let known = match state {
                Some(SubjectState::Deputies(known)) => Some(*known),
                _ => None,
            };
            let known = deputies::evolve(known, *person, &envelope.with(event));
            Some(SubjectState::Deputies(Box::new(known)))
        }
        (Subject::Paper(id), Event::Paper(event)) => {
            let paper = match state {
                Some(SubjectState::Paper(paper)) => Some(*paper),
                _ => None,
            };
            papers::evolve(paper, *id, &envelope.with(*event))
                .map(|paper| SubjectState::Paper(Box::new(paper)))
        }
        (Subject::Complaints(firm), Event::Complaints(event)) => {
            let known = match state {
                Some(SubjectState::Complaints(known)) => *known,
                _ => Complaints::default(),
            };
            let known = complaints::evolve(known, *firm, &envelope.with(*event));
            Some(SubjectState::Complaints(Box::new(known)))
        }
        (_, Event::Sealed(event)) => sealed(state, &envelope.with(*event)),
        _ => state,
    }
}

/// What is sealed lies on its subject, whatever kind that is. A letter to a subject of which nothing else is known has nowhere to lie.
fn sealed(state: Option<SubjectState>, stamped: &Stamped<SealedEvent>) -> Option<SubjectState> {
    let mut state = state?;
    match &mut state {
        SubjectState::Customer(customer) => customer.letters.evolve(stamped),
        SubjectState::Case(case) => case.letters.evolve(stamped),
        _ => {}
    }
    Some(state)
}

impl World {
    /// Puts a subject's new state into its table.
    pub fn replace(&mut self, state: SubjectState) {
        match state {
            SubjectState::Organisation(organisation) => self.organisation = *organisation,
            SubjectState::Customer(customer) => drop(self.customers.insert(customer.id, *customer)),
            SubjectState::Case(case) => drop(self.cases.insert(case.id, *case)),
            SubjectState::Outage(outage) => drop(self.outages.insert(outage.id, *outage)),
            SubjectState::Roster(roster) => drop(self.rosters.insert(roster.id, *roster)),
            SubjectState::Knowledge(known) => drop(self.knowledge.insert(known.person, *known)),
            SubjectState::Building(building) => drop(self.buildings.insert(building.id, *building)),
            SubjectState::Visit(visit) => drop(self.visits.insert(visit.id, *visit)),
            SubjectState::Survey(survey) => drop(self.surveys.insert(survey.id, *survey)),
            SubjectState::Deputies(known) => drop(self.deputies.insert(known.person, *known)),
            SubjectState::Paper(paper) => drop(self.papers.insert(paper.id, *paper)),
            SubjectState::Complaints(complaints) => self.complaints = *complaints,
        }
    }

    /// Takes a subject's state out of its table, to be folded further.
    pub fn take(&mut self, subject: &Subject) -> Option<SubjectState> {
        match subject {
            Subject::Organisation(id) if self.organisation.id == *id => Some(
                SubjectState::Organisation(Box::new(std::mem::take(&mut self.organisation))),
            ),
            Subject::Customer(id) => self
                .customers
                .remove(id)
                .map(|customer| SubjectState::Customer(Box::new(customer))),
            Subject::Case(id) => self
                .cases
                .remove(id)
                .map(|case| SubjectState::Case(Box::new(case))),
            Subject::Outage(id) => self
                .outages
                .remove(id)
                .map(|outage| SubjectState::Outage(Box::new(outage))),
            Subject::Roster(id) => self
                .rosters
                .remove(id)
                .map(|roster| SubjectState::Roster(Box::new(roster))),
            Subject::Knowledge(id) => self
                .knowledge
                .remove(id)
                .map(|known| SubjectState::Knowledge(Box::new(known))),
            Subject::Building(id) => self
                .buildings
                .remove(id)
                .map(|building| SubjectState::Building(Box::new(building))),
            Subject::Visit(id) => self
                .visits
                .remove(id)
                .map(|visit| SubjectState::Visit(Box::new(visit))),
            Subject::Survey(id) => self
                .surveys
                .remove(id)
                .map(|survey| SubjectState::Survey(Box::new(survey))),
            Subject::Deputies(id) => self
                .deputies
                .remove(id)
                .map(|known| SubjectState::Deputies(Box::new(known))),
            Subject::Paper(id) => self
                .papers
                .remove(id)
                .map(|paper| SubjectState::Paper(Box::new(paper))),
            Subject::Complaints(id) => (self.complaints.firm == Some(*id))
                .then(|| SubjectState::Complaints(Box::new(std::mem::take(&mut self.complaints)))),
            Subject::Organisation(_) | Subject::Other(_) => None,
        }
    }

    /// A copy of a subject's state.
    #[must_use]
    pub fn state_of(&self, subject: &Subject) -> Option<SubjectState> {
        match subject {
            Subject::Organisation(id) => (self.organisation.id == *id)
                .then(|| SubjectState::Organisation(Box::new(self.organisation.clone()))),
            Subject::Customer(id) => self
                .customers
                .get(id)
                .map(|customer| SubjectState::Customer(Box::new(customer.clone()))),
            Subject::Case(id) => self
                .cases
                .get(id)
                .map(|case| SubjectState::Case(Box::new(case.clone()))),
            Subject::Outage(id) => self
                .outages
                .get(id)
                .map(|outage| SubjectState::Outage(Box::new(outage.clone()))),
            Subject::Roster(id) => self
                .rosters
                .get(id)
                .map(|roster| SubjectState::Roster(Box::new(roster.clone()))),
            Subject::Knowledge(id) => self
                .knowledge
                .get(id)
                .map(|known| SubjectState::Knowledge(Box::new(known.clone()))),
            Subject::Building(id) => self
                .buildings
                .get(id)
                .map(|building| SubjectState::Building(Box::new(building.clone()))),
            Subject::Visit(id) => self
                .visits
                .get(id)
                .map(|visit| SubjectState::Visit(Box::new(visit.clone()))),
            Subject::Survey(id) => self
                .surveys
                .get(id)
                .map(|survey| SubjectState::Survey(Box::new(survey.clone()))),
            Subject::Deputies(id) => self
                .deputies
                .get(id)
                .map(|known| SubjectState::Deputies(Box::new(known.clone()))),
            Subject::Paper(id) => self
                .papers
                .get(id)
                .map(|paper| SubjectState::Paper(Box::new(paper.clone()))),
            Subject::Complaints(id) => (self.complaints.firm == Some(*id))
                .then(|| SubjectState::Complaints(Box::new(self.complaints.clone()))),
            Subject::Other(_) => None,
        }
    }

    /// What is sealed on a subject.
    #[must_use]
    pub fn letters_of(&self, subject: &Subject) -> Option<&Letters> {
        match subject {
            Subject::Customer(id) => self.customers.get(id).map(|customer| &customer.letters),
            Subject::Case(id) => self.cases.get(id).map(|case| &case.letters),
            _ => None,
        }
    }

    /// Everything that is sealed, with its subject.
    pub fn letters(&self) -> impl Iterator<Item = (Subject, &Letter)> {
        let customers = self.customers.values().flat_map(|customer| {
            let letters = customer.letters.iter();
            letters.map(|letter| (Subject::Customer(customer.id), letter))
        });
        let cases = self.cases.values().flat_map(|case| {
            let letters = case.letters.iter();
            letters.map(|letter| (Subject::Case(case.id), letter))
        });
        customers.chain(cases)
    }

    /// Every clock of every subject, stopped ones included.
    pub fn clocks<'a>(&'a self, context: &'a Context<'a>) -> impl Iterator<Item = Clock> + 'a {
        let elsewhere = cases::led_elsewhere(self);
        self.cases
            .values()
            .filter(move |case| !elsewhere.contains(&case.id))
            .flat_map(move |case| cases::clocks(case, context))
            .chain(
                self.outages
                    .values()
                    .flat_map(move |outage| outages::clocks(outage, context)),
            )
            .chain(
                self.rosters
                    .values()
                    .flat_map(move |roster| shifts::open_clocks(roster, context)),
            )
            .chain(self.of_buildings(context))
            .chain(self.of_active_service(context))
            .chain(
                self.papers
                    .values()
                    .flat_map(move |paper| papers::clocks(paper, context)),
            )
            .chain(complaints::clocks(&self.complaints, context))
    }

    /// The clocks that somebody still owes, of every subject.
    pub fn open_clocks<'a>(&'a self, context: &'a Context<'a>) -> impl Iterator<Item = Clock> + 'a {
        let elsewhere = cases::led_elsewhere(self);
        self.cases
            .values()
            .filter(move |case| !elsewhere.contains(&case.id))
            .flat_map(move |case| cases::open_clocks(case, context))
            .chain(
                self.outages
                    .values()
                    .flat_map(move |outage| outages::open_clocks(outage, context)),
            )
            .chain(
                self.rosters
                    .values()
                    .flat_map(move |roster| shifts::open_clocks(roster, context)),
            )
            .chain(self.of_buildings(context).filter(Clock::is_open))
            .chain(self.of_active_service(context).filter(Clock::is_open))
            .chain(papers::open_clocks(context))
            .chain(complaints::clocks(&self.complaints, context))
    }

    fn of_buildings<'a>(&'a self, context: &'a Context<'a>) -> impl Iterator<Item = Clock> + 'a {
        self.buildings
            .values()
            .flat_map(move |building| premises::clocks(building, context))
    }

    /// Inspections that are due, visits, surveys.
    fn of_active_service<'a>(
        &'a self,
        context: &'a Context<'a>,
    ) -> impl Iterator<Item = Clock> + 'a {
        let visits = self.visits.values();
        let surveys = self.surveys.values();
        visits::inspections_due(context)
            .into_iter()
            .chain(visits.flat_map(move |visit| visits::clocks(visit, context)))
            .chain(surveys.flat_map(move |survey| surveys::clocks(survey, context)))
    }
}
