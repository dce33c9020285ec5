//! Recordings of calls for those who may hear them: left the caller, right what was said to it.

use std::{
    io,
    ops::RangeInclusive,
    path::{Path, PathBuf},
};

use axum::{
    body::{Body, Bytes},
    http::{HeaderMap, Response, StatusCode, header},
};
use http_range_header::parse_range_header;
use uuid::Uuid;

use crate::store::{Key, Opened, RecordingError, open_recording, recording_of};

/// Peaks of a picture: as many as it has points.
const PEAKS: usize = 1_000;

/// Where they are, and what opens them; nowhere where nothing is recorded.
#[derive(Clone, Debug, Default)]
pub struct Recordings {
    folder: Option<PathBuf>,
    key: Option<Key>,
}

/// The loudest of each part, from 0 to 1: caller, then what was said to it.
pub(super) struct Waveform {
    pub(super) peaks: Vec<[f32; 2]>,
    pub(super) length_ms: u64,
}

impl Recordings {
    pub fn new(folder: PathBuf, key: Option<Key>) -> Self {
        Self { folder: Some(folder), key }
    }

    pub(super) fn folder(&self) -> &Path {
        self.folder.as_deref().unwrap_or(Path::new(""))
    }

    /// Only a call's own file can be named.
    async fn open(&self, call: Uuid) -> Result<Option<Opened>, RecordingError> {
        let Some(path) = self.folder.as_ref().and_then(|folder| recording_of(folder, call)) else {
            return Ok(None);
        };
        let key = self.key.clone();
        let read = move || open_recording(&path, call, key.as_ref()).map(Some);
        tokio::task::spawn_blocking(read).await.map_err(io::Error::other)?
    }

    /// The sound, or the part of it that is asked for, as players do; `None` where there is no recording.
    pub(super) async fn answer(
        &self,
        call: Uuid,
        headers: &HeaderMap,
    ) -> Result<Option<Response<Body>>, RecordingError> {
        let Some(opened) = self.open(call).await? else { return Ok(None) };
        let range = headers.get(header::RANGE).and_then(|range| range.to_str().ok());
        let wav = tokio::task::spawn_blocking(move || wav(&opened)).await.map_err(io::Error::other)??;
        Ok(Some(part(wav, range).map_err(io::Error::other)?))
    }

    pub(super) async fn waveform(&self, call: Uuid) -> Option<Waveform> {
        let opened = self.open(call).await.ok()??;
        tokio::task::spawn_blocking(move || waveform(&opened)).await.ok()?
    }
}

/// Both sides as a file that every player plays.
fn wav(opened: &Opened) -> io::Result<Bytes> {
    let spec = hound::WavSpec {
        channels: 2,
        sample_rate: opened.rate_hz,
        bits_per_sample: 16,
        sample_format: hound::SampleFormat::Int,
    };
    let mut file = io::Cursor::new(Vec::new());
    let mut writer = hound::WavWriter::new(&mut file, spec).map_err(io::Error::other)?;
    for sample in &opened.samples {
        writer.write_sample(*sample).map_err(io::Error::other)?;
    }
    writer.finalize().map_err(io::Error::other)?;
    Ok(file.into_inner().into())
}

/// What a player asks for of a file of that length.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Asked {
    /// What is not understood is as good as not asked, and several parts at once are not worth the answer's form.
    All,
    Part(RangeInclusive<u64>),
    /// There is no such part.
    Nothing,
}

fn asked(range: Option<&str>, length: u64) -> Asked {
    let Some(Ok(ranges)) = range.map(parse_range_header) else { return Asked::All };
    match ranges.validate(length).as_deref() {
        Ok([part]) => Asked::Part(part.clone()),
        Ok(_) => Asked::All,
        Err(_) => Asked::Nothing,
    }
}

fn part(wav: Bytes, range: Option<&str>) -> Result<Response<Body>, axum::http::Error> {
    let length = wav.len() as u64;
    let answer =
        Response::builder().header(header::CONTENT_TYPE, "audio/wav").header(header::ACCEPT_RANGES, "bytes");
    match asked(range, length) {
        Asked::All => answer.body(Body::from(wav)),
        Asked::Part(part) => {
            let (from, to) = part.into_inner();
            let answer = answer
                .status(StatusCode::PARTIAL_CONTENT)
                .header(header::CONTENT_RANGE, format!("bytes {from}-{to}/{length}"));
            answer.body(Body::from(wav.slice(from as usize..=to as usize)))
        }
        Asked::Nothing => {
            let answer = answer.status(StatusCode::RANGE_NOT_SATISFIABLE);
            answer.header(header::CONTENT_RANGE, format!("bytes */{length}")).body(Body::empty())
        }
    }
}

fn waveform(opened: &Opened) -> Option<Waveform> {
    let frames = opened.samples.len() / 2;
    let per_peak = frames.div_ceil(PEAKS);
    let loud = |sample: i16| (f32::from(sample.unsigned_abs()) / f32::from(i16::MAX)).min(1.0);
    let loudest = |part: &[i16], side: usize| {
        part.iter().skip(side).step_by(2).map(|sample| loud(*sample)).fold(0.0, f32::max)
    };
    let parts = (per_peak > 0).then(|| opened.samples.chunks(per_peak * 2))?;
    let peaks = parts.map(|part| [loudest(part, 0), loudest(part, 1)]).collect();
    Some(Waveform { peaks, length_ms: frames as u64 * 1_000 / u64::from(opened.rate_hz.max(1)) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn players_ask_for_parts() {
        let check = |range: &str, expected: Asked| assert_eq!(asked(Some(range), 1_000), expected, "{range}");
        check("bytes=0-", Asked::Part(0..=999));
        check("bytes=100-199", Asked::Part(100..=199));
        check("bytes=900-2000", Asked::Part(900..=999));
        check("bytes=-500", Asked::Part(500..=999));
        check("bytes=1000-", Asked::Nothing);
        for other in ["bytes=1-2,5-6", "lines=1-2", "bytes=a-b"] {
            check(other, Asked::All);
        }
        assert_eq!(asked(None, 1_000), Asked::All);
    }

    #[test]
    fn a_picture_of_a_recording_has_the_loudest_of_each_side() {
        let frame = |at: u32| if at < 8_000 { [i16::MIN, 0] } else { [0, i16::MAX / 2] };
        let opened = Opened { rate_hz: 8_000, samples: (0..16_000).flat_map(frame).collect(), whole: true };
        let seen = waveform(&opened).unwrap();
        assert_eq!((seen.length_ms, seen.peaks.len()), (2_000, PEAKS));
        let [first, last] = [seen.peaks[0], seen.peaks[PEAKS - 1]];
        assert!(first == [1.0, 0.0] && last[0] == 0.0 && (last[1] - 0.5).abs() < 0.01, "{first:?} {last:?}");
        assert!(waveform(&Opened { samples: Vec::new(), ..opened }).is_none(), "nothing was said");
    }
}
