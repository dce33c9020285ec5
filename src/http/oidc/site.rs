//! HTTP to the provider: to its own host and port, trusted by the site's own CA, and nowhere else.

use std::time::Duration;

use bytes::Bytes;
use http_body_util::Full;
use hyper::{Request, Response, Uri};
use openidconnect::{HttpRequest, HttpResponse};
use tokio::time::timeout;

use crate::{
    config,
    http_client::{Authority, Client, HostFault, trusting},
};

const ANSWER_WITHIN: Duration = Duration::from_secs(10);
/// Keys and claims of the largest providers are some ten thousand bytes.
const ANSWER_BYTES_MAX: usize = 256 << 10;

pub(super) struct Site {
    client: Client,
    scheme: &'static str,
}

#[derive(Debug, thiserror::Error)]
pub(super) enum SiteFault {
    #[error(transparent)]
    Host(#[from] HostFault),
    #[error("it does not answer within {} s", ANSWER_WITHIN.as_secs())]
    Late,
    #[error("its answer broke off or is too long")]
    Broken,
    /// It would have this server ask any other one.
    #[error("it names an address for programs that is not on its issuer's own host and port")]
    Elsewhere,
}

impl Site {
    pub(super) fn new(config: &config::Oidc) -> Result<Self, String> {
        let plain = "oidc.issuer has no plain host; write it as the provider calls itself";
        let uri: Uri = config.issuer.parse().map_err(|_| plain)?;
        let authority = authority(&uri).ok_or(plain)?;
        let tls = match (uri.scheme_str(), &config.ca_file) {
            (Some("https"), Some(file)) => Some(trusting("oidc.ca_file", file)?),
            _ => None,
        };
        let scheme = if tls.is_some() { "https" } else { "http" };
        Ok(Self { client: Client::new(authority, tls), scheme })
    }

    pub(super) async fn send(&self, request: HttpRequest) -> Result<HttpResponse, SiteFault> {
        timeout(ANSWER_WITHIN, self.exchange(request)).await.unwrap_or(Err(SiteFault::Late))
    }

    async fn exchange(&self, request: HttpRequest) -> Result<HttpResponse, SiteFault> {
        let (parts, body) = request.into_parts();
        let is_its_own = authority(&parts.uri).as_ref() == Some(self.client.authority())
            && parts.uri.scheme_str() == Some(self.scheme);
        if !is_its_own {
            return Err(SiteFault::Elsewhere);
        }
        let answer = self.client.send(Request::from_parts(parts, Full::new(Bytes::from(body)))).await?;
        let mut response = Response::new(Vec::new());
        *response.status_mut() = answer.status();
        *response.headers_mut() = answer.headers().clone();
        *response.body_mut() = answer.body(ANSWER_BYTES_MAX).await.map_err(|_| SiteFault::Broken)?.to_vec();
        Ok(response)
    }
}

fn authority(uri: &Uri) -> Option<Authority> {
    let default_port = if uri.scheme_str() == Some("https") { 443 } else { 80 };
    Authority::new(uri.authority()?.as_str(), Some(default_port))
}
