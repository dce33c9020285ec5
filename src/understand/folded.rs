//! Letters without their marks: recognisers and people write "sí" and "si", "für" and "fur" for one word.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Small letters without marks; "ß" is "ss", "œ" is "oe".
pub(crate) fn folded(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase()) {
        return Cow::Borrowed(text);
    }
    let mut folded = String::with_capacity(text.len());
    for letter in text.nfkd().filter(|letter| !is_combining_mark(*letter)).flat_map(char::to_lowercase) {
        match letter {
            '\u{df}' => folded.push_str("ss"),
            '\u{153}' => folded.push_str("oe"),
            '\u{e6}' => folded.push_str("ae"),
            // What a capital with a dot leaves behind.
            letter if is_combining_mark(letter) => {}
            letter => folded.push(letter),
        }
    }
    Cow::Owned(folded)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_lose_their_marks() {
        for (text, expected) in [
            ("Sí, mañana a las 3", "si, manana a las 3"),
            ("FÜR Straße", "fur strasse"),
            ("C\u{327}a, où, cœur", "ca, ou, coeur"),
            ("1º", "1o"),
            ("plain", "plain"),
        ] {
            assert_eq!(folded(text), expected, "{text}");
            assert_eq!(folded(&folded(text)), expected, "twice: {text}");
        }
    }
}
