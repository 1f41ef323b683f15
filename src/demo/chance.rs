//! A small generator of numbers from a seed (splitmix64), so that every machine tells the same story.

use uuid::Uuid;

/// The generator.
pub(super) struct Chance(u64);

impl Chance {
    pub(super) fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number from `from` up to and including `to`.
    pub(super) fn between(&mut self, from: i64, to: i64) -> i64 {
        let width = u64::try_from(to - from + 1).unwrap_or(1).max(1);
        from + i64::try_from(self.next() % width).unwrap_or_default()
    }

    /// True so many times in a hundred.
    pub(super) fn percent(&mut self, share: i64) -> bool {
        self.between(0, 99) < share
    }

    /// One of them; `None` when there is none.
    pub(super) fn of<'a, T>(&mut self, all: &'a [T]) -> Option<&'a T> {
        let last = i64::try_from(all.len()).ok()? - 1;
        usize::try_from(self.between(0, last.max(0)))
            .ok()
            .and_then(|place| all.get(place))
    }

    /// One of some words.
    pub(super) fn word(&mut self, all: &[&'static str]) -> &'static str {
        self.of(all).copied().unwrap_or_default()
    }

    /// An identity.
    pub(super) fn id(&mut self) -> Uuid {
        let bytes = (u128::from(self.next()) << 64) | u128::from(self.next());
        uuid::Builder::from_random_bytes(bytes.to_be_bytes()).into_uuid()
    }
}
