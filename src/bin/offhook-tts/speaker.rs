//! The model thread: speaks the jobs at hand, always the piece next that a caller will miss first.

use std::collections::VecDeque;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Receiver;
use std::time::{Duration, Instant};

use offhook::engine::host::Server;
use offhook::engine::protocol::{JobId, Reply, Samples};

use crate::pieces::{Made, Pieces, Place};
use crate::sentences::{Sentence, sentences};
use crate::serve::Cancels;
use crate::voice::VoiceError;
use crate::voices::Voices;

/// Jobs whose sentences take turns; the others wait in the queue.
pub(crate) const SPOKEN_JOBS_MAX: usize = 64;

pub(crate) struct Job {
    pub(crate) id: JobId,
    pub(crate) text: String,
    pub(crate) language: String,
    pub(crate) rate_hz: u32,
    pub(crate) cancelled: Arc<AtomicBool>,
    asked: Instant,
    background: bool,
}

impl Job {
    pub(crate) fn new(id: JobId, (text, language): (String, String), rate_hz: u32, background: bool) -> Self {
        let cancelled = Arc::new(AtomicBool::new(false));
        Self { id, text, language, rate_hz, cancelled, asked: Instant::now(), background }
    }
}

pub(crate) struct Speaker {
    server: Server,
    cancels: Cancels,
    jobs: Receiver<Job>,
}

impl Speaker {
    pub(crate) fn new(server: Server, cancels: Cancels, jobs: Receiver<Job>) -> Self {
        Self { server, cancels, jobs }
    }

    /// Runs until the reading thread is gone.
    pub(crate) fn run(self, load: impl FnOnce() -> Result<Voices, VoiceError>) {
        match load() {
            Ok(voices) => self.speak_all(voices),
            Err(refusal) => _ = self.server.give_up(refusal.to_string()),
        }
    }

    fn speak_all(&self, mut voices: Voices) {
        self.server.tell(&Reply::Ready { about: voices.about() });
        let mut texts: Vec<Text> = Vec::new();
        while self.take_jobs(&mut texts) {
            let first = texts.iter().enumerate().min_by_key(|(_, text)| text.urgency()).map(|(at, _)| at);
            let Some(mut text) = first.map(|at| texts.remove(at)) else { continue };
            match self.speak_piece(&mut voices, &mut text) {
                Progress::Over => self.cancels.forget(text.job.id),
                Progress::More => texts.push(text),
            }
        }
    }

    /// Waits for a job when there is none at hand; false when there will be none any more.
    fn take_jobs(&self, texts: &mut Vec<Text>) -> bool {
        if texts.is_empty() {
            match self.jobs.recv() {
                Ok(job) => texts.push(Text::new(job)),
                Err(_) => return false,
            }
        }
        let room = SPOKEN_JOBS_MAX.saturating_sub(texts.len());
        texts.extend(self.jobs.try_iter().take(room).map(Text::new));
        true
    }

    /// A cancelled job ends without a reply, since nobody waits for one.
    fn speak_piece(&self, voices: &mut Voices, text: &mut Text) -> Progress {
        let (id, rate_hz) = (text.job.id, text.job.rate_hz);
        if text.job.cancelled.load(Ordering::Relaxed) {
            return Progress::Over;
        }
        let made = match text.next_piece(voices) {
            Ok(made) => made,
            Err(error) => {
                self.server.tell(&Reply::Failed { job: id, reason: error.to_string() });
                return Progress::Over;
            }
        };
        let last = made.sentence_over && text.sentences.is_empty();
        // A quiet beginning is nothing to send yet.
        if last || !made.samples.is_empty() {
            let sound = Samples::from_pcm(&made.samples);
            self.server.tell(&Reply::Spoken { job: id, sound, last });
            text.due = text.due.max(Instant::now()) + playing_time(&made.samples, rate_hz);
        }
        if last { Progress::Over } else { Progress::More }
    }
}

enum Progress {
    More,
    Over,
}

/// A job and what is left of it.
struct Text {
    job: Job,
    sentences: VecDeque<Sentence>,
    /// The sentence that is being spoken.
    pieces: Option<Pieces>,
    begun: bool,
    /// When the caller has heard all that was made: silence from then on. For a new job, when it was asked for.
    due: Instant,
}

impl Text {
    fn new(job: Job) -> Self {
        Self { sentences: sentences(&job.text).into(), pieces: None, begun: false, due: job.asked, job }
    }

    /// Least first.
    fn urgency(&self) -> (bool, Instant) {
        (self.job.background, self.due)
    }

    fn next_piece(&mut self, voices: &mut Voices) -> Result<Made, VoiceError> {
        let pieces = match self.pieces.take() {
            Some(pieces) => pieces,
            None => {
                let Some(sentence) = self.sentences.pop_front() else {
                    return Ok(Made { samples: Vec::new(), sentence_over: true });
                };
                let place = Place { first: !self.begun, last: self.sentences.is_empty() };
                self.begun = true;
                Pieces::new(voices.say(&sentence, &self.job.language)?, self.job.rate_hz, place)?
            }
        };
        let (made, rest) = pieces.next()?;
        self.pieces = rest;
        Ok(made)
    }
}

fn playing_time(samples: &[i16], rate_hz: u32) -> Duration {
    Duration::from_secs_f64(samples.len() as f64 / f64::from(rate_hz))
}
