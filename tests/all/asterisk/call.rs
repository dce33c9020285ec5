//! One call as Asterisk saw it: where it went, what was set, how it ended.

use std::{collections::BTreeMap, fmt::Write, time::Duration};

use super::ami::{Ami, Event};

/// Enough for a busy machine; every wait ends at once when its event arrives.
const PATIENCE: Duration = Duration::from_secs(60);

/// The call of the caller with this number.
pub(super) struct Call<'lab> {
    ami: &'lab Ami,
    caller: String,
}

impl<'lab> Call<'lab> {
    pub(super) fn of(ami: &'lab Ami, caller: &str) -> Self {
        Self { ami, caller: caller.to_owned() }
    }

    /// Waits until the call enters an extension of `context`, and names it.
    pub(super) fn reaches(&self, context: &str) -> String {
        self.wait(&format!("an extension in [{context}]"), |events| first_in(events, context))
    }

    /// The extension of `context` that the call has entered by now.
    pub(super) fn has_reached(&self, context: &str) -> Option<String> {
        self.now(|events| first_in(events, context))
    }

    /// Waits for the last event: the channel is gone and its `h` extension has run.
    pub(super) fn ends(&self) {
        self.wait("the channel's end", |events| events.iter().any(|event| event.is("Hangup")).then_some(()));
    }

    /// Waits until the variable is set, and tells its value.
    pub(super) fn sets(&self, name: &str) -> String {
        self.wait(&format!("variable {name}"), |events| {
            events
                .iter()
                .rev()
                .find(|event| event.is("VarSet") && variable(event) == name)
                .map(|event| event.field("Value").to_owned())
        })
    }

    /// Waits until the variable has this value.
    pub(super) fn becomes(&self, name: &str, value: &str) {
        self.wait(&format!("{name}={value}"), |events| {
            let set = |event: &&&Event| event.is("VarSet") && variable(event) == name;
            events.iter().filter(set).any(|event| event.field("Value") == value).then_some(())
        });
    }

    /// The variables whose names begin so, as they stand.
    pub(super) fn variables(&self, prefix: &str) -> BTreeMap<String, String> {
        self.now(|events| {
            events
                .iter()
                .filter(|event| event.is("VarSet") && variable(event).starts_with(prefix))
                .map(|event| (variable(event).to_owned(), event.field("Value").to_owned()))
                .collect()
        })
    }

    /// Whether a line of this extension was executed.
    pub(super) fn visited(&self, context: &str, extension: &str) -> bool {
        self.now(|events| {
            events.iter().any(|event| {
                event.is("Newexten")
                    && event.field("Context") == context
                    && event.field("Extension") == extension
            })
        })
    }

    fn wait<T>(&self, what: &str, look: impl Fn(&[&Event]) -> Option<T>) -> T {
        self.ami
            .try_wait(PATIENCE, |events| look(&mine(events, &self.caller)))
            .unwrap_or_else(|| panic!("waited {PATIENCE:?} in vain for {what}; the call:\n{}", self.story()))
    }

    fn now<T>(&self, look: impl FnOnce(&[&Event]) -> T) -> T {
        self.ami.now(|events| look(&mine(events, &self.caller)))
    }

    /// For a failing test's message.
    pub(super) fn story(&self) -> String {
        self.now(|events| {
            events.iter().fold(String::new(), |mut story, event| {
                let _ = match event.field("Event") {
                    "Newexten" => writeln!(
                        story,
                        "  {},{},{} {}({})",
                        event.field("Context"),
                        event.field("Extension"),
                        event.field("Priority"),
                        event.field("Application"),
                        event.field("AppData")
                    ),
                    "VarSet" => writeln!(story, "    {}={}", event.field("Variable"), event.field("Value")),
                    "Hangup" => writeln!(story, "  hangup: {}", event.field("Cause-txt")),
                    _ => Ok(()),
                };
                story
            })
        })
    }
}

/// The name without the underscores that only say who inherits it.
fn variable(event: &Event) -> &str {
    event.field("Variable").trim_start_matches('_')
}

fn first_in(events: &[&Event], context: &str) -> Option<String> {
    let entered = events.iter().find(|event| event.is("Newexten") && event.field("Context") == context)?;
    Some(entered.field("Extension").to_owned())
}

/// The events of a caller's own channel, not of the channels that were called for it.
fn mine<'e>(events: &'e [Event], caller: &str) -> Vec<&'e Event> {
    let Some(channel) = events
        .iter()
        .find(|event| {
            event.is("Newchannel")
                && event.field("CallerIDNum") == caller
                && event.field("Channel").starts_with("PJSIP/trunk-")
        })
        .map(|event| event.field("Uniqueid"))
    else {
        return Vec::new();
    };
    events.iter().filter(|event| event.field("Uniqueid") == channel).collect()
}
