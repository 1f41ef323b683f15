//! A complaint as it is now.

use super::events::ComplaintIntake;
use super::words::{Extent, LineKind, Manner, Measure, Origin, Presence, Reaction, Response};
use crate::domain::cases::facts::Channel;
use crate::domain::ids::{LineId, PersonId};
use crate::domain::time::Timestamp;
use serde::{Deserialize, Serialize};

/// A step of a complaint, as the action panel, the clocks and the facts name it; in the order of the regulation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// The quality supervisor takes a letter over.
    TakeOver,
    /// The technical department confirms the reasons.
    Confirm,
    /// The office reviews it.
    Review,
    /// Upheld or not.
    Judge,
    /// Not upheld, said to the customer.
    Explain,
    /// Department and person.
    Assign,
    /// The cause.
    Find,
    /// The quality is inspected.
    Inspect,
    /// The inspection is confirmed.
    ConfirmInspection,
    /// The investigation ends.
    EndInvestigation,
    /// The department's draft.
    Draft,
    /// A talk with the customer.
    Talk,
    /// The manner of handling.
    ChooseManner,
    /// A line of the plan.
    PlanLine,
    /// The plan goes to approval.
    Submit,
    /// A line is done.
    DoneLine,
    /// The customer's feedback.
    Feedback,
    /// Everything is done.
    Complete,
    /// The result is passed on.
    PassOn,
    /// The customer is called.
    Call,
    /// The report to the general manager.
    Report,
    /// Who is responsible is put forward.
    Propose,
    /// Who is responsible is decided.
    Decide,
    /// Somebody who was named says something.
    State,
    /// What becomes of somebody who is responsible.
    Measure,
    /// The penalty.
    Fine,
    /// Summary and evaluation.
    Sum,
    /// Something that somebody shall do, beside the plan.
    AddLine,
    /// Whoever owes something is reminded.
    Remind,
    /// The office reacts to what is late.
    React,
    /// Somebody is named for the head of quality.
    Delegate,
    /// The customer withdraws it.
    Withdraw,
    /// It rests.
    Rest,
}

/// One thing that happened. Which fields say something depends on the step; the readers of [`Complaint`] know.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fact {
    /// Which step was taken.
    pub step: Step,
    /// In which round.
    pub round: u32,
    /// By whom.
    pub by: PersonId,
    /// When.
    pub at: Timestamp,
    /// Yes or no: complete, upheld, agreed, reached, satisfied.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub yes: Option<bool>,
    /// The place of what was chosen in the list of all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub choice: Option<u32>,
    /// How somebody was reached.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub channel: Option<Channel>,
    /// The main words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub words: String,
    /// The second words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub more: String,
    /// The third words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub rest: String,
    /// Whom it names, in the order of the step.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub people: Vec<PersonId>,
    /// How much each of them pays, in fen.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fen: Vec<i64>,
    /// Until when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Timestamp>,
}

/// Something that somebody owes by a date.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// Identity.
    pub id: LineId,
    /// In which round it was added.
    pub round: u32,
    /// Kind.
    pub kind: LineKind,
    /// What.
    pub what: String,
    /// Who owes it.
    pub owner: PersonId,
    /// Who asked for it.
    pub author: PersonId,
    /// Since when.
    pub at: Timestamp,
    /// By when.
    pub by: Timestamp,
    /// What it costs, in fen.
    #[serde(default)]
    pub fen: i64,
    /// The finding that it answers, or the rule that it changes.
    #[serde(default)]
    pub answers: String,
    /// When it was done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub done: Option<Timestamp>,
    /// What was done.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub done_words: String,
    /// When its owner was reminded.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reminded: Vec<Timestamp>,
}

/// What a complaint knows beyond the case core.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Complaint {
    /// What was asked at intake.
    pub intake: ComplaintIntake,
    /// When each round began; the last one is going on.
    pub rounds: Vec<Timestamp>,
    /// Everything that happened, in the order of folding.
    pub facts: Vec<Fact>,
    /// What somebody owes or owed.
    pub lines: Vec<Line>,
}

impl Fact {
    fn chosen<T: Copy>(&self, all: &[T]) -> Option<T> {
        let place = usize::try_from(self.choice?).ok()?;
        all.get(place).copied()
    }

    /// How far: of a confirmation, a judgement, a submitted plan, an evaluation.
    #[must_use]
    pub fn extent(&self) -> Option<Extent> {
        self.chosen(&Extent::ALL)
    }

    /// How the answer was taken.
    #[must_use]
    pub fn reaction(&self) -> Option<Reaction> {
        self.chosen(&Reaction::ALL)
    }

    /// The kind of cause.
    #[must_use]
    pub fn origin(&self) -> Option<Origin> {
        self.chosen(&Origin::ALL)
    }

    /// What an inspection showed.
    #[must_use]
    pub fn presence(&self) -> Option<Presence> {
        self.chosen(&Presence::ALL)
    }

    /// The manner of handling.
    #[must_use]
    pub fn manner(&self) -> Option<Manner> {
        self.chosen(&Manner::ALL)
    }

    /// What becomes of somebody.
    #[must_use]
    pub fn measure(&self) -> Option<Measure> {
        self.chosen(&Measure::ALL)
    }

    /// How the office reacted.
    #[must_use]
    pub fn response(&self) -> Option<Response> {
        self.chosen(&Response::ALL)
    }
}

impl Complaint {
    /// The round that is going on, from 1.
    #[must_use]
    pub fn round(&self) -> u32 {
        u32::try_from(self.rounds.len()).unwrap_or(u32::MAX).max(1)
    }

    /// When the round began that is going on.
    #[must_use]
    pub fn since(&self) -> Timestamp {
        self.rounds.last().copied().unwrap_or_default()
    }

    /// The fact that counts of a step, whatever the round: the last.
    #[must_use]
    pub fn last(&self, step: Step) -> Option<&Fact> {
        self.facts.iter().rev().find(|fact| fact.step == step)
    }

    /// The fact that counts of a step in a round.
    #[must_use]
    pub fn of_round(&self, step: Step, round: u32) -> Option<&Fact> {
        let mut facts = self.facts.iter().rev();
        facts.find(|fact| fact.step == step && fact.round == round)
    }

    /// The fact that counts of a step in the round that is going on.
    #[must_use]
    pub fn now(&self, step: Step) -> Option<&Fact> {
        self.of_round(step, self.round())
    }

    /// Every fact of a step, in order.
    pub fn all(&self, step: Step) -> impl DoubleEndedIterator<Item = &Fact> {
        self.facts.iter().filter(move |fact| fact.step == step)
    }

    /// Whether it was upheld; `None` while nobody has judged.
    #[must_use]
    pub fn upheld(&self) -> Option<bool> {
        self.last(Step::Judge)?.yes
    }

    /// Who has been given it: the person in charge, the head of the department complained about, and who may act for the head.
    #[must_use]
    pub fn hands(&self) -> &[PersonId] {
        self.last(Step::Assign)
            .map_or(&[], |assigned| &assigned.people)
    }

    /// The head of the department complained about, and who may act instead (P05.06.01e).
    #[must_use]
    pub fn heads(&self) -> &[PersonId] {
        self.hands().get(1..).unwrap_or_default()
    }

    /// When the cause was known in this round.
    #[must_use]
    pub fn cause_known(&self) -> Option<Timestamp> {
        let round = self.round();
        let mut found = self.all(Step::Find).filter(|fact| fact.round == round);
        found.next().map(|fact| fact.at)
    }

    /// The lines of the plan of a round.
    pub fn plan(&self, round: u32) -> impl Iterator<Item = &Line> {
        let lines = self.lines.iter();
        lines.filter(move |line| line.kind == LineKind::Plan && line.round == round)
    }

    /// Lines that nobody has done yet.
    pub fn open_lines(&self) -> impl Iterator<Item = &Line> {
        self.lines.iter().filter(|line| line.done.is_none())
    }

    /// The call that counts in a round: the last in which somebody was reached by telephone.
    #[must_use]
    pub fn call(&self, round: u32) -> Option<&Fact> {
        let mut calls = self.all(Step::Call).rev();
        calls.find(|call| call.round == round && call.yes.is_some())
    }

    /// Whether the last call says that the customer is satisfied.
    #[must_use]
    pub fn is_satisfied(&self) -> bool {
        self.call(self.round())
            .is_some_and(|call| call.yes == Some(true))
    }

    /// Tries to call in this round that reached nobody.
    pub fn tries(&self) -> impl Iterator<Item = &Fact> {
        let round = self.round();
        self.all(Step::Call)
            .filter(move |call| call.round == round && call.yes.is_none())
    }

    /// Who was named by the head of quality and has not been ended (P05.06.02b).
    #[must_use]
    pub fn delegate(&self) -> Option<PersonId> {
        let last = self.last(Step::Delegate)?;
        (last.yes != Some(true)).then(|| last.people.first().copied())?
    }

    /// Who is responsible, as decided last (P05.05.33b).
    #[must_use]
    pub fn responsible(&self) -> &[PersonId] {
        self.last(Step::Decide)
            .map_or(&[], |decided| &decided.people)
    }

    /// Until when it rests.
    #[must_use]
    pub fn rests_until(&self) -> Option<Timestamp> {
        self.last(Step::Rest)?.until
    }
}
