//! Logging in with a token, and out again.

use std::{sync::Arc, time::Instant};

use axum::{
    Form,
    extract::{Extension, State},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use cookie::SameSite;
use maud::{Markup, html};
use serde::Deserialize;
use tracing::error;

use super::{
    App,
    cookies::Cookie,
    gate::{COOKIE, by_token, session},
    listen::Peer,
    noted::note,
    pages::shell,
    reply::Refusal,
    sessions::{Opener, SESSION},
};

#[derive(Deserialize)]
pub(super) struct LogIn {
    token: String,
}

pub(super) async fn form(State(app): State<Arc<App>>) -> Response {
    page(&app, None).into_response()
}

pub(super) async fn log_in(
    State(app): State<Arc<App>>,
    Extension(Peer(peer)): Extension<Peer>,
    Form(LogIn { token }): Form<LogIn>,
) -> Response {
    let print = match by_token(&app, peer.ip(), token.trim()) {
        Ok((print, holder)) => {
            noted(&app, &holder.name, "logged in").await;
            print
        }
        Err(Refusal::TooManyFailures) => {
            let text = "Too many wrong tokens came from here. Wait a minute.";
            return (StatusCode::TOO_MANY_REQUESTS, page(&app, Some(text))).into_response();
        }
        Err(_) => {
            noted(&app, &format!("somebody at {}", peer.ip()), "tried to log in with a wrong token").await;
            let text = "This token is not good: it is mistyped, revoked or expired.";
            return (StatusCode::UNAUTHORIZED, page(&app, Some(text))).into_response();
        }
    };
    match app.sessions.begin(Opener::Token(print), SESSION, Instant::now()) {
        Ok(secret) => ([(header::SET_COOKIE, cookie(&app, &secret, SESSION.as_secs()))], Redirect::to("/"))
            .into_response(),
        Err(_) => Refusal::Broken("no session can be made").into_response(),
    }
}

/// Health and figures are to be seen also while the records are away; what is personal is not, without a note of its
/// own.
pub(super) async fn noted(app: &App, who: &str, what: &str) {
    if note(app, who, what).await.is_err() {
        error!(who, what, "this is not in the audit log");
    }
}

pub(super) async fn log_out(State(app): State<Arc<App>>, headers: HeaderMap) -> Response {
    if let Some(secret) = session(&headers) {
        app.sessions.end(secret);
    }
    ([(header::SET_COOKIE, cookie(&app, "", 0))], Redirect::to("/login")).into_response()
}

pub(super) fn cookie(app: &App, secret: &str, seconds: u64) -> String {
    Cookie { name: COOKIE, value: secret, path: "/", seconds, same_site: SameSite::Strict }.header(app)
}

pub(super) fn page(app: &App, wrong: Option<&str>) -> Markup {
    shell(
        "Log in",
        None,
        html! {
            form.login method="post" action="/login" {
                h1 { "Log in" }
                @if let Some(wrong) = wrong { p.bad role="alert" { (wrong) } }
                label for="token" { "Token" }
                input #token name="token" type="password" autocomplete="current-password" required autofocus;
                button { "Log in" }
                @if app.oidc.is_some() {
                    p { a href="/login/oidc" { "Log in by the site's own provider" } }
                }
                p.hint { "An administrator makes a token: " code { "offhook token create --role agent --name NAME" } }
            }
        },
    )
}
