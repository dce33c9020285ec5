//! What is known about a call before anyone speaks: the numbers, and what the dialplan handed over.

use std::collections::BTreeMap;

use jiff::Timestamp;

use crate::pii::Redacted;

/// More keys than this are not a dialplan line (an AGI line holds 2 KB).
const VALUES_MAX: usize = 32;
const VALUE_CHARS_MAX: usize = 512;

/// The caller's number, the number called, and the extra keys of the AGI request.
#[derive(Clone, Debug, Default)]
pub struct Context {
    caller_number: Redacted<String>,
    called_number: Redacted<String>,
    values: BTreeMap<String, Redacted<String>>,
    /// When the call began, where that is known.
    began: Option<Timestamp>,
    variety: usize,
}

impl Context {
    pub fn new(caller_number: &str, called_number: &str) -> Self {
        Self {
            caller_number: bounded(caller_number).into(),
            called_number: bounded(called_number).into(),
            values: BTreeMap::new(),
            began: None,
            variety: 0,
        }
    }

    /// The time and day of the call decide about opening hours and dates; `variety` among ways to say something.
    #[must_use]
    pub fn begun_at(self, began: Timestamp, variety: usize) -> Self {
        Self { began: Some(began), variety, ..self }
    }

    pub(super) fn began(&self) -> Option<Timestamp> {
        self.began
    }

    pub(super) fn variety(&self) -> usize {
        self.variety
    }

    /// Adds what the dialplan knows, such as `customer_id`. What lies beyond the bounds is cut off.
    pub fn insert(&mut self, key: &str, value: &str) {
        if self.values.len() < VALUES_MAX || self.values.contains_key(key) {
            self.values.insert(bounded(key), bounded(value).into());
        }
    }

    /// The same without the values of these names.
    #[must_use]
    pub(super) fn without(mut self, unwanted: impl Fn(&str) -> bool) -> Self {
        self.values.retain(|name, _| !unwanted(name));
        self
    }

    pub fn caller_number(&self) -> &Redacted<String> {
        &self.caller_number
    }

    pub fn called_number(&self) -> &Redacted<String> {
        &self.called_number
    }

    pub fn get(&self, key: &str) -> Option<&Redacted<String>> {
        self.values.get(key)
    }

    pub fn values(&self) -> &BTreeMap<String, Redacted<String>> {
        &self.values
    }
}

fn bounded(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).take(VALUE_CHARS_MAX).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_bounded_and_never_printed() {
        let mut context = Context::new("+15551234", "600");
        for n in 0..100 {
            context.insert(&format!("key{n}"), &"x\n".repeat(4_096));
        }
        assert_eq!(context.values().len(), VALUES_MAX);
        assert_eq!(context.get("key0").map(|value| value.expose().len()), Some(VALUE_CHARS_MAX));
        assert!(!format!("{context:?}").contains("5551234"));
    }
}
