//! Times of day, as a slot's value.

use jiff::civil;

use super::{Rules, is_digits, is_within, off_by, sure};
use crate::language::Language;
use crate::understand::values::clock::Clock;
use crate::understand::values::figures::small;
use crate::understand::values::tokens::{is, text as word_at};
use crate::understand::values::{Answer, Form, Here, Partial, Reading, Refusal, Value, time};
use crate::understand::words::Word;

/// Hours and minutes.
const KEYS: u8 = 4;

/// From `earliest` to `latest`, both included. They also settle "at seven": only what they leave in doubt is asked
/// about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Time {
    pub earliest: Option<civil::Time>,
    pub latest: Option<civil::Time>,
}

impl Rules for Time {
    fn read(&self, answer: &Answer<'_>) -> Reading {
        let language = answer.language();
        let mut known = time::Said::default();
        if let Some(&Partial::Time { part }) = answer.before {
            known.part = Some(part);
        }
        let mut quality = 1.0;
        let mut any = false;
        for clause in answer.clauses() {
            if let Some(either) = self.one_of_two(language, known, &clause) {
                return either;
            }
            let (said, good) = time::said(language, &clause);
            if said != time::Said::default() {
                (known, quality, any) = (known.with(said), good, true);
            }
        }
        if any { self.reading(language, known, answer.percent(quality)) } else { Reading::Nothing }
    }

    /// HHMM on 24 hours, unless the slot's hours leave only the afternoon: 0230 at a shop that opens at eight.
    fn read_keys(&self, keys: &str, here: Here) -> Reading {
        if !is_digits(keys) {
            return Reading::Nothing;
        }
        if !(3..=usize::from(KEYS)).contains(&keys.len()) {
            return off_by(keys.len(), usize::from(KEYS));
        }
        let (hour, minute) = keys.split_at(keys.len() - 2);
        let typed = hour.parse().ok().zip(minute.parse().ok());
        let Some(clock) = typed.and_then(|(hour, minute)| Clock::typed(hour, minute)) else {
            return Reading::Refused(Refusal::NoSuchTime);
        };
        let said = time::Said { clock: Some(clock), ..time::Said::default() };
        match self.reading(here.language, said, 100) {
            Reading::Either(first, second) => sure(if hour == "12" { second } else { first }),
            other => other,
        }
    }

    fn keys_wanted(&self) -> Option<(u8, Option<char>)> {
        Some((KEYS, Some('#')))
    }

    fn is_whole(&self, _value: &Value, _confidence: u8, answer: &Answer<'_>) -> bool {
        !self.may_grow(answer)
    }

    /// "Nine" may become "nine thirty"; "twelve thirty", "noon" and "nine o'clock" do not grow.
    fn may_grow(&self, answer: &Answer<'_>) -> bool {
        let (language, words) = (answer.language(), &answer.words);
        let figure = |at: usize| small(language, &words[at..]).is_some();
        let Some(last) = words.len().checked_sub(1) else { return false };
        let before_minutes = language.turns.before_minutes;
        let minute = last > 0 && (figure(last - 1) || before_minutes.contains(word_at(words, last - 1)));
        figure(last) && !minute && !is(words, last, language.turns.noon)
    }

    /// "Am" ends a time, and begins "am I".
    fn ends_a_value(&self, answer: &Answer<'_>) -> bool {
        answer.words.last().is_some_and(|word| word.text == answer.language().turns.whole_time_end)
    }

    fn may_be_asked_back(&self) -> bool {
        true
    }

    fn is_volunteered(&self, _today: civil::Date) -> bool {
        true
    }

    fn form(&self) -> Form<'_> {
        let grammar = r#"([01] [0-9] | "2" [0-3]) ":" [0-5] [0-9]"#;
        Form::Figures { told: "HH:MM, 24 hours".to_owned(), grammar: grammar.to_owned() }
    }

    fn is_of_form(&self, text: &str) -> bool {
        let mut parts = text.split(':');
        is_within(parts.next(), 2, 0, 23) && is_within(parts.next(), 2, 0, 59) && parts.next().is_none()
    }
}

impl Time {
    fn reading(self, language: &Language, said: time::Said, confidence: u8) -> Reading {
        said.reading(language, self.earliest, self.latest, confidence)
    }

    /// "At ten or eleven".
    fn one_of_two(self, language: &Language, known: time::Said, clause: &[Word]) -> Option<Reading> {
        let or = language.writing.signs.or;
        let sides: Vec<&[Word]> = clause.split(|word| word.text == or).collect();
        let [left, right] = sides[..] else { return None };
        let (first, _) = time::said(language, left);
        let (second, _) = time::said(language, right);
        let first = time::Said { part: first.part.or(second.part), ..first };
        let read = |said: time::Said| self.reading(language, known.with(said), 0);
        match (read(first), read(second)) {
            (Reading::Value { value: first, .. }, Reading::Value { value: second, .. })
                if first != second =>
            {
                Some(Reading::Either(first, second))
            }
            _ => None,
        }
    }
}
