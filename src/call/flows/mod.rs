//! The flows of a folder, by name: `reception.toml` is the flow `reception`; each with what it names outside its file.

pub mod learning;
pub(super) mod prompting;

use std::{
    collections::{BTreeMap, HashSet},
    fs, io,
    path::{Path, PathBuf},
    sync::{Arc, PoisonError, RwLock, RwLockReadGuard},
};

use crate::{
    flow::{Fault, Flow},
    knowledge::{FlowResources, SiteRules},
    metrics::Metrics,
    understand::Classifier,
};

/// Replaced whole while calls run: a call keeps the flow that it began with.
#[derive(Debug)]
pub struct Flows(RwLock<State>);

pub type ByName = BTreeMap<String, Arc<Flow>>;

/// A text that a flow says word for word, in whatever call.
#[derive(Clone, Debug)]
pub(in crate::call) struct FixedPrompt {
    pub(in crate::call) text: String,
    /// A BCP 47 tag.
    pub(in crate::call) language: String,
    pub(in crate::call) need: Need,
}

/// How soon calls need a prompt, the soonest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::call) enum Need {
    Greeting,
    /// What any call may come to.
    Core,
    Later,
}

#[derive(Debug)]
struct State {
    flows: Arc<ByName>,
    resources: BTreeMap<String, Arc<FlowResources>>,
    classifiers: BTreeMap<String, Arc<Classifier>>,
}

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
    pub fn load(folder: &Path, site: &SiteRules<'_>, metrics: &Arc<Metrics>) -> Result<Self, FlowsError> {
        let unreadable = |source| FlowsError::Unreadable { folder: folder.to_owned(), source };
        let mut resources = BTreeMap::new();
        let mut faults = Vec::new();
        for entry in fs::read_dir(folder).map_err(unreadable)? {
            let path = entry.map_err(unreadable)?.path();
            let Some(name) = flow_name(&path) else { continue };
            match FlowResources::load(&path, site, metrics) {
                Ok(found) => drop(resources.insert(name.to_owned(), Arc::new(found))),
                Err(more) => faults.extend(more),
            }
        }
        match (faults.is_empty(), resources.is_empty()) {
            (false, _) => Err(FlowsError::Faulty { faults }),
            (true, true) => Err(FlowsError::None { folder: folder.to_owned() }),
            (true, false) => Ok(Self::new(resources)),
        }
    }

    /// These and no others.
    pub fn of(resources: impl IntoIterator<Item = FlowResources>) -> Self {
        let named = |found: FlowResources| (found.flow().name().to_owned(), Arc::new(found));
        Self::new(resources.into_iter().map(named).collect())
    }

    fn new(resources: BTreeMap<String, Arc<FlowResources>>) -> Self {
        let flows = resources.iter().map(|(name, found)| (name.clone(), found.flow())).collect();
        Self(RwLock::new(State { flows: Arc::new(flows), resources, classifiers: BTreeMap::new() }))
    }

    /// What the flows always say, each text once in a language, the most urgent of all flows first.
    pub(in crate::call) fn fixed_prompts(&self) -> Vec<FixedPrompt> {
        let mut prompts = Vec::new();
        for flow in self.by_name().values() {
            let fixed = flow.fixed_prompts();
            let needs =
                [(Need::Greeting, fixed.greetings), (Need::Core, fixed.core), (Need::Later, fixed.later)];
            for (need, texts) in needs {
                let needed = texts.into_iter();
                prompts.extend(needed.map(|(language, text)| FixedPrompt { text, language, need }));
            }
        }
        prompts.sort_by_key(|prompt| prompt.need);
        let mut known = HashSet::new();
        prompts.retain(|prompt| known.insert((prompt.text.clone(), prompt.language.clone())));
        prompts
    }

    /// The flows of a call that begins now.
    pub fn by_name(&self) -> Arc<ByName> {
        Arc::clone(&self.read().flows)
    }

    pub fn resources(&self, flow: &str) -> Option<Arc<FlowResources>> {
        self.read().resources.get(flow).cloned()
    }

    /// The print of a flow's file.
    pub fn print(&self, flow: &str) -> Option<String> {
        self.resources(flow).map(|resources| resources.print().to_owned())
    }

    /// Every flow with what it names outside its file.
    pub fn all_resources(&self) -> Vec<(String, Arc<FlowResources>)> {
        self.read().resources.iter().map(|(name, found)| (name.clone(), Arc::clone(found))).collect()
    }

    /// Calls that begin from now on use the other's flows.
    pub fn replace(&self, with: Self) {
        let with = with.0.into_inner().unwrap_or_else(PoisonError::into_inner);
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = with;
    }

    /// Calls that begin from now on understand by the flow's examples as well.
    pub fn teach(&self, flow: &str, classifier: Arc<Classifier>) {
        let mut state = self.0.write().unwrap_or_else(PoisonError::into_inner);
        state.classifiers.insert(flow.to_owned(), classifier);
        state.renew(flow);
    }

    /// A table of this flow has new rows.
    pub fn renew(&self, flow: &str) {
        self.0.write().unwrap_or_else(PoisonError::into_inner).renew(flow);
    }

    fn read(&self) -> RwLockReadGuard<'_, State> {
        self.0.read().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    fn renew(&mut self, name: &str) {
        let Some(resources) = self.resources.get(name) else { return };
        let flow = resources.flow();
        let flow = match self.classifiers.get(name) {
            Some(classifier) => flow.with_classifier(Arc::clone(classifier)),
            None => flow,
        };
        let mut flows = (*self.flows).clone();
        flows.insert(name.to_owned(), flow);
        self.flows = Arc::new(flows);
    }
}

fn flow_name(path: &Path) -> Option<&str> {
    let file = path.file_name()?.to_str()?;
    file.strip_suffix(".toml").filter(|name| !name.ends_with(".test"))
}
