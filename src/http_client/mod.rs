//! HTTP to the site's own services, and to no other: those on its list, trusted by its own CA.

mod authority;
mod client;
mod connection;
mod secret;
mod tls;

pub use authority::{AllowList, Authority, ENCRYPT};
pub use client::{Answer, BodyFault, Client, HostFault};
pub use secret::read_secret;
pub use tls::trusting;
