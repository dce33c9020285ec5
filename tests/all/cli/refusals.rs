//! What cannot be done is refused before anything happens, with the way to do it right.

use std::{fs, process::Output};

use super::{bench, offhook, stderr};

/// Words of a command line, its exit code, and what standard error must say.
fn check(words: &[&str], code: i32, says: &[&str]) {
    refuses(&offhook(words), words, code, says);
}

fn refuses(output: &Output, words: &[&str], code: i32, says: &[&str]) {
    let complaint = stderr(output);
    assert_eq!(output.status.code(), Some(code), "{words:?}: {complaint}");
    for part in says {
        assert!(complaint.contains(part), "{words:?} does not say {part:?}:\n{complaint}");
    }
    assert!(output.stdout.is_empty(), "{words:?} answers nothing");
}

#[test]
fn no_command_and_an_unknown_one_show_the_way() {
    check(&[], 2, &["Usage: offhook", "Commands:"]);
    check(&["cal"], 2, &["cal", "call"]);
    refuses(&bench(&[]), &[], 2, &["Usage: offhook-bench", "Commands:"]);
}

#[test]
fn keys_without_time_or_with_other_letters_are_refused() {
    check(&["call", "--keys", "3"], 2, &["3@2.5s"]);
    check(&["call", "--keys", "x@2s"], 2, &["0-9, * and #"]);
    check(&["call", "--keys", "3@soon"], 2, &["seconds"]);
    check(&["call", "--hangup-at", "later"], 2, &["2.5s"]);
    check(&["call", "--query", "novalue"], 2, &["NAME=VALUE"]);
    check(&["call", "--max-s", "0"], 2, &["1..=3600"]);
    let words = ["media", "--calls", "0"];
    refuses(&bench(&words), &words, 2, &["1..="]);
}

#[test]
fn a_missing_recording_is_named_with_a_remedy() {
    check(&["call", "no-such.wav"], 2, &["no-such.wav", "because: No such file", "remedy: name a WAV file"]);
}

#[test]
fn a_file_that_is_no_wav_is_named_with_a_remedy() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("song.wav");
    fs::write(&path, "not sound").expect("a file");
    check(&["call", path.to_str().expect("text")], 2, &["song.wav", "sox INPUT"]);
}

#[test]
fn an_address_that_is_none_is_refused() {
    check(&["call", "--agi", "nowhere"], 2, &["nowhere is not the address", "remedy: write HOST:PORT"]);
}

#[test]
fn an_absent_server_has_an_exit_code_of_its_own() {
    // A port that was free a moment ago and that nobody listens on.
    let port = std::net::TcpListener::bind("127.0.0.1:0").expect("a port").local_addr().expect("an address");
    check(&["call", "--agi", &port.to_string()], 3, &["no server answers", "because:", "offhook serve"]);
}
