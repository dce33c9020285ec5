//! Models that are cut off, of another kind, or made of nonsense: an engine that cannot use one says so, or dies of it
//! twice and is then told of as that. Nothing is tried for ever, and a machine's memory is not taken.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use offhook::engine::worker::{EngineError, Worker, WorkerSettings, WorkerStatus};
use offhook::metrics::{Engine, Metrics};

use super::PATIENCE;

/// What a model of a few megabytes may take, whatever sizes it claims.
const MEMORY_MAX_MB: u64 = 1_500;

/// A change of a model's bytes, and its name for whoever reads a failure.
type Mutation = (String, Vec<u8>);

/// The same numbers in each run.
struct Numbers(u64);

impl Numbers {
    fn next(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % below
    }
}

fn cut_off(model: &[u8]) -> Vec<Mutation> {
    let at = [0, 1, 4, 7, 8, 20, 100, 1_000, 60_000, model.len() / 2, model.len() - 1];
    at.iter().map(|at| (format!("cut off at {at}"), model[..(*at).min(model.len())].to_vec())).collect()
}

/// The first numbers, which say how much of what follows, are made absurd in turn.
fn absurd_numbers(model: &[u8], from: usize, count: usize) -> Vec<Mutation> {
    const ABSURD: [u32; 3] = [0, 0x7fff_ffff, 0xffff_ffff];
    let mutation = |place: usize| {
        let (at, value) = (from + place * 4, ABSURD[place % ABSURD.len()]);
        let mut changed = model.to_vec();
        changed[at..at + 4].copy_from_slice(&value.to_le_bytes());
        (format!("{value:#x} at {at}"), changed)
    };
    (0..count).map(mutation).collect()
}

/// Bytes of nonsense, most of them where lengths, names and shapes are.
fn nonsense(model: &[u8], within: usize, times: usize) -> Vec<Mutation> {
    let mut numbers = Numbers(7);
    let mutation = |time: usize| {
        let mut changed = model.to_vec();
        let span = if time.is_multiple_of(4) { model.len() } else { within };
        for _ in 0..1 << (time % 7) {
            let at = numbers.next(span.min(model.len()));
            changed[at] = numbers.next(256) as u8;
        }
        (format!("nonsense {time}"), changed)
    };
    (0..times).map(mutation).collect()
}

struct Kind {
    engine: Engine,
    program: &'static str,
    option: &'static str,
    name: &'static str,
}

impl Kind {
    fn settings(&self, model: &Path) -> WorkerSettings {
        let args = vec![self.option.to_owned(), model.display().to_string()];
        WorkerSettings {
            model: Some(model.to_owned()),
            memory_max_mb: MEMORY_MAX_MB,
            start_deadline: PATIENCE,
            ..WorkerSettings::new(self.engine, self.program.into(), args)
        }
    }

    /// How the engine took it: in words, or nothing where it can use it after all.
    async fn take(&self, model: &Path) -> Option<String> {
        let metrics = Arc::new(Metrics::new());
        let worker = Worker::start(self.settings(model), Arc::clone(&metrics));
        let outcome = worker.ready(PATIENCE * 2).await;
        let reason = match (outcome, worker.status()) {
            (Ok(_), _) => None,
            (Err(EngineError::Unusable { reason }), WorkerStatus::Unusable { .. }) => Some(reason),
            (outcome, status) => panic!("{outcome:?}, {status:?}: it is neither used nor refused"),
        };
        worker.stop().await;
        let restarts = format!("offhook_engine_restarts_total{{engine=\"{}\"", self.engine.as_str());
        let text = metrics.encode().unwrap();
        let restarts: u64 = text
            .lines()
            .filter(|line| line.starts_with(&restarts))
            .map(|line| line.rsplit(' ').next().unwrap().parse::<u64>().unwrap())
            .sum();
        assert!(restarts <= 1, "{restarts} restarts");
        reason
    }

    async fn check(&self, folder: &Path, mutations: Vec<Mutation>) {
        let (mut used, mut refused, mut crashed) = (0, 0, Vec::new());
        let path = folder.join(self.name);
        let count = mutations.len();
        for (what, bytes) in mutations {
            fs::write(&path, bytes).unwrap();
            let taken = tokio::time::timeout(Duration::from_secs(200), self.take(&path)).await;
            match taken.unwrap_or_else(|_| panic!("{what}: no end of it")) {
                None => used += 1,
                Some(reason) => {
                    assert!(reason.contains(path.to_str().unwrap()), "{what}: {reason}");
                    refused += 1;
                    if reason.contains("while it loaded") {
                        crashed.push(what);
                    }
                }
            }
        }
        println!("{}: of {count}, {used} used, {refused} refused, {crashed:?} by its end", self.name);
        assert!(refused > count / 4, "{}: {refused} of {count}", self.name);
    }
}

fn copied(folder: &Path, from: &str) -> (PathBuf, Vec<u8>) {
    let from = Path::new(from);
    let to = folder.join(from.file_name().unwrap());
    fs::copy(from, &to).unwrap();
    (to, fs::read(from).unwrap())
}

#[cfg(feature = "stt")]
#[tokio::test]
async fn a_malformed_recogniser_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let model = fs::read("models/demo/ggml-demo-en.bin").unwrap();
    let kind = Kind {
        engine: Engine::Stt,
        program: env!("CARGO_BIN_EXE_offhook-stt"),
        option: "--model",
        name: "model.bin",
    };
    // After the magic: eleven numbers about the model, then those of its filters.
    let mutations = [cut_off(&model), absurd_numbers(&model, 4, 13), nonsense(&model, 600, 8)].concat();
    kind.check(folder.path(), mutations).await;
}

#[cfg(feature = "llm")]
#[tokio::test]
async fn a_malformed_language_model_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let model = fs::read("models/demo/demo-llm.gguf").unwrap();
    let kind = Kind {
        engine: Engine::Llm,
        program: env!("CARGO_BIN_EXE_offhook-llm"),
        option: "--model",
        name: "model.gguf",
    };
    // After the magic: version, then the counts of tensors and of facts.
    let mutations = [cut_off(&model), absurd_numbers(&model, 4, 5), nonsense(&model, 4_000, 16)].concat();
    kind.check(folder.path(), mutations).await;
}

#[tokio::test]
async fn a_malformed_voice_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let kind = Kind {
        engine: Engine::Tts,
        program: env!("CARGO_BIN_EXE_offhook-tts"),
        option: "--voice",
        name: "hum.onnx",
    };
    let (path, model) = copied(folder.path(), "models/demo/piper-hum/hum.onnx");
    copied(folder.path(), "models/demo/piper-hum/hum.onnx.json");
    let mutations = [cut_off(&model), nonsense(&model, 2_000, 20)].concat();
    kind.check(folder.path(), mutations).await;
    // The same for the file beside it.
    fs::write(&path, &model).unwrap();
    let about = fs::read(folder.path().join("hum.onnx.json")).unwrap();
    for (what, bytes) in cut_off(&about).into_iter().chain(nonsense(&about, about.len(), 8)) {
        fs::write(folder.path().join("hum.onnx.json"), bytes).unwrap();
        if let Some(reason) = kind.take(&path).await {
            assert!(reason.contains("hum.onnx"), "{what}: {reason}");
        }
    }
}

#[cfg(feature = "stt")]
#[test]
fn the_doctor_names_a_model_that_is_none() {
    let folder = tempfile::tempdir().unwrap();
    let model = fs::read("models/demo/ggml-demo-en.bin").unwrap();
    fs::write(folder.path().join("cut.bin"), &model[..model.len() / 2]).unwrap();
    fs::write(folder.path().join("offhook.toml"), "[stt]\nmodel = \"cut.bin\"\n").unwrap();
    let mut doctor = std::process::Command::new(env!("CARGO_BIN_EXE_offhook"));
    doctor.args(["doctor", "engines", "--config", "offhook.toml"]).current_dir(folder.path());
    let output = doctor.env("OFFHOOK_MODELS", "off").env("RUST_LOG", "off").output().unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    let line = said.lines().find(|line| line.contains("recognition:")).unwrap_or_else(|| panic!("{said}"));
    assert!(line.starts_with("fail") && line.contains("cut.bin"), "{line}");
    assert_eq!(output.status.code(), Some(1));
}
