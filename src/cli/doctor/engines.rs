//! The engines: where no server runs, each is started and does one job; where one does, it is asked.

use std::{
    io::{Read, Write},
    net::{SocketAddr, TcpStream},
    sync::Arc,
    time::{Duration, Instant},
};

use serde::Deserialize;
use tokio::{sync::mpsc, time::timeout};

use super::{Check, Patient, finding::Finding};
use crate::{
    engine::{
        fence,
        gpu::ON_THE_CPU_INSTEAD,
        protocol::{ChatMessage, JobId, Prompt, Request, Role, Samples, Utterance},
        worker::{Worker, WorkerSettings},
    },
    metrics::{Engine, Metrics},
    server::engine_settings,
};

/// A model of a gigabyte from a slow disk.
const READY_WITHIN: Duration = Duration::from_secs(120);
const JOB_WITHIN: Duration = Duration::from_secs(60);
const ASKED_WITHIN: Duration = Duration::from_secs(5);

pub(super) async fn check(patient: &Patient) -> Vec<Finding> {
    let unfenced = fence::without_landlock();
    let unfenced = unfenced.map(|what| Finding::warn(Check::Engines, what, fence::LANDLOCK_REMEDY));
    let mut findings: Vec<Finding> = unfenced.into_iter().collect();
    if patient.server.is_some() {
        findings.push(asked(patient));
        return findings;
    }
    for settings in engine_settings(&patient.config) {
        findings.push(tried(settings).await);
    }
    findings
}

/// Starts one engine and gives it a job.
async fn tried(settings: WorkerSettings) -> Finding {
    let (engine, program) = (settings.engine, settings.program.display().to_string());
    let name = program.rsplit('/').next().unwrap_or(&program).to_owned();
    let what = match engine {
        Engine::Stt => "recognition",
        Engine::Tts => "speech",
        Engine::Embed => "embeddings",
        Engine::Llm => "language model",
    };
    let worker = Worker::start(settings, Arc::new(Metrics::new()));
    let started = Instant::now();
    let ready = worker.ready(READY_WITHIN).await;
    let loading = started.elapsed();
    let outcome = match ready {
        Ok(about) => answer(&worker, engine).await.map(|took| (about, took)),
        Err(error) => Err(error.to_string()),
    };
    worker.stop().await;
    match outcome {
        Ok((about, took)) => {
            let (loading, took) = (loading.as_millis(), took.as_millis());
            let line = format!("{what}: {about}; ready after {loading} ms, its first answer took {took} ms");
            if about.contains(ON_THE_CPU_INSTEAD) {
                let remedy = "see docs/gpu.md, or set its gpu = false to do without";
                return Finding::warn(Check::Engines, line, remedy);
            }
            Finding::ok(Check::Engines, line)
        }
        Err(error) => {
            let remedy = format!("run `offhook --verbose doctor engines` to see what {name} says");
            let line = format!("{what}: {error}");
            // Without a voice nobody hears anything; the others cost a feature.
            match engine {
                Engine::Tts | Engine::Stt => Finding::fail(Check::Engines, line, remedy),
                Engine::Embed | Engine::Llm => Finding::warn(Check::Engines, line, remedy),
            }
        }
    }
}

async fn answer(worker: &Worker, engine: Engine) -> Result<Duration, String> {
    let (sender, mut replies) = mpsc::channel(64);
    let submitted = Instant::now();
    let job = worker.submit(|job| request(engine, job), move |reply| drop(sender.try_send(reply)));
    let _job = job.map_err(|error| error.to_string())?;
    match timeout(JOB_WITHIN, replies.recv()).await {
        Ok(Some(Err(error))) => Err(error.to_string()),
        Ok(Some(Ok(_))) => Ok(submitted.elapsed()),
        Ok(None) | Err(_) => Err(format!("no answer within {} s", JOB_WITHIN.as_secs())),
    }
}

fn request(engine: Engine, job: JobId) -> Request {
    match engine {
        Engine::Stt => {
            let sound = Samples::from_pcm(&[0; 16_000]);
            Request::Transcribe {
                job,
                utterance: Utterance { sound, language: "en".to_owned(), words: Vec::new(), so_far: false },
            }
        }
        Engine::Tts => {
            let (text, language) = ("Good morning.".to_owned(), "en".to_owned());
            Request::Speak { job, text, language, rate_hz: 8_000, background: false }
        }
        Engine::Embed => Request::Embed { job, texts: vec!["good morning".to_owned()] },
        Engine::Llm => {
            let own = vec![ChatMessage { role: Role::User, text: "Say yes.".to_owned() }];
            let prompt = Prompt { shared: Vec::new(), own };
            Request::Generate { job, prompt, grammar: None, tokens_max: 4, deadline_ms: 30_000 }
        }
    }
}

/// A second copy of the models might not fit beside the server's.
fn asked(patient: &Patient) -> Finding {
    let http = &patient.config.http;
    let (Some(address), None) = (http.listen, &http.certificate) else {
        let what = "the running server has them, and its HTTP cannot be asked in the clear";
        return Finding::warn(Check::Engines, what, "see /readyz, or stop the server and run doctor again");
    };
    match readiness(address) {
        Some(Readiness { ready: true, .. }) => {
            Finding::ok(Check::Engines, "the running server has them and is ready")
        }
        Some(Readiness { reasons, .. }) => Finding::fail(
            Check::Engines,
            format!("the running server is not ready: {}", reasons.join(", ")),
            "its log says why",
        ),
        None => Finding::fail(
            Check::Engines,
            format!("the running server does not answer on {address}"),
            "see its log, and restart it",
        ),
    }
}

#[derive(Deserialize)]
struct Readiness {
    ready: bool,
    reasons: Vec<String>,
}

fn readiness(address: SocketAddr) -> Option<Readiness> {
    let mut stream = TcpStream::connect_timeout(&address, ASKED_WITHIN).ok()?;
    stream.set_read_timeout(Some(ASKED_WITHIN)).ok()?;
    let request = format!("GET /readyz HTTP/1.0\r\nHost: {address}\r\n\r\n");
    stream.write_all(request.as_bytes()).ok()?;
    let mut answer = String::new();
    stream.take(64 << 10).read_to_string(&mut answer).ok()?;
    serde_json::from_str(answer.split_once("\r\n\r\n")?.1).ok()
}
