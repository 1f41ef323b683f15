//! Satisfaction surveys (P01.10.12a–i), in the order of the regulation.

use crate::story::*;
use huiyin::domain::clock::{Duty, Owner, Standing};
use huiyin::domain::customers::{CustomerCommand, CustomerFacts};
use huiyin::domain::event::{Command, Happened};
use huiyin::domain::ids::{CaseId, CustomerId, MeasureId, Subject, SurveyId};
use huiyin::domain::measures::{Measure, Outcome};
use huiyin::domain::refusal::Refusal;
use huiyin::domain::roles::Role;
use huiyin::domain::surveys::*;
use huiyin::domain::time::{DAY, HOUR, Timestamp};
use uuid::Uuid;

const SURVEY: SurveyId = SurveyId(Uuid::from_u128(900));
const BEFORE: SurveyId = SurveyId(Uuid::from_u128(899));
const OPENED: CaseId = CaseId(Uuid::from_u128(910));
const MEASURE: MeasureId = MeasureId(Uuid::from_u128(920));

fn customer(number: u128) -> CustomerId {
    CustomerId(Uuid::from_u128(200 + number))
}

fn ask(
    story: &mut Story,
    id: SurveyId,
    event: SurveyEvent,
    at: Timestamp,
) -> Result<Vec<Happened>, Refusal> {
    story.ask(Command::Survey(id, Box::new(event)), DESK, at)
}

fn facts(from: Timestamp) -> SurveyEvent {
    SurveyEvent::Opened(SurveyFacts {
        name: "2026".into(),
        from,
    })
}

/// A firm with six customers and a survey that begins now.
fn begun() -> Story {
    let mut story = firm();
    for number in 0..6 {
        let facts = CustomerFacts {
            name: format!("客戶 {number}"),
            phone: "139 0000 0000".into(),
            ..CustomerFacts::default()
        };
        let register = Command::Customer(customer(number), CustomerCommand::Register(facts));
        story
            .ask(register, DESK, START.plus(-DAY))
            .expect("registers");
    }
    ask(&mut story, SURVEY, facts(START), START).expect("begins");
    story
}

fn sheet(number: u128, grades: [u8; 5]) -> Sheet {
    let ratings = Question::ALL.into_iter().zip(grades);
    let rating = |grade: u8| Rating {
        grade: (grade > 0).then_some(grade),
        remark: if grade == 1 || grade == 2 {
            "等太久".into()
        } else {
            String::new()
        },
    };
    Sheet {
        customer: customer(number),
        occurred_at: START.plus(HOUR),
        channel: SurveyChannel::OnSite,
        by_customer: true,
        ratings: ratings
            .map(|(question, grade)| (question, rating(grade)))
            .collect(),
        attachments: Vec::new(),
    }
}

fn answer(story: &mut Story, id: SurveyId, sheet: Sheet) {
    let at = sheet.occurred_at;
    ask(story, id, SurveyEvent::Answered(sheet), at).expect("answers");
}

#[track_caller]
fn refused(result: Result<Vec<Happened>, Refusal>, clause: &str) {
    let refusal = result.expect_err("should be refused");
    let named = refusal.clause().map(|clause| clause.0);
    assert_eq!(named, Some(clause), "refused otherwise: {refusal:?}");
}

#[test]
fn questionnaires_go_out_in_every_way_and_what_comes_back_is_counted_by_way() {
    // P01.10.12a
    let mut story = begun();
    let give = |channel, numbers: &[u128]| {
        SurveyEvent::Given(Giving {
            occurred_at: START,
            channel,
            customers: numbers.iter().map(|number| customer(*number)).collect(),
        })
    };
    let by_technician = story.ask(
        Command::Survey(SURVEY, Box::new(give(SurveyChannel::Phone, &[0]))),
        TECHNICIAN,
        START,
    );
    refused(by_technician, "P01.10.12a");
    refused(
        ask(&mut story, SURVEY, give(SurveyChannel::Phone, &[]), START),
        "P01.10.12a",
    );
    refused(
        ask(&mut story, SURVEY, give(SurveyChannel::Phone, &[99]), START),
        "P01.10.12a",
    );
    for (channel, numbers) in [
        (SurveyChannel::Phone, &[0, 1][..]),
        (SurveyChannel::Letter, &[2]),
        (SurveyChannel::OnSite, &[3]),
        (SurveyChannel::Fax, &[4]),
        (SurveyChannel::Email, &[5]),
    ] {
        ask(&mut story, SURVEY, give(channel, numbers), START).expect("gives out");
    }
    answer(&mut story, SURVEY, sheet(0, [5; 5]));
    answer(&mut story, SURVEY, sheet(2, [4; 5]));
    let results = results(&story.world.surveys[&SURVEY]);
    assert_eq!((results.given, results.returned), (6, 2));
    assert_eq!(results.return_rate(), Some(3333));
    assert_eq!(results.channels[&SurveyChannel::Phone], (2, 1));
    assert_eq!(results.channels[&SurveyChannel::Letter], (1, 1));
    assert_eq!(results.channels[&SurveyChannel::Email], (1, 0));
    // A year later they are asked again.
    let clocks = clocks(&story.world.surveys[&SURVEY], &story.context(DESK, START));
    let again = clocks
        .iter()
        .find(|clock| clock.duty == Duty::RunSurvey)
        .expect("owed");
    assert_eq!(again.deadline.due, START.plus(365 * DAY));
    assert_eq!(again.owner, Owner::Role(Role::ServiceDesk));
}

#[test]
fn the_form_asks_all_five_and_each_is_answered_or_does_not_apply() {
    // P01.10.12b, P01.10.12c, P01.10.12d, P01.10.12f
    let mut story = begun();
    for question in Question::ALL {
        let mut short = sheet(0, [5; 5]);
        short.ratings.remove(&question);
        let at = short.occurred_at;
        refused(
            ask(&mut story, SURVEY, SurveyEvent::Answered(short), at),
            "P01.10.12b",
        );
    }
    for grade in [0, 6] {
        let mut odd = sheet(0, [5; 5]);
        odd.ratings.insert(
            Question::Running,
            Rating {
                grade: Some(grade),
                remark: "x".into(),
            },
        );
        let at = odd.occurred_at;
        refused(
            ask(&mut story, SURVEY, SurveyEvent::Answered(odd), at),
            "P01.10.12b",
        );
    }
    // Whoever had no training says so.
    answer(&mut story, SURVEY, sheet(0, [5, 4, 3, 5, 0]));
    let results = results(&story.world.surveys[&SURVEY]);
    let training = results.questions[&Question::Training];
    assert_eq!(
        (
            training.answered(),
            training.not_applicable,
            training.mean()
        ),
        (0, 1, None)
    );
    assert_eq!(results.questions[&Question::CarryingOut].mean(), Some(300));
}

#[test]
fn a_low_grade_says_why() {
    // P01.10.12e
    let mut story = begun();
    for (grade, may) in [(1, false), (2, false), (3, true)] {
        let mut silent = sheet(0, [5; 5]);
        let rating = Rating {
            grade: Some(grade),
            remark: " ".into(),
        };
        silent.ratings.insert(Question::AfterSales, rating);
        let at = silent.occurred_at;
        let done = ask(&mut story, SURVEY, SurveyEvent::Answered(silent), at);
        if may {
            done.expect("allowed");
        } else {
            refused(done, "P01.10.12e");
        }
    }
}

#[test]
fn answers_are_evaluated_as_mean_spread_and_share_content() {
    // P01.10.12g: grades 1 to 5, mean, spread, content, each in hundredths.
    for (grades, mean, spread, content) in [
        ([0, 0, 0, 0, 0], None, None, None),
        ([0, 0, 0, 0, 1], Some(500), Some(0), Some(10_000)),
        ([1, 0, 0, 0, 1], Some(300), Some(200), Some(5_000)),
        ([1, 1, 1, 1, 1], Some(300), Some(141), Some(4_000)),
        ([0, 0, 1, 1, 1], Some(400), Some(81), Some(6_667)),
        ([0, 1, 0, 2, 0], Some(333), Some(94), Some(6_667)),
        ([0, 0, 0, 3, 4], Some(457), Some(49), Some(10_000)),
        ([5_000, 0, 0, 0, 5_000], Some(300), Some(200), Some(5_000)),
    ] {
        let tally = Tally {
            grades,
            not_applicable: 9,
        };
        let all = (tally.mean(), tally.spread(), tally.content());
        assert_eq!(all, (mean, spread, content), "{grades:?}");
        assert_eq!(tally.answered(), grades.iter().sum::<u32>());
        assert_eq!(tally.low(2), grades[0] + grades[1]);
    }
    // Without a word about what it means a survey does not end.
    let mut story = begun();
    answer(&mut story, SURVEY, sheet(0, [5; 5]));
    let end = |analysis: &str| {
        SurveyEvent::Concluded(Conclusion {
            occurred_at: START.plus(2 * DAY),
            analysis: analysis.into(),
        })
    };
    let at = START.plus(2 * DAY);
    refused(ask(&mut story, SURVEY, end("  "), at), "P01.10.12g");
    ask(&mut story, SURVEY, end("整體很好"), at).expect("ends");
    let late = SurveyEvent::Answered(Sheet {
        occurred_at: at,
        ..sheet(1, [5; 5])
    });
    assert_eq!(
        ask(&mut story, SURVEY, late, at),
        Err(SurveyRefusal::Over.into())
    );
}

fn way(case: Option<CaseId>, measure: Option<Measure>) -> Way {
    Way {
        occurred_at: START.plus(DAY),
        question: Question::AfterSales,
        customer: Some(customer(0)),
        case,
        to: None,
        measure: measure.map(|measure| (MEASURE, measure)),
    }
}

fn measure() -> Measure {
    Measure {
        about: "售後服務".into(),
        what: "加一條專線".into(),
        owner: HEAD,
        by: START.plus(30 * DAY),
    }
}

#[test]
fn a_low_answer_needs_a_way_to_be_solved_within_ten_working_days() {
    // P01.10.12h
    let at = START.plus(DAY);
    let end = || {
        SurveyEvent::Concluded(Conclusion {
            occurred_at: at,
            analysis: "要改".into(),
        })
    };
    let mut story = begun();
    answer(&mut story, SURVEY, sheet(0, [5, 5, 5, 2, 5]));
    let owed = |story: &Story| {
        let context = story.context(DESK, at);
        let clocks = clocks(&story.world.surveys[&SURVEY], &context);
        clocks
            .into_iter()
            .find(|clock| clock.duty == Duty::FindWay)
            .expect("owed")
    };
    let clock = owed(&story);
    assert_eq!(clock.owner, Owner::Role(Role::ServiceDesk));
    // Ten working days from Monday: the Monday of the week after next.
    let due = clock.deadline.due;
    assert!(due > START.plus(14 * DAY) && due < START.plus(15 * DAY));
    refused(ask(&mut story, SURVEY, end(), at), "P01.10.12h");
    for wrong in [
        way(None, None),
        way(
            None,
            Some(Measure {
                owner: STRANGER,
                ..measure()
            }),
        ),
    ] {
        refused(
            ask(&mut story, SURVEY, SurveyEvent::WayFound(wrong), at),
            "P01.10.12h",
        );
    }
    let content = Way {
        question: Question::Running,
        ..way(Some(OPENED), None)
    };
    refused(
        ask(&mut story, SURVEY, SurveyEvent::WayFound(content), at),
        "P01.10.12h",
    );
    // By a case, which opens in the same act in the customer's words.
    let mut by_case = story.clone();
    let found = SurveyEvent::WayFound(way(Some(OPENED), None));
    ask(&mut by_case, SURVEY, found.clone(), at).expect("leads to a case");
    let case = &by_case.world.cases[&OPENED];
    assert_eq!(
        (case.words.as_str(), case.customer),
        ("等太久", Some(customer(0)))
    );
    assert_eq!(case.found, Some(Subject::Survey(SURVEY)));
    assert_eq!(owed(&by_case).standing(at), Standing::Met(at));
    refused(ask(&mut by_case, SURVEY, found, at), "P01.10.12h");
    ask(&mut by_case, SURVEY, end(), at).expect("ends");
    // Or by a measure, which somebody owes from then on.
    let found = SurveyEvent::WayFound(way(None, Some(measure())));
    ask(&mut story, SURVEY, found, at).expect("leads to a measure");
    let context = story.context(DESK, at);
    let clocks = clocks(&story.world.surveys[&SURVEY], &context);
    let owed = clocks
        .iter()
        .find(|clock| clock.duty == Duty::CarryOutMeasure)
        .expect("owed");
    assert_eq!(owed.owner, Owner::Person(HEAD));
    let outcome = Outcome {
        occurred_at: at,
        done: true,
        words: "開通了".into(),
    };
    let ended = SurveyEvent::MeasureEnded {
        measure: MEASURE,
        outcome,
    };
    ask(&mut story, SURVEY, ended, at).expect("ends");
    assert_eq!(story.world.surveys[&SURVEY].measures.ended(), (1, 1));
}

#[test]
fn a_question_that_fell_since_the_survey_before_asks_for_a_measure() {
    // P01.10.12i: mean before, mean now, what that is.
    let tally = |grade: usize| {
        let mut grades = [0; 5];
        grades[grade - 1] = 4;
        Tally {
            grades,
            not_applicable: 0,
        }
    };
    let none = Tally::default();
    for (before, now, expected) in [
        (tally(4), tally(5), Rise::Risen(100)),
        (tally(5), tally(3), Rise::Fallen(200)),
        (tally(4), tally(4), Rise::Same),
        (none, tally(4), Rise::First),
        (tally(4), none, Rise::First),
    ] {
        assert_eq!(rise(Some(&now), Some(&before)), expected);
    }
    assert_eq!(rise(Some(&tally(4)), None), Rise::First);
    let at = START.plus(2 * DAY);
    let mut story = begun();
    let earlier = START.plus(-300 * DAY);
    ask(&mut story, BEFORE, facts(earlier), START).expect("begins");
    answer(&mut story, BEFORE, sheet(0, [5, 3, 4, 4, 4]));
    answer(&mut story, SURVEY, sheet(0, [4, 4, 4, 4, 4]));
    let survey = &story.world.surveys[&SURVEY];
    assert_eq!(
        before(survey, &story.world).map(|before| before.id),
        Some(BEFORE)
    );
    assert_eq!(fallen(survey, &story.world), [Question::Installation]);
    let end = SurveyEvent::Concluded(Conclusion {
        occurred_at: at,
        analysis: "安裝退步".into(),
    });
    refused(ask(&mut story, SURVEY, end.clone(), at), "P01.10.12i");
    let better = Way {
        question: Question::Installation,
        customer: None,
        ..way(None, Some(measure()))
    };
    ask(&mut story, SURVEY, SurveyEvent::WayFound(better), at).expect("plans a measure");
    ask(&mut story, SURVEY, end, at).expect("ends");
}

#[test]
fn a_regulation_that_is_switched_off_asks_for_nothing() {
    let mut story = begun();
    answer(&mut story, SURVEY, sheet(0, [5, 5, 5, 2, 5]));
    let mut story = story.without(1);
    let context = story.context(DESK, START);
    assert_eq!(clocks(&story.world.surveys[&SURVEY], &context), []);
    let end = SurveyEvent::Concluded(Conclusion {
        occurred_at: START.plus(DAY),
        analysis: String::new(),
    });
    ask(&mut story, SURVEY, end, START.plus(DAY)).expect("nobody asks");
}
