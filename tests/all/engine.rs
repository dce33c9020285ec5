//! Engine processes under supervision: the real recogniser where it can misbehave on demand, a shell where it cannot.

mod binaries;
#[cfg(feature = "llm")]
pub(super) mod embedding;
#[cfg(all(feature = "stt", feature = "tts"))]
mod fence;
#[cfg(feature = "llm")]
mod generation;
#[cfg(all(feature = "stt", feature = "llm"))]
mod gpu;
#[cfg(feature = "tts")]
mod malformed;
mod models;
#[cfg(feature = "llm")]
mod random_model;
#[cfg(feature = "stt")]
mod recognition;
#[cfg(all(feature = "stt", feature = "llm", target_arch = "x86_64"))]
mod variants;
#[cfg(feature = "stt")]
mod whisper;

use std::fmt::Write;
use std::path::PathBuf;
use std::sync::{Arc, mpsc};
use std::time::Duration;

use offhook::engine::protocol::{Reply, Samples, Transcript, Utterance, encode};
use offhook::engine::recogniser::Recogniser;
use offhook::engine::worker::{EngineError, Job, Worker, WorkerSettings, WorkerStatus};
use offhook::metrics::{Engine, Metrics};

/// Nothing here takes so long; it turns a hang into a failure.
const PATIENCE: Duration = Duration::from_secs(60);

fn shell(script: &str) -> WorkerSettings {
    WorkerSettings {
        restart_window: Duration::from_millis(600),
        restarts_max: 2,
        start_deadline: Duration::from_secs(5),
        job_deadline: Duration::from_millis(300),
        ..WorkerSettings::new(Engine::Stt, "/bin/sh".into(), vec!["-c".into(), script.into()])
    }
}

/// A shell command that says these replies to the server.
fn say(replies: &[Reply]) -> String {
    let bytes = replies.iter().flat_map(|reply| encode(reply).unwrap());
    let mut command = "printf '".to_owned();
    bytes.for_each(|byte| write!(command, "\\{byte:03o}").unwrap());
    command + "' >&0"
}

fn ready() -> Reply {
    Reply::Ready { about: "a shell".to_owned() }
}

/// Polls until something is so, because a supervisor tells nobody but the metrics.
async fn until(metrics: &Metrics, line: &str) {
    let wait = async {
        while !metrics.encode().unwrap().lines().any(|found| found == line) {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    };
    if tokio::time::timeout(PATIENCE, wait).await.is_err() {
        panic!("{line} is not in\n{}", metrics.encode().unwrap());
    }
}

fn silence(seconds: usize) -> Utterance {
    Utterance {
        sound: Samples::from_pcm(&vec![0; seconds * 16_000]),
        language: "en".to_owned(),
        words: Vec::new(),
        so_far: false,
    }
}

#[tokio::test]
async fn a_missing_program_is_unusable_and_says_what_to_do() {
    let settings = WorkerSettings::new(Engine::Stt, PathBuf::from("/no/such/offhook-stt"), Vec::new());
    let worker = Worker::start(settings, Arc::new(Metrics::new()));
    let error = worker.ready(PATIENCE).await.unwrap_err();
    assert!(error.to_string().contains("install it beside offhook"), "{error}");
    let refused = Recogniser::new(worker).transcribe(silence(1), |_| {}).map(drop).unwrap_err();
    assert_eq!(refused, error);
}

#[tokio::test]
async fn a_process_that_ends_at_once_is_down_after_so_many_restarts_and_tried_again_later() {
    let metrics = Arc::new(Metrics::new());
    let worker = Worker::start(shell("exit 3"), Arc::clone(&metrics));
    assert_eq!(worker.ready(PATIENCE).await, Err(EngineError::Down));
    assert_eq!(worker.status(), WorkerStatus::Down);
    let refused = Recogniser::new(worker.clone()).transcribe(silence(1), |_| {}).map(drop);
    assert_eq!(refused, Err(EngineError::Down));
    let starts = || metrics.encode().unwrap();
    let before = starts();
    assert!(before.contains("offhook_engine_restarts_total{engine=\"stt\",cause=\"start\"} 3"), "{before}");
    while worker.status() == WorkerStatus::Down {
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    worker.stop().await;
    assert_eq!(worker.process_id(), None);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_job_for_a_process_that_never_gets_ready_ends_at_its_deadline() {
    let worker = Worker::start(shell("exec sleep 60"), Arc::new(Metrics::new()));
    let (done, end) = mpsc::channel();
    let job =
        Recogniser::new(worker.clone()).transcribe(silence(1), move |result| done.send(result).unwrap());
    assert_eq!(end.recv_timeout(PATIENCE).unwrap(), Err(EngineError::TooLate));
    drop(job.unwrap());
    worker.stop().await;
}

/// A recogniser that needed 2 s for each of five utterances, has answered them, and still has one.
pub(super) fn busy_recogniser() -> (Recogniser, Vec<Job>) {
    let transcript = Transcript { inference_ms: 2_000, ..Transcript::default() };
    let replies: Vec<Reply> =
        (1..=5).map(|job| Reply::Transcribed { job, transcript: transcript.clone() }).collect();
    // The answers come when all but the end of the sixth utterance has arrived: its job stays open.
    let bytes = 6 * 16_000 * 2;
    let script =
        format!("{}; head -c {bytes} >/dev/null <&0; {}; exec sleep 60", say(&[ready()]), say(&replies));
    let settings = WorkerSettings { job_deadline: PATIENCE, ..shell(&script) };
    let recogniser = Recogniser::new(Worker::start(settings, Arc::new(Metrics::new())));
    let (done, end) = mpsc::channel();
    let submit = |_| {
        let done = done.clone();
        recogniser.transcribe(silence(1), move |result| drop(done.send(result))).unwrap()
    };
    let mut jobs: Vec<_> = (0..5).map(submit).collect();
    assert_eq!(recogniser.expected_wait(50), None, "nothing is known yet");
    jobs.push(submit(5));
    (0..5).for_each(|_| assert!(end.recv_timeout(PATIENCE).unwrap().is_ok()));
    (recogniser, jobs)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_recogniser_knows_how_long_one_caller_more_would_wait() {
    let (recogniser, jobs) = busy_recogniser();
    assert_eq!(recogniser.expected_wait(0), Some(Duration::from_secs(2)));
    let recogniser = recogniser.with_parallel(2);
    assert_eq!(recogniser.expected_wait(0), Some(Duration::ZERO));
    // Ten calls of 2 s are 20 s of work, by two at once; 4 s of talking and the call's own 2 s are no wait.
    assert_eq!(recogniser.expected_wait(9), Some(Duration::from_secs(4)));
    drop(jobs);
    recogniser.worker().stop().await;
}

#[tokio::test]
async fn an_answer_to_a_job_that_nobody_has_is_dropped_and_counted() {
    let metrics = Arc::new(Metrics::new());
    let answer = Reply::Transcribed { job: 99, transcript: Transcript::default() };
    let script = format!("{}; exec sleep 60", say(&[ready(), answer]));
    let worker = Worker::start(shell(&script), Arc::clone(&metrics));
    assert_eq!(worker.ready(PATIENCE).await.as_deref(), Ok("a shell"));
    until(&metrics, "offhook_late_answers_total{engine=\"stt\"} 1").await;
    worker.stop().await;
}

#[tokio::test]
async fn a_process_that_talks_nonsense_is_replaced() {
    let metrics = Arc::new(Metrics::new());
    let script = format!("{}; printf '\\377\\377\\377\\377' >&0; exec sleep 60", say(&[ready()]));
    let worker = Worker::start(shell(&script), Arc::clone(&metrics));
    until(&metrics, "offhook_engine_restarts_total{engine=\"stt\",cause=\"protocol\"} 3").await;
    assert_eq!(worker.status(), WorkerStatus::Down);
}

#[tokio::test]
async fn a_process_that_does_not_answer_pings_is_replaced() {
    let metrics = Arc::new(Metrics::new());
    let settings = WorkerSettings {
        ping_every: Duration::from_millis(50),
        ping_deadline: Duration::from_millis(100),
        ..shell(&format!("{}; exec sleep 60", say(&[ready()])))
    };
    let _worker = Worker::start(settings, Arc::clone(&metrics));
    until(&metrics, "offhook_engine_restarts_total{engine=\"stt\",cause=\"hung\"} 1").await;
}

#[tokio::test]
async fn a_process_that_keeps_a_job_beyond_its_deadline_is_replaced() {
    let metrics = Arc::new(Metrics::new());
    let script = format!("{}; exec sleep 60", say(&[ready()]));
    let worker = Worker::start(shell(&script), Arc::clone(&metrics));
    let (done, end) = tokio::sync::oneshot::channel();
    let job =
        Recogniser::new(worker.clone()).transcribe(silence(1), move |result| done.send(result).unwrap());
    assert_eq!(end.await.unwrap(), Err(EngineError::TooLate));
    until(&metrics, "offhook_engine_restarts_total{engine=\"stt\",cause=\"hung\"} 1").await;
    drop(job);
}

#[tokio::test]
async fn a_process_that_takes_too_much_memory_is_replaced() {
    let metrics = Arc::new(Metrics::new());
    let hoard = "hoard=$(head -c 60000000 /dev/zero | tr '\\0' x)";
    let settings = WorkerSettings {
        memory_max_mb: 30,
        job_deadline: PATIENCE,
        ..shell(&format!("{}; {hoard}; sleep 60", say(&[ready()])))
    };
    let _worker = Worker::start(settings, Arc::clone(&metrics));
    until(&metrics, "offhook_engine_restarts_total{engine=\"stt\",cause=\"memory\"} 1").await;
}

#[cfg(feature = "llm")]
#[tokio::test]
async fn a_language_model_that_is_not_there_is_named_with_the_remedy() {
    for (args, says) in [(vec![], "no model is configured"), (vec!["--model", "x.gguf"], "model")] {
        let args = args.into_iter().map(str::to_owned).collect();
        let settings = WorkerSettings::new(Engine::Llm, env!("CARGO_BIN_EXE_offhook-llm").into(), args);
        let worker = Worker::start(settings, Arc::new(Metrics::new()));
        let error = worker.ready(PATIENCE).await.unwrap_err().to_string();
        assert!(error.contains(says) && error.contains("llm"), "{error}");
    }
}
