//! Wishes that a running call be kept or not, from a dialplan or over HTTP; the call takes them at its next frame.

use std::{
    collections::BTreeMap,
    mem,
    sync::{Arc, Mutex, MutexGuard, PoisonError, Weak},
};

use uuid::Uuid;

use super::record::Dossier;
use crate::pii::Redacted;

/// Who pauses with a dialplan, for the record.
pub(super) const BY_DIALPLAN: &str = "dialplan";

/// Whether a call is to be kept, and who says so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PauseWish {
    pub pause: bool,
    /// For the record.
    pub by: String,
}

/// Which call is meant.
#[derive(Clone, Debug)]
pub enum Whose {
    Call(Uuid),
    /// The caller's channel, as Asterisk names it.
    Channel(Redacted<String>),
}

/// A door to each running call.
#[derive(Debug, Default)]
pub struct Pauses(Mutex<BTreeMap<Uuid, Door>>);

#[derive(Debug)]
struct Door {
    channel: Redacted<String>,
    /// A call that is over leaves nothing behind.
    wish: Weak<Slot>,
}

/// The last wish counts.
type Slot = Mutex<Option<PauseWish>>;

/// The call's side of its door.
#[derive(Debug)]
pub(super) struct PauseSeat(Arc<Slot>);

impl Pauses {
    /// Hands the wish to the call; false where no such call runs. Never waits.
    pub fn wish(&self, whose: &Whose, wish: PauseWish) -> bool {
        let Some(slot) = self.slot(whose) else { return false };
        *lock(&slot) = Some(wish);
        true
    }

    pub fn is_running(&self, whose: &Whose) -> bool {
        self.slot(whose).is_some()
    }

    fn slot(&self, whose: &Whose) -> Option<Arc<Slot>> {
        let doors = lock(&self.0);
        match whose {
            Whose::Call(call) => doors.get(call)?.wish.upgrade(),
            Whose::Channel(channel) => {
                let mut of_channel = doors.values().filter(|door| door.channel == *channel);
                of_channel.find_map(|door| door.wish.upgrade())
            }
        }
    }

    /// The door of a call that begins.
    pub(super) fn seat(&self, dossier: &Dossier) -> PauseSeat {
        let begins = dossier.request.begins_paused();
        let wish = begins.then(|| PauseWish { pause: true, by: BY_DIALPLAN.to_owned() });
        let slot = Arc::new(Mutex::new(wish));
        let door = Door { channel: dossier.begun.channel.clone(), wish: Arc::downgrade(&slot) };
        let mut doors = lock(&self.0);
        doors.retain(|_, door| door.is_open());
        doors.insert(dossier.begun.call, door);
        PauseSeat(slot)
    }
}

impl Door {
    fn is_open(&self) -> bool {
        self.wish.strong_count() > 0
    }
}

impl PauseSeat {
    pub(super) fn take(&self) -> Option<PauseWish> {
        mem::take(&mut *lock(&self.0))
    }
}

/// Nobody holds it for longer than it takes to put a value in or out.
fn lock<T>(of: &Mutex<T>) -> MutexGuard<'_, T> {
    of.lock().unwrap_or_else(PoisonError::into_inner)
}
