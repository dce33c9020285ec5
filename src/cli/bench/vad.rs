//! `offhook-bench vad`: how well voice activity is detected on telephone sound, and what it costs per frame.

mod agreement;
mod conditions;
mod cost;
mod detectors;
mod noises;
mod reference;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use anyhow::Context;
use clap::ValueEnum;

use self::agreement::Agreement;
use self::conditions::{CONDITIONS, Condition, Heard};
use self::detectors::DETECTORS;
use self::reference::{Labels, Recording};
use super::super::{Exit, Fault};
use crate::audio::{Sound, wav};

const EXAMPLES: &str = "\
Examples:
  offhook-bench vad
      on the few recordings of the tests
  offhook-bench vad --audio DIR --reference labels.tsv --part held-out
      on a folder of recordings, with labels that tests/vad/reference.py wrote
  offhook-bench vad --audio DIR --reference labels.tsv --export /tmp/heard
      also write what the detectors hear, to show it to another detector
  offhook-bench vad --audio DIR --reference labels.tsv --rival webrtc=webrtc.tsv
      with that detector's labels of the exported sounds beside our own

Frames of 20 ms are compared one by one. The reference heard the recordings as they are, the detectors hear them
through a telephone. False voiced is the share of frames without speech that are taken for speech.
";

/// Measure voice activity detection: agreement with a reference, false alarms on noise, cost per frame.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Args {
    /// Folder of recordings; its folders are the sets
    #[arg(long, value_name = "DIR", default_value = "tests/audio/vad")]
    audio: PathBuf,

    /// Where the reference hears speech in them
    #[arg(long, value_name = "TSV", default_value = "tests/audio/vad/labels.tsv")]
    reference: PathBuf,

    /// Which recordings to count
    #[arg(long, value_enum, default_value = "all")]
    part: Part,

    /// Write what the detectors hear as WAV files
    #[arg(long, value_name = "DIR")]
    export: Option<PathBuf>,

    /// Labels that another detector gave to the exported files
    #[arg(long = "rival", value_name = "NAME=TSV")]
    rivals: Vec<Rival>,
}

#[derive(Clone, Copy, ValueEnum)]
enum Part {
    /// Every recording
    All,
    /// The first, third, fifth...: those that the thresholds were chosen on
    Tuning,
    /// The others
    HeldOut,
}

impl Part {
    fn takes(self, index: usize) -> bool {
        match self {
            Self::All => true,
            Self::Tuning => index.is_multiple_of(2),
            Self::HeldOut => !index.is_multiple_of(2),
        }
    }
}

#[derive(Clone)]
struct Rival {
    name: String,
    path: PathBuf,
}

impl FromStr for Rival {
    type Err = String;

    fn from_str(word: &str) -> Result<Self, String> {
        let (name, path) = word.split_once('=').ok_or("write it as NAME=FILE, such as webrtc=webrtc.tsv")?;
        Ok(Self { name: name.to_owned(), path: path.into() })
    }
}

/// Another detector's opinion of the exported files, by their path below the export folder.
struct Opinion {
    name: String,
    labels: Labels,
}

pub(super) fn run(args: Args) -> anyhow::Result<Exit> {
    let cost = cost::table()?;
    let recordings: Vec<Recording> = reference::recordings(&args.audio, &args.reference)?
        .into_iter()
        .enumerate()
        .filter_map(|(index, recording)| args.part.takes(index).then_some(recording))
        .collect();
    let opinions = args
        .rivals
        .iter()
        .map(|rival| Ok(Opinion { name: rival.name.clone(), labels: reference::labels(&rival.path)? }))
        .collect::<anyhow::Result<Vec<_>>>()?;
    if let Some(folder) = &args.export {
        export(&recordings, folder)?;
    }
    println!(
        "{} recordings, {:.0} s\n",
        recordings.len(),
        recordings.iter().map(Recording::seconds).sum::<f64>()
    );
    by_condition(&recordings, &opinions);
    by_set(&recordings);
    on_noise(&opinions);
    println!("{cost}");
    Ok(Exit::Done)
}

fn by_condition(recordings: &[Recording], opinions: &[Opinion]) {
    println!("| sound | detector | precision | recall | F1 | false voiced |\n|---|---|---|---|---|---|");
    for condition in &CONDITIONS {
        let heard: Vec<(&Recording, Heard)> = recordings
            .iter()
            .filter_map(|recording| Some((recording, (condition.hear)(&recording.sound)?)))
            .collect();
        for detector in &DETECTORS {
            let mut agreement = Agreement::default();
            for (recording, heard) in &heard {
                agreement.add(&(detector.voiced)(heard), &recording.labels);
            }
            println!("| {} | {} | {agreement} |", condition.name, detector.name);
        }
        for opinion in opinions {
            let mut agreement = Agreement::default();
            for (recording, _) in &heard {
                if let Some(voiced) = opinion.labels.get(&exported(condition, &recording.path)) {
                    agreement.add_aligned(voiced, &recording.labels);
                }
            }
            println!("| {} | {} | {agreement} |", condition.name, opinion.name);
        }
    }
    println!();
}

fn by_set(recordings: &[Recording]) {
    let (condition, detector) = (&CONDITIONS[conditions::TELEPHONE], &DETECTORS[detectors::OFFHOOK]);
    let mut sets = BTreeMap::<&str, (usize, Agreement)>::new();
    for recording in recordings {
        if let Some(heard) = (condition.hear)(&recording.sound) {
            let (count, agreement) = sets.entry(recording.set()).or_default();
            *count += 1;
            agreement.add(&(detector.voiced)(&heard), &recording.labels);
        }
    }
    println!(
        "| set ({}) | recordings | precision | recall | F1 | false voiced |\n|---|---|---|---|---|---|",
        condition.name
    );
    for (set, (count, agreement)) in sets {
        println!("| {set} | {count} | {agreement} |");
    }
    println!();
}

/// Frames that are taken for speech where there is none.
fn on_noise(opinions: &[Opinion]) {
    let names = DETECTORS
        .iter()
        .map(|detector| detector.name)
        .chain(opinions.iter().map(|rival| rival.name.as_str()));
    let names: Vec<&str> = names.collect();
    println!("| no speech at all | {} |\n|---|{}", names.join(" | "), "---|".repeat(names.len()));
    for noise in noises::all() {
        let ours = DETECTORS.iter().map(|detector| share(&(detector.voiced)(&noise.heard)));
        let theirs =
            opinions.iter().map(|rival| rival.labels.get(&noise.path()).map_or(f64::NAN, |all| share(all)));
        let cells: Vec<String> = ours.chain(theirs).map(|share| format!("{:.1} %", 100.0 * share)).collect();
        println!("| {} | {} |", noise.name, cells.join(" | "));
    }
    println!();
}

fn share(voiced: &[bool]) -> f64 {
    voiced.iter().filter(|voiced| **voiced).count() as f64 / voiced.len().max(1) as f64
}

fn export(recordings: &[Recording], folder: &Path) -> anyhow::Result<()> {
    for condition in &CONDITIONS {
        for recording in recordings {
            if let Some(heard) = (condition.hear)(&recording.sound) {
                write(&folder.join(exported(condition, &recording.path)), heard)?;
            }
        }
    }
    for noise in noises::all() {
        write(&folder.join(noise.path()), noise.heard)?;
    }
    Ok(())
}

fn write(path: &Path, heard: Heard) -> anyhow::Result<()> {
    let folder = path.parent().context("an exported file has a folder")?;
    let bytes = wav::write(&Sound { rate_hz: heard.rate.hz(), samples: heard.samples });
    fs::create_dir_all(folder).and_then(|()| fs::write(path, bytes)).map_err(|error| {
        let remedy = "name a folder that can be written to with --export";
        Fault::new(format!("cannot write {}", path.display()), remedy).because(error).into()
    })
}

/// Below the export folder.
fn exported(condition: &Condition, path: &str) -> String {
    format!("{}/{path}", condition.name.replace(' ', "_"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_two_parts_share_no_recording_and_miss_none() {
        for index in 0..5 {
            assert_ne!(Part::Tuning.takes(index), Part::HeldOut.takes(index));
            assert!(Part::All.takes(index));
        }
    }

    #[test]
    fn a_rival_needs_a_name() {
        assert!("webrtc.tsv".parse::<Rival>().is_err());
        assert_eq!("webrtc=a=b.tsv".parse::<Rival>().unwrap().path, Path::new("a=b.tsv"));
    }
}
