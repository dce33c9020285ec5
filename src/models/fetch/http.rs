//! One file over HTTP, resumed where an earlier attempt broke off.

use std::{
    fs::{self, File, OpenOptions},
    io::{self, Read as _, Write as _},
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};

use tokio_rustls::rustls::crypto::ring;
use ureq::{
    Agent, Body,
    http::{Response, StatusCode, header},
    tls::{Certificate, RootCerts, TlsConfig},
};

use super::{Aside, Event};

/// Long enough for a slow line, short enough for somebody who waits for the next way.
const CONNECT_WITHIN: Duration = Duration::from_secs(10);
const ANSWER_WITHIN: Duration = Duration::from_secs(30);
/// A line that is silent for so long is dead.
const SILENCE_MAX: Duration = Duration::from_secs(60);
/// A line that breaks again and again without bringing anything is given up.
const FRUITLESS_MAX: u32 = 3;

pub(super) enum HttpFault {
    /// Nobody there; another file of the same host would fare no better.
    Unreachable(String),
    Refused(String),
    Disk(PathBuf, io::Error),
}

/// The host of an address, with its port.
pub(super) fn host(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    rest.split('/').next().unwrap_or(rest)
}

/// Puts the file aside, under the last name of its address.
pub(super) fn get(url: &str, aside: &Aside, tell: &mut dyn FnMut(Event<'_>)) -> Result<PathBuf, HttpFault> {
    let name = url.rsplit('/').next().unwrap_or(url);
    let path = aside.path.join(format!("{name}.part"));
    let agent = agent();
    let mut fruitless = 0;
    loop {
        let before = length(&path);
        let outcome = attempt(&agent, url, &path, tell);
        tell(Event::Ended);
        match outcome {
            Ok(()) => {
                let whole = aside.path.join(name);
                fs::rename(&path, &whole).map_err(|error| HttpFault::Disk(whole.clone(), error))?;
                return Ok(whole);
            }
            Err(Broken::For(fault)) => return Err(fault),
            Err(Broken::Off(why)) => {
                fruitless = if length(&path) > before { 0 } else { fruitless + 1 };
                if fruitless == FRUITLESS_MAX {
                    return Err(HttpFault::Refused(format!("{why}; what has come is kept, run this again")));
                }
            }
        }
    }
}

enum Broken {
    /// The connection was lost on the way: the rest is asked for.
    Off(String),
    For(HttpFault),
}

fn attempt(agent: &Agent, url: &str, path: &Path, tell: &mut dyn FnMut(Event<'_>)) -> Result<(), Broken> {
    let here = length(path);
    let mut request = agent.get(url);
    if here > 0 {
        request = request.header(header::RANGE, format!("bytes={here}-"));
    }
    let response = request.call().map_err(|error| Broken::For(refused(&error)))?;
    let (from, total) = match response.status() {
        StatusCode::OK => (0, content_length(&response)),
        StatusCode::PARTIAL_CONTENT => continued(&response, here, path)?,
        // All of it was here already; its sum tells whether it is right.
        StatusCode::RANGE_NOT_SATISFIABLE if total_of(&response) == Some(here) => return Ok(()),
        StatusCode::RANGE_NOT_SATISFIABLE => {
            let _ = fs::remove_file(path);
            return Err(Broken::Off("what was kept of it does not fit".to_owned()));
        }
        status => return Err(Broken::For(HttpFault::Refused(format!("it answered {status}")))),
    };
    tell(Event::Begins { what: url, bytes: total });
    receive(response, path, from, total, tell)
}

/// Where the rest begins, and how much the whole is.
fn continued(response: &Response<Body>, here: u64, path: &Path) -> Result<(u64, Option<u64>), Broken> {
    let range = response.headers().get(header::CONTENT_RANGE).and_then(|value| value.to_str().ok());
    let begins = range.and_then(|range| range.strip_prefix("bytes ")?.split('-').next()?.parse().ok());
    if begins == Some(here) {
        return Ok((here, total_of(response)));
    }
    let _ = fs::remove_file(path);
    Err(Broken::Off("it continued somewhere else".to_owned()))
}

fn receive(
    response: Response<Body>,
    path: &Path,
    from: u64,
    total: Option<u64>,
    tell: &mut dyn FnMut(Event<'_>),
) -> Result<(), Broken> {
    let disk = |error| {
        // What does not fit frees its place again.
        let _ = fs::remove_file(path);
        Broken::For(HttpFault::Disk(path.to_owned(), error))
    };
    let opened = match from {
        0 => File::create(path),
        _ => OpenOptions::new().append(true).open(path),
    };
    let mut file = opened.map_err(disk)?;
    let mut reader = response.into_body().into_with_config().limit(u64::MAX).reader();
    let mut piece = vec![0; 1 << 16];
    let mut here = from;
    tell(Event::Arrived { bytes: here });
    loop {
        let read = reader.read(&mut piece);
        let length = read.map_err(|error| Broken::Off(format!("the connection broke off: {error}")))?;
        if length == 0 {
            break;
        }
        file.write_all(&piece[..length]).map_err(disk)?;
        here += length as u64;
        tell(Event::Arrived { bytes: here });
    }
    file.sync_all().map_err(disk)?;
    match total {
        Some(total) if here < total => Err(Broken::Off(format!("it ended after {here} of {total} bytes"))),
        _ => Ok(()),
    }
}

fn content_length(response: &Response<Body>) -> Option<u64> {
    response.headers().get(header::CONTENT_LENGTH)?.to_str().ok()?.parse().ok()
}

/// The whole's length, behind the slash of the range.
fn total_of(response: &Response<Body>) -> Option<u64> {
    let range = response.headers().get(header::CONTENT_RANGE)?.to_str().ok()?;
    range.rsplit('/').next()?.parse().ok()
}

fn length(path: &Path) -> u64 {
    fs::metadata(path).map_or(0, |found| found.len())
}

fn refused(error: &ureq::Error) -> HttpFault {
    match error {
        ureq::Error::StatusCode(status) => HttpFault::Refused(format!("it answered {status}")),
        error => HttpFault::Unreachable(format!("it cannot be reached: {error}")),
    }
}

/// The machine's own certificates are trusted, so that a site's proxy is as well; the proxy is the environment's.
fn agent() -> Agent {
    let found = rustls_native_certs::load_native_certs().certs;
    let roots: Vec<Certificate<'static>> =
        found.iter().map(|certificate| Certificate::from_der(certificate).to_owned()).collect();
    let tls = TlsConfig::builder()
        .unversioned_rustls_crypto_provider(Arc::new(ring::default_provider()))
        .root_certs(RootCerts::new_with_certs(&roots))
        .build();
    let config = Agent::config_builder()
        .tls_config(tls)
        .http_status_as_error(false)
        .timeout_resolve(Some(CONNECT_WITHIN))
        .timeout_connect(Some(CONNECT_WITHIN))
        .timeout_recv_response(Some(ANSWER_WITHIN))
        .timeout_per_read(Some(SILENCE_MAX))
        .user_agent(concat!("offhook/", env!("CARGO_PKG_VERSION")))
        .build();
    config.new_agent()
}
