//! Names of people: as the recogniser wrote them, without what is said around them, and as they were spelt.

use rapidfuzz::distance::osa;

use super::super::lexicon::List;
use super::spelling::spelt;
use super::value::Value;

/// Said before, between and after a name.
const AROUND: List = List(
    "my, name, is, the, this, it's, its, it, i'm, im, i, am, call, me, here, speaking, please, thanks, thank, \
     you, uh, um, er, hm, hello, hi, hey, yes, yeah, yep, sure, okay, ok, so, well, good, morning, afternoon, \
     evening, that's, that, thats, spelled, spelt, spelling, spell, full, surname, first, last, family, given, \
     and, name's, names, it'd, be, would, with, mister, mr, mrs, ms, miss, doctor, dr, under, oh, a, capital, of, \
     course",
);
/// What stands before these is taken back.
const CORRECTIONS: List = List("no, sorry, wait, actually, correction, rather");
/// Names are short: more words are a story, in which a name may well be found, but not by rules.
const WORDS_MAX: usize = 4;
const WORDS_READ_MAX: usize = 48;
const CHARS_MAX: usize = 60;
const STORY: f64 = 0.5;
/// A spelling replaces the word before it when they are this much alike.
const SPELLING_ALIKE_MIN: f64 = 0.4;
/// Spelt names need no more proof, plain ones may be misspelt.
const UNSPELT: f64 = 0.9;

/// The name and how good it is.
pub(super) fn said(text: &str) -> Option<(Value, f64)> {
    let written = words(text);
    let lower: Vec<String> = written.iter().map(|word| word.to_lowercase()).collect();
    let plain: Vec<&str> = lower.iter().map(String::as_str).collect();
    let mut name: Vec<String> = Vec::new();
    let (mut any_spelt, mut spelt_before, mut at) = (false, false, 0);
    while at < plain.len() {
        if let Some((letters, length)) = spelt(&plain[at..]) {
            any_spelt = true;
            let same = name.last().filter(|_| !spelt_before).is_some_and(|word| alike(word, &letters));
            if same {
                name.pop();
            }
            name.push(titled(&letters));
            spelt_before = true;
            at += length;
            continue;
        }
        if CORRECTIONS.contains(plain[at]) {
            name.clear();
        } else if !AROUND.contains(plain[at]) && plain[at].chars().any(char::is_alphabetic) {
            name.push(titled(&written[at]));
            spelt_before = false;
        }
        at += 1;
    }
    if name.is_empty() {
        return None;
    }
    let quality = if name.len() > WORDS_MAX { STORY } else { 1.0 };
    let quality = if any_spelt { quality } else { quality * UNSPELT };
    let name: String = name.join(" ").chars().take(CHARS_MAX).collect();
    Some((Value::plain(name.trim_end()), quality))
}

/// Words with their capitals, apostrophes and hyphens; "J-O-N-E-S" and "J. O." are letters.
fn words(text: &str) -> Vec<String> {
    let mut depth = 0_usize;
    let clean: String = text
        .chars()
        .map(|c| match c {
            '[' | '(' => {
                depth += 1;
                ' '
            }
            ']' | ')' => {
                depth = depth.saturating_sub(1);
                ' '
            }
            _ if depth > 0 => ' ',
            '\u{2019}' => '\'',
            c if c.is_alphanumeric() || "'-".contains(c) => c,
            _ => ' ',
        })
        .collect();
    let mut words = Vec::new();
    for part in clean.split_whitespace().take(WORDS_READ_MAX) {
        let pieces: Vec<&str> = part.split('-').filter(|piece| !piece.is_empty()).collect();
        if pieces.iter().all(|piece| piece.chars().count() == 1) {
            words.extend(pieces.iter().map(|piece| (*piece).to_owned()));
        } else {
            words.push(part.trim_matches(['-', '\'']).to_owned());
        }
    }
    words
}

fn alike(word: &str, letters: &str) -> bool {
    let word = word.to_lowercase();
    osa::normalized_similarity(word.chars(), letters.chars()) >= SPELLING_ALIKE_MIN
}

/// Capitals where the recogniser wrote none; its own stay ("McDonald"), unless it shouts.
fn titled(word: &str) -> String {
    let shouts = word.chars().count() > 1 && !word.chars().any(char::is_lowercase);
    if word.chars().any(char::is_uppercase) && !shouts {
        return word.to_owned();
    }
    let mut start = true;
    let mut titled = String::new();
    for c in word.chars() {
        if start {
            titled.extend(c.to_uppercase())
        } else {
            titled.extend(c.to_lowercase())
        }
        // "O'Brien" and "Anne-Marie", but "Jones's".
        start = c == '-' || (c == '\'' && titled.chars().count() == 2);
    }
    titled
}
