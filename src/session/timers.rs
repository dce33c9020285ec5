//! The guard timers of a call as a table, and the call's *now* that they run on: each is armed and fires once.

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
pub(super) struct Timers {
    /// Since the call's start.
    now: Duration,
    due: [Option<Duration>; COUNT],
    /// When the caller, who has finished, is to hear the filler.
    filler_at: Option<Duration>,
    /// When the reply is to begin at the latest.
    reply_due: Option<Duration>,
}

impl Timers {
    /// Time never goes back.
    pub(super) fn advance(&mut self, now: Duration) {
        self.now = self.now.max(now);
    }

    pub(super) fn now(&self) -> Duration {
        self.now
    }

    pub(super) fn arm(&mut self, timer: Timer, after: Duration) {
        self.due[timer as usize] = Some(self.now + after);
    }

    /// An armed timer fires no later than that.
    pub(super) fn hasten(&mut self, timer: Timer, after: Duration) {
        let due = &mut self.due[timer as usize];
        *due = due.map(|due| due.min(self.now + after));
    }

    pub(super) fn disarm(&mut self, timer: Timer) {
        self.due[timer as usize] = None;
    }

    /// The earliest due timer, disarmed.
    pub(super) fn take_due(&mut self) -> Option<Timer> {
        let is_due = |timer: &Timer| self.due[*timer as usize].is_some_and(|at| at <= self.now);
        let first = ALL.into_iter().filter(is_due).min_by_key(|timer| self.due[*timer as usize])?;
        self.disarm(first);
        Some(first)
    }

    /// The caller has finished: all that the reply takes shares this time.
    pub(super) fn await_reply(&mut self, within: Duration) {
        self.reply_due = Some(self.now + within);
        self.hasten(Timer::Recognition, within);
    }

    /// What has to be found out for the reply comes within that time, or within what is left of the reply's.
    pub(super) fn await_finding(&mut self, within: Duration) {
        let within = self.now + within;
        self.due[Timer::Consult as usize] = Some(self.reply_due.map_or(within, |due| within.min(due)));
    }

    /// A caller who waits for so long is told so.
    pub(super) fn plan_filler(&mut self, after: Option<Duration>) {
        self.filler_at = after.map(|after| self.now + after);
    }

    /// From here on the caller waits.
    pub(super) fn await_filler(&mut self) {
        if self.filler_at.is_some() {
            self.due[Timer::Filler as usize] = self.filler_at;
        }
    }

    /// Once for each wait, and not where the reply has begun.
    pub(super) fn drop_filler(&mut self) {
        self.disarm(Timer::Filler);
        self.filler_at = None;
    }

    /// The reply is there.
    pub(super) fn end_reply(&mut self) {
        self.filler_at = None;
        self.reply_due = None;
    }

    /// The call is over: nothing fires any more.
    pub(super) fn stop(&mut self) {
        *self = Self { now: self.now, ..Self::default() };
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
        timers.advance(Duration::from_secs(1));
        assert_eq!(timers.take_due(), None);
        timers.advance(Duration::from_secs(9));
        assert_eq!(timers.take_due(), Some(Timer::NoInput));
        assert_eq!(timers.take_due(), Some(Timer::Call));
        assert_eq!(timers.take_due(), None);
    }

    #[test]
    fn all_that_a_reply_takes_shares_its_time() {
        let second = Duration::from_secs;
        let mut timers = Timers::default();
        timers.arm(Timer::Recognition, second(9));
        timers.plan_filler(Some(second(2)));
        timers.await_reply(second(5));
        timers.advance(second(2));
        timers.await_finding(second(4));
        timers.await_filler();
        assert_eq!(timers.take_due(), Some(Timer::Filler));
        timers.advance(second(5));
        assert_eq!(timers.take_due(), Some(Timer::Recognition));
        assert_eq!(timers.take_due(), Some(Timer::Consult));
        timers.end_reply();
        timers.await_finding(second(4));
        timers.await_filler();
        timers.advance(second(8));
        assert_eq!(timers.take_due(), None);
    }
}
