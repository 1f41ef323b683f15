//! What follows once a complaint is granted: goods that come back, money that is let off.

mod granted;

pub use granted::{Granted, Quantity, Way};
