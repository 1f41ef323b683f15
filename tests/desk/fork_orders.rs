//! Any number of copies of one tablet, writing in any order, their bundles arriving in any order and more than once: everybody ends with the
//! same trunk, the same branches and the same state, also after a restart.

use crate::tablet::{Tablet, customer, person};
use huiyin::desk::BundleFile;
use proptest::prelude::*;

/// One thing that happens to the copies of a tablet.
#[derive(Clone, Copy, Debug)]
enum Life {
    /// A copy writes an entry.
    Write(usize),
    /// A copy is copied.
    Copy(usize),
    /// A copy hands out its ledger, whole.
    Give(usize),
}

fn life() -> impl Strategy<Value = Life> {
    prop_oneof![
        4 => (0..4usize).prop_map(Life::Write),
        1 => (0..4usize).prop_map(Life::Copy),
        3 => (0..4usize).prop_map(Life::Give),
    ]
}

/// Lives the lives, and gives back what was handed out, the last word of every copy included.
fn live(office: &Tablet, lives: &[Life]) -> Vec<BundleFile> {
    let mut field = Tablet::fresh(2);
    field.take(&office.give(None));
    field.person = person(2);
    let mut copies = vec![field];
    let mut bundles = Vec::new();
    for (number, life) in (1..).zip(lives) {
        match life {
            Life::Write(at) => {
                copies[at % copies.len()].register(number, "某");
            }
            Life::Copy(at) if copies.len() < 4 => copies.push(copies[at % copies.len()].copy()),
            Life::Copy(_) => {}
            Life::Give(at) => bundles.push(copies[at % copies.len()].give(None)),
        }
    }
    bundles.extend(copies.iter().map(|copy| copy.give(None)));
    bundles
}

/// What an entry-by-entry look at all bundles says: how many customers everybody must know.
fn expected(bundles: &[BundleFile], device: &str) -> usize {
    let mut places: std::collections::BTreeMap<u64, std::collections::BTreeSet<String>> =
        std::collections::BTreeMap::new();
    for bundle in bundles {
        let value: serde_json::Value = serde_json::from_slice(&bundle.bytes).expect("json");
        let runs = value["feeds"].as_array().expect("runs").iter();
        for entry in runs.flat_map(|run| run.as_array().expect("entries")) {
            if entry["header"]["device"] == *device {
                let seq = entry["header"]["seq"].as_u64().expect("a place");
                places.entry(seq).or_default().insert(entry.to_string());
            }
        }
    }
    places
        .values()
        .take_while(|entries| entries.len() == 1)
        .count()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, ..ProptestConfig::default() })]

    #[test]
    fn whatever_order_the_branches_arrive_in_everybody_agrees(
        lives in prop::collection::vec(life(), 1..24),
        orders in prop::collection::vec(prop::collection::vec(any::<prop::sample::Index>(), 0..12), 3),
    ) {
        let office = Tablet::founder();
        let bundles = live(&office, &lives);
        let device = Tablet::fresh(2).desk.device();
        let expected = expected(&bundles, &device.to_string());
        let mut readers = Vec::new();
        for (seed, order) in (30..).zip(&orders) {
            let mut reader = Tablet::fresh(seed);
            reader.take(&office.give(None));
            for index in order {
                reader.take(&bundles[index.index(bundles.len())]);
            }
            if order.len() % 2 == 1 {
                reader = reader.restart();
            }
            for bundle in bundles.iter().rev() {
                reader.take(bundle);
            }
            readers.push(reader);
        }
        // One that hears of it from another reader only.
        let hearsay = Tablet::fresh(29);
        hearsay.take(&readers[0].give(None));
        readers.push(hearsay);
        for reader in &readers {
            let world = reader.desk.world();
            prop_assert_eq!(world.customers.len(), expected);
            prop_assert!(*world == *readers[0].desk.world());
            prop_assert!(reader.ledger() == readers[0].ledger());
            prop_assert_eq!(reader.desk.fingerprint(), readers[0].desk.fingerprint());
            prop_assert_eq!(reader.desk.damage(), None);
        }
        let (world, ledger) = (readers[0].desk.world().clone(), readers[0].ledger());
        let again = readers.remove(0).restart();
        prop_assert!(*again.desk.world() == world && again.ledger() == ledger);
        prop_assert!(!world.customers.contains_key(&customer(999)));
    }
}
