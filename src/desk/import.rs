//! Taking: verify all, then store in steps that are whole each, then fold.

use super::Desk;
use super::layout::{Feed, KEY_BUNDLE, KEY_FEEDS, KEY_PEERS, SEGMENT, segment_key};
use super::open::write;
use super::port::{Batch, Room, Store};
use super::types::{DeskError, Gap, ImportReport};
use crate::domain::stamp::DeviceId;
use crate::domain::time::Timestamp;
use crate::ledger::bundle::{Bundle, BundleError, Limits, Run, read};
use crate::ledger::entry::EntryRef;
use std::collections::BTreeMap;

/// Entries that one transaction stores at most: a device that falls asleep in the middle loses one step.
const STEP: usize = 4_096;

/// The new entries of one feed.
struct Joining<'a> {
    device: DeviceId,
    run: Run<'a>,
    fresh: usize,
}

impl<S: Store> Desk<S> {
    /// Takes a bundle. Everything is verified before anything is written; entries are stored in whole steps; an import that takes more
    /// than one step is journaled and finished at the next opening if it is interrupted. Taking it again changes nothing.
    ///
    /// # Errors
    /// A [`DeskError::Bundle`] that says precisely what is wrong; nothing has changed then.
    pub async fn import(&self, bytes: &[u8], now: Timestamp) -> Result<ImportReport, DeskError> {
        let _turn = self.turn.lock().await;
        self.import_within(bytes, Limits::default(), Some(now))
            .await
    }

    /// The same without taking the turn, under other limits. `now` is none for an import that is resumed.
    pub(super) async fn import_within(
        &self,
        bytes: &[u8],
        limits: Limits,
        now: Option<Timestamp>,
    ) -> Result<ImportReport, DeskError> {
        self.state.borrow().writable()?;
        let bundle = read(bytes, limits)?;
        self.check_organisation(&bundle)?;
        let mut report = begin_report(&bundle);
        self.take_files(&bundle, &mut report).await?;
        let header = bundle.header.clone();
        let joining = self.join(bundle, &mut report)?;
        let total: usize = joining
            .iter()
            .map(|joining| joining.run.entries.len() - joining.fresh)
            .sum();
        report.new = u64::try_from(total).unwrap_or(u64::MAX);
        let staged = total > STEP;
        if staged && now.is_some() {
            let puts = vec![(Room::Journal, KEY_BUNDLE.to_owned(), bytes.to_vec())];
            self.store
                .apply(Batch {
                    puts,
                    strict: true,
                    ..Batch::default()
                })
                .await?;
        }
        let stored = self.store_steps(&joining).await;
        let mut fresh: Vec<EntryRef<'_>> = Vec::with_capacity(total);
        for joining in joining {
            let held = self
                .state
                .borrow()
                .feeds
                .get(&joining.device)
                .map_or(0, |feed| feed.held);
            fresh.extend(
                joining
                    .run
                    .entries
                    .into_iter()
                    .skip(joining.fresh)
                    .filter(|entry| entry.header.seq <= held),
            );
        }
        let folded = self.fold(fresh).await?;
        stored?;
        report.held = folded.held;
        report.touched = folded.touched;
        report.conflicts = folded.conflicts;
        self.remember_taken(&header, now, staged || now.is_none())
            .await?;
        self.find_oldest_only_here().await?;
        self.write_pages().await?;
        Ok(report)
    }

    fn check_organisation(&self, bundle: &Bundle<'_>) -> Result<(), DeskError> {
        let world = self.world.borrow();
        let ours = &world.organisation;
        let theirs = &bundle.header.organisation;
        if ours.is_founded() && ours.id != theirs.id {
            return Err(
                BundleError::OtherOrganisation(theirs.name.chars().take(80).collect()).into(),
            );
        }
        Ok(())
    }

    /// Works out what is new in each run, and names what is missing before it.
    fn join<'a>(
        &self,
        bundle: Bundle<'a>,
        report: &mut ImportReport,
    ) -> Result<Vec<Joining<'a>>, DeskError> {
        let state = self.state.borrow();
        let mut joining = Vec::new();
        for run in bundle.runs {
            let device = run.range.device;
            let feed = state.feeds.get(&device).cloned().unwrap_or_default();
            if run.range.from > feed.held.saturating_add(1) {
                report.gaps.push(Gap {
                    device,
                    from: feed.held + 1,
                    to: run.range.from - 1,
                });
                continue;
            }
            let fresh = usize::try_from(feed.held + 1 - run.range.from)
                .unwrap_or(usize::MAX)
                .min(run.entries.len());
            // The last entry that both hold has to be the same one.
            let before = match fresh.checked_sub(1) {
                Some(last) if run.range.from + last as u64 == feed.held => {
                    run.entries.get(last).map(|entry| entry.hash)
                }
                Some(_) => feed.head,
                None => run.range.backlink,
            };
            if before != feed.head {
                report.forked.push(device);
                continue;
            }
            report.known += u64::try_from(fresh).unwrap_or(u64::MAX);
            if device == state.me() && fresh < run.entries.len() {
                // Somebody continued this very feed: a copy of this store is alive elsewhere. Its entries are evidence, not ours to extend.
                report.forked.push(device);
                continue;
            }
            if fresh < run.entries.len() {
                joining.push(Joining { device, run, fresh });
            }
        }
        Ok(joining)
    }

    async fn take_files(
        &self,
        bundle: &Bundle<'_>,
        report: &mut ImportReport,
    ) -> Result<(), DeskError> {
        let here: std::collections::BTreeSet<String> = self
            .store
            .keys(Room::Attachments)
            .await?
            .into_iter()
            .collect();
        for file in bundle.attachments() {
            let (head, bytes) = file?;
            if !here.contains(&head.sha256) {
                let puts = vec![(Room::Attachments, head.sha256.clone(), bytes)];
                self.store
                    .apply(Batch {
                        puts,
                        strict: true,
                        ..Batch::default()
                    })
                    .await?;
                report.attachments += 1;
            }
        }
        Ok(())
    }

    /// Stores the new entries, a step a transaction, each step whole runs of segments together with the table of feeds.
    async fn store_steps(&self, joining: &[Joining<'_>]) -> Result<(), DeskError> {
        for Joining { device, run, fresh } in joining {
            let new = run.entries.get(*fresh..).unwrap_or_default();
            for step in new.chunks(STEP) {
                let mut feed = self
                    .state
                    .borrow()
                    .feeds
                    .get(device)
                    .cloned()
                    .unwrap_or_default();
                let puts = segments_of(*device, &mut feed, step);
                feed.signature = (feed.held == run.range.to).then_some(run.range.signature);
                self.store_feed(*device, feed, puts).await?;
            }
        }
        Ok(())
    }

    async fn store_feed(
        &self,
        device: DeviceId,
        feed: Feed,
        mut puts: Vec<(Room, String, Vec<u8>)>,
    ) -> Result<(), DeskError> {
        let table = {
            let state = self.state.borrow();
            let mut feeds: BTreeMap<DeviceId, &Feed> = state
                .feeds
                .iter()
                .map(|(device, feed)| (*device, feed))
                .collect();
            feeds.insert(device, &feed);
            write(&feeds)?
        };
        puts.push((Room::Meta, KEY_FEEDS.to_owned(), table));
        self.store
            .apply(Batch {
                puts,
                strict: true,
                ..Batch::default()
            })
            .await?;
        self.state.borrow_mut().feeds.insert(device, feed);
        Ok(())
    }

    /// Keeps what the exporter says it holds, and closes the journal.
    async fn remember_taken(
        &self,
        header: &crate::ledger::bundle::BundleHeader,
        now: Option<Timestamp>,
        staged: bool,
    ) -> Result<(), DeskError> {
        let peers = {
            let mut state = self.state.borrow_mut();
            if header.by != state.me() {
                let peer = state.peers.entry(header.by).or_default();
                for (device, held) in &header.have {
                    let known = peer.have.entry(*device).or_default();
                    *known = (*known).max(*held);
                }
                peer.taken = now.or(peer.taken);
            }
            write(&state.peers)?
        };
        let deletes = if staged {
            vec![(Room::Journal, KEY_BUNDLE.to_owned())]
        } else {
            Vec::new()
        };
        let puts = vec![(Room::Meta, KEY_PEERS.to_owned(), peers)];
        Ok(self
            .store
            .apply(Batch {
                puts,
                deletes,
                strict: true,
            })
            .await?)
    }
}

fn begin_report(bundle: &Bundle<'_>) -> ImportReport {
    ImportReport {
        organisation: bundle.header.organisation.id,
        organisation_name: bundle.header.organisation.name.clone(),
        by: bundle.header.by,
        made_at: bundle.header.at,
        new: 0,
        known: 0,
        held: 0,
        gaps: Vec::new(),
        forked: Vec::new(),
        attachments: 0,
        touched: 0,
        conflicts: 0,
    }
}

/// Lays entries into new segments; the feed then ends with the last of them.
fn segments_of(
    device: DeviceId,
    feed: &mut Feed,
    entries: &[EntryRef<'_>],
) -> Vec<(Room, String, Vec<u8>)> {
    let size = usize::try_from(SEGMENT).unwrap_or(usize::MAX);
    let mut puts = Vec::new();
    for chunk in entries.chunks(size) {
        let (Some(first), Some(last)) = (chunk.first(), chunk.last()) else {
            continue;
        };
        let mut lines = Vec::with_capacity(chunk.len() * 512);
        for entry in chunk {
            entry.append_line(&mut lines);
        }
        puts.push((Room::Segments, segment_key(device, first.header.seq), lines));
        feed.segments.push(first.header.seq);
        feed.held = last.header.seq;
        feed.head = Some(last.hash);
    }
    puts
}
