//! `offhook eval intents` with the real embedding model, on sentences of our own, and what it says of bad files.

#[cfg(feature = "llm")]
use serde_json::Value;

#[cfg(feature = "llm")]
use super::stdout;
use super::{offhook, stderr};

fn eval(train: &str, test: &str) -> std::process::Output {
    offhook(&["eval", "intents", "--train", train, "--test", test, "--json"])
}

#[cfg(feature = "llm")]
#[test]
fn clear_sentences_get_their_intents_and_strange_ones_are_rejected() {
    if !crate::engine::embedding::model_is_here() {
        return;
    }
    let output = eval("tests/intents/train.csv", "tests/intents/test.csv");
    assert!(output.status.success(), "{}", stderr(&output));
    let report: Value = serde_json::from_str(&stdout(&output)).unwrap();
    assert_eq!(report["accuracy"], 1.0, "{report}");
    assert_eq!(report["out_of_scope_recall"], 1.0, "{report}");
    assert_eq!(report["confusions"], Value::Array(Vec::new()));
    let number = |name: &str| report[name].as_f64().unwrap_or_else(|| panic!("no {name} in {report}"));
    assert!(number("ms_per_sentence") > 0.0 && number("train_s") > 0.0);
    let threshold = |name: &str| report["threshold"][name].as_u64().unwrap();
    assert!(threshold("confirm") <= threshold("act") && threshold("act") <= 100, "{report}");
}

#[test]
fn a_bad_file_is_told_of_with_its_lines_before_any_model_is_needed() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("bad.csv");
    std::fs::write(&path, "text,label\nmy bill, please,billing\nfine,sales\n,sales\n").unwrap();
    let output = eval(path.to_str().unwrap(), "tests/intents/test.csv");
    let said = stderr(&output);
    assert_eq!(output.status.code(), Some(1));
    assert!(said.contains("bad.csv:2: 3 columns instead of 2") && said.contains("bad.csv:4:"), "{said}");
    assert!(said.contains("remedy: the first line is `text,label`"), "{said}");
}

#[test]
fn an_intent_that_is_not_taught_is_told_of() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("test.csv");
    std::fs::write(&path, "text,label\nhello,greeting\n").unwrap();
    let said = stderr(&eval("tests/intents/train.csv", path.to_str().unwrap()));
    assert!(said.contains("asks for the intent greeting") && said.contains("remedy:"), "{said}");
}
