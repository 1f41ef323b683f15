//! A long season of a firm on eight tablets that meet by files only: files are lost, delayed, doubled, cut and altered; tablets die in the
//! middle of a write; clocks are years apart; one tablet is revoked, one person leaves, one tablet is restored from a copy and lives on
//! twice, photos are left out and asked for, and a stranger writes along.
//!
//! The same season every time; `HUIYIN_SEASON=5000` makes it longer.

use crate::property::leak;
use crate::tablet::{Tablet, customer, now, person};
use huiyin::desk::{Files, NewKey};
use huiyin::domain::cases::{CaseCommand, CaseEvent, Note};
use huiyin::domain::customers::CustomerEvent;
use huiyin::domain::event::{Command, Event};
use huiyin::domain::ids::Subject;
use huiyin::domain::organisation::{Admission, OrganisationCommand, OrganisationEvent};
use huiyin::domain::stamp::DeviceId;
use huiyin::domain::trust::Waiting;
use std::collections::BTreeSet;

const TABLETS: usize = 8;
/// The tablet that is restored from a copy while it lives on; the copy comes last on the table.
const FORKED: usize = 3;
/// A device that nobody admits.
const STRANGER: u8 = 60;
const YEAR: i64 = 365 * 86_400_000;

/// Numbers that look drawn (xorshift).
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit.max(1) as u64) as usize
    }
}

fn firm(event: OrganisationEvent) -> Command {
    Command::Organisation(OrganisationCommand::Record(Box::new(event)))
}

/// A file on its way.
struct Parcel {
    to: usize,
    bytes: Vec<u8>,
}

struct Season {
    chance: Chance,
    tablets: Vec<Option<Tablet>>,
    stranger: Tablet,
    post: Vec<Parcel>,
    /// Customers registered by whom the firm trusts, by the tablet that did.
    registered: Vec<(usize, u64)>,
    by_stranger: BTreeSet<u64>,
    photos: BTreeSet<String>,
    next: u64,
    refused: usize,
    killed: usize,
    new_keys: u8,
    left_out: usize,
}

impl Season {
    fn begin() -> Self {
        let office = Tablet::founder();
        let invitation = office.give(None);
        let mut tablets = vec![Some(office)];
        for seed in 2..=TABLETS as u8 {
            let mut tablet = Tablet::fresh(seed);
            tablet.take(&invitation);
            tablet.person = person(1 + seed % 3);
            // Up to three years before and after the office.
            let drift = (i64::from(seed) - 5) * YEAR;
            tablet.clock.set(tablet.clock.get() + drift);
            tablets.push(Some(tablet));
        }
        let mut stranger = Tablet::fresh(STRANGER);
        stranger.take(&invitation);
        stranger.person = person(2);
        Self {
            chance: Chance(0x2545_f491_4f6c_dd1d),
            tablets,
            stranger,
            post: Vec::new(),
            registered: Vec::new(),
            by_stranger: BTreeSet::new(),
            photos: BTreeSet::new(),
            next: 1,
            refused: 0,
            killed: 0,
            new_keys: 0,
            left_out: 0,
        }
    }

    fn tablet(&self, at: usize) -> &Tablet {
        self.tablets[at].as_ref().expect("on the table")
    }

    fn restart(&mut self, at: usize) {
        let tablet = self.tablets[at].take().expect("on the table");
        tablet.disk.writes_left.set(-1);
        let tablet = tablet.restart();
        assert_eq!(tablet.desk.damage(), None);
        self.tablets[at] = Some(tablet);
    }

    fn step(&mut self) {
        let at = self.chance.below(self.tablets.len());
        match self.chance.below(24) {
            0..=5 => self.register(at),
            6..=8 => self.edit(at),
            20..=21 => self.photograph(at),
            22 => self.take_new_key(at),
            23 => self.admit(),
            9..=12 => self.send(at),
            13..=16 => self.deliver(),
            17 => self.kill(at),
            18 => self.restart(at),
            _ => self.strange(),
        }
    }

    /// Whoever has heard of their own leaving puts the tablet down, and a feed that has split is not continued.
    fn may_write(&self, at: usize) -> bool {
        let tablet = self.tablet(at);
        if tablet.desk.standing().new_key.is_some() {
            return false;
        }
        let world = tablet.desk.world();
        world.organisation.people[&tablet.person].active
    }

    fn register(&mut self, at: usize) {
        if !self.may_write(at) {
            return;
        }
        let number = self.next;
        self.next += 1;
        self.tablet(at).register(number, &format!("用戶 {number}"));
        self.registered.push((at, number));
    }

    fn edit(&mut self, at: usize) {
        let known: Vec<u64> = (1..self.next)
            .filter(|number| {
                let world = self.tablet(at).desk.world();
                world.customers.contains_key(&customer(*number))
            })
            .collect();
        if !self.may_write(at) {
            return;
        }
        if let Some(number) = known.get(self.chance.below(known.len())) {
            let phone = format!("138{:08}", self.chance.below(99_999_999));
            self.tablet(at).edit(*number, |facts| facts.phone = phone);
        }
    }

    /// Takes a case and a photo of it.
    fn photograph(&mut self, at: usize) {
        if !self.may_write(at) {
            return;
        }
        let number = self.next;
        self.next += 1;
        let tablet = self.tablet(at);
        let bytes = format!("photo {number}").into_bytes();
        let file = now(tablet.desk.attach(bytes, "image/jpeg", "")).expect("stores");
        let name = file.sha256.clone();
        let case = leak(tablet, number);
        let note = CaseEvent::Noted(Note {
            text: "照片".to_owned(),
            attachments: vec![file],
        });
        let note = Command::Case(case, Box::new(CaseCommand::Record(note)));
        tablet.run(note).expect("notes");
        self.photos.insert(name);
    }

    /// Somebody taps what the tablet asks for; at the first attempt it may die.
    fn take_new_key(&mut self, at: usize) {
        if self.tablet(at).desk.standing().new_key.is_none() {
            return;
        }
        self.new_keys += 1;
        let entropy = [100 + self.new_keys; 32];
        let dies = self.chance.below(2) == 0;
        let tablet = self.tablet(at);
        tablet.disk.writes_left.set(if dies { 0 } else { -1 });
        let whom = (tablet.person, "平板".to_owned());
        let taken = now(tablet.desk.take_new_key(entropy, whom, tablet.tick()));
        assert_eq!(taken.is_err(), dies);
        self.restart(at);
    }

    /// The office admits the tablets with a new key that it has heard of.
    fn admit(&mut self) {
        let office = self.tablet(0);
        let asking: Vec<DeviceId> = {
            let world = office.desk.world();
            let devices = world.organisation.devices.iter();
            let asking = devices.filter(|(_, device)| {
                device.admission == Admission::Asked && device.replaces.is_some()
            });
            asking.map(|(id, _)| *id).collect()
        };
        for device in asking {
            let admitted = OrganisationEvent::DeviceAdmitted {
                device,
                name: "平板".to_owned(),
                person: person(2),
            };
            office.run(firm(admitted)).expect("admits");
        }
    }

    /// A backup of a tablet is restored onto another one, key included, and both live on.
    fn fork(&mut self) {
        let twin = self.tablet(FORKED).copy();
        self.tablets.push(Some(twin));
    }

    /// Gives a file to another tablet: what it lacks, or everything, with photos or without. Some files are lost, some doubled, some
    /// damaged.
    fn send(&mut self, at: usize) {
        let to = self.chance.below(self.tablets.len());
        let whole = self.chance.below(6) == 0;
        let receiver = (!whole && to != at).then(|| self.tablet(to).desk.device());
        let files = match self.chance.below(3) {
            0 => Files::None,
            1 => Files::All,
            _ => Files::Lacked,
        };
        let bundle = self.tablet(at).give_with(receiver, files);
        self.left_out += usize::from(files == Files::None);
        let mut bytes = bundle.bytes;
        match self.chance.below(10) {
            0 => return,
            1 => bytes.truncate(self.chance.below(bytes.len())),
            2 => {
                let place = self.chance.below(bytes.len());
                bytes[place] ^= 1 << self.chance.below(7);
            }
            3 => self.post.push(Parcel {
                to,
                bytes: bytes.clone(),
            }),
            _ => {}
        }
        self.post.push(Parcel { to, bytes });
    }

    /// One of the files on their way arrives, not the oldest first.
    fn deliver(&mut self) {
        if self.post.is_empty() {
            return;
        }
        let parcel = self.post.swap_remove(self.chance.below(self.post.len()));
        let tablet = self.tablet(parcel.to);
        let before = tablet.ledger();
        if tablet.try_take(&parcel.bytes).is_err() {
            assert_eq!(tablet.ledger(), before, "refused, and nothing has changed");
            self.refused += 1;
        }
    }

    /// The tablet dies during one of the next writes of an import.
    fn kill(&mut self, at: usize) {
        let from = self.chance.below(self.tablets.len());
        if from == at {
            return;
        }
        let bundle = self.tablet(from).give(None);
        let left = self.chance.below(3) as i64;
        self.tablet(at).disk.writes_left.set(left);
        let died = self.tablet(at).try_take(&bundle.bytes).is_err();
        self.killed += usize::from(died);
        self.restart(at);
    }

    /// Somebody with a tablet that nobody admitted writes in a colleague's name, and hands it to whoever takes it.
    fn strange(&mut self) {
        let number = 1_000_000 + self.next;
        self.next += 1;
        self.stranger.register(number, "外人");
        self.by_stranger.insert(number);
        let bytes = self.stranger.give(None).bytes;
        let to = self.chance.below(self.tablets.len());
        self.post.push(Parcel { to, bytes });
    }

    /// Everybody gives every entry to everybody, twice.
    fn meet(&mut self) {
        self.post.clear();
        for _ in 0..2 {
            for from in 0..self.tablets.len() {
                let bundle = self.tablet(from).give_with(None, Files::None);
                for to in 0..self.tablets.len() {
                    self.tablet(to).take(&bundle);
                }
            }
        }
    }

    /// The last round: who has to takes a new key, everybody is admitted and issues again what is left; then everybody gives everybody the
    /// photos that they asked for. Returns how many of these came.
    fn end(&mut self) -> u64 {
        self.meet();
        for at in 0..self.tablets.len() {
            while self.tablet(at).desk.standing().new_key.is_some() {
                self.take_new_key(at);
            }
        }
        self.meet();
        self.admit();
        self.meet();
        for at in 0..self.tablets.len() {
            let tablet = self.tablet(at);
            for fork in tablet.desk.standing().forks {
                let own = fork.branches.iter().filter(|branch| branch.own);
                for branch in own.filter(|branch| branch.pending > 0) {
                    now(tablet
                        .desk
                        .issue_again(fork.device, branch.head, tablet.tick()))
                    .expect("issues again");
                }
            }
        }
        self.meet();
        let mut came = 0;
        for from in 0..self.tablets.len() {
            for to in 0..self.tablets.len() {
                if from != to {
                    let to = self.tablet(to);
                    let asked = self.tablet(from).give(Some(to));
                    came += to.take(&asked).attachments;
                }
            }
        }
        came
    }
}

/// How often the registration of a customer counts.
fn registrations(tablet: &Tablet, number: u64) -> usize {
    let subject = Subject::Customer(customer(number));
    let lines = now(tablet.desk.history(&subject, tablet.tick())).expect("reads");
    let counting = lines.iter().filter(|line| line.waiting.is_none());
    let registered = |event: &Option<Event>| {
        matches!(event, Some(Event::Customer(CustomerEvent::Registered(_))))
    };
    counting.filter(|line| registered(&line.event)).count()
}

#[test]
fn after_a_long_season_everybody_holds_the_same_and_no_strangers_word_counts() {
    let steps = std::env::var("HUIYIN_SEASON").ok();
    let steps: usize = steps.and_then(|steps| steps.parse().ok()).unwrap_or(400);
    let mut season = Season::begin();
    for step in 0..steps {
        season.step();
        if step == steps / 4 {
            season.fork();
        }
        if step == steps / 2 {
            // One tablet is lost, one person leaves.
            let lost = season.tablet(7).desk.device();
            let office = season.tablet(0);
            let last = office.desk.held(lost);
            let revoked = OrganisationEvent::DeviceRevoked { device: lost, last };
            office.run(firm(revoked)).expect("revokes");
            let left = OrganisationEvent::PersonLeft { person: person(3) };
            office.run(firm(left)).expect("leaves");
        }
    }
    assert!(season.refused > 0 && season.killed > 0 && season.left_out > 0);
    let came = season.end();
    assert!(came > 0, "photos that were left out");
    assert!(season.new_keys >= 2, "both copies took new keys");

    let office = season.tablet(0);
    let world = office.desk.world().clone();
    for at in 1..season.tablets.len() {
        let tablet = season.tablet(at);
        assert!(*tablet.desk.world() == world, "tablet {at}");
        assert!(tablet.ledger() == office.ledger(), "tablet {at}");
        assert_eq!(tablet.desk.fingerprint(), office.desk.fingerprint());
        let missing = now(tablet.desk.missing_files()).expect("reads");
        assert!(missing.is_empty(), "tablet {at}: {missing:?}");
    }
    for photo in &season.photos {
        let bytes = now(office.desk.attachment(photo)).expect("reads");
        assert!(bytes.is_some(), "{photo}");
    }
    // The evidence is there, and everything on it counts under a new key.
    let forks = office.desk.standing().forks;
    assert!(forks.iter().any(|fork| fork.branches.len() > 1));
    for fork in &forks {
        assert!(fork.is_settled(), "{fork:?}");
    }
    let why: BTreeSet<Waiting> = office
        .desk
        .quarantine()
        .iter()
        .map(|line| line.why)
        .collect();
    let expected = [
        Waiting::DeviceNotAdmitted,
        Waiting::DeviceRevoked,
        Waiting::PersonLeft,
    ];
    assert_eq!(why, expected.into());
    let counts = |number: &u64| world.customers.contains_key(&customer(*number));
    assert!(!season.by_stranger.is_empty());
    assert!(!season.by_stranger.iter().any(counts));
    // Whoever was neither revoked nor had left is heard everywhere, once.
    let trusted = season.registered.iter().filter(|(at, _)| {
        let at = if *at == TABLETS { FORKED } else { *at };
        let author = 1 + (at as u8 + 1) % 3;
        at == 0 || (at != 7 && author != 3)
    });
    let numbers: Vec<u64> = trusted.map(|(_, number)| *number).collect();
    assert!(numbers.len() > steps / 20);
    assert!(season.registered.iter().any(|(at, _)| *at == TABLETS));
    for number in numbers {
        assert_eq!(registrations(office, number), 1, "customer {number}");
    }
    // Nobody lacks anything any more, and everybody knows it of everybody.
    season.meet();
    for from in 0..season.tablets.len() {
        for to in (0..season.tablets.len()).filter(|to| *to != from) {
            let bundle = season.tablet(from).give(Some(season.tablet(to)));
            assert_eq!(
                (bundle.entries, bundle.attachments),
                (0, 0),
                "{from} to {to}"
            );
        }
    }
    for at in 0..season.tablets.len() {
        season.restart(at);
        assert!(
            *season.tablet(at).desk.world() == world,
            "tablet {at} again"
        );
        assert_ne!(
            season.tablet(at).desk.standing().new_key,
            Some(NewKey::Forked)
        );
    }
}
