//! `offhook check`: every fault of a flow at once, each with its line and what to do about it.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::Context;

use super::{Fault, usual};
use crate::{
    config::Config,
    flow::{Choice, Flow},
    http,
    http_client::AllowList,
    knowledge::{FlowResources, SiteRules},
    language::Language,
    metrics::Metrics,
};

const EXAMPLES: &str = "\
Examples:
  offhook check asterisk/flows/reception.toml       one flow
  offhook check flows/*.toml                        several
  offhook check                                     all flows of the configuration
  offhook check --config /etc/offhook/offhook.toml
  offhook check --schema > flows/flow.schema.json   for editors: begin flows with `#:schema flow.schema.json`

A fault reads `reception.toml:12:7: what is wrong; what to do`. docs/flows.md explains every key.
";

/// Check flows and report every fault with its line.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// Flow files. Without any, the flows of the configuration are checked, and the configuration itself.
    #[arg(value_name = "FLOW.toml")]
    pub(super) flows: Vec<PathBuf>,

    /// The configuration whose flows are checked, and whose rules for lookups and recordings count.
    #[arg(long, value_name = "FILE", default_value_os_t = usual::configuration())]
    pub(super) config: PathBuf,

    /// Print the JSON schema of flows, with which editors explain and complete keys.
    #[arg(long, conflicts_with_all = ["flows", "config"])]
    pub(super) schema: bool,
}

pub fn run(args: Args) -> anyhow::Result<()> {
    if args.schema {
        print!("{}", Flow::schema());
        return Ok(());
    }
    let flows = if args.flows.is_empty() {
        logins(&args.config)?;
        configured(&args.config)?
    } else {
        args.flows
    };
    let rules = Rules::of(&args.config)?;
    let site = SiteRules {
        allowed: &rules.allowed,
        ca_file: rules.ca_file.as_deref(),
        consent_required: rules.consent_required,
    };
    let mut faulty = 0;
    for path in &flows {
        match checked(path, &site) {
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
pub(super) fn configured(config: &Path) -> anyhow::Result<Vec<PathBuf>> {
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

/// One line about a sound flow, or the lines of its faults: those of its tables, documents and lookups too.
fn checked(path: &Path, site: &SiteRules<'_>) -> Result<String, String> {
    let resources = FlowResources::load(path, site, &Arc::new(Metrics::new()))
        .map_err(|faults| faults.iter().map(|fault| format!("{fault}\n")).collect::<String>())?;
    let flow = resources.flow();
    let choices = flow.choices();
    let synonyms: usize = choices.iter().map(|choice| choice.synonyms().len()).sum();
    let examples: usize = choices.iter().map(|choice| choice.examples().len()).sum();
    let keys = choices.iter().filter_map(Choice::key).count();
    let mut parts = vec![
        format!("{} destinations", flow.places().len()),
        format!("{synonyms} synonyms"),
        format!("{keys} keys"),
    ];
    let passages = resources.live_documents().map_or(0, |live_documents| live_documents.current().len());
    for (count, what) in [
        (choices.len() - flow.places().len().min(choices.len()), "intents"),
        (examples, "examples"),
        (flow.lookups().len(), "lookups"),
        (flow.tables().len(), "tables"),
        (passages, "passages of documents"),
    ] {
        if count > 0 {
            parts.push(format!("{count} {what}"));
        }
    }
    let mut told = format!(
        "{}: ok: flow {}, {}, fallback {}",
        path.display(),
        flow.name(),
        parts.join(", "),
        flow.fallback().name()
    );
    for gap in gaps(path, &flow) {
        told.push('\n');
        told.push_str(&gap);
    }
    Ok(told)
}

/// What a flow lacks in one of its languages, each with its line.
fn gaps<'f>(path: &'f Path, flow: &'f Flow) -> impl Iterator<Item = String> + 'f {
    let own = flow.language();
    let untold = flow.gaps().iter().map(move |(tag, (line, column))| {
        format!("{}:{line}:{column}: no text in `{tag}`: its callers hear the one in `{own}`", path.display())
    });
    let wordless = flow.languages().iter().filter(|tag| Language::of(tag).is_none()).map(move |tag| {
        format!("{}: `{tag}` has no words of its own: its callers are understood in `{own}`", path.display())
    });
    untold.chain(wordless)
}

/// What can be told of `[oidc]` without asking anybody; `offhook doctor http` asks the provider.
fn logins(config: &Path) -> anyhow::Result<()> {
    http::check_provider(&Config::load(config)?.http).map_err(anyhow::Error::msg)
}

/// The configuration's, so that a flow is judged as the server does. Without a configuration nothing may be asked, and
/// nothing is required.
#[derive(Default)]
struct Rules {
    allowed: AllowList,
    ca_file: Option<PathBuf>,
    consent_required: bool,
}

impl Rules {
    fn of(config: &Path) -> anyhow::Result<Self> {
        if !config.exists() {
            return Ok(Self::default());
        }
        let Config { lookups, records, .. } = Config::load(config)?;
        let allowed = AllowList::new(&lookups.allow, lookups.unencrypted).map_err(anyhow::Error::msg)?;
        Ok(Self { allowed, ca_file: lookups.ca_file, consent_required: records.consent_required })
    }
}
