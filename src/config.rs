//! The configuration file: what was said (raw TOML, unknown keys refused) becomes what is meant (no options left).

use std::{
    fs, io,
    path::{Path, PathBuf},
    thread,
};

use serde::Deserialize;

use crate::models::Kind;

mod alerts;
mod audit;
mod cache;
mod details;
mod gpu;
mod http;
mod llm;
mod models;
mod oidc;
mod records;
mod server;
mod threads;
mod tts;

pub use alerts::Alerts;
use alerts::SaidAlerts;
pub use audit::Audit;
use audit::SaidAudit;
pub use cache::Cache;
use cache::SaidCache;
pub use details::Details;
use details::SaidDetails;
use gpu::SaidGpu;
use http::SaidHttp;
pub use http::{Certificate, Http, ListenOrOff};
pub use llm::Llm;
use llm::SaidLlm;
use models::{Choice, SaidModels};
pub use models::{Chosen, Models};
pub use oidc::Oidc;
use oidc::SaidOidc;
pub use records::Records;
use records::{SaidRecordings, SaidRecords, SaidRetention};
use server::SaidServer;
pub use server::{Server, User};
use tts::SaidTts;
pub use tts::Tts;

/// Everything that `offhook serve` needs to know. Paths are absolute or relative to the working directory.
#[derive(Clone, Debug)]
pub struct Config {
    pub server: Server,
    /// The folder of flow files: `reception.toml` is the flow `reception`.
    pub flows: PathBuf,
    pub models: Models,
    pub stt: Stt,
    pub tts: Tts,
    pub embed: Embed,
    pub llm: Llm,
    pub cache: Cache,
    pub lookups: Lookups,
    pub http: Http,
    pub records: Records,
    pub details: Details,
    pub alerts: Alerts,
    pub audit: Audit,
}

#[derive(Clone, Debug)]
pub struct Stt {
    /// A whisper.cpp model; without one, only keys are understood.
    pub model: Option<PathBuf>,
    /// Utterances recognised at once, one thread each.
    pub parallel: usize,
    pub gpu: Option<usize>,
}

#[derive(Clone, Debug)]
pub struct Embed {
    /// An embedding model in GGUF; without one, intents are understood by their phrases alone.
    pub model: Option<PathBuf>,
    pub threads: usize,
}

#[derive(Clone, Debug)]
pub struct Lookups {
    /// `host:port` of the services that flows may ask; no other is.
    pub allow: Vec<String>,
    /// The CA that https is trusted by.
    pub ca_file: Option<PathBuf>,
    /// Services of other machines may be asked without TLS all the same.
    pub unencrypted: bool,
}

#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    #[error("cannot read the configuration {}: {source}; name another with --config FILE", path.display())]
    Unreadable { path: PathBuf, source: io::Error },
    #[error("{}: {message}", path.display())]
    Malformed { path: PathBuf, message: String },
}

impl Config {
    pub fn load(path: &Path) -> Result<Self, ConfigError> {
        let text = fs::read_to_string(path)
            .map_err(|source| ConfigError::Unreadable { path: path.to_owned(), source })?;
        let base = path.parent().unwrap_or(Path::new(""));
        Self::read(&text, base, Unset::Installed)
            .map_err(|message| ConfigError::Malformed { path: path.to_owned(), message })
    }

    /// What holds where there is no file: what is installed is used.
    pub fn without_file() -> Result<Self, String> {
        Self::read("", Path::new(""), Unset::Installed)
    }

    /// What the text alone says, whatever is installed. Relative paths in it are meant relative to `base`.
    pub fn parse(text: &str, base: &Path) -> Result<Self, String> {
        Self::read(text, base, Unset::None)
    }

    fn read(text: &str, base: &Path, unset: Unset) -> Result<Self, String> {
        let said: Said = toml::from_str(text).map_err(|error| error.to_string())?;
        said.resolve(base, unset)
    }
}

/// What a model is that the configuration does not name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Unset {
    None,
    Installed,
}

/// The file as it is written; every key has a default.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Said {
    server: SaidServer,
    flows: SaidFlows,
    models: SaidModels,
    stt: SaidStt,
    tts: SaidTts,
    embed: SaidEmbed,
    llm: SaidLlm,
    cache: SaidCache,
    engines: SaidEngines,
    http: SaidHttp,
    lookups: SaidLookups,
    records: SaidRecords,
    retention: SaidRetention,
    recordings: SaidRecordings,
    details: SaidDetails,
    alerts: SaidAlerts,
    audit: SaidAudit,
    oidc: SaidOidc,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct SaidFlows {
    dir: PathBuf,
}

impl Default for SaidFlows {
    fn default() -> Self {
        Self { dir: "flows".into() }
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct SaidStt {
    model: Option<PathBuf>,
    parallel: Option<usize>,
    gpu: Option<SaidGpu>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct SaidEmbed {
    model: Option<PathBuf>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct SaidEngines {
    threads: Option<usize>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct SaidLookups {
    allow: Vec<String>,
    ca_file: Option<PathBuf>,
    unencrypted: bool,
}

impl Said {
    fn resolve(self, base: &Path, unset: Unset) -> Result<Config, String> {
        let dir = self.models.directory(base);
        let mut choice = Choice::new(base, dir.as_ref().filter(|_| unset == Unset::Installed));
        let stt = choice.of(Kind::Stt, self.stt.model);
        let voice = choice.of(Kind::Tts, self.tts.voice);
        let embed = choice.of(Kind::Embed, self.embed.model);
        let llm = choice.of(Kind::Llm, self.llm.model.clone());
        let chosen = choice.chosen;
        let cores = thread::available_parallelism().map_or(1, usize::from);
        let threads = self.engines.threads.unwrap_or(cores);
        let asked = threads::Asked { stt_parallel: self.stt.parallel, llm: llm.is_some() };
        let shares = threads::share(threads, asked)?;
        let place = |path: PathBuf| base.join(path);
        let records = self.records.resolve(self.retention, self.recordings, base)?;
        let mut http = self.http.resolve(base)?;
        http.oidc = self.oidc.resolve(base, http.public_url.as_deref())?;
        Ok(Config {
            server: self.server.resolve(base)?,
            flows: place(self.flows.dir),
            models: Models { dir, chosen },
            stt: Stt { model: stt, parallel: shares.stt, gpu: gpu::device(self.stt.gpu) },
            tts: SaidTts::resolve(self.tts.voices, voice, shares.tts, base)?,
            embed: Embed { model: embed, threads: EMBED_THREADS },
            llm: self.llm.resolve(llm, shares.llm)?,
            cache: self.cache.resolve(base),
            http,
            lookups: Lookups {
                allow: self.lookups.allow,
                ca_file: self.lookups.ca_file.map(place),
                unencrypted: self.lookups.unencrypted,
            },
            details: self.details.resolve(base, &records)?,
            audit: self.audit.resolve(base, &records),
            records,
            alerts: self.alerts.resolve()?,
        })
    }
}

/// A sentence takes a few milliseconds on one thread: that is worth no share of its own.
const EMBED_THREADS: usize = 1;

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let error = Config::parse(text, Path::new("")).unwrap_err();
        assert!(error.contains(expected), "{error}");
    }

    #[test]
    fn an_empty_file_is_a_whole_configuration() {
        let config = Config::parse("", Path::new("/etc/offhook")).unwrap();
        assert_eq!(config.server.agi.to_string(), "127.0.0.1:4573");
        assert_eq!(config.flows, Path::new("/etc/offhook/flows"));
        assert!(config.server.allow.iter().all(|net| net.addr().is_loopback()));
    }

    /// Every key with its default is in the reference, and the reference has no other key.
    #[test]
    fn the_reference_has_every_key() {
        let reference = include_str!("../docs/configuration.md");
        let documented: Vec<&str> =
            reference.lines().filter_map(|line| line.strip_prefix("| `")?.split('`').next()).collect();
        let error = |section: &str| {
            let text = if section.is_empty() { "x = 1".to_owned() } else { format!("[{section}]\nx = 1") };
            Config::parse(&text, Path::new("")).unwrap_err()
        };
        let names = |error: String| -> Vec<String> {
            let named = error.split("expected").nth(1).unwrap_or_default().to_owned();
            named.split('`').skip(1).step_by(2).map(str::to_owned).collect()
        };
        let mut keys = 0;
        for section in names(error("")) {
            for key in names(error(&section)) {
                let full = format!("{section}.{key}");
                assert!(documented.contains(&key.as_str()) || documented.contains(&full.as_str()), "{full}");
                keys += 1;
            }
        }
        assert_eq!(documented.len(), keys, "{documented:?}");
    }

    #[test]
    fn faults_name_their_place_and_the_remedy() {
        check("[server]\nagy = 1\n", "unknown field `agy`, expected one of `agi`");
        check("[server]\nagi = \"0.0.0.0:4573\"\n", "add Asterisk's address");
        check("[engines]\nthreads = 2\n[stt]\nparallel = 2\n", "leave 1 for recognition");
        check("[llm]\nparallel = 0\n", "1 to 64");
        check("[llm]\ncontext_tokens = 10\n", "use 512 or more");
        check("[server]\ncalls_max = 0\n", "would refuse every call");
        check("[http]\nlisten = \"8088\"\n", "write \"127.0.0.1:8088\", or \"off\"");
        check("[http]\ncertificate = \"a.pem\"\n", "belong together");
    }
}
