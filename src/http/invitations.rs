//! One-time links to a call's page, for the agent who takes the call. They live in memory and not for long.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

use uuid::Uuid;

use crate::{
    call::TransferredCall,
    secret::{self, NoRandomness, Print},
};

/// Until somebody opens it.
const UNOPENED: Duration = Duration::from_secs(30 * 60);
/// From then on, for the browser that did: long enough to talk to the caller.
pub(super) const OPENED: Duration = Duration::from_secs(10 * 60);
/// Above it, the oldest is forgotten.
const INVITATIONS_MAX: usize = 1_000;
/// The cookie by which the first browser is known again.
pub(super) const COOKIE: &str = "offhook_page";

#[derive(Default)]
pub(super) struct Invitations(Mutex<HashMap<String, Invitation>>);

struct Invitation {
    transferred: Arc<TransferredCall>,
    made: Instant,
    until: Instant,
    /// Of the browser that has opened it.
    browser: Option<Print>,
}

/// Somebody who came by a link.
#[derive(Clone)]
pub(super) struct Visit {
    pub(super) transferred: Arc<TransferredCall>,
    /// The cookie to set, at the first opening.
    pub(super) first: Option<String>,
}

impl Invitations {
    /// The token of a new link.
    pub(super) fn invite(&self, transferred: TransferredCall, now: Instant) -> Result<String, NoRandomness> {
        let token = secret::fresh()?;
        let mut invitations = self.lock();
        invitations.retain(|_, invitation| now < invitation.until);
        if invitations.len() >= INVITATIONS_MAX {
            let oldest = invitations.iter().min_by_key(|(_, invitation)| invitation.made);
            oldest.map(|(print, _)| print.clone()).and_then(|oldest| invitations.remove(&oldest));
        }
        let until = now + UNOPENED;
        let transferred = Arc::new(transferred);
        // Kept by its print: how long the search takes tells nothing about the token.
        let invitation = Invitation { transferred, made: now, until, browser: None };
        invitations.insert(Print::of(&token).to_hex(), invitation);
        Ok(token)
    }

    /// Lets in the first who comes, and the same browser again for a while.
    pub(super) fn enter(
        &self,
        call: Uuid,
        token: &str,
        browser: Option<&str>,
        now: Instant,
    ) -> Result<Option<Visit>, NoRandomness> {
        let mut invitations = self.lock();
        invitations.retain(|_, invitation| now < invitation.until);
        let found = invitations.get_mut(&Print::of(token).to_hex());
        let Some(invitation) = found.filter(|found| found.transferred.call.call == call) else {
            return Ok(None);
        };
        let first = match (&invitation.browser, browser) {
            (None, _) => {
                let secret = secret::fresh()?;
                invitation.browser = Some(Print::of(&secret));
                invitation.until = now + OPENED;
                Some(secret)
            }
            (Some(known), Some(came)) if known.is(&Print::of(came)) => None,
            (Some(_), _) => return Ok(None),
        };
        Ok(Some(Visit { transferred: Arc::clone(&invitation.transferred), first }))
    }

    /// What was erased is not shown on a page either.
    pub(super) fn forget(&self, calls: &[Uuid]) {
        self.lock().retain(|_, invitation| !calls.contains(&invitation.transferred.call.call));
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<String, Invitation>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        call::{Doing, LiveCall},
        dialog::{Outcome, Status},
        pii::Redacted,
    };

    fn transferred() -> TransferredCall {
        let call = LiveCall {
            call: Uuid::new_v4(),
            revision: 0,
            flow: "reception".to_owned(),
            caller: Redacted::default(),
            called: Redacted::default(),
            language: "en".to_owned(),
            begun_ms: 0,
            doing: Doing::Speaking,
            turns: Vec::new(),
            confided: false,
            paused: false,
        };
        TransferredCall::new(call, &Outcome::undecided(Status::Ok, "en"))
    }

    #[test]
    fn a_link_opens_once_and_stays_open_for_that_browser_for_a_while() {
        let (invitations, now) = (Invitations::default(), Instant::now());
        let transferred = transferred();
        let call = transferred.call.call;
        let token = invitations.invite(transferred, now).unwrap();
        let enter = |call, token: &str, browser: Option<&str>, now| {
            invitations.enter(call, token, browser, now).unwrap()
        };
        assert!(enter(Uuid::new_v4(), &token, None, now).is_none(), "the link of another call");
        assert!(enter(call, "guess", None, now).is_none());
        let browser = enter(call, &token, None, now).unwrap().first.unwrap();
        assert!(enter(call, &token, None, now).is_none(), "used");
        assert!(enter(call, &token, Some("another"), now).is_none());
        assert!(enter(call, &token, Some(&browser), now).unwrap().first.is_none());
        assert!(enter(call, &token, Some(&browser), now + OPENED).is_none(), "over");
    }

    #[test]
    fn an_unopened_link_goes_by_itself_and_by_a_thousand_newer_ones() {
        let (invitations, now) = (Invitations::default(), Instant::now());
        let late = transferred();
        let call = late.call.call;
        let token = invitations.invite(late.clone(), now).unwrap();
        assert!(invitations.enter(call, &token, None, now + UNOPENED).unwrap().is_none());
        let token = invitations.invite(late, now).unwrap();
        let later = now + Duration::from_secs(1);
        (0..INVITATIONS_MAX).for_each(|_| drop(invitations.invite(transferred(), later).unwrap()));
        assert_eq!(invitations.lock().len(), INVITATIONS_MAX);
        assert!(invitations.enter(call, &token, None, later).unwrap().is_none());
    }
}
