//! How far the handling has come.

use super::events::{Analysis, Responsibility, Side, Verdicts};
use crate::domain::cases::facts::Grade;
use crate::domain::cases::state::Case;
use crate::domain::deed::Deed;
use crate::domain::ids::{PersonId, SolutionId};
use crate::domain::stamp::Dot;
use crate::domain::time::Timestamp;
use serde::{Deserialize, Serialize};

/// What a case knows of its handling. What was said apart on two tablets adds up; only one solution can be the accepted one, so two that
/// were accepted apart are for a person to settle ([`Contested::Agreed`](crate::domain::cases::Contested)).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Craft {
    /// Steps of weight that the customer was not told of: the entry, and when it happened (P13.04.05).
    pub untold: Vec<(Dot, Timestamp)>,
    /// When the customer was told of steps.
    pub told: Vec<Deed>,
    /// What the customer said of the summary; the text is the correction, empty when the customer agreed.
    pub views: Vec<Deed>,
    /// What the customer wants, the most wanted first, and since when it is settled.
    pub matters: Vec<(String, Option<Timestamp>)>,
    /// What the customer expects of the result.
    pub expects: String,
    /// What the problem is; the last one holds.
    pub analyses: Vec<Analysis>,
    /// Apologies in the firm's name.
    pub apologies: Vec<Deed>,
    /// Ways out, the best first.
    pub solutions: Vec<Solution>,
    /// The one that the customer accepted.
    pub agreed: Option<SolutionId>,
    /// Departments that know; the text names the department.
    pub informed: Vec<Deed>,
    /// Given to the head; the text is the reason.
    pub raised: Vec<Deed>,
    /// The user-opinion form was given out.
    pub handed: Vec<Deed>,
    /// What the user wrote on it; `who` says why nobody signed.
    pub opinions: Vec<Deed>,
    /// Where it was filed.
    pub filed: Vec<Deed>,
    /// What both sides thought of the result.
    pub verdicts: Vec<Verdicts>,
    /// Questions afterwards that were answered.
    pub follow_ups: Vec<Deed>,
    /// Asking once more was waived.
    pub waived: Vec<Deed>,
    /// Questions that the summary of a month asks for: who, since when, by when.
    pub asked_for: Vec<(PersonId, Timestamp, Timestamp)>,
}

/// One way out, and how far it has come.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Solution {
    /// Identity.
    pub id: SolutionId,
    /// What would be done.
    pub what: String,
    /// What it means for the customer.
    pub means: String,
    /// What it costs, in fen.
    pub fen: Option<i64>,
    /// How long it takes, and what could go wrong.
    pub time: String,
    /// Whose idea it is.
    pub side: Side,
    /// The rule that it rests on.
    pub rests_on: String,
    /// What is given beyond the rule, and why.
    pub concession: String,
    /// Put to the customer; the text says why it was not the best.
    #[serde(default)]
    pub offered: Option<Deed>,
    /// The customer does not want it; the text says why.
    #[serde(default)]
    pub objected: Option<Deed>,
    /// The customer accepts it.
    #[serde(default)]
    pub confirmed: Option<Deed>,
    /// It was carried out.
    #[serde(default)]
    pub carried_out: Option<Deed>,
}

impl Solution {
    /// It can still be put to the customer.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.offered.is_none() && self.objected.is_none()
    }

    /// It lies with the customer, who has not said anything yet.
    #[must_use]
    pub fn is_offered(&self) -> bool {
        self.offered.is_some() && self.objected.is_none() && self.confirmed.is_none()
    }
}

static NOTHING: Craft = Craft::new();

impl Default for Craft {
    fn default() -> Self {
        Self::new()
    }
}

impl Craft {
    /// Nothing has been written down yet.
    const fn new() -> Self {
        Self {
            untold: Vec::new(),
            told: Vec::new(),
            views: Vec::new(),
            matters: Vec::new(),
            expects: String::new(),
            analyses: Vec::new(),
            apologies: Vec::new(),
            solutions: Vec::new(),
            agreed: None,
            informed: Vec::new(),
            raised: Vec::new(),
            handed: Vec::new(),
            opinions: Vec::new(),
            filed: Vec::new(),
            verdicts: Vec::new(),
            follow_ups: Vec::new(),
            waived: Vec::new(),
            asked_for: Vec::new(),
        }
    }

    /// A way out by its identity.
    #[must_use]
    pub fn solution(&self, id: SolutionId) -> Option<&Solution> {
        self.solutions.iter().find(|solution| solution.id == id)
    }

    /// The one that lies with the customer.
    #[must_use]
    pub fn offered(&self) -> Option<&Solution> {
        self.solutions.iter().find(|solution| solution.is_offered())
    }

    /// The one that would be put to the customer next: the best of those that are left.
    #[must_use]
    pub fn next(&self) -> Option<&Solution> {
        self.solutions.iter().find(|solution| solution.is_open())
    }

    /// The one that the customer accepted.
    #[must_use]
    pub fn accepted(&self) -> Option<&Solution> {
        self.solution(self.agreed?)
    }

    /// What the problem is, as understood last.
    #[must_use]
    pub fn analysis(&self) -> Option<&Analysis> {
        self.analyses.last()
    }

    /// Whether the firm has to answer for it, alone or with others.
    #[must_use]
    pub fn is_ours(&self) -> bool {
        self.analysis().is_some_and(|analysis| {
            matches!(
                analysis.responsibility,
                Responsibility::Ours | Responsibility::Shared
            )
        })
    }

    /// Since when the form is out with the user, if it is.
    #[must_use]
    pub fn form_out(&self) -> Option<Timestamp> {
        let handed = self.handed.iter().map(|deed| deed.at).max()?;
        let back = self.opinions.iter().chain(&self.filed);
        let returned = back.map(|deed| deed.at).max();
        returned.is_none_or(|back| back < handed).then_some(handed)
    }
}

impl Case {
    /// How far its handling has come.
    #[must_use]
    pub fn craft(&self) -> &Craft {
        self.craft.as_deref().unwrap_or(&NOTHING)
    }

    /// Whether it was given to the head.
    #[must_use]
    pub fn is_raised(&self) -> bool {
        !self.craft().raised.is_empty()
    }

    /// Whether matter, course and result stand on the user-opinion form (P15.01.05a): they come from the case itself.
    #[must_use]
    pub fn form_is_complete(&self) -> bool {
        let told = self
            .answers
            .iter()
            .any(|answer| !answer.course.trim().is_empty() && !answer.result.trim().is_empty());
        let closed = self.closing.value.as_ref();
        let ended = closed.is_some_and(|closing| !closing.result.trim().is_empty());
        !self.words.trim().is_empty() && (told || ended)
    }

    /// Whether the customer was told everything that matters. What nobody has to be told of a major matter's handling counts too.
    #[must_use]
    pub fn everything_told(&self) -> bool {
        self.craft().untold.is_empty()
    }

    /// Whether the customer is asked afterwards by the rules of the handling: a kind with a revisit of its own has that one.
    #[must_use]
    pub fn is_followed_up(&self) -> bool {
        !self.procedure.has_revisit() && !self.is_imported()
    }

    /// Whether it is proposed to give it to the head (P15.02.02a).
    #[must_use]
    pub fn belongs_to_the_head(&self) -> bool {
        self.grade == Grade::Major && !self.is_closed() && !self.is_raised()
    }
}
