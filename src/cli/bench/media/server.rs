//! `offhook bench media-server`: the media plane alone, an echo for `bench media` to measure.

use std::collections::VecDeque;
use std::io::{self, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::time::{Duration, Instant};
use std::{process, thread};

use anyhow::Context;

use crate::audio::{CallRate, Vad};
use crate::audiosocket::{self, AudioKind, Inbox, Message};
use crate::call::{Line, LineError, Paced, Pacer};
use crate::metrics::Metrics;

/// The two clocks are not in step: a turn may see no frame and the next one two.
const ECHO_FRAMES_MAX: usize = 5;
const UUID_MAX: Duration = Duration::from_secs(5);

const EXAMPLES: &str = "\
Examples:
  offhook bench media-server --with-vad < /dev/tty
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
}

pub fn run(args: Args) -> anyhow::Result<()> {
    let listener = TcpListener::bind("127.0.0.1:0").context("cannot listen on 127.0.0.1")?;
    println!("{}", listener.local_addr()?);
    io::stdout().flush()?;
    thread::Builder::new().name("leash".to_owned()).spawn(end_with_standard_input)?;
    let pacer =
        Pacer::start(args.threads, &Arc::new(Metrics::new())).context("cannot start the media threads")?;
    loop {
        let (stream, _) = listener.accept()?;
        match Echo::open(stream, args.with_vad) {
            Ok(echo) => pacer.take(echo),
            Err(error) => tracing::warn!(%error, "a connection was refused"),
        }
    }
}

/// Whoever started this process may end in any way; its end of the pipe closes then.
fn end_with_standard_input() {
    // Whatever happens to the pipe, it is over.
    let _ = io::copy(&mut io::stdin(), &mut io::sink());
    process::exit(0);
}

/// A call that hears itself.
struct Echo {
    line: Line,
    vad: Option<Vad>,
    waiting: VecDeque<Frame>,
}

type Frame = [i16; CallRate::Narrow.frame_samples()];

const SILENCE: Frame = [0; CallRate::Narrow.frame_samples()];

impl Echo {
    fn open(mut stream: TcpStream, with_vad: bool) -> io::Result<Self> {
        stream.set_read_timeout(Some(UUID_MAX))?;
        let mut uuid = [0; audiosocket::HEADER_BYTES + 16];
        stream.read_exact(&mut uuid)?;
        Ok(Self {
            line: Line::new(stream, Inbox::default())?,
            vad: with_vad.then(|| Vad::new(CallRate::Narrow)),
            waiting: VecDeque::with_capacity(ECHO_FRAMES_MAX),
        })
    }

    fn hear_and_echo(&mut self) -> Result<(), LineError> {
        let Self { line, vad, waiting } = self;
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
    fn turn(&mut self, _now: Instant) -> bool {
        self.hear_and_echo().is_ok()
    }
}
