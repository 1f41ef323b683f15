//! The office command line: verify, merge, show and import bundles without a browser.

fn main() {}
