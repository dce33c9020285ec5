//! What a site knows besides its flow: its documents and its tables, read ahead so that no call waits for a file.

pub mod documents;
mod equipment;
pub mod lookups;
mod spreadsheet;
mod sqlite;
pub mod tables;

pub use equipment::{Equipment, Refreshed, SiteRules};
