//! The firm: its founding, people and roles, devices, regulations in force, figures and calendar.

mod decide;
mod events;
mod state;

pub use decide::{OrganisationRefusal, decide, may_change};
pub use events::{Credentials, OrganisationCommand, OrganisationEvent, PersonFacts};
pub use state::{Admission, Device, Letterhead, Organisation, Person, evolve};
