//! Figures of a span of time. Nothing that a caller said is among them.

use std::sync::Arc;

use axum::{Json, extract::State};
use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;

use super::shapes::{BucketShape, CountShape, TimesShape};
use crate::{
    http::{
        App,
        period::When,
        reading::{Asked, records},
        reply::Refusal,
    },
    store::Count,
};

/// How calls ended and how long they waited.
#[derive(Serialize, ToSchema)]
pub(in crate::http) struct FiguresShape {
    from: Timestamp,
    to: Timestamp,
    /// Ended.
    calls: u64,
    /// The share of them that ended without an answer of the flow: neither `ok` nor hung up by the caller.
    escalated: f64,
    by_status: Vec<CountShape>,
    by_flow: Vec<CountShape>,
    by_intent: Vec<CountShape>,
    /// Turns by what decided them.
    by_tier: Vec<CountShape>,
    /// `gap` is all of the caller's wait; the others are what it was spent on.
    stages: Vec<StageShape>,
    /// By the hour up to four days, by the day above. Hours without calls are left out.
    bucket_ms: i64,
    buckets: Vec<BucketShape>,
}

/// Times of one stage of an answer.
#[derive(Serialize, ToSchema)]
pub(in crate::http) struct StageShape {
    /// gap, silence, recognition, understanding or speech.
    stage: &'static str,
    #[serde(flatten)]
    times: TimesShape,
}

/// How calls ended, who decided, how long callers waited.
#[utoipa::path(
    get,
    path = "/api/v1/figures",
    tag = "figures",
    params(When),
    responses((status = 200, body = FiguresShape))
)]
pub(in crate::http) async fn figures(
    State(app): State<Arc<App>>,
    Asked(when): Asked<When>,
) -> Result<Json<FiguresShape>, Refusal> {
    let (store, period) = (records(&app)?, when.period()?);
    let (from_ms, to_ms, bucket_ms) = (period.begin_ms(), period.end_ms(), period.bucket_ms());
    let figures = store.figures(from_ms, to_ms).await?;
    let buckets = store.buckets(from_ms, to_ms, bucket_ms).await?;
    let stage = |(stage, times): (&'static str, _)| StageShape { stage, times: TimesShape::from(times) };
    Ok(Json(FiguresShape {
        from: period.from,
        to: period.to,
        calls: figures.calls,
        escalated: figures.escalated,
        by_status: counts(figures.by_status),
        by_flow: counts(figures.by_flow),
        by_intent: counts(figures.by_intent),
        by_tier: counts(figures.by_tier),
        stages: figures.stages.into_iter().map(stage).collect(),
        bucket_ms,
        buckets: buckets.into_iter().map(Into::into).collect(),
    }))
}

pub(super) fn counts(counts: Vec<Count>) -> Vec<CountShape> {
    counts.into_iter().map(Into::into).collect()
}
