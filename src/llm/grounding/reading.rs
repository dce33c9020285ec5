//! A text as the claims that are made in it: words by their stems, numbers by their figures, days by their names.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use rust_stemmers::Stemmer;

use super::denial;
use super::lexicon::{day, is_free, present, same};
use crate::{
    language::{Claims, LANGUAGES, Language},
    llm::numbers::counted,
    understand::folded,
};

/// One word or number of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) kind: Kind,
    /// As it was written, in small letters.
    pub(super) word: String,
    /// A pause is before it.
    pub(super) after_pause: bool,
    pub(super) capital: bool,
    pub(super) denied: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Claims nothing.
    Free,
    /// Its stem, and whether it tells of what is over.
    Word { stem: String, past: bool },
    /// Its figures.
    Number(String),
    /// A day of the week, or a month.
    Day(&'static str),
}

impl Token {
    pub(super) fn claims(&self) -> bool {
        self.kind != Kind::Free
    }

    pub(super) fn stem(&self) -> Option<&str> {
        if let Kind::Word { stem, .. } = &self.kind { Some(stem) } else { None }
    }

    /// A new thought begins with it.
    pub(super) fn turns(&self, claims: &Claims) -> bool {
        claims.turns.contains(&self.word)
    }
}

/// The whole text.
pub(super) fn read(language: &Language, text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    for piece in numbered(language, phrased(&language.claims, pieces(language, text))) {
        let kind = match &piece.figures {
            Some(figures) => Kind::Number(figures.clone()),
            None => kind(language, &piece, tokens.last()),
        };
        let Piece { word, after_pause, capital, .. } = piece;
        tokens.push(Token { kind, word, after_pause, capital, denied: false });
    }
    denial::mark(&language.claims, &mut tokens);
    tokens
}

/// The stems of words that mean the same, by the first of them.
type Same = BTreeMap<String, String>;

/// Those of each language, by its tag.
static SAME: LazyLock<BTreeMap<&'static str, Same>> = LazyLock::new(|| {
    let same = |language: &Language| -> Same {
        let stems = |line: Vec<&'static str>| -> Vec<String> {
            line.into_iter().map(|word| stem(&language.claims, word)).collect()
        };
        let lines = same(&language.claims).map(|line| stems(line.collect()));
        lines.flat_map(|line| line.clone().into_iter().map(move |stem| (stem, line[0].clone()))).collect()
    };
    LANGUAGES.iter().map(|language| (language.tag, same(language))).collect()
});

fn stem(claims: &Claims, word: &str) -> String {
    Stemmer::create(claims.stemming).stem(word).into_owned()
}

/// One word for all that mean the same.
pub(super) fn meaning(language: &Language, word: &str) -> String {
    let stem = stem(&language.claims, word);
    SAME.get(language.tag).and_then(|same| same.get(&stem)).cloned().unwrap_or(stem)
}

fn kind(language: &Language, piece: &Piece, before: Option<&Token>) -> Kind {
    let claims = &language.claims;
    let word = piece.word.as_str();
    // "May" is a month after a number or a preposition of time alone.
    let dated = before.is_some_and(|before| {
        matches!(before.kind, Kind::Number(_)) || claims.before_may.contains(&before.word)
    });
    if let Some(day) = day(claims, word).filter(|day| *day != claims.may || (dated && piece.capital)) {
        return Kind::Day(day);
    }
    let counts = word == claims.times && before.is_some_and(|before| matches!(before.kind, Kind::Number(_)));
    // What is denied tells of a denial.
    if is_free(claims, word) || counts || claims.denials.contains(word) {
        return Kind::Free;
    }
    let irregular = present(claims, word);
    let regular = !claims.past_ending.is_empty() && word.ends_with(claims.past_ending);
    let past = irregular.is_some() || (regular && word.chars().count() > 4);
    Kind::Word { stem: meaning(language, irregular.unwrap_or(word)), past }
}

#[derive(Clone, Debug)]
struct Piece {
    word: String,
    figures: Option<String>,
    after_pause: bool,
    capital: bool,
}

/// Words and figures, with contractions written out.
fn pieces(language: &Language, text: &str) -> Vec<Piece> {
    let chars: Vec<char> = text.chars().map(|c| if c == '\u{2019}' { '\'' } else { c }).collect();
    let mut pieces: Vec<Piece> = Vec::new();
    let (mut at, mut after_pause) = (0, false);
    while let Some(&c) = chars.get(at) {
        if c.is_ascii_digit() {
            let length = figures_length(&chars[at..]);
            let figures = in_figures(&chars[at..at + length]);
            pieces.push(Piece { word: figures.clone(), figures: Some(figures), after_pause, capital: false });
            (at, after_pause) = (at + length, false);
        } else if c.is_alphabetic() {
            let length = chars[at..].iter().take_while(|c| c.is_alphabetic() || **c == '\'').count();
            let raw: String = chars[at..at + length].iter().collect();
            for word in written_out(language, &folded(&raw)) {
                pieces.push(Piece { word, figures: None, after_pause, capital: c.is_uppercase() });
                after_pause = false;
            }
            at += length;
        } else {
            after_pause |= ",.;:!?()".contains(c);
            at += 1;
        }
    }
    pieces
}

/// "1,200", "2:30" and "3.50" are one number each.
fn figures_length(chars: &[char]) -> usize {
    let is_digit = |at: usize| chars.get(at).is_some_and(char::is_ascii_digit);
    let inside = |at: usize| match chars[at] {
        ',' => (1..=3).all(|next| is_digit(at + next)) && !is_digit(at + 4),
        ':' | '.' => is_digit(at + 1),
        c => c.is_ascii_digit(),
    };
    (0..chars.len()).take_while(|at| inside(*at)).count()
}

/// The figures alone; an afternoon's hour as it is said: "14:30" is "2:30".
fn in_figures(chars: &[char]) -> String {
    let written: String = chars.iter().collect();
    let afternoon = written.split_once(':').and_then(|(hour, minutes)| {
        let hour = hour.parse::<u8>().ok().filter(|hour| (13..24).contains(hour))?;
        Some(format!("{}{minutes}", hour - 12))
    });
    afternoon.unwrap_or(written).chars().filter(char::is_ascii_digit).collect()
}

fn written_out(language: &Language, word: &str) -> Vec<String> {
    let claims = &language.claims;
    let word = word.trim_matches('\'');
    if word.is_empty() {
        return Vec::new();
    }
    if let Some((_, parts)) = claims.contractions.iter().find(|(contracted, _)| *contracted == word) {
        return parts.iter().map(|part| (*part).to_owned()).collect();
    }
    let elided = language.writing.beginnings.iter();
    let mut elided = elided.filter_map(|(beginning, full)| Some((*full, word.strip_prefix(*beginning)?)));
    if let Some((full, rest)) = elided.find(|(_, rest)| !rest.is_empty()) {
        let first = Some(full.to_owned()).filter(|full| !full.is_empty());
        return first.into_iter().chain(written_out(language, rest)).collect();
    }
    let (negative, before) = claims.negative_ending;
    match word.split_once('\'') {
        Some((stem, ending)) if ending == negative && stem.ends_with(before) => {
            vec![stem[..stem.len() - before.len_utf8()].to_owned(), claims.not.to_owned()]
        }
        Some((stem, ending)) if claims.endings.contains(ending) => vec![stem.to_owned()],
        _ => vec![word.replace('\'', "")],
    }
}

fn phrased(claims: &Claims, pieces: Vec<Piece>) -> Vec<Piece> {
    let mut made: Vec<Piece> = Vec::new();
    let mut at = 0;
    while at < pieces.len() {
        let fits = |phrase: &[&str]| {
            phrase
                .iter()
                .enumerate()
                .all(|(index, word)| pieces.get(at + index).is_some_and(|piece| piece.word == *word))
        };
        let mut piece = pieces[at].clone();
        match claims.phrases.iter().find(|(phrase, _)| fits(phrase)) {
            Some((phrase, whole)) => {
                (*whole).clone_into(&mut piece.word);
                at += phrase.len();
            }
            None => at += 1,
        }
        made.push(piece);
    }
    made
}

/// Number words as figures.
fn numbered(language: &Language, pieces: Vec<Piece>) -> Vec<Piece> {
    let words: Vec<&str> = pieces.iter().map(|piece| piece.word.as_str()).collect();
    let mut made = Vec::new();
    let mut at = 0;
    while let Some(piece) = pieces.get(at) {
        match counted(language, &words[at..]) {
            Some((figures, length)) => {
                made.push(Piece { word: figures.clone(), figures: Some(figures), ..piece.clone() });
                at += length;
            }
            None => {
                made.push(piece.clone());
                at += 1;
            }
        }
    }
    made
}
