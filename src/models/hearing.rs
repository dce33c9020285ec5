//! Which languages a recogniser's file hears: Whisper's models know one or about a hundred.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

/// Tokens of Whisper's English vocabulary; that of many languages has one more.
const ENGLISH_TOKENS: u32 = 51_864;
const MAGIC: &[u8; 4] = b"lmgg";

/// Whether a recogniser knows nothing but English. A file of another kind is told of by whoever loads it.
pub fn hears_english_alone(model: &Path) -> io::Result<bool> {
    let mut head = [0; 8];
    File::open(model)?.read_exact(&mut head)?;
    let [a, b, c, d, tokens @ ..] = head;
    Ok([a, b, c, d] == *MAGIC && u32::from_le_bytes(tokens) <= ENGLISH_TOKENS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_vocabulary_tells_how_many_languages_a_model_hears() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("model.bin");
        for (magic, tokens, english) in
            [(MAGIC, 51_864, true), (MAGIC, 51_865, false), (MAGIC, 51_866, false), (b"GGUF", 3, false)]
        {
            let head = [&magic[..], &u32::to_le_bytes(tokens), b"rest"].concat();
            std::fs::write(&path, head).unwrap();
            assert_eq!(hears_english_alone(&path).unwrap(), english, "{tokens}");
        }
        std::fs::write(&path, "short").unwrap();
        assert!(hears_english_alone(&path).is_err());
    }
}
