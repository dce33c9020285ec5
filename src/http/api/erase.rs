//! Erases everything that is kept about a caller.

use std::sync::Arc;

use axum::{
    Json,
    extract::{Extension, State, rejection::JsonRejection},
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::{
    http::{
        App,
        keyring::Holder,
        reading::records,
        reply::{Refusal, body},
    },
    pii::Redacted,
};

/// Whose calls are to go.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(in crate::http) struct Erasure {
    /// The number that called, however it is written.
    caller: String,
}

/// What went.
#[derive(Serialize, ToSchema)]
pub(in crate::http) struct ErasedShape {
    calls: usize,
}

/// Erases the calls of a number, with turns, tapes and recordings, also those that run. The audit log names the calls,
/// not the caller.
#[utoipa::path(
    post,
    path = "/api/v1/erase",
    tag = "privacy",
    request_body = Erasure,
    responses((status = 200, body = ErasedShape))
)]
pub(in crate::http) async fn erase(
    State(app): State<Arc<App>>,
    Extension(holder): Extension<Holder>,
    asked: Result<Json<Erasure>, JsonRejection>,
) -> Result<Json<ErasedShape>, Refusal> {
    let Erasure { caller } = body(asked, r#"{"caller": "+15550100"}"#)?;
    if !caller.chars().any(char::is_alphanumeric) {
        return Err(Refusal::Malformed("`caller` is to be a number".to_owned()));
    }
    let store = records(&app)?;
    let (store, recordings) = (store.clone(), app.recordings.folder().to_owned());
    // Whoever asked may go: half an erasure would be none.
    let erasing = async move { store.erase(&holder.name, &Redacted::new(caller), &recordings).await };
    let erased = tokio::spawn(erasing).await.map_err(|_| Refusal::Broken("the erasure broke off"))?;
    let calls = erased.map_err(|fault| Refusal::NotErased(fault.to_string()))?;
    app.invitations.forget(&calls);
    Ok(Json(ErasedShape { calls: calls.len() }))
}
