//! Complaints and reports of misconduct: the register, taking one, the answer for a code, boxes and reception, the month.
//!
//! Whom a matter concerns does not see it here; names that were given in confidence are nowhere on these screens.

mod by_code;
mod month;
mod papers;
mod places;
mod register;
mod slip;
mod take;

pub use by_code::ByCode;
pub use month::MonthPage;
pub use places::Places;
pub use register::Petitions;
pub use take::Take;
