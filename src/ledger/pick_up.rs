//! Pick-up codes: what somebody who leaves no name gets instead, to ask for the answer with.
//!
//! A code is twelve letters and digits (60 random bits), shown once and kept nowhere. A case holds its Argon2id hash, salted with the firm,
//! so that a code is found by one slow look and whoever holds the ledger gains nothing by trying: 2⁶⁰ codes at a tenth of a second each.

use crate::domain::cases::LETTERS;
use crate::domain::ids::OrganisationId;
use crate::domain::sealed::{Bytes, KeyHash};
use argon2::{Algorithm, Argon2, Params, Version};

/// Signs of a code.
const LENGTH: usize = 12;
/// They are written in groups of so many.
const GROUP: usize = 4;
/// Argon2id as for the recovery file: 19 MiB, two passes.
const MEMORY_KIB: u32 = 19_456;
const PASSES: u32 = 2;
const SALT: &[u8] = b"huiyin-pick-up-v1\0";

/// A new code out of random bytes, as it is read out: `K7QM-2WXA-PN4D`.
#[must_use]
pub fn code(random: [u8; 32]) -> String {
    let signs: Vec<char> = random
        .iter()
        .take(LENGTH)
        .filter_map(|byte| LETTERS.get(usize::from(byte % 32)))
        .map(|sign| char::from(*sign))
        .collect();
    let groups = signs.chunks(GROUP).map(|group| group.iter().collect());
    groups.collect::<Vec<String>>().join("-")
}

/// The hash that a case holds; `None` when the text is no code. Small letters, blanks, dashes and the wide signs of a Chinese keyboard are
/// read as what they mean.
#[must_use]
pub fn hash(typed: &str, firm: OrganisationId) -> Option<KeyHash> {
    let signs: String = typed
        .chars()
        .map(narrow)
        .filter(char::is_ascii_alphanumeric)
        .map(|sign| sign.to_ascii_uppercase())
        .collect();
    let known = |sign: u8| LETTERS.contains(&sign);
    if signs.len() != LENGTH || !signs.bytes().all(known) {
        return None;
    }
    let salt = [SALT, firm.0.as_bytes().as_slice()].concat();
    let params = Params::new(MEMORY_KIB, PASSES, 1, Some(32)).ok()?;
    let mut hash = [0; 32];
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into(signs.as_bytes(), &salt, &mut hash)
        .ok()?;
    Some(Bytes(hash))
}

/// A full-width sign as the plain one.
fn narrow(sign: char) -> char {
    let plain = u32::from(sign).wrapping_sub(0xFEE0);
    match char::from_u32(plain) {
        Some(plain) if ('\u{FF01}'..='\u{FF5E}').contains(&sign) => plain,
        _ => sign,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    const FIRM: OrganisationId = OrganisationId(Uuid::from_u128(7));

    #[test]
    fn a_code_is_read_as_it_was_given_out_however_it_is_typed() {
        let given = code([3; 32]);
        assert_eq!(given.len(), LENGTH + 2);
        let found = hash(&given, FIRM);
        assert!(found.is_some());
        assert_eq!(hash(&given.to_lowercase().replace('-', " "), FIRM), found);
        let wide: String = given
            .chars()
            .filter_map(|sign| char::from_u32(u32::from(sign) + 0xFEE0))
            .collect();
        assert_eq!(hash(&wide, FIRM), found);
    }

    #[test]
    fn another_code_another_firm_and_half_a_code_find_nothing() {
        let given = code([3; 32]);
        let found = hash(&given, FIRM);
        assert_ne!(hash(&code([4; 32]), FIRM), found);
        assert_ne!(hash(&given, OrganisationId(Uuid::from_u128(8))), found);
        assert_eq!(hash(&given[..9], FIRM), None);
        assert_eq!(hash("0000-0000-0000", FIRM), None, "signs that no code has");
    }
}
