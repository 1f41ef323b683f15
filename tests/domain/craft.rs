//! How a complaint is handled (P13): the customer's view, analysis, alternatives and confirmation, telling, both verdicts, asking afterwards.

use crate::craft_steps::*;
use crate::helpers::*;
use crate::story::*;
use huiyin::domain::cases::{
    ActionKind, Analysis, CaseEvent, CaseRefusal, CraftEvent, Expectation, Proposal,
    Responsibility, View, is_idle, promises_of,
};
use huiyin::domain::clock::{Clock, Duty, Standing};
use huiyin::domain::knowledge::{KnowledgeEvent, duties_list};
use huiyin::domain::time::{DAY, MINUTE};

fn refused(step: Step, clause: &str) {
    given([request()]).when(step).then_refused(clause);
}

#[test]
fn the_customer_says_what_is_right_in_the_summary_and_what_is_wanted() {
    // P13.01.05
    refused(view(5, &[]), "P13.01.05");
    let corrected = |m, correction: &str, matters: &[&str]| {
        let view = View {
            occurred_at: minute(m),
            correction: correction.into(),
            matters: matters.iter().map(|matter| (*matter).to_owned()).collect(),
            expects: "今天".into(),
        };
        craft(m, CraftEvent::Viewed(view))
    };
    let story = given([
        request(),
        corrected(5, "", &["退費"]),
        corrected(9, "是三樓，不是二樓", &["有熱", "退費"]),
    ]);
    let craft = story.case().craft();
    let said: Vec<&str> = craft.views.iter().map(|view| view.text.as_str()).collect();
    assert_eq!(said, ["", "是三樓，不是二樓"], "the first version stays");
    assert_eq!(craft.expects, "今天");
    let wanted: Vec<&str> = craft
        .matters
        .iter()
        .map(|(matter, _)| matter.as_str())
        .collect();
    assert_eq!(wanted, ["有熱", "退費"], "the most wanted stands first");
}

#[test]
fn what_the_customer_wants_most_is_solved_first() {
    // P13.06.02: with several matters, the case does not end before the first of them is settled.
    let begun = || given([request(), view(5, &["有熱", "退費"])]);
    let told = |story: Story| {
        let solved = story.when(solve(60)).allowed();
        solved.when(answer(61, None, true)).allowed()
    };
    told(begun()).when(close(62)).then_refused("P13.06.02");
    let second = begun().when(settled(50, "退費")).allowed();
    told(second).when(close(62)).then_refused("P13.06.02");
    let first = begun().when(settled(50, "有熱")).allowed();
    told(first).when(close(62)).allowed();
    begun()
        .when(settled(50, "別的"))
        .then_no(CaseRefusal::NoMatter);
    refused(settled(50, "有熱"), "P13.06.02");
    // One matter is answered by the result of the case.
    let one = given([request(), view(5, &["有熱"])]);
    told(one).when(close(62)).allowed();
}

#[test]
fn nothing_is_offered_before_the_problem_is_understood() {
    // P13.05.01
    let empty = |problem: &str, cause: &str, words: &str| {
        let analysis = Analysis {
            occurred_at: minute(5),
            problem: problem.into(),
            cause: cause.into(),
            responsibility: Responsibility::Unclear,
            words: words.into(),
        };
        craft(5, CraftEvent::Analysed(analysis))
    };
    refused(empty("", "老化", "還不清楚"), "P13.05.01");
    refused(empty("不熱", "", "還不清楚"), "P13.05.01");
    given([request(), propose(6, 1)])
        .when(offer(7, 1, ""))
        .then_refused("P13.05.01");
    // P13.05.05b: who has to answer for it is always said, with the words for the customer.
    refused(empty("不熱", "老化", " "), "P13.05.05b");
}

#[test]
fn where_the_fault_is_ours_an_apology_comes_before_the_offer() {
    // P13.02.02
    for ours in [Responsibility::Ours, Responsibility::Shared] {
        let story = || given([request(), analysed(5, ours), propose(6, 1)]);
        story().when(offer(7, 1, "")).then_refused("P13.02.02");
        let sorry = story().when(sorry(6)).allowed();
        assert_eq!(sorry.case().craft().apologies[0].by, DESK);
        sorry.when(offer(7, 1, "")).allowed();
    }
    given([
        request(),
        analysed(5, Responsibility::Customers),
        propose(6, 1),
    ])
    .when(offer(7, 1, ""))
    .allowed();
}

#[test]
fn a_solution_says_what_it_means_for_the_customer_and_what_it_rests_on() {
    let changed = |change: fn(&mut Proposal)| {
        let mut proposal = proposal(6, 1);
        change(&mut proposal);
        craft(6, CraftEvent::Proposed(proposal))
    };
    // P13.02.03, P13.02.04
    refused(changed(|one| one.means = " ".into()), "P13.02.03");
    refused(changed(|one| one.what = String::new()), "P13.02.04");
    // P13.06.04: more than the rule gives needs a reason.
    refused(
        changed(|one| one.concession = "免三個月".into()),
        "P13.06.04",
    );
    let granted = changed(|one| {
        one.concession = "免三個月".into();
        one.because = "家有嬰兒".into();
    });
    let story = given([request(), granted]);
    let solution = &story.case().craft().solutions[0];
    // P13.05.03: whose idea it is is kept.
    assert_eq!(solution.side, huiyin::domain::cases::Side::Both);
    assert_eq!(solution.rests_on, "P13.02.03");
    assert!(solution.concession.contains("家有嬰兒"));
}

fn alternatives() -> Story {
    given([
        request(),
        analysed(5, Responsibility::ThirdParty),
        propose(6, 1),
        propose(7, 2),
        propose(8, 3),
        propose(9, 4),
    ])
}

#[test]
fn several_solutions_are_kept_and_the_best_is_offered_first() {
    // P13.02.04, P13.02.05
    let story = alternatives();
    assert_eq!(story.case().craft().solutions.len(), 4);
    story.when(offer(10, 2, "")).then_refused("P13.02.05");
    alternatives()
        .when(offer(10, 2, "用戶先提的"))
        .allowed()
        .when(offer(11, 1, ""))
        .then_refused("P13.02.05");
    let best = CraftEvent::Preferred {
        solution: way(3),
        occurred_at: minute(10),
    };
    let story = alternatives().when(craft(10, best)).allowed();
    assert_eq!(
        story.case().craft().next().map(|next| next.id),
        Some(way(3))
    );
    story.when(offer(11, 3, "")).allowed();
}

#[test]
fn after_an_objection_another_solution_is_offered() {
    // P13.02.06
    let mut story = alternatives();
    for number in 1..=3 {
        let m = 10 + i64::try_from(number).unwrap() * 2;
        story = story.when(offer(m, number, "")).allowed();
        story = story.when(object(m + 1, number, None)).allowed();
    }
    assert_eq!(
        story.case().craft().next().map(|next| next.id),
        Some(way(4))
    );
    let last = story.when(offer(30, 4, "")).allowed();
    // None is left: the customer hears by when there will be a new one.
    last.clone()
        .when(object(31, 4, None))
        .then_refused("P13.02.06");
    let promised = last.when(object(31, 4, Some(90))).allowed();
    assert_eq!(
        promised.case().promises.last().map(|one| one.by),
        Some(minute(90))
    );
    promised.when(offer(32, 1, "")).then_refused("P13.02.04");
    alternatives()
        .when(object(10, 1, None))
        .then_refused("P13.02.06");
}

#[test]
fn a_solution_is_carried_out_only_after_the_customer_confirmed_it() {
    // P13.02.07
    let offered = || alternatives().when(offer(10, 1, "")).allowed();
    offered().when(carry_out(11, 1)).then_refused("P13.02.07");
    offered()
        .when(answer(11, None, true))
        .then_refused("P13.02.07");
    let solved = offered().when(solve(11)).allowed();
    solved.when(close(12)).then_refused("P13.02.07");
    let nameless = CraftEvent::Confirmed {
        solution: way(1),
        by: String::new(),
        channel: huiyin::domain::cases::Channel::Phone,
        signature: None,
        occurred_at: minute(11),
    };
    offered()
        .when(craft(11, nameless))
        .then_refused("P13.02.07");
    let agreed = offered().when(confirm(11, 1)).allowed();
    assert_eq!(agreed.case().craft().agreed, Some(way(1)));
    agreed
        .clone()
        .when(confirm(12, 1))
        .then_refused("P13.02.07");
    agreed
        .clone()
        .when(carry_out(12, 2))
        .then_refused("P13.02.07");
    agreed.when(carry_out(12, 1)).allowed();
}

fn carried_out() -> Story {
    let mut story = alternatives();
    for step in [
        offer(10, 1, ""),
        confirm(11, 1),
        carry_out(12, 1),
        answer(20, None, true),
    ] {
        story = story.when(step).allowed();
    }
    story
}

#[test]
fn both_sides_say_what_they_think_of_the_result() {
    // P13.06.05
    carried_out().when(close(30)).then_refused("P13.06.05");
    let judged = |expectation, content, lesson: &str| {
        carried_out().when(judge(25, expectation, content, lesson))
    };
    judged(Expectation::As, false, "").then_refused("P13.06.05");
    // P13.04.02: an aim; what stays below it says why.
    judged(Expectation::Below, true, "").then_refused("P13.04.02");
    judged(Expectation::Below, true, "零件要等").allowed();
    let above = judged(Expectation::Above, true, "").allowed();
    above.when(close(30)).allowed();
}

#[test]
fn every_step_that_the_customer_does_not_see_is_told() {
    // P13.04.05
    let untold = |story: &Story| story.case().craft().untold.len();
    let story = given([
        request(),
        fail(5, huiyin::domain::cases::request::Step::Hotline),
    ]);
    assert_eq!(untold(&story), 1);
    let story = story.when(hand_over(6, HEAD)).allowed();
    assert_eq!(untold(&story), 1, "given is not yet taken");
    let story = story.when(accept(7, HEAD)).allowed();
    assert_eq!(untold(&story), 2);
    let told = story.clone().when(tell(8)).allowed();
    assert_eq!(untold(&told), 0);
    assert!(told.owed(Duty::KeepPromise), "a word is no answer");
    let answered = story.when(answer(8, Some(90), false)).allowed();
    assert_eq!(untold(&answered), 0);
    // Whoever told it knew of nothing that came from elsewhere.
    let mut apart = told;
    let assigned = CaseEvent::MarkedMajor {
        reason: "整棟".into(),
        occurred_at: minute(4),
    };
    apart.fold(of_case(assigned), HEAD, minute(9));
    assert_eq!(untold(&apart), 1);
}

#[test]
fn the_customer_is_asked_once_or_twice_after_the_solving() {
    // P13.02.08
    let closed = || given([request(), solve(60), answer(61, None, true), close(62)]);
    let asked = |story: &Story| -> Vec<Clock> {
        let mut clocks = story.clocks();
        clocks.retain(|clock| clock.duty == Duty::FollowUp);
        clocks
    };
    let due: Vec<i64> = asked(&closed())
        .iter()
        .map(|clock| clock.deadline.due.since(minute(62)) / DAY)
        .collect();
    assert_eq!(due, [3, 14]);
    closed().when(waive(70)).then_refused("P13.02.08");
    let mut silent = follow_up(70, true);
    if let huiyin::domain::cases::CaseCommand::Record(CaseEvent::Craft(CraftEvent::FollowedUp(
        one,
    ))) = &mut silent.command
    {
        one.satisfaction = None;
    }
    closed().when(silent).then_refused("P13.02.08");
    let tried = closed().when(follow_up(70, false)).allowed();
    assert!(
        asked(&tried).iter().all(Clock::is_open),
        "a try is no answer"
    );
    let once = tried.when(follow_up(4 * 1_440, true)).allowed();
    assert_eq!(asked(&once)[0].met, Some(minute(4 * 1_440)));
    assert_eq!(once.case().craft().follow_ups[0].who, "想裝溫控器");
    let waived = once.clone().when(waive(5 * 1_440)).allowed();
    assert!(!waived.owed(Duty::FollowUp));
    let twice = once.when(follow_up(10 * 1_440, true)).allowed();
    assert!(asked(&twice).iter().all(|clock| !clock.is_open()));
    given([request()])
        .when(follow_up(5, true))
        .then_no(CaseRefusal::NotClosed);
    // Nobody is asked about what is long past.
    let late = closed();
    let context = late.context(DESK, minute(60 * 1_440));
    let clocks = huiyin::domain::cases::open_clocks(late.case(), &context);
    assert!(clocks.iter().all(|clock| clock.duty != Duty::FollowUp));
    // A bad opinion opens it again: what was accepted did not help.
    let reopened = CaseEvent::Reopened {
        reason: "又不熱".into(),
        occurred_at: minute(200),
    };
    let mut story = carried_out();
    for step in [
        judge(25, Expectation::Above, true, ""),
        close(30),
        step(DESK, minute(200), reopened),
    ] {
        story = story.when(step).allowed();
    }
    assert_eq!(story.case().craft().agreed, None);
    assert_eq!(
        story.case().craft().next().map(|next| next.id),
        Some(way(2))
    );
}

#[test]
fn a_promise_that_was_broken_is_counted() {
    // P13.01.08
    let count = |story: &Story, now| -> Vec<Option<bool>> {
        promises_of(story.case(), now)
            .map(|(_, kept)| kept)
            .collect()
    };
    let story = given([request()]);
    assert_eq!(count(&story, minute(240)), [None]);
    assert_eq!(count(&story, minute(241)), [Some(false)]);
    let kept = given([request(), answer(30, Some(90), false)]);
    assert_eq!(count(&kept, minute(80)), [Some(true), None]);
    let late = kept.when(answer(100, None, true)).allowed();
    assert_eq!(count(&late, minute(110)), [Some(true), Some(false)]);
    assert_eq!(late.case().promises[1].person, Some(DESK));
}

#[test]
fn an_open_case_is_not_left_lying() {
    // P13.04.03
    let story = given([request()]);
    let idle = |story: &Story, at| is_idle(story.case(), &story.context(DESK, at));
    assert!(!idle(&story, minute(3 * 1_440)));
    assert!(idle(&story, minute(3 * 1_440).plus(MINUTE)));
    assert!(!idle(&story.clone().without(13), minute(9 * 1_440)));
    let touched = story.when(answer(2_000, Some(9_000), false)).allowed();
    assert!(!idle(&touched, minute(3 * 1_440 + 1)));
}

#[test]
fn whoever_takes_complaints_knows_the_duties_of_it() {
    // P13.06.01
    let mut story = firm();
    let list = |story: &Story, person| -> Vec<(&'static str, bool)> {
        let context = story.context(person, minute(5));
        duties_list(person, &context)
            .map(|(rule, known)| (rule, known.read.is_some()))
            .collect()
    };
    assert_eq!(list(&story, DESK).len(), 8);
    assert!(list(&story, TECHNICIAN).is_empty());
    let read = KnowledgeEvent::Read {
        rule: "P13.02".into(),
        occurred_at: minute(1),
    };
    let command = huiyin::domain::event::Command::Knowledge(DESK, read);
    story.ask(command, DESK, minute(1)).expect("reads");
    assert!(list(&story, DESK).contains(&("P13.02", true)));
    assert_eq!(list(&story.without(15), DESK).len(), 6);
}

#[test]
fn a_regulation_switched_off_asks_for_nothing() {
    let mut story = alternatives().without(13);
    for step in [answer(10, None, true), close(11)] {
        story = story.when(step).allowed();
    }
    assert!(!story.has(Duty::FollowUp));
}

#[test]
fn two_who_accept_different_solutions_leave_both_to_settle() {
    let mut story = alternatives();
    for event in [confirm(20, 1), confirm(21, 2)] {
        let huiyin::domain::cases::CaseCommand::Record(event) = event.command else {
            panic!("one event");
        };
        story.fold_apart(of_case(event), DESK, minute(20));
    }
    assert_eq!(story.case().craft().agreed, Some(way(2)));
    assert_eq!(story.world.to_settle(), 1);
    let conflicts = story.world.conflicts();
    let (choice, _) = &conflicts[0].choices()[1];
    let commands = choice.commands(&story.context(DESK, minute(30)));
    for command in commands {
        story.ask(command, DESK, minute(30)).expect("settles");
    }
    assert_eq!(story.case().craft().agreed, Some(way(1)));
    assert_eq!(story.world.to_settle(), 0);
}

#[test]
fn the_head_is_proposed_as_soon_as_it_is_major() {
    let story = given([request(), mark_major(5)]);
    assert!(story.case().belongs_to_the_head());
    let standing = story.standing(Duty::ReportMajor, minute(6));
    assert!(matches!(standing, Standing::Running(_)));
    let raised = story.when(raise(6, HEAD, "金額超過權限", 600)).allowed();
    assert!(!raised.case().belongs_to_the_head());
    assert_eq!(raised.primary(HEAD, minute(7)), Some(ActionKind::Accept));
}
