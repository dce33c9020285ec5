//! What prompts are called: names that `Playback()` takes, and where their files lie.

use sha2::{Digest as _, Sha256};

/// A folder or file of a name; with a format's ending it stays below what file systems take.
const PART_CHARS_MAX: usize = 200;
/// Two texts of one place that are told apart by it: enough for all the texts of a flow.
const DIGEST_BYTES: usize = 4;

/// Why `Playback()` would not play this name, and what to do about it.
pub(super) fn fault(name: &str) -> Option<&'static str> {
    let fits = |c: char| c.is_ascii_alphanumeric() || "-_/".contains(c);
    if name.starts_with('/') {
        return Some("leave out the slash at the beginning: names are below a language's folder");
    }
    if name.contains('.') {
        return Some("leave out the ending: Asterisk takes the format that suits the call by itself");
    }
    if !name.chars().all(fits) {
        return Some("use letters without accents, digits, - and _, with / between folders");
    }
    if name.split('/').any(|part| part.is_empty() || part.len() > PART_CHARS_MAX) {
        return Some("give each folder and the file a name, of at most 200 letters");
    }
    None
}

/// `offhook/reception/greeting`. A flow's file may have a dot in its name, a prompt's may not.
pub(super) fn of_flow(flow: &str, place: &str) -> String {
    format!("offhook/{}/{place}", flow.replace('.', "-"))
}

/// For a name that another text has already; the same in every export.
pub(super) fn apart(name: &str, text: &str) -> String {
    let digest = Sha256::digest(text.as_bytes());
    format!("{name}-{}", hex::encode(digest.get(..DIGEST_BYTES).unwrap_or_default()))
}

/// Below the sounds' folder. Asterisk writes a variant as `en_GB`, and where it has no file, looks in `en`.
pub(super) fn file(language: &str, name: &str, ending: &str) -> String {
    format!("{}/{name}.{ending}", language.replace('-', "_"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_those_that_playback_takes() {
        let long = "x".repeat(201);
        for (name, remedy) in [
            ("greeting", ""),
            ("offhook/reception/no-input-1", ""),
            ("Custom/opening_hours", ""),
            ("/etc/passwd", "slash at the beginning"),
            ("../greeting", "leave out the ending"),
            ("greeting.wav", "leave out the ending"),
            ("one&two", "use letters"),
            ("one,noanswer", "use letters"),
            ("opening hours", "use letters"),
            ("öffnungszeiten", "use letters"),
            ("", "give each"),
            ("custom//hours", "give each"),
            ("custom/", "give each"),
            (long.as_str(), "give each"),
        ] {
            let fault = fault(name).unwrap_or_default();
            assert!(fault.contains(remedy) && fault.is_empty() == remedy.is_empty(), "{name}: {fault}");
        }
    }

    #[test]
    fn a_place_has_one_file_in_each_language() {
        for (flow, place, language, path) in [
            ("reception", "greeting", "en", "en/offhook/reception/greeting.ulaw"),
            ("reception", "no-input-2", "en-GB", "en_GB/offhook/reception/no-input-2.ulaw"),
            ("shop.v2", "transfer-call_back", "de", "de/offhook/shop-v2/transfer-call_back.ulaw"),
        ] {
            assert_eq!(file(language, &of_flow(flow, place), "ulaw"), path);
        }
        assert_eq!(apart("menu", "For billing, press 1."), apart("menu", "For billing, press 1."));
        assert_ne!(apart("menu", "For billing, press 1."), apart("menu", "For sales, press 2."));
        assert_eq!(fault(&apart("menu", "For billing, press 1.")), None);
    }
}
