//! A clock that has jumped takes nothing away before a person has said that it is right.

use offhook::store::{ClockJump, Filter, Page, Retention, Store, Swept};

use super::{
    database::{Database, fill, on_each},
    samples::{CALLER, DAY_MS, Sample},
};

const NOW_MS: i64 = 20_000 * DAY_MS;

async fn calls(store: &Store) -> u64 {
    store.calls(&Filter::default(), Page { number: 0, size: 1 }).await.unwrap().total
}

#[test]
fn a_sweep_after_a_jump_of_the_clock_waits_for_a_person() {
    on_each(async |database: Database| {
        let store = database.open(None).await;
        fill(&store, &[&Sample::new(CALLER, NOW_MS), &Sample::new(CALLER, NOW_MS - 400 * DAY_MS)]).await;
        let folder = database.folder.path();
        let sweep =
            async |now_ms| store.sweep_if_plausible(Retention::default(), folder, now_ms).await.unwrap();
        let ahead = NOW_MS + 400 * DAY_MS;
        // Nothing is known yet but the newest call.
        assert_eq!(sweep(ahead).await, None);
        assert_eq!(calls(&store).await, 2);
        let old = Swept { transcripts: 1, recordings: 1, numbers: 1, records: 1 };
        assert_eq!(sweep(NOW_MS + DAY_MS).await.map(|swept| swept.records), Some(old.records));
        assert_eq!(calls(&store).await, 1);
        let jump = ClockJump { from_ms: NOW_MS + DAY_MS, to_ms: ahead };
        assert_eq!(store.clock_jump(ahead).await.unwrap(), Some(jump));
        assert_eq!((sweep(ahead).await, jump.days()), (None, 399));
        assert_eq!(store.sweepable(Retention::default(), ahead).await.unwrap(), old);
        assert_eq!(calls(&store).await, 1);
        // Day by day is no jump, and neither is a clock that is set back.
        for day in [2, 3, 9] {
            assert!(sweep(NOW_MS + day * DAY_MS).await.is_some(), "day {day}");
        }
        assert!(sweep(NOW_MS - 3_000 * DAY_MS).await.is_some());
        // The person's word.
        assert_eq!(store.sweep(Retention::default(), folder, ahead).await.unwrap().records, 1);
        assert_eq!(calls(&store).await, 0);
        assert!(sweep(ahead + DAY_MS).await.is_some());
    });
}

/// A sweep with the clock ahead, when there was nothing to lose, is no reason to believe it later.
#[test]
fn a_clock_that_was_set_right_again_is_held_against_the_calls() {
    on_each(async |database: Database| {
        let store = database.open(None).await;
        let folder = database.folder.path();
        store.sweep(Retention::default(), folder, NOW_MS + 800 * DAY_MS).await.unwrap();
        fill(&store, &[&Sample::new(CALLER, NOW_MS)]).await;
        assert_eq!(store.clock_jump(NOW_MS + DAY_MS).await.unwrap(), None);
        assert!(store.clock_jump(NOW_MS + 400 * DAY_MS).await.unwrap().is_some());
    });
}
