//! `offhook-bench turn`: how soon a caller is greeted, answered and given way to, as heard on the wire.

mod caller;
mod figures;
mod set;
mod table;

use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use self::caller::{Call, Heard};
use self::figures::Figures;
use self::set::{Clip, Kind};
use crate::cli::Exit;
use crate::cli::own_server::OwnServer;

/// The room for prompts and recognisers to be ready is part of the start, not of the first call.
const SETTLE: Duration = Duration::from_secs(1);

const EXAMPLES: &str = "\
Examples:
  offhook-bench turn --calls 1,2,4,8
      a server of its own, and the recordings of tests/audio/calls
  tests/turns/make_set.py SET && offhook-bench turn --set SET --calls 1
      callers in their own words, people's digits, pauses inside sentences, noise and echo
  offhook-bench turn --agi 127.0.0.1:4573 --json
      a server that runs already, with the flow `reception`

Every caller speaks over both sockets in real time, as `offhook call` does, and measures what it hears.
";

/// Greeting, turn gap, barge-in cut, false cut-offs and false barge-ins, with so many callers at once.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Args {
    /// How many callers at once; several numbers give one row each.
    #[arg(
        long,
        value_name = "N",
        default_value = "1,2,4,8",
        value_delimiter = ',',
        value_parser = clap::value_parser!(u16).range(1..=256)
    )]
    calls: Vec<u16>,

    /// A folder made by tests/turns/make_set.py [default: the recordings of tests/audio/calls].
    #[arg(long, value_name = "DIR")]
    set: Option<PathBuf>,

    /// Leave out recordings of a kind: answer, short, sentence, digits, noise or echo; may be repeated.
    #[arg(long, value_name = "KIND")]
    without: Vec<Kind>,

    /// How often the whole set is played for each row.
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u16).range(1..=1000))]
    rounds: u16,

    /// Begin no more calls after this time in a row, however much of the set is left.
    #[arg(long, value_name = "S", default_value_t = 600, value_parser = clap::value_parser!(u16).range(1..))]
    seconds: u16,

    /// The FastAGI address of a server that runs already, instead of one started for this.
    #[arg(long, value_name = "ADDR")]
    agi: Option<String>,

    /// The configuration of the server that is started.
    #[arg(long, value_name = "FILE", default_value = "asterisk/offhook.toml")]
    config: PathBuf,

    /// Print JSON instead of tables.
    #[arg(long)]
    json: bool,

    /// Say on standard error what was wrong in which recording.
    #[arg(long)]
    explain: bool,
}

pub(super) fn run(args: Args) -> anyhow::Result<Exit> {
    let mut clips = set::read(args.set.as_deref())?;
    clips.retain(|clip| !args.without.contains(&clip.kind));
    let own = match &args.agi {
        Some(_) => None,
        None => Some(OwnServer::start(&args.config)?),
    };
    let agi = args.agi.clone().or_else(|| own.as_ref().map(|server| server.agi.to_string()));
    let agi = agi.unwrap_or_default();
    thread::sleep(SETTLE);
    let prompt = caller::undisturbed_prompt(&agi)?;
    let mut rows = Vec::new();
    for calls in &args.calls {
        let heard = place_calls(&agi, *calls, calls_of(&clips, args.rounds, prompt.until), &args);
        let figures = Figures::of(&heard, prompt);
        if args.explain {
            heard
                .iter()
                .filter_map(|heard| figures::fault(heard, prompt))
                .for_each(|line| eprintln!("{line}"));
        }
        rows.push((*calls, figures));
    }
    if args.json {
        println!("{}", serde_json::to_string(&table::json(&rows))?);
    } else {
        print!("{}", table::markdown(&rows));
    }
    let failed: usize = rows.iter().map(|(_, figures)| figures.failed).sum();
    Ok(if failed == 0 { Exit::Done } else { Exit::Failed })
}

/// Answers are given twice: after the greeting, and over it.
fn calls_of(clips: &[Clip], rounds: u16, prompt_until: Duration) -> VecDeque<Call> {
    let one_round = || {
        (0..).zip(clips).flat_map(move |(number, clip)| match clip.kind {
            Kind::Answer => vec![Call::interrupting(clip, number), Call::answering(clip)],
            Kind::Short | Kind::Sentence | Kind::Digits => vec![Call::answering(clip)],
            Kind::Noise | Kind::Echo => vec![Call::disturbing(clip, prompt_until)],
        })
    };
    (0..rounds).flat_map(|_| one_round()).collect()
}

/// So many callers share the list; each takes the next when it has hung up.
fn place_calls(agi: &str, callers: u16, calls: VecDeque<Call>, args: &Args) -> Vec<Heard> {
    let end = Instant::now() + Duration::from_secs(args.seconds.into());
    let calls = Mutex::new(calls);
    let heard = Mutex::new(Vec::new());
    thread::scope(|scope| {
        for _ in 0..callers {
            scope.spawn(|| {
                while let Some(call) = next(&calls, end) {
                    let what = call.place(agi);
                    heard.lock().unwrap_or_else(PoisonError::into_inner).push(what);
                }
            });
        }
    });
    heard.into_inner().unwrap_or_else(PoisonError::into_inner)
}

fn next(calls: &Mutex<VecDeque<Call>>, end: Instant) -> Option<Call> {
    if Instant::now() >= end {
        return None;
    }
    calls.lock().unwrap_or_else(PoisonError::into_inner).pop_front()
}
