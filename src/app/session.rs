//! What every screen shares: the desk, who is signed in, the time, and how saving goes. Lives at the root, so that no screen's end
//! interrupts a commit.

use super::i18n::{failure, role, store_failure, t};
use super::later::{Upkeep, upkeep};
use super::platform;
use super::prefs;
use super::toast::Messages;
use crate::desk::{Desk, DeskError, Done};
use crate::domain::cases::Attachment;
use crate::domain::clock::Owner;
use crate::domain::context::Context;
use crate::domain::event::Command;
use crate::domain::ids::PersonId;
use crate::domain::stamp::DeviceId;
use crate::domain::time::Timestamp;
use crate::domain::world::World;
pub use crate::store::indexed_db::IndexedDbStore as BrowserStore;
use leptos::prelude::*;
use std::rc::Rc;

/// The desk over this browser's database.
pub type BrowserDesk = Desk<BrowserStore>;

/// How the last write went.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Saving {
    /// Everything is on disk.
    #[default]
    Saved,
    /// A write has begun and is not on disk yet.
    Writing,
    /// The last write failed, with the reason in words.
    Failed(String),
}

/// Shared state; cheap to copy, taken from the context with [`session`].
#[derive(Clone, Copy)]
pub struct Session {
    desk: StoredValue<Rc<BrowserDesk>, LocalStorage>,
    /// Counts changes of the world; reading it inside a view makes the view follow.
    version: RwSignal<u64>,
    person: RwSignal<Option<PersonId>>,
    /// Follows the clock once a second.
    second: RwSignal<Timestamp>,
    /// Follows the clock once in fifteen seconds, for lists.
    slow: RwSignal<Timestamp>,
    /// How saving goes.
    pub saving: RwSignal<Saving>,
    /// The short message at the foot of the screen.
    pub messages: Messages,
    /// Whether this tab may write.
    pub writer: RwSignal<bool>,
}

/// The session of this tab.
#[must_use]
pub fn session() -> Session {
    expect_context()
}

impl Session {
    /// Begins a session over an open desk.
    #[must_use]
    pub fn begin(desk: Rc<BrowserDesk>) -> Self {
        let now = platform::now();
        let this = Self {
            desk: StoredValue::new_local(desk),
            version: RwSignal::new(0),
            person: RwSignal::new(prefs::person()),
            second: RwSignal::new(now),
            slow: RwSignal::new(now),
            saving: RwSignal::default(),
            messages: Messages::new(),
            writer: RwSignal::new(true),
        };
        set_interval(
            move || this.second.set(platform::now()),
            std::time::Duration::from_secs(1),
        );
        set_interval(
            move || this.slow.set(platform::now()),
            std::time::Duration::from_secs(15),
        );
        this
    }

    /// The desk itself.
    #[must_use]
    pub fn desk(&self) -> Rc<BrowserDesk> {
        self.desk.get_value()
    }

    /// Reads the world and follows its changes.
    pub fn world<T>(&self, read: impl FnOnce(&World) -> T) -> T {
        self.version.track();
        let desk = self.desk();
        let world = desk.world();
        read(&world)
    }

    /// Reads with a full context (who acts, when) and follows changes of the world and of the slow clock.
    pub fn context<T>(&self, read: impl FnOnce(&Context<'_>) -> T) -> T {
        let now = self.slow.get().max(platform::now());
        let actor = self.actor();
        let device = self.desk().device();
        self.world(|world| {
            read(&Context {
                now,
                actor,
                device,
                world,
            })
        })
    }

    /// Now, once a second, for running clocks.
    #[must_use]
    pub fn second(&self) -> Timestamp {
        self.second.get()
    }

    /// Now, once in fifteen seconds, for lists.
    #[must_use]
    pub fn slow(&self) -> Timestamp {
        self.slow.get()
    }

    /// The organisation's offset from UTC in minutes. Read once while a view is built: a firm does not move.
    #[must_use]
    pub fn offset(&self) -> i32 {
        let desk = self.desk();
        let world = desk.world();
        let calendar = world.organisation.calendar_at(platform::now());
        calendar.offset_minutes
    }

    /// Who is signed in, if the person is (still) enrolled.
    #[must_use]
    pub fn person(&self) -> Option<PersonId> {
        let person = self.person.get()?;
        self.world(|world| {
            world
                .organisation
                .people
                .get(&person)
                .is_some_and(|person| person.active)
        })
        .then_some(person)
    }

    /// Who acts: the person signed in, or nobody, who is refused everywhere.
    #[must_use]
    pub fn actor(&self) -> PersonId {
        self.person.get().unwrap_or(PersonId(uuid::Uuid::nil()))
    }

    /// Signs somebody in on this device.
    pub fn sign_in(&self, person: Option<PersonId>) {
        prefs::set_person(person);
        self.person.set(person);
    }

    /// Name of a person, or a dash.
    #[must_use]
    pub fn name_of(&self, person: PersonId) -> String {
        self.world(|world| {
            world
                .organisation
                .people
                .get(&person)
                .map_or_else(|| "—".to_owned(), |person| person.name.clone())
        })
    }

    /// Whoever owes something, in words: a person's name, or what a role is called.
    #[must_use]
    pub fn owner_name(&self, owner: Owner) -> String {
        match owner {
            Owner::Person(person) => self.name_of(person),
            Owner::Role(held) => role(held).to_owned(),
        }
    }

    /// What people call a device; "this device" for this one, its first letters while it has no name.
    #[must_use]
    pub fn device_name(&self, device: DeviceId) -> String {
        if self.desk().device() == device {
            return t::common::this_device().to_owned();
        }
        self.world(|world| {
            world
                .organisation
                .devices
                .get(&device)
                .map(|device| device.name.clone())
        })
        .unwrap_or_else(|| device.to_string().chars().take(6).collect())
    }

    /// Follows changes of the world without reading it.
    pub fn track(&self) {
        self.version.track();
    }

    /// Tells every view that the world has changed. What was just written has its clock at once: for the slow one it would lie ahead.
    pub fn changed(&self) {
        self.slow.set(platform::now());
        self.version
            .update(|version| *version = version.wrapping_add(1));
    }

    /// Carries out a command. "Saved" shows only once it is on disk.
    ///
    /// # Errors
    /// As [`Desk::execute`]; the reason is also shown where saving is shown, unless the regulations refused.
    pub async fn execute(&self, command: Command) -> Result<Done, DeskError> {
        let actor = self
            .person
            .get_untracked()
            .unwrap_or(PersonId(uuid::Uuid::nil()));
        self.execute_as(command, actor).await
    }

    /// As [`Self::execute`], by somebody who is about to sign in.
    ///
    /// # Errors
    /// As [`Desk::execute`].
    pub async fn execute_as(&self, command: Command, actor: PersonId) -> Result<Done, DeskError> {
        let desk = self.desk();
        platform::mark("huiyin:commit:start");
        let writing = desk.execute(command, actor, platform::now());
        let done = self.saved(writing).await;
        platform::mark("huiyin:commit:end");
        done
    }

    /// Follows a write of the desk where saving is shown, and tells every view once it is on disk.
    ///
    /// # Errors
    /// As the write itself.
    pub async fn saved<T>(
        &self,
        writing: impl Future<Output = Result<T, DeskError>>,
    ) -> Result<T, DeskError> {
        self.saving.set(Saving::Writing);
        let done = writing.await;
        match &done {
            Ok(_) => {
                self.saving.set(Saving::Saved);
                self.changed();
            }
            Err(DeskError::Refused(_)) => self.saving.set(Saving::Saved),
            Err(error) => self.saving.set(Saving::Failed(failure(error))),
        }
        done
    }

    /// Puts a file away by its content. Where saving is shown it shows when the disk refuses, and when it no longer does.
    ///
    /// # Errors
    /// As [`Desk::attach`].
    pub async fn attach(
        &self,
        bytes: Vec<u8>,
        media_type: &str,
        caption: &str,
    ) -> Result<Attachment, DeskError> {
        let kept = self.desk().attach(bytes, media_type, caption).await;
        self.saving.set(match &kept {
            Ok(_) => Saving::Saved,
            Err(error) => Saving::Failed(failure(error)),
        });
        kept
    }

    /// Tries whether the storage takes writes again, after one has failed.
    pub async fn try_storage(&self) {
        self.saving.set(Saving::Writing);
        self.saving.set(match self.desk().store().probe().await {
            Ok(()) => Saving::Saved,
            Err(error) => Saving::Failed(store_failure(&error)),
        });
    }

    /// Writes the pages that are older than the world, if there are any. Those that could not be written stay to be written.
    pub async fn write_pages(self) {
        let desk = self.desk();
        if desk.has_stale_pages() {
            let _ = upkeep(desk, Upkeep::WritePages).await;
        }
    }

    /// Writes the folded pages once the screen has said what it has to say: they save time at the next opening and nothing else.
    pub fn flush_soon(&self) {
        let this = *self;
        set_timeout(
            move || {
                leptos::task::spawn_local(this.write_pages());
            },
            std::time::Duration::from_millis(400),
        );
    }

    /// Shows a short message.
    pub fn say(&self, message: impl Into<String>) {
        self.messages.say(message.into(), None);
    }

    /// Shows a short message of something that `undo` takes back: a new entry, never a deletion.
    pub fn say_with_undo(&self, message: impl Into<String>, undo: Callback<()>) {
        self.messages.say(message.into(), Some(undo));
    }
}
