//! A conversation as a list of what was said, with how each answer was understood.

use std::borrow::Borrow;

use maud::{Markup, html};

use crate::{
    pii::Redacted,
    transcript::{Turn, whole_ms},
};

/// The conversation; `why` tells how each answer was understood and how long it took as well.
pub(super) fn talk<T: Borrow<Turn>>(turns: &[T], why: bool) -> Markup {
    html! {
        ol.talk {
            @for turn in turns.iter().map(Borrow::borrow) {
                @if let Some(heard) = turn.heard().map(Redacted::expose) {
                    li.caller { span.side { "Caller: " } @if heard.is_empty() { em { "no words" } } @else { (heard) } }
                }
                @if let Some(keys) = turn.keys() { li.keys { span.side { "Keys: " } kbd { (keys.expose()) } } }
                @if let (true, Some(understood)) = (why, understood(turn)) {
                    li.why { (understood) @for source in turn.sources() { ", from " (source) } }
                }
                @if !turn.said().expose().is_empty() {
                    li {
                        span.side { "Offhook: " } (turn.said().expose())
                        @if why { (times(turn)) }
                    }
                }
            }
        }
    }
}

/// How long the caller waited for it, and what was not heard of it.
fn times(turn: &Turn) -> Markup {
    html! {
        @if let Some(gap) = turn.gap { " " span.soft.gap { "after " (whole_ms(gap)) " ms" } }
        @if let Some(to) = turn.heard_to { " " span.soft.gap { "cut at " (whole_ms(to)) " ms" } }
    }
}

/// "phrases: billing, 93 % (`bill` is a synonym)".
fn understood(turn: &Turn) -> Option<String> {
    let mut text = turn.tier()?.as_str().to_owned();
    if let Some(meaning) = turn.meaning().filter(|meaning| !meaning.is_empty()) {
        text.push_str(&format!(": {meaning}"));
    }
    // Nothing was understood, and that is sure.
    if let Some(sure) = turn.understood_confidence().filter(|sure| *sure > 0) {
        text.push_str(&format!(", {sure} %"));
    }
    if let Some(why) = turn.why() {
        text.push_str(&format!(" ({why})"));
    }
    Some(text)
}
