//! Where calls are put through: announced over AGI, claimed by their audio, remembered until the dialplan asks.

use std::{
    collections::HashMap,
    io,
    net::TcpStream,
    sync::{
        Arc, Mutex, MutexGuard, OnceLock, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    time::{Duration, Instant},
};

use tokio::sync::{Semaphore, oneshot};
use tracing::Span;
use uuid::Uuid;

use super::{flows::Flows, pausing::Pauses};
use crate::{
    audio::CallRate,
    audiosocket::Inbox,
    call::{
        admission::{
            callers::Callers,
            place::Admission,
            registry::{Refused, Registry},
        },
        agi::credential::Credential,
        media::{
            engines::Engines,
            line::Line,
            live::{Live, Plan},
            pacer::Pacer,
            sound::Sound,
        },
        views::{
            agent::{Invite, TransferredCall},
            board::Board,
            finished::Finished,
            record::{CallInfo, RecordWriter},
            watch::Watch,
        },
    },
    call_details::Details,
    dialog::{Dialog, Outcome, Status},
    metrics::{Labelled, Metrics, Shed},
    places::Places,
    session::Settings,
    store::{Recordings, Records, now_ms},
};

/// AGI sessions at once for each admitted call: refused calls need one for a moment, to be told so.
const SESSIONS_PER_CALL: usize = 4;
/// Of one Asterisk: when one goes mad, the others' calls are still taken.
const OF_ONE_PER_CALL: usize = SESSIONS_PER_CALL / 2;
/// How long an outcome waits for the dialplan to ask for it.
const RESULT_KEPT: Duration = Duration::from_secs(3600);

/// What the calls of one server have in common.
pub struct Service {
    /// What an AGI session has to show.
    pub credential: Credential,
    pub flows: Arc<Flows>,
    pub engines: Engines,
    pub metrics: Arc<Metrics>,
    /// Where calls are recorded.
    pub records: Records,
    /// What the site's own programs are told of each.
    pub details: Details,
    /// Where the sound of calls goes whose flow records.
    pub recordings: Recordings,
    pub call_max: Duration,
    /// Where Asterisk finds the audio port, as `host:port`.
    pub audio: String,
    pub calls_max: usize,
    /// The longest that a new caller may have to wait for the recogniser.
    pub wait_max: Duration,
    pub media_threads: usize,
}

pub struct Exchange {
    pub service: Service,
    /// The calls that run now.
    pub board: Board,
    /// Takes wishes that one of them be kept or not.
    pub pauses: Pauses,
    /// Places for AGI sessions.
    pub sessions: Arc<Places>,
    /// Makes a page for whoever takes a call, where pages are served.
    invite: OnceLock<Invite>,
    admission: Arc<Semaphore>,
    draining: AtomicBool,
    abort: Arc<AtomicBool>,
    announced: Registry<Plan>,
    begun: Mutex<HashMap<Uuid, Begun>>,
    callers: Callers,
    pacer: Pacer<Live>,
}

/// A call whose outcome the dialplan will ask for.
struct Begun {
    until: Instant,
    call: Announced,
}

/// An announced call, from the announcer's side.
pub(super) struct Announced {
    pub(super) uuid: Uuid,
    pub(super) finished: oneshot::Receiver<Finished>,
    /// What to report should the call be lost without a word.
    pub(super) fallback: Outcome,
}

impl Exchange {
    pub fn new(service: Service) -> io::Result<Self> {
        let pacer = Pacer::start(service.media_threads, &service.metrics)?;
        Ok(Self {
            admission: Arc::new(Semaphore::new(service.calls_max)),
            sessions: Places::new(service.calls_max * SESSIONS_PER_CALL, service.calls_max * OF_ONE_PER_CALL),
            service,
            board: Board::default(),
            pauses: Pauses::default(),
            invite: OnceLock::new(),
            draining: AtomicBool::new(false),
            abort: Arc::default(),
            announced: Registry::default(),
            begun: Mutex::default(),
            callers: Callers::default(),
            pacer,
        })
    }

    /// A place for one call, or why there is none.
    pub(super) fn admit(&self) -> Result<Admission, Shed> {
        self.announced.sweep(Instant::now());
        let shed = if self.draining.load(Ordering::Relaxed) {
            Shed::Draining
        } else if self.recogniser_is_busy() {
            Shed::RecogniserBusy
        } else {
            match Arc::clone(&self.admission).try_acquire_owned() {
                Ok(permit) => return Ok(Admission::new(permit, Arc::clone(&self.service.metrics))),
                Err(_) => Shed::CallsMax,
            }
        };
        self.service.metrics.calls_shed.get_or_create(&Labelled(shed)).inc();
        Err(shed)
    }

    /// A call more would wait too long for its words, and so would those that are here already.
    fn recogniser_is_busy(&self) -> bool {
        let calls = self.admitted();
        let recogniser = self.service.engines.recogniser.as_ref();
        let Some(wait) = recogniser.and_then(|recogniser| recogniser.expected_wait(calls)) else {
            return false;
        };
        let busy = wait > self.service.wait_max;
        if busy {
            let (wait_ms, wait_max_ms) = (wait.as_millis() as u64, self.service.wait_max.as_millis() as u64);
            tracing::warn!(
                wait_ms,
                wait_max_ms,
                calls,
                "one caller more would wait too long for the recogniser"
            );
        }
        busy
    }

    /// Notes who rings, to notice a burst.
    pub(super) fn rings(&self, number: &str) {
        self.callers.rings(Instant::now(), number);
    }

    /// The most calls that one number placed within the window that ends now.
    pub fn most_by_one_number(&self, window: Duration) -> usize {
        self.callers.most(Instant::now(), window)
    }

    /// Whether every media thread gives its calls their turns.
    pub fn keeps_pace(&self) -> bool {
        self.pacer.is_alive()
    }

    /// Makes the call's one-time UUID.
    pub(super) fn announce(
        &self,
        dialog: Box<dyn Dialog>,
        rate: Option<CallRate>,
        claim_within: Duration,
        admission: Admission,
        mut call_info: CallInfo,
        watch: Option<Watch>,
    ) -> Announced {
        let uuid = Uuid::new_v4();
        call_info.begun.call = uuid;
        call_info.begun.begun_ms = now_ms();
        dialog.language().clone_into(&mut call_info.begun.language);
        let (done, finished) = oneshot::channel();
        let fallback = dialog.break_off(Status::Error);
        let sound = Sound::new(self.service.recordings.clone(), uuid, dialog.announcement());
        let plan = Plan {
            dialog,
            sound,
            rate,
            settings: Settings { call_max: self.service.call_max, ..Settings::default() },
            engines: self.service.engines.clone(),
            abort: Arc::clone(&self.abort),
            admission,
            done,
            entry: self.board.enter(&call_info.begun),
            pauses: self.pauses.enter(&call_info),
            record_writer: RecordWriter::begin(
                self.service.records.clone(),
                self.service.details.clone(),
                call_info,
                fallback.clone(),
            ),
            watch,
            span: Span::current(),
        };
        self.announced.announce(Instant::now(), claim_within, uuid, plan);
        Announced { uuid, finished, fallback }
    }

    /// Connects an audio stream with the call that was announced under its UUID.
    pub fn connect(&self, uuid: Uuid, socket: TcpStream, inbox: Inbox) -> Result<(), Refused> {
        let plan = self.announced.claim(Instant::now(), uuid)?;
        match Line::new(socket, inbox) {
            Ok(line) => self.pacer.take(Live::new(plan, line)),
            Err(error) => tracing::warn!(%error, "a call's audio socket cannot be used"),
        }
        Ok(())
    }

    /// Whether a call's audio has not come yet.
    pub(super) fn is_waiting(&self, uuid: Uuid) -> bool {
        self.announced.is_announced(Instant::now(), uuid)
    }

    /// Takes back a call whose audio never came.
    pub(super) fn withdraw(&self, uuid: Uuid) -> Option<RecordWriter> {
        self.announced.withdraw(Instant::now(), uuid).map(|plan| plan.record_writer)
    }

    /// Keeps a begun call for the dialplan's later question.
    pub(super) fn keep(&self, call: Announced) {
        let now = Instant::now();
        let mut begun = self.lock_begun();
        begun.retain(|_, begun| now < begun.until);
        begun.insert(call.uuid, Begun { until: now + RESULT_KEPT, call });
    }

    pub(super) fn take_begun(&self, uuid: Uuid) -> Option<Announced> {
        self.lock_begun().remove(&uuid).map(|begun| begun.call)
    }

    /// From now on, whoever takes a call gets a page of it. There is one maker of pages: a second one is not asked.
    pub fn invite_by(&self, invite: Invite) {
        let _ = self.invite.set(invite);
    }

    /// The address of the page of a call that was handed over.
    pub(super) fn page_of(&self, finished: &Finished) -> Option<String> {
        let invite = self.invite.get()?;
        invite(TransferredCall::of(finished)?)
    }

    /// No new calls from now on; each is told so at once.
    pub fn drain(&self) {
        self.draining.store(true, Ordering::Relaxed);
    }

    pub fn is_draining(&self) -> bool {
        self.draining.load(Ordering::Relaxed)
    }

    /// Ends every running call with its fallback.
    pub fn abort(&self) {
        self.abort.store(true, Ordering::Relaxed);
    }

    /// Admitted and not ended. Announced calls whose audio is overdue are no longer among them.
    pub fn calls(&self) -> usize {
        self.announced.sweep(Instant::now());
        self.admitted()
    }

    fn admitted(&self) -> usize {
        self.service.calls_max - self.admission.available_permits()
    }

    fn lock_begun(&self) -> MutexGuard<'_, HashMap<Uuid, Begun>> {
        self.begun.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
