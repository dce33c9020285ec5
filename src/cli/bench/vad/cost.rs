//! What hearing costs: time per frame and memory per call.

use std::hint::black_box;

use anyhow::Context;
use rustix::time::{ClockId, clock_gettime};

use super::noises;
use crate::audio::{CallRate, Resampler, Vad};

/// A minute of one call; long enough for the clock, short enough to be repeated.
const FRAMES: usize = 3_000;
const RUNS: usize = 9;
/// Enough that pages, which memory is counted in, do not matter.
const CALLS: usize = 1_000;

/// A table of medians of several runs. To be called before anything else has used and freed memory.
pub(super) fn table() -> anyhow::Result<String> {
    let (narrow_calls, narrow_bytes) = calls(CallRate::Narrow)?;
    let (wide_calls, wide_bytes) = calls(CallRate::Wide)?;
    drop((narrow_calls, wide_calls));
    let sound: Vec<i16> = noises::all().into_iter().flat_map(|noise| noise.heard.samples).collect();
    let mut raised = Vec::new();
    let mut resampler = Resampler::new(CallRate::Narrow.hz(), CallRate::Wide.hz())?;
    let resampling_us = median_us(CallRate::Narrow, &sound, |frame| {
        raised.clear();
        resampler.process(frame, &mut raised);
    });
    let (mut narrow, mut wide) = (Vad::new(CallRate::Narrow), Vad::new(CallRate::Wide));
    let narrow_us = median_us(CallRate::Narrow, &sound, |frame| {
        black_box(narrow.frame(frame));
    });
    let wide_us = median_us(CallRate::Wide, &sound, |frame| {
        black_box(wide.frame(frame));
    });
    Ok(format!(
        "| per call | us per 20 ms frame | bytes |\n|---|---|---|\n\
         | resampling 8 to 16 kHz alone | {resampling_us:.2} | |\n\
         | voice activity, 8 kHz call (resampling included) | {narrow_us:.2} | {narrow_bytes} |\n\
         | voice activity, 16 kHz call | {wide_us:.2} | {wide_bytes} |"
    ))
}

fn median_us(rate: CallRate, sound: &[i16], mut hear: impl FnMut(&[i16])) -> f64 {
    let mut runs: Vec<f64> = (0..RUNS)
        .map(|_| {
            let start_us = processor_us();
            sound.chunks_exact(rate.frame_samples()).cycle().take(FRAMES).for_each(&mut hear);
            (processor_us() - start_us) / FRAMES as f64
        })
        .collect();
    runs.sort_by(f64::total_cmp);
    runs[RUNS / 2]
}

/// This thread's own time, so that other programs on the machine hardly count.
fn processor_us() -> f64 {
    let time = clock_gettime(ClockId::ThreadCPUTime);
    time.tv_sec as f64 * 1e6 + time.tv_nsec as f64 / 1e3
}

/// Many calls' ears and the bytes of each, by what the whole program grows: the allocator's own bookkeeping counts too.
fn calls(rate: CallRate) -> anyhow::Result<(Vec<Vad>, usize)> {
    let before = resident_bytes()?;
    let mut calls: Vec<Vad> = (0..CALLS).map(|_| Vad::new(rate)).collect();
    let frame = vec![1; rate.frame_samples()];
    for vad in &mut calls {
        black_box(vad.frame(&frame));
    }
    Ok((calls, resident_bytes()?.saturating_sub(before) / CALLS))
}

fn resident_bytes() -> anyhow::Result<usize> {
    let text = std::fs::read_to_string("/proc/self/statm").context("cannot read this program's memory")?;
    let pages: usize = text.split(' ').nth(1).context("statm has no resident size")?.parse()?;
    Ok(pages * rustix::param::page_size())
}
