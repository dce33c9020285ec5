//! The hands of a clock, and the times of day that they can mean.

use jiff::civil::Time;

use crate::language::DayPart;

/// The hands of a clock; on twelve hours unless what was said leaves no doubt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Clock {
    pub(super) hour: i8,
    pub(super) minute: i8,
    pub(super) twelve_hours: bool,
}

impl Clock {
    pub(super) fn new(hour: i8, minute: i8, sure: bool) -> Option<Self> {
        let real = (0..=24).contains(&hour) && (0..60).contains(&minute) && (hour < 24 || minute == 0);
        let twelve_hours = (1..=12).contains(&hour) && !sure;
        real.then_some(Self { hour: hour % 24, minute, twelve_hours })
    }

    /// The times that can be meant, the earlier first.
    pub(super) fn times(self, part: Option<DayPart>) -> Vec<Time> {
        let at = |hour: i8| Time::new(hour % 24, self.minute, 0, 0).ok();
        if !self.twelve_hours {
            return at(self.hour).into_iter().collect();
        }
        let first = self.hour % 12;
        let hours = match part {
            Some(DayPart::Morning) => vec![first],
            Some(DayPart::Afternoon) => vec![first + 12],
            Some(DayPart::Evening | DayPart::Night) if first == 0 => vec![0],
            Some(DayPart::Night) if first < 5 => vec![first],
            Some(DayPart::Evening | DayPart::Night) => vec![first + 12],
            None => vec![first, first + 12],
        };
        hours.into_iter().filter_map(at).collect()
    }

    /// On twenty-four hours, as keys are; with its other reading twelve hours later.
    pub(super) fn typed(hour: i8, minute: i8) -> Option<Self> {
        Self::new(hour, minute, false)
    }
}
