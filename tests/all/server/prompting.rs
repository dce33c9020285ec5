//! The real program takes calls while its voice has most of its prompts still to render.

use std::{
    env, fs, io,
    os::{fd::AsFd, unix::net::UnixStream},
    path::PathBuf,
};

use offhook::engine::protocol::{JobId, Reply, Request, Samples, receive, send};

use super::{
    asterisk::{Asterisk, Audio},
    child::{Served, Site},
};

/// Set in a process that is to be an engine: a file of the site.
const ENGINE: &str = "OFFHOOK_TEST_ENGINE";
/// Beside that file: while it is there, texts that no caller waits for are left undone, but for the one in it.
const HOLD: &str = "hold.txt";

const ENTRY: &str = "server::prompting::calls_are_taken_while_prompts_are_rendered_behind_them";

const FLOW: &str = r#"
greeting = "Good morning."
fallback = "desk"
[destinations.desk]
context = "departments"
extension = "600"
key = "9"
[destinations.shop]
context = "departments"
extension = "700"
key = "8"
"#;

fn missing(server: &Served, token: &str) -> u64 {
    server.metric(token, "offhook_fixed_prompts_missing")
}

/// The caller hears the greeting, presses a key, hears the transfer, and is handed over.
async fn check_a_call(server: &Served) {
    let mut asterisk = Asterisk::rings_at(server.agi, "converse?flow=account").await;
    let (uuid, address) = asterisk.asked_for_audio().await;
    let mut audio = Audio::connects(address, uuid).await;
    audio.sends_key('8').await;
    audio.hears_the_end().await;
    asterisk.reply(0).await;
    asterisk.ends().await;
    assert_eq!(asterisk.result(), "ok transfer 700");
}

#[tokio::test(flavor = "multi_thread")]
async fn calls_are_taken_while_prompts_are_rendered_behind_them() {
    if let Some(file) = env::var_os(ENGINE) {
        // The end of the server is the end of the engine.
        return drop(be_held_voice(PathBuf::from(file).with_file_name(HOLD)));
    }
    let site = Site::new(ENTRY, "", FLOW);
    let token = site.run(&["token", "create", "--role", "viewer", "--name", "scraper"]);
    let token = String::from_utf8(token.stdout).unwrap().trim().to_owned();
    fs::write(site.path(HOLD), "Good morning.").unwrap();
    let server = site.serve();
    let at_first = missing(&server, &token);
    assert!(at_first > 5, "{at_first} prompts are missing when the first call is taken");
    check_a_call(&server).await;
    let sources = server.metrics(&token);
    for source in ["memory\"} 1", "engine\"} 1"] {
        // The greeting was there, and the transfer was spoken ahead of all that waits.
        assert!(sources.contains(&format!("offhook_prompts_total{{source=\"{source}")), "{sources}");
    }
    assert_eq!(missing(&server, &token), at_first, "the voice is held");
    fs::remove_file(site.path(HOLD)).unwrap();
    server.line_with("all fixed prompts are ready", 1);
    assert_eq!(missing(&server, &token), 0);
    drop(server.stop());
    let again = site.serve();
    assert_eq!(again.metric(&token, "offhook_engine_ready{engine=\"tts\"}"), 1);
    again.line_with("all fixed prompts are ready", 1);
    check_a_call(&again).await;
    let sources = again.metrics(&token);
    assert!(
        sources.contains("offhook_prompts_total{source=\"engine\"} 0"),
        "all came from the disk: {sources}"
    );
    drop(again.stop());
}

fn be_held_voice(hold: PathBuf) -> io::Result<()> {
    let mut socket = UnixStream::from(io::stdin().as_fd().try_clone_to_owned()?);
    send(&mut socket, &Reply::Ready { about: "a double".to_owned() })?;
    let mut held: Vec<JobId> = Vec::new();
    loop {
        let request = receive::<Request>(&mut socket)?;
        let held_but = fs::read_to_string(&hold);
        if held_but.is_err() {
            held.drain(..).try_for_each(|job| send(&mut socket, &spoken(job)))?;
        }
        match request {
            Request::Ping => send(&mut socket, &Reply::Pong)?,
            Request::Speak { job, text, background: true, .. } if held_but.is_ok_and(|said| said != text) => {
                held.push(job);
            }
            Request::Speak { job, .. } => send(&mut socket, &spoken(job))?,
            Request::Cancel { job } => held.retain(|waiting| *waiting != job),
            Request::Transcribe { job, .. } | Request::Generate { job, .. } | Request::Embed { job, .. } => {
                send(&mut socket, &Reply::Failed { job, reason: "a double".to_owned() })?;
            }
        }
    }
}

fn spoken(job: JobId) -> Reply {
    Reply::Spoken { job, sound: Samples::from_pcm(&[900; 800]), last: true }
}
