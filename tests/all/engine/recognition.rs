//! The real recogniser on the recordings of callers, and what becomes of its work when it is killed or cancelled.

use std::fs;
use std::os::fd::OwnedFd;
use std::os::unix::net::UnixStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::Duration;

use offhook::audio::{resample, wav};
use offhook::engine::protocol::{Reply, Request, Samples, Transcript, Utterance, receive, send};
use offhook::engine::recogniser::Recogniser;
use offhook::engine::worker::{EngineError, Job, Worker, WorkerSettings};
use offhook::metrics::{Engine, Metrics};
use rustix::process::{Pid, Signal, kill_process};
use tokio::sync::oneshot;

use super::{PATIENCE, until};

const PROGRAM: &str = env!("CARGO_BIN_EXE_offhook-stt");
const MODEL: &str = "models/demo/ggml-demo-en.bin";
const CALLS: &str = "tests/audio/calls";

struct Engines {
    metrics: Arc<Metrics>,
    recogniser: Recogniser,
}

impl Engines {
    async fn start(parallel: usize) -> Self {
        let args = ["--model", MODEL, "--parallel", &parallel.to_string()].map(str::to_owned);
        let settings = WorkerSettings {
            ping_every: Duration::from_millis(200),
            ping_deadline: Duration::from_secs(5),
            job_deadline: PATIENCE,
            ..WorkerSettings::new(Engine::Stt, PROGRAM.into(), args.into())
        };
        let metrics = Arc::new(Metrics::new());
        let worker = Worker::start(settings, Arc::clone(&metrics));
        worker.ready(PATIENCE).await.unwrap();
        Self { metrics, recogniser: Recogniser::new(worker) }
    }

    fn submit(&self, sound: Vec<i16>) -> (Job, oneshot::Receiver<Result<Transcript, EngineError>>) {
        let (done, end) = oneshot::channel();
        let job = self.recogniser.transcribe(utterance(&sound), move |result| drop(done.send(result)));
        (job.unwrap(), end)
    }

    async fn hear(&self, sound: Vec<i16>) -> Result<Transcript, EngineError> {
        let (_job, end) = self.submit(sound);
        end.await.unwrap()
    }

    fn process(&self) -> Pid {
        let id = self.recogniser.worker().process_id().unwrap();
        Pid::from_raw(id.try_into().unwrap()).unwrap()
    }

    /// Waits until the process has spent processor time, which it does on nothing but utterances.
    async fn until_it_works(&self) {
        let before = processor_ticks(self.process());
        while processor_ticks(self.process()) < before + 5 {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    }
}

fn processor_ticks(process: Pid) -> u64 {
    let stat = fs::read_to_string(format!("/proc/{}/stat", process.as_raw_nonzero())).unwrap();
    stat.rsplit(')').next().unwrap().split_whitespace().nth(11).unwrap().parse().unwrap()
}

pub(super) fn utterance(sound: &[i16]) -> Utterance {
    Utterance { sound: Samples::from_pcm(sound), language: "en".to_owned(), words: Vec::new(), so_far: false }
}

pub(super) fn recording(name: &str) -> Vec<i16> {
    let sound = wav::read(&fs::read(Path::new(CALLS).join(name)).unwrap()).unwrap();
    resample(&sound.samples, sound.rate_hz, 16_000).unwrap()
}

/// The recordings and what is to be understood of each.
pub(super) fn recordings() -> Vec<(String, String)> {
    let table = fs::read_to_string(Path::new(CALLS).join("transcripts.tsv")).unwrap();
    let rows = table.lines().skip(1).map(|line| {
        let mut cells = line.split('\t');
        let (path, text) = (cells.next().unwrap(), cells.next().unwrap());
        (path.to_owned(), if text.starts_with('[') { String::new() } else { text.to_owned() })
    });
    rows.collect()
}

/// A minute of speech: work for seconds.
fn long_speech() -> Vec<i16> {
    recording("account_5529.wav").into_iter().cycle().take(60 * 16_000).collect()
}

#[tokio::test]
async fn every_recording_of_a_caller_is_understood() {
    let engines = Engines::start(1).await;
    let (mut heard, mut said) = (String::new(), String::new());
    for (path, text) in recordings() {
        let transcript = engines.hear(recording(&path)).await.unwrap();
        assert!(text.is_empty() || transcript.confidence > 0.8, "{path}: {transcript:?}");
        heard += &format!("{path}: {}\n", transcript.text);
        said += &format!("{path}: {text}\n");
    }
    assert_eq!(heard, said);
}

#[tokio::test]
async fn four_utterances_at_once_give_what_each_gives_alone() {
    let sounds = ["billing_please.wav", "digits_1234.wav", "talk_to_a_person.wav", "yes.wav"].map(recording);
    let (one, four) = (Engines::start(1).await, Engines::start(4).await);
    let mut alone = Vec::new();
    for sound in &sounds {
        let heard = one.hear(sound.clone()).await.unwrap();
        alone.push((heard.text, heard.confidence));
    }
    for _ in 0..3 {
        let (_jobs, ends): (Vec<_>, Vec<_>) = sounds.iter().map(|sound| four.submit(sound.clone())).unzip();
        let mut together = Vec::new();
        for end in ends {
            let heard = end.await.unwrap().unwrap();
            together.push((heard.text, heard.confidence));
        }
        assert_eq!(together, alone);
    }
}

#[tokio::test]
async fn a_message_longer_than_the_models_window_is_heard_to_its_end() {
    let engines = Engines::start(1).await;
    let parts = ["talk_to_a_person.wav", "speak_to_sales.wav", "make_an_appointment.wav", "no_thank_you.wav"];
    let pause = vec![0; 12_000];
    let sound =
        [parts, parts].concat().iter().flat_map(|part| [recording(part), pause.clone()].concat()).collect();
    let heard = engines.hear(sound).await.unwrap().text;
    for words in ["talk to a person", "speak to sales", "make an appointment", "no thank you"] {
        assert_eq!(heard.matches(words).count(), 2, "{words} in: {heard}");
    }
}

#[tokio::test]
async fn a_recogniser_killed_at_work_loses_that_job_only() {
    let engines = Engines::start(1).await;
    let (_job, end) = engines.submit(long_speech());
    engines.until_it_works().await;
    let killed = engines.process();
    kill_process(killed, Signal::KILL).unwrap();
    assert_eq!(end.await.unwrap(), Err(EngineError::Died));
    let heard = engines.hear(recording("billing_please.wav")).await.unwrap();
    assert_eq!(heard.text, "billing please");
    assert_ne!(engines.process(), killed);
    until(&engines.metrics, "offhook_engine_restarts_total{engine=\"stt\",cause=\"exited\"} 1").await;
}

#[tokio::test]
async fn a_recogniser_that_hangs_is_replaced() {
    let engines = Engines::start(1).await;
    let hung = engines.process();
    kill_process(hung, Signal::STOP).unwrap();
    let (_job, end) = engines.submit(recording("yes.wav"));
    assert_eq!(end.await.unwrap(), Err(EngineError::Died));
    assert_eq!(engines.hear(recording("yes.wav")).await.unwrap().text, "yes");
    assert_ne!(engines.process(), hung);
    until(&engines.metrics, "offhook_engine_restarts_total{engine=\"stt\",cause=\"hung\"} 1").await;
}

#[tokio::test]
async fn a_dropped_job_is_never_answered_and_the_next_one_is() {
    let engines = Engines::start(1).await;
    let (job, end) = engines.submit(long_speech());
    engines.until_it_works().await;
    drop(job);
    assert_eq!(engines.hear(recording("operator.wav")).await.unwrap().text, "operator");
    assert!(end.await.is_err(), "the callback was dropped uncalled");
    until(&engines.metrics, "offhook_engine_jobs_total{engine=\"stt\",outcome=\"cancelled\"} 1").await;
}

#[tokio::test]
async fn a_model_that_cannot_be_read_is_unusable_and_says_what_to_do() {
    for model in ["/no/such/model.bin", "Cargo.toml"] {
        let settings = WorkerSettings::new(Engine::Stt, PROGRAM.into(), vec!["--model".into(), model.into()]);
        let worker = Worker::start(settings, Arc::new(Metrics::new()));
        let error = worker.ready(PATIENCE).await.unwrap_err().to_string();
        assert!(error.contains(model) && error.contains("set [stt] model"), "{error}");
    }
}

#[tokio::test]
async fn a_damaged_model_is_unusable() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("cut.bin");
    let whole = fs::read(MODEL).unwrap();
    fs::write(&path, &whole[..whole.len() / 2]).unwrap();
    let args = vec!["--model".to_owned(), path.display().to_string()];
    let worker =
        Worker::start(WorkerSettings::new(Engine::Stt, PROGRAM.into(), args), Arc::new(Metrics::new()));
    let error = worker.ready(PATIENCE).await.unwrap_err().to_string();
    assert!(error.contains("damaged"), "{error}");
}

/// The process without its supervisor, to see what it says in which order.
struct Bare {
    socket: UnixStream,
    child: Child,
}

impl Bare {
    /// With room for so many utterances beside those that are recognised.
    fn start(waiting_max: usize) -> Self {
        let (ours, theirs) = UnixStream::pair().unwrap();
        ours.set_read_timeout(Some(PATIENCE)).unwrap();
        let child = Command::new(PROGRAM)
            .args(["--model", MODEL, "--queue", &waiting_max.to_string()])
            .stdin(Stdio::from(OwnedFd::from(theirs)))
            .spawn()
            .unwrap();
        let mut bare = Self { socket: ours, child };
        send(&mut bare.socket, &Request::Ping).unwrap();
        assert_eq!(bare.reply(), Reply::Pong);
        assert!(matches!(bare.reply(), Reply::Ready { .. }));
        bare
    }

    fn transcribe(&mut self, job: u64, sound: &[i16]) {
        send(&mut self.socket, &Request::Transcribe { job, utterance: utterance(sound) }).unwrap();
    }

    fn reply(&mut self) -> Reply {
        receive(&mut self.socket).unwrap()
    }
}

#[test]
fn a_cancelled_job_is_given_up_and_pings_are_answered_meanwhile() {
    // On a busy machine the first may still wait when the third arrives.
    let mut bare = Bare::start(3);
    bare.transcribe(1, &long_speech());
    bare.transcribe(2, &recording("yes.wav"));
    bare.transcribe(3, &recording("no.wav"));
    send(&mut bare.socket, &Request::Ping).unwrap();
    assert_eq!(bare.reply(), Reply::Pong);
    for job in [2, 1] {
        send(&mut bare.socket, &Request::Cancel { job }).unwrap();
        assert_eq!(bare.reply(), Reply::Failed { job, reason: "cancelled".to_owned() });
    }
    match bare.reply() {
        Reply::Transcribed { job, transcript } => assert_eq!((job, transcript.text.as_str()), (3, "no")),
        other => panic!("{other:?}"),
    }
    drop(bare.socket);
    assert!(bare.child.wait().unwrap().success(), "it ends when the server is gone");
}

#[test]
fn a_full_queue_and_a_wrong_job_are_refused_by_name() {
    let mut bare = Bare::start(2);
    send(
        &mut bare.socket,
        &Request::Speak {
            job: 9,
            text: String::new(),
            language: String::new(),
            rate_hz: 8_000,
            background: false,
        },
    )
    .unwrap();
    assert!(matches!(bare.reply(), Reply::Failed { job: 9, .. }));
    for job in 1..=4 {
        bare.transcribe(job, &long_speech());
    }
    match bare.reply() {
        Reply::Failed { job, reason } => assert!(job >= 3 && reason.contains("waiting"), "{job} {reason}"),
        other => panic!("{other:?}"),
    }
    drop(bare.socket);
    bare.child.wait().unwrap();
}

#[test]
fn started_by_hand_it_says_who_starts_it() {
    let output = Command::new(PROGRAM).args(["--model", MODEL]).stdin(Stdio::null()).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("offhook starts this program"));
}
