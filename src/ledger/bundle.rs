//! The JSON file by which ledgers meet. Parsing verifies everything before anything is given out.

/// Name of the format, first member of every bundle.
pub const FORMAT: &str = "huiyin-bundle";
/// Version that this crate writes, and the highest that it reads.
pub const VERSION: u32 = 1;
