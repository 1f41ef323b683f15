//! Which department takes which step (P04.06.00).

use super::refusal::QualityRefusal as No;
use super::state::Step;
use crate::domain::cases::needs::Right;
use crate::domain::cases::refusal::CaseRefusal;
use crate::domain::context::Context;
use crate::domain::roles::Role;

const SALES: &[Role] = &[Role::Sales];
const QUALITY: &[Role] = &[Role::Quality];
const OFFICE: &[Role] = &[Role::ProductionOffice];
const MAKING: &[Role] = &[Role::Manufacturing];
const RESEARCH: &[Role] = &[Role::Research];
const GENERAL: &[Role] = &[Role::GeneralManager];
const ABOVE: &[Role] = &[
    Role::Supervisor,
    Role::Manager,
    Role::DeputyManager,
    Role::GeneralManager,
];

/// The role that a step needs; none where it is for whoever was there, or is concerned.
pub(in crate::domain::cases) fn right(step: Step) -> Option<Right> {
    let right = |roles, no: No| Some(Right(roles, CaseRefusal::Quality(no)));
    match step {
        Step::Establish => right(SALES, No::NotEstablisher),
        Step::Send => right(SALES, No::NotSender),
        Step::Appoint => right(GENERAL, No::NotAppointer),
        Step::Accept => right(OFFICE, No::NotAccepter),
        Step::Inform => right(OFFICE, No::NotInformer),
        Step::Examine => right(OFFICE, No::NotExaminer),
        Step::Test => right(QUALITY, No::NotTester),
        Step::Cause => right(QUALITY, No::NotQuality),
        Step::EndInvestigation => right(QUALITY, No::NotInvestigator),
        Step::CheckCause => right(QUALITY, No::NotChecker),
        Step::ReportMeasures => right(QUALITY, No::NotReporter),
        Step::MarkSpecial => right(
            &[Role::Quality, Role::ProductionOffice, Role::GeneralManager],
            No::NotMarker,
        ),
        Step::Analyse => right(MAKING, No::NotManufacturing),
        Step::AskOpinion => right(MAKING, No::NotAsker),
        Step::Opine => right(OFFICE, No::NotOpinion),
        Step::Research => right(RESEARCH, No::NotResearch),
        Step::Check => right(OFFICE, No::NotOffice),
        Step::Propose => right(SALES, No::NotProposer),
        Step::Talk => right(SALES, No::NotNegotiator),
        Step::GiveBack => right(SALES, No::NotReturner),
        Step::Conclude => right(OFFICE, No::NotConcluder),
        Step::Tell => right(SALES, No::NotTeller),
        Step::ThirdParty => right(
            &[Role::GeneralManager, Role::ProductionOffice, Role::Quality],
            No::NotJoint,
        ),
        Step::Collect => right(&[Role::Sales, Role::Finance], No::NotCollector),
        Step::Object => right(SALES, No::NotObjector),
        Step::Rule => right(ABOVE, No::NotSuperior),
        Step::AskSubstitutes
        | Step::SetOut
        | Step::Inspect
        | Step::ReportInspection
        | Step::FillSlip
        | Step::SeeLoss
        | Step::Find
        | Step::Report
        | Step::Excuse
        | Step::AddLine
        | Step::DoneLine
        | Step::CheckLine
        | Step::UrgeLine => None,
    }
}

/// The department whose step it is; none where it is no department's.
#[must_use]
pub fn doer(step: Step) -> Option<Role> {
    match step {
        Step::Report => Some(Role::Quality),
        _ => right(step).and_then(|right| right.0.first().copied()),
    }
}

/// Departments in which nobody works who could take their steps (P04.06.00).
#[must_use]
pub fn unstaffed(context: &Context<'_>) -> Vec<Role> {
    let people = &context.organisation().people;
    let staffed = |role: &Role| {
        let mut people = people.values();
        people.any(|person| person.active && person.roles.contains(role))
    };
    let all = [
        Role::Sales,
        Role::ProductionOffice,
        Role::Quality,
        Role::Manufacturing,
        Role::Research,
        Role::Finance,
        Role::Warehouse,
        Role::Personnel,
        Role::GeneralManager,
    ];
    all.into_iter().filter(|role| !staffed(role)).collect()
}
