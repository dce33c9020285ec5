//! sipp: the agents' phone, and callers in numbers or with headers of their own.

use std::{
    fs,
    path::{Path, PathBuf},
    time::Duration,
};

use super::{
    lab::Lab,
    program::{Program, script},
};

/// The phone that rings in every department: answers, and keeps what it was sent.
pub(super) struct Agent {
    messages: PathBuf,
    _sipp: Program,
}

impl Agent {
    pub(super) fn start(folder: &Path, port: u16) -> Self {
        let messages = folder.join("agent.messages");
        let sipp = Program::start_from_prefix(
            &folder.join("agent.log"),
            "sipp",
            [
                "-sn",
                "uas",
                "-i",
                "127.0.0.1",
                "-mi",
                "127.0.0.1",
                "-p",
                &port.to_string(),
                "-nostdin",
                "-trace_msg",
                "-message_overwrite",
                "true",
                "-message_file",
                &messages.display().to_string(),
            ],
        );
        Self { messages, _sipp: sipp }
    }

    /// The value of a header in the INVITE that Asterisk sent for this caller.
    pub(super) fn invited_with(&self, caller: &str, header: &str) -> Option<String> {
        let log = fs::read_to_string(&self.messages).unwrap_or_default();
        let from = format!("<sip:{caller}@");
        let invite = log
            .split("----------------------------------------------- ")
            .find(|message| message.contains("INVITE sip:") && message.contains(&from))?;
        let prefix = format!("{header}: ");
        invite.lines().find_map(|line| line.strip_prefix(&prefix)).map(|value| value.trim().to_owned())
    }
}

/// Callers of one kind, all at once.
pub(super) struct Callers<'a> {
    pub(super) extension: &'a str,
    pub(super) count: u32,
    pub(super) per_second: u32,
    /// Headerless mu-law at 8 kHz.
    pub(super) sound: &'a Path,
    /// Caller numbers are this followed by 1, 2, ...
    pub(super) number: &'a str,
    pub(super) customer: &'a str,
    pub(super) talk: Duration,
}

impl Callers<'_> {
    /// Starts them; the result runs until all have hung up.
    pub(super) fn start(&self, lab: &Lab) -> Program {
        let scenario = lab.folder.join(format!("sipp-{}.xml", self.number));
        let template = fs::read_to_string(script("sipp/caller.xml")).expect("the scenario");
        let sound = self.sound.display().to_string();
        fs::write(&scenario, template.replace("@SOUND@", &sound)).expect("a place for the scenario");
        let (rtp_first, rtp_last) = lab.ports.rtp_sipp();
        let talk_ms = self.talk.as_millis().to_string();
        let arguments = [
            "-sf",
            &scenario.display().to_string(),
            "-s",
            self.extension,
            "-i",
            "127.0.0.1",
            "-mi",
            "127.0.0.1",
            "-p",
            &lab.ports.next().to_string(),
            "-m",
            &self.count.to_string(),
            "-l",
            &self.count.to_string(),
            "-r",
            &self.per_second.to_string(),
            "-d",
            &talk_ms,
            "-nostdin",
            "-trace_err",
            "-error_file",
            &lab.folder.join(format!("sipp-{}.errors", self.number)).display().to_string(),
            "-key",
            "caller",
            self.number,
            "-key",
            "customer",
            self.customer,
            "-min_rtp_port",
            &rtp_first.to_string(),
            "-max_rtp_port",
            &rtp_last.to_string(),
            &format!("127.0.0.1:{}", lab.sip),
        ]
        .map(str::to_owned);
        Program::start_from_prefix(&lab.folder.join(format!("sipp-{}.log", self.number)), "sipp", arguments)
    }
}
