//! `offhook export`: everything that is kept about a caller or a call, with its sound.

use std::{
    io::{self, Cursor, Seek, Write},
    path::{Path, PathBuf},
};

use anyhow::Context as _;
use serde_json::Value;
use tempfile::NamedTempFile;
use uuid::Uuid;
use zip::{ZipWriter, write::SimpleFileOptions};

use super::{
    Fault,
    recording::write_wav,
    records::{Where, on_store, user},
};
use crate::{
    config::{Config, Records},
    pii::Redacted,
    store::{Disclosure, Key, Opened, Store, open_recording, recording_of},
};

/// In the archive, what is known of each call.
const ROWS: &str = "records.json";

/// Takes out everything that is kept about a caller or a call: as JSON, or with the recordings as a ZIP archive.
#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  offhook export --caller +15550100 --out caller.zip     records.json, and each recording as a WAV file
  offhook export --caller +15550100                      the records alone, as JSON
  offhook export --call 1c9f4f0e-93f5-4d3b-8a0e-2f6f0c1d7b11 --out call.json    one call, for `offhook replay call.json`

Only you may read the file. Recordings are opened where they are sealed; the archive is not. In records.json each call
says where its sound is, or why there is none.
")]
pub(super) struct ExportArgs {
    /// The number as it called.
    #[arg(long, value_name = "NUMBER", required_unless_present = "call")]
    caller: Option<String>,

    /// One call instead of all of a number, by its UUID (OFFHOOK_CALL).
    #[arg(long, value_name = "UUID", conflicts_with = "caller")]
    call: Option<Uuid>,

    /// Write there instead of to standard output; the file must not exist. With NAME.zip, the recordings as well.
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,

    #[command(flatten)]
    place: Where,
}

pub(super) fn export(args: ExportArgs) -> anyhow::Result<()> {
    let records = Config::load(&args.place.config)?.records;
    if let Some(path) = args.out.as_deref().filter(|path| path.exists()) {
        return Err(taken(path).into());
    }
    on_store(&args.place.config, async |store| {
        let (mut kept, what) = take_out(&store, &args).await?;
        let is_archive = args
            .out
            .as_ref()
            .is_some_and(|path| path.extension().is_some_and(|kind| kind.eq_ignore_ascii_case("zip")));
        let with = if is_archive { ": with the sound" } else { "" };
        store.audit(&user(), &format!("{what}{with}")).await?;
        match &args.out {
            Some(path) if is_archive => {
                let key = records.key()?;
                let mut missing = Vec::new();
                write(path, |file| {
                    missing = pack(file, kept, &records, key.as_ref())?;
                    Ok(())
                })?;
                tell_of_missing(&missing);
                return Ok(());
            }
            Some(path) => {
                write(path, |file| Ok(writeln!(file, "{}", serde_json::to_string_pretty(&kept)?)?))?
            }
            None => println!("{}", serde_json::to_string_pretty(&kept)?),
        }
        tell_of_sound(&mut kept);
        Ok(())
    })
}

async fn take_out(store: &Store, args: &ExportArgs) -> anyhow::Result<(Value, Disclosure)> {
    if let Some(call) = args.call {
        let kept = store.export_call(call).await?;
        let kept = kept.with_context(|| format!("the records have no call {call}"))?;
        return Ok((kept, Disclosure::Exported(call)));
    }
    let caller = Redacted::new(args.caller.clone().unwrap_or_default());
    let calls = store.calls_of(&caller).await?.len();
    Ok((store.export(&caller).await?, Disclosure::ExportedCaller(calls as u64)))
}

/// One call's object, or each of a caller's.
fn calls(kept: &mut Value) -> Vec<&mut Value> {
    match kept.get("calls").is_some() {
        true => kept["calls"].as_array_mut().map_or_else(Vec::new, |calls| calls.iter_mut().collect()),
        false => vec![kept],
    }
}

/// A call's recording; or why there is none.
fn sound_of(call: &Value, records: &Records, key: Option<&Key>) -> Result<(Uuid, Opened), String> {
    let uuid = call["call"].as_str().and_then(|uuid| uuid.parse().ok()).unwrap_or_default();
    match recording_of(&records.recordings, uuid) {
        Some(path) => {
            open_recording(&path, uuid, key).map(|opened| (uuid, opened)).map_err(|fault| fault.to_string())
        }
        None if call["recording"].is_null() => Err("the call was not recorded".to_owned()),
        None => Err("the recording is not on this machine: another one has it, or it is gone".to_owned()),
    }
}

/// JSON has no sound, and whoever takes out everything should know.
fn tell_of_sound(kept: &mut Value) {
    let recorded = calls(kept).iter().filter(|call| call["recording"].is_string()).count();
    if recorded > 0 {
        eprintln!(
            "{recorded} of these calls have a recording, which JSON cannot hold; --out NAME.zip takes it out as well"
        );
    }
}

/// Whoever hands it on as all that is kept should know.
fn tell_of_missing(missing: &[String]) {
    if let Some(first) = missing.first() {
        eprintln!(
            "{} of the recordings are not in it, or not whole: {first}. In records.json, `sound_note` says so for each \
             call; take them out where they are, or with their key",
            missing.len()
        );
    }
}

fn taken(path: &Path) -> Fault {
    Fault::new(format!("{} is there already", path.display()), "name a file that does not exist")
}

/// Beside its place first, for its owner alone: half a file never has the name of a whole one.
fn write(path: &Path, fill: impl FnOnce(&mut NamedTempFile) -> anyhow::Result<()>) -> anyhow::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let cannot = || format!("cannot write {}", path.display());
    let mut file = NamedTempFile::new_in(folder).with_context(cannot)?;
    fill(&mut file).with_context(cannot)?;
    file.as_file().sync_all().with_context(cannot)?;
    file.persist_noclobber(path).map(drop).map_err(|refused| match refused.error.kind() {
        io::ErrorKind::AlreadyExists => taken(path).into(),
        _ => anyhow::Error::new(refused.error).context(cannot()),
    })
}

/// One recording at a time, as half an hour is 115 MB. Each call says where its sound is, or why there is none. Gives
/// what of the sound that was recorded is missing, and why.
fn pack(
    file: impl Write + Seek,
    mut kept: Value,
    records: &Records,
    key: Option<&Key>,
) -> anyhow::Result<Vec<String>> {
    let mut missing = Vec::new();
    let mut archive = ZipWriter::new(file);
    let options = SimpleFileOptions::default().unix_permissions(0o600).large_file(true);
    for call in calls(&mut kept) {
        let (name, note) = match sound_of(call, records, key) {
            Err(reason) => (None, Some(reason)),
            Ok((uuid, opened)) => {
                let name = format!("recordings/{uuid}.wav");
                let mut wav = Cursor::new(Vec::new());
                write_wav(&mut wav, &opened)?;
                archive.start_file(name.as_str(), options)?;
                archive.write_all(wav.get_ref())?;
                let cut = "the end is missing: the server was killed in the call, or the file was cut";
                (Some(name), (!opened.whole).then(|| cut.to_owned()))
            }
        };
        missing.extend(note.clone().filter(|_| !call["recording"].is_null()));
        call["sound"] = name.into();
        call["sound_note"] = note.into();
    }
    archive.start_file(ROWS, options)?;
    writeln!(archive, "{}", serde_json::to_string_pretty(&kept)?)?;
    archive.finish()?;
    Ok(missing)
}
