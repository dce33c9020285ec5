//! The figures as markdown for `docs/benchmarks.md`, and as JSON.

use std::fmt::Write;

use serde_json::{Value, json};

use super::figures::{Figures, Quantiles, Share};

const HEAD: &str = "\
Milliseconds, p50 / p95 / p99 (count):

| calls | greeting | gap, a request | gap, yes or no | gap, digits | gap when interrupting | barge-in cut | not cut \
| no reply | failed |
|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|
";

const STAGES: &str = "
The gap after a request by stage, as the server counts it:

| calls | silence | recognition beyond it | decision and speech |
|--:|--:|--:|--:|
";

const FAULTS: &str = "
Faults of all that were tried:

| calls | sentences cut off | digits cut off | false barge-ins, noise | false barge-ins, echo | disturbed s |
|--:|--:|--:|--:|--:|--:|
";

pub(super) fn markdown(rows: &[(u16, Figures)]) -> String {
    let mut text = HEAD.to_owned();
    for (calls, row) in rows {
        let Figures { greeting, gap, gap_short, gap_digits, gap_interrupting, cut, .. } = row;
        // Writing to a String cannot fail.
        let _ = write!(text, "| {calls} | {greeting} | {gap} | {gap_short} | {gap_digits} ");
        let _ = write!(text, "| {gap_interrupting} | {cut} ");
        let _ = writeln!(text, "| {} | {} | {} |", row.not_cut, row.unanswered, row.failed);
    }
    text.push_str(STAGES);
    for (calls, row) in rows {
        let _ = writeln!(text, "| {calls} | {} | {} | {} |", row.silence, row.recognition, row.speech);
    }
    text.push_str(FAULTS);
    for (calls, row) in rows {
        let _ = write!(text, "| {calls} | {} | {} ", row.sentences_cut_off, row.digits_cut_off);
        let _ = write!(text, "| {} | {} ", row.noise_barge_in, row.echo_barge_in);
        let _ = writeln!(text, "| {:.0} |", row.disturbed_s);
    }
    text
}

pub(super) fn json(rows: &[(u16, Figures)]) -> Value {
    rows.iter().map(|(calls, figures)| json!({"calls": calls, "figures": figures})).collect()
}

impl std::fmt::Display for Quantiles {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.count {
            0 => write!(f, "-"),
            count => write!(f, "{:.0} / {:.0} / {:.0} ({count})", self.p50, self.p95, self.p99),
        }
    }
}

impl std::fmt::Display for Share {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.of {
            0 => write!(f, "-"),
            of => write!(f, "{} of {of}", self.faults),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_for_each_number_of_calls() {
        let gap = Quantiles { count: 12, p50: 433.4, p95: 512.0, p99: 512.0 };
        let figures = Figures { gap, digits_cut_off: Share { faults: 1, of: 8 }, ..Figures::default() };
        let rows = [(1, figures.clone()), (4, figures)];
        let text = markdown(&rows);
        assert!(text.contains("| 4 | - | 433 / 512 / 512 (12) | - | - | - | - | 0 | 0 | 0 |"), "{text}");
        assert!(text.contains("| 1 | - | 1 of 8 | - | - | 0 |"), "{text}");
        assert_eq!(json(&rows)[1]["figures"]["gap"]["count"], 12);
    }
}
