//! The calls that were: pages of them, and one with its turns.

use std::sync::Arc;

use axum::{
    Json,
    extract::{Extension, Path, State},
    http::HeaderMap,
    response::Response,
};
use serde::Serialize;
use tracing::error;
use utoipa::ToSchema;
use uuid::Uuid;

use super::shapes::{CallLine, CallWhole};
use crate::http::{
    App,
    keyring::Holder,
    reading::{self, Asked, Search, may_hear},
    reply::Refusal,
};
use crate::store::Disclosure;

/// A page of the history, newest first.
#[derive(Serialize, ToSchema)]
pub(in crate::http) struct CallList {
    /// On all pages together. With sealed records and `text`: among the newest 5,000.
    total: u64,
    page: u32,
    size: u32,
    calls: Vec<CallLine>,
}

/// Calls, newest first.
#[utoipa::path(get, path = "/api/v1/calls", tag = "calls", params(Search), responses((status = 200, body = CallList)))]
pub(in crate::http) async fn list(
    State(app): State<Arc<App>>,
    Extension(holder): Extension<Holder>,
    Asked(search): Asked<Search>,
) -> Result<Json<CallList>, Refusal> {
    let found = reading::calls(&app, &holder, &search).await?;
    let page = search.page();
    Ok(Json(CallList {
        total: found.total,
        page: page.number,
        size: page.size,
        calls: found.calls.into_iter().map(Into::into).collect(),
    }))
}

/// One call. Reading its turns, which an auditor may, is written to the audit log.
#[utoipa::path(
    get,
    path = "/api/v1/calls/{id}",
    tag = "calls",
    params(("id" = String, Path, description = "The UUID, as in OFFHOOK_CALL")),
    responses((status = 200, body = CallWhole))
)]
pub(in crate::http) async fn one(
    State(app): State<Arc<App>>,
    Extension(holder): Extension<Holder>,
    Path(id): Path<String>,
) -> Result<Json<CallWhole>, Refusal> {
    let call = reading::call(&app, &holder, &id).await?;
    Ok(Json(CallWhole::of(call, may_hear(&holder))))
}

/// The recording, stereo: left the caller, right what was said to it. Hearing it is written to the audit log.
#[utoipa::path(
    get,
    path = "/api/v1/calls/{id}/recording",
    tag = "calls",
    params(("id" = String, Path, description = "The UUID, as in OFFHOOK_CALL")),
    responses((status = 200, content_type = "audio/wav"), (status = 206, content_type = "audio/wav"))
)]
pub(in crate::http) async fn recording(
    State(app): State<Arc<App>>,
    Extension(holder): Extension<Holder>,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    let call: Uuid = id.parse().map_err(|_| Refusal::NotFound)?;
    let answer = app.recordings.answer(call, &headers).await.map_err(|fault| {
        error!(%fault, %call, "a recording cannot be read");
        Refusal::Broken("the recording cannot be read")
    })?;
    let answer = answer.ok_or(Refusal::NotFound)?;
    if let Some(store) = &app.store {
        store.audit(&holder.name, &Disclosure::Heard(call).to_string()).await?;
    }
    Ok(answer)
}
