//! Sentences for the agent, held against calls: what was not said is not told. The cases are tests/llm/summaries.txt.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use offhook::llm::{Brief, Charter, Intent, NotALine, Speaker, Turn, Unfounded, recap_line};

use crate::flows::files;

/// One call of the file, with the lines that are judged.
#[derive(Default)]
struct Call<'a> {
    brief: Brief,
    judged: Vec<&'a str>,
}

fn call(block: &str) -> Call<'_> {
    let intent = |name: &str| Intent { name: name.to_owned(), ..Intent::default() };
    let mut call = Call::default();
    call.brief.charter = Arc::new(Charter {
        intents: vec![
            intent("appointment"),
            Intent { spoken: "a repeat prescription".to_owned(), ..intent("prescription") },
        ],
        ..Charter::default()
    });
    for line in block.lines().filter(|line| !line.starts_with('#')) {
        let (key, text) = line.split_once(": ").unwrap_or_else(|| panic!("no key: {line}"));
        let turn = |speaker| Turn { speaker, text: text.to_owned().into() };
        match key.split_once(' ').unwrap_or((key, "")) {
            ("bot", "") => call.brief.dialog.push(turn(Speaker::Bot)),
            ("caller", "") => call.brief.dialog.push(turn(Speaker::Caller)),
            ("settled", "") => call.brief.settled = Some(text.to_owned()),
            ("known", name) => call.brief.known.push((name.to_owned(), text.to_owned().into())),
            ("yes" | "no", "") => call.judged.push(line),
            _ => panic!("no key: {line}"),
        }
    }
    call
}

fn reason(reason: NotALine) -> &'static str {
    match reason {
        NotALine::Form => "form",
        NotALine::Unfounded(unfounded) => match unfounded {
            Unfounded::Empty => "empty",
            Unfounded::Word => "word",
            Unfounded::Number => "number",
            Unfounded::Day => "day",
            Unfounded::Name => "name",
            Unfounded::Denial => "denial",
            Unfounded::Tense => "tense",
            Unfounded::Order => "order",
        },
    }
}

/// Nothing, if the line is judged as it is written.
fn wrong(brief: &Brief, line: &str) -> Option<String> {
    let (text, expected) = match line.strip_prefix("yes: ") {
        Some(text) => (text, "yes"),
        None => {
            let line = line.trim_start_matches("no: ").trim_end_matches(']');
            line.rsplit_once(" [").unwrap_or_else(|| panic!("no reason: {line}"))
        }
    };
    let judged = recap_line(brief, text).map_or_else(reason, |_| "yes");
    (judged != expected).then(|| format!("{line} -> {judged}"))
}

#[test]
fn a_summary_says_nothing_that_was_not_said() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/llm/summaries.txt");
    let text = fs::read_to_string(path).expect("the cases");
    let calls: Vec<Call<'_>> = text.split("\n\n").map(call).filter(|call| !call.judged.is_empty()).collect();
    let judged: usize = calls.iter().map(|call| call.judged.len()).sum();
    let wrong = calls.iter().flat_map(|call| call.judged.iter().filter_map(|line| wrong(&call.brief, line)));
    let wrong: Vec<String> = wrong.collect();
    assert!(wrong.is_empty(), "{} of {judged}:\n{}", wrong.len(), wrong.join("\n"));
    assert!(judged >= 70, "only {judged} cases");
}

/// What people asked, in tables that were written for other tests.
fn said() -> Vec<String> {
    let mut said = Vec::new();
    for path in files("tests/documents/questions", "tsv") {
        let table = fs::read_to_string(path).expect("questions");
        let lines = table.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
        said.extend(lines.filter_map(|line| Some(line.split('\t').next()?.to_owned())));
    }
    said
}

fn is_told(said: &str, sentence: &str) -> bool {
    let turn = Turn { speaker: Speaker::Caller, text: said.to_owned().into() };
    recap_line(&Brief { dialog: vec![turn], ..Brief::default() }, &format!("{sentence}.")).is_ok()
}

/// The sentence with one thing changed: another day or number, a denial more or less, a word that nobody said.
fn invented(said: &str) -> Vec<String> {
    const OTHERS: [(&str, &str); 12] = [
        ("monday", "friday"),
        ("saturday", "wednesday"),
        ("sunday", "tuesday"),
        ("two", "three"),
        ("one", "four"),
        ("first", "second"),
        ("twenty", "fifty"),
        ("ten", "six"),
        ("not ", ""),
        ("don't", "do"),
        ("do not", "do"),
        ("can't", "can"),
    ];
    let swapped =
        OTHERS.iter().filter(|(from, _)| format!("{said} ").contains(&format!(" {} ", from.trim())));
    let mut all: Vec<String> = swapped.map(|(from, to)| said.replace(from, to)).collect();
    all.extend(
        ["yesterday", "angry", "refund in June", "seven times", "Mrs Fox"]
            .map(|more| format!("{said} {more}")),
    );
    all
}

#[test]
fn what_is_said_is_told_and_nothing_invented_is() {
    let all = said();
    let short: Vec<&String> =
        all.iter().filter(|said| said.len() < 110 && said.split(' ').count() > 3).collect();
    let refused: Vec<&&String> = short.iter().filter(|said| !is_told(said, said)).collect();
    // "What do you do": nothing of it claims anything.
    assert!(refused.len() * 20 < short.len(), "refused as their own summary: {refused:#?}");
    let invented = short.iter().flat_map(|said| invented(said).into_iter().map(move |other| (said, other)));
    let told: Vec<_> = invented.filter(|(said, other)| is_told(said, other)).collect();
    assert!(told.is_empty(), "told, though nobody said it: {told:#?}");
    assert!(short.len() > 100, "only {} sentences", short.len());
}
