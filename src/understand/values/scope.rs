//! What of a sentence a caller wants: corrections part it, and what is spoken against is left out.

use std::ops::Range;

use super::super::words::Word;
use super::date_words::{month_of, weekday_of};
use super::figures::{ordinal, small, written};
use super::tokens::{fits, is, text};
use crate::language::{Language, List};

/// How far before a value a word may stand that makes more than one of it.
const REACH_WORDS: usize = 3;

/// The utterance parted at its corrections; what was spoken against is left out. The last part counts first.
pub(super) fn clauses(language: &Language, tokens: &[Word]) -> Vec<Vec<Word>> {
    let mut clauses = vec![Vec::new()];
    let mut at = 0;
    while let Some(word) = tokens.get(at) {
        if let Some(length) = correction(language, tokens, at) {
            clauses.push(Vec::new());
            at += length;
            continue;
        }
        if let Some(clause) = clauses.last_mut() {
            clause.push(word.clone());
        }
        at += 1;
    }
    let mut wanted: Vec<Vec<Word>> = clauses.iter().map(|clause| wanted(language, clause)).collect();
    wanted.retain(|clause| !clause.is_empty());
    wanted
}

/// "No martes, miércoles": where "no" is "not" as well, it speaks against a value of its breath when another follows.
fn speaks_against_first(language: &Language, tokens: &[Word], at: usize) -> bool {
    let is_not = at == 0 && language.answers.not == language.scope.no;
    let breath = tokens.iter().skip(1).take_while(|word| !word.after_pause).count();
    let (first, later) = tokens.split_at((1 + breath).min(tokens.len()));
    is_not && says_value(language, first) && says_value(language, later)
}

/// How many words a correction at `at` takes.
fn correction(language: &Language, tokens: &[Word], at: usize) -> Option<usize> {
    let scope = &language.scope;
    let rest = &tokens[at..];
    if is(rest, 0, scope.no) && speaks_against_first(language, tokens, at) {
        return None;
    }
    if is(rest, 0, scope.no) {
        // "No one two three" begins anew.
        let counts_on = is(rest, 1, language.numbers.one)
            && rest.get(2..).is_some_and(|more| small(language, more).is_some());
        let denies = scope.no_words.contains(text(rest, 1)) && !rest[1].after_pause && !counts_on;
        let plural = rest.get(1).is_some_and(|next| means_any(language, &next.text) && !next.after_pause);
        let has_no = at > 0 && scope.before_no.contains(text(tokens, at - 1)) && !rest[0].after_pause;
        if denies || plural || has_no {
            return None;
        }
    }
    // "Just make it seven" takes nothing back, unless something was said before.
    scope.corrections.iter().filter(|phrase| fits(rest, phrase)).map(|phrase| phrase.split(' ').count()).max()
}

/// The words of a clause without what is spoken against.
fn wanted(language: &Language, clause: &[Word]) -> Vec<Word> {
    let mut wanted: Vec<Vec<Word>> = Vec::new();
    for segment in segments(language, clause) {
        let segment = &clause[segment];
        // "Friday, that does not work" speaks of friday.
        if denies(language, segment) && wanted.last().is_some_and(|before| says_value(language, before)) {
            wanted.pop();
        } else {
            wanted.push(kept(language, segment));
        }
    }
    wanted.concat()
}

/// Whether a part speaks against the value before it, and names none.
fn denies(language: &Language, segment: &[Word]) -> bool {
    let denying = language.scope.denying;
    let said = (0..segment.len()).any(|at| denying.iter().any(|phrase| fits(&segment[at..], phrase)));
    said && !says_value(language, segment)
}

/// Parts within which a "not" or a "doesn't work" reaches.
fn segments(language: &Language, clause: &[Word]) -> Vec<Range<usize>> {
    let scope = &language.scope;
    let mut parts = Vec::new();
    let mut start = 0;
    for at in 1..clause.len() {
        let word = clause[at].text.as_str();
        let excepts = || clause[start..at].iter().any(|word| scope.any.contains(&word.text));
        let turns = (scope.but.contains(word) && !excepts())
            || (word == scope.so && clause[at - 1].text != language.writing.signs.or);
        if clause[at].after_pause || turns {
            parts.push(start..at);
            start = at;
        }
    }
    if start < clause.len() {
        parts.push(start..clause.len());
    }
    parts
}

fn kept(language: &Language, segment: &[Word]) -> Vec<Word> {
    let scope = &language.scope;
    let bad = bad(language, segment);
    let covered = |at: usize| bad.is_some_and(|(from, end)| (from..end).contains(&at));
    if let Some((at, length)) = negation(language, segment).filter(|(at, _)| !covered(*at)) {
        let (before, after) = (&segment[..at], &segment[at + length..]);
        if says_value(language, after) {
            return before.to_vec();
        }
        let speaks_of_it = at > 0 && scope.auxiliaries.contains(text(segment, at - 1));
        let speaks_of_it = speaks_of_it || scope.not_last || segment[at].text != scope.not;
        if speaks_of_it && says_value(language, before) {
            return Vec::new();
        }
    }
    if let Some((at, end)) = bad {
        let (before, after) = (&segment[..at], &segment[end..]);
        if says_value(language, before) {
            return after.to_vec();
        }
        if says_value(language, after) {
            return before.to_vec();
        }
    }
    segment.to_vec()
}

/// Where something is spoken against, and how many words say so.
fn negation(language: &Language, segment: &[Word]) -> Option<(usize, usize)> {
    let scope = &language.scope;
    (0..segment.len()).find_map(|at| {
        let rest = &segment[at..];
        let phrase =
            scope.negations.iter().filter(|phrase| fits(rest, phrase)).max_by_key(|phrase| phrase.len());
        let earlier = |list: List| segment[..at].iter().any(|word| list.contains(&word.text));
        let spares =
            is(rest, 0, scope.not) && (scope.not_against.contains(text(rest, 1)) || earlier(scope.not_asked));
        let except = scope.but.contains(text(rest, 0)) && earlier(scope.any);
        let than = is(rest, 0, scope.than) && earlier(scope.preferring);
        let no = is(rest, 0, scope.no) && at + 1 < segment.len() && !scope.no_words.contains(text(rest, 1));
        match phrase.filter(|_| !spares) {
            Some(phrase) => Some((at, phrase.split(' ').count())),
            None => (except || than || no).then_some((at, 1)),
        }
    })
}

/// "Is too early", "is out": where it begins and ends.
fn bad(language: &Language, segment: &[Word]) -> Option<(usize, usize)> {
    let scope = &language.scope;
    (0..segment.len()).find_map(|at| {
        let mut from = at;
        if scope.auxiliaries.contains(text(segment, at)) {
            from += 1;
            while scope.degrees.contains(text(segment, from))
                && !scope.bad.iter().any(|bad| fits(&segment[from..], bad))
            {
                from += 1;
            }
        } else if !scope.bad_alone.contains(text(segment, at)) {
            return None;
        }
        let rest = segment.get(from..)?;
        let bad = scope.bad.iter().filter(|bad| fits(rest, bad)).max_by_key(|bad| bad.len())?;
        Some((at, from + bad.split(' ').count()))
    })
}

/// "Fridays": any of them.
pub(super) fn means_any(language: &Language, word: &str) -> bool {
    let ending = language.dates.days_ending;
    !ending.is_empty() && word.ends_with(ending)
}

/// Whether a text names a number, a day or a time.
pub(in crate::understand) fn says_a_value(language: &Language, text: &str) -> bool {
    says_value(language, &super::tokens::tokens(language, text))
}

/// Whether these words name a number, a day or a time.
fn says_value(language: &Language, words: &[Word]) -> bool {
    (0..words.len()).any(|at| is_value_word(language, &words[at..]))
}

pub(super) fn is_value_word(language: &Language, rest: &[Word]) -> bool {
    let word = text(rest, 0);
    written(word).is_some()
        || small(language, rest).is_some()
        || ordinal(language, rest).is_some()
        || language.scope.named.contains(word)
        || weekday_of(language, word).is_some()
        || (month_of(language, word).is_some() && !language.dates.months_apart.contains(word))
}

/// Whether more than one value is meant: "before five", "every friday", "nine or later". `used` words belong to values.
pub(super) fn is_open(language: &Language, words: &[Word], used: &[bool], place: &Range<usize>) -> bool {
    let scope = &language.scope;
    let free = |at: &usize| !used.get(*at).copied().unwrap_or(false);
    let mut before = (place.start.saturating_sub(REACH_WORDS)..place.start).rev();
    let opens = before.find(|at| !scope.open_between.contains(text(words, *at)));
    let (up, to) = scope.open_before_two;
    let up_to = |at: usize| at > 0 && is(words, at - 1, up) && is(words, at, to);
    let opens = opens.filter(free).is_some_and(|at| scope.open_before.contains(text(words, at)) || up_to(at));
    let rest = words.get(place.end..).unwrap_or_default();
    opens || scope.open_after.iter().any(|phrase| fits(rest, phrase))
}

#[cfg(test)]
mod tests {
    use super::super::tokens::tokens;
    use super::*;
    use crate::language::ENGLISH;

    #[test]
    fn what_is_taken_back_is_apart_and_what_is_spoken_against_is_gone() {
        for (said, expected) in [
            ("tuesday no wednesday", "tuesday|wednesday"),
            ("no, it's tuesday", "it is tuesday"),
            ("not tuesday, wednesday", "wednesday"),
            ("not tuesday but wednesday", "but wednesday"),
            ("why not tuesday", "why not tuesday"),
            ("tuesday sorry", "tuesday"),
            ("wednesday doesn't suit me", ""),
            ("the ninth is far too soon, the tenth", "the tenth"),
            ("anything but the ninth", ""),
            ("ten rather than eleven", "ten"),
            ("eight is no good so nine", "so nine"),
            ("I have no time on tuesday", "i have"),
            ("not sure maybe tuesday", "not sure maybe tuesday"),
            ("", ""),
        ] {
            let shown: Vec<String> = clauses(&ENGLISH, &tokens(&ENGLISH, said))
                .iter()
                .map(|clause| clause.iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join(" "))
                .collect();
            assert_eq!(shown.join("|"), expected, "{said}");
        }
    }

    #[test]
    fn more_than_one_is_told_from_one() {
        let open = |said: &str, value: &str| {
            let words = tokens(&ENGLISH, said);
            let at = words.iter().position(|word| word.text == value).expect("the value");
            is_open(&ENGLISH, &words, &vec![false; words.len()], &(at..at + 1))
        };
        for (said, value) in
            [("before about five", "five"), ("every friday", "friday"), ("six or later", "six")]
        {
            assert!(open(said, value), "{said}");
        }
        for (said, value) in
            [("around five", "five"), ("on friday", "friday"), ("after all it is five", "five")]
        {
            assert!(!open(said, value), "{said}");
        }
    }
}
