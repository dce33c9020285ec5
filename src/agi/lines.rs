//! Cuts a byte stream into bounded lines.

use bytes::BytesMut;

use super::error::AgiError;

/// Remembers how far it has searched, so that a line arriving byte by byte costs no more than one arriving
/// whole.
#[derive(Debug, Default)]
pub(super) struct Lines {
    searched: usize,
}

impl Lines {
    /// The next line without its end (LF, as Asterisk sends, or CR LF), or `None` until all of it is there.
    pub(super) fn next(
        &mut self,
        received: &mut BytesMut,
        limit_bytes: usize,
    ) -> Result<Option<String>, AgiError> {
        let found = received.iter().skip(self.searched).position(|&byte| byte == b'\n');
        let length = found.map_or(received.len(), |position| self.searched + position);
        if length > limit_bytes {
            return Err(AgiError::TooLong { limit_bytes });
        }
        if found.is_none() {
            self.searched = received.len();
            return Ok(None);
        }
        self.searched = 0;
        let line = received.split_to(length + 1);
        let line = line.strip_suffix(b"\n").unwrap_or(&line);
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        Ok(Some(String::from_utf8_lossy(line).into_owned()))
    }
}
