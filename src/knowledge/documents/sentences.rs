//! Plain text cut into sentences, and lists made into sentences, fit for a voice.

/// A full stop after these does not end a sentence.
const ABBREVIATIONS: [&str; 20] = [
    "mr", "mrs", "ms", "dr", "prof", "st", "no", "nos", "e.g", "i.e", "approx", "tel", "ext", "incl", "vs",
    "cf", "fig", "dept", "ave", "rd",
];

pub(super) fn split(text: &str) -> Vec<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut sentences = Vec::new();
    let mut start = 0;
    for end in 1..=words.len() {
        if end == words.len() || ends_sentence(words[end - 1], words[end]) {
            sentences.push(words[start..end].join(" "));
            start = end;
        }
    }
    sentences
}

fn ends_sentence(word: &str, next: &str) -> bool {
    let bare = word.trim_end_matches(['"', '\'', ')', '\u{201d}', '\u{2019}']);
    if bare.ends_with(['!', '?']) {
        return true;
    }
    let Some(stem) = bare.strip_suffix('.') else { return false };
    let stem = stem.trim_start_matches(['(', '"']).to_lowercase();
    // An initial, as in "J. Smith"; "8 a.m. Monday" is the rarer reading of "8 a.m." before a capital.
    let initial = stem.chars().count() == 1 && stem.chars().all(char::is_alphabetic);
    let begins = next.trim_start_matches(['"', '(', '\'', '\u{201c}']).chars().next();
    let may_begin = begins.is_some_and(|c| c.is_uppercase() || c.is_numeric());
    may_begin && !initial && !ABBREVIATIONS.contains(&stem.as_str())
}

/// "Please bring:" with its items becomes one sentence.
pub(super) fn joined(intro: &str, items: &[String]) -> String {
    let mut items: Vec<&str> =
        items.iter().map(|item| item.trim_end_matches(['.', ';', ',']).trim()).collect();
    let intro = intro.trim_end_matches(':');
    let last = items.pop().unwrap_or_default();
    match items.is_empty() {
        true => format!("{intro}: {last}."),
        false => format!("{intro}: {} and {last}.", items.join(", ")),
    }
}

/// With a mark at its end, so that the voice falls there.
pub(super) fn ended(item: &str) -> String {
    let item = item.trim().trim_end_matches([';', ',']);
    match item.ends_with(['.', '!', '?']) {
        true => item.to_owned(),
        false => format!("{item}."),
    }
}

/// Whether a sentence leans on the one before it.
pub(super) fn leans_back(sentence: &str) -> bool {
    const LEANING: [&str; 15] = [
        "it",
        "they",
        "them",
        "this",
        "these",
        "that",
        "those",
        "there",
        "then",
        "otherwise",
        "after",
        "before",
        "however",
        "also",
        "both",
    ];
    let first: String = sentence.chars().take_while(|c| c.is_alphabetic()).collect();
    let first = first.to_lowercase();
    if ["after", "before"].contains(&first.as_str()) {
        return sentence[first.len()..].trim_start().to_lowercase().starts_with("that");
    }
    LEANING.contains(&first.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_end_where_a_reader_would_stop() {
        for (text, expected) in [
            ("We open at 8 a.m. On Sundays we rest. Come!", "We open at 8 a.m.|On Sundays we rest.|Come!"),
            (
                "Ask Dr. Miller or J. Smith. He is in room no. 5.",
                "Ask Dr. Miller or J. Smith.|He is in room no. 5.",
            ),
            (
                "It costs 4.95 pounds, e.g. for books. 3 days.",
                "It costs 4.95 pounds, e.g. for books.|3 days.",
            ),
            ("From 9 a.m. to 5 p.m. daily", "From 9 a.m. to 5 p.m. daily"),
            ("He said \"stop.\" Then he left.", "He said \"stop.\"|Then he left."),
            ("  ", ""),
        ] {
            assert_eq!(split(text).join("|"), expected);
        }
    }

    #[test]
    fn lists_become_sentences() {
        let items = ["a photo ID;".to_owned(), "your card".to_owned(), "a pen.".to_owned()];
        assert_eq!(joined("Please bring:", &items), "Please bring: a photo ID, your card and a pen.");
        assert_eq!(joined("Bring:", &items[..1]), "Bring: a photo ID.");
        assert_eq!(ended("free parking"), "free parking.");
    }

    #[test]
    fn some_sentences_lean_on_the_one_before() {
        for (sentence, leans) in [
            ("They are given out from 8 a.m.", true),
            ("After that, we charge a fee.", true),
            ("After three wrong attempts the PIN is locked.", false),
            ("Items are free.", false),
            ("", false),
        ] {
            assert_eq!(leans_back(sentence), leans, "{sentence}");
        }
    }
}
