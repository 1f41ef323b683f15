//! What two people may have written about a case at the same time, where only one can hold: every version is kept with its author until
//! somebody chooses, and what was not chosen can be chosen later.

use super::claimed::fact_of;
use super::complaint::{Fact, Step};
use super::events::CaseEvent;
use super::facts::{Caller, Channel, Circumstances, Closing, Grade, HandOver};
use super::fault::Part;
use super::help::Ruling;
use super::petition::{Grounds, Matter};
use super::quality;
use super::repair::{Receipt, Removal};
use super::returns::SlipVersion;
use super::state::Case;
use super::visit::Appointment;
use crate::domain::ids::{CustomerId, PersonId, SolutionId};
use crate::domain::register::Contest;
use crate::domain::stamp::{Stamped, Written};
use crate::domain::time::Timestamp;
use serde::{Deserialize, Serialize};

/// A fact that two people wrote without knowing of each other and that a person has to settle.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Contested {
    /// Two people took the case over.
    InCharge,
    /// The circumstances were written down twice.
    Circumstances,
    /// It was closed twice, or closed and opened again.
    Closing,
    /// Two receivings under one identity: two were asked first (P01.02.01).
    Received,
    /// It was given another number twice.
    Number,
    /// It was handed to two people.
    HandOver,
    /// Two technicians were named (P10.09.08a).
    Technician,
    /// Two were there first.
    Arrival,
    /// Two removed the fault.
    Removal,
    /// Two receipts were signed.
    Receipt,
    /// A request was solved twice, a fault ended twice.
    Solution,
    /// Two visits were agreed (P01.02.03f).
    Appointment,
    /// The office ruled twice (P01.06.01e).
    Ruling,
    /// A part of the analysis was written twice (P01.07.01k).
    Analysis,
    /// A complaint was judged twice.
    Judgement,
    /// A complaint was given to two.
    Assignment,
    /// Two plans went to approval.
    Plan,
    /// Responsibility was decided twice.
    Responsibility,
    /// Two penalties.
    Penalty,
    /// Two called the customer.
    Call,
    /// Facts and demand of a quality complaint were established twice.
    Facts,
    /// Quality gave two causes.
    Cause,
    /// Sales proposed two ways to settle it.
    Proposal,
    /// Two combined opinions were formed.
    Conclusion,
    /// Two certificates of an allowance (P04.12.11a).
    AllowanceMade,
    /// Two certificates of a compensation.
    CompensationMade,
    /// Two return slips (P04.12.12a).
    ReturnMade,
    /// Two signed for goods that came back (P04.12.22b).
    GoodsSigned,
    /// Two decided on what came beyond the ratio (P04.12.21b).
    OverReturn,
    /// An allowance was booked twice (P04.12.20b).
    AllowanceBooked,
    /// A compensation was booked twice.
    CompensationBooked,
    /// A return was booked twice.
    ReturnBooked,
    /// The customer is said to have accepted two solutions (P13.02.07).
    Agreed,
    /// A complaint was said to be of another sort twice.
    Matter,
    /// Two people established the grounds of an answer (P10.11.07a).
    Grounds,
}

/// How a case was taken, as far as another taking of it can differ.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Taking {
    /// Who was asked first.
    pub person: PersonId,
    /// Number for people.
    pub number: String,
    /// The customer's file.
    #[serde(default)]
    pub customer: Option<CustomerId>,
    /// Who spoke.
    pub caller: Caller,
    /// How.
    pub channel: Channel,
    /// In the customer's words.
    pub words: String,
    /// When the customer told us.
    pub occurred_at: Timestamp,
    /// Ordinary or major.
    #[serde(default)]
    pub grade: Grade,
}

/// One version of a contested fact; written down whole when somebody chooses it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Version {
    /// Who has the case.
    InCharge(PersonId),
    /// The circumstances.
    Circumstances(Box<Circumstances>),
    /// The end; `null` when it is open.
    Closing(Option<Box<Closing>>),
    /// The taking.
    Received(Box<Taking>),
    /// The number.
    Number(String),
    /// To whom it was handed.
    HandOver(HandOver),
    /// Who goes.
    Technician(PersonId),
    /// When somebody was there first.
    Arrival(Timestamp),
    /// The work that removed the fault.
    Removal(Box<Removal>),
    /// What the customer signed.
    Receipt(Box<Receipt>),
    /// What solved a request.
    Solution {
        /// What was done.
        what: String,
        /// When.
        occurred_at: Timestamp,
    },
    /// Who comes when.
    Appointment(Appointment),
    /// What the office ruled.
    Ruling(Box<Ruling>),
    /// A part of the analysis.
    Analysis {
        /// Which.
        part: Part,
        /// In words.
        text: String,
    },
    /// A fact of a complaint.
    Fact(Box<Fact>),
    /// A fact of a quality complaint.
    Quality(Box<quality::Fact>),
    /// Something about a certificate or slip.
    Slip(Box<SlipVersion>),
    /// Which of several solutions the customer accepted; `null` when none.
    Agreed(Option<SolutionId>),
    /// Which sort of complaint or report.
    Matter(Matter),
    /// On what the answer rests.
    Grounds(Box<Grounds>),
}

/// Who wrote the version that shows, and what others wrote at the same time.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Claim {
    by: Written,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    rivals: Vec<(Version, Written)>,
}

impl Claim {
    /// What others wrote at the same time.
    pub(super) fn rivals(&self) -> &[(Version, Written)] {
        &self.rivals
    }

    /// Of what others wrote, only these are still to choose from.
    pub(super) fn keep(&mut self, rivals: Vec<(Version, Written)>) {
        self.rivals = rivals;
    }
}

impl Version {
    /// What it says of a certificate or slip.
    pub(super) fn slip(&self) -> Option<&SlipVersion> {
        match self {
            Self::Slip(version) => Some(version),
            _ => None,
        }
    }

    /// What it is a version of.
    #[must_use]
    pub fn of(&self) -> Contested {
        match self {
            Self::InCharge(_) => Contested::InCharge,
            Self::Circumstances(_) => Contested::Circumstances,
            Self::Closing(_) => Contested::Closing,
            Self::Received(_) => Contested::Received,
            Self::Number(_) => Contested::Number,
            Self::HandOver(_) => Contested::HandOver,
            Self::Technician(_) => Contested::Technician,
            Self::Arrival(_) => Contested::Arrival,
            Self::Removal(_) => Contested::Removal,
            Self::Receipt(_) => Contested::Receipt,
            Self::Solution { .. } => Contested::Solution,
            Self::Appointment(_) => Contested::Appointment,
            Self::Ruling(_) => Contested::Ruling,
            Self::Analysis { .. } => Contested::Analysis,
            Self::Fact(fact) => fact_of(fact.step).unwrap_or(Contested::Call),
            Self::Quality(fact) => {
                quality::contested(fact.step.step()).unwrap_or(Contested::Conclusion)
            }
            Self::Slip(version) => version.what,
            Self::Agreed(_) => Contested::Agreed,
            Self::Matter(_) => Contested::Matter,
            Self::Grounds(_) => Contested::Grounds,
        }
    }
}

impl Case {
    /// The version that shows.
    fn version(&self, what: Contested) -> Option<Version> {
        Some(match what {
            Contested::InCharge => Version::InCharge(self.in_charge.value),
            Contested::Circumstances => {
                Version::Circumstances(Box::new(self.circumstances.value.clone()))
            }
            Contested::Closing => Version::Closing(self.closing.value.clone().map(Box::new)),
            Contested::Received => Version::Received(Box::new(Taking {
                person: self.first_responsible,
                number: self.number.clone(),
                customer: self.customer,
                caller: self.caller.clone(),
                channel: self.channel,
                words: self.words.clone(),
                occurred_at: self.received_at,
                grade: self.taken_as,
            })),
            Contested::Number => Version::Number(self.number.clone()),
            Contested::HandOver => Version::HandOver(self.handover.clone()?),
            Contested::Technician => Version::Technician(self.procedure.worker()?),
            Contested::Arrival => Version::Arrival(self.procedure.arrived_at()?),
            Contested::Removal => Version::Removal(Box::new(self.procedure.removal()?.clone())),
            Contested::Receipt => Version::Receipt(Box::new(self.procedure.receipt()?.clone())),
            Contested::Judgement
            | Contested::Assignment
            | Contested::Plan
            | Contested::Responsibility
            | Contested::Penalty
            | Contested::Call => {
                let complaint = self.procedure.complaint()?;
                let mut facts = complaint.facts.iter().rev();
                let fact = facts.find(|fact| {
                    fact_of(fact.step) == Some(what)
                        && (fact.step != Step::Call || fact.yes.is_some())
                })?;
                Version::Fact(Box::new(fact.clone()))
            }
            Contested::Facts | Contested::Cause | Contested::Proposal | Contested::Conclusion => {
                let mut facts = self.procedure.quality()?.facts.iter().rev();
                let fact = facts.find(|fact| quality::contested(fact.step.step()) == Some(what))?;
                Version::Quality(Box::new(fact.clone()))
            }
            Contested::AllowanceMade
            | Contested::CompensationMade
            | Contested::ReturnMade
            | Contested::GoodsSigned
            | Contested::OverReturn
            | Contested::AllowanceBooked
            | Contested::CompensationBooked
            | Contested::ReturnBooked => Version::Slip(Box::new(self.slip_version(what)?)),
            Contested::Agreed => Version::Agreed(self.craft().agreed),
            Contested::Matter => Version::Matter(self.procedure.matter()?),
            Contested::Grounds => Version::Grounds(Box::new(self.procedure.grounds()?.clone())),
            Contested::Solution => {
                let (occurred_at, what) = self.procedure.solution()?;
                Version::Solution {
                    what: what.to_owned(),
                    occurred_at,
                }
            }
            Contested::Appointment => {
                let agreed = self.visit.as_ref()?.agreed.clone();
                Version::Appointment(agreed?)
            }
            Contested::Ruling => {
                let ruling = self.dispute.as_ref()?.ruling.clone();
                Version::Ruling(Box::new(ruling?))
            }
            // The first part that is to settle; the others follow.
            Contested::Analysis => self.part(self.procedure.fault()?.contested().next()?)?,
        })
    }

    fn part(&self, part: Part) -> Option<Version> {
        let written = self.procedure.fault()?.analysis.get(&part)?;
        let text = written.value.clone();
        Some(Version::Analysis { part, text })
    }

    /// Every version of a fact that is to settle, the one that shows first.
    #[must_use]
    pub fn contest(&self, what: Contested) -> Option<Contest<Version>> {
        match what {
            Contested::InCharge => self.in_charge.contest(|person| Version::InCharge(*person)),
            Contested::Circumstances => self
                .circumstances
                .contest(|told| Version::Circumstances(Box::new(told.clone()))),
            Contested::Closing => self
                .closing
                .contest(|closing| Version::Closing(closing.clone().map(Box::new))),
            Contested::Analysis => {
                let fault = self.procedure.fault()?;
                let part = fault.contested().next()?;
                let version = |text: &String| Version::Analysis {
                    part,
                    text: text.clone(),
                };
                fault.analysis.get(&part)?.contest(version)
            }
            claimed => {
                let claim = self.claims.get(&claimed)?;
                if claim.rivals.is_empty() {
                    return None;
                }
                let shown = (self.version(claimed)?, claim.by);
                let choices = std::iter::once(shown).chain(claim.rivals.iter().cloned());
                Some(Contest {
                    choices: choices.collect(),
                })
            }
        }
    }

    /// What a person has to settle.
    #[must_use]
    pub fn contested(&self) -> Vec<Contested> {
        let registers = [
            (Contested::InCharge, !self.in_charge.rivals.is_empty()),
            (
                Contested::Circumstances,
                !self.circumstances.rivals.is_empty(),
            ),
            (Contested::Closing, !self.closing.rivals.is_empty()),
            (
                Contested::Analysis,
                self.procedure
                    .fault()
                    .is_some_and(|fault| fault.contested().next().is_some()),
            ),
        ];
        let registers = registers.into_iter();
        let claims = self.claims.iter();
        let claims = claims.map(|(what, claim)| (*what, !claim.rivals.is_empty()));
        registers
            .chain(claims)
            .filter_map(|(what, contested)| contested.then_some(what))
            .collect()
    }

    /// What can be chosen about a fact: what is to settle, or what was not chosen when it was settled.
    #[must_use]
    pub fn choices(&self, what: Contested) -> Vec<(Version, Written)> {
        let open = self.contest(what).map(|contest| contest.choices);
        let passed = self.settled.get(&what).cloned();
        let all = open.into_iter().chain(passed);
        all.flatten().collect()
    }

    /// Carries out `apply` and keeps what it puts aside although its author had not seen it.
    pub(super) fn claiming(
        &mut self,
        by: &Stamped<CaseEvent>,
        apply: impl FnOnce(&mut Self, &Stamped<CaseEvent>),
    ) {
        let claimed = Version::claimed(self, by);
        if let CaseEvent::Settled(version) = &by.event {
            self.pass_over(version);
        }
        let claimed: Vec<_> = claimed
            .into_iter()
            .map(|version| (self.version(version.of()), version))
            .collect();
        apply(self, by);
        for (before, version) in claimed {
            self.claim(version, before, by);
        }
    }

    /// Notes what somebody did not choose.
    fn pass_over(&mut self, chosen: &Version) {
        let what = chosen.of();
        let known = self.settled.remove(&what).unwrap_or_default();
        let shown = match self.contest(what) {
            Some(contest) => contest.choices,
            None => {
                let by = self
                    .claims
                    .get(&what)
                    .map_or(self.taken_by, |claim| claim.by);
                // What was settled may be chosen otherwise: the words of that part then, not of another.
                let shown = match chosen {
                    Version::Analysis { part, .. } => self.part(*part),
                    _ => self.version(what),
                };
                shown.into_iter().map(|version| (version, by)).collect()
            }
        };
        let mut passed = known;
        for (version, by) in shown {
            if !passed.iter().any(|(known, _)| *known == version) {
                passed.push((version, by));
            }
        }
        passed.retain(|(version, _)| version != chosen);
        if !passed.is_empty() {
            self.settled.insert(what, passed);
        }
    }

    fn claim(&mut self, version: Version, before: Option<Version>, by: &Stamped<CaseEvent>) {
        let what = version.of();
        // A step of another kind of case claims nothing.
        let Some(shown) = self.version(what) else {
            return;
        };
        let held = self.claims.remove(&what).unwrap_or(Claim {
            by: self.taken_by,
            rivals: Vec::new(),
        });
        // Nobody takes a case twice who knows of it: a second taking is always for a person to look at.
        let again = matches!(by.event, CaseEvent::Received(_));
        let unseen = |written: &Written| again || !by.seen.has(written.dot);
        let mut rivals = held.rivals;
        rivals.retain(|(_, written)| unseen(written));
        let mut holder = held.by;
        if shown == version {
            if let Some(before) = before.filter(|_| unseen(&held.by)) {
                rivals.push((before, held.by));
            }
            holder = by.written();
        } else if unseen(&held.by) {
            rivals.push((version, by.written()));
        }
        rivals.retain(|(rival, _)| *rival != shown);
        let claim = Claim { by: holder, rivals };
        self.claims.insert(what, claim);
    }

    /// Opened again: what was contested about the run before is not any more.
    pub(super) fn begin_claims_again(&mut self) {
        self.claims.retain(|what, _| {
            matches!(
                what,
                Contested::Received | Contested::Number | Contested::HandOver
            )
        });
    }
}
