//! What two administrators change at the same time: different fields merge, one field keeps both values until somebody chooses.

use super::*;
use huiyin::domain::calendar::Weekday;
use huiyin::domain::organisation::FirmValue;

#[test]
fn what_two_tablets_changed_at_once_is_kept_and_both_agree() {
    let mut office = Tablet::founded();
    let mut field = office.twin();
    office.does(CHEN, rename("暖河供熱", "400-2"));
    field.does(CHEN, rename("暖河供熱", "400-3"));
    office.does(CHEN, enrol(LIN, "林曉雨", &[Role::ServiceDesk]));
    field.does(
        CHEN,
        enrol(LIN, "林小雨", &[Role::ServiceDesk, Role::Supervisor]),
    );
    let before = field.clone();
    field.meets(&office);
    office.meets(&before);
    assert_eq!(office.organisation(), field.organisation());
    let organisation = office.organisation();
    assert_eq!(organisation.service_phone, "400-3");
    // The name and the roles are two fields: both changes hold, and only the telephone is to settle.
    let lin = organisation.people.get(&LIN).unwrap();
    assert_eq!(
        (lin.name.as_str(), lin.roles.len(), lin.phone.as_str()),
        ("林曉雨", 2, "")
    );
    let choices = only_contest(organisation);
    assert_eq!(
        choices,
        [
            FirmValue::ServicePhone("400-3".into()),
            FirmValue::ServicePhone("400-2".into())
        ]
    );
    // Another change by somebody who saw both leaves it to settle; choosing settles it, also when it is what shows.
    office.does(CHEN, rename("暖河集團", "400-3"));
    assert_eq!(office.organisation().conflicts(), 1);
    office.does(CHEN, settle(FirmValue::ServicePhone("400-3".into())));
    assert_eq!(office.organisation().conflicts(), 0);
    assert_eq!(office.organisation().name, "暖河集團");
    let nothing = office.asks(CHEN, settle(FirmValue::ServicePhone("400-2".into())));
    assert_eq!(nothing, Err(OrganisationRefusal::NothingToSettle));
}

fn settle(value: FirmValue) -> OrganisationCommand {
    record(OrganisationEvent::Settled(value))
}

#[track_caller]
fn only_contest(organisation: &Organisation) -> Vec<FirmValue> {
    let mut contests = organisation.contests();
    assert_eq!(contests.len(), 1, "{contests:?}");
    let choices = contests.remove(0).choices.into_iter();
    choices.map(|(choice, _)| choice).collect()
}

/// Both change the same thing apart; the one who settles has seen both, and every tablet agrees in whatever order they meet.
#[track_caller]
fn contested(one: OrganisationCommand, other: OrganisationCommand) -> Vec<FirmValue> {
    let mut office = Tablet::founded();
    let mut field = office.twin();
    office.does(CHEN, one);
    field.does(CHEN, other);
    let before = field.clone();
    field.meets(&office);
    office.meets(&before);
    assert_eq!(office.organisation(), field.organisation());
    let choices = only_contest(office.organisation());
    // Two different settlements in parallel are a new conflict.
    let (mut office, mut field) = (office, field);
    let [shown, rival] = <[FirmValue; 2]>::try_from(choices.clone()).unwrap();
    office.does(CHEN, settle(rival.clone()));
    assert_eq!(office.organisation().contests(), []);
    field.does(CHEN, settle(shown));
    let before = field.clone();
    field.meets(&office);
    office.meets(&before);
    assert_eq!(office.organisation(), field.organisation());
    assert_eq!(only_contest(field.organisation()).len(), 2);
    field.does(CHEN, settle(rival));
    office.meets(&field);
    assert_eq!(office.organisation().contests(), []);
    choices
}

#[test]
fn every_field_of_the_firm_keeps_both_values_until_somebody_chooses() {
    let figures = |value| {
        record(OrganisationEvent::FiguresSet {
            figures: Figures([(Figure::ArriveAtLeak, value)].into()),
        })
    };
    let figure = |value| FirmValue::Figure {
        figure: Figure::ArriveAtLeak,
        value,
    };
    assert_eq!(
        contested(figures(20), figures(25)),
        [figure(25), figure(20)]
    );
    let phone = |phone: &str| {
        let facts = PersonFacts {
            phone: phone.into(),
            ..facts("林小雨", &[Role::ServiceDesk])
        };
        record(OrganisationEvent::PersonEnrolled { person: LIN, facts })
    };
    contested(phone("1"), phone("2"));
    let roles = |role| enrol(LIN, "林小雨", &[role]);
    contested(roles(Role::Supervisor), roles(Role::Technician));
    contested(
        enrol(LIN, "甲", &[Role::ServiceDesk]),
        enrol(LIN, "乙", &[Role::ServiceDesk]),
    );
    contested(rename("甲", "400-1"), rename("乙", "400-1"));
    let hours = |weekday| {
        let mut calendar = Calendar::china();
        calendar.week.remove(&weekday);
        record(OrganisationEvent::CalendarSet { calendar })
    };
    contested(hours(Weekday::Monday), hours(Weekday::Friday));
    let notice = |year| {
        let mut calendar = Calendar::china();
        calendar.years.insert(year);
        record(OrganisationEvent::CalendarSet { calendar })
    };
    contested(notice(2031), notice(2032));
    let serving = |department: &str| {
        record(OrganisationEvent::ServingChosen {
            departments: [department.to_owned()].into(),
        })
    };
    contested(serving("客服部"), serving("維修一班"));
}

#[test]
fn a_regulation_taken_out_here_and_another_one_there_are_both_out() {
    let without = |out: &[u8]| {
        let all = Regulation::all().filter(|regulation| !out.contains(&regulation.0));
        record(OrganisationEvent::RegulationsChosen {
            regulations: all.collect(),
        })
    };
    let mut office = Tablet::founded();
    let mut field = office.twin();
    office.does(CHEN, without(&[3]));
    field.does(CHEN, without(&[7]));
    field.does(
        CHEN,
        record(OrganisationEvent::FiguresSet {
            figures: Figures([(Figure::ArriveAtLeak, 20)].into()),
        }),
    );
    office.does(
        CHEN,
        record(OrganisationEvent::FiguresSet {
            figures: Figures([(Figure::FinishRepair, 48)].into()),
        }),
    );
    office.meets(&field);
    let firm = office.organisation();
    assert_eq!(firm.contests(), []);
    assert_eq!(firm.regulations.len(), 13);
    let figures = firm.figures_at(Timestamp(9_000));
    assert_eq!(
        (
            figures.get(Figure::ArriveAtLeak),
            figures.get(Figure::FinishRepair)
        ),
        (20, 48)
    );
    // In again here, a third one out there.
    let mut field = office.twin();
    office.does(CHEN, without(&[]));
    field.does(CHEN, without(&[3, 7, 9]));
    field.meets(&office);
    assert_eq!(field.organisation().contests(), []);
    assert_eq!(field.organisation().regulations.len(), 14);
}
