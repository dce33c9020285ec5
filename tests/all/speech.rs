//! Speech through the real `offhook-tts`: espeak-ng's voice, the Piper path with a voice that hums, and fixed
//! prompts.

use std::os::fd::OwnedFd;
use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;
use std::{fs, str};

use offhook::audio::{Sound, Spoken, wav};
use offhook::engine::prompts::PromptSettings;
use offhook::engine::protocol::{self, Reply, Request};
use offhook::engine::voice::{Made, Speech, SpokenPart, Voice, VoiceChoice, Wanted};
use offhook::engine::worker::{EngineError, Worker, WorkerSettings};
use offhook::metrics::{Engine, Metrics};

/// Nothing here takes so long; it turns a hang into a failure.
const PATIENCE: Duration = Duration::from_secs(60);
const GREETING: &str = "Good morning, this is the reception. How can I help you?";

fn program() -> PathBuf {
    env!("CARGO_BIN_EXE_offhook-tts").into()
}

fn hum() -> VoiceChoice {
    let model = Path::new(env!("CARGO_MANIFEST_DIR")).join("models/demo/piper-hum/hum.onnx");
    VoiceChoice { voice: model.to_str().unwrap().to_owned(), ..VoiceChoice::espeak() }
}

fn start(settings: WorkerSettings, prompts: PromptSettings) -> Voice {
    let metrics = Arc::new(Metrics::new());
    let worker = Worker::start(settings, Arc::clone(&metrics));
    Voice::new(worker, VoiceChoice::espeak().ids(), prompts, metrics).unwrap()
}

fn voice(choice: &VoiceChoice) -> Voice {
    start(choice.worker(Some(program())), PromptSettings::new(None))
}

fn espeak_with(prompts: PromptSettings) -> Voice {
    start(VoiceChoice::espeak().worker(Some(program())), prompts)
}

/// An engine that cannot be started.
fn no_engine_with(prompts: PromptSettings) -> Voice {
    start(WorkerSettings::new(Engine::Tts, "/no/such/offhook-tts".into(), Vec::new()), prompts)
}

fn kept_in(folder: &Path) -> PromptSettings {
    PromptSettings::new(Some(folder.to_owned()))
}

type Parts = Receiver<Result<SpokenPart, EngineError>>;

fn say(voice: &Voice, text: &str, rate_hz: u32) -> (Speech, Parts) {
    let (sender, parts) = channel();
    let wanted = Wanted { text, language: "en", rate_hz };
    let speech = voice.say(wanted, move |part| sender.send(part).unwrap_or_default()).unwrap();
    (speech, parts)
}

/// Makes these fixed prompts ready; how many of them had to be rendered.
async fn warm(voice: &Voice, prompts: &[String], rates_hz: &[u32]) -> usize {
    let mut rendered = 0;
    for prompt in prompts {
        let made = voice.make_ready(prompt, "en", rates_hz).await.unwrap();
        rendered += usize::from(made == Made::Rendered);
    }
    voice.written().await;
    rendered
}

/// Each part's samples.
fn sentences(voice: &Voice, text: &str, rate_hz: u32) -> Vec<Vec<i16>> {
    let (_speech, parts) = say(voice, text, rate_hz);
    let mut sentences = Vec::new();
    loop {
        let SpokenPart { samples, last } = parts.recv_timeout(PATIENCE).unwrap().unwrap();
        sentences.push(samples.to_vec());
        if last {
            return sentences;
        }
    }
}

fn sound(voice: &Voice, text: &str, rate_hz: u32) -> Sound {
    Sound { rate_hz, samples: sentences(voice, text, rate_hz).concat() }
}

fn files(folder: &Path) -> Vec<PathBuf> {
    fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect()
}

fn texts(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn espeaks_voice_speaks_sentence_by_sentence_and_it_is_speech() {
    let voice = voice(&VoiceChoice::espeak());
    for rate_hz in [8_000, 16_000, 22_050] {
        let parts = sentences(&voice, GREETING, rate_hz);
        assert_eq!(parts.len(), 2);
        let spoken = Spoken::measure(&Sound { rate_hz, samples: parts.concat() }).unwrap();
        assert!(spoken.is_speech(), "{spoken:?} at {rate_hz} Hz");
        assert!((2_500..6_000).contains(&spoken.total_ms), "{spoken:?} at {rate_hz} Hz");
        assert!(spoken.loudest_dbfs > -25.0 && spoken.loudest_dbfs < -3.0, "{spoken:?} at {rate_hz} Hz");
    }
    voice.worker().stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_piper_voice_goes_through_phonemes_and_onnx_runtime_at_every_rate() {
    let voice = voice(&hum());
    assert!(voice.worker().ready(PATIENCE).await.unwrap().contains("piper voice hum at 22050 Hz"));
    let parts = sentences(&voice, "Hello, how can I help you this morning? Yes. Good-bye!", 8_000);
    assert!(parts.len() > 3, "a sentence comes in pieces: {}", parts.len());
    assert!(
        parts.iter().all(|part| part.iter().any(|sample| sample.unsigned_abs() > 3_000)),
        "one is silent"
    );
    assert!(parts[0].len() < 8_000 / 3, "the first is short: {} samples", parts[0].len());

    let lengths: Vec<u64> = ["Yes.", "Hello there.", "Hello there, how can I help you this morning?"]
        .iter()
        .map(|text| sound(&voice, text, 8_000).duration_ms())
        .collect();
    assert!(lengths.is_sorted() && lengths[0] >= 150 && lengths[2] > 3 * lengths[0], "{lengths:?}");

    // The same sound at another rate: as long, and as high.
    let [narrow, wide] = [8_000, 16_000].map(|rate_hz| sound(&voice, "Hello there.", rate_hz));
    assert!(narrow.duration_ms().abs_diff(wide.duration_ms()) <= 1);
    let [low, high] = [pitch_hz(&narrow), pitch_hz(&wide)];
    assert!((80..250).contains(&low) && low.abs_diff(high) <= 5, "{low} Hz and {high} Hz");
    voice.worker().stop().await;
}

/// Upward zero crossings of what is loud; the hum crosses once in each period.
fn pitch_hz(sound: &Sound) -> usize {
    let loud: Vec<i16> = sound.samples.iter().copied().filter(|sample| sample.unsigned_abs() > 300).collect();
    let rises = loud.windows(2).filter(|pair| pair[0] < 0 && pair[1] > 0).count();
    rises * sound.rate_hz as usize / loud.len()
}

/// Without the supervisor, so that what the engine makes after the cancellation is seen. It cannot run ahead
/// by more than the socket holds, which is a dozen sentences.
#[test]
fn a_cancelled_text_ends_between_sentences() {
    let (server, theirs) = UnixStream::pair().unwrap();
    server.set_read_timeout(Some(PATIENCE)).unwrap();
    let mut engine =
        Command::new(program()).args(["--voice", &hum().voice]).stdin(OwnedFd::from(theirs)).spawn().unwrap();
    let speak = |job, text: &str| {
        let (text, language) = (text.to_owned(), "en".to_owned());
        Request::Speak { job, text, language, rate_hz: 8_000, background: false }
    };
    let reply = || protocol::receive::<Reply>(&mut &server).unwrap();
    protocol::send(&mut &server, &Request::Ping).unwrap();
    assert_eq!(reply(), Reply::Pong);
    assert!(matches!(reply(), Reply::Ready { .. }));
    protocol::send(&mut &server, &speak(1, &"This is said again and again. ".repeat(500))).unwrap();
    assert!(matches!(reply(), Reply::Spoken { job: 1, last: false, .. }));
    protocol::send(&mut &server, &Request::Cancel { job: 1 }).unwrap();
    protocol::send(&mut &server, &speak(2, "Next.")).unwrap();
    let mut made = 1;
    while !matches!(reply(), Reply::Spoken { job: 2, last: true, .. }) {
        made += 1;
    }
    assert!(made < 100, "{made} sentences came although nobody waited");
    drop(server);
    assert!(engine.wait().unwrap().success(), "it ends with the server");
}

#[tokio::test(flavor = "multi_thread")]
async fn fixed_prompts_survive_a_restart_and_play_with_the_engine_dead() {
    let folder = tempfile::tempdir().unwrap();
    let prompts = texts(&[GREETING, "Please hold."]);
    let first = espeak_with(kept_in(folder.path()));
    assert_eq!(warm(&first, &prompts, &[8_000, 16_000]).await, 2);
    assert_eq!(files(folder.path()).len(), 4, "each at both rates");
    let original = sound(&first, GREETING, 8_000);
    first.worker().stop().await;
    assert_eq!(sound(&first, GREETING, 8_000), original, "memory answers without an engine");
    drop(first);

    let dead = no_engine_with(kept_in(folder.path()));
    assert_eq!(warm(&dead, &prompts, &[8_000, 16_000]).await, 0, "all are on the disk");
    assert!(dead.worker().ready(PATIENCE).await.is_err());
    assert_eq!(sound(&dead, GREETING, 8_000), original);
    let wanted = Wanted { text: "Something else.", language: "en", rate_hz: 8_000 };
    let refused = dead.say(wanted, |_| {}).map(drop).unwrap_err();
    assert!(matches!(refused, EngineError::Unusable { .. }), "{refused}");
    let refused = dead.make_ready("Something new.", "en", &[8_000]).await.unwrap_err();
    assert!(matches!(refused, EngineError::Unusable { .. }), "{refused}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_fixed_prompt_that_memory_has_no_room_for_comes_from_the_disk() {
    let folder = tempfile::tempdir().unwrap();
    let small = || PromptSettings { memory_bytes_max: 1_000, ..kept_in(folder.path()) };
    let prompts = texts(&[GREETING]);
    let voice = espeak_with(small());
    warm(&voice, &prompts, &[8_000]).await;
    let original = sound(&voice, GREETING, 8_000);
    voice.worker().stop().await;
    assert_eq!(sound(&voice, GREETING, 8_000), original);

    // Gone from the disk too, and no engine: the caller of `say` is told, and once.
    fs::remove_dir_all(folder.path()).unwrap();
    let (_speech, parts) = say(&voice, GREETING, 8_000);
    assert!(parts.recv_timeout(PATIENCE).unwrap().is_err());
    assert!(parts.recv_timeout(PATIENCE).is_err(), "nothing more comes");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_damaged_file_is_rendered_anew() {
    let folder = tempfile::tempdir().unwrap();
    let prompts = texts(&["Please hold."]);
    warm(&espeak_with(kept_in(folder.path())), &prompts, &[8_000]).await;
    let file = files(folder.path()).pop().unwrap();
    let whole = fs::read(&file).unwrap();
    for damaged in [&whole[..whole.len() / 2], b"", b"what is this"] {
        fs::write(&file, damaged).unwrap();
        let voice = espeak_with(kept_in(folder.path()));
        assert_eq!(warm(&voice, &prompts, &[8_000]).await, 1);
        assert_eq!(fs::read(&file).unwrap(), whole);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_said_in_one_call_only_is_never_kept_and_the_cache_is_bounded() {
    let folder = tempfile::tempdir().unwrap();
    let prompts: Vec<String> = (1..=8).map(|number| format!("Prompt number {number}.")).collect();
    let disk_bytes_max = 100_000;
    let voice = espeak_with(PromptSettings { disk_bytes_max, ..kept_in(folder.path()) });
    sentences(&voice, "Mr Smith, your number is 5 5 5 1 2 3 4.", 8_000);
    assert!(files(folder.path()).is_empty());
    assert_eq!(warm(&voice, &prompts, &[16_000]).await, 8);
    let sizes = || files(folder.path()).iter().map(|file| file.metadata().unwrap().len()).sum::<u64>();
    assert!(sizes() <= disk_bytes_max);
    voice.worker().stop().await;
    for file in files(folder.path()) {
        let name = file.file_name().unwrap().to_str().unwrap().to_owned();
        assert!(!name.to_lowercase().contains("prompt number") && name.len() < 120, "{name}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn killed_in_the_middle_of_a_text_it_says_so_and_comes_back() {
    let voice = voice(&VoiceChoice::espeak());
    let (_speech, parts) =
        say(&voice, &"This is a rather long sentence of no interest. ".repeat(340), 16_000);
    parts.recv_timeout(PATIENCE).unwrap().unwrap();
    let process_id = voice.worker().process_id().unwrap().to_string();
    assert!(Command::new("kill").args(["-9", &process_id]).status().unwrap().success());
    let end = parts.iter().find(Result::is_err);
    assert_eq!(end, Some(Err(EngineError::Died)));
    assert_eq!(sentences(&voice, "Here I am again.", 8_000).len(), 1);
    voice.worker().stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_voice_that_is_not_there_is_unusable_and_says_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    let model = folder.path().join("voice.onnx");
    let choice = VoiceChoice { voice: model.to_str().unwrap().to_owned(), ..VoiceChoice::espeak() };
    let missing = voice(&choice).worker().ready(PATIENCE).await.unwrap_err().to_string();
    assert!(missing.contains("FILE.onnx.json"), "{missing}");

    fs::copy(format!("{}.json", hum().voice), format!("{}.json", choice.voice)).unwrap();
    fs::write(&model, b"no model").unwrap();
    let broken = voice(&choice).worker().ready(PATIENCE).await.unwrap_err().to_string();
    assert!(broken.contains("fetch the voice again"), "{broken}");

    let elvish = VoiceChoice { language: "qqq".to_owned(), ..VoiceChoice::espeak() };
    let unknown = voice(&elvish).worker().ready(PATIENCE).await.unwrap_err().to_string();
    assert!(unknown.contains("no language `qqq`"), "{unknown}");
}

#[test]
fn offhook_say_writes_a_file_that_holds_speech() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("hello.wav");
    let say = |args: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_offhook"));
        command.env("OFFHOOK_MODELS", "off").arg("say").args(args).arg("--out").arg(&out);
        let run = command.output().unwrap();
        (run.status.code(), str::from_utf8(&run.stderr).unwrap().to_owned())
    };
    for (rate, rate_hz) in [("8000", 8_000), ("16000", 16_000), ("22050", 22_050)] {
        assert_eq!(say(&[GREETING, "--rate", rate]).0, Some(0));
        let sound = wav::read(&fs::read(&out).unwrap()).unwrap();
        assert_eq!(sound.rate_hz, rate_hz);
        assert!(Spoken::measure(&sound).unwrap().is_speech());
    }
    assert_eq!(say(&["Hello.", "--rate", "9"]).0, Some(2));
    assert_eq!(say(&["\u{1f600}\u{7}"]).0, Some(2), "nothing in it can be said");
    assert_eq!(say(&["..."]).0, Some(2));
    let (code, errors) = say(&["Hello.", "--voice", "/no/such/voice.onnx"]);
    assert_eq!(code, Some(1));
    assert!(errors.contains("cannot speak") && errors.contains("remedy:"), "{errors}");
}

#[test]
fn offhook_say_prints_what_is_read_aloud() {
    let printed = |language: &str| {
        let mut run = Command::new(env!("CARGO_BIN_EXE_offhook"));
        let run = run.args(["say", "It costs $5 on 3/4", "--normalised", "--language", language]).output();
        String::from_utf8(run.unwrap().stdout).unwrap()
    };
    assert_eq!(printed("en"), "It costs five dollars on March fourth\n");
    assert_eq!(printed("en-gb"), "It costs five dollars on the third of April\n");
}
