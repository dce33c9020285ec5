//! What flows learn from their examples and documents when they are loaded, and again when files change.

use std::{sync::Arc, time::Duration};

use tracing::{info, warn};

use crate::{
    call::Sources,
    engine::{embedder::Embedder, worker::EngineError},
    flow::Flow,
    knowledge::{FlowResources, Refreshed},
    language::{LANGUAGES, Language},
    understand::{Classifier, Example},
};

/// A table or document that was saved is in use this much later at most.
const REFRESH_EVERY: Duration = Duration::from_secs(5);

/// Sentences with their vectors.
type Embedded = Vec<(String, Vec<f32>)>;

/// Trains every flow's classifier and gives meaning to its documents. Without an embedding model there is nothing to
/// do, and phrases and words go on alone.
pub async fn learn(sources: &Sources) {
    let Some(embedder) = &sources.embedder else { return };
    let flows = sources.flows.by_name();
    for &language in LANGUAGES {
        if !flows.values().any(|flow| flow.words() == language && !flow.examples().is_empty()) {
            continue;
        }
        match embedded(embedder, language.background().collect()).await {
            Ok(foreign) => teach(sources, embedder, language, &Arc::new(foreign)).await,
            Err(error) => warn!(%error, "no examples are used: phrases decide alone"),
        }
    }
    for (name, resources) in sources.flows.all_resources() {
        give_meaning(embedder, &name, &resources).await;
    }
}

/// The flows in that language, against what people say in it to anybody.
async fn teach(sources: &Sources, embedder: &Embedder, language: &'static Language, foreign: &Arc<Embedded>) {
    for (name, flow) in sources.flows.by_name().iter().filter(|(_, flow)| flow.words() == language) {
        if let Some(classifier) = classifier(embedder, flow, Arc::clone(foreign)).await {
            sources.flows.teach(name, classifier);
        }
    }
}

async fn classifier(embedder: &Embedder, flow: &Flow, foreign: Arc<Embedded>) -> Option<Arc<Classifier>> {
    let examples = flow.examples();
    if examples.is_empty() {
        return None;
    }
    let (texts, intents): (Vec<&str>, Vec<usize>) = examples.into_iter().unzip();
    let texts = match embedded(embedder, texts).await {
        Ok(texts) => texts,
        Err(error) => {
            warn!(flow = flow.name(), %error, "the examples are not used: phrases decide alone");
            return None;
        }
    };
    // Training takes up to a second, which no task of calls is to wait for.
    let (words, count) = (flow.words(), texts.len());
    let trained = tokio::task::spawn_blocking(move || train(words, &texts, &intents, &foreign));
    let classifier = trained.await.ok().flatten().map(Arc::new);
    info!(flow = flow.name(), examples = count, "learnt from the examples");
    classifier
}

async fn embedded(embedder: &Embedder, texts: Vec<&str>) -> Result<Embedded, EngineError> {
    let texts: Vec<String> = texts.into_iter().map(str::to_owned).collect();
    let vectors = embedder.embed_all(&texts, |_| {}).await?;
    Ok(texts.into_iter().zip(vectors).collect())
}

fn train(
    words: &'static Language,
    texts: &[(String, Vec<f32>)],
    intents: &[usize],
    foreign: &[(String, Vec<f32>)],
) -> Option<Classifier> {
    let examples: Vec<Example<'_>> =
        texts.iter().zip(intents).map(|(text, intent)| example(text, Some(*intent))).collect();
    let foreign: Vec<Example<'_>> = foreign.iter().map(|text| example(text, None)).collect();
    Classifier::of_flow(words, &examples, &foreign)
}

fn example((text, vector): &(String, Vec<f32>), intent: Option<usize>) -> Example<'_> {
    Example { text, vector, intent }
}

async fn give_meaning(embedder: &Embedder, flow: &str, resources: &FlowResources) {
    let Some(live_documents) = resources.live_documents() else { return };
    let documents = live_documents.current();
    match embedder.embed_all(&documents.texts(), |_| {}).await {
        Ok(vectors) => drop(live_documents.add_vectors(&documents, vectors)),
        Err(error) => warn!(flow, %error, "documents are searched by words alone"),
    }
}

/// Looks at files for as long as the server runs.
pub async fn refresh(sources: Sources) {
    loop {
        tokio::time::sleep(REFRESH_EVERY).await;
        for (name, resources) in sources.flows.all_resources() {
            let looked_at = Arc::clone(&resources);
            let found = tokio::task::spawn_blocking(move || looked_at.refresh()).await;
            let Ok(Refreshed { rows, documents, complaints }) = found else { continue };
            for complaint in complaints {
                warn!(flow = name, complaint, "a changed file is not used; the old one stays");
            }
            if rows {
                sources.flows.renew(&name);
                info!(flow = name, "a table was read again");
            }
            if documents {
                info!(flow = name, "documents were read again");
                if let Some(embedder) = &sources.embedder {
                    give_meaning(embedder, &name, &resources).await;
                }
            }
        }
    }
}
