//! Renders what the flows always say: what calls need first before they are taken, the rest behind them.

use std::{
    collections::VecDeque,
    mem,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use tokio::{
    task::JoinHandle,
    time::{Instant, sleep, timeout},
};
use tracing::{info, warn};

use crate::{
    call::{
        Exchange, Flows, PROMPT_RATES_HZ,
        flows::{FixedPrompt, Need},
    },
    engine::{
        voice::{Made, Voice, Wanted},
        worker::EngineError,
    },
    metrics::Metrics,
};

/// Greetings are waited for; of the other core prompts as many as are ready by then. What a call asks for before it is
/// rendered is spoken at once, so a longer wait would help only callers of a voice that breaks meanwhile.
const CORE_WITHIN: Duration = Duration::from_secs(3);
const VOICE_READY_WITHIN: Duration = Duration::from_secs(60);
/// While calls run, the voice rests so many times as long as it has worked: they need the cores more.
const REST_PER_WORK: u32 = 3;
/// What failed is tried again after this, while it may help.
const RETRY_AFTER: Duration = Duration::from_secs(30);
const RETRIES: u8 = 10;
/// How often the log tells how far it is.
const TELL_EVERY: Duration = Duration::from_secs(10);

/// The prompts that are still to be rendered, after those that calls need first.
pub struct Prompting {
    voice: Voice,
    metrics: Arc<Metrics>,
    prompts: VecDeque<FixedPrompt>,
    total: usize,
    /// For another try when all others are done.
    failed: VecDeque<FixedPrompt>,
    retries_left: u8,
    told: Instant,
}

impl Prompting {
    /// Comes back when calls can be taken.
    pub async fn begin(voice: &Voice, metrics: &Arc<Metrics>, flows: &Flows) -> Self {
        let prompts: VecDeque<FixedPrompt> = flows.fixed_prompts().into();
        for (prompt, rate_hz) in prompts.iter().flat_map(|prompt| PROMPT_RATES_HZ.map(|rate| (prompt, rate)))
        {
            voice.declare_fixed(Wanted { text: &prompt.text, language: &prompt.language, rate_hz });
        }
        // A model that takes long to load leaves no time otherwise; whether it has is told by others.
        let _ = voice.worker().ready(VOICE_READY_WITHIN).await;
        let (begun, total) = (Instant::now(), prompts.len());
        let (voice, metrics) = (voice.clone(), Arc::clone(metrics));
        let failed = VecDeque::new();
        let mut prompting =
            Self { voice, metrics, prompts, total, failed, retries_left: RETRIES, told: begun };
        prompting.count();
        while let Some(patience) = prompting.patience(begun.elapsed()) {
            if timeout(patience, prompting.render_next()).await.is_err() {
                break;
            }
        }
        info!(
            ready = prompting.total - prompting.missing(),
            of = total,
            seconds = begun.elapsed().as_secs_f64(),
            "fixed prompts that calls need first are ready; the others are rendered behind"
        );
        prompting
    }

    /// How long callers may wait for the next prompt; `None` when they need not.
    fn patience(&self, waited: Duration) -> Option<Duration> {
        match self.prompts.front()?.need {
            // The engine's own deadline ends it.
            Need::Greeting => Some(Duration::MAX),
            Need::Core => CORE_WITHIN.checked_sub(waited),
            Need::Later => None,
        }
    }

    /// Renders the rest, slowly while there are calls.
    async fn go_on(mut self, exchange: Arc<Exchange>) {
        while !self.prompts.is_empty() || self.tries_again().await {
            let begun = Instant::now();
            let made = self.render_next().await;
            if made == Some(Made::Rendered) && exchange.calls() > 0 {
                sleep(begun.elapsed() * REST_PER_WORK).await;
            }
        }
        self.voice.written().await;
        match self.missing() {
            0 => info!(prompts = self.total, "all fixed prompts are ready"),
            missing => warn!(missing, "some fixed prompts could not be rendered; calls try again"),
        }
    }

    /// False when nothing is left, or nothing that may still succeed.
    async fn tries_again(&mut self) -> bool {
        if self.failed.is_empty() || self.retries_left == 0 {
            return false;
        }
        self.retries_left -= 1;
        sleep(RETRY_AFTER).await;
        self.prompts = mem::take(&mut self.failed);
        true
    }

    /// `None` where it failed. Dropped before its end, the prompt stays the next.
    async fn render_next(&mut self) -> Option<Made> {
        let FixedPrompt { text, language, .. } = self.prompts.front()?;
        let made = self.voice.make_ready(text, language, &PROMPT_RATES_HZ).await;
        let prompt = self.prompts.pop_front()?;
        if let Err(error) = &made {
            warn!(%error, "could not render a fixed prompt");
            self.failed.push_back(prompt);
            let is_unusable = matches!(error, EngineError::Unusable { .. });
            if is_unusable || matches!(error, EngineError::Down) {
                // Trying the others now would only take time.
                self.failed.extend(mem::take(&mut self.prompts));
            }
            if is_unusable {
                self.retries_left = 0;
            }
        }
        self.count();
        if self.told.elapsed() >= TELL_EVERY {
            self.told = Instant::now();
            info!(ready = self.total - self.missing(), of = self.total, "rendering fixed prompts");
        }
        made.ok()
    }

    fn count(&self) {
        self.metrics.fixed_prompts_missing.set(i64::try_from(self.missing()).unwrap_or(i64::MAX));
    }

    fn missing(&self) -> usize {
        self.prompts.len() + self.failed.len()
    }
}

/// The task that renders behind the calls, one at a time.
#[derive(Default)]
pub struct Behind(Mutex<Option<JoinHandle<()>>>);

impl Behind {
    /// What was rendered until now is no longer wanted: these are all prompts.
    pub fn go_on(&self, prompting: Prompting, exchange: Arc<Exchange>) {
        self.replace(Some(tokio::spawn(prompting.go_on(exchange))));
    }

    pub fn stop(&self) {
        self.replace(None);
    }

    fn replace(&self, task: Option<JoinHandle<()>>) {
        let mut running = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(before) = mem::replace(&mut *running, task) {
            before.abort();
        }
    }
}
