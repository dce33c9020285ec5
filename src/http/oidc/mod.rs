//! Logging in by the site's own provider (OpenID Connect): the authorization code flow, with PKCE, state and nonce.
//!
//! What a browser has to bring back is in a cookie of its own, so that strangers who begin to log in take no memory.

mod person;
mod site;
mod started;
mod verify;

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use openidconnect::{
    AuthorizationCode, ClientId, ClientSecret, CsrfToken, IssuerUrl, Nonce, PkceCodeChallenge, RedirectUrl,
    Scope,
    core::{CoreAuthenticationFlow, CoreProviderMetadata},
};
use serde::Deserialize;
use tokio::{
    runtime::Handle,
    sync::{Mutex, Semaphore},
    task::spawn_blocking,
    time::timeout,
};

pub use person::PREFIX as LOGGED_IN;
pub(super) use person::Person;
pub(super) use started::Started;

use self::{
    person::Roles,
    site::Site,
    verify::{Client, claims},
};
use crate::{config, secret};

/// Where the provider sends people back to.
pub(super) const BACK: &str = "/login/oidc/callback";
/// The provider's addresses and keys are asked for again after this time, and when a token has a key that is not known.
const KNOWN_FOR: Duration = Duration::from_secs(3600);
/// Where it did not answer, it is not asked again before: whoever begins to log in would wait behind all others.
const AWAY_FOR: Duration = Duration::from_secs(5);
/// Questions to the provider at once: whoever comes back with a code has one asked.
const AT_ONCE: usize = 8;
/// A browser waits no longer for its turn among them.
const TURN_WITHIN: Duration = Duration::from_secs(5);

pub(super) struct Oidc {
    pub(super) config: config::Oidc,
    roles: Roles,
    issuer: IssuerUrl,
    redirect: RedirectUrl,
    site: Site,
    known: Mutex<Option<(Instant, Known)>>,
    places: Arc<Semaphore>,
}

/// The provider's addresses and keys, or why it could not be asked for them.
type Known = Result<Arc<CoreProviderMetadata>, String>;

/// What the provider has the browser bring.
#[derive(Deserialize)]
pub(super) struct Callback {
    #[serde(default)]
    code: String,
    #[serde(default)]
    state: String,
    iss: Option<String>,
    error: Option<String>,
}

/// Why somebody is not logged in. It is for the log and the page: no token and no secret is in it.
#[derive(Debug, thiserror::Error)]
pub(super) enum OidcFault {
    #[error("the provider cannot be asked: {0}")]
    Away(String),
    #[error("this is not the log-in that this browser began, or it took too long")]
    NotBegun,
    #[error("the provider did not let you in")]
    Denied,
    #[error("the provider's answer is not good: {0}")]
    NotGood(String),
    #[error("{0} has no role here: no group of theirs is in oidc.roles")]
    NoRole(String),
    #[error("the provider tells no `{0}` (oidc.groups_claim); it may want to be asked for it in oidc.scopes")]
    NoGroups(String),
    #[error("the provider gives no usable {0} (oidc.name_claim)")]
    NoName(String),
    #[error("{0}")]
    Secret(String),
}

impl OidcFault {
    /// Without the words of anybody else: what the provider says is for the log alone.
    pub(super) fn kind(&self) -> String {
        match self {
            Self::NotGood(_) => "the provider's answer is not good".to_owned(),
            other => other.to_string(),
        }
    }
}

impl Oidc {
    /// Nobody is asked yet. The fault is for whoever starts the server.
    pub(super) fn new(config: &config::Oidc, public_url: &str) -> Result<Self, String> {
        let oidc = Self {
            config: config.clone(),
            roles: Roles::new(config)?,
            issuer: IssuerUrl::new(config.issuer.clone())
                .map_err(|_| "oidc.issuer is no address; write it as the provider calls itself".to_owned())?,
            redirect: RedirectUrl::new(format!("{public_url}{BACK}")).map_err(|_| {
                "http.public_url is no address; write where browsers reach the pages".to_owned()
            })?,
            site: Site::new(config)?,
            known: Mutex::default(),
            places: Arc::new(Semaphore::new(AT_ONCE)),
        };
        oidc.secret().map_err(|fault| fault.to_string())?;
        Ok(oidc)
    }

    /// Whether the provider answers as one.
    pub(super) async fn ask(&self) -> Result<(), OidcFault> {
        self.provider(false).await.map(drop)
    }

    /// Where the browser goes, and what it keeps until it comes back.
    pub(super) async fn begin(self: &Arc<Self>) -> Result<(String, Started), OidcFault> {
        let oidc = Arc::clone(self);
        self.apart(move |runtime| runtime.block_on(oidc.question())).await
    }

    async fn question(&self) -> Result<(String, Started), OidcFault> {
        let provider = self.provider(false).await?;
        let client = self.client(&provider)?;
        let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();
        let mut request = client.authorize_url(
            CoreAuthenticationFlow::AuthorizationCode,
            CsrfToken::new_random,
            Nonce::new_random,
        );
        for scope in &self.config.scopes {
            request = request.add_scope(Scope::new(scope.clone()));
        }
        let (address, state, nonce) = request.set_pkce_challenge(challenge).url();
        Ok((address.into(), Started::new(&state, &nonce, &verifier)))
    }

    /// Who has come back.
    pub(super) async fn finish(
        self: &Arc<Self>,
        started: Option<Started>,
        callback: Callback,
    ) -> Result<Person, OidcFault> {
        let started = started.filter(|started| started.is_of(&callback.state)).ok_or(OidcFault::NotBegun)?;
        if callback.iss.is_some_and(|issuer| issuer != self.config.issuer) {
            return Err(OidcFault::NotGood("it is of another issuer".to_owned()));
        }
        if callback.error.is_some() {
            return Err(OidcFault::Denied);
        }
        let (oidc, code) = (Arc::clone(self), AuthorizationCode::new(callback.code));
        let asked = self.apart(move |runtime| runtime.block_on(claims(&oidc, code, started)));
        let (subject, claims) = asked.await?;
        person::person(&self.config, &self.roles, &subject, &claims)
    }

    /// The library's futures are not `Send` in the compiler's eyes, so each question has a thread while it lasts: also
    /// when the browser that asked it has gone, so the place is the thread's.
    async fn apart<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Handle) -> Result<T, OidcFault> + Send + 'static,
    ) -> Result<T, OidcFault> {
        let away = |why: &str| OidcFault::Away(why.to_owned());
        let Ok(Ok(place)) = timeout(TURN_WITHIN, Arc::clone(&self.places).acquire_owned()).await else {
            return Err(away("too many people log in at once"));
        };
        let runtime = Handle::current();
        let asked = spawn_blocking(move || {
            let _place = place;
            work(&runtime)
        });
        asked.await.unwrap_or_else(|_| Err(away("the question broke off")))
    }

    /// Addresses and keys. While somebody asks for them, others wait for the same answer.
    async fn provider(&self, anew: bool) -> Result<Arc<CoreProviderMetadata>, OidcFault> {
        let mut known = self.known.lock().await;
        let lasts = |known: &Known| if known.is_ok() { KNOWN_FOR } else { AWAY_FOR };
        let found = match known.as_ref().filter(|_| !anew) {
            Some((since, found)) if since.elapsed() < lasts(found) => found.clone(),
            _ => {
                let send = |request| self.site.send(request);
                let asked = CoreProviderMetadata::discover_async(self.issuer.clone(), &send).await;
                let found = asked.map(Arc::new).map_err(|error| verify::whole(&error));
                *known = Some((Instant::now(), found.clone()));
                found
            }
        };
        found.map_err(OidcFault::Away)
    }

    fn client(&self, provider: &CoreProviderMetadata) -> Result<Client, OidcFault> {
        let id = ClientId::new(self.config.client_id.clone());
        let client = Client::from_provider_metadata(provider.clone(), id, Some(self.secret()?));
        Ok(client.set_redirect_uri(self.redirect.clone()).set_auth_type(verify::auth_type(provider)))
    }

    /// Read for each use, so that a new one needs no restart.
    fn secret(&self) -> Result<ClientSecret, OidcFault> {
        let file = &self.config.client_secret_file;
        let unusable =
            |why: &str| OidcFault::Secret(format!("oidc.client_secret_file {}: {why}", file.display()));
        match secret::read(file) {
            Err(secret::NotSecret::Open) => Err(unusable("other users can read or change it; chmod 600")),
            Err(secret::NotSecret::Unreadable(error)) => Err(unusable(&format!(
                "{error}; put the client's secret there, readable to the server's user alone"
            ))),
            Ok(text) if text.trim().is_empty() => Err(unusable("it is empty; put the client's secret there")),
            Ok(text) => Ok(ClientSecret::new(text.trim().to_owned())),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::{fs, os::unix::fs::PermissionsExt, sync::mpsc};

    use futures_util::FutureExt;

    use super::*;

    #[tokio::test]
    async fn a_question_keeps_its_place_while_it_lasts_also_when_its_browser_has_gone() {
        let folder = tempfile::tempdir().unwrap();
        let secret = folder.path().join("secret");
        fs::write(&secret, "secret").unwrap();
        fs::set_permissions(&secret, fs::Permissions::from_mode(0o600)).unwrap();
        let said = format!(
            "[oidc]\nissuer = \"http://127.0.0.1:9\"\nclient_id = \"offhook\"\nclient_secret_file = {secret:?}\n\
             roles = {{ admins = \"admin\" }}\n[http]\npublic_url = \"http://127.0.0.1:8088\"\n"
        );
        let file = folder.path().join("offhook.toml");
        fs::write(&file, said).unwrap();
        let config = config::Config::load(&file).unwrap().http.oidc.unwrap();
        let oidc = Oidc::new(&config, "http://127.0.0.1:8088").unwrap();
        let (answers, question) = mpsc::channel::<()>();
        let question = Arc::new(std::sync::Mutex::new(question));
        for _ in 0..3 * AT_ONCE {
            let question = Arc::clone(&question);
            let asked = oidc.apart(move |_| {
                let _ = question.lock().unwrap().recv();
                Ok(())
            });
            assert!(
                asked.now_or_never().is_none(),
                "polled once and dropped, as for a browser that has gone"
            );
        }
        assert_eq!(oidc.places.available_permits(), 0);
        drop(answers);
        assert!(oidc.places.acquire_many(AT_ONCE as u32).await.is_ok(), "they come free as questions end");
    }
}
