//! A site's documents: what can be read out, what is refused, what is found, and how often that is right.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{fs, sync::Arc};

use offhook::knowledge::documents::{Documents, LiveDocuments};
use serde_json::Value;

use crate::flows::check_text;

const SITES: [&str; 3] = ["clinic", "bank", "reception"];

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

fn open(name: &str, pattern: &str) -> LiveDocuments {
    LiveDocuments::open(&folder(name), &[pattern.to_owned()]).expect("documents that can be used")
}

/// Each row of `cases.tsv`: a pattern, and the whole error that it yields.
#[test]
fn unusable_documents_say_what_to_do() {
    let cases = folder("tests/documents/bad/cases.tsv");
    let mut actual = String::from("# pattern TAB the error\n");
    for row in fs::read_to_string(&cases).expect("the cases").lines().filter(|row| !row.starts_with('#')) {
        let pattern = row.split('\t').next().unwrap_or_default();
        let error = LiveDocuments::open(&folder("tests/documents/bad"), &[pattern.to_owned()]).err();
        let error = error.expect("a fault");
        actual.push_str(&format!("{pattern}\t{error}\n"));
    }
    check_text(&cases, &actual);
}

#[test]
fn documents_have_bounds() {
    let site = tempfile::tempdir().expect("a folder");
    let put =
        |name: &str, bytes: usize| fs::write(site.path().join(name), "word ".repeat(bytes / 5)).unwrap();
    let refusal =
        || LiveDocuments::open(site.path(), &["*.md".to_owned()]).err().map(|error| error.to_string());
    put("large.md", (1 << 20) + 5);
    assert_eq!(refusal().as_deref(), Some("large.md is larger than 1024 KiB; part it into several files"));
    fs::remove_file(site.path().join("large.md")).unwrap();
    (0..9).for_each(|number| put(&format!("{number}.md"), 1 << 20));
    let together = "the documents are larger than 8192 KiB together; name fewer";
    assert_eq!(refusal().as_deref(), Some(together));
    (0..201).for_each(|number| put(&format!("{number}.md"), 10));
    assert_eq!(refusal().as_deref(), Some("documents match more than 200 files; name fewer"));
}

#[test]
fn what_is_found_is_fit_for_a_voice() {
    let documents = open("tests/documents", "spoken.md").current();
    check_text(&folder("tests/documents/spoken.txt"), &format!("{}\n", documents.texts().join("\n")));
    let found = documents.search("how much is a copy", None);
    assert!(found[0].text.contains("Copy, 15 pounds"), "a model sees the table: {found:?}");
    let plain = open("tests/documents", "bad/**/*.txt").current();
    assert_eq!(plain.texts(), ["Notes: We open at nine."]);
}

#[test]
fn changed_files_are_read_anew_and_unusable_ones_are_not() {
    let site = tempfile::tempdir().expect("a folder");
    let file = site.path().join("hours.md");
    fs::write(&file, "# Hours\n\nThe shop opens at nine.\n").unwrap();
    let live_documents = LiveDocuments::open(site.path(), &["*.md".to_owned()]).unwrap();
    let old = live_documents.current();
    assert!(live_documents.refresh().unwrap().is_none(), "nothing has changed");
    fs::write(&file, "# Hours\n\nThe shop opens at half past nine.\n").unwrap();
    let new = live_documents.refresh().unwrap().expect("read anew");
    assert!(texts(&live_documents).contains("half past nine") && !old.texts().join("").contains("half"));
    assert!(!live_documents.add_vectors(&old, vec![vec![1.0]]), "vectors of what is no longer there");
    assert!(!live_documents.add_vectors(&new, vec![vec![1.0], vec![1.0]]), "a vector too many");
    assert!(!live_documents.add_vectors(&new, vec![vec![f32::NAN]]), "no number");
    assert!(live_documents.add_vectors(&new, vec![vec![3.0, 4.0]]));
    fs::write(&file, b"\xff\xfe").unwrap();
    assert!(live_documents.refresh().is_err());
    assert!(texts(&live_documents).contains("half past nine"), "the last usable text stays");
}

fn texts(live_documents: &LiveDocuments) -> String {
    live_documents.current().texts().join("\n")
}

#[test]
fn meaning_finds_what_words_do_not() {
    let live_documents = open("asterisk/flows/docs", "clinic-*.md");
    let words: Arc<Documents> = live_documents.current();
    let question = "any room for my lorry";
    assert_ne!(words.search(question, None).first().map(|found| found.source.clone()), source("Parking"));
    let towards = |text: &String| if text.starts_with("Parking:") { vec![1.0, 0.0] } else { vec![0.0, 1.0] };
    assert!(live_documents.add_vectors(&words, words.texts().iter().map(towards).collect()));
    let found = live_documents.current().search(question, Some(&[2.0, 0.1]));
    assert_eq!(found.first().map(|found| found.source.clone()), source("Parking"));
    let other_size = live_documents.current().search(question, Some(&[1.0]));
    assert_eq!(other_size, words.search(question, None), "a vector of another embedder counts for nothing");
}

fn source(heading: &str) -> Option<String> {
    Some(format!("clinic-visiting.md#{heading}"))
}

#[test]
fn odd_questions_are_refused_and_answers_repeat() {
    let documents = open("asterisk/flows/docs", "*.md").current();
    for question in ["", "   ", "uh um please", "\u{0}\u{fffd}", "?!.,''", &"where ".repeat(9_999)] {
        assert_eq!(documents.answer(question, None), None, "{question:.20}");
    }
    let again = || documents.answer("can i drink water before the blood test", Some(&[f32::NAN]));
    assert_eq!(again(), again());
}

/// The figures of docs/benchmarks.md, less a little: questions that chose nothing.
#[test]
fn documents_answer_and_refuse_as_measured() {
    let mut command = Command::new(env!("CARGO_BIN_EXE_offhook"));
    command.current_dir(env!("CARGO_MANIFEST_DIR")).args(["eval", "documents", "--json"]);
    for site in SITES {
        command.args(["--documents", &format!("asterisk/flows/docs/{site}-*.md")]);
        command.args(["--questions", &format!("tests/documents/questions/{site}.tsv")]);
    }
    let output = command.output().expect("the program runs");
    let printed = String::from_utf8_lossy(&output.stdout).into_owned();
    println!("{printed}{}", String::from_utf8_lossy(&output.stderr));
    let rows: Value = serde_json::from_str(&printed).expect("JSON");
    let all = rows.as_array().and_then(|rows| rows.last()).expect("the last row is all");
    let of = |part: &str, whole: &str| all[part].as_f64().unwrap() / all[whole].as_f64().unwrap();
    assert!(all["answerable"].as_u64() >= Some(80) && all["unanswerable"].as_u64() >= Some(25));
    assert!(of("top_1", "answerable") >= 0.92, "right passage first");
    assert!(of("top_3", "answerable") >= 0.95, "right passage among three");
    assert!(of("spoken", "answerable") >= 0.60, "answered at all");
    assert!(all["precision"].as_f64() >= Some(0.82), "spoken answers that are right");
    assert!(of("refused", "unanswerable") >= 0.90, "no answer where there is none");
}
