//! The steps, and which of them each event takes.

use super::events::AfterStep;

/// A step that follows a complaint, as the panel, the forms and the refusals name it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Act {
    /// Make out an urging note while the case is open, an inquiry note once it is closed (P04.13.01a, c).
    IssueNote,
    /// Answer a note (P04.13.01a, d).
    AnswerNote,
    /// Check how long each department took (P04.13.01b).
    CheckTimes,
    /// Give another number to a note or a notice whose number another one bears.
    Renumber,
    /// Object to what was decided (P04.09.12).
    Object,
    /// Answer an objection (P04.09.12).
    AnswerObjection,
    /// Put an improvement forward (P04.07.35a, P05.05.34a).
    PlanImprovement,
    /// Say whether one's department takes part (P05.05.34b).
    JoinImprovement,
    /// Have it begin all the same (P05.05.34b).
    Instruct,
    /// It was carried out.
    FinishImprovement,
    /// Press for it (P04.07.35b).
    UrgeImprovement,
    /// Take note of being pressed.
    HearUrge,
    /// Confirm that it works, or not (P04.07.35c, P05.05.34d).
    CheckEffect,
    /// Hand an opinion of the customer to a department (P04.07.37).
    VoiceOpinion,
    /// Say what became of it.
    AnswerOpinion,
    /// Put a sanction and a deduction forward (P04.09.07f, h).
    ProposeSanction,
    /// Take a proposal back.
    WithdrawSanction,
    /// Make out the penalty notice (P04.11.02c).
    MakeOutNotice,
    /// Finance checks the notice (P04.11.02f).
    CheckNotice,
    /// Whoever is concerned has it (P04.11.02g).
    HearNotice,
}

impl Act {
    /// All, in the order in which they are offered.
    pub const ALL: [Self; 20] = [
        Self::AnswerNote,
        Self::IssueNote,
        Self::CheckTimes,
        Self::Renumber,
        Self::HearNotice,
        Self::CheckNotice,
        Self::MakeOutNotice,
        Self::ProposeSanction,
        Self::WithdrawSanction,
        Self::AnswerObjection,
        Self::Object,
        Self::JoinImprovement,
        Self::HearUrge,
        Self::FinishImprovement,
        Self::CheckEffect,
        Self::UrgeImprovement,
        Self::Instruct,
        Self::PlanImprovement,
        Self::AnswerOpinion,
        Self::VoiceOpinion,
    ];
}

impl AfterStep {
    /// Which step it takes.
    #[must_use]
    pub fn act(&self) -> Act {
        match self {
            Self::NoteIssued(_) => Act::IssueNote,
            Self::NoteAnswered(_) => Act::AnswerNote,
            Self::Renumbered { .. } => Act::Renumber,
            Self::TimesChecked { .. } => Act::CheckTimes,
            Self::Objected { .. } => Act::Object,
            Self::ObjectionAnswered { .. } => Act::AnswerObjection,
            Self::ImprovementPlanned(_) => Act::PlanImprovement,
            Self::PartyAnswered { .. } => Act::JoinImprovement,
            Self::Instructed { .. } => Act::Instruct,
            Self::ImprovementDone { .. } => Act::FinishImprovement,
            Self::ImprovementUrged { .. } => Act::UrgeImprovement,
            Self::UrgeHeard { .. } => Act::HearUrge,
            Self::EffectChecked { .. } => Act::CheckEffect,
            Self::OpinionVoiced { .. } => Act::VoiceOpinion,
            Self::OpinionAnswered { .. } => Act::AnswerOpinion,
            Self::SanctionProposed(_) => Act::ProposeSanction,
            Self::SanctionWithdrawn { .. } => Act::WithdrawSanction,
            Self::NoticeMadeOut { .. } => Act::MakeOutNotice,
            Self::NoticeChecked { .. } => Act::CheckNotice,
            Self::NoticeHeard { .. } => Act::HearNotice,
        }
    }
}
