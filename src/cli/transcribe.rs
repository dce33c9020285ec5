//! `offhook transcribe`: what the recogniser hears in recordings.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use serde::Serialize;

use super::Exit;
use super::recordings::{Listener, RecogniserArgs, Recording};
use crate::engine::protocol::Transcript;

const EXAMPLES: &str = "\
Examples:
  offhook transcribe message.wav
  offhook transcribe tests/audio/calls/*.wav --json
  offhook transcribe message.wav --model ggml-small.en.bin --threads 2

Files may have any sample rate. A file that cannot be read is reported on standard error, the others are transcribed,
and the exit code is 1.
";

/// Print what the recogniser hears in recordings.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Args {
    /// Recordings
    #[arg(required = true, value_name = "WAV")]
    files: Vec<PathBuf>,

    /// One JSON object a line: path, text, confidence (0 to 1), ms
    #[arg(long)]
    json: bool,

    #[command(flatten)]
    recogniser: RecogniserArgs,
}

#[derive(Serialize)]
struct Line<'a> {
    path: &'a str,
    text: &'a str,
    confidence: f32,
    ms: u32,
}

pub(super) fn run(args: Args) -> anyhow::Result<Exit> {
    let listener = Listener::start(&args.recogniser)?;
    let mut exit = Exit::Done;
    for path in &args.files {
        let heard = Recording::read(path).and_then(|recording| listener.hear(&recording));
        match heard {
            Ok(transcript) => print(&mut io::stdout().lock(), path, &transcript, args.json)?,
            Err(error) => {
                eprintln!("offhook: cannot transcribe {}: {error:#}", path.display());
                exit = Exit::Failed;
            }
        }
    }
    Ok(exit)
}

fn print(to: &mut impl Write, path: &Path, heard: &Transcript, json: bool) -> anyhow::Result<()> {
    let path = path.to_string_lossy();
    let Transcript { text, confidence, inference_ms, .. } = heard;
    if json {
        let line = Line { path: &path, text, confidence: *confidence, ms: *inference_ms };
        writeln!(to, "{}", serde_json::to_string(&line)?)?;
    } else if text.is_empty() {
        writeln!(to, "{path}: (nothing said; {inference_ms} ms)")?;
    } else {
        writeln!(to, "{path}: {text} ({:.0} % sure; {inference_ms} ms)", confidence * 100.0)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str, json: bool) -> String {
        let heard =
            Transcript { text: text.to_owned(), confidence: 0.5, inference_ms: 50, ..Transcript::default() };
        let mut line = Vec::new();
        print(&mut line, Path::new("a.wav"), &heard, json).unwrap();
        String::from_utf8(line).unwrap()
    }

    #[test]
    fn a_line_for_people_and_a_line_for_programs() {
        assert_eq!(line("billing \"please\"", false), "a.wav: billing \"please\" (50 % sure; 50 ms)\n");
        assert_eq!(line("", false), "a.wav: (nothing said; 50 ms)\n");
        assert_eq!(
            line("billing \"please\"", true),
            "{\"path\":\"a.wav\",\"text\":\"billing \\\"please\\\"\",\"confidence\":0.5,\"ms\":50}\n"
        );
    }
}
