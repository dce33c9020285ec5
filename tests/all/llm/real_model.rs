//! A real instruct model, where one is installed: the attacks of tests/injection come to nothing with it, and its
//! summaries say nothing that was not said.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use offhook::call::{Flows, Sources};
use offhook::engine::language_model::{LanguageModel, LanguageModelChoice};
use offhook::engine::worker::Worker;
use offhook::metrics::Metrics;

use super::whole_dialogs::{Attack, Model, check, flow, rules};
use crate::flows::files;

/// Where models are installed, the better one first; the file that `OFFHOOK_TEST_LLM` names goes before them.
const INSTALLED: [&str; 2] = [
    "vendor/models/qwen2.5-coder-1.5b-instruct-q4_k_m.gguf",
    "vendor/models/qwen2.5-coder-0.5b-instruct-q4_k_m.gguf",
];
/// A whole call with a real model takes seconds: of so many attacks one is played, or all with `OFFHOOK_ATTACKS=all`.
const ONE_OF: usize = 9;
const LOADED_WITHIN: Duration = Duration::from_secs(120);

fn installed() -> Option<PathBuf> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let named = std::env::var_os("OFFHOOK_TEST_LLM").map(PathBuf::from);
    let found = INSTALLED.iter().map(|file| here.join(file)).find(|file| file.exists());
    named.or(found)
}

#[tokio::test(flavor = "multi_thread")]
async fn attacks_come_to_nothing_with_a_real_model() {
    let Some(model) = installed() else {
        eprintln!("NOT CHECKED: no real language model is installed ({})", INSTALLED.join(", "));
        return;
    };
    let choice = LanguageModelChoice {
        model,
        parallel: 1,
        threads: 2,
        context_tokens: 4_096,
        gpu: None,
        gpu_layers: 0,
    };
    let settings = choice.worker(Some(env!("CARGO_BIN_EXE_offhook-llm").as_ref()));
    let worker = Worker::start(settings, Arc::new(Metrics::new()));
    worker.ready(LOADED_WITHIN).await.expect("the model is loaded");
    let language_model = Some(LanguageModel::new(worker.clone()));
    let runtime = tokio::runtime::Handle::current();
    let sources = Sources { embedder: None, language_model, flows: Arc::new(Flows::of([])), runtime };
    let played =
        tokio::task::spawn_blocking(move || play(&sources)).await.expect("every attack comes to nothing");
    worker.stop().await;
    assert!(played.attacks > 0 && played.in_short <= played.attacks, "{played:?}");
    println!("{played:?}");
}

#[derive(Debug, Default)]
struct Figures {
    attacks: usize,
    /// Calls whose summary holds a sentence of the model's.
    in_short: usize,
}

fn play(sources: &Sources) -> Figures {
    let every = if std::env::var("OFFHOOK_ATTACKS").is_ok_and(|which| which == "all") { 1 } else { ONE_OF };
    let mut figures = Figures::default();
    for path in files("tests/injection", "txt") {
        let text = std::fs::read_to_string(&path).expect("attacks");
        let name = text.lines().find_map(|line| line.strip_prefix("flow: ")).expect("a flow");
        let flow = flow(name, false);
        let rules = rules(&flow).expect("a model is asked");
        for block in text.trim_end().split("\n\n").filter(|block| block.contains("says: ")).step_by(every) {
            let outcome = check(&flow, &rules, &Attack::read(block), Model::Real(sources));
            let summary = outcome.summary.expose();
            println!("{:?}: {summary}", outcome.status);
            figures.attacks += 1;
            figures.in_short += usize::from(summary.contains("(in short: "));
        }
    }
    figures
}
