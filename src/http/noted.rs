//! What goes into the audit log besides the reading of single calls: searches, the live view, trials, log-ins.

use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
    time::{Duration, Instant},
};

use super::{App, reply::Refusal};

/// What a page asks for every few seconds is one looking.
const ONE_LOOK: Duration = Duration::from_secs(600);
/// Names of tokens, and a few things that each does.
const LOOKS_MAX: usize = 4_096;

/// Who did lately what is noted once.
#[derive(Default)]
pub(super) struct Noted(Mutex<HashMap<(String, &'static str), Instant>>);

impl Noted {
    fn is_new(&self, who: &str, what: &'static str, now: Instant) -> bool {
        let mut looks = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        looks.retain(|_, noted| now.duration_since(*noted) < ONE_LOOK);
        let key = (who.to_owned(), what);
        !looks.contains_key(&key) && (looks.len() >= LOOKS_MAX || looks.insert(key, now).is_none())
    }

    fn forget(&self, who: &str, what: &'static str) {
        let mut looks = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        looks.remove(&(who.to_owned(), what));
    }
}

/// Before it happens: what cannot be noted does not. Without records there is no log.
pub(super) async fn note(app: &App, who: &str, what: &str) -> Result<(), Refusal> {
    let Some(store) = &app.store else { return Ok(()) };
    store.audit(who, what).await?;
    Ok(())
}

/// The same, once in ten minutes.
pub(super) async fn note_once(app: &App, who: &str, what: &'static str) -> Result<(), Refusal> {
    if !app.noted.is_new(who, what, Instant::now()) {
        return Ok(());
    }
    let noted = note(app, who, what).await;
    if noted.is_err() {
        app.noted.forget(who, what);
    }
    noted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_asked_for_again_and_again_is_one_look() {
        let (noted, start) = (Noted::default(), Instant::now());
        assert!(noted.is_new("ann", "looked", start));
        assert!(!noted.is_new("ann", "looked", start + ONE_LOOK / 2));
        assert!(noted.is_new("ann", "searched", start) && noted.is_new("bob", "looked", start));
        assert!(noted.is_new("ann", "looked", start + ONE_LOOK));
        noted.forget("ann", "looked");
        assert!(noted.is_new("ann", "looked", start + ONE_LOOK));
    }
}
