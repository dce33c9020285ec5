//! Half precision (IEEE 754 binary16), as models are stored in it.

/// Every half is a single exactly.
pub(super) fn to_single(half: [u8; 2]) -> f32 {
    let bits = u32::from(u16::from_le_bytes(half));
    let (sign, exponent, fraction) = ((bits & 0x8000) << 16, (bits >> 10) & 0x1f, bits & 0x3ff);
    match exponent {
        // Zero, and what is smaller than an exponent can say.
        0 => {
            let size = fraction as f32 / (1 << 24) as f32;
            if sign == 0 { size } else { -size }
        }
        0x1f => f32::from_bits(sign | 0x7f80_0000 | (fraction << 13)),
        _ => f32::from_bits(sign | ((exponent + 112) << 23) | (fraction << 13)),
    }
}

/// The nearest half; of two that are as near, the even one.
pub(super) fn from_single(single: f32) -> [u8; 2] {
    let bits = single.to_bits();
    let (sign, size) = ((bits >> 16) & 0x8000, bits & 0x7fff_ffff);
    let half = match size {
        0x7f80_0001.. => 0x7e00,
        // From here on the nearest is infinity.
        0x477f_f000.. => 0x7c00,
        // The smallest with a whole exponent.
        0x3880_0000.. => nearest(size - (112 << 23), 13),
        // Half of the smallest of all; a tie goes to zero, which is even.
        ..=0x3300_0000 => 0,
        _ => {
            let fraction = (size & 0x007f_ffff) | 0x0080_0000;
            nearest(fraction, 126 - (size >> 23))
        }
    };
    ((sign | half) as u16).to_le_bytes()
}

/// `number` without its last `bits`, rounded.
fn nearest(number: u32, bits: u32) -> u32 {
    let kept = number >> bits;
    let rest = number & ((1 << bits) - 1);
    let middle = 1 << (bits - 1);
    kept + u32::from(rest > middle || (rest == middle && kept % 2 == 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// There are not many: all of them, and the middle between each and the next.
    #[test]
    fn every_half_comes_back_and_what_lies_between_goes_to_the_nearest() {
        for bits in 0..0x7c00_u16 {
            let (this, next) = (to_single(bits.to_le_bytes()), to_single((bits + 1).to_le_bytes()));
            assert_eq!(from_single(this), bits.to_le_bytes(), "{bits:#x}");
            assert_eq!(from_single(-this), (bits | 0x8000).to_le_bytes(), "-{bits:#x}");
            if bits == 0x7bff {
                break;
            }
            let middle = f32::midpoint(this, next);
            let even = bits + bits % 2;
            assert_eq!(from_single(middle), even.to_le_bytes(), "the middle above {bits:#x}");
            assert_eq!(
                from_single(middle.next_down()),
                bits.to_le_bytes(),
                "below the middle above {bits:#x}"
            );
            assert_eq!(
                from_single(middle.next_up()),
                (bits + 1).to_le_bytes(),
                "above the middle above {bits:#x}"
            );
        }
    }

    #[test]
    fn known_ones() {
        let check = |single: f32, bits: u16| assert_eq!(from_single(single), bits.to_le_bytes(), "{single}");
        check(1.0, 0x3c00);
        check(-2.0, 0xc000);
        check(65_504.0, 0x7bff);
        check(65_519.0, 0x7bff);
        check(65_520.0, 0x7c00);
        check(f32::INFINITY, 0x7c00);
        check(f32::NAN, 0x7e00);
        check(5.960_464_5e-8, 0x0001);
        check(1e-10, 0);
        check(0.333_251_95, 0x3555);
    }
}
