//! The steps of the handling of a complaint, each filled in as a careful person would, and one of every kind for the laws.

use crate::helpers::{close, signature};
use crate::story::*;
use huiyin::domain::cases::{
    Analysis, CaseEvent, Channel, CraftEvent, Expectation, FollowUp, FormSigned, LapseEvent,
    MeasureKind, Proposal, Responsibility, Satisfaction, Side, Taken, Verdicts, View,
};
use huiyin::domain::ids::{CaseId, LapseId, PersonId, SolutionId};
use uuid::Uuid;

pub const LAPSE: LapseId = LapseId(Uuid::from_u128(700));
pub const OTHER: CaseId = CaseId(Uuid::from_u128(101));

pub fn way(number: u128) -> SolutionId {
    SolutionId(Uuid::from_u128(600 + number))
}

pub fn craft(m: i64, event: CraftEvent) -> Step {
    step(DESK, minute(m), CaseEvent::Craft(event))
}

pub fn view(m: i64, matters: &[&str]) -> Step {
    let view = View {
        occurred_at: minute(m),
        correction: String::new(),
        matters: matters.iter().map(|matter| (*matter).to_owned()).collect(),
        expects: "今天有熱".into(),
    };
    craft(m, CraftEvent::Viewed(view))
}

pub fn settled(m: i64, matter: &str) -> Step {
    let event = CraftEvent::MatterSettled {
        matter: matter.into(),
        how: "辦好了".into(),
        occurred_at: minute(m),
    };
    craft(m, event)
}

pub fn analysed(m: i64, responsibility: Responsibility) -> Step {
    let analysis = Analysis {
        occurred_at: minute(m),
        problem: "帳單多算".into(),
        cause: "面積登記有誤".into(),
        responsibility,
        words: "登記是我們做的".into(),
    };
    craft(m, CraftEvent::Analysed(analysis))
}

pub fn sorry(m: i64) -> Step {
    let event = CraftEvent::Apologised {
        occurred_at: minute(m),
        channel: Channel::Phone,
        words: "是我們的疏失，對不起".into(),
    };
    craft(m, event)
}

pub fn proposal(m: i64, number: u128) -> Proposal {
    Proposal {
        id: way(number),
        occurred_at: minute(m),
        what: format!("方案 {number}"),
        means: "今天就有結果".into(),
        fen: Some(5_000),
        time: "半天".into(),
        side: Side::Both,
        rests_on: "P13.02.03".into(),
        concession: String::new(),
        because: String::new(),
        best: false,
    }
}

pub fn propose(m: i64, number: u128) -> Step {
    craft(m, CraftEvent::Proposed(proposal(m, number)))
}

pub fn offer(m: i64, number: u128, reason: &str) -> Step {
    let event = CraftEvent::Offered {
        solution: way(number),
        channel: Channel::Phone,
        reason: reason.into(),
        occurred_at: minute(m),
    };
    craft(m, event)
}

pub fn object(m: i64, number: u128, next: Option<i64>) -> Step {
    let event = CraftEvent::Objected {
        solution: way(number),
        objection: "太久".into(),
        next: next.map(minute),
        occurred_at: minute(m),
    };
    craft(m, event)
}

pub fn confirm(m: i64, number: u128) -> Step {
    let event = CraftEvent::Confirmed {
        solution: way(number),
        by: "王女士".into(),
        channel: Channel::Phone,
        signature: None,
        occurred_at: minute(m),
    };
    craft(m, event)
}

pub fn carry_out(m: i64, number: u128) -> Step {
    let event = CraftEvent::CarriedOut {
        solution: way(number),
        what: "退了差額".into(),
        occurred_at: minute(m),
    };
    craft(m, event)
}

pub fn judge(m: i64, expectation: Expectation, firm_content: bool, lesson: &str) -> Step {
    let verdicts = Verdicts {
        occurred_at: minute(m),
        expectation,
        firm_content,
        lesson: lesson.into(),
    };
    craft(m, CraftEvent::Judged(verdicts))
}

pub fn tell(m: i64) -> Step {
    let event = CraftEvent::Told {
        occurred_at: minute(m),
        channel: Channel::Phone,
        words: String::new(),
    };
    craft(m, event)
}

pub fn inform(m: i64, department: &str) -> Step {
    let event = CraftEvent::Informed {
        department: department.into(),
        person: None,
        occurred_at: minute(m),
    };
    craft(m, event)
}

pub fn raise(m: i64, to: PersonId, reason: &str, reply_by: i64) -> Step {
    let event = CraftEvent::Raised {
        to,
        reason: reason.into(),
        channel: Channel::Phone,
        reply_by: minute(reply_by),
        occurred_at: minute(m),
    };
    craft(m, event)
}

pub fn form(m: i64) -> FormSigned {
    FormSigned {
        occurred_at: minute(m),
        opinion: "處理得快".into(),
        satisfaction: Some(Satisfaction::Satisfied),
        files: vec![signature()],
        unsigned_because: String::new(),
    }
}

pub fn hand_form(m: i64) -> Step {
    craft(
        m,
        CraftEvent::FormHanded {
            occurred_at: minute(m),
        },
    )
}

pub fn sign_form(m: i64) -> Step {
    craft(m, CraftEvent::FormSigned(form(m)))
}

pub fn file_form(m: i64, place: &str) -> Step {
    let event = CraftEvent::FormFiled {
        place: place.into(),
        occurred_at: minute(m),
    };
    craft(m, event)
}

pub fn follow_up(m: i64, reached: bool) -> Step {
    let follow_up = FollowUp {
        occurred_at: minute(m),
        channel: Channel::Phone,
        reached,
        satisfaction: reached.then_some(Satisfaction::Very),
        words: "很好".into(),
        chance: "想裝溫控器".into(),
    };
    craft(m, CraftEvent::FollowedUp(follow_up))
}

pub fn waive(m: i64) -> Step {
    let event = CraftEvent::FollowUpWaived {
        reason: "用戶說不必再問".into(),
        occurred_at: minute(m),
    };
    craft(m, event)
}

pub fn noted(m: i64, person: PersonId, serious: bool) -> Step {
    let event = LapseEvent::Noted {
        id: LAPSE,
        person,
        what: "說不歸他管，沒有登記".into(),
        serious,
        occurred_at: minute(m),
    };
    step(HEAD, minute(m), CaseEvent::Lapse(event))
}

pub fn measure(m: i64, kind: MeasureKind) -> Taken {
    Taken {
        lapse: LAPSE,
        kind,
        text: "首問不得推託".into(),
        answer: "知道了".into(),
        with: Some(MANAGER),
        on: Some(minute(m + 1_440)),
        occurred_at: minute(m),
    }
}

pub fn taken_about(m: i64, taken: Taken) -> Step {
    step(HEAD, minute(m), CaseEvent::Lapse(LapseEvent::Taken(taken)))
}

pub fn heard(m: i64, kind: MeasureKind, by: PersonId) -> Step {
    let event = LapseEvent::Confirmed {
        lapse: LAPSE,
        kind,
        occurred_at: minute(m),
    };
    step(by, minute(m), CaseEvent::Lapse(event))
}

pub fn join(m: i64, other: CaseId) -> Step {
    let event = CaseEvent::Joined {
        other,
        occurred_at: minute(m),
    };
    step(DESK, minute(m), event)
}

/// One well-formed step of every kind, in the order of the work.
pub fn craft_samples() -> Vec<Step> {
    let set = CraftEvent::FollowUpSet {
        owner: DESK,
        by: minute(20_000),
        occurred_at: minute(5_100),
    };
    let preferred = CraftEvent::Preferred {
        solution: way(2),
        occurred_at: minute(22),
    };
    vec![
        view(10, &["退費", "道歉"]),
        settled(11, "退費"),
        analysed(12, Responsibility::Ours),
        sorry(13),
        propose(14, 1),
        propose(15, 2),
        craft(22, preferred),
        offer(23, 2, "用戶自己提的"),
        object(24, 2, None),
        offer(25, 1, "只剩這個"),
        confirm(26, 1),
        carry_out(27, 1),
        judge(28, Expectation::Above, true, ""),
        tell(29),
        inform(30, "計費科"),
        raise(31, HEAD, "金額超過權限", 600),
        close(70),
        hand_form(71),
        sign_form(72),
        file_form(73, "投訴櫃 3 層"),
        follow_up(5_050, false),
        follow_up(5_060, true),
        waive(5_070),
        craft(5_100, set),
        join(5_200, OTHER),
        noted(5_210, TECHNICIAN, true),
        taken_about(5_220, measure(5_220, MeasureKind::Criticism)),
        taken_about(5_220, measure(5_220, MeasureKind::Instruction)),
        taken_about(5_220, measure(5_220, MeasureKind::Discipline)),
        taken_about(5_220, measure(5_220, MeasureKind::Transfer)),
        heard(5_230, MeasureKind::Criticism, TECHNICIAN),
        heard(5_230, MeasureKind::Instruction, MANAGER),
    ]
}
