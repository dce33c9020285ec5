//! What the site's own programs are told of a call: a line in a file, and a signed POST that is tried again.

use std::{
    fs,
    os::unix::fs::PermissionsExt,
    time::{Duration, Instant},
};

use hmac::{Hmac, KeyInit, Mac};
use serde_json::Value;
use sha2::Sha256;

use super::{
    asterisk::{Asterisk, Audio, PATIENCE},
    child::{Served, Site, be_engine},
};
use crate::knowledge::service::{Answer, Service};

const ENTRY: &str = "server::details::a_call_is_told_to_a_file_and_to_a_webhook";

const FLOW: &str = r#"
greeting = "Hello."
fallback = "desk"
[destinations.desk]
context = "departments"
extension = "600"
key = "9"
[destinations.billing]
context = "departments"
extension = "601"
"#;

fn site(service: &Service) -> Site {
    let config = format!(
        "[details]\nfile = \"calls.jsonl\"\nwebhook = \"http://{0}/calls\"\nsecret_file = \"secret\"\n\
         [lookups]\nallow = [\"{0}\"]\n[records]\nurl = \"off\"\nnode = \"left\"\n",
        service.address
    );
    let site = Site::new(ENTRY, &config, FLOW);
    fs::write(site.path("secret"), "swordfish\n").unwrap();
    site
}

async fn call(server: &Served) -> String {
    let mut asterisk = Asterisk::rings_at(server.agi, "converse?flow=account&customer_id=C-17").await;
    let (uuid, address) = asterisk.asked_for_audio().await;
    let mut audio = Audio::connects(address, uuid).await;
    audio.sends_key('9').await;
    audio.hears_the_end().await;
    asterisk.reply(0).await;
    asterisk.ends().await;
    assert_eq!(asterisk.result(), "ok transfer 600");
    uuid.to_string()
}

async fn until(what: &str, so: impl Fn() -> bool) {
    let until = Instant::now() + PATIENCE;
    while !so() {
        assert!(Instant::now() < until, "waited in vain for {what}");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

fn lines(site: &Site, name: &str) -> Vec<Value> {
    let text = fs::read_to_string(site.path(name)).unwrap_or_default();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// As a receiver would.
fn check_signature(request: &str) -> &str {
    let (head, body) = request.split_once("\r\n\r\n").unwrap();
    let header = |name: &str| {
        let line = head.lines().find_map(|line| line.to_lowercase().strip_prefix(name).map(str::to_owned));
        line.unwrap_or_else(|| panic!("no {name} in {head}")).trim().to_owned()
    };
    let mut mac = Hmac::<Sha256>::new_from_slice(b"swordfish").unwrap();
    mac.update(format!("{}.{body}", header("x-offhook-timestamp:")).as_bytes());
    let expected: String = mac.finalize().into_bytes().iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!(header("x-offhook-signature:"), format!("sha256={expected}"));
    body
}

#[tokio::test(flavor = "multi_thread")]
async fn a_call_is_told_to_a_file_and_to_a_webhook() {
    if be_engine() {
        return;
    }
    let service = Service::start(vec![Answer::Status(503), Answer::Status(204)]);
    let site = site(&service);
    let server = site.serve();
    let first = call(&server).await;
    until("the second attempt", || service.asked().len() == 2).await;
    until("a line", || lines(&site, "calls.jsonl").len() == 1).await;
    let mode = fs::metadata(site.path("calls.jsonl")).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    // As programs that rotate files do.
    fs::rename(site.path("calls.jsonl"), site.path("calls.jsonl.1")).unwrap();
    let second = call(&server).await;
    until("a line in a new file", || lines(&site, "calls.jsonl").len() == 1).await;
    server.stop();
    let told = [lines(&site, "calls.jsonl.1").remove(0), lines(&site, "calls.jsonl").remove(0)];
    assert_eq!([&told[0]["call"], &told[1]["call"]], [&first, &second]);
    for (key, expected) in [
        ("node", "left"),
        ("flow", "account"),
        ("caller", "5550100"),
        ("called", "100"),
        ("status", "ok"),
        ("action", "transfer"),
        ("destination", "desk"),
    ] {
        assert_eq!(told[0][key], expected, "{}", told[0]);
    }
    assert_eq!(told[0]["context"]["customer_id"], "C-17");
    assert!(told[0]["turns"].as_u64() > Some(0) && told[0]["ended"].as_str() >= told[0]["begun"].as_str());
    let asked = service.asked();
    assert_eq!(asked.len(), 3);
    for (request, told) in asked.iter().zip([&told[0], &told[0], &told[1]]) {
        assert!(request.starts_with("POST /calls HTTP/1.1\r\n"), "{request}");
        assert_eq!(&serde_json::from_str::<Value>(check_signature(request)).unwrap(), told);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn no_call_waits_for_a_receiver_that_hangs_or_a_file_that_cannot_be_written() {
    let service = Service::start(vec![Answer::Hang]);
    let site = site(&service);
    fs::create_dir(site.path("calls.jsonl")).unwrap();
    let server = site.serve();
    for _ in 0..3 {
        call(&server).await;
    }
    fs::remove_dir(site.path("calls.jsonl")).unwrap();
    until("the lines", || lines(&site, "calls.jsonl").len() == 3).await;
    assert!(server.stop().contains("details.file cannot be written; call details wait"));
}

#[test]
fn a_webhook_that_is_not_on_the_list_is_refused_at_the_start() {
    let service = Service::start(vec![Answer::Status(204)]);
    let config = format!("[details]\nwebhook = \"http://{}/\"\nsecret_file = \"secret\"\n", service.address);
    let site = Site::new(ENTRY, &config, FLOW);
    let refused = String::from_utf8(site.run(&["serve"]).stderr).unwrap();
    assert!(refused.contains(&format!("allow = [\"{}\"]", service.address)), "{refused}");
}
