//! `offhook-bench media`: how many calls of pure media this machine holds, how evenly paced, and at what
//! cost.

mod callers;
mod child;
mod converse;
mod deviation;
mod kept;
mod records;
pub mod server;
mod talk;

use std::path::PathBuf;
use std::time::Duration;

use anyhow::Context;
use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

use self::callers::{Callers, Tally};
use self::child::{CpuTime, Duty, MediaServer};
use self::deviation::Deviation;
use self::kept::Kept;
use crate::cli::{Exit, Fault};

/// Frames before the measurement: the server's memory and clocks settle.
const WARM_UP_FRAMES: usize = 100;
const FRAMES_PER_S: usize = 50;
/// Callers later than this distort what they measure, and say so.
const CALLERS_LATE: Duration = Duration::from_millis(10);
/// Both ends of each call count, and the programs' own files.
const FILES_SPARE: u64 = 256;

const EXAMPLES: &str = "\
Examples:
  offhook-bench media --calls 2000 --seconds 30
  offhook-bench media --calls 500,1000,2000 --with-vad
  offhook-bench media --calls 200,200 --seconds 60 --records
      what call records cost: each number of calls twice, not recorded and recorded
  offhook-bench media --calls 100 --converse --seconds 30
      what a whole call costs: greeting, listening, recognition, answer, transfer, records

A child process runs the server's media plane (the code that `serve` runs); this process plays the callers:
each call sends a 20 ms frame every 20 ms and gets one back. Every frame is numbered and must return once.
Deviation is the distance of each arriving frame from its call's own 20 ms grid, as seen by callers that look
once a millisecond.

With --records, the server also holds a conversation on each line: a real session of a flow with an answer every
second or so, a call of a quarter of a minute, then the next one. Caller, recogniser and voice are played. The calls
are recorded as by `serve`, beginning, turns, end and tape, in a new SQLite file that is removed afterwards.

With --converse, the child is `offhook serve` itself with its engines, and each caller plays Asterisk's part on both
sockets: the greeting, recordings of tests/audio/calls as answers, the transfer, and then the next call. The engines'
processor time stands beside the server's own. Keep below server.calls_max (100 in the default).
";

/// Calls of pure media held at once: pacing, losses, processor and memory per call.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// How many calls at once; several numbers give one row each.
    #[arg(
        long,
        value_name = "N",
        default_value = "2000",
        value_delimiter = ',',
        value_parser = clap::value_parser!(u32).range(1..=20_000)
    )]
    calls: Vec<u32>,

    /// How long to measure each.
    #[arg(
        long,
        value_name = "S",
        default_value_t = 30,
        value_parser = clap::value_parser!(u16).range(1..=3600)
    )]
    seconds: u16,

    /// Resample each frame to 16 kHz and run voice activity detection on it, as in a call that listens.
    #[arg(long)]
    with_vad: bool,

    /// Media threads of the server, as `server.media_threads` in the configuration.
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u16).range(1..=256))]
    threads: u16,

    /// Hold conversations, not recorded and recorded; the database is in this folder [without one: where this runs].
    #[arg(long, value_name = "FOLDER", num_args = 0..=1, require_equals = true, default_missing_value = ".")]
    records: Option<PathBuf>,

    /// Hold whole calls at a server with this configuration [without one: asterisk/offhook.toml].
    #[arg(
        long,
        value_name = "FILE",
        num_args = 0..=1,
        require_equals = true,
        default_missing_value = "asterisk/offhook.toml",
        conflicts_with_all = ["with_vad", "threads", "records"]
    )]
    converse: Option<PathBuf>,
}

/// What one number of calls measured.
struct Row {
    calls: u32,
    tally: Tally,
    deviation: Deviation,
    measured: Duration,
    server: CpuTime,
    callers: Duration,
    callers_late_max: Duration,
    bytes_per_call: u64,
    /// Where conversations were held.
    kept: Kept,
}

pub fn run(args: Args) -> anyhow::Result<Exit> {
    let most = args.calls.iter().copied().max().unwrap_or(1);
    allow_files(u64::from(most) + FILES_SPARE)?;
    if let Some(config) = &args.converse {
        return converse::run(&args, config);
    }
    if let Some(folder) = &args.records {
        return records::run(&args, folder);
    }
    println!(
        "Media {}, {} s a row",
        if args.with_vad { "with resampling and VAD" } else { "alone" },
        args.seconds
    );
    println!("{}", Row::HEAD);
    let mut lost = 0;
    for calls in &args.calls {
        let row = measure(*calls, &args, Duty::Echo)?;
        println!("{row}");
        lost += row.tally.faults();
    }
    Ok(if lost == 0 { Exit::Done } else { Exit::Failed })
}

fn measure(calls: u32, args: &Args, duty: Duty<'_>) -> anyhow::Result<Row> {
    let frames = usize::from(args.seconds) * FRAMES_PER_S;
    let mut server = MediaServer::start(args.with_vad, args.threads, duty)?;
    let resident_empty = server.resident_bytes()?;
    let mut callers = Callers::connect(calls as usize, server.address, frames)
        .with_context(|| format!("cannot connect {calls} calls to the media server"))?;
    callers.run(WARM_UP_FRAMES)?;
    callers.start_over(frames);
    server.kept()?;
    let (server_before, own_before) = (server.cpu()?, child::own_cpu()?);
    callers.run(frames)?;
    let (server_after, own_after) = (server.cpu()?, child::own_cpu()?);
    let kept = server.kept()?;
    Ok(Row {
        calls,
        tally: callers.tally(),
        deviation: Deviation::of(callers.arrivals()),
        measured: Duration::from_secs(args.seconds.into()),
        server: CpuTime {
            all: server_after.all - server_before.all,
            busiest_thread: server_after.busiest_thread.saturating_sub(server_before.busiest_thread),
        },
        callers: own_after - own_before,
        callers_late_max: callers.late_max(),
        bytes_per_call: server.resident_bytes()?.saturating_sub(resident_empty) / u64::from(calls),
        kept,
    })
}

impl Row {
    const HEAD: &str = "\
| calls | frames | lost | p50 ms | p99 ms | p99.9 ms | max ms \
| server, % of a core | busiest thread | per 100 calls | callers, % of a core | KB per call |
|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|";

    fn percent(&self, cpu: Duration) -> f64 {
        cpu.as_secs_f64() / self.measured.as_secs_f64() * 100.0
    }

    /// What is not as it should be, behind the row.
    fn write_remarks(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Tally { out_of_order, refused, closed, .. } = self.tally;
        if out_of_order + refused + closed > 0 {
            write!(f, " {out_of_order} out of order, {refused} refused, {closed} calls closed")?;
        }
        if self.callers_late_max > CALLERS_LATE {
            write!(f, " the callers themselves were up to {} ms late", self.callers_late_max.as_millis())?;
        }
        Ok(())
    }
}

impl std::fmt::Display for Row {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let server = self.percent(self.server.all);
        write!(f, "| {} | {} | {} ", self.calls, self.tally.received, self.tally.lost)?;
        let Deviation { p50, p99, p999, max } = self.deviation;
        write!(f, "| {p50:.2} | {p99:.2} | {p999:.2} | {max:.2} ")?;
        write!(f, "| {server:.0} | {:.0} ", self.percent(self.server.busiest_thread))?;
        write!(f, "| {:.2} | {:.0} ", server * 100.0 / f64::from(self.calls), self.percent(self.callers))?;
        write!(f, "| {:.1} |", self.bytes_per_call as f64 / 1024.0)?;
        self.write_remarks(f)
    }
}

/// Each call is an open file here and in the child, which inherits the limit.
fn allow_files(count: u64) -> anyhow::Result<()> {
    let limit = getrlimit(Resource::Nofile);
    if limit.current.is_none_or(|current| current >= count) {
        return Ok(());
    }
    setrlimit(Resource::Nofile, Rlimit { current: Some(count), maximum: limit.maximum }).map_err(|error| {
        Fault::new(
            format!("cannot open the {count} files that so many calls need"),
            format!("raise the limit first with `ulimit -Hn {count}`, or measure fewer calls"),
        )
        .because(error)
        .into()
    })
}
