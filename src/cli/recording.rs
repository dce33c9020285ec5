//! `offhook recording`: the sound of a recorded call, opened where it is sealed.

use std::{
    fs::OpenOptions,
    io::{BufWriter, Seek, Write},
    os::unix::fs::OpenOptionsExt as _,
    path::PathBuf,
};

use anyhow::Context as _;
use hound::{SampleFormat, WavSpec, WavWriter};
use uuid::Uuid;

use super::{
    Fault,
    records::{on_store, user},
    usual,
};
use crate::{
    config::Config,
    store::{Disclosure, Opened, open_recording, recording_of},
};

const EXAMPLES: &str = "\
Examples:
  offhook recording 1c9f4f0e-93f5-4d3b-8a0e-2f6f0c1d7b11 --out call.wav
      left is the caller, right is Offhook; only you may read the file
  offhook recording 1c9f4f0e-93f5-4d3b-8a0e-2f6f0c1d7b11 --out call.wav --config /etc/offhook/offhook.toml

The audit log says who did it.
";

/// Takes the sound of a call out of the recordings, as a WAV file.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Args {
    /// The call's UUID (OFFHOOK_CALL).
    #[arg(value_name = "CALL")]
    call: Uuid,

    /// The file to write; it must not exist.
    #[arg(long, value_name = "FILE")]
    out: PathBuf,

    /// The configuration file, which says where the recordings are.
    #[arg(long, value_name = "FILE", default_value_os_t = usual::configuration())]
    config: PathBuf,
}

/// Both sides as a file that every player plays.
pub(super) fn write_wav(to: impl Write + Seek, opened: &Opened) -> anyhow::Result<()> {
    let spec = WavSpec {
        channels: 2,
        sample_rate: opened.rate_hz,
        bits_per_sample: 16,
        sample_format: SampleFormat::Int,
    };
    let mut wav = WavWriter::new(to, spec)?;
    for sample in &opened.samples {
        wav.write_sample(*sample)?;
    }
    wav.finalize()?;
    Ok(())
}

pub(super) fn run(args: Args) -> anyhow::Result<()> {
    let Args { call, out, config: file } = args;
    let config = Config::load(&file)?.records;
    let path = recording_of(&config.recordings, call).ok_or_else(|| {
        let remedy = "its flow needs the key `recording`; recordings_days may have passed";
        Fault::new(format!("there is no recording of call {call}"), remedy)
    })?;
    let key = config.key()?;
    let opened = open_recording(&path, call, key.as_ref())?;
    on_store(&file, async |store| {
        store.audit(&user(), &Disclosure::Recording(call).to_string()).await?;
        Ok(())
    })?;
    let written = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&out);
    let written = written.with_context(|| format!("cannot write {}", out.display()))?;
    write_wav(BufWriter::new(written), &opened)?;
    if !opened.whole {
        eprintln!(
            "the end of the recording is missing: the server was killed in the call, or the file was cut"
        );
    }
    Ok(())
}
