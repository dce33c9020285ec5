//! The HTTP interface: health, metrics, an API and pages for people, all out of the one program.
//!
//! [`routes`] is the one table of what there is and which role it needs; [`gate`] holds every request against it.

mod assets;
mod failures;
mod gate;
mod headers;
mod health;
mod keyring;
mod listen;
mod login;
mod pages;
mod reply;
mod role;
mod routes;
mod secret;
mod sessions;
mod start;
mod tls;
pub mod tokens;
mod trial;

use std::sync::Arc;

pub use role::Role;
pub use routes::{Access, Needs, access};
pub use start::{Http, HttpError, Prepared};

use crate::call::Exchange;

/// What every request can reach.
struct App {
    exchange: Arc<Exchange>,
    keyring: keyring::Keyring,
    sessions: sessions::Sessions,
    failures: failures::Failures,
    /// Connections are encrypted.
    encrypted: bool,
}
