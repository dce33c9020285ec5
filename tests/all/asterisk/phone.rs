//! A caller with a SIP phone (baresip): speaks recordings, presses keys, hangs up, and records what is heard.

use std::{
    fs,
    io::{Read, Write},
    net::{Ipv4Addr, TcpStream},
    path::{Path, PathBuf},
    thread,
    time::{Duration, Instant},
};

use offhook::audio::{Sound, resample, wav};

use super::{call::Call, heard::Heard, lab::Lab, program::Program};

/// A phone hangs up when its recording ends, so each is followed by a silence longer than any test.
const SILENCE_S: usize = 180;

pub(super) struct Phone<'lab> {
    lab: &'lab Lab,
    folder: PathBuf,
    pub(super) number: String,
    rate_hz: u32,
    control: TcpStream,
    /// How often the caller spoke.
    pub(super) utterances: usize,
    speaks_until: Instant,
    pub(super) heard: Heard,
    _baresip: Program,
}

/// How a phone is connected, in baresip's words.
struct Line {
    account: String,
    parameters: String,
    settings: String,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Codec {
    Pcmu,
    G722,
}

impl<'lab> Phone<'lab> {
    pub(super) fn dial(lab: &'lab Lab, extension: &str) -> Self {
        Self::dial_with(lab, extension, Codec::Pcmu)
    }

    pub(super) fn dial_with(lab: &'lab Lab, extension: &str, codec: Codec) -> Self {
        let number = lab.next_caller();
        let account = format!("sip:{number}@127.0.0.1:{};transport=udp", lab.sip);
        let line = Line { account, parameters: String::new(), settings: String::new() };
        Self::dial_on(lab, number, codec, &line, &format!("sip:{extension}@127.0.0.1:{}", lab.sip))
    }

    /// The lab's phone "desk" of another Asterisk, over TLS; `parameters` are baresip's for the account.
    pub(super) fn dial_over_tls(lab: &'lab Lab, port: u16, ca: &Path, parameters: &str) -> Self {
        let line = Line {
            account: format!("sip:desk@127.0.0.1:{port};transport=tls"),
            parameters: format!("auth_user=desk;{parameters};"),
            settings: format!("sip_cafile {}\nsip_verify_server yes\nmodule srtp.so\n", ca.display()),
        };
        let number = lab.next_caller();
        Self::dial_on(lab, number, Codec::Pcmu, &line, &format!("sip:100@127.0.0.1:{port}"))
    }

    fn dial_on(lab: &'lab Lab, number: String, codec: Codec, line: &Line, to: &str) -> Self {
        let folder = lab.folder.join(format!("phone-{number}"));
        fs::create_dir_all(&folder).expect("a folder for the phone");
        let rate_hz = if codec == Codec::G722 { 16_000 } else { 8_000 };
        let control_port = lab.ports.next();
        write_settings(lab, &folder, line, codec, control_port);
        fs::write(folder.join("silence.wav"), with_silence(Sound { rate_hz, samples: Vec::new() }))
            .expect("silence to speak");
        let log = folder.join("log");
        let arguments = ["-f".into(), folder.clone().into_os_string()];
        let baresip = Program::start_from_prefix(&log, "baresip", arguments);
        let control = connect(control_port, &log);
        let heard = Heard::new(&folder.join("heard.wav"), rate_hz);
        let mut phone = Self {
            lab,
            folder,
            number,
            rate_hz,
            control,
            utterances: 0,
            speaks_until: Instant::now(),
            heard,
            _baresip: baresip,
        };
        phone.command("dial", to);
        phone
    }

    /// Waits until the phone's own log has this.
    pub(super) fn logs(&self, text: &str) {
        let deadline = Instant::now() + Duration::from_secs(30);
        let log = || fs::read_to_string(self.folder.join("log")).unwrap_or_default();
        while !log().contains(text) {
            assert!(Instant::now() < deadline, "no `{text}` in {}", log());
            thread::sleep(Duration::from_millis(50));
        }
    }

    /// The same call as Asterisk sees it.
    pub(super) fn call(&self) -> Call<'lab> {
        Call::of(&self.lab.ami, &self.number)
    }

    /// Begins to speak a recording, whatever its rate, and tells how long that takes.
    pub(super) fn say(&mut self, recording: &Path) -> Duration {
        let bytes = fs::read(recording).unwrap_or_else(|error| panic!("{}: {error}", recording.display()));
        let sound = wav::read(&bytes).unwrap_or_else(|error| panic!("{}: {error}", recording.display()));
        let samples = resample(&sound.samples, sound.rate_hz, self.rate_hz).expect("a known rate");
        let spoken = Sound { rate_hz: self.rate_hz, samples };
        let duration = Duration::from_millis(spoken.duration_ms());
        let name = recording.file_name().expect("a file");
        let path = self.folder.join(name);
        fs::write(&path, with_silence(spoken)).expect("a place to write");
        self.utterances += 1;
        self.speaks_until = Instant::now() + duration;
        self.command("ausrc", &format!("aufile,{}", path.display()));
        duration
    }

    /// Answers each prompt with the next recording (the last one again and again) until the call is passed
    /// on, and names the department.
    pub(super) fn talks(&mut self, recordings: &[&Path]) -> String {
        let call = self.call();
        let deadline = Instant::now() + Duration::from_secs(90);
        let mut answers = recordings.iter().chain(recordings.last().into_iter().cycle());
        loop {
            if let Some(extension) = call.has_reached("departments") {
                return extension;
            }
            // A prompt that the caller interrupts is no question to answer: first he says what he has to say.
            if Instant::now() < self.speaks_until {
                self.heard.forget();
            } else if self.heard.has_ended() {
                self.say(answers.next().expect("at least one recording"));
            }
            assert!(Instant::now() < deadline, "the call stays where it is:\n{}", call.story());
            thread::sleep(Duration::from_millis(50));
        }
    }

    pub(super) fn press(&mut self, keys: &str) {
        for key in keys.chars() {
            self.command("sndcode", &key.to_string());
        }
    }

    pub(super) fn hang_up(&mut self) {
        self.command("hangup", "");
    }

    /// baresip's control socket speaks JSON in netstrings; its answers and events are not needed.
    fn command(&mut self, command: &str, parameters: &str) {
        let json = serde_json::json!({ "command": command, "params": parameters }).to_string();
        write!(self.control, "{}:{json},", json.len()).expect("the phone takes commands");
        self.drain();
    }

    fn drain(&mut self) {
        let mut answers = [0; 4096];
        while self.control.read(&mut answers).is_ok_and(|bytes| bytes > 0) {}
    }
}

fn connect(port: u16, log: &Path) -> TcpStream {
    let deadline = Instant::now() + Duration::from_secs(20);
    loop {
        if let Ok(socket) = TcpStream::connect((Ipv4Addr::LOCALHOST, port)) {
            socket.set_nodelay(true).expect("a TCP socket");
            socket.set_read_timeout(Some(Duration::from_millis(1))).expect("a TCP socket");
            return socket;
        }
        assert!(
            Instant::now() < deadline,
            "baresip did not start: {}",
            fs::read_to_string(log).unwrap_or_default()
        );
        thread::sleep(Duration::from_millis(20));
    }
}

fn write_settings(lab: &Lab, folder: &Path, line: &Line, codec: Codec, control_port: u16) {
    let (rate_hz, name) = match codec {
        Codec::Pcmu => (8_000, "PCMU"),
        Codec::G722 => (16_000, "G722"),
    };
    let (rtp_first, rtp_last) = lab.ports.rtp_phones();
    let here = folder.display();
    let settings = format!(
        "sip_listen 127.0.0.1:0\n\
         net_interface 127.0.0.1\n\
         rtp_ports {rtp_first}-{rtp_last}\n\
         ctrl_tcp_listen 127.0.0.1:{control_port}\n\
         audio_source aufile,{here}/silence.wav\n\
         audio_player aufile,{here}/heard.wav\n\
         audio_alert aufile,/dev/null\n\
         ausrc_srate {rate_hz}\n\
         auplay_srate {rate_hz}\n\
         ausrc_channels 1\n\
         auplay_channels 1\n\
         audio_buffer 20-160\n\
         module_path {}/usr/lib/baresip/modules\n\
         module g711.so\n\
         module g722.so\n\
         module aufile.so\n\
         module_tmp uuid.so\n\
         module_tmp account.so\n\
         module_app menu.so\n\
         module_app ctrl_tcp.so\n{}",
        lab.prefix.display(),
        line.settings
    );
    let account = format!("<{}>;{}regint=0;audio_codecs={name}\n", line.account, line.parameters);
    for (file, text) in [("config", settings), ("accounts", account), ("contacts", String::new())] {
        fs::write(folder.join(file), text).expect("a place for the phone's settings");
    }
}

fn with_silence(mut sound: Sound) -> Vec<u8> {
    sound.samples.resize(sound.samples.len() + SILENCE_S * sound.rate_hz as usize, 0);
    wav::write(&sound)
}
