//! Who gets through to a route: by token or session, by role, and for changes by where the request comes from.

use std::{net::IpAddr, sync::Arc, time::Instant};

use axum::{
    extract::{Extension, Request, State},
    http::{HeaderMap, Method, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use tracing::warn;

use form_urlencoded::parse;

use super::{
    App,
    cookies::cookie_of,
    invitations::{self, Visit},
    keyring::Holder,
    listen::Peer,
    reply::Refusal,
    routes::Needs,
};
use crate::{
    metrics::{Labelled, Wrong},
    secret::Print,
};

/// The browser's session. `__Host-` would tie it to HTTPS, which loopback has not.
pub(super) const COOKIE: &str = "offhook_session";

/// Lets through who may; the holder of the token goes along with the request.
pub(super) async fn gate(
    State((app, needs)): State<(Arc<App>, Needs)>,
    Extension(Peer(peer)): Extension<Peer>,
    mut request: Request,
    next: Next,
) -> Response {
    if let Some(token) = link(needs, &request) {
        return match visit(&app, peer.ip(), &request, &token) {
            Ok(visit) => {
                request.extensions_mut().insert(visit);
                next.run(request).await
            }
            Err(refusal) => refusal.into_response(),
        };
    }
    let headers = request.headers();
    match admit(&app, needs, peer.ip(), request.method(), headers) {
        Ok(Some(holder)) => drop(request.extensions_mut().insert(holder)),
        Ok(None) => {}
        Err(refusal) => return refusal.answer(headers),
    }
    next.run(request).await
}

fn admit(
    app: &App,
    needs: Needs,
    peer: IpAddr,
    method: &Method,
    headers: &HeaderMap,
) -> Result<Option<Holder>, Refusal> {
    let bearer = bearer(headers);
    // A browser adds cookies by itself wherever a request comes from, but never this header. A websocket, which begins
    // as a reading, can be opened from any page too.
    let acts = !method.is_safe() || headers.contains_key(header::UPGRADE);
    if acts && bearer.is_none() && !same_origin(headers) {
        return Err(Refusal::CrossSite);
    }
    let (Needs::Role(role) | Needs::Link(role)) = needs else { return Ok(None) };
    let holder = match (bearer, session(headers)) {
        (Some(token), _) => by_token(app, peer, token)?.1,
        (None, Some(session)) => {
            let (opener, until) = app.sessions.find(session, Instant::now()).ok_or(Refusal::Unknown)?;
            app.keyring.opened(&opener, until).ok_or(Refusal::Unknown)?
        }
        (None, None) => return Err(Refusal::Unknown),
    };
    if holder.role < role {
        return Err(Refusal::Forbidden { needs: role, has: holder.role });
    }
    Ok(Some(holder))
}

/// The holder of a token that somebody has sent. Wrong ones are counted, and after a few no longer told one by one.
pub(super) fn by_token(app: &App, peer: IpAddr, token: &str) -> Result<(Print, Holder), Refusal> {
    let print = Print::of(token);
    if let Some(holder) = app.keyring.holder(&print) {
        return Ok((print, holder));
    }
    if !count_wrong(app, peer, Wrong::Token) {
        return Err(Refusal::TooManyFailures);
    }
    warn!(%peer, "an HTTP request came with a token that is not good");
    Err(Refusal::Unknown)
}

/// Counts what was shown and is not good. `false` after some of one address, when each is no longer worth a word.
pub(super) fn count_wrong(app: &App, peer: IpAddr, what: Wrong) -> bool {
    app.exchange.service.metrics.logins_failed.get_or_create(&Labelled(what)).inc();
    let now = Instant::now();
    let few = !app.failures.too_many(peer, now);
    if few {
        app.failures.count(peer, now);
    }
    few
}

/// The one-time token in the address of a call's page.
fn link(needs: Needs, request: &Request) -> Option<String> {
    let query = request.uri().query().filter(|_| matches!(needs, Needs::Link(_)))?;
    parse(query.as_bytes()).find_map(|(name, value)| (name == "token").then(|| value.into_owned()))
}

/// Somebody with a link. A wrong one counts as a wrong token does; one that was used is none.
fn visit(app: &App, peer: IpAddr, request: &Request, token: &str) -> Result<Visit, Refusal> {
    // A look at the headers alone, as messengers do for a preview, must not use the link up.
    if request.method() != Method::GET {
        return Err(Refusal::LinkOver);
    }
    let now = Instant::now();
    let call = request.uri().path().rsplit('/').next().and_then(|id| id.parse().ok()).unwrap_or_default();
    let browser = cookie_of(request.headers(), invitations::COOKIE);
    let entered = app.invitations.enter(call, token, browser, now);
    entered.map_err(|_| Refusal::Broken("no cookie can be made"))?.ok_or_else(|| {
        if count_wrong(app, peer, Wrong::Link) { Refusal::LinkOver } else { Refusal::TooManyFailures }
    })
}

fn bearer(headers: &HeaderMap) -> Option<&str> {
    let (scheme, token) = headers.get(header::AUTHORIZATION)?.to_str().ok()?.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
}

pub(super) fn session(headers: &HeaderMap) -> Option<&str> {
    cookie_of(headers, COOKIE)
}

/// Whether the page that sent this is ours, as far as the browser says. Every browser of the last years sends one of
/// the two headers with a form or a script's request; what sends neither has no right to change anything by a cookie.
pub(super) fn same_origin(headers: &HeaderMap) -> bool {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    match (text("sec-fetch-site"), text("origin"), text("host")) {
        (Some(site), _, _) => site == "same-origin",
        (None, Some(origin), Some(host)) => {
            origin.split_once("://").is_some_and(|(_, origin)| origin == host)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(headers: &[(&'static str, &'static str)], expected: bool) {
        let headers: HeaderMap = headers
            .iter()
            .map(|(name, value)| (header::HeaderName::from_static(name), value.parse().unwrap()))
            .collect();
        assert_eq!(same_origin(&headers), expected, "{headers:?}");
    }

    #[test]
    fn a_change_by_cookie_comes_from_our_own_pages() {
        check(&[("sec-fetch-site", "same-origin")], true);
        check(&[("sec-fetch-site", "same-site")], false);
        check(&[("sec-fetch-site", "cross-site"), ("origin", "http://a:1"), ("host", "a:1")], false);
        check(&[("origin", "http://a:1"), ("host", "a:1")], true);
        check(&[("origin", "http://b:1"), ("host", "a:1")], false);
        check(&[("origin", "null"), ("host", "a:1")], false);
        check(&[("host", "a:1")], false);
    }
}
