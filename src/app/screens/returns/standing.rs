//! How far a certificate or slip is, in one line.

use crate::app::i18n::{self as words, t::returns as r};
use crate::app::platform;
use crate::domain::cases::Case;
use crate::domain::cases::returns::Slip;
use crate::domain::context::Context;
use crate::domain::time::{DAY, HOUR, Timestamp};

fn whole(ms: i64, unit: i64) -> usize {
    usize::try_from(ms.max(0) / unit).unwrap_or_default()
}

/// Days that have passed.
#[must_use]
pub fn days_since(at: Timestamp) -> String {
    r::days(whole(platform::now().since(at), DAY))
}

/// How far it is: who has it, and since how many days where somebody waits.
#[must_use]
pub fn standing(slip: &Slip, case: &Case, context: &Context<'_>) -> String {
    if slip.withdrawn.is_some() {
        return r::withdrawn().to_owned();
    }
    if let Some(booked) = &slip.booked {
        return r::state_booked(&booked.voucher);
    }
    if let Some(back) = &slip.sent_back {
        return r::state_back(&back.text);
    }
    let approved = slip.is_approved(case, context);
    if slip.body.way.is_certified() {
        certificate(slip, approved).to_owned()
    } else {
        goods(slip, approved)
    }
}

fn certificate(slip: &Slip, approved: bool) -> String {
    if slip.taken_in.is_some() {
        r::state_taken_in().to_owned()
    } else if slip.handed_in.is_some() {
        r::state_handed_in().to_owned()
    } else if slip.sealed.is_some() && slip.proof.is_some() {
        r::state_sealed().to_owned()
    } else if slip.sealed.is_some() {
        r::state_sealed_unproved().to_owned()
    } else if let Some(given) = &slip.with_customer {
        r::state_with_customer(days_since(given.at))
    } else if approved {
        r::state_approved().to_owned()
    } else {
        r::state_waits_approval().to_owned()
    }
}

fn goods(slip: &Slip, approved: bool) -> String {
    if slip.decision_asked.is_some() && slip.ruled.is_none() {
        return r::state_decision().to_owned();
    }
    if let Some(signed) = &slip.signed {
        let came = slip.body.quantity.counted(signed.count);
        return r::state_signed(words::returns::quantity(&came));
    }
    match (&slip.counted, slip.differs(), &slip.instructed) {
        (Some(counted), true, None) => {
            let hours = whole(platform::now().since(counted.deed.at), HOUR);
            r::state_held(r::hours(hours))
        }
        (Some(_), true, Some(_)) => r::state_instructed().to_owned(),
        (Some(_), false, _) => r::state_counted().to_owned(),
        (None, ..) if slip.sent.is_some() => r::state_expected().to_owned(),
        (None, ..) if approved => r::state_approved_slip().to_owned(),
        (None, ..) => r::state_waits_approval().to_owned(),
    }
}

/// The proof, or how long it has been waited for.
#[must_use]
pub fn proof(slip: &Slip) -> String {
    let since = if slip.body.way.is_certified() {
        Some(slip.made.at)
    } else {
        slip.signed.as_ref().map(|signed| signed.deed.at)
    };
    match (&slip.proof, since) {
        (Some((proof, _)), _) => r::proof_of(words::returns::proof(proof.way)),
        (None, Some(since)) => r::proof_open(days_since(since)),
        (None, None) => r::no_proof().to_owned(),
    }
}

/// Where each copy is.
#[must_use]
pub fn copies(slip: &Slip, when: impl Fn(Timestamp) -> String) -> Vec<String> {
    let copies = slip.copies().into_iter();
    copies
        .map(|copy| {
            let place = r::copy_of(copy.copy, words::role(copy.role));
            let since = copy.since.map(|at| r::copy_since(when(at)));
            format!(
                "{place} {}",
                since.unwrap_or_else(|| r::copy_not_yet().to_owned())
            )
        })
        .collect()
}
