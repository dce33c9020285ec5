//! Keys that the caller presses, as the command line gives them: `3@2.5s`, `12#@4s`.

use std::str::FromStr;
use std::time::Duration;

use thiserror::Error;

/// A key is held 100 ms and let go for 100 ms, as people and telephones do.
pub(super) const KEY_SPACING_MS: u64 = 200;

/// Some keys, the first at a time counted from the start of the sound.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct KeyPresses {
    pub digits: Vec<char>,
    pub at: Duration,
}

impl KeyPresses {
    /// Each key with its own moment.
    pub(super) fn presses(&self) -> impl Iterator<Item = (Duration, char)> {
        (0..)
            .zip(&self.digits)
            .map(|(n, digit)| (self.at + Duration::from_millis(n * KEY_SPACING_MS), *digit))
    }
}

#[derive(Debug, PartialEq, Eq, Error)]
pub(super) enum KeysError {
    #[error("there is no `@TIME`: write the keys, `@` and the seconds after the call's start, as in 3@2.5s")]
    NoTime,
    #[error("there is no key before the `@`: write 0-9, * or #, as in 3@2.5s")]
    NoKeys,
    #[error("a telephone has no such key: write only 0-9, * and #, as in 12#@4s")]
    UnknownKey,
    #[error(transparent)]
    Time(#[from] TimeError),
}

impl FromStr for KeyPresses {
    type Err = KeysError;

    fn from_str(text: &str) -> Result<Self, KeysError> {
        let (keys, at) = text.split_once('@').ok_or(KeysError::NoTime)?;
        if keys.is_empty() {
            return Err(KeysError::NoKeys);
        }
        if !keys.chars().all(|key| key.is_ascii_digit() || matches!(key, '*' | '#')) {
            return Err(KeysError::UnknownKey);
        }
        Ok(Self { digits: keys.chars().collect(), at: seconds(at)? })
    }
}

#[derive(Debug, PartialEq, Eq, Error)]
#[error("not a time: write seconds from 0 to 3600, as in 2.5s")]
pub(super) struct TimeError;

/// A time as `2.5s`, `2.5` or `800ms`.
pub(super) fn seconds(text: &str) -> Result<Duration, TimeError> {
    let (number, scale) = match text.strip_suffix("ms") {
        Some(number) => (number, 1e-3),
        None => (text.strip_suffix('s').unwrap_or(text), 1.0),
    };
    let seconds = number.trim().parse::<f64>().map_err(|_| TimeError)? * scale;
    if !(0.0..=3600.0).contains(&seconds) {
        return Err(TimeError);
    }
    Duration::try_from_secs_f64(seconds).map_err(|_| TimeError)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ms(ms: u64) -> Duration {
        Duration::from_millis(ms)
    }

    #[test]
    fn keys_and_times_are_read() {
        let several: KeyPresses = "12#@4s".parse().unwrap();
        assert_eq!(
            several.presses().collect::<Vec<_>>(),
            [(ms(4000), '1'), (ms(4200), '2'), (ms(4400), '#')]
        );
        assert_eq!("3@2.5s".parse(), Ok(KeyPresses { digits: vec!['3'], at: ms(2500) }));
        assert_eq!("*@800ms".parse(), Ok(KeyPresses { digits: vec!['*'], at: ms(800) }));
    }

    #[test]
    fn what_is_not_keys_and_a_time_is_refused_with_the_way_to_write_it() {
        for (text, error) in [
            ("3", KeysError::NoTime),
            ("@2s", KeysError::NoKeys),
            ("x@2s", KeysError::UnknownKey),
            ("٣@2s", KeysError::UnknownKey),
            ("3@soon", KeysError::Time(TimeError)),
            ("3@-1s", KeysError::Time(TimeError)),
            ("3@nan", KeysError::Time(TimeError)),
            ("3@99999s", KeysError::Time(TimeError)),
        ] {
            assert_eq!(text.parse::<KeyPresses>(), Err(error), "{text}");
        }
    }
}
