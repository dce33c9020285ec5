//! `offhook call` against a server in this process that plays a fixed conversation.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::{offhook, stderr, stdout};

const UUID: &str = "6d2f9d5e-5a07-4a3c-9f5b-7f7f5b8f0001";

/// The server's side of a call: it speaks and listens in frames of 20 ms.
struct Server {
    agi: TcpListener,
    audio: TcpListener,
}

struct Agi {
    reader: BufReader<TcpStream>,
    environment: Vec<String>,
}

struct Line {
    stream: TcpStream,
    next: Instant,
}

impl Server {
    fn start() -> Self {
        let listen = || TcpListener::bind("127.0.0.1:0").expect("a port");
        Self { agi: listen(), audio: listen() }
    }

    fn address(&self) -> String {
        self.agi.local_addr().expect("an address").to_string()
    }

    /// Answers one call on a thread of its own.
    fn answer(
        self,
        talk: impl FnOnce(Agi, Box<dyn FnOnce(&mut Agi) -> Line>) + Send + 'static,
    ) -> JoinHandle<()> {
        thread::spawn(move || {
            let (stream, _) = self.agi.accept().expect("a call");
            let mut reader = BufReader::new(stream);
            let environment: Vec<String> = reader
                .by_ref()
                .lines()
                .map(|line| line.expect("a line"))
                .take_while(|line| !line.is_empty())
                .collect();
            let audio = self.audio;
            talk(Agi { reader, environment }, Box::new(move |agi| Line::open(agi, &audio)));
        })
    }
}

impl Agi {
    fn command(&mut self, command: &str) -> String {
        self.send(command);
        self.reply()
    }

    fn send(&mut self, command: &str) {
        writeln!(self.reader.get_mut(), "{command}").expect("a command is sent");
    }

    fn reply(&mut self) -> String {
        let mut line = String::new();
        self.reader.read_line(&mut line).expect("a reply");
        line.trim_end().to_owned()
    }
}

impl Line {
    fn open(agi: &mut Agi, audio: &TcpListener) -> Self {
        let address: SocketAddr = audio.local_addr().expect("an address");
        agi.send(&format!("EXEC AudioSocket {UUID},{address}"));
        let (mut stream, _) = audio.accept().expect("sound");
        let mut hello = [0; 19];
        stream.read_exact(&mut hello).expect("a UUID");
        assert_eq!(hello[..3], [0x01, 0, 16]);
        Self { stream, next: Instant::now() }
    }

    /// Sends that many frames and gives what the caller sent meanwhile: `o` sound, `.` silence, keys as they
    /// are.
    fn exchange(&mut self, frames: usize, sample: i16) -> String {
        let mut heard = String::new();
        for _ in 0..frames {
            thread::sleep(self.next.saturating_duration_since(Instant::now()));
            self.next += Duration::from_millis(20);
            let mut message = vec![0x10, 1, 64];
            message.extend((0..160).flat_map(|_| sample.to_le_bytes()));
            self.stream.write_all(&message).expect("a frame is sent");
            let (key, sound) = self.frame();
            heard.extend(key);
            heard.push(if sound { 'o' } else { '.' });
        }
        heard
    }

    /// The caller's next frame, and the key before it.
    fn frame(&mut self) -> (Option<char>, bool) {
        let mut key = None;
        loop {
            let mut header = [0; 3];
            self.stream.read_exact(&mut header).expect("a frame");
            let mut payload = vec![0; usize::from(u16::from_be_bytes([header[1], header[2]]))];
            self.stream.read_exact(&mut payload).expect("a frame");
            match header[0] {
                0x03 => key = Some(char::from(payload[0])),
                kind => {
                    assert_eq!((kind, payload.len()), (0x10, 320));
                    return (key, payload.chunks(2).any(|pair| pair != [0, 0]));
                }
            }
        }
    }
}

/// 100 ms of speech-like level at 16 kHz.
fn recording(folder: &tempfile::TempDir) -> String {
    let path = folder.path().join("billing.wav");
    let spec = hound::WavSpec {
        channels: 1,
        sample_rate: 16_000,
        bits_per_sample: 16,
        sample_format: hound::SampleFormat::Int,
    };
    let mut wav = hound::WavWriter::create(&path, spec).expect("a file");
    for n in 0..1600 {
        wav.write_sample((f64::from(n) / 8.0).sin().mul_add(8000.0, 0.0) as i16).expect("a sample");
    }
    wav.finalize().expect("a file");
    path.to_str().expect("text").to_owned()
}

#[test]
fn a_call_is_played_to_its_end_and_told_as_json() {
    let folder = tempfile::tempdir().expect("a folder");
    let (wav, heard) = (recording(&folder), folder.path().join("heard.wav"));
    let server = Server::start();
    let address = server.address();
    let served = server.answer(|mut agi, sound| {
        let script = "agi_network_script: converse?flow=reception&trace=1&who=me";
        assert!(agi.environment.iter().any(|line| line == script));
        let mut line = sound(&mut agi);
        let caller = [(20, 4000), (60, 0), (20, 4000), (50, 0)];
        let caller = caller.map(|(frames, sample)| line.exchange(frames, sample));
        // The greeting is heard out, then comes one recording, and the key at its time.
        assert_eq!(caller[0].matches('o').count(), 0, "{caller:?}");
        assert!((4..=8).contains(&caller[1].matches('o').count()), "{caller:?}");
        assert!(caller.concat().contains('#'), "{caller:?}");
        drop(line);
        assert_eq!(agi.reply(), "200 result=0");
        for command in [
            concat!(
                r#"SET VARIABLE OFFHOOK_TRACE_1 "{\"heard\":\"billing please\","#,
                r#"\"confidence\":90,\"said\":\"Billing.\"}""#
            ),
            "SET VARIABLE OFFHOOK_STATUS ok",
            r#"SET VARIABLE _OFFHOOK_SUMMARY "a \"b\"""#,
        ] {
            assert_eq!(agi.command(command), "200 result=1");
        }
        assert_eq!(agi.command("SET EXTENSION 601"), "200 result=0");
    });
    let out = heard.to_str().expect("text");
    let output = offhook(&[
        "call",
        &wav,
        "--agi",
        &address,
        "--flow",
        "reception",
        "--query",
        "who=me",
        "--keys",
        "#@2s",
        "--out",
        out,
        "--json",
    ]);
    served.join().expect("the server saw what it expected");
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let mut answer: Value = serde_json::from_str(&stdout(&output)).expect("JSON");
    let gap_ms = answer["turns"][0]["gap_ms"].take().as_u64().expect("a gap");
    let greeting_ms = answer["greeting_ms"].take().as_u64().expect("a greeting");
    assert!(gap_ms < 2000 && greeting_ms < 2000, "{gap_ms} {greeting_ms}");
    assert_eq!(
        answer,
        json!({
            "disposition": "ok",
            "variables": {"OFFHOOK_STATUS": "ok", "OFFHOOK_SUMMARY": "a \"b\""},
            "turns": [{"heard": "billing please", "confidence": 90, "said": "Billing.", "gap_ms": null}],
            "greeting_ms": null,
        })
    );
    let heard = hound::WavReader::open(heard).expect("what was heard");
    assert_eq!(heard.spec().sample_rate, 8000);
    assert!(heard.len() >= 140 * 160, "{}", heard.len());
}

#[test]
fn a_caller_who_hangs_up_is_told_to_the_server_as_asterisk_does() {
    let server = Server::start();
    let address = server.address();
    let served = server.answer(|mut agi, sound| {
        let mut line = sound(&mut agi);
        line.exchange(5, 0);
        let mut rest = Vec::new();
        line.stream.read_to_end(&mut rest).expect("a plain close");
        assert_eq!([agi.reply(), agi.reply()], ["200 result=-1", "HANGUP"]);
        assert_eq!(agi.command("SET VARIABLE OFFHOOK_STATUS caller_hangup"), "200 result=1");
        assert!(agi.command("SET CONTEXT departments").starts_with("511 "));
    });
    let output = offhook(&["call", "--agi", &address, "--hangup-at", "300ms"]);
    served.join().expect("the server saw what it expected");
    let timeline = stdout(&output);
    assert_eq!(output.status.code(), Some(0), "{timeline}");
    assert!(
        timeline.contains("caller   hangs up") && timeline.contains("result   caller_hangup"),
        "{timeline}"
    );
}

#[test]
fn a_server_that_dies_in_the_call_leaves_no_decision() {
    let server = Server::start();
    let address = server.address();
    let served = server.answer(|mut agi, sound| {
        sound(&mut agi).exchange(5, 0);
    });
    let output = offhook(&["call", "--agi", &address, "--json"]);
    served.join().expect("the server saw what it expected");
    assert_eq!(output.status.code(), Some(4));
    let answer: Value = serde_json::from_str(&stdout(&output)).expect("JSON");
    assert_eq!(answer["disposition"], "server_gone");
    assert_eq!(answer["turns"], json!([]));
}

#[test]
fn what_asterisk_would_not_take_is_told() {
    let server = Server::start();
    let address = server.address();
    let served = server.answer(|mut agi, sound| {
        let mut line = sound(&mut agi);
        line.exchange(2, 0);
        line.stream.write_all(&[0x77, 0, 1, 0]).expect("a bad message");
        assert_eq!(agi.reply(), "200 result=-1");
    });
    let output = offhook(&["call", "--agi", &address]);
    served.join().expect("the server saw what it expected");
    assert_eq!(output.status.code(), Some(4));
    let timeline = stdout(&output);
    assert!(timeline.contains("an unknown kind, which drops the call"), "{timeline}");
}
