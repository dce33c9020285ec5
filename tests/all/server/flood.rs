//! Whoever floods a port with what is refused does not fill the log: some lines, and how many there were.

use std::{
    io::{Read, Write},
    net::TcpStream,
    time::{Duration, Instant},
};

use serde_json::Value;

use super::{
    asterisk::PATIENCE,
    child::{Served, Site, be_engine},
};

const ENTRY: &str = "server::flood::refused_input_does_not_fill_the_log";
const FLOW: &str = r#"
greeting = "Hello."
fallback = "desk"
[destinations.desk]
context = "departments"
extension = "600"
key = "9"
"#;
const CONNECTIONS: usize = 400;
/// Of one kind within ten seconds, and one for those that were left out.
const LINES_MAX: usize = 21;

/// Something that is no AGI; the server closes it.
fn garbage(server: &Served) {
    let mut stream = TcpStream::connect(server.agi).unwrap();
    stream.set_read_timeout(Some(PATIENCE)).unwrap();
    stream.write_all(b"GET / HTTP/1.1\r\n\r\n").unwrap();
    // The end may come as a reset.
    let _ = stream.read_to_end(&mut Vec::new());
}

/// A call that asks for what nobody knows, at length, and is gone.
fn forged(server: &Served, script: &str) {
    let mut stream = TcpStream::connect(server.agi).unwrap();
    stream.write_all(format!("agi_network: yes\nagi_network_script: {script}\n\n").as_bytes()).unwrap();
}

/// How many lines of this kind there are, and how many of them the log tells of.
fn told(server: &Served, message: &str) -> (usize, u64) {
    let log = server.log();
    let lines: Vec<Value> = log
        .lines()
        .filter(|line| line.contains(message))
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let left_out: u64 = lines.iter().filter_map(|line| line["left_out"].as_u64()).sum();
    (lines.len(), lines.len() as u64 + left_out)
}

#[test]
fn refused_input_does_not_fill_the_log() {
    if be_engine() {
        return;
    }
    let site = Site::new(ENTRY, "", FLOW);
    let server = site.serve();
    let begun = Instant::now();
    let script = format!("no\u{1b}[2Jsuch{}", "x".repeat(40_000));
    for _ in 0..CONNECTIONS {
        garbage(&server);
        forged(&server, &script);
    }
    let windows = begun.elapsed().as_secs() as usize / 10 + 2;
    for message in ["\"an AGI connection brought no call\"", "\"a call was not taken\""] {
        let until = Instant::now() + PATIENCE;
        while told(&server, message).1 < CONNECTIONS as u64 {
            assert!(Instant::now() < until, "{message}: {:?}", told(&server, message));
            std::thread::sleep(Duration::from_millis(100));
        }
        let (lines, all) = told(&server, message);
        assert_eq!(all, CONNECTIONS as u64, "each is a line or counted: {message}");
        assert!(lines <= LINES_MAX * windows, "{lines} lines of {message} in {windows} windows");
    }
    let log = server.log();
    let longest = log.lines().map(str::len).max().unwrap();
    assert!(longest < 8_000, "a line of {longest} bytes");
    assert!(!log.contains(&"x".repeat(1_001)) && !log.contains('\u{1b}'));
}
