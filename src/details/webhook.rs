//! Call details over HTTP: one POST each to one address of the site's list, signed with a secret that both sides know.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use bytes::Bytes;
use hmac::{Hmac, KeyInit as _, Mac as _};
use http_body_util::Full;
use hyper::{
    Request, StatusCode,
    header::{CONTENT_TYPE, HOST, USER_AGENT},
};
use sha2::Sha256;
use tokio::{
    sync::mpsc::Receiver,
    time::{sleep, timeout},
};
use tokio_rustls::rustls::ClientConfig;
use tracing::warn;

use super::{Line, count};
use crate::{
    metrics::{DetailOutcome, DetailSink, Metrics},
    outgoing::{AllowList, Authority, Host, read_secret, trusting},
};

/// From connecting to the answer's head.
const ANSWER_WITHIN: Duration = Duration::from_secs(5);
/// Before each further attempt. A receiver that is away for longer misses the call; the file does not.
const PAUSES: [Duration; 4] =
    [Duration::from_millis(500), Duration::from_secs(2), Duration::from_secs(5), Duration::from_secs(15)];

/// Where call details go.
#[derive(Debug)]
pub struct Webhook {
    authority: Authority,
    path: String,
    tls: Option<Arc<ClientConfig>>,
    secret_file: PathBuf,
}

/// What became of one attempt.
enum Attempt {
    Taken,
    /// It may go better later.
    Passing(String),
    Refused(String),
}

impl Webhook {
    /// Everything that can be wrong with it, with the remedy.
    pub fn new(
        address: &str,
        secret_file: Option<&Path>,
        allowed: &AllowList,
        ca_file: Option<&Path>,
    ) -> Result<Self, String> {
        let sample = "write details.webhook = \"https://crm.example.internal:8443/calls\"";
        let (tls, rest) = match (address.strip_prefix("https://"), address.strip_prefix("http://")) {
            (Some(rest), _) => (true, rest),
            (_, Some(rest)) => (false, rest),
            _ => return Err(format!("details.webhook is not http or https; {sample}")),
        };
        let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
        let authority = Authority::new(host, Some(if tls { 443 } else { 80 }))
            .ok_or_else(|| format!("details.webhook has no plain host; {sample}"))?;
        if !path.chars().all(|letter| letter.is_ascii_graphic()) {
            return Err("details.webhook has characters that addresses cannot have; write %20".to_owned());
        }
        if !allowed.allows(&authority) {
            return Err(format!(
                "details.webhook: {authority} is not on the list of services that may be asked; \
                 add it: [lookups] allow = [\"{authority}\"]"
            ));
        }
        let secret_file = secret_file
            .ok_or("details.webhook needs details.secret_file: a file with the secret of the signatures")?;
        read_secret(secret_file).map_err(|reason| {
            let file = secret_file.display();
            format!("cannot use details.secret_file {file}: {reason}; put one word into it")
        })?;
        let tls = match (tls, ca_file) {
            (false, _) => None,
            (true, Some(ca_file)) => Some(trusting(ca_file)?),
            (true, None) => {
                return Err("details.webhook over https needs lookups.ca_file: the site's own CA".to_owned());
            }
        };
        Ok(Self { authority, path: format!("/{path}"), tls, secret_file: secret_file.to_owned() })
    }

    pub(super) async fn run(self, mut bodies: Receiver<Line>, metrics: Arc<Metrics>) {
        while let Some(Some(body)) = bodies.recv().await {
            let outcome = self.deliver(&body, &metrics).await;
            count(&metrics, DetailSink::Webhook, outcome);
        }
    }

    async fn deliver(&self, body: &str, metrics: &Metrics) -> DetailOutcome {
        let mut pauses = PAUSES.into_iter();
        loop {
            let attempt = timeout(ANSWER_WITHIN, self.post(body)).await;
            let late = || Attempt::Passing(format!("no answer within {} s", ANSWER_WITHIN.as_secs()));
            let (reason, pause) = match attempt.unwrap_or_else(|_| late()) {
                Attempt::Taken => return DetailOutcome::Done,
                Attempt::Passing(reason) => (reason, pauses.next()),
                Attempt::Refused(reason) => (reason, None),
            };
            let Some(pause) = pause else {
                warn!(host = %self.authority, reason, "details.webhook did not take a call's details");
                return DetailOutcome::Failed;
            };
            count(metrics, DetailSink::Webhook, DetailOutcome::Retried);
            sleep(pause).await;
        }
    }

    async fn post(&self, body: &str) -> Attempt {
        let file = self.secret_file.clone();
        let secret = tokio::task::spawn_blocking(move || read_secret(&file)).await;
        let Ok(Ok(secret)) = secret else { return Attempt::Passing("its secret cannot be read".to_owned()) };
        let at = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_secs();
        let request = Request::post(&self.path)
            .header(HOST, self.authority.to_string())
            .header(CONTENT_TYPE, "application/json")
            .header(USER_AGENT, concat!("offhook/", env!("CARGO_PKG_VERSION")))
            .header("X-Offhook-Timestamp", at)
            .header("X-Offhook-Signature", format!("sha256={}", signature(&secret, at, body)))
            .body(Full::new(Bytes::copy_from_slice(body.as_bytes())));
        let request = match request {
            Ok(request) => request,
            Err(error) => return Attempt::Refused(error.to_string()),
        };
        let host = Host { authority: &self.authority, tls: self.tls.as_ref() };
        match host.send(request).await {
            Err(fault) => Attempt::Passing(fault.to_string()),
            Ok(answer) if answer.status().is_success() => Attempt::Taken,
            Ok(answer) => {
                let reason = format!("it answered with status {}", answer.status().as_u16());
                if is_passing(answer.status()) { Attempt::Passing(reason) } else { Attempt::Refused(reason) }
            }
        }
    }
}

fn is_passing(status: StatusCode) -> bool {
    status.is_server_error() || [StatusCode::REQUEST_TIMEOUT, StatusCode::TOO_MANY_REQUESTS].contains(&status)
}

/// HMAC-SHA256 of `TIMESTAMP.BODY` in hexadecimal: an old request that somebody repeats shows by its time.
fn signature(secret: &str, at: u64, body: &str) -> String {
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(secret.as_bytes()) else { return String::new() };
    mac.update(format!("{at}.{body}").as_bytes());
    mac.finalize().into_bytes().iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(address: &str, secret_file: Option<&Path>) -> String {
        let allowed = AllowList::new(&["crm:8080"]).unwrap();
        Webhook::new(address, secret_file, &allowed, None).unwrap_err()
    }

    #[test]
    fn faults_name_the_remedy() {
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), "secret\n").unwrap();
        let secret = Some(file.path());
        for (address, secret, expected) in [
            ("crm:8080/calls", secret, "is not http"),
            ("http://elsewhere:8080/calls", secret, "allow = [\"elsewhere:8080\"]"),
            ("http://crm:8080/calls", None, "needs details.secret_file"),
            ("http://crm:8080/calls", Some(Path::new("/nowhere")), "cannot use details.secret_file"),
            ("http://user@crm:8080/calls", secret, "no plain host"),
        ] {
            let fault = fault(address, secret);
            assert!(fault.contains(expected), "{address}: {fault}");
        }
    }

    /// As `printf '1700000000.{}' | openssl dgst -sha256 -hmac secret` has it.
    #[test]
    fn the_signature_is_the_one_that_others_compute() {
        let expected = "b8569b78799ff9e3cbff0fc2d63a33a2b57f3282abd07c37ae5e8e7d79a5f163";
        assert_eq!(signature("secret", 1_700_000_000, "{}"), expected);
    }
}
