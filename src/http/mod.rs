//! The HTTP interface: health, metrics, an API and pages for people, all out of the one program.
//!
//! [`routes`] is the one table of what there is and which role it needs; [`gate`] holds every request against it.

mod api;
mod assets;
mod by_provider;
mod cookies;
mod elevating;
pub mod elevations;
mod failures;
mod gate;
mod headers;
mod health;
mod invitations;
mod kept;
mod keyring;
mod listen;
mod login;
mod noted;
mod oidc;
mod pace;
mod pages;
mod period;
mod reading;
mod recordings;
mod reply;
mod role;
mod routes;
mod sessions;
mod start;
mod tls;
pub mod tokens;
mod trial;
pub mod uses;
mod watching;

use std::sync::Arc;

pub use oidc::LOGGED_IN;
pub use recordings::Recordings;
pub use role::Role;
pub use routes::{Access, Needs, access};
pub use start::{Http, HttpError, Prepared, check_provider, provider_answers};

use tokio::sync::Semaphore;

use crate::{call::Exchange, store::Store};

/// What every request can reach.
struct App {
    exchange: Arc<Exchange>,
    /// The calls that were; `None` where they are not recorded.
    store: Option<Store>,
    recordings: Recordings,
    keyring: keyring::Keyring,
    sessions: sessions::Sessions,
    failures: failures::Failures,
    invitations: Arc<invitations::Invitations>,
    noted: noted::Noted,
    oidc: Option<Arc<oidc::Oidc>>,
    /// Places for those who follow the running calls.
    watchers: Arc<Semaphore>,
    /// Connections are encrypted.
    encrypted: bool,
}
