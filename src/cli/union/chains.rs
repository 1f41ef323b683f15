//! What is held of one device: chains of entries, joined where they join, apart where the feed has forked.
//!
//! Two chains that hold the same entry hold the same entries before it, since each names the one before by its hash. So one look at the place
//! where two chains end together tells that they are the same, and a few more tell where they part: no entry need lie in memory.

use super::spill::{Place, Spill};
use crate::ledger::feed::Range;
use crate::ledger::hash::Hash;
use crate::ledger::identity::Signature;
use std::collections::BTreeMap;
use std::io;

/// Consecutive entries that lie one after another on disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Extent {
    pub from: u64,
    pub to: u64,
    /// Where the first one lies.
    pub first: Place,
}

/// Consecutive entries of one device.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Chain {
    pub from: u64,
    pub to: u64,
    /// Hash of the entry before; none when `from` is 1.
    pub backlink: Option<Hash>,
    /// Hash of the last one.
    pub head: Hash,
    pub extents: Vec<Extent>,
}

/// One device.
#[derive(Default)]
pub(super) struct Chains {
    /// No entry lies in two of them.
    pub chains: Vec<Chain>,
    /// The device's signatures, wherever a run that came in ended.
    pub signed: BTreeMap<(u64, Hash), Signature>,
}

impl Chain {
    fn place(&self, seq: u64) -> Option<Place> {
        let at = self.extents.partition_point(|extent| extent.to < seq);
        let extent = self.extents.get(at)?;
        Some(extent.first + seq.checked_sub(extent.from)?)
    }

    /// The hash of an entry.
    pub fn hash(&self, seq: u64, spill: &mut Spill) -> io::Result<Option<Hash>> {
        if seq == self.to {
            return Ok(Some(self.head));
        }
        let place = self.place(seq);
        place
            .map(|place| spill.record(place).map(|record| record.hash))
            .transpose()
    }

    /// The places of the entries `from` … `to`.
    pub fn places(&self, from: u64, to: u64) -> impl Iterator<Item = Extent> + '_ {
        let overlap = move |extent: &Extent| {
            let (first, last) = (extent.from.max(from), extent.to.min(to));
            (first <= last).then(|| Extent {
                from: first,
                to: last,
                first: extent.first + (first - extent.from),
            })
        };
        self.extents.iter().filter_map(overlap)
    }

    /// Cuts off what comes after `seq`, whose hash is `head`.
    fn cut(&mut self, seq: u64, head: Hash) -> Self {
        let rest = Self {
            from: seq + 1,
            to: self.to,
            backlink: Some(head),
            head: self.head,
            extents: self.places(seq + 1, self.to).collect(),
        };
        self.extents = self.places(self.from, seq).collect();
        (self.to, self.head) = (seq, head);
        rest
    }
}

impl Chains {
    /// Which entries of a run are held, as spans in the order of `seq`, each with the number of its chain. `hashes` is the run's.
    pub fn held(
        &self,
        range: &Range,
        hashes: impl Fn(u64) -> Option<Hash>,
        spill: &mut Spill,
    ) -> io::Result<Vec<(u64, u64, usize)>> {
        let mut spans = Vec::new();
        for (number, chain) in self.chains.iter().enumerate() {
            let (low, high) = (chain.from.max(range.from), chain.to.min(range.to));
            if low > high {
                continue;
            }
            let mut same = |seq: u64| -> io::Result<bool> {
                let here = chain.hash(seq, spill)?;
                Ok(here.is_some() && here == hashes(seq))
            };
            if same(high)? {
                spans.push((low, high, number));
            } else if same(low)? {
                // The same up to `known`, another from `other` on.
                let (mut known, mut other) = (low, high);
                while known + 1 < other {
                    let middle = known + (other - known) / 2;
                    if same(middle)? {
                        known = middle;
                    } else {
                        other = middle;
                    }
                }
                spans.push((low, known, number));
            }
        }
        spans.sort_unstable();
        Ok(spans)
    }

    /// Adds entries that are new, and joins them with what is before and after them.
    pub fn add(&mut self, mut new: Chain) {
        let before = self
            .chains
            .iter()
            .position(|chain| chain.to + 1 == new.from && Some(chain.head) == new.backlink);
        if let Some(before) = before {
            let mut chain = self.chains.swap_remove(before);
            chain.extents.extend(new.extents);
            (chain.to, chain.head) = (new.to, new.head);
            new = chain;
        }
        let after = self
            .chains
            .iter()
            .position(|chain| chain.from == new.to + 1 && chain.backlink == Some(new.head));
        if let Some(after) = after {
            let chain = self.chains.swap_remove(after);
            new.extents.extend(chain.extents);
            (new.to, new.head) = (chain.to, chain.head);
        }
        self.chains.push(new);
    }

    /// As few runs as hold everything, the same in whatever order the entries came: where a feed has forked, the longest branch goes on and each
    /// other one is a run of its own, from the fork on.
    pub fn runs(mut self, spill: &mut Spill) -> io::Result<Vec<Chain>> {
        self.cut_at_forks(spill)?;
        let mut left = self.chains;
        // Later ones first, so that the reach of what follows is known.
        left.sort_unstable_by_key(|chain| (std::cmp::Reverse(chain.from), chain.head));
        let mut runs: Vec<Chain> = Vec::new();
        for chain in left {
            let follows =
                |run: &Chain| run.backlink == Some(chain.head) && run.from == chain.to + 1;
            let next = runs
                .iter()
                .enumerate()
                .filter(|(_, run)| follows(run))
                .max_by_key(|(_, run)| (run.to, run.head));
            let Some((next, _)) = next else {
                runs.push(chain);
                continue;
            };
            let tail = runs.swap_remove(next);
            let mut extents = chain.extents;
            extents.extend(tail.extents);
            runs.push(Chain {
                extents,
                to: tail.to,
                head: tail.head,
                ..chain
            });
        }
        runs.sort_unstable_by_key(|run| (run.from, run.to, run.head));
        Ok(runs)
    }

    /// Lets every chain end where another one leaves it.
    fn cut_at_forks(&mut self, spill: &mut Spill) -> io::Result<()> {
        let mut forks: Vec<(u64, Hash)> = self
            .chains
            .iter()
            .filter_map(|chain| Some((chain.from - 1, chain.backlink?)))
            .collect();
        forks.sort_unstable();
        forks.dedup();
        for (seq, hash) in forks {
            for number in 0..self.chains.len() {
                let Some(chain) = self.chains.get_mut(number) else {
                    continue;
                };
                let inside = chain.from <= seq && seq < chain.to;
                if inside && chain.hash(seq, spill)? == Some(hash) {
                    let rest = chain.cut(seq, hash);
                    self.chains.push(rest);
                    break;
                }
            }
        }
        Ok(())
    }
}
