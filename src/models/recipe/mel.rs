//! The mel filters that whisper.cpp's files carry: 80 triangles over the frequencies of a 400-point transform at 16
//! kHz, on Slaney's scale (linear below 1 kHz, logarithmic above), each of the same area.

const MELS: usize = 80;
const RATE_HZ: f64 = 16_000.0;
const POINTS: usize = 400;
const BINS: usize = POINTS / 2 + 1;

/// Below it a mel is 200 / 3 Hz; from there on 27 mels are a factor of 6.4.
const LINEAR_TO_HZ: f64 = 1_000.0;
const HZ_PER_MEL: f64 = 200.0 / 3.0;

/// Their number, their width, and their values row by row, as they stand in the file.
pub(super) fn section() -> Vec<u8> {
    let corners = corners_hz();
    let mut bytes: Vec<u8> = [MELS, BINS].iter().flat_map(|n| (*n as u32).to_le_bytes()).collect();
    for corner in corners.windows(3) {
        let (low, middle, high) = (corner[0], corner[1], corner[2]);
        let height = 2.0 / (high - low);
        for bin in 0..BINS {
            let hz = bin as f64 * (RATE_HZ / POINTS as f64);
            let rising = -(low - hz) / (middle - low);
            let falling = (high - hz) / (high - middle);
            let slope = rising.min(falling);
            // A zero without a sign, and rounded twice on purpose: so are the published ones.
            let value = if slope > 0.0 { slope as f32 } else { 0.0 };
            bytes.extend(((f64::from(value) * height) as f32).to_le_bytes());
        }
    }
    bytes
}

fn corners_hz() -> Vec<f64> {
    let step_per_mel = 6.4_f64.ln() / 27.0;
    let first_log = LINEAR_TO_HZ / HZ_PER_MEL;
    let top = first_log + (RATE_HZ / 2.0 / LINEAR_TO_HZ).ln() / step_per_mel;
    let step = top / (MELS + 1) as f64;
    let to_hz = |mel: f64| match mel >= first_log {
        true => LINEAR_TO_HZ * (step_per_mel * (mel - first_log)).exp(),
        false => HZ_PER_MEL * mel,
    };
    (0..=MELS).map(|number| to_hz(step * number as f64)).chain([to_hz(top)]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The demonstration model's are OpenAI's, bit for bit.
    #[test]
    fn they_are_those_of_a_published_model() {
        let model = std::fs::read("models/demo/ggml-demo-en.bin").unwrap();
        let section = section();
        assert_eq!(section.len(), 8 + 4 * MELS * BINS);
        // Behind the magic and eleven numbers.
        assert!(model[48..].starts_with(&section));
    }
}
