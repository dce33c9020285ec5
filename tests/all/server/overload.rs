//! A recogniser with more to do than it can: new calls are told so at once, before everybody waits.

use std::{path::Path, sync::Arc, time::Duration};

use offhook::{
    call::{self, Credential, Engines, Exchange, Flows, Service, Sources},
    call_details::Details,
    engine::{
        prompts::PromptSettings,
        recogniser::Recogniser,
        voice::{Voice, VoiceChoice},
        worker::{Worker, WorkerSettings},
    },
    http_client::AllowList,
    knowledge::SiteRules,
    metrics::{Engine, Metrics},
    store::{Recordings, Records},
};
use tokio::net::TcpListener;

use super::asterisk::Asterisk;
use crate::engine::busy_recogniser;

/// A server without ports of its own, whose voice is never needed.
pub(crate) fn exchange(recogniser: Option<Recogniser>, metrics: &Arc<Metrics>) -> Arc<Exchange> {
    recorded_exchange(recogniser, metrics, Records::default())
}

/// The same, with its calls recorded.
pub(crate) fn recorded_exchange(
    recogniser: Option<Recogniser>,
    metrics: &Arc<Metrics>,
    records: Records,
) -> Arc<Exchange> {
    let args = vec!["-c".to_owned(), "exec sleep 60".to_owned()];
    let speaker =
        Worker::start(WorkerSettings::new(Engine::Tts, "/bin/sh".into(), args), Arc::clone(metrics));
    let voice =
        Voice::new(speaker, VoiceChoice::espeak().ids(), PromptSettings::new(None), Arc::clone(metrics));
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/calls");
    let allowed = AllowList::default();
    let flows = Flows::load(
        &folder,
        &SiteRules { allowed: &allowed, ca_file: None, consent_required: false },
        metrics,
    )
    .unwrap();
    let flows = Arc::new(flows);
    let runtime = tokio::runtime::Handle::current();
    let sources = Sources { embedder: None, language_model: None, flows: Arc::clone(&flows), runtime };
    let service = Service {
        credential: Credential::default(),
        engines: Engines { recogniser, voice: voice.unwrap(), sources, language: "en".to_owned() },
        flows,
        metrics: Arc::clone(metrics),
        records,
        details: Details::default(),
        recordings: Recordings::default(),
        call_max: Duration::from_secs(60),
        audio: "127.0.0.1:9092".to_owned(),
        calls_max: 10,
        wait_max: Duration::from_millis(1_500),
        media_threads: 1,
    };
    Arc::new(Exchange::new(service).unwrap())
}

pub(crate) async fn rings(exchange: &Arc<Exchange>) -> Asterisk {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let exchange = Arc::clone(exchange);
    tokio::spawn(async move {
        let (stream, peer) = listener.accept().await.unwrap();
        call::serve(exchange, stream, peer).await;
    });
    Asterisk::rings_at(address, "converse?flow=flow").await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_call_that_would_wait_for_the_recogniser_is_told_so_and_an_idle_one_takes_it() {
    let (recogniser, jobs) = busy_recogniser();
    let metrics = Arc::new(Metrics::new());
    let exchange = exchange(Some(recogniser.clone()), &metrics);
    let mut refused = rings(&exchange).await;
    refused.ends().await;
    assert_eq!(refused.result(), "overload transfer 600");
    let shed = "offhook_calls_shed_total{reason=\"recogniser_busy\"} 1";
    let counted = metrics.encode().unwrap();
    assert!(counted.lines().any(|line| line == shed), "{counted}");
    // As slow as before, but nothing waits there any more.
    drop(jobs);
    rings(&exchange).await.asked_for_audio().await;
    exchange.service.engines.voice.worker().stop().await;
    recogniser.worker().stop().await;
}
