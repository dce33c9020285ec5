//! Refusals: each says what is wrong and what to do, as JSON to programs and as a page to people.

use axum::{
    Json,
    body::Body,
    extract::{Request, rejection::JsonRejection},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Redirect, Response},
};
use serde::Serialize;
use utoipa::ToSchema;

use super::{failures, pages, role::Role, watching::WATCHERS_MAX};

/// Why a request is not answered with what it asked for.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Refusal {
    /// No token, or one that is wrong, revoked or expired.
    Unknown,
    /// The token is good but not for this.
    Forbidden {
        needs: Role,
        has: Role,
    },
    /// Another site's page sent the browser here.
    CrossSite,
    TooManyFailures,
    NotFound,
    /// What was asked is not to be understood.
    Malformed(String),
    /// A link to a call's page that was used, is too old, or never was.
    LinkOver,
    /// Somebody approves what the same person asked for.
    OwnRequest,
    /// Nothing that happens here is noted.
    NoAuditLog,
    /// Calls are not recorded here.
    NoRecords,
    /// The database does not answer.
    RecordsAway,
    /// Something that was to be erased is still there.
    NotErased(String),
    TooManyWatchers,
    /// Every place for a connection is taken, or all that this address may have.
    NoPlace,
    TooLate,
    Broken(&'static str),
}

/// The body of every refusal of the API.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct Fault {
    /// What is wrong.
    pub(super) error: String,
    /// What to do.
    pub(super) remedy: String,
}

impl Refusal {
    fn status(&self) -> StatusCode {
        match self {
            Self::Unknown => StatusCode::UNAUTHORIZED,
            Self::Forbidden { .. } | Self::CrossSite | Self::LinkOver | Self::OwnRequest => {
                StatusCode::FORBIDDEN
            }
            Self::Malformed(_) => StatusCode::BAD_REQUEST,
            Self::NoAuditLog => StatusCode::CONFLICT,
            Self::TooManyFailures => StatusCode::TOO_MANY_REQUESTS,
            Self::NotFound | Self::NoRecords => StatusCode::NOT_FOUND,
            Self::RecordsAway | Self::TooManyWatchers | Self::NoPlace | Self::TooLate => {
                StatusCode::SERVICE_UNAVAILABLE
            }
            Self::Broken(_) | Self::NotErased(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    fn fault(&self) -> Fault {
        let (error, remedy) = match self {
            Self::Unknown => (
                "this needs a token that is good".to_owned(),
                "send `Authorization: Bearer TOKEN`; `offhook token create` makes one".to_owned(),
            ),
            Self::Forbidden { needs, has } => (
                format!("this needs the role {needs}; the token has {has}"),
                format!("use a token made with `offhook token create --role {needs}`"),
            ),
            Self::CrossSite => (
                "a change was asked for from another site's page".to_owned(),
                "use the pages of this server, or an Authorization header".to_owned(),
            ),
            Self::TooManyFailures => (
                "too many wrong tokens came from this address".to_owned(),
                format!("wait {} s, then send a token that is good", failures::WINDOW.as_secs()),
            ),
            Self::NotFound => {
                ("there is nothing here".to_owned(), "docs/http.md lists what there is".to_owned())
            }
            Self::Malformed(what) => {
                (what.clone(), "/api/openapi.json says what each parameter is".to_owned())
            }
            Self::LinkOver => (
                "this link was opened before, or is too old".to_owned(),
                "use the browser that opened it, or log in and look for the call".to_owned(),
            ),
            Self::OwnRequest => (
                "nobody approves a request of their own, with whatever token".to_owned(),
                "ask another person who has that role".to_owned(),
            ),
            Self::NoAuditLog => (
                "there is no audit log here, so nobody gets a higher role for a while".to_owned(),
                "set records.url in offhook.toml and start the server again".to_owned(),
            ),
            Self::NoRecords => (
                "calls are not recorded here".to_owned(),
                "set records.url in offhook.toml and start the server again".to_owned(),
            ),
            Self::RecordsAway => (
                "the records cannot be read now".to_owned(),
                "ask again later; the server's log says more".to_owned(),
            ),
            Self::TooManyWatchers => (
                format!("{WATCHERS_MAX} programs and browsers follow the calls already"),
                "close one of them, or ask /api/v1/live now and then".to_owned(),
            ),
            Self::NoPlace => (
                "there are too many connections, of this address or in all".to_owned(),
                "close some, and ask again; /healthz and /readyz are answered all the same".to_owned(),
            ),
            Self::TooLate => ("the answer took too long".to_owned(), "ask for less at once".to_owned()),
            Self::NotErased(why) => (why.clone(), "mend that and ask for the same again".to_owned()),
            Self::Broken(what) => ((*what).to_owned(), "the server's log says more".to_owned()),
        };
        Fault { error, remedy }
    }

    /// People who have not logged in are asked to; programs are told.
    pub(super) fn answer(self, headers: &HeaderMap) -> Response {
        if self == Self::Unknown && wants_page(headers) {
            return Redirect::to("/login").into_response();
        }
        self.into_response()
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let fault = self.fault();
        let mut response = (self.status(), Json(fault.clone())).into_response();
        response.extensions_mut().insert(fault);
        let header = match self {
            Self::Unknown => Some((header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"))),
            Self::TooManyFailures => {
                Some((header::RETRY_AFTER, HeaderValue::from(failures::WINDOW.as_secs())))
            }
            _ => None,
        };
        response.headers_mut().extend(header);
        response
    }
}

/// Shows refusals to people as pages.
pub(super) async fn for_people(request: Request, next: Next) -> Response {
    let wanted = wants_page(request.headers());
    let mut response = next.run(request).await;
    let Some(fault) = response.extensions_mut().remove::<Fault>().filter(|_| wanted) else {
        return response;
    };
    let (mut parts, _) = response.into_parts();
    parts.headers.remove(header::CONTENT_LENGTH);
    parts.headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    Response::from_parts(parts, Body::from(pages::refusal(&fault).into_string()))
}

/// What a program has sent; or a refusal with a sample of it.
pub(super) fn body<T>(asked: Result<Json<T>, JsonRejection>, sample: &str) -> Result<T, Refusal> {
    let wrong = |_| Refusal::Malformed(format!("the body is to be JSON: {sample}"));
    asked.map(|Json(body)| body).map_err(wrong)
}

/// Browsers name HTML among what they take; programs that ask for JSON do not.
pub(super) fn wants_page(headers: &HeaderMap) -> bool {
    let accepts = headers.get(header::ACCEPT).and_then(|accepts| accepts.to_str().ok());
    accepts.is_some_and(|accepts| accepts.contains("text/html"))
}
