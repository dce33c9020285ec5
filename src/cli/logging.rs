//! Log lines: to standard error, for people or for machines, so that standard output stays a command's
//! answer.

use std::io::{self, IsTerminal};

use clap::ValueEnum;
use tracing_subscriber::EnvFilter;
use tracing_subscriber::util::SubscriberInitExt;

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum LogFormat {
    /// One line of text per event.
    Human,
    /// One JSON object per line.
    Json,
}

/// Sets up logging for the whole process; `RUST_LOG` wins over `verbose`.
pub(super) fn start(format: LogFormat, verbose: bool) {
    let usual = if verbose { "offhook=debug,info" } else { "offhook=info,warn" };
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new(usual));
    let base = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(io::stderr)
        .with_ansi(io::stderr().is_terminal());
    // A second start in one process (tests) keeps the first set-up.
    let _ = match format {
        LogFormat::Human => base.with_target(verbose).finish().try_init(),
        LogFormat::Json => base.json().flatten_event(true).finish().try_init(),
    };
}
