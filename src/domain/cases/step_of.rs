//! Which step each event takes.

use super::actions::ActionKind;
use super::craft::CraftEvent;
use super::events::CaseEvent;
use super::fault::{FaultEvent, Receiver};
use super::grumble::GrumbleEvent;
use super::help::HelpEvent;
use super::lapses::LapseEvent;
use super::petition::PetitionEvent;
use super::repair::RepairEvent;
use super::request::RequestEvent;
use super::visit::VisitEvent;
use crate::domain::approvals::ApprovalEvent;
use crate::domain::copies::CopyEvent;

impl ActionKind {
    /// The step between departments that an event takes.
    pub(super) fn of_help(event: &HelpEvent) -> Self {
        match event {
            HelpEvent::Asked(_) => Self::AskHelp,
            HelpEvent::Agreed { .. } => Self::AgreeHelp,
            HelpEvent::Disagreed { .. } => Self::DisagreeHelp,
            HelpEvent::Done { .. } => Self::FinishHelp,
            HelpEvent::Confirmed { .. } => Self::ConfirmHelp,
            HelpEvent::Withdrawn { .. } => Self::WithdrawHelp,
            HelpEvent::RulingAsked(_) => Self::AskRuling,
            HelpEvent::OpinionGiven { .. } => Self::SayOpinion,
            HelpEvent::Submitted { .. } => Self::SubmitOpinions,
            HelpEvent::Ruled(_) => Self::Rule,
        }
    }

    fn of_fault(event: &FaultEvent) -> Self {
        match event {
            FaultEvent::Planned { .. } => Self::PlanFault,
            FaultEvent::Told(told) => match told.receiver {
                Receiver::Salesperson => Self::TellSalesperson,
                Receiver::Manager => Self::TellManager,
                Receiver::Leaders => Self::TellLeaders,
                Receiver::Customer => Self::FeedBackCustomer,
                Receiver::Business => Self::FeedBackBusiness,
            },
            FaultEvent::Registered { .. } => Self::RegisterFault,
            FaultEvent::Followed { .. } => Self::FollowFault,
            FaultEvent::Over { .. } => Self::EndFault,
            FaultEvent::Analysed { .. } => Self::AnalyseFault,
            FaultEvent::Signed { .. } => Self::SignReport,
        }
    }

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
            CaseEvent::Informed(_) => Self::MustKnow,
            CaseEvent::Known { .. } => Self::Know,
            CaseEvent::MarkedEmergency { .. } => Self::MarkEmergency,
            CaseEvent::Help(event) => Self::of_help(event),
            CaseEvent::Visit(event) => match event {
                VisitEvent::Needed { .. } => Self::NeedVisit,
                VisitEvent::Agreed(_) => Self::AgreeVisit,
                VisitEvent::Made { .. } => Self::MakeVisit,
            },
            CaseEvent::Fault(event) => Self::of_fault(event),
            CaseEvent::Grumble(GrumbleEvent::Raised { .. }) => Self::RaiseGrumble,
            CaseEvent::FellShort(_) => Self::FallShort,
            CaseEvent::MadeGood(_) => Self::MakeGood,
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
            CaseEvent::Quality(event) => Self::Quality(event.step.step()),
            CaseEvent::Joined { .. } => Self::Join,
            CaseEvent::After(event) => Self::After(event.step.act()),
            CaseEvent::Craft(event) => Self::of_craft(event),
            CaseEvent::Returns(event) => Self::Returns(event.step.step()),
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
}
