//! The reader in plain Python refuses what this one refuses: the specification, not the program, says what is wrong.

use crate::bad::{by_rule, hand_made};
use std::io::ErrorKind;
use std::path::Path;
use std::process::Command;

/// Reads every file named on the command line; prints one line for each.
const LOOP: &str = "
import sys
sys.path.insert(0, sys.argv[1])
import read_bundle
for name in sys.argv[2:]:
    try:
        with open(name, 'rb') as file:
            read_bundle.check(file.read())
        print('ok')
    except read_bundle.Wrong as wrong:
        print(wrong.args[0])
";

#[test]
fn the_reader_in_plain_python_refuses_every_bad_bundle_too() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("bad-bundles");
    std::fs::create_dir_all(&folder).unwrap();
    let mut table = [hand_made(), by_rule()].concat();
    // That a bundle is another firm's, only a ledger can tell.
    table.retain(|(_, _, expected)| expected != &["other_organisation"]);
    let mut command = Command::new("python3");
    command.args([
        "-B",
        "-c",
        LOOP,
        concat!(env!("CARGO_MANIFEST_DIR"), "/docs"),
    ]);
    for (number, (_, bytes, _)) in table.iter().enumerate() {
        let path = folder.join(format!("{number}.json"));
        std::fs::write(&path, bytes).unwrap();
        command.arg(path);
    }
    let output = match command.output() {
        Err(error) if error.kind() == ErrorKind::NotFound => {
            println!("skipped: there is no python3 on this machine");
            return;
        }
        output => output.unwrap(),
    };
    std::fs::remove_dir_all(&folder).unwrap();
    let errors = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{errors}");
    let answers = String::from_utf8(output.stdout).unwrap();
    let answers: Vec<&str> = answers.lines().collect();
    assert_eq!(answers.len(), table.len());
    let mut otherwise = 0;
    for ((name, _, expected), answer) in table.iter().zip(answers) {
        assert_ne!(answer, "ok", "{name}: {expected:?} expected");
        if !expected.contains(&answer) {
            println!("{name}: {answer} instead of {expected:?}");
            otherwise += 1;
        }
    }
    println!(
        "{} bundles refused, {otherwise} of them by another name",
        table.len()
    );
}
