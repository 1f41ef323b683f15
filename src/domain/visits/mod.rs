//! Active service at the customer's place: the inspection of a project, and the research visit of a senior leader with senior engineers
//! (P01.10.10–13). Both are one subject: who went where and when, what came of it, and what has to follow.

mod contests;
mod decide;
mod due;
mod events;
mod evolve;
mod forms;
mod found;
mod refusal;
mod state;

pub use decide::{decide, engineers_needed, takes_part, unsorted, untold};
pub use due::{clocks, inspection_due, inspections_due, last_inspections, next_trip};
pub use events::{
    Handed, Heard, HeardKind, Inspection, Part, PartState, Plan, Summary, Trip, Urgency, VisitEvent,
};
pub use evolve::evolve;
pub use forms::{Care, Forms, ServiceClass, care, class_of, forms};
pub use refusal::VisitRefusal;
pub use state::{Visit, open_findings};
