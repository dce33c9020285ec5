//! `offhook-bench media --records`: the same conversations not recorded and recorded, one row each.

use std::ffi::OsString;
use std::fmt;
use std::path::{Path, PathBuf};
use std::{fs, process};

use super::child::Duty;
use super::deviation::Deviation;
use super::{Args, Row, measure};
use crate::cli::{Exit, Fault};

/// One side of the comparison.
struct Side {
    recorded: bool,
    row: Row,
}

pub(super) fn run(args: &Args, folder: &Path) -> anyhow::Result<Exit> {
    println!(
        "Conversations{}, {} s a row, records in SQLite",
        if args.with_vad { " with resampling and VAD" } else { "" },
        args.seconds
    );
    println!("{}", Side::HEAD);
    let mut lost = 0;
    for calls in &args.calls {
        for recorded in [false, true] {
            let file = recorded.then(|| Database::beside(folder));
            let duty = Duty::Talk { records: file.as_ref().map(|file| file.0.as_path()) };
            let side = Side { recorded, row: measure(*calls, args, duty)? };
            println!("{side}");
            lost += side.row.tally.faults() + side.row.kept.lost;
            if recorded && side.row.kept.written == 0 {
                return Err(not_written(folder));
            }
        }
    }
    Ok(if lost == 0 { Exit::Done } else { Exit::Failed })
}

fn not_written(folder: &Path) -> anyhow::Error {
    let attempt = format!("no record was written in {}", folder.display());
    Fault::new(attempt, "name a folder that you may write to, --records=FOLDER, or measure for longer").into()
}

/// A file that goes with this value, and what SQLite puts beside it.
struct Database(PathBuf);

impl Database {
    fn beside(folder: &Path) -> Self {
        Self(folder.join(format!("offhook-bench-{}.db", process::id())))
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        for ending in ["", "-wal", "-shm"] {
            let mut name = OsString::from(&self.0);
            name.push(ending);
            // One that was never made needs no removing.
            let _ = fs::remove_file(name);
        }
    }
}

impl Side {
    const HEAD: &str = "\
| calls | records | frames | lost | p50 ms | p99 ms | p99.9 ms | max ms | server, % of a core \
| parts written | parts lost | waiting, median | most | transaction ms, median | 95 % |
|--:|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|";
}

impl fmt::Display for Side {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { recorded, row } = self;
        let Deviation { p50, p99, p999, max } = row.deviation;
        write!(f, "| {} | {} ", row.calls, if *recorded { "on" } else { "off" })?;
        write!(f, "| {} | {} ", row.tally.received, row.tally.lost)?;
        write!(f, "| {p50:.2} | {p99:.2} | {p999:.2} | {max:.2} ")?;
        write!(f, "| {:.0} ", row.percent(row.server.all))?;
        let kept = row.kept;
        match recorded {
            true => {
                write!(f, "| {} | {} ", kept.written, kept.lost)?;
                write!(f, "| {} | {} ", kept.waiting_median, kept.waiting_most)?;
                write!(f, "| {:.1} | {:.1} |", kept.write_median_ms, kept.write_p95_ms)?;
            }
            false => write!(f, "| | | | | | |")?,
        }
        row.write_remarks(f)
    }
}
