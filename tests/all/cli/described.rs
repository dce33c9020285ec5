//! What is made from the command line's description: manual pages and completions.

use std::{collections::BTreeSet, fs, iter::once};

use super::{every_command, offhook, stderr, stdout};

/// The command's words with the program's name.
fn named(words: &[String], between: &str) -> String {
    once("offhook").chain(words.iter().map(String::as_str)).collect::<Vec<_>>().join(between)
}

#[test]
fn every_command_has_a_manual_page_with_its_examples() {
    let folder = tempfile::tempdir().unwrap();
    let pages = folder.path().join("man1");
    let output = offhook(&["manual", pages.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let written =
        fs::read_dir(&pages).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let all = every_command();
    let wanted: BTreeSet<String> = all.iter().map(|words| named(words, "-") + ".1").collect();
    assert_eq!(written.collect::<BTreeSet<_>>(), wanted);
    for words in &all {
        let page = fs::read_to_string(pages.join(named(words, "-") + ".1")).unwrap();
        let examples = page.split(".SH EXAMPLES").nth(1).unwrap_or_default();
        let example = format!("\n  {}", named(words, " "));
        assert!(examples.contains(&example), "no example begins with {example:?}: {page}");
    }
}

#[test]
fn a_folder_that_cannot_be_made_is_named() {
    let output = offhook(&["manual", "/dev/null/man1"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(stderr(&output).contains("cannot write manual pages into /dev/null/man1"), "{}", stderr(&output));
}

#[test]
fn shells_complete_commands_and_options() {
    for shell in ["bash", "zsh", "fish"] {
        let output = offhook(&["completions", shell]);
        let text = stdout(&output);
        assert_eq!(output.status.code(), Some(0), "{shell}");
        for known in ["transcribe", "fetch", "config"] {
            assert!(text.contains(known), "{shell} does not complete {known}");
        }
    }
}
