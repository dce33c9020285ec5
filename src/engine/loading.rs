//! What an engine's end means that came while it loaded its model: a file that breaks the code which reads it is told
//! as that, and not tried for ever.

use std::os::unix::process::ExitStatusExt;
use std::process::ExitStatus;

use super::{panics::PANICKED, worker::WorkerSettings};
use crate::metrics::Engine;

/// Once may be a machine that was short of something for a moment.
const TRIES_MAX: u32 = 2;
/// What the code of a model ends a process with when a file is not as it must be, and their names.
const CRASHES: [(i32, &str); 7] = [
    (libc::SIGABRT, "SIGABRT"),
    (libc::SIGSEGV, "SIGSEGV"),
    (libc::SIGBUS, "SIGBUS"),
    (libc::SIGFPE, "SIGFPE"),
    (libc::SIGILL, "SIGILL"),
    (libc::SIGTRAP, "SIGTRAP"),
    (libc::SIGSYS, "SIGSYS"),
];

/// How often in a row a process crashed while it loaded.
#[derive(Debug, Default)]
pub(super) struct Crashes {
    in_a_row: u32,
    /// It did load once: the file is good, and what is wrong now may pass.
    is_proven: bool,
}

impl Crashes {
    /// An end of another kind: the next crash is the first again.
    pub(super) fn ended_otherwise(&mut self, had_loaded: bool) {
        self.in_a_row = 0;
        self.is_proven |= had_loaded;
    }

    /// Why the engine is unusable, when it is clear that the next process would end as this one did.
    pub(super) fn note(&mut self, settings: &WorkerSettings, how: &str) -> Option<String> {
        self.in_a_row += 1;
        let is_clear = self.in_a_row >= TRIES_MAX && !self.is_proven;
        is_clear.then(|| unusable(settings, &format!("ended {} times ({how})", self.in_a_row)))
    }
}

/// How a process crashed; `None` for every other end.
pub(super) fn crash(status: ExitStatus) -> Option<String> {
    let signal = CRASHES.iter().find(|(signal, _)| status.signal() == Some(*signal));
    let panicked = (status.code() == Some(PANICKED)).then(|| "a panic".to_owned());
    signal.map(|(_, name)| (*name).to_owned()).or(panicked)
}

/// It would take as much the next time.
pub(super) fn took_too_much(settings: &WorkerSettings, resident_mb: u64) -> String {
    let limit = settings.memory_max_mb;
    unusable(settings, &format!("took {resident_mb} MB of memory, where it may take {limit} MB,"))
}

fn unusable(settings: &WorkerSettings, what: &str) -> String {
    let program = settings.program.file_name().unwrap_or_default().to_string_lossy();
    let Some(model) = &settings.model else { return format!("{program} {what} while it started") };
    let key = match settings.engine {
        Engine::Stt => "stt.model",
        Engine::Tts => "tts.voice",
        Engine::Embed => "embed.model",
        Engine::Llm => "llm.model",
    };
    format!(
        "{program} {what} while it loaded {}: the file is not a usable model. `offhook models verify` says whether a \
         fetched one is whole; otherwise set {key} to another",
        model.display()
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_breaks_its_engine_twice_is_named_with_a_remedy() {
        let mut settings = WorkerSettings::new(Engine::Stt, "/usr/bin/offhook-stt".into(), Vec::new());
        settings.model = Some("/models/bad.bin".into());
        let mut crashes = Crashes::default();
        assert_eq!(crashes.note(&settings, "SIGABRT"), None);
        crashes.ended_otherwise(false);
        assert_eq!(crashes.note(&settings, "SIGABRT"), None);
        let reason = crashes.note(&settings, "SIGABRT").unwrap();
        assert!(
            reason.starts_with("offhook-stt ended 2 times (SIGABRT) while it loaded /models/bad.bin"),
            "{reason}"
        );
        assert!(reason.contains("`offhook models verify`") && reason.contains("stt.model"), "{reason}");
        crashes.ended_otherwise(true);
        let again = [(); 3].map(|()| crashes.note(&settings, "SIGABRT"));
        assert_eq!(again, [None, None, None], "a model that was in use is tried again");
        settings.model = None;
        assert_eq!(
            took_too_much(&settings, 9),
            "offhook-stt took 9 MB of memory, where it may take 4096 MB, while it started"
        );
    }

    #[test]
    fn a_crash_is_told_from_an_end() {
        let check = |status: i32, expected: Option<&str>| {
            assert_eq!(crash(ExitStatus::from_raw(status)).as_deref(), expected, "{status}");
        };
        check(0, None);
        check(3 << 8, None);
        check(PANICKED << 8, Some("a panic"));
        check(libc::SIGKILL, None);
        check(libc::SIGABRT, Some("SIGABRT"));
        check(libc::SIGSEGV | 0x80, Some("SIGSEGV"));
    }
}
