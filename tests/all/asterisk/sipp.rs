//! sipp: the agents' phone, and callers in numbers or with headers of their own.

use std::{
    fs,
    path::{Path, PathBuf},
    time::Duration,
};

use super::{
    lab::Lab,
    ports::Ports,
    program::{Program, script},
};

/// The departments' phones are not where the trunk is: calls from that address are the trunk's.
const PHONES: &str = "127.0.0.3";
const DEPARTMENTS: [&str; 5] = ["operator", "billing", "sales", "support", "appointments"];

/// The phone that rings in every department: answers, and keeps what it was sent.
pub(super) struct Agent {
    messages: PathBuf,
    _sipp: Program,
}

impl Agent {
    /// Registered for every department at the Asterisk with this port.
    pub(super) fn start(folder: &Path, ports: &Ports, sip: u16) -> Self {
        let port = ports.next();
        let agent = Self::answering(folder, port);
        let contact = format!("{PHONES}:{port}");
        let taken = register(folder, ports.next(), sip, &contact, "lab");
        assert_eq!(taken, DEPARTMENTS.len(), "phones that Asterisk has registered");
        agent
    }

    fn answering(folder: &Path, port: u16) -> Self {
        let messages = folder.join("agent.messages");
        let sipp = Program::start_from_prefix(
            &folder.join("agent.log"),
            "sipp",
            [
                "-sn",
                "uas",
                "-i",
                PHONES,
                "-mi",
                PHONES,
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

/// Has every department's phone register, and tells how many were taken.
pub(super) fn register(folder: &Path, from: u16, sip: u16, contact: &str, password: &str) -> usize {
    let phones = folder.join(format!("phones-{from}.csv"));
    let lines = DEPARTMENTS
        .map(|phone| format!("{phone};[authentication username={phone} password={password}]\n"))
        .concat();
    fs::write(&phones, format!("SEQUENTIAL\n{lines}")).expect("a place for the phones");
    let log = folder.join(format!("phones-{from}.log"));
    let count = DEPARTMENTS.len().to_string();
    let arguments = [
        "-sf",
        &script("sipp/register.xml").display().to_string(),
        "-inf",
        &phones.display().to_string(),
        "-i",
        PHONES,
        "-p",
        &from.to_string(),
        "-m",
        &count,
        "-l",
        &count,
        "-nostdin",
        "-key",
        "contact",
        contact,
        &format!("127.0.0.1:{sip}"),
    ]
    .map(str::to_owned);
    let sipp = Program::start_from_prefix(&log, "sipp", arguments);
    assert!(sipp.wait_end(Duration::from_secs(60)), "the phones still register");
    let report = fs::read_to_string(&log).unwrap_or_default();
    // The last screen is the whole of it: each period's count, and the sum.
    let taken = report.lines().rfind(|line| line.contains("Successful call"));
    let taken = taken.and_then(|line| line.rsplit('|').next()?.trim().parse().ok());
    taken.unwrap_or_else(|| panic!("sipp says nothing about its calls:\n{report}"))
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
