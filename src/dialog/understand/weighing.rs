//! Adds up what the phrases and the examples say of one sentence: one probability for each choice, and one for none.

use super::{Guess, Meaning, Reason, Understanding, percent, recogniser};

/// How much likelier a phrase makes the choice that it leads to, when it is the only one and surely said.
const PHRASE_ODDS: f64 = 7.0;
/// A second choice that is at least this likely beside the first is asked about as well.
const RIVAL_SHARE: f64 = 0.25;
/// A recogniser doubts every word, and one of many seldom changes what a sentence is about; that it is about something
/// speaks for all of them. Chosen on the working half of tests/requests, spoken.
const DOUBT: f64 = 0.1;

/// What the sentence means when both are considered. A choice that was spoken against is not meant.
pub(in crate::dialog) fn weigh(
    phrases: &Understanding,
    guess: &Guess,
    sure_from: u8,
    recogniser_confidence: f32,
) -> Understanding {
    let named = match phrases.meaning {
        Meaning::Choice(choice) => vec![choice],
        Meaning::Either(first, second) => vec![first, second],
        Meaning::Nothing => Vec::new(),
    };
    let is_taught = |choice: &usize| guess.ranked.iter().any(|(taught, _)| taught == choice);
    if !named.iter().all(is_taught) {
        // The examples know nothing of what was named.
        return phrases.clone();
    }
    let in_scope = 1.0 - f64::from(guess.out_of_scope);
    let odds = PHRASE_ODDS.powf(f64::from(phrases.confidence) / 100.0);
    let weight = |&(choice, probability): &(usize, f32)| {
        let evidence = if named.contains(&choice) { odds } else { 1.0 };
        (choice, f64::from(probability) * in_scope * evidence)
    };
    let mut weights: Vec<(usize, f64)> =
        guess.ranked.iter().filter(|(choice, _)| !phrases.negated.contains(choice)).map(weight).collect();
    weights.sort_by(|a, b| b.1.total_cmp(&a.1));
    let all = weights.iter().map(|(_, weight)| weight).sum::<f64>() + f64::from(guess.out_of_scope);
    let trust = recogniser(recogniser_confidence).powf(DOUBT);
    let confidence = |share: f64| percent(guess.surety(share / all) * trust);
    let (meaning, confidence) = match weights[..] {
        [] => return phrases.clone(),
        [(first, likely), (second, rival), ..]
            if confidence(likely) < sure_from && rival >= RIVAL_SHARE * likely =>
        {
            (Meaning::Either(first, second), confidence(likely + rival))
        }
        [(first, likely), ..] => (Meaning::Choice(first), confidence(likely)),
    };
    let is_named = |choice| named.contains(&choice);
    let reason = match (meaning, &phrases.reason) {
        (
            Meaning::Choice(choice) | Meaning::Either(choice, _),
            Reason::Phrase(phrase) | Reason::Alike(phrase),
        ) if is_named(choice) => Reason::Both(phrase.clone()),
        _ => Reason::Examples,
    };
    Understanding { meaning, confidence, reason, negated: phrases.negated.clone(), is_explained: false }
}
