//! Sentences as readers see them, in every language with a grammar.

use super::*;
use crate::understand::words::words;

fn check(tag: &str, text: &str, expected: &str) {
    let language = Language::of(tag).expect("a language");
    let found = in_figures(language, words(language, text));
    let texts: Vec<String> = found.into_iter().map(|word| word.text).collect();
    assert_eq!(texts.join(" "), expected, "{tag}: {text}");
}

#[test]
fn names_of_numbers_become_figures() {
    for (tag, text, expected) in [
        ("es", "treinta y cinco", "35"),
        ("es", "mil novecientos ochenta y cinco", "1985"),
        ("es", "dos mil veintiséis", "2026"),
        ("es", "cuatro siete uno uno", "4 7 1 1"),
        ("es", "veintitrés cuarenta y cinco", "23 45"),
        ("es", "tres millones doscientos mil", "3200000"),
        ("es", "cero tres cero cinco mil novecientos ochenta", "03 05 1980"),
        ("de", "fünfundzwanzig", "25"),
        ("de", "einundzwanzig", "21"),
        ("de", "zweihundertfünfzig", "250"),
        ("de", "neunzehnhundertfünfundachtzig", "1985"),
        ("de", "zweitausendsechsundzwanzig", "2026"),
        ("de", "siebenundvierzig elf", "47 11"),
        ("de", "hundert tausend", "100000"),
        ("de", "sechshundert einhundertdreiundzwanzig", "600 123"),
        ("fr", "quatre-vingt-dix-sept", "97"),
        ("fr", "soixante et onze", "71"),
        ("fr", "septante-deux", "72"),
        ("fr", "mille neuf cent quatre-vingt-cinq", "1985"),
        ("fr", "dix-neuf cent quatre-vingt-cinq", "1985"),
        ("fr", "zéro six douze trente-quatre", "06 12 34"),
        ("pt", "dois mil e vinte e seis", "2026"),
        ("pt", "cento e vinte e três", "123"),
        ("pt", "mil novecentos e oitenta e cinco", "1985"),
        ("pt", "um dois três", "1 2 3"),
    ] {
        check(tag, text, expected);
    }
}

#[test]
fn a_pause_parts_numbers_and_words_that_hold_names_stay() {
    for (tag, text, expected) in [
        ("es", "veinte, tres", "20 3"),
        ("es", "cero cinco", "05"),
        ("de", "null fünf", "05"),
        ("de", "achtung drei", "achtung 3"),
        ("de", "eine Rechnung", "eine rechnung"),
        ("fr", "un deux", "1 2"),
        ("fr", "vingt-et-un", "21"),
        ("pt", "uma fatura", "uma fatura"),
    ] {
        check(tag, text, expected);
    }
}
