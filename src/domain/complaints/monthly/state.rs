//! What is known of a month.

use super::events::{MonthlyEvent, MonthlyStep};
use crate::domain::complaints::ComplaintsEvent;
use crate::domain::deed::Deed;
use crate::domain::ids::{AfterId, CaseId};
use crate::domain::roles::Role;
use crate::domain::stamp::Stamped;
use crate::domain::time::Timestamp;
use serde::{Deserialize, Serialize};

/// What a department says: as what, and the cases that it sees otherwise, with its reason.
pub type Judgement = (Deed, Role, Vec<(CaseId, String)>);

/// A month of closed complaints. Every fact is added and none replaces another.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Monthly {
    /// What departments say: as what, and where they differ.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub judged: Vec<Judgement>,
    /// How groups are dealt with: `who` is the group.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub dealt: Vec<Deed>,
    /// The table as it was finished, with its cases.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub signed: Vec<(Deed, Vec<CaseId>)>,
    /// What was gone through.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reviewed: Vec<(Deed, Vec<CaseId>)>,
    /// Lists of sanctions that were sent to personnel.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub compiled: Vec<(Deed, Vec<(CaseId, AfterId)>)>,
    /// What personnel said about when each takes effect.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub received: Vec<(Deed, Vec<(AfterId, Timestamp)>)>,
    /// Each publication: with names or without.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub published: Vec<(Deed, bool)>,
    /// Each time a publication was withdrawn, and why.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub withdrawn: Vec<Deed>,
}

impl Monthly {
    /// Folds one more event.
    pub(in crate::domain::complaints) fn evolve(
        &mut self,
        event: &MonthlyEvent,
        by: &Stamped<ComplaintsEvent>,
    ) {
        let deed = Deed::new(event.occurred_at, by.actor);
        match &event.step {
            MonthlyStep::Judged { role, differs } => {
                self.judged.push((deed, *role, differs.clone()));
            }
            MonthlyStep::Dealt { group, words } => {
                self.dealt.push(deed.saying(words).with(group));
            }
            MonthlyStep::Signed { cases } => self.signed.push((deed, cases.clone())),
            MonthlyStep::Reviewed { cases } => self.reviewed.push((deed, cases.clone())),
            MonthlyStep::Compiled { sanctions } => {
                self.compiled.push((deed, sanctions.clone()));
            }
            MonthlyStep::Received { effects } => self.received.push((deed, effects.clone())),
            MonthlyStep::Published { names } => self.published.push((deed, *names)),
            MonthlyStep::Withdrawn { reason } => self.withdrawn.push(deed.saying(reason)),
        }
    }

    /// What a department said last.
    #[must_use]
    pub fn judgement(&self, role: Role) -> Option<&Judgement> {
        self.judged.iter().rev().find(|(_, of, _)| *of == role)
    }

    /// How a group is dealt with, as said last.
    #[must_use]
    pub fn remark(&self, group: &str) -> Option<&Deed> {
        self.dealt.iter().rev().find(|deed| deed.who == group)
    }

    /// Whether a case was gone through.
    #[must_use]
    pub fn has_reviewed(&self, case: CaseId) -> bool {
        self.reviewed.iter().any(|(_, cases)| cases.contains(&case))
    }

    /// The sanctions that were sent to personnel.
    pub fn sent(&self) -> impl Iterator<Item = (CaseId, AfterId)> + '_ {
        let lists = self.compiled.iter();
        lists.flat_map(|(_, sanctions)| sanctions.iter().copied())
    }

    /// From when a sanction takes effect, as said last.
    #[must_use]
    pub fn effect_of(&self, sanction: AfterId) -> Option<Timestamp> {
        let mut said = self.received.iter().rev().flat_map(|(_, effects)| effects);
        said.find(|(of, _)| *of == sanction).map(|(_, on)| *on)
    }

    /// The publication that stands: by whom, when, with names or without.
    #[must_use]
    pub fn publication(&self) -> Option<&(Deed, bool)> {
        let last = self.published.last()?;
        let mut withdrawn = self.withdrawn.iter();
        let gone = withdrawn.any(|deed| deed.at >= last.0.at);
        (!gone).then_some(last)
    }
}
