//! The HTTP interface over loopback: who gets what, with which token, encrypted and not.

mod access;
pub(crate) mod reload;
pub(crate) mod site;
mod state;
pub(crate) mod tls;
mod trial;
