//! One complaint, step by step, and what it says by then.

use crate::demo::reception::stamped;
use crate::domain::approvals::{ApprovalEvent, Matter, MatterKind};
use crate::domain::books::Book;
use crate::domain::cases::after::{AfterEvent, AfterStep};
use crate::domain::cases::complaint::{
    Call, Complaint, ComplaintEvent, ComplaintStep, Extent, LineKind, Manner, NewLine, Origin,
};
use crate::domain::cases::{Answer, CaseCommand, CaseEvent, Channel, Closing, Satisfaction};
use crate::domain::event::Command;
use crate::domain::ids::{AfterId, CaseId, LineId, PersonId};
use crate::domain::roles::Role;
use crate::domain::time::{DAY, HOUR, MINUTE, Timestamp};
use uuid::Uuid;

/// Who does what.
#[derive(Clone, Copy)]
pub(super) struct People {
    pub(super) desk: PersonId,
    pub(super) technical: PersonId,
    pub(super) culprit: PersonId,
    pub(super) head: PersonId,
    pub(super) office: PersonId,
    pub(super) quality: PersonId,
    pub(super) manager: PersonId,
    pub(super) leader: PersonId,
}

/// A complaint as it is told: what was asked so far, and what it says by then, which is what people approve.
pub(super) struct Course {
    pub(super) id: CaseId,
    pub(super) start: Timestamp,
    pub(super) complaint: Complaint,
    pub(super) seq: u64,
    pub(super) told: Vec<(Command, PersonId, Timestamp)>,
}

impl Course {
    pub(super) fn ask(&mut self, after: i64, by: PersonId, command: CaseCommand) -> Timestamp {
        let at = self.start.plus(after);
        let command = Command::Case(self.id, Box::new(command));
        self.told.push((command, by, at));
        at
    }

    pub(super) fn record(
        &mut self,
        after: i64,
        by: PersonId,
        event: impl FnOnce(Timestamp) -> CaseEvent,
    ) {
        let event = event(self.start.plus(after));
        self.ask(after, by, CaseCommand::Record(event));
    }

    pub(super) fn step(&mut self, after: i64, by: PersonId, step: ComplaintStep) {
        let event = ComplaintEvent {
            round: self.complaint.round(),
            occurred_at: self.start.plus(after),
            step,
        };
        self.seq += 1;
        let stamped = stamped(self.seq, event.occurred_at, by);
        self.complaint.evolve(&event, &stamped);
        self.record(after, by, |_| CaseEvent::Complaint(event));
    }

    /// A step of what follows it.
    pub(super) fn follow(&mut self, after: i64, by: PersonId, step: AfterStep) {
        self.record(after, by, |occurred_at| {
            CaseEvent::After(AfterEvent { occurred_at, step })
        });
    }

    /// The identity of something that follows it, by its name.
    pub(super) fn thing(&self, name: &str) -> AfterId {
        AfterId(Uuid::new_v5(&self.id.0, name.as_bytes()))
    }

    pub(super) fn approve(&mut self, after: i64, by: PersonId, role: Role, kind: MatterKind) {
        let number = if kind == MatterKind::Penalty {
            1
        } else {
            self.complaint.round()
        };
        let matter = Matter { kind, number };
        let mut matters = self.complaint.matters().into_iter();
        let Some(approved) = matters.find(|approved| approved.matter == matter) else {
            return;
        };
        self.record(after, by, |occurred_at| {
            CaseEvent::Approval(ApprovalEvent::Given {
                matter,
                content: approved.content,
                role,
                on_behalf: None,
                words: String::new(),
                occurred_at,
            })
        });
    }

    /// Registered, confirmed, reviewed, judged.
    pub(super) fn judged(&mut self, who: People, number: String, upheld: bool) {
        self.record(20 * MINUTE, who.office, |occurred_at| {
            CaseEvent::Registered {
                book: Book::Complaints,
                number,
                occurred_at,
            }
        });
        let (reasons, reasonable) = if upheld {
            (Extent::Full, Extent::Full)
        } else {
            (Extent::Partly, Extent::Not)
        };
        let grounds = || "與工單、照片核對過".to_owned();
        self.step(
            40 * MINUTE,
            who.technical,
            ComplaintStep::Confirmed {
                reasons,
                grounds: grounds(),
            },
        );
        self.step(
            50 * MINUTE,
            who.office,
            ComplaintStep::Reviewed {
                complete: true,
                missing: String::new(),
            },
        );
        self.step(
            HOUR,
            who.office,
            ComplaintStep::Judged {
                read: true,
                reasonable,
                upheld,
                grounds: grounds(),
            },
        );
    }

    /// Assigned, taken, looked into, talked about within the day.
    pub(super) fn looked_into(&mut self, who: People, origin: Origin, cause: &str) {
        self.step(
            80 * MINUTE,
            who.office,
            ComplaintStep::Assigned {
                department: "維修一班".to_owned(),
                person: who.head,
                head: who.head,
                instead: Some(who.desk),
                reason: String::new(),
            },
        );
        self.record(90 * MINUTE, who.head, |occurred_at| CaseEvent::Accepted {
            occurred_at,
        });
        self.found(3 * HOUR, who.head, who.culprit, origin, cause);
        self.step(
            200 * MINUTE,
            who.head,
            ComplaintStep::Drafted {
                words: "登門道歉，恢復原狀".to_owned(),
            },
        );
        self.step(
            220 * MINUTE,
            who.head,
            ComplaintStep::Talked {
                channel: Channel::Phone,
                reached: true,
                with: "本人".to_owned(),
                words: "說明已查到原因，約定登門".to_owned(),
                agreed: Some(true),
                agreement: "三天內登門道歉並清潔".to_owned(),
            },
        );
        self.step(
            4 * HOUR,
            who.office,
            ComplaintStep::MannerChosen {
                manner: Manner::Apologise,
                words: String::new(),
            },
        );
    }

    pub(super) fn found(
        &mut self,
        after: i64,
        by: PersonId,
        culprit: PersonId,
        origin: Origin,
        cause: &str,
    ) {
        let step = ComplaintStep::Found {
            origin,
            cause: cause.to_owned(),
            looked_at: "工單、照片、當事人說明".to_owned(),
            people: vec![culprit],
            nobody: String::new(),
            attachments: Vec::new(),
        };
        self.step(after, by, step);
    }

    pub(super) fn line(
        &mut self,
        after: i64,
        by: PersonId,
        kind: LineKind,
        owner: PersonId,
        what: (LineId, &str),
    ) {
        let (id, what) = what;
        let due = self.start.plus(after + 3 * DAY);
        self.step(
            after,
            by,
            ComplaintStep::LineAdded(NewLine {
                id,
                kind,
                what: what.to_owned(),
                owner,
                by: due,
                fen: 0,
                answers: "當天的查處情形".to_owned(),
                late_because: String::new(),
            }),
        );
    }

    pub(super) fn submit(&mut self, after: i64, by: PersonId) {
        let step = ComplaintStep::PlanSubmitted {
            opinion: "情況屬實，登門道歉並恢復原狀".to_owned(),
            wish: Extent::Full,
            wish_reason: String::new(),
        };
        self.step(after, by, step);
    }

    /// Done, told, complete.
    pub(super) fn carried_out(&mut self, after: i64, by: PersonId, line: LineId) {
        self.step(
            after,
            by,
            ComplaintStep::LineDone {
                line,
                words: "已登門，住戶在場".to_owned(),
                attachments: Vec::new(),
            },
        );
        self.record(after + 10 * MINUTE, by, |occurred_at| {
            CaseEvent::Answered(Answer {
                occurred_at,
                channel: Channel::OnSite,
                told: String::new(),
                course: "登門道歉，清潔並恢復原狀".to_owned(),
                result: "當場看過，沒有遺留".to_owned(),
                next: None,
                solves: true,
            })
        });
        self.step(
            after + 15 * MINUTE,
            by,
            ComplaintStep::Completed {
                words: "已道歉、已清潔".to_owned(),
            },
        );
    }

    pub(super) fn called(&mut self, after: i64, by: PersonId, satisfied: bool) {
        let result = if satisfied {
            "滿意，謝謝回電"
        } else {
            "牆邊還有水漬，要再處理"
        };
        let call = Call {
            channel: Channel::Phone,
            reached: true,
            with: String::new(),
            done: Some(true),
            missing: String::new(),
            words: "問了登門的情形".to_owned(),
            result: result.to_owned(),
            satisfied: Some(satisfied),
        };
        self.step(after, by, ComplaintStep::Called(call));
    }

    pub(super) fn summed(&mut self, after: i64, by: PersonId) {
        self.step(
            after,
            by,
            ComplaintStep::Summed {
                summary: "從受理到辦妥都有人負責，回電當天完成".to_owned(),
                grade: Extent::Partly,
                lesson: "出門前點檢鞋套與防水布".to_owned(),
                improvement: "工具包加鞋套格，列入班前檢查".to_owned(),
            },
        );
    }

    pub(super) fn closed(&mut self, after: i64, by: PersonId, result: &str) {
        self.record(after, by, |occurred_at| {
            CaseEvent::Closed(Closing {
                occurred_at,
                result: result.to_owned(),
                satisfaction: Some(Satisfaction::Satisfied),
                reason: String::new(),
            })
        });
    }
}
