//! `offhook check`: sound flows on one line each, faulty ones with every fault, and the exit code.

use super::{offhook, stderr, stdout};

#[test]
fn a_sound_flow_takes_one_line() {
    let output = offhook(&["check", "asterisk/flows/reception.toml"]);
    assert!(output.status.success(), "{}", stderr(&output));
    let line = stdout(&output);
    assert!(
        line.starts_with("asterisk/flows/reception.toml: ok: flow reception, 5 destinations, "),
        "{line}"
    );
    assert_eq!(line.lines().count(), 1);
}

#[test]
fn the_configured_flows_are_checked_without_names() {
    let output = offhook(&["check"]);
    assert!(output.status.success(), "{}", stderr(&output));
    assert!(stdout(&output).contains("reception.toml: ok:"), "{}", stdout(&output));
}

#[test]
fn every_fault_of_every_file_is_listed() {
    let output = offhook(&[
        "check",
        "tests/flows/bad/duplicates.toml",
        "asterisk/flows/reception.toml",
        "tests/flows/bad/no-such-file.toml",
    ]);
    assert_eq!(output.status.code(), Some(1));
    let report = stdout(&output);
    assert!(
        report.contains("tests/flows/bad/duplicates.toml:13:7: key `1` already leads to `billing`; "),
        "{report}"
    );
    assert!(report.contains("reception.toml: ok:"), "{report}");
    assert!(report.contains("no-such-file.toml:1:1: it cannot be read: "), "{report}");
    assert!(stderr(&output).contains("2 of 3 flows cannot be used"), "{}", stderr(&output));
    assert!(stderr(&output).contains("remedy: "), "{}", stderr(&output));
}

#[test]
fn the_schema_is_printed_for_editors() {
    let output = offhook(&["check", "--schema"]);
    assert!(output.status.success(), "{}", stderr(&output));
    let checked_in = std::fs::read_to_string("asterisk/flows/flow.schema.json").unwrap();
    assert_eq!(stdout(&output), checked_in, "offhook check --schema > asterisk/flows/flow.schema.json");
}

#[test]
fn a_reader_who_has_seen_enough_ends_the_program_without_a_complaint() {
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_offhook"))
        .args(["check", "asterisk/flows/reception.toml"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .stdout(writer)
        .output()
        .unwrap();
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
}
