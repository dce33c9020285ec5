//! The model thread: speaks the jobs at hand, always the piece next that a caller will miss first.

use std::collections::VecDeque;
use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Receiver;
use std::time::{Duration, Instant};

use offhook::engine::protocol::{JobId, Reply, Samples};

use crate::pieces::{Made, Pieces, Place};
use crate::sentences::{Sentence, sentences};
use crate::serve::Shared;
use crate::voice::{Voice, VoiceError};

/// Jobs whose sentences take turns; the others wait in the queue.
pub(crate) const SPOKEN_JOBS_MAX: usize = 64;

pub(crate) struct Job {
    pub(crate) id: JobId,
    pub(crate) text: String,
    pub(crate) rate_hz: u32,
    pub(crate) cancelled: Arc<AtomicBool>,
    asked: Instant,
    background: bool,
}

impl Job {
    pub(crate) fn new(id: JobId, text: String, rate_hz: u32, background: bool) -> Self {
        let cancelled = Arc::new(AtomicBool::new(false));
        Self { id, text, rate_hz, cancelled, asked: Instant::now(), background }
    }
}

pub(crate) struct Speaker {
    shared: Arc<Shared>,
    jobs: Receiver<Job>,
}

impl Speaker {
    pub(crate) fn new(shared: Arc<Shared>, jobs: Receiver<Job>) -> Self {
        Self { shared, jobs }
    }

    /// Runs until the reading thread is gone. However it ends, a panic included, the process ends with it: the
    /// reading thread would go on answering pings for a model that is no more.
    pub(crate) fn run(self, load: impl FnOnce() -> Result<Box<dyn Voice>, VoiceError>) {
        let _hangs_up_at_the_end = HangUp(Arc::clone(&self.shared));
        let outcome = match load() {
            Ok(voice) => self.speak_all(voice),
            Err(refusal) => self.shared.send(&Reply::Unusable { reason: refusal.to_string() }),
        };
        if let Err(error) = outcome {
            eprintln!("offhook-tts: could not answer the server: {error}");
        }
    }

    fn speak_all(&self, mut voice: Box<dyn Voice>) -> io::Result<()> {
        self.shared.send(&Reply::Ready { about: voice.about() })?;
        let mut texts: Vec<Text> = Vec::new();
        while self.take_jobs(&mut texts) {
            let first = texts.iter().enumerate().min_by_key(|(_, text)| text.urgency()).map(|(at, _)| at);
            let Some(mut text) = first.map(|at| texts.remove(at)) else { continue };
            match self.speak_piece(voice.as_mut(), &mut text)? {
                Progress::Over => self.shared.forget(text.job.id),
                Progress::More => texts.push(text),
            }
        }
        Ok(())
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
    fn speak_piece(&self, voice: &mut dyn Voice, text: &mut Text) -> io::Result<Progress> {
        let (id, rate_hz) = (text.job.id, text.job.rate_hz);
        if text.job.cancelled.load(Ordering::Relaxed) {
            return Ok(Progress::Over);
        }
        let made = match text.next_piece(voice) {
            Ok(made) => made,
            Err(error) => {
                self.shared.fail(id, &error.to_string())?;
                return Ok(Progress::Over);
            }
        };
        let last = made.sentence_over && text.sentences.is_empty();
        // A quiet beginning is nothing to send yet.
        if last || !made.samples.is_empty() {
            let sound = Samples::from_pcm(&made.samples);
            self.shared.send(&Reply::Spoken { job: id, sound, last })?;
            text.due = text.due.max(Instant::now()) + playing_time(&made.samples, rate_hz);
        }
        Ok(if last { Progress::Over } else { Progress::More })
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

    fn next_piece(&mut self, voice: &mut dyn Voice) -> Result<Made, VoiceError> {
        let pieces = match self.pieces.take() {
            Some(pieces) => pieces,
            None => {
                let Some(sentence) = self.sentences.pop_front() else {
                    return Ok(Made { samples: Vec::new(), sentence_over: true });
                };
                let place = Place { first: !self.begun, last: self.sentences.is_empty() };
                self.begun = true;
                Pieces::new(voice.say(&sentence)?, self.job.rate_hz, place)?
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

struct HangUp(Arc<Shared>);

impl Drop for HangUp {
    fn drop(&mut self) {
        self.0.hang_up();
    }
}
