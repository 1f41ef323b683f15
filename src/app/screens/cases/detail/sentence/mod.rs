//! What happened, in one or two sentences for the timeline. Exhaustive: an event without a sentence does not compile.

mod after;
mod complaint;
mod craft;
mod departments;
mod fault;
mod grumble;
mod petition;
mod quality;
mod repair;
mod request;
mod returns;

use crate::app::components::contest::{fact, version};
use crate::app::i18n::{self as words, near_time, t::departments as d, t::timeline as l};
use crate::app::session::Session;
use crate::domain::cases::{Attachment, CaseEvent, Revisit, Told};
use crate::domain::conflicts::Choice;
use crate::domain::ids::{CaseId, PersonId};
use crate::domain::time::Timestamp;

/// One line of the timeline.
#[derive(Clone, Debug, PartialEq)]
pub struct Sentence {
    /// What happened.
    pub text: String,
    /// When it happened, where the event says so itself.
    pub occurred_at: Option<Timestamp>,
    /// Files that belong to it.
    pub attachments: Vec<Attachment>,
}

/// Names and times as the session shows them.
pub struct Teller {
    session: Session,
    case: CaseId,
    offset: i32,
    now: Timestamp,
}

impl Teller {
    /// For this case.
    pub fn new(session: Session, case: CaseId) -> Self {
        Self {
            session,
            case,
            offset: session.offset(),
            now: crate::app::platform::now(),
        }
    }

    fn when(&self, at: Timestamp) -> String {
        near_time(at, self.now, self.offset)
    }

    fn name(&self, person: PersonId) -> String {
        self.session.name_of(person)
    }

    /// An event in words.
    pub fn tell(&self, event: &CaseEvent) -> Sentence {
        let attachments = event.attachments().into_iter().cloned().collect();
        let (text, occurred_at) = match event {
            CaseEvent::Received(received) if received.words.is_empty() => (
                l::received(words::t::petitions::words_sealed()),
                Some(received.occurred_at),
            ),
            CaseEvent::Received(received) => {
                (l::received(&received.words), Some(received.occurred_at))
            }
            CaseEvent::Clarified(circumstances) => {
                let told = [
                    &circumstances.place,
                    &circumstances.since,
                    &circumstances.who,
                    &circumstances.evidence,
                    &circumstances.done,
                    &circumstances.wanted,
                ];
                let said: Vec<&str> = told
                    .iter()
                    .filter_map(|told| {
                        if let Told::Said(text) = told {
                            Some(text.as_str())
                        } else {
                            None
                        }
                    })
                    .collect();
                (l::clarified(said.join(" · ")), None)
            }
            CaseEvent::Noted(note) => (note.text.clone(), None),
            CaseEvent::CalledAgain(call) => (l::called_again(&call.words), Some(call.occurred_at)),
            CaseEvent::HandedOver(handover) => (
                joined([
                    Some(l::handed_over(&handover.reason, self.name(handover.to))),
                    handover
                        .absent
                        .map(|absent| d::tell_absent(self.name(absent))),
                ]),
                Some(handover.occurred_at),
            ),
            CaseEvent::Accepted { occurred_at } => (l::accepted().to_owned(), Some(*occurred_at)),
            CaseEvent::Declined { reason } => (l::declined(reason), None),
            CaseEvent::Promised { occurred_at, by } => {
                (l::promised(self.when(*by)), Some(*occurred_at))
            }
            CaseEvent::Answered(answer) => {
                let next = answer.next.map(|next| l::answered_next(self.when(next)));
                (
                    joined([Some(l::answered(&answer.course, &answer.result)), next]),
                    Some(answer.occurred_at),
                )
            }
            CaseEvent::MarkedMajor {
                reason,
                occurred_at,
            } => (l::marked_major(reason), Some(*occurred_at)),
            CaseEvent::Reported(report) => {
                let instruction =
                    (!report.instruction.is_empty()).then(|| l::instruction(&report.instruction));
                (
                    joined([Some(l::reported(self.name(report.to))), instruction]),
                    Some(report.occurred_at),
                )
            }
            CaseEvent::Acknowledged {
                occurred_at,
                instruction,
            } => {
                let said = if instruction.trim().is_empty() {
                    l::acknowledged().to_owned()
                } else {
                    l::instruction(instruction)
                };
                (said, Some(*occurred_at))
            }
            CaseEvent::Settled(chosen) => {
                let choice = Choice::Case(self.case, chosen.clone());
                let text = l::settled(version(self.session, &choice), fact(chosen.of()));
                (text, None)
            }
            CaseEvent::SolvedFirst { occurred_at, what } => {
                (l::solved_first(what), Some(*occurred_at))
            }
            CaseEvent::ContactSheetHandedIn {
                occurred_at,
                still_needed,
            } => {
                let still = (!still_needed.is_empty()).then(|| l::still_needed(still_needed));
                (
                    joined([Some(l::contact_sheet().to_owned()), still]),
                    Some(*occurred_at),
                )
            }
            CaseEvent::Repair(event) => self.tell_repair(event),
            CaseEvent::Request(event) => self.tell_request(event),
            CaseEvent::Fault(event) => (self.tell_fault(event), Some(event.occurred_at())),
            CaseEvent::Grumble(event) => (self.tell_grumble(event), Some(event.occurred_at())),
            CaseEvent::Help(event) => (self.tell_help(event), Some(event.occurred_at())),
            CaseEvent::Visit(event) => (self.tell_visit(event), Some(event.occurred_at())),
            CaseEvent::Informed(informed) => {
                let to: Vec<String> = informed.to.iter().map(|to| self.name(*to)).collect();
                let to = to.join(words::separator());
                let told = d::tell_informed(&informed.what, to);
                (told, Some(informed.occurred_at))
            }
            CaseEvent::Known { occurred_at } => (d::tell_known().to_owned(), Some(*occurred_at)),
            CaseEvent::MarkedEmergency {
                reason,
                occurred_at,
            } => (d::tell_emergency(reason), Some(*occurred_at)),
            CaseEvent::Craft(event) => (self.tell_craft(event), Some(event.occurred_at())),
            CaseEvent::Returns(event) => (self.tell_returns(event), Some(event.occurred_at)),
            CaseEvent::After(event) => (self.tell_after(event), Some(event.occurred_at)),
            CaseEvent::Lapse(event) => (Self::tell_lapse(event), Some(event.occurred_at())),
            CaseEvent::Joined { other, occurred_at } => {
                (self.tell_joined(*other), Some(*occurred_at))
            }
            CaseEvent::Petition(event) => self.tell_petition(event),
            CaseEvent::Closed(closing) => {
                let verdict = closing
                    .satisfaction
                    .map(|satisfaction| words::satisfaction(satisfaction).to_owned());
                (
                    joined([Some(l::closed(&closing.result)), verdict]),
                    Some(closing.occurred_at),
                )
            }
            CaseEvent::Reopened {
                reason,
                occurred_at,
            } => (l::reopened(reason), Some(*occurred_at)),
            CaseEvent::FellShort(short) => {
                let measure = &short.measure;
                let when = self.when(measure.by);
                let who = self.name(measure.owner);
                let text = l::fell_short(
                    &short.cause,
                    &short.expected,
                    &short.plan,
                    &measure.what,
                    when,
                    who,
                );
                (text, Some(short.occurred_at))
            }
            CaseEvent::MadeGood(answer) => {
                let view = if answer.accepted {
                    l::made_good_accepted()
                } else {
                    l::made_good_refused()
                };
                let text = joined([Some(l::made_good(&answer.words)), Some(view.to_owned())]);
                (text, Some(answer.occurred_at))
            }
            CaseEvent::Registered {
                number,
                occurred_at,
                ..
            } => (
                words::t::complaint::told_registered(number),
                Some(*occurred_at),
            ),
            CaseEvent::Approval(event) => (self.tell_approval(event), Some(event.occurred_at())),
            CaseEvent::Copy(event) => (self.tell_copy(event), Some(event.occurred_at())),
            CaseEvent::Complaint(event) => (self.tell_complaint(event), Some(event.occurred_at)),
            CaseEvent::Quality(event) => (self.tell_quality(event), Some(event.occurred_at)),
            CaseEvent::Revisited(revisit) => (
                l::revisited(revisit_words(revisit)),
                Some(revisit.occurred_at),
            ),
        };
        Sentence {
            text,
            occurred_at,
            attachments,
        }
    }
}

fn revisit_words(revisit: &Revisit) -> String {
    if !revisit.reached {
        return l::not_reached().to_owned();
    }
    let gone = revisit
        .gone
        .map(|gone| if gone { l::gone() } else { l::not_gone() }.to_owned());
    let verdict = revisit
        .satisfaction
        .map(|satisfaction| words::satisfaction(satisfaction).to_owned());
    joined([
        gone,
        revisit.temperature_tenths.map(temperature),
        verdict,
        Some(revisit.words.clone()),
    ])
}

fn consent(agrees: bool) -> String {
    if agrees { l::agrees() } else { l::disagrees() }.to_owned()
}

/// Tenths of a degree as `18.5 °C`.
pub fn temperature(tenths: i32) -> String {
    l::temperature(words::tenths(tenths.into()))
}

fn joined<const N: usize>(parts: [Option<String>; N]) -> String {
    let parts: Vec<String> = parts
        .into_iter()
        .flatten()
        .filter(|part| !part.trim().is_empty())
        .collect();
    parts.join(words::separator())
}
