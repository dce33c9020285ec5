//! What a trained classifier got right on sentences that it had not seen.

use std::collections::HashMap;
use std::time::Duration;

use serde::Serialize;

/// How one test sentence was understood.
pub(super) struct Answer {
    /// `None`: it was out of scope.
    pub(super) wanted: Option<usize>,
    pub(super) understood: usize,
    /// 0 to 100.
    pub(super) confidence: u8,
    /// Higher: less likely to be meant for any intent.
    pub(super) out_of_scope: f32,
}

#[derive(Debug, PartialEq, Serialize)]
pub(super) struct Confusion {
    pub(super) wanted: String,
    pub(super) understood: String,
    pub(super) sentences: usize,
}

/// Confidence from which to act and from which to ask back.
#[derive(Debug, PartialEq, Serialize)]
pub(super) struct Threshold {
    pub(super) act: u8,
    pub(super) confirm: u8,
}

/// The share of sentences in scope that were understood rightly, rejection aside.
pub(super) fn accuracy(answers: &[Answer]) -> Option<f64> {
    let in_scope = || answers.iter().filter(|answer| answer.wanted.is_some());
    share(in_scope().filter(|answer| answer.wanted == Some(answer.understood)).count(), in_scope().count())
}

/// The share of sentences out of scope that is rejected where 5 % of those in scope are.
pub(super) fn out_of_scope_recall(answers: &[Answer]) -> Option<f64> {
    let mut kept: Vec<f32> = scores(answers, true).collect();
    kept.sort_by(|a, b| b.total_cmp(a));
    let rejected = (kept.len() as f64 * FALSE_REJECTION).floor() as usize;
    // The first one that must be kept: what is surer than it to be out of scope is rejected.
    let limit = kept.get(rejected)?;
    let outside = scores(answers, false);
    share(outside.filter(|score| score > limit).count(), scores(answers, false).count())
}

fn scores(answers: &[Answer], in_scope: bool) -> impl Iterator<Item = f32> {
    answers.iter().filter(move |answer| answer.wanted.is_some() == in_scope).map(|answer| answer.out_of_scope)
}

/// Act where at most 3 of 100 acts would be wrong; ask again below the confidence that 95 of 100 sentences in scope
/// reach.
pub(super) fn threshold(answers: &[Answer]) -> Threshold {
    let mut kept: Vec<u8> =
        answers.iter().filter(|answer| answer.wanted.is_some()).map(|answer| answer.confidence).collect();
    kept.sort_unstable();
    let confirm = kept.get((kept.len() as f64 * FALSE_REJECTION) as usize).copied().unwrap_or(0);
    let wrong = |from: u8| {
        let acted = || answers.iter().filter(|answer| answer.confidence >= from);
        let wrong = acted().filter(|answer| answer.wanted != Some(answer.understood)).count();
        share(wrong, acted().count()).unwrap_or(0.0)
    };
    let act = (confirm..=100).find(|from| wrong(*from) <= WRONG_ACTS).unwrap_or(100);
    Threshold { act, confirm }
}

/// The most frequent mistakes between intents.
pub(super) fn confusions(answers: &[Answer], labels: &[String]) -> Vec<Confusion> {
    let mut counts = HashMap::<(usize, usize), usize>::new();
    for answer in answers {
        if let Some(wanted) = answer.wanted.filter(|wanted| *wanted != answer.understood) {
            *counts.entry((wanted, answer.understood)).or_default() += 1;
        }
    }
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by_key(|(pair, count)| (usize::MAX - count, *pair));
    counts.truncate(CONFUSIONS_SHOWN);
    let name = |index: usize| labels.get(index).cloned().unwrap_or_default();
    counts
        .into_iter()
        .map(|((wanted, understood), sentences)| Confusion {
            wanted: name(wanted),
            understood: name(understood),
            sentences,
        })
        .collect()
}

/// Of an even number, the later of the two in the middle.
pub(super) fn median_ms(took: &mut [Duration]) -> f64 {
    took.sort_unstable();
    took.get(took.len() / 2).map_or(0.0, |median| median.as_secs_f64() * 1_000.0)
}

fn share(part: usize, whole: usize) -> Option<f64> {
    (whole > 0).then(|| part as f64 / whole as f64)
}

/// Of sentences in scope, where recall of those outside is measured.
const FALSE_REJECTION: f64 = 0.05;
const WRONG_ACTS: f64 = 0.03;
const CONFUSIONS_SHOWN: usize = 10;

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(wanted: Option<usize>, understood: usize, confidence: u8) -> Answer {
        Answer { wanted, understood, confidence, out_of_scope: 1.0 - f32::from(confidence) / 100.0 }
    }

    /// Forty in scope with confidences 60 to 99, of which the two least sure are wrong; four outside.
    fn answers() -> Vec<Answer> {
        let inside =
            (60..100).map(|confidence| answer(Some(1), if confidence < 62 { 0 } else { 1 }, confidence));
        let outside = [10, 20, 61, 90].map(|confidence| answer(None, 0, confidence));
        inside.chain(outside).collect()
    }

    #[test]
    fn recall_is_counted_where_one_in_twenty_in_scope_is_rejected() {
        assert_eq!(accuracy(&answers()), Some(0.95));
        // Two of forty may be rejected: 60 and 61. Outside, 10, 20 and 61 are less sure than 62.
        assert_eq!(out_of_scope_recall(&answers()), Some(0.75));
        assert_eq!(out_of_scope_recall(&[answer(Some(0), 0, 9)]), None);
    }

    #[test]
    fn one_slow_sentence_does_not_move_the_median() {
        let mut took = [9, 1_000, 2].map(Duration::from_millis);
        assert_eq!((median_ms(&mut took), median_ms(&mut [])), (9.0, 0.0));
    }

    #[test]
    fn thresholds_keep_wrong_acts_rare_and_confusions_are_counted() {
        assert_eq!(threshold(&answers()), Threshold { act: 62, confirm: 62 });
        let labels = ["a".to_owned(), "b".to_owned()];
        let expected = Confusion { wanted: "b".into(), understood: "a".into(), sentences: 2 };
        assert_eq!(confusions(&answers(), &labels), [expected]);
    }
}
