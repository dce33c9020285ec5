//! Log lines: to standard error, for people or for machines, so that standard output stays a command's
//! answer.

use std::{
    fmt::{self, Write as _},
    io::{self, IsTerminal},
};

use clap::ValueEnum;
use tracing::field::Field;
use tracing_subscriber::EnvFilter;
use tracing_subscriber::field::MakeExt as _;
use tracing_subscriber::fmt::format::{Writer, debug_fn};
use tracing_subscriber::util::SubscriberInitExt;

use crate::log::{Bounded, Kind, Lines};

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum LogFormat {
    /// One line of text per event.
    Human,
    /// One JSON object per line.
    Json,
}

/// What every program of the package takes about its log.
#[derive(clap::Args)]
pub(super) struct LogArgs {
    /// How log lines are written to standard error.
    #[arg(
        long,
        visible_alias = "log-format",
        value_enum,
        value_name = "FORMAT",
        default_value = "human",
        global = true
    )]
    log: LogFormat,

    /// Log in more detail. RUST_LOG=offhook=trace,warn and the like select precisely.
    #[arg(long, short, global = true)]
    pub(super) verbose: bool,
}

impl LogArgs {
    pub(super) fn start(&self) {
        start(self.log, self.verbose);
    }
}

/// Sets up logging for the whole process; `RUST_LOG` wins over `verbose`.
fn start(format: LogFormat, verbose: bool) {
    let usual = if verbose { "offhook=debug,info" } else { "offhook=info,warn" };
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new(usual));
    let kind = if format == LogFormat::Json { Kind::Json } else { Kind::Text };
    let base = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(Lines::new(io::stderr, kind))
        .with_ansi(io::stderr().is_terminal());
    // A second start in one process (tests) keeps the first set-up.
    let _ = match format {
        LogFormat::Human => {
            base.fmt_fields(debug_fn(field).delimited(" ")).with_target(verbose).finish().try_init()
        }
        LogFormat::Json => base.json().flatten_event(true).finish().try_init(),
    };
}

/// A field for people: whatever is in it, it is bounded and one line.
fn field(to: &mut Writer<'_>, field: &Field, value: &dyn fmt::Debug) -> fmt::Result {
    if field.name() != "message" {
        write!(to, "{}=", field.name())?;
    }
    let mut bounded = Bounded::new(to);
    write!(bounded, "{value:?}")?;
    bounded.finish()
}

#[cfg(test)]
mod tests {
    use std::sync::{Arc, Mutex};

    use tracing::{info, info_span, subscriber::with_default};

    use super::*;

    #[derive(Clone, Default)]
    struct Page(Arc<Mutex<Vec<u8>>>);

    impl io::Write for Page {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.lock().unwrap().write(bytes)
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn whatever_comes_from_outside_makes_one_bounded_line() {
        let page = Page::default();
        let open = page.clone();
        let people = tracing_subscriber::fmt()
            .with_ansi(false)
            .fmt_fields(debug_fn(field).delimited(" "))
            .with_writer(Lines::new(move || open.clone(), Kind::Text));
        with_default(people.finish(), || {
            let forged = "x\r\nWARN forged \u{1b}[2J".to_owned() + &"y".repeat(50_000);
            let _within = info_span!("call", channel = forged, verb = "converse").entered();
            info!(reason = %forged, count = 3, "a call was not taken");
            info!("{forged}");
        });
        let written = String::from_utf8(page.0.lock().unwrap().clone()).unwrap();
        assert_eq!(written.lines().count(), 2, "{written}");
        assert!(written.lines().all(|line| line.len() < 5_000) && !written.contains('\u{1b}'), "{written}");
        let first = written.lines().next().unwrap();
        assert!(first.contains("a call was not taken reason=x\\r\\nWARN forged \\u{1b}[2Jyy"), "{first}");
        assert!(first.contains("more characters] count=3") && first.contains("verb=\"converse\""), "{first}");
    }
}
