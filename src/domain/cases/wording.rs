//! The questions that are answered with the same words again and again.

/// A question of the work on site whose answer is a line that others have written before. What is said about people is none of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wording {
    /// What was found.
    Found,
    /// What was done.
    Work,
    /// Which parts were used, without their number.
    Parts,
    /// What was advised on the telephone.
    Advice,
    /// Why it will be later.
    Delay,
    /// Why somebody left before the end.
    Left,
}
