//! Entries, feeds and bundles: what was written down, in which order, by whom, and how ledgers meet. Pure: no clock, no randomness, no I/O.
//!
//! Invariants: an entry is never changed; a feed has no gaps; what is hashed is what is stored and what travels (canonical JSON, RFC 8785);
//! bodies that this version cannot read are carried on verbatim. The format is specified in `docs/bundle-format.md`.

pub mod branch;
pub mod bundle;
mod canonical;
pub mod causal;
pub mod entry;
pub mod feed;
pub mod hash;
mod header_text;
pub mod identity;
pub mod mark;
mod object;
pub mod pick_up;
pub(crate) mod plain;
pub mod recovery;
pub mod seal;
