//! A running call on the board, in the stream of the API and on the page.

use std::{
    net::{TcpListener, TcpStream},
    sync::Arc,
    time::{Duration, Instant},
};

use offhook::{audiosocket::Inbox, call::Exchange, http::Role};
use uuid::Uuid;

use super::site::{Answer, Site, bearer};
use crate::server::{
    asterisk::{Asterisk, PATIENCE},
    rings,
};

/// Rings and connects sound, which never comes: the greeting is asked of a voice that is not there.
pub(super) async fn running(exchange: &Arc<Exchange>) -> (Asterisk, Uuid, TcpStream) {
    let mut asterisk = rings(exchange).await;
    let (uuid, _) = asterisk.asked_for_audio().await;
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let caller = TcpStream::connect(listener.local_addr().unwrap()).unwrap();
    exchange.connect(uuid, listener.accept().unwrap().0, Inbox::default()).unwrap();
    (asterisk, uuid, caller)
}

#[tokio::test(flavor = "multi_thread")]
async fn who_follows_the_calls_sees_them_come_speak_and_go() {
    let site = Site::open(|_| {});
    let token = site.token(Role::Agent, "anna");
    let mut api = site.follow("/api/v1/live/stream", &token).await;
    let mut page = site.follow("/live/stream", &token).await;
    assert_eq!(api.next().await.unwrap(), ("running".to_owned(), "{\"calls\":0}".to_owned()));
    let (mut asterisk, uuid, caller) = running(&site.exchange).await;
    let told = api.until("call", "\"number\":0").await;
    let told: serde_json::Value = serde_json::from_str(&told).unwrap();
    assert_eq!(
        (told["call"].as_str(), told["flow"].as_str()),
        (Some(uuid.to_string().as_str()), Some("flow"))
    );
    assert_eq!(told["caller"], "5550100");
    let greeting = told["turns"][0]["said"].as_str().unwrap().to_owned();
    assert!(!greeting.is_empty());
    let card = page.until("card", &greeting).await;
    assert!(card.contains(&format!("id=\"call-{uuid}\"")), "{card}");
    let list = site.get("/api/v1/live", &[("authorization", &bearer(&token))]).await;
    assert!(list.body.contains(&greeting), "{list:?}");
    drop(caller);
    asterisk.reply(-1).await;
    asterisk.ends().await;
    assert!(api.until("gone", "").await.contains(&uuid.to_string()));
    assert_eq!(page.until("gone", "").await, uuid.to_string());
    assert_eq!(api.until("running", "").await, "{\"calls\":0}");
    assert!(site.exchange.board.calls().is_empty());
    site.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_follows_is_shown_nothing_more_when_the_token_is_revoked() {
    let site = Site::open(|_| {});
    let token = site.token(Role::Agent, "anna");
    let mut events = site.follow("/api/v1/live/stream", &token).await;
    events.next().await.unwrap();
    site.revoke("anna");
    assert_eq!(events.next().await, None);
    site.stop().await;
}

async fn wishes(site: &Site, token: &str, call: Uuid, action: &str) -> Answer {
    let headers = [("authorization", token), ("content-type", "application/json")];
    let path = format!("/api/v1/calls/{call}/recording");
    site.ask("POST", &path, &headers, &format!("{{\"action\": \"{action}\"}}")).await
}

/// The call takes a wish at its next frame.
async fn becomes_paused(site: &Site, paused: bool) {
    let until = Instant::now() + PATIENCE;
    while site.exchange.board.calls()[0].paused != paused {
        assert!(Instant::now() < until, "the call does not become paused = {paused}");
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_pause_is_seen_and_noted_and_does_not_wait_for_the_audit_log() {
    let site = Site::with_records().await;
    let token = bearer(&site.token(Role::Agent, "crm"));
    let (mut asterisk, uuid, caller) = running(&site.exchange).await;
    for (action, paused) in [("pause", true), ("resume", false)] {
        let answer = wishes(&site, &token, uuid, action).await;
        assert_eq!(answer.status, 200, "{answer:?}");
        becomes_paused(&site, paused).await;
        let live = site.get("/api/v1/live", &[("authorization", &token)]).await;
        assert!(live.body.contains(&format!("\"paused\":{paused}")), "{live:?}");
    }
    let store = site.store.as_ref().unwrap();
    let noted: Vec<String> =
        store.audit_entries(1, 10).await.unwrap().into_iter().map(|entry| entry.what).collect();
    for done in ["paused", "resumed"] {
        assert!(noted.contains(&format!("{done} the recording of call {uuid}")), "{noted:?}");
    }
    // The audit log is away: a card number does not wait for it, and going on does.
    store.close().await;
    assert_eq!(wishes(&site, &token, uuid, "pause").await.status, 200);
    becomes_paused(&site, true).await;
    assert_eq!(wishes(&site, &token, uuid, "resume").await.status, 503);
    drop(caller);
    asterisk.reply(-1).await;
    asterisk.ends().await;
    site.stop().await;
}
