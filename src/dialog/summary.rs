//! One line for the agent who takes the call, fit for a SIP header.

use std::collections::BTreeMap;

use crate::{language::Language, pii::Redacted};

/// Display names and headers on desk phones show no more, and an AGI line has to hold it too.
const SUMMARY_CHARS_MAX: usize = 200;

/// What happened, and the caller's own words if there were any.
pub(super) fn summary(language: &Language, what: &str, said: &str) -> Redacted<String> {
    let words = &language.summaries;
    let said = one_line(said).replace('"', "'");
    if said.is_empty() {
        return shortened(&one_line(what), SUMMARY_CHARS_MAX).into();
    }
    let what = shortened(&one_line(what), SUMMARY_CHARS_MAX / 2);
    let frame = what.chars().count() + words.said.chars().count() + words.said_end.chars().count();
    let said = shortened(&said, SUMMARY_CHARS_MAX - frame);
    format!("{what}{}{said}{}", words.said, words.said_end).into()
}

/// The same with a model's sentence in the place of the caller's own words.
pub(super) fn in_short(language: &Language, summary: &Redacted<String>, sentence: &str) -> Redacted<String> {
    let words = &language.summaries;
    let what = summary.expose().split(words.said).next().unwrap_or_default();
    let what = shortened(what, SUMMARY_CHARS_MAX / 2);
    let frame = what.chars().count() + words.in_short.chars().count() + words.in_short_end.chars().count();
    let sentence = shortened(&one_line(sentence).replace('"', "'"), SUMMARY_CHARS_MAX.saturating_sub(frame));
    format!("{what}{}{sentence}{}", words.in_short, words.in_short_end).into()
}

/// ": date 2026-12-24, time 14:30", or nothing.
pub(super) fn details(slots: &BTreeMap<String, Redacted<String>>) -> String {
    let listed: Vec<String> = slots
        .iter()
        .map(|(name, value)| format!("{} {}", name.to_lowercase().replace('_', " "), value.expose()))
        .collect();
    if listed.is_empty() { String::new() } else { format!(": {}", listed.join(", ")) }
}

/// Control characters could end a header or an AGI line.
pub(super) fn one_line(text: &str) -> String {
    let blank = |c: char| c.is_whitespace() || c.is_control();
    text.split(blank).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// At most `chars_max` characters; a cut shows as dots.
pub(super) fn shortened(text: &str, chars_max: usize) -> String {
    if text.chars().count() <= chars_max {
        return text.to_owned();
    }
    let kept: String = text.chars().take(chars_max.saturating_sub(3)).collect();
    format!("{}...", kept.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::ENGLISH;

    #[test]
    fn a_summary_is_one_bounded_line() {
        assert_eq!(
            summary(&ENGLISH, "Caller asked for billing", "billing\r\nplease").expose(),
            "Caller asked for billing (said: \"billing please\")"
        );
        assert_eq!(summary(&ENGLISH, "Caller said nothing", " ").expose(), "Caller said nothing");
        for (what, said) in [("x".repeat(900), "y\n\"".repeat(900)), (String::new(), "é".repeat(300))] {
            let line = summary(&ENGLISH, &what, &said).into_inner();
            assert!(line.chars().count() <= SUMMARY_CHARS_MAX && !line.contains(['\r', '\n']), "{line}");
        }
    }

    #[test]
    fn a_models_sentence_takes_the_place_of_the_callers_words_alone() {
        let said =
            summary(&ENGLISH, "Caller asked for billing: account 5529", "er it is about the er the money");
        assert_eq!(
            in_short(&ENGLISH, &said, "Was charged twice in May.").expose(),
            "Caller asked for billing: account 5529 (in short: Was charged twice in May.)"
        );
        let silent = summary(&ENGLISH, "Caller pressed 1 for billing", "");
        let line = in_short(&ENGLISH, &silent, &"x\n".repeat(400)).into_inner();
        assert!(line.starts_with("Caller pressed 1 for billing (in short: x x"), "{line}");
        assert!(line.chars().count() <= SUMMARY_CHARS_MAX && line.ends_with("...)"), "{line}");
    }
}
