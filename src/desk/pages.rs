//! Pages: folded state of many subjects a value, so that opening never reads the whole history.

use super::Desk;
use super::layout::{FOLD, KEY_WATERMARK, PageLine, Watermark, page_of};
use super::open::{decode, write};
use super::port::{Batch, Key, Room, Store};
use super::types::DeskError;
use std::borrow::Cow;
use std::collections::BTreeMap;

impl<S: Store> Desk<S> {
    /// Whether there are pages that are older than the world.
    pub fn has_stale_pages(&self) -> bool {
        let state = self.state.borrow();
        state.watermark_stale || !state.dirty.is_empty()
    }

    /// Writes the pages that are older than the world. Losing this write costs time at the next opening, never data; the app calls it
    /// when the browser is idle or the screen is left.
    ///
    /// # Errors
    /// When the store fails; the pages stay to be written.
    pub async fn flush_pages(&self) -> Result<(), DeskError> {
        let _turn = self.turn.lock().await;
        self.write_pages().await
    }

    pub(super) async fn write_pages(&self) -> Result<(), DeskError> {
        let (dirty, stale) = {
            let mut state = self.state.borrow_mut();
            let stale = std::mem::take(&mut state.watermark_stale);
            (std::mem::take(&mut state.dirty), stale)
        };
        if dirty.is_empty() && !stale {
            return Ok(());
        }
        let puts = {
            let state = self.state.borrow();
            let world = self.world.borrow();
            let mut pages: BTreeMap<Key, Vec<PageLine<'_>>> = BTreeMap::new();
            for (subject, frame) in &state.frames {
                let key = page_of(subject);
                if dirty.contains(&key) {
                    let line = PageLine {
                        subject: subject.clone(),
                        frame: Cow::Borrowed(frame),
                        state: world.state_of(subject).map(Cow::Owned),
                    };
                    pages.entry(key).or_default().push(line);
                }
            }
            let watermark = Watermark {
                fold: FOLD,
                feeds: state
                    .feeds
                    .iter()
                    .map(|(device, feed)| (*device, feed.held))
                    .collect(),
                oldest_only_here: state
                    .oldest_only_here
                    .map(|at| (state.first_only_here(&world.organisation), at)),
            };
            let mut puts = Vec::with_capacity(pages.len() + 1);
            for (key, lines) in &pages {
                puts.push((Room::Pages, key.clone(), write(lines)?));
            }
            puts.push((Room::Meta, KEY_WATERMARK.to_owned(), write(&watermark)?));
            puts
        };
        if let Err(error) = self
            .store
            .apply(Batch {
                puts,
                ..Batch::default()
            })
            .await
        {
            let mut state = self.state.borrow_mut();
            state.dirty.extend(dirty);
            state.watermark_stale = true;
            return Err(error.into());
        }
        Ok(())
    }

    /// Reads all pages; `false` when one of them cannot be read, and everything is to be folded anew.
    pub(super) async fn load_pages(&self) -> Result<bool, DeskError> {
        let keys = self.store.keys(Room::Pages).await?;
        let values = self.store.get_many(Room::Pages, &keys).await?;
        let mut state = self.state.borrow_mut();
        let mut world = self.world.borrow_mut();
        for bytes in values.into_iter().flatten() {
            let Some(lines) = decode::<Vec<PageLine<'_>>>(&bytes) else {
                state.frames.clear();
                *world = crate::domain::world::World::default();
                return Ok(false);
            };
            for line in lines {
                state.keep(line.subject, line.frame.into_owned());
                if let Some(folded) = line.state {
                    world.replace(folded.into_owned());
                }
            }
        }
        Ok(true)
    }
}
