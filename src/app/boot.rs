//! From an opened page to an open desk: who writes, which database, and what happens beside the screens as long as the tab lives.

use super::later::{Upkeep, expect_soon, read_all, upkeep};
use super::session::{BrowserDesk, BrowserStore, Saving, Session};
use super::{i18n, platform, prefs};
use crate::desk::{Desk, DeskError, Opening, StoreError};
use crate::store::changes::Changes;
use crate::store::pause::pause;
use crate::store::writer_lock::{Writer, acquire};
use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

/// Name of the lock that the writing tab holds.
const LOCK: &str = "huiyin-writer";
/// Name of the channel on which tabs tell each other of changes.
const CHANNEL: &str = "huiyin-changes";
/// How often changed pages are written while the app is in use.
const FLUSH: Duration = Duration::from_secs(20);

/// What is called when another tab takes over.
type Lost = Rc<RefCell<Option<Box<dyn Fn()>>>>;

/// How often a reading tab looks whether the writing one is gone: soon, because a page that was just closed may hold the lock a moment longer.
const FOLLOW_UP: Duration = Duration::from_secs(1);
/// How often the lock is asked for at opening, a tenth of a second apart.
const PATIENCE: usize = 8;

/// What opening has found.
#[derive(Clone)]
pub struct Opened {
    /// The open desk.
    pub desk: Rc<BrowserDesk>,
    /// Whether this tab may write.
    pub writer: bool,
    /// Set by the lock when another tab takes over.
    lost: Lost,
}

/// Why the ledger could not be opened.
#[derive(Clone, Debug)]
pub struct Failed {
    /// In words.
    pub reason: String,
    /// What lies in the store is not what was written, and no second try changes that: the way on is a ledger beside it. What exactly, for
    /// whoever helps.
    pub damaged: Option<String>,
}

impl From<String> for Failed {
    fn from(reason: String) -> Self {
        Self {
            reason,
            damaged: None,
        }
    }
}

/// Opens the store and the desk. Nothing is deleted when that fails.
///
/// # Errors
/// Why not.
pub async fn open() -> Result<Opened, Failed> {
    // Somebody works here: what they will see is wanted at once, beside the store.
    if prefs::person().is_some() {
        expect_soon();
    }
    let entropy = platform::entropy().map_err(|error| error.to_string())?;
    let store = BrowserStore::open(&prefs::database())
        .await
        .map_err(|error| i18n::store_failure(&error))?;
    // Only the lock makes this tab the writer.
    store.set_writer(false);
    let lost: Lost = Rc::default();
    let writer = patiently(&store, &lost).await;
    let opening = Opening {
        entropy,
        incarnation: prefs::incarnation(),
    };
    let desk = Rc::new(Desk::open_bare(store, opening).await.map_err(failed)?);
    prefs::set_incarnation(&desk.incarnation());
    if !desk.is_untouched().await.map_err(failed)? {
        read_all(Rc::clone(&desk)).await?.map_err(failed)?;
    }
    Ok(Opened { desk, writer, lost })
}

fn failed(error: DeskError) -> Failed {
    Failed {
        reason: i18n::opening_failure(&error),
        damaged: match error {
            DeskError::Damaged(detail) => Some(detail),
            _ => None,
        },
    }
}

async fn take_lock(store: &BrowserStore, take_over: bool, lost: &Lost) -> bool {
    let (told, stopped) = (Rc::clone(lost), store.clone());
    let writer = acquire(LOCK, take_over, move || {
        stopped.set_writer(false);
        if let Some(tell) = told.borrow().as_ref() {
            tell();
        }
    })
    .await
        == Writer::Here;
    // "Elsewhere" takes nothing away: it is also the answer while this very tab holds the lock and still reads the ledger anew.
    if writer {
        store.set_writer(true);
    }
    writer
}

/// A page that was just closed or reloaded lets go of the lock a moment later.
async fn patiently(store: &BrowserStore, lost: &Lost) -> bool {
    for _ in 0..PATIENCE {
        if take_lock(store, false, lost).await {
            return true;
        }
        pause(100).await;
    }
    false
}

/// Becomes the writing tab once the other one is gone.
fn follow_up(session: Session, lost: Lost) {
    if session.writer.get_untracked() {
        return;
    }
    spawn_local(async move {
        let desk = session.desk();
        if take_lock(desk.store(), false, &lost).await && upkeep(desk, Upkeep::Reload).await.is_ok()
        {
            session.writer.set(true);
            session.changed();
        }
    });
}

/// Starts what runs beside the screens: pages are written when there is time, and tabs follow each other.
pub fn accompany(session: Session, opened: &Opened) {
    session.writer.set(opened.writer);
    *opened.lost.borrow_mut() = Some(Box::new(move || session.writer.set(false)));

    let flush = move || {
        if session.writer.get_untracked() {
            spawn_local(session.write_pages());
        }
    };
    set_interval(flush, FLUSH);
    let lost = StoredValue::new_local(Rc::clone(&opened.lost));
    set_interval(move || follow_up(session, lost.get_value()), FOLLOW_UP);
    let hidden = window_event_listener(ev::visibilitychange, move |_| flush());
    on_cleanup(move || hidden.remove());

    let changes = Rc::new(Changes::listen(CHANNEL, move || {
        if session.writer.get_untracked() {
            return;
        }
        spawn_local(async move {
            if upkeep(session.desk(), Upkeep::Reload).await.is_ok() {
                session.changed();
            }
        });
    }));
    tend_letters(session);
    let told = StoredValue::new_local(changes);
    Effect::new(move |_| {
        session.track();
        if session.writer.get_untracked() {
            told.with_value(|changes| changes.announce());
        }
    });
}

/// Shares keys of what is confidential whenever a change (an admission, a role, a bundle) has made somebody able to open it. The code for
/// that comes with the other file, so it is asked for only when there is something to do.
fn tend_letters(session: Session) {
    let busy = StoredValue::new(false);
    Effect::new(move |_| {
        session.track();
        let Some(actor) = session.person().filter(|_| session.writer.get()) else {
            return;
        };
        let desk = session.desk();
        if busy.get_value() || !desk.letters_to_tend() {
            return;
        }
        busy.set_value(true);
        spawn_local(async move {
            let tended = upkeep(Rc::clone(&desk), Upkeep::TendLetters(actor)).await;
            busy.set_value(false);
            // What could not be done now is due again after the next change.
            if tended.is_ok() && !desk.letters_to_tend() {
                session.changed();
            }
        });
    });
}

/// Makes this tab the one that writes; the other one becomes read-only.
pub fn take_over(session: Session) {
    spawn_local(async move {
        let desk = session.desk();
        let lost: Lost = Rc::new(RefCell::new(Some(Box::new(move || {
            session.writer.set(false)
        }))));
        if take_lock(desk.store(), true, &lost).await {
            match upkeep(desk, Upkeep::Reload).await {
                Ok(()) => {
                    session.writer.set(true);
                    session.changed();
                }
                Err(reason) => session.saving.set(Saving::Failed(reason)),
            }
        }
    });
}

/// Deletes everything on this device and begins anew: for demonstration data, after the person has confirmed it.
///
/// # Errors
/// When the browser refuses; then everything is still there.
pub async fn erase(session: Session) -> Result<(), StoreError> {
    session.desk().store().erase().await?;
    prefs::forget();
    if let Some(window) = web_sys::window() {
        // Without a reload the old world would stay on the screen, but nothing of it on disk.
        let _ = window.location().set_hash("");
        let _ = window.location().reload();
    }
    Ok(())
}
