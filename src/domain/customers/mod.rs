//! Customers: enough for a case to have somebody to answer to.

mod card;
mod decide;
mod events;
mod grade;
mod state;

pub use card::{CardStanding, card_facts, card_number, card_standing};
pub use decide::{CustomerRefusal, decide};
pub use events::{
    CallHours, CardFacts, CustomerChange, CustomerCommand, CustomerEvent, CustomerFacts, Dwelling,
    Project, ServiceCard, SiteClass,
};
pub use grade::{CustomerGrade, Graded};
pub use state::{Customer, evolve};
