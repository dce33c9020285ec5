//! Where facts come from, with real files, databases and services on loopback.

mod authority;
mod lookups;
pub(crate) mod service;
mod tables;
