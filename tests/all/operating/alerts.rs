//! Alerts: minutes of figures in, notices out; and the server's own watch, to a webhook on loopback.

use std::{fs, path::Path, sync::Arc, time::Duration};

use offhook::{
    alerts::{Rule, Rules, Sample, Watch},
    config::Config,
    http_client::AllowList,
    metrics::{EndCause, Engine, EngineEnd, Metrics},
    server::Alarm,
};
use serde_json::{Value, json};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpListener,
    time::timeout,
};

use crate::{
    flows::check_text,
    server::{asterisk::PATIENCE, exchange},
};

/// The bounds of the replies' buckets in seconds.
const BOUNDS: [f64; 5] = [0.4, 0.8, 1.5, 2.5, f64::INFINITY];

/// Limit and window in minutes, as `40/30`.
fn rule(text: &str) -> Rule {
    let (limit, minutes) = text.split_once('/').unwrap();
    let window = Duration::from_secs(60 * minutes.parse::<u64>().unwrap());
    Rule { limit: limit.parse().unwrap(), window }
}

fn rules(line: &str) -> Rules {
    let off = Rule { limit: 0, window: Duration::from_secs(60) };
    let mut rules = Rules {
        escalation: off,
        no_match: off,
        engine_restarts: off,
        latency: off,
        one_number: off,
        records: off,
        failed_logins: off,
        mass_reading: off,
        exports: off,
        audit: off,
        enough: 1,
    };
    for (name, value) in line.split_whitespace().filter_map(|word| word.split_once('=')) {
        match name {
            "escalation" => rules.escalation = rule(value),
            "no_match" => rules.no_match = rule(value),
            "engine_restarts" => rules.engine_restarts = rule(value),
            "latency" => rules.latency = rule(value),
            "one_number" => rules.one_number = rule(value),
            "records" => rules.records = rule(value),
            "failed_logins" => rules.failed_logins = rule(value),
            "mass_reading" => rules.mass_reading = rule(value),
            "exports" => rules.exports = rule(value),
            "audit" => rules.audit = rule(value),
            "enough" => rules.enough = value.parse().unwrap(),
            other => panic!("no rule {other}"),
        }
    }
    rules
}

/// What happened until this minute, on top of what was before.
fn add(sample: &mut Sample, line: &str) {
    for (name, value) in line.split_whitespace().filter_map(|word| word.split_once('=')) {
        let count = || value.parse::<u64>().unwrap();
        match name {
            "calls" => sample.calls += count(),
            "escalated" => sample.escalated += count(),
            "answers" => sample.answers += count(),
            "unmatched" => sample.unmatched += count(),
            "restarts" => sample.engine_restarts += count(),
            "one_number" => sample.one_number = count(),
            "unwritten" => sample.unwritten += count(),
            "failed_logins" => sample.failed_logins += count(),
            "panics" => sample.panics += count(),
            "read" => sample.one_person_read = count(),
            "took" => sample.one_person_took = count(),
            "audit_faults" => sample.audit_faults += count(),
            // `19x0.4,1x2.5`: replies, by the bucket that they fall into.
            "replies" => {
                for (count, bound) in value.split(',').filter_map(|part| part.split_once('x')) {
                    let (count, bound): (u64, f64) = (count.parse().unwrap(), bound.parse().unwrap());
                    let slower = sample.replies.iter_mut().filter(|(upper, _)| *upper >= bound);
                    slower.for_each(|(_, replies)| *replies += count);
                }
            }
            other => panic!("no figure {other}"),
        }
    }
}

/// The case with what was told below each minute.
fn play(case: &str) -> String {
    let (mut watch, mut told) = (Watch::new(rules("")), String::new());
    let mut sample = Sample { replies: BOUNDS.map(|bound| (bound, 0)).to_vec(), ..Sample::default() };
    for line in case.lines().filter(|line| !line.starts_with("    ")) {
        told += &format!("{line}\n");
        if let Some(written) = line.strip_prefix("rules ") {
            watch = Watch::new(rules(written));
        } else if let Some((minute, figures)) = line.split_once(" min").filter(|_| !line.starts_with('#')) {
            add(&mut sample, figures);
            let at = Duration::from_secs(60 * minute.trim().parse::<u64>().unwrap());
            for notice in watch.take(at, sample.clone()) {
                told += &format!("    {notice}\n");
            }
        }
    }
    told
}

#[test]
fn cases() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/alerts");
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    assert!(paths.len() >= 5, "{paths:?}");
    for path in paths {
        let told = play(&fs::read_to_string(&path).unwrap());
        assert!(
            told.contains(
                "
    "
            ),
            "{} tells nothing",
            path.display()
        );
        check_text(&path, &told);
    }
}

/// Takes one request, and answers it with this status.
async fn taken(listener: &TcpListener, status: &str) -> (String, Value) {
    let (mut stream, _) = timeout(PATIENCE, listener.accept()).await.expect("the webhook is told").unwrap();
    let mut request = Vec::new();
    let (head, body) = loop {
        stream.read_buf(&mut request).await.unwrap();
        let text = String::from_utf8_lossy(&request);
        let Some((head, body)) = text.split_once("\r\n\r\n") else { continue };
        if let Ok(body) = serde_json::from_str(body) {
            break (head.to_owned(), body);
        }
    };
    stream.write_all(format!("HTTP/1.1 {status}\r\ncontent-length: 0\r\n\r\n").as_bytes()).await.unwrap();
    (head, body)
}

#[tokio::test(flavor = "multi_thread")]
async fn the_server_watches_itself_and_tells_a_webhook_what_begins_and_what_is_over() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let text = format!("[alerts]\nwebhook = \"http://{address}/hook?x=1\"\nengine_restarts_min = 1\n");
    let config = Config::parse(&text, Path::new("")).unwrap();
    let strict = Alarm::new(&config.alerts, &AllowList::default(), None, "pbx1");
    let fault = strict.err().map(|fault| fault.to_string()).unwrap_or_default();
    assert_eq!(
        fault,
        format!("alerts.webhook: {address} is not in lookups.allow; add it: allow = [\"{address}\"]")
    );

    let allowed = AllowList::new(&[address.to_string()], false).unwrap();
    let mut alerts = config.alerts;
    // Minutes would be long to wait for.
    alerts.rules.engine_restarts.window = Duration::from_millis(200);
    let metrics = Arc::new(Metrics::new());
    let exchange = exchange(None, &metrics);
    let alarm = Alarm::new(&alerts, &allowed, None, "pbx1").unwrap();
    let ended = EngineEnd { engine: Engine::Stt, cause: EndCause::Memory };
    metrics.engine_restarts.get_or_create(&ended).inc_by(3);
    let watching = tokio::spawn(alarm.run_every(Duration::from_millis(50), Arc::clone(&exchange)));

    // It was busy, and is asked again.
    let (_, first) = taken(&listener, "503 Service Unavailable").await;
    let (head, raised) = taken(&listener, "204 No Content").await;
    assert_eq!(first, raised);
    assert!(head.starts_with("POST /hook?x=1 HTTP/1.1\r\n"), "{head}");
    assert!(head.to_lowercase().contains("content-type: application/json"), "{head}");
    let text = raised["text"].as_str().unwrap().to_owned();
    assert!(text.starts_with("engine_restarts: engines ended 3 times by themselves"), "{text}");
    let expected = json!({
        "alert": "engine_restarts", "state": "raised", "value": 3.0, "limit": 2, "window_s": 0, "node": "pbx1",
        "text": text,
    });
    assert_eq!(raised, expected);
    let (_, over) = taken(&listener, "200 OK").await;
    assert_eq!((&over["alert"], &over["state"]), (&json!("engine_restarts"), &json!("over")));
    watching.abort();
    exchange.service.engines.voice.worker().stop().await;
}
