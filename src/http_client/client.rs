//! Requests to one service, over connections that are kept for the next one. The caller sets the deadline.

use std::{
    fmt::{self, Display},
    sync::Arc,
    time::Duration,
};

use bytes::Bytes;
use http_body_util::{BodyExt as _, Full, LengthLimitError, Limited};
use hyper::{
    HeaderMap, Request, Response, StatusCode, Uri,
    body::Incoming,
    header::{HOST, HeaderValue},
    http::uri,
};
use hyper_util::{
    client::legacy,
    rt::{TokioExecutor, TokioTimer},
};
use tokio_rustls::rustls::ClientConfig;

use super::{Authority, connection::Connector};

/// Most services close one after a minute or five; one that a service has closed is noticed, and another is opened.
const KEPT_IDLE: Duration = Duration::from_secs(30);
/// More than that are asked at once only in a burst.
const IDLE_MAX: usize = 4;

/// Asks one service.
#[derive(Clone)]
pub struct Client {
    authority: Authority,
    scheme: uri::Scheme,
    connections: legacy::Client<Connector, Full<Bytes>>,
}

/// Why there is no answer. Nothing in it comes from the other side.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum HostFault {
    #[error("it cannot be reached: {0}")]
    Unreachable(String),
    #[error("TLS with it is not possible: {0}")]
    Tls(String),
}

/// A response whose body has not been read.
#[derive(Debug)]
pub struct Answer(Response<Incoming>);

/// Why a body is not there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BodyFault {
    TooLong,
    BrokenOff,
}

impl Client {
    /// With `tls` over https, trusting whom it says.
    pub fn new(authority: Authority, tls: Option<Arc<ClientConfig>>) -> Self {
        let scheme = if tls.is_some() { uri::Scheme::HTTPS } else { uri::Scheme::HTTP };
        let connections = legacy::Client::builder(TokioExecutor::new())
            .pool_timer(TokioTimer::new())
            .pool_idle_timeout(KEPT_IDLE)
            .pool_max_idle_per_host(IDLE_MAX)
            .build(Connector::new(authority.clone(), tls));
        Self { authority, scheme, connections }
    }

    pub fn authority(&self) -> &Authority {
        &self.authority
    }

    /// Of the request's address the path counts: where it goes is this client's, and so is the header `Host`.
    pub async fn send(&self, mut request: Request<Full<Bytes>>) -> Result<Answer, HostFault> {
        let path = request.uri().path_and_query().map_or("/", uri::PathAndQuery::as_str);
        let host = self.authority.to_string();
        let unusable = |error: &dyn Display| HostFault::Unreachable(error.to_string());
        let whole =
            Uri::builder().scheme(self.scheme.clone()).authority(host.as_str()).path_and_query(path).build();
        *request.uri_mut() = whole.map_err(|error| unusable(&error))?;
        let host = HeaderValue::try_from(host).map_err(|error| unusable(&error))?;
        request.headers_mut().insert(HOST, host);
        self.connections.request(request).await.map(Answer).map_err(|error| fault(&error))
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Client({}://{})", self.scheme, self.authority)
    }
}

/// hyper's own text can quote what the service sent.
fn fault(error: &legacy::Error) -> HostFault {
    let mut cause: Option<&(dyn std::error::Error + 'static)> = Some(error);
    let mut reason = "it closed the connection";
    while let Some(error) = cause {
        if let Some(fault) = error.downcast_ref::<HostFault>() {
            return fault.clone();
        }
        if error.downcast_ref::<hyper::Error>().is_some_and(hyper::Error::is_parse) {
            reason = "it does not speak HTTP";
        }
        cause = error.source();
    }
    HostFault::Unreachable(reason.to_owned())
}

impl Answer {
    pub fn status(&self) -> StatusCode {
        self.0.status()
    }

    pub fn headers(&self) -> &HeaderMap {
        self.0.headers()
    }

    pub async fn body(self, bytes_max: usize) -> Result<Bytes, BodyFault> {
        let body = Limited::new(self.0.into_body(), bytes_max).collect().await;
        let fault = |too_long: bool| if too_long { BodyFault::TooLong } else { BodyFault::BrokenOff };
        body.map(|body| body.to_bytes()).map_err(|error| fault(error.is::<LengthLimitError>()))
    }
}
