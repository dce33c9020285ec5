//! One request over a connection of its own. The caller sets the deadline.

use std::{fmt::Display, sync::Arc};

use bytes::Bytes;
use http_body_util::{BodyExt as _, LengthLimitError, Limited};
use hyper::{
    HeaderMap, Request, Response, StatusCode,
    body::{Body, Incoming},
    client::conn::http1,
};
use hyper_util::rt::TokioIo;
use tokio::{
    io::{AsyncRead, AsyncWrite},
    net::TcpStream,
};
use tokio_rustls::{TlsConnector, rustls::ClientConfig, rustls::pki_types::ServerName};
use tokio_util::task::AbortOnDropHandle;

use super::Authority;

/// Where a request goes.
#[derive(Clone, Copy, Debug)]
pub struct Host<'a> {
    pub authority: &'a Authority,
    /// For https.
    pub tls: Option<&'a Arc<ClientConfig>>,
}

/// Why there is no answer. Nothing in it comes from the other side.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum HostFault {
    #[error("it cannot be reached: {0}")]
    Unreachable(String),
    #[error("TLS with it is not possible: {0}")]
    Tls(String),
}

/// A response, and what reads it from the connection.
#[derive(Debug)]
pub struct Answer {
    response: Response<Incoming>,
    _driver: AbortOnDropHandle<()>,
}

impl Host<'_> {
    pub async fn send<B>(&self, request: Request<B>) -> Result<Answer, HostFault>
    where
        B: Body<Data = Bytes> + Send + 'static,
        B::Error: Into<Box<dyn std::error::Error + Send + Sync>>,
    {
        let tls_fault = |error: &dyn Display| HostFault::Tls(error.to_string());
        let authority = self.authority;
        let stream = TcpStream::connect((authority.bare_host(), authority.port)).await;
        let stream = stream.map_err(|error| HostFault::Unreachable(error.kind().to_string()))?;
        let Some(tls) = self.tls else { return exchange(stream, request).await };
        let name =
            ServerName::try_from(authority.bare_host().to_owned()).map_err(|error| tls_fault(&error))?;
        let secured = TlsConnector::from(Arc::clone(tls)).connect(name, stream).await;
        exchange(secured.map_err(|error| tls_fault(&error))?, request).await
    }
}

async fn exchange<S, B>(stream: S, request: Request<B>) -> Result<Answer, HostFault>
where
    S: AsyncRead + AsyncWrite + Send + Unpin + 'static,
    B: Body<Data = Bytes> + Send + 'static,
    B::Error: Into<Box<dyn std::error::Error + Send + Sync>>,
{
    let failed = |error: hyper::Error| {
        // hyper's own text can quote what the service sent.
        let reason = if error.is_parse() { "it does not speak HTTP" } else { "it closed the connection" };
        HostFault::Unreachable(reason.to_owned())
    };
    let (mut sender, connection) = http1::handshake(TokioIo::new(stream)).await.map_err(failed)?;
    let driver = AbortOnDropHandle::new(tokio::spawn(async move {
        // What goes wrong here is seen where the answer is awaited.
        let _ = connection.await;
    }));
    let response = sender.send_request(request).await.map_err(failed)?;
    Ok(Answer { response, _driver: driver })
}

impl Answer {
    pub fn status(&self) -> StatusCode {
        self.response.status()
    }

    pub fn headers(&self) -> &HeaderMap {
        self.response.headers()
    }

    /// All of it; true when it is longer than that, false when the connection broke.
    pub async fn body(self, bytes_max: usize) -> Result<Bytes, bool> {
        let Self { response, _driver } = self;
        let body = Limited::new(response.into_body(), bytes_max).collect().await;
        body.map(|body| body.to_bytes()).map_err(|error| error.is::<LengthLimitError>())
    }
}
