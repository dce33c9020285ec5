//! Attacks on the ports for Asterisk: crowds that say nothing, drips, garbage, guesses. A call is taken all the same.

use std::{net::SocketAddr, time::Duration};

use offhook::server::Server;
use rustix::process::{Resource, getrlimit, setrlimit};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpSocket, TcpStream},
    task::JoinSet,
    time::{sleep, timeout},
};
use uuid::Uuid;

use super::asterisk::{Asterisk, Audio, PATIENCE, serve};

/// Every address of 127.0.0.0/8 is this machine: the attackers have this one, Asterisk has 127.0.0.1.
const ATTACKER: [u8; 4] = [127, 0, 0, 66];
const IDLE: usize = 2_000;

async fn server() -> Server {
    serve(|config| config.server.allow = vec!["127.0.0.0/8".parse().unwrap()]).await
}

async fn attacker(address: SocketAddr) -> TcpStream {
    let socket = TcpSocket::new_v4().unwrap();
    socket.bind(SocketAddr::from((ATTACKER, 0))).unwrap();
    socket.connect(address).await.unwrap()
}

/// A caller types a key and gets where it leads.
async fn a_call_is_taken(server: &Server) {
    let mut asterisk = Asterisk::rings(server, "converse").await;
    let (uuid, address) = asterisk.asked_for_audio().await;
    let mut audio = Audio::connects(address, uuid).await;
    assert!(audio.hears().await.is_some(), "the caller hears nothing");
    audio.sends_key('1').await;
    audio.hears_the_end().await;
    asterisk.reply(0).await;
    asterisk.ends().await;
    assert_eq!(asterisk.result(), "ok transfer 601");
}

/// Reads until the server closes, and tells how much it said.
async fn told_until_closed(stream: &mut TcpStream) -> usize {
    let mut told = Vec::new();
    let closed = timeout(PATIENCE, stream.read_to_end(&mut told)).await;
    assert!(closed.is_ok(), "the connection stays open");
    told.len()
}

/// Both ends of each connection are files of this process.
fn many_files() {
    let mut limit = getrlimit(Resource::Nofile);
    limit.current = limit.maximum;
    setrlimit(Resource::Nofile, limit).unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn two_thousand_idle_connections_keep_no_caller_out() {
    many_files();
    let server = server().await;
    let mut crowd = Vec::new();
    for address in [server.agi(), server.audio()] {
        for _ in 0..IDLE {
            crowd.push(attacker(address).await);
        }
    }
    a_call_is_taken(&server).await;
    for stream in &mut crowd {
        assert_eq!(told_until_closed(stream).await, 0, "strangers are told nothing");
    }
    let free = async {
        while server.exchange().sessions.full().is_some() {
            sleep(Duration::from_millis(10)).await;
        }
    };
    timeout(PATIENCE, free).await.expect("places are not given back");
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_drips_is_given_up() {
    let server = server().await;
    let environment = "agi_network: yes\nagi_network_script: converse\n".repeat(1_000);
    let cases =
        [(server.agi(), environment.into_bytes()), (server.audio(), vec![0x01, 0, 16, 1, 2, 3, 4, 5])];
    let mut drips = JoinSet::new();
    for (address, bytes) in cases {
        drips.spawn(async move {
            let (mut reader, mut writer) = attacker(address).await.into_split();
            let dripping = async {
                for byte in bytes {
                    // The server may have closed already, which is what is waited for below.
                    if writer.write_all(&[byte]).await.is_err() {
                        break;
                    }
                    sleep(Duration::from_millis(400)).await;
                }
                std::future::pending::<()>().await;
            };
            let closed = async {
                let mut told = Vec::new();
                // A reset is an end as well.
                let _ = reader.read_to_end(&mut told).await;
                told
            };
            tokio::select! {
                () = dripping => Vec::new(),
                told = timeout(PATIENCE, closed) => told.expect("the server gives up"),
            }
        });
    }
    while let Some(told) = drips.join_next().await {
        assert_eq!(told.unwrap(), b"");
    }
    a_call_is_taken(&server).await;
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn garbage_ends_the_connection_that_brings_it_and_nothing_else() {
    let server = server().await;
    let mut noise = 0x2545_f491_4f6c_dd1d_u64;
    let mut next = move || {
        noise ^= noise << 13;
        noise ^= noise >> 7;
        noise ^= noise << 17;
        noise.to_le_bytes()
    };
    for round in 0..40 {
        let bytes: Vec<u8> = (0..1 + round * 40).flat_map(|_| next()).collect();
        for address in [server.agi(), server.audio()] {
            let mut stream = attacker(address).await;
            // The server may close before it has read all of it.
            let _ = stream.write_all(&bytes).await;
            let _ = stream.shutdown().await;
            let mut told = Vec::new();
            let closed = timeout(PATIENCE, stream.read_to_end(&mut told)).await;
            assert!(closed.is_ok(), "round {round}: the connection stays open");
            assert_eq!(told, b"", "round {round}");
        }
    }
    a_call_is_taken(&server).await;
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_guesses_the_way_into_a_call() {
    let server = server().await;
    let mut asterisk = Asterisk::rings(&server, "converse").await;
    let (uuid, address) = asterisk.asked_for_audio().await;
    let mut near = uuid.into_bytes();
    near[15] ^= 1;
    let guesses = (0..500).map(|_| Uuid::new_v4()).chain([Uuid::from_bytes(near), Uuid::nil(), Uuid::max()]);
    for guess in guesses {
        let mut stream = attacker(address).await;
        stream.write_all(&[&[0x01, 0, 16], guess.as_bytes().as_slice()].concat()).await.unwrap();
        assert_eq!(told_until_closed(&mut stream).await, 0, "{guess}");
    }
    let mut audio = Audio::connects(address, uuid).await;
    audio.sends_key('2').await;
    audio.hears_the_end().await;
    asterisk.reply(0).await;
    asterisk.ends().await;
    assert_eq!(asterisk.result(), "ok transfer 602");
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn no_request_leads_out_of_the_folder_of_flows() {
    let server = server().await;
    for flow in
        ["../calls/flow", "..%2f..%2fetc%2fpasswd", "/etc/passwd", "flow.toml", "flow%00", "%2e%2e/flow"]
    {
        let mut asterisk = Asterisk::rings(&server, &format!("converse?flow={flow}")).await;
        asterisk.ends().await;
        assert_eq!(asterisk.result(), "error continue ", "{flow}");
        assert!(asterisk.console.concat().contains("unknown flow"), "{flow}: {:?}", asterisk.console);
    }
    server.stop().await;
}
