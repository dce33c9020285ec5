//! Logging in by the site's own provider: there and back again.

use std::{net::IpAddr, sync::Arc, time::Instant};

use axum::{
    extract::{Extension, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use cookie::SameSite;
use maud::html;
use tracing::{info, warn};

use super::{
    App,
    cookies::{Cookie, cookie_of},
    gate::count_wrong,
    listen::Peer,
    login::{cookie, noted, page},
    oidc::{BACK, Callback, OidcFault, Person, Started},
    pages::shell,
    reading::Asked,
    reply::Refusal,
    sessions::Opener,
};
use crate::metrics::Wrong;

/// Kept while somebody is at the provider. The way back comes from another site's page, so it cannot be `Strict`.
const COOKIE: &str = "offhook_login";
/// To type a password and a second factor.
const TYPING_S: u64 = 600;

/// To the provider.
pub(super) async fn go(State(app): State<Arc<App>>) -> Response {
    let Some(oidc) = &app.oidc else { return Refusal::NotFound.into_response() };
    match oidc.begin().await {
        Ok((address, started)) => {
            let kept = kept(&app, &started.cookie(), TYPING_S);
            ([(header::SET_COOKIE, kept)], Redirect::to(&address)).into_response()
        }
        Err(fault) => refused(&app, &fault),
    }
}

/// Back from the provider.
pub(super) async fn come_back(
    State(app): State<Arc<App>>,
    Extension(Peer(peer)): Extension<Peer>,
    Asked(callback): Asked<Callback>,
    headers: HeaderMap,
) -> Response {
    let Some(oidc) = &app.oidc else { return Refusal::NotFound.into_response() };
    let started = cookie_of(&headers, COOKIE).and_then(Started::read);
    let mut response = match oidc.finish(started, callback).await {
        Ok(person) => entered(&app, person).await,
        Err(fault) => {
            failed(&app, peer.ip(), &fault).await;
            refused(&app, &fault)
        }
    };
    // Whatever came of it: each log-in begins anew.
    if let Ok(gone) = HeaderValue::try_from(kept(&app, "", 0)) {
        response.headers_mut().append(header::SET_COOKIE, gone);
    }
    response
}

/// A page, and no redirection: what another site's page has led to gets no `Strict` cookie, its redirections included.
async fn entered(app: &App, person: Person) -> Response {
    let Some(oidc) = &app.oidc else { return Refusal::NotFound.into_response() };
    let (lasts, who, role) = (oidc.config.session, person.name.clone(), person.role);
    let Ok(secret) = app.sessions.begin(Opener::Person(person), lasts, Instant::now()) else {
        return Refusal::Broken("no session can be made").into_response();
    };
    info!(who, %role, "logged in by the provider");
    noted(app, &who, &format!("logged in by the provider with the role {role}")).await;
    let headers = [
        (header::SET_COOKIE, cookie(app, &secret, lasts.as_secs())),
        (header::REFRESH, "0; url=/".to_owned()),
    ];
    let content = html! { h1 { "You are logged in" } p { a href="/" { "To the first page" } } };
    (headers, shell("Logged in", None, content)).into_response()
}

/// Counted as a wrong token is. After some of one address, the logs are spared.
async fn failed(app: &App, peer: IpAddr, fault: &OidcFault) {
    if matches!(fault, OidcFault::Away(_) | OidcFault::Secret(_)) {
        return;
    }
    if !count_wrong(app, peer, Wrong::Login) {
        return;
    }
    warn!(%peer, %fault, "somebody could not log in by the provider");
    noted(
        app,
        &format!("somebody at {peer}"),
        &format!("could not log in by the provider: {}", fault.kind()),
    )
    .await;
}

fn refused(app: &App, fault: &OidcFault) -> Response {
    let (status, text) = match fault {
        OidcFault::Away(_) | OidcFault::Secret(_) => {
            warn!(%fault, "nobody can log in by the provider now");
            let text =
                "The provider cannot be asked now; the server's log says why. Tokens are good as ever."
                    .to_owned();
            (StatusCode::SERVICE_UNAVAILABLE, text)
        }
        OidcFault::NoRole(_) | OidcFault::NoGroups(_) => {
            (StatusCode::FORBIDDEN, format!("{fault}. Ask an administrator."))
        }
        _ => (StatusCode::UNAUTHORIZED, format!("You are not logged in: {}. Begin anew.", fault.kind())),
    };
    (status, page(app, Some(&text))).into_response()
}

fn kept(app: &App, value: &str, seconds: u64) -> String {
    Cookie { name: COOKIE, value, path: BACK, seconds, same_site: SameSite::Lax }.header(app)
}
