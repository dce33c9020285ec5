//! `[http]`: where health, metrics, API and pages are served, and how they are guarded.

use std::{
    net::SocketAddr,
    path::{Path, PathBuf},
    str::FromStr,
};

use serde::Deserialize;

/// Health, metrics, API and pages.
#[derive(Clone, Debug)]
pub struct Http {
    /// `None`: there are none.
    pub listen: Option<SocketAddr>,
    /// Without it, connections are not encrypted.
    pub certificate: Option<Certificate>,
    /// The file of tokens.
    pub tokens: PathBuf,
}

/// Two PEM files.
#[derive(Clone, Debug)]
pub struct Certificate {
    pub chain: PathBuf,
    pub private_key: PathBuf,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct SaidHttp {
    listen: String,
    certificate: Option<PathBuf>,
    private_key: Option<PathBuf>,
    tokens: PathBuf,
}

impl Default for SaidHttp {
    fn default() -> Self {
        let (listen, tokens) = ("127.0.0.1:8088".to_owned(), "tokens.toml".into());
        Self { listen, certificate: None, private_key: None, tokens }
    }
}

impl SaidHttp {
    pub(super) fn resolve(self, base: &Path) -> Result<Http, String> {
        let certificate = match (self.certificate, self.private_key) {
            (Some(chain), Some(private_key)) => {
                Some(Certificate { chain: base.join(chain), private_key: base.join(private_key) })
            }
            (None, None) => None,
            _ => {
                return Err(
                    "http.certificate and http.private_key belong together; set both, or none".to_owned()
                );
            }
        };
        let ListenOrOff(listen) = self.listen.parse().map_err(|fault| format!("http.listen: {fault}"))?;
        Ok(Http { listen, certificate, tokens: base.join(self.tokens) })
    }
}

/// An address, or `off` where nothing is to listen.
#[derive(Clone, Copy, Debug)]
pub struct ListenOrOff(pub Option<SocketAddr>);

impl FromStr for ListenOrOff {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if text == "off" {
            return Ok(Self(None));
        }
        let address = text.parse().map(|address| Self(Some(address)));
        address.map_err(|_| format!("`{text}` is no address; write \"127.0.0.1:8088\", or \"off\""))
    }
}
