//! The service under a live systemd, behind all of its unit's fences: calls with real engines.

use std::{fs, os::unix::fs::symlink, path::Path};

use super::{Packages, root::Root};

/// Runs tests/package/live.sh once all else is up, and switches the machine off.
const UNIT: &str = "\
[Unit]
After=multi-user.target
[Service]
Type=oneshot
ExecStart=/bin/bash /test/live.sh
ExecStopPost=/usr/bin/systemctl --no-block poweroff
StandardOutput=file:/test/result
StandardError=inherit
";

#[test]
fn the_service_answers_calls_under_systemd() {
    let Some(packages) = Packages::get() else { return };
    let Some(root) = Root::fresh() else { return };
    let repository = Path::new(env!("CARGO_MANIFEST_DIR"));
    root.put(&packages.deb, "test/offhook.deb");
    packages.newer(&root.path().join("test/newer.deb"));
    root.put(&repository.join("tests/package/live.sh"), "test/live.sh");
    root.put(&repository.join("tests/audio/calls/billing_please.wav"), "test/billing.wav");
    root.put(&repository.join("tests/audio/calls/yes.wav"), "test/yes.wav");
    let units = root.path().join("etc/systemd/system");
    fs::write(units.join("package-test.service"), UNIT).unwrap();
    let wanted = units.join("graphical.target.wants");
    fs::create_dir_all(&wanted).unwrap();
    symlink("../package-test.service", wanted.join("package-test.service")).unwrap();

    let console = root.boots();
    if !root.has("test/result") {
        return crate::part::skip("package", &format!("skipped: no systemd boots here: {}", last(&console)));
    }
    let result = root.read("test/result");
    println!("{result}");
    assert_eq!(result.lines().last(), Some("held: all"), "{console}");
}

fn last(text: &str) -> &str {
    text.lines().rev().find(|line| !line.trim().is_empty()).unwrap_or_default()
}
