//! Engines told to compute on a GPU: on Vulkan's software device where this build has Vulkan, else on the CPU, aloud.

use std::path::Path;
use std::sync::Arc;

use offhook::engine::gpu::{BACKEND, ON_THE_CPU_INSTEAD};
use offhook::engine::programs::DEMO_STT_MODEL;
use offhook::engine::recogniser::Recogniser;
use offhook::engine::worker::{Worker, WorkerSettings};
use offhook::metrics::{Engine, Metrics};
use tokio::sync::oneshot;

use super::PATIENCE;
use super::recognition::{recording, utterance};

/// Mesa's software device, lavapipe: it computes on the processor, by the same interface as a card.
const LAVAPIPE: &str = "/usr/share/vulkan/icd.d/lvp_icd.x86_64.json";

/// Starts an engine that is told to use this device, with that driver alone; gives what it says of itself.
async fn start(engine: Engine, model: &Path, device: &str, driver: &str) -> (Worker, String) {
    let program = match engine {
        Engine::Stt => env!("CARGO_BIN_EXE_offhook-stt"),
        _ => env!("CARGO_BIN_EXE_offhook-llm"),
    };
    let args = ["--model".to_owned(), model.display().to_string(), "--gpu".to_owned(), device.to_owned()];
    // A device of the kind "processor" is only taken when it is named.
    let env = [("VK_DRIVER_FILES", driver), ("VK_ICD_FILENAMES", driver), ("GGML_VK_VISIBLE_DEVICES", "0")];
    let env = if driver == LAVAPIPE { &env[..] } else { &env[..2] };
    let settings = WorkerSettings {
        env: env.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect(),
        job_deadline: PATIENCE,
        start_deadline: PATIENCE,
        ..WorkerSettings::new(engine, program.into(), args.to_vec())
    };
    let worker = Worker::start(settings, Arc::new(Metrics::new()));
    let about = worker.ready(PATIENCE).await.unwrap();
    (worker, about)
}

/// What is heard in a recording of a caller who says "billing please".
async fn hear(worker: Worker) -> String {
    let (done, end) = oneshot::channel();
    let sound = utterance(&recording("billing_please.wav"));
    // Its process lives as long as somebody holds it.
    let recogniser = Recogniser::new(worker);
    let job = recogniser.transcribe(sound, move |result| drop(done.send(result)));
    let text = end.await.unwrap().unwrap().text;
    drop(job);
    text
}

async fn check_hears(device: &str, driver: &str, told: &str) {
    let (worker, about) = start(Engine::Stt, DEMO_STT_MODEL.as_ref(), device, driver).await;
    assert!(about.contains(told), "{about}");
    assert_eq!(hear(worker).await, "billing please", "{about}");
}

#[tokio::test]
async fn a_recogniser_without_the_gpu_it_was_told_to_use_hears_on_the_cpu_and_says_so() {
    check_hears("0", "/no/such/driver.json", ON_THE_CPU_INSTEAD).await;
    let why = BACKEND.map_or("this build has no GPU code", |_| "found no device; install the card's driver");
    check_hears("0", "/no/such/driver.json", why).await;
}

#[cfg(feature = "vulkan")]
mod vulkan {
    use offhook::engine::language_model::{GENERATION_MAX, Generation, LanguageModel};
    use offhook::engine::protocol::{ChatMessage, Role};
    use tokio::sync::mpsc::unbounded_channel;

    use super::super::random_model::{self, Variant};
    use super::*;

    #[tokio::test]
    async fn the_recogniser_hears_on_the_software_device() {
        assert!(Path::new(LAVAPIPE).exists(), "{LAVAPIPE} is not here: apt-get install mesa-vulkan-drivers");
        check_hears("0", LAVAPIPE, "on llvmpipe").await;
        check_hears("4", LAVAPIPE, "there is no Vulkan device 4; there are, from 0: llvmpipe").await;
    }

    #[tokio::test]
    async fn the_language_model_writes_on_the_software_device() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("random-weights.gguf");
        random_model::write(&file, &Variant::default());
        let (worker, about) = start(Engine::Llm, &file, "0", LAVAPIPE).await;
        assert!(about.contains("on llvmpipe"), "{about}");
        let (pieces, mut texts) = unbounded_channel();
        let generation = Generation {
            shared: Vec::new(),
            own: vec![ChatMessage { role: Role::User, text: "Which department?".to_owned() }],
            grammar: Some("root ::= \"billing\"".to_owned()),
            tokens_max: 32,
            deadline: GENERATION_MAX,
        };
        let model = LanguageModel::new(worker);
        let job = model.generate(generation, move |piece| drop(pieces.send(piece))).unwrap();
        let mut text = String::new();
        while let Some(piece) = texts.recv().await {
            let piece = piece.unwrap();
            text += &piece.text;
            if piece.last.is_some() {
                break;
            }
        }
        assert_eq!(text, "billing");
        drop(job);
    }
}
