//! A sealed recording: pieces of sound, each encrypted and bound to its place in its call's file (the STREAM
//! construction over XChaCha20-Poly1305), so that none can be changed, moved, left out or taken from another file.

use std::{
    fs::{self, File, OpenOptions},
    io::{self, BufReader, BufWriter, Read, Write},
    os::unix::fs::OpenOptionsExt as _,
    path::Path,
};

use chacha20poly1305::{
    KeyInit, XChaCha20Poly1305, XNonce,
    aead::{Aead, Payload},
};
use hound::WavReader;
use uuid::Uuid;

use super::file_name;
use crate::store::Key;

const MARK: &[u8; 20] = b"offhook recording 1\n";
/// The rest of a nonce: the number of the piece, and whether it is the last.
const PREFIX_BYTES: usize = 19;
/// A piece is half a second, a gap before it a minute: at 16 kHz and two channels.
const PIECE_BYTES_MAX: usize = 16_000 * 2 * 2 * 61;

#[derive(Debug, thiserror::Error)]
pub enum RecordingError {
    #[error("cannot read the recording: {0}")]
    Io(#[from] io::Error),
    #[error("the recording is no file of Offhook's")]
    Foreign,
    #[error("the recording is encrypted: set records.key_file to the key that it was made with")]
    KeyMissing,
    #[error("records.key_file does not open the recording: it was made with another key, or was changed")]
    Unopened,
    #[error(
        "the recording is not sealed: it was there before records.key_file was set (`offhook records seal`), or was \
         put there"
    )]
    NotSealed,
}

/// A recording's sound: the caller's and Offhook's samples in turn.
pub struct Opened {
    pub rate_hz: u32,
    pub samples: Vec<i16>,
    /// False where the end is missing: the server was killed in the call, or the file was cut.
    pub whole: bool,
}

pub(super) struct Sealer<W: Write> {
    to: W,
    cipher: XChaCha20Poly1305,
    place: Place,
}

/// What a piece is bound to.
struct Place {
    prefix: [u8; PREFIX_BYTES],
    head: Vec<u8>,
    piece: u32,
}

impl Place {
    fn new(prefix: [u8; PREFIX_BYTES], call: Uuid, rate_hz: u32) -> Self {
        let head = [call.as_bytes().as_slice(), &rate_hz.to_le_bytes()].concat();
        Self { prefix, head, piece: 0 }
    }

    fn next(&mut self, last: bool) -> io::Result<XNonce> {
        let mut nonce = [0; 24];
        nonce[..PREFIX_BYTES].copy_from_slice(&self.prefix);
        nonce[PREFIX_BYTES..23].copy_from_slice(&self.piece.to_be_bytes());
        nonce[23] = u8::from(last);
        self.piece = self.piece.checked_add(1).ok_or_else(|| io::Error::other("too long a recording"))?;
        Ok(XNonce::from(nonce))
    }
}

fn cipher(key: &Key) -> XChaCha20Poly1305 {
    XChaCha20Poly1305::new((&*key.for_purpose("offhook recordings")).into())
}

impl<W: Write> Sealer<W> {
    pub(super) fn begin(mut to: W, key: &Key, call: Uuid, rate_hz: u32) -> io::Result<Self> {
        let mut prefix = [0; PREFIX_BYTES];
        getrandom::fill(&mut prefix).map_err(io::Error::other)?;
        to.write_all(&[MARK.as_slice(), &rate_hz.to_le_bytes(), &prefix].concat())?;
        Ok(Self { to, cipher: cipher(key), place: Place::new(prefix, call, rate_hz) })
    }

    pub(super) fn write(&mut self, samples: &[i16]) -> io::Result<()> {
        self.piece(samples, false)
    }

    pub(super) fn finish(mut self) -> io::Result<()> {
        self.piece(&[], true)?;
        self.to.flush()
    }

    fn piece(&mut self, samples: &[i16], last: bool) -> io::Result<()> {
        let sound: Vec<u8> = samples.iter().flat_map(|sample| sample.to_le_bytes()).collect();
        let nonce = self.place.next(last)?;
        let payload = Payload { msg: &sound, aad: &self.place.head };
        let sealed = self.cipher.encrypt(&nonce, payload).map_err(|_| io::Error::other("cannot seal"))?;
        let length = u32::try_from(sealed.len()).map_err(io::Error::other)?;
        self.to.write_all(&[length.to_le_bytes().as_slice(), &sealed].concat())
    }
}

/// A call's recording. With a key, one that is not sealed is not taken for the call's.
pub fn open(path: &Path, call: Uuid, key: Option<&Key>) -> Result<Opened, RecordingError> {
    let mut file = BufReader::new(File::open(path)?);
    let mut mark = [0; MARK.len()];
    file.read_exact(&mut mark)?;
    if &mark != MARK {
        if key.is_some() {
            return Err(RecordingError::NotSealed);
        }
        let wav = WavReader::open(path).map_err(|_| RecordingError::Foreign)?;
        let rate_hz = wav.spec().sample_rate;
        let samples = wav.into_samples().collect::<Result<_, _>>().map_err(|_| RecordingError::Foreign)?;
        return Ok(Opened { rate_hz, samples, whole: true });
    }
    let key = key.ok_or(RecordingError::KeyMissing)?;
    match (unseal(file, call, key), key.old()) {
        (Err(RecordingError::Unopened), Some(old)) => open(path, call, Some(&old)),
        (opened, _) => opened,
    }
}

/// Seals a recording with the key as it is now, if it was not made with that one; false where it was. One that a call
/// is writing was begun with the key as it is now.
pub(in crate::store) fn reseal(path: &Path, call: Uuid, key: &Key) -> Result<bool, RecordingError> {
    let Some(old) = key.old() else { return Ok(false) };
    let opened = match open(path, call, Some(&old)) {
        Err(RecordingError::Unopened | RecordingError::NotSealed) => return Ok(false),
        opened => opened?,
    };
    seal_as(path, &opened, call, key, path)?;
    Ok(true)
}

/// Seals a recording from before there was a key, in a file beside it, and gives that one's name. One that is there
/// already is the call's.
pub(in crate::store) fn seal_in_clear(path: &Path, call: Uuid, key: &Key) -> Result<String, RecordingError> {
    let name = file_name(call, true);
    let sealed = path.with_file_name(&name);
    if !sealed.exists() {
        seal_as(path, &open(path, call, None)?, call, key, &sealed)?;
    }
    Ok(name)
}

fn seal_as(path: &Path, opened: &Opened, call: Uuid, key: &Key, to: &Path) -> Result<(), RecordingError> {
    let beside = path.with_extension("anew");
    let file = OpenOptions::new().create(true).truncate(true).write(true).mode(0o600).open(&beside)?;
    let mut sealer = Sealer::begin(BufWriter::new(file), key, call, opened.rate_hz)?;
    // Half a second at a time, as it was recorded.
    let piece = opened.rate_hz.max(1) as usize;
    opened.samples.chunks(piece).try_for_each(|samples| sealer.write(samples))?;
    match opened.whole {
        true => sealer.finish()?,
        false => sealer.to.flush()?,
    }
    // It goes when its time is over, not that of its new seal.
    let file = File::options().write(true).open(&beside)?;
    file.set_modified(fs::metadata(path)?.modified()?)?;
    file.sync_all()?;
    fs::rename(&beside, to)?;
    Ok(())
}

/// What follows the mark.
fn unseal(mut file: impl Read, call: Uuid, key: &Key) -> Result<Opened, RecordingError> {
    let (mut rate, mut prefix) = ([0; 4], [0; PREFIX_BYTES]);
    file.read_exact(&mut rate)?;
    file.read_exact(&mut prefix)?;
    let rate_hz = u32::from_le_bytes(rate);
    let (cipher, mut place) = (cipher(key), Place::new(prefix, call, rate_hz));
    let mut opened = Opened { rate_hz, samples: Vec::new(), whole: false };
    while let Some(sealed) = piece(&mut file)? {
        let piece = place.piece;
        let mut opens = |last| {
            place.piece = piece;
            let nonce = place.next(last).ok()?;
            cipher.decrypt(&nonce, Payload { msg: &sealed, aad: &place.head }).ok()
        };
        let (sound, last) = match opens(false) {
            Some(sound) => (sound, false),
            None => (opens(true).ok_or(RecordingError::Unopened)?, true),
        };
        let samples = sound.chunks_exact(2).map(|pair| i16::from_le_bytes([pair[0], pair[1]]));
        opened.samples.extend(samples);
        if last {
            opened.whole = true;
            break;
        }
    }
    Ok(opened)
}

/// `None` at the end of the file, also of one that ends within a piece.
fn piece(file: &mut impl Read) -> Result<Option<Vec<u8>>, RecordingError> {
    let mut length = [0; 4];
    if file.read_exact(&mut length).is_err() {
        return Ok(None);
    }
    let length = u32::from_le_bytes(length) as usize;
    if length > PIECE_BYTES_MAX {
        return Err(RecordingError::Unopened);
    }
    let mut sealed = vec![0; length];
    Ok(file.read_exact(&mut sealed).is_ok().then_some(sealed))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sealed(key: &Key, call: Uuid) -> Vec<u8> {
        let mut file = Vec::new();
        let mut sealer = Sealer::begin(&mut file, key, call, 8_000).unwrap();
        sealer.write(&[1, -1, 2, -2]).unwrap();
        sealer.write(&[3, -3]).unwrap();
        sealer.finish().unwrap();
        file
    }

    fn opens(file: &[u8], key: &Key, call: Uuid) -> Option<(Vec<i16>, bool)> {
        let opened = unseal(&file[MARK.len()..], call, key).ok()?;
        assert_eq!(opened.rate_hz, 8_000);
        Some((opened.samples, opened.whole))
    }

    #[test]
    fn with_a_key_a_file_that_is_not_sealed_is_no_recording() {
        let folder = tempfile::tempdir().unwrap();
        let (key, call) = (Key::parse(&Key::make().unwrap()).unwrap(), Uuid::new_v4());
        let path = folder.path().join(file_name(call, false));
        let spec = hound::WavSpec {
            channels: 2,
            sample_rate: 8_000,
            bits_per_sample: 16,
            sample_format: hound::SampleFormat::Int,
        };
        let mut wav = hound::WavWriter::create(&path, spec).unwrap();
        [1_i16, -1, 2, -2].iter().for_each(|sample| wav.write_sample(*sample).unwrap());
        wav.finalize().unwrap();
        assert_eq!(open(&path, call, None).unwrap().samples, [1, -1, 2, -2]);
        assert!(matches!(open(&path, call, Some(&key)), Err(RecordingError::NotSealed)));
        let sealed = folder.path().join(seal_in_clear(&path, call, &key).unwrap());
        assert_eq!(open(&sealed, call, Some(&key)).unwrap().samples, [1, -1, 2, -2]);
        assert!(matches!(open(&sealed, Uuid::new_v4(), Some(&key)), Err(RecordingError::Unopened)));
    }

    #[test]
    fn what_was_sealed_opens_with_its_key_for_its_call_and_shows_every_change() {
        let key = || Key::parse(&Key::make().unwrap()).unwrap();
        let (right, call) = (key(), Uuid::new_v4());
        let file = sealed(&right, call);
        let samples = vec![1, -1, 2, -2, 3, -3];
        assert_eq!(opens(&file, &right, call), Some((samples.clone(), true)));
        assert_eq!(opens(&file, &key(), call), None);
        assert_eq!(opens(&file, &right, Uuid::new_v4()), None);
        // Without its last piece, of 4 bytes of length and 16 of authentication, the end is missed.
        assert_eq!(opens(&file[..file.len() - 20], &right, call), Some((samples, false)));
        let head = MARK.len() + 4 + PREFIX_BYTES;
        let first = 4 + 16 + 8;
        let without_first = [&file[..head], &file[head + first..]].concat();
        assert_eq!(opens(&without_first, &right, call), None);
        let mut changed = file.clone();
        changed[head + 5] ^= 1;
        assert_eq!(opens(&changed, &right, call), None);
    }
}
