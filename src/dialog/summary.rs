//! One line for the agent who takes the call, fit for a SIP header.

use std::collections::BTreeMap;

use crate::pii::Redacted;

/// Display names and headers on desk phones show no more, and an AGI line has to hold it too.
const SUMMARY_CHARS_MAX: usize = 200;

/// What happened, and the caller's own words if there were any.
pub(super) fn summary(what: &str, said: &str) -> Redacted<String> {
    let said = one_line(said).replace('"', "'");
    if said.is_empty() {
        return shortened(&one_line(what), SUMMARY_CHARS_MAX).into();
    }
    let what = shortened(&one_line(what), SUMMARY_CHARS_MAX / 2);
    let frame = what.chars().count() + " (said: \"\")".len();
    let said = shortened(&said, SUMMARY_CHARS_MAX - frame);
    format!("{what} (said: \"{said}\")").into()
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

    #[test]
    fn a_summary_is_one_bounded_line() {
        assert_eq!(
            summary("Caller asked for billing", "billing\r\nplease").expose(),
            "Caller asked for billing (said: \"billing please\")"
        );
        assert_eq!(summary("Caller said nothing", " ").expose(), "Caller said nothing");
        for (what, said) in [("x".repeat(900), "y\n\"".repeat(900)), (String::new(), "é".repeat(300))] {
            let line = summary(&what, &said).into_inner();
            assert!(line.chars().count() <= SUMMARY_CHARS_MAX && !line.contains(['\r', '\n']), "{line}");
        }
    }
}
