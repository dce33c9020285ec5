//! Keeps what callers say, their numbers and their digits out of logs, metrics and error texts, and out of memory that
//! is not used any more.

use std::{
    backtrace::{Backtrace, BacktraceStatus},
    collections::BTreeMap,
    fmt, mem, panic,
};

use zeroize::Zeroize;

/// From now on a panic is told by its place alone: its message may quote a caller. With `RUST_BACKTRACE=1` the way to
/// that place comes with it, which holds no values.
pub fn hide_panic_messages(tell: impl Fn(&str) + Send + Sync + 'static) {
    panic::set_hook(Box::new(move |panic| {
        let place = panic.location().map_or_else(|| "an unknown place".to_owned(), ToString::to_string);
        let way = Backtrace::capture();
        match way.status() {
            BacktraceStatus::Captured => tell(&format!("{place}\n{way}")),
            _ => tell(&place),
        }
    }));
}

/// A value that shows only its size when it is printed; the store and the wire take it out with
/// [`Redacted::expose`]. When it is dropped, it is overwritten where it lies; copies that were taken out are not.
#[derive(Clone, Default, PartialEq, Eq, Hash)]
pub struct Redacted<T: Wipe>(T);

/// What can be overwritten where it lies.
pub trait Wipe {
    fn wipe(&mut self);
}

impl Wipe for String {
    fn wipe(&mut self) {
        self.zeroize();
    }
}

/// The names of fields are no secret.
impl Wipe for BTreeMap<String, String> {
    fn wipe(&mut self) {
        self.values_mut().for_each(Zeroize::zeroize);
    }
}

impl<T: Wipe> Drop for Redacted<T> {
    fn drop(&mut self) {
        self.0.wipe();
    }
}

impl<T: Wipe> Redacted<T> {
    pub fn new(value: T) -> Self {
        Self(value)
    }

    /// The value itself. Each caller is a place where personal data leaves its wrapping: keep them few.
    pub fn expose(&self) -> &T {
        &self.0
    }

    pub fn into_inner(mut self) -> T
    where
        T: Default,
    {
        mem::take(&mut self.0)
    }
}

impl<T: Wipe + AsRef<str>> fmt::Display for Redacted<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "[{} characters]", self.0.as_ref().chars().count())
    }
}

impl<T: Wipe> fmt::Debug for Redacted<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[redacted]")
    }
}

impl<T: Wipe> From<T> for Redacted<T> {
    fn from(value: T) -> Self {
        Self(value)
    }
}

/// For `#[serde(with = "kept")]`: writes the value itself. Only what is personal data as a whole, and guarded as such,
/// may keep a value like this: a call's tape and its record.
pub mod kept {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    use super::{Redacted, Wipe};

    pub fn serialize<T: Serialize + Wipe, S: Serializer>(
        value: &Redacted<T>,
        to: S,
    ) -> Result<S::Ok, S::Error> {
        value.expose().serialize(to)
    }

    pub fn deserialize<'de, T: Deserialize<'de> + Wipe, D: Deserializer<'de>>(
        from: D,
    ) -> Result<Redacted<T>, D::Error> {
        T::deserialize(from).map(Redacted)
    }
}

#[cfg(test)]
mod tests {
    use std::{cell::Cell, rc::Rc};

    use super::*;

    #[test]
    fn printing_shows_the_size_and_nothing_else() {
        let number = Redacted::new("5551234".to_owned());
        assert_eq!(format!("{number} {number:?}"), "[7 characters] [redacted]");
        assert_eq!(number.expose(), "5551234");
    }

    /// Says when it is overwritten.
    #[derive(Clone, Default)]
    struct Seen(Rc<Cell<u32>>);

    impl Wipe for Seen {
        fn wipe(&mut self) {
            self.0.set(self.0.get() + 1);
        }
    }

    #[test]
    fn each_copy_is_overwritten_when_it_is_dropped_and_what_is_taken_out_is_not() {
        let seen = Seen::default();
        let wiped = Rc::clone(&seen.0);
        let first = Redacted::new(seen);
        let second = first.clone();
        assert_eq!(wiped.get(), 0);
        drop(first);
        assert_eq!(wiped.get(), 1);
        drop(second.into_inner());
        assert_eq!(wiped.get(), 1, "what is left of it is empty");
    }

    #[test]
    fn overwriting_leaves_nothing_of_a_text() {
        let mut text = "739104".to_owned();
        text.wipe();
        assert!(text.is_empty());
        let mut row = BTreeMap::from([("pin".to_owned(), "739104".to_owned())]);
        row.wipe();
        assert_eq!(row["pin"], "");
    }
}
