//! What is kept: room for it, who may read it, and that it opens.

use std::{
    fs, io,
    net::SocketAddr,
    path::{Path, PathBuf},
};

use rustix::fs::{Access, access, statvfs};

use super::{Check, finding::Finding};
use crate::{
    config::{self, Config},
    flow::Flow,
    http::{Prepared, provider_answers, tokens},
    secret,
    store::{Place, Store},
};

/// Below this, a busy day fills the disk; below a tenth of it, an hour does.
const ROOM_BYTES: u64 = 2 << 30;

/// The folders that the server writes to, by the key that names them.
fn folders(config: &Config) -> Vec<(&'static str, PathBuf)> {
    let mut folders = vec![("cache.dir", config.cache.dir.clone())];
    let folder_of = |file: &Path| {
        let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty());
        folder.unwrap_or(Path::new(".")).to_owned()
    };
    if let Some(Place::Sqlite(file)) = &config.records.place {
        folders.push(("records.url", folder_of(file)));
    }
    if config.records.place.is_some() {
        folders.push(("recordings.dir", config.records.recordings.clone()));
    }
    folders.extend(config.details.file.as_deref().map(|file| ("details.file", folder_of(file))));
    folders
}

pub(super) fn disk(config: &Config) -> Vec<Finding> {
    folders(config).into_iter().map(|(key, folder)| room(key, &folder)).collect()
}

fn room(key: &str, folder: &Path) -> Finding {
    // A cache is made at the first start, in a folder that is there.
    let there = folder.ancestors().find(|folder| folder.as_os_str().is_empty() || folder.is_dir());
    let there = there.filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let (name, user) = (folder.display(), "the server's user");
    if access(there, Access::WRITE_OK).is_err() {
        let what = format!("{name} ({key}) cannot be written by this user");
        return Finding::fail(
            Check::Disk,
            what,
            format!("give {} to {user}, or run doctor as that", there.display()),
        );
    }
    match statvfs(there) {
        Ok(found) => judge_room(&format!("{name} ({key})"), found.f_bavail * found.f_frsize),
        Err(error) => Finding::fail(Check::Disk, format!("{name} ({key}): {error}"), "name another folder"),
    }
}

fn judge_room(place: &str, free: u64) -> Finding {
    let what = format!("{place} has {} MiB free", free >> 20);
    let remedy = "make room, lower [retention], or name another disk";
    match free {
        ROOM_BYTES.. => Finding::ok(Check::Disk, what),
        free if free >= ROOM_BYTES / 10 => Finding::warn(Check::Disk, what, remedy),
        _ => Finding::fail(Check::Disk, what, remedy),
    }
}

pub(super) fn secrets(config: &Config) -> Vec<Finding> {
    let mut files = vec![("http.tokens", config.http.tokens.as_path(), false)];
    files.extend(config.server.secret_file.as_deref().map(|path| ("server.secret_file", path, true)));
    files.extend(config.records.key_file.as_deref().map(|path| ("records.key_file", path, true)));
    files.extend(config.details.secret_file.as_deref().map(|path| ("details.secret_file", path, true)));
    let oidc = config.http.oidc.as_ref().map(|oidc| oidc.client_secret_file.as_path());
    files.extend(oidc.map(|path| ("oidc.client_secret_file", path, true)));
    let certificate = config.http.certificate.as_ref();
    files.extend(certificate.map(|files| ("http.private_key", files.private_key.as_path(), true)));
    if let Some(Place::Sqlite(path)) = &config.records.place {
        files.push(("records.url", path, false));
    }
    let mut faults: Vec<Finding> =
        files.iter().filter_map(|(key, path, must)| secret(key, path, *must)).collect();
    faults.extend(secrets_of_flows(config).iter().filter_map(|(key, path)| secret(key, path, true)));
    if faults.is_empty() {
        faults.push(Finding::ok(Check::Secrets, "keys, tokens and records are for their owner alone"));
    }
    faults.extend(open_door(&config.server));
    faults
}

/// Whoever can connect hears what lookups know about any number that he names.
fn open_door(server: &config::Server) -> Option<Finding> {
    let is_open = server.secret_file.is_none() && server.agi_users.is_empty();
    let who = if server.allow.iter().all(|net| net.addr().is_loopback()) {
        "every process of this machine"
    } else {
        "everybody in server.allow"
    };
    let what = format!("server.secret_file is not set: {who} can hand over calls in any caller's name");
    is_open.then(|| Finding::warn(Check::Secrets, what, "make one as docs/asterisk.md says (Who gets in)"))
}

/// What flows' lookups show to the services that they ask. A flow that cannot be read is told by its own check.
fn secrets_of_flows(config: &Config) -> Vec<(String, PathBuf)> {
    let files = fs::read_dir(&config.flows).into_iter().flatten().flatten();
    let mut flows: Vec<PathBuf> = files.map(|file| file.path()).collect();
    flows.sort();
    let mut secrets = Vec::new();
    for path in flows.iter().filter(|path| path.extension().is_some_and(|kind| kind == "toml")) {
        let name = path.display().to_string();
        let Ok(text) = fs::read_to_string(path) else { continue };
        let Ok(flow) = Flow::load(&name, &text) else { continue };
        for (lookup, written) in flow.lookups() {
            let Some(file) = &written.secret_file else { continue };
            let key = format!("secret_file of the lookup `{lookup}` in {name}");
            secrets.push((key, config.flows.join(file)));
        }
    }
    secrets
}

fn secret(key: &str, path: &Path, must_be: bool) -> Option<Finding> {
    let name = path.display();
    match fs::File::open(path).and_then(|file| file.metadata()) {
        Ok(file) if !secret::is_its_owners_alone(&file) => {
            let what = format!("{name} ({key}) can be read or changed by other users");
            Some(Finding::fail(Check::Secrets, what, format!("chmod 600 {name}")))
        }
        Ok(_) => None,
        Err(error) if error.kind() == io::ErrorKind::NotFound && !must_be => None,
        Err(error) => {
            let what = format!("{name} ({key}) cannot be read: {error}");
            Some(Finding::fail(
                Check::Secrets,
                what,
                "give it to the user who runs the server, and chmod 600 it",
            ))
        }
    }
}

pub(super) async fn records(config: &Config) -> Vec<Finding> {
    vec![match opened(&config.records).await {
        Ok(what) => Finding::ok(Check::Records, what),
        Err((what, remedy)) => Finding::fail(Check::Records, what, remedy),
    }]
}

async fn opened(records: &config::Records) -> Result<String, (String, &'static str)> {
    let Some(place) = records.place.clone() else { return Ok("off: calls are not recorded".to_owned()) };
    let key = records.key();
    let key = key.map_err(|fault| (fault.to_string(), "without its key, nothing can be recorded"))?;
    let name = place.name();
    if matches!(&place, Place::Sqlite(path) if !path.exists()) {
        return Ok(format!("{name} is made at the first start"));
    }
    let store = Store::open(place, key).await;
    let store = store.map_err(|fault| (fault.to_string(), "docs/records.md says what there can be"))?;
    let jump = store.clock_jump(tokens::now().as_millisecond()).await;
    let unsealed = store.unsealed(&records.recordings).await;
    store.close().await;
    let unsealed = unsealed.map(|found| found.calls.len() + found.recordings.len());
    if let Ok(found @ 1..) = unsealed {
        let what = format!("{name}: {found} calls and recordings are not sealed although there is a key");
        return Err((what, "`offhook records seal` says which; until then they are not shown"));
    }
    if let Ok(Some(jump)) = jump {
        let what = format!("{name} was not swept for {} days by this machine's clock", jump.days());
        return Err((
            what,
            "if the clock is right, `offhook records sweep --yes`; until then nothing is removed",
        ));
    }
    Ok(format!("{name} opens"))
}

pub(super) async fn http(config: &Config) -> Vec<Finding> {
    let mut findings = vec![served(config)];
    findings.extend(provider(&config.http).await);
    findings.extend(config.http.public_url.as_deref().and_then(|url| links(&config.http, url)));
    findings
}

/// Tokens are good without it, so its absence stops nothing. Faults in the configuration are told by [`served`].
async fn provider(http: &config::Http) -> Option<Finding> {
    let issuer = &http.oidc.as_ref()?.issuer;
    Some(match provider_answers(http).await? {
        Ok(()) => Finding::ok(
            Check::Http,
            format!("{issuer} answers (oidc.issuer); the client's secret is tried at a log-in alone"),
        ),
        Err(why) => {
            let remedy = "log in with a token until then; see that the provider runs, that oidc.ca_file has the CA \
                          that signed its certificate, and that oidc.issuer is written as it calls itself";
            Finding::warn(Check::Http, format!("nobody can log in by {issuer}: {why}"), remedy)
        }
    })
}

/// Whether the links that agents get lead to the pages, and safely.
fn links(http: &config::Http, url: &str) -> Option<Finding> {
    let plain = url.strip_prefix("http://");
    let (what, remedy) = match plain {
        _ if http.listen.is_none() => ("leads to pages, and there are none", "set http.listen, or remove it"),
        Some(_) if http.certificate.is_some() => ("is http, and the pages are https", "write https://"),
        Some(host) if !is_this_machine(host) => (
            "is not encrypted: whoever listens on the way reads callers' calls",
            "serve https, and write that",
        ),
        _ => return None,
    };
    Some(Finding::warn(Check::Http, format!("http.public_url {url} {what}"), remedy))
}

fn is_this_machine(host: &str) -> bool {
    ["localhost", "127.", "[::1]"].into_iter().any(|name| host.starts_with(name))
}

fn served(config: &Config) -> Finding {
    let Some(address) = config.http.listen else {
        return Finding::ok(Check::Http, "off: no pages, metrics or API");
    };
    // Tokens and certificate are looked at, whoever has the port.
    let anywhere = SocketAddr::new(address.ip(), 0);
    let wanted = config::Http { listen: Some(anywhere), ..config.http.clone() };
    let tokens = tokens::read(&config.http.tokens).map_or(0, |tokens| tokens.len());
    let encrypted = config.http.certificate.is_some();
    match Prepared::new(&wanted) {
        Err(fault) => {
            let fault = fault.to_string().replace(&anywhere.to_string(), &address.to_string());
            Finding::fail(Check::Http, fault, "docs/http.md has the whole of it")
        }
        Ok(_) if !encrypted && !address.ip().is_loopback() => Finding::warn(
            Check::Http,
            format!("{address} can be reached from other machines, and is not encrypted"),
            "set http.certificate and http.private_key",
        ),
        Ok(_) if tokens == 0 => Finding::warn(
            Check::Http,
            format!("{address}: nobody has a token"),
            "`offhook token create --role admin --name NAME` makes one for the pages",
        ),
        Ok(_) => Finding::ok(Check::Http, format!("{address}, {tokens} tokens")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn room_runs_out_by_degrees() {
        let check = |free: u64, state: &str| {
            let line = judge_room("/var/lib/offhook (records.url)", free).to_string();
            assert!(line.starts_with(state), "{line}");
        };
        check(ROOM_BYTES, "ok    disk      /var/lib/offhook (records.url) has 2048 MiB free");
        check(ROOM_BYTES - 1, "warn  disk      /var/lib/offhook (records.url) has 2047 MiB free; make room");
        check(ROOM_BYTES / 10 - 1, "fail");
    }
}
