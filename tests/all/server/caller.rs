//! A caller on an AudioSocket connection: 20 ms of sound every 20 ms, silence where nothing is said, until the end.

use std::{net::SocketAddr, path::Path, time::Duration};

use futures_util::{SinkExt, StreamExt};
use offhook::audiosocket::{AudioKind, Codec, Message};
use tokio::{
    net::TcpStream,
    sync::mpsc::{UnboundedSender, unbounded_channel},
    task::JoinHandle,
    time::{interval, timeout},
};
use tokio_util::codec::Framed;
use uuid::Uuid;

use super::asterisk::PATIENCE;

/// 20 ms at 8 kHz.
const FRAME: usize = 160;

enum Act {
    Key(char),
    Say(Vec<i16>),
}

pub(crate) struct Caller {
    acts: UnboundedSender<Act>,
    line: JoinHandle<()>,
}

impl Caller {
    pub(crate) async fn connects(address: SocketAddr, uuid: Uuid) -> Self {
        let mut audio = Framed::new(TcpStream::connect(address).await.unwrap(), Codec);
        audio.send(Message::<&[u8]>::Uuid(uuid)).await.unwrap();
        let (acts, mut wanted) = unbounded_channel();
        let line = tokio::spawn(async move {
            let (mut to, mut from) = audio.split();
            let mut pace = interval(Duration::from_millis(20));
            let mut speech: Vec<i16> = Vec::new();
            loop {
                tokio::select! {
                    _ = pace.tick() => {
                        let said: Vec<i16> = speech.drain(..FRAME.min(speech.len())).collect();
                        let mut pcm: Vec<u8> = said.iter().flat_map(|sample| sample.to_le_bytes()).collect();
                        pcm.resize(FRAME * 2, 0);
                        let sent = to.send(Message::Audio { kind: AudioKind::Slin8, pcm }).await;
                        if sent.is_err() {
                            return;
                        }
                    }
                    act = wanted.recv() => match act {
                        Some(Act::Key(key)) => {
                            let digit = Message::<Vec<u8>>::Digit(key.try_into().unwrap());
                            if to.send(digit).await.is_err() {
                                return;
                            }
                        }
                        Some(Act::Say(sound)) => speech.extend(sound),
                        // Hung up.
                        None => return,
                    },
                    heard = from.next() => match heard {
                        Some(Ok(Message::Audio { .. })) => {}
                        _ => return,
                    },
                }
            }
        });
        Self { acts, line }
    }

    pub(crate) fn types(&self, keys: &str) {
        keys.chars().for_each(|key| self.acts.send(Act::Key(key)).unwrap());
    }

    /// A recording of `tests/audio/calls`.
    pub(crate) fn says(&self, name: &str) {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/audio/calls").join(name);
        let sound = hound::WavReader::open(path).unwrap().into_samples::<i16>();
        self.acts.send(Act::Say(sound.map(Result::unwrap).collect())).unwrap();
    }

    /// Until the server hangs up.
    pub(crate) async fn hears_the_end(self) {
        timeout(PATIENCE, self.line).await.expect("the server ends the call").unwrap();
    }
}
