//! Recordings of calls: files `UUID.wav` of one folder, left the caller and right what was said to it.

use std::{
    fs::File,
    io::{self, Read, Seek, SeekFrom},
    path::PathBuf,
};

use axum::{
    body::Body,
    http::{HeaderMap, Response, StatusCode, header},
};
use futures_util::{Stream, stream};
use uuid::Uuid;

/// Read at once.
const CHUNK_BYTES: u64 = 256 << 10;
/// Peaks of a picture: as many as it has points.
const PEAKS: usize = 1_000;

/// Where they are; `None` where nothing is recorded.
#[derive(Clone, Debug, Default)]
pub(super) struct Recordings(pub(super) Option<PathBuf>);

/// The loudest of each part, from 0 to 1: caller, then what was said to it.
pub(super) struct Waveform {
    pub(super) peaks: Vec<[f32; 2]>,
    pub(super) length_ms: u64,
}

impl Recordings {
    /// Only a call's own file can be named.
    fn path(&self, call: Uuid) -> Option<PathBuf> {
        Some(self.0.as_ref()?.join(format!("{call}.wav")))
    }

    /// The file, or the part of it that is asked for, as players do; `None` where there is no recording.
    pub(super) async fn answer(&self, call: Uuid, headers: &HeaderMap) -> io::Result<Option<Response<Body>>> {
        let Some(path) = self.path(call) else { return Ok(None) };
        let range = headers.get(header::RANGE).and_then(|range| range.to_str().ok()).and_then(range);
        let read = move || match File::open(path) {
            Ok(file) => part(file, range).map(Some),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        };
        tokio::task::spawn_blocking(read).await.map_err(io::Error::other)?
    }

    pub(super) async fn waveform(&self, call: Uuid) -> Option<Waveform> {
        let path = self.path(call)?;
        tokio::task::spawn_blocking(move || waveform(hound::WavReader::open(path).ok()?)).await.ok()?
    }
}

/// `bytes=100-` or `bytes=100-199`. What is not understood is as good as not asked.
fn range(asked: &str) -> Option<(u64, Option<u64>)> {
    let (from, to) = asked.strip_prefix("bytes=")?.split_once('-')?;
    let to = if to.is_empty() { None } else { Some(to.parse().ok()?) };
    Some((from.parse().ok()?, to))
}

fn part(file: File, range: Option<(u64, Option<u64>)>) -> io::Result<Response<Body>> {
    let length = file.metadata()?.len();
    let (from, to) = range.unwrap_or((0, None));
    let end = to.map_or(length, |to| to.saturating_add(1)).min(length);
    let answer =
        Response::builder().header(header::CONTENT_TYPE, "audio/wav").header(header::ACCEPT_RANGES, "bytes");
    if from >= end {
        let answer = answer.status(StatusCode::RANGE_NOT_SATISFIABLE);
        let answer = answer.header(header::CONTENT_RANGE, format!("bytes */{length}"));
        return answer.body(Body::empty()).map_err(io::Error::other);
    }
    let answer = answer.header(header::CONTENT_LENGTH, end - from);
    let answer = match range {
        None => answer,
        Some(_) => answer
            .status(StatusCode::PARTIAL_CONTENT)
            .header(header::CONTENT_RANGE, format!("bytes {from}-{}/{length}", end - 1)),
    };
    answer.body(Body::from_stream(stretch(file, from, end))).map_err(io::Error::other)
}

/// The file's bytes from the one to before the other, some at a time.
fn stretch(file: File, from: u64, end: u64) -> impl Stream<Item = io::Result<Vec<u8>>> {
    stream::try_unfold((file, from), move |(mut file, at)| async move {
        if at >= end {
            return Ok(None);
        }
        let read = move || -> io::Result<(Vec<u8>, File)> {
            file.seek(SeekFrom::Start(at))?;
            let mut bytes = Vec::new();
            (&file).take((end - at).min(CHUNK_BYTES)).read_to_end(&mut bytes)?;
            Ok((bytes, file))
        };
        let (bytes, file) = tokio::task::spawn_blocking(read).await.map_err(io::Error::other)??;
        let at = at + bytes.len() as u64;
        if bytes.is_empty() {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        Ok(Some((bytes, (file, at))))
    })
}

fn waveform<R: Read>(mut wav: hound::WavReader<R>) -> Option<Waveform> {
    let spec = wav.spec();
    let (frames, channels) = (wav.duration() as usize, usize::from(spec.channels));
    if spec.bits_per_sample != 16 || channels == 0 || frames == 0 {
        return None;
    }
    let per_peak = frames.div_ceil(PEAKS);
    let mut peaks = vec![[0.0_f32; 2]; frames.div_ceil(per_peak)];
    for (index, sample) in wav.samples::<i16>().enumerate() {
        let (frame, channel) = (index / channels, index % channels);
        let loud = f32::from(sample.ok()?.unsigned_abs()) / f32::from(i16::MAX);
        let peak = peaks.get_mut(frame / per_peak).and_then(|peaks| peaks.get_mut(channel.min(1)));
        peak.into_iter().for_each(|peak| *peak = peak.max(loud.min(1.0)));
    }
    Some(Waveform { peaks, length_ms: frames as u64 * 1_000 / u64::from(spec.sample_rate.max(1)) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn players_ask_for_parts() {
        assert_eq!(range("bytes=0-"), Some((0, None)));
        assert_eq!(range("bytes=100-199"), Some((100, Some(199))));
        for other in ["bytes=-500", "bytes=1-2,5-6", "lines=1-2", "bytes=a-b"] {
            assert_eq!(range(other), None, "{other}");
        }
    }

    #[test]
    fn a_picture_of_a_recording_has_the_loudest_of_each_side() {
        let spec = hound::WavSpec {
            channels: 2,
            sample_rate: 8_000,
            bits_per_sample: 16,
            sample_format: hound::SampleFormat::Int,
        };
        let mut file = io::Cursor::new(Vec::new());
        let mut wav = hound::WavWriter::new(&mut file, spec).unwrap();
        for frame in 0..16_000 {
            wav.write_sample(if frame < 8_000 { i16::MIN } else { 0 }).unwrap();
            wav.write_sample(if frame < 8_000 { 0_i16 } else { i16::MAX / 2 }).unwrap();
        }
        wav.finalize().unwrap();
        let bytes = file.into_inner();
        let seen = waveform(hound::WavReader::new(bytes.as_slice()).unwrap()).unwrap();
        assert_eq!((seen.length_ms, seen.peaks.len()), (2_000, PEAKS));
        let [first, last] = [seen.peaks[0], seen.peaks[PEAKS - 1]];
        assert!(first == [1.0, 0.0] && last[0] == 0.0 && (last[1] - 0.5).abs() < 0.01, "{first:?} {last:?}");
    }
}
