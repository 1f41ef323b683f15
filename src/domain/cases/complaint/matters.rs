//! What of a complaint is approved, by whom, and what rests on it.

use super::refusal::ComplaintRefusal;
use super::state::{Complaint, Step};
use crate::domain::approvals::{ApprovalRefusal, Approved, Canonical, Matter, MatterKind, Seat};
use crate::domain::cases::check::need;
use crate::domain::cases::refusal::{CaseRefusal, demand};
use crate::domain::cases::state::Case;
use crate::domain::clause::Clause;
use crate::domain::context::Context;
use crate::domain::copies::Paper;
use crate::domain::roles::Role;

/// The head of quality and a manager, in either order (P05.03.05d–e).
const PLAN: &[Seat] = &[
    Seat {
        roles: &[Role::Quality],
        clause: "P05.03.05d",
        limited: false,
    },
    Seat {
        roles: &[Role::Manager, Role::DeputyManager, Role::GeneralManager],
        clause: "P05.03.05e",
        limited: true,
    },
];

const REPORT: &[Seat] = &[Seat {
    roles: &[Role::GeneralManager],
    clause: "P05.06.02d",
    limited: false,
}];

const PENALTY: &[Seat] = &[Seat {
    roles: &[Role::GeneralManager],
    clause: "P04.11.02d",
    limited: false,
}];

/// Who has to agree to a matter.
#[must_use]
pub fn seats(matter: Matter) -> &'static [Seat] {
    match matter.kind {
        MatterKind::Plan => PLAN,
        MatterKind::Report => REPORT,
        MatterKind::Penalty => PENALTY,
        // Of other things than a service complaint.
        MatterKind::Opinion
        | MatterKind::Conclusion
        | MatterKind::Certificate
        | MatterKind::ReturnSlip
        | MatterKind::Sanction => &[],
    }
}

/// Whether something was done on the strength of an approval, so that it cannot be taken back any more.
#[must_use]
pub fn rests(complaint: &Complaint, matter: Matter, case: &Case) -> bool {
    match matter.kind {
        MatterKind::Plan => {
            let mut plan = complaint.plan(matter.number);
            plan.any(|line| line.done.is_some())
                || complaint.of_round(Step::Complete, matter.number).is_some()
        }
        MatterKind::Report
        | MatterKind::Opinion
        | MatterKind::Conclusion
        | MatterKind::Certificate
        | MatterKind::ReturnSlip
        | MatterKind::Sanction => false,
        MatterKind::Penalty => {
            let mut copies = case.copies.0.iter();
            copies.any(|copy| copy.paper == Paper::PenaltyNotice)
        }
    }
}

impl Complaint {
    /// The notice of a penalty goes out once there is one and it is approved (P04.11.02d); the registration form is handed over with the
    /// conversation in it (P05.06.31a).
    pub(in crate::domain::cases) fn may_give(
        &self,
        paper: Paper,
        case: &Case,
        context: &Context<'_>,
    ) -> Result<(), CaseRefusal> {
        let ask = |holds, no: ComplaintRefusal| demand(context, holds, no.into());
        match paper {
            Paper::Registration => {
                let settled = self.is_settled(case, context);
                ask(settled, ComplaintRefusal::ConversationMissing)
            }
            Paper::Report => ask(
                self.last(Step::Report).is_some(),
                ComplaintRefusal::ReportIncomplete,
            ),
            Paper::OpinionForm => Err(CaseRefusal::WrongKind),
            Paper::PenaltyNotice => {
                let matter = Matter {
                    kind: MatterKind::Penalty,
                    number: 1,
                };
                let sheet = case.approvals.sheet(matter);
                ask(sheet.is_some(), ComplaintRefusal::PenaltyOpen)?;
                let approved = sheet.is_none_or(|sheet| sheet.is_approved(PENALTY, context));
                need(
                    approved,
                    ApprovalRefusal::NotYours(Clause("P04.11.02d")).into(),
                )
            }
        }
    }

    /// What of it is approved, as it says now.
    #[must_use]
    pub fn matters(&self) -> Vec<Approved> {
        let rounds = 1..=self.round();
        let plans = rounds.clone().filter_map(|round| self.plan_of(round));
        let reports = rounds.filter_map(|round| self.report_of(round));
        plans.chain(reports).chain(self.penalty()).collect()
    }

    fn plan_of(&self, round: u32) -> Option<Approved> {
        let submitted = self.of_round(Step::Submit, round)?;
        let mut text = Canonical::default()
            .text("opinion", &submitted.words)
            .number("wish", submitted.choice.map_or(-1, i64::from))
            .text("wish_reason", &submitted.more);
        let mut manners = self.all(Step::ChooseManner).rev();
        if let Some(manner) = manners.find(|manner| manner.round <= round) {
            text = text
                .number("manner", manner.choice.map_or(-1, i64::from))
                .text("manner_words", &manner.words);
        }
        // By identity: two tablets may have added their lines in another order.
        let mut lines: Vec<_> = self.plan(round).collect();
        lines.sort_by_key(|line| line.id);
        let mut fen = 0_i64;
        for line in lines {
            fen = fen.saturating_add(line.fen);
            text = text
                .text("what", &line.what)
                .text("owner", &line.owner.to_string())
                .number("by", line.by.0)
                .number("fen", line.fen)
                .text("answers", &line.answers);
        }
        Some(Approved {
            matter: Matter {
                kind: MatterKind::Plan,
                number: round,
            },
            content: text.content(),
            author: submitted.by,
            fen,
        })
    }

    fn report_of(&self, round: u32) -> Option<Approved> {
        let report = self.of_round(Step::Report, round)?;
        Some(Approved {
            matter: Matter {
                kind: MatterKind::Report,
                number: round,
            },
            content: Canonical::default()
                .text("content", &report.words)
                .text("standing", &report.more)
                .content(),
            author: report.by,
            fen: 0,
        })
    }

    fn penalty(&self) -> Option<Approved> {
        let fined = self.last(Step::Fine)?;
        if fined.people.is_empty() {
            return None;
        }
        let mut text = Canonical::default().text("because", &fined.words);
        for (person, fen) in fined.people.iter().zip(&fined.fen) {
            text = text.text("person", &person.to_string()).number("fen", *fen);
        }
        Some(Approved {
            matter: Matter {
                kind: MatterKind::Penalty,
                number: 1,
            },
            content: text.content(),
            author: fined.by,
            fen: fined.fen.iter().sum(),
        })
    }
}
