//! A real Whisper model, where one is installed, on natural voices: nothing clear is dropped, and noise has no words.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use offhook::audio::{resample, wav};
use offhook::engine::hearing::Hearing;
use offhook::engine::protocol::{Samples, Transcript, Utterance};
use offhook::engine::recogniser::Recogniser;
use offhook::engine::worker::{Worker, WorkerSettings};
use offhook::metrics::{Engine, Metrics};
use tokio::sync::oneshot;

use super::PATIENCE;

const NATURAL: &str = "tests/audio/natural";
const MODELS: [&str; 4] =
    ["ggml-tiny.en-q8_0.bin", "ggml-tiny.en.bin", "ggml-base-q8_0.bin", "ggml-base.bin"];

fn installed() -> Option<PathBuf> {
    let found = MODELS.iter().map(|name| Path::new("vendor/models").join(name)).find(|path| path.is_file());
    if found.is_none() {
        eprintln!("NOT CHECKED: no Whisper model in vendor/models; `offhook models fetch starter` gets one");
    }
    found
}

async fn start(model: &Path) -> Recogniser {
    let mut arguments = vec!["--model".to_owned(), model.display().to_string()];
    arguments.extend(Hearing::of(model).arguments());
    let settings = WorkerSettings {
        job_deadline: PATIENCE,
        ..WorkerSettings::new(Engine::Stt, env!("CARGO_BIN_EXE_offhook-stt").into(), arguments)
    };
    let worker = Worker::start(settings, Arc::new(Metrics::new()));
    worker.ready(PATIENCE).await.unwrap();
    Recogniser::new(worker)
}

async fn hear(recogniser: &Recogniser, sound: &[i16], words: &[&str]) -> Transcript {
    let (done, end) = oneshot::channel();
    let words = words.iter().map(|word| (*word).to_owned()).collect();
    let utterance =
        Utterance { sound: Samples::from_pcm(sound), language: "en".to_owned(), words, so_far: false };
    let _job = recogniser.transcribe(utterance, move |result| drop(done.send(result))).unwrap();
    end.await.unwrap().unwrap()
}

fn recording(name: &str) -> Vec<i16> {
    let sound = wav::read(&fs::read(Path::new(NATURAL).join(name)).unwrap()).unwrap();
    resample(&sound.samples, sound.rate_hz, 16_000).unwrap()
}

fn bare(text: &str) -> String {
    let kept: String = text.to_lowercase().chars().filter(|c| c.is_alphanumeric() || *c == ' ').collect();
    kept.trim().to_owned()
}

#[tokio::test]
async fn natural_callers_are_understood_and_surely() {
    let Some(model) = installed() else { return };
    let recogniser = start(&model).await;
    let table = fs::read_to_string(Path::new(NATURAL).join("recognised.tsv")).unwrap();
    let (mut heard, mut said, mut sure) = (String::new(), String::new(), 0);
    for row in table.lines().skip(1) {
        let (path, text) = row.split_once('\t').unwrap();
        let transcript = hear(&recogniser, &recording(path), &[]).await;
        heard += &format!("{path}: {}\n", bare(&transcript.text));
        said += &format!("{path}: {text}\n");
        sure += usize::from(transcript.confidence >= 0.8);
    }
    assert_eq!(heard, said);
    assert!(sure >= 3, "only {sure} of these are acted on without a question");
}

#[tokio::test]
async fn noise_has_no_words_even_where_some_are_expected() {
    let Some(model) = installed() else { return };
    let recogniser = start(&model).await;
    let hiss: Vec<i16> =
        (0_u32..48_000).map(|at| (at.wrapping_mul(2_654_435_761) >> 22) as i16 - 512).collect();
    let hum: Vec<i16> = (0..48_000).map(|at| ((at as f32 * 0.0236).sin() * 3_000.0) as i16).collect();
    for (name, sound) in [("silence", &vec![0; 32_000]), ("hiss", &hiss), ("hum", &hum)] {
        let transcript = hear(&recogniser, sound, &["billing", "technical support", "sales"]).await;
        assert_eq!(transcript.text, "", "{name}");
    }
}
