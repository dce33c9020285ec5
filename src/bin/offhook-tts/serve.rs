//! The protocol's two threads: this one reads and answers pings, the other owns the model and speaks one job
//! at a time.

use std::collections::HashMap;
use std::io;
use std::os::unix::net::UnixStream;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, TrySendError, sync_channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::{process, thread};

use offhook::audio;
use offhook::engine::protocol::{self, JobId, Reply, Request, Samples};

use crate::sentences::{Sentence, sentences};
use crate::voice::{Voice, VoiceError};

/// The server has its own, smaller bound on jobs; this one only holds against a server that has gone wrong.
const QUEUE_JOBS_MAX: usize = 256;
/// About ten minutes of speech, longer than anybody listens.
const TEXT_BYTES_MAX: usize = 16 << 10;
/// The rates that telephone calls and sound files have.
const RATES_HZ: std::ops::RangeInclusive<u32> = 8_000..=48_000;
/// Piper ends a sentence abruptly, espeak-ng with a third of a second: a speaker pauses about so long.
const BETWEEN_SENTENCES_MS: usize = 250;
/// Lets the last sound die away in the far end's echo canceller.
const AFTER_LAST_MS: usize = 20;
/// 54 dB below full scale: under the noise of a telephone line.
const QUIET: u16 = 64;

/// Runs until the server closes its end.
pub(crate) fn serve(
    socket: UnixStream,
    load: impl FnOnce() -> Result<Box<dyn Voice>, VoiceError> + Send + 'static,
) -> io::Result<()> {
    let mut requests = io::BufReader::new(socket.try_clone()?);
    let shared = Arc::new(Shared { replies: Mutex::new(socket), cancels: Mutex::default() });
    let (queue, jobs) = sync_channel(QUEUE_JOBS_MAX);
    let speaker = Speaker { shared: Arc::clone(&shared), jobs };
    thread::Builder::new().name("model".to_owned()).spawn(move || speaker.run(load))?;
    loop {
        match protocol::receive(&mut requests) {
            Ok(request) => shared.take(request, &queue)?,
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Ok(()),
            Err(error) => return Err(error),
        }
    }
}

struct Job {
    id: JobId,
    text: String,
    rate_hz: u32,
    cancelled: Arc<AtomicBool>,
}

struct Shared {
    replies: Mutex<UnixStream>,
    /// The jobs that wait or are being spoken, bounded by the queue.
    cancels: Mutex<HashMap<JobId, Arc<AtomicBool>>>,
}

impl Shared {
    fn take(&self, request: Request, queue: &SyncSender<Job>) -> io::Result<()> {
        match request {
            Request::Ping => self.send(&Reply::Pong),
            Request::Cancel { job } => {
                if let Some(cancelled) = self.cancels().get(&job) {
                    cancelled.store(true, Ordering::Relaxed);
                }
                Ok(())
            }
            Request::Speak { job, text, rate_hz } => self.admit(job, text, rate_hz, queue),
            Request::Transcribe { job, .. } => self.fail(job, "this engine speaks and does not listen"),
        }
    }

    fn admit(&self, id: JobId, text: String, rate_hz: u32, queue: &SyncSender<Job>) -> io::Result<()> {
        if text.len() > TEXT_BYTES_MAX {
            return self.fail(id, "the text is longer than 16 KiB");
        }
        if !RATES_HZ.contains(&rate_hz) {
            return self.fail(id, "the rate is not between 8 and 48 kHz");
        }
        let cancelled = Arc::new(AtomicBool::new(false));
        self.cancels().insert(id, Arc::clone(&cancelled));
        let refusal = match queue.try_send(Job { id, text, rate_hz, cancelled }) {
            Ok(()) => return Ok(()),
            Err(TrySendError::Full(_)) => "too many texts wait to be spoken",
            Err(TrySendError::Disconnected(_)) => "there is no voice",
        };
        self.cancels().remove(&id);
        self.fail(id, refusal)
    }

    fn fail(&self, job: JobId, reason: &str) -> io::Result<()> {
        self.send(&Reply::Failed { job, reason: reason.to_owned() })
    }

    fn send(&self, reply: &Reply) -> io::Result<()> {
        let mut replies = self.replies.lock().unwrap_or_else(PoisonError::into_inner);
        protocol::send(&mut *replies, reply)
    }

    fn cancels(&self) -> MutexGuard<'_, HashMap<JobId, Arc<AtomicBool>>> {
        self.cancels.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

struct Speaker {
    shared: Arc<Shared>,
    jobs: Receiver<Job>,
}

impl Speaker {
    fn run(self, load: impl FnOnce() -> Result<Box<dyn Voice>, VoiceError>) {
        // The reading thread would go on answering pings for a model that is no more.
        let _ends_with_this_thread = EndOnPanic;
        let outcome = match load() {
            Ok(voice) => self.speak_all(voice),
            Err(refusal) => self.shared.send(&Reply::Unusable { reason: refusal.to_string() }),
        };
        if let Err(error) = outcome {
            eprintln!("offhook-tts: could not answer the server: {error}");
            process::exit(1);
        }
    }

    fn speak_all(&self, mut voice: Box<dyn Voice>) -> io::Result<()> {
        self.shared.send(&Reply::Ready { about: voice.about() })?;
        for job in &self.jobs {
            let outcome = self.speak(voice.as_mut(), &job);
            self.shared.cancels().remove(&job.id);
            outcome?;
        }
        Ok(())
    }

    /// One reply per sentence. A cancelled job ends without one, since nobody waits for it.
    fn speak(&self, voice: &mut dyn Voice, job: &Job) -> io::Result<()> {
        let sentences = sentences(&job.text);
        if sentences.is_empty() {
            return self.send_sound(job, &[], true);
        }
        for (at, sentence) in sentences.iter().enumerate() {
            if job.cancelled.load(Ordering::Relaxed) {
                return Ok(());
            }
            let last = at + 1 == sentences.len();
            match sound(voice, sentence, job.rate_hz) {
                Ok(mut samples) => {
                    let pause_ms = if last { AFTER_LAST_MS } else { BETWEEN_SENTENCES_MS };
                    end_with_pause(&mut samples, job.rate_hz as usize * pause_ms / 1000);
                    self.send_sound(job, &samples, last)?;
                }
                Err(error) => return self.shared.fail(job.id, &error.to_string()),
            }
        }
        Ok(())
    }

    fn send_sound(&self, job: &Job, samples: &[i16], last: bool) -> io::Result<()> {
        self.shared.send(&Reply::Spoken { job: job.id, sound: Samples::from_pcm(samples), last })
    }
}

fn sound(voice: &mut dyn Voice, sentence: &Sentence, rate_hz: u32) -> Result<Vec<i16>, VoiceError> {
    let sound = voice.say(sentence)?;
    Ok(audio::resample(&sound.samples, sound.rate_hz, rate_hz)?)
}

/// Exactly one pause, whatever the voice left there: the session counts silence from a prompt's end.
fn end_with_pause(samples: &mut Vec<i16>, pause_samples: usize) {
    let loud = samples.iter().rposition(|sample| sample.unsigned_abs() > QUIET).map_or(0, |last| last + 1);
    samples.truncate(loud);
    samples.resize(loud + pause_samples, 0);
}

/// Ends the process when the thread that owns it panics.
struct EndOnPanic;

impl Drop for EndOnPanic {
    fn drop(&mut self) {
        if thread::panicking() {
            process::abort();
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::{Sender, channel};

    use super::*;
    use crate::voice::Sound;

    /// Speaks a sentence in as many samples as it has characters, when it is let.
    struct FakeVoice {
        may_speak: Receiver<()>,
    }

    impl Voice for FakeVoice {
        fn about(&self) -> String {
            "fake".to_owned()
        }

        fn say(&mut self, sentence: &Sentence) -> Result<Sound, VoiceError> {
            self.may_speak.recv().unwrap();
            Ok(Sound { samples: vec![1000; sentence.text().len()], rate_hz: 8_000 })
        }
    }

    /// The server's end of a running engine; the sender lets it speak.
    fn engine() -> (UnixStream, Sender<()>) {
        let (server, socket) = UnixStream::pair().unwrap();
        let (let_speak, may_speak) = channel();
        thread::spawn(move || serve(socket, || Ok(Box::new(FakeVoice { may_speak }))));
        (server, let_speak)
    }

    fn ask(mut server: &UnixStream, request: &Request) {
        protocol::send(&mut server, request).unwrap();
    }

    fn speak(job: JobId, text: &str, rate_hz: u32) -> Request {
        Request::Speak { job, text: text.to_owned(), rate_hz }
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
            Reply::Transcribed { .. } => "Transcribed".to_owned(),
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
        for job in 3..3 + QUEUE_JOBS_MAX as JobId + 2 {
            ask(&server, &speak(job, "One.", 8_000));
        }
        assert!(answer(&server).ends_with("too many texts wait to be spoken"));
        let_speak.send(()).unwrap();
        while !answer(&server).starts_with("3 ends with") {}
    }

    #[test]
    fn a_voice_that_cannot_be_loaded_says_so_once_and_pings_are_still_answered() {
        let (server, socket) = UnixStream::pair().unwrap();
        thread::spawn(move || serve(socket, || Err(VoiceError::DataMissing)));
        assert!(answer(&server).starts_with("Unusable: could not find espeak-ng-data"));
        ask(&server, &Request::Ping);
        assert_eq!(answer(&server), "Pong");
    }

    #[test]
    fn a_pause_is_exact_however_a_voice_ends() {
        for (mut samples, expected) in [
            (vec![500, 500], vec![500, 500, 0, 0]),
            (vec![500, 20, -20, 0, 0, 0, 0], vec![500, 0, 0]),
            (vec![3, 3, 3, 3], vec![0, 0]),
        ] {
            end_with_pause(&mut samples, 2);
            assert_eq!(samples, expected);
        }
    }
}
