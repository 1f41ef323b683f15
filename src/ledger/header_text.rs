//! The fast way into an entry's header: reads exactly the canonical text that this version writes, and nothing else.
//!
//! Whoever gets through is thereby known to be canonical, so its bytes can be hashed as they lie. Everything else (another order, white
//! space, escapes, members of a newer version) takes the slow way through serde; this module then answers `None`, never an error.

use super::entry::{Header, LARGEST};
use super::hash::Hash;
use crate::domain::ids::{PersonId, Subject};
use crate::domain::stamp::DeviceId;
use crate::domain::time::Timestamp;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use uuid::Uuid;

/// The header that `text` spells canonically.
pub(super) fn parse(text: &str) -> Option<Header> {
    let mut rest = Rest(text);
    rest.literal("{\"actor\":\"")?;
    let actor = PersonId(rest.uuid()?);
    rest.literal("\",\"after\":[")?;
    let after = rest.hashes()?;
    rest.literal(",\"at\":")?;
    let at = Timestamp(rest.instant()?);
    rest.literal(",\"backlink\":")?;
    let backlink = match rest.literal("null") {
        Some(()) => None,
        None => Some(Hash(rest.key()?)),
    };
    rest.literal(",\"body\":")?;
    let body = Hash(rest.key()?);
    rest.literal(",\"device\":")?;
    let device = DeviceId(rest.key()?);
    rest.literal(",\"lamport\":")?;
    let lamport = rest.number()?;
    rest.literal(",\"seq\":")?;
    let seq = rest.number()?;
    rest.literal(",\"subject\":\"")?;
    let subject = Subject::from(rest.until_quote()?);
    rest.literal("}")?;
    rest.0.is_empty().then_some(Header {
        actor,
        after,
        at,
        backlink,
        body,
        device,
        lamport,
        // Stands between `lamport` and `seq`: an entry that has it takes the slow way.
        reissues: None,
        seq,
        subject,
    })
}

struct Rest<'a>(&'a str);

impl<'a> Rest<'a> {
    fn literal(&mut self, literal: &str) -> Option<()> {
        self.0 = self.0.strip_prefix(literal)?;
        Some(())
    }

    fn take(&mut self, length: usize) -> Option<&'a str> {
        let (taken, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(taken)
    }

    /// Hyphenated and in lower case, as canonical text spells it: 36 characters can be nothing else once no letter is upper case.
    fn uuid(&mut self) -> Option<Uuid> {
        let text = self.take(36)?;
        (!text.bytes().any(|byte| byte.is_ascii_uppercase()))
            .then(|| Uuid::try_parse(text).ok())
            .flatten()
    }

    /// 32 bytes as a quoted base64url string. The decoder takes one spelling only (no stray bits in the last letter).
    fn key(&mut self) -> Option<[u8; 32]> {
        self.literal("\"")?;
        let text = self.take(43)?;
        self.literal("\"")?;
        let mut key = [0; 32];
        (URL_SAFE_NO_PAD.decode_slice(text, &mut key) == Ok(32)).then_some(key)
    }

    fn hashes(&mut self) -> Option<Vec<Hash>> {
        if self.literal("]").is_some() {
            return Some(Vec::new());
        }
        let mut hashes = Vec::with_capacity(1);
        loop {
            hashes.push(Hash(self.key()?));
            if self.literal("]").is_some() {
                return Some(hashes);
            }
            self.literal(",")?;
        }
    }

    fn number(&mut self) -> Option<u64> {
        let length = self
            .0
            .bytes()
            .take_while(u8::is_ascii_digit)
            .take(16)
            .count();
        let text = self.take(length)?;
        let number: u64 = text.parse().ok()?;
        (number <= LARGEST && (length == 1 || !text.starts_with('0'))).then_some(number)
    }

    fn instant(&mut self) -> Option<i64> {
        let negative = self.literal("-").is_some();
        let number = i64::try_from(self.number()?).ok()?;
        match (negative, number) {
            (true, 0) => None,
            (true, number) => Some(-number),
            (false, number) => Some(number),
        }
    }

    /// The rest of a string that needs no escape, its closing quote included.
    fn until_quote(&mut self) -> Option<&'a str> {
        let end = self
            .0
            .bytes()
            .position(|byte| byte == b'"' || byte == b'\\' || byte < b' ')?;
        let text = self.take(end)?;
        self.literal("\"")?;
        Some(text)
    }
}
