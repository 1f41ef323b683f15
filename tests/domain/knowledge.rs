//! What a technician has to know (P10.09.07a).

use crate::story::*;
use huiyin::domain::event::Command;
use huiyin::domain::ids::PersonId;
use huiyin::domain::knowledge::*;
use huiyin::domain::refusal::Refusal;
use huiyin::domain::time::Timestamp;

fn read(rule: &str, at: Timestamp) -> KnowledgeEvent {
    KnowledgeEvent::Read {
        rule: rule.into(),
        occurred_at: at,
    }
}

fn checked(rule: &str, at: Timestamp, passed: bool) -> KnowledgeEvent {
    KnowledgeEvent::Checked {
        rule: rule.into(),
        occurred_at: at,
        passed,
    }
}

fn says(
    story: &mut Story,
    event: KnowledgeEvent,
    actor: PersonId,
    now: Timestamp,
) -> Result<(), Refusal> {
    let said = story.ask(Command::Knowledge(TECHNICIAN, event), actor, now);
    said.map(drop)
}

fn known(story: &Story, rule: &str) -> Known {
    let list = knowledge_list(story.world.knowledge.get(&TECHNICIAN));
    let mut list = list.filter(|(name, _)| *name == rule);
    list.next().expect("a chapter of the rules").1
}

#[test]
fn the_knowledge_list_has_every_chapter_with_the_date_read_and_the_last_check() {
    // P10.09.07a
    let mut story = firm();
    assert_eq!(
        knowledge_list(None).count(),
        HEATING_RULES.len() + LEVELS.len()
    );
    assert!(!known(&story, "P10.09").is_settled());
    says(&mut story, read("P10.09", minute(1)), TECHNICIAN, minute(1)).expect("reads");
    assert_eq!(known(&story, "P10.09").read, Some(minute(1)));
    assert!(!known(&story, "P10.09").is_settled(), "read is not known");
    says(
        &mut story,
        checked("P10.09", minute(5), false),
        HEAD,
        minute(5),
    )
    .expect("checks");
    assert!(!known(&story, "P10.09").is_settled());
    says(
        &mut story,
        checked("P10.09", minute(9), true),
        HEAD,
        minute(9),
    )
    .expect("checks");
    let check = known(&story, "P10.09").check.expect("a check");
    assert_eq!((check.at, check.by, check.passed), (minute(9), HEAD, true));
    assert!(known(&story, "P10.09").is_settled());
    // A check of last week that arrives late changes nothing.
    says(
        &mut story,
        checked("P10.09", minute(7), false),
        HEAD,
        minute(10),
    )
    .expect("checks");
    assert!(known(&story, "P10.09").is_settled());
}

#[test]
fn the_rules_of_province_city_and_company_are_read_and_checked_like_chapters() {
    // P10.04.03a
    let mut story = firm();
    for level in LEVELS {
        says(&mut story, read(level, minute(1)), TECHNICIAN, minute(1)).expect("reads");
        says(&mut story, checked(level, minute(2), true), HEAD, minute(2)).expect("checks");
        assert!(known(&story, level).is_settled());
    }
    assert_eq!(
        says(
            &mut story,
            read("country", minute(3)),
            TECHNICIAN,
            minute(3)
        ),
        Err(Refusal::Knowledge(KnowledgeRefusal::RuleUnknown))
    );
}

#[test]
fn one_reads_for_oneself_and_is_checked_by_somebody_else() {
    // P10.09.07a
    let mut story = firm();
    let no = |refusal| Err(Refusal::Knowledge(refusal));
    let now = minute(5);
    assert_eq!(
        says(&mut story, read("P10.09", now), HEAD, now),
        no(KnowledgeRefusal::NotYours)
    );
    assert_eq!(
        says(&mut story, checked("P10.09", now, true), TECHNICIAN, now),
        no(KnowledgeRefusal::NotAChecker)
    );
    assert_eq!(
        says(&mut story, checked("P10.09", now, true), DESK, now),
        no(KnowledgeRefusal::NotAChecker)
    );
    assert_eq!(
        says(&mut story, read("P10.99", now), TECHNICIAN, now),
        no(KnowledgeRefusal::RuleUnknown)
    );
    assert_eq!(
        says(&mut story, read("P10.09", minute(6)), TECHNICIAN, now),
        no(KnowledgeRefusal::InFuture)
    );
    assert_eq!(
        KnowledgeRefusal::NotAChecker
            .clause()
            .map(|clause| clause.0),
        Some("P10.09.07a")
    );
}
