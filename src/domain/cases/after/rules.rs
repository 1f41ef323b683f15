//! What a procedure says of itself: whose office watches it, and by which clauses.

use crate::domain::figures::Figure;
use crate::domain::roles::Role;

/// The rules of one kind of complaint.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rules {
    /// The office that owes the notes, the notices and the improvements.
    pub office: Role,
    /// An improvement is put forward.
    pub improve: &'static str,
    /// It is pressed for.
    pub press: &'static str,
    /// Its effect is confirmed.
    pub effect: &'static str,
    /// So long after it was carried out.
    pub effect_after: Figure,
    /// Opinions are handed to departments.
    pub opinion: &'static str,
}

/// The service complaint (P05).
pub const SERVICE: Rules = Rules {
    office: Role::Office,
    improve: "P05.05.34a",
    press: "P05.05.34c",
    effect: "P05.05.34d",
    effect_after: Figure::LookAgain,
    opinion: "P05.05.36a",
};

/// The quality complaint (P04).
pub const QUALITY: Rules = Rules {
    office: Role::ProductionOffice,
    improve: "P04.07.35a",
    press: "P04.07.35b",
    effect: "P04.07.35c",
    effect_after: Figure::CheckEffect,
    opinion: "P04.07.37",
};

/// What came of a case, as the month's statistics tell it (P04.09.10b).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// What it was about: the product, or whom or what the customer complained about.
    pub item: String,
    /// The kind of cause, by the name under which causes are grouped; empty while it is not known.
    pub cause_key: String,
    /// The cause in words.
    pub cause: String,
    /// How it was solved.
    pub solution: String,
    /// How much came back, with its unit.
    pub returned: Option<(i64, String)>,
    /// What the customer was granted, in fen.
    pub amount: i64,
    /// The loss, in fen.
    pub loss: i64,
    /// Whose it was, where nobody was judged to be responsible.
    pub department: String,
}
