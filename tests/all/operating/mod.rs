//! What an administrator relies on: metrics and their documents, and alerts.

mod alerts;
mod figures;
