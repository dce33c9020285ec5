//! Whether the server is there, whether it takes calls, and what it has counted.

use std::sync::Arc;

use axum::{
    Json,
    extract::State,
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde::Serialize;
use utoipa::ToSchema;

use super::{App, reply::Refusal};
use crate::{
    call::Exchange,
    engine::worker::{Worker, WorkerStatus},
    metrics::{Kept, Labelled, Metrics, plain_text},
    places::Full,
};

/// The text format of Prometheus's own library.
const METRICS_TYPE: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";
/// The older format, for collectors that ask for it alone.
const PLAIN_TYPE: &str = "text/plain; version=0.0.4; charset=utf-8";

/// How the server is.
#[derive(Debug, PartialEq, Eq, Serialize, ToSchema)]
pub(super) struct Health {
    /// It takes calls and all that is configured for them works.
    pub(super) ready: bool,
    /// Why it is not.
    pub(super) reasons: Vec<String>,
    /// Fixed prompts that are not rendered yet. Calls are taken meanwhile: what a call needs of them is spoken at once.
    pub(super) prompts_missing: i64,
    /// Parts of call records, call details and half seconds of recordings that were to be kept since the start and are
    /// lost.
    pub(super) lost: u64,
    /// Calls that a fault of this program ended since the start. The others go on, and so does the server.
    pub(super) call_panics: u64,
}

/// One engine as its supervisor sees it.
#[derive(Debug, PartialEq, Eq, Serialize, ToSchema)]
pub(super) struct EngineHealth {
    pub(super) name: &'static str,
    /// starting, ready, restarting, down, unusable, or off.
    pub(super) state: &'static str,
    /// What it runs, or why it does not.
    pub(super) about: String,
    /// Jobs that it has or that wait for it.
    pub(super) waiting: usize,
}

pub(super) async fn alive() -> &'static str {
    "ok\n"
}

pub(super) async fn ready(State(app): State<Arc<App>>) -> Response {
    let health = Health::of(&app.exchange);
    let status = if health.ready { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    (status, Json(health)).into_response()
}

pub(super) async fn metrics(State(app): State<Arc<App>>, headers: HeaderMap) -> Response {
    match app.exchange.service.metrics.encode() {
        Ok(text) if wants_plain(&headers) => {
            ([(header::CONTENT_TYPE, PLAIN_TYPE)], plain_text(&text)).into_response()
        }
        Ok(text) => ([(header::CONTENT_TYPE, METRICS_TYPE)], text).into_response(),
        Err(_) => Refusal::Broken("the metrics cannot be written").into_response(),
    }
}

/// Prometheus names both formats and takes either.
fn wants_plain(headers: &HeaderMap) -> bool {
    let accepted: Vec<&str> =
        headers.get_all(header::ACCEPT).into_iter().filter_map(|line| line.to_str().ok()).collect();
    let names = |format: &str| accepted.iter().any(|line| line.contains(format));
    names("text/plain") && !names("application/openmetrics-text")
}

impl Health {
    pub(super) fn of(exchange: &Exchange) -> Self {
        let mut reasons = Vec::new();
        if exchange.is_draining() {
            reasons.push("draining: the server stops and takes no new calls".to_owned());
        }
        if exchange.service.flows.by_name().is_empty() {
            reasons.push("flows: none is loaded".to_owned());
        }
        reasons.extend(exchange.sessions.full().map(full));
        if !exchange.keeps_pace() {
            reasons.push("media: a thread that carries calls stands still; restart the server".to_owned());
        }
        let engines =
            engines(exchange).into_iter().filter(|engine| !["ready", "off"].contains(&engine.state));
        // Strangers may read this: the state and not the model.
        reasons.extend(engines.map(|engine| format!("{}: {}", engine.name, engine.state)));
        let metrics = &exchange.service.metrics;
        reasons.extend(Kept::ALL.iter().filter_map(|kind| unwritten(metrics, *kind)));
        let (prompts_missing, lost) = (metrics.fixed_prompts_missing.get(), metrics.not_kept());
        let call_panics = metrics.call_panics.get();
        Self { ready: reasons.is_empty(), reasons, prompts_missing, lost, call_panics }
    }
}

/// What is to be kept of calls and cannot be written now.
fn unwritten(metrics: &Metrics, kind: Kept) -> Option<String> {
    let failing = metrics.write_failing.get_or_create(&Labelled(kind)).get() != 0;
    let what = match kind {
        Kept::Records => {
            let waiting = metrics.records_waiting.get();
            format!("records: the database takes none, and {waiting} parts wait in memory")
        }
        Kept::Details => "call details: details.file cannot be written; they wait in memory".to_owned(),
        Kept::Recordings => "recordings: a call's sound cannot be written and is lost".to_owned(),
    };
    failing.then_some(what)
}

/// Calls that find no place go on in the dialplan at once.
fn full(full: Full) -> String {
    match full {
        Full::All => "agi: every place for a session is taken, so further calls are not taken",
        Full::ForOne => {
            "agi: one address has all the places that it may have, so its further calls are not taken"
        }
    }
    .to_owned()
}

pub(super) fn engines(exchange: &Exchange) -> Vec<EngineHealth> {
    let engines = &exchange.service.engines;
    let recognition = match &engines.recogniser {
        Some(recogniser) => EngineHealth::of("recognition", recogniser.worker()),
        None => EngineHealth {
            name: "recognition",
            state: "off",
            about: "stt.model is not set: only keys are understood".to_owned(),
            waiting: 0,
        },
    };
    let mut all = vec![recognition, EngineHealth::of("speech", engines.voice.worker())];
    let sources = &engines.sources;
    all.extend(sources.embedder.as_ref().map(|found| EngineHealth::of("embeddings", found.worker())));
    all.extend(
        sources.language_model.as_ref().map(|found| EngineHealth::of("language model", found.worker())),
    );
    all
}

impl EngineHealth {
    fn of(name: &'static str, worker: &Worker) -> Self {
        let (state, about) = match worker.status() {
            WorkerStatus::Starting => ("starting", String::new()),
            WorkerStatus::Ready { about } => ("ready", about),
            WorkerStatus::Restarting => ("restarting", String::new()),
            WorkerStatus::Down => ("down", "it ended too often and will be tried again".to_owned()),
            WorkerStatus::Unusable { reason } => ("unusable", reason),
        };
        Self { name, state, about, waiting: worker.jobs_open() }
    }
}
