//! Any recipients, any order of bundles, somebody admitted late: exactly those who are entitled open it.

use crate::letters::{
    No, admit, enrol, hand, holds_nothing_in_clear, join, letter, open, seal, tend,
};
use crate::tablet::{Tablet, person};
use huiyin::domain::roles::Role;
use huiyin::domain::sealed::{Recipients, SealedRefusal};
use proptest::prelude::*;

/// Who writes for whom, and what is handed to whom in between.
#[derive(Clone, Debug)]
enum Move {
    Write(usize, Recipients),
    Hand(usize, usize),
    Tend(usize),
}

const HELD: [Role; 4] = [
    Role::ServiceDesk,
    Role::Technician,
    Role::Supervisor,
    Role::Finance,
];

fn recipients() -> impl Strategy<Value = Recipients> {
    let roles = prop::collection::btree_set(prop::sample::select(HELD.to_vec()), 0..3);
    let persons = prop::collection::btree_set(1_u8..=4, 0..3);
    (roles, persons)
        .prop_map(|(roles, persons)| Recipients {
            roles,
            persons: persons.into_iter().map(person).collect(),
        })
        .prop_filter("somebody", |to| !to.is_empty())
}

fn moves() -> impl Strategy<Value = Vec<Move>> {
    let one = prop_oneof![
        2 => (0..4_usize, recipients()).prop_map(|(by, to)| Move::Write(by, to)),
        4 => (0..4_usize, 0..4_usize).prop_map(|(from, to)| Move::Hand(from, to)),
        1 => (0..4_usize).prop_map(Move::Tend),
    ];
    prop::collection::vec(one, 4..24)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]
    #[test]
    fn whoever_is_entitled_opens_it_and_nobody_else_whatever_the_order(moves in moves(), late in 1..4_usize) {
        // Person n holds the n-th role and uses tablet n; one of them is admitted only at the end.
        let office = Tablet::founder();
        office.register(1, "王建國");
        enrol(&office, 4, &[HELD[3]]);
        let mut tablets = vec![office];
        for number in 2..=4_u8 {
            let mut tablet = Tablet::fresh(number + 40);
            if usize::from(number) - 1 != late {
                admit(&tablets[0], tablet.desk.device(), number);
            }
            join(&mut tablet, &tablets[0], number);
            hand(&tablet, &tablets[0]);
            tablets.push(tablet);
        }
        let mut written = Vec::new();
        for step in moves {
            match step {
                Move::Write(by, to) if by != late => {
                    let text = format!("密{:04}", written.len());
                    let dot = seal(&tablets[by], &text, to.clone());
                    written.push((by, dot, to, text));
                }
                Move::Hand(from, to) if from != to => hand(&tablets[from], &tablets[to]),
                Move::Tend(by) => drop(tend(&tablets[by])),
                Move::Write(..) | Move::Hand(..) => {}
            }
        }
        admit(&tablets[0], tablets[late].desk.device(), u8::try_from(late).unwrap() + 1);
        for _ in 0..3 {
            for from in 0..4 {
                tend(&tablets[from]);
                for to in 0..4 {
                    if from != to {
                        hand(&tablets[from], &tablets[to]);
                    }
                }
            }
        }
        for tablet in &tablets {
            prop_assert!(*tablet.desk.world() == *tablets[0].desk.world());
            prop_assert_eq!(tablet.desk.fingerprint(), tablets[0].desk.fingerprint());
        }
        for (by, dot, to, text) in &written {
            for (index, tablet) in tablets.iter().enumerate() {
                let meant = index == *by
                    || to.roles.contains(&HELD[index])
                    || to.persons.contains(&tablet.person);
                prop_assert_eq!(tablet.desk.can_open(&letter(tablet, *dot)), meant);
                let expected = if meant { Ok(text.clone()) } else { Err(No::Refused(SealedRefusal::NotForYou)) };
                prop_assert_eq!(open(tablet, *dot), expected);
                holds_nothing_in_clear(tablet, text);
            }
        }
    }
}
