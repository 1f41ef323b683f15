//! A month beside what was aimed at in it.

use super::events::Target;
use super::state::Basis;
use crate::domain::cases::complaint::{Month, Rate};

/// One figure of a month beside its target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Measured {
    /// Which.
    pub target: Target,
    /// What it came to.
    pub rate: Rate,
    /// What was aimed at, in [`Target::unit`]; `None` where nothing was.
    pub aimed: Option<u32>,
}

impl Measured {
    /// Whether the target is met; `None` without a target, or without anything of which there could be a rate. Nothing is rounded.
    #[must_use]
    pub fn is_met(&self) -> Option<bool> {
        let aimed = usize::try_from(self.aimed?).ok()?;
        let whole = usize::try_from(self.target.whole()).ok()?;
        let (is, limit) = (self.rate.count * whole, aimed * self.rate.of);
        let met = if self.target.is_limit() {
            is <= limit
        } else {
            is >= limit
        };
        (self.rate.of > 0).then_some(met)
    }
}

/// The figures of a month beside what was aimed at in it; `month` as it is written, `2026-11`.
#[must_use]
pub fn measured(counted: &Month, basis: &Basis, month: &str) -> [Measured; 3] {
    Target::ALL.map(|target| Measured {
        target,
        rate: match target {
            Target::Rate => counted.rate(),
            Target::AtOnce => counted.at_once(),
            Target::InTime => counted.in_time(),
        },
        aimed: basis.aim_in(target, month),
    })
}
