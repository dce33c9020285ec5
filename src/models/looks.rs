//! Whether a file looks like a model of its kind: what its first bytes say.

use std::{
    fs::File,
    io::{self, Read},
    path::Path,
};

use super::Kind;

/// Enough for the first key of a GGUF file, which names what the network is.
const HEAD: usize = 256;

impl Kind {
    /// What is wrong with the file as a model of this kind, if anything is.
    pub fn objection(self, path: &Path) -> io::Result<Option<String>> {
        let mut head = Vec::new();
        File::open(path)?.take(HEAD as u64).read_to_end(&mut head)?;
        if path.extension().is_some_and(|end| end == "json") {
            return description_fault(path);
        }
        let is_it = match self {
            Self::Stt => head.starts_with(b"lmgg"),
            Self::Embed | Self::Llm => head.starts_with(b"GGUF"),
            // The first field of an ONNX file is the number of its version.
            Self::Tts => head.starts_with(&[0x08]),
        };
        let said = |what: &str| Some(format!("it is not {what}"));
        Ok(match self {
            _ if is_it && self == Self::Llm && is_encoder(&head) => {
                said("a language model but an embedding model")
            }
            _ if is_it => None,
            Self::Stt => said("a whisper.cpp model (ggml-*.bin)"),
            Self::Embed | Self::Llm => said("a GGUF model"),
            Self::Tts => said("a Piper voice (.onnx)"),
        })
    }
}

/// Networks of the BERT family understand sentences and write none.
fn is_encoder(head: &[u8]) -> bool {
    let key = b"general.architecture";
    let Some(at) = head.windows(key.len()).position(|window| window == key) else { return false };
    // Behind the key: the type's number and the text's length.
    let Some(rest) = head.get(at + key.len() + 12..) else { return false };
    rest.windows(4).take(20).any(|window| window == b"bert")
}

/// A voice is no use without what Piper wrote about it.
fn description_fault(path: &Path) -> io::Result<Option<String>> {
    let text = std::fs::read_to_string(path)?;
    Ok(match serde_json::from_str::<serde_json::Value>(&text) {
        Err(error) => Some(format!("it is no JSON: {error}")),
        Ok(json) if json.get("phoneme_id_map").is_none() => {
            Some("it is not the description of a Piper voice".to_owned())
        }
        Ok(_) => None,
    })
}
