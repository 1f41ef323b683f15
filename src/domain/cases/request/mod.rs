//! The request procedure (P01 十): hotline, then remote with the customer's recorded consent, then on site.

mod events;
mod state;

pub use events::*;
pub use state::Request;
