//! The recordings and the labels that `tests/vad/reference.py` wrote for them.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::Context;

use super::super::super::Fault;
use crate::audio::{Sound, wav};

/// Whether each 20 ms frame holds speech, by the recording's path below its folder.
pub(super) type Labels = BTreeMap<String, Vec<bool>>;

pub(super) struct Recording {
    pub(super) path: String,
    pub(super) sound: Sound,
    pub(super) labels: Vec<bool>,
}

impl Recording {
    pub(super) fn set(&self) -> &str {
        self.path.split_once('/').map_or("", |(set, _)| set)
    }

    pub(super) fn seconds(&self) -> f64 {
        self.sound.duration_ms() as f64 / 1000.0
    }
}

/// All recordings with labels, in the order of their paths.
pub(super) fn recordings(folder: &Path, reference: &Path) -> anyhow::Result<Vec<Recording>> {
    let labelled = labels(reference)?.into_iter();
    labelled
        .map(|(path, labels)| {
            let file = folder.join(&path);
            let bytes = fs::read(&file).map_err(|error| {
                let remedy = "name the folder that the labels were made of with --audio";
                Fault::new(format!("cannot read {}", file.display()), remedy).because(error)
            })?;
            let sound = wav::read(&bytes).with_context(|| format!("cannot use {}", file.display()))?;
            Ok(Recording { path, sound, labels })
        })
        .collect()
}

pub(super) fn labels(file: &Path) -> anyhow::Result<Labels> {
    let text = fs::read_to_string(file).map_err(|error| {
        let remedy = "write the labels with tests/vad/reference.py";
        Fault::new(format!("cannot read {}", file.display()), remedy).because(error)
    })?;
    text.lines().enumerate().map(|(index, line)| label(line).with_context(|| at(file, index))).collect()
}

fn at(file: &Path, index: usize) -> String {
    format!("{}:{}: not a path, a tab and one digit per frame", file.display(), index + 1)
}

/// `set/name.wav<TAB>0013799...`: tenths of the probability that the frame holds speech.
fn label(line: &str) -> Option<(String, Vec<bool>)> {
    let (path, tenths) = line.split_once('\t')?;
    let voiced = tenths.chars().map(|digit| Some(digit.to_digit(10)? >= 5)).collect::<Option<_>>()?;
    Some((path.to_owned(), voiced))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_is_a_path_and_tenths() {
        assert_eq!(label("a/b c.wav\t0459"), Some(("a/b c.wav".to_owned(), vec![false, false, true, true])));
        assert_eq!(label("a/b.wav 0459"), None);
        assert_eq!(label("a/b.wav\t04x9"), None);
    }
}
