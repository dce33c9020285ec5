//! The protocol's two threads: this one reads and answers pings, the other owns the model and speaks one job at a time.

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
/// Models end a sentence without the pause that a speaker makes before the next.
const BETWEEN_SENTENCES_MS: usize = 250;

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
                    let pause = if last { 0 } else { pause(job.rate_hz) };
                    samples.resize(samples.len() + pause, 0);
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

fn pause(rate_hz: u32) -> usize {
    rate_hz as usize * BETWEEN_SENTENCES_MS / 1000
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
