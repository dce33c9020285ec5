//! The rules themselves, tried on small files that break them.

use super::imports;
use super::rules;
use super::source::Source;
use super::words;

/// What the rule says of a file with this text; `line: beginning of the remedy` for each violation.
fn check(rule: impl Fn(&Source) -> Vec<String>, path: &str, text: &str, expected: &[&str]) {
    let source = Source { path: path.to_owned(), text: text.to_owned() };
    let found = rule(&source);
    let found: Vec<&str> =
        found.iter().map(|line| line.strip_prefix(path).unwrap().trim_start_matches(':')).collect();
    let fits = found.len() == expected.len()
        && found.iter().zip(expected).all(|(line, begin)| line.starts_with(begin));
    assert!(fits, "{path}: {found:#?} instead of {expected:#?}");
}

#[test]
fn an_import_that_points_up_is_found_however_it_is_written() {
    let rule = imports::imports_point_down;
    check(rule, "src/agi/mod.rs", "use crate::pii::Redacted;\nuse crate::agi::Reply;\n", &[]);
    check(rule, "src/agi/mod.rs", "\nuse crate::call::Call;\n", &["2: `agi` must not know `call`"]);
    check(rule, "src/pii.rs", "use crate::{audio::{A, B}, pii};\n", &["1: `pii` must"]);
    check(rule, "src/dialog/x.rs", "fn f() {\n    g!(crate::audio::rate())\n}\n", &["2: `dialog` must not"]);
    check(rule, "src/dialog/converse/x.rs", "use super::super::Context;\n", &[]);
    check(rule, "src/dialog/x.rs", "use super::super::audio::A;\n", &["1: `super` climbs out"]);
    check(rule, "src/pii.rs", "mod tests {\n    use super::*;\n}\n", &[]);
    check(rule, "src/extra/mod.rs", "", &["1: `extra` is not in the import table"]);
    check(rule, "src/cli/mod.rs", "use crate::server::Server;\n", &[]);
    check(rule, "src/bin/offhook-stt/main.rs", "use offhook::engine::protocol::{Reply, Request};\n", &[]);
    check(
        rule,
        "src/bin/offhook-stt/main.rs",
        "use offhook::{audio, engine::Pool};\n",
        &["1: an engine program"],
    );
}

#[test]
fn what_a_pure_folder_must_not_touch_is_found() {
    let rule = rules::pure_folders;
    check(rule, "src/session/x.rs", "use std::time::Duration;\nuse std::fmt;\n", &[]);
    check(rule, "src/session/x.rs", "use std::time::{Duration, Instant};\n", &["1: `Instant`"]);
    check(rule, "src/audio/x.rs", "fn f() {\n    let now = SystemTime::now();\n}\n", &["2: `SystemTime`"]);
    check(rule, "src/agi/x.rs", "use std::{fmt, net::SocketAddr};\n", &["1: `std::net::SocketAddr`"]);
    check(rule, "src/agi/x.rs", "use tokio_util::codec::Decoder;\n", &[]);
    check(rule, "src/agi/x.rs", "let id = Uuid::new_v4();\n", &["1: `new_v4`"]);
    check(rule, "src/call/x.rs", "use std::time::Instant;\n", &[]);
}

#[test]
fn engines_and_queues_are_found() {
    check(
        rules::no_engine_crate,
        "src/engine/x.rs",
        "use ort::Session;\nlet ort = 1;\n",
        &["1: engines live"],
    );
    check(rules::no_engine_crate, "src/bin/offhook-stt/x.rs", "use whisper_rs::Context;\n", &[]);
    check(
        rules::bounded_queues,
        "src/call/x.rs",
        "let a = mpsc::channel(8);\nlet b = oneshot::channel();\nlet c = call.channel();\n",
        &[],
    );
    check(
        rules::bounded_queues,
        "src/call/x.rs",
        "let a = mpsc::channel();\nunbounded_channel::<u8>();\n",
        &["1: a queue", "2: a queue"],
    );
}

#[test]
fn lengths_are_measured() {
    let long = format!("fn long() {{\n{}}}\nfn short() {{}}\n", "    step();\n".repeat(69));
    check(rules::lengths, "src/x.rs", &long, &["1: `long` has 71 lines"]);
    check(rules::lengths, "src/x.rs", &"//\n".repeat(401), &["401: 401 lines"]);
    check(rules::lengths, "src/x.rs", &format!("// {}\n", "é".repeat(118)), &["1: 121 columns"]);
    check(rules::lengths, "src/x.rs", &format!("//! | {} |\n", "é".repeat(108)), &[]);
    check(rules::lengths, "src/x.rs", &format!("const A: &str = \"\n{}\";\n", "é".repeat(120)), &[]);
    check(rules::lengths, "docs/x.md", &"é".repeat(120), &[]);
    check(rules::first_line, "src/x.rs", "use std::fmt;\n", &["1: the first line"]);
    check(rules::first_line, "src/x.rs", "//! Placeholder.\n", &[]);
}

#[test]
fn leftovers_and_foreign_places_are_found() {
    check(
        rules::nothing_for_later,
        "src/x.rs",
        "// TODO later\ndbg!(x);\n    #[ignore]\n",
        &["1: do it now", "2: `dbg!`", "3: a test that"],
    );
    check(rules::nothing_for_later, "src/x.rs", "// mktemp XXXXXX\nfn todo() {}\n", &[]);
    check(
        rules::names,
        "src/x.rs",
        "pub struct CallManager;\nstruct Managed;\nmod util;\n",
        &["1: `CallM", "3: `util`"],
    );
    check(rules::stands_alone, "a.sh", "cp ../shared/x .\ncp libshared/x .\n", &["1: the folder `shared`"]);
    check(rules::stands_alone, "a.sh", "cd /work/here\n", &["1: a path of one machine"]);
    check(
        rules::stands_alone,
        "a.sh",
        "pip -i https://pypi.site.example/simple x\n",
        &["1: `pypi.site.example`"],
    );
    check(rules::stands_alone, "a.md", "see https://github.com/rust-lang/crates.io-index\n", &[]);
}

#[test]
fn words_of_callers_are_found_outside_of_the_tables() {
    let vocabulary = ["half", "past", "please", "say", "yes", "or", "no"].map(str::to_owned).into();
    let rule = |source: &Source| words::no_words_of_callers(&vocabulary, source);
    let path = "src/understand/x.rs";
    check(rule, path, "fn f() {\n    is(words, at, \"half\")\n}\n", &["2: `half` is a language's"]);
    check(rule, path, "const A: &[(&str, i8)] = &[(\"past\", 1)];\n", &["1: `past`"]);
    check(rule, path, "const A: &str = \"Please say yes or no, {name}.\";\n", &["1: `Please say"]);
    check(rule, path, "const A: &str = \"please \\\n    say\";\n", &["1: `please say`"]);
    check(rule, path, "/// \"half past\"\n#[error(\"half\")]\nstruct A;\n", &[]);
    check(rule, path, "const A: &str = \"cardinal\";\nlet b = text.trim();\n", &[]);
    check(rule, path, "self.note(tier, \"no\");\nlet d = Decision { why: \"no\".to_owned() };\n", &[]);
    check(rule, path, "filled(a, &[(\"half\", b)]);\nask(\"half\");\n", &["2: `half`"]);
    check(
        rule,
        path,
        "fn fmt(f: F) -> R {\n    f.write_str(\"no\")\n}\nfn g() { h(\"no\") }\n",
        &["4: `no`"],
    );
    check(rule, path, "#[cfg(test)]\nmod tests {\n    const A: &str = \"half\";\n}\n", &[]);
    check(rule, "src/dialog/verbs.rs", "let a = \"no\";\n", &[]);
    check(rule, "src/understand/values/kinds/yes_no.rs", "let a = (\"yes\", \"half\");\n", &["1: `half`"]);
    check(rule, "src/flow/x.rs", "let a = \"no\";\n", &[]);
}
