//! Giving: a bundle with everything, or with what one device is not known to hold.

use super::Desk;
use super::evidence::Evidence;
use super::layout::{Feed, KEY_PEERS};
use super::open::{verified, write};
use super::port::{Batch, Room, Store};
use super::segments::{Segments, segments_from};
use super::types::{BundleFile, DeskError, ExportRequest};
use crate::domain::stamp::DeviceId;
use crate::domain::time::MINUTE;
use crate::ledger::bundle::{
    AttachmentHead, BundleHeader, OrganisationName, Payload, write as write_bundle,
};
use crate::ledger::entry::EntryRef;
use crate::ledger::feed::Range;
use crate::ledger::hash::Hash;
use crate::ledger::identity::Signature;

/// A run that leaves.
pub(super) struct Leaving {
    pub device: DeviceId,
    pub from: u64,
    pub to: u64,
    /// Head of the branch on which it ends, where the feed has forked.
    pub branch: Option<Hash>,
}

impl Leaving {
    /// Hash of its last entry, and the device's signature over it.
    fn head(&self, feed: &Feed) -> Option<(Hash, Signature)> {
        match self.branch {
            None => Some((feed.head?, feed.signature?)),
            Some(head) => {
                let mut branches = feed.branches.iter();
                let branch = branches.find(|branch| branch.head == head)?;
                Some((branch.head, branch.signature))
            }
        }
    }

    /// Its entries, with their chain checked.
    fn entries<'a>(
        &self,
        feed: &Feed,
        segments: &'a Segments,
        evidence: &'a Evidence,
    ) -> Result<Vec<EntryRef<'a>>, DeskError> {
        let trunk = if self.from <= feed.held {
            verified(segments, self.device, feed, self.from)?
        } else {
            Vec::new()
        };
        let branch = feed
            .branches
            .iter()
            .find(|branch| Some(branch.head) == self.branch);
        Ok(match branch {
            None => trunk,
            Some(branch) => {
                let entries = evidence.entries(self.device, feed, branch)?;
                trunk.into_iter().chain(entries).collect()
            }
        })
    }
}

impl<S: Store> Desk<S> {
    /// Writes a bundle. The chains that leave are verified first: a damaged ledger is never spread.
    ///
    /// # Errors
    /// When the local ledger does not verify or cannot be read.
    pub async fn export(&self, request: ExportRequest) -> Result<BundleFile, DeskError> {
        let _turn = self.turn.lock().await;
        self.state.borrow().writable()?;
        let organisation = {
            let world = self.world.borrow();
            if !world.organisation.is_founded() {
                return Err(DeskError::NotFounded);
            }
            OrganisationName {
                id: world.organisation.id,
                name: world.organisation.name.clone(),
            }
        };
        let leaving = self.leaving(request.since);
        let files = self.files_leaving(request.since, request.files).await?;
        let feeds = self.state.borrow().feeds.clone();
        let wanted: Vec<(DeviceId, u64)> = leaving
            .iter()
            .filter_map(|run| Some((run, feeds.get(&run.device)?)))
            .filter(|(run, feed)| run.from <= feed.held)
            .flat_map(|(run, feed)| segments_from(feed, run.from).map(|first| (run.device, first)))
            .collect();
        let segments = Segments::load(&self.store, wanted).await?;
        let split = leaving.iter().filter(|run| run.branch.is_some());
        let split = split.filter_map(|run| Some((run.device, feeds.get(&run.device)?)));
        let evidence = Evidence::load(&self.store, split).await?;

        let mut payload = Payload::default();
        let mut ranges = Vec::new();
        let mut count = 0;
        for run in &leaving {
            let Some(feed) = feeds.get(&run.device) else {
                continue;
            };
            let entries = match run.entries(feed, &segments, &evidence) {
                Ok(entries) => entries,
                Err(error) => {
                    self.state.borrow_mut().damaged = Some(error.to_string());
                    return Err(error);
                }
            };
            let (Some((head, signature)), Some(first)) = (run.head(feed), entries.first()) else {
                continue;
            };
            ranges.push(Range {
                device: run.device,
                from: run.from,
                to: run.to,
                backlink: first.header.backlink,
                head,
                signature,
            });
            let mut lines = Vec::new();
            for entry in &entries {
                entry.append_line(&mut lines);
                count += 1;
            }
            payload.feeds.push(lines);
        }
        let mut heads = Vec::new();
        for file in files {
            // What this device never got cannot come along; the header says so, and asks for it.
            if let Some(bytes) = self.store.get(Room::Attachments, &file.sha256).await? {
                heads.push(AttachmentHead {
                    sha256: file.sha256,
                    media_type: file.media_type,
                    size: u64::try_from(bytes.len()).unwrap_or(u64::MAX),
                });
                payload.attachments.push(bytes);
            }
        }
        let wants = self.missing_names().await?;
        let header = {
            let state = self.state.borrow();
            BundleHeader {
                app: request.app.clone(),
                at: request.now,
                attachments: heads,
                by: state.me(),
                feeds: ranges,
                forks: state
                    .feeds
                    .iter()
                    .map(|(device, feed)| (*device, feed.heads()))
                    .filter(|(_, heads)| !heads.is_empty())
                    .collect(),
                have: state
                    .feeds
                    .iter()
                    .map(|(device, feed)| (*device, feed.held))
                    .collect(),
                organisation,
                person: request.person,
                wants: Some(wants),
            }
        };
        let bytes = {
            let state = self.state.borrow();
            write_bundle(&header, &payload, &state.identity)
                .map_err(|error| DeskError::Damaged(error.to_string()))?
        };
        if let Some(device) = request.since {
            self.remember_given(device, &request).await?;
        }
        let attachments = u64::try_from(header.attachments.len()).unwrap_or(u64::MAX);
        Ok(BundleFile {
            name: self.file_name(&header, &request),
            bytes,
            entries: count,
            attachments,
        })
    }

    /// Which runs leave. A feed without a signature is in the middle of an import and waits; of one that has forked every branch leaves
    /// that the recipient is not known to hold, the first of them with as much of the trunk as it lacks.
    pub(super) fn leaving(&self, since: Option<DeviceId>) -> Vec<Leaving> {
        let state = self.state.borrow();
        let peer = since.and_then(|device| state.peers.get(&device));
        let mut leaving = Vec::new();
        for (device, feed) in &state.feeds {
            let said = peer.and_then(|peer| peer.forks.get(device));
            let knows = |head: &Hash| said.is_some_and(|heads| heads.contains(head));
            // The author holds its own feed; otherwise only what the device said itself counts, and never more than is held here.
            let has = match peer {
                _ if since == Some(*device) && said.is_none() => feed.held,
                Some(peer) => peer.have.get(device).copied().unwrap_or(0).min(feed.held),
                None => 0,
            };
            let one = |from: u64, to: u64, branch: Option<Hash>| Leaving {
                device: *device,
                from,
                to,
                branch,
            };
            if feed.is_forked() {
                let met = feed.branches.iter().any(|branch| knows(&branch.head));
                // It knows other branches and none of these: where they part is for it to find out.
                let mut from = if said.is_some() && !met { 1 } else { has + 1 };
                for branch in feed.branches.iter().filter(|branch| !knows(&branch.head)) {
                    leaving.push(one(from, branch.to, Some(branch.head)));
                    from = feed.held + 1;
                }
            } else if feed.signature.is_some() {
                let apart = said.is_some() && !feed.head.as_ref().is_some_and(knows);
                let from = if apart { 1 } else { has + 1 };
                if from <= feed.held {
                    leaving.push(one(from, feed.held, None));
                }
            }
        }
        leaving
    }

    async fn remember_given(
        &self,
        device: DeviceId,
        request: &ExportRequest,
    ) -> Result<(), DeskError> {
        let peers = {
            let mut state = self.state.borrow_mut();
            state.peers.entry(device).or_default().given = Some(request.now);
            write(&state.peers)?
        };
        Ok(self
            .store
            .apply(Batch {
                puts: vec![(Room::Meta, KEY_PEERS.to_owned(), peers)],
                ..Batch::default()
            })
            .await?)
    }

    fn file_name(&self, header: &BundleHeader, request: &ExportRequest) -> String {
        let world = self.world.borrow();
        let device = world
            .organisation
            .devices
            .get(&header.by)
            .map(|device| device.name.clone())
            .unwrap_or_default();
        let offset = world.organisation.calendar_at(request.now).offset_minutes;
        let local = request
            .now
            .plus(i64::from(offset) * MINUTE)
            .to_utc()
            .format("%Y%m%d-%H%M");
        let plain = |text: &str| -> String {
            text.chars()
                .filter(|letter| letter.is_alphanumeric())
                .take(24)
                .collect()
        };
        let parts = [plain(&header.organisation.name), plain(&device)];
        let named: Vec<&str> = parts
            .iter()
            .map(String::as_str)
            .filter(|part| !part.is_empty())
            .collect();
        format!("huiyin-{}-{local}.json", named.join("-"))
    }
}
