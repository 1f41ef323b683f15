//! What of a quality complaint is approved, by whom, and what rests on it; and who may promise how much.

use super::events::QualityStep;
use super::facts::{Conclusion, Settlement};
use super::refusal::QualityRefusal as No;
use super::state::{Quality, Step};
use super::words::{Outcome, Way};
use crate::domain::approvals::{
    ApprovalEvent, Approved, Canonical, Matter, MatterKind, Seat, authority,
};
use crate::domain::cases::check::says;
use crate::domain::cases::guard::holds;
use crate::domain::cases::refusal::{CaseRefusal, demand};
use crate::domain::cases::state::Case;
use crate::domain::context::Context;
use crate::domain::copies::Paper;
use crate::domain::figures::Figure;
use crate::domain::ids::PersonId;
use crate::domain::roles::Role;

/// The report on the investigation: the general manager's instruction (P04.09.03c).
const REPORT: &[Seat] = &[Seat {
    roles: &[Role::GeneralManager],
    clause: "P04.09.03c",
    limited: false,
}];

/// What sales proposes, with the outcome of the talks: the head of the department (P04.09.05d).
const OPINION: &[Seat] = &[Seat {
    roles: &[
        Role::Supervisor,
        Role::Manager,
        Role::DeputyManager,
        Role::GeneralManager,
    ],
    clause: "P04.09.05d",
    limited: false,
}];

/// The combined opinion: whoever has the authority for its amount (P04.09.06c, d).
const CONCLUSION: &[Seat] = &[Seat {
    roles: &[Role::Manager, Role::DeputyManager, Role::GeneralManager],
    clause: "P04.09.06c",
    limited: true,
}];

/// Where a third party is responsible too it is the general manager's alone (P04.09.13a).
const JOINT: &[Seat] = &[Seat {
    roles: &[Role::GeneralManager],
    clause: "P04.09.13a",
    limited: false,
}];

fn matter(kind: MatterKind) -> Matter {
    Matter { kind, number: 1 }
}

/// Who has to agree to a matter.
#[must_use]
pub fn seats(quality: &Quality, matter: Matter) -> &'static [Seat] {
    match matter.kind {
        MatterKind::Report => REPORT,
        MatterKind::Opinion => OPINION,
        MatterKind::Conclusion if quality.third_party().is_some() => JOINT,
        MatterKind::Conclusion => CONCLUSION,
        MatterKind::Plan
        | MatterKind::Penalty
        | MatterKind::Certificate
        | MatterKind::ReturnSlip
        | MatterKind::Sanction => &[],
    }
}

/// What this person may promise a customer, in fen; `None` is without limit (P04.09.11a).
#[must_use]
pub fn authority_of(context: &Context<'_>) -> Option<i64> {
    let figures = context.figures_at(context.now);
    let own = figures.get(Figure::AuthoritySales).saturating_mul(100);
    let roles = [Role::Manager, Role::DeputyManager, Role::GeneralManager];
    let mut held = roles.into_iter().filter(|role| context.has_role(*role));
    held.try_fold(own, |most, role| {
        authority(role, figures).map(|limit| most.max(limit))
    })
}

/// The lowest level whose authority suffices for so many fen (P04.09.06d).
#[must_use]
pub fn level_for(fen: i64, context: &Context<'_>) -> Role {
    let figures = context.figures_at(context.now);
    let levels = [Role::Manager, Role::DeputyManager];
    let suffices = |role: &Role| authority(*role, figures).is_none_or(|limit| fen <= limit);
    let mut levels = levels.into_iter();
    levels.find(suffices).unwrap_or(Role::GeneralManager)
}

/// May this person hold so much out to a customer (P04.09.11a)? Once it is decided, what was decided may be said.
pub(super) fn may_promise(fen: i64, context: &Context<'_>) -> Result<(), CaseRefusal> {
    let within = authority_of(context).is_none_or(|limit| fen <= limit);
    let no = match level_for(fen, context) {
        Role::Manager => No::NeedsManager,
        Role::DeputyManager => No::NeedsDeputy,
        _ => No::NeedsGeneral,
    };
    demand(context, within, no.into())
}

impl Quality {
    /// What of it is approved, as it says now.
    #[must_use]
    pub fn matters(&self) -> Vec<Approved> {
        [
            self.report_matter(),
            self.opinion_matter(),
            self.conclusion_matter(),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    fn report_matter(&self) -> Option<Approved> {
        let fact = self.now(Step::Report)?;
        let QualityStep::Reported { words, concerned } = &fact.step else {
            return None;
        };
        let text = Canonical::default()
            .text("report", words)
            .text("concerned", concerned);
        Some(Approved {
            matter: matter(MatterKind::Report),
            content: text.content(),
            author: fact.by,
            fen: 0,
        })
    }

    fn opinion_matter(&self) -> Option<Approved> {
        let proposal = self.proposal()?;
        let (talk, outcome) = self.outcome()?;
        let QualityStep::Talked { words, offer, .. } = &talk.step else {
            return None;
        };
        let place = Outcome::ALL.iter().position(|one| *one == outcome);
        let place = place.and_then(|place| i64::try_from(place).ok());
        let text = settled(Canonical::default(), proposal);
        let text = settled(text, offer)
            .text("talk", words)
            .number("outcome", place.unwrap_or(-1));
        Some(Approved {
            matter: matter(MatterKind::Opinion),
            content: text.content(),
            author: talk.by,
            fen: proposal.fen(),
        })
    }

    fn conclusion_matter(&self) -> Option<Approved> {
        let fact = self.now(Step::Conclude)?;
        let conclusion = self.conclusion()?;
        Some(Approved {
            matter: matter(MatterKind::Conclusion),
            content: concluded(conclusion).content(),
            author: fact.by,
            fen: conclusion.settlement.fen(),
        })
    }

    fn is_approved(&self, kind: MatterKind, case: &Case, context: &Context<'_>) -> bool {
        let matter = matter(kind);
        let sheet = case.approvals.sheet(matter);
        sheet.is_some_and(|sheet| sheet.is_approved(seats(self, matter), context))
    }

    /// Whether the general manager has given instructions on the report as it stands.
    #[must_use]
    pub fn is_instructed(&self, case: &Case, context: &Context<'_>) -> bool {
        self.is_approved(MatterKind::Report, case, context)
    }

    /// Whether the head of sales has signed what goes back to the office.
    #[must_use]
    pub fn is_signed_by_head(&self, case: &Case, context: &Context<'_>) -> bool {
        self.is_approved(MatterKind::Opinion, case, context)
    }

    /// Whether the combined opinion is decided as it stands (P04.09.46a).
    #[must_use]
    pub fn is_decided(&self, case: &Case, context: &Context<'_>) -> bool {
        self.is_approved(MatterKind::Conclusion, case, context)
    }

    /// Whether something was done on the strength of an approval.
    pub(in crate::domain::cases) fn rests(&self, matter: Matter, case: &Case) -> bool {
        match matter.kind {
            MatterKind::Report => self.has(Step::Check),
            MatterKind::Opinion => self.given_back().is_some(),
            MatterKind::Conclusion => case.is_closed(),
            MatterKind::Plan
            | MatterKind::Penalty
            | MatterKind::Certificate
            | MatterKind::ReturnSlip
            | MatterKind::Sanction => false,
        }
    }

    /// May it be said in these words? An instruction on the report has words (P04.09.03c).
    pub(in crate::domain::cases) fn check_vote(
        &self,
        event: &ApprovalEvent,
        context: &Context<'_>,
    ) -> Result<(), CaseRefusal> {
        match event {
            ApprovalEvent::Given { matter, words, .. } if matter.kind == MatterKind::Report => {
                demand(context, says(words), No::InstructionMissing.into())
            }
            _ => Ok(()),
        }
    }

    /// How it ends once the last signature is there (P04.09.08a).
    pub(in crate::domain::cases) fn ends_by_signature(
        &self,
        case: &Case,
        context: &Context<'_>,
    ) -> Option<String> {
        let conclusion = self.conclusion()?;
        let words = [&conclusion.settlement.words, &conclusion.reasons];
        let words = words.into_iter().find(|words| says(words));
        let decided = self.is_decided(case, context);
        decided.then(|| {
            words
                .map(|words| words.trim().to_owned())
                .unwrap_or_default()
        })
    }

    /// What is decided can only be added to; a customer who does not accept it gets a fresh form (P04.09.09a).
    pub(in crate::domain::cases) fn guard_reopening(
        &self,
        context: &Context<'_>,
    ) -> Result<(), CaseRefusal> {
        demand(context, self.is_slip(), No::FreshForm.into())
    }

    /// The five copies go out with the last signature (P04.09.08a, b).
    pub(in crate::domain::cases) fn may_give(
        &self,
        paper: Paper,
        case: &Case,
        context: &Context<'_>,
    ) -> Result<(), CaseRefusal> {
        match paper {
            Paper::OpinionForm => demand(context, case.is_closed(), No::CopiesAfterClosing.into()),
            _ => Err(CaseRefusal::WrongKind),
        }
    }
}

/// Whose department a copy of the form is for: quality, manufacturing, sales, finance, the general manager's office (P04.09.08c–g).
const COPIES: [&[Role]; 5] = [
    &[Role::Quality],
    &[Role::Manufacturing],
    &[Role::Sales],
    &[Role::Finance],
    &[Role::ProductionOffice, Role::GeneralManager],
];

/// Whether a copy is for the department of whoever is given it.
pub(in crate::domain::cases) fn check_copy(
    copy: u32,
    to: PersonId,
    context: &Context<'_>,
) -> Result<(), CaseRefusal> {
    let place = usize::try_from(copy).unwrap_or(0).checked_sub(1);
    let roles = place.and_then(|place| COPIES.get(place));
    let theirs = roles.is_some_and(|roles| holds(to, roles, context));
    demand(context, theirs, No::OtherDepartment.into())
}

/// The copy that is for somebody's department: the first that is still here, or else the first of theirs; none for other departments.
#[must_use]
pub fn copy_for(to: PersonId, case: &Case, context: &Context<'_>) -> Option<u32> {
    let theirs = COPIES.iter().zip(1_u32..);
    let theirs = theirs.filter(|(roles, _)| holds(to, roles, context));
    let theirs: Vec<u32> = theirs.map(|(_, copy)| copy).collect();
    let out = |copy: &u32| {
        let mut copies = case.copies.0.iter();
        copies.any(|held| held.paper == Paper::OpinionForm && held.copy == *copy)
    };
    let here = theirs.iter().find(|copy| !out(copy));
    here.or(theirs.first()).copied()
}

/// The departments for which the copies are, in order.
#[must_use]
pub fn departments() -> [Role; 5] {
    COPIES.map(|roles| roles.first().copied().unwrap_or(Role::ProductionOffice))
}

fn settled(text: Canonical, settlement: &Settlement) -> Canonical {
    let ways = settlement.ways.iter();
    let places = ways.filter_map(|way| Way::ALL.iter().position(|one| one == way));
    let places: Vec<String> = places.map(|place| place.to_string()).collect();
    text.text("ways", &places.join(" "))
        .number("quantity", settlement.quantity)
        .number("unit_fen", settlement.unit_fen)
        .number("allowance_fen", settlement.allowance_fen)
        .number("compensation_fen", settlement.compensation_fen)
        .text("words", &settlement.words)
}

fn concluded(conclusion: &Conclusion) -> Canonical {
    let cost = &conclusion.cost;
    let mut text = settled(Canonical::default(), &conclusion.settlement)
        .number("upheld", i64::from(conclusion.upheld))
        .text("agreed", &conclusion.agreed)
        .text("open", &conclusion.open)
        .text("reasons", &conclusion.reasons)
        .text("origin", &conclusion.origin)
        .text("differs", &conclusion.differs)
        .number("ours", i64::from(conclusion.ours))
        .text("in_house", &conclusion.in_house)
        .number("careless", i64::from(conclusion.careless))
        .number("listed", conclusion.listed.map_or(-1, i64::from))
        .text("listed_because", &conclusion.listed_because)
        .number("unit_cost", cost.unit_cost_fen)
        .number("rework", cost.rework_fen)
        .number("inspection", cost.inspection_fen)
        .number("freight", cost.freight_fen)
        .number("scrap", cost.scrap_fen);
    for share in &conclusion.shares {
        text = text
            .text("department", &share.department)
            .number("per_cent", i64::from(share.per_cent));
        for person in &share.people {
            text = text.text("person", &person.to_string());
        }
    }
    text
}
