//! Giving: a bundle with everything, or with what one device is not known to hold.

use super::Desk;
use super::layout::{Feed, KEY_PEERS};
use super::open::{verified, write};
use super::port::{Batch, Room, Store};
use super::segments::{Segments, segments_from};
use super::types::{BundleFile, DeskError, ExportRequest};
use crate::domain::cases::Attachment;
use crate::domain::stamp::DeviceId;
use crate::domain::time::MINUTE;
use crate::ledger::bundle::{
    AttachmentHead, BundleHeader, OrganisationName, Payload, write as write_bundle,
};
use crate::ledger::feed::Range;
use std::collections::BTreeMap;

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
        let wanted: Vec<(DeviceId, u64)> = leaving
            .iter()
            .flat_map(|(device, feed, from)| {
                segments_from(feed, *from).map(|first| (*device, first))
            })
            .collect();
        let segments = Segments::load(&self.store, wanted).await?;

        let mut payload = Payload::default();
        let mut feeds = Vec::new();
        let mut files: BTreeMap<String, Attachment> = BTreeMap::new();
        let mut count = 0;
        for (device, feed, from) in &leaving {
            let entries = match verified(&segments, *device, feed, *from) {
                Ok(entries) => entries,
                Err(error) => {
                    self.state.borrow_mut().damaged = Some(error.to_string());
                    return Err(error);
                }
            };
            let (Some(head), Some(signature), Some(first)) =
                (feed.head, feed.signature, entries.first())
            else {
                continue;
            };
            feeds.push(Range {
                device: *device,
                from: *from,
                to: feed.held,
                backlink: first.header.backlink,
                head,
                signature,
            });
            let mut lines = Vec::new();
            for entry in &entries {
                entry.append_line(&mut lines);
                if request.attachments
                    && let Some(event) = entry.event()
                {
                    files.extend(
                        event
                            .attachments()
                            .into_iter()
                            .map(|file| (file.sha256.clone(), file.clone())),
                    );
                }
                count += 1;
            }
            payload.feeds.push(lines);
        }
        let mut heads = Vec::new();
        for (sha256, file) in files {
            // What this device never got cannot come along; the other side sees that it is missing.
            if let Some(bytes) = self.store.get(Room::Attachments, &sha256).await? {
                heads.push(AttachmentHead {
                    sha256,
                    media_type: file.media_type,
                    size: u64::try_from(bytes.len()).unwrap_or(u64::MAX),
                });
                payload.attachments.push(bytes);
            }
        }
        let header = {
            let state = self.state.borrow();
            BundleHeader {
                app: request.app.clone(),
                at: request.now,
                attachments: heads,
                by: state.me(),
                feeds,
                have: state
                    .feeds
                    .iter()
                    .map(|(device, feed)| (*device, feed.held))
                    .collect(),
                organisation,
                person: request.person,
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

    /// Which feeds leave, from which entry on. A feed without a signature is in the middle of an import and waits.
    fn leaving(&self, since: Option<DeviceId>) -> Vec<(DeviceId, Feed, u64)> {
        let state = self.state.borrow();
        let peer = since
            .and_then(|device| state.peers.get(&device))
            .cloned()
            .unwrap_or_default();
        let from = |device: &DeviceId, feed: &Feed| {
            // The author holds its own feed; otherwise only what the device said itself counts, and never more than is held here.
            let has = if since == Some(*device) {
                feed.held
            } else {
                peer.have.get(device).copied().unwrap_or(0).min(feed.held)
            };
            has.saturating_add(1)
        };
        let all = state
            .feeds
            .iter()
            .filter(|(_, feed)| feed.signature.is_some());
        all.map(|(device, feed)| (*device, feed.clone(), from(device, feed)))
            .filter(|(_, feed, from)| *from <= feed.held)
            .collect()
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
