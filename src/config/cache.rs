//! `[cache]`: where rendered prompts are kept, and how many.

use std::path::{Path, PathBuf};

use serde::Deserialize;

#[derive(Clone, Debug)]
pub struct Cache {
    pub dir: PathBuf,
    pub max_mb: u64,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct SaidCache {
    dir: PathBuf,
    max_mb: u64,
}

impl Default for SaidCache {
    fn default() -> Self {
        Self { dir: "cache".into(), max_mb: 200 }
    }
}

impl SaidCache {
    pub(super) fn resolve(self, base: &Path) -> Cache {
        Cache { dir: base.join(self.dir), max_mb: self.max_mb }
    }
}
