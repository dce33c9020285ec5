//! Callers' answers by the hundred, in the words of real callers, and how many of them are taken as they were meant.

use serde_json::Value;

use super::{offhook, stderr, stdout};
use crate::flows::files;

/// What a folder of tables has to keep to: the shares of answers that are right or read back, and wrong, and how many
/// answers there are.
struct Floor {
    folder: &'static str,
    right_min: f64,
    /// A value that nobody said is the worst of all.
    wrong_max: f64,
    answers_min: u64,
}

/// Chosen below what is reached, so that one more slip is seen and a new row need not be right at once.
const MENDED_BY: [Floor; 5] = [
    Floor { folder: "en", right_min: 0.93, wrong_max: 0.01, answers_min: 1_300 },
    Floor { folder: "de", right_min: 0.9, wrong_max: 0.01, answers_min: 300 },
    Floor { folder: "es", right_min: 0.9, wrong_max: 0.01, answers_min: 300 },
    Floor { folder: "fr", right_min: 0.9, wrong_max: 0.01, answers_min: 300 },
    Floor { folder: "pt", right_min: 0.9, wrong_max: 0.01, answers_min: 300 },
];
/// Answers by which nothing was mended: what callers meet whom nobody foresaw.
const KEPT_APART: [Floor; 4] = [
    Floor { folder: "de/kept", right_min: 0.8, wrong_max: 0.03, answers_min: 170 },
    Floor { folder: "es/kept", right_min: 0.8, wrong_max: 0.03, answers_min: 170 },
    Floor { folder: "fr/kept", right_min: 0.8, wrong_max: 0.03, answers_min: 170 },
    Floor { folder: "pt/kept", right_min: 0.8, wrong_max: 0.03, answers_min: 170 },
];

fn eval(tag: &str, words: &[&str]) -> std::process::Output {
    let flow = format!("tests/phrases/{tag}/answers.toml");
    let mut all = vec!["eval", "answers", "--flow", flow.as_str()];
    all.extend(words);
    offhook(&all)
}

#[test]
fn answers_are_taken_as_they_were_meant() {
    for floor in MENDED_BY.iter().chain(&KEPT_APART) {
        let folder = floor.folder;
        let tables = files(&format!("tests/phrases/{folder}"), "tsv");
        let names: Vec<&str> = tables.iter().map(|table| table.to_str().expect("a plain name")).collect();
        let tag = folder.split('/').next().expect("a language");
        let output = eval(tag, &[&names[..], &["--json"]].concat());
        assert!(output.status.success(), "{}", stderr(&output));
        let report: Value = serde_json::from_str(&stdout(&output)).expect("JSON");
        let tables = report.as_array().expect("a list");
        let count = |name: &str| tables.iter().filter_map(|table| table[name].as_u64()).sum::<u64>();
        let share = |counted: u64| {
            f64::from(u32::try_from(counted).unwrap()) / f64::from(u32::try_from(count("answers")).unwrap())
        };
        assert!(count("answers") >= floor.answers_min, "{folder}: {report}");
        assert!(share(count("wrong")) <= floor.wrong_max, "{folder}: {report}");
        assert!(share(count("right") + count("read_back")) >= floor.right_min, "{folder}: {report}");
    }
}

#[test]
fn what_went_wrong_is_listed_and_a_bad_table_is_told_of() {
    let folder = tempfile::tempdir().unwrap();
    let table = folder.path().join("yesno.tsv");
    std::fs::write(&table, "want\tsaid\nyes\tthat's right\nno\tthat's right\nyes\tthe blue one\n").unwrap();
    let output = eval("en", &[table.to_str().unwrap(), "--wrong"]);
    let said = stdout(&output);
    assert!(said.contains("that's right\twanted no\tgot yes\n"), "{said}");
    assert!(said.contains("the blue one\twanted yes\tgot -\n"), "{said}");
    assert!(said.contains("right 33.3 %, read back 0.0 %, asked 33.3 %, wrong 33.3 %"), "{said}");
    std::fs::write(&table, "yes that's right\n").unwrap();
    let said = stderr(&eval("en", &[table.to_str().unwrap()]));
    assert!(said.contains("yesno.tsv:1: no TAB") && said.contains("remedy:"), "{said}");
}
