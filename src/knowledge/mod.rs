//! What a site knows besides its flow: its documents and its tables, read ahead so that no call waits for a file.

pub mod documents;
pub mod lookups;
mod resources;
mod spreadsheet;
mod sqlite;
pub mod tables;

pub use resources::{FlowResources, Refreshed, SiteRules};
