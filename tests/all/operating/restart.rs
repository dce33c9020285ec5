//! The program as a service: what it tells systemd, and what SIGTERM and SIGHUP do while a call runs.

use std::{fs, net::SocketAddr, os::unix::net::UnixDatagram, path::Path};

use rustix::process::Signal;
use tempfile::TempDir;

use crate::{
    http::{reload::Program, tls},
    server::asterisk::PATIENCE,
};

/// A folder with the flow of the call scripts and this configuration.
fn site(config: &str) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("flows")).unwrap();
    fs::write(folder.path().join("flows/flow.toml"), include_str!("../../calls/flow.toml")).unwrap();
    fs::write(folder.path().join("offhook.toml"), config).unwrap();
    folder
}

fn start(folder: &Path, environment: &[(&str, &str)]) -> (Program, SocketAddr) {
    let mut program = Program::start_with(&folder.join("offhook.toml"), environment);
    let agi = program.says("ready for calls")["agi"].as_str().unwrap().parse().unwrap();
    (program, agi)
}

#[test]
fn systemd_is_told_of_every_state() {
    let folder = site("");
    let path = folder.path().join("notify");
    let manager = UnixDatagram::bind(&path).unwrap();
    manager.set_read_timeout(Some(PATIENCE)).unwrap();
    let told = |expected: &str| {
        let mut bytes = [0; 512];
        loop {
            let length = manager.recv(&mut bytes).expect(expected);
            let text = String::from_utf8_lossy(&bytes[..length]).into_owned();
            // It lives all the time.
            if !text.starts_with("WATCHDOG=1") || expected.starts_with("WATCHDOG=1") {
                assert!(text.starts_with(expected), "{text:?} is not {expected:?}");
                return;
            }
        }
    };
    let (program, _) =
        start(folder.path(), &[("NOTIFY_SOCKET", path.to_str().unwrap()), ("WATCHDOG_USEC", "300000")]);
    told("READY=1");
    told("WATCHDOG=1\nSTATUS=0 calls");
    told("WATCHDOG=1\nSTATUS=0 calls");
    program.gets(Signal::HUP);
    told("RELOADING=1\nMONOTONIC_USEC=");
    told("READY=1");
    program.gets(Signal::TERM);
    // 30 s for calls, and a little for what follows them.
    told("STOPPING=1\nEXTEND_TIMEOUT_USEC=38000000");
    assert_eq!(program.ends(), Some(0));
}

#[tokio::test(flavor = "multi_thread")]
async fn sighup_takes_a_new_certificate_and_keeps_the_old_one_for_a_faulty_one() {
    let folder = site("[http]\ncertificate = \"chain.pem\"\nprivate_key = \"key.pem\"\n");
    let files = tls::files(folder.path());
    let first = tls::certify(&files);
    let (mut program, _) = start(folder.path(), &[]);
    let page = program.says("pages and API")["address"].as_str().unwrap().to_owned();
    let page: SocketAddr = page.trim_start_matches("https://").parse().unwrap();
    assert!(tls::connect(page, &first).await.is_ok());
    let second = tls::certify(&files);
    program.gets(Signal::HUP);
    program.says("the certificate was read again");
    assert!(tls::connect(page, &second).await.is_ok());
    assert!(tls::connect(page, &first).await.is_err(), "it is not shown any more");
    fs::write(&files.chain, "no certificate\n").unwrap();
    program.gets(Signal::HUP);
    program.says("the old certificate stays");
    assert!(tls::connect(page, &second).await.is_ok());
    program.gets(Signal::TERM);
    assert_eq!(program.ends(), Some(0));
}

/// A call that runs needs a voice to wait for.
#[cfg(feature = "tts")]
mod calls {
    use std::time::Duration;

    use tokio::{net::TcpStream, time::timeout};

    use super::*;
    use crate::{http::reload::rings, server::asterisk::Asterisk};

    /// Long enough for a machine under load; a caller who had to wait for the first call's end would wait a minute.
    const AT_ONCE: Duration = Duration::from_secs(10);

    #[tokio::test(flavor = "multi_thread")]
    async fn after_sigterm_a_running_call_reaches_its_destination_and_the_next_one_the_fallback_at_once() {
        let folder = site("[server]\ndrain_s = 60\n");
        let (mut program, agi) = start(folder.path(), &[]);
        let (mut first, mut audio) = rings(agi).await;
        program.gets(Signal::TERM);
        program.says("stopping: new calls go on in the dialplan");
        let mut second = Asterisk::rings_at(agi, "converse?flow=flow").await;
        timeout(AT_ONCE, second.ends()).await.expect("the next caller waits for nobody");
        assert_eq!(second.result(), "overload transfer 600");
        assert!(audio.hears().await.is_some(), "the first call goes on");
        audio.sends_key('1').await;
        audio.hears_the_end().await;
        first.reply(0).await;
        first.ends().await;
        assert_eq!(first.result(), "ok transfer 601");
        assert_eq!(program.ends(), Some(0));
        assert!(
            TcpStream::connect(agi).await.is_err(),
            "refused: AGISTATUS is FAILURE, and the fallback answers"
        );
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn calls_that_do_not_end_are_ended_with_their_fallback_after_drain_s_or_at_a_second_sigterm() {
        for drain_s in [1, 600] {
            let folder = site(&format!("[server]\ndrain_s = {drain_s}\n"));
            let (mut program, agi) = start(folder.path(), &[]);
            let (mut call, mut audio) = rings(agi).await;
            program.gets(Signal::TERM);
            program.says("stopping: new calls go on in the dialplan");
            if drain_s == 600 {
                program.gets(Signal::TERM);
            }
            audio.hears_the_end().await;
            call.reply(0).await;
            call.ends().await;
            assert_eq!(call.result(), "error transfer 600", "{drain_s}");
            assert_eq!(program.ends(), Some(0));
        }
    }
}
