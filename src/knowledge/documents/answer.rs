//! Without a language model: the one or two sentences of a passage that answer a question, and how sure that is.

use super::index::{Hit, Index};
use super::sentences::leans_back;
use super::terms::Question;

/// Passages in which a sentence is looked for.
const PASSAGES_MAX: usize = 4;
/// Longer than this is a lecture.
const WORDS_MAX: usize = 60;
/// A second sentence must be worth the caller's time.
const SECOND_SENTENCE: f32 = 0.06;
/// More weight of words found than this says nothing more.
const EVIDENCE_ENOUGH: f32 = 8.0;
/// The surest that an answer is whose question has one word, which no heading has: "support" is no question about the
/// sentence in which support is named.
const IN_PASSING: f32 = 60.0;
/// What a sentence gains by having the kind of words that the question wants (an amount, a time), of one.
const EXPECTED: f32 = 0.15;

/// What speaks for an answer; the confidence is made of these.
#[derive(Clone, Copy, Debug)]
struct Signs {
    share: f32,
    evidence: f32,
    /// How far the best sentences of any other passage are behind.
    lead: f32,
    /// One if the sentence has the kind of words asked for, minus one if not, nought if nothing is expected.
    expected: f32,
    in_passing: bool,
}

/// Sentences of one passage.
#[derive(Clone, Debug)]
pub(super) struct Answer {
    pub(super) entry: usize,
    pub(super) at: Vec<usize>,
    pub(super) confidence: u8,
}

struct Candidate {
    entry: usize,
    at: Vec<usize>,
    worth: f32,
    signs: Signs,
}

pub(super) fn best(index: &Index, question: &Question, vector: Option<&[f32]>) -> Option<Answer> {
    let hits = index.hits(question, vector);
    let candidates: Vec<Candidate> =
        hits.iter().take(PASSAGES_MAX).filter_map(|hit| best_of(index, question, *hit, vector)).collect();
    let order = |a: &&Candidate, b: &&Candidate| a.worth.total_cmp(&b.worth).then(b.entry.cmp(&a.entry));
    let best = candidates.iter().max_by(order)?;
    let others = candidates.iter().filter(|other| other.entry != best.entry);
    let next = others.map(|other| other.worth).fold(0.0, f32::max);
    let signs = Signs { lead: best.worth - next, ..best.signs };
    Some(Answer { entry: best.entry, at: best.at.clone(), confidence: confidence(&signs) })
}

/// The best sentences of one passage.
fn best_of(index: &Index, question: &Question, hit: Hit, vector: Option<&[f32]>) -> Option<Candidate> {
    let entry = &index.entries[hit.entry];
    let sentences = &entry.piece.sentences;
    let mut best: Option<Candidate> = None;
    for at in windows(sentences) {
        let text = at.iter().map(|at| sentences[*at].as_str()).collect::<Vec<_>>().join(" ");
        if text.split_whitespace().count() > WORDS_MAX {
            continue;
        }
        let coverage = index.coverage(question, hit.entry, &at);
        let expected = question.expects.met_by(&text).map_or(0.0, |met| if met { 1.0 } else { -1.0 });
        let meaning = vector.map(|vector| entry.meaning_of(&at, vector));
        let chosen_pair = at.len() > 1 && !leans_back(&sentences[at[1]]);
        let worth = hit.score + coverage.share + EXPECTED * expected + meaning.unwrap_or(0.0)
            - if chosen_pair { SECOND_SENTENCE } else { 0.0 };
        if best.as_ref().is_none_or(|best| worth > best.worth) {
            let (share, evidence) = (coverage.share, coverage.evidence);
            let in_passing = coverage.in_passing && expected <= 0.0;
            let signs = Signs { share, evidence, lead: 0.0, expected, in_passing };
            best = Some(Candidate { entry: hit.entry, at, worth, signs });
        }
    }
    best
}

/// Each sentence, with the one before where it leans on that, and each pair.
fn windows(sentences: &[String]) -> Vec<Vec<usize>> {
    let mut windows = Vec::new();
    for at in 0..sentences.len() {
        match at > 0 && leans_back(&sentences[at]) {
            true if at > 1 && leans_back(&sentences[at - 1]) => {}
            true => windows.push(vec![at - 1, at]),
            false => {
                windows.push(vec![at]);
                if at > 0 && !leans_back(&sentences[at - 1]) {
                    windows.push(vec![at - 1, at]);
                }
            }
        }
    }
    windows
}

/// The chance that these sentences answer the question, by a logistic fit to `tests/documents/tuning`.
fn confidence(signs: &Signs) -> u8 {
    let evidence = signs.evidence.min(EVIDENCE_ENOUGH) / EVIDENCE_ENOUGH;
    let x = -3.2 + 3.2 * signs.share + 2.9 * evidence + 0.88 * signs.lead + 0.2 * signs.expected;
    let chance = 1.0 / (1.0 + (-x).exp());
    let most = if signs.in_passing { IN_PASSING } else { 100.0 };
    (chance * 100.0).round().clamp(0.0, most) as u8
}
