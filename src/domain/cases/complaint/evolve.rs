//! Folds what happened in a complaint. Total.

use super::events::{ComplaintEvent, ComplaintIntake, ComplaintStep};
use super::state::{Complaint, Fact, Line, Step};
use super::words::LineKind;
use crate::domain::ids::PersonId;
use crate::domain::stamp::Stamped;
use crate::domain::time::Timestamp;

impl ComplaintStep {
    /// The step that is taken by it.
    #[must_use]
    pub fn step(&self) -> Step {
        match self {
            Self::TakenOver => Step::TakeOver,
            Self::Confirmed { .. } => Step::Confirm,
            Self::Reviewed { .. } => Step::Review,
            Self::Judged { .. } => Step::Judge,
            Self::Explained { .. } => Step::Explain,
            Self::Assigned { .. } => Step::Assign,
            Self::Found { .. } => Step::Find,
            Self::Inspected { .. } => Step::Inspect,
            Self::InspectionConfirmed { .. } => Step::ConfirmInspection,
            Self::InvestigationEnded { .. } => Step::EndInvestigation,
            Self::Drafted { .. } => Step::Draft,
            Self::Talked { .. } => Step::Talk,
            Self::MannerChosen { .. } => Step::ChooseManner,
            Self::PlanSubmitted { .. } => Step::Submit,
            Self::FedBack { .. } => Step::Feedback,
            Self::Completed { .. } => Step::Complete,
            Self::PassedOn { .. } => Step::PassOn,
            Self::Proposed { .. } => Step::Propose,
            Self::Decided { .. } => Step::Decide,
            Self::Stated { .. } => Step::State,
            Self::MeasureTaken { .. } => Step::Measure,
            Self::Fined { .. } => Step::Fine,
            Self::Called(_) => Step::Call,
            Self::Delegated { .. } => Step::Delegate,
            Self::Reported { .. } => Step::Report,
            Self::Summed { .. } => Step::Sum,
            Self::Reacted { .. } => Step::React,
            Self::Withdrawn { .. } => Step::Withdraw,
            Self::Rested { .. } => Step::Rest,
            Self::LineAdded(line) if line.kind == LineKind::Plan => Step::PlanLine,
            Self::LineAdded(_) => Step::AddLine,
            Self::LineDone { .. } => Step::DoneLine,
            Self::LineReminded { .. } => Step::Remind,
        }
    }
}

impl ComplaintEvent {
    /// What it says, in the one shape of facts.
    #[must_use]
    pub fn fact(&self, by: PersonId) -> Fact {
        let mut fact = Fact {
            step: self.step.step(),
            round: self.round,
            by,
            at: self.occurred_at,
            yes: None,
            choice: None,
            channel: None,
            words: String::new(),
            more: String::new(),
            rest: String::new(),
            people: Vec::new(),
            fen: Vec::new(),
            until: None,
        };
        fill(&mut fact, &self.step);
        fact
    }
}

/// The place of a unit variant in the order of its list: they stand there in the order in which they are declared.
fn place<T: Copy + PartialEq>(all: &[T], one: T) -> Option<u32> {
    let place = all.iter().position(|other| *other == one)?;
    u32::try_from(place).ok()
}

fn fill(fact: &mut Fact, step: &ComplaintStep) {
    use super::words::{Extent, Manner, Measure, Origin, Presence, Reaction, Response};
    use ComplaintStep as S;
    let mut say = |words: &str, more: &str, rest: &str| {
        fact.words = words.trim().to_owned();
        fact.more = more.trim().to_owned();
        fact.rest = rest.trim().to_owned();
    };
    match step {
        S::TakenOver => {}
        S::Confirmed { reasons, grounds } => {
            say(grounds, "", "");
            fact.choice = place(&Extent::ALL, *reasons);
        }
        S::Reviewed { complete, missing } => {
            say(missing, "", "");
            fact.yes = Some(*complete);
        }
        S::Judged {
            read: _,
            reasonable,
            upheld,
            grounds,
        } => {
            say(grounds, "", "");
            fact.choice = place(&Extent::ALL, *reasonable);
            fact.yes = Some(*upheld);
        }
        S::Explained {
            channel,
            words,
            misunderstood,
            reaction,
        } => {
            say(words, misunderstood, "");
            fact.channel = Some(*channel);
            fact.choice = place(&Reaction::ALL, *reaction);
        }
        S::Assigned {
            department,
            person,
            head,
            instead,
            reason,
        } => {
            say(department, reason, "");
            fact.people = [Some(*person), Some(*head), *instead]
                .into_iter()
                .flatten()
                .collect();
        }
        S::Found {
            origin,
            cause,
            looked_at,
            people,
            nobody,
            ..
        } => {
            say(cause, looked_at, nobody);
            fact.choice = place(&Origin::ALL, *origin);
            fact.people.clone_from(people);
        }
        S::Inspected {
            what,
            result,
            words,
            ..
        } => {
            say(words, what, "");
            fact.choice = place(&Presence::ALL, *result);
        }
        S::InspectionConfirmed { words }
        | S::InvestigationEnded { words }
        | S::Drafted { words }
        | S::Completed { words }
        | S::Stated { words }
        | S::Withdrawn { words } => say(words, "", ""),
        S::Talked {
            channel,
            reached,
            with,
            words,
            agreed,
            agreement,
        } => {
            say(words, agreement, with);
            fact.channel = Some(*channel);
            fact.yes = if *reached { *agreed } else { None };
            fact.choice = Some(u32::from(*reached));
        }
        S::MannerChosen { manner, words } => {
            say(words, "", "");
            fact.choice = place(&Manner::ALL, *manner);
        }
        S::PlanSubmitted {
            opinion,
            wish,
            wish_reason,
        } => {
            say(opinion, wish_reason, "");
            fact.choice = place(&Extent::ALL, *wish);
        }
        S::FedBack { channel, words, .. } => {
            say(words, "", "");
            fact.channel = Some(*channel);
        }
        S::PassedOn { to, words } => say(words, to, ""),
        S::Proposed {
            people,
            others,
            grounds,
        }
        | S::Decided {
            people,
            others,
            grounds,
        } => {
            say(grounds, others, "");
            fact.people.clone_from(people);
        }
        S::MeasureTaken {
            person,
            measure,
            words,
        } => {
            say(words, "", "");
            fact.people = vec![*person];
            fact.choice = place(&Measure::ALL, *measure);
        }
        S::Fined { shares, because } => {
            say(because, "", "");
            fact.people = shares.iter().map(|(person, _)| *person).collect();
            fact.fen = shares.iter().map(|(_, fen)| *fen).collect();
        }
        S::Called(call) => {
            let with = call.with.trim();
            say(&call.words, &call.result, &call.missing);
            fact.channel = Some(call.channel);
            // Only by telephone is a call a call (P05.06.03b); anything else is kept as a try.
            let counts = call.reached && call.channel == crate::domain::cases::Channel::Phone;
            fact.yes = call.satisfied.filter(|_| counts);
            fact.choice = call.done.map(u32::from);
            if !with.is_empty() {
                fact.words = format!("{with}: {}", fact.words);
            }
        }
        S::Delegated { person, ended } => {
            fact.people = vec![*person];
            fact.yes = Some(*ended);
        }
        S::Reported { content, standing } => say(content, standing, ""),
        S::Summed {
            summary,
            grade,
            lesson,
            improvement,
        } => {
            say(summary, lesson, improvement);
            fact.choice = place(&Extent::ALL, *grade);
        }
        S::Reacted { response, words } => {
            say(words, "", "");
            fact.choice = place(&Response::ALL, *response);
        }
        S::Rested { until, words } => {
            say(words, "", "");
            fact.until = Some(*until);
        }
        S::LineAdded(_) | S::LineDone { .. } | S::LineReminded { .. } => {}
    }
}

impl Complaint {
    /// As it is taken.
    #[must_use]
    pub fn begin(intake: &ComplaintIntake, received_at: Timestamp) -> Self {
        Self {
            intake: intake.clone(),
            rounds: vec![received_at],
            facts: Vec::new(),
            lines: Vec::new(),
        }
    }

    /// The case was opened again: another round, as if the customer had said so on the telephone.
    pub fn begin_again(&mut self, at: Timestamp) {
        self.rounds.push(at);
    }

    /// The opening again did not hold.
    pub fn resume(&mut self) {
        if self.rounds.len() > 1 {
            self.rounds.pop();
        }
    }

    /// One more event.
    pub fn evolve<E>(&mut self, event: &ComplaintEvent, by: &Stamped<E>) {
        match &event.step {
            ComplaintStep::LineAdded(new) => {
                if self.lines.iter().any(|line| line.id == new.id) {
                    return;
                }
                self.lines.push(Line {
                    id: new.id,
                    round: event.round,
                    kind: new.kind,
                    what: new.what.trim().to_owned(),
                    owner: new.owner,
                    author: by.actor,
                    at: event.occurred_at,
                    by: new.by,
                    fen: new.fen,
                    answers: new.answers.trim().to_owned(),
                    done: None,
                    done_words: String::new(),
                    reminded: Vec::new(),
                });
            }
            ComplaintStep::LineDone { line, words, .. } => {
                let mut lines = self.lines.iter_mut();
                if let Some(line) = lines.find(|known| known.id == *line) {
                    // Two may both have done it: the earlier time counts, both histories stay.
                    let earlier = line.done.is_none_or(|done| event.occurred_at < done);
                    if earlier {
                        line.done = Some(event.occurred_at);
                        line.done_words = words.trim().to_owned();
                    }
                }
            }
            ComplaintStep::LineReminded { line, .. } => {
                let mut lines = self.lines.iter_mut();
                if let Some(line) = lines.find(|known| known.id == *line) {
                    line.reminded.push(event.occurred_at);
                }
            }
            _ => self.add(event.fact(by.actor)),
        }
    }

    /// One more fact. A customer who is not satisfied opens the next round (P05.06.32a).
    pub(in crate::domain::cases) fn add(&mut self, fact: Fact) {
        let again =
            fact.step == Step::Call && fact.yes == Some(false) && fact.round >= self.round();
        let at = fact.at;
        self.facts.push(fact);
        if again {
            self.rounds.push(at);
        }
    }

    /// Somebody chose which of two facts counts: it is the last word of its step and its round. Where it is the call, the round after it is
    /// there or not by what was chosen.
    pub(in crate::domain::cases) fn choose(&mut self, fact: &Fact) {
        self.facts.retain(|known| known != fact);
        if fact.step == Step::Call {
            let kept = usize::try_from(fact.round).unwrap_or(usize::MAX);
            let next_is_empty = !self.facts.iter().any(|other| other.round > fact.round);
            if next_is_empty {
                self.rounds.truncate(kept.max(1));
            }
        }
        self.add(fact.clone());
    }
}
