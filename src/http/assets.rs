//! Our own files that pages load: in the program, so that nothing else has to be there.

use axum::{
    http::header,
    response::{IntoResponse, Response},
};

const SCRIPT: &str = "text/javascript; charset=utf-8";

pub(super) async fn style() -> Response {
    file("text/css; charset=utf-8", include_str!("assets/style.css"))
}

pub(super) async fn icon() -> Response {
    file("image/svg+xml", include_str!("assets/icon.svg"))
}

pub(super) async fn telephone() -> Response {
    file(SCRIPT, include_str!("assets/telephone.js"))
}

pub(super) async fn try_script() -> Response {
    file(SCRIPT, include_str!("assets/try.js"))
}

pub(super) async fn pages_script() -> Response {
    file(SCRIPT, include_str!("assets/pages.js"))
}

pub(super) async fn live_script() -> Response {
    file(SCRIPT, include_str!("assets/live.js"))
}

/// Kept for a few minutes: a new version of the program is soon seen.
fn file(kind: &'static str, text: &'static str) -> Response {
    ([(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, "max-age=300")], text).into_response()
}
