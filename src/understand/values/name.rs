//! Names of people: as the recogniser wrote them, without what is said around them, and as they were spelt.

use rapidfuzz::distance::osa;

use super::super::folded::folded;
use super::super::written::as_said;
use super::super::yes_no::is_yes_or_no;
use super::advice::{Advised, advice};
use super::spelling::{spelt, spelt_by_sound};
use super::value::Value;
use crate::language::{Language, Names, Phrases, Spelling};

/// Where names may have more words than this, people have two surnames.
const WORDS_WITH_ONE_SURNAME: usize = 4;
const WORDS_READ_MAX: usize = 48;
const CHARS_MAX: usize = 60;
const STORY: f64 = 0.4;
/// A spelling replaces the word before it when they are this much alike.
const SPELLING_ALIKE_MIN: f64 = 0.4;
/// Spelt names need no more proof, plain ones may be misspelt.
const UNSPELT: f64 = 0.9;
/// "Smith with a y" is Smyth, most likely.
const ADVISED: f64 = 0.75;
/// No recogniser writes these, and no caller says them.
const NO_SPEECH: [char; 7] = ['$', '{', '}', '<', '>', '\\', '='];

/// The name and how good it is.
pub(super) fn said(language: &Language, text: &str) -> Option<(Value, f64)> {
    if text.contains(NO_SPEECH) || is_yes_or_no(language, text) {
        return None;
    }
    let names = &language.names;
    let written = words(language, &as_said(&language.writing, text));
    let lower: Vec<String> = written.iter().map(|word| compared(&language.spelling, &word.text)).collect();
    let plain: Vec<&str> = lower.iter().map(String::as_str).collect();
    if let Some(name) = in_roles(names, &plain, &written).or_else(|| last_name_first(names, &plain, &written))
    {
        return Some((Value::plain(&name), UNSPELT));
    }
    let told = part_that_names(names, &plain, &written);
    let mut reader = Reader::new(language, &written, &plain, told.end);
    let mut at = told.start;
    while at < told.end {
        at += reader.take(at);
    }
    reader.settle()
}

/// As tables have it; a letter that is spelt, and a letter's name that only marks tell from another, keep them.
fn compared(spelling: &Spelling, word: &str) -> String {
    let lower = word.to_lowercase();
    let is_letter = lower.chars().count() == 1 || spelling.letters.iter().any(|(name, _)| *name == lower);
    if is_letter { lower } else { folded(word).into_owned() }
}

/// A word with its capitals, and whether a comma or the like stands before it.
#[derive(Clone, Debug)]
struct Spoken {
    text: String,
    after_pause: bool,
}

/// Without what comes before "my name is", and what follows a name: "and I want an appointment".
fn part_that_names(names: &Names, plain: &[&str], written: &[Spoken]) -> std::ops::Range<usize> {
    let starts = |at: usize, phrases: Phrases| {
        let fitting = phrases.iter().filter(|phrase| fits(&plain[at..], phrase));
        fitting.map(|phrase| phrase.split(' ').count()).max()
    };
    let carrier = (0..plain.len()).rev().find_map(|at| Some((at, starts(at, names.carriers)?)));
    let carrier = carrier.filter(|(at, length)| {
        // "Is it", and "Smith is the last name" carry nothing.
        at + length < plain.len()
            && !names.around.contains(plain[*at + length])
            && !names.sentence.contains(plain[*at + length])
    });
    // "Not Anna Baker, Emma Baker".
    let denied = plain.first() == Some(&names.not);
    let denied = (1..plain.len()).find(|at| denied && written[*at].after_pause).unwrap_or(0);
    let start = carrier.map_or(denied, |(at, length)| at + length);
    let told = |at: &usize| {
        let named = (start..*at)
            .any(|before| !names.around.contains(plain[before]) && !names.sentence.contains(plain[before]));
        named
            && (starts(*at, names.trailers).is_some()
                || (written[*at].after_pause
                    && names.sentence.contains(plain[*at])
                    && !names.corrections.contains(plain[*at])
                    && plain[*at] != names.it))
    };
    let end = (start + 1..plain.len()).find(told).unwrap_or(plain.len());
    start..end
}

fn fits(words: &[&str], phrase: &str) -> bool {
    phrase.split(' ').enumerate().all(|(at, word)| words.get(at) == Some(&word))
}

/// "Smith is the last name, John is the first".
fn in_roles(names: &Names, plain: &[&str], written: &[Spoken]) -> Option<String> {
    let before = |roles: &[&str]| {
        let at = (1..plain.len()).find(|at| roles.iter().any(|role| fits(&plain[*at..], role)))?;
        Some(at - 1)
    };
    let (first, last) = match (before(names.is_first), before(names.is_last)) {
        (Some(first), Some(last)) => (vec![first], vec![last]),
        // Letters are read as such.
        _ => (after_role(names, plain, names.first)?, after_role(names, plain, names.last)?),
    };
    let places = || first.iter().chain(&last).copied();
    let is_name = |at: usize| plain[at].chars().count() > 1 && !names.sentence.contains(plain[at]);
    places().all(is_name).then(|| whole(names, places().map(|at| &written[at])))
}

/// What follows "last name": one word, or two where people have two surnames.
fn after_role(names: &Names, plain: &[&str], roles: Phrases) -> Option<Vec<usize>> {
    let role = |at: usize, roles: Phrases| {
        let fitting = roles.iter().filter(|role| fits(&plain[at..], role));
        fitting.map(|role| role.split(' ').count()).max()
    };
    let (at, length) = (0..plain.len()).find_map(|at| Some((at, role(at, roles)?)))?;
    let is_free = |at: &usize| !names.around.contains(plain[*at]);
    let start = (at + length..plain.len()).find(is_free)?;
    let is_role = |at: usize| role(at, names.first).is_some() || role(at, names.last).is_some();
    let more = (start + 1..plain.len()).take_while(|at| is_free(at) && !is_role(*at));
    let more = more.take(usize::from(names.words_max > WORDS_WITH_ONE_SURNAME));
    Some(std::iter::once(start).chain(more).collect())
}

fn whole<'a>(names: &Names, words: impl Iterator<Item = &'a Spoken>) -> String {
    words.map(|word| titled(names, &word.text)).collect::<Vec<_>>().join(" ")
}

/// "Smith comma John".
fn last_name_first(names: &Names, plain: &[&str], written: &[Spoken]) -> Option<String> {
    let comma = plain.iter().position(|word| *word == names.comma)?;
    let last = comma.checked_sub(1)?;
    let free = |at: usize| plain.get(at).filter(|word| !names.around.contains(word)).and(written.get(at));
    let (last, first) = (free(last)?, free(comma + 1)?);
    Some(whole(names, [first, last].into_iter()))
}

/// What has been read of a name.
struct Reader<'a> {
    language: &'a Language,
    written: &'a [Spoken],
    plain: &'a [&'a str],
    end: usize,
    name: Vec<String>,
    any_spelt: bool,
    spelt_before: bool,
    advised: bool,
    doubted: bool,
    /// Words of a sentence rather than of a name.
    sentence: usize,
}

impl<'a> Reader<'a> {
    fn new(language: &'a Language, written: &'a [Spoken], plain: &'a [&'a str], end: usize) -> Self {
        Self {
            language,
            written,
            plain,
            end,
            name: Vec::new(),
            any_spelt: false,
            spelt_before: false,
            advised: false,
            doubted: false,
            sentence: 0,
        }
    }

    /// Takes what stands at `at`, and says how many words that were.
    fn take(&mut self, at: usize) -> usize {
        let Language { names, spelling, .. } = self.language;
        let rest = &self.plain[at..self.end];
        if let Some(length) = self.advice(rest) {
            return length;
        }
        if let Some((letters, length)) =
            spelt(spelling, rest).or_else(|| spelt_by_sound(spelling, self.plain).filter(|_| at == 0))
        {
            self.spell(&letters);
            return length;
        }
        let word = rest[0];
        if let Some((_, rank)) =
            names.ranks.iter().find(|(said, _)| *said == word).filter(|_| !self.name.is_empty())
        {
            self.name.push((*rank).to_owned());
        } else if self.is_surname(at) {
            self.name.push(titled(names, &self.written[at].text));
        } else if names.corrections.contains(word) {
            self.name.clear();
        } else if self.is_particle(at) {
            self.keep_particle(at);
        } else if !names.around.contains(word) && names.sentence.contains(word) {
            self.sentence += 1;
        } else if !names.around.contains(word) && word.chars().any(char::is_alphabetic) {
            self.keep(at);
        }
        1
    }

    fn keep(&mut self, at: usize) {
        self.name.push(titled(&self.language.names, &self.written[at].text));
        self.spelt_before = false;
    }

    /// "De" inside a name. What is usual around names as well is none where nothing of the name was said.
    fn is_particle(&self, at: usize) -> bool {
        let names = &self.language.names;
        let begins = self.name.is_empty() && names.around.contains(self.plain[at]);
        names.particles.contains(self.plain[at]) && !begins && !self.is_last(at)
    }

    /// "De la", as the language writes it inside a name.
    fn keep_particle(&mut self, at: usize) {
        let text = &self.written[at].text;
        let is_small = !text.chars().any(char::is_uppercase);
        if self.language.names.small_particles && !self.name.is_empty() && is_small {
            self.name.push(text.clone());
            self.spelt_before = false;
        } else {
            self.keep(at);
        }
    }

    fn is_last(&self, at: usize) -> bool {
        at + 1 == self.end
    }

    /// "Oh" ends "Sandra Oh", in one breath; "no" after a comma takes a name back.
    fn is_surname(&self, at: usize) -> bool {
        let one_word = self.name.len() == 1 && !self.spelt_before && at > 0;
        one_word
            && self.is_last(at)
            && !self.written[at].after_pause
            && self.language.names.names_too.contains(self.plain[at])
    }

    fn spell(&mut self, letters: &str) {
        self.any_spelt = true;
        for (index, part) in letters.split(' ').enumerate() {
            let same = self
                .name
                .last()
                .filter(|_| !self.spelt_before || index > 0)
                .is_some_and(|word| alike(word, part));
            let unmarked = |word: &String| !word.is_ascii() && folded(word) == part;
            if same && index == 0 && self.name.last().is_some_and(unmarked) {
                // "López, l o p e z" says nothing of its marks.
                continue;
            }
            if same && index == 0 {
                self.name.pop();
            } else if index == 0 && letters.contains(' ') && self.name.len() == 2 {
                self.name.clear();
            }
            self.name.push(titled(&self.language.names, part));
        }
        self.spelt_before = true;
    }

    /// "With a y": how the last name is written.
    fn advice(&mut self, rest: &[&str]) -> Option<usize> {
        let name = self.name.last_mut()?;
        let (advised, length) = advice(self.language, name, rest)?;
        self.advised |= advised != Advised::AsHeard;
        match advised {
            Advised::AsHeard => {}
            Advised::Changed(changed) => *name = changed,
            Advised::Doubted => self.doubted = true,
        }
        Some(length)
    }

    fn settle(mut self) -> Option<(Value, f64)> {
        // "Smith, John Smith".
        if let [first, second, last] = &self.name[..]
            && (first == last || first == second)
        {
            self.name.remove(0);
        }
        if self.name.is_empty() || (self.sentence > 0 && !self.any_spelt) {
            return None;
        }
        // Names are short: in a story one may well be found, but not by rules.
        let quality =
            if self.name.len() > self.language.names.words_max || self.doubted { STORY } else { 1.0 };
        let quality = if self.any_spelt { quality } else { quality * UNSPELT };
        let quality = if self.advised { quality * ADVISED } else { quality };
        let name: String = self.name.join(" ").chars().take(CHARS_MAX).collect();
        Some((Value::plain(name.trim_end()), quality))
    }
}

/// Words with their capitals, apostrophes and hyphens; "J-O-N-E-S", "J. O." and "double-l" are letters.
fn words(language: &Language, text: &str) -> Vec<Spoken> {
    let repeats = language.writing.repeaters;
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
            c if c.is_alphanumeric() || "'-,.!?;".contains(c) => c,
            _ => ' ',
        })
        .collect();
    let mut words: Vec<Spoken> = Vec::new();
    let mut after_pause = false;
    for part in
        clean.split([' ', '\t', '\n']).flat_map(|part| part.split_inclusive([',', '.', '!', '?', ';']))
    {
        let pause = part.ends_with([',', '.', '!', '?', ';']);
        let bare = part.trim_matches([',', '.', '!', '?', ';', '-', '\'']);
        let pieces: Vec<&str> = bare.split('-').filter(|piece| !piece.is_empty()).collect();
        let letters = pieces.iter().all(|piece| piece.chars().count() == 1);
        let times = pieces.first().is_some_and(|first| repeats.contains(&first.to_lowercase().as_str()));
        let whole = [bare];
        let texts: &[&str] = if letters || times { &pieces } else { &whole };
        for text in texts.iter().filter(|text| !text.is_empty()) {
            words.push(Spoken { text: (*text).to_owned(), after_pause: std::mem::take(&mut after_pause) });
        }
        // "J. O. N." are letters in one breath.
        after_pause = pause && bare.chars().count() > 1;
        if words.len() >= WORDS_READ_MAX {
            break;
        }
    }
    words
}

fn alike(word: &str, letters: &str) -> bool {
    let word = word.to_lowercase();
    osa::normalized_similarity(word.chars(), letters.chars()) >= SPELLING_ALIKE_MIN
}

/// Capitals where the recogniser wrote none; its own stay ("McDonald"), unless it shouts.
fn titled(names: &Names, word: &str) -> String {
    let shouts = word.chars().count() > 1 && !word.chars().any(char::is_lowercase);
    if word.chars().any(char::is_uppercase) && !shouts {
        return word.to_owned();
    }
    let mut start = true;
    let mut titled = String::new();
    for c in word.chars() {
        if start {
            titled.extend(c.to_uppercase());
        } else {
            titled.extend(c.to_lowercase());
        }
        // "O'Brien", "Anne-Marie" and "McDonald", but "Jones's".
        let scottish = titled == names.inner_capital && word.chars().count() > 4;
        start = c == '-' || scottish || (c == '\'' && titled.chars().count() == 2);
    }
    titled
}
