//! Words that are one and an article as well: "un", "eine". They count where nothing else can be meant.

use super::counting::Found;
use crate::language::{Counting, Language};

pub(super) fn settle_ones(language: &Language, counting: &Counting, found: &mut [Found]) {
    let alone =
        found.iter().all(|one| counting.ones.contains(&one.word.text) || is_empty(language, &one.word.text));
    let places: Vec<usize> =
        (0..found.len()).filter(|at| counting.ones.contains(&found[*at].word.text)).collect();
    // One by one from both ends: "un, un, deux".
    for &at in places.iter().chain(places.iter().rev()) {
        let beside = [at.checked_sub(1), Some(at + 1)].into_iter().flatten();
        let in_row = beside.filter_map(|at| found.get(at)).any(|next| next.is_figure);
        let counts = found.get(at + 1).is_some_and(|next| counting.counted.contains(&next.word.text));
        if let Some(one) = found.get_mut(at).filter(|_| in_row || counts || alone) {
            "1".clone_into(&mut one.word.text);
            one.is_figure = true;
        }
    }
}

/// Says nothing beside a number.
fn is_empty(language: &Language, word: &str) -> bool {
    language.topics.fillers.contains(word)
        || language.answers.polite.contains(word)
        || language.asides.around.contains(word)
}
