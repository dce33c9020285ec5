//! An HTTP service of the site as a source: one GET over a connection of its own, its JSON answer bounded.

use std::collections::BTreeMap;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use http_body_util::{BodyExt as _, Empty, Limited};
use hyper::body::Incoming;
use hyper::client::conn::http1;
use hyper::header::{ACCEPT, AUTHORIZATION, HOST, HeaderValue, LOCATION, USER_AGENT};
use hyper::{Request, Response, StatusCode};
use hyper_util::rt::TokioIo;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;
use tokio_rustls::rustls::pki_types::ServerName;
use tokio_util::task::AbortOnDropHandle;

use super::error::LookupError;
use super::fields::{Fields, Pointer};
use super::target::Target;
use super::{Found, file_name};

/// An answer about one customer is a few hundred bytes.
const ANSWER_BYTES_MAX: usize = 256 << 10;
const SECRET_BYTES_MAX: u64 = 4 << 10;
const REDIRECTS_MAX: usize = 3;
/// Before the second attempt; the third waits twice as long, and so on.
const PAUSE: Duration = Duration::from_millis(50);

/// What stays the same from question to question.
#[derive(Debug)]
pub(super) struct Service {
    pub(super) target: Target,
    pub(super) fields: BTreeMap<String, Pointer>,
    pub(super) secret_file: Option<PathBuf>,
    pub(super) retries: u32,
    pub(super) tls: Option<Arc<tokio_rustls::rustls::ClientConfig>>,
}

impl Service {
    /// Tries again after what passes; the caller sets the deadline.
    pub(super) async fn find(&self, keys: &BTreeMap<String, String>) -> Result<Found, LookupError> {
        if let Some(missing) = self.target.blanks().into_iter().find(|name| !keys.contains_key(name)) {
            return Err(LookupError::KeyMissing { key: missing });
        }
        // No path leads to a key such as "..", so nobody is found by it.
        let Some(path) = self.target.fill(keys) else { return Ok(Found::Nothing) };
        let mut attempt = 0;
        loop {
            match self.follow(path.clone()).await {
                Err(error) if error.is_passing() && attempt < self.retries => {
                    attempt += 1;
                    tokio::time::sleep(PAUSE * attempt).await;
                }
                answer => return answer,
            }
        }
    }

    /// One attempt, redirects on the same host included.
    async fn follow(&self, mut path: String) -> Result<Found, LookupError> {
        for _ in 0..=REDIRECTS_MAX {
            let answer = self.ask(&path).await?;
            if !answer.status().is_redirection() {
                return self.read(answer).await;
            }
            let location = answer.headers().get(LOCATION).and_then(|place| place.to_str().ok());
            path = location
                .and_then(|place| self.target.redirected(place))
                .ok_or_else(|| LookupError::Redirected { host: self.host() })?;
        }
        Err(LookupError::Redirected { host: self.host() })
    }

    async fn ask(&self, path: &str) -> Result<Answer, LookupError> {
        let mut request = Request::get(path)
            .header(HOST, self.host())
            .header(ACCEPT, "application/json")
            .header(USER_AGENT, concat!("offhook/", env!("CARGO_PKG_VERSION")))
            .body(Empty::new())
            .map_err(|error| self.unreachable(&error.to_string()))?;
        if let Some(file) = self.secret_file.clone() {
            let read = tokio::task::spawn_blocking(move || secret(&file)).await;
            let secret = read.map_err(|_| LookupError::Ended)??;
            request.headers_mut().insert(AUTHORIZATION, secret);
        }
        let authority = &self.target.authority;
        let stream = TcpStream::connect((authority.bare_host(), authority.port)).await;
        let stream = stream.map_err(|error| self.unreachable(&error.kind().to_string()))?;
        let Some(tls) = &self.tls else { return self.exchange(stream, request).await };
        let name = ServerName::try_from(authority.bare_host().to_owned());
        let name = name.map_err(|error| self.tls_fault(&error.to_string()))?;
        let secured = TlsConnector::from(Arc::clone(tls)).connect(name, stream).await;
        let secured = secured.map_err(|error| self.tls_fault(&error.to_string()))?;
        self.exchange(secured, request).await
    }

    async fn exchange<S>(&self, stream: S, request: Request<Empty<Bytes>>) -> Result<Answer, LookupError>
    where
        S: AsyncRead + AsyncWrite + Send + Unpin + 'static,
    {
        let failed = |error: hyper::Error| {
            // hyper's own text can quote what the service sent.
            let reason = if error.is_parse() { "it does not speak HTTP" } else { "it closed the connection" };
            self.unreachable(reason)
        };
        let (mut sender, connection) = http1::handshake(TokioIo::new(stream)).await.map_err(failed)?;
        let driver = AbortOnDropHandle::new(tokio::spawn(async move {
            // What goes wrong here is seen where the answer is awaited.
            let _ = connection.await;
        }));
        let response = sender.send_request(request).await.map_err(failed)?;
        Ok(Answer { response, _driver: driver })
    }

    async fn read(&self, answer: Answer) -> Result<Found, LookupError> {
        let host = self.host();
        let status = answer.status();
        match status {
            StatusCode::OK => {}
            StatusCode::NOT_FOUND | StatusCode::GONE | StatusCode::NO_CONTENT => return Ok(Found::Nothing),
            StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN => {
                return Err(LookupError::Refused { host, status: status.as_u16() });
            }
            _ => return Err(LookupError::Status { host, status: status.as_u16() }),
        }
        let Answer { response, _driver } = answer;
        let body = Limited::new(response.into_body(), ANSWER_BYTES_MAX).collect().await;
        let body = body.map_err(|error| match error.downcast_ref::<http_body_util::LengthLimitError>() {
            Some(_) => LookupError::TooBig { host: host.clone(), bytes_max: ANSWER_BYTES_MAX },
            None => self.unreachable("it closed the connection"),
        })?;
        let json = serde_json::from_slice(&body.to_bytes());
        let json: serde_json::Value = json.map_err(|_| LookupError::NotJson { host: host.clone() })?;
        let mut found = Fields::new();
        for (field, pointer) in &self.fields {
            let value = pointer.value(&json);
            let value =
                value.map_err(|()| LookupError::NotPlain { host: host.clone(), field: field.clone() })?;
            found.extend(value.map(|value| (field.clone(), value)));
        }
        Ok(if found.is_empty() { Found::Nothing } else { Found::Fields(found) })
    }

    fn host(&self) -> String {
        self.target.authority.to_string()
    }

    fn unreachable(&self, reason: &str) -> LookupError {
        LookupError::Unreachable { host: self.host(), reason: reason.to_owned() }
    }

    fn tls_fault(&self, reason: &str) -> LookupError {
        LookupError::Tls { host: self.host(), reason: reason.to_owned() }
    }
}

/// A response, and what reads it from the connection.
struct Answer {
    response: Response<Incoming>,
    _driver: AbortOnDropHandle<()>,
}

impl Answer {
    fn status(&self) -> StatusCode {
        self.response.status()
    }

    fn headers(&self) -> &hyper::HeaderMap {
        self.response.headers()
    }
}

/// Read for each question, so that a new token needs no restart.
pub(super) fn secret(file: &Path) -> Result<HeaderValue, LookupError> {
    let fault = |reason: &str| LookupError::Secret { file: file_name(file), reason: reason.to_owned() };
    let mut text = String::new();
    let opened = std::fs::File::open(file).map_err(|error| fault(&error.kind().to_string()))?;
    opened.take(SECRET_BYTES_MAX).read_to_string(&mut text).map_err(|_| fault("it is not text"))?;
    let token = text.trim();
    if token.is_empty() || token.chars().any(|c| c.is_whitespace() || c.is_control()) {
        return Err(fault("it is empty or has more than one word"));
    }
    let mut value = HeaderValue::from_str(&format!("Bearer {token}"))
        .map_err(|_| fault("it has characters that no token has"))?;
    value.set_sensitive(true);
    Ok(value)
}
