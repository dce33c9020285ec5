//! A service of the site that is told something: JSON, posted to one address of the list.

use std::{path::Path, time::Duration};

use bytes::Bytes;
use http_body_util::Full;
use hyper::header::{CONTENT_TYPE, USER_AGENT};
use hyper::{Request, StatusCode};
use tokio::time::timeout;

use crate::http_client::{AllowList, Authority, Client, ENCRYPT, trusting};

/// From connecting to the answer's head.
const ANSWER_WITHIN: Duration = Duration::from_secs(5);

#[derive(Clone, Debug)]
pub struct Hook {
    client: Client,
    path: String,
}

/// Why it was not taken.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotTaken {
    /// It may go better later.
    #[error("{0}")]
    Passing(String),
    #[error("{0}")]
    Refused(String),
}

impl Hook {
    /// `key` is where the address was written. The fault is for whoever starts the server.
    pub fn new(key: &str, url: &str, allowed: &AllowList, ca_file: Option<&Path>) -> Result<Self, String> {
        let sample = format!("write {key} = \"https://crm.example.internal:8443/path\"");
        let (encrypted, rest) = match (url.strip_prefix("https://"), url.strip_prefix("http://")) {
            (Some(rest), _) => (true, rest),
            (_, Some(rest)) => (false, rest),
            _ => return Err(format!("{key} is not http or https; {sample}")),
        };
        let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
        let authority = Authority::new(host, Some(if encrypted { 443 } else { 80 }))
            .ok_or_else(|| format!("{key} has no plain host; {sample}"))?;
        if !path.chars().all(|c| c.is_ascii_graphic() && !"{}#\"<>\\^`|".contains(c)) {
            return Err(format!(
                "{key} has characters that addresses cannot have; write them as %20 and so on"
            ));
        }
        if !allowed.allows(&authority) {
            return Err(format!(
                "{key}: {authority} is not in lookups.allow; add it: allow = [\"{authority}\"]"
            ));
        }
        if !encrypted && !allowed.allows_in_clear(&authority) {
            return Err(format!(
                "{key}: {authority} is on another machine, and http is not encrypted; {ENCRYPT}"
            ));
        }
        let tls = match (encrypted, ca_file) {
            (false, _) => None,
            (true, Some(file)) => Some(trusting("lookups.ca_file", file)?),
            (true, None) => return Err(format!("{key} over https needs lookups.ca_file: the site's own CA")),
        };
        Ok(Self { client: Client::new(authority, tls), path: format!("/{path}") })
    }

    pub fn authority(&self) -> &Authority {
        self.client.authority()
    }

    /// One attempt.
    pub async fn post(&self, json: &str, headers: &[(&str, String)]) -> Result<(), NotTaken> {
        let late = || NotTaken::Passing(format!("no answer within {} s", ANSWER_WITHIN.as_secs()));
        timeout(ANSWER_WITHIN, self.send(json, headers)).await.unwrap_or_else(|_| Err(late()))
    }

    async fn send(&self, json: &str, headers: &[(&str, String)]) -> Result<(), NotTaken> {
        let mut request = Request::post(&self.path)
            .header(CONTENT_TYPE, "application/json")
            .header(USER_AGENT, concat!("offhook/", env!("CARGO_PKG_VERSION")));
        for (name, value) in headers {
            request = request.header(*name, value);
        }
        let request = request.body(Full::new(Bytes::copy_from_slice(json.as_bytes())));
        let request = request.map_err(|error| NotTaken::Refused(error.to_string()))?;
        let answer = self.client.send(request).await.map_err(|fault| NotTaken::Passing(fault.to_string()))?;
        let reason = || format!("it answered with status {}", answer.status().as_u16());
        match answer.status() {
            status if status.is_success() => Ok(()),
            status if is_passing(status) => Err(NotTaken::Passing(reason())),
            _ => Err(NotTaken::Refused(reason())),
        }
    }
}

fn is_passing(status: StatusCode) -> bool {
    status.is_server_error() || [StatusCode::REQUEST_TIMEOUT, StatusCode::TOO_MANY_REQUESTS].contains(&status)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_listed_plain_addresses_are_told_anything() {
        let named = ["hooks.example:8080", "[::1]:443", "127.0.0.1:8080"];
        let allowed = AllowList::new(&named, true).unwrap();
        let hook = |url: &str| Hook::new("alerts.webhook", url, &allowed, None);
        assert_eq!(hook("http://hooks.example:8080/a?b=c").unwrap().path, "/a?b=c");
        assert_eq!(hook("http://HOOKS.example:8080").unwrap().path, "/");
        for (url, expected) in [
            ("ftp://hooks.example:8080/", "is not http or https"),
            ("http://hooks.example/", "allow = [\"hooks.example:80\"]"),
            ("http://user:secret@hooks.example:8080/", "no plain host"),
            ("http://hooks.example:8080/a b", "characters"),
            ("https://[::1]/", "needs lookups.ca_file"),
        ] {
            let error = hook(url).unwrap_err();
            assert!(error.starts_with("alerts.webhook") && error.contains(expected), "{url}: {error}");
        }
        let allowed = AllowList::new(&named, false).unwrap();
        let hook = |url: &str| Hook::new("alerts.webhook", url, &allowed, None).map(drop);
        assert_eq!(hook("http://127.0.0.1:8080/a"), Ok(()));
        let refused = hook("http://hooks.example:8080/a").unwrap_err();
        assert!(
            refused.contains("hooks.example:8080 is on another machine") && refused.contains(ENCRYPT),
            "{refused}"
        );
    }
}
