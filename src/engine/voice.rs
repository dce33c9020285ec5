//! Speech as a job: a text in, sound out piece by piece, at once where the text is a fixed prompt.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use std::{fmt, io, mem};

use tokio::sync::oneshot;

use super::programs;
use super::prompts::{Found, Key, PromptSettings, Prompts};
use super::protocol::{Reply, Request};
use super::voice_ids::VoiceIds;
use super::worker::{EngineError, Job, JobReply, Worker, WorkerSettings};
use crate::audio::{self, RateError};
use crate::metrics::{Engine, Labelled, Metrics, PromptSource};
use crate::speech::spoken_form;

/// The voice that needs no file.
const ESPEAK: &str = "espeak";

/// Which voices speak.
#[derive(Clone, Debug)]
pub struct VoiceChoice {
    /// A Piper voice's `.onnx`, or `espeak` for the voice that needs no file.
    pub voice: String,
    /// The language of espeak's own voice; a Piper voice brings its own.
    pub language: String,
    /// Other languages, by their tags, and who speaks them. What has no voice here, espeak-ng speaks.
    pub others: BTreeMap<String, String>,
    /// Threads of a Piper model.
    pub threads: usize,
}

impl VoiceChoice {
    /// The voice that is always there.
    pub fn espeak() -> Self {
        let (voice, language) = (ESPEAK.to_owned(), "en".to_owned());
        Self { voice, language, others: BTreeMap::new(), threads: 1 }
    }

    /// Settings for the process that speaks; `program` is `offhook-tts`, by default the one beside this
    /// program.
    pub fn worker(&self, program: Option<PathBuf>) -> WorkerSettings {
        let program = programs::program(Engine::Tts, program.as_deref());
        let args =
            ["--voice", &self.voice, "--language", &self.language, "--threads", &self.threads.to_string()];
        let mut args = args.map(str::to_owned).to_vec();
        let others = self.others.iter().map(|(language, voice)| format!("{language}={voice}"));
        args.extend(others.flat_map(|other| ["--voice-for".to_owned(), other]));
        let mut settings = WorkerSettings::new(Engine::Tts, program, args);
        // To the last sentence of a text; the first comes early, and a caller hears the rest in real time.
        settings.job_deadline = Duration::from_secs(30);
        settings.model = (self.voice != ESPEAK).then(|| PathBuf::from(&self.voice));
        settings
    }

    pub fn ids(&self) -> VoiceIds {
        VoiceIds::of(&self.voice, &self.language, &self.others)
    }
}

/// A piece of speech, which joins the one before it; a whole prompt where it was kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SpokenPart {
    pub samples: Arc<[i16]>,
    pub last: bool,
}

/// A text to be spoken.
#[derive(Clone, Copy)]
pub struct Wanted<'a> {
    pub text: &'a str,
    /// A BCP 47 tag: decides which voice speaks, and how numbers, dates and the like are read.
    pub language: &'a str,
    pub rate_hz: u32,
}

/// Where a fixed prompt's sound is from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Made {
    /// From memory or disk.
    Cached,
    Rendered,
}

/// Speaks. Cheap to clone.
#[derive(Clone)]
pub struct Voice {
    worker: Worker,
    prompts: Arc<Prompts>,
    ids: Arc<VoiceIds>,
    metrics: Arc<Metrics>,
}

impl Voice {
    pub fn new(
        worker: Worker,
        ids: VoiceIds,
        prompts: PromptSettings,
        metrics: Arc<Metrics>,
    ) -> io::Result<Self> {
        Ok(Self { worker, prompts: Prompts::start(prompts)?, ids: Arc::new(ids), metrics })
    }

    pub fn worker(&self) -> &Worker {
        &self.worker
    }

    /// Speaks a text; never blocks and never waits for a disk. `on_sound` gets each piece as it is made, and exactly
    /// one last call (`last` or an error) unless the handle is dropped first, which stops the speech.
    ///
    /// A fixed prompt in memory is answered before this returns, on this thread, whatever state the engine is in.
    /// Nothing else is kept: only texts given to [`Voice::declare_fixed`] are, because others may hold what a caller
    /// said.
    pub fn say(
        &self,
        wanted: Wanted<'_>,
        on_sound: impl FnMut(Result<SpokenPart, EngineError>) + Send + 'static,
    ) -> Result<Speech, EngineError> {
        let mut order = Order::new(&self.ids, wanted, Box::new(on_sound));
        match self.prompts.find(&order.key) {
            Found::Here(samples) => {
                self.count(PromptSource::Memory);
                (order.on_sound)(Ok(SpokenPart { samples, last: true }));
                Ok(Speech::over())
            }
            Found::Nowhere => Ok(Speech::made_by(self.render(order, Keep::Nothing)?)),
            Found::PerhapsOnDisk => Ok(self.say_from_disk(order)),
        }
    }

    /// Takes this for a fixed prompt, which may be kept.
    pub fn declare_fixed(&self, wanted: Wanted<'_>) {
        self.prompts.declare_fixed(Key::of(&self.ids, wanted));
    }

    /// Sees to it that a fixed prompt is in the cache at each rate, behind everything that a call asks for. It is
    /// spoken once, for the highest rate, from which the others are made.
    pub async fn make_ready(
        &self,
        text: &str,
        language: &str,
        rates_hz: &[u32],
    ) -> Result<Made, EngineError> {
        let highest = rates_hz.iter().copied().max().unwrap_or_default();
        let at = |rate_hz| Wanted { text, language, rate_hz };
        let mut missing = Vec::new();
        for rate_hz in rates_hz.iter().copied() {
            self.declare_fixed(at(rate_hz));
            if !self.is_cached(at(rate_hz)).await {
                missing.push(rate_hz);
            }
        }
        if missing.is_empty() {
            return Ok(Made::Cached);
        }
        // Only now, because the engine may have been starting.
        self.worker.ready(READY_DEADLINE).await?;
        let sound = self.render_behind(at(highest)).await?;
        for rate_hz in missing {
            let failed = |error: RateError| EngineError::Failed { reason: error.to_string() };
            let sound = audio::resample(&sound, highest, rate_hz).map_err(failed)?;
            self.prompts.store(Key::of(&self.ids, at(rate_hz)), &sound.into());
        }
        Ok(Made::Rendered)
    }

    /// When this is done, all that was made is on the disk.
    pub async fn written(&self) {
        let (done, written) = oneshot::channel();
        self.prompts.load(Key::of(&self.ids, Wanted { text: "", language: "", rate_hz: 0 }), move |_| {
            // Nobody waits any more only when this future was dropped.
            let _ = done.send(());
        });
        let _ = written.await;
    }

    async fn is_cached(&self, wanted: Wanted<'_>) -> bool {
        let key = Key::of(&self.ids, wanted);
        matches!(self.prompts.find(&key), Found::Here(_)) || self.is_on_disk(key).await
    }

    /// What was to be stored before this question is on the disk when the answer comes.
    async fn is_on_disk(&self, key: Key) -> bool {
        let (done, found) = oneshot::channel();
        self.prompts.load(key, move |sound| {
            // Nobody waits any more only when this future was dropped.
            let _ = done.send(sound.is_some());
        });
        found.await.unwrap_or(false)
    }

    async fn render_behind(&self, wanted: Wanted<'_>) -> Result<Vec<i16>, EngineError> {
        let (done, end) = oneshot::channel();
        let (mut done, mut whole) = (Some(done), Vec::new());
        let on_sound = move |part: Result<SpokenPart, EngineError>| {
            let outcome = match part {
                Ok(SpokenPart { samples, last }) => {
                    whole.extend_from_slice(&samples);
                    if !last {
                        return;
                    }
                    Ok(mem::take(&mut whole))
                }
                Err(error) => Err(error),
            };
            if let Some(done) = done.take() {
                // Nobody waits any more only when this future was dropped.
                let _ = done.send(outcome);
            }
        };
        let _job = self.render(Order::new(&self.ids, wanted, Box::new(on_sound)), Keep::Behind)?;
        // The worker answers each job within its deadline.
        end.await.unwrap_or(Err(EngineError::Died))
    }

    /// The disk's thread calls back; the engine is the second choice, asked from there.
    fn say_from_disk(&self, mut order: Order) -> Speech {
        let speech = Speech::looked_for();
        let state = Arc::clone(&speech.state);
        let voice = self.clone();
        self.prompts.load(order.key, move |found| {
            if state_of(&state).is_over() {
                return;
            }
            if let Some(samples) = found {
                voice.count(PromptSource::Disk);
                return (order.on_sound)(Ok(SpokenPart { samples, last: true }));
            }
            let on_sound = Arc::new(Mutex::new(mem::replace(&mut order.on_sound, Box::new(|_| {}))));
            let teller = Arc::clone(&on_sound);
            order.on_sound = Box::new(move |part| tell(&teller, part));
            match voice.render(order, Keep::AsFixed) {
                Ok(job) => state_of(&state).be_made_by(job),
                Err(error) => tell(&on_sound, Err(error)),
            }
        });
        speech
    }

    fn render(&self, order: Order, keep: Keep) -> Result<Job, EngineError> {
        let Order { key, text, language, rate_hz, mut on_sound } = order;
        let prompts = Arc::clone(&self.prompts);
        let mut whole = match keep {
            Keep::AsFixed => Some(Vec::new()),
            Keep::Nothing | Keep::Behind => None,
        };
        let background = matches!(keep, Keep::Behind);
        let job = self.worker.submit(
            |job| Request::Speak { job, text, language, rate_hz, background },
            move |reply| {
                let part = spoken(reply);
                if let (Ok(part), Some(whole)) = (&part, &mut whole) {
                    whole.extend_from_slice(&part.samples);
                    if part.last {
                        prompts.store(key, &mem::take(whole).into());
                    }
                }
                on_sound(part);
            },
        );
        if !background {
            self.count(if job.is_ok() { PromptSource::Engine } else { PromptSource::Missing });
        }
        job
    }

    fn count(&self, source: PromptSource) {
        self.metrics.prompts.get_or_create(&Labelled(source)).inc();
    }
}

impl fmt::Debug for Voice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Voice").field("ids", &self.ids).finish_non_exhaustive()
    }
}

/// Speech that is under way. Dropping it stops it.
#[must_use = "dropping speech stops it"]
#[derive(Debug)]
pub struct Speech {
    state: Arc<Mutex<State>>,
}

impl Speech {
    fn over() -> Self {
        Self { state: Arc::new(Mutex::new(State::Over)) }
    }

    fn looked_for() -> Self {
        Self { state: Arc::new(Mutex::new(State::LookedFor)) }
    }

    fn made_by(job: Job) -> Self {
        Self { state: Arc::new(Mutex::new(State::MadeBy(job))) }
    }
}

impl Drop for Speech {
    fn drop(&mut self) {
        // The job ends when it is dropped, after the lock is.
        let _ended = mem::replace(&mut *state_of(&self.state), State::Over);
    }
}

#[derive(Debug)]
enum State {
    LookedFor,
    /// Held only for what dropping it does.
    MadeBy(#[expect(dead_code, reason = "dropping it cancels the job")] Job),
    Over,
}

impl State {
    fn is_over(&self) -> bool {
        matches!(self, Self::Over)
    }

    /// A caller that hung up meanwhile drops the job at once.
    fn be_made_by(&mut self, job: Job) {
        if !self.is_over() {
            *self = Self::MadeBy(job);
        }
    }
}

type OnSound = Box<dyn FnMut(Result<SpokenPart, EngineError>) + Send>;

struct Order {
    key: Key,
    /// As it is spoken.
    text: String,
    language: String,
    rate_hz: u32,
    on_sound: OnSound,
}

impl Order {
    fn new(voices: &VoiceIds, wanted: Wanted<'_>, on_sound: OnSound) -> Self {
        let text = spoken_form(wanted.text, wanted.language);
        let key = Key::new(&voices.of_language(wanted.language), wanted.rate_hz, &text);
        Self { key, text, language: wanted.language.to_owned(), rate_hz: wanted.rate_hz, on_sound }
    }
}

impl Key {
    /// Of what is spoken and not of what is written: a rule of reading that changes makes the prompts anew that it
    /// changes, and no others.
    fn of(voices: &VoiceIds, wanted: Wanted<'_>) -> Self {
        let voice = voices.of_language(wanted.language);
        Self::new(&voice, wanted.rate_hz, &spoken_form(wanted.text, wanted.language))
    }
}

#[derive(Clone, Copy)]
enum Keep {
    AsFixed,
    Nothing,
    /// Whoever asked keeps it, and does not hurry.
    Behind,
}

fn tell(on_sound: &Mutex<OnSound>, part: Result<SpokenPart, EngineError>) {
    (on_sound.lock().unwrap_or_else(PoisonError::into_inner))(part);
}

fn state_of(state: &Mutex<State>) -> MutexGuard<'_, State> {
    state.lock().unwrap_or_else(PoisonError::into_inner)
}

fn spoken(reply: JobReply) -> Result<SpokenPart, EngineError> {
    match reply {
        Ok(Reply::Spoken { sound, last, .. }) => Ok(SpokenPart { samples: sound.to_pcm().into(), last }),
        Err(error) => Err(error),
        Ok(_) => Err(EngineError::Failed {
            reason: "the engine did something else instead of speaking".to_owned(),
        }),
    }
}

/// A Piper model of 60 MB loads in a second; the worker gives up earlier than this if its process does not start.
const READY_DEADLINE: Duration = Duration::from_secs(60);
