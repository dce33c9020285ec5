//! Which services the site lets Offhook use, and what its flows have to keep to: checked once, and kept for every time
//! that flows are read.

use std::path::PathBuf;

use tracing::warn;

use super::{Alarm, ServerError};
use crate::{
    call_details::Webhook,
    config::{Alerts, Config, Details},
    http_client::AllowList,
    knowledge::SiteRules,
};

pub(super) struct Site {
    allowed: AllowList,
    ca_file: Option<PathBuf>,
    consent_required: bool,
}

impl Site {
    pub(super) fn new(config: &Config) -> Result<Self, ServerError> {
        let lookups = &config.lookups;
        let allowed = AllowList::new(&lookups.allow, lookups.unencrypted).map_err(ServerError::Lookups)?;
        if lookups.unencrypted {
            warn!("lookups.unencrypted: lookups and webhooks to other machines may travel in the clear");
        }
        if config.records.unverified {
            warn!(
                "records.unverified: nobody looks who answers at records.url, and whether the way is encrypted"
            );
        }
        let consent_required = config.records.consent_required;
        Ok(Self { allowed, ca_file: lookups.ca_file.clone(), consent_required })
    }

    /// Alerts go to where lookups may go as well.
    pub(super) fn alarm(&self, alerts: &Alerts, node: &str) -> Result<Alarm, ServerError> {
        Alarm::new(alerts, &self.allowed, self.ca_file.as_deref(), node)
    }

    /// So do call details.
    pub(super) fn webhook(&self, details: &Details) -> Result<Option<Webhook>, ServerError> {
        let (secret_file, ca_file) = (details.secret_file.as_deref(), self.ca_file.as_deref());
        let webhook = |address| Webhook::new(address, secret_file, &self.allowed, ca_file);
        details.webhook.as_deref().map(webhook).transpose().map_err(ServerError::Details)
    }

    pub(super) fn rules(&self) -> SiteRules<'_> {
        let (ca_file, consent_required) = (self.ca_file.as_deref(), self.consent_required);
        SiteRules { allowed: &self.allowed, ca_file, consent_required }
    }
}

/// What is wrong with the services that the configuration names, as a server would say it at its start.
pub fn check_services(config: &Config) -> Vec<ServerError> {
    let site = match Site::new(config) {
        Ok(site) => site,
        Err(fault) => return vec![fault],
    };
    let alarm = site.alarm(&config.alerts, &config.records.node).map(drop);
    let webhook = site.webhook(&config.details).map(drop);
    [alarm, webhook].into_iter().filter_map(Result::err).collect()
}
