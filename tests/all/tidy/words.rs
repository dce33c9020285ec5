//! Words of callers are data of a language: no literal of the code that listens and speaks is one of them.

use std::collections::BTreeSet;

use proc_macro2::{Delimiter, TokenStream, TokenTree};

use super::source::{self, Source};

/// What a language's tables are read by.
const FOLDERS: [&str; 3] = ["src/dialog/", "src/understand/", "src/session/"];

/// Files whose words are for the person who writes the dialplan or the flow, and the same in every language.
const FOR_ADMINISTRATORS: [(&str, &str); 4] = [
    ("src/dialog/verbs.rs", "parameters of requests, and what is wrong with them"),
    ("src/dialog/step.rs", "values of channel variables"),
    ("src/dialog/converse/memory.rs", "names and canonical values in conditions"),
    ("src/understand/tier.rs", "the names of tiers in records"),
];

/// Canonical values and marks, which are no words of the caller's.
const CANONICAL: [(&str, &[&str]); 15] = [
    ("src/dialog/ask.rs", &["ANSWER", "yes", "no", "digits"]),
    ("src/dialog/converse/ending.rs", &["goodbye"]),
    ("src/dialog/converse/one_sentence.rs", &["(in short)"]),
    ("src/session/pausing.rs", &["key"]),
    ("src/understand/card.rs", &["[card number]"]),
    ("src/understand/values/kinds/date.rs", &["en", "us"]),
    // With what a model is told of the form of a value, in the language of its prompt.
    ("src/understand/values/kinds/yes_no.rs", &["yes", "no", "yes or no"]),
    ("src/understand/values/kinds/digits.rs", &["{min} digits", "{min} to {max} digits"]),
    ("src/understand/values/kinds/number.rs", &["whole number"]),
    ("src/understand/values/kinds/time.rs", &["HH:MM, 24 hours"]),
    ("src/understand/values/kinds/name.rs", &["name"]),
    ("src/understand/values/kinds/text.rs", &["text"]),
    // Places of a pattern.
    ("src/understand/grammar/pattern.rs", &["h", "m", "d", "r", "n", "weekday", "month", "unit"]),
    // A nought that stands for the letter.
    ("src/understand/written.rs", &["o"]),
    ("src/dialog/converse/ahead.rs", &["(examples)"]),
];

/// Why something was decided, for the record, and the places of a sentence that are filled in.
const NOT_SPOKEN: [&str; 2] = ["note", "filled"];

/// The words of the tables of English.
pub(super) fn vocabulary() -> BTreeSet<String> {
    let tables = source::repository().into_iter().filter(|source| source.is_within("src/language/en/"));
    let literals = tables.flat_map(|source| literals(&source.tokens()));
    literals.flat_map(|(_, text)| words(&text).collect::<Vec<_>>()).collect()
}

/// A literal of which at least half the words are English.
pub(super) fn no_words_of_callers(vocabulary: &BTreeSet<String>, source: &Source) -> Vec<String> {
    let for_administrators = FOR_ADMINISTRATORS.iter().any(|(path, _)| *path == source.path);
    let is_test = source.path.ends_with("/tests.rs");
    if for_administrators || is_test || !FOLDERS.iter().any(|folder| source.is_within(folder)) {
        return Vec::new();
    }
    let canonical = CANONICAL.iter().filter(|(path, _)| *path == source.path).flat_map(|(_, texts)| *texts);
    let canonical: BTreeSet<&str> = canonical.copied().collect();
    let spoken = literals(&source.tokens()).into_iter().filter(|(line, text)| {
        let known = words(text).filter(|word| vocabulary.contains(word)).count();
        *line < source.tests_line()
            && !canonical.contains(text.as_str())
            && known > 0
            && known * 2 >= words(text).count()
    });
    let remedy = |(line, text): (usize, String)| {
        let remedy = "is a language's: put it into a table of src/language, or see tests/all/tidy/words.rs";
        source.violation(line, format!("`{text}` {remedy}"))
    };
    spoken.map(remedy).collect()
}

/// In small letters, without the places that are filled in.
fn words(text: &str) -> impl Iterator<Item = String> {
    let mut depth = 0_i32;
    let bare: String = text
        .chars()
        .map(|c| {
            depth += i32::from(c == '{') - i32::from(c == '}');
            if depth == 0 && c.is_alphabetic() { c } else { ' ' }
        })
        .collect();
    bare.to_lowercase().split_whitespace().map(str::to_owned).collect::<Vec<_>>().into_iter()
}

/// Every string with its line, but for those in attributes and comments, and those that nobody says.
pub(super) fn literals(stream: &TokenStream) -> Vec<(usize, String)> {
    let tokens: Vec<TokenTree> = stream.clone().into_iter().collect();
    let mut found = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        let before = &tokens[..at];
        match token {
            TokenTree::Group(group) if !is_attribute(before) && !is_not_spoken(before, group.delimiter()) => {
                found.extend(literals(&group.stream()));
            }
            TokenTree::Literal(literal) if !is_reason(before) => {
                let text = literal.to_string();
                let text = text.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
                found.extend(text.map(|text| (literal.span().start().line, unescaped(text))));
            }
            _ => {}
        }
    }
    found
}

/// A line that goes on, and a quote within quotes.
fn unescaped(text: &str) -> String {
    let mut lines = text.split("\\\n");
    let first = lines.next().unwrap_or_default().to_owned();
    let whole = lines.fold(first, |whole, line| whole + line.trim_start());
    whole.replace("\\\"", "\"").replace("\\n", " ")
}

fn is_attribute(before: &[TokenTree]) -> bool {
    let hash = |token: &TokenTree| matches!(token, TokenTree::Punct(mark) if mark.as_char() == '#');
    let inner = |token: &TokenTree| matches!(token, TokenTree::Punct(mark) if mark.as_char() == '!');
    match before {
        [.., mark, last] if inner(last) => hash(mark),
        [.., last] => hash(last),
        [] => false,
    }
}

/// The arguments of such a function, and the body of `fmt`: what is displayed is for logs and records.
fn is_not_spoken(before: &[TokenTree], delimiter: Delimiter) -> bool {
    let is = |token: &TokenTree, name: &str| matches!(token, TokenTree::Ident(ident) if ident == name);
    match delimiter {
        Delimiter::Parenthesis => {
            before.last().is_some_and(|last| NOT_SPOKEN.iter().any(|name| is(last, name)))
        }
        Delimiter::Brace => {
            let function = before.iter().rposition(|token| is(token, "fn"));
            function.and_then(|at| before.get(at + 1)).is_some_and(|name| is(name, "fmt"))
        }
        Delimiter::Bracket | Delimiter::None => false,
    }
}

/// `why: "..."`.
fn is_reason(before: &[TokenTree]) -> bool {
    matches!(before, [.., TokenTree::Ident(field), TokenTree::Punct(colon)]
        if field == "why" && colon.as_char() == ':')
}
