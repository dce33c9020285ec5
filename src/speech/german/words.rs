//! Words that are written short, and signs that stand for words or only decorate.

use super::Entry;
use super::net::spelt;
use crate::speech::rule::Found;

/// These need the number that follows them, or would spoil a rule for numbers.
pub(super) const BEFORE_NUMBERS: [Entry; 4] = [
    (r"(\p{L}[a-zäöüß]+)nr\.\s?(\d)", number_of),
    (r"(?i)\b(nrn?)\.?\s?(\d)", number),
    (r"\b(S)\.\s?(\d)", page),
    (
        r"(?i)\b(z\.\s?b|d\.\s?h|u\.\s?a|z\.\s?t|s\.\s?o|s\.\s?u|o\.\s?ä|u\.\s?ä|i\.\s?d\.\s?r|v\.\s?a|m\.\s?e|u\.\s?u|z\.\s?h)\.",
        latin,
    ),
];

pub(super) const RULES: [Entry; 4] = [
    (r"\b(Hr|Hrn|Fr|Dr|Prof|Dipl|Ing|Mag|St)\.", title),
    (
        r"(?i)\b(usw|usf|etc|bzw|ca|zirka|evtl|ggf|inkl|exkl|zzgl|max|min|mind|tel|abt|allg|bes|bspw|einschl|ehem|entspr|gem|geb|insb|lt|mtl|jährl|sog|tägl|versch|vgl|wg|zz|zzt|str|std|sek|mo|di|mi|sa|jan|feb|apr|aug|sept|sep|okt|nov|dez|mio|mrd|tsd|hbf|bhf|zw|urspr|vorauss|telef|rufnr|kdnr|nr|hausnr|adr|pers|priv)\.",
        with_a_stop,
    ),
    (r"([a-zäöüß])(str)\.(\s|,|$)", street),
    (
        r"\b(GmbH|AG|KG|OHG|UG|GbR|eG|EDV|IBAN|BIC|PLZ|ÖBB|SBB|DB|AHV|TÜV|LKW|PKW|USB|SMS|PDF|FAQ|AGB)\b",
        acronym,
    ),
];

pub(super) const SIGNS: [Entry; 7] = [
    (r"\*{2,}|_{2,}|`+|~~|(?m:^#{1,6}\s)|(?m:^\s*[-*]\s)", decoration),
    (r"(^|\s)(#|\*)([\s,.;:?!)\x22']|$)", key),
    (r"([\p{L}])\s?/\s?([\p{L}])", either),
    (r"\s?(&|\+|=|@|<=|>=|<|>|\x{2264}|\x{2265}|\x{2248}|\x{b1}|\x{d7}|\x{f7}|%|\x{b0})\s?", between),
    (r"\x{a7}{1,2}\s?", paragraph),
    (r"[\x22\[\]{}<>\\^_*#/$\x{a3}\x{20ac}\x{a2}\x{ab}\x{bb}\x{201e}~|]", decoration),
    (r"\s[-\x{2013}\x{2014}]+\s|\x{2013}|\x{2014}", dash),
];

const WORDS: [(&str, &str); 67] = [
    ("pers", "Personen"),
    ("usw", "und so weiter"),
    ("usf", "und so fort"),
    ("etc", "et cetera"),
    ("bzw", "beziehungsweise"),
    ("ca", "circa"),
    ("zirka", "zirka"),
    ("evtl", "eventuell"),
    ("ggf", "gegebenenfalls"),
    ("inkl", "inklusive"),
    ("exkl", "exklusive"),
    ("zzgl", "zuzüglich"),
    ("max", "maximal"),
    ("min", "minimal"),
    ("mind", "mindestens"),
    ("tel", "Telefon"),
    ("telef", "telefonisch"),
    ("abt", "Abteilung"),
    ("allg", "allgemein"),
    ("bes", "besonders"),
    ("bspw", "beispielsweise"),
    ("einschl", "einschließlich"),
    ("ehem", "ehemals"),
    ("entspr", "entsprechend"),
    ("gem", "gemäß"),
    ("geb", "geboren"),
    ("insb", "insbesondere"),
    ("lt", "laut"),
    ("mtl", "monatlich"),
    ("jährl", "jährlich"),
    ("sog", "sogenannt"),
    ("tägl", "täglich"),
    ("versch", "verschiedene"),
    ("vgl", "vergleiche"),
    ("wg", "wegen"),
    ("zz", "zurzeit"),
    ("zzt", "zurzeit"),
    ("zw", "zwischen"),
    ("str", "Straße"),
    ("std", "Stunden"),
    ("sek", "Sekunden"),
    ("mo", "Montag"),
    ("di", "Dienstag"),
    ("mi", "Mittwoch"),
    ("sa", "Samstag"),
    ("jan", "Januar"),
    ("feb", "Februar"),
    ("apr", "April"),
    ("aug", "August"),
    ("sept", "September"),
    ("sep", "September"),
    ("okt", "Oktober"),
    ("nov", "November"),
    ("dez", "Dezember"),
    ("mio", "Millionen"),
    ("mrd", "Milliarden"),
    ("tsd", "Tausend"),
    ("hbf", "Hauptbahnhof"),
    ("bhf", "Bahnhof"),
    ("urspr", "ursprünglich"),
    ("vorauss", "voraussichtlich"),
    ("rufnr", "Rufnummer"),
    ("kdnr", "Kundennummer"),
    ("nr", "Nummer"),
    ("hausnr", "Hausnummer"),
    ("adr", "Adresse"),
    ("priv", "privat"),
];

/// Without its stop it may end a sentence, "Nr 4" needs the number.
fn number(found: &Found<'_>) -> Option<String> {
    let many = if found.get(1).len() == 3 { "Nummern" } else { "Nummer" };
    Some(format!("{many} {}", found.get(2)))
}

/// "Rechnungsnr. 4711".
fn number_of(found: &Found<'_>) -> Option<String> {
    Some(format!("{}nummer {}", found.get(1), found.get(2)))
}

fn page(found: &Found<'_>) -> Option<String> {
    Some(format!("Seite {}", found.get(2)))
}

fn latin(found: &Found<'_>) -> Option<String> {
    let said = match found.get(1).to_lowercase().replace(' ', "").as_str() {
        "z.b" => "zum Beispiel",
        "d.h" => "das heißt",
        "u.a" => "unter anderem",
        "z.t" => "zum Teil",
        "s.o" => "siehe oben",
        "s.u" => "siehe unten",
        "o.ä" => "oder Ähnliches",
        "u.ä" => "und Ähnliches",
        "i.d.r" => "in der Regel",
        "v.a" => "vor allem",
        "m.e" => "meines Erachtens",
        "u.u" => "unter Umständen",
        _ => "zu Händen",
    };
    let dot = if found.ends_sentence() && found.after().trim().is_empty() { "." } else { "" };
    Some(format!("{said}{dot}"))
}

/// A name follows, or another title.
fn title(found: &Found<'_>) -> Option<String> {
    let is_name = found.after().trim_start_matches([' ', '-']).starts_with(char::is_uppercase);
    let said = match found.get(1) {
        "Hr" => "Herr",
        "Hrn" => "Herrn",
        "Fr" => "Frau",
        "Dr" => "Doktor",
        "Prof" => "Professor",
        "Dipl" => "Diplom",
        "Ing" => "Ingenieur",
        "Mag" => "Magister",
        _ => "Sankt",
    };
    is_name.then(|| said.to_owned())
}

/// Nouns follow with a capital as well, so that only the end of the text is an end for sure.
fn with_a_stop(found: &Found<'_>) -> Option<String> {
    let (_, said) = WORDS.iter().find(|(short, _)| *short == found.get(1).to_lowercase())?;
    let ends_text = found.after().trim().is_empty() || found.after().starts_with('\n');
    let dot = if ends_text { "." } else { "" };
    let large = found.get(1).starts_with(char::is_uppercase) && said.starts_with(char::is_lowercase);
    let mut letters = said.chars();
    let capital: String =
        letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default();
    Some(if large { format!("{capital}{dot}") } else { format!("{said}{dot}") })
}

/// "Hauptstr. 5".
fn street(found: &Found<'_>) -> Option<String> {
    let dot = if found.after().trim().is_empty() && found.get(3).is_empty() { "." } else { "" };
    Some(format!("{}straße{dot}{}", found.get(1), found.get(3)))
}

fn acronym(found: &Found<'_>) -> Option<String> {
    Some(match found.get(1) {
        "ÖBB" => "Ö B B".to_owned(),
        "TÜV" => "Tüv".to_owned(),
        letters => spelt(letters),
    })
}

fn decoration(_: &Found<'_>) -> Option<String> {
    Some(" ".to_owned())
}

/// The keys of a telephone: "drücken Sie * oder #".
fn key(found: &Found<'_>) -> Option<String> {
    let name = if found.get(2) == "*" { "Stern" } else { "Raute" };
    Some(format!("{}{name}{}", found.get(1), found.get(3)))
}

/// "Und/oder" is a choice already, and so are all words with a stroke between them.
fn either(found: &Found<'_>) -> Option<String> {
    let is_and = found.before().ends_with("un") && found.get(1) == "d" && found.get(2) == "o";
    let word = if is_and { " " } else { " oder " };
    Some(format!("{}{word}{}", found.get(1), found.get(2)))
}

fn between(found: &Found<'_>) -> Option<String> {
    let word = match found.get(1) {
        "&" => "und",
        "+" => "plus",
        "=" => "gleich",
        "@" => "at",
        "<" => "kleiner als",
        ">" => "größer als",
        "<=" | "\u{2264}" => "höchstens",
        ">=" | "\u{2265}" => "mindestens",
        "\u{2248}" => "ungefähr",
        "\u{b1}" => "plus minus",
        "\u{d7}" => "mal",
        "\u{f7}" => "geteilt durch",
        "%" => "Prozent",
        _ => "Grad",
    };
    Some(format!(" {word} "))
}

fn paragraph(_: &Found<'_>) -> Option<String> {
    Some("Paragraf ".to_owned())
}

/// A breath.
fn dash(found: &Found<'_>) -> Option<String> {
    let after_mark = found.before().ends_with([',', '.', ';', ':', '!', '?']);
    Some(if after_mark { " ".to_owned() } else { ", ".to_owned() })
}
