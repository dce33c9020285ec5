//! Makes the flow's own words likelier, token by token, where the model hesitates between them and others.

use std::collections::BTreeSet;

use crate::model::Model;

/// What may follow what, and is favoured then.
#[derive(Debug, Default)]
pub(crate) struct Bias {
    /// Rows of tokens: the last is favoured where the others were the last ones said.
    rows: BTreeSet<Vec<i32>>,
}

impl Bias {
    pub(crate) fn new(model: &Model, words: &[String]) -> Self {
        let written = words.iter().take(WORDS_MAX).flat_map(|words| forms(words));
        Self::of_tokens(written.map(|form| model.tokens(&form)))
    }

    fn of_tokens(phrases: impl Iterator<Item = Vec<i32>>) -> Self {
        let rows = phrases.flat_map(|phrase| {
            (1..=phrase.len()).map(|length| phrase[..length].to_vec()).collect::<Vec<_>>()
        });
        Self { rows: rows.collect() }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Raises what the words so far may be followed by.
    pub(crate) fn favour(&self, said: &[i32], logits: &mut [f32]) {
        let mut raised = BTreeSet::new();
        // Longer rows first: a word that has begun is favoured more than one that has not.
        for length in (1..=ROW_TOKENS_MAX).rev() {
            for row in self.rows.iter().filter(|row| row.len() == length) {
                let Some((next, before)) = row.split_last() else { continue };
                let logit = usize::try_from(*next).ok().and_then(|index| logits.get_mut(index));
                if let Some(logit) = logit.filter(|_| said.ends_with(before))
                    && raised.insert(*next)
                {
                    *logit += if before.is_empty() { BEGIN } else { GO_ON };
                }
            }
        }
    }
}

/// As a model writes it inside a sentence and at its beginning.
fn forms(words: &str) -> Vec<String> {
    let words = words.trim().replace('\0', "");
    let mut letters = words.chars();
    let Some(first) = letters.next() else { return Vec::new() };
    let begun = first.to_uppercase().chain(letters).collect::<String>();
    [format!(" {words}"), format!(" {begun}")].into()
}

/// A flow of 60 places with three names each; more cost time with every token.
const WORDS_MAX: usize = 200;
/// Longer names are favoured by their beginning only.
const ROW_TOKENS_MAX: usize = 8;
/// In logits: 1 makes a word 2.7 times as likely beside the others.
const BEGIN: f32 = 1.0;
const GO_ON: f32 = 2.0;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_may_follow_is_raised_once_and_what_has_begun_more() {
        let bias = Bias::of_tokens([vec![3, 4], vec![3, 5], vec![4]].into_iter());
        let favoured = |said: &[i32]| {
            let mut logits = [0.0; 7];
            bias.favour(said, &mut logits);
            logits
        };
        assert_eq!(favoured(&[]), [0.0, 0.0, 0.0, BEGIN, BEGIN, 0.0, 0.0]);
        assert_eq!(favoured(&[1, 3]), [0.0, 0.0, 0.0, BEGIN, GO_ON, GO_ON, 0.0]);
        assert!(Bias::of_tokens(std::iter::empty()).is_empty());
    }

    #[test]
    fn a_word_is_written_inside_a_sentence_and_at_its_beginning() {
        assert_eq!(forms(" home delivery"), [" home delivery", " Home delivery"]);
        assert!(forms("").is_empty());
    }
}
