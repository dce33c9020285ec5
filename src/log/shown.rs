//! A text from outside as a log or a terminal may show it: its end cut off, and nothing in it that acts on either.

use std::fmt::{self, Write};

/// Longer than any line of our own; a frame of a native library's table fits.
pub const CHARACTERS_MAX: usize = 1_000;

/// The text, bounded and escaped.
pub fn shown(text: &str) -> String {
    let mut cut = String::new();
    let mut bounded = Bounded::new(&mut cut);
    // A string takes everything.
    let _ = bounded.write_str(text).and_then(|()| bounded.finish());
    cut
}

/// Passes on what is written to it, as far as there is room, with what acts on a terminal escaped.
pub struct Bounded<'a, W: Write + ?Sized> {
    to: &'a mut W,
    room: usize,
    cut: usize,
}

impl<'a, W: Write + ?Sized> Bounded<'a, W> {
    pub fn new(to: &'a mut W) -> Self {
        Self { to, room: CHARACTERS_MAX, cut: 0 }
    }

    /// Says how much there was no room for.
    pub fn finish(self) -> fmt::Result {
        match self.cut {
            0 => Ok(()),
            cut => write!(self.to, "... [{cut} more characters]"),
        }
    }
}

impl<W: Write + ?Sized> Write for Bounded<'_, W> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        for letter in text.chars() {
            if self.room == 0 {
                self.cut += 1;
                continue;
            }
            self.room -= 1;
            match acts(letter) {
                true => write!(self.to, "{}", letter.escape_default())?,
                false => self.to.write_char(letter)?,
            }
        }
        Ok(())
    }
}

/// Ends a line, moves the cursor, changes colours or the direction of what follows.
fn acts(letter: char) -> bool {
    let turns = matches!(letter, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    letter.is_control() || turns || matches!(letter, '\u{2028}' | '\u{2029}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        assert_eq!(shown(text), expected, "{text:?}");
    }

    #[test]
    fn a_text_from_outside_is_one_line_of_bounded_length_that_moves_nothing() {
        check("", "");
        check("PJSIP/trunk-0001 \"é\"", "PJSIP/trunk-0001 \"é\"");
        check("a\r\nWARN forged", "a\\r\\nWARN forged");
        check("\u{1b}[2J\u{7}\u{0}\u{9b}", "\\u{1b}[2J\\u{7}\\u{0}\\u{9b}");
        check("\u{202e}txt.exe\u{2066}\u{2028}", "\\u{202e}txt.exe\\u{2066}\\u{2028}");
        let most = "é".repeat(CHARACTERS_MAX);
        check(&most, &most);
        check(&format!("{most}xyz"), &format!("{most}... [3 more characters]"));
    }
}
