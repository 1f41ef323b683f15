//! Reading entries back from segments.

use super::layout::{Feed, segment_key};
use super::port::{Room, Store};
use super::types::DeskError;
use crate::domain::stamp::DeviceId;
use crate::ledger::entry::{EntryRef, RawEntry};
use std::collections::BTreeMap;

/// Bytes of segments, by feed and first `seq`.
#[derive(Default)]
pub(super) struct Segments(BTreeMap<(DeviceId, u64), Vec<u8>>);

impl Segments {
    /// Reads the segments named, in one transaction.
    pub async fn load<S: Store>(
        store: &S,
        wanted: impl IntoIterator<Item = (DeviceId, u64)>,
    ) -> Result<Self, DeskError> {
        let wanted: Vec<(DeviceId, u64)> = wanted.into_iter().collect();
        let keys: Vec<String> = wanted
            .iter()
            .map(|(device, first)| segment_key(*device, *first))
            .collect();
        if keys.is_empty() {
            return Ok(Self::default());
        }
        let values = store.get_many(Room::Segments, &keys).await?;
        let mut segments = BTreeMap::new();
        for ((place, value), key) in wanted.into_iter().zip(values).zip(keys) {
            segments.insert(
                place,
                value.ok_or_else(|| DeskError::Damaged(format!("segment {key} is missing")))?,
            );
        }
        Ok(Self(segments))
    }

    /// The raw entries of a feed from `from` on, up to its end, in order.
    pub fn run(
        &self,
        device: DeviceId,
        feed: &Feed,
        from: u64,
    ) -> Result<Vec<RawEntry<'_>>, DeskError> {
        let mut run = Vec::new();
        for first in feed
            .segments
            .iter()
            .filter(|first| self.0.contains_key(&(device, **first)))
        {
            let skip = usize::try_from(from.saturating_sub(*first)).unwrap_or(usize::MAX);
            for line in lines(self.bytes(device, *first))?.skip(skip) {
                run.push(
                    RawEntry::from_line(line?)
                        .map_err(|error| DeskError::Damaged(error.to_string()))?,
                );
            }
        }
        Ok(run)
    }

    /// One entry.
    pub fn entry(
        &self,
        device: DeviceId,
        feed: &Feed,
        seq: u64,
    ) -> Result<EntryRef<'_>, DeskError> {
        let missing = || DeskError::Damaged(format!("entry {seq} of {device} is missing"));
        let first = feed.segment_of(seq).ok_or_else(missing)?;
        let at = usize::try_from(seq - first).unwrap_or(usize::MAX);
        let line = lines(self.bytes(device, first))?
            .nth(at)
            .ok_or_else(missing)??;
        let entry = RawEntry::from_line(line)
            .and_then(|raw| raw.check())
            .map_err(|error| DeskError::Damaged(error.to_string()))?;
        let in_place = entry.header.seq == seq && entry.header.device == device;
        if in_place { Ok(entry) } else { Err(missing()) }
    }

    /// Every entry of one segment, in order.
    pub fn entries(
        &self,
        device: DeviceId,
        feed: &Feed,
        first: u64,
    ) -> Result<Vec<EntryRef<'_>>, DeskError> {
        let count = lines(self.bytes(device, first))?.count();
        let last = first.saturating_add(count as u64);
        (first..last)
            .map(|seq| self.entry(device, feed, seq))
            .collect()
    }

    fn bytes(&self, device: DeviceId, first: u64) -> &[u8] {
        self.0.get(&(device, first)).map_or(&[], Vec::as_slice)
    }
}

/// The lines of a value of segments.
pub(super) fn lines(
    bytes: &[u8],
) -> Result<impl Iterator<Item = Result<&str, DeskError>>, DeskError> {
    let text = std::str::from_utf8(bytes).map_err(|error| DeskError::Damaged(error.to_string()))?;
    Ok(text.split_terminator('\n').map(Ok))
}

/// The segments of a feed that hold entries from `from` on.
pub(super) fn segments_from(feed: &Feed, from: u64) -> impl Iterator<Item = u64> + '_ {
    let start = feed.segment_of(from).unwrap_or(0);
    feed.segments
        .iter()
        .copied()
        .filter(move |first| *first >= start)
}
