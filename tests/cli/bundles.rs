//! `import-csv`, `verify`, `merge`, `show`, `cases`: the office's way from a spreadsheet to ledgers that meet.

use super::{Answer, huiyin};
use std::path::PathBuf;

const CSV: &str = "tests/data/boston311-100.csv";
const MAP: &str = "tests/data/boston311.toml";

/// An own folder for one test.
pub struct Folder(PathBuf);

impl Folder {
    pub fn new(test: &str) -> Self {
        let path = std::env::temp_dir().join(format!("huiyin-{}-{test}", std::process::id()));
        std::fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    pub fn path(&self, name: &str) -> String {
        self.0.join(name).to_str().unwrap().to_owned()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

#[track_caller]
pub fn right(words: &[&str]) -> Answer {
    let answer = huiyin(words);
    assert!(answer.right, "{words:?}: {}", answer.err);
    answer
}

#[track_caller]
pub fn wrong(words: &[&str]) -> Answer {
    let answer = huiyin(words);
    assert!(!answer.right, "{words:?}: {}", answer.out);
    answer
}

/// The Boston file as a bundle.
fn boston(folder: &Folder) -> String {
    let bundle = folder.path("boston.json");
    let answer = right(&["import-csv", "--map", MAP, CSV, "-o", &bundle]);
    assert!(answer.out.is_empty());
    assert!(
        answer.err.contains("100 new cases, 0 known, 0 errors"),
        "{}",
        answer.err
    );
    assert!(
        answer
            .err
            .contains("file: 15 open, 85 closed, 83 on time, 17 late"),
        "{}",
        answer.err
    );
    assert!(
        answer
            .err
            .contains("huiyin: 15 open, 85 closed, 83 on time, 17 late"),
        "{}",
        answer.err
    );
    bundle
}

#[test]
fn an_imported_spreadsheet_verifies_and_shows_on_its_own() {
    let folder = Folder::new("import");
    let bundle = boston(&folder);
    let verified = right(&["verify", &bundle]);
    assert!(
        verified
            .out
            .contains("188 entries, 0 of them known, 0 held"),
        "{}",
        verified.out
    );
    let shown = right(&["show", &bundle, "--json"]).json();
    assert_eq!(shown["organisation"]["name"], "Boston 311");
    assert_eq!(
        shown["cases"],
        serde_json::json!({ "all": 100, "open": 15, "repairs": 0 })
    );
    assert_eq!(shown["feeds"].as_array().unwrap().len(), 1);
    assert_eq!(shown["feeds"][0]["entries"], 188);
    assert_eq!(shown["people"][0]["name"], "Import");
    assert!(
        right(&["show", &bundle])
            .out
            .contains("100 (15 open, 0 repairs)")
    );
}

#[test]
fn every_case_is_a_row_with_the_verdict_of_the_file() {
    let folder = Folder::new("cases");
    let bundle = boston(&folder);
    let csv_text = right(&["cases", &bundle, "--csv", "--as-of", "2022-06-01T00:00"]).out;
    let mut reader = csv::Reader::from_reader(csv_text.as_bytes());
    let ours: std::collections::BTreeMap<String, (bool, bool)> = reader
        .records()
        .map(|record| {
            let record = record.unwrap();
            (
                record[1].to_owned(),
                (!record[5].is_empty(), &record[9] == "on_time"),
            )
        })
        .collect();
    let mut file = csv::Reader::from_path(CSV).unwrap();
    let theirs = file
        .records()
        .map(|record| {
            let record = record.unwrap();
            (
                record[0].to_owned(),
                (&record[5] == "Closed", &record[4] == "ONTIME"),
            )
        })
        .collect();
    assert_eq!(ours, theirs);
    let rows = right(&["cases", &bundle, "--json"]).json();
    let row = &rows.as_array().unwrap()[0];
    assert_eq!(
        (row["kind"].as_str(), row["deadlines"].is_array()),
        (Some("request"), true)
    );
    wrong(&["cases", &bundle]);
}

#[test]
fn importing_again_into_the_bundle_adds_no_case() {
    let folder = Folder::new("again");
    let bundle = boston(&folder);
    let again = folder.path("again.json");
    let answer = right(&[
        "import-csv",
        "--map",
        MAP,
        CSV,
        "--into",
        &bundle,
        "-o",
        &again,
    ]);
    assert!(
        answer.err.contains("0 new cases, 100 known"),
        "{}",
        answer.err
    );
    // Only the new device's introduction came on top.
    let shown = right(&["show", &again, "--json"]).json();
    assert_eq!(
        (shown["entries"].as_u64(), shown["cases"]["all"].as_u64()),
        (Some(189), Some(100))
    );
    let merged = folder.path("merged.json");
    right(&["merge", &again, &bundle, &bundle, "-o", &merged]);
    let rows = |file: &str| right(&["cases", file, "--json"]).json();
    assert_eq!(rows(&merged), rows(&bundle));
    let verified = right(&["verify", &merged, &bundle, &again]);
    assert!(
        verified.out.contains("188 entries, 188 of them known"),
        "{}",
        verified.out
    );
}

#[test]
fn an_altered_byte_is_found_and_nothing_is_written() {
    let folder = Folder::new("altered");
    let bundle = boston(&folder);
    let altered = folder.path("altered.json");
    let text = std::fs::read_to_string(&bundle).unwrap();
    assert!(text.contains("Needle Pickup"));
    std::fs::write(&altered, text.replacen("Needle Pickup", "Needle Packup", 1)).unwrap();
    let answer = wrong(&["verify", &altered]);
    assert!(
        answer.out.is_empty() && answer.err.contains("altered.json"),
        "{}",
        answer.err
    );
    let merged = folder.path("merged.json");
    wrong(&["merge", &bundle, &altered, "-o", &merged]);
    assert!(!std::path::Path::new(&merged).exists());
    std::fs::write(&altered, &text[..text.len() / 2]).unwrap();
    wrong(&["verify", &altered]);
    wrong(&["verify", &folder.path("not there.json")]);
    // One bad file among good ones is enough to be wrong, and the good ones are still told.
    let answer = wrong(&["verify", &bundle, &altered]);
    assert!(answer.out.contains("188 entries"));
}

#[test]
fn bundles_of_two_organisations_do_not_merge() {
    let folder = Folder::new("two");
    let bundle = boston(&folder);
    let text = std::fs::read_to_string(MAP).unwrap();
    let map = folder.path("other.toml");
    std::fs::write(&map, text.replace("Boston 311", "Boston 312")).unwrap();
    let other = folder.path("other.json");
    right(&["import-csv", "--map", &map, CSV, "-o", &other]);
    wrong(&["merge", &bundle, &other, "-o", &folder.path("merged.json")]);
    let verified = right(&["verify", &bundle, &other]);
    assert!(verified.out.contains("Boston 311") && verified.out.contains("Boston 312"));
}

#[test]
fn rows_that_cannot_be_read_are_named_and_the_rest_is_written() {
    let folder = Folder::new("errors");
    let file = folder.path("broken.csv");
    let text = std::fs::read_to_string(CSV)
        .unwrap()
        .replacen("2022-01-21 13:47:00", "January", 1);
    std::fs::write(&file, text).unwrap();
    let bundle = folder.path("broken.json");
    let answer = wrong(&["import-csv", "--map", MAP, &file, "-o", &bundle]);
    assert!(
        answer.err.contains("broken.csv:2: NotATime \"open_dt\""),
        "{}",
        answer.err
    );
    assert!(
        answer.err.contains("99 new cases, 0 known, 1 errors"),
        "{}",
        answer.err
    );
    right(&["verify", &bundle]);
}

#[test]
fn diff_says_what_each_of_two_bundles_lacks() {
    let folder = Folder::new("diff");
    let whole = boston(&folder);
    let more = folder.path("more.json");
    right(&[
        "import-csv",
        "--map",
        MAP,
        CSV,
        "-o",
        &more,
        "--into",
        &whole,
    ]);
    assert_eq!(right(&["diff", &whole, &whole]).out, "");
    let answer = wrong(&["diff", &whole, &more]);
    let lines: Vec<&str> = answer.out.lines().collect();
    assert_eq!(lines.len(), 1, "{}", answer.out);
    assert!(lines[0].starts_with(&format!("{whole} lacks ")) && lines[0].ends_with(" 1 to 1"));
    let json = wrong(&["diff", &more, &whole, "--json"]).out;
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["other_lacks"]["entries"][0]["to"], 1);
    assert_eq!(json["one_lacks"]["entries"].as_array().unwrap().len(), 0);
    let other = folder.path("other.json");
    right(&["import-csv", "--map", MAP, CSV, "-o", &other]);
    assert!(wrong(&["diff", &whole, &other]).err.contains("is of"));
    let fork = "tests/vectors/good-fork.json";
    assert!(
        wrong(&["diff", fork, fork])
            .out
            .contains("two different feeds")
    );
    // The device that took the rows waits for its admission.
    let shown = right(&["show", &more, "--json"]).out;
    let shown: serde_json::Value = serde_json::from_str(&shown).unwrap();
    assert_eq!(
        shown["waiting"].as_array().unwrap().len(),
        0,
        "to ask counts"
    );
}
