//! Returns, allowances and their proofs (P04 第十二條 P04.12.10–25): a thing of the core that any procedure may need which grants money or takes
//! goods back. It asks the procedure one thing, what was [`Granted`]; from there the certificate of sales allowance or the return slip goes
//! from sales over those who agree, the customer or the warehouse, to finance, and nothing is booked that was not approved or did not come.
//!
//! Of each way there is one sheet. Two made out apart are both kept, and one of them is withdrawn by whoever chooses the other.

mod check;
mod clocks;
mod contests;
mod events;
mod evolve;
mod granted;
mod guard;
mod held;
mod matters;
mod reconcile;
mod refusal;
mod state;

pub(super) use check::check;
pub(super) use clocks::{clocks, is_quiet};
pub use events::{Body, Handling, Proof, ProofWay, Receivable, ReturnsEvent, ReturnsStep};
pub(super) use evolve::{choose, evolve};
pub use granted::{Granted, Quantity, Way};
pub use guard::slips_for;
pub(super) use guard::{comes_up, guard, has_matters, next, right};
pub use held::{HeldUp, held_up};
pub use matters::{matter_of, seats};
pub use reconcile::{Compared, Reconciled, Verdict, amount, reconcile};
pub use refusal::ReturnsRefusal;
pub use state::{Booking, CopyAt, Counted, Held, Returns, Ruled, Slip, SlipVersion, Step, Stray};
