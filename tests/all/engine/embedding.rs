//! The real embedding model in its process: what vectors mean, and what becomes of work that is too long or unwanted.

use std::path::Path;
use std::sync::Arc;

use offhook::engine::embedder::{Embedder, TEXTS_MAX};
use offhook::engine::programs::EMBED_MODEL;
use offhook::engine::worker::{Worker, WorkerSettings};
use offhook::metrics::{Engine, Metrics};
use tokio::sync::oneshot;

use super::PATIENCE;

const PROGRAM: &str = env!("CARGO_BIN_EXE_offhook-llm");

/// Says aloud when the model is not here, because a test that skips itself looks like one that passed.
pub(crate) fn model_is_here() -> bool {
    let here = Path::new(EMBED_MODEL).exists();
    if !here {
        eprintln!("SKIPPED: {EMBED_MODEL} is not here; run: make models");
    }
    here
}

fn settings(model: &str) -> WorkerSettings {
    WorkerSettings {
        job_deadline: PATIENCE,
        ..WorkerSettings::new(Engine::Embed, PROGRAM.into(), vec!["--embed".into(), model.into()])
    }
}

async fn start(metrics: Arc<Metrics>) -> Embedder {
    let worker = Worker::start(settings(EMBED_MODEL), metrics);
    worker.ready(PATIENCE).await.unwrap();
    Embedder::new(worker)
}

fn cosine(a: &[f32], b: &[f32]) -> f32 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

async fn embed(embedder: &Embedder, texts: &[&str]) -> Vec<Vec<f32>> {
    let texts: Vec<String> = texts.iter().map(|&text| text.to_owned()).collect();
    embedder.embed_all(&texts, |_| {}).await.unwrap()
}

#[tokio::test]
async fn sentences_that_mean_the_same_lie_near_each_other_alone_and_in_company() {
    if !model_is_here() {
        return;
    }
    let embedder = start(Arc::default()).await;
    let texts = ["my card was stolen", "somebody took my credit card", "what time do you open on sunday", ""];
    let together = embed(&embedder, &texts).await;
    for (text, vector) in texts.iter().zip(&together) {
        assert!((cosine(vector, vector) - 1.0).abs() < 1e-3, "{text}");
        let alone = embed(&embedder, &[text]).await;
        assert!(cosine(&alone[0], vector) > 0.9999, "{text}");
    }
    assert!(cosine(&together[0], &together[1]) > 0.6);
    assert!(cosine(&together[0], &together[2]) < 0.2);
    // From the reference in numpy on the same weights: models/train/embed/README.md.
    let hello = &embed(&embedder, &["hello world"]).await[0];
    for (number, expected) in hello.iter().zip([-0.034_477, 0.031_023, 0.006_735, 0.026_109]) {
        assert!((number - expected).abs() < 5e-4, "{number} is not {expected}");
    }
}

#[tokio::test]
async fn a_text_beyond_the_models_context_is_cut_and_many_texts_are_many_batches() {
    if !model_is_here() {
        return;
    }
    let embedder = start(Arc::default()).await;
    let long = "billing ".repeat(20_000);
    let cut = "billing ".repeat(510);
    let vectors = embed(&embedder, &[&long, &cut, "billing", "[SEP] [CLS]"]).await;
    assert!(cosine(&vectors[0], &vectors[1]) > 0.9999);
    let many: Vec<String> = (0..100).map(|number| format!("sentence number {number}")).collect();
    let mut told = Vec::new();
    let vectors = embedder.embed_all(&many, |done| told.push(done)).await.unwrap();
    assert_eq!((vectors.len(), told), (100, vec![64, 100]));
    let again = embed(&embedder, &["sentence number 99"]).await;
    assert!(cosine(&again[0], &vectors[99]) > 0.9999);
}

#[tokio::test]
async fn an_unwanted_job_makes_way_and_too_large_a_one_is_refused() {
    if !model_is_here() {
        return;
    }
    let metrics = Arc::new(Metrics::new());
    let embedder = start(Arc::clone(&metrics)).await;
    let refused = embedder.embed(vec![String::new(); TEXTS_MAX + 1], |_| {}).map(drop).unwrap_err();
    assert!(refused.to_string().contains("at most 512 sentences"), "{refused}");
    let (done, end) = oneshot::channel();
    let long = vec!["a sentence of which there are very many".repeat(20); TEXTS_MAX];
    let job = embedder.embed(long, move |result| drop(done.send(result))).unwrap();
    drop(job);
    assert_eq!(embed(&embedder, &["a caller's sentence"]).await.len(), 1);
    assert!(end.await.is_err(), "the callback was dropped uncalled");
    super::until(&metrics, "offhook_engine_jobs_total{engine=\"embed\",outcome=\"cancelled\"} 1").await;
}

#[tokio::test]
async fn a_file_that_is_no_embedding_model_is_refused_with_the_remedy() {
    for (model, says) in
        [("/no/such/model.gguf", "cannot read"), ("Cargo.toml", "no model that llama.cpp can read")]
    {
        let worker = Worker::start(settings(model), Arc::default());
        let error = worker.ready(PATIENCE).await.unwrap_err().to_string();
        assert!(error.contains(says) && error.contains("set [embed] model"), "{error}");
    }
}
