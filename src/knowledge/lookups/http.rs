//! An HTTP service of the site as a source: one GET, its JSON answer bounded.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::Duration;

use bytes::Bytes;
use http_body_util::Full;
use hyper::header::{ACCEPT, AUTHORIZATION, HeaderValue, LOCATION, USER_AGENT};
use hyper::{Request, StatusCode};

use super::error::LookupError;
use super::fields::{Fields, Pointer};
use super::target::Target;
use super::{Found, file_name};
use crate::http_client::{Answer, BodyFault, Client, HostFault, read_secret};

/// An answer about one customer is a few hundred bytes.
const ANSWER_BYTES_MAX: usize = 256 << 10;
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
    pub(super) client: Client,
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
            .header(ACCEPT, "application/json")
            .header(USER_AGENT, concat!("offhook/", env!("CARGO_PKG_VERSION")))
            .body(Full::<Bytes>::default())
            .map_err(|error| self.unreachable(&error.to_string()))?;
        if let Some(file) = self.secret_file.clone() {
            let read = tokio::task::spawn_blocking(move || secret(&file)).await;
            let secret = read.map_err(|_| LookupError::Ended)??;
            request.headers_mut().insert(AUTHORIZATION, secret);
        }
        self.client.send(request).await.map_err(|fault| match fault {
            HostFault::Unreachable(reason) => self.unreachable(&reason),
            HostFault::Tls(reason) => LookupError::Tls { host: self.host(), reason },
        })
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
        let body = answer.body(ANSWER_BYTES_MAX).await.map_err(|fault| match fault {
            BodyFault::TooLong => LookupError::TooBig { host: host.clone(), bytes_max: ANSWER_BYTES_MAX },
            BodyFault::BrokenOff => self.unreachable("it closed the connection"),
        })?;
        let json = serde_json::from_slice(&body);
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
}

/// Read for each question, so that a new token needs no restart.
pub(super) fn secret(file: &Path) -> Result<HeaderValue, LookupError> {
    let fault = |reason: &str| LookupError::Secret { file: file_name(file), reason: reason.to_owned() };
    let token = read_secret(file).map_err(|reason| fault(&reason))?;
    let mut value = HeaderValue::from_str(&format!("Bearer {token}"))
        .map_err(|_| fault("it has characters that no token has"))?;
    value.set_sensitive(true);
    Ok(value)
}
