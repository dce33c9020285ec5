//! One line for each call, as JSON, for the site's own programs: into a file, and to a webhook.
//!
//! A call hands over its [`Detail`] when it ends and never waits: each sink has a bounded queue of its own, and what it
//! cannot take is counted. Before them is one [`gate`], which lets no call through that was erased meanwhile.

mod file;
mod gate;
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

pub use gate::IsErased;
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
    /// `yes`, `no` or `no_answer`, where the caller was asked whether the call may be recorded.
    pub consent: Option<String>,
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
    gate: Option<waiting::Sender<gate::Item>>,
    outlets: Outlets,
}

/// Where lines go from the gate.
#[derive(Clone, Debug, Default)]
struct Outlets {
    file: Option<mpsc::SyncSender<Line>>,
    webhook: Option<waiting::Sender<Line>>,
    metrics: Option<Arc<Metrics>>,
}

impl Details {
    pub fn are_wanted(&self) -> bool {
        self.gate.is_some()
    }

    /// This machine among several.
    pub fn node(&self) -> &str {
        &self.node
    }

    /// Never waits.
    pub fn put(&self, detail: &Detail) {
        let Some(gate) = &self.gate else { return };
        // Text and numbers can always be written.
        let Ok(line) = serde_json::to_string(detail) else { return };
        if gate.try_send(Some((detail.call, line.into()))).is_err() {
            self.outlets.shed_everywhere();
        }
    }
}

impl Outlets {
    fn put(&self, line: Arc<str>) {
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

    fn shed_everywhere(&self) {
        if self.file.is_some() {
            self.shed(DetailSink::File);
        }
        if self.webhook.is_some() {
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
    gate: Option<tokio::task::JoinHandle<()>>,
    file: Option<file::Running>,
    webhook: Option<tokio::task::JoinHandle<()>>,
}

impl Sinks {
    pub fn start(
        node: String,
        file: Option<PathBuf>,
        webhook: Option<Webhook>,
        is_erased: Option<IsErased>,
        metrics: &Arc<Metrics>,
    ) -> std::io::Result<(Details, Self)> {
        let mut outlets = Outlets { metrics: Some(Arc::clone(metrics)), ..Outlets::default() };
        let (mut writing, mut sending) = (None, None);
        if let Some(path) = file {
            let (lines, inlet) = mpsc::sync_channel(QUEUE_MAX);
            outlets.file = Some(lines);
            writing = Some(file::start(path, inlet, Arc::clone(metrics))?);
        }
        if let Some(webhook) = webhook {
            let (bodies, inlet) = waiting::channel(QUEUE_MAX);
            outlets.webhook = Some(bodies);
            sending = Some(tokio::spawn(webhook.run(inlet, Arc::clone(metrics))));
        }
        let (mut gate, mut letting) = (None, None);
        if writing.is_some() || sending.is_some() {
            let (items, inlet) = waiting::channel(QUEUE_MAX);
            gate = Some(items);
            letting = Some(tokio::spawn(gate::run(inlet, outlets.clone(), is_erased)));
        }
        let details = Details { node, gate, outlets };
        Ok((details.clone(), Self { details, gate: letting, file: writing, webhook: sending }))
    }

    /// Gives out what is left. What cannot be until then is lost, and said.
    pub async fn finish(self, within: Duration) {
        let Self { details, gate, file, webhook } = self;
        let outlets = details.outlets;
        if let (Some(task), Some(items)) = (gate, details.gate)
            && !ended(task, items, within).await
        {
            warn!("the last call details were held up by the records and are lost");
        }
        if let (Some(task), Some(bodies)) = (webhook, outlets.webhook)
            && !ended(task, bodies, within).await
        {
            warn!("the last call details could not be sent to details.webhook in time and are lost");
        }
        if let (Some(running), Some(lines)) = (file, outlets.file) {
            running.finish(&lines, within).await;
        }
    }
}

/// Tells a task that nothing follows, and waits for its end; false when it was not to be waited for.
async fn ended<T>(
    task: tokio::task::JoinHandle<()>,
    inlet: waiting::Sender<Option<T>>,
    within: Duration,
) -> bool {
    let abort = task.abort_handle();
    let ended = async {
        // A task that is gone needs no word.
        let _ = inlet.send(None).await;
        task.await
    };
    let in_time = tokio::time::timeout(within, ended).await.is_ok();
    if !in_time {
        abort.abort();
    }
    in_time
}
