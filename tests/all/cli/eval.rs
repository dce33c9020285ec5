//! `offhook eval intents` and `requests` with the real embedding model, on sentences of our own, and what they say of
//! bad files.

#[cfg(feature = "llm")]
use serde_json::Value;

#[cfg(feature = "llm")]
use super::stdout;
use super::{offhook, stderr};
use offhook::engine::programs::EMBED_MODEL;

fn eval(train: &str, test: &str) -> std::process::Output {
    offhook(&["eval", "intents", "--train", train, "--test", test, "--json", "--model", EMBED_MODEL])
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

/// Both halves of the requests to the three samples, typed; the floors lie a little below what docs/benchmarks.md says.
#[cfg(feature = "llm")]
#[test]
fn callers_own_words_reach_their_place_in_the_samples() {
    if !crate::engine::embedding::model_is_here() {
        return;
    }
    let mut words = vec!["eval".to_owned(), "requests".to_owned(), "--json".to_owned()];
    for flow in ["reception", "clinic", "bank"] {
        for half in ["working", "judging"] {
            words.extend(["--flow".to_owned(), format!("asterisk/flows/{flow}.toml")]);
            words.extend(["--requests".to_owned(), format!("tests/requests/{flow}.{half}.tsv")]);
        }
    }
    let output = offhook(&words.iter().map(String::as_str).collect::<Vec<_>>());
    assert!(output.status.success(), "{}", stderr(&output));
    let tallies: Value = serde_json::from_str(&stdout(&output)).unwrap();
    let all = &tallies[6];
    let count = |name: &str| all[name].as_u64().unwrap_or_else(|| panic!("no {name} in {all}"));
    let share = |part: u64| part as f64 / count("in_scope") as f64;
    assert!(count("in_scope") > 250 && count("out_of_scope") > 40, "{all}");
    assert!(share(count("directly") + count("asked")) >= 0.85, "{all}");
    assert!(share(count("directly")) >= 0.65, "{all}");
    assert!(share(count("wrong")) <= 0.05, "{all}");
    assert!(count("out_of_scope_elsewhere") <= 2, "{all}");
}

#[test]
fn a_place_that_the_flow_has_not_is_told_of_with_its_line() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("calls.tsv");
    std::fs::write(&path, "place\ttext\nbilling\tmy bill\nkitchen\ta sandwich\n").unwrap();
    let flow = "asterisk/flows/reception.toml";
    let output = offhook(&["eval", "requests", "--flow", flow, "--requests", path.to_str().unwrap()]);
    let said = stderr(&output);
    assert_eq!(output.status.code(), Some(1));
    assert!(
        said.contains("calls.tsv:3: `kitchen` is no destination or intent of the flow reception"),
        "{said}"
    );
    assert!(said.contains("remedy:"), "{said}");
}
