//! The media clock: a few threads that give each call its turn every 20 ms, spread evenly over those 20 ms.
//!
//! A turn reads what the socket has and writes one frame: two system calls, no wake-up in between. That is what
//! lets one core hold thousands of calls, and it makes the pace of a call independent of everybody else's.

use std::{
    io,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{
        Arc,
        atomic::{AtomicU64, AtomicUsize, Ordering},
        mpsc::{Receiver, SyncSender, TryRecvError, sync_channel},
    },
    thread,
    time::{Duration, Instant},
};

use rustix::{
    thread::clock_nanosleep_absolute,
    time::{ClockId, Timespec, clock_gettime},
};

use crate::{audio::FRAME_MS, metrics::Metrics};

/// Turns of a frame time: one a millisecond, so that a call waits for at most a twentieth of its thread's others.
const SLOTS: usize = 20;
const SLOT: Duration = Duration::from_millis(FRAME_MS as u64 / SLOTS as u64);
/// A clock further behind than this starts anew: sending all that was missed would be a burst that Asterisk
/// passes on as it is.
const BEHIND_MAX: Duration = Duration::from_millis(2 * FRAME_MS as u64);
/// A turn later than this is counted as late.
const LATE: Duration = Duration::from_millis(5);

/// A thread that has calls and has given none of them a turn for so long has stopped: its callers hear nothing.
const STOPPED: Duration = Duration::from_secs(5);

/// New ones that wait for a thread's next slot; a thread takes all of them in every millisecond.
const ARRIVALS_MAX: usize = 1_024;

/// Something that wants its turn every 20 ms.
pub trait Paced: Send + 'static {
    /// Returns false when it is over and can be dropped.
    fn turn(&mut self, now: Instant) -> bool;

    /// A turn has panicked, and what it worked on may be half done: ends what others wait for. Returns false when it
    /// can be dropped.
    fn broke(&mut self) -> bool {
        false
    }
}

/// The media threads. Dropping it stops them at their next slot; what they hold is dropped with them.
pub struct Pacer<P> {
    threads: Vec<Inlet<P>>,
}

struct Inlet<P> {
    sender: SyncSender<P>,
    held: Arc<AtomicUsize>,
    pulse: Pulse,
}

/// When a thread last began a slot, in milliseconds of the monotonic clock; 0 while it has nothing to do and sleeps.
#[derive(Clone, Debug, Default)]
struct Pulse(Arc<AtomicU64>);

impl Pulse {
    fn beat(&self) {
        self.0.store(monotonic_now().as_millis() as u64, Ordering::Relaxed);
    }

    fn rest(&self) {
        self.0.store(0, Ordering::Relaxed);
    }

    fn is_alive(&self, now: Duration) -> bool {
        let last = Duration::from_millis(self.0.load(Ordering::Relaxed));
        last.is_zero() || now.saturating_sub(last) < STOPPED
    }
}

impl<P: Paced> Pacer<P> {
    pub fn start(threads: usize, metrics: &Arc<Metrics>) -> io::Result<Self> {
        let start = |index| {
            let (sender, inlet) = sync_channel(ARRIVALS_MAX);
            let (held, pulse) = (Arc::new(AtomicUsize::new(0)), Pulse::default());
            let ring = Ring::new(inlet, Arc::clone(&held), pulse.clone(), Arc::clone(metrics));
            thread::Builder::new().name(format!("media-{index}")).spawn(move || ring.run())?;
            Ok(Inlet { sender, held, pulse })
        };
        Ok(Self { threads: (0..threads.max(1)).map(start).collect::<io::Result<_>>()? })
    }

    /// Whether every thread that has something to do does it.
    pub fn is_alive(&self) -> bool {
        self.is_alive_at(monotonic_now())
    }

    fn is_alive_at(&self, now: Duration) -> bool {
        self.threads.iter().all(|inlet| inlet.pulse.is_alive(now))
    }

    /// Gives it to the thread that holds the fewest. Where that thread does not even take in new ones, it is dropped,
    /// which ends its connection.
    pub fn take(&self, paced: P) {
        let Some(inlet) = self.threads.iter().min_by_key(|inlet| inlet.held.load(Ordering::Relaxed)) else {
            return;
        };
        inlet.held.fetch_add(1, Ordering::Relaxed);
        if inlet.sender.try_send(paced).is_err() {
            inlet.held.fetch_sub(1, Ordering::Relaxed);
        }
    }
}

/// One thread's calls, in the slots of a 20 ms round.
struct Ring<P> {
    inlet: Receiver<P>,
    held: Arc<AtomicUsize>,
    pulse: Pulse,
    metrics: Arc<Metrics>,
    slots: [Vec<P>; SLOTS],
}

impl<P: Paced> Ring<P> {
    fn new(inlet: Receiver<P>, held: Arc<AtomicUsize>, pulse: Pulse, metrics: Arc<Metrics>) -> Self {
        Self { inlet, held, pulse, metrics, slots: std::array::from_fn(|_| Vec::new()) }
    }

    fn run(mut self) {
        let mut clock = Clock::start();
        let mut next = 0;
        loop {
            if self.is_idle() {
                self.pulse.rest();
                let Ok(paced) = self.inlet.recv() else { return };
                self.place(paced, next);
                clock = Clock::start();
            }
            if !self.admit(next) {
                return;
            }
            self.pulse.beat();
            let ahead = self.slots_to_next(next);
            next = (next + ahead) % SLOTS;
            if clock.advance(ahead as u32) {
                self.metrics.frames_late.inc_by(self.slots[next].len() as u64);
            }
            self.take_turns(next);
            next = (next + 1) % SLOTS;
            clock.step();
        }
    }

    fn is_idle(&self) -> bool {
        self.slots.iter().all(Vec::is_empty)
    }

    /// Takes in new calls; false when nobody can send any more.
    fn admit(&mut self, next: usize) -> bool {
        loop {
            match self.inlet.try_recv() {
                Ok(paced) => self.place(paced, next),
                Err(TryRecvError::Empty) => return true,
                Err(TryRecvError::Disconnected) => return false,
            }
        }
    }

    /// Into the emptiest slot, and of those into the one that comes soonest: a greeting should not wait.
    fn place(&mut self, paced: P, next: usize) {
        let order = (0..SLOTS).map(|ahead| (next + ahead) % SLOTS);
        if let Some(slot) = order.min_by_key(|slot| self.slots[*slot].len()) {
            self.slots[slot].push(paced);
        }
    }

    /// Empty slots are slept through in one go.
    fn slots_to_next(&self, from: usize) -> usize {
        (0..SLOTS).find(|ahead| !self.slots[(from + ahead) % SLOTS].is_empty()).unwrap_or(0)
    }

    fn take_turns(&mut self, slot: usize) {
        let mut index = 0;
        while let Some(paced) = self.slots[slot].get_mut(index) {
            if take_turn(paced, &self.metrics) {
                index += 1;
                continue;
            }
            let ended = self.slots[slot].swap_remove(index);
            self.held.fetch_sub(1, Ordering::Relaxed);
            let _ = caught(|| drop(ended));
        }
    }
}

/// A fault of this program costs the call in whose turn it shows and none of those that share its thread.
fn take_turn(paced: &mut impl Paced, metrics: &Metrics) -> bool {
    caught(|| paced.turn(Instant::now())).unwrap_or_else(|| {
        metrics.call_panics.inc();
        caught(|| paced.broke()).unwrap_or(false)
    })
}

/// `None` after a panic; the panic hook has told where.
fn caught<T>(work: impl FnOnce() -> T) -> Option<T> {
    // Whatever the work has left half done is only ended and dropped afterwards.
    catch_unwind(AssertUnwindSafe(work)).ok()
}

/// An absolute clock of slots: sleeping to instants instead of for durations keeps errors from adding up.
struct Clock {
    due: Duration,
}

impl Clock {
    fn start() -> Self {
        Self { due: monotonic_now() }
    }

    fn step(&mut self) {
        self.due += SLOT;
    }

    /// Waits for the slot that many ahead; true when it came late.
    fn advance(&mut self, slots: u32) -> bool {
        self.due += SLOT * slots;
        if monotonic_now() > self.due + BEHIND_MAX {
            self.due = monotonic_now();
            return true;
        }
        while monotonic_now() < self.due {
            let until =
                Timespec { tv_sec: self.due.as_secs() as i64, tv_nsec: self.due.subsec_nanos().into() };
            // Interrupted by a signal: the loop looks at the clock again.
            let _ = clock_nanosleep_absolute(ClockId::Monotonic, &until);
        }
        monotonic_now() > self.due + LATE
    }
}

fn monotonic_now() -> Duration {
    let now = clock_gettime(ClockId::Monotonic);
    Duration::new(now.tv_sec as u64, now.tv_nsec as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Turns(Vec<Instant>, SyncSender<Vec<Instant>>);

    impl Paced for Turns {
        fn turn(&mut self, now: Instant) -> bool {
            self.0.push(now);
            if self.0.len() == 10 {
                let _ = self.1.send(std::mem::take(&mut self.0));
                return false;
            }
            true
        }
    }

    #[test]
    fn every_call_gets_its_turns_and_is_dropped_at_its_end() {
        let pacer = Pacer::start(2, &Arc::new(Metrics::new())).unwrap();
        let (done, ended) = sync_channel(50);
        for _ in 0..50 {
            pacer.take(Turns(Vec::new(), done.clone()));
        }
        for _ in 0..50 {
            let turns = ended.recv_timeout(Duration::from_secs(10)).unwrap();
            assert_eq!(turns.len(), 10);
        }
        drop(done);
        assert!(ended.recv().is_err(), "every call was dropped");
    }

    /// Panics at its third turn, and once more where it is asked to end.
    struct Breaks(u32, SyncSender<()>);

    impl Paced for Breaks {
        fn turn(&mut self, _now: Instant) -> bool {
            self.0 += 1;
            assert!(self.0 < 3, "a fault of the program");
            true
        }

        fn broke(&mut self) -> bool {
            let _ = self.1.try_send(());
            panic!("and one more");
        }
    }

    impl Drop for Breaks {
        fn drop(&mut self) {
            panic!("and the last one");
        }
    }

    #[test]
    fn a_thread_outlives_what_panics_on_it() {
        let metrics = Arc::new(Metrics::new());
        let pacer = Pacer::start(1, &metrics).unwrap();
        let (broke, breaks) = sync_channel(1);
        pacer.take(Breaks(0, broke));
        breaks.recv_timeout(Duration::from_secs(10)).unwrap();
        assert!(pacer.is_alive());
        assert_eq!(metrics.call_panics.get(), 1);
    }

    /// Holds its thread until it is let go.
    struct Holds(Receiver<()>, SyncSender<()>);

    impl Paced for Holds {
        fn turn(&mut self, _now: Instant) -> bool {
            let _ = self.1.try_send(());
            self.0.recv().is_ok()
        }
    }

    #[test]
    fn a_thread_that_stands_still_has_no_pulse_and_an_idle_one_has() {
        let pacer = Pacer::start(1, &Arc::new(Metrics::new())).unwrap();
        let later = || monotonic_now() + STOPPED;
        assert!(pacer.is_alive_at(later()), "nothing to do");
        let ((let_go, held), (began, begins)) = (sync_channel(0), sync_channel(1));
        pacer.take(Holds(held, began));
        begins.recv_timeout(Duration::from_secs(10)).unwrap();
        assert!(pacer.is_alive(), "it may take a moment");
        assert!(!pacer.is_alive_at(later()), "it stands still");
        drop(let_go);
        let until = Instant::now() + Duration::from_secs(10);
        while !pacer.is_alive_at(later()) && Instant::now() < until {
            thread::sleep(Duration::from_millis(1));
        }
        assert!(pacer.is_alive_at(later()), "it is idle again");
    }
}
