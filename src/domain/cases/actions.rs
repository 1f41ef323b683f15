//! What the action panel shows: every step that this kind of case has, allowed or refused with the reason.

use super::clocks::clocks;
use super::complaint::Step;
use super::craft::CraftEvent;
use super::events::CaseEvent;
use super::guard::guard;
use super::lapses::LapseEvent;
use super::petition::PetitionEvent;
use super::repair::RepairEvent;
use super::request::RequestEvent;
use super::state::Case;
use crate::domain::approvals::ApprovalEvent;
use crate::domain::clock::Duty;
use crate::domain::context::Context;
use crate::domain::copies::CopyEvent;
use crate::domain::refusal::Refusal;

/// A step that a person can take on a case. Each opens its own form on the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ActionKind {
    /// Write something down.
    Note,
    /// Ask the circumstances further.
    Clarify,
    /// The customer came again.
    CalledAgain,
    /// Give to somebody else.
    HandOver,
    /// Take what was given.
    Accept,
    /// Not take what was given.
    Decline,
    /// Give the customer a time.
    Promise,
    /// Tell the customer.
    Answer,
    /// Mark as major.
    MarkMajor,
    /// Report upwards.
    Report,
    /// Say that one knows.
    Acknowledge,
    /// Solve before the paperwork.
    SolveFirst,
    /// Hand in the contact sheet.
    ContactSheet,
    /// Close.
    Close,
    /// Open again.
    Reopen,
    /// Ask afterwards.
    Revisit,
    /// Choose among versions that were written at the same time.
    Settle,
    /// Repair: tell emergency repair.
    Notify,
    /// Repair: advise by telephone.
    Advise,
    /// Repair: explain the charge.
    ExplainCharge,
    /// Repair: contact the customer.
    Contact,
    /// Repair: cannot come in time.
    Delay,
    /// Repair or request: name a technician.
    Assign,
    /// Repair: on the spot.
    Arrive,
    /// Repair: found, cause.
    Find,
    /// Repair: consent to open something.
    AgreeOpening,
    /// Repair: damage by the user.
    DamageByUser,
    /// Repair: leave before the end.
    Leave,
    /// Repair: fault removed.
    Remove,
    /// Repair: receipt with opinion and signature.
    SignReceipt,
    /// Repair: somebody of the shift has it.
    TakeUp,
    /// Repair: more of the arrival card.
    ConfirmCard,
    /// Request: guidance on the telephone.
    Guide,
    /// Request: this step did not help.
    FailStep,
    /// Request: leave this step out.
    SkipStep,
    /// Request: authorisation for remote access.
    Consent,
    /// Request: authorisation taken back.
    WithdrawConsent,
    /// Request: begin a remote session.
    BeginSession,
    /// Request: end a remote session.
    EndSession,
    /// Request: on the way.
    SetOut,
    /// Request: there.
    ReachSite,
    /// Request: solved.
    Solve,
    /// Petition: what is only written sealed; taken with the case, not from the panel.
    Confide,
    /// Petition: it is of the other sort.
    Resort,
    /// Petition: somebody of the firm is concerned.
    NameConcerned,
    /// Petition: opinion on handling, to the dispatch room.
    GiveOpinion,
    /// Petition: result or state, to the dispatch room.
    ReportBack,
    /// Petition: facts, rule, rights.
    Ground,
    /// Petition: approve a payment or waiver.
    Approve,
    /// Petition: press for the end.
    Urge,
    /// Petition: take note of being pressed.
    HearUrge,
    /// Petition: ask how content the user is meanwhile.
    AskMeanwhile,
    /// Petition: the answer was asked for with the code; from the counter, not from the panel.
    PickUp,
    /// Petition: concealment, destroyed papers or retaliation.
    StateOffence,
    /// Repair: found, removed, signed and closed in one go, on the spot.
    FinishOnSite,
    /// A step of a complaint.
    Complaint(Step),
    /// Give it a number of the register.
    Register,
    /// Put something before those who have to agree.
    AskApproval,
    /// Agree.
    Agree,
    /// Send back.
    SendBack,
    /// Take back what one has said to something.
    TakeBack,
    /// Give a copy of a paper to somebody.
    GivePaper,
    /// Say that a copy has come.
    ReceivePaper,
    /// Handling: the customer's view of the summary, and what is wanted most.
    TakeView,
    /// Handling: one of the matters is settled.
    SettleMatter,
    /// Handling: what the problem is.
    Analyse,
    /// Handling: apologise.
    Apologise,
    /// Handling: a way out.
    Propose,
    /// Handling: another way out is the best.
    Prefer,
    /// Handling: put a solution to the customer.
    Offer,
    /// Handling: the customer does not want it.
    Object,
    /// Handling: the customer accepts.
    Confirm,
    /// Handling: carry it out.
    CarryOut,
    /// Handling: tell the customer how far it is.
    Tell,
    /// Handling: inform a department.
    Inform,
    /// Handling: give it to the head.
    Raise,
    /// Handling: the form is given out.
    HandForm,
    /// Handling: the user's opinion and signature.
    SignForm,
    /// Handling: the form is filed.
    FileForm,
    /// Handling: what both sides think of the result.
    Judge,
    /// Handling: ask afterwards.
    FollowUp,
    /// Handling: asking once more is not needed.
    WaiveFollowUp,
    /// Handling: ask once more, by a date.
    SetFollowUp,
    /// The same matter as another case.
    Join,
    /// Somebody evaded.
    NoteLapse,
    /// A measure about it.
    TakeMeasure,
    /// It was heard, or took place.
    ConfirmMeasure,
}

impl ActionKind {
    /// Steps that every kind of case has, after those of its procedure; seldom used ones last.
    const COMMON: [Self; 16] = [
        Self::Accept,
        Self::Decline,
        Self::Acknowledge,
        Self::Close,
        Self::Revisit,
        Self::Answer,
        Self::Promise,
        Self::Clarify,
        Self::CalledAgain,
        Self::Note,
        Self::HandOver,
        Self::Report,
        Self::ContactSheet,
        Self::MarkMajor,
        Self::SolveFirst,
        Self::Reopen,
    ];

    /// Numbers of a register, approvals and papers: of every kind of case that has them.
    pub(super) const FILED: [Self; 7] = [
        Self::Register,
        Self::Agree,
        Self::SendBack,
        Self::AskApproval,
        Self::TakeBack,
        Self::ReceivePaper,
        Self::GivePaper,
    ];

    /// The step that an event takes; `None` for the receiving, with which a case begins.
    #[must_use]
    pub fn of(event: &CaseEvent) -> Option<Self> {
        Some(match event {
            CaseEvent::Received(_) => return None,
            CaseEvent::Clarified(_) => Self::Clarify,
            CaseEvent::Noted(_) => Self::Note,
            CaseEvent::CalledAgain(_) => Self::CalledAgain,
            CaseEvent::HandedOver(_) => Self::HandOver,
            CaseEvent::Accepted { .. } => Self::Accept,
            CaseEvent::Declined { .. } => Self::Decline,
            CaseEvent::Promised { .. } => Self::Promise,
            CaseEvent::Answered(_) => Self::Answer,
            CaseEvent::MarkedMajor { .. } => Self::MarkMajor,
            CaseEvent::Reported(_) => Self::Report,
            CaseEvent::Acknowledged { .. } => Self::Acknowledge,
            CaseEvent::SolvedFirst { .. } => Self::SolveFirst,
            CaseEvent::ContactSheetHandedIn { .. } => Self::ContactSheet,
            CaseEvent::Closed(_) => Self::Close,
            CaseEvent::Reopened { .. } => Self::Reopen,
            CaseEvent::Revisited(_) => Self::Revisit,
            CaseEvent::Settled(_) => Self::Settle,
            CaseEvent::Registered { .. } => Self::Register,
            CaseEvent::Approval(event) => match event {
                ApprovalEvent::Asked { .. } => Self::AskApproval,
                ApprovalEvent::Given { .. } => Self::Agree,
                ApprovalEvent::Refused { .. } => Self::SendBack,
                ApprovalEvent::TakenBack { .. } => Self::TakeBack,
            },
            CaseEvent::Copy(event) => match event {
                CopyEvent::Given { .. } => Self::GivePaper,
                CopyEvent::Received { .. } => Self::ReceivePaper,
            },
            CaseEvent::Complaint(event) => Self::Complaint(event.step.step()),
            CaseEvent::Joined { .. } => Self::Join,
            CaseEvent::Craft(event) => Self::of_craft(event),
            CaseEvent::Lapse(event) => match event {
                LapseEvent::Noted { .. } => Self::NoteLapse,
                LapseEvent::Taken(_) => Self::TakeMeasure,
                LapseEvent::Confirmed { .. } => Self::ConfirmMeasure,
            },
            CaseEvent::Repair(event) => match event {
                RepairEvent::Notified { .. } => Self::Notify,
                RepairEvent::Advised { .. } => Self::Advise,
                RepairEvent::ChargeExplained { .. } => Self::ExplainCharge,
                RepairEvent::Contacted(_) => Self::Contact,
                RepairEvent::Delayed { .. } => Self::Delay,
                RepairEvent::Assigned { .. } => Self::Assign,
                RepairEvent::Arrived { .. } => Self::Arrive,
                RepairEvent::Found(_) => Self::Find,
                RepairEvent::OpeningAgreed(_) => Self::AgreeOpening,
                RepairEvent::DamageByUser(_) => Self::DamageByUser,
                RepairEvent::Left { .. } => Self::Leave,
                RepairEvent::Removed(_) => Self::Remove,
                RepairEvent::ReceiptSigned(_) => Self::SignReceipt,
                RepairEvent::TakenUp { .. } => Self::TakeUp,
                RepairEvent::CardConfirmed { .. } => Self::ConfirmCard,
            },
            CaseEvent::Request(event) => match event {
                RequestEvent::Guided { .. } => Self::Guide,
                RequestEvent::StepFailed { .. } => Self::FailStep,
                RequestEvent::StepSkipped { .. } => Self::SkipStep,
                RequestEvent::Consented(_) => Self::Consent,
                RequestEvent::ConsentWithdrawn { .. } => Self::WithdrawConsent,
                RequestEvent::SessionBegan { .. } => Self::BeginSession,
                RequestEvent::SessionEnded { .. } => Self::EndSession,
                RequestEvent::Assigned { .. } => Self::Assign,
                RequestEvent::SetOut { .. } => Self::SetOut,
                RequestEvent::ReachedSite { .. } => Self::ReachSite,
                RequestEvent::Solved { .. } => Self::Solve,
            },
            CaseEvent::Petition(event) => match event {
                PetitionEvent::Confided(_) => Self::Confide,
                PetitionEvent::Resorted { .. } => Self::Resort,
                PetitionEvent::Named { .. } => Self::NameConcerned,
                PetitionEvent::Proposed(_) => Self::GiveOpinion,
                PetitionEvent::ReportedBack(_) => Self::ReportBack,
                PetitionEvent::Grounded(_) => Self::Ground,
                PetitionEvent::Approved { .. } => Self::Approve,
                PetitionEvent::Urged(_) => Self::Urge,
                PetitionEvent::UrgeHeard { .. } => Self::HearUrge,
                PetitionEvent::AskedMeanwhile(_) => Self::AskMeanwhile,
                PetitionEvent::PickedUp { .. } => Self::PickUp,
                PetitionEvent::OffenceStated { .. } => Self::StateOffence,
            },
        })
    }

    fn of_craft(event: &CraftEvent) -> Self {
        match event {
            CraftEvent::Viewed(_) => Self::TakeView,
            CraftEvent::MatterSettled { .. } => Self::SettleMatter,
            CraftEvent::Analysed(_) => Self::Analyse,
            CraftEvent::Apologised { .. } => Self::Apologise,
            CraftEvent::Proposed(_) => Self::Propose,
            CraftEvent::Preferred { .. } => Self::Prefer,
            CraftEvent::Offered { .. } => Self::Offer,
            CraftEvent::Objected { .. } => Self::Object,
            CraftEvent::Confirmed { .. } => Self::Confirm,
            CraftEvent::CarriedOut { .. } => Self::CarryOut,
            CraftEvent::Told { .. } => Self::Tell,
            CraftEvent::Informed { .. } => Self::Inform,
            CraftEvent::Raised { .. } => Self::Raise,
            CraftEvent::FormHanded { .. } => Self::HandForm,
            CraftEvent::FormSigned(_) => Self::SignForm,
            CraftEvent::FormFiled { .. } => Self::FileForm,
            CraftEvent::Judged(_) => Self::Judge,
            CraftEvent::FollowedUp(_) => Self::FollowUp,
            CraftEvent::FollowUpWaived { .. } => Self::WaiveFollowUp,
            CraftEvent::FollowUpSet { .. } => Self::SetFollowUp,
        }
    }

    /// Steps about evasions, and joining: every kind of case has them, none of them often.
    pub const ASIDE: [Self; 4] = [
        Self::Join,
        Self::NoteLapse,
        Self::TakeMeasure,
        Self::ConfirmMeasure,
    ];

    /// Whether it has its place in the part about the handling, one tap deeper than the panel.
    #[must_use]
    pub fn is_aside(self) -> bool {
        Self::CRAFT.contains(&self) || Self::ASIDE.contains(&self)
    }
}

/// One line of the action panel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Action {
    /// Which step.
    pub kind: ActionKind,
    /// The likeliest next step: the one filled button.
    pub primary: bool,
    /// Why not, if not.
    pub refused: Option<Refusal>,
}

/// Every step of this kind of case, in the order of likelihood; refused ones with their reason. The reasons come from the same checks
/// that `decide` makes, so that the panel never promises what `decide` refuses.
#[must_use]
pub fn actions(case: &Case, context: &Context<'_>) -> Vec<Action> {
    let kinds = || {
        case.procedure
            .kinds()
            .iter()
            .chain(&ActionKind::COMMON)
            .chain(&ActionKind::FILED)
            .chain(&ActionKind::CRAFT)
            .chain(&ActionKind::ASIDE)
            .filter(|kind| **kind != ActionKind::Revisit || case.procedure.has_revisit())
            .filter(|kind| **kind != ActionKind::Acknowledge || !case.reports.is_empty())
            .filter(|kind| case.procedure.offers(**kind, case))
            .filter(|kind| !matches!(kind, ActionKind::Confide | ActionKind::PickUp))
    };
    let mut actions: Vec<Action> = kinds()
        .map(|kind| Action {
            kind: *kind,
            primary: false,
            refused: guard(case, *kind, context).err().map(Refusal::Case),
        })
        .collect();
    let asked = [ActionKind::Accept, ActionKind::Acknowledge];
    let next = asked.into_iter().chain(case.procedure.next(case));
    // Once it is closed, whoever is to be asked is asked; a measure waits for a word at any time.
    let owed = clocks(case, context);
    let owes = |duty| {
        owed.iter()
            .any(|clock| clock.duty == duty && clock.is_open())
    };
    let asks = owes(Duty::FollowUp).then_some(ActionKind::FollowUp);
    let confirms = owes(Duty::ConfirmMeasure).then_some(ActionKind::ConfirmMeasure);
    let next = next.chain(asks).chain(confirms);
    let allowed = |kind: &ActionKind| {
        actions
            .iter()
            .position(|action| action.kind == *kind && action.refused.is_none())
    };
    if let Some(place) = next.into_iter().find_map(|kind| allowed(&kind)) {
        // The likeliest step stands first, where the thumb is.
        let mut primary = actions.remove(place);
        primary.primary = true;
        actions.insert(0, primary);
    }
    actions
}
