//! app
/// Mounts.
pub fn mount() {}
