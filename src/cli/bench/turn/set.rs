//! The recordings to play: a set made by `tests/turns/make_set.py`, or those of the tests.

use std::fs;
use std::ops::Range;
use std::path::Path;
use std::time::Duration;

use anyhow::{Context, anyhow};
use clap::ValueEnum;

use crate::cli::call;
use crate::cli::call::script::Recording;

/// Understood by the demonstration model, and each a destination of the sample flow.
const ANSWERS: [&str; 12] = [
    "billing",
    "billing_please",
    "sales",
    "speak_to_sales",
    "support",
    "technical_support",
    "make_an_appointment",
    "question_about_bill",
    "operator",
    "operator_please",
    "talk_to_a_person",
    "speak_to_someone",
];
const NOISES: [&str; 3] = ["noise_hum", "noise_line", "noise_street"];
const CALLS: &str = "tests/audio/calls";
const RATE_HZ: u32 = 8000;

/// What a recording is there to measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Kind {
    /// A whole answer without pauses: turn gap and barge-in cut.
    Answer,
    /// Yes or no, or another word that says it.
    Short,
    /// A sentence with pauses: nobody may reply inside.
    Sentence,
    /// Digits in groups, with pauses between.
    Digits,
    /// No speech: no prompt may stop for it.
    Noise,
    /// The server's own prompt coming back.
    Echo,
}

#[derive(Clone, Debug)]
pub(super) struct Clip {
    pub kind: Kind,
    pub text: String,
    /// Silences inside, from the recording's start.
    pub pauses: Vec<Range<Duration>>,
    pub recording: Recording,
}

pub(super) fn read(folder: Option<&Path>) -> anyhow::Result<Vec<Clip>> {
    let Some(folder) = folder else { return the_tests_own() };
    let table = folder.join("set.tsv");
    let text = fs::read_to_string(&table)
        .with_context(|| format!("cannot read {}; tests/turns/make_set.py makes one", table.display()))?;
    let rows = text.lines().skip(1).filter(|line| !line.trim().is_empty());
    rows.map(|line| {
        let row = Row::parse(line).ok_or_else(|| anyhow!("{}: not understood: {line}", table.display()))?;
        row.load(folder)
    })
    .collect()
}

fn the_tests_own() -> anyhow::Result<Vec<Clip>> {
    let answers = ANSWERS.iter().map(|name| (name, Kind::Answer));
    let noises = NOISES.iter().map(|name| (name, Kind::Noise));
    let rows = answers.chain(noises).map(|(name, kind)| Row {
        path: format!("{name}.wav"),
        kind,
        text: name.replace('_', " "),
        pauses: Vec::new(),
    });
    rows.map(|row| row.load(Path::new(CALLS))).collect()
}

#[derive(Debug, PartialEq)]
struct Row {
    path: String,
    kind: Kind,
    text: String,
    pauses: Vec<Range<Duration>>,
}

impl Row {
    /// `path kind text pauses`, between tabs; pauses as `1200-1650;2100-2500` in milliseconds.
    fn parse(line: &str) -> Option<Self> {
        let mut fields = line.split('\t');
        let path = fields.next()?.to_owned();
        let kind = Kind::from_str(fields.next()?, false).ok()?;
        let text = fields.next()?.to_owned();
        let pauses = fields.next().unwrap_or("").split(';').filter(|pause| !pause.is_empty());
        Some(Self { path, kind, text, pauses: pauses.map(pause).collect::<Option<_>>()? })
    }

    /// An echo has no sound of its own.
    fn load(self, folder: &Path) -> anyhow::Result<Clip> {
        let recording = match self.kind {
            Kind::Echo => Recording { name: "echo".to_owned(), pcm: Vec::new() },
            _ => call::recording(&folder.join(&self.path), RATE_HZ)?,
        };
        Ok(Clip { kind: self.kind, text: self.text, pauses: self.pauses, recording })
    }
}

fn pause(text: &str) -> Option<Range<Duration>> {
    let (from, until) = text.split_once('-')?;
    let ms = |text: &str| text.parse().ok().map(Duration::from_millis);
    Some(ms(from)?..ms(until)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_says_where_the_pauses_are() {
        let row = Row::parse("a.wav\tdigits\tone two\t600-1000;1500-1800").unwrap();
        let ms = Duration::from_millis;
        assert_eq!((row.kind, row.pauses), (Kind::Digits, vec![ms(600)..ms(1000), ms(1500)..ms(1800)]));
        assert_eq!(Row::parse("e\techo\t\t").unwrap().pauses, []);
        assert_eq!(Row::parse("a.wav\tsinging\tla\t"), None);
        assert_eq!(Row::parse("a.wav\tdigits\tone\t5"), None);
    }
}
