//! The rules: each looks at one file and gives its violations, as `file:line: remedy`.

use proc_macro2::TokenTree;

use super::source::{Function, Source};

const FILE_LINES_MAX: usize = 400;
const FUNCTION_LINES_MAX: usize = 70;
const COLUMNS_MAX: usize = 120;

const ENGINE_CRATES: [&str; 6] = ["whisper_rs", "espeak_rs", "espeak_rs_sys", "ort", "prost", "llama_cpp_2"];

/// Folders that are driven by values alone, so that a call can be replayed.
const PURE: [&str; 11] = [
    "src/audio/",
    "src/language/",
    "src/speech/",
    "src/agi/",
    "src/audiosocket/",
    "src/understand/",
    "src/llm/",
    "src/flow/",
    "src/dialog/",
    "src/session/",
    "src/transcript/",
];

const IMPURE_PATHS: [&[&str]; 12] = [
    &["std", "env"],
    &["std", "fs"],
    &["std", "net"],
    &["std", "os"],
    &["std", "process"],
    &["std", "thread"],
    &["std", "time", "Instant"],
    &["std", "time", "SystemTime"],
    &["tokio"],
    &["rustix"],
    &["rand"],
    &["getrandom"],
];

const IMPURE_NAMES: [&str; 4] = ["Instant", "SystemTime", "new_v4", "now_v7"];

/// Names that say that something is a place for anything.
const EMPTY_NAMES: [&str; 4] = ["Manager", "Helper", "Util", "Utils"];

/// Words for types and modules that no field has: docs/glossary.md has the ones to use.
const NOBODYS_WORDS: [&str; 13] = [
    "clerk",
    "dossier",
    "remains",
    "seat",
    "errand",
    "equipment",
    "shelf",
    "course",
    "stranger",
    "wish",
    "deed",
    "desk",
    "brought",
];

pub(super) fn no_engine_crate(source: &Source) -> Vec<String> {
    if !source.is_within("src/") || source.is_within("src/bin/") {
        return Vec::new();
    }
    let mentions = ENGINE_CRATES.iter().flat_map(|name| source.mentions(name));
    let used = mentions.filter(|mention| mention.segments.len() > 1);
    let remedy = "engines live in src/bin/offhook-*, behind engine::protocol: no native code here";
    used.map(|mention| source.violation(mention.line, remedy)).collect()
}

pub(super) fn pure_folders(source: &Source) -> Vec<String> {
    if !PURE.iter().any(|folder| source.is_within(folder)) {
        return Vec::new();
    }
    let paths = IMPURE_PATHS.iter().flat_map(|impure| {
        let mentions = source.mentions(impure[0]).into_iter();
        mentions.filter(move |mention| {
            let reached = mention.segments.iter().map(String::as_str).take(impure.len());
            mention.segments.len() > 1 && reached.eq(impure.iter().copied())
        })
    });
    let paths = paths.map(|mention| (mention.line, mention.segments.join("::")));
    let names = source.names(|_, name, _| IMPURE_NAMES.contains(&name));
    let mut impure: Vec<(usize, String)> = paths.chain(names).collect();
    impure.sort();
    impure.dedup_by_key(|(line, _)| *line);
    let remedy = |(line, name): (usize, String)| {
        source.violation(
            line,
            format!("`{name}` in a folder of pure values: take the time, bytes or number as a value"),
        )
    };
    impure.into_iter().map(remedy).collect()
}

pub(super) fn bounded_queues(source: &Source) -> Vec<String> {
    let unbounded = source.names(|before, name, after| {
        let path: String = before.iter().rev().take(3).map(TokenTree::to_string).collect();
        let is_method = path.starts_with('.');
        let takes_no_bound =
            matches!(after.first(), Some(TokenTree::Group(arguments)) if arguments.stream().is_empty());
        name == "unbounded_channel"
            || (name == "channel" && takes_no_bound && !is_method && path != "::oneshot")
    });
    // What a test puts into its queue is bounded by the test.
    let unbounded =
        unbounded.into_iter().filter(|(line, _)| source.is_within("src/") && *line < source.tests_line());
    let remedy = "a queue without a bound: say how many may wait and what happens to the next one";
    unbounded.map(|(line, _)| source.violation(line, remedy)).collect()
}

pub(super) fn first_line(source: &Source) -> Vec<String> {
    let begins = source.text.lines().next().is_some_and(|line| line.starts_with("//! ") && line.len() > 8);
    if !source.is_rust() || begins {
        return Vec::new();
    }
    vec![source.violation(1, "the first line says what the file is for: `//! ...`")]
}

pub(super) fn lengths(source: &Source) -> Vec<String> {
    if !source.is_rust() {
        return Vec::new();
    }
    let lines = source.text.lines().count();
    let file = (lines > FILE_LINES_MAX).then(|| {
        source.violation(
            lines,
            format!("{lines} lines, at most {FILE_LINES_MAX}: one idea to a file, part it by idea"),
        )
    });
    let functions = source.functions().into_iter().filter(|function| function.lines > FUNCTION_LINES_MAX);
    let functions = functions.map(|Function { line, name, lines }| {
        let remedy =
            format!("`{name}` has {lines} lines, at most {FUNCTION_LINES_MAX}: give its steps names");
        source.violation(line, remedy)
    });
    let data = source.lines_of_data();
    let wide = source.lines().filter(|(number, line)| {
        let is_table = line.trim_start().trim_start_matches(['/', '!']).trim_start().starts_with('|');
        // A message or a pattern that rustfmt has put on a line of its own: broken in two, nobody finds it.
        let is_text = ["\"", "r\"", "r#\""].iter().any(|quote| line.trim_start().starts_with(quote));
        line.chars().count() > COLUMNS_MAX && !is_table && !is_text && !data.contains(number)
    });
    let wide = wide.map(|(number, line)| {
        let columns = line.chars().count();
        source.violation(number, format!("{columns} columns, at most {COLUMNS_MAX}: break the line"))
    });
    file.into_iter().chain(functions).chain(wide).collect()
}

pub(super) fn nothing_for_later(source: &Source) -> Vec<String> {
    if source.is_within("tests/all/tidy") || source.path.ends_with(".lock") {
        return Vec::new();
    }
    let notes = source.lines().filter(|(_, line)| {
        line.split(|letter: char| !letter.is_ascii_alphanumeric())
            .any(|word| ["TODO", "FIXME", "XXX"].contains(&word))
    });
    let notes =
        notes.map(|(line, _)| source.violation(line, "do it now, or open an issue and say nothing here"));
    let stubs = source.names(|_, name, after| {
        let is_macro = matches!(after.first(), Some(TokenTree::Punct(mark)) if mark.as_char() == '!');
        is_macro && ["todo", "unimplemented", "dbg"].contains(&name)
    });
    let stubs =
        stubs.into_iter().map(|(line, name)| source.violation(line, format!("`{name}!` is not for keeping")));
    let ignored = source.lines().filter(|(_, line)| line.trim_start().starts_with("#[ignore"));
    let ignored = ignored.map(|(line, _)| {
        source.violation(
            line,
            "a test that never runs proves nothing: let it skip itself and say why, or remove it",
        )
    });
    notes.chain(stubs).chain(ignored).collect()
}

pub(super) fn names(source: &Source) -> Vec<String> {
    let kinds = ["struct", "enum", "trait", "mod", "type"];
    let mut named = Vec::new();
    for (line, keyword) in source.names(|_, name, _| kinds.contains(&name)) {
        let text = source.text.lines().nth(line - 1).unwrap_or_default();
        let name = text.split(&format!("{keyword} ")).nth(1).unwrap_or_default();
        let name: String =
            name.chars().take_while(|letter| letter.is_alphanumeric() || *letter == '_').collect();
        let last_word = EMPTY_NAMES.iter().any(|empty| name.ends_with(empty) || name == empty.to_lowercase());
        if last_word {
            named.push(source.violation(line, format!("`{name}` says nothing: name what it holds or does")));
        }
        if words_of(&name).iter().any(|word| NOBODYS_WORDS.contains(&word.as_str())) {
            let remedy = format!("`{name}` is no word of the field: docs/glossary.md has those in use");
            named.push(source.violation(line, remedy));
        }
    }
    named
}

/// `PauseEntry` and `pause_entry` are "pause" and "entry".
fn words_of(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    for letter in name.chars() {
        if letter == '_' || letter.is_uppercase() {
            words.push(String::new());
        }
        if let Some(word) = words.last_mut().filter(|_| letter != '_') {
            word.extend(letter.to_lowercase());
        }
    }
    words
}

#[test]
fn names_come_apart_into_words() {
    assert_eq!(words_of("PauseSeat"), ["", "pause", "seat"]);
    assert_eq!(words_of("hand_over"), ["hand", "over"]);
}

/// Nothing here reads what only the makers' machine has, or fetches from a host that only it can reach.
pub(super) fn stands_alone(source: &Source) -> Vec<String> {
    if source.is_within("tests/all/tidy") || source.path.ends_with(".lock") {
        return Vec::new();
    }
    let mut violations = Vec::new();
    for (line, text) in source.lines() {
        if names_shared_folder(text) {
            violations.push(
                source.violation(line, "the folder `shared` is not part of the project: copy what is needed"),
            );
        }
        if ["/work/", "/root/"].iter().any(|place| text.contains(place)) {
            violations.push(
                source.violation(line, "a path of one machine: make it relative, a setting, or `$HOME`"),
            );
        }
        if let Some(host) = foreign_registry(text) {
            let remedy = format!(
                "`{host}`: name packages, not the registry that has them; the site's tools know theirs"
            );
            violations.push(source.violation(line, remedy));
        }
    }
    violations
}

fn names_shared_folder(text: &str) -> bool {
    text.match_indices("shared/").any(|(at, _)| {
        let before = text[..at].chars().next_back();
        before.is_none_or(|letter| !letter.is_alphanumeric() && letter != '-' && letter != '_')
    }) || text.contains("\"shared\"")
}

/// A host in a URL that serves packages, or a setting that replaces one.
fn foreign_registry(text: &str) -> Option<&str> {
    let settings = ["index-url", "replace-with", "trusted-host", "GOPROXY="];
    if let Some(setting) = settings.into_iter().find(|setting| text.contains(setting)) {
        return Some(setting);
    }
    let after_schemes = text.match_indices("://").map(|(at, scheme)| &text[at + scheme.len()..]);
    let mut hosts = after_schemes.map(|rest| {
        rest.split(|letter: char| !letter.is_ascii_alphanumeric() && !".-".contains(letter))
            .next()
            .unwrap_or(rest)
    });
    let words = ["registry", "mirror", "artifact", "nexus", "proxy", "pypi", "npm", "index"];
    hosts.find(|host| host.split(['.', '-']).any(|label| words.iter().any(|word| label.starts_with(word))))
}
