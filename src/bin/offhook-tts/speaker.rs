//! The model thread: speaks the jobs at hand, always the sentence next that a caller will miss first.

use std::collections::VecDeque;
use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Receiver;
use std::time::{Duration, Instant};

use offhook::audio;
use offhook::engine::protocol::{JobId, Reply, Samples};

use crate::sentences::{Sentence, sentences};
use crate::serve::Shared;
use crate::voice::{Voice, VoiceError};

/// Jobs whose sentences take turns; the others wait in the queue.
pub(crate) const SPOKEN_JOBS_MAX: usize = 64;
/// Piper ends a sentence abruptly, espeak-ng with a third of a second: a speaker pauses about so long.
const BETWEEN_SENTENCES_MS: usize = 250;
/// Lets the last sound die away in the far end's echo canceller.
const AFTER_LAST_MS: usize = 20;
/// 54 dB below full scale: under the noise of a telephone line.
const QUIET: u16 = 64;

pub(crate) struct Job {
    pub(crate) id: JobId,
    pub(crate) text: String,
    pub(crate) rate_hz: u32,
    pub(crate) cancelled: Arc<AtomicBool>,
    pub(crate) asked: Instant,
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
            let first = texts.iter().enumerate().min_by_key(|(_, text)| text.due).map(|(at, _)| at);
            let Some(mut text) = first.map(|at| texts.remove(at)) else { continue };
            match self.speak_sentence(voice.as_mut(), &mut text)? {
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
    fn speak_sentence(&self, voice: &mut dyn Voice, text: &mut Text) -> io::Result<Progress> {
        let job = &text.job;
        if job.cancelled.load(Ordering::Relaxed) {
            return Ok(Progress::Over);
        }
        let sentence = text.sentences.pop_front();
        let last = text.sentences.is_empty();
        let made =
            sentence.map_or_else(|| Ok(Vec::new()), |sentence| sound(voice, &sentence, job.rate_hz, last));
        let samples = match made {
            Ok(samples) => samples,
            Err(error) => {
                self.shared.fail(job.id, &error.to_string())?;
                return Ok(Progress::Over);
            }
        };
        let reply = Reply::Spoken { job: job.id, sound: Samples::from_pcm(&samples), last };
        self.shared.send(&reply)?;
        text.due = text.due.max(Instant::now()) + playing_time(&samples, job.rate_hz);
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
    /// When the caller has heard all that was made: silence from then on. For a new job, when it was asked for.
    due: Instant,
}

impl Text {
    fn new(job: Job) -> Self {
        Self { sentences: sentences(&job.text).into(), due: job.asked, job }
    }
}

fn sound(
    voice: &mut dyn Voice,
    sentence: &Sentence,
    rate_hz: u32,
    last: bool,
) -> Result<Vec<i16>, VoiceError> {
    let sound = voice.say(sentence)?;
    let mut samples = audio::resample(&sound.samples, sound.rate_hz, rate_hz)?;
    let pause_ms = if last { AFTER_LAST_MS } else { BETWEEN_SENTENCES_MS };
    end_with_pause(&mut samples, rate_hz as usize * pause_ms / 1000);
    Ok(samples)
}

/// Exactly one pause, whatever the voice left there: the session counts silence from a prompt's end.
fn end_with_pause(samples: &mut Vec<i16>, pause_samples: usize) {
    let loud = samples.iter().rposition(|sample| sample.unsigned_abs() > QUIET).map_or(0, |last| last + 1);
    samples.truncate(loud);
    samples.resize(loud + pause_samples, 0);
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

#[cfg(test)]
mod tests {
    use super::*;

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
