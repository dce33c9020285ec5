//! Every engine works within its fence: the real ones, with real models where they are, as the kernel tells of them.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use offhook::engine::fence::without_landlock;
use offhook::engine::worker::{Worker, WorkerSettings};
use offhook::metrics::{Engine, Metrics};

use super::PATIENCE;

/// The engine's program, its model's option, and the model.
const ENGINES: [(Engine, &str, &str, &str); 4] = [
    (Engine::Stt, env!("CARGO_BIN_EXE_offhook-stt"), "--model", "models/demo/ggml-demo-en.bin"),
    (Engine::Tts, env!("CARGO_BIN_EXE_offhook-tts"), "--voice", "models/demo/piper-hum/hum.onnx"),
    (Engine::Tts, env!("CARGO_BIN_EXE_offhook-tts"), "--voice", "espeak"),
    (Engine::Llm, env!("CARGO_BIN_EXE_offhook-llm"), "--model", "models/demo/demo-llm.gguf"),
];
const EMBED: &str = "vendor/models/all-MiniLM-L6-v2-f16.gguf";

/// A line of `/proc/PID/status`.
fn status(process: u32, name: &str) -> String {
    let text = fs::read_to_string(format!("/proc/{process}/status")).unwrap();
    let line = text.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(':'));
    line.unwrap_or_else(|| panic!("no {name} in {text}")).trim().to_owned()
}

/// Every thread's, because a fence holds for threads.
fn threads(process: u32) -> Vec<u32> {
    let tasks = fs::read_dir(format!("/proc/{process}/task")).unwrap();
    tasks.map(|task| task.unwrap().file_name().to_str().unwrap().parse().unwrap()).collect()
}

async fn check(engine: Engine, program: &str, option: &str, model: &str) {
    let args = [option, model].map(str::to_owned).to_vec();
    let settings = WorkerSettings::new(engine, program.into(), args);
    let worker = Worker::start(settings, Arc::new(Metrics::new()));
    worker.ready(PATIENCE).await.unwrap_or_else(|error| panic!("{model}: {error}"));
    let process = worker.process_id().unwrap();
    for thread in threads(process) {
        // 2 is a filter.
        assert_eq!(
            (status(thread, "Seccomp"), status(thread, "NoNewPrivs")),
            ("2".into(), "1".into()),
            "{model}"
        );
        assert_eq!(status(thread, "Seccomp_filters"), "2", "{model}");
    }
    let limits = fs::read_to_string(format!("/proc/{process}/limits")).unwrap();
    let core = limits.lines().find_map(|line| line.strip_prefix("Max core file size")).unwrap();
    assert_eq!(core.split_whitespace().take(2).collect::<Vec<_>>(), ["0", "0"], "{model}");
    // Only root can look further.
    if let Ok(environment) = fs::read(format!("/proc/{process}/environ")) {
        let environment = String::from_utf8_lossy(&environment).into_owned();
        assert!(!environment.contains("CARGO_MANIFEST_DIR"), "{model}: {environment}");
        let files = fs::read_dir(format!("/proc/{process}/fd")).unwrap();
        let open: Vec<String> = files
            .filter_map(|file| Some(fs::read_link(file.ok()?.path()).ok()?.display().to_string()))
            .collect();
        let sockets = open.iter().filter(|file| file.starts_with("socket:")).collect::<Vec<_>>();
        assert!(sockets.windows(2).all(|pair| pair[0] == pair[1]), "{model}: the server's alone: {open:?}");
    }
    worker.stop().await;
}

#[tokio::test]
async fn every_engine_serves_within_the_fence() {
    let ours = fs::read_to_string("/proc/self/environ").unwrap();
    assert!(ours.contains("CARGO_MANIFEST_DIR"), "what an engine is not to have is here");
    for (engine, program, option, model) in ENGINES {
        if engine == Engine::Llm && cfg!(not(feature = "llm")) {
            continue;
        }
        check(engine, program, option, model).await;
    }
    if cfg!(feature = "llm") && Path::new(EMBED).is_file() {
        check(Engine::Embed, env!("CARGO_BIN_EXE_offhook-llm"), "--embed", EMBED).await;
    }
}

/// Landlock, where the kernel has one: an engine opens its model and no other file, even one beside it.
#[tokio::test]
async fn a_model_that_names_another_file_does_not_reach_it() {
    if let Some(why) = without_landlock() {
        println!("skipped: {why}");
        return;
    }
    // A voice is two files. Where the second one is a link to another place, the engine opens what it was given.
    let folder = tempfile::tempdir().unwrap();
    let voice = folder.path().join("hum.onnx");
    fs::copy("models/demo/piper-hum/hum.onnx", &voice).unwrap();
    fs::copy("models/demo/piper-hum/hum.onnx.json", folder.path().join("real.json")).unwrap();
    std::os::unix::fs::symlink("real.json", folder.path().join("hum.onnx.json")).unwrap();
    check(Engine::Tts, env!("CARGO_BIN_EXE_offhook-tts"), "--voice", voice.to_str().unwrap()).await;
}
