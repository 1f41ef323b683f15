//! Promises, the combined opinion, the decision, and what two tablets write apart (P04.08, P04.09.05–07, P04.09.11a).

use crate::complaint_steps::{BOSS, QUALITY, VICE};
use crate::quality_steps::*;
use crate::story::*;
use huiyin::domain::books::Book;
use huiyin::domain::cases::quality::{Outcome, QualityStep, Step as Mark, Verdict};
use huiyin::domain::cases::{ActionKind, CaseCommand, CaseEvent, returns};
use huiyin::domain::clock::Duty;
use huiyin::domain::organisation::OrganisationEvent;
use huiyin::domain::roles::Role;
use huiyin::domain::time::DAY;

#[track_caller]
fn refused(story: &Story, who: huiyin::domain::ids::PersonId, m: i64, step: QualityStep, no: &str) {
    story.clone().when(does(who, m, step)).then_refused(no);
}

#[test]
fn a_salesperson_promises_nothing_beyond_their_authority() {
    // P04.09.11a, P04.09.05b: refused with the level that is needed.
    use huiyin::domain::cases::quality::QualityRefusal as No;
    let story = Story::opined().with(does(PRODUCTION, 150, checked()));
    let offer = |who, fen| {
        let step = talk(settlement(0, fen), None);
        story.clone().when(does(who, 170, step)).result
    };
    let no = |refusal: No| Err(huiyin::domain::refusal::Refusal::Case(refusal.into()));
    assert_eq!(offer(SALES, 1), no(No::NeedsManager));
    assert_eq!(offer(SALES, 1_000_000), no(No::NeedsManager));
    assert_eq!(offer(SALES, 1_000_001), no(No::NeedsDeputy));
    assert_eq!(offer(SALES, 5_000_001), no(No::NeedsGeneral));
    assert_eq!(No::NeedsManager.clause().0, "P04.09.11a");
    assert!(offer(SALES, 0).is_ok());
    refused(
        &story,
        SALES,
        170,
        talk(settlement(80, 0), None),
        "P04.09.11a",
    );
}

#[test]
fn the_head_reads_and_signs_what_somebody_else_wrote() {
    let story = Story::opined()
        .with(does(PRODUCTION, 150, checked()))
        .with(does(SALES, 160, propose(80, 100_000)))
        .with(does(SALES, 170, agreed_talk()));
    let own = vote(&story, OPINION, SALES, Role::Sales, 180);
    story.clone().when(own).then_refused("P04.09.05d");
    let signed = vote(&story, OPINION, HEAD, Role::Supervisor, 180);
    let story = story.with(signed);
    // Another outcome is another form: the signature falls.
    let story = story.with(does(
        SALES,
        185,
        talk(Default::default(), Some(Outcome::NotAccepted)),
    ));
    refused(&story, SALES, 190, QualityStep::GivenBack, "P04.09.05d");
}

#[test]
fn the_amount_says_who_decides() {
    // P04.09.06c, d; P04.09.46a: 10,000.00 yuan is the manager's, 10,000.01 the deputy's.
    for (allowance, who, role, decides) in [
        (1_000_000, BOSS, Role::Manager, true),
        (1_000_001, BOSS, Role::Manager, false),
        (1_000_001, VICE, Role::DeputyManager, true),
        (5_000_001, VICE, Role::DeputyManager, false),
        (5_000_001, MANAGER, Role::GeneralManager, true),
    ] {
        let story = Story::concluded(0, allowance);
        let vote = vote(&story, CONCLUSION, who, role, 210);
        let outcome = story.when(vote);
        if decides {
            let story = outcome.allowed();
            // P04.09.08a: closed by the last signature.
            assert!(story.case().is_closed(), "{allowance}");
        } else {
            outcome.then_refused("P04.09.06d");
        }
    }
    // Goods that come back count at the price of sale: 80 × 50 yuan + 6,000.01.
    let story = Story::concluded(80, 600_001);
    let vote = vote(&story, CONCLUSION, BOSS, Role::Manager, 210);
    story.when(vote).then_refused("P04.09.06d");
}

#[test]
fn the_combined_opinion_says_origin_house_list_and_loss() {
    let story = Story::negotiated(80, 100_000).with(does(SALES, 190, QualityStep::GivenBack));
    // P04.09.06b: given back on the 23rd, ready by the end of the 24th.
    let due = story.clock(Duty::Quality(Mark::Conclude)).deadline.due;
    assert_eq!(due, START.plus(14 * 60 * 60_000 - 1 + DAY));
    let wrong = |change: fn(&mut huiyin::domain::cases::quality::Conclusion), clause: &str| {
        let mut conclusion = conclusion(true, settlement(80, 100_000));
        change(&mut conclusion);
        let step = QualityStep::Concluded(Box::new(conclusion));
        story
            .clone()
            .when(does(PRODUCTION, 200, step))
            .then_refused(clause);
    };
    wrong(|one| one.agreed.clear(), "P04.09.06a");
    wrong(|one| one.origin.clear(), "P04.09.07a");
    wrong(|one| one.in_house.clear(), "P04.09.07b");
    wrong(|one| one.listed = None, "P04.09.07c");
    wrong(|one| one.listed = Some(false), "P04.09.07c");
    wrong(|one| one.cost.freight_fen = -1, "P04.09.07e");
    wrong(|one| one.shares.clear(), "P04.07.34b");
    wrong(|one| one.shares = shares(&[("製造部", 100)]), "P04.07.34b");
    wrong(|one| one.settlement.ways.clear(), "P04.09.45c");
    refused(&story, SALES, 200, conclude(80, 100_000), "P04.09.06a");
    // P04.09.07d: human carelessness needs no other reason to stay off the list.
    let mut careless = conclusion(true, settlement(80, 100_000));
    careless.careless = true;
    careless.listed = Some(false);
    let step = QualityStep::Concluded(Box::new(careless));
    let story = story.with(does(PRODUCTION, 200, step));
    let quality = story.case().procedure.quality().unwrap();
    assert!(!quality.is_listed());
    // P04.09.07e: 1,000 + 80 × 30 + 200 + 50 + 80 − 130 yuan.
    assert_eq!(
        quality.loss(),
        100_000 + 240_000 + 20_000 + 5_000 + 8_000 - 13_000
    );
    let responsible = quality.responsible();
    assert_eq!(responsible.len(), 2);
    assert_eq!(responsible[0].per_cent, 70);
}

#[test]
fn what_was_decided_is_granted_with_everything_that_returns_need() {
    // P04.07.34a, P04.09.46b: the proposal that was decided is what is carried out.
    let story = Story::concluded(80, 100_000);
    assert_eq!(story.case().procedure.granted(story.case()), None);
    let story = Story::decided(80, 100_000);
    let granted = story.case().procedure.granted(story.case()).unwrap();
    assert_eq!(
        granted.ways,
        [returns::Way::Allowance, returns::Way::Return].into()
    );
    assert_eq!(granted.quantity, returns::Quantity::new(80, "件"));
    assert_eq!((granted.price, granted.fen), (5_000, 100_000));
    assert_eq!(
        (granted.order.as_str(), granted.item.as_str()),
        ("SO-2610-118", "V-32")
    );
    assert_eq!(granted.receivable, 12_000_000);
    assert_eq!(granted.by, Some(MANAGER));
    let rejected = Story::rejected();
    assert_eq!(rejected.case().procedure.granted(rejected.case()), None);
}

#[test]
fn two_offices_may_give_one_number_and_none_is_lost() {
    // P04.08.10, P04.08.11, P04.08.12, P04.08.13, P04.08.20: YYMMCC out of a book of its own, per month.
    let story = Story::sent().with(does(PRODUCTION, 30, QualityStep::Accepted { sample: true }));
    story
        .clone()
        .when(number(40, "A-1"))
        .then_refused("P04.08.10");
    let other = number(40, "261101").by(QUALITY);
    story.clone().when(other).then_refused("P04.09.41a");
    let next = |story: &Story, at| {
        let context = story.context(PRODUCTION, at);
        let mut numbers = story.world.book_numbers(Book::Quality, &context);
        numbers.next().unwrap()
    };
    assert_eq!(next(&story, minute(40)), "261101");
    let story = story.with(number(40, "261101"));
    assert_eq!(next(&story, minute(40)), "261102");
    assert_eq!(next(&story, START.plus(10 * DAY)), "261201");
    story
        .clone()
        .when(number(50, "261102"))
        .then_refused("P04.09.41a");
    // A book of service complaints that has the same number is another book.
    assert!(!story.world.is_taken(Book::Complaints, "261101"));
    let mut story = story;
    story.fold_unmet(
        of_case(match number(41, "261199").command {
            CaseCommand::Record(event) => event,
            _ => unreachable!(),
        }),
        PRODUCTION,
        minute(41),
    );
    let register = story.case().register.as_ref().unwrap();
    assert!(register.fits("261101") && register.fits("261199"));
}

#[test]
fn two_causes_written_apart_are_settled_by_a_person() {
    // P04.09.42: both facts are kept, and one counts once somebody has chosen.
    let mut story = Story::numbered().with(does(QUALITY, 50, test_goods(Verdict::Confirmed)));
    story = story.with(does(QUALITY, 60, find_cause()));
    let other = QualityStep::Caused(Box::new(huiyin::domain::cases::quality::Cause {
        cause: "砂芯未清".into(),
        ..cause()
    }));
    story.fold_unmet(of_case(event_at(61, other)), QUALITY, minute(61));
    let contested = story.case().contested();
    assert_eq!(contested, [huiyin::domain::cases::Contested::Cause]);
    let contest = story.case().contest(contested[0]).unwrap();
    assert_eq!(contest.choices.len(), 2);
    let chosen = contest.choices[1].0.clone();
    let settle = step(QUALITY, minute(90), CaseEvent::Settled(chosen));
    let story = story.with(settle.by(HEAD));
    assert!(story.case().contested().is_empty());
    let cause = story.case().procedure.quality().unwrap().cause().unwrap();
    assert_eq!(cause.cause, "鑄造排氣不良");
}

#[test]
fn a_firm_without_the_regulation_is_asked_for_nothing() {
    // P04.14.01a: only what is in force asks.
    let mut story = maker();
    story.world.organisation.regulations.clear();
    let story = story.with(take_of(intake()));
    assert!(
        story
            .clocks()
            .iter()
            .all(|clock| !matches!(clock.duty, Duty::Quality(_)))
    );
    let story = story.with(does(DESK, 10, conclude(80, 100_000)));
    assert!(story.primary(SALES, minute(20)).is_some());
    // P04.14.01b: figures are the firm's own, and a case keeps those with which it began.
    let mut story = Story::numbered();
    let mut figures = huiyin::domain::figures::Figures::default();
    let longer = huiyin::domain::figures::Figure::FindQualityCause;
    figures.0.insert(longer, 10);
    let changed = OrganisationEvent::FiguresSet { figures };
    let before = story.clock(Duty::Quality(Mark::Cause)).deadline.due;
    story.fold(of_firm(changed), DESK, minute(500));
    assert_eq!(story.clock(Duty::Quality(Mark::Cause)).deadline.due, before);
}

#[test]
fn the_likeliest_step_is_the_departments_own() {
    let primary = |story: &Story, who| story.primary(who, minute(500));
    assert_eq!(
        primary(&Story::sent(), PRODUCTION),
        Some(ActionKind::Quality(Mark::Accept))
    );
    let story = Story::numbered();
    assert_eq!(
        primary(&story, QUALITY),
        Some(ActionKind::Quality(Mark::Test))
    );
    assert_eq!(
        primary(&Story::instructed(), MAKER),
        Some(ActionKind::Quality(Mark::Analyse))
    );
    assert_eq!(
        primary(&Story::concluded(80, 1), BOSS),
        Some(ActionKind::Agree)
    );
    assert_eq!(
        primary(&Story::decided(80, 1), SALES),
        Some(ActionKind::Quality(Mark::Tell))
    );
}
