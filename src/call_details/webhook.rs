//! Call details over HTTP: one POST each to one address of the site's list, signed with a secret that both sides know.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;
use tokio::{sync::mpsc::Receiver, time::sleep};
use tracing::warn;

use super::{Line, count};
use crate::{
    http_client::{AllowList, read_secret},
    metrics::{DetailOutcome, DetailSink, Metrics},
    webhook::{Hook, NotTaken},
};

/// Before each further attempt. A receiver that is away for longer misses the call; the file does not.
const PAUSES: [Duration; 4] =
    [Duration::from_millis(500), Duration::from_secs(2), Duration::from_secs(5), Duration::from_secs(15)];

/// Where call details go.
#[derive(Debug)]
pub struct Webhook {
    hook: Hook,
    secret_file: PathBuf,
}

impl Webhook {
    /// Everything that can be wrong with it, with the remedy.
    pub fn new(
        address: &str,
        secret_file: Option<&Path>,
        allowed: &AllowList,
        ca_file: Option<&Path>,
    ) -> Result<Self, String> {
        let hook = Hook::new("details.webhook", address, allowed, ca_file)?;
        let secret_file = secret_file
            .ok_or("details.webhook needs details.secret_file: a file with the secret of the signatures")?;
        read_secret(secret_file).map_err(|reason| {
            let file = secret_file.display();
            format!("cannot use details.secret_file {file}: {reason}; put one word into it")
        })?;
        Ok(Self { hook, secret_file: secret_file.to_owned() })
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
            let (reason, pause) = match self.post(body).await {
                Ok(()) => return DetailOutcome::Done,
                Err(NotTaken::Passing(reason)) => (reason, pauses.next()),
                Err(NotTaken::Refused(reason)) => (reason, None),
            };
            let Some(pause) = pause else {
                warn!(host = %self.hook.authority(), reason, "details.webhook did not take a call's details");
                return DetailOutcome::Failed;
            };
            count(metrics, DetailSink::Webhook, DetailOutcome::Retried);
            sleep(pause).await;
        }
    }

    async fn post(&self, body: &str) -> Result<(), NotTaken> {
        let file = self.secret_file.clone();
        let secret = tokio::task::spawn_blocking(move || read_secret(&file)).await;
        let Ok(Ok(secret)) = secret else {
            return Err(NotTaken::Passing("its secret cannot be read".to_owned()));
        };
        let at = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_secs();
        let signed = format!("sha256={}", signature(&secret, at, body));
        let headers = [("X-Offhook-Timestamp", at.to_string()), ("X-Offhook-Signature", signed)];
        self.hook.post(body, &headers).await
    }
}

/// HMAC-SHA256 of `TIMESTAMP.BODY` in hexadecimal: an old request that somebody repeats shows by its time.
fn signature(secret: &str, at: u64, body: &str) -> String {
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(secret.as_bytes()) else { return String::new() };
    mac.update(format!("{at}.{body}").as_bytes());
    hex::encode(mac.finalize().into_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(address: &str, secret_file: Option<&Path>) -> String {
        let allowed = AllowList::new(&["crm:8080"], true).unwrap();
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
