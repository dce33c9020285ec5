//! The guard timers of a call as a table: each is armed with an instant and fires once.

use std::time::Duration;

/// What a timer guards against. All run on *now*, never on media time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Timer {
    /// The caller says nothing after a prompt's end.
    NoInput,
    /// The caller stopped typing.
    InterDigit,
    /// The voice does not deliver a prompt's sound.
    Prompt,
    /// The recogniser does not answer.
    Recognition,
    /// What has to be found out does not come.
    Consult,
    /// The caller waits long: say so.
    Filler,
    /// The call as a whole lasts too long.
    Call,
}

const COUNT: usize = Timer::Call as usize + 1;

const ALL: [Timer; COUNT] = [
    Timer::NoInput,
    Timer::InterDigit,
    Timer::Prompt,
    Timer::Recognition,
    Timer::Consult,
    Timer::Filler,
    Timer::Call,
];

#[derive(Clone, Debug, Default)]
pub(super) struct Timers([Option<Duration>; COUNT]);

impl Timers {
    pub(super) fn arm(&mut self, timer: Timer, at: Duration) {
        self.0[timer as usize] = Some(at);
    }

    /// An armed timer fires no later than `at`.
    pub(super) fn hasten(&mut self, timer: Timer, at: Duration) {
        let due = &mut self.0[timer as usize];
        *due = due.map(|due| due.min(at));
    }

    pub(super) fn disarm(&mut self, timer: Timer) {
        self.0[timer as usize] = None;
    }

    /// The earliest due timer, disarmed.
    pub(super) fn take_due(&mut self, now: Duration) -> Option<Timer> {
        let due = ALL.into_iter().filter(|timer| self.0[*timer as usize].is_some_and(|at| at <= now));
        let first = due.min_by_key(|timer| self.0[*timer as usize])?;
        self.disarm(first);
        Some(first)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn timers_fire_once_and_in_order() {
        let mut timers = Timers::default();
        timers.arm(Timer::Call, Duration::from_secs(3));
        timers.arm(Timer::NoInput, Duration::from_secs(5));
        timers.hasten(Timer::NoInput, Duration::from_secs(2));
        timers.hasten(Timer::Call, Duration::from_secs(4));
        timers.hasten(Timer::Filler, Duration::from_secs(2));
        assert_eq!(timers.take_due(Duration::from_secs(1)), None);
        assert_eq!(timers.take_due(Duration::from_secs(9)), Some(Timer::NoInput));
        assert_eq!(timers.take_due(Duration::from_secs(9)), Some(Timer::Call));
        assert_eq!(timers.take_due(Duration::from_secs(9)), None);
    }
}
