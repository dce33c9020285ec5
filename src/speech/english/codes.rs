//! Numbers that name something: account, order, postcode, PIN. Letters and digits are said one by one.

use super::{Accent, Entry, number, spelt};
use crate::speech::rule::Found;

pub(super) const RULES: [Entry; 8] = [
    (r"\b([A-Z]{1,2}\d[A-Z\d]?)\s(\d[A-Z]{2})\b", postcode),
    (r"\b([A-Z]{2})\s(\d{5})(?:-(\d{4}))?\b", zip),
    (
        r"(?i)\b(number|nos?\.|account|acct\.?|a/c|card|reference|ref\.?|order|invoice|ticket|case|booking|confirmation|tracking|policy|pin|code|passcode|password|extension|ext\.?|phone|telephone|tel\.?|fax|mobile|cell|customer|member|membership|id|serial|zip|box|claim|file|request|job|ends? in|ending(?: in)?|last (?:three|four) digits)((?:\s+(?:number|no\.?|code|id|is|are|ends? in|ending in|ending|with))*)(:?\s*#?|\s+#)\s?([A-Za-z]{0,5}[-/]?\d[A-Za-z0-9]*(?:[-/][A-Za-z0-9]+)*)\b",
        after_its_name,
    ),
    (r"\bx(\d{2,5})\b", short_extension),
    (r"#\s?(\d+)\b", numbered),
    (r"\b0\d+\b", from_zero),
    (r"\b\d{7,}\b", long),
    (r"\b(?:[A-Z]{1,5}-?\d+(?:-?[A-Z\d]+)*|\d+(?:[A-Z]{1,3}|k)\d*)\b", letters_and_digits),
];

fn postcode(found: &Found<'_>, _: Accent) -> Option<String> {
    Some(format!("{}, {}", one_by_one(found.get(1)), one_by_one(found.get(2))))
}

/// A state and its number: "CA 90210".
fn zip(found: &Found<'_>, _: Accent) -> Option<String> {
    let more = if found.has(3) { format!(", {}", number::digits(found.get(3))) } else { String::new() };
    Some(format!("{}, {}{more}", spelt(found.get(1)), number::digits(found.get(2))))
}

fn after_its_name(found: &Found<'_>, _: Accent) -> Option<String> {
    let code = found.get(4);
    let digits = code.chars().filter(char::is_ascii_digit).count();
    let is_number = digits == code.len();
    // "order 500 units" counts, and so does "case 3".
    let word_after: String =
        found.after().trim_start().chars().take_while(|c| c.is_ascii_lowercase()).collect();
    let counts = is_number
        && (word_after.len() > 3 && word_after.ends_with('s') || found.after().starts_with([':', '%', '/']));
    let is_decimal =
        found.after().starts_with(['.', ',']) && found.after()[1..].starts_with(|c: char| c.is_ascii_digit());
    let is_too_short = is_number && digits < 3;
    let name = match found.get(1).to_lowercase().as_str() {
        "ext" | "ext." => "extension",
        "ref" | "ref." => "reference",
        "tel" | "tel." => "telephone",
        "acct" | "acct." | "a/c" => "account",
        "no." | "nos." => "number",
        _ => found.get(1),
    };
    if counts || is_decimal || is_too_short {
        return (name != found.get(1)).then(|| format!("{name}{}{}{code}", found.get(2), found.get(3)));
    }
    let joint = if found.get(3).trim_start().starts_with(':') { "," } else { "" };
    Some(format!("{name}{}{joint} {}", found.get(2), one_by_one(code)))
}

fn short_extension(found: &Found<'_>, _: Accent) -> Option<String> {
    Some(format!("extension {}", number::grouped(found.get(1))))
}

/// "#5" is number five; "#" before a code says nothing more.
fn numbered(found: &Found<'_>, accent: Accent) -> Option<String> {
    let digits = found.get(1);
    let said = if digits.len() < 4 {
        number::cardinal(digits.parse().ok()?, accent)
    } else {
        number::grouped(digits)
    };
    let number = if found.word_before() == "number" { "" } else { "number " };
    Some(format!("{number}{said}"))
}

fn from_zero(found: &Found<'_>, _: Accent) -> Option<String> {
    let after = found.after();
    let digit_after = |mark: char| {
        after.strip_prefix(mark).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
    };
    let is_decimal = found.before().ends_with(['.', ','])
        || digit_after('.')
        || digit_after(':')
        || after.starts_with('%');
    (!is_decimal).then(|| number::grouped(found.whole()))
}

fn long(found: &Found<'_>, _: Accent) -> Option<String> {
    let is_decimal = found.before().ends_with(['.', ',']);
    (!is_decimal).then(|| number::grouped(found.whole()))
}

/// "B12", "4K", "AB1234". A short number is said as one.
fn letters_and_digits(found: &Found<'_>, accent: Accent) -> Option<String> {
    let code = found.whole();
    let first = code.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    // "COVID-19" is a word and a number.
    if first.len() > 3 && first.contains(['A', 'E', 'I', 'O', 'U']) {
        return None;
    }
    let longest = code.split(|c: char| !c.is_ascii_digit()).map(str::len).max().unwrap_or_default();
    let letters = code.chars().filter(|c| c.is_ascii_alphabetic()).count();
    if longest > 2 || code.contains('-') || letters > 3 {
        return Some(one_by_one(code));
    }
    let runs = runs(code).into_iter().map(|run| match run.parse() {
        Ok(number) => number::cardinal(number, accent),
        Err(_) => spelt(run),
    });
    // A hyphen, because "A" alone before a word is read as the article.
    let joint = if code.starts_with('A') && letters == 1 { "-" } else { " " };
    Some(runs.collect::<Vec<_>>().join(joint))
}

/// Letters, then digits, then letters.
pub(super) fn one_by_one(code: &str) -> String {
    let runs = runs(code);
    let said = runs.into_iter().map(|run| {
        if run.starts_with(|c: char| c.is_ascii_digit()) { number::grouped(run) } else { spelt(run) }
    });
    said.collect::<Vec<_>>().join(", ")
}

fn runs(code: &str) -> Vec<&str> {
    let mut runs = Vec::new();
    for part in code.split(['-', '/']).filter(|part| !part.is_empty()) {
        let mut rest = part;
        while let Some(first) = rest.chars().next() {
            let same = |c: char| c.is_ascii_digit() == first.is_ascii_digit();
            let end = rest.find(|c| !same(c)).unwrap_or(rest.len());
            runs.push(&rest[..end]);
            rest = &rest[end..];
        }
    }
    runs
}
