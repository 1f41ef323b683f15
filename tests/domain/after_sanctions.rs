//! Sanctions, deductions and their notices.

use crate::after_steps::*;
use crate::complaint_steps::*;
use crate::story::*;
use huiyin::domain::cases::after::{Act, AfterRefusal as No, AfterStep, NewSanction, SanctionKind};
use huiyin::domain::cases::complaint::ComplaintStep;
use huiyin::domain::cases::{ActionKind, CaseEvent};
use huiyin::domain::clock::Duty;
use huiyin::domain::roles::Role;

#[test]
fn a_sanction_follows_the_standard_and_only_the_general_manager_agrees_to_it() {
    // P04.09.07f, P04.09.07g, P04.09.07h.
    let undecided = Story::completed();
    refused(
        &undecided,
        follow(OFFICE, 140, propose_sanction(1)),
        No::ResponsibilityOpen,
    );
    let story = responsible();
    let changed = |change: fn(&mut NewSanction)| {
        let mut new = sanction(1);
        change(&mut new);
        follow(OFFICE, 140, AfterStep::SanctionProposed(new))
    };
    refused(
        &story,
        follow(SALES, 140, propose_sanction(1)),
        No::NotProposer,
    );
    refused(
        &story,
        changed(|new| new.kind = SanctionKind::MajorDemerit),
        No::StandardReasonMissing,
    );
    refused(
        &story,
        changed(|new| new.deduction = 90_000),
        No::StandardReasonMissing,
    );
    refused(
        &story,
        changed(|new| new.bonus = Some(50_000)),
        No::StandardReasonMissing,
    );
    refused(
        &story,
        changed(|new| {
            new.bonus = Some(50_000);
            new.reason = "情節重大".into();
        }),
        No::MoreThanBonus,
    );
    refused(
        &story,
        changed(|new| new.deduction = -1),
        No::NothingProposed,
    );
    let story = story.with(follow(OFFICE, 140, propose_sanction(1)));
    // Whoever it concerns, and whoever has no part in it, may not agree; nothing is made out before.
    let of_the_manager = AfterStep::SanctionProposed(NewSanction {
        person: Some(MANAGER),
        ..sanction(9)
    });
    let both = ComplaintStep::Decided {
        people: vec![SALES, MANAGER],
        others: String::new(),
        grounds: "查實".into(),
    };
    let concerned =
        responsible()
            .with(act(OFFICE, 135, both))
            .with(follow(OFFICE, 141, of_the_manager));
    let own = vote(&concerned, matter(9), MANAGER, Role::GeneralManager, 150);
    refused(&concerned, own, No::OwnSanction);
    let below = vote(&story, matter(1), BOSS, Role::Manager, 150);
    story.clone().when(below).then_refused("P04.09.07g");
    refused(&story, follow(OFFICE, 150, make_out(1)), No::NotApproved);
    refused(
        &story,
        follow(OFFICE, 151, propose_sanction(2)),
        No::AlreadyProposed,
    );
    assert!(owed(&story, Duty::MakeOutNotice, 160).is_empty());
    assert_eq!(owed(&story, Duty::Approve, 160).len(), 1);
    let story = agreed();
    assert_eq!(owed(&story, Duty::MakeOutNotice, 160).len(), 1);
    // Taken back, with a reason, it may be put forward anew.
    let back = |reason: &str| AfterStep::SanctionWithdrawn {
        sanction: id(1),
        reason: reason.into(),
    };
    refused(
        &story,
        follow(OFFICE, 160, back("")),
        No::WithdrawalWithoutReason,
    );
    let story = story.with(follow(OFFICE, 160, back("重算損失")));
    refused(&story, follow(OFFICE, 165, make_out(1)), No::NoProposal);
    story.with(follow(OFFICE, 170, propose_sanction(2)));
}

#[test]
fn a_notice_goes_out_in_three_copies_is_checked_by_finance_and_read_by_whoever_it_concerns() {
    // P04.11.02a, P04.11.02b, P04.11.02c, P04.11.02d, P04.11.02e, P04.11.02f, P04.11.02g.
    let story = responsible();
    let changed = |change: fn(&mut NewSanction)| {
        let mut new = sanction(1);
        change(&mut new);
        follow(OFFICE, 140, AfterStep::SanctionProposed(new))
    };
    refused(&story, changed(|new| new.cause.clear()), No::CauseMissing);
    refused(
        &story,
        changed(|new| new.month.clear()),
        No::NoticeIncomplete,
    );
    // Another department than manufacturing, sales and quality (P04.11.02a).
    let other = Story::completed()
        .with(act(AFFAIRS, 131, propose()))
        .with(act(OFFICE, 132, decide_responsibility()));
    let of_other = changed(|new| {
        new.department = "維修一班".into();
        new.person = Some(CULPRIT);
    });
    refused(&other, of_other, No::OtherDepartment);
    let story = agreed();
    let to_nobody = AfterStep::NoticeMadeOut {
        sanction: id(1),
        number: "261101".into(),
        finance: DESK,
        to: SALES,
    };
    refused(&story, follow(OFFICE, 160, to_nobody), No::NotFinance);
    let story = story.with(follow(OFFICE, 160, make_out(1)));
    let sanction = after(&story).sanction(id(1)).unwrap();
    let copies = [
        sanction.made_out.as_ref().map(|deed| deed.by),
        sanction.finance,
        sanction.to,
    ];
    assert_eq!(
        copies,
        [Some(OFFICE), Some(FINANCE), Some(SALES)],
        "three copies"
    );
    assert!(!sanction.counts(), "only what finance has checked counts");
    // What is out cannot be taken back by whoever agreed.
    let take_back = huiyin::domain::approvals::ApprovalEvent::TakenBack {
        matter: matter(1),
        reason: "再想想".into(),
        occurred_at: minute(161),
    };
    let take_back = step(MANAGER, minute(161), CaseEvent::Approval(take_back));
    story.clone().when(take_back).then_refused("P04.09.07g");
    let checked = |right, words: &str| AfterStep::NoticeChecked {
        sanction: id(1),
        right,
        words: words.into(),
    };
    refused(
        &story,
        follow(OFFICE, 170, checked(true, "")),
        No::NotFinance,
    );
    refused(
        &story,
        follow(FINANCE, 170, checked(false, "")),
        No::QueryMissing,
    );
    let story = story.with(follow(FINANCE, 170, checked(false, "獎金月份不對")));
    assert_eq!(
        owed(&story, Duty::CheckNotice, 175).len(),
        1,
        "queried is not checked"
    );
    let story = story.with(follow(FINANCE, 180, checked(true, "")));
    assert!(after(&story).sanction(id(1)).unwrap().counts());
    let read = AfterStep::NoticeHeard { sanction: id(1) };
    refused(&story, follow(HEAD, 190, read.clone()), No::NothingToHear);
    assert_eq!(
        story.primary(SALES, minute(185)),
        Some(ActionKind::After(Act::HearNotice))
    );
    let story = story.with(follow(SALES, 190, read));
    assert_eq!(owed(&story, Duty::HearNotice, 200), []);
    assert!(after(&story).is_at_rest());
    // And has the right to object (P04.09.12).
    story.with(follow(SALES, 200, object(5)));
}
