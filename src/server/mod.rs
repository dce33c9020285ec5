//! Listening, admission of peers, start and stop.

mod agi_port;
mod audio_port;
mod audit;
mod engines;
mod languages;
mod owners;
mod peers;
mod records;
mod site;
mod start;
pub mod systemd;
mod watch;

pub use audit::AuditWatch;
pub use engines::{embedder, language_model, settings as engine_settings};
pub use languages::{MANY_LANGUAGES, unheard};
pub use site::check_services;
pub use start::{Server, ServerError};
pub use watch::Alarm;
