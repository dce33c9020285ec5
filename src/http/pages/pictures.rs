//! Pictures of one call: who spoke when, how loud, and what each answer took.

use maud::{Markup, html};

use crate::{
    http::recordings::Waveform,
    transcript::{Stages, Turn, Who, whole_ms},
};

/// All pictures are this wide, in units of their own; the page scales them.
const WIDTH: f64 = 1_000.0;
/// Room for the names at the left.
const LEFT: f64 = 70.0;

/// A scale of seconds with at most ten marks.
struct Axis {
    length_ms: i64,
}

impl Axis {
    fn x(&self, ms: i64) -> f64 {
        rounded(LEFT + (WIDTH - LEFT) * (ms.max(0) as f64 / self.length_ms.max(1) as f64).min(1.0))
    }

    fn marks(&self) -> Vec<i64> {
        const STEPS_S: [i64; 9] = [1, 2, 5, 10, 30, 60, 120, 300, 600];
        let step = STEPS_S.into_iter().find(|step| self.length_ms / (step * 1_000) <= 10).unwrap_or(1_800);
        (0..=self.length_ms / (step * 1_000)).map(|n| n * step).collect()
    }

    fn draw(&self, height: f64) -> Markup {
        html! {
            @for seconds in self.marks() {
                @let x = self.x(seconds * 1_000);
                line.grid x1=(x) y1="0" x2=(x) y2=(height - 16.0) {}
                text.tick x=(x) y=(height - 3.0) { (seconds) " s" }
            }
        }
    }
}

/// Two lanes, the caller's and ours.
pub(super) fn timeline(turns: &[Turn]) -> Markup {
    let spans: Vec<_> =
        turns.iter().flat_map(|turn| turn.spans().iter().map(|span| (turn.number, span))).collect();
    let Some(length_ms) = spans.iter().map(|(_, span)| span.to_ms).max() else {
        return html! { p.soft { "Nobody spoke, or it was not noted." } };
    };
    let axis = Axis { length_ms };
    let told = format!("{} stretches of speech in {} seconds", spans.len(), length_ms / 1_000);
    let lane = |who: Who| match who {
        Who::Caller => ("caller", "Caller", 12),
        Who::Offhook => ("offhook", "Offhook", 54),
    };
    html! {
        div.wide tabindex="0" role="region" aria-label="Who spoke when" {
            svg.picture viewBox="0 0 1000 110" role="img" aria-label=(told) {
                (axis.draw(110.0))
                text.lane x="0" y="32" { "Caller" }
                text.lane x="0" y="74" { "Offhook" }
                @for (number, span) in spans {
                    @let (from, to) = (span.from_ms, span.to_ms);
                    @let (class, name, y) = lane(span.who);
                    @let width = rounded((axis.x(to) - axis.x(from)).max(2.0));
                    rect class=(class) x=(axis.x(from)) y=(y) width=(width) height="30" rx="3" {
                        title { (name) ", turn " (number) ": " (tenths(from)) " to " (tenths(to)) " s" }
                    }
                }
            }
        }
    }
}

/// The caller above, what was said below.
pub(super) fn waveform(waveform: &Waveform) -> Markup {
    let axis = Axis { length_ms: waveform.length_ms as i64 };
    let count = waveform.peaks.len().max(1) as f64;
    let told = format!("Waveform of {} seconds", waveform.length_ms / 1_000);
    let path = |side: usize, middle: f64| {
        let mut path = String::new();
        for (index, peaks) in waveform.peaks.iter().enumerate() {
            let x = LEFT + (WIDTH - LEFT) * index as f64 / count;
            let half = (f64::from(peaks[side]) * 24.0).max(0.5);
            path.push_str(&format!("M{x:.1} {:.1}V{:.1}", middle - half, middle + half));
        }
        path
    };
    html! {
        div.wide tabindex="0" role="region" aria-label="Waveform" {
            svg.picture viewBox="0 0 1000 130" role="img" aria-label=(told) {
                (axis.draw(130.0))
                text.lane x="0" y="32" { "Caller" }
                text.lane x="0" y="86" { "Offhook" }
                path.caller d=(path(0, 27.0)) {}
                path.offhook d=(path(1, 81.0)) {}
            }
        }
    }
}

/// One bar for each answer, parted by stages.
pub(super) fn waterfall(turns: &[Turn]) -> Markup {
    const ROW: f64 = 24.0;
    const TOLD: &str = "One bar for each answer; the longest is the widest";
    let answered: Vec<(&Turn, i64)> =
        turns.iter().filter_map(|turn| Some((turn, whole_ms(turn.gap?)))).collect();
    let longest = answered.iter().map(|(_, gap)| *gap).max().unwrap_or(1).max(1);
    let x = |ms: i64| rounded(LEFT + (WIDTH - LEFT - 80.0) * ms as f64 / longest as f64);
    let height = ROW * answered.len() as f64;
    html! {
        p.legend { @for stage in Stages::NAMES { span class={ "key " (stage) } { (stage) } } }
        div.wide tabindex="0" role="region" aria-label="What each answer took" {
            svg.picture viewBox={ "0 0 1000 " (height) } role="img" aria-label=(TOLD) {
                @for (row, (turn, gap)) in answered.into_iter().enumerate() {
                    @let y = row as f64 * ROW;
                    text.lane x="0" y=(y + 16.0) { "Turn " (turn.number) }
                    rect.rest x=(LEFT) y=(y + 4.0) height="16" width=(rounded(x(gap) - LEFT)) { title { (gap) " ms" } }
                    @for (stage, from, to) in stretches(turn, gap) {
                        rect class=(stage) x=(x(from)) y=(y + 4.0) height="16" width=(rounded(x(to) - x(from))) {
                            title { (stage) ": " (to - from) " ms" }
                        }
                    }
                    text.tick x=(x(gap) + 30.0) y=(y + 16.0) { (gap) " ms" }
                }
            }
        }
    }
}

/// The stages one behind the other; what is not known is left out.
fn stretches(turn: &Turn, gap: i64) -> Vec<(&'static str, i64, i64)> {
    let Some(stages) = &turn.stages else { return Vec::new() };
    let mut at = 0;
    let mut stretches = Vec::new();
    for (stage, took) in Stages::NAMES.into_iter().zip(stages.in_order()) {
        let end = (at + whole_ms(took)).min(gap);
        if end > at {
            stretches.push((stage, at, end));
        }
        at = end;
    }
    stretches
}

/// Tenths of a unit are finer than any screen.
pub(super) fn rounded(units: f64) -> f64 {
    (units * 10.0).round() / 10.0
}

fn tenths(ms: i64) -> String {
    format!("{:.1}", ms as f64 / 1_000.0)
}
