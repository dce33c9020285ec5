//! WAV bytes to sound and back. Files are the caller's business.

use std::io::Cursor;

use dasp::Sample;

use super::g711::Law;

/// Mono sound in memory.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sound {
    pub rate_hz: u32,
    pub samples: Vec<i16>,
}

impl Sound {
    pub fn duration_ms(&self) -> u64 {
        self.samples.len() as u64 * 1000 / u64::from(self.rate_hz.max(1))
    }
}

#[derive(Debug, thiserror::Error)]
pub enum WavError {
    #[error("reading a WAV file: this is not one; convert it with: sox INPUT -r 16000 -c 1 -b 16 OUTPUT.wav")]
    NotWav,
    #[error(
        "reading a WAV file: its encoding ({0}) is not supported; convert it with: \
         sox INPUT -r 16000 -c 1 -b 16 OUTPUT.wav"
    )]
    Encoding(String),
    #[error("reading a WAV file: it ends too early; copy or record it again")]
    CutOff,
    #[error("reading a WAV file: its header is damaged ({0}); copy or record it again")]
    Damaged(String),
}

impl From<hound::Error> for WavError {
    fn from(error: hound::Error) -> Self {
        match error {
            hound::Error::FormatError(what) => Self::Damaged(what.to_owned()),
            hound::Error::Unsupported => Self::Encoding("not PCM".to_owned()),
            // From memory there is no other failure of reading than the end.
            _ => Self::CutOff,
        }
    }
}

/// Reads integer, float and G.711 WAV at any rate, and mixes the channels to one.
pub fn read(bytes: &[u8]) -> Result<Sound, WavError> {
    if bytes.len() < 12 || &bytes[..4] != b"RIFF" || &bytes[8..12] != b"WAVE" {
        return Err(WavError::NotWav);
    }
    match companded(bytes)? {
        Some(sound) => Ok(sound),
        None => linear(bytes),
    }
}

/// 16-bit mono.
pub fn write(sound: &Sound) -> Vec<u8> {
    let data_bytes = (sound.samples.len() * 2) as u32;
    let mut bytes = Vec::with_capacity(44 + data_bytes as usize);
    bytes.extend_from_slice(b"RIFF");
    bytes.extend_from_slice(&(36 + data_bytes).to_le_bytes());
    bytes.extend_from_slice(b"WAVEfmt \x10\0\0\0\x01\0\x01\0");
    bytes.extend_from_slice(&sound.rate_hz.to_le_bytes());
    bytes.extend_from_slice(&(sound.rate_hz * 2).to_le_bytes());
    bytes.extend_from_slice(b"\x02\0\x10\0data");
    bytes.extend_from_slice(&data_bytes.to_le_bytes());
    bytes.extend(sound.samples.iter().flat_map(|sample| sample.to_le_bytes()));
    bytes
}

fn linear(bytes: &[u8]) -> Result<Sound, WavError> {
    let mut reader = hound::WavReader::new(Cursor::new(bytes))?;
    let spec = reader.spec();
    let samples: Vec<i16> = match spec.sample_format {
        hound::SampleFormat::Float => {
            reader.samples::<f32>().map(|sample| Ok(sample?.to_sample())).collect::<Result<_, WavError>>()?
        }
        hound::SampleFormat::Int => {
            let up = 32 - u32::from(spec.bits_per_sample.min(32));
            reader
                .samples::<i32>()
                .map(|sample| Ok(((sample? << up) >> 16) as i16))
                .collect::<Result<_, WavError>>()?
        }
    };
    Ok(Sound { rate_hz: spec.sample_rate, samples: mix(samples, spec.channels) })
}

/// G.711, which hound does not read; `None` where the file holds something else.
fn companded(bytes: &[u8]) -> Result<Option<Sound>, WavError> {
    let format = chunk(bytes, b"fmt ").ok_or_else(|| WavError::Damaged("no format".to_owned()))?;
    let &[tag_low, tag_high, channels_low, channels_high, r0, r1, r2, r3, ..] = format else {
        return Err(WavError::Damaged("short format".to_owned()));
    };
    let law = match u16::from_le_bytes([tag_low, tag_high]) {
        6 => Law::A,
        7 => Law::Mu,
        1 | 3 | 0xfffe => return Ok(None),
        0x31 => return Err(WavError::Encoding("GSM 6.10".to_owned())),
        other => return Err(WavError::Encoding(format!("number {other}"))),
    };
    let data = chunk(bytes, b"data").ok_or(WavError::CutOff)?;
    let samples = data.iter().map(|byte| law.decode(*byte)).collect();
    let channels = u16::from_le_bytes([channels_low, channels_high]);
    Ok(Some(Sound { rate_hz: u32::from_le_bytes([r0, r1, r2, r3]), samples: mix(samples, channels) }))
}

/// The first chunk of that name, or as much of it as there is.
fn chunk<'a>(bytes: &'a [u8], name: &[u8; 4]) -> Option<&'a [u8]> {
    let mut rest = bytes.get(12..)?;
    while let [a, b, c, d, l0, l1, l2, l3, body @ ..] = rest {
        let length = u32::from_le_bytes([*l0, *l1, *l2, *l3]) as usize;
        if [*a, *b, *c, *d] == *name {
            return Some(&body[..length.min(body.len())]);
        }
        // Chunks begin at even places.
        rest = body.get(length.saturating_add(length % 2)..)?;
    }
    None
}

fn mix(samples: Vec<i16>, channels: u16) -> Vec<i16> {
    match usize::from(channels) {
        0 | 1 => samples,
        channels => samples
            .chunks_exact(channels)
            .map(|moment| {
                (moment.iter().map(|sample| i32::from(*sample)).sum::<i32>() / channels as i32) as i16
            })
            .collect(),
    }
}
