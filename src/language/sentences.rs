//! The sentences that Offhook says by itself, where a flow has no words of its own.

/// All of them.
pub struct Sentences {
    pub prompts: Prompts,
    pub refusals: Refusals,
    pub asking: Asking,
}

/// What a flow says where its file is silent. The places in braces are those that the flow's own prompts have.
pub struct Prompts {
    pub no_input: [&'static str; 2],
    pub no_match: [&'static str; 2],
    pub confirm: &'static str,
    pub confirm_again: &'static str,
    pub denied: &'static str,
    pub which: &'static str,
    pub menu: &'static str,
    pub menu_without_keys: &'static str,
    pub transfer: &'static str,
    pub fallback: &'static str,
    pub trouble: &'static str,
    pub goodbye: &'static str,
    pub filler: &'static str,
    pub closed: &'static str,
    pub anything_else: &'static str,
    pub slot_confirm: &'static str,
    pub slot_missing: &'static str,
    pub wait: &'static str,
    pub paused: &'static str,
    pub resumed: &'static str,
}

/// Why a value is not taken, and what is missing of one.
pub struct Refusals {
    /// By `{digits}`, which is one of the next two, the second with its `{count}`.
    pub too_short: &'static str,
    pub too_long: &'static str,
    pub one_digit: &'static str,
    pub digits: &'static str,
    pub check_digit_wrong: &'static str,
    /// With the `{limit}`, here and below.
    pub too_small: &'static str,
    pub too_large: &'static str,
    pub not_whole: &'static str,
    pub not_one: &'static str,
    pub no_such_date: &'static str,
    pub no_such_time: &'static str,
    pub in_the_past: &'static str,
    pub in_the_future: &'static str,
    pub too_early: &'static str,
    pub too_far_ahead: &'static str,
    /// With the `{weekday}`.
    pub not_that_weekday: &'static str,
    /// With `{earliest}` and `{latest}`.
    pub outside_hours: &'static str,
    pub unknown_choice: &'static str,
    pub remaining_digits: &'static str,
    pub which_year: &'static str,
    pub which_day_of_month: &'static str,
    pub which_month: &'static str,
    pub which_day: &'static str,
    pub which_time: &'static str,
    /// With `{first}` and `{second}`, two values.
    pub which_value: &'static str,
}

/// What the verb `ask` says before it asks again.
pub struct Asking {
    pub no_input: &'static str,
    pub no_match: &'static str,
    pub trouble: &'static str,
    pub yes_or_no: &'static str,
    pub digits: &'static str,
    pub digits_then_hash: &'static str,
    /// With `{choice}` and `{key}`.
    pub choice: &'static str,
}

/// The sentence with its places filled in. A place that has no value stays as it is written.
pub fn filled(sentence: &str, values: &[(&str, &str)]) -> String {
    let mut text = String::new();
    let mut rest = sentence;
    while let Some((before, after)) = rest.split_once('{') {
        text.push_str(before);
        let place = after.split_once('}');
        let value = place.and_then(|(name, _)| values.iter().find(|(known, _)| *known == name));
        match (place, value) {
            (Some((_, beyond)), Some((_, value))) => {
                text.push_str(value);
                rest = beyond;
            }
            _ => {
                text.push('{');
                rest = after;
            }
        }
    }
    text + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_stand_in_their_places_and_are_not_looked_into() {
        let values = [("first", "{second}"), ("second", "b")];
        assert_eq!(filled("Is it {first}, or {second}?", &values), "Is it {second}, or b?");
        assert_eq!(filled("{third} { {first", &values), "{third} { {first");
    }
}
