//! Cuts a text where a speaker would breathe: sentences, so that the first is heard while the next is made,
//! and clauses, because espeak-ng fuses words across a comma when it makes phonemes of more than one clause.

/// Piper's cost and memory grow with the square of the length; a speaker breathes earlier than this anyway.
const CLAUSE_CHARS_MAX: usize = 200;
/// A sentence of many clauses is spoken in parts above this.
const SENTENCE_CHARS_MAX: usize = 300;

/// Words whose full stop ends no sentence.
const ABBREVIATIONS: [&str; 16] = [
    "mr", "mrs", "ms", "dr", "prof", "st", "jr", "sr", "vs", "no", "ext", "tel", "e.g", "i.e", "approx",
    "dept",
];

/// At least one clause.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Sentence {
    pub(crate) clauses: Vec<Clause>,
}

/// Words without their mark; at least one letter or digit.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Clause {
    pub(crate) text: String,
    /// One of `. ! ? , ; :`, whatever the text's script.
    pub(crate) mark: char,
}

impl Sentence {
    /// The words with their marks, in one line.
    pub(crate) fn text(&self) -> String {
        let clauses: Vec<_> =
            self.clauses.iter().map(|clause| format!("{}{}", clause.text, clause.mark)).collect();
        clauses.join(" ")
    }
}

/// Empty when the text holds nothing that can be said.
pub(crate) fn sentences(text: &str) -> Vec<Sentence> {
    let mut cutter = Cutter::default();
    let characters: Vec<char> = text.chars().collect();
    for (at, &character) in characters.iter().enumerate() {
        cutter.take(character, &characters[at + 1..]);
    }
    cutter.end_sentence('.');
    cutter.done
}

#[derive(Default)]
struct Cutter {
    done: Vec<Sentence>,
    sentence: Sentence,
    sentence_chars: usize,
    words: String,
    words_chars: usize,
}

impl Cutter {
    fn take(&mut self, character: char, rest: &[char]) {
        match mark(character) {
            Some(mark) if ends_something(character, rest) && !self.is_abbreviation(character, rest) => {
                match mark {
                    '.' | '!' | '?' => self.end_sentence(mark),
                    _ => self.end_clause(mark),
                }
            }
            _ if character.is_whitespace() => self.space(),
            _ if character.is_control() => {}
            _ => self.push(character),
        }
    }

    fn push(&mut self, character: char) {
        self.words.push(character);
        self.words_chars += 1;
        // A word without an end, which nobody can say anyway.
        if self.words_chars >= 2 * CLAUSE_CHARS_MAX {
            self.end_sentence(',');
        }
    }

    fn space(&mut self) {
        if self.words_chars >= CLAUSE_CHARS_MAX {
            self.end_sentence(',');
        } else if !self.words.is_empty() && !self.words.ends_with(' ') {
            self.push(' ');
        }
    }

    fn is_abbreviation(&self, character: char, rest: &[char]) -> bool {
        if character != '.' || !rest.iter().any(|next| next.is_alphanumeric()) {
            return false;
        }
        let last = self.words.rsplit([' ', '(', '"']).next().unwrap_or_default();
        let initial = last.chars().count() == 1 && last.chars().all(char::is_alphabetic);
        initial || ABBREVIATIONS.iter().any(|known| last.eq_ignore_ascii_case(known))
    }

    fn end_clause(&mut self, mark: char) {
        let words = std::mem::take(&mut self.words);
        // What a sentence's mark left behind: the quotes and brackets that it closed.
        let text = words
            .trim_start_matches([' ', '"', '\'', ')', ']', '\u{201d}', '\u{2019}'])
            .trim_end()
            .to_owned();
        let chars = std::mem::take(&mut self.words_chars);
        if text.chars().any(char::is_alphanumeric) {
            self.sentence.clauses.push(Clause { text, mark });
            self.sentence_chars += chars;
        }
        if self.sentence_chars >= SENTENCE_CHARS_MAX {
            self.end_sentence(mark);
        }
    }

    fn end_sentence(&mut self, mark: char) {
        self.sentence_chars = 0;
        self.end_clause(mark);
        let mut sentence = std::mem::take(&mut self.sentence);
        self.sentence_chars = 0;
        if let Some(last) = sentence.clauses.last_mut() {
            last.mark = mark;
            self.done.push(sentence);
        }
    }
}

/// The mark that a voice knows for one in a text. A line's end counts as a sentence's.
fn mark(character: char) -> Option<char> {
    match character {
        '.' | '\u{2026}' | '\u{3002}' | '\n' => Some('.'),
        '!' | '\u{ff01}' => Some('!'),
        '?' | '\u{ff1f}' => Some('?'),
        ',' | '\u{ff0c}' | '\u{3001}' | '\u{2013}' | '\u{2014}' | '-' => Some(','),
        ';' | '\u{ff1b}' => Some(';'),
        ':' | '\u{ff1a}' => Some(':'),
        _ => None,
    }
}

/// "10:30", "3.5" and "well-known" hold marks that end nothing; marks of scripts without spaces always do.
fn ends_something(character: char, rest: &[char]) -> bool {
    let closing =
        |next: &&char| matches!(**next, '"' | '\'' | ')' | ']' | '\u{201d}' | '\u{2019}' | '.' | '!' | '?');
    let next = rest.iter().find(|next| !closing(next));
    character == '\n'
        || character == '\u{2014}'
        || ('\u{3000}'..='\u{ffef}').contains(&character)
        || next.is_none_or(|next| next.is_whitespace())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Clauses between bars, sentences on lines.
    fn cut(text: &str) -> String {
        let line = |sentence: &Sentence| {
            let clauses: Vec<_> = sentence.clauses.iter().map(|c| format!("{}{}", c.text, c.mark)).collect();
            clauses.join("|")
        };
        sentences(text).iter().map(line).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn a_text_is_cut_where_a_speaker_breathes() {
        for (text, expected) in [
            (
                "Hello, your appointment is on Tuesday. Is that okay?",
                "Hello,|your appointment is on Tuesday.\nIs that okay?",
            ),
            ("no mark at all", "no mark at all."),
            (
                "At 10:30, for 3.5 hours; well-known - all of it",
                "At 10:30,|for 3.5 hours;|well-known,|all of it.",
            ),
            ("Dr. Smith and J. Doe, e.g. Mrs. X.", "Dr. Smith and J. Doe,|e.g. Mrs. X."),
            ("Really?! Yes... \"Sure.\" He said", "Really?\nYes.\nSure.\nHe said."),
            ("one\ntwo\r\n\n three ", "one.\ntwo.\nthree."),
            ("\u{4f60}\u{597d}\u{3002}\u{518d}\u{89c1}\u{ff01}", "\u{4f60}\u{597d}.\n\u{518d}\u{89c1}!"),
            ("", ""),
            (" ... , -- !", ""),
            ("tab\tand \u{0} zero", "tab and zero."),
        ] {
            assert_eq!(cut(text), expected, "{text:?}");
        }
    }

    #[test]
    fn a_long_text_without_marks_is_cut_between_words() {
        let text = "word ".repeat(300);
        let parts = sentences(&text);
        assert!(parts.iter().all(|part| part.text().chars().count() <= CLAUSE_CHARS_MAX + 10));
        let words: usize = parts.iter().map(|part| part.text().matches("word").count()).sum();
        assert_eq!(words, 300);
    }

    #[test]
    fn many_clauses_and_endless_words_are_cut_too() {
        let clauses = sentences(&"and so on, ".repeat(100));
        assert!(clauses.len() > 2 && clauses.iter().all(|part| part.text().chars().count() < 400));
        assert!(sentences(&"x".repeat(5000)).iter().all(|part| part.text().chars().count() <= 401));
    }
}
