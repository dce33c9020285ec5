//! Conditions of steps: `when = { caller_number = "+49*", hours.office = "open", amount = ">100" }`.

use std::ops::Range;

use toml::Spanned;

use super::check::{Check, short};
use super::nearest::nearest;
use super::raw::When;
use super::wording::Known;

/// Holds when each of its names is one of what it may be.
#[derive(Clone, Debug, Default)]
pub(crate) struct Condition(Vec<(String, Vec<Test>)>);

#[derive(Clone, Debug, PartialEq)]
enum Test {
    /// Stars stand for anything; letters of either case are alike.
    Like(String),
    Unlike(String),
    Above(f64),
    AtLeast(f64),
    Below(f64),
    AtMost(f64),
    /// From a time of day to another, the end not included; or a span over midnight.
    Between(String, String),
}

impl Condition {
    /// What is not known is an empty text.
    pub(crate) fn holds(&self, known: Known<'_>) -> bool {
        self.0.iter().all(|(name, tests)| {
            let value = known(name).unwrap_or_default();
            tests.iter().any(|test| test.passes(&value))
        })
    }
}

impl Test {
    fn passes(&self, value: &str) -> bool {
        let number = value.trim().parse::<f64>();
        let compare = |holds: fn(&f64, &f64) -> bool, limit: &f64| {
            number.as_ref().is_ok_and(|number| holds(number, limit))
        };
        match self {
            Self::Like(pattern) => like(pattern, value),
            Self::Unlike(pattern) => !like(pattern, value),
            Self::Above(limit) => compare(f64::gt, limit),
            Self::AtLeast(limit) => compare(f64::ge, limit),
            Self::Below(limit) => compare(f64::lt, limit),
            Self::AtMost(limit) => compare(f64::le, limit),
            Self::Between(from, to) if from <= to => (from.as_str()..to.as_str()).contains(&value),
            Self::Between(from, to) => !value.is_empty() && (value >= from.as_str() || value < to.as_str()),
        }
    }

    fn parse(text: &str) -> Option<Self> {
        let number = |rest: &str| rest.trim().parse::<f64>().ok().filter(|number| number.is_finite());
        if let Some(rest) = text.strip_prefix(">=") {
            return number(rest).map(Self::AtLeast);
        }
        if let Some(rest) = text.strip_prefix("<=") {
            return number(rest).map(Self::AtMost);
        }
        if let Some(rest) = text.strip_prefix('>') {
            return number(rest).map(Self::Above);
        }
        if let Some(rest) = text.strip_prefix('<') {
            return number(rest).map(Self::Below);
        }
        if let Some(rest) = text.strip_prefix('!') {
            return Some(Self::Unlike(rest.to_lowercase()));
        }
        Some(Self::Like(text.to_lowercase()))
    }
}

/// With `*` for any characters.
fn like(pattern: &str, value: &str) -> bool {
    let value = value.to_lowercase();
    let mut parts = pattern.split('*');
    let first = parts.next().unwrap_or_default();
    let Some(mut rest) = value.strip_prefix(first) else { return false };
    let mut parts: Vec<&str> = parts.collect();
    let Some(last) = parts.pop() else { return rest.is_empty() };
    for part in parts {
        let Some(at) = rest.find(part) else { return false };
        rest = &rest[at + part.len()..];
    }
    rest.ends_with(last)
}

/// A condition whose names are all known to the flow.
pub(super) fn condition(check: &mut Check<'_, '_>, written: &Spanned<When>) -> Condition {
    let wanted = &written.get_ref().0;
    if wanted.is_empty() && !check.lost_steps() {
        let remedy = "name what must hold, as in { hours.office = \"open\" }, or remove it";
        check.faults.add(&written.span(), "a condition without a name", remedy);
    }
    let mut tests = Vec::new();
    for wanted in wanted {
        let (place, name) = (wanted.name.span(), wanted.name.get_ref());
        check.known_name(&place, name);
        if wanted.values.is_empty() {
            let what = format!("condition `{}` has no values, so it never holds", short(name));
            check.faults.add(&place, what, "write what it may be");
        }
        let parsed = wanted.values.iter().filter_map(|text| test(check, &place, name, &text.text));
        tests.push((name.clone(), parsed.collect()));
    }
    Condition(tests)
}

fn test(check: &mut Check<'_, '_>, place: &Range<usize>, name: &str, text: &str) -> Option<Test> {
    let test = if name == "now.time" { between(text) } else { Test::parse(text) };
    let Some(test) = test else {
        let what = format!("condition `{} = {}` is not understood", short(name), short(text));
        let remedy = if name == "now.time" {
            "write a span of time, such as \"08:00-12:00\""
        } else {
            "write a value, one with *, one after !, or a number after > or <"
        };
        check.faults.add(place, what, remedy);
        return None;
    };
    // What can never be is a slip of the pen.
    if let Test::Like(wanted) | Test::Unlike(wanted) = &test
        && !wanted.is_empty()
        && !wanted.contains('*')
        && let Some(possible) = check.names.values_of(name)
        && !possible.iter().any(|value| value.to_lowercase() == *wanted)
    {
        let remedy = match nearest(wanted, possible.iter().copied()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("write one of {}", possible.join(", ")),
        };
        check.faults.add(place, format!("`{}` is never `{}`", short(name), short(wanted)), remedy);
    }
    Some(test)
}

fn between(text: &str) -> Option<Test> {
    let (from, to) = text.split_once('-')?;
    let time = |text: &str| {
        let time = super::hours::time_of_day(text.trim())?;
        Some(format!("{:02}:{:02}", time.hour(), time.minute()))
    };
    let to_midnight = to.trim() == "24:00";
    Some(Test::Between(time(from)?, if to_midnight { "24:00".to_owned() } else { time(to)? }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_pass_tests_as_they_are_written() {
        for (test, value, passes) in [
            ("gold", "Gold", true),
            ("gold", "golden", false),
            ("+49*", "+4930", true),
            ("*555*", "15551", true),
            ("a*b*c", "axxbxxc", true),
            ("a*b*c", "acb", false),
            ("", "", true),
            ("*", "", true),
            ("!", "x", true),
            ("!gold", "silver", true),
            ("!gold", "gold", false),
            (">100", "101", true),
            (">100", "100", false),
            (">=100", "100", true),
            ("<0.5", "0.25", true),
            ("<=3", "many", false),
        ] {
            assert_eq!(Test::parse(test).expect("a test").passes(value), passes, "{test} {value}");
        }
        assert_eq!(Test::parse(">x"), None);
        let night = between("22:00-06:00").expect("a span");
        assert!(night.passes("23:10") && night.passes("05:59") && !night.passes("06:00"));
        assert!(between("08:00-24:00").expect("a span").passes("23:59") && between("8").is_none());
    }
}
