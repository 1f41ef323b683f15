//! What holds for every case, whatever happened to it in whatever order.

use crate::complaint_steps::{AFFAIRS, BOSS, CHIEF, KEEPER, QUALITY, service_firm, take_complaint};
use crate::helpers::BEGINNINGS;
use crate::quality_steps::{MAKER, PRODUCTION, RESEARCHER, intake, maker, take_of};
use crate::samples::samples;
use crate::story::*;
use huiyin::domain::agenda::agenda;
use huiyin::domain::cases::after::Act;
use huiyin::domain::cases::complaint::Step as Mark;
use huiyin::domain::cases::quality::{Loss, QualityIntake, Step as QualityMark};
use huiyin::domain::cases::returns::Step as Returning;
use huiyin::domain::cases::{
    ActionKind, CaseCommand, actions, clears, clocks, guard, open_clocks, stages,
};
use huiyin::domain::event::Command;
use huiyin::domain::ids::Subject;
use huiyin::domain::refusal::Refusal;
use huiyin::domain::world::decide;
use proptest::prelude::*;

const PEOPLE: [huiyin::domain::ids::PersonId; 14] = [
    TECHNICIAN, DESK, HEAD, MANAGER, SALES, OFFICE, AFFAIRS, QUALITY, BOSS, KEEPER, CHIEF,
    PRODUCTION, MAKER, RESEARCHER,
];

/// The beginnings in a firm that heats, one in a firm that works by P05, and two in one that works by P04.
const KINDS: usize = BEGINNINGS.len() + 3;

fn begun(kind: usize) -> Story {
    match BEGINNINGS.get(kind) {
        Some(beginning) => given([beginning()]),
        None if kind == BEGINNINGS.len() => service_firm().with(take_complaint()),
        None => {
            let loss = [Loss::Yes, Loss::No];
            let loss = loss[kind - BEGINNINGS.len() - 1];
            let on_the_spot = loss == Loss::Yes;
            maker().with(take_of(QualityIntake {
                loss,
                on_the_spot,
                ..intake()
            }))
        }
    }
}

fn event_of(step: &Step) -> Option<huiyin::domain::cases::CaseEvent> {
    match &step.command {
        CaseCommand::Record(event) => Some(event.clone()),
        _ => None,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    /// Every reader of a case is total, and the quick reading of Today agrees with the full one.
    #[test]
    fn nothing_ever_panics_and_today_misses_no_open_clock(
        kind in 0..KINDS,
        order in prop::collection::vec((0_usize..300, 0..PEOPLE.len()), 0..25),
        now in -100_000_i64..100_000,
    ) {
        let mut story = begun(kind);
        let samples = samples();
        for (place, person) in order {
            let sample = &samples[place % samples.len()];
            if let Some(event) = event_of(sample) {
                story.fold(of_case(event), PEOPLE[person], sample.now);
            }
        }
        let context = story.context(DESK, minute(now));
        let case = story.case();
        let _ = (stages(case, &context), clears(case), case.contested());
        let mut all = clocks(case, &context);
        all.retain(huiyin::domain::clock::Clock::is_open);
        prop_assert_eq!(&all, &open_clocks(case, &context));
        let of_the_case = agenda(&context)
            .into_iter()
            .filter(|line| line.clock.subject == Subject::Case(CASE));
        prop_assert_eq!(of_the_case.count(), all.len());
        let json = serde_json::to_string(case).unwrap();
        prop_assert_eq!(&serde_json::from_str::<huiyin::domain::cases::Case>(&json).unwrap(), case);
    }

    /// The panel and `decide` agree: what the panel refuses, `decide` refuses with the same words, and the filled button is allowed.
    #[test]
    fn the_panel_never_promises_what_decide_refuses(
        kind in 0..KINDS,
        order in prop::collection::vec((0_usize..300, 0..PEOPLE.len()), 0..40),
        reader in 0..PEOPLE.len(),
    ) {
        let mut story = begun(kind);
        let samples = samples();
        for (place, person) in order {
            let step = samples[place % samples.len()].clone().by(PEOPLE[person]);
            let tried = story.clone().when(step);
            if tried.result.is_ok() {
                story = tried.allowed();
            }
        }
        let now = minute(6_000);
        let context = story.context(PEOPLE[reader], now);
        let shown = actions(story.case(), &context);
        prop_assert!(shown.iter().filter(|action| action.primary).count() <= 1);
        prop_assert!(shown.iter().all(|action| !action.primary || action.refused.is_none()));
        for sample in &samples {
            let Some(event) = event_of(sample) else { continue };
            let Some(step) = ActionKind::of(&event) else { continue };
            let line = shown.iter().find(|action| action.kind == step);
            let command = Command::Case(CASE, Box::new(CaseCommand::Record(event)));
            let decided = decide(command, &context);
            match line {
                None => prop_assert!(decided.is_err(), "{:?} is not offered and yet allowed", step),
                Some(line) => match &line.refused {
                    Some(refusal) if decided.as_ref().err() != Some(refusal) => {
                        // A step that both kinds of case have is refused earlier when it is meant for the other kind.
                        let wrong_kind = Refusal::Case(huiyin::domain::cases::CaseRefusal::WrongKind);
                        prop_assert_eq!(decided.err(), Some(wrong_kind));
                    }
                    Some(_) => {}
                    None => prop_assert!(guard(story.case(), step, &context).is_ok()),
                },
            }
        }
    }
}

/// One table for both: whom the merge would let wait for a role, `decide` refuses in whatever state the case is.
#[test]
fn what_needs_a_role_at_the_merge_is_refused_without_it_by_decide() {
    let mut asked = std::collections::BTreeSet::new();
    for kind in 0..KINDS {
        let story = begun(kind);
        for sample in samples() {
            let Some(event) = event_of(&sample) else {
                continue;
            };
            for person in PEOPLE {
                let needs = event.needs(person);
                let context = story.context(person, sample.now);
                if needs.roles.is_empty() || context.has_any(needs.roles) {
                    continue;
                }
                asked.insert(ActionKind::of(&event));
                let command = CaseCommand::Record(event.clone());
                let answer = decide(Command::Case(CASE, Box::new(command)), &context);
                assert!(answer.is_err(), "{event:?} by {person}");
            }
        }
    }
    // The steps of docs/bundle-format.md, chapter 7.
    let expected = [
        ActionKind::Assign,
        ActionKind::Arrive,
        ActionKind::Find,
        ActionKind::AgreeOpening,
        ActionKind::DamageByUser,
        ActionKind::Leave,
        ActionKind::Remove,
        ActionKind::SignReceipt,
        ActionKind::ConfirmCard,
        ActionKind::AnalyseFault,
        ActionKind::SignReport,
        ActionKind::Rule,
        ActionKind::Register,
        ActionKind::Agree,
        ActionKind::SendBack,
        ActionKind::TakeMeasure,
        ActionKind::Approve,
        ActionKind::Urge,
    ];
    let of_complaints = [
        Mark::TakeOver,
        Mark::Confirm,
        Mark::Review,
        Mark::Judge,
        Mark::Assign,
        Mark::Inspect,
        Mark::ConfirmInspection,
        Mark::EndInvestigation,
        Mark::ChooseManner,
        Mark::PassOn,
        Mark::Propose,
        Mark::Decide,
        Mark::Fine,
        Mark::Sum,
        Mark::AddLine,
        Mark::Remind,
        Mark::React,
        Mark::Delegate,
        Mark::Rest,
    ];
    let of_complaints = of_complaints.map(ActionKind::Complaint);
    let of_after = [
        Act::IssueNote,
        Act::CheckTimes,
        Act::Renumber,
        Act::AnswerObjection,
        Act::PlanImprovement,
        Act::Instruct,
        Act::UrgeImprovement,
        Act::CheckEffect,
        Act::ProposeSanction,
        Act::WithdrawSanction,
        Act::MakeOutNotice,
        Act::CheckNotice,
    ];
    let of_after = of_after.map(ActionKind::After);
    // Every step of a quality complaint that is some department's.
    let of_quality = QualityMark::ALL.iter().copied();
    let open = [
        QualityMark::AskSubstitutes,
        QualityMark::SetOut,
        QualityMark::Inspect,
        QualityMark::ReportInspection,
        QualityMark::FillSlip,
        QualityMark::SeeLoss,
        QualityMark::Find,
        QualityMark::Report,
        QualityMark::Excuse,
        QualityMark::AddLine,
        QualityMark::DoneLine,
        QualityMark::CheckLine,
        QualityMark::UrgeLine,
    ];
    let of_quality = of_quality.filter(|step| !open.contains(step));
    let of_quality = of_quality.map(ActionKind::Quality);
    // Every step of returns and allowances is somebody's.
    let of_returns = Returning::ALL.into_iter().chain([Returning::Renumber]);
    let of_returns = of_returns.map(ActionKind::Returns);
    let expected = expected.into_iter().chain(of_complaints);
    let expected = expected.chain(of_quality).chain(of_returns).chain(of_after);
    assert_eq!(asked, expected.map(Some).collect());
}
