//! A server's HTTP side, and a client that shows a whole answer.

use std::{net::SocketAddr, path::PathBuf, sync::Arc};

use http_body_util::{BodyExt, Full};
use hyper::{
    HeaderMap, Request,
    body::{Bytes, Incoming},
    client::conn::http1,
};
use hyper_util::rt::TokioIo;
use offhook::{
    call::Exchange,
    config,
    http::{Http, Prepared, Recordings, Role, tokens},
    metrics::Metrics,
    store::Store,
};
use tempfile::TempDir;
use tokio::{
    io::{AsyncRead, AsyncWrite},
    net::{TcpSocket, TcpStream},
    time::timeout,
};

use super::filled;
use crate::server::{asterisk::PATIENCE, exchange};

pub(super) struct Site {
    pub(super) http: Http,
    pub(super) exchange: Arc<Exchange>,
    pub(super) config: config::Http,
    pub(super) store: Option<Store>,
    pub(super) folder: TempDir,
}

/// Server-sent events.
pub(super) struct Events {
    body: Incoming,
    text: String,
    /// Dropped, it would end the connection.
    _sender: http1::SendRequest<Full<Bytes>>,
}

impl Events {
    /// The next event's name and data; `None` when the server ends the stream.
    pub(super) async fn next(&mut self) -> Option<(String, String)> {
        loop {
            if let Some((event, rest)) = self.text.split_once("\n\n") {
                let field = |name: &str| {
                    let lines = event.lines().filter_map(|line| line.strip_prefix(name));
                    lines.map(|line| line.trim_start_matches(": ").to_owned()).collect::<Vec<_>>().join("\n")
                };
                let found = (field("event"), field("data"));
                self.text = rest.to_owned();
                // A comment keeps the connection alive and says nothing.
                if !found.0.is_empty() {
                    return Some(found);
                }
                continue;
            }
            let frame = timeout(PATIENCE, self.body.frame()).await.expect("the server sends or ends");
            let bytes = frame?.unwrap().into_data().unwrap();
            self.text.push_str(std::str::from_utf8(&bytes).unwrap());
        }
    }

    /// The next event of a kind, whose data says something.
    pub(super) async fn until(&mut self, name: &str, part: &str) -> String {
        loop {
            let (found, data) = self.next().await.expect("the stream goes on");
            if found == name && data.contains(part) {
                return data;
            }
        }
    }
}

#[derive(Debug)]
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) headers: HeaderMap,
    pub(super) body: String,
}

impl Site {
    /// On a port of its own, with a voice that never comes up.
    pub(super) fn open(change: impl FnOnce(&mut config::Http)) -> Self {
        Self::of(exchange(None, &Arc::new(Metrics::new())), change)
    }

    pub(super) fn of(exchange: Arc<Exchange>, change: impl FnOnce(&mut config::Http)) -> Self {
        Self::over(exchange, tempfile::tempdir().unwrap(), None, change)
    }

    /// With the calls of [`filled`], and recordings in the same folder.
    pub(super) async fn with_records() -> Self {
        Self::recorded(|_| {}).await
    }

    pub(super) async fn recorded(change: impl FnOnce(&mut config::Http)) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store = filled::store(folder.path()).await;
        Self::over(exchange(None, &Arc::new(Metrics::new())), folder, Some(store), change)
    }

    fn over(
        exchange: Arc<Exchange>,
        folder: TempDir,
        store: Option<Store>,
        change: impl FnOnce(&mut config::Http),
    ) -> Self {
        let mut config = config(folder.path().to_owned());
        change(&mut config);
        let prepared = Prepared::new(&config).unwrap().unwrap();
        let recordings = Recordings::new(folder.path().to_owned(), None);
        let http = prepared.open(Arc::clone(&exchange), store.clone(), recordings).unwrap();
        Self { http, exchange, config, store, folder }
    }

    /// An answer that goes on, event by event.
    pub(super) async fn follow(&self, path: &str, token: &str) -> Events {
        let stream = TcpStream::connect(self.http.address()).await.unwrap();
        let (mut sender, connection) = http1::handshake(TokioIo::new(stream)).await.unwrap();
        tokio::spawn(connection);
        let request =
            Request::builder().uri(path).header("host", "localhost").header("authorization", bearer(token));
        let request = request.body(Full::new(Bytes::new())).unwrap();
        let response = timeout(PATIENCE, sender.send_request(request)).await.expect("an answer").unwrap();
        assert_eq!(response.headers()["content-type"], "text/event-stream");
        Events { body: response.into_body(), text: String::new(), _sender: sender }
    }

    /// A new token, known to the server.
    pub(super) fn token(&self, role: Role, name: &str) -> String {
        let token = tokens::create(&self.config.tokens, name, role, None).unwrap();
        self.http.reload(&self.config);
        token
    }

    pub(super) fn revoke(&self, name: &str) {
        tokens::revoke(&self.config.tokens, name).unwrap();
        self.http.reload(&self.config);
    }

    pub(super) async fn get(&self, path: &str, headers: &[(&str, &str)]) -> Answer {
        self.ask("GET", path, headers, "").await
    }

    pub(super) async fn ask(&self, method: &str, path: &str, headers: &[(&str, &str)], body: &str) -> Answer {
        self.ask_from([127, 0, 0, 1], method, path, headers, body).await
    }

    /// Every address of 127.0.0.0/8 is this machine: wrong tokens are counted for each.
    pub(super) async fn ask_from(
        &self,
        from: [u8; 4],
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: &str,
    ) -> Answer {
        let socket = TcpSocket::new_v4().unwrap();
        socket.bind(SocketAddr::from((from, 0))).unwrap();
        let stream = socket.connect(self.http.address()).await.unwrap();
        exchange_one(stream, method, path, headers, body).await
    }

    pub(super) async fn stop(self) {
        self.http.stop();
        self.exchange.service.engines.voice.worker().stop().await;
    }
}

pub(crate) fn config(folder: PathBuf) -> config::Http {
    config::Http {
        listen: Some(SocketAddr::from(([127, 0, 0, 1], 0))),
        certificate: None,
        unencrypted: false,
        tokens: folder.join("tokens.toml"),
        public_url: None,
        oidc: None,
    }
}

pub(super) async fn get_at(address: SocketAddr, path: &str, headers: &[(&str, &str)]) -> Answer {
    exchange_one(TcpStream::connect(address).await.unwrap(), "GET", path, headers, "").await
}

/// One request and its whole answer.
pub(super) async fn exchange_one(
    stream: impl AsyncRead + AsyncWrite + Unpin + Send + 'static,
    method: &str,
    path: &str,
    headers: &[(&str, &str)],
    body: &str,
) -> Answer {
    let (mut sender, connection) = http1::handshake(TokioIo::new(stream)).await.unwrap();
    tokio::spawn(connection);
    let mut request = Request::builder().method(method).uri(path).header("host", "localhost");
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let request = request.body(Full::new(Bytes::from(body.to_owned()))).unwrap();
    let answer = async {
        let response = sender.send_request(request).await.unwrap();
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        // A stream of events has no end.
        if headers.get("content-type").is_some_and(|kind| kind == "text/event-stream") {
            return Answer { status, headers, body: String::new() };
        }
        let body = response.into_body().collect().await.unwrap().to_bytes();
        Answer { status, headers, body: String::from_utf8_lossy(&body).into_owned() }
    };
    timeout(PATIENCE, answer).await.expect("the server answers")
}

impl Answer {
    pub(super) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }
}

pub(super) fn bearer(token: &str) -> String {
    format!("Bearer {token}")
}
