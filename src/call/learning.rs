//! What flows learn from their examples and documents when they are loaded, and again when files change.

use std::{sync::Arc, time::Duration};

use tracing::{info, warn};

use super::Sources;
use crate::{
    dialog::{Classifier, Example, Flow},
    engine::embedder::Embedder,
    knowledge::{Equipment, Refreshed},
};

/// A table or document that was saved is in use this much later at most.
const REFRESH_EVERY: Duration = Duration::from_secs(5);

/// Trains every flow's classifier and gives meaning to its documents. Without an embedding model there is nothing to
/// do, and phrases and words go on alone.
pub async fn learn(sources: &Sources) {
    let Some(embedder) = &sources.embedder else { return };
    for (name, flow) in sources.flows.by_name().iter() {
        if let Some(classifier) = classifier(embedder, flow).await {
            sources.flows.teach(name, classifier);
        }
    }
    for (name, equipment) in sources.flows.all_equipment() {
        give_meaning(embedder, &name, &equipment).await;
    }
}

async fn classifier(embedder: &Embedder, flow: &Flow) -> Option<Arc<Classifier>> {
    let examples = flow.examples();
    if examples.is_empty() {
        return None;
    }
    let texts: Vec<String> = examples.iter().map(|(text, _)| (*text).to_owned()).collect();
    let intents: Vec<usize> = examples.iter().map(|(_, choice)| *choice).collect();
    let vectors = match embedder.embed_all(&texts, |_| {}).await {
        Ok(vectors) => vectors,
        Err(error) => {
            warn!(flow = flow.name(), %error, "the examples are not used: phrases decide alone");
            return None;
        }
    };
    // Training takes up to a second, which no task of calls is to wait for.
    let count = texts.len();
    let trained = tokio::task::spawn_blocking(move || train(&texts, &vectors, &intents));
    let classifier = trained.await.ok().flatten().map(Arc::new);
    info!(flow = flow.name(), examples = count, "learnt from the examples");
    classifier
}

fn train(texts: &[String], vectors: &[Vec<f32>], intents: &[usize]) -> Option<Classifier> {
    let examples: Vec<Example<'_>> = texts
        .iter()
        .zip(vectors)
        .zip(intents)
        .map(|((text, vector), intent)| Example { text, vector, intent: Some(*intent) })
        .collect();
    Classifier::train(&examples)
}

async fn give_meaning(embedder: &Embedder, flow: &str, equipment: &Equipment) {
    let Some(shelf) = equipment.shelf() else { return };
    let documents = shelf.current();
    match embedder.embed_all(&documents.texts(), |_| {}).await {
        Ok(vectors) => drop(shelf.add_vectors(&documents, vectors)),
        Err(error) => warn!(flow, %error, "documents are searched by words alone"),
    }
}

/// Looks at files for as long as the server runs.
pub async fn refresh(sources: Sources) {
    loop {
        tokio::time::sleep(REFRESH_EVERY).await;
        for (name, equipment) in sources.flows.all_equipment() {
            let looked_at = Arc::clone(&equipment);
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
                    give_meaning(embedder, &name, &equipment).await;
                }
            }
        }
    }
}
