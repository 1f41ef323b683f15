//! Customers: enough for a case to have somebody to answer to.

mod decide;
mod events;
mod state;

pub use decide::{CustomerRefusal, decide};
pub use events::{
    CustomerChange, CustomerCommand, CustomerEvent, CustomerFacts, Dwelling, SiteClass,
};
pub use state::{Customer, evolve};
