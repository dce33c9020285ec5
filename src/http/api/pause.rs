//! Pauses what is kept of a running call, and lets it go on.

use std::sync::Arc;

use axum::{
    Json,
    extract::{Extension, Path, State, rejection::JsonRejection},
};
use serde::{Deserialize, Serialize};
use tracing::error;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{
    call::{PauseRequest, Whose},
    http::{
        App,
        keyring::Holder,
        noted::note,
        reply::{Refusal, body},
    },
};

/// What is to become of the recording, and of the words beside it.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(in crate::http) struct RecordingControl {
    action: PauseAction,
}

#[derive(Clone, Copy, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub(in crate::http) enum PauseAction {
    Pause,
    Resume,
}

/// What was handed to the call.
#[derive(Serialize, ToSchema)]
pub(in crate::http) struct PausedShape {
    call: Uuid,
    action: PauseAction,
}

/// Pauses a running call's recording and transcript, or lets them go on. The call takes it within 20 ms; what goes on
/// does so when the caller has finished speaking. It is written to the audit log.
#[utoipa::path(
    post,
    path = "/api/v1/calls/{id}/recording",
    tag = "calls",
    params(("id" = String, Path, description = "The UUID, as in OFFHOOK_CALL")),
    request_body = RecordingControl,
    responses((status = 200, body = PausedShape))
)]
pub(in crate::http) async fn pause(
    State(app): State<Arc<App>>,
    Extension(holder): Extension<Holder>,
    Path(id): Path<String>,
    asked: Result<Json<RecordingControl>, JsonRejection>,
) -> Result<Json<PausedShape>, Refusal> {
    let call: Uuid = id.parse().map_err(|_| Refusal::NotFound)?;
    let RecordingControl { action } = body(asked, r#"{"action": "pause"} or {"action": "resume"}"#)?;
    let whose = Whose::Call(call);
    if !app.exchange.pauses.is_running(&whose) {
        return Err(Refusal::NotFound);
    }
    let pause = matches!(action, PauseAction::Pause);
    let wish = || app.exchange.pauses.request(&whose, PauseRequest { pause, by: holder.name.clone() });
    let done = if pause { "paused the recording of" } else { "resumed the recording of" };
    let noted = format!("{done} call {call}");
    let is_running = if pause {
        // A card number does not wait for the log.
        let is_running = wish();
        if note(&app, &holder.name, &noted).await.is_err() {
            error!(%call, "a pause is not in the audit log");
        }
        is_running
    } else {
        note(&app, &holder.name, &noted).await?;
        wish()
    };
    if is_running { Ok(Json(PausedShape { call, action })) } else { Err(Refusal::NotFound) }
}
