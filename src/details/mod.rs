//! One line for each call, as JSON, for the site's own programs: into a file, and to a webhook.
//!
//! A call hands over its [`Detail`] when it ends and never waits: each sink has a bounded queue of its own, and what it
//! cannot take is counted.

mod file;
mod webhook;

use std::{
    collections::BTreeMap,
    path::PathBuf,
    sync::{Arc, mpsc},
    time::Duration,
};

use serde::Serialize;
use tokio::sync::mpsc as waiting;
use tracing::warn;
use uuid::Uuid;

pub use webhook::Webhook;

use crate::metrics::{DetailEnd, DetailOutcome, DetailSink, Metrics};

/// More than a busy site has in ten minutes.
const QUEUE_MAX: usize = 1_024;

/// What is told of one call. Nothing that was given for a sensitive slot is in it.
#[derive(Clone, Serialize)]
pub struct Detail {
    /// `OFFHOOK_CALL`.
    #[serde(serialize_with = "as_text")]
    pub call: Uuid,
    pub node: String,
    pub flow: String,
    /// As RFC 3339 writes times, in UTC.
    pub begun: String,
    pub ended: String,
    pub duration_ms: i64,
    pub caller: String,
    pub called: String,
    pub language: String,
    pub status: &'static str,
    pub action: &'static str,
    pub destination: Option<String>,
    pub intent: Option<String>,
    /// 0 to 100.
    pub confidence: u8,
    pub sentiment: &'static str,
    pub summary: String,
    pub slots: BTreeMap<String, String>,
    /// What the dialplan handed over.
    pub context: BTreeMap<String, String>,
    pub turns: usize,
    /// From the audio's connection to the first sound.
    pub greeting_ms: Option<i64>,
    /// The longest that the caller waited for a reply.
    pub longest_gap_ms: Option<i64>,
    /// Name of the recording's file.
    pub recording: Option<String>,
}

fn as_text<S: serde::Serializer>(call: &Uuid, to: S) -> Result<S::Ok, S::Error> {
    to.collect_str(call)
}

/// A detail on its way to a sink; `None` tells the sink that nothing follows.
type Line = Option<Arc<str>>;

/// Takes details. Cheap to clone; without a sink it takes them and does nothing.
#[derive(Clone, Debug, Default)]
pub struct Details {
    node: String,
    file: Option<mpsc::SyncSender<Line>>,
    webhook: Option<waiting::Sender<Line>>,
    metrics: Option<Arc<Metrics>>,
}

impl Details {
    pub fn are_wanted(&self) -> bool {
        self.file.is_some() || self.webhook.is_some()
    }

    /// This machine among several.
    pub fn node(&self) -> &str {
        &self.node
    }

    /// Never waits.
    pub fn put(&self, detail: &Detail) {
        // Text and numbers can always be written.
        let Ok(line) = serde_json::to_string(detail) else { return };
        let line: Arc<str> = line.into();
        if let Some(file) = &self.file
            && file.try_send(Some(Arc::clone(&line))).is_err()
        {
            self.shed(DetailSink::File);
        }
        if let Some(webhook) = &self.webhook
            && webhook.try_send(Some(line)).is_err()
        {
            self.shed(DetailSink::Webhook);
        }
    }

    fn shed(&self, sink: DetailSink) {
        if let Some(metrics) = &self.metrics {
            count(metrics, sink, DetailOutcome::Shed);
        }
    }
}

fn count(metrics: &Metrics, sink: DetailSink, outcome: DetailOutcome) {
    metrics.call_details.get_or_create(&DetailEnd { sink, outcome }).inc();
}

/// The running sinks.
#[derive(Debug)]
pub struct Sinks {
    details: Details,
    file: Option<file::Running>,
    webhook: Option<tokio::task::JoinHandle<()>>,
}

impl Sinks {
    pub fn start(
        node: String,
        file: Option<PathBuf>,
        webhook: Option<Webhook>,
        metrics: &Arc<Metrics>,
    ) -> std::io::Result<(Details, Self)> {
        let mut details = Details { node, metrics: Some(Arc::clone(metrics)), ..Details::default() };
        let (mut writing, mut sending) = (None, None);
        if let Some(path) = file {
            let (lines, inlet) = mpsc::sync_channel(QUEUE_MAX);
            details.file = Some(lines);
            writing = Some(file::start(path, inlet, Arc::clone(metrics))?);
        }
        if let Some(webhook) = webhook {
            let (bodies, inlet) = waiting::channel(QUEUE_MAX);
            details.webhook = Some(bodies);
            sending = Some(tokio::spawn(webhook.run(inlet, Arc::clone(metrics))));
        }
        Ok((details.clone(), Self { details, file: writing, webhook: sending }))
    }

    /// Gives out what is left. What cannot be until then is lost, and said.
    pub async fn finish(self, within: Duration) {
        let Self { details, file, webhook } = self;
        if let (Some(task), Some(bodies)) = (webhook, details.webhook) {
            let abort = task.abort_handle();
            let ended = async {
                // A task that is gone needs no word.
                let _ = bodies.send(None).await;
                task.await
            };
            if tokio::time::timeout(within, ended).await.is_err() {
                warn!("the last call details could not be sent to details.webhook in time and are lost");
                abort.abort();
            }
        }
        if let (Some(running), Some(lines)) = (file, details.file) {
            running.finish(&lines, within).await;
        }
    }
}
