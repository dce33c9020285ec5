//! Keeps what callers say, their numbers and their digits out of logs, metrics and error texts.

use std::fmt;

/// A value that shows only its size when it is printed; the store and the wire take it out with
/// [`Redacted::expose`].
#[derive(Clone, Default, PartialEq, Eq, Hash)]
pub struct Redacted<T>(T);

impl<T> Redacted<T> {
    pub fn new(value: T) -> Self {
        Self(value)
    }

    /// The value itself. Each caller is a place where personal data leaves its wrapping: keep them few.
    pub fn expose(&self) -> &T {
        &self.0
    }

    pub fn into_inner(self) -> T {
        self.0
    }
}

impl<T: AsRef<str>> fmt::Display for Redacted<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "[{} characters]", self.0.as_ref().chars().count())
    }
}

impl<T> fmt::Debug for Redacted<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[redacted]")
    }
}

impl<T> From<T> for Redacted<T> {
    fn from(value: T) -> Self {
        Self(value)
    }
}

/// For `#[serde(with = "kept")]`: writes the value itself. Only what is personal data as a whole, and guarded as such,
/// may keep a value like this: a call's tape and its record.
pub mod kept {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    use super::Redacted;

    pub fn serialize<T: Serialize, S: Serializer>(value: &Redacted<T>, to: S) -> Result<S::Ok, S::Error> {
        value.expose().serialize(to)
    }

    pub fn deserialize<'de, T: Deserialize<'de>, D: Deserializer<'de>>(
        from: D,
    ) -> Result<Redacted<T>, D::Error> {
        T::deserialize(from).map(Redacted)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn printing_shows_the_size_and_nothing_else() {
        let number = Redacted::new("5551234");
        assert_eq!(format!("{number} {number:?}"), "[7 characters] [redacted]");
        assert_eq!(number.expose(), &"5551234");
    }
}
