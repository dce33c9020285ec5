//! The variants of ggml's processor code: each engine says which one it runs, and the least gives what the best gives.

use std::sync::Arc;

use offhook::engine::embedder::Embedder;
use offhook::engine::processor::BEST_VARIANT;
use offhook::engine::programs::{DEMO_STT_MODEL, EMBED_MODEL};
use offhook::engine::recogniser::Recogniser;
use offhook::engine::worker::{EngineError, Worker, WorkerSettings};
use offhook::metrics::{Engine, Metrics};
use tokio::sync::oneshot;

use super::PATIENCE;
use super::binaries::{Symbol, symbols};
use super::embedding::model_is_here;
use super::recognition::{recording, recordings, utterance};

/// Starts an engine that may take no better variant; gives what it says of itself.
async fn start(engine: Engine, model: &str, best: Option<&str>) -> Result<(Worker, String), EngineError> {
    let (program, option) = match engine {
        Engine::Stt => (env!("CARGO_BIN_EXE_offhook-stt"), "--model"),
        _ => (env!("CARGO_BIN_EXE_offhook-llm"), "--embed"),
    };
    let mut settings = WorkerSettings::new(engine, program.into(), vec![option.into(), model.into()]);
    settings.job_deadline = PATIENCE;
    settings.env = best.map(|best| (BEST_VARIANT.to_owned(), best.to_owned())).into_iter().collect();
    let worker = Worker::start(settings, Arc::new(Metrics::new()));
    let about = worker.ready(PATIENCE).await?;
    Ok((worker, about))
}

async fn texts(worker: Worker) -> Vec<String> {
    let recogniser = Recogniser::new(worker);
    let mut texts = Vec::new();
    for (path, _) in recordings() {
        let (done, end) = oneshot::channel();
        let job = recogniser.transcribe(utterance(&recording(&path)), move |result| drop(done.send(result)));
        texts.push(end.await.unwrap().unwrap().text);
        drop(job);
    }
    texts
}

#[tokio::test]
async fn the_least_variant_hears_what_the_best_hears() {
    let (least, about) = start(Engine::Stt, DEMO_STT_MODEL, Some("avx2")).await.unwrap();
    assert!(about.ends_with("avx2 code"), "{about}");
    let (best, about) = start(Engine::Stt, DEMO_STT_MODEL, None).await.unwrap();
    let wide = is_x86_feature_detected!("avx512vnni") && is_x86_feature_detected!("avx512bw");
    assert!(about.ends_with(" code") && about.ends_with("avx512vnni code") == wide, "{about}");
    let (least, best) = (texts(least).await, texts(best).await);
    assert_eq!(least, best);
}

#[tokio::test]
async fn the_least_variant_means_what_the_best_means() {
    if !model_is_here() {
        return;
    }
    let mut vectors = Vec::new();
    for best in [Some("avx2"), None] {
        let (worker, about) = start(Engine::Embed, EMBED_MODEL, best).await.unwrap();
        assert!(about.ends_with(" code") && (best.is_none() || about.ends_with("avx2 code")), "{about}");
        let text = "my card was stolen".to_owned();
        vectors.push(Embedder::new(worker).embed_all(&[text], |_| {}).await.unwrap().remove(0));
    }
    let cosine: f32 = vectors[0].iter().zip(&vectors[1]).map(|(a, b)| a * b).sum();
    assert!(cosine > 0.9999, "{cosine}");
}

#[tokio::test]
async fn a_variant_that_does_not_exist_is_refused_by_each_engine() {
    for (engine, model) in [(Engine::Stt, DEMO_STT_MODEL), (Engine::Embed, EMBED_MODEL)] {
        let error = start(engine, model, Some("sse2")).await.map(drop).unwrap_err().to_string();
        assert!(error.contains("OFFHOOK_CPU=sse2") && error.contains("avx512vnni"), "{error}");
    }
}

/// A variant's name that the linker sees could take the place of the same name in code that every processor runs.
#[test]
fn a_variant_shows_one_name_and_hides_all_others() {
    for program in [env!("CARGO_BIN_EXE_offhook-stt"), env!("CARGO_BIN_EXE_offhook-llm")] {
        let symbols = symbols(program);
        let count = |name: &str, is_global: bool| {
            let alike = |symbol: &&Symbol| symbol.name == name && symbol.is_global == is_global;
            symbols.iter().filter(alike).count()
        };
        for variant in ["avx2", "avx512vnni"] {
            assert_eq!(count(&format!("ggml_backend_cpu_reg_{variant}"), true), 1, "{program}: {variant}");
        }
        let seen_and_hidden = (count("ggml_backend_cpu_init", true), count("ggml_backend_cpu_init", false));
        assert_eq!(seen_and_hidden, (1, 1), "{program}");
    }
}
