//! Whoever comes to the ports, in whatever way: one disposition, or a closed door.

use std::net::SocketAddr;

use offhook::{audiosocket::AudioKind, server::Server};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpSocket, TcpStream},
    time::timeout,
};
use uuid::Uuid;

use super::asterisk::{Asterisk, Audio, PATIENCE, serve};

/// Connects, sends what is given, and expects the door closed without a byte of sound.
async fn turned_away(address: SocketAddr, bytes: &[u8]) {
    let mut stream = TcpStream::connect(address).await.unwrap();
    stream.write_all(bytes).await.unwrap();
    let mut answer = Vec::new();
    let closed = timeout(PATIENCE, stream.read_to_end(&mut answer)).await;
    assert!(closed.is_ok(), "the connection stays open");
    assert_eq!(answer, b"", "strangers are told nothing");
}

fn uuid_message(uuid: Uuid) -> Vec<u8> {
    [&[0x01, 0, 16], uuid.as_bytes().as_slice()].concat()
}

#[tokio::test(flavor = "multi_thread")]
async fn only_an_announced_uuid_opens_the_audio_port_and_only_once() {
    let server = serve(|_| {}).await;
    turned_away(server.audio(), &uuid_message(Uuid::nil())).await;
    turned_away(server.audio(), b"GET / HTTP/1.1\r\n\r\n").await;
    turned_away(server.audio(), &[0x10, 0, 2, 0, 0]).await;
    turned_away(server.audio(), b"").await;
    let mut asterisk = Asterisk::rings(&server, "converse").await;
    let (uuid, address) = asterisk.asked_for_audio().await;
    let mut audio = Audio::connects(address, uuid).await;
    assert_eq!(audio.hears().await, Some(AudioKind::Slin8), "sound comes before the caller's first");
    turned_away(server.audio(), &uuid_message(uuid)).await;
    audio.sends_key('1').await;
    audio.hears_the_end().await;
    asterisk.reply(0).await;
    asterisk.ends().await;
    assert_eq!(asterisk.result(), "ok transfer 601");
    turned_away(server.audio(), &uuid_message(uuid)).await;
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn addresses_that_are_not_allowed_are_turned_away_from_both_ports() {
    let server = serve(|config| config.server.allow = vec!["192.0.2.1/32".parse().unwrap()]).await;
    for address in [server.agi(), server.audio()] {
        let mut stream = TcpStream::connect(address).await.unwrap();
        let read = timeout(PATIENCE, stream.read(&mut [0; 8])).await.expect("the door is closed");
        assert_eq!(read.unwrap_or(0), 0);
    }
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn one_call_too_many_is_told_so_at_once() {
    let server = serve(|config| config.server.calls_max = 1).await;
    let mut first = Asterisk::rings(&server, "converse?flow=flow").await;
    let (uuid, address) = first.asked_for_audio().await;
    let mut second = Asterisk::rings(&server, "converse?flow=flow").await;
    second.ends().await;
    assert_eq!(second.result(), "overload transfer 600");
    assert_eq!(second.variables.len(), 15, "all variables: {:?}", second.variables.keys());
    let mut audio = Audio::connects(address, uuid).await;
    audio.sends_key('2').await;
    audio.hears_the_end().await;
    first.reply(0).await;
    first.ends().await;
    assert_eq!(first.result(), "ok transfer 602");
    let mut third = Asterisk::rings(&server, "converse?flow=flow").await;
    third.asked_for_audio().await;
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_done_is_said_on_asterisks_console_with_its_remedy() {
    let server = serve(|_| {}).await;
    for (request, remedy) in [
        ("convers?flow=flow", "use one of converse, ask, say, listen, begin"),
        ("converse?flow=flew", "flow"),
        ("ask?expect=yes_no", "prompt"),
        ("", "use one of"),
    ] {
        let mut asterisk = Asterisk::rings(&server, request).await;
        asterisk.ends().await;
        assert_eq!(asterisk.result(), "error continue ", "{request}");
        assert!(asterisk.console.concat().contains(remedy), "{request}: {:?}", asterisk.console);
    }
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn audio_that_never_comes_gives_the_fallback() {
    let server = serve(|_| {}).await;
    let mut asterisk = Asterisk::rings(&server, "converse").await;
    asterisk.asked_for_audio().await;
    asterisk.reply(-1).await;
    asterisk.ends().await;
    assert_eq!(asterisk.result(), "error transfer 600");
    let mut caller_gone = Asterisk::rings(&server, "converse").await;
    caller_gone.asked_for_audio().await;
    caller_gone.tells_hangup().await;
    caller_gone.reply(-1).await;
    caller_gone.ends().await;
    assert_eq!(caller_gone.variables["OFFHOOK_STATUS"], "caller_hangup");
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_caller_who_leaves_is_one_disposition_wherever_the_news_comes_first() {
    let server = serve(|_| {}).await;
    for hangup_before_reply in [true, false] {
        let mut asterisk = Asterisk::rings(&server, "converse").await;
        let (uuid, address) = asterisk.asked_for_audio().await;
        let mut audio = Audio::connects(address, uuid).await;
        audio.hears().await;
        drop(audio);
        if hangup_before_reply {
            asterisk.tells_hangup().await;
        }
        asterisk.reply(-1).await;
        if !hangup_before_reply {
            asterisk.tells_hangup().await;
        }
        asterisk.ends().await;
        assert_eq!(asterisk.variables["OFFHOOK_STATUS"], "caller_hangup");
    }
    all_calls_end(&server).await;
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_agi_session_that_breaks_leaves_no_call_behind() {
    let server = serve(|_| {}).await;
    let mut asterisk = Asterisk::rings(&server, "converse").await;
    let (uuid, address) = asterisk.asked_for_audio().await;
    let mut audio = Audio::connects(address, uuid).await;
    audio.hears().await;
    drop(asterisk);
    drop(audio);
    all_calls_end(&server).await;
    server.stop().await;
}

/// Asterisk answers for `EXEC AudioSocket` at once where it cannot connect, and when the audio is over.
#[tokio::test(flavor = "multi_thread")]
async fn a_session_that_owes_its_answer_ends_with_its_call() {
    let server = serve(|_| {}).await;
    let mut silent = Asterisk::rings(&server, "converse").await;
    silent.asked_for_audio().await;
    silent.is_closed().await;
    let mut late = Asterisk::rings(&server, "converse").await;
    let (uuid, address) = late.asked_for_audio().await;
    let mut audio = Audio::connects(address, uuid).await;
    audio.sends_key('1').await;
    audio.hears_the_end().await;
    late.is_closed().await;
    all_calls_end(&server).await;
    let metrics = server.exchange().service.metrics.encode().unwrap();
    for (end, calls) in
        [("status=\"error\",action=\"transfer\"", 1), ("status=\"ok\",action=\"transfer\"", 1)]
    {
        let counted = format!("offhook_calls_ended_total{{{end}}} {calls}");
        assert!(metrics.lines().any(|line| line == counted), "{counted}: {metrics}");
    }
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn one_address_does_not_hold_every_session() {
    let server = serve(|config| {
        config.server.calls_max = 1;
        config.server.allow = vec!["127.0.0.0/8".parse().unwrap()];
    })
    .await;
    let connect = async |last: u8| {
        let socket = TcpSocket::new_v4().unwrap();
        socket.bind(SocketAddr::from(([127, 0, 0, last], 0))).unwrap();
        socket.connect(server.agi()).await.unwrap()
    };
    let mut mad = Vec::new();
    for _ in 0..2 {
        mad.push(connect(1).await);
    }
    let mut third = connect(1).await;
    let closed = timeout(PATIENCE, third.read(&mut [0; 8])).await.expect("the door is closed");
    assert_eq!(closed.unwrap_or(0), 0);
    assert!(server.exchange().sessions.full().is_some());
    let mut other = connect(2).await;
    other.write_all(b"agi_network: yes\nagi_network_script: converse?flow=flow\n\n").await.unwrap();
    let mut asked = [0; 4];
    timeout(PATIENCE, other.read_exact(&mut asked)).await.expect("the server speaks").unwrap();
    assert_eq!(&asked, b"EXEC");
    // Whoever says nothing loses his places.
    for mut idle in mad {
        let closed = timeout(PATIENCE, idle.read(&mut [0; 8])).await.expect("the server gives up");
        assert_eq!(closed.unwrap_or(0), 0);
    }
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stopping_server_ends_its_calls_with_their_fallback() {
    let server = serve(|_| {}).await;
    let mut asterisk = Asterisk::rings(&server, "converse").await;
    let (uuid, address) = asterisk.asked_for_audio().await;
    let mut audio = Audio::connects(address, uuid).await;
    audio.hears().await;
    let stopped = tokio::spawn(server.stop());
    audio.hears_the_end().await;
    asterisk.reply(0).await;
    asterisk.ends().await;
    assert_eq!(asterisk.result(), "error transfer 600");
    timeout(PATIENCE, stopped).await.expect("the server stops").unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_begun_call_takes_its_rate_from_the_first_sound_and_keeps_its_outcome_for_one_question() {
    let server = serve(|_| {}).await;
    for (kind, key, expected) in
        [(AudioKind::Slin16, '1', "ok transfer 601"), (AudioKind::Slin8, '2', "ok transfer 602")]
    {
        let mut begin = Asterisk::rings(&server, "begin?flow=flow").await;
        begin.ends().await;
        let (call, address) = (&begin.variables["OFFHOOK_CALL"], &begin.variables["OFFHOOK_AUDIO"]);
        let mut audio = Audio::connects(address.parse().unwrap(), call.parse().unwrap()).await;
        audio.sends_silence(kind).await;
        while audio.hears().await != Some(kind) {}
        audio.sends_key(key).await;
        audio.hears_the_end().await;
        let mut result = Asterisk::rings(&server, &format!("result?call={call}")).await;
        result.ends().await;
        assert_eq!(result.result(), expected);
        let mut again = Asterisk::rings(&server, &format!("result?call={call}")).await;
        again.ends().await;
        assert_eq!(again.variables["OFFHOOK_STATUS"], "error");
    }
    server.stop().await;
}

/// Waits until the server has let go of every call.
async fn all_calls_end(server: &Server) {
    let ended = async {
        while server.calls() > 0 {
            tokio::time::sleep(std::time::Duration::from_millis(10)).await;
        }
    };
    timeout(PATIENCE, ended).await.expect("calls are left");
}
