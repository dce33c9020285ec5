//! The flows, and where the callers of one fail.

use std::sync::Arc;

use axum::{
    Json,
    extract::{Extension, Path, State},
};
use serde::Serialize;
use utoipa::ToSchema;

use super::{figures::counts, shapes::CountShape};
use crate::{
    http::{
        App,
        keyring::Holder,
        period::{Period, When},
        reading::{Asked, may_hear, records},
        reply::Refusal,
    },
    store::{Phrase, Trouble, TurnTrouble},
};

/// The flows that calls can have now.
#[derive(Serialize, ToSchema)]
pub(in crate::http) struct FlowList {
    flows: Vec<String>,
}

/// Where callers of a flow fail.
#[derive(Serialize, ToSchema)]
pub(in crate::http) struct FlowShape {
    flow: String,
    /// Ended.
    calls: u64,
    by_status: Vec<CountShape>,
    by_intent: Vec<CountShape>,
    turns: Vec<TurnTroubleShape>,
    /// Questions that got no answer that fits, the worst first. From the role auditor on.
    questions: Option<Vec<PhraseShape>>,
    /// Sentences that led nowhere, the most frequent first. From the role auditor on.
    not_understood: Option<Vec<PhraseShape>>,
}

/// How many calls came to a turn, and what became of them.
#[derive(Serialize, ToSchema)]
pub(in crate::http) struct TurnTroubleShape {
    number: u32,
    reached: u64,
    not_understood: u64,
    silent: u64,
    /// The caller hung up after it.
    left: u64,
}

/// Words, and how often they were.
#[derive(Serialize, ToSchema)]
pub(in crate::http) struct PhraseShape {
    text: String,
    count: u64,
}

/// The flows by name.
#[utoipa::path(get, path = "/api/v1/flows", tag = "flows", responses((status = 200, body = FlowList)))]
pub(in crate::http) async fn list(State(app): State<Arc<App>>) -> Json<FlowList> {
    Json(FlowList { flows: app.exchange.service.flows.by_name().keys().cloned().collect() })
}

/// Where the callers of one flow fail. Reading sentences, which an auditor may, is written to the audit log.
#[utoipa::path(
    get,
    path = "/api/v1/flows/{name}",
    tag = "flows",
    params(("name" = String, Path, description = "As in `converse?flow=NAME`"), When),
    responses((status = 200, body = FlowShape))
)]
pub(in crate::http) async fn one(
    State(app): State<Arc<App>>,
    Extension(holder): Extension<Holder>,
    Path(name): Path<String>,
    Asked(when): Asked<When>,
) -> Result<Json<FlowShape>, Refusal> {
    let trouble = trouble(&app, &holder, &name, when.period()?).await?;
    let words = may_hear(&holder);
    let turns = trouble.turns.into_iter();
    Ok(Json(FlowShape {
        flow: name,
        calls: trouble.calls,
        by_status: counts(trouble.by_status),
        by_intent: counts(trouble.by_intent),
        turns: turns.map(Into::into).collect(),
        questions: words.then(|| phrases(trouble.questions)),
        not_understood: words.then(|| phrases(trouble.sentences)),
    }))
}

/// Without phrases for those who may not read them. A flow that is neither here nor in the records is none.
pub(in crate::http) async fn trouble(
    app: &App,
    holder: &Holder,
    name: &str,
    period: Period,
) -> Result<Trouble, Refusal> {
    let store = records(app)?;
    let mut trouble = store.trouble(name, period.begin_ms(), period.end_ms()).await?;
    if trouble.calls == 0 && !app.exchange.service.flows.by_name().contains_key(name) {
        return Err(Refusal::NotFound);
    }
    if !may_hear(holder) {
        trouble.questions.clear();
        trouble.sentences.clear();
    } else if !trouble.sentences.is_empty() || !trouble.questions.is_empty() {
        store.audit(&holder.name, &format!("read sentences that flow {name} did not understand")).await?;
    }
    Ok(trouble)
}

fn phrases(phrases: Vec<Phrase>) -> Vec<PhraseShape> {
    let shape = |Phrase { text, count }: Phrase| PhraseShape { text: text.into_inner(), count };
    phrases.into_iter().map(shape).collect()
}

impl From<TurnTrouble> for TurnTroubleShape {
    fn from(TurnTrouble { number, reached, not_understood, silent, left }: TurnTrouble) -> Self {
        Self { number, reached, not_understood, silent, left }
    }
}
