//! Bodies that come later. An entry may arrive without its body, because somebody on the way holds none; whoever brings the body of the
//! same entry completes it here. The other way round nothing happens: absence is never a delete.

use super::Desk;
use super::fold::Folded;
use super::layout::{Feed, KEY_FEEDS, KEY_WATERMARK, segment_key};
use super::open::write;
use super::port::{Batch, Room, Store};
use super::segments::Segments;
use super::types::DeskError;
use crate::domain::ids::Subject;
use crate::domain::stamp::DeviceId;
use crate::ledger::bundle::Bundle;
use crate::ledger::entry::EntryRef;
use std::collections::{BTreeMap, BTreeSet};

/// Entries with their bodies, by the segment that holds them without.
type Bodies<'a> = BTreeMap<(DeviceId, u64), BTreeMap<u64, &'a EntryRef<'a>>>;

impl<S: Store> Desk<S> {
    /// Takes the bodies that a verified bundle brings of entries that are here without. Answers how many.
    pub(super) async fn complete(&self, bundle: &Bundle<'_>) -> Result<u64, DeskError> {
        let mut bodies = self.brought_bodies(bundle);
        if bodies.is_empty() {
            return Ok(0);
        }
        let mut feeds = self.state.borrow().feeds.clone();
        let segments = Segments::load(&self.store, bodies.keys().copied()).await?;
        let mut puts = Vec::new();
        let mut subjects: BTreeSet<Subject> = BTreeSet::new();
        let mut completed = 0;
        for ((device, first), bodies) in &mut bodies {
            let Some(feed) = feeds.get_mut(device) else {
                continue;
            };
            let mut lines = Vec::new();
            for entry in segments.entries(*device, feed, *first)? {
                match bodies.remove(&entry.header.seq) {
                    // The same header has the same body: its hash says so.
                    Some(whole) if whole.hash == entry.hash => {
                        whole.append_line(&mut lines);
                        feed.bodiless.remove(&entry.header.seq);
                        subjects.insert(entry.header.subject.clone());
                        completed += 1;
                    }
                    _ => entry.append_line(&mut lines),
                }
            }
            puts.push((Room::Segments, segment_key(*device, *first), lines));
        }
        let table: BTreeMap<DeviceId, &Feed> =
            feeds.iter().map(|(device, feed)| (*device, feed)).collect();
        puts.push((Room::Meta, KEY_FEEDS.to_owned(), write(&table)?));
        self.store
            .apply(Batch {
                puts,
                // The pages on disk were folded without these bodies.
                deletes: vec![(Room::Meta, KEY_WATERMARK.to_owned())],
                strict: true,
            })
            .await?;
        self.state.borrow_mut().feeds = feeds;
        self.fold_anew(subjects, &mut Folded::default()).await?;
        Ok(completed)
    }

    /// The entries of a bundle that are here without their bodies. This device's own feed is never completed by others.
    fn brought_bodies<'a>(&self, bundle: &'a Bundle<'_>) -> Bodies<'a> {
        let state = self.state.borrow();
        let me = state.me();
        let mut bodies = Bodies::new();
        for run in bundle.runs.iter().filter(|run| run.range.device != me) {
            let device = run.range.device;
            let Some(feed) = state.feeds.get(&device) else {
                continue;
            };
            for seq in feed.bodiless.range(run.range.from..=run.range.to) {
                let place = usize::try_from(seq - run.range.from).unwrap_or(usize::MAX);
                let entry = run.entries.get(place);
                let whole = entry.filter(|entry| entry.body_json.is_some());
                if let (Some(entry), Some(first)) = (whole, feed.segment_of(*seq)) {
                    bodies
                        .entry((device, first))
                        .or_default()
                        .insert(*seq, entry);
                }
            }
        }
        bodies
    }
}
