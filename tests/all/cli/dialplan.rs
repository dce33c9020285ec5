//! The lines that `offhook dialplan` and `offhook freepbx` print: as they are written down, and without a fault that
//! asterisklint finds.

use std::{fs, path::Path, process::Command};

use super::{offhook, stderr, stdout};
use crate::{flows::check_text, part::part};

const PRINTED: [(&str, &str); 4] = [
    ("dialplan", "asterisk/flows/reception.toml"),
    ("dialplan", "asterisk/flows/bank.toml"),
    ("freepbx", "asterisk/flows/reception.toml"),
    ("freepbx", "tests/flows/freepbx.toml"),
];

fn print(command: &str, flow: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(flow);
    let output = offhook(&[command, path.to_str().expect("text")]);
    assert!(output.status.success(), "{}", stderr(&output));
    stdout(&output)
}

#[test]
fn what_is_printed_is_written_down() {
    for (command, flow) in PRINTED {
        let name = Path::new(flow).file_stem().expect("a file").to_string_lossy();
        let expected = format!("tests/dialplan/{command}-{name}.conf");
        check_text(&Path::new(env!("CARGO_MANIFEST_DIR")).join(expected), &print(command, flow));
    }
}

#[test]
fn a_flow_that_cannot_be_used_is_refused_with_its_faults() {
    let output = offhook(&["dialplan", "tests/flows/bad/no-such-fallback.toml"]);
    assert_eq!((output.status.code(), output.stdout.len()), (Some(1), 0));
    assert!(stderr(&output).contains("no-such-fallback.toml:"), "{}", stderr(&output));
    let output = offhook(&["freepbx", "no-such.toml"]);
    assert!(stderr(&output).contains("cannot read no-such.toml"), "{}", stderr(&output));
}

/// What FreePBX has by itself, as far as the printed lines name it, is put beside them.
#[test]
fn asterisklint_finds_nothing() {
    let Some(lint) = part("dialplan/build.sh", "asterisklint") else { return };
    let folder = tempfile::tempdir().expect("a folder");
    let check = |name: &str, text: &str, expected: Option<&str>| {
        let path = folder.path().join(name);
        let around = "[general]\n\n[globals]\n\n[from-internal]\nexten => _X.,1,Hangup()\n\n\
                      [ext-queues]\nexten => _X.,1,Hangup()\n\n[ext-group]\nexten => _X.,1,Hangup()\n\n";
        fs::write(&path, format!("{around}{text}")).expect("a place");
        let output =
            Command::new(&lint).arg("dialplan-check").arg(&path).output().expect("asterisklint runs");
        let found = String::from_utf8_lossy(&output.stderr).into_owned() + &stdout(&output);
        match expected {
            None => assert!(found.trim().is_empty(), "{name}:\n{found}\n{text}"),
            Some(fault) => assert!(found.contains(fault), "{name}:\n{found}"),
        }
    };
    for (command, flow) in PRINTED {
        check(command, &print(command, flow), None);
    }
    check("pieces", &pieces(), None);
    check("a label that is not there", "[x]\nexten => s,1,Goto(nowhere)\n", Some("nowhere"));
}

/// The lines of docs/asterisk.md for what many sites ask.
fn pieces() -> String {
    let page =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/asterisk.md")).expect("the page");
    let (_, section) = page.split_once("## Pieces of a dialplan").expect("the section");
    let section = section.split("\n## ").next().unwrap_or_default();
    let blocks = section.split("```asterisk\n").skip(1).filter_map(|block| block.split("```").next());
    let blocks: Vec<&str> = blocks.collect();
    assert!(!blocks.is_empty(), "there are lines in it");
    blocks.join("\n")
}
