//! What is late and whose it is: the step that ends it comes before the usual order of the work.

use super::actions::ActionKind;
use crate::domain::clock::{Clock, Duty, Owner, Standing};
use crate::domain::context::Context;

/// The steps that end what this person owes and is over, the longest overdue first.
pub(super) fn overdue(owed: &[Clock], context: &Context<'_>) -> Vec<ActionKind> {
    let own = |clock: &&Clock| match clock.owner {
        Owner::Person(person) => person == context.actor,
        Owner::Role(role) => context.has_role(role),
    };
    let over = |clock: &&Clock| matches!(clock.standing(context.now), Standing::Overdue(_));
    let mut late: Vec<&Clock> = owed.iter().filter(own).filter(over).collect();
    late.sort_by_key(|clock| clock.deadline.due);
    late.into_iter()
        .filter_map(|clock| step_of(clock.duty))
        .collect()
}

/// The one step that fulfils a duty; none where several could, or where it is fulfilled elsewhere.
const fn step_of(duty: Duty) -> Option<ActionKind> {
    let step = match duty {
        Duty::NotifyRepair => ActionKind::Notify,
        Duty::AssignRepair => ActionKind::Assign,
        Duty::ContactCustomer => ActionKind::Contact,
        Duty::ArriveAtLeak | Duty::ArriveOnSite | Duty::Return => ActionKind::Arrive,
        Duty::Revisit => ActionKind::Revisit,
        Duty::KeepPromise => ActionKind::Answer,
        Duty::ReportMajor => ActionKind::Report,
        Duty::AcknowledgeReport => ActionKind::Acknowledge,
        Duty::KnowNotice => ActionKind::Know,
        Duty::HandInContactSheet => ActionKind::ContactSheet,
        Duty::SetOut => ActionKind::SetOut,
        Duty::ReachSite => ActionKind::ReachSite,
        Duty::EndRemoteSession => ActionKind::EndSession,
        Duty::AgreeVisit => ActionKind::AgreeVisit,
        Duty::MakeVisit => ActionKind::MakeVisit,
        Duty::RegisterCase => ActionKind::Register,
        Duty::Complaint(step) => ActionKind::Complaint(step),
        Duty::Quality(step) => ActionKind::Quality(step),
        Duty::Returns(step) => ActionKind::Returns(step),
        Duty::HearUrge => ActionKind::HearUrge,
        Duty::TellSalesperson => ActionKind::TellSalesperson,
        Duty::TellManager => ActionKind::TellManager,
        Duty::TellLeaders => ActionKind::TellLeaders,
        Duty::RegisterFault => ActionKind::RegisterFault,
        Duty::GivePlan => ActionKind::PlanFault,
        Duty::FollowFault => ActionKind::FollowFault,
        Duty::ReportFault => ActionKind::SignReport,
        Duty::FeedBackCustomer => ActionKind::FeedBackCustomer,
        Duty::FeedBackBusiness => ActionKind::FeedBackBusiness,
        _ => return None,
    };
    Some(step)
}
