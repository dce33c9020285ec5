//! How much the caller has put up with, and when it is enough.

/// "Say that again" is free this often; then it counts as not understood, so that no call is endless.
const REPEATS_MAX: u8 = 2;

#[derive(Debug, Default)]
pub(super) struct Patience {
    /// No-inputs, no-matches and denials together: the caller's patience is one.
    failures: u8,
    repeats: u8,
    /// Set while the recogniser's last word was that it failed, and the caller was told.
    in_trouble: bool,
    /// The first trouble is free, so that every caller hears of it before a human answers.
    had_trouble: bool,
}

impl Patience {
    pub(super) fn failures(&self) -> u8 {
        self.failures
    }

    pub(super) fn fail(&mut self) {
        self.failures = self.failures.saturating_add(1);
    }

    /// What the caller wants is clear: whatever comes now is new.
    pub(super) fn renew(&mut self) {
        self.failures = 0;
    }

    /// Whether there is one more repetition.
    pub(super) fn grants_repeat(&mut self) -> bool {
        let grants = self.repeats < REPEATS_MAX;
        self.repeats += u8::from(grants);
        grants
    }

    pub(super) fn is_in_trouble(&self) -> bool {
        self.in_trouble
    }

    /// The recogniser has understood something.
    pub(super) fn end_trouble(&mut self) {
        self.in_trouble = false;
    }

    /// The recogniser has failed; whether the caller is asked once more all the same.
    pub(super) fn bears_trouble(&mut self, retries: u8) -> bool {
        if self.had_trouble {
            self.fail();
        }
        if self.in_trouble || (self.had_trouble && self.failures > retries) {
            return false;
        }
        (self.in_trouble, self.had_trouble) = (true, true);
        true
    }
}
