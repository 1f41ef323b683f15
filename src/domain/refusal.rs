//! A business "no": which clause says so, and why, for the screens to put into words.

use super::approvals::deputies::DeputyRefusal;
use super::cases::CaseRefusal;
use super::clause::Clause;
use super::complaints::ComplaintsRefusal;
use super::customers::CustomerRefusal;
use super::knowledge::KnowledgeRefusal;
use super::organisation::OrganisationRefusal;
use super::outages::OutageRefusal;
use super::papers::PaperRefusal;
use super::premises::BuildingRefusal;
use super::sealed::SealedRefusal;
use super::shifts::RosterRefusal;
use super::surveys::SurveyRefusal;
use super::visits::VisitRefusal;

macro_rules! clause {
    () => {
        None
    };
    ($clause:literal) => {
        Some(crate::domain::clause::Clause($clause))
    };
}

/// The refusals of one context as a table: each with the clause that says no, where there is one. A `demand` comes with it.
macro_rules! refusals {
    ($(#[$about:meta])* $name:ident { $($(#[$doc:meta])* $refusal:ident $(by $clause:literal)?),+ $(,)? }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $name {
            $($(#[$doc])* $refusal),+
        }

        impl $name {
            /// The rule behind it, where there is one.
            #[must_use]
            pub fn clause(&self) -> Option<crate::domain::clause::Clause> {
                match self { $(Self::$refusal => crate::domain::refusal::clause!($($clause)?)),+ }
            }
        }

        /// Refuses unless `holds`, as long as the regulation of the refusal's clause is in force. A refusal without a clause always
        /// counts.
        pub(super) fn demand(
            context: &crate::domain::context::Context<'_>,
            holds: bool,
            refusal: $name,
        ) -> Result<(), $name> {
            let counts = refusal.clause().is_none_or(|clause| context.in_force(clause));
            if holds || !counts { Ok(()) } else { Err(refusal) }
        }
    };
}

pub(super) use {clause, refusals};

/// Why a command may not happen now, by this person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// About a case.
    Case(CaseRefusal),
    /// About a customer.
    Customer(CustomerRefusal),
    /// About the firm.
    Organisation(OrganisationRefusal),
    /// About an outage.
    Outage(OutageRefusal),
    /// About a roster.
    Roster(RosterRefusal),
    /// About what a person knows.
    Knowledge(KnowledgeRefusal),
    /// About a building.
    Building(BuildingRefusal),
    /// About a paper.
    Paper(PaperRefusal),
    /// About something sealed.
    Sealed(SealedRefusal),
    /// About a visit.
    Visit(VisitRefusal),
    /// About a survey.
    Survey(SurveyRefusal),
    /// About who stands in for a person.
    Deputy(DeputyRefusal),
    /// About what the firm does about complaints.
    Complaints(ComplaintsRefusal),
}

impl Refusal {
    /// The rule behind it, where there is one.
    #[must_use]
    pub fn clause(&self) -> Option<Clause> {
        match self {
            Self::Case(refusal) => refusal.clause(),
            Self::Customer(refusal) => refusal.clause(),
            Self::Organisation(refusal) => refusal.clause(),
            Self::Outage(refusal) => refusal.clause(),
            Self::Roster(refusal) => refusal.clause(),
            Self::Knowledge(refusal) => refusal.clause(),
            Self::Building(refusal) => refusal.clause(),
            Self::Paper(refusal) => refusal.clause(),
            Self::Sealed(refusal) => refusal.clause(),
            Self::Visit(refusal) => refusal.clause(),
            Self::Survey(refusal) => refusal.clause(),
            Self::Deputy(refusal) => refusal.clause(),
            Self::Complaints(refusal) => refusal.clause(),
        }
    }
}

impl From<CaseRefusal> for Refusal {
    fn from(refusal: CaseRefusal) -> Self {
        Self::Case(refusal)
    }
}
impl From<CustomerRefusal> for Refusal {
    fn from(refusal: CustomerRefusal) -> Self {
        Self::Customer(refusal)
    }
}
impl From<OrganisationRefusal> for Refusal {
    fn from(refusal: OrganisationRefusal) -> Self {
        Self::Organisation(refusal)
    }
}
impl From<OutageRefusal> for Refusal {
    fn from(refusal: OutageRefusal) -> Self {
        Self::Outage(refusal)
    }
}
impl From<RosterRefusal> for Refusal {
    fn from(refusal: RosterRefusal) -> Self {
        Self::Roster(refusal)
    }
}
impl From<KnowledgeRefusal> for Refusal {
    fn from(refusal: KnowledgeRefusal) -> Self {
        Self::Knowledge(refusal)
    }
}
impl From<BuildingRefusal> for Refusal {
    fn from(refusal: BuildingRefusal) -> Self {
        Self::Building(refusal)
    }
}
impl From<PaperRefusal> for Refusal {
    fn from(refusal: PaperRefusal) -> Self {
        Self::Paper(refusal)
    }
}
impl From<ComplaintsRefusal> for Refusal {
    fn from(refusal: ComplaintsRefusal) -> Self {
        Self::Complaints(refusal)
    }
}
impl From<SealedRefusal> for Refusal {
    fn from(refusal: SealedRefusal) -> Self {
        Self::Sealed(refusal)
    }
}
impl From<VisitRefusal> for Refusal {
    fn from(refusal: VisitRefusal) -> Self {
        Self::Visit(refusal)
    }
}
impl From<SurveyRefusal> for Refusal {
    fn from(refusal: SurveyRefusal) -> Self {
        Self::Survey(refusal)
    }
}
impl From<DeputyRefusal> for Refusal {
    fn from(refusal: DeputyRefusal) -> Self {
        Self::Deputy(refusal)
    }
}
