//! Health, readiness with its reasons, and metrics.

use std::{sync::Arc, time::Duration};

use offhook::{
    engine::worker::WorkerStatus,
    http::Role,
    metrics::{Kept, Labelled, RecordLoss},
};
use tokio::time::timeout;

use super::site::{Site, bearer};
use crate::server::asterisk::PATIENCE;

#[tokio::test(flavor = "multi_thread")]
async fn readiness_says_what_is_missing() {
    let site = Site::open(|_| {});
    assert_eq!(site.get("/healthz", &[]).await.body, "ok\n");
    let starting = site.get("/readyz", &[]).await;
    assert_eq!(
        (starting.status, starting.body.as_str()),
        (
            503,
            r#"{"ready":false,"reasons":["speech: starting"],"prompts_missing":0,"lost":0,"call_panics":0}"#
        )
    );
    let voice = site.exchange.service.engines.voice.clone();
    voice.worker().stop().await;
    site.exchange.drain();
    let down = async {
        while matches!(voice.worker().status(), WorkerStatus::Starting) {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    };
    timeout(PATIENCE, down).await.expect("a stopped engine is no longer starting");
    let stopping = site.get("/readyz", &[]).await;
    assert_eq!(stopping.status, 503);
    assert!(stopping.body.contains("draining: the server stops"), "{stopping:?}");
    assert!(!stopping.body.contains("starting"), "{stopping:?}");
    site.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn readiness_says_when_no_session_finds_a_place() {
    let site = Site::open(|_| {});
    let said = async || site.get("/readyz", &[]).await.body;
    let peer = |last: u8| std::net::IpAddr::from([192, 0, 2, last]);
    let mut held = Vec::new();
    while let Ok(place) = site.exchange.sessions.take(peer(1)) {
        held.push(place);
    }
    let one = said().await;
    assert!(one.contains("agi: one address has all the places") && !one.contains("192.0.2"), "{one}");
    while let Ok(place) = site.exchange.sessions.take(peer(2)) {
        held.push(place);
    }
    let all = said().await;
    assert!(all.contains("agi: every place for a session is taken"), "{all}");
    held.clear();
    let none = said().await;
    assert!(!none.contains("agi:"), "{none}");
    site.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn readiness_says_what_of_calls_cannot_be_kept_and_how_much_is_lost() {
    let site = Site::open(|_| {});
    let metrics = Arc::clone(&site.exchange.service.metrics);
    metrics.records_waiting.set(40);
    metrics.records_lost.get_or_create(&Labelled(RecordLoss::SpoolFull)).inc_by(7);
    metrics.records_lost.get_or_create(&Labelled(RecordLoss::Refused)).inc();
    for (kind, reason) in [
        (Kept::Records, "records: the database takes none, and 40 parts wait in memory"),
        (Kept::Details, "call details: details.file cannot be written"),
        (Kept::Recordings, "recordings: a call's sound cannot be written"),
    ] {
        metrics.set_write_failing(kind, true);
        let answer = site.get("/readyz", &[]).await;
        assert!(answer.status == 503 && answer.body.contains(reason), "{answer:?}");
        assert!(answer.body.ends_with(",\"lost\":7,\"call_panics\":0}"), "{answer:?}");
        metrics.set_write_failing(kind, false);
        assert!(!site.get("/readyz", &[]).await.body.contains(reason));
    }
    site.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn metrics_are_those_of_the_calls() {
    let site = Site::open(|_| {});
    let token = bearer(&site.token(Role::Viewer, "prometheus"));
    Arc::clone(&site.exchange.service.metrics).barge_ins.inc();
    let metrics = site.get("/metrics", &[("authorization", &token)]).await;
    assert!(metrics.body.contains("offhook_barge_ins_total 1\n"), "{metrics:?}");
    assert!(metrics.body.ends_with("# EOF\n"));
    assert_eq!(metrics.header("content-type"), "application/openmetrics-text; version=1.0.0; charset=utf-8");
    let plain = [("authorization", token.as_str()), ("accept", "text/plain;version=0.0.4;q=0.5,*/*;q=0.1")];
    let plain = site.get("/metrics", &plain).await;
    assert_eq!(plain.header("content-type"), "text/plain; version=0.0.4; charset=utf-8");
    assert!(
        plain.body.contains("# TYPE offhook_barge_ins_total counter\noffhook_barge_ins_total 1\n"),
        "{plain:?}"
    );
    assert!(!plain.body.contains("# EOF"));
    site.stop().await;
}
