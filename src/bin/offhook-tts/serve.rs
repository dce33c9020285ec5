//! Takes texts in, and hands them to the thread that speaks.

use std::collections::HashMap;
use std::process::ExitCode;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{SyncSender, TrySendError, sync_channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;

use offhook::engine::host::{Host, Jobs};
use offhook::engine::protocol::{JobId, Request};

use crate::speaker::{Job, Speaker};
use crate::voice::VoiceError;
use crate::voices::Voices;

/// The server has its own, smaller bound on jobs; this one only holds against a server that has gone wrong.
const QUEUE_JOBS_MAX: usize = 64;
/// About ten minutes of speech, longer than anybody listens.
const TEXT_BYTES_MAX: usize = 16 << 10;
/// The rates that telephone calls and sound files have.
const RATES_HZ: std::ops::RangeInclusive<u32> = 8_000..=48_000;

/// Runs until the server closes its end, or there is no voice.
pub(crate) fn serve(
    host: &Host,
    load: impl FnOnce() -> Result<Voices, VoiceError> + Send + 'static,
) -> ExitCode {
    let (queue, jobs) = sync_channel(QUEUE_JOBS_MAX);
    let cancels = Cancels::default();
    let (server, speaker) = (host.server(), Speaker::new(host.server(), cancels.clone(), jobs));
    match thread::Builder::new().name("model".to_owned()).spawn(move || speaker.run(load)) {
        Ok(_) => host.serve(&Queue { jobs: queue, cancels }),
        Err(error) => server.give_up(format!("cannot start a thread: {error}")),
    }
}

struct Queue {
    jobs: SyncSender<Job>,
    cancels: Cancels,
}

/// The jobs that wait or are being spoken, bounded by the queue and by how many are spoken at once.
#[derive(Clone, Default)]
pub(crate) struct Cancels(Arc<Mutex<HashMap<JobId, Arc<AtomicBool>>>>);

impl Cancels {
    /// Called by the speaker when it is done with a job.
    pub(crate) fn forget(&self, job: JobId) {
        self.lock().remove(&job);
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<JobId, Arc<AtomicBool>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Jobs for Queue {
    fn take(&self, job: Request) -> Result<(), String> {
        let Request::Speak { job, text, language, rate_hz, background } = job else {
            return Err("this engine speaks, nothing else".to_owned());
        };
        if text.len() > TEXT_BYTES_MAX {
            return Err("the text is longer than 16 KiB".to_owned());
        }
        if !RATES_HZ.contains(&rate_hz) {
            return Err("the rate is not between 8 and 48 kHz".to_owned());
        }
        let spoken = Job::new(job, (text, language), rate_hz, background);
        self.cancels.lock().insert(job, Arc::clone(&spoken.cancelled));
        self.jobs.try_send(spoken).map_err(|error| {
            self.cancels.forget(job);
            match error {
                TrySendError::Full(_) => "too many texts wait to be spoken".to_owned(),
                TrySendError::Disconnected(_) => "there is no voice".to_owned(),
            }
        })
    }

    /// A cancelled job ends without a reply, since nobody waits for one.
    fn cancel(&self, job: JobId) -> bool {
        if let Some(cancelled) = self.cancels.lock().get(&job) {
            cancelled.store(true, Ordering::Relaxed);
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use std::os::unix::net::UnixStream;
    use std::rc::Rc;
    use std::sync::mpsc::{Receiver, Sender, channel};

    use offhook::engine::protocol::{self, Reply};

    use super::*;
    use crate::sentences::Sentence;
    use crate::speaker::SPOKEN_JOBS_MAX;
    use crate::voice::{Piece, Sound, Voice};

    /// Speaks a sentence in as many samples as it has characters, a clause at a time, when it is let.
    struct FakeVoice {
        may_speak: Rc<Receiver<()>>,
    }

    impl Voice for FakeVoice {
        fn about(&self) -> String {
            "fake".to_owned()
        }

        fn language(&self) -> &str {
            "en"
        }

        fn say(&mut self, sentence: &Sentence) -> Result<Sound, VoiceError> {
            let may_speak = Rc::clone(&self.may_speak);
            let clauses: Vec<usize> = sentence.clauses.iter().map(|clause| clause.text.len() + 1).collect();
            let last = clauses.len();
            let pieces = clauses.into_iter().enumerate().map(move |(at, characters)| {
                // At the test's end nobody lets it speak any more.
                may_speak.recv().map_err(|_| VoiceError::ModelFailed("the test is over".to_owned()))?;
                Ok(Piece { samples: vec![1000; characters], last: at + 1 == last })
            });
            Ok(Sound { rate_hz: 8_000, pieces: Box::new(pieces) })
        }
    }

    /// The server's end of a running engine; the sender lets it speak.
    fn engine() -> (UnixStream, Sender<()>) {
        let (server, socket) = UnixStream::pair().unwrap();
        let (let_speak, may_speak) = channel();
        let host = Host::over(socket).unwrap();
        thread::spawn(move || {
            serve(&host, || Ok(Voices::only(Box::new(FakeVoice { may_speak: Rc::new(may_speak) }))))
        });
        (server, let_speak)
    }

    fn ask(mut server: &UnixStream, request: &Request) {
        protocol::send(&mut server, request).unwrap();
    }

    fn speak(job: JobId, text: &str, rate_hz: u32) -> Request {
        Request::Speak { job, text: text.to_owned(), language: "en".to_owned(), rate_hz, background: false }
    }

    fn speak_in_background(job: JobId, text: &str) -> Request {
        let (text, language) = (text.to_owned(), "en".to_owned());
        Request::Speak { job, text, language, rate_hz: 8_000, background: true }
    }

    /// In short: `Ready`, `Pong`, `1 has 20 ms`, `1 ends with 20 ms`, `1 fails`.
    fn answer(mut server: &UnixStream) -> String {
        match protocol::receive(&mut server).unwrap() {
            Reply::Ready { .. } => "Ready".to_owned(),
            Reply::Pong => "Pong".to_owned(),
            Reply::Spoken { job, sound, last } => {
                let verb = if last { "ends with" } else { "has" };
                format!("{job} {verb} {} samples", sound.to_pcm().len())
            }
            Reply::Failed { job, reason } => format!("{job} fails: {reason}"),
            Reply::Unusable { reason } => format!("Unusable: {reason}"),
            other => format!("{other:?}"),
        }
    }

    #[test]
    fn sentences_come_one_by_one_with_a_pause_between_them() {
        let (server, let_speak) = engine();
        assert_eq!(answer(&server), "Ready");
        ask(&server, &speak(1, "One. Two and three.", 8_000));
        let_speak.send(()).unwrap();
        assert_eq!(answer(&server), "1 has 2004 samples");
        let_speak.send(()).unwrap();
        assert_eq!(answer(&server), "1 ends with 174 samples");
        ask(&server, &speak(2, " ... ", 8_000));
        assert_eq!(answer(&server), "2 ends with 0 samples");
    }

    #[test]
    fn a_ping_is_answered_while_the_model_works_and_a_cancelled_job_ends_between_sentences() {
        let (server, let_speak) = engine();
        assert_eq!(answer(&server), "Ready");
        ask(&server, &speak(1, "One. Two. Three.", 8_000));
        ask(&server, &speak(2, "Four.", 8_000));
        ask(&server, &Request::Cancel { job: 1 });
        ask(&server, &Request::Cancel { job: 77 });
        ask(&server, &Request::Ping);
        assert_eq!(answer(&server), "Pong");
        // The first sentence may have begun before the cancellation came; the others are never made.
        let_speak.send(()).unwrap();
        let_speak.send(()).unwrap();
        let first = answer(&server);
        let second = if first.starts_with("1 has") { answer(&server) } else { first };
        assert_eq!(second, "2 ends with 165 samples");
    }

    #[test]
    fn what_cannot_be_spoken_is_refused_and_the_engine_goes_on() {
        let (server, let_speak) = engine();
        assert_eq!(answer(&server), "Ready");
        ask(&server, &speak(1, "One.", 3));
        assert_eq!(answer(&server), "1 fails: the rate is not between 8 and 48 kHz");
        ask(&server, &speak(2, &"x".repeat(TEXT_BYTES_MAX + 1), 8_000));
        assert_eq!(answer(&server), "2 fails: the text is longer than 16 KiB");
        for job in 3..4 + (QUEUE_JOBS_MAX + SPOKEN_JOBS_MAX) as JobId {
            ask(&server, &speak(job, "One.", 8_000));
        }
        assert!(answer(&server).ends_with("too many texts wait to be spoken"));
        let_speak.send(()).unwrap();
        while !answer(&server).starts_with("3 ends with") {}
    }

    #[test]
    fn a_voice_that_cannot_be_loaded_says_so_and_the_engine_ends() {
        let (server, socket) = UnixStream::pair().unwrap();
        let host = Host::over(socket).unwrap();
        let engine = thread::spawn(move || serve(&host, || Err(VoiceError::DataMissing)));
        assert!(answer(&server).starts_with("Unusable: could not find espeak-ng-data"));
        engine.join().unwrap();
    }

    #[test]
    fn a_long_text_does_not_keep_a_short_one_waiting() {
        let (server, let_speak) = engine();
        assert_eq!(answer(&server), "Ready");
        ask(&server, &speak(1, "One. Two. Three.", 8_000));
        ask(&server, &speak(2, "Four.", 8_000));
        ask(&server, &Request::Ping);
        assert_eq!(answer(&server), "Pong");
        for expected in
            ["1 has 2004 samples", "2 ends with 165 samples", "1 has 2004 samples", "1 ends with 166 samples"]
        {
            let_speak.send(()).unwrap();
            assert_eq!(answer(&server), expected);
        }
    }

    #[test]
    fn what_nobody_waits_for_gives_way_in_the_middle_of_a_sentence() {
        let (server, let_speak) = engine();
        assert_eq!(answer(&server), "Ready");
        ask(&server, &speak_in_background(1, "One, two, three."));
        ask(&server, &speak_in_background(2, "Four."));
        ask(&server, &Request::Ping);
        assert_eq!(answer(&server), "Pong");
        let_speak.send(()).unwrap();
        assert_eq!(answer(&server), "1 has 4 samples");
        // The next piece may be under way already; all that follow it wait.
        ask(&server, &speak(3, "Five. Six.", 8_000));
        ask(&server, &Request::Ping);
        assert_eq!(answer(&server), "Pong");
        let mut answers = Vec::new();
        for _ in 0..5 {
            let_speak.send(()).unwrap();
            answers.push(answer(&server));
        }
        let under_way = answers.iter().position(|answer| answer.starts_with("3 has")).unwrap();
        assert!(under_way <= 1, "{answers:?}");
        assert_eq!(answers[under_way + 1], "3 ends with 164 samples");
        answers.retain(|answer| !answer.starts_with('3'));
        answers.sort();
        assert_eq!(answers, ["1 ends with 166 samples", "1 has 4 samples", "2 ends with 165 samples"]);
    }
}
