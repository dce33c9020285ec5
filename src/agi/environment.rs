//! The block of variables that begins a session.

use std::fmt;

use super::error::AgiError;
use super::script::Script;
use crate::pii::Redacted;

/// Asterisk sends about 700 bytes; the URL and up to 127 arguments, a dialplan line of 8 KB at most, come on
/// top.
pub const ENVIRONMENT_BYTES_MAX: usize = 64 << 10;

/// Fewer are an extension of the site or the number of a line.
const NUMBER_DIGITS: usize = 5;

const PREFIX: &str = "agi_";

/// Asterisk writes this where it knows nothing.
const UNKNOWN: &str = "unknown";

/// The variables in their order, so that writing gives the bytes that were read. Printing shows their names
/// alone.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Environment {
    fields: Vec<(String, Redacted<String>)>,
}

impl Environment {
    /// What the simulator sends: names without `agi_`, beginning with `network`. CR and LF are left out of
    /// the values.
    pub fn from_fields<N: Into<String>, V: AsRef<str>>(fields: impl IntoIterator<Item = (N, V)>) -> Self {
        let fields = fields.into_iter().map(|(name, value)| {
            let value: String =
                value.as_ref().chars().filter(|letter| !matches!(letter, '\r' | '\n')).collect();
            (name.into(), Redacted::new(value))
        });
        Self { fields: fields.collect() }
    }

    /// The value of `agi_<name>`.
    pub fn field(&self, name: &str) -> Option<&Redacted<String>> {
        self.fields.iter().find(|(field, _)| field == name).map(|(_, value)| value)
    }

    /// The AGI URL as the dialplan wrote it.
    pub fn request_url(&self) -> Option<&Redacted<String>> {
        self.field("request")
    }

    pub fn script(&self) -> Script {
        Script::parse(self.text("network_script"))
    }

    /// The caller's number, when the line delivers one.
    pub fn caller_id(&self) -> Option<&Redacted<String>> {
        self.known("callerid")
    }

    pub fn caller_name(&self) -> Option<&Redacted<String>> {
        self.known("calleridname")
    }

    /// The channel's name, such as `PJSIP/trunk-00000026`. Some drivers put the caller's number into it.
    pub fn channel(&self) -> &str {
        self.text("channel")
    }

    /// The channel's name as a log may show it: `DAHDI/i1/5550100-3` becomes `DAHDI/i1/...-3`.
    pub fn channel_without_numbers(&self) -> String {
        let name = self.channel();
        let (line, count) = name.rsplit_once('-').map_or((name, None), |(line, count)| (line, Some(count)));
        let mut shown = String::new();
        for part in line.split_inclusive(|letter: char| !letter.is_ascii_digit()) {
            let digits = part.chars().take_while(char::is_ascii_digit).count();
            if digits >= NUMBER_DIGITS {
                shown.push_str("...");
                shown.push_str(&part[digits..]);
            } else {
                shown.push_str(part);
            }
        }
        count.map_or(shown.clone(), |count| format!("{shown}-{count}"))
    }

    pub fn language(&self) -> &str {
        self.text("language")
    }

    pub fn unique_id(&self) -> &str {
        self.text("uniqueid")
    }

    /// Asterisk's version, such as `22.10.1`.
    pub fn version(&self) -> &str {
        self.text("version")
    }

    /// What follows the URL in the dialplan: `AGI(url,first,second)`.
    pub fn arguments(&self) -> impl Iterator<Item = &Redacted<String>> {
        self.fields.iter().filter(|(name, _)| name.starts_with("arg_")).map(|(_, value)| value)
    }

    /// All variables in their order, names without `agi_`.
    pub fn fields(&self) -> impl Iterator<Item = (&str, &Redacted<String>)> {
        self.fields.iter().map(|(name, value)| (name.as_str(), value))
    }

    /// Takes one line of the block, `agi_name: value`.
    pub(super) fn add_line(&mut self, line: &str) -> Result<(), AgiError> {
        let field = line.strip_prefix(PREFIX).and_then(|field| field.split_once(':'));
        let (name, value) = field.ok_or(AgiError::NotAnEnvironment)?;
        let value = value.strip_prefix(' ').unwrap_or(value);
        self.fields.push((name.to_owned(), Redacted::new(value.to_owned())));
        Ok(())
    }

    pub(super) fn is_empty(&self) -> bool {
        self.fields.is_empty()
    }

    /// The block with the empty line that ends it.
    pub(super) fn block(&self) -> String {
        let lines = self.fields.iter().map(|(name, value)| format!("{PREFIX}{name}: {}\n", value.expose()));
        lines.chain([String::from("\n")]).collect()
    }

    fn known(&self, name: &str) -> Option<&Redacted<String>> {
        self.field(name).filter(|value| !value.expose().is_empty() && value.expose() != UNKNOWN)
    }

    fn text(&self, name: &str) -> &str {
        self.field(name).map_or("", |value| value.expose())
    }
}

impl fmt::Debug for Environment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.fields.iter().map(|(name, _)| name)).finish()
    }
}
