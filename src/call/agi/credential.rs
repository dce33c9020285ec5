//! What an AGI session shows to be let in: a secret that the site's dialplan and this server share.
//!
//! FastAGI has no credential of its own, and an address says only which machine speaks. The secret stands in the URL
//! (`&secret=`), or Asterisk is asked for its global variable, which appears in no log of Asterisk's.

use std::{
    io,
    path::{Path, PathBuf},
    sync::{Arc, PoisonError, RwLock},
};

use super::control::{Control, ControlError};
use crate::{
    agi::{Command, Reply, Script},
    secret::{self, NotSecret, Print},
};

/// The variable that Asterisk is asked for.
const VARIABLE: &str = "OFFHOOK_SECRET";
/// Whoever may try all day tries a thousand a second: 16 letters and digits are beyond that.
const CHARS_MIN: usize = 16;
const CHARS_MAX: usize = 128;
/// The old and the new one, while both are in use; and room for a third Asterisk's.
const SECRETS_MAX: usize = 4;

/// The site's secrets; without a file, nothing has to be shown.
#[derive(Debug, Default)]
pub struct Credential {
    file: Option<PathBuf>,
    prints: RwLock<Arc<[Print]>>,
}

#[derive(Debug, thiserror::Error)]
pub enum CredentialError {
    #[error(
        "server.secret_file {} cannot be read: {source}; give it to the user who runs the server, and chmod 600 it",
        path.display()
    )]
    Unreadable { path: PathBuf, source: io::Error },
    #[error("server.secret_file {} can be read or changed by other users; chmod 600 it", path.display())]
    Open { path: PathBuf },
    #[error(
        "server.secret_file {} must hold 1 to {SECRETS_MAX} lines, each a secret of {CHARS_MIN} to {CHARS_MAX} letters, \
         digits, `-` and `_`; `openssl rand -hex 24` makes one",
        path.display()
    )]
    Unfit { path: PathBuf },
}

impl Credential {
    pub fn load(file: Option<&Path>) -> Result<Self, CredentialError> {
        let prints = RwLock::new(file.map(read).transpose()?.unwrap_or_default());
        Ok(Self { file: file.map(Path::to_owned), prints })
    }

    /// Reads the file again; with a fault in it, what was good stays good.
    pub fn reload(&self) -> Result<(), CredentialError> {
        if let Some(file) = &self.file {
            *self.prints.write().unwrap_or_else(PoisonError::into_inner) = read(file)?;
        }
        Ok(())
    }

    /// Whether this session may hand over a call.
    pub(in crate::call) async fn is_shown(
        &self,
        control: &mut Control,
        script: &Script,
    ) -> Result<bool, ControlError> {
        if self.file.is_none() {
            return Ok(true);
        }
        if let Some(shown) = script.secret() {
            return Ok(self.is_good(shown.expose()));
        }
        let reply = control.command(Command::GetVariable(VARIABLE.to_owned())).await?;
        Ok(matches!(reply, Reply::Done { data: Some(shown), .. } if self.is_good(shown.expose())))
    }

    /// It takes the same time however much of it is right.
    fn is_good(&self, shown: &str) -> bool {
        let shown = Print::of(shown);
        let prints = Arc::clone(&self.prints.read().unwrap_or_else(PoisonError::into_inner));
        prints.iter().fold(false, |found, print| found | print.is(&shown))
    }
}

/// Each line is good: a new secret stands beside the old one until the dialplan has it.
fn read(path: &Path) -> Result<Arc<[Print]>, CredentialError> {
    let text = secret::read(path).map_err(|fault| match fault {
        NotSecret::Unreadable(source) => CredentialError::Unreadable { path: path.to_owned(), source },
        NotSecret::Open => CredentialError::Open { path: path.to_owned() },
    })?;
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    if !(1..=SECRETS_MAX).contains(&lines.len()) || !lines.iter().all(|line| is_fit(line)) {
        return Err(CredentialError::Unfit { path: path.to_owned() });
    }
    Ok(lines.into_iter().map(Print::of).collect())
}

/// Nothing that a dialplan or a URL would read as something else.
fn is_fit(secret: &str) -> bool {
    let plain = |letter: char| letter.is_ascii_alphanumeric() || "-_".contains(letter);
    (CHARS_MIN..=CHARS_MAX).contains(&secret.len()) && secret.chars().all(plain)
}

#[cfg(test)]
mod tests {
    use std::{fs, os::unix::fs::PermissionsExt as _};

    use super::*;

    fn check(text: &str, mode: u32) -> Result<Credential, String> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("agi.secret");
        fs::write(&path, text).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(mode)).unwrap();
        Credential::load(Some(&path)).map_err(|fault| fault.to_string())
    }

    #[test]
    fn every_line_of_the_file_is_good_and_nothing_else() {
        let both = check("old-secret-of-the-site\n\nnew_secret_of_the_site\n", 0o600).unwrap();
        assert!(both.is_good("old-secret-of-the-site") && both.is_good("new_secret_of_the_site"));
        for wrong in ["", "old-secret-of-the-sit", "old-secret-of-the-site ", "OLD-SECRET-OF-THE-SITE"] {
            assert!(!both.is_good(wrong), "{wrong}");
        }
        assert!(!format!("{both:?}").contains("secret-of"));
    }

    #[test]
    fn a_file_that_keeps_no_secret_is_refused_with_what_to_do() {
        for (text, mode, fault) in [
            ("old-secret-of-the-site", 0o640, "chmod 600"),
            ("old-secret-of-the-site", 0o602, "chmod 600"),
            ("short", 0o600, "openssl rand"),
            ("two words of a secret", 0o600, "openssl rand"),
            ("with&what=ends-a-value", 0o600, "openssl rand"),
            ("", 0o600, "openssl rand"),
            ("a-line-of-a-secret\n".repeat(5).as_str(), 0o600, "openssl rand"),
        ] {
            let told = check(text, mode).expect_err(text);
            assert!(told.contains(fault), "{told}");
            assert!(text.is_empty() || !told.contains(text), "{told}");
        }
        let absent = Credential::load(Some(Path::new("/nowhere/agi.secret"))).expect_err("no file");
        assert!(absent.to_string().contains("cannot be read"), "{absent}");
    }
}
