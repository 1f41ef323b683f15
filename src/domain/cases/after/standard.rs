//! The standard of sanctions and of deductions (P04.09.07f, h): pure functions of money and figures.

use crate::domain::figures::{Figure, Figures};
use serde::{Deserialize, Serialize};

/// An administrative sanction, the mildest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SanctionKind {
    /// None.
    None,
    /// Reprimand.
    Reprimand,
    /// Minor demerit.
    MinorDemerit,
    /// Major demerit.
    MajorDemerit,
}

impl SanctionKind {
    /// All, in the order in which they are offered.
    pub const ALL: [Self; 4] = [
        Self::None,
        Self::Reprimand,
        Self::MinorDemerit,
        Self::MajorDemerit,
    ];
}

/// The kind that a loss of so many fen leads to.
#[must_use]
pub fn kind_by_loss(loss: i64, figures: &Figures) -> SanctionKind {
    let from = |figure| loss >= figures.get(figure).saturating_mul(100);
    if from(Figure::MajorDemeritFrom) {
        SanctionKind::MajorDemerit
    } else if from(Figure::MinorDemeritFrom) {
        SanctionKind::MinorDemerit
    } else if from(Figure::ReprimandFrom) {
        SanctionKind::Reprimand
    } else {
        SanctionKind::None
    }
}

/// The part of a loss, in fen, that falls to a share of so many percent, rounded down.
#[must_use]
pub fn share_of(loss: i64, percent: u32) -> i64 {
    loss.max(0).saturating_mul(i64::from(percent.min(100))) / 100
}

/// What is taken from the performance bonus for a part of the loss, in fen: a share of it, and never more than the bonus.
#[must_use]
pub fn deduction(loss: i64, bonus: Option<i64>, figures: &Figures) -> i64 {
    let percent = figures.get(Figure::DeductionShare);
    let share = loss.max(0).saturating_mul(percent) / 100;
    bonus.map_or(share, |bonus| share.min(bonus.max(0)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_kind_of_sanction_follows_from_the_loss() {
        // P04.09.07f: none below 1,000 yuan, reprimand from 1,000, minor demerit from 10,000, major demerit from 50,000.
        let figures = Figures::default();
        for (loss, kind) in [
            (-1, SanctionKind::None),
            (0, SanctionKind::None),
            (99_999, SanctionKind::None),
            (100_000, SanctionKind::Reprimand),
            (999_999, SanctionKind::Reprimand),
            (1_000_000, SanctionKind::MinorDemerit),
            (4_999_999, SanctionKind::MinorDemerit),
            (5_000_000, SanctionKind::MajorDemerit),
            (i64::MAX, SanctionKind::MajorDemerit),
        ] {
            assert_eq!(kind_by_loss(loss, &figures), kind, "{loss} fen");
        }
        let stricter = Figures([(Figure::ReprimandFrom, 10)].into());
        assert_eq!(kind_by_loss(1_000, &stricter), SanctionKind::Reprimand);
    }

    #[test]
    fn the_deduction_is_a_share_of_the_loss_and_never_more_than_the_bonus() {
        // P04.09.07h: a tenth of the department's share of the loss, at most the month's performance bonus.
        let figures = Figures::default();
        for (loss, percent, bonus, fen) in [
            (1_000_000, 100, None, 100_000),
            (1_000_000, 60, None, 60_000),
            (1_000_000, 40, Some(30_000), 30_000),
            (1_000_000, 40, Some(40_000), 40_000),
            (1_000_000, 0, None, 0),
            (999, 100, None, 99),
            (-5, 100, None, 0),
            (1_000_000, 100, Some(-1), 0),
            (i64::MAX, 100, Some(5), 5),
        ] {
            let share = share_of(loss, percent);
            assert_eq!(deduction(share, bonus, &figures), fen, "{loss} × {percent}");
        }
        assert_eq!(share_of(1_000, 250), 1_000, "no more than all");
        let dearer = Figures([(Figure::DeductionShare, 25)].into());
        assert_eq!(deduction(1_000, None, &dearer), 250);
    }
}
