//! Complaints in full: one by letter, with alternatives, a promise kept and one broken, answered in writing; one still with the customer;
//! papers to pass on and to assign (P13, P15, P11.04).

use super::chance::Chance;
use super::firm::Firm;
use super::reception;
use crate::domain::cases::request::{RequestEvent, Step};
use crate::domain::cases::{
    Analysis, Answer, CaseCommand, CaseEvent, Channel, Circumstances, Closing, CraftEvent,
    Expectation, FormSigned, Intake, Proposal, Received, Responsibility, Satisfaction, Side, Told,
    Verdicts, View,
};
use crate::domain::customers::CustomerFacts;
use crate::domain::event::Command;
use crate::domain::ids::{CaseId, CustomerId, PaperId, PersonId, SolutionId};
use crate::domain::papers::{Direction, PaperEvent, PaperFacts, PaperKind};
use crate::domain::time::{DAY, HOUR, MINUTE, Timestamp};

/// A command with who gives it and when.
type Said = (Command, PersonId, Timestamp);

/// How many cases this part of the story takes.
pub(super) const CASES: usize = 2;

/// Every complaint and paper that has happened by `now`.
pub(super) fn commands(firm: &Firm, chance: &mut Chance, now: Timestamp) -> Vec<Said> {
    let mut story = Vec::new();
    let (Some(desk), Some(first), Some(second)) = (
        firm.desk.last().copied(),
        firm.customers.get(11),
        firm.customers.get(23),
    ) else {
        return story;
    };
    let begun = now.plus(-16 * DAY);
    letter(&mut story, firm, chance, (desk, first, begun));
    offered(&mut story, chance, (desk, second, now.plus(-26 * HOUR)));
    papers(&mut story, chance, (desk, second, now.plus(-3 * HOUR)));
    story
}

/// Whose, by whom taken, and when it began.
type Begun<'a> = (PersonId, &'a (CustomerId, CustomerFacts), Timestamp);

/// One complaint's commands, told in steps after its beginning.
struct Tale<'a> {
    story: &'a mut Vec<Said>,
    case: CaseId,
    desk: PersonId,
    begun: Timestamp,
}

impl Tale<'_> {
    fn then(&mut self, after: i64, event: impl FnOnce(Timestamp) -> CaseEvent) {
        let at = self.begun.plus(after);
        let command = CaseCommand::Record(event(at));
        let command = Command::Case(self.case, Box::new(command));
        self.story.push((command, self.desk, at));
    }

    fn craft(&mut self, after: i64, event: impl FnOnce(Timestamp) -> CraftEvent) {
        self.then(after, |at| CaseEvent::Craft(event(at)));
    }

    fn propose(&mut self, after: i64, id: SolutionId, [what, means, time]: [&str; 3], fen: i64) {
        self.craft(after, |at| {
            CraftEvent::Proposed(Proposal {
                id,
                occurred_at: at,
                what: what.to_owned(),
                means: means.to_owned(),
                fen: Some(fen),
                time: time.to_owned(),
                side: Side::Both,
                rests_on: "P13.02.03".to_owned(),
                concession: String::new(),
                because: String::new(),
                best: false,
            })
        });
    }

    fn answer(&mut self, after: i64, course: &str, result: &str, next: Option<i64>) {
        let next = next.map(|after| self.begun.plus(after));
        self.then(after, |at| {
            CaseEvent::Answered(Answer {
                occurred_at: at,
                channel: if next.is_none() {
                    Channel::Written
                } else {
                    Channel::Phone
                },
                told: String::new(),
                course: course.to_owned(),
                result: result.to_owned(),
                next,
                solves: next.is_none(),
            })
        });
    }

    /// What the customer wants, and what the problem is.
    fn understood(
        &mut self,
        wants: [&str; 2],
        analysis: [&str; 3],
        responsibility: Responsibility,
    ) {
        let [problem, cause, words] = analysis.map(str::to_owned);
        self.then(20 * MINUTE, |at| {
            CaseEvent::Request(RequestEvent::StepFailed {
                step: Step::Hotline,
                reason: "要查檔案，電話裡說不清".to_owned(),
                occurred_at: at,
            })
        });
        self.craft(30 * MINUTE, |at| {
            CraftEvent::Viewed(View {
                occurred_at: at,
                correction: String::new(),
                matters: wants.map(str::to_owned).to_vec(),
                expects: "這個月內有結果".to_owned(),
            })
        });
        self.craft(2 * HOUR, |at| {
            CraftEvent::Analysed(Analysis {
                occurred_at: at,
                problem,
                cause,
                responsibility,
                words,
            })
        });
    }
}

fn received(
    number: &str,
    of: &(CustomerId, CustomerFacts),
    words: &str,
    at: Timestamp,
) -> Received {
    let (_, facts) = of;
    let said = |text: &str| Told::Said(text.to_owned());
    Received {
        circumstances: Circumstances {
            place: said(&facts.address),
            since: said("上個月"),
            who: Told::NotKnown,
            evidence: said("帳單"),
            done: said("打過兩次電話"),
            wanted: said("退差額"),
        },
        promise: Some(at.plus(DAY)),
        ..reception::received(number.to_owned(), Intake::Request, of, words, at)
    }
}

/// A letter about the bill: submitted, handled with three alternatives, answered in writing; one promise kept, one broken.
fn letter(story: &mut Vec<Said>, firm: &Firm, chance: &mut Chance, begun: Begun<'_>) {
    let (desk, of, at) = begun;
    let paper = PaperId(chance.id());
    let case = CaseId(chance.id());
    let ways = [(); 3].map(|()| SolutionId(chance.id()));
    let [refund, credit, measure] = ways;
    let manager = firm.manager;
    let mut on_paper = |event: PaperEvent, by: PersonId, after: i64| {
        story.push((Command::Paper(paper, Box::new(event)), by, at.plus(after)));
    };
    on_paper(
        PaperEvent::Entered(PaperFacts {
            number: "S2611-SF-001".to_owned(),
            kind: PaperKind::Complaint,
            direction: Direction::In,
            party: of.1.name.clone(),
            customer: Some(of.0),
            subject: "供熱面積算多，要求退費".to_owned(),
            occurred_at: at.plus(-HOUR),
            pages: vec![firm.signature.clone()],
        }),
        desk,
        0,
    );
    on_paper(
        PaperEvent::Submitted {
            to: manager,
            occurred_at: at.plus(10 * MINUTE),
        },
        desk,
        10 * MINUTE,
    );
    on_paper(
        PaperEvent::Seen {
            instruction: "查清面積，三天內書面答覆".to_owned(),
            occurred_at: at.plus(15 * MINUTE),
        },
        manager,
        15 * MINUTE,
    );
    let words = "供熱面積登記多了 12 平米，去年就說過";
    let taken = Received {
        channel: Channel::Written,
        read_back: false,
        ..received("2611-TS-0001", of, words, at.plus(20 * MINUTE))
    };
    let take = Command::Case(case, Box::new(CaseCommand::Receive(taken)));
    story.push((take, desk, at.plus(20 * MINUTE)));
    let led = PaperEvent::Led { case };
    story.push((
        Command::Paper(paper, Box::new(led)),
        desk,
        at.plus(21 * MINUTE),
    ));
    let mut tale = Tale {
        story,
        case,
        desk,
        begun: at.plus(20 * MINUTE),
    };
    tale.understood(
        ["退還多收的", "把登記改過來"],
        [
            "登記面積比房本多 12 平米",
            "過戶時沿用舊登記",
            "登記由我們保管，是我們的疏失",
        ],
        Responsibility::Ours,
    );
    tale.craft(2 * HOUR + MINUTE, |at| CraftEvent::Informed {
        department: "計費科".to_owned(),
        person: None,
        occurred_at: at,
    });
    tale.craft(2 * HOUR + 5 * MINUTE, |at| CraftEvent::Apologised {
        occurred_at: at,
        channel: Channel::Phone,
        words: "登記沒有跟著改，對不起".to_owned(),
    });
    tale.answer(
        2 * HOUR + 10 * MINUTE,
        "計費科在查兩年的帳",
        "",
        Some(3 * DAY),
    );
    tale.propose(
        DAY,
        credit,
        ["抵明年的熱費", "不用跑一趟", "下一季"],
        48_000,
    );
    tale.propose(
        DAY,
        refund,
        ["退差額到帳戶", "錢在手上", "五個工作日"],
        48_000,
    );
    tale.propose(
        DAY,
        measure,
        ["上門重新丈量再說", "心裡踏實", "兩週"],
        6_000,
    );
    tale.craft(DAY + HOUR, |at| CraftEvent::Offered {
        solution: credit,
        channel: Channel::Phone,
        reason: String::new(),
        occurred_at: at,
    });
    tale.craft(DAY + HOUR + MINUTE, |at| CraftEvent::Objected {
        solution: credit,
        objection: "要現錢".to_owned(),
        next: None,
        occurred_at: at,
    });
    tale.craft(DAY + HOUR + 2 * MINUTE, |at| CraftEvent::Offered {
        solution: refund,
        channel: Channel::Phone,
        reason: String::new(),
        occurred_at: at,
    });
    tale.craft(DAY + HOUR + 5 * MINUTE, |at| CraftEvent::Confirmed {
        solution: refund,
        by: of.1.name.clone(),
        channel: Channel::Phone,
        signature: None,
        occurred_at: at,
    });
    tale.craft(3 * DAY + 2 * HOUR, |at| CraftEvent::CarriedOut {
        solution: refund,
        what: "退 480 元，登記改為 88 平米".to_owned(),
        occurred_at: at,
    });
    // Two hours after the time that was promised.
    tale.answer(
        3 * DAY + 2 * HOUR,
        "兩年的帳重算過",
        "退 480 元，登記已改",
        None,
    );
    for matter in ["退還多收的", "把登記改過來"] {
        tale.craft(3 * DAY + 3 * HOUR, |at| CraftEvent::MatterSettled {
            matter: matter.to_owned(),
            how: "辦好並告知".to_owned(),
            occurred_at: at,
        });
    }
    tale.craft(3 * DAY + 3 * HOUR, |at| {
        CraftEvent::Judged(Verdicts {
            occurred_at: at,
            expectation: Expectation::As,
            firm_content: true,
            lesson: "過戶時核對面積".to_owned(),
        })
    });
    tale.then(3 * DAY + 4 * HOUR, |at| {
        CaseEvent::Closed(Closing {
            occurred_at: at,
            result: "退 480 元，登記已改".to_owned(),
            satisfaction: Some(Satisfaction::Satisfied),
            reason: String::new(),
        })
    });
    let signature = firm.signature.clone();
    tale.craft(4 * DAY, |at| {
        CraftEvent::FormSigned(FormSigned {
            occurred_at: at,
            opinion: "處理得清楚，就是晚了一點".to_owned(),
            satisfaction: Some(Satisfaction::Satisfied),
            files: vec![signature],
            unsigned_because: String::new(),
        })
    });
    tale.craft(4 * DAY + HOUR, |at| CraftEvent::FormFiled {
        place: "投訴櫃 2026-11".to_owned(),
        occurred_at: at,
    });
    let mut on_paper = |event: PaperEvent, after: i64| {
        story.push((Command::Paper(paper, Box::new(event)), desk, at.plus(after)));
    };
    on_paper(
        PaperEvent::Answered {
            letter: "經查，登記面積確有誤差，現退還兩年差額 480 元，登記已改為 88 平米。造成不便，深表歉意。"
                .to_owned(),
            copy: Vec::new(),
            occurred_at: at.plus(3 * DAY + 3 * HOUR),
        },
        3 * DAY + 3 * HOUR,
    );
    on_paper(
        PaperEvent::Delivered {
            what: "答覆函".to_owned(),
            to: of.1.name.clone(),
            channel: Channel::InPerson,
            files: vec![firm.signature.clone()],
            occurred_at: at.plus(4 * DAY),
        },
        4 * DAY,
    );
    on_paper(
        PaperEvent::Filed {
            place: "客戶櫃 A-11".to_owned(),
            occurred_at: at.plus(4 * DAY + HOUR),
        },
        4 * DAY + HOUR,
    );
}

/// A complaint with two alternatives, of which the better one lies with the customer.
fn offered(story: &mut Vec<Said>, chance: &mut Chance, begun: Begun<'_>) {
    let (desk, of, at) = begun;
    let case = CaseId(chance.id());
    let ways = [(); 2].map(|()| SolutionId(chance.id()));
    let [valve, sooner] = ways;
    let taken = Received {
        promise: Some(at.plus(30 * HOUR)),
        ..received("2611-TS-0002", of, "新換的溫控閥夜裡響，睡不好", at)
    };
    let take = Command::Case(case, Box::new(CaseCommand::Receive(taken)));
    story.push((take, desk, at));
    let mut tale = Tale {
        story,
        case,
        desk,
        begun: at,
    };
    tale.understood(
        ["夜裡不響", "說清楚誰的責任"],
        [
            "閥座在低流量時振動",
            "這一批閥門選型偏大",
            "閥門是廠家的，由我們去找他們",
        ],
        Responsibility::ThirdParty,
    );
    tale.craft(3 * HOUR, |at| CraftEvent::Informed {
        department: "設備科".to_owned(),
        person: None,
        occurred_at: at,
    });
    tale.craft(3 * HOUR + 5 * MINUTE, |at| CraftEvent::Told {
        occurred_at: at,
        channel: Channel::Phone,
        words: "設備科在找同型閥門".to_owned(),
    });
    tale.propose(
        20 * HOUR,
        valve,
        ["換小一號的閥門", "夜裡安靜", "三天到貨"],
        18_000,
    );
    tale.propose(
        20 * HOUR,
        sooner,
        ["先把夜間設定調高兩度", "今晚就不響", "當天"],
        0,
    );
    tale.craft(21 * HOUR, |at| CraftEvent::Offered {
        solution: valve,
        channel: Channel::Phone,
        reason: String::new(),
        occurred_at: at,
    });
}

/// A notice that is to be passed on today, and a letter that lies in nobody's file yet.
fn papers(story: &mut Vec<Said>, chance: &mut Chance, begun: Begun<'_>) {
    let (desk, _, at) = begun;
    let papers = [
        (
            PaperKind::Notice,
            Direction::Out,
            "各樓住戶",
            "十二月一日沖洗管網，夜間短時停暖",
        ),
        (
            PaperKind::Letter,
            Direction::In,
            "和平里業委會",
            "申請來年提前一週供暖",
        ),
    ];
    for ((kind, direction, party, subject), number) in papers.into_iter().zip(2..) {
        let facts = PaperFacts {
            number: format!("S2611-SF-{number:03}"),
            kind,
            direction,
            party: party.to_owned(),
            customer: None,
            subject: subject.to_owned(),
            occurred_at: at,
            pages: Vec::new(),
        };
        let command = Command::Paper(PaperId(chance.id()), Box::new(PaperEvent::Entered(facts)));
        story.push((command, desk, at));
    }
}
