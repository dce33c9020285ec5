//! What of a text is denied or taken back: "not on Monday", "two, no, three".

use super::reading::{Kind, Token};
use crate::language::Claims;

/// How many words a denial reaches: "I do not want to cancel my appointment" ends there without a pause.
const REACH: usize = 3;
/// How far back a correction takes something back.
const BACK: usize = 4;

pub(super) fn mark(claims: &Claims, tokens: &mut [Token]) {
    for at in 0..tokens.len() {
        if is_correction(claims, tokens, at) {
            take_back(tokens, at);
        } else if is_denial(claims, tokens, at)
            && !deny_what_follows(claims, tokens, at)
            && tokens[at].word == claims.not
        {
            deny_what_precedes(tokens, at);
        }
    }
}

fn word(tokens: &[Token], at: usize) -> &str {
    tokens.get(at).map_or("", |token| token.word.as_str())
}

fn is_denial(claims: &Claims, tokens: &[Token], at: usize) -> bool {
    let denial = word(tokens, at);
    let mut before = claims.denials_before.iter().filter(|(first, _)| *first == denial);
    match before.next() {
        Some((_, next)) => word(tokens, at + 1) == *next,
        // An answer, and no word against what follows.
        None if denial == claims.no => !tokens.get(at + 1).is_none_or(|next| next.after_pause),
        None => claims.denials.contains(denial),
    }
}

fn is_bound(token: &Token) -> bool {
    matches!(token.kind, Kind::Number(_) | Kind::Day(_))
}

/// "No" between two numbers or days, or words such as "I mean".
fn is_correction(claims: &Claims, tokens: &[Token], at: usize) -> bool {
    let before = &tokens[at.saturating_sub(BACK)..at];
    let after = tokens.iter().skip(at + 1).take(BACK);
    let is_said =
        |phrase: &&str| phrase.split(' ').enumerate().all(|(index, part)| word(tokens, at + index) == part);
    before.iter().any(is_bound)
        && ((word(tokens, at) == claims.no && after.clone().any(is_bound))
            || claims.corrections.iter().any(is_said))
}

fn take_back(tokens: &mut [Token], at: usize) {
    tokens[at.saturating_sub(BACK)..at]
        .iter_mut()
        .filter(|token| is_bound(token))
        .for_each(|token| token.denied = true);
}

/// False, if nothing does.
fn deny_what_follows(claims: &Claims, tokens: &mut [Token], at: usize) -> bool {
    let mut reached = 0;
    for token in tokens.iter_mut().skip(at + 1) {
        if token.after_pause || token.turns(claims) || reached == REACH {
            break;
        }
        if token.claims() {
            token.denied = true;
            reached += 1;
        }
    }
    reached > 0
}

/// "Other dogs are not."
fn deny_what_precedes(tokens: &mut [Token], at: usize) {
    let mut reached = 0;
    for token in tokens[..at].iter_mut().rev() {
        if reached < REACH && token.claims() {
            token.denied = true;
            reached += 1;
        }
        if token.after_pause {
            break;
        }
    }
}
