//! The fields of an answer: where they stand in JSON, and what a value may look like.

use std::collections::BTreeMap;

use serde_json::Value;

use super::settings::LookupFault;
use crate::pii::Redacted;

/// Fields by name. What an answer does not have is left out.
pub type Fields = BTreeMap<String, Redacted<String>>;

/// What is spoken is short.
const VALUE_CHARS_MAX: usize = 512;

/// A JSON pointer (RFC 6901).
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Pointer(String);

impl Pointer {
    /// `/order/status`, or the same as `$.order.status`, or a name at the top.
    pub(super) fn new(written: &str) -> Result<Self, LookupFault> {
        let escapes_sound = written.split('~').skip(1).all(|rest| rest.starts_with(['0', '1']));
        let pointer = if written.starts_with('/') {
            Some(written.to_owned())
        } else if let Some(path) = written.strip_prefix("$.") {
            let plain = path.split('.').all(is_plain);
            plain.then(|| format!("/{}", path.replace('.', "/")))
        } else {
            is_plain(written).then(|| format!("/{written}"))
        };
        let remedy =
            "write a JSON pointer such as \"/order/status\", or \"/orders/0/status\" for the first of a list";
        pointer
            .filter(|_| escapes_sound)
            .map(Self)
            .ok_or_else(|| LookupFault::new("fields", format!("`{written}` points nowhere"), remedy))
    }

    /// The plain value there. `Err` when it is a list or an object, which nobody can speak.
    pub(super) fn value(&self, answer: &Value) -> Result<Option<Redacted<String>>, ()> {
        match answer.pointer(&self.0) {
            None | Some(Value::Null) => Ok(None),
            Some(Value::String(text)) => Ok(Some(speakable(text))),
            Some(Value::Bool(yes)) => Ok(Some(speakable(if *yes { "yes" } else { "no" }))),
            Some(Value::Number(number)) => Ok(Some(speakable(&number.to_string()))),
            Some(Value::Array(_) | Value::Object(_)) => Err(()),
        }
    }
}

fn is_plain(name: &str) -> bool {
    !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || c == '_' || c == '-')
}

/// One line of bounded length.
pub(super) fn speakable(text: &str) -> Redacted<String> {
    let plain = text.trim().chars().map(|c| if c.is_control() { ' ' } else { c });
    plain.take(VALUE_CHARS_MAX).collect::<String>().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(pointer: &str, expected: Result<Option<&str>, ()>) {
        let answer =
            serde_json::json!({"order": {"status": " left\n on Monday", "lines": [{"n": 2.5}], "a/b": true}});
        let value = Pointer::new(pointer).unwrap().value(&answer);
        let value = value.map(|value| value.map(Redacted::into_inner));
        assert_eq!(
            value.as_ref().map(|value| value.as_deref()),
            expected.as_ref().map(|value| *value),
            "{pointer}"
        );
    }

    #[test]
    fn pointers_find_plain_values() {
        check("/order/status", Ok(Some("left  on Monday")));
        check("$.order.status", Ok(Some("left  on Monday")));
        check("/order/lines/0/n", Ok(Some("2.5")));
        check("/order/a~1b", Ok(Some("yes")));
        check("status", Ok(None));
        check("/order/lines", Err(()));
    }

    #[test]
    fn what_is_no_pointer_is_refused() {
        for wrong in ["", "$", "$..a", "a b", "/a~2"] {
            assert!(Pointer::new(wrong).is_err(), "{wrong}");
        }
    }
}
