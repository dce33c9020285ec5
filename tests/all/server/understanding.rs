//! A whole call in which every engine has its part: recordings for a caller, the demonstration recogniser, the
//! demonstration language model in its grammar, and espeak-ng's voice.

use std::path::Path;
use std::process::Output;

use serde_json::Value;
use tokio::process::Command;

use super::asterisk::serve;

/// The reception without the words that name its departments otherwise: what is left for the model to understand.
fn reception() -> String {
    let text = std::fs::read_to_string("asterisk/flows/reception.toml").expect("the flow");
    let mut in_synonyms = false;
    let kept = text.lines().filter(|line| {
        let begins = line.starts_with("synonyms = [");
        let is_one = in_synonyms || begins;
        in_synonyms = is_one && !line.ends_with(']');
        !is_one && !line.starts_with("documents = ")
    });
    let llm =
        "may = [\"choose\", \"chat\"]\nrules = [\"Whoever is angry or asks twice for a person gets one.\"]\n";
    format!("{}\n[llm]\n{llm}", kept.collect::<Vec<_>>().join("\n"))
}

/// The report of a call with these recordings.
async fn call(agi: String, words: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_offhook"))
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .args(["call", "--agi", &agi, "--flow", "reception", "--json"])
        .args(words)
        .kill_on_drop(true)
        .output()
        .await
        .expect("the program runs")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_question_that_only_the_model_understands_is_confirmed_and_connected() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("reception.toml"), reception()).expect("a flow");
    let models = Path::new(env!("CARGO_MANIFEST_DIR")).join("models/demo");
    let server = serve(|config| {
        config.flows = folder.path().to_owned();
        config.stt.model = Some(models.join("ggml-demo-en.bin"));
        (config.llm.model, config.llm.threads) = (Some(models.join("demo-llm.gguf")), 1);
    })
    .await;
    let agi = server.agi().to_string();
    let recordings = ["question_about_bill", "yes"].map(|name| format!("tests/audio/calls/{name}.wav"));
    let by_voice: Vec<&str> = recordings.iter().map(String::as_str).collect();
    let output = call(agi, &by_voice).await;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let report: Value = serde_json::from_str(&text).expect("JSON");
    let variable = |name: &str| report["variables"][name].as_str().unwrap_or_default().to_owned();
    assert_eq!(variable("OFFHOOK_DESTINATION"), "billing", "{text}");
    assert_eq!(variable("OFFHOOK_STATUS"), "ok", "{text}");
    assert!(text.contains("Billing, is that right?"), "the model's choice is confirmed: {text}");
    server.stop().await;
}
