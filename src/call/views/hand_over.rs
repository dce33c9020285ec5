//! The whole hand-over as one JSON object, for the call's record.

use std::collections::BTreeMap;

use serde_json::json;

use super::report::Turn;
use crate::{dialog::Outcome, flow::Consent, pii::Redacted};

/// All that the dialplan is handed, and what the answers rested on. With `discreet`, which is for calls in which
/// something was confided, without what was said and typed.
pub(in crate::call) fn hand_over(outcome: &Outcome, turns: &[Turn], discreet: bool) -> Redacted<String> {
    let open = |text: &Redacted<String>| if discreet { String::new() } else { text.expose().clone() };
    let slots: BTreeMap<&str, &str> =
        outcome.slots.iter().map(|(name, value)| (name.as_str(), value.expose().as_str())).collect();
    let mut sources: Vec<&str> = Vec::new();
    for source in
        turns.iter().filter_map(|turn| turn.decision.as_ref()).flat_map(|decision| &decision.sources)
    {
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
        "summary": open(&outcome.summary),
        "text": open(&outcome.text),
        "digits": open(&outcome.digits),
        "slots": slots,
        "sources": sources,
    });
    whole.to_string().into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        dialog::{Decision, Status},
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
        let turn = Turn { decision: Some(decision), ..Turn::default() };
        let told = hand_over(&outcome, &[turn.clone(), turn], false);
        assert_eq!(
            told.expose(),
            "{\"action\":\"continue\",\"confidence\":0,\"consent\":null,\"destination\":null,\"digits\":\"\",\"intent\":\"balance\",\
             \"language\":\"en\",\"sentiment\":\"neutral\",\"slots\":{\"BY_POST\":\"yes\"},\
             \"sources\":[\"fees.md#Cards\"],\"status\":\"ok\",\"summary\":\"\",\"text\":\"four nine two nine\"}"
        );
        assert!(!hand_over(&outcome, &[], true).expose().contains("four"));
    }
}
