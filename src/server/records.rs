//! The call records of a running server: opened at its start, swept every day, written to the end at its stop.

use std::{collections::BTreeSet, sync::Arc, time::Duration};

use tokio::task::JoinHandle;
use tracing::{error, warn};

use super::{ServerError, audit::AuditWatch, site::Site};
use crate::{
    call_details::{Details, IsErased, Sinks},
    config,
    metrics::{Kept, Labelled, Metrics},
    store::{RecordingWriter, Recordings, Records, Store, StoreError, Writer},
};

/// What is left to write at the end: a batch or two.
pub(super) const FINISH_WITHIN: Duration = Duration::from_secs(5);
/// Before the start is noted again, where the database was away.
const START_AGAIN: Duration = Duration::from_secs(10);

pub(super) struct Recording {
    pub(super) records: Records,
    /// `None` where nothing is recorded.
    pub(super) store: Option<Store>,
    writer: Option<Writer>,
    /// Retention, word of erasures, and the audit log.
    watches: Vec<JoinHandle<()>>,
    pub(super) details: Details,
    sinks: Sinks,
    pub(super) recordings: Recordings,
    sound: Option<RecordingWriter>,
}

impl Recording {
    /// A wrong key or an impossible address fails here; a database that is away is waited for while calls go on.
    pub(super) fn start(
        config: &config::Config,
        site: &Site,
        metrics: &Arc<Metrics>,
    ) -> Result<Self, ServerError> {
        let whole = config;
        let config = &config.records;
        let Some(place) = config.place.clone() else {
            let (details, sinks) = details(whole, site, None, metrics)?;
            warn!("records.url is \"off\": calls are not recorded");
            return Ok(Self {
                records: Records::default(),
                store: None,
                writer: None,
                watches: Vec::new(),
                details,
                sinks,
                recordings: Recordings::default(),
                sound: None,
            });
        };
        let key = config.key()?;
        let folder = config.recordings.clone();
        let (recordings, sound) = RecordingWriter::start(folder, key.clone(), Arc::clone(metrics))?;
        let is_keyed = key.is_some();
        let store = Store::new(place, key)?.with_audit(whole.audit.seal()?).with_metrics(Arc::clone(metrics));
        let (details, sinks) = details(whole, site, Some(is_erased(&store, metrics)), metrics)?;
        let (records, writer) = Writer::start(store.clone(), config.node.clone(), Arc::clone(metrics));
        let watches = vec![
            tokio::spawn(store.clone().keep_swept(
                config.retention,
                config.recordings.clone(),
                Arc::clone(metrics),
            )),
            tokio::spawn(store.clone().watch_erasures(recordings.clone())),
            tokio::spawn(watch_audit(whole, &store, metrics, is_keyed)),
        ];
        Ok(Self {
            records,
            store: Some(store),
            writer: Some(writer),
            watches,
            details,
            sinks,
            recordings,
            sound: Some(sound),
        })
    }

    pub(super) async fn finish(self) {
        self.sinks.finish(FINISH_WITHIN).await;
        self.watches.iter().for_each(JoinHandle::abort);
        if let Some(store) = &self.store {
            let mut told = BTreeSet::new();
            let looked = store.tell_erased(&self.recordings, &mut told);
            if tokio::time::timeout(FINISH_WITHIN, looked).await.is_err() {
                warn!("the records do not tell what was erased; the next start deletes those recordings");
            }
        }
        if let Some(sound) = self.sound {
            sound.finish(FINISH_WITHIN).await;
        }
        if let Some(writer) = self.writer {
            writer.finish(FINISH_WITHIN).await;
        }
        if let Some(store) = self.store {
            store.close().await;
        }
    }
}

fn details(
    config: &config::Config,
    site: &Site,
    is_erased: Option<IsErased>,
    metrics: &Arc<Metrics>,
) -> Result<(Details, Sinks), ServerError> {
    let webhook = site.webhook(&config.details)?;
    let (node, file) = (config.records.node.clone(), config.details.file.clone());
    Ok(Sinks::start(node, file, webhook, is_erased, metrics)?)
}

/// What is looked at first is the log as the last server left it.
fn watch_audit(
    config: &config::Config,
    store: &Store,
    metrics: &Arc<Metrics>,
    is_keyed: bool,
) -> impl Future<Output = ()> + use<> {
    let (store, node) = (store.clone(), config.records.node.clone());
    let mut watch = AuditWatch::new(store.clone(), &config.alerts.rules, Arc::clone(metrics));
    async move {
        watch.look().await;
        tokio::join!(note_start(store, node, is_keyed), watch.run());
    }
}

/// Who opens the records with their key is in the audit log, and a new key of that log is used from its first hour on.
async fn note_start(store: Store, node: String, is_keyed: bool) {
    let what = if is_keyed { "opened the records with their key" } else { "opened the records" };
    loop {
        match store.audit(&format!("the server {node}"), what).await {
            // The entry itself is in the log then.
            Err(fault @ (StoreError::AuditHead { .. } | StoreError::Damaged(_))) => {
                error!(%fault, "the audit log's head is not noted");
                return;
            }
            Err(_) => tokio::time::sleep(START_AGAIN).await,
            Ok(_) => return,
        }
    }
}

/// While the database takes nothing it is not asked: details are not to wait for it.
fn is_erased(store: &Store, metrics: &Arc<Metrics>) -> IsErased {
    let (store, metrics) = (store.clone(), Arc::clone(metrics));
    Box::new(move |call| {
        let (store, metrics) = (store.clone(), Arc::clone(&metrics));
        Box::pin(async move {
            let away = metrics.write_failing.get_or_create(&Labelled(Kept::Records)).get() != 0;
            !away && store.is_erased(call).await.unwrap_or(false)
        })
    })
}
