//! Cookies: found in a request, and written so that no script reads them and, with a certificate, no wire carries them
//! in the clear.

use axum::http::{HeaderMap, header};
use cookie::{Cookie as Written, SameSite, time::Duration};

use super::App;

/// What a browser is to keep.
pub(super) struct Cookie<'a> {
    pub(super) name: &'a str,
    pub(super) value: &'a str,
    pub(super) path: &'a str,
    pub(super) seconds: u64,
    /// `Strict`; `Lax` for one that has to come along when another site or program leads here.
    pub(super) same_site: SameSite,
}

impl Cookie<'_> {
    pub(super) fn header(&self, app: &App) -> String {
        let age = Duration::seconds(i64::try_from(self.seconds).unwrap_or(i64::MAX));
        Written::build((self.name, self.value))
            .path(self.path)
            .max_age(age)
            .http_only(true)
            .same_site(self.same_site)
            .secure(app.encrypted)
            .to_string()
    }
}

pub(super) fn cookie_of<'a>(headers: &'a HeaderMap, wanted: &str) -> Option<&'a str> {
    let lines = headers.get_all(header::COOKIE).into_iter().filter_map(|line| line.to_str().ok());
    let mut cookies = lines.flat_map(Written::split_parse).filter_map(Result::ok);
    cookies.find(|cookie| cookie.name() == wanted).and_then(|cookie| cookie.value_raw())
}
