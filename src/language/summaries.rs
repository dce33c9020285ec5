//! What happened in a call, as the one line that the person who takes it reads: `{place}` is a destination as it is
//! spoken, `{slot}` the name of a slot.

/// Each without a full stop: values and the caller's own words may follow.
pub struct Summaries {
    /// Before the caller's own words, and before a model's; what they end with.
    pub said: &'static str,
    pub said_end: &'static str,
    pub in_short: &'static str,
    pub in_short_end: &'static str,
    /// Stands for a destination where none is known.
    pub a_person: &'static str,
    /// With the `{key}`.
    pub pressed: &'static str,
    pub sent_on: &'static str,
    pub asked_for: &'static str,
    pub asked_for_person: &'static str,
    pub told_closed: &'static str,
    pub told_first: &'static str,
    pub asked_question: &'static str,
    pub said_goodbye: &'static str,
    pub hung_up: &'static str,
    pub overload: &'static str,
    pub broken: &'static str,
    pub circle: &'static str,
    pub not_recognised: &'static str,
    pub said_nothing: &'static str,
    pub fell_silent: &'static str,
    pub not_understood: &'static str,
    pub slot_not_understood: &'static str,
    pub slot_not_given: &'static str,
    pub answered: &'static str,
    /// With their `{count}`.
    pub gave_digits: &'static str,
    pub no_message: &'static str,
    pub message: &'static str,
}
