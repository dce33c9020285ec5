//! A flow together with what it names outside its file: tables, documents and lookups, checked and opened at once.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use sha2::{Digest as _, Sha256};

use super::documents::{DocumentsError, LiveDocuments};
use super::lookups::{LookupFault, LookupSettings, Lookups, Site, Written};
use super::tables::{RouteTarget, Table, TableSettings};
use crate::{
    flow::{Fault, Flow, LookupText, Row},
    http_client::AllowList,
    metrics::Metrics,
};

/// What calls of one flow can ask, besides the flow itself.
#[derive(Debug)]
pub struct FlowResources {
    /// As it is in its file, without the rows of its tables.
    bare: Arc<Flow>,
    print: String,
    tables: Vec<(String, Table)>,
    live_documents: Option<Arc<LiveDocuments>>,
    lookups: Option<Lookups>,
}

impl FlowResources {
    /// Reads the flow at `path` and opens everything that it names; every fault of all of it at once.
    pub fn load(path: &Path, site: &SiteRules<'_>, metrics: &Arc<Metrics>) -> Result<Self, Vec<Fault>> {
        let name = path.display().to_string();
        let text = fs::read_to_string(path).map_err(|error| {
            vec![Fault::at(
                &name,
                (1, 1),
                &format!("it cannot be read: {error}"),
                "name a readable text file",
            )]
        })?;
        let print = hex::encode(Sha256::digest(&text));
        Self::open(Flow::load(&name, &text)?, print, path, site, metrics)
    }

    fn open(
        bare: Arc<Flow>,
        print: String,
        path: &Path,
        site: &SiteRules<'_>,
        metrics: &Arc<Metrics>,
    ) -> Result<Self, Vec<Fault>> {
        let name = path.display().to_string();
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let mut faults: Vec<Fault> = unasked(&bare, &name, site).into_iter().collect();
        let tables = tables(&bare, &name, folder, &mut faults);
        let live_documents = live_documents(&bare, &name, folder, &mut faults);
        let lookups = lookups(&bare, &name, folder, site, metrics, &mut faults);
        if faults.is_empty() {
            Ok(Self { bare, print, tables, live_documents, lookups })
        } else {
            Err(faults)
        }
    }

    /// A flow whose files and services are not there.
    pub fn none(flow: Arc<Flow>) -> Self {
        Self { bare: flow, print: String::new(), tables: Vec::new(), live_documents: None, lookups: None }
    }

    /// The flow with the rows that its tables have now.
    pub fn flow(&self) -> Arc<Flow> {
        let rows = |table: &Table| -> Vec<Row> { table.routes().iter().map(row).collect() };
        self.tables
            .iter()
            .fold(Arc::clone(&self.bare), |flow, (name, table)| flow.with_rows(name, &rows(table)))
    }

    /// The SHA-256 of the flow's file, by which a change of it shows.
    pub fn print(&self) -> &str {
        &self.print
    }

    pub fn live_documents(&self) -> Option<&Arc<LiveDocuments>> {
        self.live_documents.as_ref()
    }

    pub fn lookups(&self) -> Option<&Lookups> {
        self.lookups.as_ref()
    }

    /// Reads what has changed. Says whether the flow's rows or the documents are new; complaints are for the log, and
    /// what they are about stays as it was. Reads files: not for a call.
    pub fn refresh(&self) -> Refreshed {
        let mut refreshed = Refreshed::default();
        for (_, table) in &self.tables {
            match table.refresh() {
                Ok(new) => refreshed.rows |= new,
                Err(faults) => refreshed.complaints.extend(faults.iter().map(ToString::to_string)),
            }
        }
        match self.live_documents.as_ref().map(|live_documents| live_documents.refresh()) {
            Some(Ok(new)) => refreshed.documents = new.is_some(),
            Some(Err(error)) => refreshed.complaints.push(error.to_string()),
            None => {}
        }
        refreshed
    }
}

/// What a refresh has found.
#[derive(Debug, Default)]
pub struct Refreshed {
    pub rows: bool,
    pub documents: bool,
    pub complaints: Vec<String>,
}

/// What the configuration says about lookups and recordings, for every flow alike.
#[derive(Clone, Copy, Debug)]
pub struct SiteRules<'a> {
    pub allowed: &'a AllowList,
    pub ca_file: Option<&'a Path>,
    /// Flows that record have to ask their callers first.
    pub consent_required: bool,
}

/// A flow that announces its recording where this site wants callers to be asked.
fn unasked(flow: &Flow, name: &str, site: &SiteRules<'_>) -> Option<Fault> {
    let place = flow.records_unasked().filter(|_| site.consent_required)?;
    let what = "callers are recorded without being asked, and recordings.consent_required is true";
    let remedy =
        "remove this line, and write { consent = \"May we record this call?\" } into the steps of [start]";
    Some(Fault::at(name, place, what, remedy))
}

fn row(route: &super::tables::Route) -> Row {
    let target = match &route.target {
        RouteTarget::Destination(name) => Ok(name.clone()),
        RouteTarget::Place { context, extension } => Err((context.clone(), extension.clone())),
    };
    Row { name: route.name.clone(), synonyms: route.synonyms.clone(), target }
}

fn tables(flow: &Flow, file: &str, folder: &Path, faults: &mut Vec<Fault>) -> Vec<(String, Table)> {
    let mut tables = Vec::new();
    for (name, text) in flow.tables() {
        let settings = TableSettings {
            words: flow.words(),
            source: text.source.clone(),
            query: text.query.clone(),
            context: text.context.clone(),
            destinations: flow.places().iter().map(|place| place.name().to_owned()).collect(),
        };
        match Table::open(settings, folder) {
            Ok(table) => tables.push((name.clone(), table)),
            Err(found) => faults.extend(found.iter().map(|fault| {
                let what = format!("table `{name}`, {}:{}: {}", fault.file, fault.line, fault.what);
                Fault::at(file, text.place, &what, &fault.remedy)
            })),
        }
    }
    tables
}

fn live_documents(
    flow: &Flow,
    file: &str,
    folder: &Path,
    faults: &mut Vec<Fault>,
) -> Option<Arc<LiveDocuments>> {
    if flow.documents().is_empty() {
        return None;
    }
    let opened = LiveDocuments::open(folder, flow.documents());
    let complain = |error: DocumentsError| {
        let text = error.to_string();
        let (what, remedy) = text.split_once("; ").unwrap_or((&text, "see docs/flows.md, documents"));
        faults.push(Fault::at(file, flow.documents_place(), what, remedy));
    };
    opened.map_err(complain).ok().map(Arc::new)
}

fn lookups(
    flow: &Flow,
    file: &str,
    folder: &Path,
    site: &SiteRules<'_>,
    metrics: &Arc<Metrics>,
    faults: &mut Vec<Fault>,
) -> Option<Lookups> {
    if flow.lookups().is_empty() {
        return None;
    }
    let mut complain = |name: &str, fault: &LookupFault| {
        let places = flow.lookups().get(name).map(|text| &text.places);
        let place = places.and_then(|places| places.get(fault.key).or_else(|| places.get("")));
        let what = format!("lookup `{name}`: {}", fault.what);
        faults.push(Fault::at(file, place.copied().unwrap_or((1, 1)), &what, &fault.remedy));
    };
    let mut settings = Vec::new();
    for (name, text) in flow.lookups() {
        match LookupSettings::new(&written(text)) {
            Ok(found) => settings.push((name.clone(), found)),
            Err(found) => found.iter().for_each(|fault| complain(name, fault)),
        }
    }
    let site = Site { allowed: site.allowed, ca_file: site.ca_file, folder };
    match Lookups::new(&settings, &site, Arc::clone(metrics)) {
        Ok(lookups) => Some(lookups),
        Err(found) => {
            found.iter().for_each(|fault| complain(&fault.lookup, fault));
            None
        }
    }
}

fn written(text: &LookupText) -> Written {
    Written {
        source: text.source.clone(),
        query: text.query.clone(),
        key: text.key.clone(),
        key_column: text.key_column.clone(),
        fields: text.fields.clone(),
        key_is: text.key_is.clone(),
        country: text.country.clone(),
        timeout_ms: text.timeout_ms,
        retries: text.retries,
        cache_s: text.cache_s,
        secret_file: text.secret_file.clone(),
    }
}
