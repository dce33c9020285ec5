//! SIGHUP to a running program with a call on it.

use std::{
    fs,
    io::{BufRead, BufReader, Lines},
    net::SocketAddr,
    path::Path,
    process::{Child, ChildStderr, Command, Stdio},
};

use offhook::http::{Role, tokens};
use rustix::process::{Pid, Signal, kill_process};

use super::site::{bearer, get_at};
use crate::server::asterisk::{Asterisk, Audio};

/// `offhook serve` without engines: keys are understood all the same.
pub(crate) struct Program {
    child: Child,
    log: Lines<BufReader<ChildStderr>>,
}

impl Program {
    fn start(config: &Path) -> Self {
        Self::start_with(config, &[])
    }

    pub(crate) fn start_with(config: &Path, environment: &[(&str, &str)]) -> Self {
        let any = "127.0.0.1:0";
        let mut child = Command::new(env!("CARGO_BIN_EXE_offhook"))
            .args(["--log", "json", "serve", "--agi", any, "--audio", any, "--http", any, "--config"])
            .arg(config)
            .env("RUST_LOG", "offhook=info")
            .env("OFFHOOK_MODELS", "off")
            .envs(environment.iter().copied())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let log = BufReader::new(child.stderr.take().unwrap()).lines();
        Self { child, log }
    }

    /// Reads the log up to the line with this text.
    pub(crate) fn says(&mut self, text: &str) -> serde_json::Value {
        let mut seen = String::new();
        for line in self.log.by_ref() {
            let line = line.unwrap();
            if line.contains(text) {
                return serde_json::from_str(&line).unwrap();
            }
            seen += &line;
            seen.push('\n');
        }
        panic!("the log ended without {text:?}:\n{seen}");
    }

    pub(crate) fn gets(&self, signal: Signal) {
        kill_process(Pid::from_child(&self.child), signal).unwrap();
    }

    /// Its exit code, once it has ended by itself.
    pub(crate) fn ends(mut self) -> Option<i32> {
        for line in self.log.by_ref() {
            line.unwrap();
        }
        self.child.wait().unwrap().code()
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Where it goes: by a key, or at once to the flow's fallback where there is no voice to ask for one.
async fn leads_to((mut asterisk, mut audio): (Asterisk, Audio)) -> String {
    if cfg!(feature = "tts") {
        audio.sends_key('1').await;
    }
    audio.hears_the_end().await;
    asterisk.reply(0).await;
    asterisk.ends().await;
    asterisk.variables["OFFHOOK_EXTEN"].clone()
}

pub(crate) async fn rings(agi: SocketAddr) -> (Asterisk, Audio) {
    let mut asterisk = Asterisk::rings_at(agi, "converse?flow=flow").await;
    let (uuid, address) = asterisk.asked_for_audio().await;
    let mut audio = Audio::connects(address, uuid).await;
    audio.hears().await;
    (asterisk, audio)
}

#[tokio::test(flavor = "multi_thread")]
async fn sighup_takes_new_flows_and_tokens_and_keeps_the_old_for_faulty_ones() {
    let folder = tempfile::tempdir().unwrap();
    let (config, flows) = (folder.path().join("offhook.toml"), folder.path().join("flows"));
    let (flow, text) = (flows.join("flow.toml"), include_str!("../../calls/flow.toml"));
    fs::create_dir(&flows).unwrap();
    fs::write(&config, "").unwrap();
    fs::write(&flow, text).unwrap();
    let mut program = Program::start(&config);
    let ready = program.says("ready for calls");
    let agi: SocketAddr = ready["agi"].as_str().unwrap().parse().unwrap();
    let page = program.says("pages and API")["address"].as_str().unwrap().to_owned();
    let page: SocketAddr = page.trim_start_matches("http://").parse().unwrap();
    // Without a voice, a call is over before anything can happen to it.
    let running = if cfg!(feature = "tts") { Some(rings(agi).await) } else { None };

    let token = tokens::create(&folder.path().join("tokens.toml"), "one", Role::Viewer, None).unwrap();
    fs::write(&flow, text.replace("extension = \"6", "extension = \"7")).unwrap();
    program.gets(Signal::HUP);
    program.says("the tokens were read again");
    program.says("the flows were read again");
    let metrics = get_at(page, "/metrics", &[("authorization", &bearer(&token))]).await;
    let active = format!("offhook_calls_active {}\n", usize::from(running.is_some()));
    assert!(metrics.body.contains(&active), "{metrics:?}");
    let new = leads_to(rings(agi).await).await;
    assert!(new.starts_with('7'), "{new}");

    fs::write(&flow, text.replace("fallback = \"operator\"", "fallback = \"nobody\"")).unwrap();
    fs::write(folder.path().join("tokens.toml"), "[[token]]\n").unwrap();
    program.gets(Signal::HUP);
    program.says("the old tokens stay");
    assert!(program.says("the old flows stay")["fault"].as_str().unwrap().contains("nobody"));
    fs::write(&config, "[server]\nagy = 1\n").unwrap();
    program.gets(Signal::HUP);
    program.says("the old configuration stays");
    let metrics = get_at(page, "/metrics", &[("authorization", &bearer(&token))]).await;
    assert_eq!(metrics.status, 200);
    let new = leads_to(rings(agi).await).await;
    assert!(new.starts_with('7'), "the old flows stay: {new}");
    if let Some(running) = running {
        assert_eq!(leads_to(running).await, "601", "the call kept its flow");
    }
}
