//! What callers say in these tests.

use std::path::PathBuf;

pub(super) const BILLING: &str = "billing_please";
pub(super) const YES: &str = "yes";

/// A caller of a natural voice.
pub(super) fn natural(name: &str) -> PathBuf {
    [env!("CARGO_MANIFEST_DIR"), "tests", "audio", "natural", &format!("{name}.wav")].iter().collect()
}

pub(crate) fn recording(name: &str) -> PathBuf {
    [env!("CARGO_MANIFEST_DIR"), "tests", "audio", "calls", &format!("{name}.wav")].iter().collect()
}
