//! Higher roles for a while, over the API.

use std::sync::Arc;

use axum::{
    Json,
    extract::{Extension, Path, State, rejection::JsonRejection},
};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::http::{
    App, elevating,
    elevations::{Elevation, Wanted},
    keyring::Holder,
    reply::{Refusal, body},
};

/// What is asked for.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(in crate::http) struct WantedShape {
    /// agent, auditor or admin.
    role: String,
    /// 1 to 480.
    minutes: u32,
    /// For whoever approves it, and for the audit log. Name no caller.
    reason: String,
}

/// A higher role that waits for another person's approval, or is good.
#[derive(Serialize, ToSchema)]
pub(in crate::http) struct RequestShape {
    id: String,
    name: String,
    role: &'static str,
    minutes: u32,
    reason: String,
    asked: Timestamp,
    approved_by: Option<String>,
    /// Its end, once it is approved.
    until: Option<Timestamp>,
}

/// One's own, and those that one may approve.
#[derive(Serialize, ToSchema)]
pub(in crate::http) struct RequestList {
    requests: Vec<RequestShape>,
}

/// Higher roles that wait or are good: one's own, and those that one may approve.
#[utoipa::path(
    get,
    path = "/api/v1/access/requests",
    tag = "access",
    responses((status = 200, body = RequestList))
)]
pub(in crate::http) async fn list(
    State(app): State<Arc<App>>,
    Extension(holder): Extension<Holder>,
) -> Json<RequestList> {
    let requests = elevating::seen_by(&app, &holder).into_iter().map(Into::into).collect();
    Json(RequestList { requests })
}

/// Asks for a higher role for a while. Another person has to approve it within a day.
#[utoipa::path(
    post,
    path = "/api/v1/access/requests",
    tag = "access",
    request_body = WantedShape,
    responses((status = 200, body = RequestShape))
)]
pub(in crate::http) async fn ask(
    State(app): State<Arc<App>>,
    Extension(holder): Extension<Holder>,
    asked: Result<Json<WantedShape>, JsonRejection>,
) -> Result<Json<RequestShape>, Refusal> {
    let sample = r#"{"role": "admin", "minutes": 60, "reason": "to erase a caller"}"#;
    let WantedShape { role, minutes, reason } = body(asked, sample)?;
    let role = role.parse().map_err(Refusal::Malformed)?;
    Ok(Json(elevating::ask(&app, &holder, Wanted { role, minutes, reason }).await?.into()))
}

/// Approves a request of another person, by one's own role.
#[utoipa::path(
    post,
    path = "/api/v1/access/requests/{id}/approve",
    tag = "access",
    params(("id" = String, Path, description = "As the list has it")),
    responses((status = 200, body = RequestShape))
)]
pub(in crate::http) async fn approve(
    State(app): State<Arc<App>>,
    Extension(holder): Extension<Holder>,
    Path(id): Path<String>,
) -> Result<Json<RequestShape>, Refusal> {
    Ok(Json(elevating::approve(&app, &holder, &id).await?.into()))
}

/// Takes a request back, refuses it, or ends the role that it gave.
#[utoipa::path(
    post,
    path = "/api/v1/access/requests/{id}/end",
    tag = "access",
    params(("id" = String, Path, description = "As the list has it")),
    responses((status = 200, body = RequestList))
)]
pub(in crate::http) async fn end(
    State(app): State<Arc<App>>,
    Extension(holder): Extension<Holder>,
    Path(id): Path<String>,
) -> Result<Json<RequestList>, Refusal> {
    elevating::end(&app, &holder, &id).await?;
    Ok(list(State(app), Extension(holder)).await)
}

impl From<Elevation> for RequestShape {
    fn from(elevation: Elevation) -> Self {
        let until = elevation.until();
        let Elevation { id, name, role, minutes, reason, asked, approval, .. } = elevation;
        let approved_by = approval.map(|approval| approval.by);
        Self { id, name, role: role.as_str(), minutes, reason, asked, approved_by, until }
    }
}
