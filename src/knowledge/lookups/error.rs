//! Why a lookup has no answer, without the key and without a value.

use std::time::Duration;

/// What went wrong and what to do about it. Fit for a log: nothing in it comes from a caller or from the data.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LookupError {
    #[error("the flow has no lookup `{0}`; add [lookups.{0}]")]
    Unknown(String),
    #[error("lookup `{lookup}` has {open} questions open already; lower timeout_ms or raise cache_s")]
    Full { lookup: String, open: usize },
    #[error("the key `{key}` was not given; name it in the flow")]
    KeyMissing { key: String },
    #[error("no answer within {} ms; see whether the source is busy, or raise timeout_ms", .0.as_millis())]
    TooLate(Duration),
    #[error("the service of lookups has ended")]
    Ended,
    #[error("cannot read {file}: {reason}; see that it is there and that Offhook's user may read it")]
    File { file: String, reason: String },
    #[error("{file} is faulty: {reason}; mend it, the last good version is used where there is one")]
    Csv { file: String, reason: String },
    #[error("the query on {file} failed ({reason}); try it in the sqlite3 shell, opened with -readonly")]
    Query { file: String, reason: String },
    #[error("cannot reach {host}: {reason}; see that the service runs and answers on that port")]
    Unreachable { host: String, reason: String },
    #[error("{host} answered with status {status}; its own log says why")]
    Status { host: String, status: u16 },
    #[error("{host} refused the secret (status {status}); put a valid token into secret_file")]
    Refused { host: String, status: u16 },
    #[error("{host} sent the lookup elsewhere; write the final address into source")]
    Redirected { host: String },
    #[error("{host} answered with more than {bytes_max} bytes; ask it for one customer at a time")]
    TooBig { host: String, bytes_max: usize },
    #[error("{host} did not answer with JSON; see that source is the address of its data")]
    NotJson { host: String },
    #[error("field `{field}` of {host}'s answer is a list or an object; point at one value within it")]
    NotPlain { host: String, field: String },
    #[error("cannot use the secret in {file}: {reason}; put the token alone on its first line")]
    Secret { file: String, reason: String },
    #[error("{host} needs TLS, and that is not possible: {reason}; set lookups.ca_file to the site's own CA")]
    Tls { host: String, reason: String },
}

impl LookupError {
    /// Whether asking again may help.
    pub(super) fn is_passing(&self) -> bool {
        match self {
            Self::Unreachable { .. } => true,
            Self::Status { status, .. } => [502, 503, 504].contains(status),
            _ => false,
        }
    }
}
