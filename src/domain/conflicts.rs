//! Everything that two people wrote without knowing of each other and that a person has to settle, of every kind, and the commands that
//! settle it. A conflict is a value in the folded state: every device that holds the same entries lists the same.

use super::books::{self, Book, Numbered};
use super::cases::after::Slips;
use super::cases::returns::{ReturnsEvent, ReturnsStep, Slip};
use super::cases::{CaseCommand, CaseEvent, Contested, Version, next_numbers};
use super::complaints::ComplaintsEvent;
use super::context::Context;
use super::customers::{CustomerChange, CustomerCommand};
use super::event::Command;
use super::ids::{
    AfterId, BuildingId, CaseId, CustomerId, OutageId, RosterId, Subject, SurveyId, VisitId,
};
use super::organisation::{FirmValue, OrganisationCommand, OrganisationEvent};
use super::outages::{Outage, OutageEvent};
use super::premises::{BuildingCommand, BuildingValue};
use super::register::Contest;
use super::shifts::{Roster, RosterEvent};
use super::stamp::Written;
use super::surveys::{Survey, SurveyEvent};
use super::visits::{Visit, VisitEvent};
use super::world::World;
use std::collections::BTreeMap;

/// One thing to settle, with every version, the one that shows first.
#[derive(Clone, Debug, PartialEq)]
pub enum Conflict {
    /// A field of a customer's file. Each choice is the change that writes it.
    Customer(CustomerId, Contest<CustomerChange>),
    /// A fact about a case.
    Case(CaseId, Contest<Version>),
    /// Several cases with one number. Whichever is chosen keeps it.
    Number(String, Contest<CaseId>),
    /// Several cases to which an office gave one number. The first keeps it, unless somebody chooses otherwise.
    Booked(Book, String, Contest<CaseId>),
    /// Something about a building.
    Building(BuildingId, Contest<BuildingValue>),
    /// A field of the firm.
    Firm(Contest<FirmValue>),
    /// A fact about an outage. Each choice is the event that writes it.
    Outage(OutageId, Contest<OutageEvent>),
    /// A fact about a roster. Each choice is the event that writes it.
    Roster(RosterId, Contest<RosterEvent>),
    /// A fact about a visit. Each choice is the event that writes it.
    Visit(VisitId, Contest<VisitEvent>),
    /// A fact about a survey. Each choice is the event that writes it.
    Survey(SurveyId, Contest<SurveyEvent>),
    /// What complaints are handled and measured by. Each choice is the event that writes it.
    Complaints(Contest<ComplaintsEvent>),
}

/// What can be chosen.
// As a command it lives for one act.
#[allow(clippy::large_enum_variant)]
#[derive(Clone, Debug, PartialEq)]
pub enum Choice {
    /// A value of a customer's field.
    Customer(CustomerId, CustomerChange),
    /// A version of a fact about a case.
    Case(CaseId, Version),
    /// The case that keeps the number.
    Number(String, CaseId),
    /// The case that keeps the number of a book.
    Booked(Book, String, CaseId),
    /// A value of something about a building.
    Building(BuildingId, BuildingValue),
    /// A value of a field of the firm.
    Firm(FirmValue),
    /// A fact about an outage.
    Outage(OutageId, OutageEvent),
    /// A fact about a roster.
    Roster(RosterId, RosterEvent),
    /// A fact about a visit.
    Visit(VisitId, VisitEvent),
    /// A fact about a survey.
    Survey(SurveyId, SurveyEvent),
    /// What complaints are handled and measured by.
    Complaints(ComplaintsEvent),
}

impl Conflict {
    /// Every version with its author, the one that shows first.
    #[must_use]
    pub fn choices(&self) -> Vec<(Choice, Written)> {
        match self {
            Self::Customer(id, contest) => {
                let id = *id;
                let choice = move |change| Choice::Customer(id, change);
                contest.clone().map(choice).choices
            }
            Self::Case(id, contest) => {
                let id = *id;
                let choice = move |version| Choice::Case(id, version);
                contest.clone().map(choice).choices
            }
            Self::Number(number, contest) => {
                let choice = |case| Choice::Number(number.clone(), case);
                contest.clone().map(choice).choices
            }
            Self::Booked(book, number, contest) => {
                let choice = |case| Choice::Booked(*book, number.clone(), case);
                contest.clone().map(choice).choices
            }
            Self::Building(id, contest) => {
                let id = *id;
                let choice = move |value| Choice::Building(id, value);
                contest.clone().map(choice).choices
            }
            Self::Firm(contest) => contest.clone().map(Choice::Firm).choices,
            Self::Outage(id, contest) => {
                let id = *id;
                let choice = move |event| Choice::Outage(id, event);
                contest.clone().map(choice).choices
            }
            Self::Roster(id, contest) => {
                let id = *id;
                let choice = move |event| Choice::Roster(id, event);
                contest.clone().map(choice).choices
            }
            Self::Visit(id, contest) => {
                let id = *id;
                let choice = move |event| Choice::Visit(id, event);
                contest.clone().map(choice).choices
            }
            Self::Survey(id, contest) => {
                let id = *id;
                let choice = move |event| Choice::Survey(id, event);
                contest.clone().map(choice).choices
            }
            Self::Complaints(contest) => contest.clone().map(Choice::Complaints).choices,
        }
    }
}

impl Choice {
    /// The commands that settle a conflict this way.
    #[must_use]
    pub fn commands(&self, context: &Context<'_>) -> Vec<Command> {
        match self {
            Self::Customer(id, change) => {
                vec![Command::Customer(
                    *id,
                    CustomerCommand::Settle(change.clone()),
                )]
            }
            Self::Case(id, version) => vec![settled(*id, version.clone())],
            Self::Building(id, value) => {
                let command = BuildingCommand::Settle(value.clone());
                vec![Command::Building(*id, Box::new(command))]
            }
            Self::Firm(value) => {
                let event = OrganisationEvent::Settled(value.clone());
                let command = OrganisationCommand::Record(Box::new(event));
                vec![Command::Organisation(command)]
            }
            Self::Outage(id, event) => vec![Command::Outage(*id, Box::new(event.clone()))],
            Self::Roster(id, event) => vec![Command::Roster(*id, event.clone())],
            Self::Visit(id, event) => vec![Command::Visit(*id, Box::new(event.clone()))],
            Self::Survey(id, event) => vec![Command::Survey(*id, Box::new(event.clone()))],
            Self::Complaints(event) => vec![Command::Complaints(Box::new(event.clone()))],
            Self::Booked(book, number, keeper) => renumbered(*book, number, *keeper, context),
            Self::Number(number, keeper) => {
                let cases = context.world.cases.values();
                let others = cases.filter(|case| case.number == *number && case.id != *keeper);
                let offset = context.calendar_at(context.now).offset_minutes;
                let numbers = next_numbers(context.world, context.device, context.now, offset);
                others
                    .zip(numbers)
                    .map(|(case, number)| settled(case.id, Version::Number(number)))
                    .collect()
            }
        }
    }
}

/// Whatever else bears the number of a book gets the next free ones; of the keeper's own sheets the first keeps it.
fn renumbered(book: Book, number: &str, keeper: CaseId, context: &Context<'_>) -> Vec<Command> {
    let mut bearers = Vec::new();
    for case in context.world.cases.values() {
        let own = case.register.as_ref();
        let own = own.filter(|own| case.procedure.book() == Some(book) && own.number == number);
        let slips = case.slips_of(book).filter(|slip| slip.is_live());
        let slips = slips.filter(|slip| slip.number.number == number);
        let all = own
            .map(|_| None)
            .into_iter()
            .chain(slips.map(|slip| Some(slip.id)));
        bearers.extend(
            all.skip(usize::from(case.id == keeper))
                .map(|slip| (case.id, slip)),
        );
    }
    let numbers = context.world.book_numbers(book, context);
    let occurred_at = context.now;
    let commands = bearers.into_iter().zip(numbers);
    commands
        .map(|((case, slip), number)| {
            let event = match slip {
                None => CaseEvent::Registered {
                    book,
                    number,
                    occurred_at,
                },
                Some(slip) => CaseEvent::Returns(ReturnsEvent {
                    slip,
                    occurred_at,
                    step: ReturnsStep::Numbered { number },
                }),
            };
            Command::Case(case, Box::new(CaseCommand::Record(event)))
        })
        .collect()
}

fn settled(id: CaseId, version: Version) -> Command {
    let event = CaseEvent::Settled(version);
    Command::Case(id, Box::new(CaseCommand::Record(event)))
}

impl World {
    /// Everything to settle: cases first, then numbers, outages, rosters, customers, buildings, visits, surveys, what complaints are
    /// measured by, the firm.
    #[must_use]
    pub fn conflicts(&self) -> Vec<Conflict> {
        let cases = self.cases.keys();
        let cases = cases.flat_map(|id| self.conflicts_of(&Subject::Case(*id)));
        let customers = self.customers.keys();
        let customers = customers.flat_map(|id| self.conflicts_of(&Subject::Customer(*id)));
        let outages = self.outages.keys();
        let outages = outages.flat_map(|id| self.conflicts_of(&Subject::Outage(*id)));
        let rosters = self.rosters.keys();
        let rosters = rosters.flat_map(|id| self.conflicts_of(&Subject::Roster(*id)));
        let buildings = self.buildings.keys();
        let buildings = buildings.flat_map(|id| self.conflicts_of(&Subject::Building(*id)));
        let visits = self.visits.keys();
        let visits = visits.flat_map(|id| self.conflicts_of(&Subject::Visit(*id)));
        let surveys = self.surveys.keys();
        let surveys = surveys.flat_map(|id| self.conflicts_of(&Subject::Survey(*id)));
        let complaints = self.conflicts_of(&Subject::Complaints(self.organisation.id));
        let firm = self.conflicts_of(&Subject::Organisation(self.organisation.id));
        cases
            .chain(self.numbers_alike())
            .chain(self.booked_alike())
            .chain(outages)
            .chain(rosters)
            .chain(customers)
            .chain(buildings)
            .chain(visits)
            .chain(surveys)
            .chain(complaints)
            .chain(firm)
            .collect()
    }

    /// What is to settle about one subject, numbers that several cases have not included.
    #[must_use]
    pub fn conflicts_of(&self, subject: &Subject) -> Vec<Conflict> {
        match subject {
            Subject::Customer(id) => self.customers.get(id).map_or_else(Vec::new, |customer| {
                let contests = customer.contests().into_iter();
                contests
                    .map(|contest| Conflict::Customer(*id, contest))
                    .collect()
            }),
            Subject::Case(id) => self.cases.get(id).map_or_else(Vec::new, |case| {
                let contested: Vec<Contested> = case.contested();
                let contests = contested.into_iter().filter_map(|what| case.contest(what));
                contests
                    .map(|contest| Conflict::Case(*id, contest))
                    .collect()
            }),
            Subject::Building(id) => self.buildings.get(id).map_or_else(Vec::new, |building| {
                let contests = building.contests().into_iter();
                contests
                    .map(|contest| Conflict::Building(*id, contest))
                    .collect()
            }),
            Subject::Organisation(_) => {
                let contests = self.organisation.contests().into_iter();
                contests.map(Conflict::Firm).collect()
            }
            Subject::Outage(id) => self.outages.get(id).map_or_else(Vec::new, |outage| {
                let contests = outage.contests().into_iter();
                contests
                    .map(|contest| Conflict::Outage(*id, contest))
                    .collect()
            }),
            Subject::Roster(id) => self.rosters.get(id).map_or_else(Vec::new, |roster| {
                let contests = roster.contests().into_iter();
                contests
                    .map(|contest| Conflict::Roster(*id, contest))
                    .collect()
            }),
            Subject::Visit(id) => self.visits.get(id).map_or_else(Vec::new, |visit| {
                let contests = visit.contests().into_iter();
                contests
                    .map(|contest| Conflict::Visit(*id, contest))
                    .collect()
            }),
            Subject::Survey(id) => self.surveys.get(id).map_or_else(Vec::new, |survey| {
                let contests = survey.contests().into_iter();
                contests
                    .map(|contest| Conflict::Survey(*id, contest))
                    .collect()
            }),
            Subject::Complaints(_) => {
                let contests = self.complaints.basis.contests().into_iter();
                contests.map(Conflict::Complaints).collect()
            }
            Subject::Knowledge(_)
            | Subject::Paper(_)
            | Subject::Deputies(_)
            | Subject::Other(_) => Vec::new(),
        }
    }

    /// The number of a case, where others have it too.
    #[must_use]
    pub fn number_alike(&self, id: CaseId) -> Option<Conflict> {
        let number = &self.cases.get(&id)?.number;
        let cases = self.cases.values().filter(|case| case.number == *number);
        let cases: Vec<_> = cases.map(|case| (case.id, case.taken_by)).collect();
        (cases.len() > 1).then(|| Conflict::Number(number.clone(), Contest { choices: cases }))
    }

    /// Numbers that several cases have, in their order.
    #[must_use]
    pub fn numbers_alike(&self) -> Vec<Conflict> {
        let mut by_number: BTreeMap<&str, Vec<(CaseId, Written)>> = BTreeMap::new();
        for case in self.cases.values() {
            let cases = by_number.entry(&case.number).or_default();
            cases.push((case.id, case.taken_by));
        }
        let several = by_number.into_iter().filter(|(_, cases)| cases.len() > 1);
        several
            .map(|(number, choices)| Conflict::Number(number.to_owned(), Contest { choices }))
            .collect()
    }

    /// Numbers of a book that several cases bear, the first of each before the others.
    #[must_use]
    pub fn booked_alike(&self) -> Vec<Conflict> {
        let of_book = |book| {
            let alike = books::alike(self.bearing(book)).into_iter();
            alike.map(move |(number, choices)| Conflict::Booked(book, number, Contest { choices }))
        };
        Book::ALL.into_iter().flat_map(of_book).collect()
    }

    /// A number of a book that a case, or a certificate or slip of it, bears where others bear it too.
    #[must_use]
    pub fn booked_with(&self, id: CaseId) -> Option<Conflict> {
        let mut all = self.booked_alike().into_iter();
        all.find(|conflict| {
            let choices = conflict.choices();
            choices
                .iter()
                .any(|(choice, _)| matches!(choice, Choice::Booked(_, _, case) if *case == id))
        })
    }

    /// Everything to which a number of this book was given.
    pub fn booked(&self, book: Book) -> impl Iterator<Item = (CaseId, &Numbered)> {
        self.numbers_of(book, |_| true)
    }

    /// Everything that bears a number of this book now: not what was withdrawn.
    fn bearing(&self, book: Book) -> impl Iterator<Item = (CaseId, &Numbered)> {
        self.numbers_of(book, Slip::is_live)
    }

    fn numbers_of(
        &self,
        book: Book,
        wanted: fn(&Slip) -> bool,
    ) -> impl Iterator<Item = (CaseId, &Numbered)> {
        let cases = self.cases.values();
        cases.flat_map(move |case| {
            let own = case.register.as_ref();
            let own = own.filter(|_| case.procedure.book() == Some(book));
            let slips = case.slips_of(book).filter(move |slip| wanted(slip));
            own.into_iter()
                .chain(slips.map(|slip| &slip.number))
                .map(move |given| (case.id, given))
        })
    }

    /// Everything that follows cases to which a number of this book was given.
    pub fn numbered_after(&self, book: Slips) -> impl Iterator<Item = (AfterId, &Numbered)> {
        let after = self.cases.values().filter_map(|case| case.after.as_ref());
        after.flat_map(move |after| after.numbered(book))
    }

    /// The next free numbers of a book of what follows cases.
    pub fn numbers_after(
        &self,
        book: Slips,
        context: &Context<'_>,
    ) -> impl Iterator<Item = String> + use<> {
        let offset = context.calendar_at(context.now).offset_minutes;
        let mut given = self.numbered_after(book).map(|(_, given)| given);
        books::next_numbers(&mut given, context.now, offset)
    }

    /// The next free numbers of a book.
    pub fn book_numbers(
        &self,
        book: Book,
        context: &Context<'_>,
    ) -> impl Iterator<Item = String> + use<> {
        let offset = context.calendar_at(context.now).offset_minutes;
        let mut given = self.booked(book).map(|(_, given)| given);
        books::next_numbers(&mut given, context.now, offset)
    }

    /// Whether somebody bears or bore this number of a book.
    #[must_use]
    pub fn is_taken(&self, book: Book, number: &str) -> bool {
        self.booked(book).any(|(_, given)| {
            given.number == number || given.formerly.iter().any(|known| known == number)
        })
    }

    /// Whether nobody but this case bears the number.
    #[must_use]
    pub fn bears_alone(&self, book: Book, id: CaseId, number: &str) -> bool {
        let mut others = self.booked(book).filter(|(other, _)| *other != id);
        others.all(|(_, given)| given.number != number)
    }

    /// How much is to settle, counted without building the list: Today asks for it at every change.
    #[must_use]
    pub fn to_settle(&self) -> usize {
        let mut numbers: Vec<&str> = self.cases.values().map(|case| &*case.number).collect();
        numbers.sort_unstable();
        let alike = numbers.chunk_by(|one, other| one == other);
        let cases = self.cases.values().map(|case| case.contested().len());
        let customers = self.customers.values().map(|customer| customer.conflicts());
        let customers = customers.map(|count| usize::try_from(count).unwrap_or(usize::MAX));
        let buildings = self.buildings.values().map(|building| building.conflicts());
        let buildings = buildings.map(|count| usize::try_from(count).unwrap_or(usize::MAX));
        alike.filter(|cases| cases.len() > 1).count()
            + self.booked_alike().len()
            + cases.sum::<usize>()
            + customers.sum::<usize>()
            + self.outages.values().map(Outage::conflicts).sum::<usize>()
            + self.rosters.values().map(Roster::conflicts).sum::<usize>()
            + buildings.sum::<usize>()
            + self.visits.values().map(Visit::conflicts).sum::<usize>()
            + self.surveys.values().map(Survey::conflicts).sum::<usize>()
            + self.complaints.basis.conflicts()
            + self.organisation.conflicts()
    }
}
