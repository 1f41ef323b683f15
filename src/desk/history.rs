//! A subject's history, read from its segments when somebody looks at it.

use super::Desk;
use super::port::Store;
use super::segments::Segments;
use super::types::{DeskError, HistoryLine};
use crate::domain::ids::Subject;
use crate::domain::stamp::{DeviceId, Dot};
use crate::domain::time::Timestamp;
use crate::domain::trust::Waiting;
use crate::ledger::causal::{Frame, place};
use crate::ledger::entry::EntryRef;
use std::collections::BTreeMap;

impl<S: Store> Desk<S> {
    /// A subject's whole history in fold order. A wall clock that goes backwards against what its author had seen, or one that is ahead
    /// of `now`, is marked, never moved.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn history(
        &self,
        subject: &Subject,
        now: Timestamp,
    ) -> Result<Vec<HistoryLine>, DeskError> {
        let (dots, waiting, feeds) = {
            let state = self.state.borrow();
            let frame = state.frames.get(subject).cloned().unwrap_or_default();
            let dots = frame.dots;
            let waiting = frame.waiting.into_iter();
            let waiting: BTreeMap<Dot, Waiting> = waiting.map(|(by, why)| (by.dot, why)).collect();
            let feeds: BTreeMap<DeviceId, _> = dots
                .keys()
                .filter_map(|device| Some((*device, state.feeds.get(device)?.clone())))
                .collect();
            (dots, waiting, feeds)
        };
        let mut wanted = std::collections::BTreeSet::new();
        for (device, seqs) in &dots {
            let Some(feed) = feeds.get(device) else {
                continue;
            };
            wanted.extend(
                seqs.iter()
                    .filter_map(|seq| Some((*device, feed.segment_of(*seq)?))),
            );
        }
        let segments = Segments::load(&self.store, wanted).await?;
        let mut entries: Vec<EntryRef<'_>> = Vec::new();
        for (device, seqs) in &dots {
            let Some(feed) = feeds.get(device) else {
                continue;
            };
            for seq in seqs {
                entries.push(segments.entry(*device, feed, *seq)?);
            }
        }
        entries.sort_by_key(|entry| place(&entry.header));
        let in_order: Vec<&EntryRef<'_>> = entries.iter().collect();
        let (_, seen) = Frame::of(&in_order, |_| true);
        let mut latest = Timestamp(i64::MIN);
        let mut before: Option<Dot> = None;
        let lines = entries.iter().zip(&seen).map(|(entry, seen)| {
            let header = &entry.header;
            let dot = header.dot();
            let parallel =
                before.is_some_and(|before| before.device != dot.device && !seen.has(before));
            before = Some(dot);
            let clock_doubt = header.at < latest || header.at > now;
            latest = latest.max(header.at.min(now));
            HistoryLine {
                dot: header.dot(),
                at: header.at,
                actor: header.actor,
                clock_doubt,
                parallel,
                waiting: waiting.get(&header.dot()).copied(),
                event: entry.event(),
            }
        });
        Ok(lines.collect())
    }
}
