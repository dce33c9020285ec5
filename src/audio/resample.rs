//! Changes the sample rate: frame by frame within a call, or a whole sound at once.

use dasp::Sample;
use rubato::audioadapter_buffers::direct::InterleavedSlice;
use rubato::{Fft, FixedSync, Resampler as _, WindowFunction};

/// Below this nothing is speech, above it no sound card works; the bounds keep buffers small.
const RATE_HZ: std::ops::RangeInclusive<u32> = 4_000..=192_000;
/// Sound is transformed in blocks of 10 ms: 11 KB per 8-to-16 kHz instance and 5 ms of delay; 20 ms takes 22
/// KB and 10 ms for a filter that is sharper than the telephone network's own.
const BLOCKS_PER_S: u32 = 100;
/// Its images lie 75 dB down, below the noise of 8-bit telephony, and its slope is steep for its length.
const WINDOW: WindowFunction = WindowFunction::Blackman;

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "changing the sample rate from {from_hz} to {to_hz} Hz: only 4000 to 192000 Hz are supported; \
     convert the recording to 16000 Hz first"
)]
pub struct RateError {
    from_hz: u32,
    to_hz: u32,
}

/// A stream of mono frames of one rate turned into another.
pub struct Resampler {
    fft: Fft<f32>,
    block_in: Vec<f32>,
    block_out: Vec<f32>,
}

impl Resampler {
    pub fn new(from_hz: u32, to_hz: u32) -> Result<Self, RateError> {
        Self::with_block(from_hz, to_hz, (from_hz / BLOCKS_PER_S) as usize)
    }

    fn with_block(from_hz: u32, to_hz: u32, block_samples: usize) -> Result<Self, RateError> {
        let fault = RateError { from_hz, to_hz };
        if !RATE_HZ.contains(&from_hz) || !RATE_HZ.contains(&to_hz) {
            return Err(fault);
        }
        let (from, to) = (from_hz as usize, to_hz as usize);
        let fft =
            Fft::new_custom(from, to, block_samples, 1, 1, WINDOW, FixedSync::Both).map_err(|_| fault)?;
        let block_in = vec![0.0; fft.input_frames_next()];
        let block_out = vec![0.0; fft.output_frames_next()];
        Ok(Self { fft, block_in, block_out })
    }

    /// Appends the frame at the new rate to `output`, later by [`Self::delay_samples`].
    ///
    /// A 20 ms frame gives a 20 ms frame where both rates have whole samples in 20 ms (8, 16, 22.05, 24, 32,
    /// 44.1, 48 kHz). Input of another length is filled up with silence.
    pub fn process(&mut self, input: &[i16], output: &mut Vec<i16>) {
        for piece in input.chunks(self.block_in.len()) {
            self.transform(piece);
            output.extend(self.block_out.iter().map(|sample| to_pcm(*sample)));
        }
    }

    /// How many samples of the new rate the output lies behind the input.
    pub fn delay_samples(&self) -> usize {
        self.fft.output_delay()
    }

    fn transform(&mut self, piece: &[i16]) {
        for (slot, sample) in self.block_in.iter_mut().zip(piece.iter().chain(std::iter::repeat(&0))) {
            *slot = sample.to_sample();
        }
        let (frames_in, frames_out) = (self.block_in.len(), self.block_out.len());
        let input = InterleavedSlice::new(&self.block_in, 1, frames_in);
        let output = InterleavedSlice::new_mut(&mut self.block_out, 1, frames_out);
        let done = match (input, output) {
            (Ok(input), Ok(mut output)) => self.fft.process_into_buffer(&input, &mut output, None).is_ok(),
            _ => false,
        };
        // The only errors are of buffer sizes, which `new` took from the transformer itself.
        debug_assert!(done, "blocks fit the transformer");
    }
}

/// The whole sound at another rate: as long as it was, to a sample, and not delayed.
pub fn resample(samples: &[i16], from_hz: u32, to_hz: u32) -> Result<Vec<i16>, RateError> {
    let mut pieces = PieceResampler::new(from_hz, to_hz)?;
    let mut output = pieces.push(samples);
    output.extend(pieces.finish());
    Ok(output)
}

/// A sound that comes in pieces, at another rate: together they are what [`resample`] makes of the whole.
pub struct PieceResampler {
    /// `None` where both rates are the same.
    resampler: Option<Resampler>,
    from_hz: u32,
    to_hz: u32,
    /// Not yet a block.
    pending: Vec<i16>,
    samples_in: u64,
    samples_out: u64,
    /// Of the delay at the beginning: what is still to be left out.
    delay_left: usize,
}

impl PieceResampler {
    pub fn new(from_hz: u32, to_hz: u32) -> Result<Self, RateError> {
        let resampler = if from_hz == to_hz { None } else { Some(whole(from_hz, to_hz)?) };
        let delay_left = resampler.as_ref().map_or(0, Resampler::delay_samples);
        Ok(Self { resampler, from_hz, to_hz, pending: Vec::new(), samples_in: 0, samples_out: 0, delay_left })
    }

    /// What can be given of the sound so far; up to 20 ms stay behind until more comes, or the end.
    pub fn push(&mut self, piece: &[i16]) -> Vec<i16> {
        self.samples_in += piece.len() as u64;
        let Some(resampler) = &mut self.resampler else { return piece.to_vec() };
        self.pending.extend_from_slice(piece);
        let block = resampler.block_in.len();
        let whole_blocks = self.pending.len() / block * block;
        let mut output = Vec::new();
        resampler.process(&self.pending[..whole_blocks], &mut output);
        self.pending.drain(..whole_blocks);
        self.without_delay(output)
    }

    /// The rest.
    pub fn finish(mut self) -> Vec<i16> {
        let Some(mut resampler) = self.resampler.take() else { return Vec::new() };
        let length = (self.samples_in * u64::from(self.to_hz)).div_ceil(u64::from(self.from_hz));
        let left = (length - self.samples_out) as usize;
        let mut output = Vec::new();
        resampler.process(&self.pending, &mut output);
        while output.len() < self.delay_left + left {
            resampler.process(&[0], &mut output);
        }
        let mut rest = self.without_delay(output);
        rest.truncate(left);
        rest
    }

    fn without_delay(&mut self, mut output: Vec<i16>) -> Vec<i16> {
        let left_out = self.delay_left.min(output.len());
        output.drain(..left_out);
        self.delay_left -= left_out;
        self.samples_out += output.len() as u64;
        output
    }
}

/// For whole sounds: longer blocks, of even length, because the delay of odd ones is not a whole sample.
fn whole(from_hz: u32, to_hz: u32) -> Result<Resampler, RateError> {
    let resampler = Resampler::with_block(from_hz, to_hz, (2 * from_hz / BLOCKS_PER_S) as usize)?;
    match resampler.block_in.len() % 2 {
        0 => Ok(resampler),
        _ => Resampler::with_block(from_hz, to_hz, resampler.block_in.len() + 1),
    }
}

/// Rounds, because cutting off would add a constant of half a step.
fn to_pcm(sample: f32) -> i16 {
    // `as` saturates: peaks between the old samples may pass full scale.
    (sample * 32_768.0).round() as i16
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sine(hz: f64, rate_hz: u32, samples: usize) -> Vec<i16> {
        let step = std::f64::consts::TAU * hz / f64::from(rate_hz);
        (0..samples).map(|n| ((n as f64 * step).sin() * 10_000.0) as i16).collect()
    }

    #[test]
    fn a_whole_sound_keeps_its_length_and_place() {
        for (from, to) in
            [(8000, 16000), (16000, 8000), (22050, 8000), (22050, 16000), (44100, 8000), (11025, 16000)]
        {
            let before = sine(300.0, from, from as usize / 2 + 7);
            let after = resample(&before, from, to).unwrap();
            let ideal = sine(300.0, to, after.len());
            let expected = (before.len() as f64 * f64::from(to) / f64::from(from)).ceil() as usize;
            assert_eq!(after.len(), expected, "{from} {to}");
            let inner = 200..after.len() - 400;
            let worst = inner.map(|n| (i32::from(after[n]) - i32::from(ideal[n])).abs()).max();
            assert!(worst < Some(100), "{from} to {to}: off by {worst:?}");
        }
    }

    #[test]
    fn pieces_of_any_size_are_together_the_whole() {
        for (from, to) in [(22_050, 8_000), (22_050, 16_000), (16_000, 8_000), (8_000, 8_000)] {
            let sound = sine(300.0, from, 10_007);
            let whole = resample(&sound, from, to).unwrap();
            for size in [1, 100, 441, 442, 3_000, 20_000] {
                let mut pieces = PieceResampler::new(from, to).unwrap();
                let mut joined: Vec<i16> = sound.chunks(size).flat_map(|piece| pieces.push(piece)).collect();
                joined.extend(pieces.finish());
                assert_eq!(joined, whole, "from {from} to {to} by {size}");
            }
        }
    }

    #[test]
    fn a_stream_gives_a_frame_for_a_frame() {
        for (from, to) in [(8000, 16000), (16000, 8000), (22050, 8000), (48000, 16000)] {
            let mut resampler = Resampler::new(from, to).unwrap();
            let mut output = Vec::new();
            for frame in sine(440.0, from, from as usize).chunks(from as usize / 50) {
                let before = output.len();
                resampler.process(frame, &mut output);
                assert_eq!(output.len() - before, to as usize / 50);
            }
            assert!(resampler.delay_samples() <= to as usize / 100, "at most 10 ms late");
        }
    }

    #[test]
    fn what_a_lower_rate_cannot_carry_is_filtered_out() {
        let high = sine(6_000.0, 16_000, 16_000);
        let worst = resample(&high, 16_000, 8_000).unwrap()[200..7_800].iter().map(|s| s.abs()).max();
        assert!(worst < Some(100), "a 6 kHz tone leaves {worst:?} in 8 kHz sound");
    }

    #[test]
    fn sound_at_full_scale_is_clipped_and_does_not_wrap() {
        let square: Vec<i16> = (0..800).map(|n| if n / 40 % 2 == 0 { i16::MAX } else { i16::MIN }).collect();
        let after = resample(&square, 8_000, 16_000).unwrap();
        assert!(after[20..60].iter().all(|s| *s > 20_000) && after[100..140].iter().all(|s| *s < -20_000));
    }

    #[test]
    fn impossible_rates_are_refused_with_a_remedy() {
        for (from, to) in [(0, 8000), (8000, 0), (8000, 4_000_000)] {
            assert!(resample(&[0; 9], from, to).unwrap_err().to_string().contains("convert"));
        }
        assert_eq!(resample(&[1, 2], 0, 0), Ok(vec![1, 2]), "nothing to do is always possible");
        assert_eq!(resample(&[], 8000, 16000), Ok(vec![]));
    }
}
