//! Approvals: what is approved, by whom in which role, within which authority; one mechanism for every context.
//!
//! A context keeps [`Approvals`] in its state, puts an [`ApprovalEvent`] among its events, tells after every event what its matters now
//! contain ([`Subject matter`](Approved)), and says which [`Seat`]s have to agree. What is approved is a [`Content`], the hash of the
//! matter in a canonical form: when the content changes, what was approved is another thing, the approval shows as void, and the matter is
//! put before the seat once more. Votes given apart are all kept, and whoever goes on sees them all.
//!
//! Somebody who is away names a [`deputy`](deputies): who, for which roles, from when until when.

mod content;
mod decide;
pub mod deputies;
mod events;
mod state;

pub use content::{Canonical, Content};
pub use decide::{ApprovalRefusal, authority, check, waiting, why_not};
pub use events::{ApprovalEvent, Matter, MatterKind};
pub use state::{Approvals, Approved, Seat, Sheet, Standing, Vote};
