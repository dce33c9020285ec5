//! Wishes that a running call be kept or not, from a dialplan or over HTTP; the call takes them at its next frame.

use std::{
    collections::BTreeMap,
    mem,
    sync::{Arc, Mutex, MutexGuard, PoisonError, Weak},
};

use uuid::Uuid;

use crate::{call::views::record::CallInfo, pii::Redacted};

/// Who pauses with a dialplan, for the record.
pub(super) const BY_DIALPLAN: &str = "dialplan";

/// Whether a call is to be kept, and who says so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PauseRequest {
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
    request: Weak<Slot>,
}

/// The last request counts.
type Slot = Mutex<Option<PauseRequest>>;

/// The call's side of its door.
#[derive(Debug)]
pub(super) struct PauseEntry(Arc<Slot>);

impl Pauses {
    /// Hands the request to the call; false where no such call runs. Never waits.
    pub fn request(&self, whose: &Whose, request: PauseRequest) -> bool {
        let Some(slot) = self.slot(whose) else { return false };
        *lock(&slot) = Some(request);
        true
    }

    pub fn is_running(&self, whose: &Whose) -> bool {
        self.slot(whose).is_some()
    }

    fn slot(&self, whose: &Whose) -> Option<Arc<Slot>> {
        let doors = lock(&self.0);
        match whose {
            Whose::Call(call) => doors.get(call)?.request.upgrade(),
            Whose::Channel(channel) => {
                let mut of_channel = doors.values().filter(|door| door.channel == *channel);
                of_channel.find_map(|door| door.request.upgrade())
            }
        }
    }

    /// The door of a call that begins.
    pub(super) fn enter(&self, call_info: &CallInfo) -> PauseEntry {
        let begins = call_info.request.begins_paused();
        let request = begins.then(|| PauseRequest { pause: true, by: BY_DIALPLAN.to_owned() });
        let slot = Arc::new(Mutex::new(request));
        let door = Door { channel: call_info.begun.channel.clone(), request: Arc::downgrade(&slot) };
        let mut doors = lock(&self.0);
        doors.retain(|_, door| door.is_open());
        doors.insert(call_info.begun.call, door);
        PauseEntry(slot)
    }
}

impl Door {
    fn is_open(&self) -> bool {
        self.request.strong_count() > 0
    }
}

impl PauseEntry {
    pub(super) fn take(&self) -> Option<PauseRequest> {
        mem::take(&mut *lock(&self.0))
    }
}

/// Nobody holds it for longer than it takes to put a value in or out.
fn lock<T>(of: &Mutex<T>) -> MutexGuard<'_, T> {
    of.lock().unwrap_or_else(PoisonError::into_inner)
}
