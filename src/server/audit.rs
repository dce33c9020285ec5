//! Watches the audit log of a running server: whether it holds, and whether one person reads or takes out very much.

use std::{
    collections::{BTreeMap, HashMap, HashSet},
    sync::Arc,
    time::{Duration, Instant},
};

use tokio::time::{MissedTickBehavior, interval};
use tracing::{debug, error, info};
use uuid::Uuid;

use crate::{
    alerts::Rules,
    metrics::Metrics,
    store::{AGENTS_LINK, AuditEntry, AuditFault, AuditTrail, Counted, Store, now_ms},
};

/// As often as alerts look at the figures.
const EVERY: Duration = Duration::from_secs(60);
/// In between, only what is new is looked at, and the last entry before it.
const WHOLE_EVERY: Duration = Duration::from_secs(24 * 3600);
const MINUTE_MS: i64 = 60_000;

/// What is done in the name of the program: by a timer, or by whoever opens a link.
const NO_PERSON: [&str; 1] = [AGENTS_LINK];

/// The log from its beginning at the start, then what is new every minute, and all of it again every day.
pub struct AuditWatch {
    store: Store,
    metrics: Arc<Metrics>,
    reading: Duration,
    taking: Duration,
    trail: AuditTrail,
    followed: Instant,
    recent: Recent,
    /// What was told last.
    told: Option<AuditFault>,
}

impl AuditWatch {
    pub fn new(store: Store, rules: &Rules, metrics: Arc<Metrics>) -> Self {
        Self {
            store,
            metrics,
            reading: rules.mass_reading.window,
            taking: rules.exports.window,
            trail: AuditTrail::default(),
            followed: Instant::now(),
            recent: Recent::default(),
            told: None,
        }
    }

    /// For as long as it is not aborted.
    pub(super) async fn run(mut self) {
        let mut ticks = interval(EVERY);
        ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            ticks.tick().await;
            if self.followed.elapsed() >= WHOLE_EVERY {
                self.trail.rewind();
                self.followed = Instant::now();
            }
            self.look().await;
        }
    }

    pub async fn look(&mut self) {
        let Self { store, trail, recent, .. } = self;
        match store.audit_follow(trail, |entry| recent.add(entry)).await {
            // The writer of the records says that the database is away.
            Err(fault) => debug!(%fault, "the audit log cannot be looked at"),
            Ok(Ok(())) => {
                if self.told.take().is_some() {
                    info!("the audit log is whole again");
                }
            }
            Ok(Err(fault)) => {
                self.metrics.audit.checks_failed.inc();
                if self.told.as_ref() != Some(&fault) {
                    error!(%fault, "somebody was at the audit log; `offhook audit verify` tells the same");
                    self.told = Some(fault);
                }
            }
        }
        self.count(now_ms());
    }

    fn count(&mut self, now_ms: i64) {
        let audit = &self.metrics.audit;
        audit.one_person_read.set(self.recent.most_read(now_ms, self.reading));
        audit.one_person_took.set(self.recent.most_taken(now_ms, self.taking));
        self.recent.forget(now_ms, self.reading.max(self.taking));
    }
}

/// Who did how much, by the minute.
#[derive(Debug, Default)]
struct Recent {
    by_minute: BTreeMap<(i64, String), Done>,
}

#[derive(Debug, Default)]
struct Done {
    /// A call that is opened again, or heard piece by piece, is one.
    calls: HashSet<Uuid>,
    rows: u64,
    taken: u64,
}

impl Recent {
    fn add(&mut self, entry: &AuditEntry) {
        let Some(counted) = Counted::of(&entry.what) else { return };
        if NO_PERSON.contains(&entry.who.as_str()) {
            return;
        }
        let done = self.by_minute.entry((entry.at_ms / MINUTE_MS, entry.who.clone())).or_default();
        match counted {
            Counted::Call(call) => drop(done.calls.insert(call)),
            Counted::Rows(rows) => done.rows += rows,
            Counted::Taken(calls) => done.taken += calls,
        }
    }

    fn within(&self, now_ms: i64, window: Duration) -> impl Iterator<Item = (&str, &Done)> {
        let from = minute_before(now_ms, window);
        self.by_minute.range((from, String::new())..).map(|((_, who), done)| (who.as_str(), done))
    }

    fn most_read(&self, now_ms: i64, window: Duration) -> i64 {
        let mut read: HashMap<&str, (HashSet<Uuid>, u64)> = HashMap::new();
        for (who, done) in self.within(now_ms, window) {
            let (calls, rows) = read.entry(who).or_default();
            calls.extend(&done.calls);
            *rows += done.rows;
        }
        most(read.into_values().map(|(calls, rows)| calls.len() as u64 + rows))
    }

    fn most_taken(&self, now_ms: i64, window: Duration) -> i64 {
        let mut taken: HashMap<&str, u64> = HashMap::new();
        for (who, done) in self.within(now_ms, window) {
            *taken.entry(who).or_default() += done.taken;
        }
        most(taken.into_values())
    }

    fn forget(&mut self, now_ms: i64, window: Duration) {
        self.by_minute = self.by_minute.split_off(&(minute_before(now_ms, window), String::new()));
    }
}

fn minute_before(now_ms: i64, window: Duration) -> i64 {
    let window = i64::try_from(window.as_millis()).unwrap_or(i64::MAX);
    now_ms.saturating_sub(window) / MINUTE_MS
}

fn most(of: impl Iterator<Item = u64>) -> i64 {
    i64::try_from(of.max().unwrap_or_default()).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Disclosure;

    const HOUR: Duration = Duration::from_secs(3600);

    fn add(recent: &mut Recent, minute: i64, who: &str, disclosure: &Disclosure) {
        recent.add(&AuditEntry::sample(1, minute * MINUTE_MS, who, &disclosure.to_string()));
    }

    #[test]
    fn what_one_person_read_within_the_window_counts_once_and_then_no_more() {
        let (mut recent, at) = (Recent::default(), |minute: i64| minute * MINUTE_MS + 59_000);
        for call in [1, 2, 2, 2] {
            add(&mut recent, 10, "ann", &Disclosure::Read(Uuid::from_u128(call)));
        }
        add(&mut recent, 40, "ann", &Disclosure::Heard(Uuid::from_u128(2)));
        add(&mut recent, 41, "ann", &Disclosure::Listed(50));
        add(&mut recent, 41, "bob", &Disclosure::Searched("words".to_owned(), 51));
        add(&mut recent, 42, "bob", &Disclosure::ExportedCaller(7));
        add(&mut recent, 42, "ann", &Disclosure::Erases(3));
        add(&mut recent, 43, "ann", &Disclosure::Exported(Uuid::from_u128(9)));
        (0..99).for_each(|call| add(&mut recent, 43, AGENTS_LINK, &Disclosure::Read(Uuid::from_u128(call))));
        assert_eq!((recent.most_read(at(43), HOUR), recent.most_taken(at(43), HOUR)), (52, 7));
        assert_eq!(
            recent.most_read(at(71), HOUR),
            51,
            "ann's calls of minute 10 are too old, the one heard is not"
        );
        recent.forget(at(102), HOUR);
        assert_eq!((recent.most_read(at(102), HOUR), recent.most_taken(at(102), HOUR)), (0, 7));
        recent.forget(at(200), HOUR);
        assert!(recent.by_minute.is_empty());
    }
}
