//! A long season of a firm on eight tablets that meet by files only: files are lost, delayed, doubled, cut and altered; tablets die in the
//! middle of a write; clocks are years apart; one tablet is revoked, one person leaves, and a stranger writes along.
//!
//! The same season every time; `HUIYIN_SEASON=5000` makes it longer.

use crate::tablet::{Tablet, customer, person};
use huiyin::domain::event::Command;
use huiyin::domain::organisation::{OrganisationCommand, OrganisationEvent};
use std::collections::BTreeSet;

const TABLETS: usize = 8;
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
    next: u64,
    refused: usize,
    killed: usize,
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
            next: 1,
            refused: 0,
            killed: 0,
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
        let at = self.chance.below(TABLETS);
        match self.chance.below(20) {
            0..=5 => self.register(at),
            6..=8 => self.edit(at),
            9..=12 => self.send(at),
            13..=16 => self.deliver(),
            17 => self.kill(at),
            18 => self.restart(at),
            _ => self.strange(),
        }
    }

    /// Whoever has heard of their own leaving puts the tablet down.
    fn may_write(&self, at: usize) -> bool {
        let tablet = self.tablet(at);
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

    /// Gives a file to another tablet: what it lacks, or everything. Some files are lost, some doubled, some damaged.
    fn send(&mut self, at: usize) {
        let to = self.chance.below(TABLETS);
        let whole = self.chance.below(6) == 0;
        let receiver = (!whole && to != at).then(|| self.tablet(to));
        let bundle = self.tablet(at).give(receiver);
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
        let from = self.chance.below(TABLETS);
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
        let to = self.chance.below(TABLETS);
        self.post.push(Parcel { to, bytes });
    }

    /// Everybody gives everything to everybody, twice.
    fn meet(&mut self) {
        self.post.clear();
        for _ in 0..2 {
            for from in 0..TABLETS {
                let bundle = self.tablet(from).give(None);
                for to in 0..TABLETS {
                    self.tablet(to).take(&bundle);
                }
            }
        }
    }
}

#[test]
fn after_a_long_season_everybody_holds_the_same_and_no_strangers_word_counts() {
    let steps = std::env::var("HUIYIN_SEASON").ok();
    let steps: usize = steps.and_then(|steps| steps.parse().ok()).unwrap_or(600);
    let mut season = Season::begin();
    for step in 0..steps {
        season.step();
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
    assert!(season.refused > 0 && season.killed > 0);
    season.meet();

    let office = season.tablet(0);
    let world = office.desk.world().clone();
    for at in 1..TABLETS {
        assert_eq!(*season.tablet(at).desk.world(), world, "tablet {at}");
        assert_eq!(season.tablet(at).ledger(), office.ledger(), "tablet {at}");
        assert_eq!(
            season.tablet(at).desk.fingerprint(),
            office.desk.fingerprint()
        );
    }
    let counts = |number: &u64| world.customers.contains_key(&customer(*number));
    assert!(!season.by_stranger.is_empty());
    assert!(!season.by_stranger.iter().any(counts));
    // Whoever was neither revoked nor had left is heard everywhere.
    let trusted = season.registered.iter().filter(|(at, _)| {
        let author = 1 + (*at as u8 + 1) % 3;
        *at == 0 || (*at != 7 && author != 3)
    });
    let numbers: Vec<&u64> = trusted.map(|(_, number)| number).collect();
    assert!(numbers.len() > steps / 20);
    assert!(numbers.into_iter().all(counts));
    for at in 0..TABLETS {
        season.restart(at);
        assert_eq!(*season.tablet(at).desk.world(), world, "tablet {at} again");
    }
}
