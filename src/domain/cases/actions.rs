//! What the action panel shows: every step that this kind of case has, allowed or refused with the reason.

use super::state::Case;
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
    let _ = (case, context);
    Vec::new()
}
