//! A tablet for tests: a desk over a memory store that survives "restarts", with somebody signed in.

use futures_util::future::FutureExt;
use huiyin::desk::{
    Batch, BundleFile, Desk, DeskError, Done, ExportRequest, Files, ImportReport, Key, Opening,
    Room, Store, StoreError,
};
use huiyin::domain::calendar::Calendar;
use huiyin::domain::clause::Regulation;
use huiyin::domain::customers::{CustomerCommand, CustomerFacts};
use huiyin::domain::event::Command;
use huiyin::domain::ids::{CustomerId, PersonId};
use huiyin::domain::organisation::{OrganisationCommand, OrganisationEvent, PersonFacts};
use huiyin::domain::roles::Role;
use huiyin::domain::stamp::DeviceId;
use huiyin::domain::time::Timestamp;
use huiyin::ledger::identity::Identity;
use huiyin::store::memory::MemoryStore;
use std::cell::Cell;
use std::rc::Rc;
use uuid::Uuid;

/// 23 November 2026, 08:00 at +08:00.
pub const MORNING: Timestamp = Timestamp(1_795_392_000_000);

/// A memory store that outlives desks and can be told to fail.
#[derive(Clone, Default)]
pub struct Disk {
    pub memory: Rc<MemoryStore>,
    /// Writes left before the disk refuses; negative is never.
    pub writes_left: Rc<Cell<i64>>,
    pub writes_done: Rc<Cell<u64>>,
    /// Segments that were asked for, to read entries from them.
    pub segments_read: Rc<Cell<u64>>,
}

impl Disk {
    pub fn new() -> Self {
        let disk = Self::default();
        disk.writes_left.set(-1);
        disk
    }
}

impl Store for Disk {
    async fn apply(&self, batch: Batch) -> Result<(), StoreError> {
        match self.writes_left.get() {
            0 => return Err(StoreError::Quota("test".to_owned())),
            left if left > 0 => self.writes_left.set(left - 1),
            _ => {}
        }
        self.writes_done.set(self.writes_done.get() + 1);
        self.memory.apply(batch).await
    }
    async fn get(&self, room: Room, key: &str) -> Result<Option<Vec<u8>>, StoreError> {
        self.memory.get(room, key).await
    }
    async fn get_many(&self, room: Room, keys: &[Key]) -> Result<Vec<Option<Vec<u8>>>, StoreError> {
        if room == Room::Segments {
            let read = self.segments_read.get() + keys.len() as u64;
            self.segments_read.set(read);
        }
        self.memory.get_many(room, keys).await
    }
    async fn keys(&self, room: Room) -> Result<Vec<Key>, StoreError> {
        self.memory.keys(room).await
    }
}

/// Nothing in these tests waits for anything outside the process.
pub fn now<T>(future: impl Future<Output = T>) -> T {
    future.now_or_never().expect("a memory store never waits")
}

/// One device with its person.
pub struct Tablet {
    pub disk: Disk,
    pub desk: Desk<Disk>,
    pub person: PersonId,
    pub clock: Cell<i64>,
    seed: u8,
}

pub fn person(number: u8) -> PersonId {
    PersonId(Uuid::from_bytes([number; 16]))
}

pub fn customer(number: u64) -> CustomerId {
    CustomerId(Uuid::from_u64_pair(7, number))
}

impl Tablet {
    /// A fresh install; `seed` makes its key.
    pub fn fresh(seed: u8) -> Self {
        let disk = Disk::new();
        let desk = now(Desk::open(
            disk.clone(),
            Opening {
                entropy: [seed; 32],
                incarnation: None,
            },
        ))
        .expect("opens");
        Self {
            disk,
            desk,
            person: person(1),
            clock: Cell::new(MORNING.0),
            seed,
        }
    }

    /// One whose desk was opened in another way than by starting the app.
    pub fn opened(desk: Desk<Disk>, disk: Disk, seed: u8) -> Self {
        Self {
            desk,
            disk,
            person: person(1),
            clock: Cell::new(MORNING.0 + 3_600_000),
            seed,
        }
    }

    /// The same, storing imports in steps of so many entries.
    pub fn in_steps_of(self, entries: usize) -> Self {
        Self {
            desk: self.desk.in_steps_of(entries),
            ..self
        }
    }

    /// The first tablet of a firm with three people.
    pub fn founder() -> Self {
        Self::founder_on(Self::fresh(1))
    }

    /// The same on this tablet. The tablets of the seeds 2 to 8 are admitted beforehand.
    pub fn founder_on(tablet: Self) -> Self {
        let founded = OrganisationEvent::Founded {
            name: "和平供熱".to_owned(),
            regulations: Regulation::all().collect(),
            calendar: Calendar::default(),
            service_phone: "96069".to_owned(),
            complaint_phone: "96070".to_owned(),
        };
        let facts = |name: &str, role| PersonFacts {
            name: name.to_owned(),
            roles: [role].into(),
            phone: String::new(),
        };
        tablet
            .run(Command::Organisation(OrganisationCommand::Found {
                founded: Box::new(founded),
                person: person(1),
                facts: facts("何佳", Role::ServiceDesk),
                device: "值班室".to_owned(),
            }))
            .expect("founds");
        for seed in 2..=8_u8 {
            let admitted = OrganisationEvent::DeviceAdmitted {
                device: Identity::from_secret([seed; 32]).device(),
                name: format!("平板 {seed}"),
                person: person(1),
            };
            tablet
                .run(Command::Organisation(OrganisationCommand::Record(
                    Box::new(admitted),
                )))
                .expect("admits");
        }
        for (number, name, role) in [
            (2, "陳志遠", Role::Technician),
            (3, "劉主任", Role::Supervisor),
        ] {
            let enrolled = OrganisationEvent::PersonEnrolled {
                person: person(number),
                facts: facts(name, role),
            };
            tablet
                .run(Command::Organisation(OrganisationCommand::Record(
                    Box::new(enrolled),
                )))
                .expect("enrols");
        }
        tablet
    }

    /// The whole tablet copied with its key, as no app should be: what a restored disk image does.
    pub fn copy(&self) -> Self {
        let disk = Disk::new();
        let puts = self.everything();
        now(disk.apply(Batch {
            puts,
            ..Batch::default()
        }))
        .expect("copies");
        let opening = Opening {
            entropy: [0; 32],
            incarnation: Some(self.desk.incarnation()),
        };
        Self {
            desk: now(Desk::open(disk.clone(), opening)).expect("opens"),
            disk,
            person: self.person,
            clock: self.clock.clone(),
            seed: self.seed,
        }
    }

    /// The app is killed and opened again.
    pub fn restart(self) -> Self {
        let opening = Opening {
            entropy: [self.seed.wrapping_add(100); 32],
            incarnation: Some(self.desk.incarnation()),
        };
        let desk = now(Desk::open(self.disk.clone(), opening)).expect("opens again");
        Self { desk, ..self }
    }

    /// The tablet's clock, a second later at each look.
    pub fn tick(&self) -> Timestamp {
        self.clock.set(self.clock.get() + 1_000);
        Timestamp(self.clock.get())
    }

    pub fn run(&self, command: Command) -> Result<Done, DeskError> {
        now(self.desk.execute(command, self.person, self.tick()))
    }

    pub fn register(&self, number: u64, name: &str) -> Done {
        let facts = CustomerFacts {
            name: name.to_owned(),
            ..CustomerFacts::default()
        };
        self.run(Command::Customer(
            customer(number),
            CustomerCommand::Register(facts),
        ))
        .expect("registers")
    }

    pub fn edit(&self, number: u64, change: impl FnOnce(&mut CustomerFacts)) -> Done {
        let mut facts = self.desk.world().customers[&customer(number)].facts();
        change(&mut facts);
        self.run(Command::Customer(
            customer(number),
            CustomerCommand::Edit(facts),
        ))
        .expect("edits")
    }

    pub fn give(&self, to: Option<&Self>) -> BundleFile {
        self.give_with(to.map(|tablet| tablet.desk.device()), Files::Lacked)
    }

    pub fn give_with(&self, since: Option<DeviceId>, files: Files) -> BundleFile {
        let request = ExportRequest {
            since,
            files,
            person: self.person,
            now: self.tick(),
            app: "test".to_owned(),
        };
        now(self.desk.export(request)).expect("gives")
    }

    pub fn take(&self, bundle: &BundleFile) -> ImportReport {
        self.try_take(&bundle.bytes).expect("takes")
    }

    pub fn try_take(&self, bytes: &[u8]) -> Result<ImportReport, DeskError> {
        now(self.desk.import(bytes, self.tick()))
    }

    /// All segments, as one text per feed: the ledger byte for byte, however it is cut into segments.
    pub fn ledger(&self) -> std::collections::BTreeMap<String, Vec<u8>> {
        let mut feeds = std::collections::BTreeMap::<String, Vec<u8>>::new();
        for key in now(self.disk.keys(Room::Segments)).expect("keys") {
            let bytes = now(self.disk.get(Room::Segments, &key))
                .expect("reads")
                .expect("there");
            feeds
                .entry(key.split('/').next().unwrap_or_default().to_owned())
                .or_default()
                .extend(bytes);
        }
        feeds
    }

    /// Everything in the store.
    pub fn everything(&self) -> Vec<(Room, Key, Vec<u8>)> {
        let mut all = Vec::new();
        for room in Room::ALL {
            for key in now(self.disk.keys(room)).expect("keys") {
                let bytes = now(self.disk.get(room, &key))
                    .expect("reads")
                    .expect("there");
                all.push((room, key, bytes));
            }
        }
        all
    }
}

/// After they have met: one ledger, one state, and what is shown is what a fresh fold gives.
#[track_caller]
pub fn all_hold_the_same(mut tablets: Vec<Tablet>) {
    let first = &tablets[0];
    for other in &tablets[1..] {
        assert_eq!(other.ledger(), first.ledger());
        assert_eq!(*other.desk.world(), *first.desk.world());
    }
    let world = first.desk.world().clone();
    let reopened = tablets.remove(0).restart();
    assert_eq!(
        *reopened.desk.world(),
        world,
        "what is shown is what a fresh fold gives"
    );
}
