//! A call between two machines as docs/asterisk.md has it: two network namespaces of this one, stunnel in between.

use std::{
    fs,
    io::{self, Read as _},
    net::TcpStream,
    os::fd::AsFd,
    path::{Path, PathBuf},
    process::{self, Command},
    sync::Arc,
    thread,
    time::{Duration, Instant},
};

use rustix::thread::{LinkNameSpaceType, move_into_link_name_space};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    time::timeout,
};
use tokio_rustls::{
    TlsConnector,
    rustls::{
        ClientConfig, RootCertStore,
        crypto::ring,
        pki_types::{CertificateDer, PrivateKeyDer, pem::PemObject},
    },
};

use super::{
    lab::{Lab, skip},
    program::{Program, script},
};

/// Offhook's machine, as Asterisk's reaches it.
const OFFHOOK: &str = "10.99.0.2";
const PATIENCE: Duration = Duration::from_secs(240);

/// Two machines with a wire between them.
struct Machines {
    asterisk: String,
    offhook: String,
}

impl Machines {
    /// Or why there are none: only root can make them.
    fn new() -> Result<Self, String> {
        let machine = |name: &str| format!("oh-{name}-{}", process::id());
        let made = Self { asterisk: machine("a"), offhook: machine("o") };
        let (a, o) = (&made.asterisk, &made.offhook);
        for line in [
            format!("netns add {a}"),
            format!("netns add {o}"),
            format!("link add wire netns {a} type veth peer name wire netns {o}"),
            format!("-n {a} addr add 10.99.0.1/24 dev wire"),
            format!("-n {o} addr add {OFFHOOK}/24 dev wire"),
        ] {
            ip(&line)?;
        }
        for machine in [a, o] {
            ip(&format!("-n {machine} link set lo up"))?;
            ip(&format!("-n {machine} link set wire up"))?;
        }
        Ok(made)
    }
}

impl Drop for Machines {
    fn drop(&mut self) {
        for machine in [&self.asterisk, &self.offhook] {
            // One that was never made need not go.
            let _ = ip(&format!("netns del {machine}"));
        }
    }
}

fn ip(arguments: &str) -> Result<(), String> {
    let output =
        Command::new("ip").args(arguments.split(' ')).output().map_err(|error| format!("ip: {error}"))?;
    match output.status.success() {
        true => Ok(()),
        false => Err(format!("ip {arguments}: {}", String::from_utf8_lossy(&output.stderr).trim())),
    }
}

/// Does it on one of the machines.
fn on<T: Send>(machine: &str, work: impl FnOnce() -> T + Send) -> T {
    let there = fs::File::open(format!("/run/netns/{machine}")).expect("the machine is there");
    let go = move || {
        move_into_link_name_space(there.as_fd(), Some(LinkNameSpaceType::Network)).expect("root may");
        work()
    };
    thread::scope(|scope| scope.spawn(go).join().expect("it is done"))
}

/// The words that start stunnel: the machine's own, or that of the distribution's package.
fn stunnel() -> Option<Vec<String>> {
    if Command::new("stunnel").arg("-version").output().is_ok() {
        return Some(vec!["stunnel".to_owned()]);
    }
    let lab = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/stunnel");
    let mut build = Command::new(script("build.sh"));
    let built = build.arg(&lab).env("OFFHOOK_LAB_PACKAGES", "stunnel4").output().expect("build.sh runs");
    if !built.status.success() {
        skip(String::from_utf8_lossy(&built.stdout).trim());
        return None;
    }
    let own = script("lab.sh").display().to_string();
    Some(vec![
        "env".to_owned(),
        format!("OFFHOOK_LAB={}", lab.display()),
        own,
        "exec".to_owned(),
        "stunnel".to_owned(),
    ])
}

/// The names that the guide gives to the files of one machine.
struct Keys(PathBuf);

impl Keys {
    fn make(folder: &Path, name: &str) -> Self {
        let keys = Self(folder.join(name));
        fs::create_dir(&keys.0).expect("a folder for the keys");
        let made = rcgen::generate_simple_self_signed([name.to_owned()]).expect("a certificate");
        fs::write(keys.own(), made.cert.pem()).expect("a place for it");
        fs::write(keys.key(), made.signing_key.serialize_pem()).expect("a place for its key");
        keys
    }

    fn own(&self) -> PathBuf {
        self.0.join("own.pem")
    }

    fn key(&self) -> PathBuf {
        self.0.join("own.key")
    }

    fn knows(&self, other: &Self) {
        fs::copy(other.own(), self.0.join("peer.pem")).expect("a place for it");
    }

    /// stunnel's configuration word for word, but for addresses and places.
    fn configured(&self, machine: &str) -> PathBuf {
        let guide = include_str!("../../../docs/asterisk.md");
        let first = format!("; stunnel on {machine}'s machine\n");
        let written =
            guide.split("```ini\n").find(|block| block.starts_with(&first)).expect("the guide has it");
        let written = written.split("```").next().unwrap_or_default();
        let written = written.replace("/etc/stunnel", &self.0.display().to_string());
        let written = written.replace("offhook.example.internal", OFFHOOK);
        let file = self.0.join("stunnel.conf");
        fs::write(&file, format!("foreground = yes\npid =\n{written}")).expect("a place for it");
        file
    }
}

fn start(machine: &str, log: &Path, command: &[String]) -> Program {
    let words = ["ip", "netns", "exec", machine].map(str::to_owned);
    Program::start(log, words.iter().chain(command))
}

fn serve(machine: &str, folder: &Path) -> (Program, PathBuf) {
    let (config, log) = (folder.join("offhook.toml"), folder.join("offhook.log"));
    let repository = env!("CARGO_MANIFEST_DIR");
    let text = format!(
        "[flows]\ndir = \"{repository}/asterisk/flows\"\n[cache]\ndir = \"{repository}/target/prompts\"\n\
         [records]\nurl = \"off\"\n[http]\nlisten = \"off\"\n"
    );
    fs::write(&config, text).expect("a place for the configuration");
    let config = config.display().to_string();
    let words = ["env", "OFFHOOK_MODELS=none", env!("CARGO_BIN_EXE_offhook"), "serve", "--config", &config];
    (start(machine, &log, &words.map(str::to_owned)), log)
}

fn wait_for(log: &Path, text: &str) -> String {
    let deadline = Instant::now() + PATIENCE;
    loop {
        let said = fs::read_to_string(log).unwrap_or_default();
        if let Some(line) = said.lines().find(|line| line.contains(text)) {
            return line.to_owned();
        }
        assert!(Instant::now() < deadline, "no `{text}` in {said}");
        thread::sleep(Duration::from_millis(50));
    }
}

/// Asks for a call through the tunnel, and tells what came back.
async fn knock(port: u16, trusted: &Keys, identity: Option<&Keys>) -> io::Result<Vec<u8>> {
    let mut roots = RootCertStore::empty();
    roots.add(CertificateDer::from_pem_file(trusted.own()).expect("a certificate")).expect("a root");
    let builder = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .expect("versions")
        .with_root_certificates(roots);
    let config = match identity {
        None => builder.with_no_client_auth(),
        Some(keys) => builder
            .with_client_auth_cert(
                vec![CertificateDer::from_pem_file(keys.own()).expect("a certificate")],
                PrivateKeyDer::from_pem_file(keys.key()).expect("a key"),
            )
            .expect("they fit"),
    };
    let stream = tokio::net::TcpStream::connect((OFFHOOK, port)).await?;
    let name = "offhook".try_into().expect("a name");
    let mut stream = TlsConnector::from(Arc::new(config)).connect(name, stream).await?;
    stream.write_all(b"agi_network: yes\nagi_network_script: say?text=Hello\nagi_channel: x\n\n").await?;
    let mut answer = vec![0; 64];
    let bytes = timeout(Duration::from_secs(10), stream.read(&mut answer)).await??;
    answer.truncate(bytes);
    Ok(answer)
}

/// On Asterisk's machine, as anybody there or on the wire could.
fn strangers_stay_out(offhook: &Keys, asterisk: &Keys, stranger: &Keys) {
    for port in [4573, 9092] {
        let plain = TcpStream::connect((OFFHOOK, port)).map(drop);
        assert_eq!(plain.map_err(|error| error.kind()), Err(io::ErrorKind::ConnectionRefused), "{port}");
    }
    // What is not TLS gets nothing.
    let mut plain = TcpStream::connect((OFFHOOK, 5573)).expect("stunnel listens");
    io::Write::write_all(&mut plain, b"agi_network: yes\n\n").expect("it takes bytes");
    plain.set_read_timeout(Some(Duration::from_secs(10))).expect("a TCP socket");
    let mut answer = Vec::new();
    let _ = plain.read_to_end(&mut answer);
    assert!(!answer.windows(3).any(|part| part == b"SET"), "{answer:?}");
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    runtime.block_on(async {
        for port in [5573, 9192] {
            for identity in [None, Some(stranger)] {
                let answer = knock(port, offhook, identity).await;
                assert!(
                    answer.as_ref().is_err() || answer.as_ref().is_ok_and(Vec::is_empty),
                    "{port}: {answer:?}"
                );
            }
        }
        let answer = knock(5573, offhook, Some(asterisk)).await.expect("the right certificate is let in");
        assert!(!answer.is_empty(), "and Offhook answers");
    });
}

#[test]
fn a_call_goes_through_the_guides_tunnel_and_nobody_without_its_key_does() {
    if Lab::with_engines().is_none() {
        return;
    }
    let machines = match Machines::new() {
        Ok(machines) => machines,
        Err(reason) => {
            return skip(&format!("skipped: two network namespaces, which root can make: {reason}"));
        }
    };
    let Some(stunnel) = stunnel() else { return };
    let folder = tempfile::tempdir().expect("a folder");
    let [asterisk, offhook, stranger] =
        ["asterisk", "offhook", "stranger"].map(|name| Keys::make(folder.path(), name));
    asterisk.knows(&offhook);
    offhook.knows(&asterisk);
    let tunnel = |machine: &str, keys: &Keys, name: &str| {
        let config = keys.configured(name).display().to_string();
        let words: Vec<String> = stunnel.iter().cloned().chain([config]).collect();
        let log = keys.0.join("stunnel.log");
        let program = start(machine, &log, &words);
        wait_for(&log, "Configuration successful");
        program
    };
    let _ends =
        [tunnel(&machines.asterisk, &asterisk, "Asterisk"), tunnel(&machines.offhook, &offhook, "Offhook")];
    let (_offhook, log) = serve(&machines.offhook, folder.path());
    wait_for(&log, "ready for calls");
    on(&machines.asterisk, || strangers_stay_out(&offhook, &asterisk, &stranger));
    let lab = folder.path().join("lab");
    let mut shell = Command::new("ip");
    shell.args(["netns", "exec", &machines.asterisk]).arg(script("lab.sh")).arg("run").env("LAB_RUN", &lab);
    let _asterisk = Program::run(shell);
    let originate = "channel originate Local/9002@from-trunk application Playback demo-congrats";
    let rung = Command::new(script("lab.sh")).args(["console", originate]).env("LAB_RUN", &lab).status();
    assert!(rung.is_ok_and(|status| status.success()), "Asterisk's console takes orders");
    // The stranger's knocking with the right key has ended as an error.
    let ended = wait_for(&log, "call ended status=\"ok\"");
    assert!(!ended.contains("frames_received=0"), "{ended}");
    wait_for(&lab.join("log/full"), "completed, returning 0");
}
