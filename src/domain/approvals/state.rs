//! Every matter of a subject with what was said to it, and how a seat stands.

use super::content::Content;
use super::deputies::stood_in;
use super::events::{ApprovalEvent, Matter};
use crate::domain::clause::Clause;
use crate::domain::context::Context;
use crate::domain::ids::PersonId;
use crate::domain::roles::Role;
use crate::domain::stamp::Stamped;
use crate::domain::time::Timestamp;
use serde::{Deserialize, Serialize};

/// A seat that has to agree: any one of these roles, the lowest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seat {
    /// Who may sit there.
    pub roles: &'static [Role],
    /// Why.
    pub clause: &'static str,
    /// Whether the roles' authority limits what they may agree to.
    pub limited: bool,
}

/// A matter as its context now knows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Approved {
    /// Which.
    pub matter: Matter,
    /// What it says.
    pub content: Content,
    /// Who wrote it: nobody approves their own.
    pub author: PersonId,
    /// What it costs, in fen.
    pub fen: i64,
}

/// One thing that somebody said to a matter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Vote {
    /// Who.
    pub by: PersonId,
    /// As what.
    pub role: Role,
    /// In whose place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on_behalf: Option<PersonId>,
    /// When.
    pub at: Timestamp,
    /// To which content.
    pub content: Content,
    /// Sent back instead of agreed to.
    #[serde(default)]
    pub refused: bool,
    /// Why, or what else was said.
    #[serde(default)]
    pub words: String,
    /// Taken back since.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub taken_back: Option<Timestamp>,
}

/// A matter with what was said to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sheet {
    /// Which.
    pub matter: Matter,
    /// What it says now.
    pub content: Content,
    /// Who wrote it.
    pub author: PersonId,
    /// What it costs, in fen.
    #[serde(default)]
    pub fen: i64,
    /// When it was put before the seats last, and in which content.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub asked: Option<(Timestamp, Content)>,
    /// Everything that was said, in the order of folding.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub votes: Vec<Vote>,
}

/// The approvals of one subject.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Approvals(pub Vec<Sheet>);

/// How a seat stands to a matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing<'a> {
    /// Nothing was said.
    Open,
    /// Agreed.
    Given(&'a Vote),
    /// Agreed to another content: void.
    Void(&'a Vote),
    /// Sent back.
    Refused(&'a Vote),
}

impl Approvals {
    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// A matter.
    #[must_use]
    pub fn sheet(&self, matter: Matter) -> Option<&Sheet> {
        self.0.iter().find(|sheet| sheet.matter == matter)
    }

    /// What the matters of the subject say now.
    pub fn note(&mut self, matters: Vec<Approved>) {
        for approved in matters {
            let known = self
                .0
                .iter_mut()
                .find(|sheet| sheet.matter == approved.matter);
            match known {
                Some(sheet) => {
                    sheet.content = approved.content;
                    sheet.author = approved.author;
                    sheet.fen = approved.fen;
                }
                None => self.0.push(Sheet {
                    matter: approved.matter,
                    content: approved.content,
                    author: approved.author,
                    fen: approved.fen,
                    asked: None,
                    votes: Vec::new(),
                }),
            }
        }
    }

    /// Matters that are none any more: what was said to them stays in the history.
    pub fn forget(&mut self, matters: &[Matter]) {
        self.0.retain(|sheet| !matters.contains(&sheet.matter));
    }

    /// Folds one more event. Total; what is said to a matter that nobody knows of stays in the history.
    pub fn evolve<E>(&mut self, event: &ApprovalEvent, by: &Stamped<E>) {
        let matter = event.matter();
        let Some(sheet) = self.0.iter_mut().find(|sheet| sheet.matter == matter) else {
            return;
        };
        let vote = |role: Role, on_behalf, at, content: &Content, refused, words: &str| Vote {
            by: by.actor,
            role,
            on_behalf,
            at,
            content: content.clone(),
            refused,
            words: words.to_owned(),
            taken_back: None,
        };
        match event {
            ApprovalEvent::Asked {
                content,
                occurred_at,
                ..
            } => sheet.asked = Some((*occurred_at, content.clone())),
            ApprovalEvent::Given {
                content,
                role,
                on_behalf,
                words,
                occurred_at,
                ..
            } => sheet
                .votes
                .push(vote(*role, *on_behalf, *occurred_at, content, false, words)),
            ApprovalEvent::Refused {
                content,
                role,
                on_behalf,
                reason,
                occurred_at,
                ..
            } => sheet
                .votes
                .push(vote(*role, *on_behalf, *occurred_at, content, true, reason)),
            ApprovalEvent::TakenBack { occurred_at, .. } => {
                let mut own = sheet.votes.iter_mut().rev();
                if let Some(own) = own.find(|vote| vote.by == by.actor && vote.taken_back.is_none())
                {
                    own.taken_back = Some(*occurred_at);
                }
            }
        }
    }
}

impl Sheet {
    /// What counts: the last word of each person, unless it was taken back, of whoever may speak for the seat and within its authority.
    pub fn counting<'a>(
        &'a self,
        seat: &'a Seat,
        context: &'a Context<'_>,
    ) -> impl Iterator<Item = &'a Vote> + 'a {
        let last = move |place: usize, vote: &Vote| {
            let later = self.votes.iter().skip(place + 1);
            !later
                .filter(|later| later.taken_back.is_none())
                .any(|later| later.by == vote.by && seat.roles.contains(&later.role))
        };
        self.votes
            .iter()
            .enumerate()
            .filter(move |(place, vote)| {
                vote.taken_back.is_none()
                    && seat.roles.contains(&vote.role)
                    && vote.by != self.author
                    && (vote.refused || self.within(seat, vote.role, context))
                    && stood_in(vote, context)
                    && last(*place, vote)
            })
            .map(|(_, vote)| vote)
    }

    /// How a seat stands: one word against the present content stands before any that agrees, so that nobody goes on past it.
    #[must_use]
    pub fn standing<'a>(&'a self, seat: &'a Seat, context: &'a Context<'_>) -> Standing<'a> {
        let now = |vote: &&Vote| vote.content == self.content;
        let counting: Vec<&Vote> = self.counting(seat, context).collect();
        let mut present = counting.iter().copied().filter(now);
        if let Some(against) = present.clone().find(|vote| vote.refused) {
            return Standing::Refused(against);
        }
        if let Some(given) = present.next() {
            return Standing::Given(given);
        }
        let mut before = counting.into_iter().rev();
        match before.find(|vote| !vote.refused) {
            Some(void) => Standing::Void(void),
            None => Standing::Open,
        }
    }

    /// Whether every seat has agreed to what the matter says now.
    #[must_use]
    pub fn is_approved(&self, seats: &[Seat], context: &Context<'_>) -> bool {
        seats.iter().all(|seat| {
            !context.in_force(Clause(seat.clause))
                || matches!(self.standing(seat, context), Standing::Given(_))
        })
    }

    /// Whether it is a seat's turn: at once, or where seats speak in turn, when those before it have agreed.
    #[must_use]
    pub fn is_turn_of(&self, seat: &Seat, seats: &[Seat], context: &Context<'_>) -> bool {
        let before = seats.iter().take_while(|other| *other != seat);
        !self.matter.kind.is_in_turn()
            || before
                .cloned()
                .all(|other| self.is_approved(&[other], context))
    }

    /// Whether it lies before the seats in its present content.
    #[must_use]
    pub fn is_asked(&self) -> bool {
        self.asked
            .as_ref()
            .is_some_and(|(_, content)| *content == self.content)
    }

    /// Whether a role may agree to what the matter costs.
    #[must_use]
    pub fn within(&self, seat: &Seat, role: Role, context: &Context<'_>) -> bool {
        let limited = seat.limited && context.in_force(Clause("P04.09.06d"));
        let limit = super::authority(role, context.figures_at(context.now));
        !limited || limit.is_none_or(|limit| self.fen <= limit)
    }
}
