//! A call through the real program, and the same call again from its record.

use std::fs;

use super::{
    asterisk::Asterisk,
    caller::Caller,
    child::{Site, be_engine},
};

const ENTRY: &str = "server::replay::a_call_is_replayed_from_its_record";

const FLOW: &str = r#"
greeting = "Hello."
fallback = "desk"
[destinations.desk]
context = "departments"
extension = "600"
[destinations.billing]
context = "departments"
extension = "601"
synonyms = ["invoice"]
"#;

/// Replays and gives whether all was the same, and what was printed.
fn replay(site: &Site, call: &str) -> (bool, String) {
    let output = site.run(&["replay", call]);
    let (printed, complaint) = (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr));
    assert!(!printed.is_empty(), "{complaint:?}");
    (output.status.success(), printed)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_call_is_replayed_from_its_record() {
    if be_engine() {
        return;
    }
    let site = Site::new(ENTRY, "", FLOW);
    let server = site.serve();
    let mut asterisk = Asterisk::rings_at(server.agi, "converse?flow=account").await;
    let (uuid, audio) = asterisk.asked_for_audio().await;
    let caller = Caller::connects(audio, uuid).await;
    site.will_hear("purple elephants");
    server.line_with("\"saying\"", 1);
    caller.says("unknown_words.wav");
    server.line_with("\"saying\"", 2);
    site.will_hear("billing please");
    caller.says("billing_please.wav");
    caller.hears_the_end().await;
    asterisk.reply(0).await;
    asterisk.ends().await;
    assert_eq!(asterisk.result(), "ok transfer 601");
    server.stop();
    let uuid = uuid.to_string();
    let (same, printed) = replay(&site, &uuid);
    assert!(same && printed.contains("flow account, as it was"), "{printed}");
    let events: usize =
        printed.split("the same: ").nth(1).unwrap().split(' ').next().unwrap().parse().unwrap();
    assert!(events > 10, "{printed}");
    let file = site.path("call.json");
    let file = file.to_str().unwrap();
    assert!(site.run(&["export", "--call", &uuid, "--out", file]).status.success());
    assert_eq!(replay(&site, file), (same, printed));
    fs::write(site.path("flows/account.toml"), FLOW.replace("\"invoice\"", "\"purple elephants\"")).unwrap();
    let (same, printed) = replay(&site, &uuid);
    assert!(!same, "{printed}");
    for expected in ["the flow account was changed since", "call:   {", "replay: {"] {
        assert!(printed.contains(expected), "{expected} is not in {printed}");
    }
    let unknown = site.run(&["replay", "00000000-0000-4000-8000-000000000000"]);
    assert!(String::from_utf8(unknown.stderr).unwrap().contains("look for its OFFHOOK_CALL"));
}
