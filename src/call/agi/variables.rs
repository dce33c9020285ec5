//! The result variables of the dialplan: all of them, always, bounded.

use uuid::Uuid;

use crate::{
    agi::Command,
    dialog::Outcome,
    flow::{Consent, Destination},
};

/// Longest value: what a SIP header and an Asterisk variable carry without being cut elsewhere.
const VALUE_BYTES_MAX: usize = 1_024;
const SUMMARY_BYTES_MAX: usize = 256;

/// The commands that hand an outcome back. The action comes last: a dialplan that finds one has all of them, also
/// when the connection broke off between two.
pub fn commands(outcome: &Outcome, call: Option<Uuid>, page: Option<String>) -> Vec<Command> {
    let destination = outcome.destination.as_ref();
    let of = |part: fn(&Destination) -> &str| destination.map_or("", part).to_owned();
    let mut values = vec![
        ("OFFHOOK_DESTINATION".to_owned(), of(Destination::name)),
        ("OFFHOOK_CONTEXT".to_owned(), of(Destination::context)),
        ("OFFHOOK_EXTEN".to_owned(), of(Destination::extension)),
        ("OFFHOOK_INTENT".to_owned(), outcome.intent.clone().unwrap_or_default()),
        ("OFFHOOK_CONFIDENCE".to_owned(), outcome.confidence.min(100).to_string()),
        ("OFFHOOK_TEXT".to_owned(), outcome.text.expose().clone()),
        ("OFFHOOK_DIGITS".to_owned(), outcome.digits.expose().clone()),
        ("OFFHOOK_LANGUAGE".to_owned(), outcome.language.clone()),
        ("OFFHOOK_SENTIMENT".to_owned(), outcome.sentiment.as_str().to_owned()),
        ("OFFHOOK_CONSENT".to_owned(), outcome.consent.map_or("", Consent::as_str).to_owned()),
        // The underscore lets the channel that is called next inherit it, for a SIP header of the agent's leg.
        ("_OFFHOOK_SUMMARY".to_owned(), cut(outcome.summary.expose(), SUMMARY_BYTES_MAX)),
        // Likewise for a link in the agent's browser.
        ("_OFFHOOK_PAGE".to_owned(), page.unwrap_or_default()),
        ("OFFHOOK_CALL".to_owned(), call.map(|uuid| uuid.to_string()).unwrap_or_default()),
    ];
    let slot = |(name, value): (&String, &crate::pii::Redacted<String>)| {
        (format!("OFFHOOK_SLOT_{name}"), value.expose().clone())
    };
    values.extend(outcome.slots.iter().map(slot));
    values.push(("OFFHOOK_STATUS".to_owned(), outcome.status.as_str().to_owned()));
    values.push(("OFFHOOK_ACTION".to_owned(), outcome.action.as_str().to_owned()));
    let set = |(name, value): (String, String)| Command::set_variable(name, cut(&value, VALUE_BYTES_MAX));
    values.into_iter().map(set).chain(jump(outcome)).collect()
}

/// Where the dialplan goes on by itself, when the flow asks for that.
fn jump(outcome: &Outcome) -> Vec<Command> {
    let Some(to) = outcome.destination.as_ref().filter(|_| outcome.jump) else { return Vec::new() };
    vec![
        Command::SetContext(to.context().to_owned()),
        Command::SetExtension(to.extension().to_owned()),
        Command::SetPriority(to.priority()),
    ]
}

/// At most that many bytes, whole characters.
fn cut(text: &str, bytes_max: usize) -> String {
    let fits = |(start, character): &(usize, char)| start + character.len_utf8() <= bytes_max;
    text.char_indices().take_while(fits).map(|(_, character)| character).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{dialog::Status, pii::Redacted};

    fn names(commands: &[Command]) -> Vec<&str> {
        fn name(command: &Command) -> &str {
            match command {
                Command::SetVariable { name, .. } => name,
                _ => "other",
            }
        }
        commands.iter().map(name).collect()
    }

    #[test]
    fn every_variable_is_there_also_on_failure_and_the_action_comes_last() {
        let outcome = Outcome::undecided(Status::Error, "en");
        let commands = commands(&outcome, None, None);
        assert_eq!(
            names(&commands).join(" "),
            "OFFHOOK_DESTINATION OFFHOOK_CONTEXT OFFHOOK_EXTEN OFFHOOK_INTENT \
             OFFHOOK_CONFIDENCE OFFHOOK_TEXT OFFHOOK_DIGITS OFFHOOK_LANGUAGE OFFHOOK_SENTIMENT OFFHOOK_CONSENT \
             _OFFHOOK_SUMMARY _OFFHOOK_PAGE OFFHOOK_CALL OFFHOOK_STATUS OFFHOOK_ACTION"
        );
    }

    #[test]
    fn long_texts_are_cut_at_a_character() {
        let mut outcome = Outcome::undecided(Status::Ok, "en");
        outcome.text = Redacted::new("é".repeat(5000));
        let text = commands(&outcome, None, None).into_iter().find_map(|command| match command {
            Command::SetVariable { name, value } if name == "OFFHOOK_TEXT" => Some(value.into_inner()),
            _ => None,
        });
        assert_eq!(text.map(|text| text.len()), Some(1_024));
    }
}
