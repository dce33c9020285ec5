//! A Piper voice's network in ONNX Runtime: phonemes in, sound out piece by piece.

use std::cell::RefCell;
use std::fs;
use std::num::NonZeroUsize;
use std::ops::Range;
use std::path::Path;
use std::rc::Rc;

use ndarray::{Array3, Axis, Ix3, Slice};
use ort::session::Session;
use ort::value::{DynValue, Tensor};
use prost::bytes::Bytes;

use super::cut::{Halves, cut};
use crate::voice::VoiceError;

/// New frames in the pieces of a sentence; the last length is that of all that follow. The first is short, so that it
/// is heard soon (280 ms of sound in a usual voice); the others are made while the ones before them are heard, and
/// are long, because each costs its margins as well.
const PIECE_FRAMES: [usize; 3] = [24, 48, 96];
/// Frames on both sides that a decoder is tried with. What it makes of a frame depends on 11 on each side in Piper's
/// `low` and `medium` voices, and on more in `high` ones.
const MARGINS: [usize; 3] = [12, 18, 28];
/// 80 dB below full scale: what a piece may differ by from the same part of the whole.
const SEAM_MAX: f32 = 1e-4;

/// Samples at the voice's own rate and level.
pub(super) type Wave = Vec<f32>;
/// Pieces that join without a seam, and whether each is the last.
pub(super) type Waves = Box<dyn Iterator<Item = Result<(Wave, bool), VoiceError>>>;

/// What is asked of a network: a sentence.
pub(super) struct Ask {
    pub(super) ids: Vec<i64>,
    pub(super) scales: [f32; 3],
}

pub(super) struct Network(Shape);

enum Shape {
    Whole(Session),
    Cut { encoder: Session, decoder: Rc<Decoder> },
}

impl Network {
    /// Loads the voice; says `sample` with it, and takes it in pieces if they are the same as the whole. Also gives
    /// how that sounds.
    pub(super) fn load(
        model: &Path,
        threads: NonZeroUsize,
        sample: &Ask,
    ) -> Result<(Self, Wave), VoiceError> {
        // Read here, because what ONNX Runtime says about a missing file is not for administrators.
        let bytes = fs::read(model)
            .map_err(|source| VoiceError::FileUnreadable { path: model.to_path_buf(), source })?;
        let bytes = Bytes::from(bytes);
        if let Some(halves) = cut(bytes.clone())
            && let Some(tried) = Self::in_pieces(halves, threads, sample)
        {
            return Ok(tried);
        }
        let unusable = |error: ort::Error| VoiceError::ModelUnusable {
            path: model.to_path_buf(),
            reason: error.to_string(),
        };
        let mut session = open(&bytes, threads).map_err(unusable)?;
        let asked = inputs(&session, sample)?;
        let said = wave(&mut session, asked)?;
        Ok((Self(Shape::Whole(session)), said))
    }

    /// `None`, and used whole, where a half does not load or its pieces do not join.
    fn in_pieces(halves: Halves, threads: NonZeroUsize, sample: &Ask) -> Option<(Self, Wave)> {
        let Halves { encoder, decoder } = halves;
        let mut encoder = open(&encoder, threads).ok()?;
        let decoder = open(&decoder, threads).ok()?;
        let frames = encode(&mut encoder, sample).ok()?;
        let (decoder, said) = Decoder::try_out(decoder, &frames)?;
        Some((Self(Shape::Cut { encoder, decoder: Rc::new(decoder) }), said))
    }

    pub(super) fn is_cut(&self) -> bool {
        matches!(self.0, Shape::Cut { .. })
    }

    pub(super) fn say(&mut self, ask: &Ask) -> Result<Waves, VoiceError> {
        match &mut self.0 {
            Shape::Whole(session) => {
                let inputs = inputs(session, ask)?;
                let whole = wave(session, inputs)?;
                Ok(Box::new(std::iter::once(Ok((whole, true)))))
            }
            Shape::Cut { encoder, decoder } => {
                let frames = encode(encoder, ask)?;
                let (decoder, count) = (Rc::clone(decoder), frames.len_of(Axis(2)));
                Ok(Box::new(pieces(count).map(move |piece| {
                    let last = piece.end == count;
                    Ok((decoder.decode(&frames, piece)?, last))
                })))
            }
        }
    }
}

/// The half that makes sound of frames. One sentence after the other uses it, in turns.
struct Decoder {
    session: RefCell<Session>,
    samples_per_frame: usize,
    margin: usize,
}

impl Decoder {
    /// The decoder with the smallest margin that leaves no seam, and the sound of these frames.
    fn try_out(mut session: Session, frames: &Array3<f32>) -> Option<(Self, Wave)> {
        let count = frames.len_of(Axis(2));
        let whole = sound_of(&mut session, frames.clone()).ok()?;
        let samples_per_frame = whole.len().checked_div(count)?;
        let mut decoder = Self { session: RefCell::new(session), samples_per_frame, margin: 0 };
        let margin = MARGINS.into_iter().find(|margin| {
            decoder.margin = *margin;
            let joined: Result<Vec<Wave>, _> =
                pieces(count).map(|piece| decoder.decode(frames, piece)).collect();
            joined.is_ok_and(|joined| is_alike(&joined.concat(), &whole))
        })?;
        Some((Self { margin, ..decoder }, whole))
    }

    fn decode(&self, frames: &Array3<f32>, piece: Range<usize>) -> Result<Wave, VoiceError> {
        let count = frames.len_of(Axis(2));
        let from = piece.start.saturating_sub(self.margin);
        let to = (piece.end + self.margin).min(count);
        let part = frames.slice_axis(Axis(2), Slice::from(from..to)).as_standard_layout().into_owned();
        let mut wave = sound_of(&mut self.session.borrow_mut(), part)?;
        wave.truncate((piece.end - from) * self.samples_per_frame);
        wave.drain(..((piece.start - from) * self.samples_per_frame).min(wave.len()));
        Ok(wave)
    }
}

/// Which frames each piece of a sentence has. A short rest goes with the piece before it.
fn pieces(count: usize) -> impl Iterator<Item = Range<usize>> {
    let [shortest, .., longest] = PIECE_FRAMES;
    let mut lengths = PIECE_FRAMES.into_iter().chain(std::iter::repeat(longest));
    let mut at = 0;
    std::iter::from_fn(move || {
        let length = lengths.next().filter(|_| at < count)?;
        let rest = count - at;
        let piece = at..if rest < length + shortest { count } else { at + length };
        at = piece.end;
        Some(piece)
    })
}

fn is_alike(wave: &[f32], other: &[f32]) -> bool {
    wave.len() == other.len() && wave.iter().zip(other).all(|(one, other)| (one - other).abs() < SEAM_MAX)
}

fn open(model: &[u8], threads: NonZeroUsize) -> ort::Result<Session> {
    let builder = Session::builder()?.with_intra_threads(threads.get())?;
    // Threads that spin between sentences take the cores from recognition, and lengths that differ with each
    // sentence make remembered memory plans a leak.
    let mut builder = builder.with_intra_op_spinning(false)?.with_memory_pattern(false)?;
    builder.commit_from_memory(model)
}

fn encode(encoder: &mut Session, ask: &Ask) -> Result<Array3<f32>, VoiceError> {
    let inputs = inputs(encoder, ask)?;
    let outputs = encoder.run(inputs).map_err(failed)?;
    let frames = outputs[0].try_extract_array::<f32>().map_err(failed)?;
    frames.into_owned().into_dimensionality::<Ix3>().map_err(failed)
}

fn sound_of(decoder: &mut Session, frames: Array3<f32>) -> Result<Wave, VoiceError> {
    let mut frames = Some(Tensor::from_array(frames).map_err(failed)?.into_dyn());
    let given = |name: &str| match name {
        "sid" => first_speaker(),
        // The frames have the name that the exporter gave them.
        _ => frames.take().ok_or_else(|| unknown(name)),
    };
    let inputs = named(decoder, given)?;
    wave(decoder, inputs)
}

fn wave(session: &mut Session, inputs: Inputs) -> Result<Wave, VoiceError> {
    let outputs = session.run(inputs).map_err(failed)?;
    let (_, wave) = outputs[0].try_extract_tensor::<f32>().map_err(failed)?;
    Ok(wave.to_vec())
}

type Inputs = Vec<(String, DynValue)>;

/// By the names that Piper's own exporter gives.
fn inputs(session: &Session, ask: &Ask) -> Result<Inputs, VoiceError> {
    let count = ask.ids.len();
    named(session, |name| match name {
        "input" => Ok(Tensor::from_array(([1, count], ask.ids.clone())).map_err(failed)?.into_dyn()),
        "input_lengths" => Ok(Tensor::from_array(([1], vec![count as i64])).map_err(failed)?.into_dyn()),
        "scales" => Ok(Tensor::from_array(([3], ask.scales.to_vec())).map_err(failed)?.into_dyn()),
        "sid" => first_speaker(),
        other => Err(unknown(other)),
    })
}

fn named(
    session: &Session,
    mut given: impl FnMut(&str) -> Result<DynValue, VoiceError>,
) -> Result<Inputs, VoiceError> {
    let names = session.inputs().iter().map(|input| input.name());
    names.map(|name| Ok((name.to_owned(), given(name)?))).collect()
}

/// Of a voice that has several.
fn first_speaker() -> Result<DynValue, VoiceError> {
    Ok(Tensor::from_array(([1], vec![0_i64])).map_err(failed)?.into_dyn())
}

fn unknown(input: &str) -> VoiceError {
    VoiceError::ModelFailed(format!("it wants `{input}`, which no Piper voice does"))
}

fn failed(error: impl std::fmt::Display) -> VoiceError {
    VoiceError::ModelFailed(error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_is_cut_in_growing_pieces_and_none_is_a_crumb() {
        for (count, lengths) in [
            (0, &[][..]),
            (1, &[1]),
            (24, &[24]),
            (47, &[47]),
            (48, &[24, 24]),
            (95, &[24, 71]),
            (96, &[24, 48, 24]),
            (400, &[24, 48, 96, 96, 96, 40]),
        ] {
            let cut: Vec<Range<usize>> = pieces(count).collect();
            assert_eq!(cut.iter().map(Range::len).collect::<Vec<_>>(), lengths, "of {count}");
            assert!(cut.windows(2).all(|pair| pair[0].end == pair[1].start));
            assert!(cut.last().is_none_or(|last| last.end == count));
        }
    }

    #[test]
    fn a_seam_that_can_be_heard_is_one() {
        assert!(is_alike(&[0.1, 0.2], &[0.1, 0.20005]));
        assert!(!is_alike(&[0.1, 0.2], &[0.1, 0.2002]));
        assert!(!is_alike(&[0.1], &[0.1, 0.2]));
        assert!(!is_alike(&[f32::NAN], &[0.1]));
    }
}
