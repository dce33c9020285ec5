//! The calls that run: a list, and a stream of what changes.

use std::{convert::Infallible, sync::Arc, time::Duration};

use axum::{
    Json,
    extract::{Extension, State},
    response::sse::{Event, KeepAlive, Sse},
};
use futures_util::{Stream, StreamExt};
use serde::Serialize;
use serde_json::json;
use utoipa::ToSchema;

use super::shapes::LiveShape;
use crate::http::{
    App,
    keyring::Holder,
    reply::Refusal,
    watching::{self, Change},
};

/// A comment, so that proxies and browsers know that the connection lives.
pub(in crate::http) const KEEP_ALIVE: Duration = Duration::from_secs(15);

/// The calls that run now.
#[derive(Serialize, ToSchema)]
pub(in crate::http) struct LiveList {
    /// The longest first.
    calls: Vec<LiveShape>,
}

/// The calls that run now.
#[utoipa::path(get, path = "/api/v1/live", tag = "live", responses((status = 200, body = LiveList)))]
pub(in crate::http) async fn list(
    State(app): State<Arc<App>>,
    Extension(holder): Extension<Holder>,
) -> Result<Json<LiveList>, Refusal> {
    let calls = watching::running(&app, &holder).await?;
    Ok(Json(LiveList { calls: calls.iter().map(|call| LiveShape::from(call.as_ref())).collect() }))
}

/// What changes, as server-sent events: `call` with a call as it is now, `gone` with the UUID of one that is over, and
/// after each batch `running` with their number. The first batch has all calls.
#[utoipa::path(
    get,
    path = "/api/v1/live/stream",
    tag = "live",
    responses((status = 200, body = LiveShape, content_type = "text/event-stream"))
)]
pub(in crate::http) async fn stream(
    State(app): State<Arc<App>>,
    Extension(holder): Extension<Holder>,
) -> Result<Sse<impl Stream<Item = Result<Event, Infallible>>>, Refusal> {
    let events = watching::changes(app, holder).await?.map(|change| Ok(event(&change)));
    Ok(Sse::new(events).keep_alive(KeepAlive::new().interval(KEEP_ALIVE)))
}

fn event(change: &Change) -> Event {
    let (name, data) = match change {
        // Texts and numbers alone: they can always be written.
        Change::Call(call) => {
            ("call", serde_json::to_value(LiveShape::from(call.as_ref())).unwrap_or_default())
        }
        Change::Gone(call) => ("gone", json!({ "call": call })),
        Change::Running(calls) => ("running", json!({ "calls": calls })),
    };
    Event::default().event(name).data(data.to_string())
}
