//! A feed that has forked, as a tree: the trunk that all its branches share, and the branches. Pure, and the same for everybody who holds
//! the same runs, in whatever order they came: the trunk ends before the first place where two entries differ, and a branch that is the
//! beginning of another one is no branch.

use super::entry::EntryRef;
use super::hash::Hash;
use super::identity::Signature;

/// One continuation of a feed from the fork on.
#[derive(Clone, Debug)]
pub struct Continuation<'a> {
    /// From the fork on; never empty.
    pub entries: Vec<EntryRef<'a>>,
    /// The device's signature over the last one.
    pub signature: Signature,
    /// Whether it was written on this tablet.
    pub own: bool,
}

/// A feed.
#[derive(Clone, Debug)]
pub struct Tree<'a> {
    /// Place of the trunk's last entry; 0 when there is none.
    pub last: u64,
    /// Its hash.
    pub head: Option<Hash>,
    /// The device's signature over it: there as long as the feed has not forked.
    pub signature: Option<Signature>,
    /// The end of the trunk, up to `last`: as much as runs have to be compared with.
    pub trunk: Vec<EntryRef<'a>>,
    /// Whether what follows a place where it splits was written on this tablet.
    pub own: bool,
    /// What follows it; none of them is the beginning of another one.
    pub branches: Vec<Continuation<'a>>,
    /// Whether [`place`](Self::place) has changed anything.
    pub changed: bool,
}

/// What became of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Placed {
    /// Everything in it was here.
    Known,
    /// So many of its entries are new.
    Kept(u64),
    /// It joins nothing that is here: entries before it are missing.
    Apart,
}

impl<'a> Tree<'a> {
    /// Joins a verified run that begins with entry `from`.
    pub fn place(
        &mut self,
        from: u64,
        backlink: Option<Hash>,
        entries: Vec<EntryRef<'a>>,
        signature: Signature,
    ) -> Placed {
        let candidate = if from <= self.last.saturating_add(1) {
            let Some(split) = self.agreement(from, backlink, &entries) else {
                return Placed::Apart;
            };
            let shared = usize::try_from(split + 1 - from).unwrap_or(usize::MAX);
            let rest: Vec<EntryRef<'a>> = entries.into_iter().skip(shared).collect();
            if rest.is_empty() {
                return Placed::Known;
            }
            if split < self.last {
                self.split(split);
            } else if self.branches.is_empty() {
                // It continues a feed that is whole: that is no branch.
                return Placed::Apart;
            }
            rest
        } else {
            let Some(before) = self.upto(from.saturating_sub(1), backlink) else {
                return Placed::Apart;
            };
            before.into_iter().chain(entries).collect()
        };
        self.add(candidate, signature)
    }

    /// The last place of the trunk up to which the run agrees with it; none when the two have no place in common.
    fn agreement(
        &self,
        from: u64,
        backlink: Option<Hash>,
        entries: &[EntryRef<'a>],
    ) -> Option<u64> {
        // Where both hold the trunk's last entry, it answers for all before it.
        let at = self.last.checked_sub(from);
        let same_end = match at {
            Some(at) => {
                let entry = entries.get(usize::try_from(at).ok()?);
                entry.is_some_and(|entry| Some(entry.hash) == self.head)
            }
            None => backlink == self.head,
        };
        if same_end {
            return Some(self.last);
        }
        let before = from.saturating_sub(1);
        if self.hash_at(before)? != backlink {
            return None;
        }
        let mut agreed = before;
        for (seq, entry) in (from..=self.last).zip(entries) {
            if self.hash_at(seq)? != Some(entry.hash) {
                break;
            }
            agreed = seq;
        }
        Some(agreed)
    }

    /// Hash of an entry of the trunk; the inner none stands before the first one. None where it was not read.
    fn hash_at(&self, seq: u64) -> Option<Option<Hash>> {
        if seq == self.last {
            return Some(self.head);
        }
        let first = self.trunk.first()?;
        if seq + 1 == first.header.seq {
            return Some(first.header.backlink);
        }
        let at = usize::try_from(seq.checked_sub(first.header.seq)?).ok()?;
        self.trunk.get(at).map(|entry| Some(entry.hash))
    }

    /// Ends the trunk with entry `last`; what came after it becomes a branch, or the beginning of those that there are.
    fn split(&mut self, last: u64) {
        let head = self.hash_at(last).flatten();
        let keep = self
            .trunk
            .iter()
            .take_while(|entry| entry.header.seq <= last)
            .count();
        let tail = self.trunk.split_off(keep);
        match self.signature.take() {
            Some(signature) => self.branches.push(Continuation {
                entries: tail,
                signature,
                own: self.own,
            }),
            None => {
                for branch in &mut self.branches {
                    branch.entries.splice(0..0, tail.iter().cloned());
                }
            }
        }
        (self.last, self.head) = (last, head);
        self.changed = true;
    }

    /// The entries from the fork on up to `last`, on the branch where that one has this hash.
    fn upto(&self, last: u64, hash: Option<Hash>) -> Option<Vec<EntryRef<'a>>> {
        let count = usize::try_from(last.checked_sub(self.last)?).ok()?;
        let branch = self.branches.iter().find(|branch| {
            let at = count.checked_sub(1);
            let entry = at.and_then(|at| branch.entries.get(at));
            entry.is_some_and(|entry| Some(entry.hash) == hash)
        })?;
        Some(branch.entries.iter().take(count).cloned().collect())
    }

    fn add(&mut self, candidate: Vec<EntryRef<'a>>, signature: Signature) -> Placed {
        let mut most = 0;
        for branch in &mut self.branches {
            let pairs = branch.entries.iter().zip(&candidate);
            let common = pairs
                .take_while(|(one, other)| one.hash == other.hash)
                .count();
            if common == candidate.len() {
                return Placed::Known;
            }
            if common == branch.entries.len() {
                (branch.entries, branch.signature) = (candidate, signature);
                self.changed = true;
                return Placed::Kept((branch.entries.len() - common) as u64);
            }
            most = most.max(common);
        }
        let new = candidate.len() - most;
        self.branches.push(Continuation {
            entries: candidate,
            signature,
            own: false,
        });
        self.changed = true;
        Placed::Kept(new as u64)
    }
}
