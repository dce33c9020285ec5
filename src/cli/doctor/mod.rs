//! `offhook doctor`: whether everything that calls need is there, one line for each thing, with what to do about it.

mod asterisk;
mod dialplan;
mod engines;
mod finding;
mod keeping;
mod machine;
mod models;
mod neighbours;
mod ports;

use std::{
    io::{self, Write},
    path::{Path, PathBuf},
    sync::Arc,
};

use anyhow::Context as _;
use clap::ValueEnum;

use self::finding::{Finding, State};
use super::{Exit, usual};
use crate::{
    call::Flows,
    config::Config,
    http_client::AllowList,
    knowledge::SiteRules,
    metrics::Metrics,
    server::{MANY_LANGUAGES, ServerError, check_services, unheard},
};

const EXAMPLES: &str = "\
Examples:
  offhook doctor
  sudo -u offhook offhook doctor --config /etc/offhook/offhook.toml
  offhook doctor ports dialplan disk
      these checks alone
  offhook doctor --json | jq '.[] | select(.state != \"ok\")'

Run it as the user who runs the server: it sees what the server would see. `ok` needs nothing, `warn` may need
something, `fail` keeps calls from being answered; the exit code is 1 where something failed. It changes nothing, and
starts the engines only where no server runs.
";

/// Checks everything that calls need, and says what to do about what is missing.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Args {
    /// Which checks to make [default: all].
    #[arg(value_enum, value_name = "CHECK")]
    checks: Vec<Check>,

    /// The configuration file of the server.
    #[arg(long, value_name = "FILE", default_value_os_t = usual::configuration())]
    config: PathBuf,

    /// Where Asterisk's configuration is.
    #[arg(long, value_name = "FOLDER", default_value = "/etc/asterisk")]
    asterisk: PathBuf,

    /// One JSON array: check, state (ok, warn or fail), what, remedy.
    #[arg(long)]
    json: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Check {
    /// The configuration: its keys, and the services that it lets calls and alerts be told to.
    Config,
    /// Every flow, with its tables, documents and lookups.
    Flows,
    /// The ports that the server listens on.
    Ports,
    /// The models: there, whole, of the right kind.
    Models,
    /// The engines: they start and do a job.
    Engines,
    /// Asterisk: it runs and has what AudioSocket needs.
    Asterisk,
    /// The dialplan: it hands calls over, to this server, and reads what comes back.
    Dialplan,
    /// The clock.
    Clock,
    /// Room for records and cache, and whether they may be written.
    Disk,
    /// Processor cores and memory against what the engines take.
    Cores,
    /// Open files against the calls at once.
    Files,
    /// Who may read keys, tokens and records.
    Secrets,
    /// The records open, with their key.
    Records,
    /// Tokens, certificate, and the provider by which people log in.
    Http,
}

/// What the checks look at.
struct Patient {
    config: Config,
    /// Where Asterisk's configuration is.
    asterisk: PathBuf,
    /// The server that runs with these ports, if one does.
    server: Option<neighbours::Neighbour>,
}

pub(super) fn run(args: Args) -> anyhow::Result<Exit> {
    let findings = match Config::load(&args.config) {
        Ok(config) => examine(&args, config)?,
        Err(fault) => {
            vec![Finding::fail(Check::Config, fault.to_string(), "mend it, or name another with --config")]
        }
    };
    let mut out = io::stdout().lock();
    if args.json {
        writeln!(out, "{}", serde_json::to_string_pretty(&findings)?)?;
    } else {
        findings.iter().try_for_each(|finding| writeln!(out, "{finding}"))?;
    }
    let failed = findings.iter().any(|finding| finding.state == State::Fail);
    Ok(if failed { Exit::Failed } else { Exit::Done })
}

fn examine(args: &Args, config: Config) -> anyhow::Result<Vec<Finding>> {
    let wanted = if args.checks.is_empty() { Check::value_variants() } else { &args.checks };
    let server = ports::server(&config);
    let patient = Patient { config, asterisk: args.asterisk.clone(), server };
    // Engines, records and lookups want one.
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build();
    let runtime = runtime.context("cannot start the runtime")?;
    let _inside = runtime.enter();
    let made = wanted.iter().flat_map(|check| match check {
        Check::Config => configuration(&patient, &args.config),
        Check::Flows => flows(&patient),
        Check::Ports => ports::check(&patient),
        Check::Models => models::check(&patient.config),
        Check::Engines => runtime.block_on(engines::check(&patient)),
        Check::Asterisk => asterisk::check(&patient),
        Check::Dialplan => dialplan::check(&patient),
        Check::Clock => machine::clock(),
        Check::Disk => keeping::disk(&patient.config),
        Check::Cores => machine::cores(&patient.config),
        Check::Files => machine::files(&patient),
        Check::Secrets => keeping::secrets(&patient.config),
        Check::Records => runtime.block_on(keeping::records(&patient.config)),
        Check::Http => runtime.block_on(keeping::http(&patient.config)),
    });
    Ok(made.collect())
}

fn configuration(patient: &Patient, file: &Path) -> Vec<Finding> {
    let faults = check_services(&patient.config);
    if faults.is_empty() {
        return vec![Finding::ok(Check::Config, format!("{} can be used", file.display()))];
    }
    let told = |fault: ServerError| {
        Finding::fail(Check::Config, fault.to_string(), "docs/configuration.md has every key")
    };
    faults.into_iter().map(told).collect()
}

fn flows(patient: &Patient) -> Vec<Finding> {
    let config = &patient.config;
    let Ok(allowed) = AllowList::new(&config.lookups.allow, config.lookups.unencrypted) else {
        return Vec::new();
    };
    let rules = SiteRules {
        allowed: &allowed,
        ca_file: config.lookups.ca_file.as_deref(),
        consent_required: config.records.consent_required,
    };
    match Flows::load(&config.flows, &rules, &Arc::new(Metrics::new())) {
        Ok(flows) => {
            let names: Vec<String> = flows.by_name().keys().cloned().collect();
            let found = format!("{} in {}", names.join(", "), config.flows.display());
            let deaf = unheard(config.stt.model.as_deref(), &flows);
            let deaf = deaf.map(|what| Finding::fail(Check::Flows, what, MANY_LANGUAGES));
            std::iter::once(Finding::ok(Check::Flows, found)).chain(deaf).collect()
        }
        Err(fault) => {
            let remedy = "`offhook check` shows every fault with its line";
            vec![Finding::fail(Check::Flows, fault.to_string(), remedy)]
        }
    }
}
