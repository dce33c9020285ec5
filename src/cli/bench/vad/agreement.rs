//! How often a detector and the reference agree, frame by frame.

use std::fmt;

/// Our detectors hear 50 ms at a time, so that their answer is about the frame before.
const LAG_FRAMES: usize = 1;

#[derive(Default)]
pub(super) struct Agreement {
    both: u32,
    ours_only: u32,
    theirs_only: u32,
    neither: u32,
}

impl Agreement {
    /// One recording more, of a detector that answers as it hears.
    pub(super) fn add(&mut self, ours: &[bool], reference: &[bool]) {
        self.add_aligned(ours.get(LAG_FRAMES..).unwrap_or_default(), reference);
    }

    /// One recording more, of labels that stand where the sound stands.
    pub(super) fn add_aligned(&mut self, ours: &[bool], reference: &[bool]) {
        for (ours, reference) in ours.iter().zip(reference) {
            *match (ours, reference) {
                (true, true) => &mut self.both,
                (true, false) => &mut self.ours_only,
                (false, true) => &mut self.theirs_only,
                (false, false) => &mut self.neither,
            } += 1;
        }
    }
}

/// Precision, recall, F1 and false voiced, as cells of a table.
impl fmt::Display for Agreement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (both, ours_only, theirs_only) = (self.both, self.ours_only, self.theirs_only);
        let cells = [
            share(both, both + ours_only),
            share(both, both + theirs_only),
            share(2 * both, 2 * both + ours_only + theirs_only),
            share(ours_only, ours_only + self.neither),
        ];
        f.write_str(&cells.join(" | "))
    }
}

fn share(part: u32, whole: u32) -> String {
    match whole {
        0 => "-".to_owned(),
        _ => format!("{:.1} %", 100.0 * f64::from(part) / f64::from(whole)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_of_the_right_wholes() {
        let mut agreement = Agreement::default();
        assert_eq!(agreement.to_string(), "- | - | - | -");
        let (yes, no) = (true, false);
        agreement.add(&[yes, yes, yes, yes, no, no, yes], &[yes, yes, yes, yes, no, no]);
        assert_eq!(agreement.to_string(), "75.0 % | 75.0 % | 75.0 % | 50.0 %");
    }
}
