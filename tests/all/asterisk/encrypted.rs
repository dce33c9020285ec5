//! Phones as the sample's template [encrypted] has them: SIP over TLS, sound over SRTP, and nothing less.

use std::{
    fs,
    path::PathBuf,
    process::Command,
    thread,
    time::{Duration, Instant},
};

use super::{
    lab::Lab,
    phone::Phone,
    program::{Program, script},
};

/// An Asterisk with the sample's TLS transport, and a phone. Its trunk is elsewhere: who calls from here is a phone.
struct Pbx<'lab> {
    lab: &'lab Lab,
    folder: PathBuf,
    tls: u16,
    _asterisk: Program,
}

impl<'lab> Pbx<'lab> {
    /// It asks the server of the laboratory.
    fn start(lab: &'lab Lab) -> Self {
        let [sip, ami, tls] = [(); 3].map(|()| lab.ports.next());
        let folder = lab.folder.with_extension("tls");
        let keys = folder.join("keys");
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&keys).expect("a folder for the keys");
        let made = rcgen::generate_simple_self_signed(["127.0.0.1".to_owned()]).expect("a certificate");
        fs::write(keys.join("asterisk.pem"), made.cert.pem()).expect("a place for it");
        fs::write(keys.join("asterisk.key"), made.signing_key.serialize_pem()).expect("a place for its key");
        let (rtp_first, rtp_last) = lab.ports.rtp_asterisk();
        let mut shell = Command::new(script("lab.sh"));
        shell.arg("run").env("LAB_RUN", &folder).env("TRUNK", "127.0.0.9");
        for (name, port) in [
            ("SIP_PORT", sip),
            ("AMI_PORT", ami),
            ("TLS_PORT", tls),
            ("AGI_PORT", lab.agi),
            ("RTP_START", rtp_first),
            ("RTP_END", rtp_last),
        ] {
            shell.env(name, port.to_string());
        }
        Self { lab, folder, tls, _asterisk: Program::run(shell) }
    }

    fn dial(&self, parameters: &str) -> Phone<'lab> {
        let ca = self.folder.join("keys/asterisk.pem");
        Phone::dial_over_tls(self.lab, self.tls, &ca, parameters)
    }

    /// Waits until Asterisk has said so.
    fn says(&self, text: &str) {
        let deadline = Instant::now() + Duration::from_secs(30);
        let log = || fs::read_to_string(self.folder.join("log/full")).unwrap_or_default();
        while !log().contains(text) {
            assert!(Instant::now() < deadline, "no `{text}` in {}", log());
            thread::sleep(Duration::from_millis(50));
        }
    }
}

#[test]
fn a_phone_is_let_in_over_tls_with_its_sound_encrypted_and_not_otherwise() {
    let Some(lab) = Lab::with_engines() else { return };
    lab.server();
    let pbx = Pbx::start(lab);
    let mut phone = pbx.dial("auth_pass=lab;mediaenc=srtp-mand");
    // Asterisk's own word for it, and the greeting, which has come through SRTP.
    pbx.says("SOUND_IS_ENCRYPTED=1");
    pbx.says("SIGNALLING_IS_ENCRYPTED=1");
    phone.heard.begins();
    phone.hang_up();
    for (parameters, answer) in [
        ("auth_pass=lab", "488 Not Acceptable Here"),
        ("auth_pass=guess;mediaenc=srtp-mand", "401 Unauthorized"),
    ] {
        pbx.dial(parameters).logs(answer);
    }
}
