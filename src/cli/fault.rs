//! How a command fails: what was attempted, why it did not work, what to do about it, and the exit code.

use std::fmt::Write;
use std::process::{ExitCode, Termination};

use thiserror::Error;

/// The exit codes that scripts can rely on; `offhook --help` lists them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Exit {
    Done = 0,
    Failed = 1,
    Usage = 2,
    NoServer = 3,
    Undecided = 4,
}

impl Exit {
    /// The code of the outermost [`Fault`] in the chain; any other error is plain failure.
    pub fn of(error: &anyhow::Error) -> Self {
        faults(error).next().map_or(Self::Failed, |fault| fault.exit)
    }
}

impl Termination for Exit {
    fn report(self) -> ExitCode {
        ExitCode::from(self as u8)
    }
}

/// A failure that the user can do something about.
#[derive(Debug, Error)]
#[error("{attempt}")]
pub struct Fault {
    attempt: String,
    remedy: String,
    exit: Exit,
    source: Option<anyhow::Error>,
}

impl Fault {
    /// `attempt` says what did not work ("cannot read hello.wav"), `remedy` what to do now, as an order.
    pub fn new(attempt: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self { attempt: attempt.into(), remedy: remedy.into(), exit: Exit::Failed, source: None }
    }

    pub fn exit(mut self, exit: Exit) -> Self {
        self.exit = exit;
        self
    }

    pub fn because(mut self, source: impl Into<anyhow::Error>) -> Self {
        self.source = Some(source.into());
        self
    }
}

/// The whole chain, one line each, and the remedies below it.
pub(super) fn explain(error: &anyhow::Error) -> String {
    let mut text = format!("offhook: {error}\n");
    // Writing to a String cannot fail.
    for cause in error.chain().skip(1) {
        let _ = writeln!(text, "  because: {cause}");
    }
    for fault in faults(error) {
        let _ = writeln!(text, "  remedy: {}", fault.remedy);
    }
    text
}

fn faults(error: &anyhow::Error) -> impl Iterator<Item = &Fault> {
    error.chain().filter_map(|cause| cause.downcast_ref::<Fault>())
}

#[cfg(test)]
mod tests {
    use anyhow::Context;

    use super::*;

    #[test]
    fn an_explanation_holds_the_chain_and_the_remedy() {
        let fault = Fault::new("cannot read hello.wav", "check the path")
            .exit(Exit::Usage)
            .because(std::io::Error::other("disk on fire"));
        let error = Err::<(), _>(fault).context("cannot place the call").unwrap_err();
        assert_eq!(
            explain(&error),
            "offhook: cannot place the call\n  because: cannot read hello.wav\n  because: disk on fire\n  \
             remedy: check the path\n"
        );
        assert_eq!(Exit::of(&error), Exit::Usage);
    }

    #[test]
    fn an_error_without_a_fault_is_plain_failure() {
        assert_eq!(Exit::of(&anyhow::anyhow!("no")), Exit::Failed);
    }
}
