//! `offhook-bench media-server`: the media plane alone, an echo for `bench media` to measure; with conversations and
//! their records where it is asked to.

use std::collections::VecDeque;
use std::io::{self, BufRead, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};
use std::{mem, process, thread};

use anyhow::Context;
use tokio::runtime::Runtime;

use super::kept::Meter;
use super::talk::{Play, Talk};
use crate::audio::{CallRate, Vad};
use crate::audiosocket::{self, AudioKind, Inbox, Message};
use crate::call::{Line, LineError, Paced, Pacer};
use crate::metrics::Metrics;
use crate::store::{Place, Records, Store, Writer};

/// The two clocks are not in step: a turn may see no frame and the next one two.
const ECHO_FRAMES_MAX: usize = 5;
const UUID_MAX: Duration = Duration::from_secs(5);

const EXAMPLES: &str = "\
Examples:
  offhook-bench media-server --with-vad < /dev/tty
      prints its address and echoes every AudioSocket connection until its standard input ends
";

/// The media plane alone, for `bench media`: echoes each call, paced as in `serve`.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// Resample each frame to 16 kHz and run voice activity detection on it, as in a call that listens.
    #[arg(long)]
    with_vad: bool,

    /// Media threads, as `server.media_threads` in the configuration.
    #[arg(long, value_name = "N", default_value_t = 1)]
    threads: usize,

    /// Hold a conversation on each line besides, one call after the other.
    #[arg(long)]
    talk: bool,

    /// Record those calls in this SQLite file.
    #[arg(long, value_name = "FILE", requires = "talk")]
    records: Option<PathBuf>,
}

pub fn run(args: Args) -> anyhow::Result<()> {
    let metrics = Arc::new(Metrics::new());
    let runtime = Runtime::new().context("cannot start the runtime")?;
    let kept = args.records.as_deref().map(|file| keep(file, &runtime, &metrics)).transpose()?;
    let (records, _writer) = kept.unzip();
    let listener = TcpListener::bind("127.0.0.1:0").context("cannot listen on 127.0.0.1")?;
    println!("{}", listener.local_addr()?);
    io::stdout().flush()?;
    let play = args.talk.then(|| Play::new(records.unwrap_or_default()).map(Arc::new)).transpose()?;
    // What looks at the queue costs something itself: nothing does where there is none.
    let meter = args.talk.then(|| Meter::start(Arc::clone(&metrics))).transpose()?;
    thread::Builder::new().name("leash".to_owned()).spawn(move || end_with_standard_input(meter))?;
    let pacer = Pacer::start(args.threads, &metrics).context("cannot start the media threads")?;
    for line in 0.. {
        let (stream, _) = listener.accept()?;
        match Echo::open(stream, args.with_vad, play.clone(), line) {
            Ok(echo) => pacer.take(echo),
            Err(error) => tracing::warn!(%error, "a connection was refused"),
        }
    }
    Ok(())
}

/// As a server records.
fn keep(file: &Path, runtime: &Runtime, metrics: &Arc<Metrics>) -> anyhow::Result<(Records, Writer)> {
    let _inside = runtime.enter();
    let store = Store::new(Place::Sqlite(file.to_owned()), None)?;
    Ok(Writer::start(store, "bench".to_owned(), Arc::clone(metrics)))
}

/// Each line asks for figures. Whoever started this process may end in any way; its end of the pipe closes then.
fn end_with_standard_input(mut meter: Option<Meter>) {
    for _ in io::stdin().lock().lines().map_while(Result::ok) {
        let kept = meter.as_mut().map(Meter::since).unwrap_or_default();
        println!("{}", serde_json::to_string(&kept).unwrap_or_default());
    }
    process::exit(0);
}

/// A call that hears itself.
struct Echo {
    line: Line,
    vad: Option<Vad>,
    waiting: VecDeque<Frame>,
    talks: Option<Talks>,
}

/// The calls that are held on one line, one after the other.
struct Talks {
    play: Arc<Play>,
    line: usize,
    now: Talk,
}

impl Talks {
    fn begin(play: Arc<Play>, line: usize) -> anyhow::Result<Self> {
        let now = Talk::begin_first(&play, line, Instant::now())?;
        Ok(Self { play, line, now })
    }

    fn turn(&mut self, now: Instant) -> anyhow::Result<()> {
        if let Some(outcome) = self.now.turn(now) {
            let next = Talk::begin(&self.play, self.line, None, now)?;
            mem::replace(&mut self.now, next).end(&outcome);
        }
        Ok(())
    }
}

type Frame = [i16; CallRate::Narrow.frame_samples()];

const SILENCE: Frame = [0; CallRate::Narrow.frame_samples()];

impl Echo {
    fn open(
        mut stream: TcpStream,
        with_vad: bool,
        play: Option<Arc<Play>>,
        line: usize,
    ) -> anyhow::Result<Self> {
        stream.set_read_timeout(Some(UUID_MAX))?;
        let mut uuid = [0; audiosocket::HEADER_BYTES + 16];
        stream.read_exact(&mut uuid)?;
        Ok(Self {
            line: Line::new(stream, Inbox::default())?,
            vad: with_vad.then(|| Vad::new(CallRate::Narrow)),
            waiting: VecDeque::with_capacity(ECHO_FRAMES_MAX),
            talks: play.map(|play| Talks::begin(play, line)).transpose()?,
        })
    }

    fn hear_and_echo(&mut self) -> Result<(), LineError> {
        let Self { line, vad, waiting, .. } = self;
        line.receive(|message| {
            let Message::Audio { kind: AudioKind::Slin8, pcm } = message else { return };
            let mut frame = SILENCE;
            for (sample, bytes) in frame.iter_mut().zip(pcm.chunks_exact(2)) {
                *sample = i16::from_le_bytes([bytes[0], bytes[1]]);
            }
            if let Some(vad) = vad {
                vad.frame(&frame);
            }
            if waiting.len() < ECHO_FRAMES_MAX {
                waiting.push_back(frame);
            }
        })?;
        let frame = waiting.pop_front().unwrap_or(SILENCE);
        line.send_frame(AudioKind::Slin8, &frame).map(drop)
    }
}

impl Paced for Echo {
    fn turn(&mut self, now: Instant) -> bool {
        self.hear_and_echo().is_ok() && self.talks.as_mut().is_none_or(|talks| talks.turn(now).is_ok())
    }
}
