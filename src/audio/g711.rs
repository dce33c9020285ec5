//! G.711, the telephone network's 8-bit companding: mu-law (North America, Japan) and A-law (elsewhere).

/// The two laws of ITU-T G.711.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Law {
    Mu,
    A,
}

impl Law {
    pub fn decode(self, byte: u8) -> i16 {
        match self {
            Self::Mu => decode_mu(byte),
            Self::A => decode_a(byte),
        }
    }

    pub fn encode(self, sample: i16) -> u8 {
        match self {
            Self::Mu => encode_mu(sample),
            Self::A => encode_a(sample),
        }
    }
}

/// Added before mu-law's segments are taken, so that they begin at powers of two.
const MU_BIAS: i32 = 0x84;
/// The largest magnitude that mu-law can say.
const MU_CLIP: i32 = 32_635;

fn decode_mu(byte: u8) -> i16 {
    let bits = !byte;
    let segment = (bits >> 4) & 0x07;
    let magnitude = (((i32::from(bits & 0x0f) << 3) + MU_BIAS) << segment) - MU_BIAS;
    signed(magnitude, bits & 0x80 != 0)
}

fn encode_mu(sample: i16) -> u8 {
    let negative = sample < 0;
    let biased = i32::from(sample).abs().min(MU_CLIP) + MU_BIAS;
    let segment = (biased as u32).ilog2() as u8 - 7;
    let mantissa = (biased >> (segment + 3)) as u8 & 0x0f;
    !((u8::from(negative) << 7) | (segment << 4) | mantissa)
}

fn decode_a(byte: u8) -> i16 {
    let bits = byte ^ 0x55;
    let mantissa = i32::from(bits & 0x0f) << 4;
    let magnitude = match (bits >> 4) & 0x07 {
        0 => mantissa + 8,
        segment => (mantissa + 0x108) << (segment - 1),
    };
    signed(magnitude, bits & 0x80 == 0)
}

fn encode_a(sample: i16) -> u8 {
    // One's complement for negatives, as G.711 has it: -1 and 0 are the two smallest steps.
    let magnitude = if sample < 0 { i32::from(!sample) } else { i32::from(sample) };
    let bits = if magnitude < 256 {
        (magnitude >> 4) as u8
    } else {
        let segment = (magnitude as u32).ilog2() as u8 - 7;
        (segment << 4) | ((magnitude >> (segment + 3)) as u8 & 0x0f)
    };
    (bits | (u8::from(sample >= 0) << 7)) ^ 0x55
}

fn signed(magnitude: i32, negative: bool) -> i16 {
    // At most 32,256 (A-law), so the cast keeps the value.
    (if negative { -magnitude } else { magnitude }) as i16
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ends_of_both_scales_are_the_standards() {
        for (law, byte, sample) in [
            (Law::Mu, 0x00, -32_124),
            (Law::Mu, 0x80, 32_124),
            (Law::Mu, 0xff, 0),
            (Law::A, 0x2a, -32_256),
            (Law::A, 0xaa, 32_256),
            (Law::A, 0xd5, 8),
            (Law::A, 0x55, -8),
        ] {
            assert_eq!(law.decode(byte), sample, "{law:?} {byte:#04x}");
        }
    }

    #[test]
    fn every_code_survives_decoding_and_encoding() {
        for law in [Law::Mu, Law::A] {
            for byte in 0..=255 {
                let again = law.encode(law.decode(byte));
                // Mu-law has two zeros; the encoder knows one.
                assert!(again == byte || (law, byte) == (Law::Mu, 0x7f), "{law:?} {byte:#04x} {again:#04x}");
            }
        }
    }

    #[test]
    fn coding_errs_by_at_most_half_a_step() {
        for law in [Law::Mu, Law::A] {
            for sample in (-32_768i32..32_768).step_by(7) {
                let error = (i32::from(law.decode(law.encode(sample as i16))) - sample).abs();
                assert!(
                    error <= sample.abs() / 32 + 16 + (sample.abs() - 31_600).max(0),
                    "{law:?} {sample} {error}"
                );
            }
        }
    }
}
