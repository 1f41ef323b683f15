//! Graded customers (P08), and what two of them grumbled about: one A customer waits for an answer, the other had it.

use super::chance::Chance;
use super::firm::Firm;
use super::reception::{first_of_tablet, received};
use crate::domain::cases::{Answer, CaseCommand, CaseEvent, Channel, Closing, Intake, Received};
use crate::domain::customers::{CustomerCommand, CustomerFacts, CustomerGrade, Dwelling, Graded};
use crate::domain::event::Command;
use crate::domain::ids::{CaseId, CustomerId, PersonId};
use crate::domain::time::{DAY, HOUR, MINUTE, Timestamp};

type Said = (Command, PersonId, Timestamp);

/// How many cases they are.
pub(super) const CASES: usize = 2;

/// Who is what, and why; whether only for the time being.
const GRADES: [(CustomerGrade, bool, &str); 6] = [
    (CustomerGrade::A, false, "面積最大，三年都按期付清"),
    (CustomerGrade::B, false, "用熱穩定，付款偶有拖延"),
    (CustomerGrade::A, true, "今年新簽，先按重點客戶照顧"),
    (CustomerGrade::B, false, "面積中等，合作順利"),
    (CustomerGrade::C, false, "停供過一季，今年剛恢復"),
    (CustomerGrade::C, false, "面積小，往來少"),
];

/// The grades and the two grumbles, by `now`.
pub(super) fn commands(firm: &Firm, chance: &mut Chance, now: Timestamp) -> Vec<Said> {
    let works = firm.customers.iter();
    let works: Vec<&(CustomerId, CustomerFacts)> = works
        .filter(|(_, facts)| facts.dwelling == Dwelling::NonResidential)
        .take(GRADES.len())
        .collect();
    let since = now.plus(-60 * DAY);
    let mut story: Vec<Said> = GRADES
        .iter()
        .zip(&works)
        .zip(0..)
        .map(|(((grade, provisional, reason), (customer, _)), place)| {
            let said = Graded {
                grade: *grade,
                provisional: *provisional,
                since,
                reason: (*reason).to_owned(),
            };
            let by = if *provisional {
                firm.head
            } else {
                firm.manager
            };
            let command = Command::Customer(*customer, CustomerCommand::Grade(said));
            (command, by, since.plus(place * MINUTE))
        })
        .collect();
    if let [first, second, ..] = works.as_slice() {
        let mut take = |of, words: &str, at| {
            let number = first_of_tablet(at, chance.between(0, 1_023));
            let received = Received {
                channel: Channel::OnSite,
                ..received(number, Intake::Grumble, of, words, at)
            };
            let id = CaseId(chance.id());
            let command = Command::Case(id, Box::new(CaseCommand::Receive(received)));
            (id, (command, firm.sales, at))
        };
        let open = "夜裡回水溫度忽高忽低，值班的人說沒事，算了";
        story.push(take(first, open, now.plus(-3 * HOUR)).1);
        let at = now.plus(-12 * DAY);
        let (id, taken) = take(second, "帳單寄到舊地址，跑了兩趟才拿到", at);
        story.push(taken);
        story.extend(answered(id, at, firm.sales));
    }
    story
}

/// The answer on the next morning, and the end.
fn answered(id: CaseId, at: Timestamp, by: PersonId) -> [Said; 2] {
    let result = "地址已更正，這一期的帳單改送到門口".to_owned();
    let answer = Answer {
        occurred_at: at.plus(20 * HOUR),
        channel: Channel::Phone,
        told: String::new(),
        course: "查過檔案，去年搬遷時漏改一處".to_owned(),
        result: result.clone(),
        next: None,
        solves: true,
    };
    let closing = Closing {
        occurred_at: at.plus(21 * HOUR),
        result,
        satisfaction: None,
        reason: String::new(),
    };
    let said = |event, hours: i64| {
        let command = Command::Case(id, Box::new(CaseCommand::Record(event)));
        (command, by, at.plus(hours * HOUR))
    };
    [
        said(CaseEvent::Answered(answer), 20),
        said(CaseEvent::Closed(closing), 21),
    ]
}
