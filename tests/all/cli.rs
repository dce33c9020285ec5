//! The command line as users meet it: help that teaches, exit codes, remedies, and `call` against a server of
//! our own.

mod answers;
mod call;
mod chat;
mod check;
mod described;
mod dialplan;
mod eval;
mod init;
mod prompts;
mod refusals;
mod test;

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

/// Runs the program that was built for the tests.
fn offhook(words: &[&str]) -> Output {
    run(env!("CARGO_BIN_EXE_offhook"), words)
}

fn bench(words: &[&str]) -> Output {
    run(env!("CARGO_BIN_EXE_offhook-bench"), words)
}

fn run(program: &str, words: &[&str]) -> Output {
    Command::new(program)
        .args(words)
        .env("RUST_LOG", "warn")
        .env("OFFHOOK_MODELS", "off")
        .output()
        .expect("the program starts")
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("text")
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("text")
}

/// The commands that a help text lists, each on a line indented by two; what is indented more goes on with
/// one.
fn commands(help: &str) -> Vec<String> {
    let listed = help.lines().skip_while(|line| !line.starts_with("Commands:")).skip(1);
    listed
        .take_while(|line| !line.is_empty())
        .filter_map(|line| line.strip_prefix("  ").filter(|line| !line.starts_with(' ')))
        .filter_map(|line| line.split_whitespace().next())
        .filter(|name| *name != "help")
        .map(str::to_owned)
        .collect()
}

/// Every command with its words, and the commands below it.
fn every_command() -> Vec<Vec<String>> {
    let mut found = Vec::new();
    let mut unseen = vec![Vec::<String>::new()];
    while let Some(words) = unseen.pop() {
        let mut asked: Vec<&str> = words.iter().map(String::as_str).collect();
        asked.push("--help");
        for name in commands(&stdout(&offhook(&asked))) {
            let mut below = words.clone();
            below.push(name);
            unseen.push(below);
        }
        found.push(words);
    }
    found
}

#[test]
fn the_help_of_every_command_teaches_by_example() {
    let all = every_command();
    assert!(all.len() > 3, "{all:?}");
    for words in all {
        let mut asked: Vec<&str> = words.iter().map(String::as_str).collect();
        asked.push("--help");
        let output = offhook(&asked);
        let help = stdout(&output);
        assert_eq!(output.status.code(), Some(0), "{asked:?}");
        let first = help.lines().next().unwrap_or("");
        assert!(first.len() > 20, "{asked:?}: the first line says what it does, not {first:?}");
        let example = format!("  offhook {}", words.join(" "));
        assert!(
            help.contains("Examples:") && help.contains(example.trim_end()),
            "{asked:?} has no example that begins with {example:?}"
        );
    }
}

/// Somewhere an administrator reads of it.
#[test]
fn the_documents_name_every_command() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let documents = fs::read_dir(root.join("docs")).unwrap().map(|entry| entry.unwrap().path());
    let documents = documents.filter(|path| path.extension().is_some_and(|kind| kind == "md"));
    let told: String =
        documents.chain([root.join("README.md")]).map(|path| fs::read_to_string(path).unwrap()).collect();
    let named = |words: &Vec<String>| told.contains(&format!("offhook {}", words.join(" ")));
    let unnamed: Vec<Vec<String>> = every_command().into_iter().filter(|words| !named(words)).collect();
    assert!(unnamed.is_empty(), "no document has {unnamed:?}");
}

#[test]
fn the_main_help_names_the_exit_codes() {
    let help = stdout(&offhook(&["--help"]));
    for code in 0..=4 {
        assert!(help.contains(&format!("\n  {code}  ")), "exit code {code} is explained");
    }
}

#[test]
fn the_version_is_the_packages() {
    assert_eq!(stdout(&offhook(&["--version"])).trim(), concat!("offhook ", env!("CARGO_PKG_VERSION")));
}

/// What it measures depends on the machine; that it measures does not.
#[test]
fn the_media_plane_is_measured_in_a_child_process() {
    let table = stdout(&bench(&["media", "--calls", "5", "--seconds", "1", "--with-vad"]));
    let row = table.lines().last().unwrap_or("");
    assert!(row.starts_with("| 5 | ") && row.split('|').count() >= 13, "{table}");
}

#[test]
fn recorded_conversations_are_measured_beside_others_and_leave_no_file() {
    let folder = tempfile::tempdir().unwrap();
    let records = format!("--records={}", folder.path().display());
    let table = stdout(&bench(&["media", "--calls", "5", "--seconds", "3", &records]));
    let rows: Vec<Vec<&str>> =
        table.lines().skip(3).map(|row| row.split('|').map(str::trim).collect()).collect();
    assert!(rows.len() == 2 && rows.iter().all(|row| row.len() == 17), "{table}");
    assert_eq!((&rows[0][1..3], &rows[1][1..3]), (&["5", "off"][..], &["5", "on"][..]), "{table}");
    let parts = |row: &[&str]| row[10].parse::<u32>().ok();
    assert!(parts(&rows[0]).is_none() && parts(&rows[1]).is_some_and(|parts| parts >= 5), "{table}");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}
