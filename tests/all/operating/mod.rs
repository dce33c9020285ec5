//! What an administrator relies on: metrics and their documents, alerts, the unit, and restarts.

mod alerts;
mod figures;
mod restart;
mod unit;
