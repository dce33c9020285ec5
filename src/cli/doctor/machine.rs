//! The machine: its clock, cores, memory and limits against what the configuration asks for.

use std::{
    env, fs,
    path::Path,
    thread,
    time::{Duration, SystemTime},
};

use jiff::Timestamp;
use procfs::{
    Current as _, Meminfo,
    process::{LimitValue, Process},
};

use super::{Check, Patient, finding::Finding, neighbours};
use crate::config::Config;

/// The clocks' keepers, as processes are called.
const TIMEKEEPERS: [&str; 5] = ["chronyd", "ntpd", "systemd-timesyn", "timedated", "ptp4l"];
const SYNCHRONISED: &str = "/run/systemd/timesync/synchronized";
/// A program older than this is no measure of the year any more.
const PROGRAM_AGE_MAX: Duration = Duration::from_secs(20 * 365 * 24 * 3600);

/// Opening hours, retention and tokens go by it.
pub(super) fn clock() -> Vec<Finding> {
    let now = SystemTime::now();
    let built = env::current_exe().and_then(fs::metadata).and_then(|file| file.modified());
    let kept = Path::new(SYNCHRONISED).exists() || neighbours::called(&TIMEKEEPERS).is_some();
    vec![judge_clock(now, built.ok(), kept)]
}

fn judge_clock(now: SystemTime, built: Option<SystemTime>, kept: bool) -> Finding {
    let remedy = "set it with `date`, and let chrony or systemd-timesyncd keep it";
    let seconds = now.duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default().as_secs();
    let shown = i64::try_from(seconds).ok().and_then(|seconds| Timestamp::from_second(seconds).ok());
    let shown = shown.map_or_else(|| "beyond all years".to_owned(), |now| now.to_string());
    if let Some(built) = built {
        if now < built {
            let what = format!("the clock says {shown}, before this program was installed");
            return Finding::fail(Check::Clock, what, remedy);
        }
        if now.duration_since(built).is_ok_and(|age| age > PROGRAM_AGE_MAX) {
            return Finding::warn(Check::Clock, format!("the clock says {shown}"), remedy);
        }
    }
    match kept {
        true => Finding::ok(Check::Clock, format!("{shown}, kept by a time service")),
        false => Finding::warn(
            Check::Clock,
            format!("{shown}, and no time service was found that keeps it"),
            "install chrony and give it a time source of your network",
        ),
    }
}

pub(super) fn cores(config: &Config) -> Vec<Finding> {
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let stt = config.stt.model.as_ref().map_or(0, |_| config.stt.parallel);
    let engines = stt + config.tts.threads + config.llm.model.as_ref().map_or(0, |_| config.llm.threads);
    let models = [&config.stt.model, &config.embed.model, &config.llm.model, &config.tts.voice];
    let bytes = |path: &std::path::PathBuf| fs::metadata(path).map_or(0, |file| file.len());
    let models: u64 = models.into_iter().flatten().map(bytes).sum();
    let available = Meminfo::current().ok().and_then(|memory| memory.mem_available);
    vec![judge_cores(cores, engines), judge_memory(models, available)]
}

fn judge_cores(cores: usize, engines: usize) -> Finding {
    let what = format!("{engines} engine threads on {cores} cores");
    if engines <= cores {
        return Finding::ok(Check::Cores, what);
    }
    let remedy = "lower engines.threads: more threads than cores make every engine several times slower";
    Finding::warn(Check::Cores, what, remedy)
}

/// A model's memory is about its file, and a third for what it works on.
fn judge_memory(models: u64, available: Option<u64>) -> Finding {
    let (wanted, mib) = (models + models / 3, |bytes: u64| bytes >> 20);
    let Some(available) = available else {
        return Finding::ok(Check::Cores, format!("models of {} MiB", mib(models)));
    };
    let what = format!("models of {} MiB, {} MiB of memory free", mib(models), mib(available));
    if wanted < available {
        return Finding::ok(Check::Cores, what);
    }
    Finding::warn(
        Check::Cores,
        what,
        "use smaller models, or add memory; a running server has them loaded already",
    )
}

/// AGI sessions, audio, the connections of HTTP, the engines and the records.
const FILES_PER_CALL: u64 = 5;
const FILES_BESIDES: u64 = 400;

pub(super) fn files(patient: &Patient) -> Vec<Finding> {
    // A service has limits of its own: those of the server that runs count, where one does.
    let process = match &patient.server {
        Some(server) => Process::new(server.pid),
        None => Process::myself(),
    };
    let limit = process.and_then(|process| process.limits()).map(|limits| limits.max_open_files.soft_limit);
    let limit = match limit {
        Ok(LimitValue::Value(limit)) => Some(limit),
        Ok(LimitValue::Unlimited) => Some(u64::MAX),
        Err(_) => None,
    };
    vec![judge_files(limit, patient.config.server.calls_max as u64)]
}

fn judge_files(limit: Option<u64>, calls: u64) -> Finding {
    let wanted = calls * FILES_PER_CALL + FILES_BESIDES;
    let Some(limit) = limit else {
        let what = "the limit of the running server cannot be seen";
        return Finding::warn(Check::Files, what, "run doctor as the server's user or as root");
    };
    if limit >= wanted {
        return Finding::ok(
            Check::Files,
            format!("{limit} open files are allowed, {calls} calls take {wanted}"),
        );
    }
    let what =
        format!("{limit} open files are allowed, and {calls} calls at once (server.calls_max) take {wanted}");
    let remedy = format!("set LimitNOFILE={wanted} in the unit (`ulimit -n` in a shell), or lower calls_max");
    Finding::fail(Check::Files, what, remedy)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(finding: &Finding, begins: &str) {
        assert!(finding.to_string().starts_with(begins), "{finding}\n{begins}");
    }

    #[test]
    fn a_clock_is_measured_against_the_program() {
        let built = SystemTime::UNIX_EPOCH + Duration::from_secs(1_700_000_000);
        let hour = Duration::from_secs(3600);
        check(&judge_clock(built + hour, Some(built), true), "ok    clock     2023-11-14T23:13:20Z, kept");
        check(
            &judge_clock(built + hour, Some(built), false),
            "warn  clock     2023-11-14T23:13:20Z, and no time",
        );
        check(
            &judge_clock(built - hour, Some(built), true),
            "fail  clock     the clock says 2023-11-14T21:13:20Z",
        );
        check(
            &judge_clock(built + 2 * PROGRAM_AGE_MAX, Some(built), true),
            "warn  clock     the clock says 2063",
        );
        check(&judge_clock(built, None, true), "ok    clock");
    }

    #[test]
    fn what_the_engines_take_is_held_against_what_there_is() {
        check(&judge_cores(4, 4), "ok    cores     4 engine threads on 4 cores");
        check(&judge_cores(2, 3), "warn  cores     3 engine threads on 2 cores; lower engines.threads");
        check(&judge_memory(300 << 20, Some(500 << 20)), "ok    cores     models of 300 MiB, 500 MiB");
        check(&judge_memory(300 << 20, Some(400 << 20)), "warn  cores     models of 300 MiB, 400 MiB");
        check(&judge_memory(300 << 20, None), "ok    cores     models of 300 MiB");
    }

    #[test]
    fn open_files_are_held_against_the_calls() {
        check(
            &judge_files(Some(1_024), 100),
            "ok    files     1024 open files are allowed, 100 calls take 900",
        );
        check(&judge_files(Some(1_024), 200), "fail  files     1024 open files are allowed, and 200 calls");
        check(&judge_files(None, 1), "warn  files");
    }
}
