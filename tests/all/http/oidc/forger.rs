//! A provider that signs whatever a test wants it to, as an attacker who has got between would.

use std::sync::{
    Arc, Mutex,
    atomic::{AtomicUsize, Ordering},
};

use axum::{
    Json, Router,
    extract::State,
    routing::{get, post},
};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use hmac::{Hmac, KeyInit as _, Mac as _};
use ring::signature::{Ed25519KeyPair, KeyPair as _};
use serde_json::{Value, json};
use sha2::Sha256;
use tokio::{net::TcpListener, task::JoinHandle};

pub(super) const CLIENT: &str = "offhook";
pub(super) const SECRET: &str = "secret-of-offhook";

pub(super) struct Forger {
    told: Arc<Told>,
    task: JoinHandle<()>,
}

/// What it answers with.
struct Told {
    issuer: String,
    token: Mutex<String>,
    key: Mutex<Key>,
    /// Where programs are sent for tokens.
    token_endpoint: Mutex<String>,
    /// What is told of the person at another address; `Null` where there is none.
    more: Mutex<Value>,
    asked: AtomicUsize,
}

/// How a token is signed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Signed {
    /// With a key by this number, under the number that the provider's own has.
    By(u8),
    Nobody,
    /// HMAC with the secret that the client has as well.
    BySecret,
    /// HMAC with the public key, which everybody has.
    ByPublicKey,
}

#[derive(Clone, Copy)]
struct Key(u8);

impl Key {
    fn pair(self) -> Ed25519KeyPair {
        Ed25519KeyPair::from_seed_unchecked(&[self.0; 32]).unwrap()
    }

    fn id(self) -> String {
        format!("key {}", self.0)
    }
}

impl Forger {
    pub(super) async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let issuer = format!("http://{address}");
        let told = Arc::new(Told {
            token: Mutex::default(),
            key: Mutex::new(Key(1)),
            token_endpoint: Mutex::new(format!("{issuer}/token")),
            more: Mutex::new(Value::Null),
            asked: AtomicUsize::new(0),
            issuer,
        });
        let router = Router::new()
            .route("/.well-known/openid-configuration", get(configuration))
            .route("/keys", get(keys))
            .route("/token", post(token))
            .route(
                "/more",
                get(async |State(told): State<Arc<Told>>| Json(told.more.lock().unwrap().clone())),
            )
            .with_state(Arc::clone(&told));
        let task = tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
        Self { told, task }
    }

    pub(super) fn issuer(&self) -> String {
        self.told.issuer.clone()
    }

    /// How often somebody has come with a code.
    pub(super) fn asked(&self) -> usize {
        self.told.asked.load(Ordering::Relaxed)
    }

    /// What a good token says, now.
    pub(super) fn claims(&self, nonce: &str) -> Value {
        let now = offhook::http::tokens::now().as_second();
        json!({
            "iss": self.issuer(), "aud": CLIENT, "sub": "7", "iat": now, "exp": now + 60, "nonce": nonce,
            "preferred_username": "anna", "groups": ["pbx-admins"],
        })
    }

    /// The next token that is given out.
    pub(super) fn gives(&self, claims: &Value, signed: Signed) {
        let own = *self.told.key.lock().unwrap();
        let (algorithm, id) = match signed {
            Signed::By(_) => ("EdDSA", own.id()),
            Signed::Nobody => ("none", own.id()),
            Signed::BySecret | Signed::ByPublicKey => ("HS256", own.id()),
        };
        let part = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
        let text = format!("{}.{}", part(&json!({ "alg": algorithm, "kid": id })), part(claims));
        let by_hmac = |key: &[u8]| {
            let mut mac = Hmac::<Sha256>::new_from_slice(key).unwrap();
            mac.update(text.as_bytes());
            mac.finalize().into_bytes().to_vec()
        };
        let signature = match signed {
            Signed::By(key) => Key(key).pair().sign(text.as_bytes()).as_ref().to_vec(),
            Signed::Nobody => Vec::new(),
            Signed::BySecret => by_hmac(SECRET.as_bytes()),
            Signed::ByPublicKey => by_hmac(own.pair().public_key().as_ref()),
        };
        *self.told.token.lock().unwrap() = format!("{text}.{}", URL_SAFE_NO_PAD.encode(signature));
    }

    /// From now on it signs with another key.
    pub(super) fn changes_its_key_to(&self, number: u8) {
        *self.told.key.lock().unwrap() = Key(number);
    }

    pub(super) fn sends_programs_to(&self, address: &str) {
        *self.told.token_endpoint.lock().unwrap() = address.to_owned();
    }

    pub(super) fn tells_more(&self, more: Value) {
        *self.told.more.lock().unwrap() = more;
    }

    pub(super) fn stop(self) {
        self.task.abort();
    }
}

async fn configuration(State(told): State<Arc<Told>>) -> Json<Value> {
    let issuer = &told.issuer;
    let mut configuration = json!({
        "issuer": issuer,
        "authorization_endpoint": format!("{issuer}/authorize"),
        "token_endpoint": *told.token_endpoint.lock().unwrap(),
        "jwks_uri": format!("{issuer}/keys"),
        "response_types_supported": ["code"],
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["EdDSA", "HS256", "none"],
    });
    if !told.more.lock().unwrap().is_null() {
        configuration["userinfo_endpoint"] = json!(format!("{issuer}/more"));
    }
    Json(configuration)
}

async fn keys(State(told): State<Arc<Told>>) -> Json<Value> {
    let key = *told.key.lock().unwrap();
    let public = URL_SAFE_NO_PAD.encode(key.pair().public_key().as_ref());
    let key =
        json!({ "kty": "OKP", "crv": "Ed25519", "use": "sig", "alg": "EdDSA", "kid": key.id(), "x": public });
    Json(json!({ "keys": [key] }))
}

async fn token(State(told): State<Arc<Told>>) -> Json<Value> {
    told.asked.fetch_add(1, Ordering::Relaxed);
    let token = told.token.lock().unwrap().clone();
    Json(json!({ "access_token": "a", "token_type": "Bearer", "expires_in": 60, "id_token": token }))
}
