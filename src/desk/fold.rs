//! Folding new entries into the world: on top where their authors had seen everything, anew from the whole history where not. The firm
//! comes first, because it says whose entries count; when that changes, what it concerns is folded anew.

use super::Desk;
use super::layout::page_of;
use super::port::Store;
use super::segments::Segments;
use super::state::State;
use super::subject::{anew, on_top};
use super::types::DeskError;
use crate::domain::event::Event;
use crate::domain::ids::Subject;
use crate::domain::organisation::{Organisation, OrganisationEvent};
use crate::domain::stamp::DeviceId;
use crate::domain::trust::{REACH, Trust, Withdrawn};
use crate::domain::world::SubjectState;
use crate::ledger::causal::{Frame, place};
use crate::ledger::entry::EntryRef;
use std::collections::{BTreeMap, BTreeSet};

/// What folding changed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Folded {
    /// Subjects whose state changed.
    pub touched: u64,
    /// Entries that are kept but cannot be read.
    pub held: u64,
    /// Entries that are kept but do not count.
    pub waiting: u64,
    /// Fields that hold rivals now.
    pub conflicts: u64,
}

/// What of one subject is folded how.
enum Way<'a> {
    /// A subject that was not known: folded already.
    New(Box<Frame>, Option<SubjectState>),
    /// Entries that go on top, in order.
    OnTop(Vec<&'a EntryRef<'a>>),
    /// Everything anew: the new entries; the old ones are read from segments.
    Anew(Vec<&'a EntryRef<'a>>),
}

/// New entries by subject, each list in fold order.
type Entries<'a> = BTreeMap<&'a Subject, Vec<&'a EntryRef<'a>>>;
/// How each subject is folded.
type Ways<'a> = BTreeMap<Subject, Way<'a>>;

/// What is folded how.
pub(super) struct Plan<'a> {
    /// The firm's own entries, if there are any.
    firm: Option<(Subject, Way<'a>)>,
    /// Everything else, if it was known whose entries count.
    ways: Option<Ways<'a>>,
    /// Everything else, if that has to wait for the firm.
    rest: Entries<'a>,
}

impl<S: Store> Desk<S> {
    /// Folds entries that are on disk and not in the frames yet.
    pub(super) async fn fold(&self, entries: &[EntryRef<'_>]) -> Result<Folded, DeskError> {
        self.carry_out(self.plan(entries.iter())).await
    }

    /// Decides for each subject how it is folded, and folds those that are new. The world is not touched: this runs while the entries are
    /// still being written.
    pub(super) fn plan<'a>(&self, entries: impl Iterator<Item = &'a EntryRef<'a>>) -> Plan<'a> {
        let mut rest: Entries<'a> = BTreeMap::new();
        for entry in entries {
            rest.entry(&entry.header.subject).or_default().push(entry);
        }
        for entries in rest.values_mut() {
            entries.sort_by_key(|entry| place(&entry.header));
        }
        let state = self.state.borrow();
        let world = self.world.borrow();
        let mut here = state.here();
        // Seldom does it matter how many there are.
        let all = || rest.values().flatten();
        if all().any(|entry| entry.header.lamport > REACH) {
            let held = |entry: &&&EntryRef<'_>| {
                let feed = state.feeds.get(&entry.header.device);
                feed.is_some_and(|feed| entry.header.seq <= feed.held)
            };
            // They may be on their way to the disk or there already.
            here.entries += all().filter(|entry| !held(entry)).count() as u64;
        }
        let about_firm = rest
            .keys()
            .find(|subject| matches!(subject, Subject::Organisation(_)))
            .copied();
        let entries = about_firm.and_then(|subject| Some((subject, rest.remove(subject)?)));
        let firm = entries.map(|(subject, entries)| {
            let way = way(&state, subject, entries, &here.trust(&world.organisation));
            (subject.clone(), way)
        });
        let ways = match &firm {
            None => Some(ways_of(&state, &rest, &here.trust(&world.organisation))),
            Some((_, Way::New(_, Some(SubjectState::Organisation(organisation))))) => {
                Some(ways_of(&state, &rest, &here.trust(organisation)))
            }
            Some(_) => None,
        };
        Plan { firm, ways, rest }
    }

    /// Makes the world what the plan says, once its entries are on disk.
    pub(super) async fn carry_out(&self, plan: Plan<'_>) -> Result<Folded, DeskError> {
        let before = self.world.borrow().organisation.clone();
        let mut folded = Folded::default();
        let firm = plan.firm.is_some();
        self.apply(plan.firm.into_iter().collect(), &mut folded)
            .await?;
        let mut ways = match plan.ways {
            Some(ways) => ways,
            None => {
                let (state, world) = (self.state.borrow(), self.world.borrow());
                let trust = state.here().trust(&world.organisation);
                ways_of(&state, &plan.rest, &trust)
            }
        };
        if firm {
            self.ask_again(&before, &mut ways);
        }
        self.apply(ways, &mut folded).await?;
        self.reach_higher(&mut folded).await?;
        Ok(folded)
    }

    /// Folds anew what waited because it was too high for the entries that were here.
    pub(super) async fn reach_higher(&self, folded: &mut Folded) -> Result<(), DeskError> {
        let subjects = self.state.borrow_mut().within_reach();
        if subjects.is_empty() {
            return Ok(());
        }
        self.fold_anew(subjects, folded).await
    }

    /// Folds whole histories anew: the firm first, and what follows from it.
    pub(super) async fn fold_anew(
        &self,
        subjects: impl IntoIterator<Item = Subject>,
        folded: &mut Folded,
    ) -> Result<(), DeskError> {
        let before = self.world.borrow().organisation.clone();
        let (firm, mut rest): (Ways<'_>, Ways<'_>) = subjects
            .into_iter()
            .map(|subject| (subject, Way::Anew(Vec::new())))
            .partition(|(subject, _)| matches!(subject, Subject::Organisation(_)));
        self.apply(firm, folded).await?;
        self.ask_again(&before, &mut rest);
        self.apply(rest, folded).await
    }

    /// Folds anew what a change of the firm concerns.
    pub(super) async fn trust_anew(&self, before: &Organisation) -> Result<(), DeskError> {
        let mut ways = Ways::new();
        let subject = Subject::Organisation(self.world.borrow().organisation.id);
        ways.insert(subject, Way::Anew(Vec::new()));
        self.apply(ways, &mut Folded::default()).await?;
        let mut ways = Ways::new();
        self.ask_again(before, &mut ways);
        self.apply(ways, &mut Folded::default()).await
    }

    /// Adds what has to be folded anew since the firm is no longer what it was: entries that waited, entries that no longer count.
    fn ask_again(&self, before: &Organisation, ways: &mut Ways<'_>) {
        let (state, world) = (self.state.borrow(), self.world.borrow());
        if *before == world.organisation {
            return;
        }
        let withdrawn = Withdrawn::between(before, &world.organisation);
        let concerned = |frame: &Frame| {
            let revoked = |(device, last): &(DeviceId, u64)| {
                let seqs = frame.dots.get(device);
                seqs.and_then(|seqs| seqs.last())
                    .is_some_and(|seq| seq > last)
            };
            let height = frame.last.map_or(0, |(height, ..)| height);
            !frame.waiting.is_empty()
                || withdrawn.devices.iter().any(revoked)
                || withdrawn.height.is_some_and(|from| height >= from)
        };
        for (subject, frame) in &state.frames {
            if matches!(subject, Subject::Organisation(_)) || !concerned(frame) {
                continue;
            }
            let new = match ways.remove(subject) {
                Some(Way::OnTop(entries) | Way::Anew(entries)) => entries,
                // Folded with the firm as it is now.
                Some(new @ Way::New(..)) => {
                    ways.insert(subject.clone(), new);
                    continue;
                }
                None => Vec::new(),
            };
            ways.insert(subject.clone(), Way::Anew(new));
        }
    }

    /// Reads the old entries that are needed, and folds.
    async fn apply(&self, ways: Ways<'_>, folded: &mut Folded) -> Result<(), DeskError> {
        let wanted = wanted(&self.state.borrow(), &ways);
        let old = Segments::load(&self.store, wanted).await?;
        let mut state = self.state.borrow_mut();
        let mut world = self.world.borrow_mut();
        let here = state.here();
        let state = &mut *state;
        for (subject, way) in ways {
            let before = state.frames.get(&subject);
            let before = before.map_or((0, 0), |frame| (frame.held, frame.waiting.len()));
            let frame = match way {
                Way::New(frame, whole) => {
                    whole.into_iter().for_each(|whole| world.replace(whole));
                    *frame
                }
                Way::OnTop(entries) => {
                    let mut frame = state.frames.remove(&subject).unwrap_or_default();
                    for entry in entries {
                        on_top(&mut world, &mut frame, entry, here);
                    }
                    frame
                }
                Way::Anew(new) => {
                    let known = old_entries(state, &subject, &old)?;
                    let mut entries: Vec<&EntryRef<'_>> = known.iter().chain(new).collect();
                    entries.sort_by_key(|entry| place(&entry.header));
                    let trust = here.trust(&world.organisation);
                    let (frame, whole) = anew(&subject, &entries, &trust);
                    drop(world.take(&subject));
                    whole.into_iter().for_each(|whole| world.replace(whole));
                    frame
                }
            };
            folded.held += frame.held.saturating_sub(before.0);
            folded.waiting += frame.waiting.len().saturating_sub(before.1) as u64;
            folded.touched += 1;
            folded.conflicts += world.conflicts_of(&subject).len() as u64;
            state.dirty.insert(page_of(&subject));
            state.keep(subject, frame);
        }
        Ok(())
    }
}

/// A subject's entries that are folded already.
pub(super) fn old_entries<'a>(
    state: &State,
    subject: &Subject,
    old: &'a Segments,
) -> Result<Vec<EntryRef<'a>>, DeskError> {
    let mut known = Vec::new();
    for (device, seqs) in state
        .frames
        .get(subject)
        .into_iter()
        .flat_map(|frame| &frame.dots)
    {
        let Some(feed) = state.feeds.get(device) else {
            continue;
        };
        for seq in seqs {
            known.push(old.entry(*device, feed, *seq)?);
        }
    }
    Ok(known)
}

/// The segments that hold the old entries of what is folded anew.
fn wanted(state: &State, ways: &Ways<'_>) -> BTreeSet<(DeviceId, u64)> {
    let mut wanted = BTreeSet::new();
    let anew = ways.iter().filter(|(_, way)| matches!(way, Way::Anew(_)));
    for (device, seqs) in anew
        .filter_map(|(subject, _)| state.frames.get(subject))
        .flat_map(|frame| &frame.dots)
    {
        if let Some(feed) = state.feeds.get(device) {
            let segments = seqs.iter().filter_map(|seq| feed.segment_of(*seq));
            wanted.extend(segments.map(|segment| (*device, segment)));
        }
    }
    wanted
}

fn ways_of<'a>(state: &State, rest: &Entries<'a>, trust: &Trust<'_>) -> Ways<'a> {
    rest.iter()
        .map(|(subject, entries)| {
            let way = way(state, subject, entries.clone(), trust);
            ((*subject).clone(), way)
        })
        .collect()
}

fn way<'a>(
    state: &State,
    subject: &Subject,
    entries: Vec<&'a EntryRef<'a>>,
    trust: &Trust<'_>,
) -> Way<'a> {
    match state.frames.get(subject) {
        None => {
            let (frame, folded) = anew(subject, &entries, trust);
            Way::New(Box::new(frame), folded)
        }
        Some(frame) if all_continue(frame, &entries) && !looks_back(frame, &entries) => {
            Way::OnTop(entries)
        }
        Some(_) => Way::Anew(entries),
    }
}

/// Whether something here concerns entries that are folded already: a revocation, or an admission that others wait for.
fn looks_back(frame: &Frame, entries: &[&EntryRef<'_>]) -> bool {
    let firm = |entry: &&EntryRef<'_>| matches!(entry.header.subject, Subject::Organisation(_));
    let revokes = |entry: &&EntryRef<'_>| {
        matches!(
            entry.event(),
            Some(Event::Organisation(OrganisationEvent::DeviceRevoked { .. }))
        )
    };
    let mut about_firm = entries.iter().copied().filter(|entry| firm(entry));
    about_firm.any(|entry| !frame.waiting.is_empty() || revokes(&entry))
}

fn all_continue(frame: &Frame, entries: &[&EntryRef<'_>]) -> bool {
    let mut frame = frame.clone();
    entries.iter().all(|entry| {
        // Whether something that was issued again counts already, only the whole history tells.
        let continues = entry.header.reissues.is_none() && frame.continues(&entry.header);
        frame.push(&entry.header, entry.hash, true);
        continues
    })
}
