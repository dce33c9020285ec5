//! Seals personal values before they reach the database, where the site has a key, and opens them again.
//!
//! XChaCha20-Poly1305 with a random nonce for each value. Each value is bound to its place (call, turn, column), so
//! that whoever can write to the database cannot move one to another row. With a key, a value that is not sealed is not
//! taken for what was said: nothing in the database says otherwise, so nobody who can write there can switch that off.
//! Callers' numbers stay searchable by a keyed hash.

use std::{fmt, path::Path};

use base64::{Engine, prelude::BASE64_STANDARD};
use chacha20poly1305::{
    KeyInit, XChaCha20Poly1305, XNonce,
    aead::{Aead, Payload},
};
use hmac::{Hmac, Mac};
use sha2::Sha256;
use zeroize::Zeroizing;

use crate::secret::{self, NotSecret};

const KEY_BYTES: usize = 32;
const NONCE_BYTES: usize = 24;
/// Marks a sealed value; a value that is not sealed and begins like one gets the other mark.
const SEALED: &str = "sealed:";
const PLAIN: &str = "plain:";

/// The secret from `records.key_file`, and while it takes another one's place, that one too.
#[derive(Clone)]
pub struct Key {
    bytes: Secret,
    old: Option<Secret>,
}

/// Overwritten when it is dropped.
type Secret = Zeroizing<[u8; KEY_BYTES]>;

#[derive(Debug, thiserror::Error)]
pub enum KeyError {
    #[error("cannot read {name} {path}: {source}; `offhook records key > FILE` makes one")]
    Unreadable { name: &'static str, path: String, source: std::io::Error },
    #[error("{name} {path} does not hold 32 bytes in base64; `offhook records key > FILE` makes one")]
    Malformed { name: &'static str, path: String },
    #[error("{name} {path} can be read or changed by other users; chmod 600 {path}")]
    Open { name: &'static str, path: String },
    #[error("this machine gave no random bytes: {0}")]
    Random(getrandom::Error),
}

impl Key {
    /// The file under this name of the configuration. Its owner alone may read it: a key that others can read is none.
    pub fn read(name: &'static str, path: &Path) -> Result<Self, KeyError> {
        let (text, path) = (secret::read(path), path.display().to_string());
        match text {
            Ok(text) => Self::parse(&text).ok_or(KeyError::Malformed { name, path }),
            Err(NotSecret::Unreadable(source)) => Err(KeyError::Unreadable { name, path, source }),
            Err(NotSecret::Open) => Err(KeyError::Open { name, path }),
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        let decoded = Zeroizing::new(BASE64_STANDARD.decode(text.trim()).ok()?);
        Some(Self { bytes: Zeroizing::new(decoded.as_slice().try_into().ok()?), old: None })
    }

    /// This one seals; what another one has sealed still opens.
    pub fn replacing(self, old: &Self) -> Self {
        Self { old: Some(old.bytes.clone()), ..self }
    }

    /// The one that it replaces.
    pub(in crate::store) fn old(&self) -> Option<Self> {
        self.old.clone().map(|bytes| Self { bytes, old: None })
    }

    /// A new one, as the file's text.
    pub fn make() -> Result<String, KeyError> {
        let mut bytes = Secret::default();
        getrandom::fill(bytes.as_mut_slice()).map_err(KeyError::Random)?;
        Ok(BASE64_STANDARD.encode(bytes.as_slice()))
    }

    /// A key of its own for each purpose, so that none says anything about another.
    pub(in crate::store) fn for_purpose(&self, purpose: &str) -> Secret {
        Zeroizing::new(keyed_hash(&self.bytes, purpose.as_bytes()))
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Key")
    }
}

/// Why a stored value is not taken for what was said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unopened {
    #[error(
        "is not sealed: it was there before records.key_file was set (`offhook records seal`), or was put there"
    )]
    NotSealed,
    #[error("was sealed with another key or for another place, or was changed; compare it with a backup")]
    Changed,
}

#[derive(Clone)]
pub(super) struct Vault {
    keys: Option<Keys>,
    /// What the records are not sealed with any more.
    old: Option<Keys>,
}

#[derive(Clone)]
struct Keys {
    /// It overwrites its key by itself.
    cipher: XChaCha20Poly1305,
    callers: Secret,
}

impl Vault {
    pub(super) fn new(key: Option<Key>) -> Self {
        let keys = |key: &Key| Keys {
            cipher: XChaCha20Poly1305::new((&*key.for_purpose("offhook records")).into()),
            callers: key.for_purpose("offhook callers"),
        };
        let old = key.as_ref().and_then(Key::old);
        Self { keys: key.as_ref().map(keys), old: old.as_ref().map(keys) }
    }

    /// Of one that replaces another: the new one alone.
    pub(super) fn without_old(&self) -> Self {
        Self { keys: self.keys.clone(), old: None }
    }

    pub(super) fn has_key(&self) -> bool {
        self.keys.is_some()
    }

    /// As it is to be stored.
    pub(super) fn seal(&self, place: &str, text: &str) -> String {
        // PostgreSQL has no text with NUL in it.
        let text = text.replace('\0', "");
        let Some(keys) = &self.keys else {
            let marked = text.starts_with(SEALED) || text.starts_with(PLAIN);
            return if marked { format!("{PLAIN}{text}") } else { text };
        };
        let mut nonce = [0; NONCE_BYTES];
        let payload = Payload { msg: text.as_bytes(), aad: place.as_bytes() };
        let sealed = getrandom::fill(&mut nonce)
            .ok()
            .and_then(|()| keys.cipher.encrypt(&XNonce::from(nonce), payload).ok());
        // Without random bytes nothing can be sealed, and nothing may be stored open.
        let Some(sealed) = sealed else { return String::new() };
        format!("{SEALED}{}", BASE64_STANDARD.encode([nonce.as_slice(), &sealed].concat()))
    }

    /// What was sealed for this place; without a key, what was stored comes back as it is.
    pub(super) fn open(&self, place: &str, stored: &str) -> Result<String, Unopened> {
        let Some(sealed) = stored.strip_prefix(SEALED) else {
            // An empty text is nobody's words.
            let is_taken = !self.has_key() || stored.is_empty();
            return if is_taken { Ok(unmarked(stored)) } else { Err(Unopened::NotSealed) };
        };
        let bytes = BASE64_STANDARD.decode(sealed).map_err(|_| Unopened::Changed)?;
        let (nonce, text) = bytes.split_first_chunk::<NONCE_BYTES>().ok_or(Unopened::Changed)?;
        let payload = || Payload { msg: text, aad: place.as_bytes() };
        let keys = [&self.keys, &self.old].into_iter().flatten();
        let opened =
            keys.filter_map(|keys| keys.cipher.decrypt(&XNonce::from(*nonce), payload()).ok()).next();
        String::from_utf8(opened.ok_or(Unopened::Changed)?).map_err(|_| Unopened::Changed)
    }

    /// What was stored without a key, sealed; `None` for what is sealed, with whatever key, and for nothing.
    pub(super) fn sealed_now(&self, place: &str, stored: &str) -> Option<String> {
        let is_plain = !stored.is_empty() && !stored.starts_with(SEALED);
        is_plain.then(|| self.seal(place, &unmarked(stored)))
    }

    /// What is stored, sealed with the key as it is now; `None` where it is so already.
    pub(super) fn sealed_anew(&self, place: &str, stored: &str) -> Result<Option<String>, Unopened> {
        let is_new = stored.starts_with(SEALED) && self.without_old().open(place, stored).is_ok();
        match is_new {
            true => Ok(None),
            false => self.open(place, stored).map(|text| Some(self.seal(place, &text))),
        }
    }

    /// What a number is looked up by: its letters and digits, or their keyed hash.
    pub(super) fn caller_key(&self, number: &str) -> String {
        caller_key(self.keys.as_ref(), number)
    }

    /// All that a number may be kept under: records from before the key have the plain one, and those that are not
    /// sealed anew yet that of the old key.
    pub(super) fn caller_keys(&self, number: &str) -> [String; 3] {
        let old = caller_key(self.old.as_ref().or(self.keys.as_ref()), number);
        [self.caller_key(number), old, plain_caller_key(number)]
    }
}

/// A text that was stored without a key.
fn unmarked(stored: &str) -> String {
    stored.strip_prefix(PLAIN).unwrap_or(stored).to_owned()
}

fn caller_key(keys: Option<&Keys>, number: &str) -> String {
    let plain = plain_caller_key(number);
    match keys {
        Some(keys) => BASE64_STANDARD.encode(keyed_hash(&keys.callers, plain.as_bytes())),
        None => plain,
    }
}

/// `+1 (555) 0100` and `15550100` are one caller.
fn plain_caller_key(number: &str) -> String {
    number.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn keyed_hash(key: &[u8; KEY_BYTES], text: &[u8]) -> [u8; KEY_BYTES] {
    // HMAC takes keys of every length, so this cannot fail for one of 32 bytes.
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(key) else { return [0; KEY_BYTES] };
    mac.update(text);
    mac.finalize().into_bytes().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn new_vault() -> Vault {
        Vault::new(Key::parse(&Key::make().unwrap()))
    }

    #[test]
    fn a_sealed_value_opens_in_its_place_alone() {
        let vault = new_vault();
        let sealed = vault.seal("a.heard", "billing");
        assert!(sealed.starts_with(SEALED) && !sealed.contains("billing"));
        assert_eq!(vault.open("a.heard", &sealed).as_deref(), Ok("billing"));
        assert_eq!(vault.open("b.heard", &sealed), Err(Unopened::Changed));
        assert_eq!(new_vault().open("a.heard", &sealed), Err(Unopened::Changed));
        assert_eq!(Vault::new(None).open("a.heard", &sealed), Err(Unopened::Changed));
    }

    #[test]
    fn with_a_key_nothing_that_is_not_sealed_is_taken_for_what_was_said() {
        let vault = new_vault();
        for put_in in
            ["billing", "plain:billing", "plain:sealed:AAAA", "SEALED:AAAA", " sealed:AAAA", "plain:"]
        {
            assert_eq!(vault.open("x", put_in), Err(Unopened::NotSealed), "{put_in}");
            assert_eq!(vault.sealed_anew("x", put_in), Err(Unopened::NotSealed), "{put_in}");
        }
        for put_in in ["sealed:", "sealed:AAAA", "sealed:no base64"] {
            assert_eq!(vault.open("x", put_in), Err(Unopened::Changed), "{put_in}");
            assert_eq!(vault.sealed_now("x", put_in), None, "{put_in}");
        }
        assert_eq!(vault.open("x", "").as_deref(), Ok(""));
        let sealed = vault.sealed_now("x", "plain:sealed: envelope").unwrap();
        assert_eq!(vault.open("x", &sealed).as_deref(), Ok("sealed: envelope"));
    }

    #[test]
    fn a_key_that_replaces_another_opens_both_and_seals_with_itself() {
        let key = || Key::parse(&Key::make().unwrap()).unwrap();
        let (old, new) = (key(), key());
        let before = Vault::new(Some(old.clone()));
        let both = Vault::new(Some(new.clone().replacing(&old)));
        let sealed = before.seal("x", "billing");
        assert_eq!(both.open("x", &sealed).as_deref(), Ok("billing"));
        let anew = both.sealed_anew("x", &sealed).unwrap().unwrap();
        assert_eq!(Vault::new(Some(new)).open("x", &anew).as_deref(), Ok("billing"));
        assert_eq!(before.open("x", &anew), Err(Unopened::Changed));
        assert_eq!(both.sealed_anew("x", &anew), Ok(None), "twice changes nothing more");
        assert_eq!(both.caller_keys("5550100")[1], before.caller_key("5550100"));
    }

    #[test]
    fn without_a_key_every_text_comes_back_as_it_was() {
        let vault = Vault::new(None);
        for text in ["", "billing", "sealed: envelope", "plain: paper"] {
            assert_eq!(vault.open("x", &vault.seal("x", text)).as_deref(), Ok(text));
        }
    }

    #[test]
    fn a_number_is_one_however_it_is_written_and_its_hash_is_keyed() {
        let (first, second) = (new_vault(), new_vault());
        assert_eq!(first.caller_key("+1 (555) 0100"), first.caller_key("15550100"));
        assert_ne!(first.caller_key("15550100"), second.caller_key("15550100"));
        assert_eq!(Vault::new(None).caller_key("+1 (555) 0100"), "15550100");
    }

    #[test]
    fn a_key_is_32_bytes_in_base64() {
        assert!(Key::parse("AAAA").is_none() && Key::parse("no base64").is_none());
        assert!(Key::parse(&format!("{}\n", Key::make().unwrap())).is_some());
    }
}
