//! Engine processes under supervision: the real recogniser where it can misbehave on demand, a shell where it cannot.

use std::path::PathBuf;
use std::sync::{Arc, mpsc};
use std::time::Duration;

use offhook::engine::protocol::{Samples, Utterance};
use offhook::engine::recogniser::Recogniser;
use offhook::engine::worker::{EngineError, Worker, WorkerSettings, WorkerStatus};
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

fn silence(seconds: usize) -> Utterance {
    Utterance { sound: Samples::from_pcm(&vec![0; seconds * 16_000]), language: "en".to_owned() }
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
