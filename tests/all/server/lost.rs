//! The real program killed in the middle of a call, and on a full disk: what is lost of the records, and what is not.

use std::time::{Duration, Instant};

use offhook::store::{Call, Filter, Page, Place, Store};
use rustix::process::{Resource, Rlimit, prlimit};

use super::{
    asterisk::{Asterisk, Audio, PATIENCE},
    caller::Caller,
    child::{Served, Site, be_engine},
};

const ENTRY: &str = "server::lost::killed_in_mid_call_it_has_lost_the_running_turn_and_nothing_else";

const FLOW: &str = r#"
greeting = "Hello."
fallback = "desk"
[destinations.desk]
context = "departments"
extension = "600"
key = "9"
[intents.account]
key = "1"
steps = [{ ask = "name" }, { ask = "order" }, { transfer = "desk" }]
[slots.name]
type = "text"
prompt = "What is your name?"
[slots.order]
type = "digits"
length = 6
prompt = "Which order?"
"#;

async fn calls(site: &Site) -> Vec<Call> {
    let store = Store::open(Place::Sqlite(site.path("records.db")), None).await.unwrap();
    let page = store.calls(&Filter::default(), Page { number: 0, size: 100 }).await.unwrap();
    let mut calls = Vec::new();
    for row in page.calls {
        calls.push(store.call(row.call).await.unwrap().unwrap());
    }
    store.close().await;
    calls
}

/// Polls the records, which are another process's.
async fn until(site: &Site, so: impl Fn(&[Call]) -> bool) -> Vec<Call> {
    let until = Instant::now() + PATIENCE;
    loop {
        let calls = calls(site).await;
        if so(&calls) {
            return calls;
        }
        assert!(Instant::now() < until, "waited in vain: {calls:?}");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn killed_in_mid_call_it_has_lost_the_running_turn_and_nothing_else() {
    if be_engine() {
        return;
    }
    let site = Site::new(ENTRY, "", FLOW);
    let server = site.serve();
    let mut asterisk = Asterisk::rings_at(server.agi, "converse?flow=account").await;
    let (uuid, audio) = asterisk.asked_for_audio().await;
    site.will_hear("Ottoline");
    let caller = Caller::connects(audio, uuid).await;
    server.line_with("\"saying\"", 1);
    caller.types("1");
    server.line_with("\"saying\"", 2);
    caller.says("billing_please.wav");
    // The third turn runs: the order is asked for.
    server.line_with("\"saying\"", 3);
    until(&site, |calls| calls.first().is_some_and(|call| call.turns.len() == 2)).await;
    server.kill();
    let left = calls(&site).await.remove(0);
    assert_eq!((left.row.call, left.row.ended_ms), (uuid, None));
    check_turns(&left);
    let server = site.serve();
    let closed = until(&site, |calls| calls[0].row.ended_ms.is_some()).await.remove(0);
    assert_eq!(closed.row.status.as_deref(), Some("error"), "the next start ends it");
    check_turns(&closed);
    check_a_call(&server).await;
    server.stop();
    assert_eq!(calls(&site).await.len(), 2);
}

/// The greeting, and the key that was answered by the question for a name.
fn check_turns(call: &Call) {
    let text = |text: &offhook::pii::Redacted<String>| text.expose().clone();
    let turns: Vec<_> = call.turns.iter().map(|turn| (text(turn.said()), turn.keys().map(text))).collect();
    let said = |said: &str, keys: Option<&str>| (said.to_owned(), keys.map(str::to_owned));
    assert_eq!(turns, [said("Hello.", None), said("What is your name?", Some("1"))]);
}

async fn check_a_call(server: &Served) {
    let mut asterisk = Asterisk::rings_at(server.agi, "converse?flow=account").await;
    let (uuid, address) = asterisk.asked_for_audio().await;
    let mut audio = Audio::connects(address, uuid).await;
    audio.sends_key('9').await;
    audio.hears_the_end().await;
    asterisk.reply(0).await;
    asterisk.ends().await;
    assert_eq!(asterisk.result(), "ok transfer 600");
}

/// Files that may not grow stop the records as a full disk does.
#[tokio::test(flavor = "multi_thread")]
async fn a_full_disk_loses_no_call_and_no_record_and_the_metrics_say_so() {
    let site = Site::new(ENTRY, "", FLOW);
    let token = site.run(&["token", "create", "--role", "viewer", "--name", "scraper"]);
    let token = String::from_utf8(token.stdout).unwrap();
    let server = site.serve();
    check_a_call(&server).await;
    until(&site, |calls| calls.iter().any(|call| call.row.ended_ms.is_some())).await;
    let full = Rlimit { current: Some(1), maximum: None };
    let before = prlimit(Some(server.pid()), Resource::Fsize, full).unwrap();
    for _ in 0..3 {
        check_a_call(&server).await;
    }
    let metric = |name: &str| server.metric(token.trim(), name);
    let until_metric = async |name: &str, so: fn(u64) -> bool| {
        let until = Instant::now() + PATIENCE;
        while !so(metric(name)) {
            assert!(Instant::now() < until, "{name} stays {}", metric(name));
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    };
    until_metric("offhook_record_write_failures_total", |failures| failures > 1).await;
    assert!(metric("offhook_records_waiting") > 0);
    prlimit(Some(server.pid()), Resource::Fsize, before).unwrap();
    until_metric("offhook_records_waiting", |waiting| waiting == 0).await;
    server.stop();
    let calls = calls(&site).await;
    assert_eq!(calls.len(), 4);
    assert!(calls.iter().all(|call| call.row.status.as_deref() == Some("ok")), "{calls:?}");
}
