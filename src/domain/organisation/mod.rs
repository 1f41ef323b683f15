//! The firm: its founding, people and roles, devices, regulations in force, figures and calendar.

mod decide;
mod departments;
mod events;
mod fields;
mod person;
mod state;

pub use decide::{OrganisationRefusal, decide, may_change};
pub use events::{Credentials, OrganisationCommand, OrganisationEvent, PersonFacts};
pub use fields::{Fields, FirmValue, Holidays, Week};
pub use person::{Person, PersonFields, Standing};
pub use state::{Admission, Device, Organisation, evolve};
