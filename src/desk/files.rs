//! Files: which of them entries name, which are here, and who is known to hold the others. What a device holds is what it has signed: of the
//! files that the entries up to its `have` name, all but those of its `wants`. A device that has said nothing is known to hold what its
//! own entries name.

use super::Desk;
use super::export::Leaving;
use super::port::{Room, Store};
use super::state::State;
use super::told::{Bulk, Files, FilesChoice, MissingFile};
use super::types::DeskError;
use crate::domain::cases::Attachment;
use crate::domain::ids::Subject;
use crate::domain::stamp::{DeviceId, Dot};
use crate::ledger::hash::Hash;
use std::collections::{BTreeMap, BTreeSet};

/// A file with what names it.
pub(super) struct NamedFile<'a> {
    pub file: &'a Attachment,
    pub subject: &'a Subject,
    /// Entries.
    dots: Vec<Dot>,
    /// Branches of feeds that have forked.
    branches: Vec<(DeviceId, Hash)>,
}

/// Every file that an entry here names, by its content.
pub(super) fn named(state: &State) -> BTreeMap<&str, NamedFile<'_>> {
    let mut files: BTreeMap<&str, NamedFile<'_>> = BTreeMap::new();
    let counted = state.frames.iter().flat_map(|(subject, frame)| {
        let files = frame.files.iter();
        files.map(move |(dot, file)| (subject, file, Some(*dot), None))
    });
    let evidence = state.evidence_files.iter();
    let evidence =
        evidence.map(|(device, head, subject, file)| (subject, file, None, Some((*device, *head))));
    for (subject, file, dot, branch) in counted.chain(evidence) {
        let named = files.entry(&file.sha256).or_insert_with(|| NamedFile {
            file,
            subject,
            dots: Vec::new(),
            branches: Vec::new(),
        });
        named.dots.extend(dot);
        named.branches.extend(branch);
    }
    files
}

impl NamedFile<'_> {
    /// Whether a device is known to hold it.
    pub fn held_by(&self, state: &State, device: DeviceId) -> bool {
        let peer = state.peers.get(&device);
        let said = peer.and_then(|peer| peer.files.as_ref());
        if said.is_some_and(|said| said.wants.contains(&self.file.sha256)) {
            return false;
        }
        let told = |dot: &Dot| {
            let have = said.and_then(|said| said.have.get(&dot.device));
            have.is_some_and(|have| *have >= dot.seq)
        };
        let on_branch = |(feed, head): &(DeviceId, Hash)| {
            let heads = peer.and_then(|peer| peer.forks.get(feed));
            said.is_some() && heads.is_some_and(|heads| heads.contains(head))
        };
        let wrote = |dot: &Dot| dot.device == device;
        self.dots.iter().any(|dot| wrote(dot) || told(dot)) || self.branches.iter().any(on_branch)
    }
}

impl<S: Store> Desk<S> {
    async fn files_here(&self) -> Result<BTreeSet<String>, DeskError> {
        let keys = self.store.keys(Room::Attachments).await?;
        Ok(keys.into_iter().collect())
    }

    /// What could be given to a device, or to nobody in particular, with its size.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn files_choice(&self, to: Option<DeviceId>) -> Result<FilesChoice, DeskError> {
        let here = self.files_here().await?;
        let state = self.state.borrow();
        let wants = to.and_then(|device| state.peers.get(&device)?.files.as_ref());
        let leaving = self.leaving(to);
        let mut choice = FilesChoice::default();
        let files = named(&state);
        for named in files
            .values()
            .filter(|named| here.contains(&named.file.sha256))
        {
            let add = |bulk: &mut Bulk| {
                bulk.count += 1;
                bulk.bytes = bulk.bytes.saturating_add(named.file.size);
            };
            add(&mut choice.all);
            if lacks(&state, (to, &leaving), named) {
                add(&mut choice.lacked);
            }
            if wants.is_some_and(|said| said.wants.contains(&named.file.sha256)) {
                add(&mut choice.asked);
            }
        }
        Ok(choice)
    }

    /// The files that go into a bundle.
    pub(super) async fn files_leaving(
        &self,
        to: Option<DeviceId>,
        files: Files,
    ) -> Result<Vec<Attachment>, DeskError> {
        if files == Files::None {
            return Ok(Vec::new());
        }
        let here = self.files_here().await?;
        let state = self.state.borrow();
        let leaving = self.leaving(to);
        let chosen = named(&state).into_values().filter(|named| {
            here.contains(&named.file.sha256)
                && (files == Files::All || lacks(&state, (to, &leaving), named))
        });
        Ok(chosen.map(|named| named.file.clone()).collect())
    }

    /// The names of the files that entries name and that are not here, ascending: the next bundle asks for them.
    pub(super) async fn missing_names(&self) -> Result<Vec<String>, DeskError> {
        let here = self.files_here().await?;
        let state = self.state.borrow();
        let names = named(&state).into_keys();
        let missing = names.filter(|name| !here.contains(*name));
        Ok(missing.map(str::to_owned).collect())
    }

    /// The files that entries name and that are not here, and who has them.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn missing_files(&self) -> Result<Vec<MissingFile>, DeskError> {
        let here = self.files_here().await?;
        let state = self.state.borrow();
        let missing = named(&state).into_values();
        let missing = missing.filter(|named| !here.contains(&named.file.sha256));
        let missing = missing.map(|named| MissingFile {
            file: named.file.clone(),
            subject: named.subject.clone(),
            held_by: holders(&state, &named),
        });
        Ok(missing.collect())
    }

    /// How many files that entries here name a device is not known to hold.
    #[must_use]
    pub fn files_lacking(&self, device: DeviceId) -> u64 {
        let state = self.state.borrow();
        let files = named(&state).into_values();
        files.filter(|file| !file.held_by(&state, device)).count() as u64
    }

    /// Who is known to hold a file, this device left out.
    #[must_use]
    pub fn holders(&self, sha256: &str) -> Vec<DeviceId> {
        let state = self.state.borrow();
        let files = named(&state);
        let named = files.get(sha256);
        named.map_or_else(Vec::new, |named| holders(&state, named))
    }
}

/// Whether a file belongs to what a recipient lacks. Of one that has never said anything of files (it has an older app), only what the
/// entries name that leave with them: everything else would travel again with every bundle.
fn lacks(
    state: &State,
    (to, leaving): (Option<DeviceId>, &[Leaving]),
    named: &NamedFile<'_>,
) -> bool {
    let Some(device) = to else { return true };
    if named.held_by(state, device) {
        return false;
    }
    let peer = state.peers.get(&device);
    if peer.is_some_and(|peer| peer.files.is_some()) {
        return true;
    }
    let leaves = |dot: &Dot| {
        let mut runs = leaving.iter();
        runs.any(|run| run.device == dot.device && (run.from..=run.to).contains(&dot.seq))
    };
    let branch_leaves = |(feed, head): &(DeviceId, Hash)| {
        let mut runs = leaving.iter();
        runs.any(|run| run.device == *feed && run.branch == Some(*head))
    };
    named.dots.iter().any(leaves) || named.branches.iter().any(branch_leaves)
}

fn holders(state: &State, named: &NamedFile<'_>) -> Vec<DeviceId> {
    let me = state.me();
    let devices: BTreeSet<DeviceId> = state
        .feeds
        .keys()
        .chain(state.peers.keys())
        .copied()
        .collect();
    let others = devices.into_iter().filter(|device| *device != me);
    others
        .filter(|device| named.held_by(state, *device))
        .collect()
}
