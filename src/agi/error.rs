//! What can be wrong with an AGI stream.

use std::io;

use super::quoting::COMMAND_BYTES_MAX;

/// The stream cannot be trusted after any of these. None shows what the peer sent: that may be personal data.
#[derive(Debug, thiserror::Error)]
pub enum AgiError {
    #[error("expected Asterisk's agi_ variables: is something else connecting to the AGI port?")]
    NotAnEnvironment,
    #[error("expected a reply to an AGI command, which begins with three digits")]
    NotAReply,
    #[error("AGI line or block is over {limit_bytes} bytes")]
    TooLong { limit_bytes: usize },
    #[error("AGI command {keyword} does not fit a line of {COMMAND_BYTES_MAX} bytes")]
    CommandTooLong { keyword: String },
    #[error("AGI stream ended within a line or block")]
    Truncated,
    #[error("AGI stream broke")]
    Io(#[from] io::Error),
}
