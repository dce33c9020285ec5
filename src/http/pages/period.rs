//! The form that chooses a span of time, and the span in words.

use maud::{Markup, html};

use super::time;
use crate::http::period::{Period, When};

pub(super) fn form(address: &str, when: &When, period: Period) -> Markup {
    let said = |value: &Option<String>| value.clone().unwrap_or_default();
    html! {
        form.search method="get" action=(address) {
            label { "From" input type="date" name="from" value=(said(&when.from)); }
            label { "To" input type="date" name="to" value=(said(&when.to)); }
            button { "Show" }
            a href=(address) { "The last seven days" }
        }
        p.soft { (time(period.from)) " to " (time(period.to)) }
    }
}
