//! Writes a bundle of 20,000 entries about 3,400 cases, by four devices, for the benchmark: `cargo run --release --example make_bundle -- FILE`.
//!
//! The story is the demonstration firm's, so every entry passed the rules; each case is carried out on one of the devices, and stops after
//! six or seven steps so that the number of cases fits. The same file every time.

use huiyin::demo::{founder, script_of, signature};
use huiyin::desk::{Desk, DeskError, ExportRequest, Files, Opening};
use huiyin::domain::event::Command;
use huiyin::domain::ids::{CaseId, PersonId};
use huiyin::domain::organisation::{OrganisationCommand, OrganisationEvent};
use huiyin::domain::time::Timestamp;
use huiyin::store::memory::MemoryStore;
use std::collections::BTreeMap;
use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

const SEED: u64 = 7;
/// 23 November 2026, 10:00 at +08:00.
const NOW: Timestamp = Timestamp(1_795_399_200_000);
const ENTRIES: usize = 20_000;
const CASES: usize = 3_400;
const STEPS: usize = 6;
const DEVICES: u8 = 4;

type Told = (Command, PersonId, Timestamp);
type Failure = Box<dyn std::error::Error>;

/// The store in memory never waits.
fn now<T>(future: impl Future<Output = T>) -> T {
    let mut future = pin!(future);
    loop {
        if let Poll::Ready(done) = future
            .as_mut()
            .poll(&mut Context::from_waker(Waker::noop()))
        {
            return done;
        }
    }
}

struct Device {
    desk: Desk<MemoryStore>,
    entries: usize,
}

impl Device {
    fn open(number: u8) -> Result<Self, DeskError> {
        let opening = Opening {
            entropy: [number; 32],
            incarnation: None,
        };
        let desk = now(Desk::open(MemoryStore::default(), opening))?;
        Ok(Self { desk, entries: 0 })
    }

    fn tell(&mut self, (command, actor, at): Told) -> Result<(), DeskError> {
        self.entries += now(self.desk.execute(command, actor, at))?.dots.len();
        Ok(())
    }

    fn give(&self) -> Result<Vec<u8>, DeskError> {
        let request = ExportRequest {
            since: None,
            files: Files::All,
            person: founder(SEED),
            now: NOW,
            app: env!("CARGO_PKG_VERSION").to_owned(),
        };
        Ok(now(self.desk.export(request))?.bytes)
    }
}

/// The beginning that everybody shares, then each device's cases.
fn parts() -> (Vec<Told>, Vec<Vec<Told>>) {
    let mut shared = Vec::new();
    let mut own = vec![Vec::new(); usize::from(DEVICES)];
    let mut steps: BTreeMap<CaseId, (usize, usize)> = BTreeMap::new();
    for told in script_of(SEED, NOW, CASES) {
        let case = match &told.0 {
            Command::Case(case, _) => *case,
            // These speak of cases, which lie on the devices.
            Command::Paper(..)
            | Command::Visit(..)
            | Command::Survey(..)
            | Command::Complaints(_) => {
                continue;
            }
            _ => {
                shared.push(told);
                continue;
            }
        };
        let next = steps.len();
        let (place, step) = steps.entry(case).or_insert((next, 0));
        *step += 1;
        let longer = usize::from(*place % 5 < 3);
        if *step <= STEPS + longer
            && let Some(story) = own.get_mut(*place % usize::from(DEVICES))
        {
            story.push(told);
        }
    }
    (shared, own)
}

fn main() -> Result<(), Failure> {
    let path = std::env::args().nth(1).ok_or("usage: make_bundle FILE")?;
    let (shared, own) = parts();
    let mut first = Device::open(1)?;
    for told in shared {
        first.tell(told)?;
    }
    let mut others = Vec::new();
    for number in 2..=DEVICES {
        let device = Device::open(number)?;
        let admitted = OrganisationEvent::DeviceAdmitted {
            device: device.desk.device(),
            name: format!("平板 {number}"),
            person: founder(SEED),
        };
        let command = OrganisationCommand::Record(Box::new(admitted));
        first.tell((Command::Organisation(command), founder(SEED), NOW))?;
        others.push(device);
    }
    let beginning = first.give()?;
    let mut devices = vec![first];
    for device in others {
        now(device.desk.import(&beginning, NOW))?;
        devices.push(device);
    }
    let (bytes, attachment) = signature();
    let mut entries: usize = devices.iter().map(|device| device.entries).sum();
    for (left, (device, story)) in (1..=devices.len()).rev().zip(devices.iter_mut().zip(own)) {
        now(device
            .desk
            .attach(bytes.clone(), &attachment.media_type, &attachment.caption))?;
        let before = device.entries;
        let share = (ENTRIES - entries) / left;
        for told in story {
            if device.entries - before >= share {
                break;
            }
            match device.tell(told) {
                // It speaks of a case that lies on another device.
                Ok(()) | Err(DeskError::Refused(_)) => {}
                Err(error) => return Err(error.into()),
            }
        }
        entries += device.entries - before;
    }
    let mut devices = devices.into_iter();
    let office = devices.next().ok_or("no device")?;
    for device in devices {
        now(office.desk.import(&device.give()?, NOW))?;
    }
    let cases = office.desk.world().cases.len();
    eprintln!("{entries} entries about {cases} cases by {DEVICES} devices");
    std::fs::write(path, office.give()?)?;
    Ok(())
}
