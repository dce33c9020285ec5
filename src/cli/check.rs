//! `offhook check`: every fault of a flow at once, each with its line and what to do about it.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Context;

use super::Fault;
use crate::config::Config;
use crate::dialog::{Choice, Flow};

const EXAMPLES: &str = "\
Examples:
  offhook check asterisk/flows/reception.toml       one flow
  offhook check flows/*.toml                        several
  offhook check                                     all flows of asterisk/offhook.toml
  offhook check --config /etc/offhook/offhook.toml

A fault reads `reception.toml:12:7: what is wrong; what to do`. docs/flows.md explains every key.
";

/// Check flows and report every fault with its line.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// Flow files. Without any, the flows of the configuration are checked, and the configuration itself.
    #[arg(value_name = "FLOW.toml")]
    flows: Vec<PathBuf>,

    /// The configuration whose flows are checked.
    #[arg(long, value_name = "FILE", default_value = "asterisk/offhook.toml", conflicts_with = "flows")]
    config: PathBuf,
}

pub fn run(args: Args) -> anyhow::Result<()> {
    let flows = if args.flows.is_empty() { configured(&args.config)? } else { args.flows };
    let mut faulty = 0;
    for path in &flows {
        match checked(path) {
            Ok(line) => println!("{line}"),
            Err(faults) => {
                print!("{faults}");
                faulty += 1;
            }
        }
    }
    match faulty {
        0 => Ok(()),
        _ => {
            let attempt = format!("{faulty} of {} flows cannot be used", flows.len());
            Err(Fault::new(
                attempt,
                "correct the lines listed on standard output; docs/flows.md explains the keys",
            )
            .into())
        }
    }
}

/// As the server looks for them: every `NAME.toml` but `NAME.test.toml`.
fn configured(config: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let folder = Config::load(config)?.flows;
    let reading = || format!("cannot read the flows in {}", folder.display());
    let mut flows = Vec::new();
    for entry in fs::read_dir(&folder).with_context(reading)? {
        let path = entry.with_context(reading)?.path();
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        if name.ends_with(".toml") && !name.ends_with(".test.toml") {
            flows.push(path);
        }
    }
    flows.sort();
    if flows.is_empty() {
        let attempt = format!("there is no flow in {}", folder.display());
        return Err(Fault::new(attempt, "put one there, such as reception.toml, or set flows.dir").into());
    }
    Ok(flows)
}

/// One line about a sound flow, or the lines of its faults.
fn checked(path: &Path) -> Result<String, String> {
    let name = path.display().to_string();
    let text = fs::read_to_string(path)
        .map_err(|error| format!("{name}: cannot be read: {error}; name a readable text file\n"))?;
    let flow = Flow::load(&name, &text)
        .map_err(|faults| faults.iter().map(|fault| format!("{fault}\n")).collect::<String>())?;
    let synonyms: usize = flow.choices().iter().map(|choice| choice.synonyms().len()).sum();
    let keys = flow.choices().iter().filter_map(Choice::key).count();
    Ok(format!(
        "{name}: ok: flow {}, {} destinations, {synonyms} synonyms, {keys} keys, fallback {}",
        flow.name(),
        flow.choices().len(),
        flow.fallback().name()
    ))
}
