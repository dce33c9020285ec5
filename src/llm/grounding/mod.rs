//! Whether a sentence of a model's says only what was said: each word, number, day and name of it, and each denial.
//!
//! A sentence that is refused is no loss: the plain facts stand, or the flow's own words. So whatever is in doubt
//! counts as unfounded, and words that lead to the same place ("pills", "inhaler") are not taken for one another.

mod denial;
mod lexicon;
mod reading;

use reading::{Kind, Token, meaning, read};

use crate::language::{Claims, Language};

/// How many words around a number belong to it.
const AROUND: usize = 3;

/// What was said or is known.
#[derive(Clone, Debug)]
pub(super) struct Ground {
    language: &'static Language,
    texts: Vec<Vec<Token>>,
}

/// Why a sentence does not count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unfounded {
    #[error("it claims nothing")]
    Empty,
    #[error("a word of it was not said")]
    Word,
    #[error("a number of it was not said, or of something else")]
    Number,
    #[error("a day or month of it was not said")]
    Day,
    #[error("a name of it was not said, or in other parts")]
    Name,
    #[error("it claims what was denied, or denies what was said")]
    Denial,
    #[error("it tells of a wish as of something done, or the other way round")]
    Tense,
    #[error("its numbers, days or names stand in another order than they were said")]
    Order,
}

/// Whether the caller's words hold all of this text.
pub(crate) fn is_said(language: &'static Language, said: &str, text: &str) -> bool {
    Ground::of(language, std::iter::once(said)).holds(text).is_ok()
}

impl Ground {
    pub(super) fn of<'a>(language: &'static Language, texts: impl Iterator<Item = &'a str>) -> Self {
        Self { language, texts: texts.map(|text| read(language, text)).collect() }
    }

    /// Whether all that the sentence claims is found.
    pub(super) fn holds(&self, sentence: &str) -> Result<(), Unfounded> {
        let tokens = read(self.language, sentence);
        if !tokens.iter().any(Token::claims) {
            return Err(Unfounded::Empty);
        }
        for (at, token) in tokens.iter().enumerate() {
            match &token.kind {
                Kind::Free => {}
                Kind::Day(day) => self.day(day, token.denied)?,
                Kind::Word { .. } => self.word(&tokens, at)?,
                Kind::Number(_) if at > 0 && is_number(&tokens[at - 1]) => {}
                Kind::Number(_) => self.number(&tokens, at)?,
            }
        }
        if self.keeps_order(&tokens) { Ok(()) } else { Err(Unfounded::Order) }
    }

    fn all(&self) -> impl Iterator<Item = &Token> {
        self.texts.iter().flatten()
    }

    fn day(&self, day: &str, denied: bool) -> Result<(), Unfounded> {
        let said = self.all().filter(|token| matches!(token.kind, Kind::Day(said) if said == day));
        let said: Vec<bool> = said.map(|token| token.denied).collect();
        match said.contains(&denied) {
            true => Ok(()),
            false if said.is_empty() => Err(Unfounded::Day),
            false => Err(Unfounded::Denial),
        }
    }

    fn word(&self, tokens: &[Token], at: usize) -> Result<(), Unfounded> {
        let token = &tokens[at];
        let Kind::Word { stem, past } = &token.kind else { return Ok(()) };
        let mut said = self.places(stem);
        if said.is_empty() {
            return if self.tells_of(stem) { Ok(()) } else { Err(Unfounded::Word) };
        }
        if at > 0 && token.capital {
            said.retain(|said| said.token().word == token.word);
            let before = &tokens[at - 1];
            let is_pair = before.capital && !token.after_pause && matches!(before.kind, Kind::Word { .. });
            if said.is_empty() || (is_pair && !self.follows(&before.word, &token.word)) {
                return Err(Unfounded::Name);
            }
        }
        said.retain(|said| said.token().denied == token.denied);
        if token.denied
            && let Some(of) = denied_of(&self.language.claims, tokens, at)
        {
            said.retain(|said| said.has_beside(&self.language.claims, of));
        }
        if said.is_empty() {
            return Err(Unfounded::Denial);
        }
        // "To pay" is still to be done, "paid" is done.
        let is_wish = !past && at > 0 && self.language.claims.before_a_wish.contains(&tokens[at - 1].word);
        let fits = said.iter().any(|said| said.is_past() == *past || !(*past || is_wish));
        if fits { Ok(()) } else { Err(Unfounded::Tense) }
    }

    fn places(&self, stem: &str) -> Vec<Place<'_>> {
        let places = self.texts.iter().flat_map(|text| (0..text.len()).map(move |at| Place { text, at }));
        places.filter(|place| place.token().stem() == Some(stem)).collect()
    }

    /// "She", where a wife was told of.
    fn tells_of(&self, stem: &str) -> bool {
        let words = lexicon::told_by(&self.language.claims, stem);
        words
            .iter()
            .map(|word| meaning(self.language, word))
            .any(|word| self.all().any(|token| token.stem() == Some(&word)))
    }

    fn follows(&self, first: &str, second: &str) -> bool {
        let pairs = self.texts.iter().flat_map(|text| text.windows(2));
        pairs.into_iter().any(|pair| pair[0].word == first && pair[1].word == second)
    }

    /// The figures that begin at `at`, said of the same thing.
    fn number(&self, tokens: &[Token], at: usize) -> Result<(), Unfounded> {
        let length = tokens[at..].iter().take_while(|token| is_number(token)).count();
        let wanted = figures(&tokens[at..at + length]);
        let (near, place) = clause(tokens, at);
        let (before, after) = around(near, place, length.min(near.len() - place), 1);
        let mut was_said = false;
        for text in &self.texts {
            for (from, count) in
                spans(text).filter(|(from, count)| figures(&text[*from..from + count]) == wanted)
            {
                if text[from].denied != tokens[at].denied {
                    was_said = true;
                    continue;
                }
                let (said_before, said_after) = around(text, from, count, AROUND);
                let is_near = |words: &[&str], said: &[&str]| words.iter().any(|word| said.contains(word));
                if (before.is_empty() && after.is_empty())
                    || is_near(&before, &said_before)
                    || is_near(&after, &said_after)
                {
                    return Ok(());
                }
            }
        }
        Err(if was_said { Unfounded::Denial } else { Unfounded::Number })
    }

    /// Numbers, days and names that were said in one text keep their order: "from Monday to Friday".
    fn keeps_order(&self, tokens: &[Token]) -> bool {
        let marks: Vec<Mark<'_>> =
            tokens.iter().enumerate().filter_map(|(at, token)| mark(token, at > 0)).collect();
        marks.iter().enumerate().all(|(at, next)| {
            let mut earlier = marks[..at].iter().filter(|first| first.is_another(*next));
            earlier.all(|first| self.in_order(*first, *next))
        })
    }

    fn in_order(&self, first: Mark<'_>, next: Mark<'_>) -> bool {
        let places = |text: &Vec<Token>| {
            Some((
                text.iter().position(|token| first.is(token))?,
                text.iter().rposition(|token| next.is(token))?,
            ))
        };
        let mut found = self.texts.iter().filter_map(places).peekable();
        found.peek().is_none() || found.any(|(first, next)| first < next)
    }
}

/// Where a word was said.
#[derive(Clone, Copy)]
struct Place<'t> {
    text: &'t [Token],
    at: usize,
}

impl<'t> Place<'t> {
    fn token(self) -> &'t Token {
        &self.text[self.at]
    }

    fn is_past(self) -> bool {
        matches!(self.token().kind, Kind::Word { past: true, .. })
    }

    /// Whether this word is said near it, between the same pauses.
    fn has_beside(self, claims: &Claims, stem: &str) -> bool {
        let before = (0..self.at).rev().take_while(|at| !self.text[at + 1].after_pause);
        let after = (self.at + 1..self.text.len()).take_while(|at| !self.text[*at].after_pause);
        let near = |places: &mut dyn Iterator<Item = usize>| {
            let words = places.map(|at| &self.text[at]).take_while(|token| !token.turns(claims));
            let mut words = words.filter(|token| token.claims()).take(AROUND);
            words.any(|token| token.stem() == Some(stem))
        };
        near(&mut before.into_iter()) || near(&mut after.into_iter())
    }
}

/// What the denied word at `at` is said of: the word before it that is not denied itself, between the same pauses.
fn denied_of<'t>(claims: &Claims, tokens: &'t [Token], at: usize) -> Option<&'t str> {
    let before = (0..at).rev().take_while(|before| !tokens[before + 1].after_pause);
    let mut words = before.map(|at| &tokens[at]).take_while(|token| !token.turns(claims));
    words.find(|token| token.stem().is_some() && !token.denied).and_then(Token::stem)
}

/// What must keep its order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mark<'t> {
    Number(&'t str),
    Day(&'t str),
    /// A word that a capital shows to be one.
    Name(&'t str),
}

fn mark(token: &Token, may_be_name: bool) -> Option<Mark<'_>> {
    match &token.kind {
        Kind::Number(figures) => Some(Mark::Number(figures)),
        Kind::Day(day) => Some(Mark::Day(day)),
        Kind::Word { .. } if may_be_name && token.capital => Some(Mark::Name(&token.word)),
        Kind::Word { .. } | Kind::Free => None,
    }
}

impl Mark<'_> {
    fn is(self, token: &Token) -> bool {
        match self {
            Self::Name(name) => token.word == name,
            Self::Number(_) | Self::Day(_) => mark(token, false) == Some(self),
        }
    }

    /// Of the same sort, and not the same.
    fn is_another(self, other: Self) -> bool {
        std::mem::discriminant(&self) == std::mem::discriminant(&other) && self != other
    }
}

fn is_number(token: &Token) -> bool {
    matches!(token.kind, Kind::Number(_))
}

/// One after the other.
fn figures(tokens: &[Token]) -> String {
    let figures = tokens.iter().filter_map(|token| match &token.kind {
        Kind::Number(figures) => Some(figures.as_str()),
        _ => None,
    });
    figures.collect()
}

/// Every row of numbers in the text, and every part of one: where it begins and how many there are.
fn spans(text: &[Token]) -> impl Iterator<Item = (usize, usize)> + '_ {
    (0..text.len()).flat_map(|from| {
        let length = text[from..].iter().take_while(|token| is_number(token)).count();
        (1..=length).map(move |count| (from, count))
    })
}

/// The stems of the words before and after, up to the next number or day.
fn around(tokens: &[Token], at: usize, length: usize, count: usize) -> (Vec<&str>, Vec<&str>) {
    let is_apart = |token: &&Token| matches!(token.kind, Kind::Number(_) | Kind::Day(_));
    let before = tokens[..at].iter().rev().take_while(|token| !is_apart(token));
    let after = tokens[at + length..].iter().take_while(|token| !is_apart(token));
    (
        before.filter_map(Token::stem).take(count).collect(),
        after.filter_map(Token::stem).take(count).collect(),
    )
}

/// The part of a sentence between the pauses around `at`, and where in it that is.
fn clause(tokens: &[Token], at: usize) -> (&[Token], usize) {
    let from = (0..=at).rev().find(|from| tokens[*from].after_pause).unwrap_or(0);
    let to = (at + 1..tokens.len()).find(|to| tokens[*to].after_pause).unwrap_or(tokens.len());
    (&tokens[from..to], at - from)
}
