//! The one Asterisk of a test process, with the samples loaded and a server behind it.

use std::{
    fs,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
    process::Command,
    sync::{
        OnceLock,
        atomic::{AtomicU32, Ordering},
    },
};

use super::{
    ami::Ami,
    ports::Ports,
    program::{Program, script},
    server::Server,
    sipp::Agent,
};
use crate::part;

/// What older Asterisk versions, such as the one in Ubuntu 24.04, cannot do (docs/asterisk.md).
#[derive(Clone, Copy, Debug)]
pub(super) enum Ability {
    /// Keys pressed while Offhook has the call.
    Keys,
    /// 16 kHz through Dial(AudioSocket/...).
    Wideband,
}

impl Ability {
    /// The first release of each major version that can; later ones can too.
    fn since(self) -> &'static [(u32, u32)] {
        match self {
            Self::Keys => &[(20, 14), (21, 9), (22, 4)],
            Self::Wideband => &[(20, 17), (21, 12), (22, 7), (23, 1)],
        }
    }
}

pub(super) struct Lab {
    pub(super) ami: Ami,
    pub(super) ports: Ports,
    /// The unpacked packages.
    pub(super) prefix: PathBuf,
    /// Configuration, logs and recordings of this run. They stay for whoever wants to know why a test failed.
    pub(super) folder: PathBuf,
    pub(super) sip: u16,
    /// Answers for every department.
    pub(super) agent: Agent,
    pub(super) agi: u16,
    audio: u16,
    server: OnceLock<Server>,
    callers: AtomicU32,
    _asterisk: Program,
}

impl Lab {
    /// `None` where there is no Asterisk to be had; the reason is on standard error.
    pub(super) fn get() -> Option<&'static Self> {
        static LAB: OnceLock<Option<Lab>> = OnceLock::new();
        LAB.get_or_init(|| part::part("asterisk/build.sh", "asterisk").map(Self::start)).as_ref()
    }

    /// For calls in which somebody speaks; `None` as well where the engines were not built.
    pub(super) fn with_engines() -> Option<&'static Self> {
        let built = |name: &str| Path::new(env!("CARGO_BIN_EXE_offhook")).with_file_name(name).exists();
        if built("offhook-stt") && built("offhook-tts") {
            return Self::get();
        }
        skip("skipped: offhook-stt or offhook-tts is not built (features stt and tts)");
        None
    }

    /// The server behind the samples' own addresses, started when first wanted.
    pub(super) fn server(&self) -> &Server {
        self.server.get_or_init(|| Server::start_at(&self.folder, self.agi, self.audio, &sample_config()))
    }

    /// A server that a test may break: dial 80 and its AGI port.
    pub(super) fn own_server(&self) -> Server {
        Server::start(&self.folder, &self.ports, &sample_config())
    }

    /// A server with the flow in this folder of tests/asterisk.
    pub(super) fn server_with(&self, flow: &str) -> Server {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/asterisk").join(flow);
        let config = folder.join("offhook.toml");
        Server::start(&self.folder, &self.ports, &config)
    }

    /// A server to which calls are handed over with one of these secrets.
    pub(super) fn guarded_server(&self, secrets: &str) -> Server {
        let (agi, audio) = (self.ports.next(), self.ports.next());
        let folder = self.folder.join(format!("guarded-{agi}"));
        fs::create_dir_all(&folder).expect("a folder for the server");
        let file = folder.join("agi.secret");
        fs::write(&file, secrets).expect("a place for the secret");
        fs::set_permissions(&file, fs::Permissions::from_mode(0o600)).expect("our own file");
        let repository = env!("CARGO_MANIFEST_DIR");
        let text = format!(
            "[server]\nsecret_file = \"agi.secret\"\n[flows]\ndir = \"{repository}/asterisk/flows\"\n\
             [cache]\ndir = \"{repository}/target/prompts\"\n[records]\nurl = \"off\"\n"
        );
        let config = folder.join("offhook.toml");
        fs::write(&config, text).expect("a place for the configuration");
        Server::start_at(&folder, agi, audio, &config)
    }

    /// A server that runs on the models in this folder.
    pub(super) fn server_on(&self, models: &Path) -> Server {
        let (agi, audio) = (self.ports.next(), self.ports.next());
        Server::start_on(&self.folder, agi, audio, &sample_config(), models)
    }

    /// Each caller has a number of its own, by which Asterisk's events are told apart.
    pub(super) fn next_caller(&self) -> String {
        self.callers.fetch_add(1, Ordering::Relaxed).to_string()
    }

    /// Whether this Asterisk can; if not, that is said on standard error.
    pub(super) fn can(&self, ability: Ability) -> bool {
        let answer = self.console("core show version");
        let mut numbers = answer.trim_start_matches("Asterisk ").split(|c: char| !c.is_ascii_digit());
        let mut next = || numbers.next().and_then(|number| number.parse::<u32>().ok()).unwrap_or(0);
        let (major, minor) = (next(), next());
        let since = ability.since();
        let can = match since.iter().find(|(first, _)| *first == major) {
            Some((_, first)) => minor >= *first,
            None => since.iter().all(|(first, _)| *first < major),
        };
        if !can {
            skip(&format!("skipped in part: Asterisk {major}.{minor} cannot do {ability:?}"));
        }
        can
    }

    /// Asks Asterisk's console.
    pub(super) fn console(&self, command: &str) -> String {
        let output = Command::new(script("lab.sh"))
            .args(["console", command])
            .env("LAB_RUN", &self.folder)
            .output()
            .expect("lab.sh runs");
        String::from_utf8_lossy(&output.stdout).into_owned()
    }

    pub(super) fn asterisk_log(&self) -> String {
        fs::read_to_string(self.folder.join("log/full")).unwrap_or_default()
    }

    fn start(prefix: PathBuf) -> Self {
        let ports = Ports::claim();
        let folder = std::env::temp_dir().join(format!("offhook-test-{}", ports.base()));
        if folder.exists() {
            fs::remove_dir_all(&folder).expect("the last run's folder is ours");
        }
        let [sip, ami, agi, audio] = [(); 4].map(|()| ports.next());
        let (rtp_first, rtp_last) = ports.rtp_asterisk();
        let mut shell = Command::new(script("lab.sh"));
        shell.arg("run").env("LAB_RUN", &folder);
        for (name, port) in [
            ("SIP_PORT", sip),
            ("AMI_PORT", ami),
            ("AGI_PORT", agi),
            ("RTP_START", rtp_first),
            ("RTP_END", rtp_last),
        ] {
            shell.env(name, port.to_string());
        }
        let asterisk = Program::run(shell);
        Self {
            ami: Ami::connect(ami),
            agent: Agent::start(&folder, &ports, sip),
            ports,
            prefix,
            folder,
            sip,
            agi,
            audio,
            server: OnceLock::new(),
            callers: AtomicU32::new(2001),
            _asterisk: asterisk,
        }
    }
}

fn sample_config() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("asterisk/offhook.toml")
}

pub(super) fn skip(reason: &str) {
    part::skip("asterisk", reason);
}
