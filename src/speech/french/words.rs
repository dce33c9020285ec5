//! Words that are written short, and words in capitals.

use super::{Entry, Region, number, spelt};
use crate::speech::rule::Found;

/// These need the number beside them, or would spoil a rule for numbers.
pub(super) const BEFORE_NUMBERS: [Entry; 4] = [
    (r"\b24\s?h?\s?/\s?24(?:\s?h\b)?", all_day),
    (r"\b24\s?/\s?7\b", always),
    (r"\b(\d)\s?j(?:ours?)?\s?/\s?7(?:\s?j\b)?", days_of_seven),
    (r"(?i)\b(n\x{b0}s?|no\.|art\.|pp?\.|tél\.?\s?:?|bte)\s?(\d)", before_a_number),
];

pub(super) const RULES: [Entry; 5] = [
    (r"\b(MM|M|Mme|Mmes|Mlle|Mlles|Dr|Dre|Pr|Me|Mgr|St|Ste)(\.?)([\s-])(\p{Lu})", title),
    (
        r"(?i)(c\.-à-d|p\.\s?ex|s\.v\.p|\betc|\benv|\bmax|\bmin|\btél|\bav|\bbd|\bboul|\bpl|\bapprox|\brens|\bservices? tech|\bdép|\bdpt|\bresp|\bsté|\bste|\bapp)\.",
        with_a_stop,
    ),
    (r"(?i)\b(rdv|svp|stp|tél|etc|bd|pcq|qqn|qqch)\b", known),
    (r"\b([A-Z](?:\.\s?[A-Z])+)\b\.?", with_stops),
    (r"\b[A-Z]{2,6}\b", acronym),
];

const WORDS: [(&str, &str); 26] = [
    ("app", "appartement"),
    ("approx", "approximativement"),
    ("av", "avenue"),
    ("bd", "boulevard"),
    ("boul", "boulevard"),
    ("c.-à-d", "c'est-à-dire"),
    ("dpt", "département"),
    ("dép", "département"),
    ("env", "environ"),
    ("etc", "et cetera"),
    ("max", "maximum"),
    ("min", "minimum"),
    ("p. ex", "par exemple"),
    ("p.ex", "par exemple"),
    ("pcq", "parce que"),
    ("pl", "place"),
    ("qqch", "quelque chose"),
    ("qqn", "quelqu'un"),
    ("rdv", "rendez-vous"),
    ("rens", "renseignements"),
    ("resp", "responsable"),
    ("s.v.p", "s'il vous plaît"),
    ("stp", "s'il te plaît"),
    ("sté", "société"),
    ("svp", "s'il vous plaît"),
    ("tél", "téléphone"),
];
/// Words that are said and not spelt, though they are short.
const SAID: [&str; 16] = [
    "OK", "RIB", "SIM", "PIN", "PIB", "ONU", "OTAN", "SAMU", "SIDA", "ZEP", "CAF", "BIC", "PAF", "DOM",
    "TOM", "RAS",
];
/// Spelt although they could be said.
const SPELT: [&str; 12] = ["ADN", "API", "EDF", "EU", "IA", "IP", "RATP", "SAV", "SEO", "TVA", "UE", "USA"];

fn all_day(_: &Found<'_>, _: Region) -> Option<String> {
    Some("vingt-quatre heures sur vingt-quatre".to_owned())
}

fn always(_: &Found<'_>, _: Region) -> Option<String> {
    Some("vingt-quatre heures sur vingt-quatre, sept jours sur sept".to_owned())
}

fn days_of_seven(found: &Found<'_>, region: Region) -> Option<String> {
    Some(format!("{} jours sur sept", number::cardinal(found.number(1)?, region)))
}

fn before_a_number(found: &Found<'_>, _: Region) -> Option<String> {
    let said = match found.get(1).to_lowercase().trim_end_matches([':', '.', ' ']) {
        "n\u{b0}s" => "numéros",
        "art" => "article",
        "p" => "page",
        "pp" => "pages",
        "tél" => "téléphone,",
        "bte" => "boîte",
        _ => "numéro",
    };
    // "Numéro n° 5" says it once.
    let said = if found.word_before() == "numéro" && said == "numéro" { "" } else { said };
    Some(format!("{said} {}", found.get(2)).trim_start().to_owned())
}

fn title(found: &Found<'_>, _: Region) -> Option<String> {
    let said = match (found.get(1), found.get(2)) {
        ("M", ".") => "monsieur",
        ("MM", _) => "messieurs",
        ("Mme", _) => "madame",
        ("Mmes", _) => "mesdames",
        ("Mlle", _) => "mademoiselle",
        ("Mlles", _) => "mesdemoiselles",
        ("Dr" | "Dre", _) => "docteur",
        ("Pr", _) => "professeur",
        ("Me", "") => "maître",
        ("Mgr", _) => "monseigneur",
        ("St", _) => "Saint",
        ("Ste", _) => "Sainte",
        _ => return None,
    };
    Some(format!("{said}{}{}", found.get(3), found.get(4)))
}

fn with_a_stop(found: &Found<'_>, region: Region) -> Option<String> {
    let dot = if found.ends_sentence() { "." } else { "" };
    known(found, region).map(|said| format!("{said}{dot}"))
}

/// With a capital where it had one.
fn known(found: &Found<'_>, _: Region) -> Option<String> {
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

/// "U.S.A.": one word of letters.
fn with_stops(found: &Found<'_>, _: Region) -> Option<String> {
    let dot = if found.ends_sentence() && found.after().trim().is_empty() { "." } else { "" };
    Some(format!("{}{dot}", found.get(1).replace(' ', "")))
}

fn acronym(found: &Found<'_>, _: Region) -> Option<String> {
    let word = found.whole();
    let has_vowel = word.contains(['A', 'E', 'I', 'O', 'U', 'Y']);
    let is_spelt = SPELT.contains(&word) || (!has_vowel && !SAID.contains(&word));
    match word {
        "OK" => Some("okay".to_owned()),
        _ => is_spelt.then(|| spelt(word)),
    }
}
