//! Words that are written short.

use super::{Accent, Entry};
use crate::speech::rule::Found;

/// These need the number that follows them, or would spoil a rule for numbers.
pub(super) const BEFORE_NUMBERS: [Entry; 2] =
    [(r"(?i)\b(nos?)\.?\s?(\d)", number), (r"(?i)\b(pp?)\.\s?(\d)", page)];

pub(super) const RULES: [Entry; 6] = [
    (r"(?i)\b(e\.\s?g|i\.\s?e|a\.k\.a|p\.\s?a|c/o|w/o|w/|n/a|t/a|p\.s)(\.|\b|)", latin),
    (r"\b(Mr|Mrs|Ms|Dr|Prof|Rev|Sgt|Capt|Lt|Mx)\b\.?", title),
    (r"\b(St|Mt|Ft)\b\.?(\s[A-Z])", saint),
    (
        r"(?i)\b(dept|approx|appts?|ext|tel|temp|incl|excl|max|min|misc|est|etc|vs|govt|mgr|mgmt|mins|hrs|secs|yrs|wks|tues|wed|thurs|info|asst|assn|intl|natl|univ|avg|attn|addr|acct|nr|ave|blvd|rd|apt|inc|ltd|corp|co|bros|jr|sr|gen|hon|vol|fig|ch|sec)\.",
        with_a_stop,
    ),
    (
        r"(?i)\b(dept|approx|appts?|incl|excl|vs|etc|govt|mgmt|asap|pls|thx|fyi|eta|tbc|tba|dob|ltd|hrs|mins)\b",
        known,
    ),
    (r"\b(Jr|Sr|Inc|Corp|Bros)\b", known),
];

const WORDS: [(&str, &str); 66] = [
    ("acct", "account"),
    ("addr", "address"),
    ("appt", "appointment"),
    ("appts", "appointments"),
    ("approx", "approximately"),
    ("apt", "apartment"),
    ("asap", "as soon as possible"),
    ("assn", "association"),
    ("asst", "assistant"),
    ("attn", "attention"),
    ("ave", "avenue"),
    ("avg", "average"),
    ("blvd", "boulevard"),
    ("bros", "brothers"),
    ("ch", "chapter"),
    ("co", "company"),
    ("corp", "corporation"),
    ("dept", "department"),
    ("dob", "date of birth"),
    ("est", "established"),
    ("eta", "E.T.A"),
    ("etc", "et cetera"),
    ("excl", "excluding"),
    ("ext", "extension"),
    ("fig", "figure"),
    ("fyi", "for your information"),
    ("gen", "general"),
    ("govt", "government"),
    ("hon", "honourable"),
    ("hrs", "hours"),
    ("inc", "incorporated"),
    ("incl", "including"),
    ("info", "info"),
    ("intl", "international"),
    ("jr", "junior"),
    ("ltd", "limited"),
    ("max", "maximum"),
    ("mgmt", "management"),
    ("mgr", "manager"),
    ("min", "minimum"),
    ("mins", "minutes"),
    ("misc", "miscellaneous"),
    ("natl", "national"),
    ("nr", "near"),
    ("pls", "please"),
    ("rd", "road"),
    ("sec", "section"),
    ("secs", "seconds"),
    ("sr", "senior"),
    ("tba", "to be announced"),
    ("tbc", "to be confirmed"),
    ("tel", "telephone"),
    ("temp", "temperature"),
    ("thx", "thanks"),
    ("thurs", "Thursday"),
    ("tues", "Tuesday"),
    ("univ", "university"),
    ("vol", "volume"),
    ("vs", "versus"),
    ("wed", "Wednesday"),
    ("wks", "weeks"),
    ("yrs", "years"),
    ("mr", "Mister"),
    ("mrs", "Missus"),
    ("prof", "Professor"),
    ("dr", "Doctor"),
];

fn number(found: &Found<'_>, _: Accent) -> Option<String> {
    // "No 5" without a stop may be an answer: the stop, or the small letter's context, decides.
    let has_stop = found.whole().contains('.');
    let is_answer = found.get(1).starts_with('N') && !has_stop && found.before().trim().is_empty();
    let many = if found.get(1).len() == 3 { "numbers" } else { "number" };
    (has_stop || !is_answer && found.get(1) != "no").then(|| format!("{many} {}", found.get(2)))
}

fn page(found: &Found<'_>, _: Accent) -> Option<String> {
    let many = if found.get(1).len() == 2 { "pages" } else { "page" };
    Some(format!("{many} {}", found.get(2)))
}

fn latin(found: &Found<'_>, _: Accent) -> Option<String> {
    let said = match found.get(1).to_lowercase().replace(' ', "").as_str() {
        "e.g" => "for example",
        "i.e" => "that is",
        "a.k.a" => "also known as",
        "p.a" => "a year",
        "c/o" => "care of",
        "w/o" => "without ",
        "w/" => "with ",
        "n/a" => "not applicable",
        "t/a" => "trading as",
        _ => "P.S",
    };
    Some(said.to_owned())
}

fn title(found: &Found<'_>, _: Accent) -> Option<String> {
    let after = found.after().trim_start();
    let is_name =
        after.starts_with(char::is_uppercase) || after.starts_with("and ") || after.starts_with("& ");
    let said = match found.whole().trim_end_matches('.') {
        "Mr" => "Mister",
        "Mrs" => "Missus",
        "Ms" => "Miz",
        "Mx" => "Mix",
        "Dr" => "Doctor",
        "Prof" => "Professor",
        "Rev" => "Reverend",
        "Sgt" => "Sergeant",
        "Capt" => "Captain",
        _ => "Lieutenant",
    };
    is_name.then(|| said.to_owned())
}

fn saint(found: &Found<'_>, _: Accent) -> Option<String> {
    let said = match found.get(1) {
        "St" => "Saint",
        "Mt" => "Mount",
        _ => "Fort",
    };
    Some(format!("{said}{}", found.get(2)))
}

fn with_a_stop(found: &Found<'_>, accent: Accent) -> Option<String> {
    // A word that is one without its stop: "in the co." is rare, "at the max." is not short for anything else.
    let dot = if found.ends_sentence() { "." } else { "" };
    let is_word = ["co", "gen", "sec", "info", "ch", "temp", "max", "min", "est", "hon"];
    let word = found.get(1);
    let starts_large = word.starts_with(char::is_uppercase);
    if is_word.contains(&word.to_lowercase().as_str()) && !starts_large && !dot.is_empty() {
        return None;
    }
    known(found, accent).map(|said| format!("{said}{dot}"))
}

/// With a capital where it had one.
fn known(found: &Found<'_>, _: Accent) -> Option<String> {
    let written = found.get(1);
    let (_, said) = WORDS.iter().find(|(short, _)| *short == written.to_lowercase())?;
    let mut letters = written.chars();
    let starts_large = letters.next().is_some_and(char::is_uppercase) && letters.all(char::is_lowercase);
    Some(if starts_large { capital(said) } else { (*said).to_owned() })
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().map(|letter| letter.to_uppercase().to_string()).unwrap_or_default();
    first + letters.as_str()
}
