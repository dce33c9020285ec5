//! New connections to one service, plain or over TLS.

use std::{
    fmt::Display,
    future::Future,
    io,
    pin::Pin,
    sync::Arc,
    task::{Context, Poll},
};

use hyper::{
    Uri,
    rt::{Read, ReadBufCursor, Write},
};
use hyper_util::{
    client::legacy::connect::{Connected, Connection},
    rt::TokioIo,
};
use tokio::{
    io::{AsyncRead, AsyncWrite},
    net::TcpStream,
};
use tokio_rustls::{TlsConnector, rustls::ClientConfig, rustls::pki_types::ServerName};
use tower_service::Service;

use super::{Authority, HostFault};

/// Connects to its service, whatever address it is given.
#[derive(Clone)]
pub(super) struct Connector {
    authority: Authority,
    tls: Option<Arc<ClientConfig>>,
}

impl Connector {
    pub(super) fn new(authority: Authority, tls: Option<Arc<ClientConfig>>) -> Self {
        Self { authority, tls }
    }

    async fn connect(self) -> Result<Stream, HostFault> {
        let tls_fault = |error: &dyn Display| HostFault::Tls(error.to_string());
        let host = self.authority.bare_host();
        let stream = TcpStream::connect((host, self.authority.port)).await;
        let stream = stream.map_err(|error| HostFault::Unreachable(error.kind().to_string()))?;
        let Some(tls) = self.tls else { return Ok(Stream(TokioIo::new(Box::new(stream)))) };
        let name = ServerName::try_from(host.to_owned()).map_err(|error| tls_fault(&error))?;
        let secured = TlsConnector::from(tls).connect(name, stream).await;
        Ok(Stream(TokioIo::new(Box::new(secured.map_err(|error| tls_fault(&error))?))))
    }
}

impl Service<Uri> for Connector {
    type Response = Stream;
    type Error = HostFault;
    type Future = Pin<Box<dyn Future<Output = Result<Stream, HostFault>> + Send>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), HostFault>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, _: Uri) -> Self::Future {
        Box::pin(self.clone().connect())
    }
}

trait Both: AsyncRead + AsyncWrite + Send + Unpin {}

impl<S: AsyncRead + AsyncWrite + Send + Unpin> Both for S {}

/// One connection.
pub(super) struct Stream(TokioIo<Box<dyn Both>>);

impl Connection for Stream {
    fn connected(&self) -> Connected {
        Connected::new()
    }
}

impl Read for Stream {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: ReadBufCursor<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.0).poll_read(context, buffer)
    }
}

impl Write for Stream {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.0).poll_write(context, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.0).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.0).poll_shutdown(context)
    }
}
