//! Opening: identity, pages, the entries since, and an import that was interrupted. Nothing is ever deleted because opening failed.

use super::Desk;
use super::layout::{
    FOLD, FORMAT, Feed, KEY_BUNDLE, KEY_FEEDS, KEY_FORMAT, KEY_IDENTITY, KEY_PEERS, KEY_WATERMARK,
    Peer, StoredIdentity, Watermark, segment_key,
};
use super::port::{Batch, Room, Store, StoreError};
use super::segments::{Segments, segments_from};
use super::state::State;
use super::types::{DeskError, Opening};
use crate::domain::stamp::DeviceId;
use crate::domain::world::World;
use crate::ledger::bundle::{Limits, hex};
use crate::ledger::entry::EntryRef;
use crate::ledger::feed::check_chain;
use crate::ledger::hash::Hash;
use crate::ledger::identity::Identity;
use crate::ledger::plain;
use crate::ledger::seal::SealingSecret;
use serde::de::DeserializeOwned;
use std::cell::RefCell;
use std::collections::BTreeMap;

impl<S: Store> Desk<S> {
    /// Opens the store: reads pages and the entries since, resumes an interrupted import, draws a new device incarnation when the store
    /// is empty or is not the one that the platform remembers. A ledger that does not verify opens read-only (see [`Desk::damage`]).
    ///
    /// # Errors
    /// When the store cannot be read or belongs to a newer app.
    pub async fn open(store: S, opening: Opening) -> Result<Self, DeskError> {
        let desk = Self::open_bare(store, opening).await?;
        desk.read_all().await?;
        Ok(desk)
    }

    /// The first half of [`Desk::open`]: whose store it is, and nothing of what lies in it. Unless [`Desk::is_untouched`], [`Desk::read_all`]
    /// has to follow before anything is shown. They are apart so that an app can keep everything that reads state and entries out of its
    /// first transfer.
    ///
    /// # Errors
    /// When the store cannot be read or belongs to a newer app.
    pub async fn open_bare(store: S, opening: Opening) -> Result<Self, DeskError> {
        let keys = [KEY_FORMAT, KEY_IDENTITY].map(str::to_owned);
        let mut meta = store.get_many(Room::Meta, &keys).await?.into_iter();
        let format: Option<u32> = read(KEY_FORMAT, meta.next().flatten())?;
        let identity: Option<StoredIdentity> = read(KEY_IDENTITY, meta.next().flatten())?;
        if let Some(found) = format.filter(|found| *found > FORMAT) {
            return Err(StoreError::NewerVersion {
                found,
                known: FORMAT,
            }
            .into());
        }
        let remembered = opening.incarnation.as_deref();
        let stored = match identity {
            Some(stored) if remembered == Some(stored.incarnation.as_str()) => stored,
            earlier => new_incarnation(&store, opening.entropy, earlier).await?,
        };
        Ok(Self {
            store,
            world: RefCell::default(),
            state: RefCell::new(state_of(stored)),
            turn: async_lock::Mutex::new(()),
            step: super::import::STEP,
        })
    }

    /// Whether nothing was ever written to the store, so that there is nothing to read.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn is_untouched(&self) -> Result<bool, DeskError> {
        let table = self.store.get(Room::Meta, KEY_FEEDS).await?;
        Ok(table.is_none() && self.store.keys(Room::Journal).await?.is_empty())
    }

    /// The second half of [`Desk::open`]: reads what is folded already; where that is not all, folds the rest and finishes an import that was
    /// interrupted.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn read_all(&self) -> Result<(), DeskError> {
        let _turn = self.turn.lock().await;
        self.load_folded().await?;
        if self.is_behind() {
            self.replay_all().await?;
            self.resume().await?;
        }
        Ok(())
    }

    /// Whether the store holds more than the pages show: entries that are not folded yet, branches of a feed that has forked, or an import
    /// that was interrupted.
    fn is_behind(&self) -> bool {
        let state = self.state.borrow();
        state.unfinished_import
            || state.unread_forks
            || state.oldest_unread
            || !state.behind.is_empty()
    }

    /// Reads everything anew from the store: at opening, after another tab has written, after a bulk write that failed half-way.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn reload(&self) -> Result<(), DeskError> {
        let _turn = self.turn.lock().await;
        self.load().await?;
        self.resume().await
    }

    pub(super) async fn load(&self) -> Result<(), DeskError> {
        self.load_folded().await?;
        self.replay_all().await
    }

    /// Reads what is folded already, and how far that is.
    async fn load_folded(&self) -> Result<(), DeskError> {
        let keys = [KEY_FEEDS, KEY_PEERS, KEY_WATERMARK, KEY_IDENTITY].map(str::to_owned);
        let mut meta = self.store.get_many(Room::Meta, &keys).await?.into_iter();
        let feeds: BTreeMap<DeviceId, Feed> =
            read(KEY_FEEDS, meta.next().flatten())?.unwrap_or_default();
        let peers: BTreeMap<DeviceId, Peer> =
            read(KEY_PEERS, meta.next().flatten())?.unwrap_or_default();
        // A watermark that cannot be read costs time, not data: everything is folded anew.
        let watermark = read::<Watermark>(KEY_WATERMARK, meta.next().flatten())
            .ok()
            .flatten()
            .filter(|watermark| watermark.fold == FOLD);
        // Another tab may have taken a new key meanwhile: the old one must never be written with again.
        let stored = read::<StoredIdentity>(KEY_IDENTITY, meta.next().flatten())?;
        if let Some(stored) = stored {
            let renewed = state_of(stored);
            if renewed.me() != self.device() {
                self.state.replace(renewed);
            }
        }
        let unfinished_import = !self.store.keys(Room::Journal).await?.is_empty();
        self.world.replace(World::default());
        {
            let mut state = self.state.borrow_mut();
            state.frames.clear();
            state.dirty.clear();
            state.lamport = 0;
            state.too_high = None;
            state.damaged = None;
            state.feeds = feeds;
            state.peers = peers;
            state.unfinished_import = unfinished_import;
            // What is told of them is read from entries.
            state.unread_forks = state.feeds.values().any(Feed::is_split);
            state.forks.clear();
            state.evidence_files.clear();
        }
        let watermark = match watermark {
            Some(watermark) if self.load_pages().await? => watermark,
            _ => Watermark::default(),
        };
        {
            let mut state = self.state.borrow_mut();
            let world = self.world.borrow();
            state.behind = behind(&state.feeds, &watermark.feeds);
            let first = state.first_only_here(&world.organisation);
            let noted = watermark.oldest_only_here;
            let noted = noted.filter(|(seq, _)| *seq == first);
            let held = state.feeds.get(&state.me()).map_or(0, |feed| feed.held);
            state.oldest_only_here = noted.map(|(_, at)| at);
            state.oldest_unread = noted.is_none() && first <= held;
            state.watermark_stale = false;
        }
        self.load_tail().await
    }

    /// Folds what is not folded yet; a ledger that does not verify becomes read-only.
    async fn replay_all(&self) -> Result<(), DeskError> {
        match self.replay_and_look().await {
            Err(DeskError::Damaged(reason)) => {
                self.state.borrow_mut().damaged = Some(reason);
                Ok(())
            }
            other => other,
        }
    }

    async fn replay_and_look(&self) -> Result<(), DeskError> {
        self.replay().await?;
        let (forks, oldest) = {
            let mut state = self.state.borrow_mut();
            let forks = std::mem::take(&mut state.unread_forks);
            (forks, forks || state.oldest_unread)
        };
        if forks {
            self.find_forks().await?;
        }
        if oldest {
            self.find_oldest_only_here().await?;
        }
        Ok(())
    }

    /// Folds the entries that the pages lack.
    async fn replay(&self) -> Result<(), DeskError> {
        let behind: Vec<(DeviceId, Feed, u64)> = {
            let mut state = self.state.borrow_mut();
            let from = std::mem::take(&mut state.behind).into_iter();
            from.filter_map(|(device, from)| {
                Some((device, state.feeds.get(&device)?.clone(), from))
            })
            .collect()
        };
        let wanted: Vec<(DeviceId, u64)> = behind
            .iter()
            .flat_map(|(device, feed, from)| {
                segments_from(feed, *from).map(|first| (*device, first))
            })
            .collect();
        let segments = Segments::load(&self.store, wanted).await?;
        let mut entries: Vec<EntryRef<'_>> = Vec::new();
        for (device, feed, from) in &behind {
            entries.extend(verified(&segments, *device, feed, *from)?);
        }
        self.fold(&entries).await?;
        Ok(())
    }

    async fn load_tail(&self) -> Result<(), DeskError> {
        let (me, last) = {
            let state = self.state.borrow();
            let me = state.me();
            (
                me,
                state
                    .feeds
                    .get(&me)
                    .and_then(|feed| feed.segments.last().copied()),
            )
        };
        let tail = match last {
            Some(first) => self
                .store
                .get(Room::Segments, &segment_key(me, first))
                .await?
                .unwrap_or_default(),
            None => Vec::new(),
        };
        self.state.borrow_mut().tail = tail;
        Ok(())
    }

    /// Finishes an import that was interrupted. Taking a bundle again adds only what is missing.
    async fn resume(&self) -> Result<(), DeskError> {
        let Some(bytes) = self.store.get(Room::Journal, KEY_BUNDLE).await? else {
            return Ok(());
        };
        if self.damage().is_some() {
            return Ok(());
        }
        match self.import_within(&bytes, Limits::default(), None).await {
            Ok(_) => Ok(()),
            // A second tab looks on; the one that writes finishes it.
            Err(DeskError::Store(StoreError::NotTheWriter)) => Ok(()),
            Err(DeskError::Store(error)) => Err(error.into()),
            // The file was verified before it was staged; if it is not readable now, what was stored of it stays, and the file goes.
            Err(_) => {
                let batch = Batch {
                    deletes: vec![(Room::Journal, KEY_BUNDLE.to_owned())],
                    strict: true,
                    ..Batch::default()
                };
                Ok(self.store.apply(batch).await?)
            }
        }
    }
}

/// The first entry of each feed that is not folded, where there is one.
fn behind(
    feeds: &BTreeMap<DeviceId, Feed>,
    folded: &BTreeMap<DeviceId, u64>,
) -> BTreeMap<DeviceId, u64> {
    let first = |(device, feed): (&DeviceId, &Feed)| {
        let first = folded.get(device).copied().unwrap_or(0).saturating_add(1);
        (first <= feed.held).then_some((*device, first))
    };
    feeds.iter().filter_map(first).collect()
}

/// The entries of a feed from `from` on, with their chain checked up to the head that was stored.
pub(super) fn verified<'a>(
    segments: &'a Segments,
    device: DeviceId,
    feed: &Feed,
    from: u64,
) -> Result<Vec<EntryRef<'a>>, DeskError> {
    let raw = segments.run(device, feed, from)?;
    let first = raw.first().cloned().ok_or_else(|| {
        DeskError::Damaged(format!("entries from {from} of {device} are missing"))
    })?;
    // What is before `from` was checked when it was folded; the first entry says what it follows.
    let backlink = first
        .check()
        .map_err(|error| DeskError::Damaged(error.to_string()))?
        .header
        .backlink;
    let entries = check_chain(device, from, backlink, feed.head, raw)
        .map_err(|error| DeskError::Damaged(error.to_string()))?;
    let complete = entries
        .last()
        .is_some_and(|last| last.header.seq == feed.held);
    if complete {
        Ok(entries)
    } else {
        Err(DeskError::Damaged(format!(
            "the feed of {device} ends before entry {}",
            feed.held
        )))
    }
}

/// What a device knows of itself before anything else is read.
fn state_of(stored: StoredIdentity) -> State {
    let former = stored.former.into_iter();
    let former = former.map(|(device, secret)| (device, SealingSecret::from_bytes(secret)));
    State::new(
        Identity::from_secret(stored.secret),
        stored.incarnation,
        former.collect(),
    )
}

/// The marker of a life of the store that begins with this secret.
pub(super) fn incarnation_of(entropy: &[u8; 32]) -> String {
    hex(&Hash::of(&[b"incarnation".as_slice(), entropy].concat()).0)
}

pub(super) async fn new_incarnation<S: Store>(
    store: &S,
    entropy: [u8; 32],
    earlier: Option<StoredIdentity>,
) -> Result<StoredIdentity, DeskError> {
    let former = earlier.map_or_else(Vec::new, |earlier| {
        let identity = Identity::from_secret(earlier.secret);
        let mut former = earlier.former;
        former.push((identity.device(), SealingSecret::of(&identity).bytes()));
        former
    });
    let stored = StoredIdentity {
        former,
        secret: entropy,
        incarnation: incarnation_of(&entropy),
    };
    let puts = vec![
        (Room::Meta, KEY_FORMAT.to_owned(), write(&FORMAT)?),
        (Room::Meta, KEY_IDENTITY.to_owned(), write(&stored)?),
    ];
    store
        .apply(Batch {
            puts,
            strict: true,
            ..Batch::default()
        })
        .await?;
    Ok(stored)
}

/// Decodes JSON text. What is stored is read by one reader from one kind of input: each further one would compile every type once more, and
/// the program has to fit into its first transfer.
pub(super) fn decode<'a, T: serde::Deserialize<'a>>(bytes: &'a [u8]) -> Option<T> {
    plain::from_str(std::str::from_utf8(bytes).ok()?)
}

/// Decodes a record of the store.
pub(super) fn read<T: DeserializeOwned>(
    key: &str,
    bytes: Option<Vec<u8>>,
) -> Result<Option<T>, DeskError> {
    bytes
        .map(|bytes| {
            decode(&bytes).ok_or_else(|| DeskError::Damaged(format!("{key} cannot be read")))
        })
        .transpose()
}

/// Encodes a record for the store.
pub(super) fn write<T: serde::Serialize>(value: &T) -> Result<Vec<u8>, DeskError> {
    serde_json::to_vec(value)
        .map_err(|error| DeskError::Store(StoreError::Other(error.to_string())))
}
