//! `offhook doctor`: folders written from case files, and the lines that it has for each.

use std::{
    fs,
    io::Write,
    net::TcpListener,
    os::unix::{fs::PermissionsExt, net::UnixListener},
    path::Path,
    process::{Command, Output},
    thread,
};

use serde_json::Value;

use crate::flows::check_text;

fn doctor(folder: &Path, words: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_offhook"))
        .current_dir(folder)
        .arg("doctor")
        .args(words)
        .args(["--config", "offhook.toml", "--asterisk", "asterisk"])
        .env("RUST_LOG", "off")
        .env("OFFHOOK_MODELS", "off")
        .output()
        .unwrap()
}

/// Plays one case: `== FILE` begins a file's text (or `include FILE` of the repository), `chmod MODE FILE` is that, and
/// `$ doctor CHECKS` gives what it says in the folder as it is by then.
fn play(case: &str) -> String {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("asterisk")).unwrap();
    fs::create_dir(folder.path().join("flows")).unwrap();
    let (mut file, mut text, mut told) = (None::<String>, Vec::new(), String::new());
    for line in case.lines().filter(|line| !line.starts_with("    ")) {
        told += &format!("{line}\n");
        let begins = ["== ", "chmod ", "$ doctor"].iter().any(|word| line.starts_with(word));
        if !begins {
            match line.strip_prefix("include ") {
                Some(name) => {
                    text.extend(fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).unwrap());
                }
                None => text.extend(format!("{line}\n").bytes()),
            }
            continue;
        }
        if let Some(name) = file.take() {
            fs::write(folder.path().join(name), &text).unwrap();
        }
        if let Some(name) = line.strip_prefix("== ") {
            (file, text) = (Some(name.to_owned()), Vec::new());
        } else if let Some((mode, name)) = line.strip_prefix("chmod ").and_then(|rest| rest.split_once(' ')) {
            let mode = fs::Permissions::from_mode(u32::from_str_radix(mode, 8).unwrap());
            fs::set_permissions(folder.path().join(name), mode).unwrap();
        } else if let Some(words) = line.strip_prefix("$ doctor") {
            let output = doctor(folder.path(), &words.split_whitespace().collect::<Vec<_>>());
            let said = String::from_utf8(output.stdout).unwrap();
            said.lines().for_each(|line| told += &format!("    {line}\n"));
            told += &format!("    exit {}\n", output.status.code().unwrap());
        }
    }
    told
}

#[test]
fn cases() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/doctor");
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    assert!(paths.len() >= 8, "{paths:?}");
    for path in paths {
        let case = fs::read_to_string(&path).unwrap();
        check_text(&path, &play(&case));
    }
}

/// A folder whose configuration has these ports.
fn folder(agi: u16) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let text =
        format!("[server]\nagi = \"127.0.0.1:{agi}\"\naudio = \"127.0.0.1:0\"\n[http]\nlisten = \"off\"\n");
    fs::write(folder.path().join("offhook.toml"), text).unwrap();
    folder
}

#[test]
fn a_port_that_somebody_has_is_told_with_its_holder() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let folder = folder(port);
    let taken = doctor(folder.path(), &["ports"]);
    let said = String::from_utf8(taken.stdout).unwrap();
    let own = format!("(process {})", std::process::id());
    assert!(
        said.starts_with(&format!("fail  ports     127.0.0.1:{port} (server.agi) is taken by ")),
        "{said}"
    );
    assert!(said.contains(&own) && said.contains("; stop that, or choose another port"), "{said}");
    assert_eq!(taken.status.code(), Some(1));
    drop(listener);
    let free = doctor(folder.path(), &["ports", "--json"]);
    let found: Value = serde_json::from_slice(&free.stdout).unwrap();
    let (check, state) = (&found[0]["check"], &found[0]["state"]);
    assert_eq!((check.as_str(), state.as_str()), (Some("ports"), Some("ok")), "{found}");
    assert!(found[0]["what"].as_str().unwrap().ends_with(" are free") && found[0].get("remedy").is_none());
    assert_eq!(free.status.code(), Some(0));
}

#[test]
fn asterisk_is_known_by_its_console_and_its_modules() {
    let folder = folder(0);
    let asterisk = folder.path().join("asterisk");
    fs::create_dir(&asterisk).unwrap();
    let modules = folder.path().join("modules");
    let (run, found) = (asterisk.display(), modules.display());
    fs::write(
        asterisk.join("asterisk.conf"),
        format!("[directories](!)\nastmoddir => {found}\nastrundir => {run} ; here\n"),
    )
    .unwrap();
    let check = |expected: &str| {
        let said = String::from_utf8(doctor(folder.path(), &["asterisk"]).stdout).unwrap();
        assert!(said.contains(expected), "{said}\n{expected}");
    };
    check("asterisk.ctl");
    let console = UnixListener::bind(asterisk.join("asterisk.ctl")).unwrap();
    let greets = |version: &'static str| {
        let console = console.try_clone().unwrap();
        thread::spawn(move || {
            let (mut stream, _) = console.accept().unwrap();
            stream.write_all(format!("pbx1/1234/{version}\n").as_bytes()).unwrap();
        })
    };
    let greeting = greets("22.5.2~dfsg+~cs6.15.60671435-1");
    check("ok    asterisk  Asterisk 22.5.2~dfsg+~cs6.15.60671435-1 runs and answers\n");
    greeting.join().unwrap();
    let greeting = greets("16.28.0");
    check("fail  asterisk  Asterisk 16.28.0 runs, which has no AudioSocket; use Asterisk 18 to 23\n");
    greeting.join().unwrap();
    fs::create_dir(&modules).unwrap();
    fs::write(modules.join("res_agi.so"), "").unwrap();
    let greeting = greets("20.9.3");
    check(&format!(
        "fail  asterisk  modules that are not in {found}: res_audiosocket.so, app_audiosocket.so; install all "
    ));
    greeting.join().unwrap();
}
