//! Refusals: each says what is wrong and what to do, as JSON to programs and as a page to people.

use axum::{
    Json,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use serde::Serialize;

use super::{failures, role::Role};

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
    TooLate,
    Broken(&'static str),
}

/// The body of every refusal of the API.
#[derive(Debug, Serialize)]
pub(super) struct Fault {
    error: String,
    remedy: String,
}

impl Refusal {
    fn status(&self) -> StatusCode {
        match self {
            Self::Unknown => StatusCode::UNAUTHORIZED,
            Self::Forbidden { .. } | Self::CrossSite => StatusCode::FORBIDDEN,
            Self::TooManyFailures => StatusCode::TOO_MANY_REQUESTS,
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::TooLate => StatusCode::SERVICE_UNAVAILABLE,
            Self::Broken(_) => StatusCode::INTERNAL_SERVER_ERROR,
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
            Self::TooLate => ("the answer took too long".to_owned(), "ask for less at once".to_owned()),
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
        let mut response = (self.status(), Json(self.fault())).into_response();
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

/// Browsers name HTML among what they take; programs that ask for JSON do not.
pub(super) fn wants_page(headers: &HeaderMap) -> bool {
    let accepts = headers.get(header::ACCEPT).and_then(|accepts| accepts.to_str().ok());
    accepts.is_some_and(|accepts| accepts.contains("text/html"))
}
