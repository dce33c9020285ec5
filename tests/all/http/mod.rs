//! The HTTP interface over loopback: who gets what, with which token, encrypted and not.

mod access;
mod reload;
pub(crate) mod site;
mod state;
mod tls;
mod trial;
