//! The running calls as they change, for those who look on.

use std::{
    collections::{BTreeMap, VecDeque},
    sync::Arc,
    time::Duration,
};

use futures_util::{Stream, stream};
use tokio::sync::OwnedSemaphorePermit;
use uuid::Uuid;

use super::{App, keyring::Holder, noted::note_once, reply::Refusal};
use crate::call::LiveCall;

/// Those who look on at once; each keeps a connection of the port's 256.
pub(super) const WATCHERS_MAX: usize = 64;
/// Changes in between are seen as one.
const LOOK_EVERY: Duration = Duration::from_millis(200);

/// What has changed since the last one.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Change {
    /// A call that is new, or is not as it was.
    Call(Arc<LiveCall>),
    /// A call that is over.
    Gone(Uuid),
    /// That was all for now: so many calls run.
    Running(usize),
}

struct Watch {
    app: Arc<App>,
    holder: Holder,
    _place: OwnedSemaphorePermit,
    /// Revisions, as they were told.
    told: BTreeMap<Uuid, u64>,
    looked: Option<u64>,
    waiting: VecDeque<Change>,
}

/// The calls that run now.
pub(super) async fn running(app: &App, holder: &Holder) -> Result<Vec<Arc<LiveCall>>, Refusal> {
    note_once(app, &holder.name, "looked at the running calls").await?;
    Ok(app.exchange.board.calls())
}

/// First all running calls, then what changes, until the token is good no more.
pub(super) async fn changes(app: Arc<App>, holder: Holder) -> Result<impl Stream<Item = Change>, Refusal> {
    note_once(&app, &holder.name, "looked at the running calls").await?;
    let place = Arc::clone(&app.watchers).try_acquire_owned().map_err(|_| Refusal::TooManyWatchers)?;
    let (told, waiting) = (BTreeMap::new(), VecDeque::new());
    let watch = Watch { app, holder, _place: place, told, looked: None, waiting };
    Ok(stream::unfold(watch, async |mut watch| Some((watch.next().await?, watch))))
}

impl Watch {
    async fn next(&mut self) -> Option<Change> {
        loop {
            if let Some(change) = self.waiting.pop_front() {
                return Some(change);
            }
            if self.looked.is_some() {
                tokio::time::sleep(LOOK_EVERY).await;
            }
            if !self.app.keyring.still_knows(&self.holder) {
                return None;
            }
            let board = &self.app.exchange.board;
            let changes = board.changes();
            if self.looked != Some(changes) {
                self.looked = Some(changes);
                self.compare(board.calls());
            }
        }
    }

    fn compare(&mut self, calls: Vec<Arc<LiveCall>>) {
        let running = calls.len();
        let now: BTreeMap<Uuid, u64> = calls.iter().map(|call| (call.call, call.revision)).collect();
        let gone = self.told.keys().filter(|call| !now.contains_key(call)).map(|call| Change::Gone(*call));
        self.waiting.extend(gone);
        let changed = calls.into_iter().filter(|call| self.told.get(&call.call) != Some(&call.revision));
        self.waiting.extend(changed.map(Change::Call));
        self.waiting.push_back(Change::Running(running));
        self.told = now;
    }
}
