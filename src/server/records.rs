//! The call records of a running server: opened at its start, swept every day, written to the end at its stop.

use std::{path::PathBuf, sync::Arc, time::Duration};

use tokio::task::JoinHandle;
use tracing::warn;

use super::ServerError;
use crate::{
    config,
    metrics::Metrics,
    store::{Key, Records, Store, Writer},
};

/// What is left to write at the end: a batch or two.
const FINISH_WITHIN: Duration = Duration::from_secs(5);

pub(super) struct Recording {
    pub(super) records: Records,
    /// `None` where nothing is recorded.
    pub(super) store: Option<Store>,
    writer: Option<Writer>,
    sweeper: Option<JoinHandle<()>>,
}

impl Recording {
    /// A wrong key or an impossible address fails here; a database that is away is waited for while calls go on.
    pub(super) fn start(config: &config::Records, metrics: &Arc<Metrics>) -> Result<Self, ServerError> {
        let Some(place) = config.place.clone() else {
            warn!("records.url is \"off\": calls are not recorded");
            return Ok(Self { records: Records::default(), store: None, writer: None, sweeper: None });
        };
        let key = config.key_file.as_deref().map(Key::read).transpose()?;
        let store = Store::new(place, key)?;
        let (records, writer) = Writer::start(store.clone(), config.node.clone(), Arc::clone(metrics));
        let sweeper = tokio::spawn(store.clone().keep_swept(config.retention, PathBuf::new()));
        Ok(Self { records, store: Some(store), writer: Some(writer), sweeper: Some(sweeper) })
    }

    pub(super) async fn finish(self) {
        if let Some(sweeper) = self.sweeper {
            sweeper.abort();
        }
        if let Some(writer) = self.writer {
            writer.finish(FINISH_WITHIN).await;
        }
        if let Some(store) = self.store {
            store.close().await;
        }
    }
}
