//! Tables of languages are written as sentences are once they are folded: small letters without marks.

use super::source::Source;
use super::words::literals;

/// Files of what is spoken or shown, and of what is a name's or a letter's own.
const AS_WRITTEN: [&str; 5] = ["sentences.rs", "summaries.rs", "spoken.rs", "names.rs", "letters.rs"];

pub(super) fn tables_are_folded(source: &Source) -> Vec<String> {
    let in_language = source.path.strip_prefix("src/language/").filter(|rest| rest.contains('/'));
    let Some(file) =
        in_language.and_then(|rest| rest.rsplit('/').next()).filter(|file| file.ends_with(".rs"))
    else {
        return Vec::new();
    };
    let is_written = AS_WRITTEN.contains(&file);
    let is_folded = |text: &str| text.chars().all(|c| c.is_ascii() && !c.is_ascii_uppercase());
    let is_gapless = |text: &str| {
        !text.contains("  ") && !text.contains(" ,") && !text.contains(",,") && !text.ends_with(',')
    };
    let violation = |(line, text): (usize, String)| {
        let remedy = match () {
            () if !is_gapless(&text) => "has an empty entry",
            () if !is_written && !is_folded(&text) => {
                "is found in no sentence: write small letters without marks"
            }
            () => return None,
        };
        Some(source.violation(line, format!("`{text}` {remedy}")))
    };
    literals(&source.tokens()).into_iter().filter_map(violation).collect()
}
