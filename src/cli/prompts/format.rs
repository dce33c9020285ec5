//! The formats of sound files that Asterisk reads, by the endings that it looks for.

use clap::ValueEnum;

use crate::audio::{
    CallRate, Sound,
    g711::Law::{self, A, Mu},
    g722, wav,
};

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, ValueEnum)]
pub(super) enum Format {
    /// 16 bit, 8 kHz: what every player and Asterisk reads
    Wav,
    /// 16 bit, 16 kHz: for wideband telephones
    Wav16,
    /// G.711 mu-law, 8 kHz: no transcoding where trunks speak it (North America, Japan)
    Ulaw,
    /// G.711 A-law, 8 kHz: the same elsewhere
    Alaw,
    /// 16 bit without a header, 8 kHz
    Sln,
    /// 16 bit without a header, 16 kHz
    Sln16,
    /// G.722, 16 kHz: no transcoding for wideband telephones
    G722,
}

impl Format {
    pub(super) fn ending(self) -> &'static str {
        match self {
            Self::Wav => "wav",
            Self::Wav16 => "wav16",
            Self::Ulaw => "ulaw",
            Self::Alaw => "alaw",
            Self::Sln => "sln",
            Self::Sln16 => "sln16",
            Self::G722 => "g722",
        }
    }

    pub(super) fn rate(self) -> CallRate {
        match self {
            Self::Wav | Self::Ulaw | Self::Alaw | Self::Sln => CallRate::Narrow,
            Self::Wav16 | Self::Sln16 | Self::G722 => CallRate::Wide,
        }
    }

    /// The bytes of a file; the samples are at this format's rate.
    pub(super) fn file(self, samples: &[i16]) -> Vec<u8> {
        match self {
            Self::Wav | Self::Wav16 => {
                wav::write(&Sound { rate_hz: self.rate().hz(), samples: samples.to_vec() })
            }
            Self::Ulaw => companded(Mu, samples),
            Self::Alaw => companded(A, samples),
            Self::Sln | Self::Sln16 => samples.iter().flat_map(|sample| sample.to_le_bytes()).collect(),
            Self::G722 => g722::encode(samples),
        }
    }
}

fn companded(law: Law, samples: &[i16]) -> Vec<u8> {
    samples.iter().map(|sample| law.encode(*sample)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_as_asterisk_reads_them() {
        let samples = [0, 0x0102, i16::MAX, i16::MIN];
        for (format, bytes, begins) in [
            (Format::Wav, 44 + 8, &b"RIFF"[..]),
            (Format::Wav16, 44 + 8, b"RIFF"),
            (Format::Ulaw, 4, &[0xff, 0xe7, 0x80, 0x00]),
            (Format::Alaw, 4, &[0xd5, 0xc5, 0xaa, 0x2a]),
            (Format::Sln, 8, &[0, 0, 2, 1, 0xff, 0x7f, 0, 0x80]),
            (Format::Sln16, 8, &[0, 0, 2, 1, 0xff, 0x7f, 0, 0x80]),
            (Format::G722, 2, &[]),
        ] {
            let file = format.file(&samples);
            assert_eq!(file.len(), bytes, "{format:?}");
            assert!(file.starts_with(begins), "{format:?}: {file:02x?}");
        }
        let rate = |format: Format| wav::read(&format.file(&samples)).expect("a WAV file").rate_hz;
        assert_eq!((rate(Format::Wav), rate(Format::Wav16)), (8_000, 16_000));
    }

    #[test]
    fn a_format_is_asked_for_by_the_ending_of_its_files() {
        for format in Format::value_variants() {
            let asked = format.to_possible_value().expect("none is hidden");
            assert_eq!(asked.get_name(), format.ending());
        }
    }
}
