//! `offhook chat`, with what a user would type on standard input.

use std::io::Write;
use std::process::{Command, Output, Stdio};

use super::{stderr, stdout};

fn chat(words: &[&str], typed: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_offhook"))
        .arg("chat")
        .args(words)
        .env("RUST_LOG", "warn")
        .env("OFFHOOK_MODELS", "off")
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    // One that refuses its command line reads nothing.
    let _ = child.stdin.take().expect("a pipe").write_all(typed.as_bytes());
    child.wait_with_output().expect("the program ends")
}

/// What is told, in this order.
fn check(words: &[&str], typed: &str, told: &[&str]) {
    let output = chat(words, typed);
    let text = stdout(&output);
    assert!(output.status.success(), "{text}{}", stderr(&output));
    let mut rest = text.as_str();
    for part in told {
        let at =
            rest.find(part).unwrap_or_else(|| panic!("{part:?} is missing after its predecessor:\n{text}"));
        rest = &rest[at + part.len()..];
    }
}

const RECEPTION: &str = "asterisk/flows/reception.toml";

#[test]
fn words_are_answered_with_tier_and_reason_and_the_variables_at_the_end() {
    check(
        &[RECEPTION],
        "i have a question about my bill @0.6\n/why\nyes\n",
        &[
            "bot: Welcome to Northwind.",
            "> i have a question about my bill @0.6\n      phrases 60 %: billing (phrase \"bill\")\n",
            "bot: Billing, is that right?\n",
            "acts from 80 %, asks from 45 %",
            "waits for up to 1 keys",
            "bot: Thank you. I am connecting you with billing.\n",
            "OFFHOOK_EXTEN=601\n",
            "OFFHOOK_STATUS=ok\n",
            "OFFHOOK_ACTION=transfer\n",
        ],
    );
}

#[test]
fn keys_silence_and_a_lost_recogniser_can_be_typed() {
    check(
        &[RECEPTION],
        "/silence\n/unrecognised\n/keys x\n/wait\n2\n",
        &[
            "bot: Sorry, I did not hear anything.",
            "bot: Sorry, I have trouble understanding speech",
            "(keys are 0-9, * and #, as in /keys 123#)",
            "(/wait is not known:",
            "      keys 100 %: sales (a key)\n",
            "OFFHOOK_DIGITS=2\n",
        ],
    );
}

#[test]
fn the_end_of_the_input_is_a_hangup() {
    check(&[RECEPTION], "", &["bot: Welcome", "OFFHOOK_STATUS=caller_hangup\n", "OFFHOOK_ACTION=hangup\n"]);
}

#[test]
fn rows_context_and_the_time_come_from_the_command_line() {
    check(
        &["asterisk/flows/bank.toml", "--row", "customer.name=Carla", "--caller", "+441632960101"],
        "balance\n",
        &["bot: Hello Carla, this is Alder Bank's", "sixteen digits"],
    );
    check(
        &["asterisk/flows/clinic.toml", "--now", "2026-12-25T10:00", "--context", "patient_name=Anna"],
        "are you open\n",
        &["bot: Hello Anna,", "bot: We are closed at the moment."],
    );
}

#[test]
fn what_is_not_written_is_found_out_as_in_a_call() {
    let bank = "asterisk/flows/bank.toml";
    check(
        &[bank, "--caller", "01632 960102"],
        "balance\n9999000000000020\n/why\nhow much does it cost to replace a card\n/why\n",
        &[
            "(not asked: examples (no [embed] model), the language model (no [llm] model); fetch some",
            "bot: Hello Tomas, this is Alder Bank's",
            "bot: You have spent 1480 pounds.",
            "lookup card: found",
            "documents ",
            "bot: ",
            "      from bank-",
            "the documents: a sentence answers",
        ],
    );
    check(
        &[bank, "--caller", "01632 960102", "--row", "card=failed", "--row", "customer="],
        "balance\n",
        &["bot: Welcome to Alder Bank's card line.", "bot: I do not know this telephone number,"],
    );
}

#[test]
fn what_cannot_be_used_is_refused_with_a_remedy() {
    for (words, code, says) in [
        (&["no-such.toml"][..], 2, "remedy: name a flow file"),
        (&["tests/flows/bad/duplicates.toml"], 1, "duplicates.toml:13:7: key `1` already leads"),
        (&[RECEPTION, "--now", "noon"], 2, "remedy: write it as 2026-11-23T10:00"),
        (
            &[RECEPTION, "--row", "customer.name=Carla"],
            2,
            "remedy: leave --row out: this flow looks nothing up",
        ),
        (
            &["asterisk/flows/bank.toml", "--row", "customer=Carla"],
            2,
            "remedy: write card.FIELD=VALUE or customer.FIELD=",
        ),
        (&[RECEPTION, "--context", "carla"], 2, "NAME=VALUE"),
    ] {
        let output = chat(words, "");
        assert_eq!(output.status.code(), Some(code), "{words:?}: {}", stderr(&output));
        assert!(stderr(&output).contains(says), "{words:?}: {}", stderr(&output));
    }
}

/// The flow that the demonstration model was taught, with a configuration that names it.
#[cfg(feature = "llm")]
#[test]
fn the_demonstration_model_understands_what_phrases_do_not() {
    let folder = tempfile::tempdir().expect("a folder");
    let flow = std::fs::read_to_string(RECEPTION).expect("the flow");
    let flow = flow.replace("documents = ", "# documents = ");
    let may = "\n[llm]\nmay = [\"choose\", \"chat\"]\n";
    let rules = "rules = [\"Whoever is angry or asks twice for a person gets one.\"]\n";
    std::fs::write(folder.path().join("reception.toml"), flow + may + rules).expect("a flow");
    let model = concat!(env!("CARGO_MANIFEST_DIR"), "/models/demo/demo-llm.gguf");
    let config = folder.path().join("offhook.toml");
    std::fs::write(&config, format!("[llm]\nmodel = \"{model}\"\n")).expect("a configuration");
    let flow = folder.path().join("reception.toml").display().to_string();
    let config = config.display().to_string();
    check(
        &[&flow, "--config", &config],
        "I saw your advert and I'm interested\n/why\nyes\n",
        &[
            "bot: Welcome to Northwind.",
            "llm 70 %: sales (the model's choice)",
            "bot: Sales, is that right?",
            "the language model: answered",
            "OFFHOOK_DESTINATION=sales\n",
            "OFFHOOK_STATUS=ok\n",
        ],
    );
}
