//! What the action panel shows: every step that this kind of case has, allowed or refused with the reason.

use super::after::{self, Act};
use super::clocks::clocks;
use super::complaint::Step;
use super::guard::guard;
use super::help::{self};
use super::pressing;
use super::quality;
use super::refusal::CaseRefusal;
use super::returns;
use super::state::Case;
use crate::domain::clause::Clause;
use crate::domain::clock::Duty;
use crate::domain::context::Context;
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
    /// Write down why an expectation could not be met, and what is done otherwise.
    FallShort,
    /// Give the customer the best answer after that.
    MakeGood,
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
    /// Somebody has to go there.
    NeedVisit,
    /// Agree the visit.
    AgreeVisit,
    /// The visit was made.
    MakeVisit,
    /// Mark as an emergency.
    MarkEmergency,
    /// Tell people what they must know.
    MustKnow,
    /// Say that one knows.
    Know,
    /// Ask another department for help.
    AskHelp,
    /// Promise help.
    AgreeHelp,
    /// Say that one's department cannot agree.
    DisagreeHelp,
    /// The help was given.
    FinishHelp,
    /// What was ruled is seen to be done.
    ConfirmHelp,
    /// Help is no longer needed.
    WithdrawHelp,
    /// Ask the office to rule.
    AskRuling,
    /// Say what one's department thinks.
    SayOpinion,
    /// Hand the opinions to the office.
    SubmitOpinions,
    /// Rule.
    Rule,
    /// Fault: tell the salesperson of the contract.
    TellSalesperson,
    /// Fault: tell the manager in charge.
    TellManager,
    /// Fault: say how it is meant to be handled.
    PlanFault,
    /// Fault: put on record.
    RegisterFault,
    /// Fault: tell the senior leaders.
    TellLeaders,
    /// Fault: how it goes.
    FollowFault,
    /// Fault: over.
    EndFault,
    /// Fault: write the analysis.
    AnalyseFault,
    /// Fault: sign the analysis.
    SignReport,
    /// Fault: the analysis to the customer.
    FeedBackCustomer,
    /// Fault: the analysis to the business department.
    FeedBackBusiness,
    /// Grumble: it becomes a complaint.
    RaiseGrumble,
    /// A step of a complaint.
    Complaint(Step),
    /// A step that follows a complaint.
    After(Act),
    /// A step of a quality complaint.
    Quality(quality::Step),
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
    /// A step of returns and allowances.
    Returns(returns::Step),
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
    const COMMON: [Self; 25] = [
        Self::Accept,
        Self::Decline,
        Self::Acknowledge,
        Self::Know,
        Self::Close,
        Self::Revisit,
        Self::Answer,
        Self::Promise,
        Self::Clarify,
        Self::CalledAgain,
        Self::Note,
        Self::AgreeVisit,
        Self::MakeVisit,
        Self::HandOver,
        Self::Report,
        Self::ContactSheet,
        Self::AskHelp,
        Self::MustKnow,
        Self::NeedVisit,
        Self::MarkEmergency,
        Self::MarkMajor,
        Self::SolveFirst,
        Self::FallShort,
        Self::MakeGood,
        Self::Reopen,
    ];

    /// Whether the step can come up on this case at all: what nobody asked for is not refused, it is not there.
    pub(super) fn comes_up(self, case: &Case) -> bool {
        match self {
            Self::Revisit => case.procedure.has_revisit(),
            Self::Acknowledge => !case.reports.is_empty(),
            Self::Know => !case.notices.is_empty(),
            // What seldom happens stands there once it can.
            Self::MakeGood => case.owes_answer(),
            Self::NeedVisit => !case.procedure.has_own_visits(),
            Self::AgreeVisit | Self::MakeVisit => case.visit.is_some(),
            Self::MarkEmergency => !case.procedure.is_emergency(),
            Self::AgreeHelp
            | Self::DisagreeHelp
            | Self::FinishHelp
            | Self::WithdrawHelp
            | Self::AskRuling => !case.helps.is_empty(),
            Self::ConfirmHelp => case.helps.iter().any(|help| help.ruled.is_some()),
            Self::After(act) => after::comes_up(act, case),
            Self::SayOpinion | Self::SubmitOpinions | Self::Rule => case.dispute.is_some(),
            Self::Returns(step) => returns::comes_up(step, case),
            _ => true,
        }
    }

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
        Self::CRAFT.contains(&self)
            || Self::ASIDE.contains(&self)
            || matches!(self, Self::Returns(_) | Self::After(_))
    }
}

/// Steps that only a rule of its own asks for: where it does not hold nobody is offered them.
const ONLY_BY: [(ActionKind, Clause); 2] = [
    (ActionKind::Notify, Clause("P10.09.04c")),
    (ActionKind::ConfirmCard, Clause("P10.09.08d")),
];

/// What somebody owes because of a complaint, and the step that does it.
const FOLLOWS: [(Duty, Act); 6] = [
    (Duty::AnswerUrge, Act::AnswerNote),
    (Duty::AnswerInquiry, Act::AnswerNote),
    (Duty::AnswerObjection, Act::AnswerObjection),
    (Duty::CheckNotice, Act::CheckNotice),
    (Duty::HearNotice, Act::HearNotice),
    (Duty::JoinImprovement, Act::JoinImprovement),
];

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
    let kinds = case.procedure.kinds().iter().chain(&ActionKind::COMMON);
    let kinds = kinds.chain(help::KINDS).chain(&ActionKind::FILED);
    let kinds = kinds.filter(|kind| kind.comes_up(case) && case.procedure.offers(**kind, case));
    let of_goods = returns::Step::ALL.map(ActionKind::Returns);
    let of_goods = of_goods.iter().filter(|kind| kind.comes_up(case));
    let after = Act::ALL.map(ActionKind::After);
    let after = after.iter().filter(|kind| kind.comes_up(case));
    let kinds = kinds.chain(&ActionKind::CRAFT).chain(&ActionKind::ASIDE);
    let kinds = kinds.chain(of_goods);
    let kinds = kinds.chain(after);
    let kinds = kinds.filter(|kind| !matches!(kind, ActionKind::Confide | ActionKind::PickUp));
    let kinds = kinds.filter(|kind| {
        let mut only_by = ONLY_BY.iter().filter(|(other, _)| other == *kind);
        only_by.all(|(_, clause)| context.in_force(*clause))
    });
    let mut actions: Vec<Action> = kinds
        .map(|kind| Action {
            kind: *kind,
            primary: false,
            refused: guard(case, *kind, context).err().map(Refusal::Case),
        })
        // Whom to tell is done once they were told: there is nothing to explain.
        .filter(|action| action.refused != Some(Refusal::Case(CaseRefusal::AlreadyTold)))
        .collect();
    // What somebody waits for from this person comes before the work.
    let asked = [ActionKind::Accept, ActionKind::Acknowledge];
    let asked = asked.into_iter().chain(help::waited_for(case, context));
    let after = returns::next(case, context).into_iter();
    let after = after.map(ActionKind::Returns);
    // What was granted is settled before copies are given out; a note can always be written.
    let (papers, own): (Vec<_>, Vec<_>) = case
        .procedure
        .next(case)
        .into_iter()
        .partition(|kind| matches!(kind, ActionKind::GivePaper | ActionKind::Note));
    let owed = clocks(case, context);
    let late = pressing::overdue(&owed, context);
    let owes = |duty| {
        owed.iter()
            .any(|clock| clock.duty == duty && clock.is_open())
    };
    let assigns = owes(Duty::AssignRepair).then_some(ActionKind::Assign);
    let next = asked.chain(late).chain(assigns);
    let next = next.chain(own).chain(after).chain(papers);
    // Once it is closed, whoever is to be asked is asked; a measure waits for a word at any time.
    let asks = owes(Duty::FollowUp).then_some(ActionKind::FollowUp);
    let confirms = owes(Duty::ConfirmMeasure).then_some(ActionKind::ConfirmMeasure);
    let follows = FOLLOWS.iter().filter(|(duty, _)| owes(*duty));
    let follows = follows.map(|(_, act)| ActionKind::After(*act));
    let next = follows.chain(next).chain(asks).chain(confirms);
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
