//! What a browser keeps while its owner is at the provider: enough to know the answer as the one to its own question.

use openidconnect::{CsrfToken, Nonce, PkceCodeVerifier};

use crate::secret::Print;

/// Between the parts, none of which has one.
const BETWEEN: char = '.';
const PART_BYTES_MAX: usize = 128;

pub(in crate::http) struct Started {
    state: String,
    nonce: String,
    verifier: String,
}

impl Started {
    pub(super) fn new(state: &CsrfToken, nonce: &Nonce, verifier: &PkceCodeVerifier) -> Self {
        let text = str::to_owned;
        Self { state: text(state.secret()), nonce: text(nonce.secret()), verifier: text(verifier.secret()) }
    }

    /// As the cookie has it.
    pub(in crate::http) fn read(cookie: &str) -> Option<Self> {
        let mut parts = cookie.split(BETWEEN).map(str::to_owned);
        let [state, nonce, verifier] = [parts.next()?, parts.next()?, parts.next()?];
        let fit = [&state, &nonce, &verifier].iter().all(|part| (1..=PART_BYTES_MAX).contains(&part.len()));
        (fit && parts.next().is_none()).then_some(Self { state, nonce, verifier })
    }

    pub(in crate::http) fn cookie(&self) -> String {
        [&*self.state, &self.nonce, &self.verifier].join(&BETWEEN.to_string())
    }

    /// Takes the same time however much of the two agrees.
    pub(super) fn is_of(&self, state: &str) -> bool {
        Print::of(&self.state).is(&Print::of(state))
    }

    pub(super) fn parts(self) -> (Nonce, PkceCodeVerifier) {
        (Nonce::new(self.nonce), PkceCodeVerifier::new(self.verifier))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cookie_is_known_again_and_nothing_else_is() {
        let started = Started::read("state.nonce.verifier").unwrap();
        assert!(started.is_of("state") && !started.is_of("") && !started.is_of("nonce"));
        assert_eq!(started.cookie(), "state.nonce.verifier");
        for other in ["", ".", "..", "a.b", "a.b.", "a.b.c.d", &format!("a.b.{}", "c".repeat(129))] {
            assert!(Started::read(other).is_none(), "{other}");
        }
    }
}
