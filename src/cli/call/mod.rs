//! `offhook call`: plays Asterisk's part, with recordings for a caller, and shows what the server made of it.

pub(super) mod agi;
pub(super) mod channel;
pub(super) mod ear;
mod keys;
pub(super) mod report;
pub(super) mod script;
pub(super) mod sound;
mod timeline;

use std::fs;
use std::net::{SocketAddr, ToSocketAddrs};
use std::path::{Path, PathBuf};
use std::time::Duration;

use uuid::Uuid;

use self::agi::{Caller, Session};
use self::channel::Channel;
use self::keys::KeyPresses;
use self::report::{Missing, Report};
use self::script::{Plan, Recording, Script};
use self::sound::Sound;
use self::timeline::Timeline;
use super::{Exit, Fault};
use crate::audio::{self, CallRate, Sound as WavSound};

const EXAMPLES: &str = "\
Examples:
  offhook call billing.wav
      wait for the greeting's end, say billing.wav, and show what happened
  offhook call billing.wav yes.wav --flow reception
      say each recording in turn, whenever the server falls silent
  offhook call --keys 3@2.5s
      press 3 two and a half seconds after the sound began
  offhook call --keys '12#@4s' --hangup-at 8s
      press 1, 2 and #, and hang up later
  offhook call --verb say --query 'text=Hello there' --out heard.wav
      have a text spoken, and keep what was heard
  offhook call yes.wav --verb ask --query 'prompt=Shall we call back?' --query expect=yes_no --json
      have one question asked, and get the answer as JSON

Exit codes:
  0  the server decided (whatever it decided)
  2  the command line is wrong, or a recording cannot be read
  3  no server answers at the address
  4  the server ended the call, or broke it, without a decision
";

/// Call the server as Asterisk would, speaking recordings, and show what was heard, said and decided.
///
/// Both connections are made as Asterisk makes them, in real time; no Asterisk and no telephone is needed.
/// Offhook tells callers on the same machine what it heard in each turn (the AGI query carries `trace=1`).
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// Recordings to speak in turn, as WAV of any rate. Without any the caller says nothing.
    #[arg(value_name = "CALLER.wav")]
    recordings: Vec<PathBuf>,

    /// The server's FastAGI address.
    #[arg(long, value_name = "ADDR", default_value = "127.0.0.1:4573")]
    agi: String,

    /// The flow to ask for, as in agi://host/converse?flow=F.
    #[arg(long, value_name = "F")]
    flow: Option<String>,

    /// The verb to call: converse, ask, say, listen, or begin (then AudioSocket and result, as three dialplan
    /// lines).
    #[arg(long, value_name = "VERB", default_value = "converse")]
    verb: String,

    /// Further values for the AGI query; may be repeated.
    #[arg(long, value_name = "KEY=VALUE", value_parser = pair)]
    query: Vec<(String, String)>,

    /// The file of the server's secret (server.secret_file), whose first line is shown.
    #[arg(long, value_name = "FILE")]
    secret_file: Option<PathBuf>,

    /// Keys and the time of the first, counted from the start of the sound: 3@2.5s; may be repeated.
    #[arg(long, value_name = "KEYS@TIME")]
    keys: Vec<KeyPresses>,

    /// Channel variables that the server may read; may be repeated.
    #[arg(long = "var", value_name = "NAME=VALUE", value_parser = pair)]
    variables: Vec<(String, String)>,

    /// The caller's number.
    #[arg(long, value_name = "NUMBER", default_value = "5550100")]
    caller_id: String,

    /// Speak this long after the server began to, instead of waiting for its silence.
    #[arg(long, value_name = "TIME", value_parser = keys::seconds)]
    interrupt_after: Option<Duration>,

    /// Hang up at this time after the start of the sound.
    #[arg(long, value_name = "TIME", value_parser = keys::seconds)]
    hangup_at: Option<Duration>,

    /// Give up and hang up after this many seconds of sound, whatever happens.
    #[arg(
        long,
        value_name = "S",
        default_value_t = 60,
        value_parser = clap::value_parser!(u64).range(1..=3600)
    )]
    max_s: u64,

    /// The server's AudioSocket address, for --verb begin alone: otherwise the server names it itself.
    #[arg(long, value_name = "ADDR", default_value = "127.0.0.1:9092")]
    audio: String,

    /// Sound at 16 kHz, as Dial(AudioSocket/.../c(slin16)) sends it; for --verb begin alone.
    #[arg(long)]
    wide: bool,

    /// Write what the caller heard to this WAV file.
    #[arg(long, value_name = "heard.wav")]
    out: Option<PathBuf>,

    /// Print one JSON object instead of a timeline.
    #[arg(long)]
    json: bool,
}

pub fn run(args: Args) -> anyhow::Result<Exit> {
    let rate = if args.wide { CallRate::Wide } else { CallRate::Narrow };
    let mut script = Script::new(plan(&args, rate.hz())?, rate.hz());
    let secret = args.secret_file.as_deref().map(secret).transpose()?;
    let brought = || args.variables.iter().chain(&secret);
    let mut channel = Channel::new(brought().cloned());
    let missing = place(&args, &mut channel, &mut script)?;
    for (name, _) in brought() {
        // What the caller's side brought along is not an answer.
        channel.variables.remove(name);
    }
    let report = Report::new(&channel, script.actions(), script.spurts(), missing);
    if let Some(path) = &args.out {
        write_heard(path, &script)?;
    }
    if args.json {
        println!("{}", serde_json::to_string(&report)?);
    } else {
        let unsaid = script.unsaid().collect();
        let (actions, spurts) = (script.actions(), script.spurts());
        print!("{}", Timeline { report: &report, channel: &channel, actions, spurts, unsaid });
    }
    Ok(if report.is_decided() { Exit::Done } else { Exit::Undecided })
}

/// As the dialplan has it: a variable that the server asks for.
fn secret(path: &Path) -> Result<(String, String), Fault> {
    let fault = || {
        Fault::new(
            format!("cannot read the secret in {}", path.display()),
            "name the file that server.secret_file names, as a user who may read it",
        )
        .exit(Exit::Usage)
    };
    let text = fs::read_to_string(path).map_err(|error| fault().because(error))?;
    let line = text.lines().map(str::trim).find(|line| !line.is_empty()).ok_or_else(fault)?;
    Ok(("OFFHOOK_SECRET".to_owned(), line.to_owned()))
}

/// The dialplan: one AGI line, or three with `begin`.
fn place(args: &Args, channel: &mut Channel, script: &mut Script) -> anyhow::Result<Missing> {
    let missing = agi_line(args, &args.verb, &query(args), channel, script)?;
    if args.verb != "begin" {
        return Ok(missing);
    }
    let Some(call) = channel.variables.get("OFFHOOK_CALL").cloned() else { return Ok(missing) };
    let uuid: Uuid = call.parse().map_err(|_| {
        Fault::new(
            format!("the server's OFFHOOK_CALL is no UUID: {call}"),
            "report this to the server's makers",
        )
    })?;
    let mut sound = Sound::connect(resolve(&args.audio)?, uuid, script.rate_hz()).map_err(|error| {
        Fault::new(
            format!("no server answers at {} (AudioSocket)", args.audio),
            "name its address with --audio",
        )
        .exit(Exit::NoServer)
        .because(error)
    })?;
    if sound.play(script) != sound::Ending::ServerEnded {
        channel.hang_up();
    }
    channel.complaints.extend(sound.into_complaints());
    agi_line(args, "result", &[("call", call.as_str()), ("trace", "1")], channel, script)
}

fn agi_line(
    args: &Args,
    verb: &str,
    query: &[(&str, &str)],
    channel: &mut Channel,
    script: &mut Script,
) -> anyhow::Result<Missing> {
    // Dialplans encode with URIENCODE(), which writes a blank as %20; a plus is a plus there.
    let query =
        form_urlencoded::Serializer::new(String::new()).extend_pairs(query).finish().replace('+', "%20");
    let path = format!("{verb}?{query}");
    let caller = Caller { script: &path, server: &args.agi, number: &args.caller_id };
    let mut session = Session::connect(resolve(&args.agi)?, &caller).map_err(|error| {
        Fault::new(
            format!("no server answers at {} (FastAGI)", args.agi),
            "start one with `offhook serve`, or name its address with --agi",
        )
        .exit(Exit::NoServer)
        .because(error)
    })?;
    Ok(session.serve(channel, script))
}

fn query(args: &Args) -> Vec<(&str, &str)> {
    let flow = args.flow.iter().map(|flow| ("flow", flow.as_str()));
    let more = args.query.iter().map(|(key, value)| (key.as_str(), value.as_str()));
    flow.chain([("trace", "1")]).chain(more).collect()
}

fn plan(args: &Args, rate_hz: u32) -> anyhow::Result<Plan> {
    let mut keys: Vec<_> = args.keys.iter().flat_map(KeyPresses::presses).collect();
    keys.sort_by_key(|(at, _)| *at);
    Ok(Plan {
        recordings: args.recordings.iter().map(|path| recording(path, rate_hz)).collect::<Result<_, _>>()?,
        keys: keys.into(),
        interrupt_after: args.interrupt_after,
        hang_up_at: args.hangup_at,
        hang_up_after_reply: None,
        echo: None,
        give_up_at: Duration::from_secs(args.max_s),
    })
}

pub(super) fn recording(path: &Path, rate_hz: u32) -> Result<Recording, Fault> {
    let fault = || {
        Fault::new(
            format!("cannot read the recording {}", path.display()),
            "name a WAV file; `sox INPUT -r 8000 -c 1 -b 16 OUTPUT.wav` makes one of nearly anything",
        )
        .exit(Exit::Usage)
    };
    let bytes = fs::read(path).map_err(|error| fault().because(error))?;
    let sound = audio::wav::read(&bytes).map_err(|error| fault().because(error))?;
    let pcm =
        audio::resample(&sound.samples, sound.rate_hz, rate_hz).map_err(|error| fault().because(error))?;
    let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
    Ok(Recording { name, pcm })
}

fn write_heard(path: &Path, script: &Script) -> Result<(), Fault> {
    let sound = WavSound { rate_hz: script.rate_hz(), samples: script.heard().to_vec() };
    fs::write(path, audio::wav::write(&sound)).map_err(|error| {
        Fault::new(
            format!("cannot write what was heard to {}", path.display()),
            "check the folder and its rights",
        )
        .because(error)
    })
}

pub(super) fn resolve(address: &str) -> Result<SocketAddr, Fault> {
    let fault = || {
        Fault::new(
            format!("{address} is not the address of a server"),
            "write HOST:PORT, for example 127.0.0.1:4573",
        )
        .exit(Exit::Usage)
    };
    let mut found = address.to_socket_addrs().map_err(|error| fault().because(error))?;
    found.next().ok_or_else(fault)
}

fn pair(text: &str) -> Result<(String, String), String> {
    match text.split_once('=') {
        Some((name, value)) if !name.is_empty() => Ok((name.to_owned(), value.to_owned())),
        _ => Err("write it as NAME=VALUE, for example customer_id=42".to_owned()),
    }
}
