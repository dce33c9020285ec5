//! Calls whose callers are asked whether they may be recorded: what is recorded, from when on, and where the answer is.

use serde_json::Value;
use uuid::Uuid;

use super::{
    asterisk::Asterisk,
    caller::Caller,
    child::{Served, Site, be_engine},
    recording::{files, stretches},
};

const ENTRY: &str = "server::consent::who_agrees_is_recorded_from_then_on_and_nobody_else_is";

const FLOW: &str = r#"
greeting = "Hello."
fallback = "desk"
[timeouts]
no_input_ms = 1000
[start]
steps = [{ consent = "May we record this call?" }]
[destinations.desk]
context = "departments"
extension = "600"
[intents.account]
key = "3"
steps = [{ ask = "name" }, { transfer = "desk" }]
[slots.name]
type = "text"
prompt = "What is your name?"
"#;

/// Answers the question for consent in some way, tells a name, and is connected.
async fn call(
    site: &Site,
    server: &Served,
    consents: impl AsyncFnOnce(&Caller, usize) -> usize,
) -> (Uuid, String) {
    let before = server.log().matches("PromptEnded").count();
    let mut asterisk = Asterisk::rings_at(server.agi, "converse?flow=account").await;
    let (uuid, audio) = asterisk.asked_for_audio().await;
    let caller = Caller::connects(audio, uuid).await;
    server.line_with("PromptEnded", before + 1);
    // The greeting has been heard after so many more.
    let asked = before + 1 + consents(&caller, before + 1).await;
    server.line_with("PromptEnded", asked);
    caller.types("3");
    server.line_with("PromptEnded", asked + 1);
    site.will_hear("Ottoline");
    caller.says("billing_please.wav");
    caller.hears_the_end().await;
    asterisk.reply(0).await;
    asterisk.ends().await;
    assert_eq!(asterisk.result(), "ok transfer 600");
    (uuid, asterisk.variable("OFFHOOK_CONSENT").to_owned())
}

fn kept(site: &Site, call: Uuid) -> Value {
    let exported = site.run(&["export", "--call", &call.to_string()]);
    serde_json::from_slice(&exported.stdout).unwrap_or_else(|_| panic!("{exported:?}"))
}

#[tokio::test(flavor = "multi_thread")]
async fn who_agrees_is_recorded_from_then_on_and_nobody_else_is() {
    if be_engine() {
        return;
    }
    let site = Site::new(ENTRY, "[recordings]\nconsent_required = true\n", FLOW);
    let server = site.serve();
    let yes = call(&site, &server, async |caller, asked| {
        site.will_hear("the weather is fine");
        caller.says("digits_1234.wav");
        // Sorry, and the question once more.
        server.line_with("PromptEnded", asked + 2);
        assert_eq!(files(&site), [""; 0], "nothing is kept before the answer");
        site.will_hear("yes");
        caller.says("billing_please.wav");
        3
    });
    let yes = yes.await;
    let no = call(&site, &server, async |caller, _| {
        caller.types("2");
        1
    });
    let no = no.await;
    // Silence, the question, silence, the greeting.
    let silent = call(&site, &server, async |_, _| 2).await;
    let answers = [&yes.1, &no.1, &silent.1].map(String::as_str);
    assert_eq!(answers, ["yes", "no", "no_answer"]);
    for ((uuid, answer), recorded) in [(yes.clone(), true), (no, false), (silent, false)] {
        let kept = kept(&site, uuid);
        assert_eq!(kept["consent"], answer.as_str());
        assert_eq!(kept["recording"].is_string(), recorded, "{answer}");
        assert_eq!(kept["slots"]["NAME"], "Ottoline", "the call goes on: {answer}");
    }
    server.stop();
    assert_eq!(files(&site), [format!("{}.wav", yes.0)]);
    let wav = hound::WavReader::open(site.path("recordings").join(format!("{}.wav", yes.0))).unwrap();
    let samples: Vec<i16> = wav.into_samples().map(Result::unwrap).collect();
    let caller = stretches(&samples, 0, 20, |sample| sample.abs() > 1_000);
    assert_eq!(caller.len(), 1, "the name, and nothing from before the yes: {caller:?}");
    assert!((500..2_500).contains(&caller[0]), "{caller:?}");
}

#[test]
fn a_site_that_requires_consent_refuses_flows_that_only_announce() {
    let unasked = FLOW.replace("[timeouts]", "recording = \"This call is recorded.\"\n[timeouts]");
    let unasked = unasked.replace("{ consent = \"May we record this call?\" }", "{ say = \"Welcome.\" }");
    let required = Site::new(ENTRY, "[recordings]\nconsent_required = true\n", &unasked);
    let said = String::from_utf8(required.run(&["check"]).stdout).unwrap();
    assert!(
        said.contains("account.toml:4:13: callers are recorded without being asked")
            && said.contains("write { consent ="),
        "{said}"
    );
    let served = String::from_utf8(required.run(&["serve"]).stderr).unwrap();
    assert!(served.contains("recordings.consent_required is true"), "{served}");
    let free = Site::new(ENTRY, "", &unasked);
    assert!(free.run(&["check"]).status.success());
}
