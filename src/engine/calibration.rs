//! From what a model says of its own text to a confidence that means the same for every model.

use std::{fmt, str::FromStr};

use serde::Deserialize;

use super::protocol::Evidence;

/// A rising line through points: a text's likelihood by the model, and what that is worth. Flat before the first point
/// and behind the last.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(try_from = "Vec<(f32, f32)>")]
pub struct Calibration(Vec<(f32, f32)>);

impl Calibration {
    pub fn confidence(&self, evidence: &Evidence) -> f32 {
        let doubt = if evidence.heard_again { HEARD_AGAIN } else { 1.0 };
        if evidence.tokens == 0 { 0.0 } else { self.at(evidence.likelihood * doubt) }
    }

    fn at(&self, likelihood: f32) -> f32 {
        let after = self.0.partition_point(|(from, _)| *from <= likelihood);
        match (after.checked_sub(1).and_then(|before| self.0.get(before)), self.0.get(after)) {
            (Some((x0, y0)), Some((x1, y1))) => y0 + (y1 - y0) * (likelihood - x0) / (x1 - x0),
            (Some((_, only)), None) | (None, Some((_, only))) => *only,
            (None, None) => 0.0,
        }
    }
}

/// What a second try finds is wrong far more often than its likelihood says ("bye" for "five").
const HEARD_AGAIN: f32 = 0.4;

/// For a model that nobody measured: more careful than those of OpenAI that were.
impl Default for Calibration {
    fn default() -> Self {
        Self(vec![(0.0, 0.2), (0.25, 0.5), (0.7, 0.8), (1.0, 1.0)])
    }
}

impl TryFrom<Vec<(f32, f32)>> for Calibration {
    type Error = String;

    fn try_from(points: Vec<(f32, f32)>) -> Result<Self, String> {
        let rises = points.windows(2).all(|pair| pair[0].0 < pair[1].0 && pair[0].1 <= pair[1].1);
        let shares = points.iter().all(|(from, to)| (0.0..=1.0).contains(from) && (0.0..=1.0).contains(to));
        if points.is_empty() || !rises || !shares {
            return Err("a calibration is a row of points from 0 to 1 that rise".to_owned());
        }
        Ok(Self(points))
    }
}

impl fmt::Display for Calibration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, (from, to)) in self.0.iter().enumerate() {
            let comma = if index == 0 { "" } else { "," };
            write!(f, "{comma}{from}={to}")?;
        }
        Ok(())
    }
}

impl FromStr for Calibration {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let point = |pair: &str| {
            let (from, to) = pair.split_once('=')?;
            Some((from.parse().ok()?, to.parse().ok()?))
        };
        let points: Option<Vec<_>> = text.split(',').map(point).collect();
        points.ok_or_else(|| format!("`{text}` is no calibration: write `0.3=0.2,0.9=0.8`"))?.try_into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_rises_between_its_points_and_is_flat_outside() {
        let line: Calibration = "0.4=0.1,0.6=0.5,0.9=0.9".parse().unwrap();
        for (likelihood, confidence) in
            [(0.0, 0.1), (0.4, 0.1), (0.5, 0.3), (0.6, 0.5), (0.75, 0.7), (1.0, 0.9)]
        {
            assert!((line.at(likelihood) - confidence).abs() < 1e-6, "{likelihood}: {}", line.at(likelihood));
        }
        assert_eq!(line.to_string().parse(), Ok(line));
    }

    #[test]
    fn no_text_is_no_confidence() {
        let line: Calibration = "0=0.5".parse().unwrap();
        let evidence = Evidence { tokens: 5, likelihood: 0.4, ..Evidence::default() };
        assert!((line.confidence(&evidence) - 0.5).abs() < 1e-6);
        let again = Evidence { heard_again: true, ..evidence };
        assert!(Calibration::default().confidence(&again) < Calibration::default().confidence(&evidence));
        assert!(line.confidence(&Evidence::default()) == 0.0);
    }

    #[test]
    fn a_line_that_falls_or_leaves_its_bounds_is_refused() {
        for text in ["", "0.5", "0.5=0.5,0.4=0.6", "0.5=0.5,0.6=0.4", "0.5=1.5", "a=b"] {
            assert!(text.parse::<Calibration>().is_err(), "{text}");
        }
    }
}
