//! The call records of a running server: opened at its start, swept every day, written to the end at its stop.

use std::{sync::Arc, time::Duration};

use tokio::task::JoinHandle;
use tracing::warn;

use super::{ServerError, site::Site};
use crate::{
    config,
    details::{Details, Sinks},
    metrics::Metrics,
    store::{Key, RecordingWriter, Recordings, Records, Store, Writer},
};

/// What is left to write at the end: a batch or two.
pub(super) const FINISH_WITHIN: Duration = Duration::from_secs(5);

pub(super) struct Recording {
    pub(super) records: Records,
    /// `None` where nothing is recorded.
    pub(super) store: Option<Store>,
    writer: Option<Writer>,
    sweeper: Option<JoinHandle<()>>,
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
        let (details, sinks) = details(config, site, metrics)?;
        let config = &config.records;
        let Some(place) = config.place.clone() else {
            warn!("records.url is \"off\": calls are not recorded");
            return Ok(Self {
                records: Records::default(),
                store: None,
                writer: None,
                sweeper: None,
                details,
                sinks,
                recordings: Recordings::default(),
                sound: None,
            });
        };
        let key = config.key_file.as_deref().map(Key::read).transpose()?;
        let folder = config.recordings.clone();
        let (recordings, sound) = RecordingWriter::start(folder, key.clone(), Arc::clone(metrics))?;
        let store = Store::new(place, key)?;
        let (records, writer) = Writer::start(store.clone(), config.node.clone(), Arc::clone(metrics));
        let sweeper = tokio::spawn(store.clone().keep_swept(config.retention, config.recordings.clone()));
        Ok(Self {
            records,
            store: Some(store),
            writer: Some(writer),
            sweeper: Some(sweeper),
            details,
            sinks,
            recordings,
            sound: Some(sound),
        })
    }

    pub(super) async fn finish(self) {
        self.sinks.finish(FINISH_WITHIN).await;
        if let Some(sweeper) = self.sweeper {
            sweeper.abort();
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
    metrics: &Arc<Metrics>,
) -> Result<(Details, Sinks), ServerError> {
    let webhook = site.webhook(&config.details)?;
    Ok(Sinks::start(config.records.node.clone(), config.details.file.clone(), webhook, metrics)?)
}
