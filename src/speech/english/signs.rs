//! Signs that stand for words, and signs that only decorate.

use super::{Accent, Entry};
use crate::speech::rule::Found;

pub(super) const RULES: [Entry; 7] = [
    (r"\*{2,}|_{2,}|`+|~~|(?m:^#{1,6}\s)|(?m:^\s*[-*]\s)", decoration),
    (r"(^|[\s\x22'(])\*(\w[^*\n]*\w)\*", emphasis),
    (r"(^|\s)(#|\*)([\s,.;:?!)\x22']|$)", key),
    (
        r"\s?(&|\+|=|@|<=|>=|<|>|\x{2264}|\x{2265}|\x{2248}|\x{2260}|\x{b1}|\x{d7}|\x{f7}|~|%|\x{b0})\s?",
        between,
    ),
    (r"([A-Za-z])\s?/\s?([A-Za-z])", either),
    (r"[\x22\[\]{}<>\\^_*#/$\x{a3}\x{20ac}\x{a2}\x{a7}\x{ab}\x{bb}\x{201e}]", decoration),
    (r"\s[-\x{2013}\x{2014}]+\s|\x{2013}|\x{2014}", dash),
];

fn decoration(_: &Found<'_>, _: Accent) -> Option<String> {
    Some(" ".to_owned())
}

fn emphasis(found: &Found<'_>, _: Accent) -> Option<String> {
    Some(format!("{}{}", found.get(1), found.get(2)))
}

/// The keys of a telephone: "press * or #".
fn key(found: &Found<'_>, accent: Accent) -> Option<String> {
    let name = match (found.get(2), accent) {
        ("*", _) => "star",
        (_, Accent::American) => "pound",
        (_, Accent::British) => "hash",
    };
    Some(format!("{}{name}{}", found.get(1), found.get(3)))
}

fn between(found: &Found<'_>, _: Accent) -> Option<String> {
    let word = match found.get(1) {
        "&" => "and",
        "+" => "plus",
        "=" => "equals",
        "@" => "at",
        "<" => "less than",
        ">" => "more than",
        "<=" | "\u{2264}" => "at most",
        ">=" | "\u{2265}" => "at least",
        "\u{2248}" | "~" => "about",
        "\u{2260}" => "is not",
        "\u{b1}" => "plus or minus",
        "\u{d7}" => "times",
        "\u{f7}" => "divided by",
        "%" => "percent",
        _ => "degrees",
    };
    Some(format!(" {word} "))
}

/// "he/she" is a choice, and so are all words with a stroke between them.
fn either(found: &Found<'_>, _: Accent) -> Option<String> {
    let is_and = found.before().ends_with("an") && found.get(1) == "d" && found.get(2) == "o";
    let word = if is_and { " " } else { " or " };
    Some(format!("{}{word}{}", found.get(1), found.get(2)))
}

/// A breath.
fn dash(found: &Found<'_>, _: Accent) -> Option<String> {
    let after_mark = found.before().ends_with([',', '.', ';', ':', '!', '?']);
    Some(if after_mark { " ".to_owned() } else { ", ".to_owned() })
}
