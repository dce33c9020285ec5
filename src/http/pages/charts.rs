//! Charts of a span of time, each with its figures as a table, for those who do not see pictures.

use maud::{Markup, html};

use super::{pictures::rounded, time};
use crate::{
    http::period::{Period, from_ms},
    store::Bucket,
};

const WIDTH: f64 = 1_000.0;
const LEFT: f64 = 60.0;
const HEIGHT: f64 = 200.0;
/// Below the bars, for what stands under them.
const FOOT: f64 = 20.0;
/// The width of what stands under a bar, at most.
const TICK: f64 = 90.0;

struct Frame<'a> {
    buckets: &'a [Bucket],
    period: Period,
    width_ms: i64,
    /// At the upper edge.
    most: f64,
}

impl Frame<'_> {
    fn x(&self, at_ms: i64) -> f64 {
        let (from, to) = (self.period.begin_ms() / self.width_ms * self.width_ms, self.period.end_ms());
        rounded(LEFT + (WIDTH - LEFT) * (at_ms - from) as f64 / (to - from).max(1) as f64)
    }

    fn y(&self, value: f64) -> f64 {
        rounded((HEIGHT - FOOT) - (HEIGHT - FOOT - 10.0) * value / self.most)
    }

    /// The width of one bar, with a gap to the next.
    fn bar(&self) -> f64 {
        rounded(((self.x(self.width_ms) - self.x(0)) * 0.8).max(1.0))
    }

    fn draw(&self, unit: &str) -> Markup {
        html! {
            @for part in [0.0, 0.5, 1.0] {
                @let y = self.y(self.most * part);
                line.grid x1=(LEFT) y1=(y) x2=(WIDTH) y2=(y) {}
                text.lane x="0" y=(y + 4.0) { (format!("{:.0}", self.most * part)) (unit) }
            }
            @for at in self.marks() {
                @let x = (self.x(at) + self.bar() / 2.0).clamp(LEFT + TICK / 2.0, WIDTH - TICK / 2.0);
                text.tick x=(rounded(x)) y=(HEIGHT - 4.0) { (from_ms(at).strftime(self.written())) }
            }
        }
    }

    /// At most nine, each of a bar.
    fn marks(&self) -> Vec<i64> {
        let (first, last) =
            (self.period.begin_ms() / self.width_ms, (self.period.end_ms() - 1) / self.width_ms);
        let step = (last - first) / 9 + 1;
        (first..=last).step_by(step as usize).map(|bar| bar * self.width_ms).collect()
    }

    fn written(&self) -> &'static str {
        if self.width_ms >= 24 * 3_600_000 { "%d %b" } else { "%d %b %H:%M" }
    }
}

/// Calls, and those among them that ended without an answer of the flow.
pub(super) fn calls(buckets: &[Bucket], period: Period) -> Markup {
    let most = buckets.iter().map(|bucket| bucket.calls).max().unwrap_or(1).max(2) as f64;
    let frame = Frame { buckets, period, width_ms: period.bucket_ms(), most };
    let bar = |bucket: &Bucket, class: &str, count: u64| {
        let (x, y) = (frame.x(bucket.from_ms), frame.y(count as f64));
        let height = rounded(frame.y(0.0) - y);
        html! {
            rect class=(class) x=(x) y=(y) width=(frame.bar()) height=(height) {
                title { (from_ms(bucket.from_ms)) ": " (bucket.calls) " calls, " (bucket.escalated) " escalated" }
            }
        }
    };
    html! {
        p.legend { span.key.offhook { "calls" } span.key.escalated { "of these escalated" } }
        (picture("Calls and escalations", &frame, "", html! {
            @for bucket in frame.buckets {
                (bar(bucket, "offhook", bucket.calls))
                @if bucket.escalated > 0 { (bar(bucket, "escalated", bucket.escalated)) }
            }
        }))
    }
}

/// The wait for an answer: half of them were quicker than the one line, 95 of 100 than the other.
pub(super) fn waits(buckets: &[Bucket], period: Period) -> Markup {
    let answered: Vec<Bucket> = buckets.iter().filter(|bucket| bucket.gap.count > 0).copied().collect();
    let most = answered.iter().map(|bucket| bucket.gap.p95).max().unwrap_or(1).max(1) as f64;
    let frame = Frame { buckets: &answered, period, width_ms: period.bucket_ms(), most };
    let points = |value: fn(&Bucket) -> i64| {
        let x = |bucket: &Bucket| frame.x(bucket.from_ms) + frame.bar() / 2.0;
        let point = |bucket: &Bucket| (x(bucket), frame.y(value(bucket) as f64));
        frame.buckets.iter().map(point).collect::<Vec<_>>()
    };
    let line = |points: &[(f64, f64)]| {
        points.iter().map(|(x, y)| format!("{x:.1},{y:.1}")).collect::<Vec<_>>().join(" ")
    };
    html! {
        p.legend { span.key.offhook { "half are quicker" } span.key.caller { "95 of 100 are quicker" } }
        (picture("Wait for an answer", &frame, " ms", html! {
            @for (class, points) in [("offhook", points(|b| b.gap.p50)), ("caller", points(|b| b.gap.p95))] {
                polyline class=(class) points=(line(&points)) {}
                @for (x, y) in &points { circle class=(class) cx=(x) cy=(y) r="3" {} }
            }
        }))
    }
}

/// What both charts show, in figures.
pub(super) fn table(buckets: &[Bucket]) -> Markup {
    html! {
        details {
            summary { "The same as a table" }
            div.wide tabindex="0" role="region" aria-label="The charts as a table" {
                table {
                    thead {
                        tr {
                            th { "From" }
                            th { "Calls" }
                            th { "Escalated" }
                            th { "Half within" }
                            th { "95 of 100 within" }
                        }
                    }
                    tbody {
                        @for bucket in buckets {
                            tr {
                                td { (time(from_ms(bucket.from_ms))) }
                                td { (bucket.calls) }
                                td { (bucket.escalated) }
                                td { @if bucket.gap.count > 0 { (bucket.gap.p50) " ms" } }
                                td { @if bucket.gap.count > 0 { (bucket.gap.p95) " ms" } }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn picture(name: &str, frame: &Frame<'_>, unit: &str, content: Markup) -> Markup {
    html! {
        div.wide tabindex="0" role="region" aria-label=(name) {
            svg.picture viewBox={ "0 0 1000 " (HEIGHT) } role="img" aria-label=(name) {
                (frame.draw(unit))
                (content)
            }
        }
    }
}
