//! The tokens as the running server knows them: the file's, with the higher roles that some have for a while.

use std::{path::PathBuf, time::Instant};

use jiff::Timestamp;
use tracing::info;

use super::{
    elevations::{self, Elevation},
    kept::{Followed, KeptError},
    oidc::Person,
    role::Role,
    sessions::Opener,
    tokens::{self, Token},
    uses::Uses,
};
use crate::secret::Print;

pub(super) struct Keyring {
    tokens: Followed<Token>,
    pub(super) elevations: Followed<Elevation>,
    uses: Uses,
}

/// Who asks, as far as rights go.
#[derive(Clone, Debug)]
pub(super) struct Holder {
    /// Of the token, or of the person whom the provider knows.
    pub(super) name: String,
    /// Whose it is: nobody approves what the same person asks for.
    pub(super) person: String,
    /// What may be done now.
    pub(super) role: Role,
    /// Without what was approved for a while.
    pub(super) own: Role,
    /// The end of the higher role.
    pub(super) until: Option<Timestamp>,
    /// What a higher role belongs to.
    pub(super) secret: Print,
    /// What was shown: the token's secret, or the one before it while both are good.
    pub(super) shown: Print,
    /// The end of what is not a token's: nobody can revoke it.
    pub(super) session_ends: Option<Instant>,
}

impl Keyring {
    pub(super) fn open(path: PathBuf) -> Result<Self, KeptError> {
        let uses = Uses::of(&path);
        let elevations = Followed::open(elevations::beside(&path), elevations::read_all)?;
        Ok(Self { tokens: Followed::open(path, tokens::read)?, elevations, uses })
    }

    pub(super) fn is_empty(&self) -> bool {
        self.tokens.now().is_empty()
    }

    /// Reads the files whether they have changed or not.
    pub(super) fn reload(&self) -> Result<(), KeptError> {
        self.tokens.reload()?;
        self.elevations.reload()?;
        info!(tokens = self.tokens.now().len(), "the tokens were read again");
        Ok(())
    }

    /// The holder of a token that is good now. It takes the same time for each that is wrong.
    pub(super) fn holder(&self, print: &Print) -> Option<Holder> {
        let (tokens, now) = (self.tokens.now(), tokens::now());
        let found = tokens.iter().fold(
            None,
            |found, token| {
                if token.opens(print, now) { Some(token) } else { found }
            },
        )?;
        self.uses.note(&found.name, now);
        Some(self.elevated(found, print, now))
    }

    /// Whoever has opened a session.
    pub(super) fn opened(&self, opener: &Opener, until: Instant) -> Option<Holder> {
        match opener {
            Opener::Token(token) => self.holder(token),
            Opener::Person(person) => {
                let now = tokens::now();
                self.uses.note(&person.name, now);
                let of_person = |secret: &Print| person.key.is(secret);
                Some(self.raised(Holder::of_person(person, until), of_person, now))
            }
        }
    }

    /// Whether somebody who was let in would be let in again, by the same secret.
    pub(super) fn still_knows(&self, holder: &Holder) -> bool {
        if let Some(ends) = holder.session_ends {
            let own = Holder { role: holder.own, until: None, ..holder.clone() };
            let now_has = self.raised(own, |secret| holder.secret.is(secret), tokens::now()).role;
            return Instant::now() < ends && now_has >= holder.role;
        }
        let (tokens, now) = (self.tokens.now(), tokens::now());
        let mut same = tokens.iter().filter(|token| token.opens(&holder.shown, now));
        same.any(|token| self.elevated(token, &holder.shown, now).role >= holder.role)
    }

    fn elevated(&self, token: &Token, shown: &Print, now: Timestamp) -> Holder {
        let holder = Holder {
            name: token.name.clone(),
            person: token.person().to_owned(),
            role: token.role,
            own: token.role,
            until: None,
            secret: token.sha256,
            shown: *shown,
            session_ends: None,
        };
        self.raised(holder, |secret| token.opens(secret, now), now)
    }

    /// With the highest role that was approved for one of these secrets.
    fn raised(&self, holder: Holder, is_theirs: impl Fn(&Print) -> bool, now: Timestamp) -> Holder {
        let elevations = self.elevations.now();
        let good =
            elevations.iter().filter(|elevation| elevation.is_good(now) && is_theirs(&elevation.secret));
        match good.max_by_key(|elevation| elevation.role) {
            Some(highest) if highest.role > holder.own => {
                Holder { role: highest.role, until: highest.until(), ..holder }
            }
            _ => holder,
        }
    }
}

impl Holder {
    fn of_person(person: &Person, session_ends: Instant) -> Self {
        let Person { name, person, role, key } = person.clone();
        Self {
            name,
            person,
            role,
            own: role,
            until: None,
            secret: key,
            shown: key,
            session_ends: Some(session_ends),
        }
    }
}
