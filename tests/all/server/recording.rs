//! A recorded call through the real program: what is on it, what is not, who may open it, and its end.

use std::{fs, os::unix::fs::PermissionsExt, path::Path};

use offhook::store::Key;
use uuid::Uuid;

use super::{
    asterisk::Asterisk,
    caller::Caller,
    child::{Served, Site, be_engine},
};

const ENTRY: &str =
    "server::recording::both_sides_are_recorded_after_the_announcement_and_not_while_something_is_confided";

const FLOW: &str = r#"
recording = "This call is recorded."
greeting = "Hello."
fallback = "desk"
[destinations.desk]
context = "departments"
extension = "600"
[intents.account]
key = "1"
steps = [{ ask = "name" }, { ask = "pin" }, { ask = "sure" }, { transfer = "desk" }]
[slots.name]
type = "text"
prompt = "What is your name?"
[slots.pin]
type = "digits"
length = 4
sensitive = true
prompt = "Your PIN?"
[slots.sure]
type = "yes_no"
prompt = "Sure?"
"#;

/// The voice of these tests is a plain level.
const VOICE: i16 = 900;

/// A name and a PIN by voice, and a key.
async fn call(site: &Site) -> Uuid {
    let server = site.serve();
    let mut asterisk = Asterisk::rings_at(server.agi, "converse?flow=account").await;
    let (uuid, audio) = asterisk.asked_for_audio().await;
    let caller = Caller::connects(audio, uuid).await;
    // The announcement, then the greeting.
    server.line_with("PromptEnded", 2);
    caller.types("1");
    server.line_with("PromptEnded", 3);
    site.will_hear("Ottoline");
    caller.says("billing_please.wav");
    server.line_with("PromptEnded", 4);
    site.will_hear("five eight two six");
    caller.says("digits_1234.wav");
    server.line_with("PromptEnded", 5);
    caller.types("1");
    caller.hears_the_end().await;
    asterisk.reply(0).await;
    asterisk.ends().await;
    assert_eq!(asterisk.result(), "ok transfer 600");
    server.stop();
    uuid
}

/// A number that is erased while it calls, before its recording begins or in the middle of it.
async fn erased_call(site: &Site, server: &Served, prompts: usize) {
    let before = server.log().matches("PromptEnded").count();
    let mut asterisk = Asterisk::rings_at(server.agi, "converse?flow=account").await;
    let (uuid, audio) = asterisk.asked_for_audio().await;
    let caller = Caller::connects(audio, uuid).await;
    server.line_with("PromptEnded", before + prompts);
    let recorded = || files(site).contains(&format!("{uuid}.wav"));
    let kept = || String::from_utf8(site.run(&["export", "--call", &uuid.to_string()]).stdout).unwrap();
    until("the call is in the records", || kept().contains("5550100")).await;
    if prompts > 0 {
        until("the recording", recorded).await;
    }
    let erased = site.run(&["erase", "--caller", "5550100", "--yes"]);
    assert_eq!(String::from_utf8_lossy(&erased.stdout), "1 calls erased\n", "{erased:?}");
    // What is recorded goes on until the server has seen the mark.
    server.line_with("PromptEnded", before + 2);
    caller.types("1");
    server.line_with("PromptEnded", before + 3);
    until("the server has seen it", || !recorded()).await;
    drop(caller);
    asterisk.reply(-1).await;
    asterisk.ends().await;
}

async fn until(what: &str, so: impl Fn() -> bool) {
    let until = std::time::Instant::now() + super::asterisk::PATIENCE;
    while !so() {
        assert!(std::time::Instant::now() < until, "waited in vain for {what}");
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_call_that_is_erased_while_it_is_recorded_leaves_neither_sound_nor_details() {
    let site = Site::new(ENTRY, "[details]\nfile = \"calls.jsonl\"\n", FLOW);
    let server = site.serve();
    erased_call(&site, &server, 2).await;
    erased_call(&site, &server, 0).await;
    server.stop();
    assert_eq!(files(&site), [""; 0]);
    for name in ["calls.jsonl", "records.db"] {
        let bytes = site.bytes_of(name);
        assert!(!bytes.windows(7).any(|window| window == b"5550100"), "the number is in {name}");
    }
    let log = String::from_utf8(site.run(&["audit", "list"]).stdout).unwrap();
    assert_eq!(log.matches("erases 1 calls of one caller").count(), 2, "{log}");
    assert_eq!(log.matches("erased 1 calls of one caller").count(), 2, "{log}");
}

/// Stretches of sound in one channel, in milliseconds; pauses below so many frames are part of one.
pub(super) fn stretches(
    samples: &[i16],
    channel: usize,
    pause: usize,
    loud: impl Fn(i16) -> bool,
) -> Vec<usize> {
    let frames: Vec<bool> = samples
        .chunks(2 * 160)
        .map(|frame| frame.iter().skip(channel).step_by(2).any(|sample| loud(*sample)))
        .collect();
    let mut found: Vec<(usize, usize)> = Vec::new();
    for at in (0..frames.len()).filter(|at| frames[*at]) {
        match found.last_mut() {
            Some((_, end)) if at - *end <= pause => *end = at,
            _ => found.push((at, at)),
        }
    }
    found.into_iter().map(|(from, to)| (to + 1 - from) * 20).collect()
}

fn check_sound(path: &Path) {
    let wav = hound::WavReader::open(path).unwrap();
    assert_eq!((wav.spec().channels, wav.spec().sample_rate), (2, 8_000));
    let samples: Vec<i16> = wav.into_samples().map(Result::unwrap).collect();
    // The name; not the PIN, which takes as long.
    let caller = stretches(&samples, 0, 20, |sample| sample.abs() > 1_000);
    assert_eq!(caller.len(), 1, "{caller:?}");
    assert!((500..2_500).contains(&caller[0]), "{caller:?}");
    // Greeting, name, sure, farewell; neither the announcement nor the question for the PIN.
    let offhook = stretches(&samples, 1, 1, |sample| sample == VOICE);
    assert_eq!(offhook.len(), 4, "{offhook:?}");
    assert!(offhook.iter().all(|ms| (80..=160).contains(ms)), "{offhook:?}");
}

pub(super) fn files(site: &Site) -> Vec<String> {
    let files = fs::read_dir(site.path("recordings")).into_iter().flatten();
    files.map(|file| file.unwrap().file_name().into_string().unwrap()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn both_sides_are_recorded_after_the_announcement_and_not_while_something_is_confided() {
    if be_engine() {
        return;
    }
    let site = Site::new(ENTRY, "", FLOW);
    let uuid = call(&site).await;
    assert_eq!(files(&site), [format!("{uuid}.wav")]);
    let path = site.path("recordings").join(format!("{uuid}.wav"));
    assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    check_sound(&path);
    let exported = site.run(&["export", "--call", &uuid.to_string()]);
    assert!(String::from_utf8(exported.stdout).unwrap().contains(&format!("{uuid}.wav")));
}

/// Everything about the caller: the recorded call, and one more that was not.
async fn check_export(site: &Site, recorded: Uuid) {
    let unrecorded = FLOW.replace("recording = \"This call is recorded.\"", "");
    fs::write(site.path("flows/account.toml"), unrecorded).unwrap();
    let server = site.serve();
    let mut asterisk = Asterisk::rings_at(server.agi, "converse?flow=account").await;
    let (silent, audio) = asterisk.asked_for_audio().await;
    drop(Caller::connects(audio, silent).await);
    asterisk.reply(-1).await;
    asterisk.ends().await;
    server.stop();
    let out = site.path("caller.zip");
    let export = || site.run(&["export", "--caller", "555 0100", "--out", out.to_str().unwrap()]);
    let told = export();
    assert!(told.status.success() && told.stderr.is_empty(), "{told:?}");
    assert_eq!(fs::metadata(&out).unwrap().permissions().mode() & 0o777, 0o600);
    let mut archive = zip::ZipArchive::new(fs::File::open(&out).unwrap()).unwrap();
    let name = format!("recordings/{recorded}.wav");
    assert_eq!(archive.file_names().collect::<Vec<_>>(), [name.as_str(), "records.json"]);
    let wav = site.path("exported.wav");
    std::io::copy(&mut archive.by_name(&name).unwrap(), &mut fs::File::create(&wav).unwrap()).unwrap();
    check_sound(&wav);
    let kept: serde_json::Value = serde_json::from_reader(archive.by_name("records.json").unwrap()).unwrap();
    let sounds: Vec<_> = kept["calls"].as_array().unwrap().iter().map(|call| &call["sound"]).collect();
    assert_eq!(sounds, [&serde_json::Value::from(name), &serde_json::Value::Null]);
    assert_eq!(kept["calls"][1]["sound_note"], "the call was not recorded");
    // JSON alone says what it lacks.
    let json = site.run(&["export", "--caller", "5550100"]);
    assert!(String::from_utf8_lossy(&json.stderr).contains("1 of these calls have a recording"), "{json:?}");
    let again = export();
    assert!(!again.status.success() && String::from_utf8_lossy(&again.stderr).contains("is there already"));
    let left = fs::read_dir(site.path(""))
        .unwrap()
        .filter(|file| file.as_ref().unwrap().file_name().to_string_lossy().starts_with(".tmp"));
    assert_eq!(left.count(), 0, "what was written aside is gone");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sealed_recording_is_opened_by_its_key_and_erased_with_its_call() {
    let site = Site::new(ENTRY, "[records]\nkey_file = \"records.key\"\n", FLOW);
    site.write_secret("records.key", &Key::make().unwrap());
    let uuid = call(&site).await;
    assert_eq!(files(&site), [format!("{uuid}.wav.sealed")]);
    let out = site.path("out.wav");
    let opened = site.run(&["recording", &uuid.to_string(), "--out", out.to_str().unwrap()]);
    assert!(opened.status.success(), "{}", String::from_utf8_lossy(&opened.stderr));
    assert!(opened.stderr.is_empty(), "{}", String::from_utf8_lossy(&opened.stderr));
    check_sound(&out);
    check_export(&site, uuid).await;
    let audit = String::from_utf8(site.run(&["audit", "list"]).stdout).unwrap();
    assert!(audit.contains(&format!("took out the recording of call {uuid}")), "{audit}");
    assert_eq!(audit.matches("exported 2 calls of one caller: with the sound").count(), 1, "{audit}");
    assert!(site.run(&["erase", "--caller", "5550100", "--yes"]).status.success());
    assert_eq!(files(&site), Vec::<String>::new());
}

#[tokio::test(flavor = "multi_thread")]
async fn who_has_not_heard_the_announcement_is_not_recorded() {
    let site = Site::new(ENTRY, "", FLOW);
    let server = site.serve();
    let mut asterisk = Asterisk::rings_at(server.agi, "converse?flow=account").await;
    let (uuid, audio) = asterisk.asked_for_audio().await;
    let caller = Caller::connects(audio, uuid).await;
    server.line_with("\"saying\"", 1);
    caller.types("1");
    // The announcement is cut, and the name is asked for.
    server.line_with("PromptEnded", 2);
    drop(caller);
    asterisk.reply(-1).await;
    asterisk.ends().await;
    server.stop();
    assert_eq!(files(&site), Vec::<String>::new());
}
