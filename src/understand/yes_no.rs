//! Yes or no, in the many forms in which callers say it: each phrase has a sense, "not" turns the next one around, and
//! a question, a condition or both answers at once are neither.

use super::words::{Word, plain, words};
use crate::language::{Answers, Language, Sense};

/// Each word that the answer does not explain makes it less sure that it is one.
const UNKNOWN_WORD_COST: f64 = 0.25;
/// "Right", "I think so".
const WEAK: f64 = 0.9;
/// "No, that's right"; "yes, no wait, no".
const CONTRADICTED: f64 = 0.7;
/// The longest phrase of a sense.
const PHRASE_WORDS_MAX: usize = 6;

/// The answer and how good it is, from 0 to 1; `None` when it is neither, or both.
pub(crate) fn yes_or_no(language: &Language, text: &str) -> Option<(bool, f64)> {
    let answers = &language.answers;
    let said = words(language, text);
    let all: Vec<&str> = said.iter().map(|word| word.text.as_str()).collect();
    let bare = trimmed(answers, &all);
    if bare.is_empty() && all.contains(&answers.please) {
        return Some((true, WEAK));
    }
    whole(answers, &all)
        .or_else(|| whole(answers, bare))
        .or_else(|| echo(answers, without_opinion(answers, bare)))
        .or_else(|| misheard(answers, bare))
        .or_else(|| {
            let heard = &said[..said.len() - tag_length(answers, &all)];
            if is_question(answers, heard) || opens_question(text, &all) {
                None
            } else {
                verdict(language, heard)
            }
        })
}

/// True for phrases that a flow must not use as a synonym.
pub fn is_yes_or_no(language: &Language, text: &str) -> bool {
    let words = plain(language, text);
    whole(&language.answers, &words.iter().map(String::as_str).collect::<Vec<_>>()).is_some()
}

fn whole(answers: &Answers, words: &[&str]) -> Option<(bool, f64)> {
    let phrase = words.join(" ");
    let answer = if answers.yes.contains(&phrase) {
        true
    } else if answers.no.contains(&phrase) {
        false
    } else {
        return None;
    };
    Some((answer, 1.0))
}

fn trimmed<'a, 'b>(answers: &Answers, words: &'a [&'b str]) -> &'a [&'b str] {
    let polite = |word: &&str| answers.polite.contains(word);
    let start = words.iter().take_while(|word| polite(word)).count();
    let end = words.iter().rev().take_while(|word| polite(word)).count();
    words.get(start..words.len().saturating_sub(end)).unwrap_or_default()
}

/// "I think it is": the opinion changes nothing.
fn without_opinion<'a, 'b>(answers: &Answers, words: &'a [&'b str]) -> &'a [&'b str] {
    let opinion =
        answers.opinions.iter().filter(|phrase| starts_with(words, phrase)).max_by_key(|phrase| phrase.len());
    opinion.map_or(words, |phrase| &words[phrase.split(' ').count()..])
}

/// "It is", "they do indeed", "I haven't".
fn echo(answers: &Answers, words: &[&str]) -> Option<(bool, f64)> {
    let [pronoun, verb, rest @ ..] = words else { return None };
    if !answers.echo_pronouns.contains(pronoun) || !answers.echo_verbs.contains(verb) {
        return None;
    }
    match rest {
        [] => Some((true, 1.0)),
        [not] if *not == answers.not => Some((false, 1.0)),
        [not, end] if *not == answers.not && answers.echo_ends.contains(end) => Some((false, 1.0)),
        _ if answers.echo_ends.contains(&rest.join(" ")) && *pronoun != answers.pointing => {
            Some((true, WEAK))
        }
        _ => None,
    }
}

fn misheard(answers: &Answers, words: &[&str]) -> Option<(bool, f64)> {
    let [word] = words else { return None };
    answers.misheard.iter().find(|(heard, _, _)| heard == word).map(|&(_, answer, quality)| (answer, quality))
}

/// How many words at the end only ask for agreement: "that's right, isn't it".
fn tag_length(answers: &Answers, words: &[&str]) -> usize {
    let ends = |tag: &&str| {
        let tag: Vec<&str> = tag.split(' ').collect();
        words.len() > tag.len() && words.ends_with(&tag)
    };
    answers.tags.iter().find(|tag| ends(tag)).map_or(0, |tag| tag.split(' ').count())
}

/// "Is that correct", "what was the question": an answer comes before a question, not in it.
fn is_question(answers: &Answers, words: &[Word]) -> bool {
    let texts: Vec<&str> = words.iter().map(|word| word.text.as_str()).collect();
    let rest = trimmed(answers, &texts);
    let [first, second, ..] = rest else { return begins_a_question(answers, rest) };
    let no_question = answers.not_asking.iter().any(|phrase| starts_with(rest, phrase));
    !no_question
        && (begins_a_question(answers, rest)
            || (answers.asking_verbs.contains(first) && answers.asked.contains(second)))
}

/// "What day is it today", "when are you open": a question about something else, and no proposal ("how about friday").
pub(super) fn asks_back(language: &Language, text: &str) -> bool {
    let words = plain(language, text);
    let texts: Vec<&str> = words.iter().map(String::as_str).collect();
    let answers = &language.answers;
    let rest = trimmed(answers, &texts);
    let proposes = answers.proposing.iter().any(|phrase| starts_with(rest, phrase));
    begins_a_question(answers, rest) && !proposes
}

fn begins_a_question(answers: &Answers, words: &[&str]) -> bool {
    answers.asking.iter().any(|phrase| starts_with(words, phrase))
}

/// The sign is written before nothing but a question; "¿sí?" answers all the same.
fn opens_question(text: &str, words: &[&str]) -> bool {
    text.trim_start().starts_with('\u{bf}') && words.len() > 2
}

pub(super) fn starts_with(words: &[&str], phrase: &str) -> bool {
    phrase.split(' ').enumerate().all(|(at, word)| words.get(at) == Some(&word))
}

/// The sense at the start of these words, and how many of them it takes.
fn sense(answers: &Answers, words: &[&str]) -> Option<(Sense, usize)> {
    (1..=PHRASE_WORDS_MAX.min(words.len())).rev().find_map(|length| {
        let phrase = words[..length].join(" ");
        let found = answers.senses.iter().find(|(_, phrases)| phrases.contains(&phrase));
        found.map(|&(sense, _)| (sense, length))
    })
}

/// What a sentence has said so far.
#[derive(Debug, Default)]
struct Verdict {
    /// Each answer, and whether it holds whatever stands beside it.
    answers: Vec<(bool, bool)>,
    /// "Absolutely": a yes, unless an answer follows that it only makes stronger.
    stressed: bool,
    /// "No, thank you" is meant.
    thanked: bool,
    /// Answers since the last pause.
    in_breath: usize,
    /// A "not" that has turned nothing around yet.
    negated: bool,
    /// "Not my ...".
    owned: bool,
    /// Words since that "not" that nothing explains.
    unclear: usize,
    unknown_words: u32,
    hedged: bool,
    conditional: bool,
}

fn verdict(language: &Language, said: &[Word]) -> Option<(bool, f64)> {
    let answers = &language.answers;
    let texts: Vec<&str> = said.iter().map(|word| word.text.as_str()).collect();
    let thanks = answers.thanks;
    let thanked = !thanks.is_empty() && texts.iter().any(|word| word.starts_with(thanks));
    let mut heard = Verdict { thanked, ..Verdict::default() };
    let (mut taken_back, mut at) = (false, 0);
    while at < said.len() {
        if said[at].after_pause || texts[at] == answers.but {
            heard.close();
        }
        let back = answers.taking_back.iter().find(|phrase| starts_with(&texts[at..], phrase));
        if let Some(phrase) = back.filter(|_| !heard.answers.is_empty() && at + 1 < said.len()) {
            heard.close();
            taken_back = true;
            // "No wait" says no once more; it takes back and answers nothing.
            at += phrase.split(' ').count();
            continue;
        }
        let (sense, length) = sense(answers, &texts[at..]).unwrap_or((Sense::Hedge, 0));
        match length {
            0 => heard.unknown_word(language, texts[at], at + 1 < said.len()),
            _ => {
                let breath = breath(said, &texts, at + length);
                let sense = in_breath(answers, sense, &texts[at..at + length], breath);
                if !heard.turns_back(answers, &texts[at..], breath) {
                    heard.take(sense, next_is_bad(answers, &texts[at + length..]));
                }
            }
        }
        at += length.max(1);
    }
    heard.close();
    heard.settle(taken_back)
}

/// From a word to the next pause.
fn breath<'a, 'b>(said: &[Word], texts: &'a [&'b str], from: usize) -> &'a [&'b str] {
    let length = said.iter().skip(from).take_while(|word| !word.after_pause).count();
    texts.get(from..from + length).unwrap_or_default()
}

/// "No es correcto": where "no" is "not" as well, it is the latter before an answer in the same breath.
fn in_breath(answers: &Answers, sense: Sense, phrase: &[&str], rest: &[&str]) -> Sense {
    let is_not = sense == Sense::No && *phrase == [answers.not];
    if is_not && answers_within(answers, rest) { Sense::Not } else { sense }
}

/// Whether any of these words answers.
fn answers_within(answers: &Answers, words: &[&str]) -> bool {
    let answering = |at: usize| {
        matches!(
            sense(answers, &words[at..]),
            Some((Sense::Yes | Sense::Weak | Sense::Stress | Sense::Bad, _))
        )
    };
    (0..words.len()).any(answering)
}

/// Whether what follows, but for small words, is something that "no" denies: "no real problem".
fn next_is_bad(answers: &Answers, rest: &[&str]) -> bool {
    let skipped = rest.iter().take_while(|word| answers.small.contains(word)).count();
    matches!(sense(answers, &rest[skipped..]), Some((Sense::Bad, _)))
}

impl Verdict {
    /// "Stimmt nicht": a "not" with no answer behind it turns the one before it around.
    fn turns_back(&mut self, answers: &Answers, rest: &[&str], breath: &[&str]) -> bool {
        let is_last = answers.not_last && rest.first() == Some(&answers.not);
        if !is_last || answers_within(answers, breath) || self.in_breath == 0 {
            return false;
        }
        let yes = self.answers.last_mut().filter(|(answer, _)| *answer);
        yes.map(|answer| *answer = (false, true)).is_some()
    }

    fn take(&mut self, sense: Sense, bad_follows: bool) {
        match sense {
            Sense::Yes => self.say(true, true),
            Sense::Weak => self.say(true, false),
            Sense::Stress => self.stressed |= !self.negated,
            Sense::No if bad_follows => self.negated = true,
            Sense::No => self.say(false, true),
            Sense::Bad => self.say(false, true),
            Sense::Not => {
                self.stressed = false;
                (self.negated, self.unclear) = (!self.negated, 0);
            }
            Sense::Without => self.negated |= bad_follows,
            Sense::Unsure => self.hedged |= self.answers.is_empty(),
            Sense::Hedge => self.hedged = true,
            Sense::Empty => {}
        }
    }

    fn say(&mut self, answer: bool, strong: bool) {
        self.answers.push((answer != self.negated, strong || self.negated));
        self.in_breath += 1;
        (self.negated, self.stressed) = (false, false);
    }

    fn unknown_word(&mut self, language: &Language, word: &str, more_follows: bool) {
        self.owned |= self.negated && language.answers.own.contains(word);
        if language.answers.conditions.contains(word)
            && self.answers.last().is_some_and(|(answer, _)| *answer)
        {
            self.conditional |= more_follows;
        } else if !language.topics.fillers.contains(word) && !language.answers.polite.contains(word) {
            self.unknown_words += 1;
            self.unclear += usize::from(self.negated);
        }
    }

    /// A "not" whose object is unknown or was left out: "not yet" is a no, "not the printer" is about a printer.
    fn close(&mut self) {
        self.in_breath = 0;
        // "That isn't my number" is a no all the same.
        let owned = std::mem::take(&mut self.owned);
        let unclear = std::mem::take(&mut self.unclear) > usize::from(owned);
        if std::mem::take(&mut self.negated) && !unclear {
            self.answers.push((false, true));
        }
        if std::mem::take(&mut self.stressed) {
            self.answers.push((true, false));
        }
    }

    fn settle(self, taken_back: bool) -> Option<(bool, f64)> {
        let explained = 1.0 / (1.0 + UNKNOWN_WORD_COST * f64::from(self.unknown_words));
        let (&(first, _), &(last, _)) = (self.answers.first()?, self.answers.last()?);
        let strong = self.answers.iter().any(|(_, strong)| *strong);
        let agree = self.answers.iter().all(|(answer, _)| *answer == first);
        match () {
            () if self.hedged || self.conditional => None,
            () if !strong && self.unknown_words > 0 => None,
            () if agree => Some((first, if strong { explained } else { explained * WEAK })),
            () if taken_back => Some((last, explained * CONTRADICTED)),
            // "No, that's right": the no denies a fear and not the question.
            () if !first && self.thanked => Some((false, explained * CONTRADICTED)),
            () if !first
                && self.answers[1..].iter().all(|(answer, _)| *answer)
                && self.answers.len() == 2 =>
            {
                Some((true, explained * CONTRADICTED))
            }
            () => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::ENGLISH;

    #[test]
    fn many_forms_of_yes_and_no() {
        let yes = [
            "yes",
            "Yeah.",
            "yep",
            "uh yes please",
            "yes that's right",
            "that's correct",
            "correct",
            "sure",
            "of course",
            "OK",
            "uh huh",
            "yes, that would be great",
            "absolutely",
            "go ahead please",
            "fine",
            "it is",
            "right",
            "exactly thank you",
        ];
        let no = [
            "no",
            "Nope",
            "no thank you",
            "no, that's wrong",
            "that's not right",
            "it isn't",
            "not really",
            "I don't think so",
            "wrong",
            "um no",
            "no no no",
            "that is not correct",
            "incorrect",
            "not at all",
            "no i do not want that",
            "know",
        ];
        for (texts, expected) in [(&yes[..], true), (&no[..], false)] {
            for text in texts {
                assert_eq!(yes_or_no(&ENGLISH, text).map(|(answer, _)| answer), Some(expected), "{text}");
            }
        }
    }

    #[test]
    fn other_sentences_are_neither() {
        for text in [
            "",
            "billing please",
            "good morning",
            "yes and no",
            "what",
            "i am fine with sales",
            "one two three",
        ] {
            assert_eq!(yes_or_no(&ENGLISH, text), None, "{text}");
        }
    }

    #[test]
    fn a_story_around_a_yes_makes_it_less_sure() {
        let (_, short) = yes_or_no(&ENGLISH, "yes please").expect("a yes");
        let (_, long) = yes_or_no(&ENGLISH, "yes my cousin bought three chickens on tuesday").expect("a yes");
        assert!(short > 0.9 && long < 0.5, "{short} {long}");
    }
}
