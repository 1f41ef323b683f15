//! Every context's open clocks in one list, in the order of what burns.

use super::clock::{Clock, Duty, Standing};
use super::context::Context;
use super::precedence::{Precedence, Urgency, urgency};
use super::time::Timestamp;

/// One line of Today.
#[derive(Clone, Debug, PartialEq)]
pub struct AgendaLine {
    /// What is owed.
    pub clock: Clock,
    /// Where it stands.
    pub standing: Standing,
}

/// All open clocks in the order of what burns: first what is overdue or ends within the hour, running water before people who wait
/// before questions afterwards, and by due time among equals; then the rest by due time; what is not yet open comes last. What an A customer
/// complains about goes first within the same urgency (P08.06.28a).
#[must_use]
pub fn agenda(context: &Context<'_>) -> Vec<AgendaLine> {
    let mut lines: Vec<AgendaLine> = context
        .world
        .open_clocks(context)
        .map(|clock| AgendaLine {
            standing: clock.standing(context.now),
            clock,
        })
        .collect();
    let precedence = Precedence::read(context);
    let offset = context.calendar_at(context.now).offset_minutes;
    lines.sort_by_cached_key(|line| order(line, &precedence, context.now, offset));
    lines
}

fn order(
    line: &AgendaLine,
    precedence: &Precedence,
    now: Timestamp,
    offset: i32,
) -> (Urgency, u8, u8, Timestamp) {
    let clock = &line.clock;
    let urgency = urgency(clock, now, offset);
    let weight = weight(clock.duty);
    let place = precedence.place(clock);
    match (urgency, line.standing) {
        (_, Standing::NotYetOpen(opens)) => (urgency, 0, 0, opens),
        (Urgency::Burning, _) => (urgency, weight, place, clock.deadline.due),
        _ => (urgency, 0, place, clock.deadline.due),
    }
}

/// Whether it is about danger to people, which nothing goes before.
#[must_use]
pub fn is_danger(duty: Duty) -> bool {
    weight(duty) == 0
}

/// Danger first, then people who wait, then what can be caught up on.
fn weight(duty: Duty) -> u8 {
    match duty {
        Duty::ArriveAtLeak
        | Duty::NotifyRepair
        | Duty::ReportMajor
        | Duty::AcknowledgeReport
        | Duty::TellUsers
        | Duty::OrderRepair
        | Duty::StaffStation
        | Duty::TellSalesperson
        | Duty::TellManager
        | Duty::TellLeaders
        | Duty::FollowFault => 0,
        Duty::ContactCustomer
        | Duty::ArriveOnSite
        | Duty::Return
        | Duty::FinishRepair
        | Duty::KeepPromise
        | Duty::AcceptHandover
        | Duty::SolveByHotline
        | Duty::EndRemoteSession
        | Duty::SetOut
        | Duty::ReachSite
        | Duty::Reply
        | Duty::RestoreSupply
        | Duty::HandOverShift
        | Duty::PassOnCall
        | Duty::AgreeVisit
        | Duty::MakeVisit
        | Duty::AnswerHelp
        | Duty::GiveHelp
        | Duty::RuleDispute
        | Duty::CarryOutRuling
        | Duty::GivePlan
        | Duty::RegisterFault
        | Duty::AnswerGrumble
        | Duty::Complaint(_)
        | Duty::Quality(_)
        | Duty::CloseAsRule
        | Duty::CloseAtLatest
        | Duty::Returns(_)
        | Duty::AgreeWithCustomer
        | Duty::FinishComplaint
        | Duty::TellComplainant
        | Duty::DoLine
        | Duty::Approve
        | Duty::TellCustomer
        | Duty::AssignRepair
        | Duty::SubmitPaper
        | Duty::PassPaperOn
        | Duty::PassOn
        | Duty::ReplyComplaint
        | Duty::ReplyReport
        | Duty::ProposeHandling
        | Duty::ReplyToDispatch
        | Duty::DecideOwner
        | Duty::HearUrge
        | Duty::IssueUrge
        | Duty::AnswerUrge
        | Duty::OpenOffence
        | Duty::DecideOffence
        | Duty::DealWith
        | Duty::HoldReception => 1,
        Duty::Revisit
        | Duty::HandInContactSheet
        | Duty::MeetTarget
        | Duty::MakeRound
        | Duty::GoThrough
        | Duty::BlowThrough
        | Duty::CleanInstallation
        | Duty::OverhaulInstallation
        | Duty::MaintainInstallation
        | Duty::KnowNotice
        | Duty::GiveOpinion
        | Duty::SuperviseRuling
        | Duty::ReportFault
        | Duty::FeedBackCustomer
        | Duty::FeedBackBusiness
        | Duty::Inspect
        | Duty::HandOverFindings
        | Duty::GoOnResearch
        | Duty::SumUpVisit
        | Duty::PlanMeasures
        | Duty::CarryOutMeasure
        | Duty::FindWay
        | Duty::RunSurvey
        | Duty::FindCause
        | Duty::GiveBestAnswer
        | Duty::RegisterCase
        | Duty::CompileStatistics
        | Duty::JudgeStatistics
        | Duty::ReviewSanctions
        | Duty::ReceiveSanctions
        | Duty::PublishSanctions
        | Duty::CheckTimes
        | Duty::AnswerInquiry
        | Duty::AnswerObjection
        | Duty::JoinImprovement
        | Duty::UrgeImprovement
        | Duty::CheckEffect
        | Duty::AnswerOpinion
        | Duty::MakeOutNotice
        | Duty::CheckNotice
        | Duty::HearNotice
        | Duty::ReceivePaper
        | Duty::FollowUp
        | Duty::TakeFormBack
        | Duty::EnterInBook
        | Duty::ConfirmMeasure
        | Duty::DoPaperTask
        | Duty::OrderFiles
        | Duty::SumUpMonth => 2,
        Duty::FollowProgress
        | Duty::AskMeanwhile
        | Duty::EmptyBox
        | Duty::NameReceiver
        | Duty::SignMonth => 2,
    }
}
