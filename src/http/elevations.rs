//! Higher roles for a while: who asks for one, who has approved it, and until when.
//!
//! The file holds what waits and what is good; what was is in the audit log. A request belongs to the secret that it
//! was made with, by its print: a token that is revoked, or rotated at once, takes its higher role with it.

use std::path::{Path, PathBuf};

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use super::{
    kept::{self, KeptError},
    role::Role,
};
use crate::secret::{NoRandomness, Print, fresh};

/// A working day.
pub const MINUTES_MAX: u32 = 480;
/// Who should approve it is there within a day.
const WAITS: SignedDuration = SignedDuration::from_hours(24);
const REASON_CHARS_MAX: usize = 200;
/// Of all together.
const REQUESTS_MAX: usize = 100;
/// Digits of a request's number: it is no secret, and nobody has to type a longer one.
const ID_DIGITS: usize = 8;

/// One entry of the file.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Elevation {
    pub id: String,
    /// Of the token, or of who logged in.
    pub name: String,
    pub person: String,
    pub role: Role,
    pub minutes: u32,
    pub reason: String,
    pub asked: Timestamp,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub approval: Option<Approval>,
    #[serde(with = "super::tokens::hexadecimal")]
    pub(super) secret: Print,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Approval {
    pub by: String,
    pub at: Timestamp,
}

/// Who asks for one, or approves it.
#[derive(Clone, Debug)]
pub(super) struct Who {
    pub(super) name: String,
    pub(super) person: String,
    pub(super) secret: Print,
}

/// What is asked for.
#[derive(Clone, Debug)]
pub(super) struct Wanted {
    pub(super) role: Role,
    pub(super) minutes: u32,
    pub(super) reason: String,
}

#[derive(Debug, thiserror::Error)]
pub enum ElevationError {
    #[error("a higher role is for 1 to {MINUTES_MAX} minutes")]
    Minutes,
    #[error("the reason has 1 to {REASON_CHARS_MAX} characters, on one line")]
    Reason,
    #[error("there is a request for the role {0} already; it waits for another person, or end it first")]
    Asked(Role),
    #[error("{REQUESTS_MAX} requests wait already; have some approved or ended")]
    TooMany,
    #[error("there is no such request; it may be over")]
    Unknown,
    #[error("nobody approves a request of their own, with whatever token: another person has to")]
    Own,
    #[error("it is approved already")]
    Approved,
    #[error(transparent)]
    File(#[from] KeptError),
    #[error(transparent)]
    Randomness(#[from] NoRandomness),
}

/// The file as it is written.
#[derive(Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    #[serde(default)]
    elevation: Vec<Elevation>,
}

impl Elevation {
    /// `None` while it waits.
    pub fn until(&self) -> Option<Timestamp> {
        Some(self.approval.as_ref()?.at + SignedDuration::from_mins(self.minutes.into()))
    }

    pub fn is_good(&self, now: Timestamp) -> bool {
        self.until().is_some_and(|until| now < until)
    }

    pub(super) fn is_over(&self, now: Timestamp) -> bool {
        now >= self.until().unwrap_or(self.asked + WAITS)
    }

    /// Whether this is the same person, with whatever token.
    pub(super) fn is_of(&self, person: &str) -> bool {
        self.person.to_lowercase() == person.to_lowercase()
    }
}

/// Beside the tokens.
pub fn beside(tokens: &Path) -> PathBuf {
    tokens.with_extension("elevations.toml")
}

/// All that wait or are good in a file, also those whose time is over and that nobody has removed yet.
pub(super) fn read_all(path: &Path) -> Result<Vec<Elevation>, KeptError> {
    Ok(kept::read::<Written>(path)?.elevation)
}

/// What waits and what is good, of the tokens in this file.
pub fn read(tokens: &Path, now: Timestamp) -> Result<Vec<Elevation>, KeptError> {
    let mut all = read_all(&beside(tokens))?;
    all.retain(|elevation| !elevation.is_over(now));
    Ok(all)
}

impl Wanted {
    /// Within its bounds, and of letters that nobody can read otherwise than they are written.
    fn checked(mut self) -> Result<Self, ElevationError> {
        if !(1..=MINUTES_MAX).contains(&self.minutes) {
            return Err(ElevationError::Minutes);
        }
        self.reason = self.reason.trim().to_owned();
        let length = self.reason.chars().count();
        if !(1..=REASON_CHARS_MAX).contains(&length) || self.reason.chars().any(turns_lines) {
            return Err(ElevationError::Reason);
        }
        Ok(self)
    }
}

/// Begins another line, or turns the direction of what follows.
pub(super) fn turns_lines(letter: char) -> bool {
    let invisible = matches!(
        letter,
        '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
    );
    letter.is_control() || invisible
}

pub(super) fn ask(
    path: &Path,
    who: Who,
    wanted: Wanted,
    now: Timestamp,
) -> Result<Elevation, ElevationError> {
    let wanted = wanted.checked()?;
    let id = fresh()?[..ID_DIGITS].to_owned();
    change(path, now, |all| {
        if all.iter().any(|other| other.name == who.name && other.role == wanted.role) {
            return Err(ElevationError::Asked(wanted.role));
        }
        if all.len() >= REQUESTS_MAX {
            return Err(ElevationError::TooMany);
        }
        let Who { name, person, secret } = who;
        let Wanted { role, minutes, reason } = wanted;
        all.push(Elevation { id, name, person, role, minutes, reason, asked: now, approval: None, secret });
        Ok(all.len() - 1)
    })
}

/// By another person. Whether that one has the role is the caller's to know.
pub(super) fn approve(path: &Path, id: &str, by: &Who, now: Timestamp) -> Result<Elevation, ElevationError> {
    change(path, now, |all| {
        let index = all.iter().position(|elevation| elevation.id == id).ok_or(ElevationError::Unknown)?;
        may_approve(&all[index], by)?;
        all[index].approval = Some(Approval { by: by.name.clone(), at: now });
        Ok(index)
    })
}

pub(super) fn may_approve(elevation: &Elevation, by: &Who) -> Result<(), ElevationError> {
    if elevation.is_of(&by.person) || elevation.secret.is(&by.secret) {
        return Err(ElevationError::Own);
    }
    if elevation.approval.is_some() {
        return Err(ElevationError::Approved);
    }
    Ok(())
}

/// Takes it away, whether it waits or is good.
pub(super) fn end(path: &Path, id: &str, now: Timestamp) -> Result<(), ElevationError> {
    let _lock = kept::lock(path)?;
    let mut all = read_all(path)?;
    let before = all.len();
    all.retain(|elevation| elevation.id != id);
    if all.len() == before {
        return Err(ElevationError::Unknown);
    }
    write(path, all, now)
}

/// The same, at the command line.
pub fn end_of(tokens: &Path, id: &str, now: Timestamp) -> Result<(), ElevationError> {
    end(&beside(tokens), id, now)
}

/// What is changed is given back.
fn change(
    path: &Path,
    now: Timestamp,
    change: impl FnOnce(&mut Vec<Elevation>) -> Result<usize, ElevationError>,
) -> Result<Elevation, ElevationError> {
    let _lock = kept::lock(path)?;
    let mut all = read_all(path)?;
    all.retain(|elevation| !elevation.is_over(now));
    let changed = change(&mut all)?;
    let changed = all[changed].clone();
    write(path, all, now)?;
    Ok(changed)
}

fn write(path: &Path, mut elevation: Vec<Elevation>, now: Timestamp) -> Result<(), ElevationError> {
    elevation.retain(|elevation| !elevation.is_over(now));
    kept::write(
        path,
        "Made by a running `offhook serve`: higher roles that are asked for, or good.",
        &Written { elevation },
    )?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asking(name: &str, person: &str) -> Who {
        Who { name: name.to_owned(), person: person.to_owned(), secret: Print::of(name) }
    }

    fn wanted(minutes: u32, reason: &str) -> Wanted {
        Wanted { role: Role::Admin, minutes, reason: reason.to_owned() }
    }

    #[test]
    fn a_request_is_approved_by_another_person_and_ends_by_itself() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("tokens.elevations.toml");
        let (now, minute) = (super::super::tokens::now(), SignedDuration::from_mins(1));
        let request = ask(&path, asking("anna", "anna"), wanted(60, "a caller wants out"), now).unwrap();
        assert!(request.id.len() == ID_DIGITS && !request.is_good(now));
        for person in ["anna", "Anna"] {
            let refused = approve(&path, &request.id, &asking("anna-2", person), now);
            assert!(matches!(refused, Err(ElevationError::Own)), "{person}");
        }
        let again = ask(&path, asking("anna", "anna"), wanted(5, "again"), now);
        assert!(matches!(again, Err(ElevationError::Asked(Role::Admin))));
        let approved = approve(&path, &request.id, &asking("bob", "bob"), now + minute).unwrap();
        assert!(approved.is_good(now + minute * 60) && !approved.is_good(now + minute * 61));
        let twice = approve(&path, &request.id, &asking("carl", "carl"), now + minute * 30);
        assert!(matches!(twice, Err(ElevationError::Approved)), "nobody makes it longer");
        assert_eq!(read_all(&path).unwrap().len(), 1, "a restart finds it");
        assert!(matches!(end(&path, "00000000", now), Err(ElevationError::Unknown)));
        end(&path, &request.id, now).unwrap();
        assert!(read_all(&path).unwrap().is_empty());
    }

    #[test]
    fn what_is_asked_for_has_bounds_and_does_not_wait_for_ever() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("tokens.elevations.toml");
        let now = super::super::tokens::now();
        let ask = |name: &str, minutes: u32, reason: &str| {
            ask(&path, asking(name, name), wanted(minutes, reason), now)
        };
        for minutes in [0, MINUTES_MAX + 1] {
            assert!(matches!(ask("anna", minutes, "why"), Err(ElevationError::Minutes)));
        }
        for reason in ["", "  ", "a\nb", "a\u{202e}b", "a\u{2028}b", &"x".repeat(REASON_CHARS_MAX + 1)] {
            assert!(matches!(ask("anna", 1, reason), Err(ElevationError::Reason)), "{reason}");
        }
        let request = ask("anna", 1, "why").unwrap();
        (1..REQUESTS_MAX).for_each(|number| drop(ask(&format!("n{number}"), 1, "why").unwrap()));
        assert!(matches!(ask("one-more", 1, "why"), Err(ElevationError::TooMany)));
        let late = approve(&path, &request.id, &asking("bob", "bob"), now + WAITS);
        assert!(matches!(late, Err(ElevationError::Unknown)));
    }
}
