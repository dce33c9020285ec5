//! The websocket of `/try` without a browser: what it takes, what it tells, and that every trial is a call that ends.

use std::{collections::BTreeMap, sync::Arc, time::Duration};

use futures_util::{SinkExt, StreamExt};
use offhook::{
    http::Role,
    metrics::Metrics,
    store::{CallRow, Filter, Page, Place, Store, Writer},
};
use serde_json::{Value, json};
use tokio::{net::TcpStream, time::timeout};
use tokio_tungstenite::{
    WebSocketStream, client_async,
    tungstenite::{Message, client::IntoClientRequest},
};

use super::site::{Site, bearer};
use crate::server::{asterisk::PATIENCE, recorded_exchange};

struct Caller(WebSocketStream<TcpStream>);

impl Caller {
    async fn connects(site: &Site, headers: &[(&'static str, &str)]) -> Result<Self, u16> {
        let stream = TcpStream::connect(site.http.address()).await.unwrap();
        let mut request = format!("ws://{}/try/talk", site.http.address()).into_client_request().unwrap();
        for (name, value) in headers {
            request.headers_mut().insert(*name, value.parse().unwrap());
        }
        match client_async(request, stream).await {
            Ok((socket, _)) => Ok(Self(socket)),
            Err(tokio_tungstenite::tungstenite::Error::Http(refused)) => Err(refused.status().as_u16()),
            Err(other) => panic!("{other}"),
        }
    }

    async fn wishes(site: &Site, token: &str, flow: &str) -> Self {
        let mut caller = Self::connects(site, &[("authorization", token)]).await.unwrap();
        caller.says(json!({ "start": { "flow": flow, "caller": "5550100" } })).await;
        caller
    }

    async fn says(&mut self, message: Value) {
        self.0.send(Message::text(message.to_string())).await.unwrap();
    }

    async fn speaks(&mut self, samples: usize) {
        self.0.send(Message::binary(vec![0; 2 * samples])).await.unwrap();
    }

    /// Waits for this event; sound and other events come between.
    async fn is_told(&mut self, event: &str) -> Value {
        let told = async {
            loop {
                let message = self.0.next().await.expect("the server tells more").unwrap();
                let Message::Text(text) = message else { continue };
                let value: Value = serde_json::from_str(&text).unwrap();
                if value["event"] == event {
                    return value;
                }
            }
        };
        timeout(PATIENCE, told).await.unwrap_or_else(|_| panic!("no {event} is told"))
    }

    async fn result(&mut self) -> BTreeMap<String, String> {
        let mut ended = self.is_told("ended").await;
        let variables: Vec<(String, String)> = serde_json::from_value(ended["variables"].take()).unwrap();
        variables.into_iter().collect()
    }

    async fn hears(&mut self) -> usize {
        let heard = async {
            loop {
                if let Message::Binary(pcm) = self.0.next().await.expect("the server sends sound").unwrap() {
                    return pcm.len();
                }
            }
        };
        timeout(PATIENCE, heard).await.expect("sound")
    }
}

async fn no_call_is_left(site: &Site) {
    let over = async {
        while site.exchange.calls() > 0 {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    };
    timeout(PATIENCE, over).await.expect("every trial ends");
}

/// In the order in which they began.
async fn recorded(folder: &tempfile::TempDir, run: impl AsyncFnOnce(&Site, &str)) -> Vec<CallRow> {
    let store = Store::open(Place::Sqlite(folder.path().join("records.db")), None).await.unwrap();
    let metrics = Arc::new(Metrics::new());
    let (records, writer) = Writer::start(store.clone(), "node".to_owned(), Arc::clone(&metrics));
    let site = Site::of(recorded_exchange(None, &metrics, records), |_| {});
    let token = bearer(&site.token(Role::Admin, "anna"));
    run(&site, &token).await;
    no_call_is_left(&site).await;
    let ended = metrics.encode().unwrap();
    let counted = |name: &str| ended.lines().any(|line| line.starts_with(name) && !line.ends_with(" 0"));
    assert!(counted("offhook_trials_ended_total{") && !counted("offhook_calls_ended_total{"), "{ended}");
    site.stop().await;
    writer.finish(PATIENCE).await;
    let mut calls = store.calls(&Filter::default(), Page { number: 0, size: 10 }).await.unwrap().calls;
    calls.sort_by_key(|call| call.begun_ms);
    calls
}

#[tokio::test(flavor = "multi_thread")]
async fn a_trial_is_a_call_with_sound_events_a_result_and_a_record() {
    let folder = tempfile::tempdir().unwrap();
    let calls = recorded(&folder, async |site, token| {
        let mut caller = Caller::wishes(site, token, "flow").await;
        assert_eq!(caller.is_told("said").await["text"], "Who?");
        assert_eq!(caller.hears().await, 320, "20 ms at 8 kHz");
        assert_eq!(site.exchange.calls(), 1);
        caller.speaks(160).await;
        caller.says(json!({ "key": "2" })).await;
        assert_eq!(caller.is_told("keys").await["text"], "2");
        assert_eq!(caller.is_told("decided").await["meaning"], "sales");
        let variables = caller.result().await;
        assert_eq!(variables["OFFHOOK_STATUS"], "ok");
        assert_eq!(variables["OFFHOOK_EXTEN"], "602");
        assert!(!variables["OFFHOOK_SUMMARY"].is_empty());
    })
    .await;
    assert_eq!(calls.len(), 1, "{calls:?}");
    let shown = |value: &Option<offhook::pii::Redacted<String>>| value.as_ref().unwrap().expose().clone();
    assert_eq!((calls[0].flow.as_str(), calls[0].status.as_deref()), ("flow", Some("ok")));
    assert_eq!(shown(&calls[0].channel), "Try/anna");
    assert_eq!((shown(&calls[0].caller), shown(&calls[0].called)), ("5550100".to_owned(), "try".to_owned()));
}

#[tokio::test(flavor = "multi_thread")]
async fn hanging_up_closing_the_page_and_nonsense_leave_no_call_behind() {
    let folder = tempfile::tempdir().unwrap();
    let calls = recorded(&folder, async |site, token| {
        let mut polite = Caller::wishes(site, token, "flow").await;
        polite.is_told("said").await;
        polite.says(json!("hang_up")).await;
        assert_eq!(polite.result().await["OFFHOOK_STATUS"], "caller_hangup");
        let mut gone = Caller::wishes(site, token, "flow").await;
        gone.is_told("said").await;
        drop(gone);
        no_call_is_left(site).await;
        let mut odd = Caller::wishes(site, token, "flow").await;
        odd.is_told("said").await;
        odd.0.send(Message::binary(vec![0; 3])).await.unwrap();
        for nonsense in [json!({ "key": "x" }), json!({ "key": "12" }), json!([]), json!("start")] {
            odd.says(nonsense).await;
        }
        odd.says(json!({ "key": "1" })).await;
        assert_eq!(odd.is_told("keys").await["text"], "1", "what was not understood has changed nothing");
        // More than a page ever sends at once ends the connection, and with it the call.
        let _ = odd.0.send(Message::binary(vec![0; 100_000])).await;
    })
    .await;
    let statuses: Vec<&str> = calls.iter().map(|call| call.status.as_deref().unwrap()).collect();
    assert_eq!(statuses[..2], ["caller_hangup"; 2]);
    assert!(["ok", "caller_hangup"].contains(&statuses[2]), "it had pressed a key already: {statuses:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_tried_is_refused_in_words() {
    let site = Site::open(|_| {});
    let token = bearer(&site.token(Role::Admin, "anna"));
    let mut caller = Caller::wishes(&site, &token, "flew").await;
    let reason = caller.is_told("refused").await["reason"].as_str().unwrap().to_owned();
    assert!(reason.contains("flow"), "{reason}");
    site.exchange.drain();
    let mut caller = Caller::wishes(&site, &token, "flow").await;
    let reason = caller.is_told("refused").await["reason"].as_str().unwrap().to_owned();
    assert!(reason.contains("takes no call now"), "{reason}");
    assert_eq!(site.exchange.calls(), 0);
    site.stop().await;
}

/// A browser sends its cookie along wherever a websocket is opened from.
#[tokio::test(flavor = "multi_thread")]
async fn another_sites_page_cannot_place_a_call_with_a_visitors_cookie() {
    let site = Site::open(|_| {});
    let body = format!("token={}", site.token(Role::Admin, "anna"));
    let form = ("content-type", "application/x-www-form-urlencoded");
    let entered = site.ask("POST", "/login", &[form, ("sec-fetch-site", "same-origin")], &body).await;
    let cookie = entered.header("set-cookie").split(';').next().unwrap().to_owned();
    let own = format!("http://{}", site.http.address());
    let from =
        async |origin: &str| Caller::connects(&site, &[("cookie", &cookie), ("origin", origin)]).await.err();
    assert_eq!(from("http://127.0.0.1:1").await, Some(403));
    assert_eq!(from("null").await, Some(403));
    assert_eq!(from(&own).await, None);
    site.stop().await;
}
