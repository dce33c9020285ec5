//! The file of tokens: who may use the HTTP interface as what, until when. It holds no token, only their prints.

use std::{
    path::Path,
    time::{SystemTime, UNIX_EPOCH},
};

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use super::{
    elevations::turns_lines,
    kept::{self, KeptError},
    oidc::LOGGED_IN,
    role::Role,
};
use crate::secret::{self, NoRandomness, Print};

/// Names are shown in lists and logs.
const NAME_CHARS_MAX: usize = 60;
/// Begins every token, so that one is known for what it is wherever it turns up.
const PREFIX: &str = "offhook_";

/// One entry of the file.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Token {
    pub name: String,
    /// Whose it is, where the name does not say it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<String>,
    pub role: Role,
    #[serde(with = "hexadecimal")]
    pub(super) sha256: Print,
    pub created: Timestamp,
    /// Without it, the token is good until it is revoked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expires: Option<Timestamp>,
    /// What it was before it was rotated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<Before>,
}

/// A secret that another has taken the place of, and that is good a little longer: whoever has it is told meanwhile.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Before {
    #[serde(with = "hexadecimal")]
    sha256: Print,
    pub until: Timestamp,
}

#[derive(Debug, thiserror::Error)]
pub enum TokenError {
    #[error(transparent)]
    File(#[from] KeptError),
    #[error("there is a token `{0}` already; choose another name, or revoke that one first")]
    Taken(String),
    #[error("there is no token `{0}`; `offhook token list` shows them")]
    Unknown(String),
    #[error("a token's name has 1 to 60 letters, digits, `-`, `_` or `.`, not `{0}`")]
    Name(String),
    #[error(
        "a person's name has 1 to 60 characters, none of them invisible or at an end of it a blank, not `{0}`"
    )]
    Person(String),
    #[error(transparent)]
    Randomness(#[from] NoRandomness),
}

/// The file as it is written.
#[derive(Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    #[serde(default)]
    token: Vec<Token>,
}

impl Token {
    pub fn is_good(&self, now: Timestamp) -> bool {
        self.expires.is_none_or(|end| now < end)
    }

    /// Without what pages and logs put before the names of people whom the provider knows: it is the same person.
    pub fn person(&self) -> &str {
        let person = self.person.as_deref().unwrap_or(&self.name);
        person.strip_prefix(LOGGED_IN).unwrap_or(person)
    }

    /// Whether this secret is the token's, now.
    pub(super) fn opens(&self, print: &Print, now: Timestamp) -> bool {
        let before = self.before.as_ref().is_some_and(|before| before.sha256.is(print) && now < before.until);
        (self.sha256.is(print) || before) && self.is_good(now)
    }
}

fn in_days(days: u32) -> SignedDuration {
    SignedDuration::from_hours(24 * i64::from(days))
}

/// All tokens of the file; none where there is no file.
pub fn read(path: &Path) -> Result<Vec<Token>, KeptError> {
    Ok(kept::read::<Written>(path)?.token)
}

/// Makes a token and gives it: this is the only time that it can be seen.
pub fn create(path: &Path, name: &str, role: Role, days: Option<u32>) -> Result<String, TokenError> {
    create_for(path, name, None, role, days)
}

/// The same for a person whose name the token has not.
pub fn create_for(
    path: &Path,
    name: &str,
    person: Option<&str>,
    role: Role,
    days: Option<u32>,
) -> Result<String, TokenError> {
    check_name(name)?;
    person.map(check_person).transpose()?;
    let _lock = kept::lock(path)?;
    let mut tokens = read(path)?;
    if tokens.iter().any(|token| token.name == name) {
        return Err(TokenError::Taken(name.to_owned()));
    }
    let secret = format!("{PREFIX}{}", secret::fresh()?);
    let (name, person) = (name.to_owned(), person.map(str::to_owned));
    let (created, sha256) = (now(), Print::of(&secret));
    let expires = days.map(|days| created + in_days(days));
    tokens.push(Token { name, person, role, sha256, created, expires, before: None });
    write(path, tokens)?;
    Ok(secret)
}

/// As a provider may give it, of letters that nobody can read otherwise than they are written.
pub(super) fn is_persons_name(name: &str) -> bool {
    let fits = (1..=NAME_CHARS_MAX).contains(&name.chars().count());
    fits && name == name.trim() && !name.chars().any(turns_lines)
}

fn check_person(name: &str) -> Result<(), TokenError> {
    is_persons_name(name).then_some(()).ok_or_else(|| TokenError::Person(name.to_owned()))
}

fn check_name(name: &str) -> Result<(), TokenError> {
    let fit = |letter: char| letter.is_alphanumeric() || "-_.".contains(letter);
    match name.is_empty() || name.chars().count() > NAME_CHARS_MAX || !name.chars().all(fit) {
        true => Err(TokenError::Name(name.to_owned())),
        false => Ok(()),
    }
}

/// Gives a token a new secret; the old one is good for so many hours more.
pub fn rotate(path: &Path, name: &str, days: Option<u32>, overlap_hours: u32) -> Result<String, TokenError> {
    renew(path, name, None, days, overlap_hours)
}

/// The same for somebody else from now on: the one who had it has it no longer.
pub fn rotate_to(path: &Path, name: &str, person: &str, days: Option<u32>) -> Result<String, TokenError> {
    check_person(person)?;
    renew(path, name, Some(person), days, 0)
}

/// The token stays whose it is where no person is given.
fn renew(
    path: &Path,
    name: &str,
    person: Option<&str>,
    days: Option<u32>,
    overlap_hours: u32,
) -> Result<String, TokenError> {
    let _lock = kept::lock(path)?;
    let mut tokens = read(path)?;
    let token = tokens.iter_mut().find(|token| token.name == name);
    let token = token.ok_or_else(|| TokenError::Unknown(name.to_owned()))?;
    let (secret, now) = (format!("{PREFIX}{}", secret::fresh()?), now());
    // What has expired is not brought back by the way.
    let until = now + SignedDuration::from_hours(overlap_hours.into());
    let until = token.expires.map_or(until, |end| until.min(end));
    token.before = Some(Before { sha256: token.sha256, until });
    token.sha256 = Print::of(&secret);
    token.person = person.map(str::to_owned).or(token.person.take());
    token.created = now;
    token.expires = days.map(|days| now + in_days(days));
    write(path, tokens)?;
    Ok(secret)
}

pub fn revoke(path: &Path, name: &str) -> Result<(), TokenError> {
    let _lock = kept::lock(path)?;
    let mut tokens = read(path)?;
    let before = tokens.len();
    tokens.retain(|token| token.name != name);
    if tokens.len() == before {
        return Err(TokenError::Unknown(name.to_owned()));
    }
    write(path, tokens)
}

/// Whole seconds are enough for a file that people read. `jiff` is built without a clock of its own.
pub fn now() -> Timestamp {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    i64::try_from(seconds).ok().and_then(|seconds| Timestamp::from_second(seconds).ok()).unwrap_or_default()
}

fn write(path: &Path, token: Vec<Token>) -> Result<(), TokenError> {
    let heading = "Made by `offhook token`. Tokens cannot be read from it, only recognised by it.";
    Ok(kept::write(path, heading, &Written { token })?)
}

pub(super) mod hexadecimal {
    //! A print as the file has it.

    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    use super::Print;

    pub(in crate::http) fn serialize<S: Serializer>(print: &Print, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&print.to_hex())
    }

    pub(in crate::http) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Print, D::Error> {
        let text = String::deserialize(from)?;
        Print::from_hex(&text).ok_or_else(|| D::Error::custom("sha256 has 64 hexadecimal digits"))
    }
}

#[cfg(test)]
mod tests {
    use std::{fs, os::unix::fs::PermissionsExt};

    use super::*;

    #[test]
    fn a_token_is_made_listed_and_revoked_and_never_in_the_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("tokens.toml");
        let secret = create(&path, "wallboard", Role::Viewer, Some(7)).unwrap();
        assert!(matches!(create(&path, "wallboard", Role::Admin, None), Err(TokenError::Taken(_))));
        assert!(matches!(create(&path, "a b", Role::Admin, None), Err(TokenError::Name(_))));
        let text = fs::read_to_string(&path).unwrap();
        assert!(!text.contains(secret.trim_start_matches(PREFIX)), "{text}");
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        let token = read(&path).unwrap().remove(0);
        assert!(token.sha256.is(&Print::of(&secret)) && token.role == Role::Viewer);
        let day = SignedDuration::from_hours(24);
        assert!(token.is_good(now() + day * 6) && !token.is_good(now() + day * 8));
        revoke(&path, "wallboard").unwrap();
        assert!(matches!(revoke(&path, "wallboard"), Err(TokenError::Unknown(_))));
        assert!(read(&path).unwrap().is_empty());
    }

    #[test]
    fn a_rotated_token_is_good_in_both_forms_for_a_while() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("tokens.toml");
        let old = create(&path, "wallboard", Role::Viewer, Some(7)).unwrap();
        let new = rotate(&path, "wallboard", Some(90), 24).unwrap();
        let token = read(&path).unwrap().remove(0);
        let (hour, made) = (SignedDuration::from_hours(1), token.created);
        let opens = |secret: &str, at: Timestamp| token.opens(&Print::of(secret), at);
        assert!(opens(&old, made + hour * 23) && opens(&new, made + hour * 23));
        assert!(!opens(&old, made + hour * 25) && opens(&new, made + hour * 25));
        assert!(!opens(&new, made + hour * 24 * 91));
        // Twice within the time: only the last two are good.
        let newest = rotate(&path, "wallboard", None, 24).unwrap();
        let token = read(&path).unwrap().remove(0);
        let good = |secret: &str| token.opens(&Print::of(secret), token.created);
        assert!(!good(&old) && good(&new) && good(&newest) && token.expires.is_none());
        assert!(matches!(rotate(&path, "anna", None, 24), Err(TokenError::Unknown(_))));
        for nobody in ["", " anna", "anna\u{202e}"] {
            assert!(matches!(rotate_to(&path, "wallboard", nobody, None), Err(TokenError::Person(_))));
        }
        rotate_to(&path, "wallboard", r"oidc:SITE\anna o'hara", None).unwrap();
        assert_eq!(read(&path).unwrap()[0].person(), r"SITE\anna o'hara", "as the provider calls her");
        // At once, where the old one is in wrong hands.
        let last = rotate(&path, "wallboard", Some(1), 0).unwrap();
        let token = read(&path).unwrap().remove(0);
        let good = |secret: &str| token.opens(&Print::of(secret), now());
        assert!(!good(&newest) && good(&last));
    }
}
