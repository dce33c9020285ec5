//! The HTTP interface over loopback: who gets what, with which token, encrypted and not.

mod access;
mod agent;
mod api;
mod attacks;
mod crowd;
mod elevations;
mod filled;
mod live;
pub(crate) mod oidc;
mod pages;
pub(crate) mod reload;
pub(crate) mod site;
mod state;
pub(crate) mod tls;
mod trial;
