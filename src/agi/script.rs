//! What the dialplan asks for: the path of the AGI URL, as a verb and its parameters.

use std::fmt;

use crate::pii::Redacted;

/// The key of the site's secret. It opens the door and is no part of the call.
const SECRET: &str = "secret";

/// `converse?flow=reception&customer_id=C-42`, taken apart.
#[derive(Clone, PartialEq, Eq)]
pub struct Script {
    verb: String,
    query: Vec<(String, Redacted<String>)>,
    secret: Option<Redacted<String>>,
}

impl Script {
    /// Asterisk hands the path over as it stands in the dialplan, so that percent signs are decoded here. A
    /// plus stays a plus: telephone numbers begin with it, and Asterisk's own URIENCODE() writes a space as
    /// `%20`.
    pub fn parse(path: &str) -> Self {
        let (verb, query) = path.split_once('?').unwrap_or((path, ""));
        let (secrets, query): (Vec<_>, Vec<_>) = form_urlencoded::parse(query.replace('+', "%2B").as_bytes())
            .map(|(key, value)| (key.into_owned(), Redacted::new(value.into_owned())))
            .partition(|(key, _)| key == SECRET);
        let secret = secrets.into_iter().next().map(|(_, secret)| secret);
        Self { verb: verb.trim_matches('/').to_owned(), query, secret }
    }

    /// What the dialplan wrote as `secret=`. Context, records and tapes are made of the parameters, and it is none.
    pub fn secret(&self) -> Option<&Redacted<String>> {
        self.secret.as_ref()
    }

    pub fn verb(&self) -> &str {
        &self.verb
    }

    /// A parameter that a verb knows, which the administrator wrote. The first of two equal keys counts,
    /// because a caller who can put `&flow=other` into a header that the dialplan passes on adds keys only
    /// behind the dialplan's own.
    pub fn parameter(&self, key: &str) -> Option<&str> {
        self.query.iter().find(|(name, _)| name == key).map(|(_, value)| value.expose().as_str())
    }

    /// All parameters in their order, for the call's context.
    pub fn parameters(&self) -> impl Iterator<Item = (&str, &Redacted<String>)> {
        self.query.iter().map(|(key, value)| (key.as_str(), value))
    }
}

impl fmt::Debug for Script {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let keys = self.query.iter().map(|(key, _)| key);
        f.debug_struct("Script").field("verb", &self.verb).field("keys", &keys.collect::<Vec<_>>()).finish()
    }
}
