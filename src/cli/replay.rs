//! `offhook replay`: a recorded call once more, without a telephone, to see why it went as it did.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::Arc,
};

use anyhow::Context as _;
use serde_json::Value;
use tokio::runtime::Handle;
use uuid::Uuid;

use super::{
    Exit, Fault,
    records::{on_store, user},
    usual,
};
use crate::{
    call::{FlowSince, Flows, Replay, Sources, learning, replay},
    config::Config,
    http_client::AllowList,
    knowledge::SiteRules,
    metrics::Metrics,
    pii::Redacted,
    server,
    session::{Cut, Difference, Told},
    store::{Disclosure, Store, TapeKept, is_tampered},
};

const EXAMPLES: &str = "\
Examples:
  offhook replay 1c9f4f0e-93f5-4d3b-8a0e-2f6f0c1d7b11
      a call of the records (OFFHOOK_CALL is its name), played to the flows as they are now
  offhook replay caller.json
      every call of a file that `offhook export` wrote, on any machine that has the flows

What went into the call goes in again: when there was voice, what was recognised, looked up and typed. The same events
come out as long as flow, tables, documents and program are what they were; otherwise the first difference is shown, with
what was said in it. A call that asked for something sensitive is compared until it did: the answer was not kept.
Exit code 1 says that something differs.
";

/// Plays a recorded call again and compares what happens.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Args {
    /// A call's UUID, or a file of `offhook export`.
    #[arg(value_name = "CALL")]
    call: String,

    /// The configuration file, which says where the records and the flows are.
    #[arg(long, value_name = "FILE", default_value_os_t = usual::configuration())]
    config: PathBuf,
}

/// A call to be played.
struct Kept {
    call: String,
    caller: Redacted<String>,
    called: Redacted<String>,
    tape: TapeKept,
}

pub(super) fn run(args: Args) -> anyhow::Result<Exit> {
    let config = Config::load(&args.config)?;
    let calls = match args.call.parse::<Uuid>() {
        Ok(uuid) => vec![from_records(uuid, &args.config)?],
        Err(_) => from_file(Path::new(&args.call))?,
    };
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build()?;
    runtime.block_on(async {
        let allowed =
            AllowList::new(&config.lookups.allow, config.lookups.unencrypted).map_err(anyhow::Error::msg)?;
        let rules = SiteRules {
            allowed: &allowed,
            ca_file: config.lookups.ca_file.as_deref(),
            consent_required: config.records.consent_required,
        };
        let metrics = Arc::new(Metrics::new());
        let flows = Arc::new(Flows::load(&config.flows, &rules, &metrics)?);
        learn(&config, &flows, &metrics).await;
        let mut exit = Exit::Done;
        for kept in calls {
            let played = replay(&kept.tape, kept.caller, kept.called, &flows)
                .with_context(|| format!("cannot replay the call {}", kept.call))?;
            if !tell(&kept.call, &played)? {
                exit = Exit::Failed;
            }
        }
        Ok(exit)
    })
}

/// Flows understand by their examples in a replay if they did in the call.
async fn learn(config: &Config, flows: &Arc<Flows>, metrics: &Arc<Metrics>) {
    let Some(embedder) = server::embedder(config, metrics) else { return };
    let sources = Sources {
        embedder: Some(embedder.clone()),
        language_model: None,
        flows: Arc::clone(flows),
        runtime: Handle::current(),
    };
    learning::learn(&sources).await;
    embedder.worker().stop().await;
}

fn from_records(uuid: Uuid, config: &Path) -> anyhow::Result<Kept> {
    on_store(config, async |store: Store| {
        let missing = |what: &str, remedy: &str| Fault::new(format!("{what} {uuid}"), remedy);
        let row = store.call(uuid).await?;
        let row = row.ok_or_else(|| missing("the records have no call", "look for its OFFHOOK_CALL"))?.row;
        let tape = store.tape(uuid).await?.ok_or_else(|| {
            missing(
                "the records have no tape of the call",
                "replay one that is over, and younger than transcripts_days",
            )
        })?;
        if [&row.caller, &row.called].into_iter().flatten().any(is_tampered) {
            let remedy = "`offhook records seal` says what it can be";
            return Err(missing("somebody else than Offhook wrote the numbers of the call", remedy).into());
        }
        store.audit(&user(), &Disclosure::Replayed(uuid).to_string()).await?;
        let number = |number: Option<Redacted<String>>| number.unwrap_or_default();
        Ok(Kept { call: uuid.to_string(), caller: number(row.caller), called: number(row.called), tape })
    })
}

fn from_file(path: &Path) -> anyhow::Result<Vec<Kept>> {
    let name = path.display();
    let text = fs::read_to_string(path).map_err(|error| {
        Fault::new(format!("{name} is no call"), "give a call's UUID, or a file that `offhook export` wrote")
            .exit(Exit::Usage)
            .because(error)
    })?;
    let foreign = || {
        Fault::new(
            format!("{name} holds no call that this version can replay"),
            "write it anew with `offhook export --call UUID --out FILE`",
        )
    };
    let file: Value = serde_json::from_str(&text).map_err(|_| foreign())?;
    let kept = |call: &Value| {
        let text = |key: &str| call[key].as_str().unwrap_or_default().to_owned();
        let tape = TapeKept::from_text(call["tape"].as_str()?)?;
        Some(Kept { call: text("call"), caller: text("caller").into(), called: text("called").into(), tape })
    };
    let calls: Vec<Kept> = match file["calls"].as_array() {
        Some(calls) => calls.iter().filter_map(kept).collect(),
        None => kept(&file).into_iter().collect(),
    };
    if calls.is_empty() { Err(foreign().into()) } else { Ok(calls) }
}

/// False when something differs.
fn tell(call: &str, played: &Replay) -> anyhow::Result<bool> {
    let Replay { comparison, flow } = played;
    match flow {
        Some(FlowSince { name, changed: true }) => {
            println!("call {call}: the flow {name} was changed since, so differences are to be expected");
        }
        Some(FlowSince { name, .. }) => println!("call {call}: flow {name}, as it was"),
        None => println!("call {call}"),
    }
    match comparison.cut {
        Some(Cut::Confided) => {
            println!("  it asked for what is not kept; it is compared until then");
        }
        Some(Cut::Long) => println!("  it was longer than a tape; its beginning is compared"),
        None => {}
    }
    let same = comparison.same;
    let Some(Difference { at, call, replay }) = &comparison.difference else {
        println!("  the same: {same} events");
        return Ok(true);
    };
    println!("  {same} events are the same; the next, after {:.2} s of the call, is not", at.as_secs_f64());
    println!("  call:   {}", told(call)?);
    println!("  replay: {}", told(replay)?);
    Ok(false)
}

fn told(told: &Option<Told>) -> anyhow::Result<String> {
    told.as_ref().map_or_else(|| Ok("nothing more".to_owned()), |told| Ok(serde_json::to_string(told)?))
}
