//! Asterisk's part of one call, step by step, so that a test can leave it at any of them.

use std::{collections::BTreeMap, net::SocketAddr, path::Path, time::Duration};

use futures_util::{SinkExt, StreamExt};
use offhook::{
    agi::{AsteriskCodec, Command, Environment, Event, Reply},
    audiosocket::{AudioKind, Codec, Message},
    config::Config,
    server::Server,
};
use tokio::{net::TcpStream, time::timeout};
use tokio_util::codec::Framed;
use uuid::Uuid;

/// Nothing that a test waits for takes longer, on the slowest machine.
pub(crate) const PATIENCE: Duration = Duration::from_secs(60);

/// A server with espeak-ng's voice, no recogniser, and the flow of the call scripts.
pub(crate) async fn serve(change: impl FnOnce(&mut Config)) -> Server {
    let mut config = Config::parse("", Path::new("")).unwrap();
    let any_port = SocketAddr::from(([127, 0, 0, 1], 0));
    (config.server.agi, config.server.audio) = (any_port, any_port);
    config.flows = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/calls");
    config.cache.dir = Path::new(env!("CARGO_TARGET_TMPDIR")).join("prompts");
    config.server.drain = Duration::ZERO;
    config.records.place = None;
    // Else beside the records of the default, which are in the working folder.
    config.audit.head_file = None;
    change(&mut config);
    Server::start(config).await.unwrap()
}

pub(crate) struct Asterisk {
    agi: Framed<TcpStream, AsteriskCodec>,
    pub(crate) variables: BTreeMap<String, String>,
    pub(crate) console: Vec<String>,
    /// The value of its global OFFHOOK_SECRET, where it has one.
    pub(crate) secret: Option<&'static str>,
}

impl Asterisk {
    pub(crate) async fn rings(server: &Server, request: &str) -> Self {
        Self::rings_at(server.agi(), request).await
    }

    pub(crate) async fn rings_at(address: SocketAddr, request: &str) -> Self {
        let fields = [("channel", "PJSIP/test-00000001"), ("callerid", "5550100"), ("extension", "100")];
        Self::rings_with(address, request, &fields).await
    }

    /// With these variables besides the request.
    pub(crate) async fn rings_with(address: SocketAddr, request: &str, fields: &[(&str, &str)]) -> Self {
        let stream = TcpStream::connect(address).await.unwrap();
        let mut agi = Framed::new(stream, AsteriskCodec::default());
        let request = [("network", "yes"), ("network_script", request)];
        let environment = Environment::from_fields(request.into_iter().chain(fields.iter().copied()));
        agi.send(Event::Environment(environment)).await.unwrap();
        Self { agi, variables: BTreeMap::new(), console: Vec::new(), secret: None }
    }

    /// Answers commands until the one that wants audio: its UUID and address.
    pub(crate) async fn asked_for_audio(&mut self) -> (Uuid, SocketAddr) {
        match self.audio_or_end().await {
            Some(asked) => asked,
            None => panic!("the session ended without audio: {:?}", self.variables),
        }
    }

    /// The same; `None` when the session ends without it.
    pub(crate) async fn audio_or_end(&mut self) -> Option<(Uuid, SocketAddr)> {
        while let Some(command) = self.next().await {
            match command {
                Command::Exec { application, options } => {
                    assert_eq!(application, "AudioSocket");
                    let (uuid, address) = options.expose().split_once(',').unwrap();
                    return Some((uuid.parse().unwrap(), address.parse().unwrap()));
                }
                other => self.take(other).await,
            }
        }
        None
    }

    /// Answers commands until the server ends the session.
    pub(crate) async fn ends(&mut self) {
        while let Some(command) = self.next().await {
            self.take(command).await;
        }
    }

    /// Waits until the server gives the session up, without a word.
    pub(crate) async fn is_closed(&mut self) {
        let said = timeout(PATIENCE, self.agi.next()).await.expect("the server gives up");
        assert!(!matches!(said, Some(Ok(_))), "{said:?}");
    }

    pub(crate) async fn reply(&mut self, result: i32) {
        self.agi.send(Event::Reply(Reply::done(result))).await.unwrap();
    }

    pub(crate) async fn tells_hangup(&mut self) {
        self.agi.send(Event::Hangup).await.unwrap();
    }

    pub(crate) fn result(&self) -> String {
        let value = |name| self.variables.get(name).map_or("-", String::as_str);
        let names = ["OFFHOOK_STATUS", "OFFHOOK_ACTION", "OFFHOOK_EXTEN"];
        names.map(value).join(" ")
    }

    /// What the dialplan knows and sees of the call.
    pub(crate) fn variable(&self, name: &str) -> &str {
        self.variables.get(name).map_or("", String::as_str)
    }

    async fn next(&mut self) -> Option<Command> {
        timeout(PATIENCE, self.agi.next()).await.expect("the server says something").map(Result::unwrap)
    }

    async fn take(&mut self, command: Command) {
        match command {
            Command::GetVariable(name) => {
                assert_eq!(name, "OFFHOOK_SECRET");
                let reply = self.secret.map_or(Reply::done(0), Reply::value);
                return self.agi.send(Event::Reply(reply)).await.unwrap();
            }
            Command::SetVariable { name, value } => {
                self.variables.insert(name, value.into_inner());
            }
            Command::Verbose { message, .. } => self.console.push(message),
            other => panic!("unexpected command {other:?}"),
        }
        self.reply(1).await;
    }
}

/// The audio side of a call.
pub(crate) struct Audio(Framed<TcpStream, Codec>);

impl Audio {
    pub(crate) async fn connects(address: SocketAddr, uuid: Uuid) -> Self {
        let mut audio = Framed::new(TcpStream::connect(address).await.unwrap(), Codec);
        audio.send(Message::<&[u8]>::Uuid(uuid)).await.unwrap();
        Self(audio)
    }

    pub(crate) async fn sends_silence(&mut self, kind: AudioKind) {
        let pcm = vec![0; kind.frame_samples() * 2];
        self.0.send(Message::Audio { kind, pcm }).await.unwrap();
    }

    pub(crate) async fn sends_key(&mut self, key: char) {
        self.0.send(Message::<&[u8]>::Digit(key.try_into().unwrap())).await.unwrap();
    }

    /// The next sound's kind; `None` when the server hangs up or closes.
    pub(crate) async fn hears(&mut self) -> Option<AudioKind> {
        match timeout(PATIENCE, self.0.next()).await.expect("the server sends or closes") {
            Some(Ok(Message::Audio { kind, .. })) => Some(kind),
            Some(Ok(Message::Hangup)) | Some(Err(_)) | None => None,
            Some(Ok(other)) => panic!("fatal for a real Asterisk: {other:?}"),
        }
    }

    pub(crate) async fn hears_the_end(&mut self) {
        while self.hears().await.is_some() {}
    }
}
