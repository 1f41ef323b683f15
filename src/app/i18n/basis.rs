//! Words about what the regulation of complaints rests on and its targets. Exhaustive matches.

use super::fmt::tenths;
use super::names::unit;
use super::t::{basis as b, complaint as c};
use crate::domain::cases::complaint::Rate;
use crate::domain::complaints::basis::{BasisRefusal, Document, Measured, Target};

/// A document of the firm's quality management.
#[must_use]
pub fn document(document: Document) -> &'static str {
    match document {
        Document::Policy => b::document_policy(),
        Document::Objectives => b::document_objectives(),
        Document::Rules => b::document_rules(),
    }
}

/// A figure at which the firm aims.
#[must_use]
pub fn target(target: Target) -> &'static str {
    match target {
        Target::Rate => c::count_rate(),
        Target::AtOnce => c::count_at_once(),
        Target::InTime => c::count_in_time(),
    }
}

/// How much is aimed at: `at least 90 %`.
#[must_use]
pub fn aim(target: Target, value: u32) -> String {
    if target.is_limit() {
        b::at_most(unit(target.unit()), value)
    } else {
        b::at_least(unit(target.unit()), value)
    }
}

/// What a figure came to, to a tenth of the target's unit.
fn actual(target: Target, rate: Rate) -> Option<String> {
    let whole = usize::try_from(target.whole()).ok()?;
    let value = i64::try_from(rate.per(whole * 10)?).ok()?;
    Some([tenths(value).as_str(), unit(target.unit())].join(" "))
}

/// Target, figure, and whether the one is met by the other; a month that goes on has only come so far.
#[must_use]
pub fn measured(one: &Measured, over: bool) -> String {
    let Some(value) = one.aimed else {
        return b::no_target().to_owned();
    };
    let verdict = match (one.is_met(), over) {
        (None, _) => b::nothing_yet(),
        (Some(true), true) => b::met(),
        (Some(false), true) => b::missed(),
        (Some(true), false) => b::met_so_far(),
        (Some(false), false) => b::missed_so_far(),
    };
    let parts = [
        Some(b::target_is(aim(one.target, value))),
        actual(one.target, one.rate).map(b::actual),
        Some(verdict.to_owned()),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    parts.join(" · ")
}

/// Why something may not be laid down.
pub(super) fn basis_refusal(refusal: BasisRefusal) -> &'static str {
    match refusal {
        BasisRefusal::NotTheHead => b::refused_not_the_head(),
        BasisRefusal::NothingStated => b::refused_nothing_stated(),
        BasisRefusal::OutOfRange => b::refused_out_of_range(),
        BasisRefusal::MonthUnreadable => b::refused_month_unreadable(),
        BasisRefusal::MonthMeasured => b::refused_month_measured(),
    }
}
