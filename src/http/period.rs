//! Spans of time, as programs and forms write them: `2026-11-21T16:00:00Z`, or a whole day, `2026-11-21`.

use jiff::{SignedDuration, Timestamp, ToSpan, civil::Date, tz::TimeZone};
use serde::Deserialize;
use utoipa::IntoParams;

use super::{reply::Refusal, tokens};

/// Without a beginning.
const USUAL: SignedDuration = SignedDuration::from_hours(7 * 24);
/// Figures of more are asked for in parts.
const LONGEST: SignedDuration = SignedDuration::from_hours(366 * 24);
/// Up to this, figures are told by the hour; above it, by the day.
const HOURLY: SignedDuration = SignedDuration::from_hours(4 * 24);

/// From the one until before the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Period {
    pub(super) from: Timestamp,
    pub(super) to: Timestamp,
}

/// The last seven days, unless said otherwise; 366 days at most.
#[derive(Clone, Default, Deserialize, IntoParams)]
#[serde(default)]
#[into_params(parameter_in = Query)]
pub(super) struct When {
    /// Begun at or after: `2026-11-21`, or `2026-11-21T16:00:00Z`.
    pub(super) from: Option<String>,
    /// Begun before; a day is meant to its end.
    pub(super) to: Option<String>,
}

/// Which end of a day is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    First,
    Last,
}

impl Period {
    /// The last week, unless said otherwise.
    pub(super) fn of(from: Option<&str>, to: Option<&str>) -> Result<Self, Refusal> {
        Self::until(from, to, tokens::now())
    }

    fn until(from: Option<&str>, to: Option<&str>, now: Timestamp) -> Result<Self, Refusal> {
        // What happens in this second is among it.
        let now = now + SignedDuration::from_secs(1);
        let to = moment(to, End::Last)?.unwrap_or(now);
        let usual = to.checked_sub(USUAL).unwrap_or(Timestamp::MIN);
        let from = moment(from, End::First)?.unwrap_or(usual);
        if from >= to {
            return Err(Refusal::Malformed("`from` is not before `to`".to_owned()));
        }
        if from.duration_until(to) > LONGEST {
            return Err(Refusal::Malformed("from `from` to `to` is more than 366 days".to_owned()));
        }
        Ok(Self { from, to })
    }

    pub(super) fn begin_ms(self) -> i64 {
        self.from.as_millisecond()
    }

    pub(super) fn end_ms(self) -> i64 {
        self.to.as_millisecond()
    }

    /// Of one bar in a chart of it, in milliseconds.
    pub(super) fn bucket_ms(self) -> i64 {
        const HOUR_MS: i64 = 3_600_000;
        if self.from.duration_until(self.to) <= HOURLY { HOUR_MS } else { 24 * HOUR_MS }
    }
}

impl When {
    pub(super) fn period(&self) -> Result<Period, Refusal> {
        Period::of(self.from.as_deref(), self.to.as_deref())
    }
}

/// Forms send what is not filled in as an empty text.
pub(super) fn given(text: Option<&str>) -> Option<&str> {
    text.map(str::trim).filter(|text| !text.is_empty())
}

/// A whole day begins and ends at midnight, UTC.
pub(super) fn moment(text: Option<&str>, end: End) -> Result<Option<Timestamp>, Refusal> {
    let Some(text) = given(text) else { return Ok(None) };
    if let Ok(timestamp) = text.parse::<Timestamp>() {
        return Ok(Some(timestamp));
    }
    let midnight = || {
        let day: Date = text.parse().ok()?;
        let day = if end == End::Last { day.checked_add(1.day()).ok()? } else { day };
        Some(day.to_zoned(TimeZone::UTC).ok()?.timestamp())
    };
    let fault = || Refusal::Malformed("a time is written 2026-11-21 or 2026-11-21T16:00:00Z".to_owned());
    midnight().map(Some).ok_or_else(fault)
}

pub(super) fn from_ms(ms: i64) -> Timestamp {
    Timestamp::from_millisecond(ms).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(from: &str, to: &str, expected: &str) {
        let now = "2026-11-21T16:00:00Z".parse().unwrap();
        let found = match Period::until(Some(from), Some(to), now) {
            Ok(Period { from, to }) => format!("{from} {to}"),
            Err(Refusal::Malformed(what)) => what,
            Err(other) => format!("{other:?}"),
        };
        assert_eq!(found, expected);
    }

    #[test]
    fn spans_are_days_or_moments_and_not_too_long() {
        check("", " ", "2026-11-14T16:00:01Z 2026-11-21T16:00:01Z");
        check("2026-11-21", "2026-11-21", "2026-11-21T00:00:00Z 2026-11-22T00:00:00Z");
        check("2026-11-21T10:00+02:00", "", "2026-11-21T08:00:00Z 2026-11-21T16:00:01Z");
        check("2026-11-21", "2026-11-20", "`from` is not before `to`");
        check("2024-11-21", "2026-11-20", "from `from` to `to` is more than 366 days");
        check("yesterday", "", "a time is written 2026-11-21 or 2026-11-21T16:00:00Z");
    }
}
