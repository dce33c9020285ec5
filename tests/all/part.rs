//! Parts of tests that a machine may not have: the script that brings one, and what is said where it cannot.

use std::{
    io::{self, Write},
    path::{Path, PathBuf},
    process::Command,
};

/// The program that `tests/SCRIPT` prints the path of; `None` where it cannot be had. `of` says whose tests these are.
pub(crate) fn part(script: &str, of: &str) -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(script);
    let output = Command::new(path).output().unwrap_or_else(|error| panic!("tests/{script}: {error}"));
    let line = String::from_utf8_lossy(&output.stdout).trim().to_owned();
    match output.status.code() {
        Some(0) => Some(line.into()),
        Some(77) => {
            skip(of, &line);
            None
        }
        _ => panic!("tests/{script} failed: {line}\n{}", String::from_utf8_lossy(&output.stderr)),
    }
}

/// Not eprintln: a passing test's output is kept from the reader.
pub(crate) fn skip(of: &str, reason: &str) {
    let _ = writeln!(io::stderr(), "{of} test {reason}");
}
