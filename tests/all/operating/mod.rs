//! What an administrator relies on: metrics and their documents.

mod figures;
