//! How texts are read aloud, from case files in `tests/speech`, and that nothing unsaid is left of any text.
//!
//! A row is `accent TAB text TAB words`; the accent is a language tag, or `both` for `en` and `en-GB`.

use std::fs;

use offhook::speech::spoken_form;
use proptest::prelude::*;

use crate::flows::{check_text, files};

const CASES_MIN: usize = 200;

#[test]
fn texts_are_read_as_written() {
    let mut cases = 0;
    for path in files("tests/speech", "tsv") {
        let table = fs::read_to_string(&path).expect("a table");
        cases += table.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).count();
        check_text(&path, &table.lines().map(|line| row(line) + "\n").collect::<String>());
    }
    assert!(cases >= CASES_MIN, "only {cases} cases");
}

/// The row with its words replaced by what is said.
fn row(line: &str) -> String {
    if line.starts_with('#') || line.is_empty() {
        return line.to_owned();
    }
    let columns: Vec<&str> = line.split('\t').collect();
    let (accent, text) = (columns[0], columns[1]);
    let said = match accent {
        "both" => {
            let [american, british] = ["en", "en-GB"].map(|tag| spoken_form(text, tag));
            if american == british { american } else { format!("{american} OR {british}") }
        }
        tag => spoken_form(text, tag),
    };
    format!("{accent}\t{text}\t{said}")
}

#[test]
fn words_are_left_as_they_are() {
    for path in files("tests/speech", "tsv") {
        for line in fs::read_to_string(&path).expect("a table").lines().filter(|line| line.contains('\t')) {
            let (tag, said) = (line.split('\t').next(), line.rsplit('\t').next());
            let (tag, said) = (tag.unwrap_or_default().replace("both", "en"), said.unwrap_or_default());
            assert_eq!(spoken_form(said, &tag), said, "read aloud twice");
        }
    }
}

proptest! {
    #[test]
    fn no_text_stops_a_voice(text in ".{0,80}", british in any::<bool>()) {
        let said = spoken_form(&text, if british { "en-GB" } else { "en" });
        prop_assert!(!said.contains(|c: char| c.is_ascii_digit() || (c.is_control() && c != '\n')), "{said:?}");
    }

    #[test]
    fn no_figure_is_left_of_what_looks_like_numbers(
        text in r"[-+#*$£€]?[0-9]{1,12}([-/:., x%][0-9]{1,6}){0,4}( ?(am|pm|st|kg|GB|p|A|m²))?",
    ) {
        let said = spoken_form(&text, "en");
        prop_assert!(!said.contains(|c: char| c.is_ascii_digit()), "{text:?} is {said:?}");
        prop_assert!(said.contains(char::is_alphabetic), "{text:?} is {said:?}");
    }
}
