//! Callers' answers by the hundred, in the words of real callers, and how many of them are taken as they were meant.

use serde_json::Value;

use super::{offhook, stderr, stdout};
use crate::flows::files;

/// By language: the share of answers that is right or read back at least, and how many answers there are. Chosen below
/// what is reached, so that one more slip is seen and a new row need not be right at once.
const LEAST: [(&str, f64, u64); 5] =
    [("en", 0.93, 1_300), ("de", 0.9, 300), ("es", 0.9, 300), ("fr", 0.9, 300), ("pt", 0.9, 300)];
/// A value that nobody said is the worst of all.
const WRONG_MAX: f64 = 0.01;

fn eval(tag: &str, words: &[&str]) -> std::process::Output {
    let flow = format!("tests/phrases/{tag}/answers.toml");
    let mut all = vec!["eval", "answers", "--flow", flow.as_str()];
    all.extend(words);
    offhook(&all)
}

#[test]
fn answers_are_taken_as_they_were_meant() {
    for (tag, right_min, answers_min) in LEAST {
        let tables = files(&format!("tests/phrases/{tag}"), "tsv");
        let names: Vec<&str> = tables.iter().map(|table| table.to_str().expect("a plain name")).collect();
        let output = eval(tag, &[&names[..], &["--json"]].concat());
        assert!(output.status.success(), "{}", stderr(&output));
        let report: Value = serde_json::from_str(&stdout(&output)).expect("JSON");
        let tables = report.as_array().expect("a list");
        let count = |name: &str| tables.iter().filter_map(|table| table[name].as_u64()).sum::<u64>();
        let share = |counted: u64| {
            f64::from(u32::try_from(counted).unwrap()) / f64::from(u32::try_from(count("answers")).unwrap())
        };
        assert!(count("answers") >= answers_min, "{tag}: {report}");
        assert!(share(count("wrong")) <= WRONG_MAX, "{tag}: {report}");
        assert!(share(count("right") + count("read_back")) >= right_min, "{tag}: {report}");
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
