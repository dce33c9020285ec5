//! Takes out of a text what nobody can say, and writes the rest with the signs that rules know.

/// Characters that are said as others, in whatever language.
const ALIKE: [(char, &str); 23] = [
    ('\u{2018}', "'"),
    ('\u{2019}', "'"),
    ('\u{2032}', "'"),
    ('\u{201c}', "\""),
    ('\u{201d}', "\""),
    ('\u{2033}', "\""),
    ('\u{2010}', "-"),
    ('\u{2011}', "-"),
    ('\u{2212}', "-"),
    ('\u{2022}', ", "),
    ('\u{b7}', ", "),
    ('|', ", "),
    ('\t', " "),
    ('\r', "\n"),
    ('\u{b9}', "1"),
    ('\u{bd}', " 1/2"),
    ('\u{bc}', " 1/4"),
    ('\u{be}', " 3/4"),
    ('\u{2153}', " 1/3"),
    ('\u{2154}', " 2/3"),
    ('\u{ba}', "\u{b0}"),
    ('\u{fe50}', ","),
    ('\u{2028}', "\n"),
];
/// Pictures, arrows, boxes, signs of rights, private characters and marks that only join or turn others.
const UNSPEAKABLE: [std::ops::RangeInclusive<char>; 12] = [
    '\u{a9}'..='\u{a9}',
    '\u{ad}'..='\u{ae}',
    '\u{200b}'..='\u{200f}',
    '\u{202a}'..='\u{202e}',
    '\u{2060}'..='\u{206f}',
    '\u{2100}'..='\u{2123}',
    '\u{2190}'..='\u{2bff}',
    '\u{fe00}'..='\u{fe0f}',
    '\u{feff}'..='\u{feff}',
    '\u{e000}'..='\u{f8ff}',
    '\u{1f000}'..='\u{1faff}',
    '\u{e0000}'..='\u{10ffff}',
];
/// These are among them, and are said.
const SPEAKABLE: [char; 4] = ['\u{2264}', '\u{2265}', '\u{2248}', '\u{2260}'];

pub(super) fn clean(text: &str) -> String {
    let mut clean = String::with_capacity(text.len());
    for character in text.chars() {
        if let Some((_, alike)) = ALIKE.iter().find(|(written, _)| *written == character) {
            clean.push_str(alike);
        } else if is_unspeakable(character) {
            clean.push(' ');
        } else if !character.is_control() || character == '\n' {
            clean.push(if character.is_whitespace() && character != '\n' { ' ' } else { character });
        }
    }
    tidy(&clean)
}

/// One blank between words, none before a mark, one line where a line was.
pub(super) fn tidy(text: &str) -> String {
    let lines = text.lines().map(|line| {
        let mut tidy = String::with_capacity(line.len());
        for word in line.split_whitespace() {
            let is_mark = word.starts_with([',', '.', '!', '?', ';', ':', ')']) && !word.starts_with("...");
            let is_mark = is_mark && !word[1..].starts_with(|c: char| c.is_alphanumeric());
            if !tidy.is_empty() && !is_mark {
                tidy.push(' ');
            }
            tidy.push_str(word);
        }
        tidy
    });
    lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

fn is_unspeakable(character: char) -> bool {
    !SPEAKABLE.contains(&character) && UNSPEAKABLE.iter().any(|range| range.contains(&character))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_can_say_goes_and_words_stay_apart() {
        for (text, expected) in [
            ("Hello\u{1f600}there \u{2764}\u{fe0f}!", "Hello there!"),
            ("a\u{7}b\u{0}c", "abc"),
            ("zero\u{200b}width\u{ad}s", "zero width s"),
            ("  two\u{a0}\u{2003} words \n\n\r\n next ", "two words\nnext"),
            ("it\u{2019}s \u{201c}fine\u{201d}", "it's \"fine\""),
            ("caf\u{e9} \u{4f60}\u{597d} \u{e4}", "caf\u{e9} \u{4f60}\u{597d} \u{e4}"),
            ("one , two .", "one, two."),
            ("costs .5 and ...", "costs .5 and ..."),
            ("\u{1f600}", ""),
        ] {
            assert_eq!(clean(text), expected, "{text:?}");
        }
    }
}
