//! The classifier on made-up vectors: three directions for three intents.

use super::*;
use crate::language::ENGLISH;

const SENTENCES: [(&str, Option<usize>); 3] =
    [("my bill", Some(0)), ("buy a phone", Some(1)), ("it is broken", Some(2))];

/// Near the axis of its intent, a little off it in a way that differs from example to example.
fn vector(axis: usize, number: usize) -> Vec<f32> {
    let mut vector = vec![0.0; 8];
    vector[axis] = 1.0;
    vector[3 + number % 4] = 0.3;
    let length = vector.iter().map(|number: &f32| number * number).sum::<f32>().sqrt();
    vector.iter_mut().for_each(|number| *number /= length);
    vector
}

fn trained(per_intent: usize) -> Classifier {
    let vectors: Vec<Vec<f32>> = (0..3 * per_intent).map(|number| vector(number % 3, number / 3)).collect();
    let examples: Vec<Example<'_>> = vectors
        .iter()
        .enumerate()
        .map(|(number, vector)| Example {
            text: SENTENCES[number % 3].0,
            vector,
            intent: SENTENCES[number % 3].1,
        })
        .collect();
    Classifier::train(&ENGLISH, &examples).unwrap()
}

#[test]
fn a_sentence_goes_where_its_vector_and_its_words_point() {
    let classifier = trained(20);
    for (intent, (text, _)) in SENTENCES.into_iter().enumerate() {
        let guess = classifier.understand(text, &vector(intent, 1));
        assert_eq!(guess.ranked[0].0, intent);
        assert!(guess.confidence > 70 && guess.out_of_scope < 0.3, "{guess:?}");
    }
    let sum: f32 = classifier.understand("", &vector(0, 0)).ranked.iter().map(|(_, share)| share).sum();
    assert!((sum - 1.0).abs() < 1e-4);
}

#[test]
fn a_sentence_like_no_example_is_out_of_scope() {
    let mut strange = vec![0.0; 8];
    strange[7] = 1.0;
    let guess = trained(20).understand("purple elephants", &strange);
    assert!(guess.out_of_scope > 0.9 && guess.confidence < 10, "{guess:?}");
}

#[test]
fn one_example_each_is_enough_to_begin_with_and_none_is_not() {
    assert_eq!(trained(1).understand("my bill", &vector(0, 0)).ranked[0].0, 0);
    assert!(Classifier::train(&ENGLISH, &[]).is_none());
    let ragged = [[1.0, 0.0].as_slice(), [1.0].as_slice()];
    let example = |vector| Example { text: "x", vector, intent: Some(0) };
    assert!(Classifier::train(&ENGLISH, &ragged.map(example)).is_none());
    assert!(Classifier::train(&ENGLISH, &[Example { text: "x", vector: &[1.0], intent: None }]).is_none());
}

#[test]
fn the_same_examples_give_the_same_answers() {
    let answer = || trained(20).understand("buy a bill", &vector(1, 3));
    assert_eq!(answer(), answer());
}
