//! What the configuration says about lookups, checked once and kept for every time that flows are read.

use std::path::PathBuf;

use super::{Alarm, ServerError};
use crate::{
    config::{Alerts, Lookups},
    knowledge::SiteRules,
    outgoing::AllowList,
};

pub(super) struct Site {
    allowed: AllowList,
    ca_file: Option<PathBuf>,
}

impl Site {
    pub(super) fn new(lookups: &Lookups) -> Result<Self, ServerError> {
        let allowed = AllowList::new(&lookups.allow).map_err(ServerError::Lookups)?;
        Ok(Self { allowed, ca_file: lookups.ca_file.clone() })
    }

    /// Alerts go to where lookups may go as well.
    pub(super) fn alarm(&self, alerts: &Alerts, node: &str) -> Result<Alarm, ServerError> {
        Alarm::new(alerts, &self.allowed, self.ca_file.as_deref(), node)
    }

    pub(super) fn rules(&self) -> SiteRules<'_> {
        SiteRules { allowed: &self.allowed, ca_file: self.ca_file.as_deref() }
    }
}
