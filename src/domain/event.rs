//! The typed body of an entry, and the command that asks for one.

use super::approvals::deputies::DeputyEvent;
use super::cases::{Attachment, CaseCommand, CaseEvent};
use super::complaints::ComplaintsEvent;
use super::customers::{CustomerCommand, CustomerEvent};
use super::ids::{
    BuildingId, CaseId, CustomerId, OutageId, PaperId, PersonId, RosterId, Subject, SurveyId,
    VisitId,
};
use super::knowledge::KnowledgeEvent;
use super::organisation::{OrganisationCommand, OrganisationEvent};
use super::outages::OutageEvent;
use super::papers::PaperEvent;
use super::premises::{BuildingCommand, BuildingEvent, SeasonCommand};
use super::roles::Needs;
use super::sealed::SealedEvent;
use super::shifts::RosterEvent;
use super::surveys::SurveyEvent;
use super::visits::VisitEvent;
use serde::{Deserialize, Serialize};

/// What happened. As JSON: `{"case":{"received":{…}}}`; in words and in the docs the same event is called `case.received`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// To the firm.
    Organisation(OrganisationEvent),
    /// To a customer's file.
    Customer(CustomerEvent),
    /// To a case.
    Case(Box<CaseEvent>),
    /// To a building.
    Building(Box<BuildingEvent>),
    /// To something that only named people may read.
    Sealed(Box<SealedEvent>),
    /// To an outage.
    Outage(Box<OutageEvent>),
    /// To a roster.
    Roster(RosterEvent),
    /// To what a person knows.
    Knowledge(KnowledgeEvent),
    /// To a visit.
    Visit(Box<VisitEvent>),
    /// To a survey.
    Survey(Box<SurveyEvent>),
    /// To who stands in for a person.
    Deputy(DeputyEvent),
    /// To a paper.
    Paper(Box<PaperEvent>),
    /// To what the firm does about complaints.
    Complaints(Box<ComplaintsEvent>),
}

impl Event {
    /// Every file this event refers to.
    #[must_use]
    pub fn attachments(&self) -> Vec<&Attachment> {
        match self {
            Self::Organisation(event) => event.attachments(),
            Self::Case(event) => event.attachments(),
            Self::Building(event) => event.attachments(),
            Self::Outage(event) => event.attachments(),
            Self::Roster(event) => event.attachments(),
            Self::Visit(event) => event.attachments(),
            Self::Survey(event) => event.attachments(),
            Self::Paper(event) => event.attachments(),
            Self::Complaints(event) => event.attachments(),
            Self::Customer(_) | Self::Sealed(_) | Self::Knowledge(_) | Self::Deputy(_) => {
                Vec::new()
            }
        }
    }

    /// What somebody has to be to write it down.
    #[must_use]
    pub fn needs(&self, actor: PersonId) -> Needs {
        match self {
            Self::Organisation(event) => event.needs(),
            // Nobody who only carries it could check more; what may be sealed at all needs nothing either.
            Self::Sealed(_) => Needs::NOTHING,
            Self::Customer(event) => event.needs(),
            // Everybody names their own; that it is their own is no matter of roles.
            Self::Deputy(_) => Needs::NOTHING,
            Self::Case(event) => event.needs(actor),
            Self::Outage(event) => event.needs(),
            Self::Roster(event) => event.needs(),
            Self::Knowledge(event) => event.needs(),
            Self::Building(event) => event.needs(),
            Self::Visit(event) => event.needs(),
            Self::Survey(event) => event.needs(),
            Self::Paper(event) => event.needs(),
            Self::Complaints(event) => event.needs(),
        }
    }
}

/// What a person asks for.
// It lives for one act: boxing what a customer's file is asked for would cost every caller and save nothing.
#[allow(clippy::large_enum_variant)]
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// Of the firm.
    Organisation(OrganisationCommand),
    /// Of a customer's file.
    Customer(CustomerId, CustomerCommand),
    /// Of a case.
    Case(CaseId, Box<CaseCommand>),
    /// Of an outage: the event itself is the wish.
    Outage(OutageId, Box<OutageEvent>),
    /// Of a roster: the event itself is the wish.
    Roster(RosterId, RosterEvent),
    /// Of what a person knows: the event itself is the wish.
    Knowledge(PersonId, KnowledgeEvent),
    /// Of who stands in for a person: the event itself is the wish.
    Deputy(PersonId, DeputyEvent),
    /// Of a building.
    Building(BuildingId, Box<BuildingCommand>),
    /// Of a visit: the event itself is the wish.
    Visit(VisitId, Box<VisitEvent>),
    /// Of a survey: the event itself is the wish.
    Survey(SurveyId, Box<SurveyEvent>),
    /// Of what the firm does about complaints: the event itself is the wish.
    Complaints(Box<ComplaintsEvent>),
    /// Of a station: its heating season.
    Season(SeasonCommand),
    /// Of a paper: the event itself is the wish.
    Paper(PaperId, Box<PaperEvent>),
}

/// An event with the subject that it happened to: what `decide` answers.
#[derive(Clone, Debug, PartialEq)]
pub struct Happened {
    /// What it is about.
    pub subject: Subject,
    /// What happened.
    pub event: Event,
}
