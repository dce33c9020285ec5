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

#[cfg(test)]
mod tests {
    use super::*;

    fn hound_file(bits: u16, format: hound::SampleFormat, channels: u16, samples: &[i32]) -> Vec<u8> {
        let spec =
            hound::WavSpec { channels, sample_rate: 8_000, bits_per_sample: bits, sample_format: format };
        let mut bytes = Cursor::new(Vec::new());
        let mut writer = hound::WavWriter::new(&mut bytes, spec).unwrap();
        for sample in samples {
            match format {
                hound::SampleFormat::Int => writer.write_sample(*sample).unwrap(),
                hound::SampleFormat::Float => writer.write_sample(*sample as f32 / 32_768.0).unwrap(),
            }
        }
        writer.finalize().unwrap();
        bytes.into_inner()
    }

    fn companded_file(tag: u16, data: &[u8]) -> Vec<u8> {
        let mut bytes = b"RIFF\0\0\0\0WAVEfmt \x12\0\0\0".to_vec();
        bytes.extend_from_slice(&tag.to_le_bytes());
        // One channel, 8000 Hz, 8000 bytes a second, blocks of 1 byte, 8 bits, no extension.
        bytes.extend_from_slice(b"\x01\0\x40\x1f\0\0\x40\x1f\0\0\x01\0\x08\0\0\0fact\x03\0\0\0abc\0data");
        bytes.extend_from_slice(&(data.len() as u32).to_le_bytes());
        bytes.extend_from_slice(data);
        bytes
    }

    #[test]
    fn what_is_written_is_read_again() {
        let sound = Sound { rate_hz: 22_050, samples: vec![0, 1, -1, i16::MAX, i16::MIN] };
        assert_eq!(read(&write(&sound)).unwrap(), sound);
        assert_eq!(Sound { rate_hz: 8_000, samples: vec![0; 12_000] }.duration_ms(), 1_500);
    }

    #[test]
    fn every_depth_gives_the_same_sound() {
        use hound::SampleFormat::{Float, Int};
        for (bits, format, samples) in [
            (8, Int, [0, 64, -128]),
            (16, Int, [0, 16_384, -32_768]),
            (24, Int, [0, 4_194_304, -8_388_608]),
            (32, Int, [0, 1_073_741_824, i32::MIN]),
            (32, Float, [0, 16_384, -32_768]),
        ] {
            let sound = read(&hound_file(bits, format, 1, &samples)).unwrap();
            assert_eq!(
                (sound.rate_hz, sound.samples),
                (8_000, vec![0, 16_384, -32_768]),
                "{bits} {format:?}"
            );
        }
    }

    #[test]
    fn channels_are_mixed() {
        let stereo = hound_file(16, hound::SampleFormat::Int, 2, &[100, 300, -32_768, -32_768]);
        assert_eq!(read(&stereo).unwrap().samples, [200, -32_768]);
    }

    #[test]
    fn both_laws_of_g711_are_read() {
        assert_eq!(read(&companded_file(7, &[0xff, 0x80])).unwrap().samples, [0, 32_124]);
        assert_eq!(read(&companded_file(6, &[0xd5, 0xaa])).unwrap().samples, [8, 32_256]);
    }

    #[test]
    fn what_cannot_be_read_says_what_to_do() {
        let good = write(&Sound { rate_hz: 8_000, samples: vec![7; 100] });
        for (bytes, expected) in [
            (b"ID3 is not a WAV file".to_vec(), "sox INPUT"),
            (companded_file(0x31, &[]), "GSM 6.10"),
            (companded_file(0x55, &[]), "number 85"),
            (good[..good.len() - 7].to_vec(), "ends too early"),
            (good[..30].to_vec(), "ends too early"),
            (b"RIFF\0\0\0\0WAVEdata\0\0\0\0".to_vec(), "damaged"),
        ] {
            let text = read(&bytes).unwrap_err().to_string();
            assert!(text.contains(expected), "{text}");
        }
    }

    #[test]
    fn no_cut_or_changed_byte_panics() {
        for good in [write(&Sound { rate_hz: 8_000, samples: vec![7; 20] }), companded_file(7, &[1, 2, 3])] {
            for place in 0..good.len() {
                let _ = read(&good[..place]);
                for value in [0, 1, 0x7f, 0xff] {
                    let mut bytes = good.clone();
                    bytes[place] = value;
                    let _ = read(&bytes);
                }
            }
        }
    }
}
