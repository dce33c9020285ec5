//! Signs that stand for words, and signs that only decorate.

use super::{Entry, Region};
use crate::speech::rule::Found;

pub(super) const RULES: [Entry; 7] = [
    (r"\*{2,}|_{2,}|`+|~~|(?m:^#{1,6}\s)|(?m:^\s*[-*]\s)", decoration),
    (r"(^|[\s\x22'(])\*(\w[^*\n]*\w)\*", emphasis),
    (r"(^|\s)(#|\*)([\s,.;:?!)\x22']|$)", key),
    (
        r"\s?(&|\+|=|@|<=|>=|<|>|\x{2264}|\x{2265}|\x{2248}|\x{2260}|\x{b1}|\x{d7}|\x{f7}|~|%|\x{b0})\s?",
        between,
    ),
    (r"(\p{L})\s?/\s?(\p{L})", either),
    (r"[\x22\[\]{}<>\\^_*#/$\x{a3}\x{20ac}\x{a2}\x{a7}\x{ab}\x{bb}\x{201e}]", decoration),
    (r"\s[-\x{2013}\x{2014}]+\s|\x{2013}|\x{2014}", dash),
];

fn decoration(_: &Found<'_>, _: Region) -> Option<String> {
    Some(" ".to_owned())
}

fn emphasis(found: &Found<'_>, _: Region) -> Option<String> {
    Some(format!("{}{}", found.get(1), found.get(2)))
}

/// The keys of a telephone.
fn key(found: &Found<'_>, _: Region) -> Option<String> {
    let name = if found.get(2) == "*" { "étoile" } else { "dièse" };
    Some(format!("{}{name}{}", found.get(1), found.get(3)))
}

fn between(found: &Found<'_>, _: Region) -> Option<String> {
    let word = match found.get(1) {
        "&" => "et",
        "+" => "plus",
        "=" => "égale",
        "@" => "arobase",
        "<" => "moins de",
        ">" => "plus de",
        "<=" | "\u{2264}" => "au plus",
        ">=" | "\u{2265}" => "au moins",
        "\u{2248}" | "~" => "environ",
        "\u{2260}" => "différent de",
        "\u{b1}" => "plus ou moins",
        "\u{d7}" => "fois",
        "\u{f7}" => "divisé par",
        "%" => "pour cent",
        _ => "degrés",
    };
    Some(format!(" {word} "))
}

/// "il/elle" is a choice, "et/ou" is what it says.
fn either(found: &Found<'_>, _: Region) -> Option<String> {
    let is_and = found.before().ends_with('e') && found.get(1) == "t" && found.get(2) == "o";
    let word = if is_and { " " } else { " ou " };
    Some(format!("{}{word}{}", found.get(1), found.get(2)))
}

/// A breath.
fn dash(found: &Found<'_>, _: Region) -> Option<String> {
    let after_mark = found.before().ends_with([',', '.', ';', ':', '!', '?']);
    Some(if after_mark { " ".to_owned() } else { ", ".to_owned() })
}
