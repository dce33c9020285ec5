//! Speech as a job: a text in, sound out sentence by sentence, at once where the text is a fixed prompt.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use std::{fmt, io, mem};

use tokio::sync::oneshot;

use super::programs;
use super::prompts::{Found, Key, PromptSettings, Prompts, VoiceId};
use super::protocol::Request;
use super::worker::{EngineError, Job, JobReply, Worker, WorkerSettings};
use crate::metrics::{Engine, Labelled, Metrics, PromptSource};

/// Which voice speaks.
#[derive(Clone, Debug)]
pub struct VoiceChoice {
    /// A Piper voice's `.onnx`, or `espeak` for the voice that needs no file.
    pub voice: String,
    /// The language of espeak's own voice; a Piper voice brings its own.
    pub language: String,
    /// Threads of a Piper model.
    pub threads: usize,
}

impl VoiceChoice {
    /// The voice that is always there.
    pub fn espeak() -> Self {
        Self { voice: "espeak".to_owned(), language: "en".to_owned(), threads: 1 }
    }

    /// Settings for the process that speaks; `program` is `offhook-tts`, by default the one beside this
    /// program.
    pub fn worker(&self, program: Option<PathBuf>) -> WorkerSettings {
        let program = programs::program(Engine::Tts, program.as_deref());
        let args =
            ["--voice", &self.voice, "--language", &self.language, "--threads", &self.threads.to_string()];
        let mut settings = WorkerSettings::new(Engine::Tts, program, args.map(str::to_owned).to_vec());
        // To the last sentence of a text; the first comes early, and a caller hears the rest in real time.
        settings.job_deadline = Duration::from_secs(30);
        settings
    }

    pub fn id(&self) -> VoiceId {
        VoiceId::of(&self.voice, &self.language)
    }
}

/// One sentence's sound, or a whole prompt's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SpokenPart {
    pub samples: Arc<[i16]>,
    pub last: bool,
}

/// What became of the fixed prompts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Warmed {
    /// From memory or disk.
    pub cached: usize,
    pub rendered: usize,
    /// These will be tried again when a call needs them.
    pub failed: usize,
}

/// Speaks. Cheap to clone.
#[derive(Clone)]
pub struct Voice {
    worker: Worker,
    prompts: Arc<Prompts>,
    id: VoiceId,
    metrics: Arc<Metrics>,
}

impl Voice {
    pub fn new(
        worker: Worker,
        id: VoiceId,
        prompts: PromptSettings,
        metrics: Arc<Metrics>,
    ) -> io::Result<Self> {
        Ok(Self { worker, prompts: Prompts::start(prompts)?, id, metrics })
    }

    pub fn worker(&self) -> &Worker {
        &self.worker
    }

    /// Speaks a text; never blocks and never waits for a disk. `on_sound` gets each sentence as it is made,
    /// and exactly one last call (`last` or an error) unless the handle is dropped first, which stops the
    /// speech.
    ///
    /// A fixed prompt in memory is answered before this returns, on this thread, whatever state the engine is
    /// in. Nothing else is kept: only texts given to [`Voice::warm`] are, because others may hold what a
    /// caller said.
    pub fn say(
        &self,
        text: &str,
        rate_hz: u32,
        on_sound: impl FnMut(Result<SpokenPart, EngineError>) + Send + 'static,
    ) -> Result<Speech, EngineError> {
        let key = Key::new(&self.id, rate_hz, text);
        let mut order = Order { key, text: text.to_owned(), rate_hz, on_sound: Box::new(on_sound) };
        match self.prompts.find(&key) {
            Found::Here(samples) => {
                self.count(PromptSource::Memory);
                (order.on_sound)(Ok(SpokenPart { samples, last: true }));
                Ok(Speech::over())
            }
            Found::Nowhere => Ok(Speech::made_by(self.render(order, Keep::Nothing)?)),
            Found::PerhapsOnDisk => Ok(self.say_from_disk(order)),
        }
    }

    /// Takes these texts for fixed prompts, which may be kept, and sees to it that each is in the cache at
    /// each rate, on disk too when this is done.
    /// `progress` gets how many of how many are done.
    pub async fn warm(
        &self,
        texts: &[String],
        rates_hz: &[u32],
        mut progress: impl FnMut(usize, usize),
    ) -> Warmed {
        let total = texts.len() * rates_hz.len();
        let mut warmed = Warmed::default();
        let mut missing = Vec::new();
        for (text, rate_hz) in texts.iter().flat_map(|text| rates_hz.iter().map(move |rate| (text, *rate))) {
            self.prompts.declare_fixed(Key::new(&self.id, rate_hz, text));
            if self.is_cached(text, rate_hz).await {
                warmed.cached += 1;
                progress(warmed.cached, total);
            } else {
                missing.push((text, rate_hz));
            }
        }
        if !missing.is_empty() {
            self.render_all(&missing, &mut warmed, |done| progress(done, total)).await;
        }
        if let Some((text, rate_hz)) = missing.last() {
            let _written = self.is_on_disk(Key::new(&self.id, *rate_hz, text)).await;
        }
        let Warmed { cached, rendered, failed } = warmed;
        tracing::info!(cached, rendered, failed, "fixed prompts are ready");
        warmed
    }

    async fn render_all(
        &self,
        missing: &[(&String, u32)],
        warmed: &mut Warmed,
        mut progress: impl FnMut(usize),
    ) {
        tracing::info!(prompts = missing.len(), "rendering fixed prompts");
        for (text, rate_hz) in missing {
            // Only now, because the engine may have been starting; one that is down fails all the rest at
            // once.
            let made = match self.worker.ready(READY_DEADLINE).await {
                Ok(_) => self.render_fixed(text, *rate_hz).await,
                Err(error) => Err(error),
            };
            match made {
                Ok(()) => warmed.rendered += 1,
                Err(error) => {
                    tracing::warn!(%error, "could not render a fixed prompt; a call will try again");
                    warmed.failed += 1;
                    if matches!(error, EngineError::Down | EngineError::Unusable { .. }) {
                        warmed.failed = missing.len() - warmed.rendered;
                        return;
                    }
                }
            }
            progress(warmed.cached + warmed.rendered + warmed.failed);
        }
    }

    async fn is_cached(&self, text: &str, rate_hz: u32) -> bool {
        let key = Key::new(&self.id, rate_hz, text);
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

    async fn render_fixed(&self, text: &str, rate_hz: u32) -> Result<(), EngineError> {
        let (done, end) = oneshot::channel();
        let mut done = Some(done);
        let on_sound = move |part: Result<SpokenPart, EngineError>| {
            let outcome = match part {
                Ok(SpokenPart { last: false, .. }) => return,
                Ok(SpokenPart { last: true, .. }) => Ok(()),
                Err(error) => Err(error),
            };
            if let Some(done) = done.take() {
                // Nobody waits any more only when this future was dropped.
                let _ = done.send(outcome);
            }
        };
        let key = Key::new(&self.id, rate_hz, text);
        let order = Order { key, text: text.to_owned(), rate_hz, on_sound: Box::new(on_sound) };
        let _job = self.render(order, Keep::AsFixed)?;
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
        let Order { key, text, rate_hz, mut on_sound } = order;
        let prompts = Arc::clone(&self.prompts);
        let mut whole = match keep {
            Keep::AsFixed => Some(Vec::new()),
            Keep::Nothing => None,
        };
        let job = self.worker.submit(
            |job| Request::Speak { job, text, rate_hz },
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
        self.count(if job.is_ok() { PromptSource::Engine } else { PromptSource::Missing });
        job
    }

    fn count(&self, source: PromptSource) {
        self.metrics.prompts.get_or_create(&Labelled(source)).inc();
    }
}

impl fmt::Debug for Voice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Voice").field("id", &self.id).finish_non_exhaustive()
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
    text: String,
    rate_hz: u32,
    on_sound: OnSound,
}

#[derive(Clone, Copy)]
enum Keep {
    AsFixed,
    Nothing,
}

fn tell(on_sound: &Mutex<OnSound>, part: Result<SpokenPart, EngineError>) {
    (on_sound.lock().unwrap_or_else(PoisonError::into_inner))(part);
}

fn state_of(state: &Mutex<State>) -> MutexGuard<'_, State> {
    state.lock().unwrap_or_else(PoisonError::into_inner)
}

fn spoken(reply: JobReply) -> Result<SpokenPart, EngineError> {
    match reply {
        JobReply::Spoken { sound, last } => Ok(SpokenPart { samples: sound.to_pcm().into(), last }),
        JobReply::Failed(error) => Err(error),
        _ => Err(EngineError::Failed {
            reason: "the engine did something else instead of speaking".to_owned(),
        }),
    }
}

/// A Piper model of 60 MB loads in a second; the worker gives up earlier than this if its process does not
/// start.
const READY_DEADLINE: Duration = Duration::from_secs(60);
