//! Tier 2: finds the names and synonyms of choices inside a sentence, also when they were misheard or taken back.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::similarity::{ALIKE_MIN, Sound};
use super::sketch::{Sketch, lengths_comparable};
use super::words::{Word, plain};
use super::yes_no::starts_with;
use crate::language::{Language, Topics};

/// A recogniser breaks a long word into at most three.
const SPLIT_WORDS_MAX: usize = 2;
/// "not", then at most this many words such as "the" or "looking for", then what is negated.
const NEGATION_REACH_WORDS: usize = 7;

/// The phrases that lead to each of a list of choices, prepared for finding them.
#[derive(Clone, Debug)]
pub struct Phrasebook {
    language: &'static Language,
    entries: Vec<Entry>,
    /// Which phrases are in, by their plain words.
    known: BTreeSet<String>,
    /// Entries by their normal form.
    exact: BTreeMap<String, Vec<usize>>,
    /// Entries by their number of letters, each with what rules most of them out unread.
    by_length: BTreeMap<usize, Vec<(Sketch, usize)>>,
    longest_words: usize,
}

/// The rest follows from the language and the phrases.
impl PartialEq for Phrasebook {
    fn eq(&self, other: &Self) -> bool {
        let differs = |(own, other): (&Entry, &Entry)| {
            (own.choice, &own.phrase, own.asks_for_human)
                != (other.choice, &other.phrase, other.asks_for_human)
        };
        self.language.tag == other.language.tag
            && self.entries.len() == other.entries.len()
            && !self.entries.iter().zip(&other.entries).any(differs)
    }
}

impl Eq for Phrasebook {}

#[derive(Clone, Debug)]
struct Entry {
    choice: usize,
    phrase: String,
    words: Vec<String>,
    sound: Sound,
    /// "someone", "agent": yields to a choice that says about what ("someone in billing").
    asks_for_human: bool,
}

/// A phrase found in a sentence.
#[derive(Clone, Debug)]
pub(super) struct Mention {
    pub(super) choice: usize,
    pub(super) phrase: String,
    /// Which words of the sentence it covers.
    pub(super) place: Range<usize>,
    /// 1 for word for word, less for a likeness.
    pub(super) quality: f64,
    pub(super) negated: bool,
    pub(super) asks_for_human: bool,
}

impl Phrasebook {
    /// `choices` gives the phrases of each choice in turn.
    pub fn new<I: IntoIterator<Item = Vec<String>>>(language: &'static Language, choices: I) -> Self {
        let mut book = Self {
            language,
            entries: Vec::new(),
            known: BTreeSet::new(),
            exact: BTreeMap::new(),
            by_length: BTreeMap::new(),
            longest_words: 0,
        };
        for (choice, phrases) in choices.into_iter().enumerate() {
            for phrase in phrases {
                book.add(choice, &phrase);
            }
        }
        book
    }

    /// Lets the usual words for a human lead to `choice`, except those that lead elsewhere already.
    #[must_use]
    pub fn with_human(mut self, choice: usize) -> Self {
        for phrase in self.language.topics.human.iter() {
            self.add(choice, phrase);
        }
        self
    }

    /// The language of its phrases, and of the sentences that are looked into.
    pub(super) fn language(&self) -> &'static Language {
        self.language
    }

    /// How many different phrases are known.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    fn add(&mut self, choice: usize, phrase: &str) {
        let words = plain(self.language, phrase);
        if words.is_empty() || !self.known.insert(words.join(" ")) {
            return;
        }
        let sound = Sound::new(&words.iter().map(String::as_str).collect::<Vec<_>>());
        let asks_for_human = self.language.topics.human.contains(&words.join(" "));
        let (sketch, index) = (sound.sketch(), self.entries.len());
        self.exact.entry(stems(self.language, words.iter().map(String::as_str))).or_default().push(index);
        self.by_length.entry(sketch.length()).or_default().push((sketch, index));
        self.longest_words = self.longest_words.max(words.len());
        self.entries.push(Entry { choice, phrase: phrase.to_owned(), words, sound, asks_for_human });
    }

    /// What a sentence mentions, in its order; what the caller took back is left out.
    pub(super) fn mentions(&self, words: &[Word]) -> Vec<Mention> {
        let mut mentions = without_overlaps(self.candidates(words));
        for index in 0..mentions.len() {
            mentions[index].negated = is_negated(self.language, words, &mentions, index);
        }
        let taken_back =
            mentions.windows(2).rposition(|pair| corrected(&self.language.topics, words, &pair[0], &pair[1]));
        mentions.drain(..taken_back.map_or(0, |last| last + 1));
        mentions
    }

    fn candidates(&self, words: &[Word]) -> Vec<Mention> {
        let texts: Vec<&str> = words.iter().map(|word| word.text.as_str()).collect();
        let mut found = Vec::new();
        for size in 1..=(self.longest_words + SPLIT_WORDS_MAX).min(texts.len()) {
            for (start, window) in texts.windows(size).enumerate() {
                let place = start..start + size;
                found.extend(self.matches(window, &place));
            }
        }
        found
    }

    /// In the order of the entries.
    fn matches(&self, window: &[&str], place: &Range<usize>) -> Vec<Mention> {
        let exact = self.exact.get(&stems(self.language, window.iter().copied()));
        let mut qualities: BTreeMap<usize, f64> =
            exact.into_iter().flatten().map(|&index| (index, 1.0)).collect();
        if !window.iter().all(|word| self.language.topics.fillers.contains(word)) {
            for (index, quality) in self.alike(window) {
                qualities.entry(index).or_insert(quality);
            }
        }
        let mention = |(index, quality): (usize, f64)| {
            let entry = &self.entries[index];
            Mention {
                choice: entry.choice,
                phrase: entry.phrase.clone(),
                place: place.clone(),
                quality,
                negated: false,
                asks_for_human: entry.asks_for_human,
            }
        };
        qualities.into_iter().map(mention).collect()
    }

    /// The entries that a window of words sounds like, and how well.
    fn alike(&self, window: &[&str]) -> Vec<(usize, f64)> {
        let sound = Sound::new(window);
        let sketch = sound.sketch();
        let comparable = self.by_length.iter().filter(|(length, _)| {
            // The same letters are alike at any length.
            **length == sketch.length() || lengths_comparable(**length, sketch.length())
        });
        let possible = comparable
            .flat_map(|(_, entries)| entries)
            .filter(|(other, index)| sketch.may_be_alike(other) && self.fits(*index, window));
        let quality = |&(_, index): &(Sketch, usize)| {
            let alike = self.entries[index].sound.alike(&sound);
            // Half alike is worth nothing, wholly alike nearly as much as word for word.
            (alike >= ALIKE_MIN).then(|| (index, ((alike - 0.5) * 2.0).min(0.95)))
        };
        possible.filter_map(quality).collect()
    }

    fn fits(&self, index: usize, window: &[&str]) -> bool {
        let size = self.entries[index].words.len();
        (size.saturating_sub(1)..=size + SPLIT_WORDS_MAX).contains(&window.len())
    }
}

/// Singular and plural count as the same word.
fn stems<'a>(language: &Language, words: impl Iterator<Item = &'a str>) -> String {
    words.map(|word| stem(language.writing.plural, word)).collect::<Vec<_>>().join(" ")
}

fn stem<'a>(plural: &str, word: &'a str) -> &'a str {
    match word.strip_suffix(plural) {
        Some(stem) if stem.len() > 2 && !stem.ends_with(plural) => stem,
        _ => word,
    }
}

/// The form in which two synonyms are the same.
pub fn normal_form(language: &Language, phrase: &str) -> String {
    stems(language, plain(language, phrase).iter().map(String::as_str))
}

/// Of mentions that share words, the surest and then the longest stays.
fn without_overlaps(mut candidates: Vec<Mention>) -> Vec<Mention> {
    candidates.sort_by(|a, b| {
        b.quality
            .total_cmp(&a.quality)
            .then(b.place.len().cmp(&a.place.len()))
            .then(a.place.start.cmp(&b.place.start))
    });
    let mut kept: Vec<Mention> = Vec::new();
    for candidate in candidates {
        let free = |other: &Mention| {
            candidate.place.end <= other.place.start || other.place.end <= candidate.place.start
        };
        if kept.iter().all(free) {
            kept.push(candidate);
        }
    }
    kept.sort_by_key(|mention| mention.place.start);
    kept
}

/// Walks back from a mention over words such as "the" or "looking for" until a negation or anything else.
fn is_negated(language: &Language, words: &[Word], mentions: &[Mention], index: usize) -> bool {
    let (topics, or) = (&language.topics, language.writing.signs.or);
    let mention = &mentions[index];
    let before = index.checked_sub(1).map(|previous| &mentions[previous]);
    for at in (0..mention.place.start).rev().take(NEGATION_REACH_WORDS) {
        if words[at + 1].after_pause {
            return false;
        }
        let word = words[at].text.as_str();
        if let Some(before) = before.filter(|before| before.place.contains(&at)) {
            // "not billing or sales" speaks against both.
            let joined = words[before.place.end..mention.place.start]
                .iter()
                .all(|word| topics.joining.contains(&word.text));
            return joined && before.place.end < mention.place.start && before.negated;
        }
        let next = words[at + 1].text.as_str();
        if topics.negations.contains(word) || is_passed_over(topics, &words[..at], word, next) {
            return true;
        }
        if !topics.between.contains(word) && word != or {
            return false;
        }
    }
    false
}

/// "Rather than", "anybody but", "instead of".
fn is_passed_over(topics: &Topics, before: &[Word], word: &str, next: &str) -> bool {
    let (rather, than) = topics.preferred;
    let (any, but) = topics.excepted;
    (word == than && before.iter().any(|earlier| earlier.text == rather))
        || (word == but && before.last().is_some_and(|last| last.text.starts_with(any)))
        || (word, next) == topics.instead
}

/// Whether "no wait" or the like stands between two mentions.
fn corrected(topics: &Topics, words: &[Word], first: &Mention, second: &Mention) -> bool {
    let between: Vec<&str> =
        words[first.place.end..second.place.start].iter().map(|word| word.text.as_str()).collect();
    first.choice != second.choice
        && (0..between.len())
            .any(|at| topics.corrections.iter().any(|correction| starts_with(&between[at..], correction)))
}

#[cfg(test)]
mod tests {
    use super::super::words::words;
    use super::*;
    use crate::language::ENGLISH;

    fn shown(text: &str) -> String {
        let phrases = |list: &[&str]| list.iter().map(|&phrase| phrase.to_owned()).collect::<Vec<_>>();
        let book = Phrasebook::new(
            &ENGLISH,
            [
                phrases(&["billing", "bill", "invoice"]),
                phrases(&["sales", "place an order"]),
                phrases(&["support", "not working", "technical support"]),
                phrases(&["front desk"]),
            ],
        )
        .with_human(3);
        let found = book.mentions(&words(&ENGLISH, text));
        let shown = found.iter().map(|m| {
            let mark = if m.negated { "!" } else { "" };
            let likeness = if m.quality < 1.0 { "~" } else { "" };
            format!("{mark}{likeness}{}:{}", m.choice, m.phrase)
        });
        shown.collect::<Vec<_>>().join(" ")
    }

    /// Against the comparison of every phrase with every window, on names that resemble each other.
    #[test]
    fn the_index_finds_what_a_search_through_all_finds() {
        let parts =
            ["jon", "john", "joan", "anna", "hanna", "smith", "smyth", "smit", "mc kay", "macky", "s"];
        let names = parts.iter().flat_map(|a| parts.iter().map(move |b| format!("{a} {b}")));
        let book = Phrasebook::new(&ENGLISH, names.map(|name| vec![name]));
        let mut found = 0;
        for text in ["jon smith", "hannas mitt", "joan mac kay", "john s", "annas", "john smiths", "the"] {
            let window = text.split(' ').collect::<Vec<_>>();
            let sound = Sound::new(&window);
            let fits = |index: &usize| book.fits(*index, &window);
            let alike = |index: &usize| book.entries[*index].sound.alike(&sound) >= ALIKE_MIN;
            let expected: BTreeSet<usize> = (0..book.len()).filter(fits).filter(alike).collect();
            let actual: BTreeSet<usize> = book.alike(&window).into_iter().map(|(index, _)| index).collect();
            assert_eq!(actual, expected, "{text}");
            found += actual.len();
        }
        assert!(found > 20, "{found} likenesses test little");
    }

    #[test]
    fn mentions_are_found_negated_and_taken_back() {
        for (text, expected) in [
            ("uh hello i'd like to speak with the billing department please", "0:billing"),
            ("it is about my invoices", "0:invoice"),
            ("technical support", "2:technical support"),
            ("my phone is not working", "2:not working"),
            ("belling please", "~0:billing"),
            ("not billing, sales", "!0:billing 1:sales"),
            ("not billing sales", "!0:billing 1:sales"),
            ("I don't want to talk to the billing department", "!0:billing"),
            ("neither billing nor sales", "!0:billing !1:sales"),
            ("sales instead of billing", "1:sales !0:billing"),
            ("anybody but sales", "!1:sales"),
            ("stop sending me to billing", "!0:billing"),
            ("i do not know, maybe billing", "0:billing"),
            ("i have not received my invoice", "0:invoice"),
            ("billing no wait sales", "1:sales"),
            ("billing, sorry, I meant sales", "1:sales"),
            ("no, sales", "1:sales"),
            ("can i speak to someone in billing", "3:someone 0:billing"),
            ("what is the weather like", ""),
        ] {
            assert_eq!(shown(text), expected, "{text}");
        }
    }
}
