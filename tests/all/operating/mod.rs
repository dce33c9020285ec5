//! What an administrator relies on: metrics and their documents, alerts, the doctor, the unit, and restarts.

mod alerts;
mod doctor;
mod figures;
#[cfg(feature = "tts")]
mod memory;
mod restart;
mod unit;
