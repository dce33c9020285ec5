//! The whole hand-over as one JSON object, for the call's record.

use std::{collections::BTreeMap, sync::Arc};

use serde_json::json;

use crate::{
    flow::Consent,
    pii::Redacted,
    transcript::{KeptOutcome, Turn},
};

/// All that the dialplan is handed and may be kept, and what the answers rested on.
pub(in crate::call) fn hand_over(outcome: &KeptOutcome, turns: &[Arc<Turn>]) -> Redacted<String> {
    let slots: BTreeMap<&str, &str> =
        outcome.slots.iter().map(|(name, value)| (name.as_str(), value.expose().as_str())).collect();
    let mut sources: Vec<&str> = Vec::new();
    for source in turns.iter().flat_map(|turn| turn.sources()) {
        if !sources.contains(&source.as_str()) {
            sources.push(source);
        }
    }
    let destination = outcome
        .destination
        .as_ref()
        .map(|to| json!({ "name": to.name(), "context": to.context(), "extension": to.extension() }));
    let whole = json!({
        "status": outcome.status.as_str(),
        "action": outcome.action.as_str(),
        "destination": destination,
        "intent": outcome.intent,
        "confidence": outcome.confidence.min(100),
        "language": outcome.language,
        "sentiment": outcome.sentiment.as_str(),
        "consent": outcome.consent.map(Consent::as_str),
        "summary": outcome.summary.expose(),
        "text": outcome.text.expose(),
        "digits": outcome.digits.expose(),
        "slots": slots,
        "sources": sources,
    });
    whole.to_string().into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        dialog::{Decision, Outcome, Status},
        understand::Tier,
    };

    #[test]
    fn all_of_it_is_there_and_nothing_that_was_confided() {
        let mut outcome = Outcome::undecided(Status::Ok, "en");
        outcome.intent = Some("balance".to_owned());
        outcome.text = Redacted::new("four nine two nine".to_owned());
        outcome.slots.insert("BY_POST".to_owned(), Redacted::new("yes".to_owned()));
        let decision = Decision {
            tier: Tier::Documents,
            confidence: 90,
            meaning: "answer".to_owned(),
            why: String::new(),
            sources: vec!["fees.md#Cards".to_owned()],
        };
        let mut turn = Turn::default();
        turn.decide(&decision);
        let turn = Arc::new(turn);
        let told = hand_over(&KeptOutcome::new(&outcome, false), &[Arc::clone(&turn), turn]);
        assert_eq!(
            told.expose(),
            "{\"action\":\"continue\",\"confidence\":0,\"consent\":null,\"destination\":null,\"digits\":\"\",\"intent\":\"balance\",\
             \"language\":\"en\",\"sentiment\":\"neutral\",\"slots\":{\"BY_POST\":\"yes\"},\
             \"sources\":[\"fees.md#Cards\"],\"status\":\"ok\",\"summary\":\"\",\"text\":\"four nine two nine\"}"
        );
        assert!(!hand_over(&KeptOutcome::new(&outcome, true), &[]).expose().contains("four"));
    }
}
