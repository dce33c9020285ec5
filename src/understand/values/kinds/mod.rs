//! The kinds of values that a slot takes: a module for each, with its limits and all that it is particular in.

mod choice;
mod date;
mod digits;
mod name;
mod number;
mod text;
mod time;
mod yes_no;

use jiff::civil;

use crate::understand::values::{Answer, Form, Here, Reading, Refusal, Value};

pub use choice::Choices;
pub use date::{Bound, Date, DateOrder};
pub use digits::Digits;
pub use number::Number;
pub use time::Time;

/// What a slot takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Canonical `yes` or `no`. Keys 1 and 2.
    YesNo,
    /// A string of digits, leading zeros kept: an account number, a PIN. Canonical `0471`.
    Digits(Digits),
    /// A whole number. Canonical `120` or `-3`.
    Number(Number),
    /// A day of the Gregorian calendar. Canonical `2026-12-24`.
    Date(Date),
    /// A time of day. Canonical `14:30`, on 24 hours.
    Time(Time),
    /// A person's name as a recogniser wrote it, or as the caller spelt it. Canonical `Carla Jones`.
    Name,
    /// One of a list. Canonical is the choice's name. Keys 1 to 9 in the list's order.
    Choice(Choices),
    /// Whatever is said. Canonical is the text, blanks reduced.
    Text,
}

impl Kind {
    /// The only place that tells the kinds apart.
    pub fn rules(&self) -> &dyn Rules {
        match self {
            Self::YesNo => &yes_no::YesNo,
            Self::Digits(digits) => digits,
            Self::Number(number) => number,
            Self::Date(date) => date,
            Self::Time(time) => time,
            Self::Name => &name::Name,
            Self::Choice(choices) => choices,
            Self::Text => &text::Text,
        }
    }
}

/// How an answer is spoken: how long a silence it has in it, and how long it may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pace {
    /// In one go.
    Fluent,
    /// In groups, with pauses to look up the next one.
    InGroups,
    /// In sentences.
    AtLength,
}

/// What a kind is particular in. Where most kinds are alike, that is what it does without a word.
pub trait Rules {
    /// What words mean.
    fn read(&self, answer: &Answer<'_>) -> Reading;

    /// What keys mean, without the key that ended them; there is one at least.
    fn read_keys(&self, _keys: &str, _here: Here) -> Reading {
        Reading::Nothing
    }

    /// How many keys an answer takes at most, and the key that ends a shorter one; `None` when it has no keys.
    fn keys_wanted(&self) -> Option<(u8, Option<char>)> {
        None
    }

    /// Whether a value that was read out of the words until now is all that the caller wants to say.
    fn is_whole(&self, value: &Value, confidence: u8, answer: &Answer<'_>) -> bool;

    /// Whether more words may make another value of it: "twenty" may become "twenty five".
    fn may_grow(&self, answer: &Answer<'_>) -> bool {
        let last = answer.words.last().map_or("", |word| word.text.as_str());
        answer.language().turns.growing_numbers.contains(last)
    }

    /// Whether the last word, which leaves other sentences open, ends a value of this kind.
    fn ends_a_value(&self, _answer: &Answer<'_>) -> bool {
        false
    }

    /// Whether a caller who asks back says words of this kind and means no value: "is it on Monday?"
    fn may_be_asked_back(&self) -> bool {
        false
    }

    /// Whether only today and earlier days will do, as for a date of birth.
    fn looks_back(&self, _today: civil::Date) -> bool {
        false
    }

    /// Whether whatever is said is a value.
    fn takes_any_words(&self) -> bool {
        false
    }

    /// Whether the words around a value are of the value as well, in a sentence about something else.
    fn keeps_its_words(&self) -> bool {
        self.takes_any_words()
    }

    /// Whether a value is known for one wherever it is said: "no, Wednesday", "yes, but at eleven".
    fn stands_out(&self) -> bool {
        !self.takes_any_words()
    }

    /// Whether "okay" and "yeah" are values; for all other kinds they are no answer.
    fn takes_acknowledgements(&self) -> bool {
        false
    }

    /// Whether the flow's author named the values, perhaps with words that ask for a person elsewhere: "the manager".
    fn has_names(&self) -> bool {
        false
    }

    /// Whether a value that was heard with doubt need not be read back.
    fn needs_no_confirming(&self) -> bool {
        false
    }

    /// Whether callers tell it with what they want, before they are asked.
    fn is_volunteered(&self, _today: civil::Date) -> bool {
        false
    }

    fn pace(&self) -> Pace {
        Pace::Fluent
    }

    /// How a model writes a value.
    fn form(&self) -> Form<'_>;

    /// Whether a text is of the form, if that is figures.
    fn is_of_form(&self, _text: &str) -> bool {
        false
    }

    /// Whether a model's value counts where the caller's words have it letter by letter; otherwise they must be read
    /// as the same value.
    fn is_letter_by_letter(&self) -> bool {
        false
    }
}

fn sure(value: Value) -> Reading {
    Reading::Value { value, confidence: 100 }
}

fn is_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Keys that are too few or too many.
fn off_by(length: usize, wanted: usize) -> Reading {
    let by = |count: usize| u8::try_from(count).unwrap_or(u8::MAX);
    Reading::Refused(if length < wanted {
        Refusal::TooShort(by(wanted - length))
    } else {
        Refusal::TooLong(by(length.saturating_sub(wanted).max(1)))
    })
}

/// Whether `text` is a number of `length` digits from `from` to `to`.
fn is_within(text: Option<&str>, length: usize, from: u32, to: u32) -> bool {
    let number =
        text.filter(|text| text.len() == length && is_digits(text)).and_then(|text| text.parse().ok());
    number.is_some_and(|number: u32| (from..=to).contains(&number))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::ENGLISH;

    #[test]
    fn keys_follow_from_the_limits() {
        let digits = |min, max| Digits { min, max, check: None }.keys_wanted();
        assert_eq!(digits(4, 4), Some((4, None)));
        assert_eq!(digits(4, 8), Some((8, Some('#'))));
        let number = |min, max| Number { min, max }.keys_wanted();
        assert_eq!(number(Some(0), Some(120)), Some((3, Some('#'))));
        assert_eq!(number(Some(-100), Some(20)), Some((4, Some('#'))));
        assert_eq!(number(Some(0), None), Some((15, Some('#'))));
        let choices = |count: usize| {
            Choices::new(&ENGLISH, (0..count).map(|n| (format!("choice {n}"), Vec::new()))).keys_wanted()
        };
        assert_eq!((choices(9), choices(10)), (Some((1, None)), None));
        assert_eq!(Kind::Name.rules().keys_wanted(), None);
    }
}
