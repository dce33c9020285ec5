//! Cookies: found in a request, and written so that no script reads them and, with a certificate, no wire carries them
//! in the clear.

use axum::http::{HeaderMap, header};

use super::App;

/// What a browser is to keep.
pub(super) struct Cookie<'a> {
    pub(super) name: &'a str,
    pub(super) value: &'a str,
    pub(super) path: &'a str,
    pub(super) seconds: u64,
    /// `Strict`; `Lax` for one that has to come along when another site or program leads here.
    pub(super) same_site: &'static str,
}

impl Cookie<'_> {
    pub(super) fn header(&self, app: &App) -> String {
        let Self { name, value, path, seconds, same_site } = self;
        let secure = if app.encrypted { "; Secure" } else { "" };
        format!("{name}={value}; Path={path}; Max-Age={seconds}; HttpOnly; SameSite={same_site}{secure}")
    }
}

pub(super) fn cookie_of<'a>(headers: &'a HeaderMap, wanted: &str) -> Option<&'a str> {
    let cookies = headers.get_all(header::COOKIE).into_iter().filter_map(|line| line.to_str().ok());
    let mut named =
        cookies.flat_map(|line| line.split(';')).filter_map(|cookie| cookie.trim().split_once('='));
    named.find_map(|(name, value)| (name == wanted).then_some(value))
}
