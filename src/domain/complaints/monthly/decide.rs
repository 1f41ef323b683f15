//! Who may say what about a month, and when.

use super::events::{MonthlyEvent, MonthlyStep};
use super::statistics::{month_named, statistics};
use crate::domain::cases::petition::Month;
use crate::domain::clause::Clause;
use crate::domain::context::Context;
use crate::domain::roles::{Needs, Role};

/// The departments that judge the responsibility; the heads concerned may as well (P04.09.10c).
pub const JUDGES: [Role; 3] = [Role::Manufacturing, Role::Quality, Role::Research];

const HEADS: [Role; 2] = [Role::Manager, Role::Supervisor];
const OFFICE: &[Role] = &[Role::Office, Role::ProductionOffice];
const ANY_JUDGE: &[Role] = &[
    Role::Manufacturing,
    Role::Quality,
    Role::Research,
    Role::Manager,
    Role::Supervisor,
];
const PERSONNEL: &[Role] = &[Role::Personnel];

/// Why something may not be written down about a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MonthlyRefusal {
    /// The month has not ended, or is none.
    MonthRuns,
    /// Only the production office.
    NotTheOffice,
    /// The table is finished.
    AlreadySigned,
    /// A case that differs is not in the table, or how it is seen is empty.
    DifferenceIncomplete,
    /// Only manufacturing, quality, research and the heads judge.
    NotAJudge,
    /// One of the three has not judged.
    JudgementMissing,
    /// There is no such group, or nothing is said about it.
    RemarkMissing,
    /// A group by cause is left without a word.
    GroupUndealt,
    /// Not every closed case was gone through.
    NotReviewed,
    /// The list is not exactly the approved sanctions that were not sent.
    NotTheList,
    /// Only personnel.
    NotPersonnel,
    /// Nothing was sent, or a line has no date of effect.
    EffectMissing,
    /// Nothing was received that could be published, or it is published.
    NothingToPublish,
    /// Nothing is published, or no reason is given.
    NothingToWithdraw,
}

impl MonthlyRefusal {
    /// The rule behind it.
    #[must_use]
    pub fn clause(self) -> Clause {
        Clause(match self {
            Self::MonthRuns | Self::NotTheOffice => "P04.09.10a",
            Self::AlreadySigned => "P04.09.10b",
            Self::NotAJudge | Self::JudgementMissing | Self::DifferenceIncomplete => "P04.09.10c",
            Self::RemarkMissing | Self::GroupUndealt => "P04.09.10d",
            Self::NotReviewed => "P04.11.01a",
            Self::NotTheList => "P04.11.01b",
            Self::EffectMissing => "P04.11.01c",
            Self::NotPersonnel | Self::NothingToPublish | Self::NothingToWithdraw => "P04.11.01d",
        })
    }
}

/// What somebody has to be to write it down.
pub(in crate::domain::complaints) fn needs(event: &MonthlyEvent) -> Needs {
    let (roles, refusal) = match &event.step {
        MonthlyStep::Judged { .. } => (ANY_JUDGE, MonthlyRefusal::NotAJudge),
        MonthlyStep::Received { .. }
        | MonthlyStep::Published { .. }
        | MonthlyStep::Withdrawn { .. } => (PERSONNEL, MonthlyRefusal::NotPersonnel),
        _ => (OFFICE, MonthlyRefusal::NotTheOffice),
    };
    Needs {
        roles,
        clause: Some(refusal.clause()),
    }
}

/// Whether somebody works here who could judge in this role.
fn is_held(role: Role, context: &Context<'_>) -> bool {
    let mut people = context.organisation().people.values();
    people.any(|person| person.active && person.roles.contains(&role))
}

/// The departments of which somebody has to judge: those of the three that the firm has.
pub fn judges<'a>(context: &'a Context<'_>) -> impl Iterator<Item = Role> + 'a {
    JUDGES.into_iter().filter(|role| is_held(*role, context))
}

/// May it be written down now, by this person?
pub(in crate::domain::complaints) fn check(
    event: &MonthlyEvent,
    context: &Context<'_>,
) -> Result<(), MonthlyRefusal> {
    use MonthlyRefusal as No;
    // A rule of a regulation that is not in force asks for nothing.
    let ask = |holds: bool, no: No| {
        let holds = holds || !context.in_force(no.clause());
        if holds { Ok(()) } else { Err(no) }
    };
    let says = |text: &str| !text.trim().is_empty();
    let calendar = context.calendar_at(context.now);
    let month: Month = month_named(&event.month, calendar, context.now)
        .filter(|month| month.to <= context.now)
        .ok_or(No::MonthRuns)?;
    let needs = needs(event);
    let refusal = match &event.step {
        MonthlyStep::Judged { .. } => No::NotAJudge,
        MonthlyStep::Received { .. }
        | MonthlyStep::Published { .. }
        | MonthlyStep::Withdrawn { .. } => No::NotPersonnel,
        _ => No::NotTheOffice,
    };
    ask(context.has_any(needs.roles), refusal)?;
    let known = context.world.complaints.monthly.get(&event.month);
    let known = known.cloned().unwrap_or_default();
    match &event.step {
        MonthlyStep::Judged { role, differs } => {
            let theirs = context.has_role(*role) && (JUDGES.contains(role) || HEADS.contains(role));
            ask(theirs, No::NotAJudge)?;
            let table = statistics(month, context);
            let fits = differs.iter().all(|(case, words)| {
                says(words) && table.lines.iter().any(|line| line.id == *case)
            });
            if fits {
                Ok(())
            } else {
                Err(No::DifferenceIncomplete)
            }
        }
        MonthlyStep::Dealt { group, words } => {
            let table = statistics(month, context);
            let mut groups = table.groups.iter();
            let named = groups.any(|known| known.key() == *group);
            if named && says(words) {
                Ok(())
            } else {
                Err(No::RemarkMissing)
            }
        }
        MonthlyStep::Signed { cases } => {
            ask(known.signed.is_empty(), No::AlreadySigned)?;
            let table = statistics(month, context);
            let whole = table.lines.iter().all(|line| cases.contains(&line.id));
            ask(whole && cases.len() == table.lines.len(), No::NotReviewed)?;
            let judged = judges(context).all(|role| known.judgement(role).is_some());
            ask(judged, No::JudgementMissing)?;
            let dealt = table
                .causes()
                .all(|group| known.remark(&group.key()).is_some());
            ask(dealt, No::GroupUndealt)
        }
        MonthlyStep::Reviewed { cases } => {
            let table = statistics(month, context);
            let in_table = cases
                .iter()
                .all(|case| table.lines.iter().any(|line| line.id == *case));
            if in_table && !cases.is_empty() {
                Ok(())
            } else {
                Err(No::NotReviewed)
            }
        }
        MonthlyStep::Compiled { sanctions } => {
            let table = statistics(month, context);
            let all = table.lines.iter().all(|line| known.has_reviewed(line.id));
            ask(all, No::NotReviewed)?;
            let list = known.unsent(month, context);
            let same =
                list.len() == sanctions.len() && list.iter().all(|one| sanctions.contains(one));
            if same && !list.is_empty() {
                Ok(())
            } else {
                Err(No::NotTheList)
            }
        }
        MonthlyStep::Received { effects } => {
            let sent: Vec<_> = known.sent().collect();
            let dated = sent.iter().all(|(_, sanction)| {
                let said = effects.iter().any(|(of, _)| of == sanction);
                said || known.effect_of(*sanction).is_some()
            });
            let fits = effects
                .iter()
                .all(|(of, _)| sent.iter().any(|(_, sanction)| sanction == of));
            if dated && fits && !effects.is_empty() {
                Ok(())
            } else {
                Err(No::EffectMissing)
            }
        }
        MonthlyStep::Published { .. } => {
            let received = !known.received.is_empty() && known.publication().is_none();
            if received {
                Ok(())
            } else {
                Err(No::NothingToPublish)
            }
        }
        MonthlyStep::Withdrawn { reason } => {
            let stands = known.publication().is_some() && says(reason);
            if stands {
                Ok(())
            } else {
                Err(No::NothingToWithdraw)
            }
        }
    }
}
