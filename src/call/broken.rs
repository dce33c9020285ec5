//! A test: a fault of the program in one of fifty calls costs that call its conversation, and the others nothing.

use std::{
    io::{Read as _, Write as _},
    net::{Ipv4Addr, TcpListener, TcpStream},
    sync::Arc,
    time::Duration,
};

use super::{Credential, Engines, Exchange, Flows, Service, Sources, exchange::Announced, request::Request};
use crate::{
    audio::CallRate,
    audiosocket::{Digit, Inbox, Message, write_digit},
    call::agi::verbs::finished,
    call_details::Details,
    dialog::{Answer, Dialog, Expect, Heard, KeyRule, Outcome, Question, Status, Step},
    engine::{
        prompts::PromptSettings,
        voice::{Voice, VoiceChoice},
        worker::{Worker, WorkerSettings},
    },
    metrics::{Engine, Metrics},
    pii::Redacted,
    store::{Filter, Page, Place, Recordings, Records, Store, Writer},
    understand::Completeness,
};

const CALLS: usize = 50;
/// The broken one.
const BROKEN: usize = 17;

/// Asks for a key; the broken one panics when it gets it, and quotes it as a panic may.
struct Asks {
    breaks: bool,
}

impl Dialog for Asks {
    fn open(&mut self) -> Step {
        let keys = KeyRule { digits_max: 1, terminator: None, inter_digit_ms: 1_000 };
        let expect = Expect {
            keys: Some(keys),
            speech: None,
            no_input_ms: 60_000,
            barge_in: true,
            must_be_heard: false,
        };
        Step::Ask(Question { prompt: "Press a key.".to_owned(), expect, sensitive: false })
    }

    fn answer(&mut self, answer: Answer) -> Step {
        assert!(!self.breaks, "a fault of the program at {answer:?}");
        Step::End { farewell: None, outcome: Box::new(Outcome::undecided(Status::Ok, "en")) }
    }

    fn completeness(&self, _: &Heard) -> Completeness {
        Completeness::Unknown
    }

    fn break_off(&self, status: Status) -> Outcome {
        Outcome { intent: Some("fallback".to_owned()), ..Outcome::undecided(status, "en") }
    }

    fn fixed_prompts(&self) -> Vec<String> {
        Vec::new()
    }

    fn language(&self) -> &str {
        "en"
    }
}

/// Asterisk's side of a call's audio.
struct Caller {
    socket: TcpStream,
    inbox: Inbox,
}

impl Caller {
    fn connects(exchange: &Exchange, call: &Announced) -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let socket = TcpStream::connect(listener.local_addr().unwrap()).unwrap();
        socket.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
        let (ours, _) = listener.accept().unwrap();
        exchange.connect(call.uuid, ours, Inbox::default()).unwrap();
        Self { socket, inbox: Inbox::default() }
    }

    /// False when the call is ended, as every Asterisk understands it.
    fn hears_a_frame(&mut self) -> bool {
        loop {
            match self.inbox.take().unwrap() {
                Some(Message::Audio { .. }) => return true,
                Some(Message::Hangup) => return false,
                Some(other) => panic!("{other:?}"),
                None => {}
            }
            let read = self.socket.read(self.inbox.room()).unwrap();
            assert!(read > 0, "closed without a word");
            self.inbox.arrived(read);
        }
    }

    fn hears(&mut self, frames: usize) {
        (0..frames).for_each(|frame| assert!(self.hears_a_frame(), "ended after {frame} frames"));
    }

    fn presses_one(&mut self) {
        let mut message = Vec::new();
        write_digit(&mut message, Digit::from_byte(b'1').unwrap());
        self.socket.write_all(&message).unwrap();
    }

    fn hears_the_end(&mut self) {
        while self.hears_a_frame() {}
    }
}

/// One media thread for all; its voice never comes, so that a prompt lasts until a key.
fn exchange(records: Records, metrics: &Arc<Metrics>) -> Exchange {
    let silent =
        WorkerSettings::new(Engine::Tts, "/bin/sh".into(), vec!["-c".to_owned(), "exec sleep 60".to_owned()]);
    let speaker = Worker::start(silent, Arc::clone(metrics));
    let voice =
        Voice::new(speaker, VoiceChoice::espeak().ids(), PromptSettings::new(None), Arc::clone(metrics));
    let flows = Arc::new(Flows::of([]));
    let runtime = tokio::runtime::Handle::current();
    let sources = Sources { embedder: None, language_model: None, flows: Arc::clone(&flows), runtime };
    let engines = Engines { recogniser: None, voice: voice.unwrap(), sources, language: "en".to_owned() };
    let service = Service {
        credential: Credential::default(),
        flows,
        engines,
        metrics: Arc::clone(metrics),
        records,
        details: Details::default(),
        recordings: Recordings::default(),
        call_max: Duration::from_secs(60),
        audio: "127.0.0.1:9092".to_owned(),
        calls_max: CALLS,
        wait_max: Duration::from_millis(1_500),
        media_threads: 1,
    };
    Exchange::new(service).unwrap()
}

fn announce(exchange: &Exchange, number: usize) -> Announced {
    let request = Request::converse("asks".to_owned(), Redacted::default(), "600");
    let call_info = request.call_info(&exchange.service.flows, "PJSIP/trunk-1");
    let dialog = Box::new(Asks { breaks: number == BROKEN });
    let admission = exchange.admit().unwrap();
    exchange.announce(dialog, Some(CallRate::Narrow), Duration::from_secs(20), admission, call_info, None)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_panic_costs_one_call_of_fifty() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(Place::Sqlite(folder.path().join("records.db")), None).await.unwrap();
    let metrics = Arc::new(Metrics::new());
    let (records, writer) = Writer::start(store.clone(), "test".to_owned(), Arc::clone(&metrics));
    let exchange = exchange(records, &metrics);
    let mut announced: Vec<Announced> = (0..CALLS).map(|number| announce(&exchange, number)).collect();
    let mut callers: Vec<Caller> = announced.iter().map(|call| Caller::connects(&exchange, call)).collect();
    callers.iter_mut().for_each(|caller| caller.hears(5));
    let (mut caller, call) = (callers.swap_remove(BROKEN), announced.swap_remove(BROKEN));
    let broken = call.uuid;
    caller.presses_one();
    caller.hears_the_end();
    let told = finished(call).await.outcome;
    assert_eq!((told.status, told.intent.as_deref()), (Status::Error, Some("fallback")));
    assert!(exchange.keeps_pace());
    for (caller, call) in callers.iter_mut().zip(announced) {
        caller.hears(10);
        caller.presses_one();
        caller.hears_the_end();
        assert_eq!(finished(call).await.outcome.status, Status::Ok);
    }
    assert_eq!(metrics.call_panics.get(), 1);
    exchange.service.engines.voice.worker().stop().await;
    drop(exchange);
    writer.finish(Duration::from_secs(20)).await;
    let calls = store.calls(&Filter::default(), Page { number: 0, size: 100 }).await.unwrap().calls;
    let status = |of: &crate::store::CallRow| of.status.clone().unwrap();
    let as_it_was_told = calls.iter().find(|row| row.call == broken).unwrap();
    assert_eq!(status(as_it_was_told), "error");
    assert_eq!(as_it_was_told.intent.as_deref(), Some("fallback"));
    assert_eq!(calls.iter().filter(|row| status(row) == "ok").count(), CALLS - 1);
    store.close().await;
}
