//! Who hands over calls: whoever shows the site's secret, in the URL or when asked, as a user who may.

use std::{fs, os::unix::fs::PermissionsExt, path::PathBuf};

use offhook::{config::User, server::Server};
use tempfile::TempDir;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    time::timeout,
};

use super::asterisk::{Asterisk, PATIENCE, serve};

const SECRET: &str = "a-secret-of-this-site";
const NEXT: &str = "the-next-secret-of-this-site";

struct Guarded {
    server: Server,
    file: PathBuf,
    _folder: TempDir,
}

impl Guarded {
    async fn by(secrets: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("agi.secret");
        write(&file, secrets);
        let server = serve(|config| config.server.secret_file = Some(file.clone())).await;
        Self { server, file, _folder: folder }
    }

    /// Rings, and tells whether the call was taken.
    async fn takes(&self, request: &str, asked: Option<&'static str>) -> bool {
        let mut asterisk = Asterisk::rings(&self.server, request).await;
        asterisk.secret = asked;
        if request.starts_with("begin") {
            asterisk.ends().await;
            return asterisk.variables.contains_key("OFFHOOK_AUDIO");
        }
        timeout(PATIENCE, asterisk.audio_or_end()).await.expect("an answer").is_some()
    }
}

fn write(file: &PathBuf, secrets: &str) {
    fs::write(file, secrets).unwrap();
    fs::set_permissions(file, fs::Permissions::from_mode(0o600)).unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_call_is_taken_with_the_secret_alone() {
    let guarded = Guarded::by(SECRET).await;
    let with = |secret: &str| format!("converse?flow=flow&secret={secret}");
    for (request, asked, taken) in [
        (with(SECRET), None, true),
        ("converse?flow=flow".to_owned(), Some(SECRET), true),
        (format!("begin?secret={SECRET}&flow=flow"), None, true),
        ("begin?flow=flow".to_owned(), Some(SECRET), true),
        ("converse?flow=flow".to_owned(), None, false),
        ("converse?flow=flow".to_owned(), Some(""), false),
        ("begin?flow=flow".to_owned(), Some("a-secret-of-this-sit"), false),
        (with(""), Some(SECRET), false),
        (with("a-secret-of-this-sitE"), None, false),
        // The dialplan's own stands first.
        (format!("{}&secret={SECRET}", with("guess")), None, false),
        (format!("say?text=hello&secret={NEXT}"), None, false),
    ] {
        assert_eq!(guarded.takes(&request, asked).await, taken, "{request}, asked: {asked:?}");
    }
    guarded.server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_is_turned_away_learns_nothing_and_the_administrator_why() {
    let guarded = Guarded::by(SECRET).await;
    for request in ["converse?flow=no-such-flow", "result?call=7d4b", "dial"] {
        let mut asterisk = Asterisk::rings(&guarded.server, request).await;
        asterisk.ends().await;
        assert_eq!(asterisk.result(), "error continue ", "{request}");
        let told = asterisk.console.concat();
        assert!(told.contains("server.secret_file") && !told.contains("flow="), "{request}: {told}");
    }
    let metrics = guarded.server.exchange().service.metrics.encode().unwrap();
    let counted = "offhook_connections_refused_total{reason=\"secret\"} 3";
    assert!(metrics.lines().any(|line| line == counted), "{metrics}");
    guarded.server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_next_secret_stands_beside_the_old_one_until_that_is_taken_away() {
    let guarded = Guarded::by(SECRET).await;
    let both = async || {
        let mut taken = Vec::new();
        for secret in [SECRET, NEXT] {
            taken.push(guarded.takes(&format!("begin?flow=flow&secret={secret}"), None).await);
        }
        taken
    };
    assert_eq!(both().await, [true, false]);
    write(&guarded.file, &format!("{SECRET}\n{NEXT}\n"));
    guarded.server.reload_secret().unwrap();
    assert_eq!(both().await, [true, true]);
    write(&guarded.file, NEXT);
    guarded.server.reload_secret().unwrap();
    assert_eq!(both().await, [false, true]);
    // What is no secret does not open the door to everybody.
    write(&guarded.file, "");
    assert!(guarded.server.reload_secret().is_err());
    assert_eq!(both().await, [false, true]);
    guarded.server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn calls_come_from_the_users_who_may() {
    let me = rustix::process::getuid().as_raw();
    for (user, taken) in [(me, true), (me + 1, false)] {
        let server = serve(|config| config.server.agi_users = vec![User::Number(user)]).await;
        let mut stream = TcpStream::connect(server.agi()).await.unwrap();
        stream.write_all(b"agi_network: yes\nagi_network_script: converse?flow=flow\n\n").await.unwrap();
        // Closed before it was read, the connection may end with a reset.
        let read = timeout(PATIENCE, stream.read(&mut [0; 8])).await.expect("the server speaks or closes");
        assert_eq!(read.unwrap_or(0) > 0, taken, "user {user}");
        let refused = format!("offhook_connections_refused_total{{reason=\"user\"}} {}", u8::from(!taken));
        let metrics = server.exchange().service.metrics.encode().unwrap();
        assert!(metrics.lines().any(|line| line == refused), "{metrics}");
        server.stop().await;
    }
}
