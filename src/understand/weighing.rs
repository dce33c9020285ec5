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
pub(crate) fn weigh(
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

#[cfg(test)]
mod tests {
    use super::*;

    fn phrase(meaning: Meaning, negated: &[usize]) -> Understanding {
        let reason = match meaning {
            Meaning::Nothing => Reason::Nothing,
            _ => Reason::Phrase("bill".to_owned()),
        };
        Understanding { meaning, confidence: 80, reason, negated: negated.to_vec(), is_explained: false }
    }

    /// Three choices of which the second is a little likelier than the first by its examples.
    fn weighed(phrases: &Understanding) -> (Meaning, u8, String) {
        let guess = Guess::of(&[(1, 0.5), (0, 0.42), (2, 0.08)], 0.1);
        let understood = weigh(phrases, &guess, 80, 1.0);
        (understood.meaning, understood.confidence, understood.reason.to_string())
    }

    #[test]
    fn phrases_and_examples_add_up() {
        let near = "near to the examples".to_owned();
        let both = "phrase \"bill\" and the examples".to_owned();
        assert_eq!(weighed(&phrase(Meaning::Nothing, &[])), (Meaning::Either(1, 0), 83, near.clone()));
        assert_eq!(weighed(&phrase(Meaning::Choice(1), &[])), (Meaning::Choice(1), 80, both.clone()));
        assert_eq!(weighed(&phrase(Meaning::Choice(0), &[])), (Meaning::Either(0, 1), 93, both));
        assert_eq!(weighed(&phrase(Meaning::Nothing, &[1])), (Meaning::Choice(0), 69, near));
    }

    #[test]
    fn out_of_scope_takes_its_share_and_doubt_a_little() {
        let sure = |out_of_scope: f32, recogniser: f32| {
            let guess = Guess::of(&[(0, 0.95), (1, 0.05)], out_of_scope);
            weigh(&phrase(Meaning::Nothing, &[]), &guess, 80, recogniser).confidence
        };
        assert_eq!((sure(0.0, 1.0), sure(0.4, 1.0), sure(0.8, 1.0)), (95, 57, 19));
        assert_eq!((sure(0.0, 0.5), sure(0.0, 0.0)), (89, 0));
    }

    #[test]
    fn what_has_no_examples_is_left_to_the_phrases() {
        let named = phrase(Meaning::Choice(7), &[]);
        assert_eq!(weigh(&named, &Guess::of(&[(0, 1.0)], 0.0), 80, 1.0), named);
    }
}
