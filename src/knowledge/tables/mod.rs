//! Tables of routes: a company directory beside the flow, read anew when it changes, and refused when it is faulty.

mod rows;
mod source;

use std::collections::BTreeSet;
use std::fmt;
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use self::source::Source;
use crate::{knowledge::spreadsheet::Version, language::Language};

/// What a flow says about a table.
#[derive(Clone, Debug)]
pub struct TableSettings {
    /// The flow's.
    pub words: &'static Language,
    /// `directory.csv` or `sqlite:directory.db`, relative to the flow's folder.
    pub source: String,
    /// SQLite alone; by default the table `routes`.
    pub query: Option<String>,
    /// Where rows with an extension of their own lead. Without it, rows name destinations of the flow.
    pub context: Option<String>,
    /// The names of the flow's destinations.
    pub destinations: BTreeSet<String>,
}

/// One row, checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Route {
    pub name: String,
    pub synonyms: Vec<String>,
    pub target: RouteTarget,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RouteTarget {
    /// A destination of the flow.
    Destination(String),
    /// An extension in the context that the flow has fixed for the table.
    Place { context: String, extension: String },
}

/// One thing wrong with a table, as `directory.csv:12: what is wrong; what to do`. For a database, the line is the
/// row's number.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct TableFault {
    pub file: String,
    pub line: u64,
    pub what: String,
    pub remedy: String,
}

impl fmt::Display for TableFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}; {}", self.file, self.line, self.what, self.remedy)
    }
}

/// A table and its last sound version.
#[derive(Debug)]
pub struct Table {
    source: Source,
    settings: TableSettings,
    /// A sound version, and which file was looked at last: a faulty one is complained of once.
    state: Mutex<(Arc<[Route]>, Version)>,
}

impl Table {
    /// Reads the table; every fault at once.
    pub fn open(settings: TableSettings, folder: &Path) -> Result<Self, Vec<TableFault>> {
        let source = Source::new(&settings, folder).map_err(|fault| vec![fault])?;
        let version = source.version().map_err(|fault| vec![fault])?;
        let routes = read(&source, &settings)?;
        Ok(Self { source, settings, state: Mutex::new((routes, version)) })
    }

    /// The routes now. Costs nothing: calls may ask.
    pub fn routes(&self) -> Arc<[Route]> {
        Arc::clone(&self.state().0)
    }

    /// Reads the table if it has changed, and says whether the routes are new. A faulty version is refused with all
    /// its faults, once, and the old routes stay. Reads a file: not for a call.
    pub fn refresh(&self) -> Result<bool, Vec<TableFault>> {
        let version = self.source.version().map_err(|fault| vec![fault])?;
        if self.state().1 == version {
            return Ok(false);
        }
        let read = read(&self.source, &self.settings);
        let mut state = self.state();
        state.1 = version;
        state.0 = read?;
        Ok(true)
    }

    fn state(&self) -> MutexGuard<'_, (Arc<[Route]>, Version)> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn read(source: &Source, settings: &TableSettings) -> Result<Arc<[Route]>, Vec<TableFault>> {
    let written = source.read()?;
    rows::check(source.file_name(), &written, settings).map(Into::into)
}
