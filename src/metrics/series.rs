//! One declaration for each series: its name, what Prometheus is told of it, its type and its bounds.

use prometheus_client::{
    metrics::{family::Family, histogram::Histogram},
    registry::{Metric, Registry, Unit},
};

use super::Timings;

/// Declares a struct of series. A field's name is the series' (after `as` where it differs), its comment is the help
/// text that `/metrics` gives and docs/metrics.md repeats, and `seconds in` names the bounds of its buckets. After
/// `with` come structs of more series.
macro_rules! series {
    ($(#[$about:meta])* $struct:ident {
        $($(#[doc = $help:literal])+ $field:ident $(as $name:ident)?: $kind:ty $(, seconds in $bounds:ident)?;)+
        $(with $visible:vis $part:ident: $part_kind:ty;)*
    }) => {
        $(#[$about])*
        #[derive(Debug)]
        pub struct $struct {
            $($(#[doc = $help])+ pub $field: $kind,)+
            $($visible $part: $part_kind,)*
        }

        impl $struct {
            pub(in crate::metrics) fn registered(to: &mut Registry) -> Self {
                Self {
                    $($field: series!(
                        @add to, series!(@name $field $($name)?), concat!($($help),+), $kind $(, $bounds)?
                    ),)+
                    $($part: <$part_kind>::registered(to),)*
                }
            }
        }
    };
    (@name $field:ident) => { stringify!($field) };
    (@name $field:ident $name:ident) => { stringify!($name) };
    (@add $to:ident, $name:expr, $help:expr, $kind:ty) => {
        $crate::metrics::series::add($to, $name, $help, <$kind>::default())
    };
    (@add $to:ident, $name:expr, $help:expr, $kind:ty, $bounds:ident) => {
        $crate::metrics::series::add_seconds(
            $to,
            $name,
            $help,
            <$kind as $crate::metrics::series::Timed>::within(|| Histogram::new($bounds), &$bounds),
        )
    };
}

/// What counts durations in buckets.
pub(super) trait Timed {
    /// `plain` makes a histogram with these bounds.
    fn within(plain: fn() -> Histogram, bounds: &[f64]) -> Self;
}

impl Timed for Histogram {
    fn within(plain: fn() -> Histogram, _: &[f64]) -> Self {
        plain()
    }
}

impl<L: Clone + std::hash::Hash + Eq> Timed for Family<L, Histogram> {
    fn within(plain: fn() -> Histogram, _: &[f64]) -> Self {
        Self::new_with_constructor(plain)
    }
}

impl Timed for Timings {
    fn within(_: fn() -> Histogram, bounds: &[f64]) -> Self {
        Self::new(bounds)
    }
}

pub(super) fn add<M: Metric + Clone>(to: &mut Registry, name: &str, help: &str, metric: M) -> M {
    to.register(name, told(help), metric.clone());
    metric
}

pub(super) fn add_seconds<M: Metric + Clone>(to: &mut Registry, name: &str, help: &str, metric: M) -> M {
    to.register_with_unit(name, told(help), Unit::Seconds, metric.clone());
    metric
}

/// A comment as a help text: the encoder adds the full stop.
fn told(comment: &str) -> &str {
    comment.trim().trim_end_matches('.')
}
