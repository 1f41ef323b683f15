//! The store in a real browser. Natively there is nothing to test here.

// A test that meets what it does not expect has to stop.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]
#![allow(clippy::panic)]

#[cfg(target_arch = "wasm32")]
mod adversarial;
#[cfg(target_arch = "wasm32")]
mod faults;
#[cfg(target_arch = "wasm32")]
mod golden;
#[cfg(target_arch = "wasm32")]
mod ledger;
#[cfg(target_arch = "wasm32")]
mod store;

// What makes the bad bundles is shared with the native tests.
#[cfg(target_arch = "wasm32")]
#[path = "../adversarial/altered.rs"]
mod altered;
#[cfg(target_arch = "wasm32")]
#[path = "../adversarial/bad.rs"]
mod bad;
#[cfg(target_arch = "wasm32")]
#[path = "../adversarial/forge.rs"]
#[allow(dead_code)]
mod forge;
#[cfg(target_arch = "wasm32")]
#[path = "../adversarial/forged.rs"]
mod forged;
#[cfg(target_arch = "wasm32")]
#[path = "../support/golden.rs"]
mod golden_support;
#[cfg(target_arch = "wasm32")]
#[path = "../adversarial/histories.rs"]
mod histories;
#[cfg(target_arch = "wasm32")]
#[path = "../ledger/kind.rs"]
mod kind;
#[cfg(target_arch = "wasm32")]
#[path = "../adversarial/spelled.rs"]
mod spelled;
#[cfg(target_arch = "wasm32")]
#[path = "../desk/tablet.rs"]
#[allow(dead_code)]
mod tablet;

#[cfg(target_arch = "wasm32")]
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
