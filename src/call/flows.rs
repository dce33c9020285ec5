//! The flows of a folder, by name: `reception.toml` is the flow `reception`.

use std::{
    collections::BTreeMap,
    fs, io,
    path::{Path, PathBuf},
    sync::{Arc, PoisonError, RwLock},
};

use crate::dialog::{Context, Converse, Dialog, Fault, Flow};

/// Replaced whole while calls run: a call keeps the flow that it began with.
#[derive(Debug)]
pub struct Flows(RwLock<Arc<ByName>>);

type ByName = BTreeMap<String, Arc<Flow>>;

#[derive(Debug, thiserror::Error)]
pub enum FlowsError {
    #[error("cannot read the flows in {}: {source}; set flows.dir to the folder that holds them", folder.display())]
    Unreadable { folder: PathBuf, source: io::Error },
    #[error("there is no flow in {}: put one there, such as reception.toml, or set flows.dir", folder.display())]
    None { folder: PathBuf },
    #[error("the flows have faults:\n{}", faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))]
    Faulty { faults: Vec<Fault> },
}

impl Flows {
    /// Every `*.toml` but the dialogs beside the flows (`*.test.toml`); all faults of all files at once.
    pub fn load(folder: &Path) -> Result<Self, FlowsError> {
        let unreadable = |source| FlowsError::Unreadable { folder: folder.to_owned(), source };
        let mut flows = BTreeMap::new();
        let mut faults = Vec::new();
        for entry in fs::read_dir(folder).map_err(unreadable)? {
            let path = entry.map_err(unreadable)?.path();
            let Some(name) = flow_name(&path) else { continue };
            let text = fs::read_to_string(&path).map_err(unreadable)?;
            match Flow::load(&path.display().to_string(), &text) {
                Ok(flow) => drop(flows.insert(name.to_owned(), flow)),
                Err(more) => faults.extend(more),
            }
        }
        match (faults.is_empty(), flows.is_empty()) {
            (false, _) => Err(FlowsError::Faulty { faults }),
            (true, true) => Err(FlowsError::None { folder: folder.to_owned() }),
            (true, false) => Ok(Self(RwLock::new(Arc::new(flows)))),
        }
    }

    /// What the flows always say, each text once.
    pub fn fixed_prompts(&self) -> Vec<String> {
        let converse = |flow: &Arc<Flow>| Converse::new(Arc::clone(flow), Context::default());
        let mut texts: Vec<String> =
            self.by_name().values().flat_map(|flow| converse(flow).fixed_prompts()).collect();
        texts.sort();
        texts.dedup();
        texts
    }

    /// The flows of a call that begins now.
    pub fn by_name(&self) -> Arc<ByName> {
        Arc::clone(&self.0.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Calls that begin from now on use the other's flows.
    pub fn replace(&self, with: Self) {
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = with.by_name();
    }
}

fn flow_name(path: &Path) -> Option<&str> {
    let file = path.file_name()?.to_str()?;
    file.strip_suffix(".toml").filter(|name| !name.ends_with(".test"))
}
