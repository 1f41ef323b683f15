//! All bad bundles that are made by hand and by rule. The native tests hand them to a tablet in memory, the browser's (`tests/web`) to one over
//! IndexedDB.

use crate::altered::{Made, entry_members, header_leaves, header_members};
use crate::forged::HEADERS;
use crate::histories::ENTRIES;
use crate::spelled::TEXTS;

/// What it is, how it is made, and the word for what is wrong.
pub type Bad = (&'static str, fn() -> Vec<u8>, &'static str);

pub fn hand_made() -> Vec<Made> {
    let tables = [TEXTS, HEADERS, ENTRIES].into_iter().flatten();
    tables
        .map(|(name, make, expected)| ((*name).to_owned(), make(), vec![*expected]))
        .collect()
}

pub fn by_rule() -> Vec<Made> {
    [header_leaves(), header_members(), entry_members()].concat()
}
