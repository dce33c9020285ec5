//! A call's tape as text: packed, because most of it is one frame like the other.

use std::io::{Read, Write};

use base64::{Engine, prelude::BASE64_STANDARD};
use flate2::{Compression, read::DeflateDecoder, write::DeflateEncoder};
use serde::{Deserialize, Serialize};

/// A tape holds 1 MiB at most, and the request a line; more is a damaged one.
const BYTES_MAX: u64 = 2 << 20;

/// What is needed to have the same call again, besides its numbers: the AGI request that made its dialog, and the
/// session's tape.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct TapeKept {
    pub verb: String,
    pub query: Vec<(String, String)>,
    /// Seconds since 1970, UTC: the time that it was for the dialog.
    pub began_s: i64,
    /// Which of several wordings the call had.
    pub variety: u64,
    /// The print of the flow's file, by which a change of it shows.
    pub flow_print: Option<String>,
    /// A session's tape in its own encoding.
    pub tape: Vec<u8>,
}

impl TapeKept {
    pub fn to_text(&self) -> Option<String> {
        let mut packer = DeflateEncoder::new(Vec::new(), Compression::fast());
        packer.write_all(&postcard::to_stdvec(self).ok()?).ok()?;
        Some(BASE64_STANDARD.encode(packer.finish().ok()?))
    }

    /// `None` for what no [`TapeKept::to_text`] of this version gave.
    pub fn from_text(text: &str) -> Option<Self> {
        let packed = BASE64_STANDARD.decode(text).ok()?;
        let mut bytes = Vec::new();
        DeflateDecoder::new(packed.as_slice()).take(BYTES_MAX).read_to_end(&mut bytes).ok()?;
        postcard::from_bytes(&bytes).ok()
    }
}

impl std::fmt::Debug for TapeKept {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "TapeKept {{ {} bytes }}", self.tape.len())
    }
}
