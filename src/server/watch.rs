//! Looks at the server's own figures every minute and tells what is unusual: in the log, and to a webhook.

use std::{
    path::Path,
    sync::Arc,
    time::{Duration, Instant},
};

use tokio::{
    sync::mpsc,
    time::{MissedTickBehavior, sleep},
};
use tracing::{info, warn};

use super::ServerError;
use crate::{
    alerts::{Notice, Sample, Turn, Watch},
    call::Exchange,
    config,
    http_client::AllowList,
    metrics::{Alert, Labelled},
    webhook::{Hook, NotTaken},
};

/// As often as the figures are looked at.
const EVERY: Duration = Duration::from_secs(60);
/// Notices that wait for a webhook that does not answer. There are fewer alerts than that.
const NOTICES_MAX: usize = 32;
/// Before each further attempt.
const PAUSES: [Duration; 2] = [Duration::from_secs(1), Duration::from_secs(2)];

/// The server's alerts, ready to begin.
pub struct Alarm {
    config: config::Alerts,
    hook: Option<Hook>,
    node: String,
}

impl Alarm {
    /// A webhook that may not be told anything is a fault of the configuration.
    pub fn new(
        config: &config::Alerts,
        allowed: &AllowList,
        ca_file: Option<&Path>,
        node: &str,
    ) -> Result<Self, ServerError> {
        let hook = |url| Hook::new("alerts.webhook", url, allowed, ca_file);
        let hook = config.webhook.as_deref().map(hook).transpose().map_err(ServerError::Lookups)?;
        Ok(Self { config: config.clone(), hook, node: node.to_owned() })
    }

    /// For as long as it is not aborted.
    pub async fn run(self, exchange: Arc<Exchange>) {
        self.run_every(EVERY, exchange).await;
    }

    pub async fn run_every(self, every: Duration, exchange: Arc<Exchange>) {
        let Self { config, hook, node } = self;
        let (window, started) = (config.rules.one_number.window, Instant::now());
        let mut watch = Watch::new(config.rules);
        let outbox = hook.map(deliver);
        let mut ticks = tokio::time::interval(every);
        ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            ticks.tick().await;
            let metrics = &exchange.service.metrics;
            let most = exchange.most_by_one_number(window);
            metrics.one_number_calls.set(i64::try_from(most).unwrap_or(i64::MAX));
            for notice in watch.take(started.elapsed(), Sample::of(metrics)) {
                tell(&notice);
                let queued = outbox.as_ref().map(|outbox| outbox.try_send(notice.to_json(&node).to_string()));
                if let Some(Err(_)) = queued {
                    warn!(
                        waiting = NOTICES_MAX,
                        "alerts.webhook does not answer; this notice is in the log alone"
                    );
                }
            }
            for alert in Alert::ALL {
                let raised = i64::from(watch.is_raised(*alert));
                metrics.alert_firing.get_or_create(&Labelled(*alert)).set(raised);
            }
        }
    }
}

fn tell(notice: &Notice) {
    match notice.turn {
        Turn::Raised => warn!(alert = notice.alert.as_str(), "{notice}"),
        Turn::Over => info!(alert = notice.alert.as_str(), "{notice}"),
    }
}

/// One after the other, beside the watching: a webhook that hangs delays nothing but its own next notice. Ends with the
/// sender.
fn deliver(hook: Hook) -> mpsc::Sender<String> {
    let (outbox, mut notices) = mpsc::channel::<String>(NOTICES_MAX);
    tokio::spawn(async move {
        while let Some(notice) = notices.recv().await {
            if let Err(error) = post(&hook, &notice).await {
                warn!(%error, "alerts.webhook did not take a notice; it is in the log");
            }
        }
    });
    outbox
}

/// Tries again after what passes: 18 seconds in all.
async fn post(hook: &Hook, notice: &str) -> Result<(), NotTaken> {
    for pause in PAUSES {
        match hook.post(notice, &[]).await {
            Err(NotTaken::Passing(_)) => sleep(pause).await,
            answer => return answer,
        }
    }
    hook.post(notice, &[]).await
}
