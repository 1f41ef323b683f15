//! What the page and the paper say alike.

use crate::app::i18n::{self as words, near_time, t::closed as k};
use crate::app::platform;
use crate::app::session::session;
use crate::domain::cases::after::Sanction;
use crate::domain::cases::complaint::Origin;
use crate::domain::cases::quality::HumanCause;
use crate::domain::complaints::monthly::{ClosedCase, Group, GroupKind, Monthly};
use crate::domain::deed::Deed;
use crate::domain::ids::CaseId;

/// A cause by the name under which causes are grouped; one of another kind of complaint names itself.
#[must_use]
pub fn cause(key: &str) -> String {
    let mut origins = Origin::ALL.into_iter();
    let origin = origins.find(|origin| origin.key() == key);
    let mut people = HumanCause::ALL.iter();
    let people = people.find(|human| human.key() == key);
    match (origin, people) {
        (Some(origin), _) => words::complaint::origin(origin).to_owned(),
        (None, Some(human)) => words::quality::human(*human).to_owned(),
        (None, None) => key.to_owned(),
    }
}

/// What a group is called.
#[must_use]
pub fn group(group: &Group) -> String {
    match group.kind {
        GroupKind::Cause => cause(&group.name),
        GroupKind::Item | GroupKind::Department => group.name.clone(),
    }
}

/// Number and customer of a case.
#[must_use]
pub fn case(id: CaseId) -> (String, String) {
    session().world(|world| {
        let case = world.cases.get(&id);
        case.map(|case| {
            let who = crate::app::components::case_row::who_and_where(world, case);
            (case.called().to_owned(), who)
        })
        .unwrap_or_default()
    })
}

/// What each department says to the cases: that it agrees, or where it sees one otherwise.
#[must_use]
pub fn judgements(known: &Monthly) -> Vec<String> {
    let said = known.judged.iter().flat_map(|(deed, role, differs)| {
        let (who, _) = who_when(deed);
        let role = words::role(*role);
        let mut lines: Vec<String> = differs
            .iter()
            .map(|(id, words)| k::judged_differs(case(*id).0, role, &who, words))
            .collect();
        if lines.is_empty() {
            lines.push(k::judged_agrees(role, &who));
        }
        lines
    });
    said.collect()
}

/// Who, and when.
#[must_use]
pub fn who_when(deed: &Deed) -> (String, String) {
    let session = session();
    let when = near_time(deed.at, platform::now(), session.offset());
    (session.name_of(deed.by), when)
}

/// Whom a sanction concerns: by name, or by department only.
#[must_use]
pub fn concerned(sanction: &Sanction, names: bool) -> String {
    let facts = &sanction.facts;
    let person = facts.person.filter(|_| names);
    let person = person.map(|person| session().name_of(person));
    let alone = person.as_ref() == Some(&facts.department);
    let department = (!alone).then(|| facts.department.clone());
    let parts = [department, person];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    parts.join(" ")
}

/// How much came back, with its unit.
#[must_use]
pub fn returned(line: &ClosedCase) -> String {
    line.returned
        .as_ref()
        .map_or_else(String::new, |(count, unit)| format!("{count} {unit}"))
}

/// Days, and whether it is a supplement.
#[must_use]
pub fn days(line: &ClosedCase) -> String {
    let supplement = line.supplement.then(|| k::supplement().to_owned());
    let parts = [Some(k::line_days(line.days)), supplement];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}
