//! Bytes of tokens to whole characters: a token may end in the middle of one.

use std::str;

#[derive(Default)]
pub(super) struct Characters {
    /// The beginning of a character, at most three bytes between two calls.
    rest: Vec<u8>,
}

impl Characters {
    /// What is whole by now. Bytes that can never become a character are replaced by U+FFFD.
    pub(super) fn push(&mut self, bytes: &[u8]) -> String {
        self.rest.extend_from_slice(bytes);
        let mut whole = String::new();
        loop {
            match str::from_utf8(&self.rest) {
                Ok(text) => {
                    whole.push_str(text);
                    self.rest.clear();
                    return whole;
                }
                Err(error) => {
                    let valid = error.valid_up_to();
                    whole.push_str(&String::from_utf8_lossy(&self.rest[..valid]));
                    let Some(wrong) = error.error_len() else {
                        self.rest.drain(..valid);
                        return whole;
                    };
                    whole.push(char::REPLACEMENT_CHARACTER);
                    self.rest.drain(..valid + wrong);
                }
            }
        }
    }

    /// The end has come: a character that was begun stays a fragment.
    pub(super) fn finish(&mut self) -> &'static str {
        let fragment = !self.rest.is_empty();
        self.rest.clear();
        if fragment { "\u{fffd}" } else { "" }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_come_whole_however_they_are_cut() {
        for text in ["Grüße, 你好 🙂.", ""] {
            let mut characters = Characters::default();
            let pieces: Vec<String> = text.bytes().map(|byte| characters.push(&[byte])).collect();
            assert_eq!(pieces.concat(), text);
            assert_eq!(characters.finish(), "");
        }
    }

    #[test]
    fn nonsense_is_replaced_and_a_fragment_at_the_end_too() {
        let mut characters = Characters::default();
        assert_eq!(characters.push(b"a\xffb\xe4\xbd"), "a\u{fffd}b");
        assert_eq!(characters.push(b"c"), "\u{fffd}c");
        assert_eq!(characters.push(b"\xf0\x9f"), "");
        assert_eq!(characters.finish(), "\u{fffd}");
    }
}
