//! `[http]`: where health, metrics, API and pages are served, and how they are guarded.

use std::{
    net::SocketAddr,
    path::{Path, PathBuf},
    str::FromStr,
};

use serde::Deserialize;

use super::Oidc;

/// Health, metrics, API and pages.
#[derive(Clone, Debug)]
pub struct Http {
    /// `None`: there are none.
    pub listen: Option<SocketAddr>,
    /// Without it, connections are not encrypted.
    pub certificate: Option<Certificate>,
    /// Other machines may be answered without it all the same.
    pub unencrypted: bool,
    /// The file of tokens.
    pub tokens: PathBuf,
    /// Where agents' browsers find the pages, without a slash at the end.
    pub public_url: Option<String>,
    /// The site's own provider of log-ins.
    pub oidc: Option<Oidc>,
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
    unencrypted: bool,
    tokens: PathBuf,
    public_url: Option<String>,
}

impl Default for SaidHttp {
    fn default() -> Self {
        let (listen, tokens) = ("127.0.0.1:8088".to_owned(), "tokens.toml".into());
        Self { listen, certificate: None, private_key: None, unencrypted: false, tokens, public_url: None }
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
        let public_url = self.public_url.map(public_url).transpose()?;
        let (unencrypted, tokens) = (self.unencrypted, base.join(self.tokens));
        Ok(Http { listen, certificate, unencrypted, tokens, public_url, oidc: None })
    }
}

/// `https://offhook.example:8088`: links are made by putting a path behind it.
fn public_url(text: String) -> Result<String, String> {
    let rest = ["https://", "http://"].into_iter().find_map(|scheme| text.strip_prefix(scheme));
    let good = rest.is_some_and(|rest| {
        // Nothing that means something to a dialplan, a header or a link.
        let plain = |letter: char| letter.is_ascii_alphanumeric() || "-._~:/[]%".contains(letter);
        !rest.trim_end_matches('/').is_empty() && rest.chars().all(plain)
    });
    if !good {
        return Err(format!(
            "http.public_url: `{text}` is no address of pages; write \"https://offhook.example:8088\""
        ));
    }
    Ok(text.trim_end_matches('/').to_owned())
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_can_be_made_of_a_public_url() {
        let resolved = |text: &str| public_url(text.to_owned());
        assert_eq!(resolved("https://pbx.example/offhook/").as_deref(), Ok("https://pbx.example/offhook"));
        for bad in
            ["pbx.example", "https://", "ftp://pbx.example", "http://a b", "http://pbx?x=1", "http:///"]
        {
            assert!(resolved(bad).err().is_some_and(|fault| fault.contains("http.public_url")), "{bad}");
        }
    }
}
