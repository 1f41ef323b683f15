//! Going on beside a damaged ledger: what of it still verifies is taken into another store, under a new key, as if somebody had handed it
//! over. The damaged store is only read.
//!
//! - A byte that has turned in a body costs that body. Header and chain still verify, so the entry is taken without it, and whoever holds it
//!   completes it with the next bundle.
//! - A header that cannot be read cuts its feed. Of this device's own feed what stands before is signed again, for its key is here. Of
//!   another's the only signature is over the end, so nothing of it can be shown to be true; it comes with the next bundle.
//! - Nothing that is taken is trusted for having lain here: it passes the same checks as any bundle.

use super::Desk;
use super::evidence::Evidence;
use super::layout::{Branch, Feed, KEY_IDENTITY, StoredIdentity, segment_key};
use super::open::{incarnation_of, new_incarnation};
use super::port::{Batch, Room, Store};
use super::reissue::owned;
use super::types::{DeskError, Entropy, Opening};
use crate::domain::ids::{OrganisationId, PersonId, Subject};
use crate::domain::stamp::DeviceId;
use crate::domain::time::Timestamp;
use crate::ledger::bundle::{BundleHeader, OrganisationName, Payload, hex, write as write_bundle};
use crate::ledger::entry::{EntryRef, RawEntry};
use crate::ledger::feed::Range;
use crate::ledger::identity::{Purpose, Signature, head_message};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// So many files are copied in one transaction.
const FILES_AT_ONCE: usize = 8;

/// What was taken over from a damaged ledger.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Salvaged {
    /// Entries that are in the new ledger.
    pub taken: u64,
    /// Those of them whose text was damaged: they wait for somebody's bundle to bring it.
    pub without_text: u64,
    /// Entries of this device's own feed that could not be taken. Where nobody else holds them, they are in the damaged store only.
    pub own_left: u64,
    /// Entries of other devices that could not be taken.
    pub others_left: u64,
    /// Files.
    pub files: u64,
}

/// A run of a feed that verifies.
struct Intact {
    entries: Vec<EntryRef<'static>>,
    signature: Signature,
}

impl<S: Store> Desk<S> {
    /// Takes what verifies into the store `beside` and opens it as a new device. Doing it again with the same store adds what it lacks. The
    /// platform has to remember [`Desk::incarnation`] of the desk that is returned, and to open that store from now on.
    ///
    /// # Errors
    /// When one of the stores fails. What was damaged is as it was; what stands in the other one is whole, and taking it again goes on.
    pub async fn rebuild<T: Store>(
        &self,
        beside: T,
        entropy: Entropy,
        now: Timestamp,
    ) -> Result<(Desk<T>, Salvaged), DeskError> {
        let (bundle, mut salvaged) = self.salvage(now).await?;
        salvaged.files = self.copy_files(&beside).await?;
        let begun = beside.get(Room::Meta, KEY_IDENTITY).await?.is_some();
        if !begun {
            new_incarnation(&beside, entropy, Some(self.stored_identity())).await?;
        }
        let opening = Opening {
            entropy,
            incarnation: (!begun).then(|| incarnation_of(&entropy)),
        };
        let desk = Desk::open(beside, opening).await?;
        if let Some(bundle) = bundle {
            match desk.import(&bundle, now).await {
                Ok(_) => {}
                Err(error @ DeskError::Store(_)) => return Err(error),
                // Found by the checks of every bundle and not by those here: the new ledger begins without it.
                Err(_) => {
                    salvaged.others_left = salvaged.others_left.saturating_add(salvaged.taken);
                    (salvaged.taken, salvaged.without_text) = (0, 0);
                }
            }
        }
        Ok((desk, salvaged))
    }

    /// What this device was, so that what was sealed to it can still be opened.
    fn stored_identity(&self) -> StoredIdentity {
        let state = self.state.borrow();
        let me = state.me();
        let former = state.secrets.iter().filter(|(device, _)| *device != me);
        StoredIdentity {
            former: former
                .map(|(device, secret)| (*device, secret.bytes()))
                .collect(),
            secret: state.identity.secret(),
            incarnation: state.incarnation.clone(),
        }
    }

    /// Everything that verifies, as a bundle; none when nothing does.
    async fn salvage(&self, now: Timestamp) -> Result<(Option<Vec<u8>>, Salvaged), DeskError> {
        let _turn = self.turn.lock().await;
        let feeds = self.state.borrow().feeds.clone();
        let me = self.device();
        let mut salvaged = Salvaged::default();
        let mut payload = Payload::default();
        let mut ranges = Vec::new();
        let mut firm = None;
        for (device, feed) in &feeds {
            let mut taken = 0;
            for run in self.intact(*device, feed).await? {
                let (Some(first), Some(last)) = (run.entries.first(), run.entries.last()) else {
                    continue;
                };
                ranges.push(Range {
                    device: *device,
                    from: first.header.seq,
                    to: last.header.seq,
                    backlink: first.header.backlink,
                    head: last.hash,
                    signature: run.signature,
                });
                let mut lines = Vec::new();
                for entry in &run.entries {
                    entry.append_line(&mut lines);
                    taken += 1;
                    let known = feed.bodiless.contains(&entry.header.seq);
                    salvaged.without_text += u64::from(entry.body_json.is_none() && !known);
                    if let Subject::Organisation(id) = &entry.header.subject {
                        firm = firm.or(Some(*id));
                    }
                }
                payload.feeds.push(lines);
            }
            let branches = feed.branches.iter();
            let branches: u64 = branches
                .map(|branch| branch.to.saturating_sub(feed.held))
                .sum();
            let left = feed.held.saturating_add(branches).saturating_sub(taken);
            if *device == me {
                salvaged.own_left += left;
            } else {
                salvaged.others_left += left;
            }
            salvaged.taken += taken;
        }
        let firm = self.firm_id().or(firm);
        let (Some(firm), false) = (firm, ranges.is_empty()) else {
            return Ok((None, salvaged));
        };
        let header = BundleHeader {
            app: env!("CARGO_PKG_VERSION").to_owned(),
            at: now,
            attachments: Vec::new(),
            by: me,
            feeds: ranges,
            forks: BTreeMap::new(),
            // A store that is damaged is nobody's second copy.
            have: BTreeMap::new(),
            organisation: OrganisationName {
                id: firm,
                name: self.world.borrow().organisation.name.clone(),
            },
            person: PersonId(uuid::Uuid::nil()),
            wants: None,
        };
        let bytes = write_bundle(&header, &payload, &self.state.borrow().identity)
            .map_err(|error| DeskError::Damaged(error.to_string()))?;
        Ok((Some(bytes), salvaged))
    }

    fn firm_id(&self) -> Option<OrganisationId> {
        let world = self.world.borrow();
        world
            .organisation
            .is_founded()
            .then_some(world.organisation.id)
    }

    /// The runs of a feed that verify: the feed as far as it goes, and every branch behind a trunk that is whole.
    async fn intact(&self, device: DeviceId, feed: &Feed) -> Result<Vec<Intact>, DeskError> {
        let mut lines = Vec::new();
        for first in &feed.segments {
            let key = segment_key(device, *first);
            let Some(bytes) = self.store.get(Room::Segments, &key).await? else {
                break;
            };
            let each = bytes.split(|byte| *byte == b'\n');
            lines.extend(each.filter(|line| !line.is_empty()).map(read_line));
        }
        let chain = chained(device, feed, lines);
        let whole = is_end(feed, chain.last());
        if feed.is_forked() {
            let evidence = Evidence::load(&self.store, [(device, feed)]).await?;
            let branches = feed.branches.iter().filter(|_| whole || feed.held == 0);
            let tails = branches.filter_map(|branch| tail(device, feed, branch, &evidence));
            let mut runs: Vec<Intact> = tails.collect();
            // The trunk travels with the first of them, as in every bundle.
            if let Some(first) = runs.first_mut() {
                first.entries.splice(0..0, chain);
            }
            return Ok(runs);
        }
        let signature = match (feed.signature, chain.last()) {
            (Some(signature), _) if whole => Some(signature),
            (_, Some(last)) if device == self.device() => {
                let message = head_message(last.header.seq, last.hash);
                let state = self.state.borrow();
                Some(state.identity.sign(Purpose::FeedHead, &message))
            }
            _ => None,
        };
        let run = signature.map(|signature| Intact {
            entries: chain,
            signature,
        });
        Ok(run.into_iter().collect())
    }

    /// Copies the files whose bytes are what their names say.
    async fn copy_files<T: Store>(&self, beside: &T) -> Result<u64, DeskError> {
        let there: std::collections::BTreeSet<String> =
            beside.keys(Room::Attachments).await?.into_iter().collect();
        let names = self.store.keys(Room::Attachments).await?.into_iter();
        let names: Vec<String> = names.filter(|name| !there.contains(name)).collect();
        let mut copied = 0;
        for names in names.chunks(FILES_AT_ONCE) {
            let files = self.store.get_many(Room::Attachments, names).await?;
            let puts: Vec<_> = names
                .iter()
                .zip(files)
                .filter_map(|(name, bytes)| Some((name, bytes?)))
                .filter(|(name, bytes)| hex(&Sha256::digest(bytes)) == **name)
                .map(|(name, bytes)| (Room::Attachments, name.clone(), bytes))
                .collect();
            copied += u64::try_from(puts.len()).unwrap_or_default();
            let batch = Batch {
                puts,
                strict: true,
                ..Batch::default()
            };
            beside.apply(batch).await?;
        }
        Ok(copied)
    }
}

/// A branch that verifies.
fn tail(device: DeviceId, feed: &Feed, branch: &Branch, evidence: &Evidence) -> Option<Intact> {
    let entries = evidence.entries(device, feed, branch).ok()?;
    Some(Intact {
        entries: entries.into_iter().map(owned).collect(),
        signature: branch.signature,
    })
}

/// An entry as it lies, without its body where that is not what the header says; none when not even the header can be read.
fn read_line(line: &[u8]) -> Option<EntryRef<'static>> {
    let text = String::from_utf8_lossy(line);
    let whole = |text: &str| Some(owned(RawEntry::from_line(text).ok()?.check().ok()?));
    whole(&text).or_else(|| {
        let (_, header) = text.rsplit_once(",\"header\":")?;
        let header = header.strip_suffix('}')?;
        whole(&format!("{{\"body\":null,\"header\":{header}}}"))
    })
}

/// Whether a feed ends with this entry.
fn is_end(feed: &Feed, last: Option<&EntryRef<'_>>) -> bool {
    last.map(|last| (last.header.seq, last.hash)) == feed.head.map(|head| (feed.held, head))
}

/// The entries from the first on as far as each follows the one before. The last of a chain that breaks off counts only when the one after
/// it still names it: otherwise nothing says that it is what was written.
fn chained(
    device: DeviceId,
    feed: &Feed,
    lines: Vec<Option<EntryRef<'static>>>,
) -> Vec<EntryRef<'static>> {
    let mut chain: Vec<EntryRef<'static>> = Vec::new();
    let mut named = None;
    for line in lines {
        let last = chain.last();
        let follows = line.as_ref().is_some_and(|entry| {
            entry.header.device == device
                && entry.header.seq == last.map_or(1, |last| last.header.seq + 1)
                && entry.header.backlink == last.map(|last| last.hash)
                && last.is_none_or(|last| last.header.lamport < entry.header.lamport)
        });
        match line {
            Some(entry) if follows => chain.push(entry),
            other => {
                named = other.and_then(|entry| entry.header.backlink);
                break;
            }
        }
    }
    let last = chain.last();
    if !is_end(feed, last) && last.map(|last| last.hash) != named {
        chain.pop();
    }
    chain
}
