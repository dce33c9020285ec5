//! What came of each case, and the figures of all.

use std::fmt::Write as _;
use std::path::Path;

use serde::Serialize;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// Not put to the model.
    Before,
    Right,
    Wrong,
    Refused,
}

#[derive(Clone, Debug)]
pub(super) struct Judged {
    pub(super) verdict: Verdict,
    /// Nothing that a model could do would have been right.
    pub(super) out_of_scope: bool,
    /// How long the model took.
    pub(super) ms: u128,
    /// The case and what came of it.
    pub(super) told: String,
}

#[derive(Debug)]
pub(super) struct Tally {
    cases: String,
    judged: Vec<Judged>,
}

#[derive(Debug, PartialEq, Eq, Serialize)]
pub(super) struct Figures {
    cases: String,
    before: usize,
    left: usize,
    right: usize,
    wrong: usize,
    refused: usize,
    out_of_scope: usize,
    out_of_scope_wrong: usize,
    ms: u128,
}

impl Tally {
    pub(super) const HEAD: &'static str = "| cases | before | left | right | wrong | refused | out of scope | of these wrong | ms |\n\
        |---|--:|--:|--:|--:|--:|--:|--:|--:|";

    pub(super) fn new(cases: &Path) -> Self {
        Self { cases: cases.display().to_string(), judged: Vec::new() }
    }

    pub(super) fn add(&mut self, judged: Judged) {
        self.judged.push(judged);
    }

    pub(super) fn total(all: &[Self]) -> Self {
        let judged = all.iter().flat_map(|tally| tally.judged.iter().cloned());
        Self { cases: "all".to_owned(), judged: judged.collect() }
    }

    pub(super) fn figures(&self) -> Figures {
        let count = |verdict: Verdict, out_of_scope: bool| {
            let alike = |judged: &&Judged| judged.verdict == verdict && judged.out_of_scope == out_of_scope;
            self.judged.iter().filter(alike).count()
        };
        let inside = |verdict| count(verdict, false);
        let asked = || self.judged.iter().filter(|judged| judged.verdict != Verdict::Before);
        let mut ms: Vec<u128> = asked().map(|judged| judged.ms).collect();
        ms.sort_unstable();
        Figures {
            cases: self.cases.clone(),
            before: inside(Verdict::Before) + count(Verdict::Before, true),
            left: inside(Verdict::Right) + inside(Verdict::Wrong) + inside(Verdict::Refused),
            right: inside(Verdict::Right),
            wrong: inside(Verdict::Wrong),
            refused: inside(Verdict::Refused),
            out_of_scope: asked().filter(|judged| judged.out_of_scope).count(),
            out_of_scope_wrong: count(Verdict::Wrong, true),
            ms: ms.get(ms.len() / 2).copied().unwrap_or(0),
        }
    }

    pub(super) fn line(&self) -> String {
        let Figures { cases, before, left, right, wrong, refused, out_of_scope, out_of_scope_wrong, ms } =
            self.figures();
        format!(
            "| {cases} | {before} | {left} | {right} | {wrong} | {refused} | {out_of_scope} | {out_of_scope_wrong} | {ms} |"
        )
    }

    /// Every case that the model was asked about.
    pub(super) fn shown(&self) -> String {
        let mut lines = String::new();
        for judged in self.judged.iter().filter(|judged| judged.verdict != Verdict::Before) {
            // Writing to a String cannot fail.
            let _ = writeln!(lines, "{:?}\t{}", judged.verdict, judged.told);
        }
        lines
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_can_do_right_is_counted_apart() {
        let mut tally = Tally::new(Path::new("x.tsv"));
        for (verdict, out_of_scope, ms) in [
            (Verdict::Before, false, 0),
            (Verdict::Right, false, 30),
            (Verdict::Wrong, false, 10),
            (Verdict::Refused, false, 20),
            (Verdict::Refused, true, 40),
            (Verdict::Wrong, true, 50),
        ] {
            tally.add(Judged { verdict, out_of_scope, ms, told: String::new() });
        }
        assert_eq!(tally.line(), "| x.tsv | 1 | 3 | 1 | 1 | 1 | 2 | 1 | 30 |");
        assert_eq!(Tally::total(&[tally]).figures().left, 3);
    }
}
