//! What can happen in a survey. Each event is also what a person asks for.

use crate::domain::cases::Attachment;
use crate::domain::ids::{CaseId, CustomerId, MeasureId, PersonId};
use crate::domain::measures::{Measure, Outcome};
use crate::domain::time::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// The five questions, none of which can be left out of the form (P01.10.12b–f).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Question {
    /// The technical installation (P01.10.12b).
    Installation,
    /// How the system runs (P01.10.12c).
    Running,
    /// How the project was carried out (P01.10.12d).
    CarryingOut,
    /// After-sales service (P01.10.12e).
    AfterSales,
    /// Training (P01.10.12f).
    Training,
}

/// How a questionnaire goes to a customer (P01.10.12a).
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum SurveyChannel {
    /// Asked on the telephone.
    #[default]
    Phone,
    /// By letter.
    Letter,
    /// At the customer's place, on the tablet.
    OnSite,
    /// By fax.
    Fax,
    /// By e-mail.
    Email,
    /// In another way.
    Other,
}

/// What a survey is called and from when it counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SurveyFacts {
    /// Its name, as `2026`.
    pub name: String,
    /// From when it goes.
    pub from: Timestamp,
}

/// Questionnaires that were given out (P01.10.12a).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Giving {
    /// When.
    pub occurred_at: Timestamp,
    /// How.
    pub channel: SurveyChannel,
    /// To whom.
    pub customers: BTreeSet<CustomerId>,
}

/// The answer to one question.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rating {
    /// 1, not at all content, to 5, very content; none: it does not apply.
    #[serde(default)]
    pub grade: Option<u8>,
    /// In the customer's words; the reason of a low grade (P01.10.12e).
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub remark: String,
}

/// A questionnaire that came back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sheet {
    /// Whose.
    pub customer: CustomerId,
    /// When it was answered.
    pub occurred_at: Timestamp,
    /// How.
    pub channel: SurveyChannel,
    /// The customer filled it in on the tablet; otherwise somebody typed it in.
    #[serde(default)]
    pub by_customer: bool,
    /// Every question.
    pub ratings: BTreeMap<Question, Rating>,
    /// The paper.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub attachments: Vec<Attachment>,
}

/// How something that the survey showed is solved (P01.10.12h, i).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Way {
    /// When it was found.
    pub occurred_at: Timestamp,
    /// About which question.
    pub question: Question,
    /// Whose answer it is about; none: the question as a whole has fallen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub customer: Option<CustomerId>,
    /// By a case.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub case: Option<CaseId>,
    /// Who has the case from now on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<PersonId>,
    /// By a measure.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub measure: Option<(MeasureId, Measure)>,
}

/// The end of a survey, with what it is read to mean (P01.10.12g).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Conclusion {
    /// When.
    pub occurred_at: Timestamp,
    /// In words.
    pub analysis: String,
}

/// What happened in a survey.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SurveyEvent {
    /// It was begun, or is called otherwise.
    Opened(SurveyFacts),
    /// Questionnaires went out.
    Given(Giving),
    /// One came back.
    Answered(Sheet),
    /// Something that it showed gets solved.
    WayFound(Way),
    /// A measure ended.
    MeasureEnded {
        /// Which.
        measure: MeasureId,
        /// How.
        outcome: Outcome,
    },
    /// It is over.
    Concluded(Conclusion),
}

impl Question {
    /// All, in the order of the form.
    pub const ALL: [Self; 5] = [
        Self::Installation,
        Self::Running,
        Self::CarryingOut,
        Self::AfterSales,
        Self::Training,
    ];
}

impl SurveyChannel {
    /// All, the usual ways first.
    pub const ALL: [Self; 6] = [
        Self::Phone,
        Self::OnSite,
        Self::Letter,
        Self::Fax,
        Self::Email,
        Self::Other,
    ];
}

impl SurveyEvent {
    /// When it happened, where that is not the moment of writing down.
    #[must_use]
    pub fn occurred_at(&self) -> Option<Timestamp> {
        match self {
            // A survey may be prepared.
            Self::Opened(_) => None,
            Self::Given(giving) => Some(giving.occurred_at),
            Self::Answered(sheet) => Some(sheet.occurred_at),
            Self::WayFound(way) => Some(way.occurred_at),
            Self::MeasureEnded { outcome, .. } => Some(outcome.occurred_at),
            Self::Concluded(conclusion) => Some(conclusion.occurred_at),
        }
    }

    /// Every file this event refers to.
    #[must_use]
    pub fn attachments(&self) -> Vec<&Attachment> {
        match self {
            Self::Answered(sheet) => sheet.attachments.iter().collect(),
            _ => Vec::new(),
        }
    }
}
