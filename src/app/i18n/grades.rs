//! Words of grades and grumbles.

use super::t::grades as g;
use crate::domain::cases::grumble::RaisedTo;
use crate::domain::clause::Clause;
use crate::domain::customers::{CustomerGrade, Graded};

/// A grade.
#[must_use]
pub fn customer_grade(grade: CustomerGrade) -> &'static str {
    match grade {
        CustomerGrade::A => g::grade_a(),
        CustomerGrade::B => g::grade_b(),
        CustomerGrade::C => g::grade_c(),
    }
}

/// A grade, and whether it is one for the time being.
#[must_use]
pub fn graded(graded: &Graded) -> String {
    let grade = customer_grade(graded.grade);
    if graded.provisional {
        g::provisional_grade(grade)
    } else {
        grade.to_owned()
    }
}

/// Why a case goes first, by this clause.
#[must_use]
pub fn goes_first(clause: Clause) -> &'static str {
    match clause.0 {
        "P08.06.28b" => g::first_grumble(),
        _ => g::first_complaint(),
    }
}

/// What raises a grumble to this kind.
#[must_use]
pub fn raise_to(kind: RaisedTo) -> &'static str {
    match kind {
        RaisedTo::Service => g::raise_service(),
        RaisedTo::Quality => g::raise_quality(),
        RaisedTo::Utility => g::raise_utility(),
    }
}

/// What a complaint of this kind is about.
#[must_use]
pub fn raised_about(kind: RaisedTo) -> &'static str {
    match kind {
        RaisedTo::Service => g::about_service(),
        RaisedTo::Quality => g::about_quality(),
        RaisedTo::Utility => g::about_utility(),
    }
}

/// What a grumble became.
#[must_use]
pub fn raised_to(kind: RaisedTo) -> &'static str {
    match kind {
        RaisedTo::Service => g::to_service(),
        RaisedTo::Quality => g::to_quality(),
        RaisedTo::Utility => g::to_utility(),
    }
}
