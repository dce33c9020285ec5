//! The caller's words compared with the examples while it is not clear yet that they are all.
//!
//! Most of what people say freely is understood by its examples alone. Without this a caller would wait for the whole
//! silence of an answer that nobody understands, and then for the comparison.

use super::tiers::VECTOR_MS;
use super::{Converse, Stage};
use crate::{
    dialog::{
        inquiry::{Finding, Inquiry, Subject},
        step::Heard,
    },
    pii::Redacted,
};

/// The name of the inquiry: no lookup can have it.
pub(super) const EXAMPLES: &str = "(examples)";

/// The last words that were compared, or are.
#[derive(Clone, Debug)]
pub(super) struct Compared {
    text: Redacted<String>,
    vector: Option<Vec<f32>>,
}

impl Converse {
    /// Asks for the vector of words that phrases alone do not settle.
    pub(super) fn compare_ahead(&mut self, so_far: &Heard) -> Option<(String, Inquiry)> {
        self.flow.classifier()?;
        let settled = self.is_settled(&self.understand(so_far));
        if settled || !matches!(self.stage, Stage::Choosing { .. }) || self.is_compared(so_far) {
            return None;
        }
        let text = so_far.text.clone();
        self.tiers.compared = Some(Compared { text: text.clone(), vector: None });
        Some((EXAMPLES.to_owned(), Inquiry { subject: Subject::Vector { text }, within_ms: VECTOR_MS }))
    }

    pub(super) fn learn_vector(&mut self, finding: Finding) {
        if let (Some(compared), Finding::Vector(vector)) = (&mut self.tiers.compared, finding) {
            compared.vector = Some(vector);
        }
    }

    /// The vector of these very words, if it came ahead.
    pub(super) fn vector_of(&self, heard: &Heard) -> Option<&[f32]> {
        self.tiers.compared.as_ref().filter(|compared| compared.text == heard.text)?.vector.as_deref()
    }

    fn is_compared(&self, heard: &Heard) -> bool {
        self.tiers.compared.as_ref().is_some_and(|compared| compared.text == heard.text)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::{
        dialog::step::{Answer, Step},
        understand::Completeness,
    };
    use crate::{
        dialog::{Context, Dialog},
        flow::Flow,
        understand::{Classifier, Example},
    };

    const FLOW: &str = r#"
greeting = "Hello."
fallback = "desk"
[confidence]
act = 40
confirm = 20
[destinations.desk]
context = "d"
extension = "0"
[destinations.repairs]
context = "d"
extension = "1"
examples = ["my screen stays black"]
[destinations.orders]
context = "d"
extension = "2"
examples = ["we need thirty chairs"]
"#;

    /// Made-up vectors: an axis for each destination, and twenty examples about each.
    fn dialog() -> Converse {
        let flow = Flow::load("shop.toml", FLOW).unwrap();
        let vectors: Vec<Vec<f32>> = (0..40).map(vector).collect();
        let named = |name: &str| flow.choice_named(name).unwrap();
        let of = [("screen black", named("repairs")), ("thirty chairs", named("orders"))];
        let examples: Vec<Example<'_>> = (0..40)
            .map(|n| Example { text: of[n % 2].0, vector: &vectors[n], intent: Some(of[n % 2].1) })
            .collect();
        let classifier = Arc::new(Classifier::train(flow.words(), &examples).unwrap());
        Converse::new(flow.with_classifier(classifier), Context::default())
    }

    fn vector(number: usize) -> Vec<f32> {
        let mut vector = vec![0.0; 8];
        vector[number % 2] = 0.95;
        vector[2 + number / 2 % 5] = 0.3;
        vector
    }

    fn heard(text: &str) -> Heard {
        Heard { text: text.to_owned().into(), confidence: 0.99 }
    }

    #[test]
    fn words_that_are_an_example_are_a_whole_answer_and_are_compared_once() {
        let mut dialog = dialog();
        dialog.open();
        let said = heard("screen black");
        assert_eq!(dialog.completeness(&said), Completeness::Unknown);
        let (name, inquiry) = dialog.ahead(&said).unwrap();
        assert!(matches!(inquiry.subject, Subject::Vector { .. }));
        assert_eq!(dialog.ahead(&said), None, "they are on their way");
        dialog.learn(&name, Finding::Vector(vector(0)));
        assert_eq!(dialog.completeness(&said), Completeness::Complete);
        assert_eq!(dialog.completeness(&heard("screen")), Completeness::Unknown, "other words");
        let step = dialog.answer(Answer::Heard(said));
        assert!(!matches!(step, Step::Consult(_)), "the vector is there already: {step:?}");
    }

    #[test]
    fn what_phrases_settle_is_not_compared() {
        let mut dialog = dialog();
        dialog.open();
        assert_eq!(dialog.ahead(&heard("repairs")), None);
    }
}
