//! The union of many bundles, in memory that does not grow with them: one bundle is read at a time, its entries and files go to disk, and only
//! the ends of chains, signatures and the names of files stay in memory.
//!
//! Nothing is decided here: every entry that verifies is kept, whatever it says, both branches of a fork, and what lies behind a gap. The
//! order of the bundles makes no difference.

mod chains;
mod output;
mod spill;

pub(super) use output::{Signer, Written};

use crate::desk::firm_of;
use crate::domain::ids::{OrganisationId, PersonId, Subject};
use crate::domain::organisation::Organisation;
use crate::domain::stamp::DeviceId;
use crate::ledger::bundle::{
    AttachmentHead, Bundle, BundleError, Limits, OrganisationName, Run, read,
};
use crate::ledger::entry::{EntryError, EntryRef, RawEntry};
use chains::{Chain, Chains, Extent};
use spill::{Place, Spill, folder_beside};
use std::collections::BTreeMap;
use std::io;
use std::path::Path;

/// What one bundle brought.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub(super) struct Brought {
    /// Entries that no bundle before it had.
    pub new: u64,
    /// Entries that one before it had.
    pub known: u64,
    /// Files that no bundle before it had.
    pub attachments: u64,
}

/// Why a bundle could not be added.
#[derive(Debug, thiserror::Error)]
pub(super) enum UnionError {
    /// It is not acceptable; nothing of it was taken.
    #[error(transparent)]
    Bundle(#[from] BundleError),
    /// It cannot be read.
    #[error(transparent)]
    Unreadable(io::Error),
    /// What was put aside beside the result cannot be written or read.
    #[error(transparent)]
    Io(#[from] io::Error),
    /// What was put aside is not what it was.
    #[error(transparent)]
    Entry(#[from] EntryError),
    /// No bundle was added.
    #[error("there is nothing to write")]
    Nothing,
    /// Standard output takes one bundle.
    #[error("the result is too large for one bundle; -o FILE writes several")]
    Several,
}

/// Everything that bundles of one organisation hold together.
pub(super) struct Union {
    spill: Spill,
    devices: BTreeMap<DeviceId, Chains>,
    files: BTreeMap<String, AttachmentHead>,
    /// The organisation, with the name that the newest bundle gives it, and that bundle's time and person.
    organisation: Option<(OrganisationName, (i64, PersonId))>,
    /// Entries about the firm.
    firm: Vec<Place>,
    entries: u64,
}

impl Union {
    /// Empty, with room on disk beside `output`.
    pub fn begin(output: &Path, mark: [u8; 4]) -> io::Result<Self> {
        Ok(Self {
            spill: Spill::begin(folder_beside(output, mark))?,
            devices: BTreeMap::new(),
            files: BTreeMap::new(),
            organisation: None,
            firm: Vec::new(),
            entries: 0,
        })
    }

    /// Who handed over the newest of the bundles.
    pub fn newest_person(&self) -> Option<PersonId> {
        self.organisation.as_ref().map(|(_, (_, person))| *person)
    }

    /// Adds a bundle.
    pub fn add(&mut self, path: &Path, limits: Limits) -> Result<Brought, UnionError> {
        let size = std::fs::metadata(path)
            .map_err(UnionError::Unreadable)?
            .len();
        if size > limits.bytes {
            let limit = limits.bytes;
            return Err(BundleError::TooLarge { size, limit }.into());
        }
        let bytes = std::fs::read(path).map_err(UnionError::Unreadable)?;
        let bundle = read(&bytes, limits)?;
        self.check_organisation(&bundle)?;
        let mut brought = Brought::default();
        for run in &bundle.runs {
            self.add_run(run, &mut brought)?;
        }
        for file in bundle.attachments() {
            let (head, bytes) = file?;
            match self.files.get_mut(&head.sha256) {
                // Two exporters may call the same bytes by another type; every order of bundles has to come to the same.
                Some(known) if known.media_type > head.media_type => {
                    known.media_type.clone_from(&head.media_type);
                }
                Some(_) => {}
                None => {
                    self.spill.keep_file(&head.sha256, &bytes)?;
                    self.files.insert(head.sha256.clone(), head.clone());
                    brought.attachments += 1;
                }
            }
        }
        self.entries += brought.new;
        Ok(brought)
    }

    /// Whether everything that a file holds is here, with every body and every file.
    pub fn holds(&mut self, path: &Path, limits: Limits) -> Result<bool, UnionError> {
        let bytes = std::fs::read(path).map_err(UnionError::Unreadable)?;
        let bundle = read(&bytes, limits)?;
        for run in &bundle.runs {
            let Some(chains) = self.devices.get(&run.range.device) else {
                return Ok(false);
            };
            let held = held(chains, run, &mut self.spill)?;
            let lacks_body = held.iter().any(|(from, to, number)| {
                let chain = chains.chains.get(*number);
                chain.is_none_or(|chain| !lacking(chain, run, (*from, *to), &self.spill).is_empty())
            });
            if lacks_body || !unheld(run, &held).is_empty() {
                return Ok(false);
            }
        }
        let mut files = bundle.header.attachments.iter();
        Ok(files.all(|head| self.files.contains_key(&head.sha256)))
    }

    fn check_organisation(&mut self, bundle: &Bundle<'_>) -> Result<(), BundleError> {
        let theirs = &bundle.header.organisation;
        let at = (bundle.header.at.0, bundle.header.person);
        match &mut self.organisation {
            Some((ours, _)) if ours.id != theirs.id => {
                let name = theirs.name.chars().take(80).collect();
                Err(BundleError::OtherOrganisation(name))
            }
            Some((ours, newest)) => {
                if (*newest, &ours.name) < (at, &theirs.name) {
                    (*ours, *newest) = (theirs.clone(), at);
                }
                Ok(())
            }
            None => {
                self.organisation = Some((theirs.clone(), at));
                Ok(())
            }
        }
    }

    fn add_run(&mut self, run: &Run<'_>, brought: &mut Brought) -> io::Result<()> {
        let chains = self.devices.entry(run.range.device).or_default();
        let signed = chains.signed.entry((run.range.to, run.range.head));
        let signature = run.range.signature;
        // A device may sign a head twice; every order of bundles has to come to the same.
        let kept = signed.or_insert(signature);
        if signature.0 < kept.0 {
            *kept = signature;
        }
        let held = held(chains, run, &mut self.spill)?;
        for (from, to, number) in &held {
            brought.known += to - from + 1;
            if let Some(chain) = chains.chains.get(*number) {
                // Absence is never a delete.
                for (place, entry) in lacking(chain, run, (*from, *to), &self.spill) {
                    self.spill.restore(place, entry)?;
                }
            }
        }
        for (from, to) in unheld(run, &held) {
            let mut first = None;
            for entry in entries(run, from, to) {
                let place = self.spill.push(entry)?;
                first = first.or(Some(place));
                if matches!(entry.header.subject, Subject::Organisation(_)) {
                    self.firm.push(place);
                }
            }
            brought.new += to - from + 1;
            let (Some(first), Some(begin), Some(end)) = (first, entry(run, from), entry(run, to))
            else {
                continue;
            };
            chains.add(Chain {
                from,
                to,
                backlink: begin.header.backlink,
                head: end.hash,
                extents: vec![Extent { from, to, first }],
            });
        }
        self.spill.flush()
    }

    /// The firm as all entries about it make it.
    pub fn firm(&mut self) -> Result<Organisation, UnionError> {
        let id = self.organisation.as_ref().map(|(name, _)| name.id);
        let mut lines = Vec::with_capacity(self.firm.len());
        for place in &self.firm {
            let record = self.spill.record(*place)?;
            let mut line = Vec::new();
            self.spill.line(record, &mut line)?;
            lines.push(String::from_utf8_lossy(&line).into_owned());
        }
        let entries: Result<Vec<EntryRef<'_>>, EntryError> = lines
            .iter()
            .map(|line| RawEntry::from_line(line)?.check())
            .collect();
        let id = id.unwrap_or(OrganisationId(uuid::Uuid::nil()));
        Ok(firm_of(id, &entries?, self.entries))
    }
}

fn held(chains: &Chains, run: &Run<'_>, spill: &mut Spill) -> io::Result<Vec<(u64, u64, usize)>> {
    chains.held(
        &run.range,
        |seq| entry(run, seq).map(|entry| entry.hash),
        spill,
    )
}

fn entry<'a, 'b>(run: &'a Run<'b>, seq: u64) -> Option<&'a EntryRef<'b>> {
    let at = seq.checked_sub(run.range.from)?;
    run.entries.get(usize::try_from(at).ok()?)
}

fn entries<'a, 'b>(
    run: &'a Run<'b>,
    from: u64,
    to: u64,
) -> impl Iterator<Item = &'a EntryRef<'b>> + use<'a, 'b> {
    (from..=to).map_while(move |seq| entry(run, seq))
}

/// The spans of a run that are not among `held`.
fn unheld(run: &Run<'_>, held: &[(u64, u64, usize)]) -> Vec<(u64, u64)> {
    let mut next = run.range.from;
    let mut spans = Vec::new();
    for (from, to, _) in held {
        if *from > next {
            spans.push((next, from - 1));
        }
        next = next.max(to + 1);
    }
    if next <= run.range.to {
        spans.push((next, run.range.to));
    }
    spans
}

/// Entries that lie here without a body and come with one in this run, with their places.
fn lacking<'a, 'b>(
    chain: &Chain,
    run: &'a Run<'b>,
    (from, to): (u64, u64),
    spill: &Spill,
) -> Vec<(Place, &'a EntryRef<'b>)> {
    let mut lacking = Vec::new();
    for extent in chain.places(from, to) {
        let last = extent.first + (extent.to - extent.from);
        for place in spill.erased(extent.first, last) {
            let here = entry(run, extent.from + (place - extent.first));
            let whole = here.filter(|entry| entry.body_json.is_some());
            lacking.extend(whole.map(|entry| (place, entry)));
        }
    }
    lacking
}
