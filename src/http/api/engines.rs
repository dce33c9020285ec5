//! The engines, and whether calls are taken.

use std::sync::Arc;

use axum::{Json, extract::State};
use serde::Serialize;
use utoipa::ToSchema;

use crate::http::{
    App,
    health::{self, EngineHealth, Health},
};

/// How the server is.
#[derive(Serialize, ToSchema)]
pub(in crate::http) struct EngineList {
    #[serde(flatten)]
    health: Health,
    /// Calls that run now, and how many may.
    calls: usize,
    calls_max: usize,
    engines: Vec<EngineHealth>,
}

/// The engines, and whether calls are taken.
#[utoipa::path(get, path = "/api/v1/engines", tag = "engines", responses((status = 200, body = EngineList)))]
pub(in crate::http) async fn engines(State(app): State<Arc<App>>) -> Json<EngineList> {
    Json(EngineList {
        health: Health::of(&app.exchange),
        calls: app.exchange.calls(),
        calls_max: app.exchange.service.calls_max,
        engines: health::engines(&app.exchange),
    })
}
