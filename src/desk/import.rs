//! Taking: verify all, then store in steps that are whole each, then fold.

use super::Desk;
use super::layout::{Feed, KEY_BUNDLE, KEY_FEEDS, KEY_PEERS, Peer, SEGMENT, segment_key};
use super::open::write;
use super::port::{Batch, Key, Room, Store};
use super::segments::Segments;
use super::types::{DeskError, Gap, ImportReport};
use crate::domain::stamp::DeviceId;
use crate::domain::time::Timestamp;
use crate::ledger::bundle::{Bundle, BundleError, BundleHeader, Limits, Run, read};
use crate::ledger::entry::EntryRef;
use crate::ledger::hash::Hash;
use futures_util::future::join;
use std::collections::BTreeMap;

/// Entries that one transaction stores at most, some twenty megabytes: an import of more is journaled, so that a device that falls asleep
/// in the middle loses one step.
pub(super) const STEP: usize = 32_768;

/// The new entries of one feed.
struct Joining<'a> {
    device: DeviceId,
    run: Run<'a>,
    fresh: usize,
}

impl<'a> Joining<'a> {
    fn unknown(&self) -> &[EntryRef<'a>] {
        self.run.entries.get(self.fresh..).unwrap_or_default()
    }
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
        // A page's memory grows in steps of 64 KiB unless a large block is asked for: once instead of some hundred times.
        drop(Vec::<u8>::with_capacity(bytes.len().saturating_mul(3)));
        let bundle = read(bytes, limits)?;
        self.check_organisation(&bundle)?;
        let mut report = begin_report(&bundle);
        self.take_files(&bundle, &mut report).await?;
        self.complete(&bundle).await?;
        let closing = Closing::of(&bundle, now);
        let ends = self.known_ends(&bundle).await?;
        let (joining, apart) = self.join(bundle, &ends, &mut report);
        let total: usize = joining.iter().map(|joining| joining.unknown().len()).sum();
        report.new = u64::try_from(total).unwrap_or(u64::MAX);
        let staged = total > self.step;
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
        let journaled = staged || now.is_none();
        // The journal is closed by whatever is stored last.
        let closes = journaled && apart.is_empty();
        let unknown = || joining.iter().flat_map(Joining::unknown);
        // The browser writes in a process of its own: what is new is folded meanwhile.
        let (stored, plan) = join(self.store_steps(&joining, closing, closes), async {
            self.plan(unknown())
        })
        .await;
        let plan = if stored.is_ok() {
            plan
        } else {
            // Only what is on disk may show.
            let held = |entry: &&EntryRef<'_>| {
                let state = self.state.borrow();
                let feed = state.feeds.get(&entry.header.device);
                feed.is_some_and(|feed| entry.header.seq <= feed.held)
            };
            self.plan(unknown().filter(held))
        };
        let folded = self.carry_out(plan).await?;
        stored?;
        report.held = folded.held;
        report.waiting = folded.waiting;
        report.touched = folded.touched;
        report.conflicts = folded.conflicts;
        if !apart.is_empty() {
            self.take_branches(apart, journaled, &mut report).await?;
        } else if !self.state.borrow().forks.is_empty() {
            self.find_forks().await?;
        }
        self.find_oldest_only_here().await?;
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

    /// Works out what is new in each run, and names what is missing before it. Runs that do not continue what is here are given back: they
    /// belong to a feed that has forked.
    fn join<'a>(
        &self,
        bundle: Bundle<'a>,
        ends: &BTreeMap<(DeviceId, u64), Hash>,
        report: &mut ImportReport,
    ) -> (Vec<Joining<'a>>, Vec<Run<'a>>) {
        let state = self.state.borrow();
        let mut joining: Vec<Joining<'a>> = Vec::new();
        let mut apart: Vec<Run<'a>> = Vec::new();
        for run in bundle.runs {
            let device = run.range.device;
            let feed = state.feeds.get(&device);
            if feed.is_some_and(Feed::is_forked) {
                apart.push(run);
                continue;
            }
            // A bundle may hold several runs of one device: each joins what the ones before it have brought.
            let (held, head) = tip(&joining, device)
                .unwrap_or_else(|| feed.map_or((0, None), |feed| (feed.held, feed.head)));
            if run.range.from > held.saturating_add(1) {
                // It may continue a branch that this bundle brings.
                if apart.iter().any(|other| other.range.device == device) {
                    apart.push(run);
                    continue;
                }
                report.gaps.push(Gap {
                    device,
                    from: held + 1,
                    to: run.range.from - 1,
                });
                continue;
            }
            let fresh = usize::try_from(held + 1 - run.range.from)
                .unwrap_or(usize::MAX)
                .min(run.entries.len());
            // The last entry that both hold has to be the same one: the chain answers for all before it.
            let (theirs, ours) = match fresh.checked_sub(1) {
                Some(last) => {
                    let seq = run.range.from + last as u64;
                    let ours = if seq == held {
                        head
                    } else {
                        let brought = brought(&joining, device, seq);
                        brought.or_else(|| ends.get(&(device, seq)).copied())
                    };
                    (run.entries.get(last).map(|entry| entry.hash), ours)
                }
                None => (run.range.backlink, head),
            };
            if theirs != ours {
                apart.push(run);
                continue;
            }
            report.known += u64::try_from(fresh).unwrap_or(u64::MAX);
            if fresh < run.entries.len() {
                joining.push(Joining { device, run, fresh });
            }
        }
        (joining, apart)
    }

    /// The hashes of the entries here at which runs end that bring nothing new.
    async fn known_ends(
        &self,
        bundle: &Bundle<'_>,
    ) -> Result<BTreeMap<(DeviceId, u64), Hash>, DeskError> {
        let feeds = self.state.borrow().feeds.clone();
        let places: Vec<(DeviceId, u64, u64)> = bundle
            .runs
            .iter()
            .filter_map(|run| {
                let feed = feeds.get(&run.range.device)?;
                let segment = feed.segment_of(run.range.to)?;
                (run.range.to <= feed.held).then_some((run.range.device, run.range.to, segment))
            })
            .collect();
        let wanted = places
            .iter()
            .map(|(device, _, segment)| (*device, *segment));
        let segments = Segments::load(&self.store, wanted).await?;
        let mut ends = BTreeMap::new();
        for (device, seq, _) in places {
            if let Some(feed) = feeds.get(&device) {
                ends.insert((device, seq), segments.entry(device, feed, seq)?.hash);
            }
        }
        Ok(ends)
    }

    async fn take_files(
        &self,
        bundle: &Bundle<'_>,
        report: &mut ImportReport,
    ) -> Result<(), DeskError> {
        if bundle.header.attachments.is_empty() {
            return Ok(());
        }
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

    /// Stores the new entries, as many a transaction as a step holds, each with the table of feeds. The last one notes what the exporter
    /// holds and closes the journal.
    async fn store_steps(
        &self,
        joining: &[Joining<'_>],
        closing: Closing,
        journaled: bool,
    ) -> Result<(), DeskError> {
        let mut step = Step::default();
        for joining in joining {
            for entries in joining.unknown().chunks(self.step) {
                if step.entries + entries.len() > self.step {
                    self.store_step(std::mem::take(&mut step), None, false)
                        .await?;
                }
                let mut feed = self.feed_in(&step, joining.device);
                // Somebody continued this very feed: a copy of this store is alive elsewhere. Its entries count, and this device must
                // not go on where they end.
                feed.elsewhere |= joining.device == self.device();
                step.add(feed, joining, entries);
            }
        }
        self.store_step(step, Some(closing), journaled).await
    }

    fn feed_in(&self, step: &Step, device: DeviceId) -> Feed {
        let state = self.state.borrow();
        let feed = step.feeds.get(&device).or(state.feeds.get(&device));
        feed.cloned().unwrap_or_default()
    }

    async fn store_step(
        &self,
        step: Step,
        closing: Option<Closing>,
        journaled: bool,
    ) -> Result<(), DeskError> {
        let mut puts = step.puts;
        let mut deletes = Vec::new();
        let mut peers = None;
        {
            let state = self.state.borrow();
            let mut feeds: BTreeMap<DeviceId, &Feed> = state
                .feeds
                .iter()
                .map(|(device, feed)| (*device, feed))
                .collect();
            feeds.extend(step.feeds.iter().map(|(device, feed)| (*device, feed)));
            puts.push((Room::Meta, KEY_FEEDS.to_owned(), write(&feeds)?));
            if let Some(closing) = closing {
                let noted = closing.noted(state.me(), state.peers.clone());
                puts.push((Room::Meta, KEY_PEERS.to_owned(), write(&noted)?));
                peers = Some(noted);
                if journaled {
                    deletes.push((Room::Journal, KEY_BUNDLE.to_owned()));
                }
            }
        }
        self.store
            .apply(Batch {
                puts,
                deletes,
                strict: true,
            })
            .await?;
        let mut state = self.state.borrow_mut();
        state.feeds.extend(step.feeds);
        if let Some(peers) = peers {
            state.peers = peers;
        }
        Ok(())
    }
}

/// What one transaction stores.
#[derive(Default)]
struct Step {
    puts: Vec<(Room, Key, Vec<u8>)>,
    feeds: BTreeMap<DeviceId, Feed>,
    entries: usize,
}

impl Step {
    fn add(&mut self, mut feed: Feed, joining: &Joining<'_>, entries: &[EntryRef<'_>]) {
        let Joining { device, run, .. } = joining;
        self.puts.extend(segments_of(*device, &mut feed, entries));
        feed.signature = (feed.held == run.range.to).then_some(run.range.signature);
        self.feeds.insert(*device, feed);
        self.entries += entries.len();
    }
}

/// What is noted about the exporter once all of its bundle is stored.
struct Closing {
    said: BundleHeader,
    now: Option<Timestamp>,
}

impl Closing {
    fn of(bundle: &Bundle<'_>, now: Option<Timestamp>) -> Self {
        Self {
            said: bundle.header.clone(),
            now,
        }
    }

    fn noted(self, me: DeviceId, mut peers: BTreeMap<DeviceId, Peer>) -> BTreeMap<DeviceId, Peer> {
        if self.said.by != me {
            let peer = peers.entry(self.said.by).or_default();
            peer.note(&self.said);
            peer.taken = self.now.or(peer.taken);
        }
        peers
    }
}

/// Where a feed will end once the runs accepted so far are stored.
fn tip(joining: &[Joining<'_>], device: DeviceId) -> Option<(u64, Option<Hash>)> {
    let mut runs = joining.iter().rev();
    let last = runs.find(|joining| joining.device == device)?;
    Some((last.run.range.to, Some(last.run.range.head)))
}

/// The hash of an entry that an accepted run brings.
fn brought(joining: &[Joining<'_>], device: DeviceId, seq: u64) -> Option<Hash> {
    let mut runs = joining.iter().filter(|joining| joining.device == device);
    runs.find_map(|joining| {
        let at = seq.checked_sub(joining.run.range.from)?;
        let entries = &joining.run.entries;
        entries
            .get(usize::try_from(at).ok()?)
            .map(|entry| entry.hash)
    })
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
        waiting: 0,
        evidence: 0,
        gaps: Vec::new(),
        forked: Vec::new(),
        attachments: 0,
        touched: 0,
        conflicts: 0,
    }
}

/// Lays entries into new segments; the feed then ends with the last of them.
pub(super) fn segments_of(
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
            if entry.body_json.is_none() {
                feed.bodiless.insert(entry.header.seq);
            }
        }
        puts.push((Room::Segments, segment_key(device, first.header.seq), lines));
        feed.segments.push(first.header.seq);
        feed.held = last.header.seq;
        feed.head = Some(last.hash);
    }
    puts
}
