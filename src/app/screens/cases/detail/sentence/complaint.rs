//! The steps of a complaint, of approvals and of papers in words.

use super::{Teller, joined};
use crate::app::i18n::{self as words, t::complaint as c};
use crate::domain::approvals::ApprovalEvent;
use crate::domain::cases::complaint::{ComplaintEvent, ComplaintStep};
use crate::domain::copies::CopyEvent;
use crate::domain::ids::{LineId, PersonId};

impl Teller {
    pub(super) fn tell_complaint(&self, event: &ComplaintEvent) -> String {
        use ComplaintStep as S;
        match &event.step {
            S::TakenOver => c::told_taken_over().to_owned(),
            S::Confirmed { reasons, grounds } => {
                c::told_confirmed(words::complaint::extent(*reasons), grounds)
            }
            S::Reviewed { complete: true, .. } => c::told_reviewed().to_owned(),
            S::Reviewed { missing, .. } => c::told_sent_back(missing),
            S::Judged {
                upheld, grounds, ..
            } => {
                if *upheld {
                    c::told_upheld(grounds)
                } else {
                    c::told_not_upheld(grounds)
                }
            }
            S::Explained {
                words: said,
                reaction,
                ..
            } => c::told_explained(words::complaint::reaction(*reaction), said),
            S::Assigned {
                department,
                person,
                head,
                ..
            } => c::told_assigned(department, self.name(*head), self.name(*person)),
            S::Found {
                origin,
                cause,
                people,
                nobody,
                ..
            } => {
                let people =
                    (!people.is_empty()).then(|| c::told_found_people(self.names(people, "")));
                joined([
                    Some(c::told_found(words::complaint::origin(*origin), cause)),
                    people,
                    Some(nobody.clone()),
                ])
            }
            S::Inspected {
                result,
                words: said,
                ..
            } => c::told_inspected(words::complaint::presence(*result), said),
            S::InspectionConfirmed { words: said } => joined([
                Some(c::told_inspection_confirmed().to_owned()),
                Some(said.clone()),
            ]),
            S::InvestigationEnded { words: said } => c::told_investigation_ended(said),
            S::Drafted { words: said } => c::told_drafted(said),
            S::Talked {
                reached: false,
                words: said,
                ..
            } => c::told_tried(said),
            S::Talked {
                words: said,
                agreed,
                agreement,
                ..
            } => {
                let agreement = agreed.map(|agreed| {
                    if agreed {
                        c::told_agreed(agreement)
                    } else {
                        c::told_not_agreed(agreement)
                    }
                });
                joined([Some(c::told_talked(said)), agreement])
            }
            S::MannerChosen {
                manner,
                words: said,
            } => joined([
                Some(c::told_manner(words::complaint::manner_of_handling(
                    *manner,
                ))),
                Some(said.clone()),
            ]),
            S::PlanSubmitted { opinion, .. } => c::told_submitted(opinion),
            S::FedBack { words: said, .. } => c::told_fed_back(said),
            S::Completed { words: said } => c::told_completed(said),
            S::PassedOn { to, words: said } => {
                joined([Some(c::told_passed_on(to)), Some(said.clone())])
            }
            S::Proposed {
                people,
                others,
                grounds,
            } => c::told_proposed(self.names(people, others), grounds),
            S::Decided {
                people,
                others,
                grounds,
            } => c::told_decided(self.names(people, others), grounds),
            S::Stated { words: said } => c::told_stated(said),
            S::MeasureTaken {
                person,
                measure,
                words: said,
            } => c::told_measure(
                words::complaint::measure(*measure),
                self.name(*person),
                said,
            ),
            S::Fined { shares, because } if shares.is_empty() => c::told_not_fined(because),
            S::Fined { shares, because } => {
                let shares = shares.iter();
                let shares: Vec<String> = shares
                    .map(|(person, fen)| c::penalty_of(words::yuan(*fen), self.name(*person)))
                    .collect();
                c::told_fined(shares.join(words::separator()), because)
            }
            S::Called(call) if !call.reached => c::told_call_tried().to_owned(),
            S::Called(call) => {
                let verdict = call.satisfied.map(|satisfied| {
                    if satisfied {
                        c::told_satisfied()
                    } else {
                        c::told_not_satisfied()
                    }
                    .to_owned()
                });
                joined([
                    Some(c::told_called(&call.words)),
                    Some(call.result.clone()),
                    Some(call.missing.clone()),
                    verdict,
                ])
            }
            S::Delegated { person, ended } => {
                if *ended {
                    c::told_undelegated(self.name(*person))
                } else {
                    c::told_delegated(self.name(*person))
                }
            }
            S::Reported { content, .. } => c::told_reported(content),
            S::Summed {
                summary,
                lesson,
                improvement,
                ..
            } => joined([
                Some(c::told_summed(summary)),
                Some(lesson.clone()),
                Some(improvement.clone()),
            ]),
            S::Reacted {
                response,
                words: said,
            } => c::told_reacted(words::complaint::response(*response), said),
            S::Withdrawn { words: said } => c::told_withdrawn(said),
            S::Rested { until, words: said } => c::told_rested(self.when(*until), said),
            S::LineAdded(line) => c::told_line(
                self.when(line.by),
                words::complaint::line_kind(line.kind),
                &line.what,
                self.name(line.owner),
            ),
            S::LineDone {
                line, words: said, ..
            } => c::told_line_done(self.line(*line), said),
            S::LineReminded { line, words: said } => c::told_reminded(self.line(*line), said),
        }
    }

    pub(super) fn tell_approval(&self, event: &ApprovalEvent) -> String {
        let matter = words::complaint::matter(event.matter());
        match event {
            ApprovalEvent::Asked { .. } => c::told_asked(matter),
            ApprovalEvent::Given {
                words: said,
                on_behalf,
                ..
            } => joined([Some(c::told_given(matter, said)), self.whose(*on_behalf)]),
            ApprovalEvent::Refused {
                reason, on_behalf, ..
            } => joined([
                Some(c::told_refused(matter, reason)),
                self.whose(*on_behalf),
            ]),
            ApprovalEvent::TakenBack { reason, .. } => c::told_taken_back(matter, reason),
        }
    }

    pub(super) fn tell_copy(&self, event: &CopyEvent) -> String {
        match event {
            CopyEvent::Given {
                paper, copy, to, ..
            } => c::told_paper_given(
                c::copy_line(copy, words::complaint::paper(*paper)),
                self.name(*to),
            ),
            CopyEvent::Received { paper, copy, .. } => {
                c::told_paper_received(c::copy_line(copy, words::complaint::paper(*paper)))
            }
        }
    }

    fn whose(&self, whose: Option<PersonId>) -> Option<String> {
        whose.map(|whose| c::seat_on_behalf(self.name(whose)))
    }

    fn names(&self, people: &[PersonId], others: &str) -> String {
        let people = people.iter().map(|person| self.name(*person));
        let others = Some(others.to_owned()).filter(|others| !others.is_empty());
        let all: Vec<String> = people.chain(others).collect();
        all.join(words::separator())
    }

    /// What a line says, as the case knows it.
    fn line(&self, id: LineId) -> String {
        self.session
            .world(|world| {
                let complaint = world.cases.get(&self.case)?.procedure.complaint()?;
                let line = complaint.lines.iter().find(|line| line.id == id)?;
                Some(line.what.clone())
            })
            .unwrap_or_default()
    }
}
